//! Ensures that what is said to have happened has happened by the as-of date.
//!
//! Only dates of facts are looked at. Plans may lie ahead: `due`, `start`, `end`, `planned`, absences,
//! the rota, pauses, `duties_from`, `valid_from`, `left_on`. Whoever asks for an earlier day is told
//! nothing: what happened since is no mistake.

use jiff::civil::Date;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::model::time::Moment;
use crate::model::{
    Campaign, Concept, Contribution, Decision, Entry, Guideline, Incident, Lifecycle, Page, Platform, Post,
    Review, Series, Spanned,
};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "facts",
    ensures: (
        "Was geschehen sein soll, ist bis zum Stand des Portals geschehen",
        "what is said to have happened has happened by the as-of date",
    ),
    codes: &[&codes::time::FACT_IN_THE_FUTURE],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    if checked.looks_back {
        return;
    }
    let tables = &checked.model.tables;
    let mut facts = Facts { as_of: checked.as_of, found };
    tables.campaigns.iter().map(Entry::original).for_each(|campaign| facts.campaign(campaign));
    tables.concepts.iter().map(Entry::original).for_each(|concept| facts.concept(concept));
    tables.posts.iter().map(Entry::original).for_each(|post| facts.post(post));
    tables.reviews.iter().map(Entry::original).for_each(|review| facts.review(review));
    tables.decisions.iter().map(Entry::original).for_each(|decision| facts.decision(decision));
    tables.guidelines.iter().map(Entry::original).for_each(|guideline| facts.guideline(guideline));
    tables.pages.iter().map(Entry::original).for_each(|page| facts.page(page));
    tables.incidents.iter().map(Entry::original).for_each(|incident| facts.incident(incident));
    tables.platforms.iter().map(Entry::original).for_each(|platform| facts.platform(platform));
    tables.series.iter().map(Entry::original).for_each(|series| facts.series(series));
}

/// A date, or a moment, of which only the day counts.
trait Day {
    fn day(&self) -> Date;
}

impl Day for Date {
    fn day(&self) -> Date {
        *self
    }
}

impl Day for Moment {
    fn day(&self) -> Date {
        self.date
    }
}

/// Collects the facts that lie ahead.
struct Facts<'f> {
    as_of: Date,
    found: &'f mut Vec<Diagnostic>,
}

/// Each line is a field that holds facts, with the field for what is still to come, if there is one.
impl Facts<'_> {
    fn campaign(&mut self, campaign: &Campaign) {
        self.are("milestones.done", campaign.milestones.iter().flat_map(|m| &m.done), Some("due"));
        self.are("closed_on", &campaign.closed_on, Some("end"));
        self.are("replanned.date", campaign.replanned.iter().map(|plan| &plan.date), None);
        self.are("cancelled.date", campaign.cancelled.iter().map(|cancelled| &cancelled.date), None);
        self.are("blockers.since", campaign.blockers.iter().map(|blocker| &blocker.since), None);
        self.are("blockers.resolved", campaign.blockers.iter().flat_map(|b| &b.resolved), None);
        self.are("updates.date", campaign.updates.iter().map(|update| &update.date), None);
        self.are("assessment.date", campaign.assessment.iter().map(|a| &a.date), None);
        self.contributions(&campaign.departments);
    }

    fn contributions(&mut self, all: &[Spanned<Contribution>]) {
        self.are("departments.agreed_on", all.iter().flat_map(|c| &c.agreed_on), Some("due"));
        self.are("departments.delivered_on", all.iter().flat_map(|c| &c.delivered_on), Some("due"));
    }

    fn concept(&mut self, concept: &Concept) {
        self.are("created", [&concept.created], None);
        self.are("decision.date", concept.decision.iter().map(|d| &d.date), Some("review_by"));
        self.contributions(&concept.departments);
    }

    fn post(&mut self, post: &Post) {
        self.are("history.date", post.history.iter().map(|entry| &entry.date), Some("planned"));
    }

    fn review(&mut self, review: &Review) {
        self.are("done", &review.done, Some("due"));
        self.are("findings.done", review.findings.iter().flat_map(|f| &f.done), Some("due"));
    }

    fn decision(&mut self, decision: &Decision) {
        self.are("decided_on", &decision.decided_on, None);
        self.are("effect.checked_on", decision.effect.iter().flat_map(|e| &e.checked_on), Some("check_on"));
    }

    fn guideline(&mut self, guideline: &Guideline) {
        self.are("last_reviewed", &guideline.last_reviewed, None);
        // A version that is yet to be valid comes with its changes.
        let announced = guideline.valid_from.as_ref().map_or(self.as_of, |from| from.value);
        let changes = guideline.changes.iter().map(|change| &change.date);
        self.are("changes.date", changes.filter(|date| date.value > announced), Some("valid_from"));
    }

    fn page(&mut self, page: &Page) {
        self.are("last_reviewed", &page.last_reviewed, None);
    }

    fn incident(&mut self, incident: &Incident) {
        self.are("started", [&incident.started], None);
        self.are("ended", &incident.ended, None);
        self.are("updates.date", incident.updates.iter().map(|update| &update.date), None);
    }

    fn platform(&mut self, platform: &Platform) {
        let compliance = &platform.compliance;
        self.are("reviewed_on", compliance.iter().flat_map(|c| &c.reviewed_on), None);
        self.are("imprint_checked_on", compliance.iter().flat_map(|c| &c.imprint_checked_on), None);
        // On a platform that is still open it is a plan.
        let is_closed = platform.lifecycle.value == Lifecycle::Closed;
        self.are("closed_on", platform.closed_on.iter().filter(|_| is_closed), None);
    }

    fn series(&mut self, series: &Series) {
        self.are("sources.exported_on", series.sources.iter().flat_map(|s| &s.exported_on), None);
        for (period, _) in &series.periods.0 {
            let begins = period.value.first_day();
            if begins > self.as_of {
                let text = period.value.to_string();
                self.found.push(codes::time::period_in_the_future(period.at, &text, begins, self.as_of));
            }
        }
    }

    /// Says which values of a field lie ahead; its name is shown without the fields around it.
    fn are<'d, D: Day + 'd>(
        &mut self,
        field: &str,
        values: impl IntoIterator<Item = &'d Spanned<D>>,
        plan: Option<&str>,
    ) {
        let name = field.rsplit('.').next().unwrap_or(field);
        let known = values.into_iter().filter_map(|value| Some((value.at, value.known()?.day())));
        let ahead = known.filter(|(_, day)| *day > self.as_of);
        self.found
            .extend(ahead.map(|(at, day)| codes::time::fact_in_the_future(at, name, day, self.as_of, plan)));
    }
}
