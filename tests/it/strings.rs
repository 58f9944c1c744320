//! Every word that a page prints has a string in every language: no raw key ever reaches a reader.

use std::collections::BTreeSet;
use std::path::Path;

use leitstand::insight::{Insight, Today};
use leitstand::locale::Language;
use leitstand::model::Audience;
use leitstand::render::Theme;
use leitstand::source::Disk;
use leitstand::stopwatch::Stopwatch;
use leitstand::view::{self, Assets, Site};
use leitstand::{Options, load};
use serde_json::Value;

/// The keys that views leave to the theme's strings: a group of strings and a key in it.
fn keys(value: &Value, found: &mut BTreeSet<(&'static str, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        Value::Object(fields) => {
            for (name, group) in
                [("columns", "columns"), ("sections", "sections"), ("details", "facts"), ("facts", "facts")]
            {
                for item in fields.get(name).and_then(Value::as_array).into_iter().flatten() {
                    let key = item.get("key").and_then(Value::as_str).filter(|_| item.get("title").is_none());
                    found.extend(key.map(|key| (group, key.to_owned())));
                }
            }
            fields.values().for_each(|value| keys(value, found));
        }
        _ => {}
    }
}

#[test]
fn every_key_of_a_view_has_a_string_in_every_language() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let source = Disk::new(&content, "content");
    let loaded = load(&source, &Options::default(), &mut Stopwatch::off()).expect("the example is there");
    let today = Today::new(&loaded.model, loaded.as_of, Audience::Team).expect("the example has settings");
    let site = Site::new(Insight::new(today), &loaded.files, None);
    let mut found = BTreeSet::new();
    for job in view::jobs(&site) {
        let page = view::page(&site, job).expect("every job makes a page");
        keys(&serde_json::to_value(&page.head).expect("views serialise"), &mut found);
        keys(&serde_json::to_value(&page.view).expect("views serialise"), &mut found);
        let chrome = serde_json::to_value(view::chrome(&site, job.language, &job.path, &Assets::default()))
            .expect("views serialise");
        for entry in ["sections", "foot"].iter().flat_map(|list| chrome[*list].as_array().expect("a list")) {
            found.insert(("navigation", entry["key"].as_str().expect("a key").to_owned()));
        }
    }
    assert!(found.len() > 60, "the example shows most keys, but only {} were found", found.len());
    let theme = Theme::new(&[]).expect("the default theme is whole");
    for language in Language::ALL {
        let strings = &theme.strings[&language];
        let missing: Vec<String> = found
            .iter()
            .filter(|(group, key)| strings[group][key].as_str().is_none())
            .map(|(group, key)| format!("{group}.{key}"))
            .collect();
        assert!(
            missing.is_empty(),
            "themes/default/strings/{}.yaml lacks {}",
            language.code(),
            missing.join(", ")
        );
    }
}
