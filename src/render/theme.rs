//! The files of a theme: the default one, embedded in the program, and one of the portal's own laid
//! over it, file by file.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, DirEntry, include_dir};

use super::{Renderer, stylesheet};
use crate::locale::Language;
use crate::model::{Node, NodeContent};
use crate::read::yaml;
use crate::source::FileId;

/// The default theme.
static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme, ready to be used.
#[derive(Debug, Default)]
pub struct Theme {
    /// Templates by name. Those of the default theme are called `default/<name>`.
    pub templates: BTreeMap<String, String>,
    /// Assets by their path in the output, with the hash of what is in them.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// The paths of the stylesheets in the output, in order.
    pub stylesheets: Vec<String>,
    /// The paths of those for paper, which no screen waits for.
    pub printed: Vec<String>,
    /// The paths of the scripts in the output, by the name under which pages ask for them.
    pub scripts: BTreeMap<String, String>,
    /// The words that templates print, by language.
    pub strings: BTreeMap<Language, serde_json::Value>,
    /// Its templates taken apart, once somebody asks for them.
    renderer: OnceLock<Result<Arc<Renderer>, String>>,
}

/// The name of the theme that is embedded.
pub const DEFAULT_NAME: &str = "default";

impl Theme {
    /// The default theme with the files of another one laid over it. An error is a sentence of
    /// whichever file is wrong.
    pub fn new(own: &[(String, Vec<u8>)]) -> Result<Theme, String> {
        let mut theme = Theme::default();
        let mut settings = serde_json::Value::Null;
        let (mut sheets, mut printed) = (Vec::new(), Vec::new());
        let mut assets: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let default = default_files();
        let layers = [("default/", default.as_slice()), ("", own)];
        for (prefix, files) in layers {
            for (path, bytes) in files {
                match path.split_once('/') {
                    Some(("templates", name)) => {
                        theme.templates.insert(format!("{prefix}{name}"), text(path, bytes)?);
                    }
                    Some(("assets", name)) => drop(assets.insert(name.to_owned(), asset(name, bytes))),
                    Some(("strings", name)) => theme.add_strings(name, path, bytes)?,
                    None if path == "theme.yaml" => {
                        let own = parse(path, bytes)?;
                        // A theme's own stylesheets come after the default ones, which it need not name.
                        add_names(&own, "stylesheets", &mut sheets);
                        add_names(&own, "printed", &mut printed);
                        merge(&mut settings, own);
                    }
                    _ => {}
                }
            }
        }
        let path_of = |name: &String| {
            let bytes = assets.get(name).ok_or_else(|| format!("theme.yaml: assets/{name}?"))?;
            Ok(asset_path(name, bytes))
        };
        theme.stylesheets = sheets.iter().map(path_of).collect::<Result<_, String>>()?;
        theme.printed = printed.iter().map(path_of).collect::<Result<_, String>>()?;
        let scripts = settings.get("scripts").and_then(|scripts| scripts.as_object());
        for (name, file) in scripts.into_iter().flatten() {
            let Some(file) = file.as_str() else { continue };
            theme.scripts.insert(name.clone(), path_of(&file.to_owned())?);
        }
        theme.assets = assets.into_iter().map(|(name, bytes)| (asset_path(&name, &bytes), bytes)).collect();
        Ok(theme)
    }

    /// What renders pages with its templates; an error is the engine's words, with file and line.
    pub fn renderer(&self) -> Result<Arc<Renderer>, String> {
        self.renderer.get_or_init(|| Renderer::new(self).map(Arc::new)).clone()
    }

    fn add_strings(&mut self, name: &str, path: &str, bytes: &[u8]) -> Result<(), String> {
        let language = name.split('.').next().and_then(Language::from_code);
        if let Some(language) = language {
            merge(self.strings.entry(language).or_insert(serde_json::Value::Null), parse(path, bytes)?);
        }
        Ok(())
    }
}

/// Adds the names that a setting lists and that are not there yet.
fn add_names(settings: &serde_json::Value, key: &str, names: &mut Vec<String>) {
    let list = settings.get(key).and_then(|list| list.as_array());
    for name in list.into_iter().flatten().filter_map(|name| name.as_str()) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
}

/// An asset as it is sent: stylesheets without what is for their readers alone.
fn asset(name: &str, bytes: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(bytes) {
        Ok(text) if Path::new(name).extension().is_some_and(|ending| ending == "css") => {
            stylesheet::compact(text).into_bytes()
        }
        _ => bytes.to_owned(),
    }
}

/// The files of the default theme with their paths, sorted.
fn default_files() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    collect(&DEFAULT, &mut files);
    files.sort();
    files
}

fn collect(folder: &Dir<'_>, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                files.push((path, file.contents().to_vec()));
            }
        }
    }
}

fn text(path: &str, bytes: &[u8]) -> Result<String, String> {
    String::from_utf8(bytes.to_vec()).map_err(|_| format!("{path}: UTF-8?"))
}

/// `assets/<name>.<hash>.<ending>`
pub(super) fn asset_path(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("assets/{stem}.{}.{ending}", &hash[..8])
}

/// Reads the YAML of a theme.
fn parse(path: &str, bytes: &[u8]) -> Result<serde_json::Value, String> {
    let text = text(path, bytes)?;
    let node = yaml::parse(&text, FileId(u32::MAX), 0).map_err(|diagnostic| {
        let line =
            text.get(..diagnostic.span.start as usize).map_or(1, |before| before.lines().count().max(1));
        format!("{path}:{line}: {}", diagnostic.message.en)
    })?;
    Ok(value(&node))
}

fn value(node: &Node) -> serde_json::Value {
    match &node.content {
        NodeContent::Null | NodeContent::Comment(_) => serde_json::Value::Null,
        NodeContent::Bool(value) => (*value).into(),
        NodeContent::Number(text) | NodeContent::Text(text) => text.as_str().into(),
        NodeContent::List(items) => items.iter().map(value).collect(),
        NodeContent::Map(pairs) => pairs
            .iter()
            .map(|pair| (pair.key.value.clone(), value(&pair.value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}

/// Lays one value over another: mappings key by key, everything else as a whole.
fn merge(under: &mut serde_json::Value, over: serde_json::Value) {
    match (under, over) {
        (serde_json::Value::Object(under), serde_json::Value::Object(over)) => {
            for (key, value) in over {
                merge(under.entry(key).or_insert(serde_json::Value::Null), value);
            }
        }
        (under, over) => *under = over,
    }
}
