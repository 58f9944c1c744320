//! What a page says where the original of its text has changed since it was translated: at its top, and at each
//! section. What is outdated was found before anything was taken away for the audience: of a section that stands
//! in neither text here nothing is said, not even its id.

use super::page::OutdatedPart;
use super::parts::{Link, Word};
use super::routes;
use super::text::escape;
use super::writer::Writer;
use crate::insight::translation::{BEGINNING, Difference, OutdatedSection};
use crate::locale::{Words, foreign};
use crate::model::{Head, Version, page_path};

/// What is said at one section of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The id of the section's heading; none for what stands before the first one.
    pub id: Option<String>,
    /// The sentence.
    pub text: String,
    /// The section in the original: what to read, and where it leads.
    pub original: Option<(String, String)>,
}

/// The sections of a thing's text that are outdated, for the top of its page.
pub fn parts(writer: &Writer<'_>, head: &Head) -> Vec<OutdatedPart> {
    sections(writer, head).iter().filter_map(|section| part(writer, head, section)).collect()
}

/// What is said at the outdated sections of a thing's text.
pub fn remarks(writer: &Writer<'_>, head: &Head) -> Vec<Remark> {
    let remark = |section: &OutdatedSection| {
        let sentence = match section.what {
            Difference::Changed => Words::new(
                "Das Original dieses Abschnitts hat sich seit der Übersetzung geändert.",
                "The original of this section has changed since it was translated.",
            ),
            Difference::Removed => Words::new(
                "Diesen Abschnitt gibt es im Original nicht mehr.",
                "The original has no such section any more.",
            ),
            Difference::Added => return None,
        };
        let read = writer.say(&Words::new("Zum Original", "Read the original"));
        let original = href(writer, head, &section.id).filter(|_| section.what == Difference::Changed);
        Some(Remark {
            id: Some(section.id.clone()).filter(|id| id != BEGINNING),
            text: writer.say(&sentence),
            original: original.map(|href| (read, href)),
        })
    };
    sections(writer, head).iter().filter_map(remark).collect()
}

/// The outdated sections of the text that the page shows.
fn sections<'w>(writer: &'w Writer<'_>, head: &Head) -> &'w [OutdatedSection] {
    let Some(version) = head.version(writer.language) else { return &[] };
    writer.insight().outdated.get(&(head.thing(), version.language)).map_or(&[], Vec::as_slice)
}

/// A section for the top of the page; none where neither text has a heading of that id.
fn part(writer: &Writer<'_>, head: &Head, section: &OutdatedSection) -> Option<OutdatedPart> {
    let (key, words) = match section.what {
        Difference::Changed => ("changed", Words::new("geändert", "changed")),
        Difference::Added => ("added", Words::new("neu", "new")),
        Difference::Removed => ("removed", Words::new("entfallen", "gone")),
    };
    let own = head.version(writer.language).and_then(|version| heading(version, &section.id));
    let original = head.versions.first().and_then(|version| heading(version, &section.id));
    let text = match (own, original) {
        (Some(title), _) => title.to_owned(),
        (None, Some(title)) => foreign::mark(title),
        _ if section.id == BEGINNING => writer.say(&Words::new("der Anfang", "the beginning")),
        _ => return None,
    };
    let href = match section.what {
        Difference::Removed => own.map(|_| format!("#{}", routes::encode(&section.id))),
        Difference::Changed | Difference::Added => href(writer, head, &section.id),
    };
    Some(OutdatedPart { link: Link { text, href }, what: Word { key, text: writer.say(&words) } })
}

/// Where a section of the original stands; its page where that has no such heading.
fn href(writer: &Writer<'_>, head: &Head, id: &str) -> Option<String> {
    let original = head.versions.first()?;
    let folder = routes::language_folder(original.language, writer.site.default_language());
    let page = writer.to(&format!("{folder}{}", page_path(head.kind, &head.id)?));
    Some(heading(original, id).map_or_else(|| page.clone(), |_| format!("{page}#{}", routes::encode(id))))
}

/// What a section is called in a text.
fn heading<'v>(version: &'v Version, id: &str) -> Option<&'v str> {
    let body = version.body.as_deref()?;
    body.headings.iter().find(|heading| heading.id == id).map(|heading| heading.title.as_str())
}

/// Writes what is to be said at a section.
pub fn write(remarks: &[Remark], id: Option<&str>, out: &mut String) {
    for remark in remarks.iter().filter(|remark| remark.id.as_deref() == id) {
        out.push_str("<p class=\"outdated\">");
        escape(&remark.text, out);
        if let Some((text, href)) = &remark.original {
            out.push_str(" <a href=\"");
            escape(href, out);
            out.push_str("\">");
            escape(text, out);
            out.push_str("</a>");
        }
        out.push_str("</p>\n");
    }
}
