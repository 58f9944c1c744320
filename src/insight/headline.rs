//! The sentence at the head of the start page: who reads only that knows enough. And what differs
//! from the week before.

use jiff::ToSpan;

use super::assessment::{self, CampaignStanding, Trend};
use super::attention::{Attention, AttentionKind};
use super::campaign::CampaignState;
use super::post_standing::PostStanding;
use super::{Insight, approval, incident, phrase};
use crate::locale::Words;
use crate::model::{Assessment, PostState};

/// With so many days before the start page compares.
pub const WEEK: u16 = 7;

/// What the headline counts. No figure is about a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Incidents that are open.
    pub incidents: usize,
    /// Campaigns that run.
    pub running: usize,
    /// Of those, the ones that are red.
    pub red: usize,
    /// Of those, the ones that are yellow.
    pub yellow: usize,
    /// Of those, the ones of which nothing can be said.
    pub grey: usize,
    /// What needs attention, without the incidents.
    pub points: usize,
}

impl Counts {
    /// Counts what is computed for all pages.
    pub fn new(insight: &Insight<'_>) -> Counts {
        let running = insight.campaigns.values().filter(|one| one.state == CampaignState::Running);
        let judged = |value: Assessment| {
            let is =
                |one: &&CampaignStanding<'_>| one.assessment.as_ref().is_some_and(|own| own.value == value);
            running.clone().filter(is).count()
        };
        let is_point = |one: &&Attention<'_>| one.kind != AttentionKind::Incident;
        Counts {
            incidents: incident::open(insight.today).len(),
            running: running.clone().count(),
            red: judged(Assessment::Red),
            yellow: judged(Assessment::Yellow),
            grey: judged(Assessment::Grey),
            points: insight.attention.iter().filter(is_point).count(),
        }
    }
}

/// The headline, without a full stop: "Eine von vier laufenden Kampagnen ist gefährdet, fünf Punkte
/// brauchen Aufmerksamkeit".
pub fn headline(counts: &Counts) -> Words {
    let mut parts = Vec::new();
    if counts.incidents > 0 {
        parts.push(phrase::count(
            counts.incidents,
            ("ein Vorfall ist offen", "one incident is open"),
            ("{} Vorfälle sind offen", "{} incidents are open"),
        ));
    }
    parts.push(campaigns(counts));
    parts.push(phrase::count(
        counts.points,
        ("ein Punkt braucht Aufmerksamkeit", "one point needs attention"),
        ("{} Punkte brauchen Aufmerksamkeit", "{} points need attention"),
    ));
    if counts.points == 0 {
        parts.pop();
        parts.push(match counts.incidents {
            0 => Words::new("nichts braucht Aufmerksamkeit", "nothing needs attention"),
            _ => Words::new("nichts braucht sonst Aufmerksamkeit", "nothing else needs attention"),
        });
    }
    let sentence = phrase::with_commas(&parts);
    if counts.incidents + counts.red + counts.yellow + counts.points == 0 {
        return Words::new(format!("Alles ruhig: {}", sentence.de), format!("All calm: {}", sentence.en));
    }
    phrase::beginning(&sentence)
}

/// How the campaigns stand that run: the red ones, else the yellow ones, else all.
fn campaigns(counts: &Counts) -> Words {
    let &Counts { running, red, yellow, grey, .. } = counts;
    if running == 0 {
        return Words::new("zurzeit läuft keine Kampagne", "no campaign is running at present");
    }
    if red > 0 {
        return risk(red, running);
    }
    if yellow > 0 {
        return threatens(yellow, running);
    }
    let number = phrase::number(running);
    match (grey, running) {
        (0, 1) => Words::new("die laufende Kampagne ist im Plan", "the running campaign is on course"),
        (0, 2) => {
            Words::new("beide laufenden Kampagnen sind im Plan", "both running campaigns are on course")
        }
        (0, _) => Words::new(
            format!("alle {} laufenden Kampagnen sind im Plan", number.de),
            format!("all {} running campaigns are on course", number.en),
        ),
        (_, 1) => {
            Words::new("die laufende Kampagne ist nicht gefährdet", "the running campaign is not at risk")
        }
        (_, 2) => Words::new(
            "keine der beiden laufenden Kampagnen ist gefährdet",
            "neither of two running campaigns is at risk",
        ),
        _ => Words::new(
            format!("keine der {} laufenden Kampagnen ist gefährdet", number.de),
            format!("none of {} running campaigns is at risk", number.en),
        ),
    }
}

/// Campaigns at risk, of those that run.
fn risk(red: usize, running: usize) -> Words {
    let (some, all) = (phrase::number(red), phrase::number(running));
    match (red, running) {
        (1, 1) => Words::new("die laufende Kampagne ist gefährdet", "the running campaign is at risk"),
        (2, 2) => {
            Words::new("beide laufenden Kampagnen sind gefährdet", "both running campaigns are at risk")
        }
        _ if red == running => Words::new(
            format!("alle {} laufenden Kampagnen sind gefährdet", all.de),
            format!("all {} running campaigns are at risk", all.en),
        ),
        (1, _) => Words::new(
            format!("eine von {} laufenden Kampagnen ist gefährdet", all.de),
            format!("one of {} running campaigns is at risk", all.en),
        ),
        _ => Words::new(
            format!("{} von {} laufenden Kampagnen sind gefährdet", some.de, all.de),
            format!("{} of {} running campaigns are at risk", some.en, all.en),
        ),
    }
}

/// Campaigns that may come to be at risk, of those that run.
fn threatens(yellow: usize, running: usize) -> Words {
    let (some, all) = (phrase::number(yellow), phrase::number(running));
    let whose = match (yellow, running) {
        (1, 1) => Words::new("der laufenden Kampagne", "the running campaign"),
        (2, 2) => Words::new("beiden laufenden Kampagnen", "both running campaigns"),
        _ if yellow == running => Words::new(
            format!("allen {} laufenden Kampagnen", all.de),
            format!("all {} running campaigns", all.en),
        ),
        (1, _) => Words::new(
            format!("einer von {} laufenden Kampagnen", all.de),
            format!("one of {} running campaigns", all.en),
        ),
        _ => Words::new(
            format!("{} von {} laufenden Kampagnen", some.de, all.de),
            format!("{} of {} running campaigns", some.en, all.en),
        ),
    };
    Words::new(
        format!("bei {} droht eine Abweichung", whose.de),
        format!("a deviation threatens in {}", whose.en),
    )
}

/// What differs from the week before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Differences {
    /// Campaigns that stand worse.
    pub worse: usize,
    /// Campaigns that stand better.
    pub better: usize,
    /// Campaigns that did not run then.
    pub new: usize,
    /// Posts that wait for approval, then and now.
    pub in_review: (usize, usize),
}

impl Differences {
    /// Compares what is computed for all pages with the week before.
    pub fn new(insight: &Insight<'_>) -> Differences {
        let today = insight.today;
        let before = today.on(today.as_of.saturating_sub(i64::from(WEEK).days()));
        let mut found = Differences::default();
        for standing in insight.campaigns.values().filter(|one| one.state == CampaignState::Running) {
            let change = assessment::change_since(today, standing.entry, WEEK);
            match change.trend {
                Trend::Worse => found.worse += 1,
                Trend::Better => found.better += 1,
                Trend::Same if change.before.is_none() => found.new += 1,
                Trend::Same => {}
            }
        }
        let waited = |post: &&PostStanding<'_>| {
            approval::state(before.model, post.entry.original(), before.as_of) == PostState::InReview
        };
        let waits = |post: &&PostStanding<'_>| post.state == PostState::InReview;
        let count = |of: &dyn Fn(&&PostStanding<'_>) -> bool| insight.posts.values().filter(of).count();
        Differences { in_review: (count(&waited), count(&waits)), ..found }
    }
}

/// "gegenüber der Vorwoche: eine Kampagne schlechter, zwei Freigaben weniger".
pub fn against_last_week(differences: &Differences) -> Words {
    let mut parts = Vec::new();
    // The word for what is counted is said once.
    let mut campaigns = |count: usize, german: &str, english: &str| {
        if count == 0 {
            return;
        }
        let number = phrase::number(count);
        let (noun, nouns) = if parts.is_empty() {
            ((" Kampagne", " campaign"), (" Kampagnen", " campaigns"))
        } else {
            (("", ""), ("", ""))
        };
        parts.push(match count {
            1 => Words::new(format!("eine{} {german}", noun.0), format!("one{} {english}", noun.1)),
            _ => Words::new(
                format!("{}{} {german}", number.de, nouns.0),
                format!("{}{} {english}", number.en, nouns.1),
            ),
        });
    };
    campaigns(differences.worse, "schlechter", "worse");
    campaigns(differences.better, "besser", "better");
    campaigns(differences.new, "neu", "new");
    let (then, now) = differences.in_review;
    let approvals = then.abs_diff(now);
    if approvals > 0 {
        let (german, english) = if now < then { ("weniger", "fewer") } else { ("mehr", "more") };
        parts.push(phrase::count(
            approvals,
            (&format!("eine offene Freigabe {german}"), &format!("one {english} open approval")),
            (&format!("{{}} offene Freigaben {german}"), &format!("{{}} {english} open approvals")),
        ));
    }
    if parts.is_empty() {
        return Words::new("unverändert gegenüber der Vorwoche", "unchanged against the week before");
    }
    let parts = phrase::with_commas(&parts);
    Words::new(
        format!("gegenüber der Vorwoche: {}", parts.de),
        format!("against the week before: {}", parts.en),
    )
}
