//! The JSON Schema (draft-07) of every kind, for editors that complete and check what is typed. Made
//! of the fields that the kinds' reading functions name, and as strict as those are: what a schema
//! cannot see (whether a person exists) is for `check` to say.

mod pattern;
mod shape;
mod translation;

use serde_json::{Value, json};

use crate::locale::Words;
use crate::model::{Form, Kind};

/// The version of JSON Schema that editors understand best.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// The kinds that have files, and thus schemas; the others are fields of `portal.yaml`.
pub fn kinds() -> impl Iterator<Item = Kind> {
    Kind::ALL.iter().copied().filter(|kind| kind.form() != Form::Declared)
}

/// The name of the file that holds the schema of a kind.
pub fn file_name(kind: Kind) -> String {
    format!("{}.schema.json", kind.name())
}

/// The schemas of a kind by the names of their files: that of its files (in Markdown, of what stands
/// at their top), and that of their translations.
pub fn files(kind: Kind) -> [(String, Value); 2] {
    let name = kind.name();
    [(file_name(kind), of(kind)), (format!("{name}.translation.schema.json"), translation::of(kind))]
}

/// What a file of a kind looks like.
pub fn of(kind: Kind) -> Value {
    let root = whole(kind, shape::value(&kind.shape()), true);
    let words = kind.words();
    document(root, Words::new(words.de, words.en), kind)
}

/// Adds what stands at the top of a schema.
fn document(mut root: Value, title: Words, kind: Kind) -> Value {
    let place = place(kind);
    root["$schema"] = DRAFT.into();
    root["title"] = both(&title).into();
    root["description"] = place.into();
    root
}

/// A whole file of things that look like `one`. Only an original must name the key of its list.
fn whole(kind: Kind, one: Value, is_original: bool) -> Value {
    let list = json!({ "type": ["array", "null"], "items": one });
    match kind.form() {
        Form::Entries(_, key) | Form::Terms(_, key) => {
            let mut file = json!({
                "type": "object",
                "properties": { key: list },
                "additionalProperties": false,
            });
            if is_original {
                file["required"] = json!([key]);
            }
            file
        }
        Form::Rows(_) => list,
        Form::Named(_) => json!({
            "type": ["object", "null"],
            "propertyNames": { "type": "string", "pattern": pattern::whole(pattern::NAME) },
            "additionalProperties": one,
        }),
        _ => one,
    }
}

/// Where the files of a kind are, below the content folder: `people/**/*.yaml`.
pub fn place(kind: Kind) -> String {
    match kind.form() {
        Form::Markdown(folder) | Form::Chapters(folder) => format!("{folder}/**/*.md"),
        Form::Yaml(folder) | Form::Figures(folder) | Form::Entries(folder, _) => {
            format!("{folder}/**/*.yaml")
        }
        Form::OneMarkdown(file)
        | Form::OneYaml(file)
        | Form::Terms(file, _)
        | Form::Rows(file)
        | Form::Named(file) => file.to_owned(),
        Form::Declared => "portal.yaml".to_owned(),
    }
}

/// A sentence in both languages: an editor shows one text, to everybody.
fn both(words: &Words) -> String {
    if words.de == words.en { words.de.clone() } else { format!("{} / {}", words.de, words.en) }
}
