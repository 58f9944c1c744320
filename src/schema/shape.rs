//! What a value looks like, as JSON Schema.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{both, pattern};
use crate::locale::Words;
use crate::model::time::{Duration, Hours, Moment, Period, Weekdays};
use crate::model::{Colour, Email, Field, Id, Kind, Shape, Url, Value as Described};

/// The schema of a value that must be there.
pub(super) fn value(shape: &Shape) -> Value {
    match shape {
        // `version: 2` is a text to the reader, whatever YAML takes it for.
        Shape::Text | Shape::Line => json!({ "type": ["string", "number", "boolean"] }),
        Shape::Bool => {
            let mut schema = text("true|false", &bool::words());
            schema["type"] = json!(["boolean", "string"]);
            schema
        }
        Shape::Number => numeric("number", f64::words()),
        Shape::Whole => {
            let mut schema = numeric("integer", u32::words());
            schema["minimum"] = 0.into();
            schema
        }
        Shape::Url => text(&pattern::url(), &Url::words()),
        Shape::Email => text(&pattern::email(), &Email::words()),
        Shape::Colour => text(&pattern::colour(), &Colour::words()),
        Shape::Date => text(&pattern::date(), &Date::words()),
        Shape::Moment => text(&pattern::moment(), &Moment::words()),
        Shape::Duration => text(&pattern::duration(), &Duration::words()),
        Shape::Weekdays => text(&pattern::weekdays(), &Weekdays::words()),
        Shape::Hours => text(&pattern::hours(), &Hours::words()),
        // A year alone is a number to YAML, and so is an identifier of digits.
        Shape::Period => or_whole(text(&pattern::period(), &Period::words())),
        Shape::Id => or_whole(text(&pattern::id(), &Id::words())),
        Shape::Reference(kinds) => or_whole(text(&pattern::reference(kinds), &reference(kinds))),
        Shape::Choice(names) => json!({ "enum": names }),
        Shape::List(item) => json!({ "type": "array", "items": value(item) }),
        Shape::Map(key, item) => json!({
            "type": "object",
            "propertyNames": names(key),
            // Where a mapping adds to a list of names, a name alone says enough.
            "additionalProperties": if matches!(**item, Shape::Record(_)) { or_nothing(value(item)) } else { value(item) },
        }),
        Shape::Record(fields) => record(fields),
        Shape::Either(shapes) => json!({ "anyOf": shapes.iter().map(value).collect::<Vec<_>>() }),
    }
}

/// The schema of a value that may be missing: a name without a value counts as not written.
pub(super) fn or_nothing(mut schema: Value) -> Value {
    if let Some(types) = schema.get_mut("type") {
        add(types, "null".into());
    } else if let Some(Value::Array(names)) = schema.get_mut("enum") {
        names.push(Value::Null);
    } else if let Some(Value::Array(shapes)) = schema.get_mut("anyOf") {
        shapes.push(json!({ "type": "null" }));
    }
    schema
}

/// A mapping with fixed fields.
fn record(fields: &[Field]) -> Value {
    let property = |field: &Field| {
        let schema = value(&field.shape);
        let schema = if field.required { schema } else { or_nothing(schema) };
        (field.name.to_owned(), described(schema, field))
    };
    let properties: Map<String, Value> = fields.iter().map(property).collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// Adds what a field is.
pub(super) fn described(mut schema: Value, field: &Field) -> Value {
    let (de, en) = field.about;
    schema["description"] = both(&Words::new(de, en)).into();
    schema
}

/// A text of a form; where it has another, an editor says what is expected.
fn text(pattern: &str, words: &Words) -> Value {
    json!({ "type": "string", "pattern": pattern::whole(pattern), "patternErrorMessage": both(words) })
}

/// A number; in quotation marks it is one, too.
fn numeric(name: &str, words: Words) -> Value {
    let pattern = if name == "integer" { "[0-9]+".to_owned() } else { pattern::number() };
    let mut schema = text(&pattern, &words);
    schema["type"] = json!([name, "string"]);
    schema
}

fn or_whole(mut schema: Value) -> Value {
    if let Some(types) = schema.get_mut("type") {
        add(types, "integer".into());
    }
    schema
}

/// Adds a type to one or several.
fn add(types: &mut Value, name: Value) {
    match types {
        Value::Array(names) => names.push(name),
        one => *one = json!([one.take(), name]),
    }
}

/// What the keys of a mapping look like. Keys are texts, whatever they look like.
fn names(key: &Shape) -> Value {
    let mut schema = value(key);
    schema["type"] = "string".into();
    schema
}

/// What a reference is called where it is none.
fn reference(kinds: &[Kind]) -> Words {
    let one = |words: fn(Words) -> String| {
        kinds.iter().map(|kind| words(kind.words())).collect::<Vec<_>>().join(", ")
    };
    let example = match kinds {
        [_] => String::new(),
        kinds => {
            let spelled: Vec<String> = kinds.iter().map(|kind| format!("{}:…", kind.name())).collect();
            format!(" ({})", spelled.join(", "))
        }
    };
    Words::new(
        format!("eine Kennung: {}{example}", one(|words| words.de)),
        format!("an identifier: {}{example}", one(|words| words.en)),
    )
}
