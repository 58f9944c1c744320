//! What the portal has that a new thing can refer to.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Portal;
use crate::diag::{Severity, codes};
use crate::insight::person::has_left;
use crate::model::{Id, Kind, Lifecycle, Person, Thing};

/// The portal, and what is already known about the new thing.
pub(super) struct Known<'a> {
    pub(super) portal: &'a Portal<'a>,
    pub(super) kind: Kind,
    pub(super) id: Option<&'a str>,
    pub(super) title: String,
}

impl Known<'_> {
    /// A thing to refer to, of the first of these kinds that has one.
    pub(super) fn thing(&self, kinds: &[Kind]) -> Option<Thing> {
        // Whoever reviews a post must not have written it: anything else is as good.
        let mut kinds = kinds.to_vec();
        kinds.sort_by_key(|kind| *kind == Kind::Post);
        kinds.into_iter().find_map(|kind| self.first(kind).map(|id| Thing::new(kind, &id)))
    }

    fn first(&self, kind: Kind) -> Option<Id> {
        let tables = &self.portal.model.tables;
        match kind {
            Kind::Person => {
                let mut here = tables.people.iter().filter(|entry| self.is_here(entry.original()));
                here.next().map(|entry| entry.head.id.clone())
            }
            Kind::Platform => {
                let open = |entry: &&crate::model::Entry<crate::model::Platform>| {
                    let platform = entry.original();
                    platform.lifecycle.value != Lifecycle::Closed && platform.closed_on.is_none()
                };
                // The first active one, or any that is not closed.
                let platforms = tables.platforms.iter().filter(open);
                platforms
                    .min_by_key(|entry| entry.original().lifecycle.value != Lifecycle::Active)
                    .map(|entry| entry.head.id.clone())
            }
            _ => tables.heads().find(|(known, _)| *known == kind).map(|(_, head)| head.id.clone()),
        }
    }

    /// Whether somebody has begun, has not left and is not about to.
    fn is_here(&self, person: &Person) -> bool {
        let as_of = self.portal.as_of;
        !has_left(person, as_of)
            && person.left_on.is_none()
            && person.from.as_ref().is_none_or(|from| from.value <= as_of)
    }

    /// The day that a field begins with: plans lie ahead, facts do not, and a shift begins after those
    /// that there are.
    pub(super) fn date(&self, field: &str) -> Date {
        let as_of = self.portal.as_of;
        let start = match self.kind {
            Kind::Shift => {
                let ends = self.portal.model.tables.rota.iter().map(|shift| shift.original().to.value);
                ends.max().map_or(as_of, |end| as_of.max(end.saturating_add(1.day())))
            }
            _ => as_of,
        };
        let days = match field {
            "to" => 4,
            "due" | "planned" => 14,
            "end" | "until" | "check_on" | "review_by" => 90,
            _ => 0,
        };
        start.saturating_add(days.days())
    }

    /// The last month that is over.
    pub(super) fn month(&self) -> String {
        let last = self.portal.as_of.first_of_month().saturating_sub(1.day());
        format!("{:04}-{:02}", last.year(), last.month())
    }

    /// A finding that could be accepted: its name, and the thing that it is about.
    pub(super) fn finding(&self) -> Option<(&'static str, Thing)> {
        let heads = &self.portal.model.tables;
        let acceptable =
            self.portal.diagnostics.iter().filter(|found| !found.is_error() && found.accepted.is_none());
        let mut findings = acceptable.filter_map(|found| {
            let of_file = heads.heads().filter(|(_, head)| {
                head.at.file == found.span.file && head.at.start <= found.span.start && head.at.is_somewhere()
            });
            let (_, head) = of_file.max_by_key(|(_, head)| head.at.start)?;
            Some((found.code.name, head.thing()))
        });
        findings.next()
    }

    /// The name of a finding that can be accepted, where there is none at present.
    pub(super) fn any_finding() -> &'static str {
        codes::all().iter().find(|code| code.severity == Severity::Warning).map_or("", |code| code.name)
    }
}
