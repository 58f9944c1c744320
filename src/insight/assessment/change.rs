//! How a campaign stands against some days ago.

use jiff::ToSpan;

use super::assess;
use crate::insight::Today;
use crate::insight::campaign::{self, CampaignState};
use crate::insight::reason::urgency;
use crate::locale::{Language, Words};
use crate::model::{Assessment, Campaign, Entry};

/// Which way an assessment went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trend {
    /// It is worse than before.
    Worse,
    /// It is the same, or one of both days has none.
    Same,
    /// It is better than before.
    Better,
}

/// A campaign against some days ago.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// How it stood; only where it ran.
    pub before: Option<Assessment>,
    /// Which way the assessment went.
    pub trend: Trend,
    /// What was done since, as a share from 0 to 1; nothing where nothing can be weighed.
    pub progress: Option<f64>,
    /// All of it: "vor einer Woche gelb, +12 Prozentpunkte".
    pub words: Words,
}

/// How a campaign stands against some days ago, by the plan and the facts of either day.
pub fn change_since(today: Today<'_>, entry: &Entry<Campaign>, days: u16) -> Change {
    let then = today.on(today.as_of.saturating_sub(i64::from(days).days()));
    let value = entry.original();
    let judged = |day: Today<'_>| assess(day, entry).map(|judged| judged.value);
    let (before, now) = (judged(then), judged(today));
    let trend = match (before, now) {
        // Where no statement is possible nothing got better or worse.
        (Some(before), Some(now)) if before != Assessment::Grey && now != Assessment::Grey => {
            match urgency(now).cmp(&urgency(before)) {
                std::cmp::Ordering::Less => Trend::Worse,
                std::cmp::Ordering::Equal => Trend::Same,
                std::cmp::Ordering::Greater => Trend::Better,
            }
        }
        _ => Trend::Same,
    };
    let actual = |day: Today<'_>| campaign::progress(value, day.as_of).map(|progress| progress.actual);
    let progress = actual(today).zip(actual(then)).map(|(now, then)| now - then);
    let state = |day: Today<'_>| campaign::state(value, day.as_of);
    let was = match (before, state(then)) {
        (Some(before), _) if Some(before) == now => None,
        (Some(before), _) => Some(colour(before)),
        (None, before) if before == state(today) => None,
        (None, before) => Some(state_word(before)),
    };
    Change { before, trend, progress, words: words(was, progress, days) }
}

/// What is different, in words.
fn words(was: Option<Words>, progress: Option<f64>, days: u16) -> Words {
    let ago = match days {
        1 => Words::new("gestern", "yesterday"),
        7 => Words::new("vor einer Woche", "a week ago"),
        days => Words::new(format!("vor {days} Tagen"), format!("{days} days ago")),
    };
    let points = progress.map(|share| (share * 100.0).round()).filter(|points| *points != 0.0);
    let say = |language: Language| {
        let ago = ago.get(language);
        let points = points.map(|points| match language {
            Language::De if points.abs() > 1.0 => format!("{} Prozentpunkte", signed(points)),
            Language::De => format!("{} Prozentpunkt", signed(points)),
            Language::En if points.abs() > 1.0 => format!("{} percentage points", signed(points)),
            Language::En => format!("{} percentage point", signed(points)),
        });
        match (&was, points, language) {
            (Some(was), None, Language::De) => format!("{ago} {}", was.de),
            (Some(was), None, Language::En) => format!("{} {ago}", was.en),
            (Some(was), Some(points), Language::De) => format!("{ago} {}, {points}", was.de),
            (Some(was), Some(points), Language::En) => format!("{} {ago}, {points}", was.en),
            (None, Some(points), Language::De) => format!("{points} gegenüber {}", against(days)),
            (None, Some(points), Language::En) => format!("{points} against {ago}"),
            (None, None, Language::De) => format!("wie {ago}"),
            (None, None, Language::En) => format!("as {ago}"),
        }
    };
    Words::new(say(Language::De), say(Language::En))
}

/// "der Vorwoche".
fn against(days: u16) -> String {
    match days {
        1 => "gestern".to_owned(),
        7 => "der Vorwoche".to_owned(),
        days => format!("dem Stand vor {days} Tagen"),
    }
}

/// A number with its sign; the minus is a real one.
fn signed(points: f64) -> String {
    if points < 0.0 { format!("−{}", points.abs()) } else { format!("+{points}") }
}

/// The colour of an assessment.
fn colour(value: Assessment) -> Words {
    let (german, english) = match value {
        Assessment::Green => ("grün", "green"),
        Assessment::Yellow => ("gelb", "yellow"),
        Assessment::Red => ("rot", "red"),
        Assessment::Grey => ("grau", "grey"),
    };
    Words::new(german, english)
}

/// A state as something a campaign was.
fn state_word(state: CampaignState) -> Words {
    let (german, english) = match state {
        CampaignState::Running => ("in Arbeit", "running"),
        CampaignState::Paused => ("unterbrochen", "paused"),
        CampaignState::Planned => ("noch nicht begonnen", "not yet begun"),
        CampaignState::Closed => ("abgeschlossen", "closed"),
        CampaignState::Cancelled => ("abgesagt", "cancelled"),
    };
    Words::new(german, english)
}
