//! Any sequence of builds and mishaps.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::{Place, Site};

/// Sites over few names, so that one build's folder is the next one's file and names differ in case.
fn any_site() -> impl Strategy<Value = Site> {
    let name = prop::sample::select(vec!["a", "A", "b", "c.html", "index.html"]);
    let path = prop::collection::vec(name, 1..4).prop_map(|parts| parts.join("/"));
    prop::collection::btree_map(path, "[xy]{0,3}", 0..8).prop_map(|files| {
        let mut site = Site::new();
        for (path, text) in files {
            let lower = path.to_lowercase();
            let collides = |other: &String| {
                let other = other.to_lowercase();
                other == lower
                    || other.starts_with(&format!("{lower}/"))
                    || lower.starts_with(&format!("{other}/"))
            };
            if !site.keys().any(collides) {
                site.insert(path, text.into_bytes());
            }
        }
        site
    })
}

/// What happens to the output before a build.
#[derive(Debug, Clone, Copy)]
enum Event {
    Nothing,
    /// A file is changed by hand.
    Changed(prop::sample::Index),
    /// A file is deleted by hand.
    Deleted(prop::sample::Index),
    /// A build is given up.
    GivenUp,
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => Just(Event::Nothing),
        1 => any::<prop::sample::Index>().prop_map(Event::Changed),
        1 => any::<prop::sample::Index>().prop_map(Event::Deleted),
        1 => Just(Event::GivenUp),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_builds_the_output_is_that_of_a_clean_one(
        builds in prop::collection::vec((any_event(), any_site()), 1..10),
    ) {
        let place = Place::new();
        let mut last = Site::new();
        for (event, site) in builds {
            let files: Vec<PathBuf> = last.keys().map(|path| place.at("out").join(path)).collect();
            match event {
                Event::Changed(index) if !files.is_empty() => fs::write(index.get(&files), "by hand").unwrap(),
                Event::Deleted(index) if !files.is_empty() => fs::remove_file(index.get(&files)).unwrap(),
                Event::GivenUp => {
                    let publication = place.open("out").unwrap();
                    for (path, bytes) in &site {
                        publication.put(path, bytes).unwrap();
                    }
                    drop(publication);
                }
                _ => {}
            }
            let report = place.build("out", &site).unwrap();
            prop_assert_eq!(report.written.len() + report.unchanged, site.len());
            prop_assert_eq!(place.tree("out"), place.clean(&site));
            last = site;
        }
    }
}
