//! Every dated thing that is due and not done: what the start page shows of the next days, what people
//! see on their pages, what the calendars hold.

mod campaigns;
mod texts;
mod work;

use jiff::civil::Date;

use super::Today;
use crate::locale::Words;
use crate::model::time::Moment;
use crate::model::{Id, Spanned, Thing};
use crate::source::Span;

/// What kind of thing is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeadlineKind {
    /// A milestone of a campaign.
    Milestone,
    /// What a department owes.
    Contribution,
    /// A review.
    Review,
    /// A finding that is to be mended.
    Finding,
    /// The next review of a guideline.
    GuidelineReview,
    /// The next review of a chapter of the handbook.
    ChapterReview,
    /// When a concept is to be looked at again.
    ConceptReview,
    /// A post that is to appear.
    Post,
    /// When the effect of a decision is to be checked.
    EffectCheck,
    /// The last day of a campaign.
    CampaignEnd,
}

impl DeadlineKind {
    /// Its name, as the theme's strings and the calendars know it.
    pub fn name(self) -> &'static str {
        match self {
            DeadlineKind::Milestone => "milestone",
            DeadlineKind::Contribution => "contribution",
            DeadlineKind::Review => "review",
            DeadlineKind::Finding => "finding",
            DeadlineKind::GuidelineReview => "guideline_review",
            DeadlineKind::ChapterReview => "chapter_review",
            DeadlineKind::ConceptReview => "concept_review",
            DeadlineKind::Post => "post",
            DeadlineKind::EffectCheck => "effect_check",
            DeadlineKind::CampaignEnd => "campaign_end",
        }
    }

    /// What it is called.
    pub fn words(self) -> Words {
        match self {
            DeadlineKind::Milestone => Words::new("Meilenstein", "milestone"),
            DeadlineKind::Contribution => Words::new("Zulieferung", "contribution"),
            DeadlineKind::Review => Words::new("Prüfung", "review"),
            DeadlineKind::Finding => Words::new("Befund", "finding"),
            DeadlineKind::GuidelineReview => Words::new("Richtlinie prüfen", "review of a guideline"),
            DeadlineKind::ChapterReview => Words::new("Kapitel prüfen", "review of a chapter"),
            DeadlineKind::ConceptReview => Words::new("Konzept prüfen", "review of a concept"),
            DeadlineKind::Post => Words::new("Beitrag", "post"),
            DeadlineKind::EffectCheck => Words::new("Wirkung prüfen", "check of the effect"),
            DeadlineKind::CampaignEnd => Words::new("Ende der Kampagne", "end of the campaign"),
        }
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
