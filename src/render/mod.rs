//! Pages to bytes: a template, its view, the chrome. A template sees nothing else.

mod atom;
mod beside;
mod calendar;
mod company;
mod foreign;
mod machine;
mod stylesheet;
mod theme;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tera::{Context, Tera, Value};

use crate::locale::Language;
use crate::view::{Chrome, Page};

pub use company::company_stylesheet;
pub use theme::{DEFAULT_NAME, Theme};

/// What the pages of a folder share: under which name they have it, and the template that makes it.
const SHARED: [(&str, &str); 4] = [
    ("head_html", "head.html"),
    ("chrome_html", "header.html"),
    ("footer_html", "footer.html"),
    ("scripts_html", "scripts.html"),
];

/// Renders pages with the templates of a theme.
#[derive(Debug)]
pub struct Renderer {
    tera: Tera,
    strings: BTreeMap<Language, Value>,
}

/// What the pages of a folder share, rendered once.
#[derive(Debug, Clone)]
pub struct PreparedChrome {
    of: Chrome,
    chrome: Value,
    /// What each template of [`SHARED`] makes of it.
    parts: Vec<Value>,
    /// The pages that stand beside each other there.
    beside: OnceLock<beside::Rendered>,
}

/// Of the same templates, the same chrome gives the same.
impl PartialEq for PreparedChrome {
    fn eq(&self, other: &PreparedChrome) -> bool {
        self.of == other.of
    }
}

impl Renderer {
    /// Takes in the templates; an error is the engine's words, with file and line.
    pub fn new(theme: &Theme) -> Result<Renderer, String> {
        let mut tera = Tera::default();
        tera.autoescape_on([".html", ".svg"]);
        tera.set_fallback_prefixes(["default/"]).map_err(|error| error.to_string())?;
        tera.add_raw_templates(theme.templates.iter()).map_err(|error| error.to_string())?;
        let strings =
            theme.strings.iter().map(|(language, strings)| (*language, Value::from_serializable(strings)));
        Ok(Renderer { tera, strings: strings.collect() })
    }

    /// Renders what the pages of a folder share.
    pub fn prepare(&self, of: Chrome, language: Language) -> Result<PreparedChrome, String> {
        let chrome = Value::from_serializable(&of);
        let mut context = Context::new();
        context.insert_value("chrome", chrome.clone());
        context.insert_value("t", self.strings(language));
        let part = |(_, template)| Ok(Value::safe_string(self.render(template, &context)?.trim_end()));
        let parts = SHARED.into_iter().map(part).collect::<Result<_, String>>()?;
        Ok(PreparedChrome { of, chrome, parts, beside: OnceLock::new() })
    }

    /// Renders a page.
    pub fn page(&self, page: &Page, chrome: &PreparedChrome) -> Result<String, String> {
        let page = self.render(page.view.template(), &self.context(page, chrome)?)?;
        Ok(chrome.of.original.and_then(|language| foreign::spelled_out(&page, language)).unwrap_or(page))
    }

    /// Renders a page into a buffer, which is emptied first: one for many pages saves memory being taken
    /// and given back.
    pub fn page_into(&self, page: &Page, chrome: &PreparedChrome, out: &mut Vec<u8>) -> Result<(), String> {
        out.clear();
        let context = self.context(page, chrome)?;
        self.tera.render_to(page.view.template(), &context, &mut *out).map_err(|error| error.to_string())?;
        if let Some(language) = chrome.of.original {
            let spelled_out =
                std::str::from_utf8(out).ok().and_then(|page| foreign::spelled_out(page, language));
            *out = spelled_out.map_or_else(|| std::mem::take(out), String::into_bytes);
        }
        Ok(())
    }

    /// What a template sees.
    fn context(&self, page: &Page, chrome: &PreparedChrome) -> Result<Context, String> {
        let mut context = Context::new();
        context.insert_value("chrome", chrome.chrome.clone());
        for ((name, _), part) in SHARED.into_iter().zip(&chrome.parts) {
            context.insert_value(name, part.clone());
        }
        context.insert_value("t", self.strings(page.language));
        context.insert("page", &page.head);
        context.insert("view", &page.view);
        if let Some(around) = &page.head.around {
            let (before, after) = self.beside(&around.beside, &chrome.beside)?;
            context.insert_value("before_html", before);
            context.insert_value("after_html", after);
        }
        Ok(context)
    }

    fn strings(&self, language: Language) -> Value {
        self.strings.get(&language).cloned().unwrap_or_else(|| Value::from_serializable(&()))
    }

    fn render(&self, template: &str, context: &Context) -> Result<String, String> {
        self.tera.render(template, context).map_err(|error| error.to_string())
    }
}

/// What a page may load and who may show it: nothing but the portal itself.
pub const CONTENT_POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; \
                                  img-src 'self' data:; script-src 'self'; style-src 'self'";

/// What servers that read it should say with each file: who may show it, what it may load, how long
/// it may be kept.
pub fn headers() -> String {
    format!(
        "/*\n  Content-Security-Policy: {CONTENT_POLICY}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n  \
         Cache-Control: no-cache\n\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )
}
