//! What templates may use, written down of the types themselves: `docs/views.md`.

use std::fmt::Write as _;

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use super::*;
use crate::view::page::{Chrome, PageHead};

/// What stands in the repository.
const WRITTEN: &str = include_str!("../../../docs/views.md");

const INTRODUCTION: &str = "# What templates may use

Made of the types of `src/view/`, of which each field is documented; a test keeps it up to date. A template sees `page`,
`chrome`, `view`, the theme's words for the page's language as `t`, and what is made once for all pages of a folder: of
the chrome, `head_html` by `head.html`, `chrome_html` by `header.html`, `footer_html` by `footer.html`, `scripts_html` by
`scripts.html`; and, where there is `page.around`, `before_html` and `after_html`, which `beside.html` makes of each page
that stands before and after the page. `beside.html` itself sees a `link`. A template sees nothing else: what is not here, no page knows.

Texts are for people and in the page's language, to be printed as they are; markup is safe to print. What nobody has
translated stands between two characters that are not seen, U+2068 and U+2069, alone or within a sentence; when a page
is rendered they become `lang` at the element that holds nothing else, or a `bdi` of their own. A field that may be
absent is not defined then: `{% if page.summary is defined %}`, and `{% if one.href %}` in what a loop or a component was
given. A theme that keeps to these fields goes on working: they are added to, and what would take one away is in
`CHANGELOG.md`.
";

/// One type: its words, and a row for each field.
fn describe(out: &mut String, schema: &Map<String, Value>) {
    let text =
        |value: &Value| value.get("description").and_then(Value::as_str).unwrap_or_default().to_owned();
    let words = text(&Value::Object(schema.clone()));
    if !words.is_empty() {
        let _ = writeln!(out, "\n{}", one_line(&words));
    }
    let mut rows = Vec::new();
    collect(schema, &mut rows);
    if !rows.is_empty() {
        out.push_str("\n| field | holds | what it is |\n|---|---|---|\n");
    }
    for (name, value, required) in rows {
        let absent = if required { "" } else { ", may be absent" };
        let _ = writeln!(out, "| `{name}` | {}{absent} | {} |", shape(&value), one_line(&text(&value)));
    }
    let words = schema.get("enum").or_else(|| schema.get("oneOf")).and_then(Value::as_array);
    let words = words.into_iter().flatten().filter_map(|word| {
        let name = word.get("const").unwrap_or(word).as_str()?;
        let about = one_line(&text(word));
        Some(if about.is_empty() { format!("- `{name}`") } else { format!("- `{name}`: {about}") })
    });
    let words: Vec<String> = words.collect();
    if !words.is_empty() {
        let _ = writeln!(out, "\nOne of these words:\n\n{}", words.join("\n"));
    }
}

/// The fields of a type, with those of what is laid flat into it.
fn collect(schema: &Map<String, Value>, rows: &mut Vec<(String, Value, bool)>) {
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for (name, value) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        rows.push((name.clone(), value.clone(), required.contains(&name.as_str())));
    }
    for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        if let Some(part) = part.as_object() {
            collect(part, rows);
        }
    }
}

/// What a field holds, in a word; types have their own section.
fn shape(value: &Value) -> String {
    if let Some(name) = value.get("$ref").and_then(Value::as_str) {
        let name = name.rsplit('/').next().unwrap_or_default();
        return format!("[{name}](#{})", name.to_lowercase());
    }
    let choices = ["anyOf", "oneOf", "allOf"].iter().find_map(|key| value.get(key)?.as_array());
    if let Some(choices) = choices {
        let named = choices.iter().filter(|one| one.get("type").is_none_or(|kind| kind != "null"));
        return named.map(shape).collect::<Vec<_>>().join(" or ");
    }
    let kind = match value.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
        Some(kind) => kind.as_str(),
        None => None,
    };
    match kind {
        Some("array") => format!("list of {}", value.get("items").map_or_else(|| "values".to_owned(), shape)),
        Some("object") => match value.get("additionalProperties") {
            Some(values) => format!("values by name: {}", shape(values)),
            None => "values by name".to_owned(),
        },
        Some("string") => "text".to_owned(),
        Some("boolean") => "yes or no".to_owned(),
        Some("integer") => "whole number".to_owned(),
        Some(kind) => kind.to_owned(),
        None => "anything".to_owned(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// The whole page of documentation.
fn document() -> String {
    let mut generator = SchemaSettings::draft07().for_serialize().into_generator();
    let frame =
        [("page", generator.subschema_for::<PageHead>()), ("chrome", generator.subschema_for::<Chrome>())];
    let views = generator.subschema_for::<View>();
    let types = generator.take_definitions(true);
    let view = types.get("View").or_else(|| views.as_value().as_object().map(|_| views.as_value()));
    let mut out = INTRODUCTION.to_owned();
    out.push_str("\n## In every template\n\n| name | holds |\n|---|---|\n");
    for (name, schema) in frame {
        let _ = writeln!(out, "| `{name}` | {} |", shape(schema.as_value()));
    }
    out.push_str("\n## `view`, by template\n\n| template | `view` holds |\n|---|---|\n");
    for variant in view.and_then(|view| view.get("anyOf")?.as_array()).into_iter().flatten() {
        let template = variant.get("description").and_then(Value::as_str).unwrap_or_default();
        let _ = writeln!(out, "| {} | {} |", one_line(template), shape(variant));
    }
    for (name, schema) in types.iter().filter(|(name, _)| *name != "View") {
        let _ = writeln!(out, "\n## {name}");
        if let Some(schema) = schema.as_object() {
            describe(&mut out, schema);
        }
    }
    out
}

#[test]
fn what_templates_may_use_is_written_down() {
    let document = document();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/views.md");
    #[expect(clippy::disallowed_methods, reason = "a test writes down what it has made")]
    if std::env::var_os("LEITSTAND_BLESS").is_some() {
        assert!(std::fs::write(path, &document).is_ok(), "{path} cannot be written");
        return;
    }
    assert!(
        WRITTEN == document,
        "docs/views.md is not up to date: LEITSTAND_BLESS=1 cargo test --lib documented"
    );
    // Every view names its template.
    let views = document.split("## `view`, by template").nth(1).and_then(|rest| rest.split("\n## ").next());
    for line in views.unwrap_or_default().lines().filter(|line| line.contains("](#")) {
        assert!(line.starts_with("| `") && line.contains(".html`"), "a view without its template: {line}");
    }
}
