//! The record of a thing: what its page says, as far as somebody would look for it.

use std::borrow::Cow;
use std::sync::Arc;

use super::text::sections;
use super::{Foreign, PAGE, Record, Section};
use crate::insight::incident;
use crate::locale::{Words, foreign};
use crate::model::body::{Body, Piece};
use crate::model::{
    Campaign, Concept, Decision, Department, Entry, Head, Incident, Kind, Person, Platform, Post, Ref, Role,
    Term, Text, Thing, Version,
};
use crate::view::writer::Writer;

/// What a kind adds to what all things have: other names, and sentences that stand before the text.
#[derive(Default)]
struct Own {
    names: Vec<String>,
    says: Vec<String>,
    /// Sections of the page that are no part of the text.
    sections: Vec<Section>,
}

/// All that a record is made of, its text still in the markup: equal drafts make equal records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The record without the text of the body.
    record: Record,
    body: Option<Arc<Body>>,
    /// What links say that are written without words, in order.
    titles: Vec<String>,
    /// Sections of the page that are no part of the text.
    others: Vec<Section>,
    /// How many files have its texts.
    parts: usize,
}

impl Draft {
    /// That of a record without a body.
    pub(super) fn of(record: Record) -> Draft {
        Draft { record, body: None, titles: Vec::new(), others: Vec::new(), parts: 1 }
    }

    /// The record.
    pub fn record(&self) -> Record {
        let mut record = self.record.clone();
        if let Some(body) = &self.body {
            let said = std::mem::replace(&mut record.sections, sections(body, &self.titles));
            if let (Some(first), Some(Section { text: said, .. })) =
                (record.sections.first_mut(), said.into_iter().next())
            {
                let texts = [said, std::mem::take(&mut first.text)];
                first.text =
                    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
            }
        }
        record.sections.extend(self.others.iter().cloned());
        record.divide(self.parts);
        record
    }
}

/// What the record of a thing is made of; nothing where there is no such thing. Its texts stand in so many files.
pub(super) fn draft(writer: &Writer<'_>, thing: &Thing, parts: usize) -> Draft {
    let link = writer.link(thing);
    let head = writer.site.model.tables.head(thing);
    let version = head.and_then(|head| head.version(writer.language));
    let Own { names, says, sections } = own(writer, thing).unwrap_or_default();
    let says = says.into_iter().filter(|said| !said.is_empty()).map(|said| said.replace('\n', " "));
    // A record is of one language as a whole.
    let said = plain(says.collect::<Vec<_>>().join(" · "));
    let record = Record {
        title: plain(link.text),
        place: link.href.unwrap_or_default(),
        language: version.map_or(writer.language, |version| version.language),
        names,
        foreign: head.map(|head| elsewhere(writer, head)).unwrap_or_default(),
        summary: text(version.and_then(|version| version.summary.as_ref())),
        sections: vec![Section { text: said, ..Section::default() }],
    };
    let body = version.and_then(|version| version.body.clone());
    let titles = head.zip(version).map(|(head, version)| titles_within(writer, head, version));
    let others = sections.into_iter().filter(|section| !section.text.is_empty());
    let others = others.map(|section| Section { text: plain(section.text), ..section }).collect();
    Draft { record, body, titles: titles.unwrap_or_default(), others, parts }
}

/// What a thing is called in the other languages of its texts.
fn elsewhere(writer: &Writer<'_>, head: &Head) -> Vec<Foreign> {
    let thing = head.thing();
    let here = head.version(writer.language).map(|version| version.language);
    let others = head.versions.iter().map(|version| version.language).filter(|other| Some(*other) != here);
    others
        .map(|language| {
            let writer = Writer::new(writer.site, language, PAGE);
            let names = own(&writer, &thing).unwrap_or_default().names;
            Foreign { language, title: plain(writer.link(&thing).text), names }
        })
        .collect()
}

fn plain(text: String) -> String {
    match foreign::plain(&text) {
        Cow::Owned(plain) => plain,
        Cow::Borrowed(_) => text,
    }
}

/// What the links of a text say that are written without words.
fn titles_within(writer: &Writer<'_>, head: &Head, version: &Version) -> Vec<String> {
    let Some(body) = version.body.as_deref() else { return Vec::new() };
    let links = body.pieces.iter().filter_map(|piece| match piece {
        Piece::Title(link) => body.links.get(*link as usize),
        _ => None,
    });
    let titles = links.map(|link| writer.title_of(&link.to, &head.thing(), version.language));
    titles.map(|title| plain(title.replace('\n', " "))).collect()
}

fn own(writer: &Writer<'_>, thing: &Thing) -> Option<Own> {
    let tables = &writer.site.model.tables;
    let id = &thing.id;
    Some(match thing.kind {
        Kind::Person => person(writer, tables.people.get(id)?),
        Kind::Platform => platform(writer, tables.platforms.get(id)?),
        Kind::Campaign => campaign(writer, tables.campaigns.get(id)?),
        Kind::Concept => concept(writer, tables.concepts.get(id)?),
        Kind::Role => role(writer, tables.roles.get(id)?),
        Kind::Term => term(writer, tables.terms.get(id)?),
        Kind::Department => department(writer, tables.departments.get(id)?),
        Kind::Decision => decision(writer, tables.decisions.get(id)?),
        Kind::Incident => course(writer, tables.incidents.get(id)?),
        Kind::Post => post(writer, tables.posts.get(id)?),
        Kind::Start => {
            Own { names: vec![writer.say(&Words::new("Startseite", "start page"))], ..Own::default() }
        }
        _ => return None,
    })
}

/// A text that may be missing.
fn text(text: Option<&Text>) -> String {
    text.map(|text| text.0.clone()).unwrap_or_default()
}

/// Texts in a row.
fn row<'t>(texts: impl IntoIterator<Item = &'t Text>) -> String {
    texts.into_iter().map(|text| text.0.as_str()).collect::<Vec<_>>().join(", ")
}

/// The titles of what a field names.
fn titles<'r, T: 'r>(writer: &Writer<'_>, of: impl IntoIterator<Item = &'r Ref<T>>) -> String {
    let links = writer.refer_all(of);
    links.into_iter().map(|link| link.text).collect::<Vec<_>>().join(", ")
}

fn person(writer: &Writer<'_>, person: &Entry<Person>) -> Own {
    let value = person.value(writer.language);
    let says = vec![
        text(value.job_title.as_ref()),
        titles(writer, &value.roles),
        titles(writer, &value.department),
        value.organisation.clone().unwrap_or_default(),
        value.email.as_ref().map(|email| email.0.clone()).unwrap_or_default(),
        value.phone.clone().unwrap_or_default(),
    ];
    Own { says, ..Own::default() }
}

fn platform(writer: &Writer<'_>, platform: &Entry<Platform>) -> Own {
    let value = platform.value(writer.language);
    let mut names = vec![writer.network(&value.network)];
    names.extend(value.handle.as_ref().map(|handle| handle.value.clone()));
    names.retain(|name| *name != value.title.0);
    let says = vec![
        text(value.audience_description.as_ref()),
        text(value.purpose.as_ref()),
        text(value.rhythm.as_ref()),
    ];
    Own { names, says, ..Own::default() }
}

fn campaign(writer: &Writer<'_>, campaign: &Entry<Campaign>) -> Own {
    let value = campaign.value(writer.language);
    let says =
        vec![titles(writer, &value.concept), titles(writer, [&value.lead]), titles(writer, &value.platforms)];
    let updates = value.updates.iter().filter(|update| update.date.value <= writer.site.as_of);
    let part = |id: &str, words: Words, text: String| Section {
        anchor: id.to_owned(),
        title: writer.say(&words),
        text,
        part: 0,
    };
    let sections = vec![
        part(
            "s.milestones",
            Words::new("Meilensteine", "Milestones"),
            row(value.milestones.iter().map(|one| &one.title)),
        ),
        part("s.updates", Words::new("Verlauf", "Updates"), row(updates.map(|update| &update.text))),
    ];
    Own { says, sections, ..Own::default() }
}

fn concept(writer: &Writer<'_>, concept: &Entry<Concept>) -> Own {
    let value = concept.value(writer.language);
    let says =
        vec![titles(writer, [&value.owner]), titles(writer, &value.platforms), text(value.result.as_ref())];
    Own { says, ..Own::default() }
}

fn role(writer: &Writer<'_>, role: &Entry<Role>) -> Own {
    let value = role.value(writer.language);
    let forms = value.title_forms.iter().flat_map(|forms| [&forms.neutral, &forms.female, &forms.male]);
    let names = forms.flatten().map(|form| form.0.clone()).filter(|form| *form != value.title.0).collect();
    let tasks = value.tasks.iter().flat_map(|task| [Some(&task.title), task.detail.as_ref()]).flatten();
    let says =
        vec![row(tasks), row(value.competences.iter()), row(value.authority.iter()), row(&value.sectors)];
    Own { names, says, ..Own::default() }
}

fn term(writer: &Writer<'_>, term: &Entry<Term>) -> Own {
    let value = term.value(writer.language);
    let names = value.synonyms.iter().map(|synonym| synonym.value.0.clone()).collect();
    Own { names, says: vec![value.definition.0.clone()], ..Own::default() }
}

fn department(writer: &Writer<'_>, department: &Entry<Department>) -> Own {
    let value = department.value(writer.language);
    let contact = value.contact.as_ref().map(|contact| writer.contact(contact).text).unwrap_or_default();
    Own { says: vec![text(value.remit.as_ref()), contact], ..Own::default() }
}

fn decision(writer: &Writer<'_>, decision: &Entry<Decision>) -> Own {
    let value = decision.value(writer.language);
    Own { says: vec![text(value.reason.as_ref()), row(value.changes.iter())], ..Own::default() }
}

fn course(writer: &Writer<'_>, entry: &Entry<Incident>) -> Own {
    let (value, as_of) = (entry.value(writer.language), writer.site.as_of);
    if !incident::has_begun(value, as_of) {
        return Own::default();
    }
    let updates = value.updates.iter().filter(|update| update.date.value.date <= as_of);
    Own {
        says: vec![titles(writer, &value.platforms), row(updates.map(|update| &update.text))],
        ..Own::default()
    }
}

fn post(writer: &Writer<'_>, post: &Entry<Post>) -> Own {
    let value = post.value(writer.language);
    let platforms = value.platforms.0.iter().map(|(platform, _)| platform);
    let says = vec![titles(writer, platforms), titles(writer, &value.campaign), text(value.text.as_ref())];
    Own { says, ..Own::default() }
}
