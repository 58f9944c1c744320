//! The pages beside a page: each is rendered once for all pages of a folder, not once a page.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use tera::{Context, Value};

use super::Renderer;
use crate::view::beside::Beside;
use crate::view::parts::Link;

/// Links, each with its markup once it was needed.
#[derive(Debug, Clone)]
pub(super) struct Rendered {
    links: Arc<[Link]>,
    markup: Box<[OnceLock<String>]>,
}

impl Rendered {
    fn new(links: &Arc<[Link]>) -> Rendered {
        Rendered { links: Arc::clone(links), markup: links.iter().map(|_| OnceLock::new()).collect() }
    }
}

impl Renderer {
    /// What stands before a page and after it. `rendered` is kept for the pages of its folder; one that stands
    /// in another list has its own.
    pub(super) fn beside(
        &self,
        beside: &Beside,
        rendered: &OnceLock<Rendered>,
    ) -> Result<(Value, Value), String> {
        let shared = rendered.get_or_init(|| Rendered::new(&beside.all));
        let own = (!Arc::ptr_eq(&shared.links, &beside.all)).then(|| Rendered::new(&beside.all));
        let rendered = own.as_ref().unwrap_or(shared);
        let before = self.markup(rendered, beside.shown.start..beside.current)?;
        let after = self.markup(rendered, beside.current + 1..beside.shown.end)?;
        Ok((Value::safe_string(&before), Value::safe_string(&after)))
    }

    fn markup(&self, rendered: &Rendered, range: Range<usize>) -> Result<String, String> {
        let mut all = String::new();
        let parts = rendered.links.iter().zip(&rendered.markup);
        for (link, markup) in parts.skip(range.start).take(range.len()) {
            if markup.get().is_none() {
                let mut context = Context::new();
                context.insert("link", link);
                let _ = markup.set(self.render("beside.html", &context)?);
            }
            all.push_str(markup.get().map_or("", String::as_str));
        }
        Ok(all)
    }
}
