//! What is found about a campaign that runs: what makes it red, yellow or grey, and why.

use jiff::civil::Date;

use crate::insight::campaign::{self, is_done, overdue_days};
use crate::insight::contribution;
use crate::insight::{Reason, Today, phrase};
use crate::locale::{Dates, Language, Numbers, Words, plural};
use crate::model::{Assessment, Campaign, Contribution, Entry, Milestone, Spanned, Text};
use crate::source::Span;

/// Lags are sums of shares: what differs by less than this is the same.
const HAIR: f64 = 1e-9;

/// Everything that holds, the worst first; within a colour the weightiest. Nothing where all is well.
pub fn found(today: Today<'_>, entry: &Entry<Campaign>) -> Vec<(Assessment, Reason)> {
    let campaign = Subject { today, entry, value: entry.original(), as_of: today.as_of };
    let mut found = campaign.end_passed();
    found.extend(campaign.overdue_milestones());
    found.extend(campaign.lag());
    found.extend(campaign.blockers());
    found.extend(campaign.overdue_contributions());
    found.extend(campaign.silence());
    found.extend(campaign.without_weight());
    found.sort_by_key(|(value, _)| crate::insight::reason::urgency(*value));
    found
}

/// Why a campaign is green.
pub fn all_is_well(today: Today<'_>, entry: &Entry<Campaign>) -> Reason {
    Subject { today, entry, value: entry.original(), as_of: today.as_of }.all_is_well()
}

/// A campaign on a day.
struct Subject<'m> {
    today: Today<'m>,
    entry: &'m Entry<Campaign>,
    value: &'m Campaign,
    as_of: Date,
}

impl<'m> Subject<'m> {
    /// The milestones that are overdue, the longest first, with their days and where they stand.
    fn overdue(&self) -> Vec<(i32, usize, &'m Milestone)> {
        let milestones = self.value.milestones.iter().enumerate();
        let mut overdue: Vec<_> = milestones
            .filter_map(|(index, one)| Some((overdue_days(self.value, one, self.as_of)?, index, one)))
            .collect();
        overdue.sort_by_key(|(days, ..)| std::cmp::Reverse(*days));
        overdue
    }

    fn due_at(&self, milestone: &Milestone) -> Span {
        campaign::due_written(self.value, milestone, self.as_of).at
    }

    /// A text of the campaign in both languages.
    fn text(&self, text: impl Fn(&Campaign) -> Option<&Text>) -> Words {
        phrase::both(self.entry, text).unwrap_or_default()
    }

    fn title(&self, index: usize) -> Words {
        self.text(|campaign| Some(&campaign.milestones.get(index)?.title))
    }

    /// The end has passed with milestones open, or long ago without a closing.
    fn end_passed(&self) -> Vec<(Assessment, Reason)> {
        let end = campaign::end_written(self.value, self.as_of);
        let days = (self.as_of - end.value).get_days();
        let limit = i64::from(self.today.portal.thresholds.close_within_days.value);
        let open = self.value.milestones.iter().filter(|one| !is_done(one, self.as_of)).count();
        let (german, english) = (Dates::new(Language::De), Dates::new(Language::En));
        let passed = Words::new(
            format!("Das geplante Ende, der {}, ist {} vorbei", german.day(end.value), german.since(days)),
            format!(
                "The planned end, {}, passed {}",
                english.day(end.value),
                english.relative(end.value, self.as_of)
            ),
        );
        let mut found = Vec::new();
        if days > 0 && open > 0 {
            let words = Words::new(
                format!(
                    "{}, und {open} {} offen.",
                    passed.de,
                    plural(open, "Meilenstein ist", "Meilensteine sind")
                ),
                format!("{}, and {open} {} open.", passed.en, plural(open, "milestone is", "milestones are")),
            );
            found.push((Assessment::Red, Reason::new(words, end.at)));
        }
        if i64::from(days) > limit {
            let words = Words::new(
                format!("{}, und die Kampagne ist nicht abgeschlossen.", passed.de),
                format!("{}, and the campaign has not been closed.", passed.en),
            );
            found.push((Assessment::Yellow, Reason::new(words, end.at)));
        }
        found
    }

    fn overdue_milestones(&self) -> Vec<(Assessment, Reason)> {
        let thresholds = &self.today.portal.thresholds;
        let red = i64::from(thresholds.milestone_overdue_red_days.value);
        let yellow = i64::from(thresholds.milestone_overdue_yellow_days.value);
        let colour = |days: i32| match i64::from(days) {
            days if days > red => Some(Assessment::Red),
            days if days > yellow => Some(Assessment::Yellow),
            _ => None,
        };
        let overdue = self.overdue().into_iter();
        overdue
            .filter_map(|(days, index, milestone)| {
                let words = self.is_overdue(days, index, milestone);
                Some((colour(days)?, Reason::new(words, self.due_at(milestone))))
            })
            .collect()
    }

    /// "„Film“ ist 9 Tage überfällig (fällig am 14. November 2026)."
    fn is_overdue(&self, days: i32, index: usize, milestone: &Milestone) -> Words {
        let title = self.title(index);
        let due = campaign::due(self.value, milestone, self.as_of);
        let (unit, word) = (plural(days, "Tag", "Tage"), plural(days, "day", "days"));
        Words::new(
            format!(
                "„{}“ ist {days} {unit} überfällig (fällig am {}).",
                title.de,
                Dates::new(Language::De).day(due)
            ),
            format!(
                "“{}” is {days} {word} overdue (due on {}).",
                title.en,
                Dates::new(Language::En).day(due)
            ),
        )
    }

    /// What is done lags behind what was due before today, by two milestones or more.
    fn lag(&self) -> Option<(Assessment, Reason)> {
        let overdue = self.overdue();
        let late: Vec<_> = overdue.iter().filter(|(_, _, one)| one.weight.value > 0.0).collect();
        let (_, _, first) = *late.first().filter(|_| late.len() >= 2)?;
        let progress = campaign::progress(self.value, self.as_of)?;
        let planned = campaign::planned_before(self.value, self.as_of)?;
        let lag = planned - progress.actual;
        let thresholds = &self.today.portal.thresholds;
        let value = match lag + HAIR {
            lag if lag >= thresholds.lag_red.value => Assessment::Red,
            lag if lag >= thresholds.lag_yellow.value => Assessment::Yellow,
            _ => return None,
        };
        let count = late.len();
        let percent = |share: f64| phrase::in_both(|language| Numbers::new(language).percent(share));
        let (actual, planned) = (percent(progress.actual), percent(planned));
        let words = Words::new(
            format!(
                "Fertig sind {}, geplant waren {}; {count} Meilensteine sind überfällig.",
                actual.de, planned.de
            ),
            format!("{} is done, {} was planned; {count} milestones are overdue.", actual.en, planned.en),
        );
        Some((value, Reason::new(words, self.due_at(first))))
    }

    /// What is in the way, the oldest first.
    fn blockers(&self) -> Vec<(Assessment, Reason)> {
        let blockers = self.value.blockers.iter().enumerate();
        let mut open: Vec<_> =
            blockers.filter(|(_, blocker)| campaign::is_blocked_by(blocker, self.as_of)).collect();
        open.sort_by_key(|(_, blocker)| blocker.since.value);
        let reason = |(index, blocker): (usize, &crate::model::Blocker)| {
            let title = self.text(|campaign| Some(&campaign.blockers.get(index)?.title));
            let days = (self.as_of - blocker.since.value).get_days();
            let words = Words::new(
                format!("Hindernis {}: „{}“.", Dates::new(Language::De).since(days), title.de),
                format!("Blocked {}: “{}”.", Dates::new(Language::En).since(days), title.en),
            );
            (Assessment::Yellow, Reason::new(words, blocker.since.at))
        };
        open.into_iter().map(reason).collect()
    }

    /// The contributions that are overdue, the longest first.
    fn overdue_contributions(&self) -> Vec<(Assessment, Reason)> {
        let owed = self.value.departments.iter().enumerate();
        let late = |(index, one): (usize, &'m Spanned<Contribution>)| {
            Some((contribution::overdue_days(one, self.as_of)?, one.due.as_ref()?, index))
        };
        let mut late: Vec<(i32, &Spanned<Date>, usize)> = owed.filter_map(late).collect();
        late.sort_by_key(|(days, ..)| std::cmp::Reverse(*days));
        let reason = |(days, due, index): (i32, &Spanned<Date>, usize)| {
            let what = self.text(|campaign| Some(&campaign.departments.get(index)?.contribution));
            let who = self.value.departments.get(index).map(|one| self.today.refer(&one.department));
            let who = who.unwrap_or_default();
            let words = Words::new(
                format!(
                    "Zulieferung {days} {} überfällig: „{}“ ({}).",
                    plural(days, "Tag", "Tage"),
                    what.de,
                    who.de
                ),
                format!(
                    "A contribution is {days} {} overdue: “{}” ({}).",
                    plural(days, "day", "days"),
                    what.en,
                    who.en
                ),
            );
            (Assessment::Yellow, Reason::new(words, due.at))
        };
        late.into_iter().map(reason).collect()
    }

    /// Nothing was heard for long: no update and no milestone done, counted from the start at the
    /// earliest.
    fn silence(&self) -> Option<(Assessment, Reason)> {
        let start = &self.value.start;
        let updates = self.value.updates.iter().map(|update| &update.date);
        let done = self.value.milestones.iter().filter_map(|milestone| milestone.done.as_ref());
        let heard = updates.chain(done).filter(|date| date.value <= self.as_of && date.value >= start.value);
        let last = heard.max_by_key(|date| date.value).unwrap_or(start);
        let days = (self.as_of - last.value).get_days();
        if i64::from(days) < i64::from(self.today.portal.thresholds.silence_days.value) {
            return None;
        }
        let words = Words::new(
            format!(
                "{} gibt es keine Nachricht und keinen erledigten Meilenstein.",
                phrase::capitalised(&Dates::new(Language::De).since(days))
            ),
            format!(
                "There has been no update and no milestone done {}.",
                Dates::new(Language::En).since(days)
            ),
        );
        Some((Assessment::Yellow, Reason::new(words, last.at)))
    }

    /// Where there is nothing to weigh, nothing can be told.
    fn without_weight(&self) -> Option<(Assessment, Reason)> {
        let Some(first) = self.value.milestones.first() else {
            let words = Words::new(
                "Ohne Meilensteine lässt sich nicht sagen, wie weit die Kampagne ist.",
                "Without milestones nobody can tell how far the campaign is.",
            );
            return Some((Assessment::Grey, Reason::new(words, self.entry.head.at)));
        };
        let nothing = campaign::progress(self.value, self.as_of).is_none();
        nothing.then(|| {
            let words = Words::new(
                "Alle Meilensteine haben das Gewicht 0, also lässt sich nicht sagen, wie weit die Kampagne ist.",
                "All milestones have the weight 0, so nobody can tell how far the campaign is.",
            );
            (Assessment::Grey, Reason::new(words, first.weight.at))
        })
    }

    fn all_is_well(&self) -> Reason {
        if let Some((days, index, milestone)) = self.overdue().first() {
            let late = self.is_overdue(*days, *index, milestone);
            let limit = self.today.portal.thresholds.milestone_overdue_yellow_days.value;
            let words = Words::new(
                format!("{} Gelb wird es nach mehr als {limit} {}.", late.de, plural(limit, "Tag", "Tagen")),
                format!(
                    "{} It turns yellow after more than {limit} {}.",
                    late.en,
                    plural(limit, "day", "days")
                ),
            );
            return Reason::new(words, self.due_at(milestone));
        }
        let all = &self.value.milestones;
        let done: Vec<&Spanned<Date>> = all
            .iter()
            .filter(|one| is_done(one, self.as_of))
            .filter_map(|milestone| milestone.done.as_ref())
            .collect();
        let last = done.iter().max_by_key(|date| date.value).map(|date| date.at);
        let open = all.iter().filter(|one| !is_done(one, self.as_of));
        let next = open.min_by_key(|one| campaign::due(self.value, one, self.as_of));
        match (next, last) {
            (None, at) => Reason::new(
                Words::new("Alle Meilensteine sind erledigt.", "All milestones are done."),
                at.unwrap_or(self.entry.head.at),
            ),
            (Some(_), Some(at)) => Reason::new(
                Words::new(
                    "Alle fälligen Meilensteine sind erledigt.",
                    "All milestones that were due are done.",
                ),
                at,
            ),
            (Some(next), None) => Reason::new(
                Words::new("Noch war kein Meilenstein fällig.", "No milestone has been due yet."),
                self.due_at(next),
            ),
        }
    }
}
