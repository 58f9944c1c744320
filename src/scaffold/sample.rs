//! What the fields of a new thing begin with.

use super::known::Known;
use super::lines::{Line, Lines};
use super::name::title_field;
use super::{text_language, yaml};
use crate::locale::{Language, Words};
use crate::model::{Field, Id, Kind, Shape};

/// The lines of a new thing, and what the portal lacks for it.
pub(super) fn fields(known: &Known<'_>, language: Language) -> (Lines, Vec<Words>) {
    let (mut lines, mut notes) = (Lines::default(), Vec::new());
    let title = title_field(known.kind);
    let mut fields = known.kind.fields();
    // Figures are long; what they are of comes first.
    fields.sort_by_key(|field| matches!(field.shape, Shape::Map(..)) && field.required);
    for field in fields {
        let about = explain(&field, language);
        if !field.required && !is_useful(known.kind, field.name) {
            let text = format!("{}: {}", field.name, example(known, &field.shape, language));
            lines.optional.push(Line { text: text.trim_end().to_owned(), about, is_written: false });
            continue;
        }
        let value = required(known, &field, language);
        let lack = value.is_none().then(|| lack(&field));
        let about = match &lack {
            Some(lack) => lack.get(language).to_owned(),
            None if Some(field.name) == title || field.name == "id" => String::new(),
            // What is to be written says what it is.
            None if value.as_ref().is_some_and(|value| value.starts_with("\"[")) => String::new(),
            None => about,
        };
        let text = format!("{}: {}", field.name, value.unwrap_or_default());
        let line = Line { text: text.trim_end().to_owned(), about, is_written: true };
        // An entry begins with its name.
        let at = if field.name == "id" { 0 } else { lines.required.len() };
        lines.required.insert(at, line);
        notes.extend(lack);
        if known.kind == Kind::Series && field.name == "periods" {
            lines.required.push(figures(known, language));
        }
    }
    if known.kind == Kind::Exception && known.finding().is_none() {
        notes.push(Words::new(
            "Zurzeit gibt es keine Warnung, die hinzunehmen wäre; tragen Sie unter `rule` und `subject` die richtige ein.",
            "At present there is no warning to be accepted; write the right one under `rule` and `subject`.",
        ));
    }
    (lines, notes)
}

/// A period without figures yet.
fn figures(known: &Known<'_>, language: Language) -> Line {
    let example = match language {
        Language::De => "zum Beispiel",
        Language::En => "such as",
    };
    Line {
        text: format!("  {}: {{}}", known.month()),
        about: format!("{example} {{followers: 1200, reach: 5400}}"),
        is_written: true,
    }
}

/// Fields that nothing demands but that a new thing should not do without.
fn is_useful(kind: Kind, field: &str) -> bool {
    matches!((kind, field), (Kind::Review, "id") | (Kind::Guideline, "applies_to" | "valid_from"))
}

/// The value of a required field; `None` where the portal lacks what it refers to.
fn required(known: &Known<'_>, field: &Field, language: Language) -> Option<String> {
    let id = known.id.unwrap_or_default();
    match (known.kind, field.name) {
        (_, "id") => return Some(yaml::text(id)),
        (Kind::Portal | Kind::Start, "title") if known.title.is_empty() => {
            return Some(prompt(known, field, language));
        }
        (_, name) if title_field(known.kind) == Some(name) => return Some(yaml::text(&known.title)),
        (Kind::Platform, "network") => return Some(network(known)),
        // A series is named after its platform.
        (Kind::Series, "platform") => {
            let platforms = &known.portal.model.tables.platforms;
            return platforms.get(&Id::new(id)).map(|_| yaml::text(id));
        }
        (Kind::Series, "periods") => return Some(String::new()),
        (Kind::Exception, "rule") => {
            return Some(known.finding().map_or_else(Known::any_finding, |(name, _)| name).to_owned());
        }
        (Kind::Exception, "subject") => {
            let thing = known
                .finding()
                .map(|(_, thing)| thing)
                .or_else(|| known.thing(&[Kind::Platform, Kind::Person]));
            return thing.map(|thing| thing.to_string());
        }
        _ => {}
    }
    value(known, field, &field.shape, language)
}

fn value(known: &Known<'_>, field: &Field, shape: &Shape, language: Language) -> Option<String> {
    Some(match shape {
        Shape::Reference(kinds) => reference(known, kinds)?,
        Shape::List(item) => format!("[{}]", value(known, field, item, language)?),
        Shape::Either(shapes) => value(known, field, shapes.first()?, language)?,
        Shape::Date | Shape::Moment => known.date(field.name).to_string(),
        Shape::Text | Shape::Line => prompt(known, field, language),
        shape => example(known, shape, language),
    })
}

/// What is to be written, in brackets and in the language of the portal.
fn prompt(known: &Known<'_>, field: &Field, language: Language) -> String {
    let (de, en) = field.about;
    match text_language(known.portal, language) {
        Language::De => format!("\"[{de}]\""),
        Language::En => format!("\"[{en}]\""),
    }
}

/// The network that the platform's name begins with; any other name is one, too.
fn network(known: &Known<'_>) -> String {
    let id = known.id.unwrap_or_default();
    let first = id.split('-').next().unwrap_or(id);
    let networks = &known.portal.model.tables.networks;
    let is_known = |name: &str| networks.get(&Id::new(name)).is_some();
    if is_known(first) { first.to_owned() } else { yaml::text(id) }
}

fn reference(known: &Known<'_>, kinds: &[Kind]) -> Option<String> {
    let thing = known.thing(kinds)?;
    Some(match kinds {
        [_] => yaml::text(thing.id.as_str()),
        _ => thing.to_string(),
    })
}

/// What a value of a shape may look like; empty where the explanation must do.
fn example(known: &Known<'_>, shape: &Shape, language: Language) -> String {
    let example = match shape {
        Shape::Bool => "true",
        Shape::Date | Shape::Moment => return known.portal.as_of.to_string(),
        Shape::Period => return known.month(),
        Shape::Duration if language == Language::De => "12 Monate",
        Shape::Duration => "12 months",
        Shape::Weekdays => "mon-fri",
        Shape::Hours => "\"08:00-17:00\"",
        Shape::Url => "https://example.org/",
        Shape::Email => "name@example.org",
        Shape::Colour => "\"#0a5f6b\"",
        Shape::Choice(names) => names.first().copied().unwrap_or_default(),
        Shape::Reference(kinds) => return reference(known, kinds).unwrap_or_default(),
        Shape::List(item) => match &**item {
            item @ (Shape::Reference(_) | Shape::Period | Shape::Choice(_)) => {
                return format!("[{}]", quoted(&example(known, item, language)));
            }
            _ => "[]",
        },
        Shape::Either(shapes) => {
            return shapes.first().map_or_else(String::new, |shape| example(known, shape, language));
        }
        _ => "",
    };
    example.to_owned()
}

/// A value within brackets, where a colon would make a mapping of it for some readers.
fn quoted(value: &str) -> String {
    if value.contains(':') { format!("\"{value}\"") } else { value.to_owned() }
}

/// What a field is, with its words or its parts.
fn explain(field: &Field, language: Language) -> String {
    let (de, en) = field.about;
    let about = match language {
        Language::De => de,
        Language::En => en,
    };
    match parts(&field.shape, language) {
        parts if parts.is_empty() => about.to_owned(),
        parts => format!("{about}: {parts}"),
    }
}

/// The words that are possible, or the fields of a group.
fn parts(shape: &Shape, language: Language) -> String {
    match shape {
        Shape::Choice(names) => names.join(" | "),
        Shape::List(item) | Shape::Map(_, item) => parts(item, language),
        Shape::Either(shapes) => shapes.first().map_or_else(String::new, |shape| parts(shape, language)),
        Shape::Record(fields) => {
            let named = |required: bool| {
                let names = fields.iter().filter(|field| field.required == required).map(|field| field.name);
                names.collect::<Vec<_>>().join(", ")
            };
            let possible = match language {
                Language::De => "möglich",
                Language::En => "possible",
            };
            match (named(true), named(false)) {
                (must, may) if may.is_empty() => must,
                (must, may) if must.is_empty() => may,
                (must, may) => format!("{must} ({possible}: {may})"),
            }
        }
        _ => String::new(),
    }
}

/// That the portal has nothing that a field could name.
fn lack(field: &Field) -> Words {
    let Some(kind) = referred(&field.shape) else { return Words::default() };
    let Words { de, en } = kind.words();
    let (field, name) = (field.name, kind.name());
    Words::new(
        format!(
            "`{field}` fehlt noch: Im Portal gibt es nichts Passendes der Art {de}; anlegen mit: leitstand new {name}"
        ),
        format!(
            "`{field}` is still missing: the portal has no {en} that fits; make one with: leitstand new {name}"
        ),
    )
}

fn referred(shape: &Shape) -> Option<Kind> {
    match shape {
        Shape::Reference(kinds) => kinds.first().copied(),
        Shape::List(item) => referred(item),
        Shape::Either(shapes) => shapes.iter().find_map(referred),
        _ => None,
    }
}
