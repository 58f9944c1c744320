//! The feed as Atom (RFC 4287).

use atom_syndication as atom;

use crate::view::machine::feed::{Entry, Feed};

/// The text of a feed.
pub(super) fn write(feed: &Feed) -> Result<String, String> {
    let whole = atom::Feed {
        id: feed.id.clone(),
        title: feed.title.as_str().into(),
        lang: Some(feed.language.to_owned()),
        updated: date(&feed.updated)?,
        authors: vec![person(&feed.author)],
        links: vec![
            link("self", &feed.own, "application/atom+xml"),
            link("alternate", &feed.page, "text/html"),
        ],
        generator: Some(atom::Generator { value: feed.generator.to_owned(), ..atom::Generator::default() }),
        entries: feed.entries.iter().map(entry).collect::<Result<_, String>>()?,
        ..atom::Feed::default()
    };
    let config = atom::WriteConfig { indent_size: Some(1), ..atom::WriteConfig::default() };
    let bytes = whole.write_with_config(Vec::new(), config).map_err(|error| error.to_string())?;
    let mut text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}

fn entry(entry: &Entry) -> Result<atom::Entry, String> {
    Ok(atom::Entry {
        id: entry.id.clone(),
        title: entry.title.as_str().into(),
        updated: date(&entry.updated)?,
        authors: entry.author.iter().map(|name| person(name)).collect(),
        categories: vec![atom::Category { term: entry.kind.to_owned(), ..atom::Category::default() }],
        links: entry.page.iter().map(|page| link("alternate", page, "text/html")).collect(),
        content: entry.text.as_ref().map(|text| atom::Content {
            value: Some(text.clone()),
            content_type: Some("text".to_owned()),
            ..atom::Content::default()
        }),
        ..atom::Entry::default()
    })
}

fn person(name: &str) -> atom::Person {
    atom::Person { name: name.to_owned(), ..atom::Person::default() }
}

fn link(rel: &str, href: &str, mime_type: &str) -> atom::Link {
    atom::Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        mime_type: Some(mime_type.to_owned()),
        ..atom::Link::default()
    }
}

fn date(text: &str) -> Result<atom::FixedDateTime, String> {
    text.parse().map_err(|error| format!("{text}: {error}"))
}
