//! What a translation may hold: the texts of its original, none of them required.

use serde_json::{Map, Value, json};

use super::shape::{described, or_nothing};
use super::{document, shape, whole};
use crate::locale::Words;
use crate::model::{Field, Kind, Shape};

/// What a translation of a file of a kind looks like.
pub(super) fn of(kind: Kind) -> Value {
    let one = texts(&kind.shape()).unwrap_or_else(|| json!({ "type": "object" }));
    let mut root = whole(kind, one, false);
    if kind.form().has_body() {
        root["properties"]["original"] = json!({
            "type": ["object", "null"],
            "description": "Welche Fassung übersetzt wurde, je Abschnitt / which version was translated, by section",
            // Digits alone are a number to YAML.
            "additionalProperties": { "type": ["string", "number"], "pattern": "^[0-9a-f]{8}$" },
        });
    }
    let words = kind.words();
    let title = Words::new(format!("{} (Übersetzung)", words.de), format!("{} (translation)", words.en));
    document(root, title, kind)
}

/// The texts of a value, if it has any; each may be left out.
fn texts(shape: &Shape) -> Option<Value> {
    let schema = match shape {
        Shape::Text => shape::value(shape),
        Shape::List(item) => json!({ "type": "array", "items": texts(item)? }),
        Shape::Map(_, item) => json!({ "type": "object", "additionalProperties": texts(item)? }),
        Shape::Record(fields) => record(fields)?,
        Shape::Either(shapes) => {
            let shapes: Vec<Value> = shapes.iter().filter_map(texts).collect();
            if shapes.is_empty() {
                return None;
            }
            json!({ "anyOf": shapes })
        }
        _ => return None,
    };
    Some(or_nothing(schema))
}

/// The fields with texts; an `id` says which entry is meant.
fn record(fields: &[Field]) -> Option<Value> {
    let property = |field: &Field| Some((field.name.to_owned(), described(texts(&field.shape)?, field)));
    let mut properties: Map<String, Value> = fields.iter().filter_map(property).collect();
    if properties.is_empty() {
        return None;
    }
    let id = fields.iter().filter(|field| field.name == "id" && field.shape == Shape::Id);
    properties.extend(
        id.map(|field| (field.name.to_owned(), described(or_nothing(shape::value(&field.shape)), field))),
    );
    Some(json!({ "type": "object", "properties": properties, "additionalProperties": false }))
}
