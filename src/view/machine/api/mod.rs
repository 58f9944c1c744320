//! `api/portal.json`: what the portal says on its as-of date, for dashboards and scripts.

mod campaigns;
mod lists;
mod platforms;

use jiff::civil::Date;

use super::contract::{Attention, Contribution, Person, Portal, Reason, VERSION};
use super::values::{Day, Named};
use crate::insight;
use crate::insight::attention::AttentionKind;
use crate::insight::contribution;
use crate::model::{self, Head, Ref, Spanned, Thing};
use crate::source::Span;
use crate::view::routes::{self, Route};
use crate::view::site::Site;
use crate::view::writer::Writer;

/// What the portal says for machines.
pub fn portal<'s>(site: &'s Site<'s>) -> Portal<'s> {
    let api = Api::new(site);
    let language = site.default_language();
    Portal {
        schema: VERSION,
        as_of: Day(site.as_of),
        title: site.model.portal_in(language).unwrap_or(site.portal).title.0.clone(),
        language: language.code(),
        audience: Named(site.insight.today.audience),
        time_zone: site.portal.time_zone.as_str(),
        campaigns: api.campaigns(),
        platforms: api.platforms(),
        concepts: api.concepts(),
        posts: api.posts(),
        reviews: api.reviews(),
        guidelines: api.guidelines(),
        decisions: api.decisions(),
        incidents: api.incidents(),
        attention: api.attention(),
    }
}

/// Makes the values of `api/portal.json`.
struct Api<'s> {
    site: &'s Site<'s>,
    /// Writes in the language of the originals, addresses as seen from the portal's root.
    writer: Writer<'s>,
}

impl<'s> Api<'s> {
    fn new(site: &'s Site<'s>) -> Api<'s> {
        Api { site, writer: Writer::new(site, site.default_language(), "") }
    }

    /// What a thing is called.
    fn title(&self, head: &Head) -> String {
        self.writer.link(&head.thing()).text
    }

    /// Its page, or the place on one.
    fn url(&self, thing: &Thing) -> Option<String> {
        routes::route(self.site.model, thing).map(|route| self.writer.href(&route))
    }

    /// The page of a thing that has one.
    fn page(&self, head: &Head) -> String {
        self.url(&head.thing()).unwrap_or_default()
    }

    /// The identifier of what a field names; nothing for what the audience may not see.
    fn id<'r, T>(&self, reference: &'r Ref<T>) -> Option<&'r str> {
        self.site.model.knows(&reference.thing()).then(|| reference.id.as_str())
    }

    fn ids<'r, T: 'r>(&self, references: impl IntoIterator<Item = &'r Ref<T>>) -> Vec<&'r str> {
        references.into_iter().filter_map(|reference| self.id(reference)).collect()
    }

    /// Somebody whom a field names.
    fn person<'r>(&self, reference: &'r Ref<model::Person>) -> Person<'r> {
        let thing = reference.thing();
        let id = self.id(reference).filter(|_| !self.site.is_forgotten(&thing));
        Person { id, name: self.writer.link(&thing).text }
    }

    /// A fact's day, unless it has not happened yet.
    fn past(&self, date: Option<&Spanned<Date>>) -> Option<Day> {
        date.filter(|date| date.value <= self.site.as_of).map(|date| Day(date.value))
    }

    /// The file and the line of a place.
    fn place(&self, at: Span) -> (Option<String>, Option<usize>) {
        if !at.is_somewhere() {
            return (None, None);
        }
        (Some(self.site.files.path(at.file).to_owned()), Some(self.site.files.line(at)))
    }

    fn reasons(&self, reasons: &[insight::Reason]) -> Vec<Reason> {
        let reason = |reason: &insight::Reason| {
            let (file, line) = self.place(reason.at);
            Reason { text: self.writer.say(reason.for_machines()), file, line }
        };
        reasons.iter().map(reason).collect()
    }

    /// What departments owe, as it is written.
    fn contributions(&self, all: &'s [Spanned<model::Contribution>]) -> Vec<Contribution<'s>> {
        let as_of = self.site.as_of;
        let contribution = |one: &'s Spanned<model::Contribution>| Contribution {
            department: self.id(&one.department),
            contribution: one.contribution.0.clone(),
            status: Named(contribution::status(one, as_of)),
            due: one.due.as_ref().map(|due| Day(due.value)),
            overdue_days: contribution::overdue_days(one, as_of),
        };
        all.iter().map(contribution).collect()
    }

    /// The page that tells more of a point. What somebody left behind stands on the page of handovers,
    /// for their own goes after a while.
    fn point_url(&self, one: &insight::attention::Attention<'_>) -> Option<String> {
        match one.kind {
            AttentionKind::Left => Some(self.writer.href(&Route::page("handover.html"))),
            _ => self.url(&one.thing),
        }
    }

    fn attention(&self) -> Vec<Attention> {
        let attention = |one: &insight::attention::Attention<'_>| {
            let (file, line) = self.place(one.at);
            Attention {
                kind: Named(one.kind),
                value: Named(one.value),
                text: self.writer.say(one.for_machines()),
                url: self.point_url(one),
                file,
                line,
            }
        };
        self.site.insight.attention.iter().map(attention).collect()
    }
}
