//! Every dated thing that is due and not done: what the start page shows of the next days, what people
//! see on their pages, what the calendars hold.

mod campaigns;
mod texts;
mod work;

use jiff::civil::Date;

use super::Today;
use crate::locale::Words;
use crate::model::time::Moment;
use crate::model::{Id, Spanned, Thing, worded};
use crate::source::Span;

worded! {
    /// What kind of thing is due.
    pub enum DeadlineKind {
        /// A milestone of a campaign.
        Milestone = "milestone", "Meilenstein", "milestone";
        /// What a department owes.
        Contribution = "contribution", "Zulieferung", "contribution";
        /// A review.
        Review = "review", "Prüfung", "review";
        /// A finding that is to be mended.
        Finding = "finding", "Befund", "finding";
        /// The next review of a guideline.
        GuidelineReview = "guideline_review", "Richtlinie prüfen", "review of a guideline";
        /// The next review of a chapter of the handbook.
        ChapterReview = "chapter_review", "Kapitel prüfen", "review of a chapter";
        /// When a concept is to be looked at again.
        ConceptReview = "concept_review", "Konzept prüfen", "review of a concept";
        /// A post that is to appear.
        Post = "post", "Beitrag", "post";
        /// When the effect of a decision is to be checked.
        EffectCheck = "effect_check", "Wirkung prüfen", "check of the effect";
        /// The last day of a campaign.
        CampaignEnd = "campaign_end", "Ende der Kampagne", "end of the campaign";
    }
}

/// Something that is due on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline<'m> {
    /// What kind of thing.
    pub kind: DeadlineKind,
    /// By when.
    pub date: Date,
    /// The moment, where a time of day is written.
    pub moment: Option<Moment>,
    /// The thing whose page tells more.
    pub thing: Thing,
    /// The place on that page: the identifier of a milestone.
    pub part: Option<&'m str>,
    /// What is due.
    pub words: Words,
    /// What it belongs to: the campaign of a milestone, the platforms of a post.
    pub context: Option<Words>,
    /// Who is to act; nobody where none is named.
    pub who: Vec<&'m Id>,
    /// The department that is to act.
    pub department: Option<&'m Id>,
    /// Where the day is written.
    pub at: Span,
}

/// What is due between two days, both included, and not done on the as-of date; by date, kind, thing.
/// Reaches back as well: what was due before and is not done yet.
pub fn deadlines(today: Today<'_>, from: Date, to: Date) -> Vec<Deadline<'_>> {
    let mut collector = Collector { today, from, to, found: Vec::new() };
    campaigns::collect(&mut collector);
    texts::collect(&mut collector);
    work::collect(&mut collector);
    let mut found = collector.found;
    found.sort_by(|a, b| {
        (a.date, a.moment, a.kind, &a.thing, a.at).cmp(&(b.date, b.moment, b.kind, &b.thing, b.at))
    });
    found
}

/// Gathers what is due.
struct Collector<'m> {
    today: Today<'m>,
    from: Date,
    to: Date,
    found: Vec<Deadline<'m>>,
}

impl<'m> Collector<'m> {
    /// Whether a day is asked for.
    fn wants(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }

    /// Adds what is due on a day that is asked for, and nothing else is known of yet.
    fn add(
        &mut self,
        kind: DeadlineKind,
        due: &Spanned<Date>,
        thing: Thing,
        words: impl FnOnce() -> Words,
    ) -> Option<&mut Deadline<'m>> {
        let (date, at) = (due.value, due.at);
        if !self.wants(date) {
            return None;
        }
        self.found.push(Deadline {
            kind,
            date,
            moment: None,
            thing,
            part: None,
            words: words(),
            context: None,
            who: Vec::new(),
            department: None,
            at,
        });
        self.found.last_mut()
    }
}
