//! The way of a concept from idea to effect, with the dates that are known.

use crate::insight::campaign::{self as campaigns, CampaignState};
use crate::locale::Words;
use crate::model::{Campaign, Choice, Concept, ConceptStatus, Entry};
use crate::view::parts::{Day, Word};
use crate::view::views::Station;
use crate::view::writer::Writer;

/// The stations of a concept that is carried out; one that was rejected ends at that.
const STATIONS: [ConceptStatus; 6] = [
    ConceptStatus::Idea,
    ConceptStatus::Draft,
    ConceptStatus::InReview,
    ConceptStatus::Approved,
    ConceptStatus::InImplementation,
    ConceptStatus::Completed,
];

/// The way of a concept, the station where it is marked.
pub fn way(writer: &Writer<'_>, concept: &Concept, mine: &[&Entry<Campaign>]) -> Vec<Station> {
    let rejected = concept.status.value == ConceptStatus::Rejected;
    let mut stations: Vec<ConceptStatus> = STATIONS.to_vec();
    if rejected {
        stations.truncate(3);
        stations.push(ConceptStatus::Rejected);
    }
    let effect = concept.result.is_some() && concept.status.value == ConceptStatus::Completed;
    let reached = reached(writer, concept, mine);
    let current = stations.iter().position(|station| *station == reached).unwrap_or(0);
    let place = |index: usize| match index.cmp(&current) {
        std::cmp::Ordering::Less => "past",
        std::cmp::Ordering::Equal if effect => "past",
        std::cmp::Ordering::Equal => "current",
        std::cmp::Ordering::Greater => "ahead",
    };
    let mut way: Vec<Station> = stations
        .iter()
        .enumerate()
        .map(|(index, station)| {
            let (day, note) = when(writer, concept, mine, *station);
            let note = note.map(|note| writer.say(&note));
            Station { word: writer.word(*station), place: place(index), day, note }
        })
        .collect();
    if !rejected {
        let result = effect.then(|| Words::new("Ergebnis liegt vor", "result is known"));
        way.push(Station {
            word: Word { key: "effect", text: writer.say(&Words::new("Wirkung", "effect")) },
            place: if effect { "current" } else { "ahead" },
            day: None,
            note: result.map(|words| writer.say(&words)),
        });
    }
    way
}

/// The station that a concept has reached; of one that rests, the last that is known from dates.
fn reached(writer: &Writer<'_>, concept: &Concept, mine: &[&Entry<Campaign>]) -> ConceptStatus {
    let as_of = writer.site.as_of;
    if concept.status.value != ConceptStatus::OnHold {
        return concept.status.value;
    }
    if mine.iter().any(|campaign| campaigns::state(campaign.original(), as_of) != CampaignState::Planned) {
        return ConceptStatus::InImplementation;
    }
    let decided = concept.decision.as_ref().is_some_and(|decision| decision.date.value <= as_of);
    if decided { ConceptStatus::Approved } else { ConceptStatus::Draft }
}

/// When a concept came to a station or is to come there, as far as it is known.
fn when(
    writer: &Writer<'_>,
    concept: &Concept,
    mine: &[&Entry<Campaign>],
    station: ConceptStatus,
) -> (Option<Day>, Option<Words>) {
    let as_of = writer.site.as_of;
    let begun = |campaign: &&&Entry<Campaign>| {
        !matches!(campaigns::state(campaign.original(), as_of), CampaignState::Cancelled)
    };
    let carried_out = || mine.iter().filter(begun).map(|campaign| campaign.original());
    match station {
        ConceptStatus::Idea => (writer.past(Some(&concept.created)), None),
        ConceptStatus::InReview => {
            let undecided = concept.decision.as_ref().is_none_or(|decision| decision.date.value > as_of);
            let by = concept.review_by.as_ref().filter(|_| undecided).map(|day| writer.day(day.value));
            let note = by.is_some().then(|| Words::new("zu prüfen bis", "to be reviewed by"));
            (by, note)
        }
        ConceptStatus::Approved | ConceptStatus::Rejected => {
            let decision = concept.decision.as_ref().filter(|decision| decision.date.value <= as_of);
            (decision.map(|decision| writer.day(decision.date.value)), None)
        }
        ConceptStatus::InImplementation => {
            let first = carried_out().map(|campaign| campaign.start.value).min();
            let note = first.filter(|first| *first > as_of).map(|_| Words::new("beginnt am", "begins on"));
            (first.map(|first| writer.day(first)), note)
        }
        ConceptStatus::Completed => {
            let ends = carried_out().map(|campaign| {
                let closed = campaign.closed_on.as_ref().map(|day| day.value).filter(|day| *day <= as_of);
                closed.map_or_else(|| (campaigns::end(campaign, as_of), false), |day| (day, true))
            });
            let last = ends.max();
            let note = last.filter(|(_, closed)| !closed).map(|_| Words::new("geplant bis", "planned until"));
            (last.map(|(day, _)| writer.day(day)), note)
        }
        ConceptStatus::Draft | ConceptStatus::OnHold => (None, None),
    }
}

/// What must be said about the way: that it rests, and that the state has no date, where the as-of
/// date lies before what is written.
pub fn notes(writer: &Writer<'_>, concept: &Concept) -> Vec<String> {
    let mut notes = Vec::new();
    let label = concept.status.value.label();
    if concept.status.value == ConceptStatus::OnHold {
        notes.push(Words::new("Das Konzept ruht.", "The concept is on hold."));
    }
    if is_later(concept, writer.site.as_of) {
        notes.push(Words::new(
            format!("Der Stand „{}“ trägt kein Datum; gezeigt wird, was heute in der Datei steht.", label.de),
            format!("The state “{}” has no date; what the file says now is shown.", label.en),
        ));
    }
    notes.iter().map(|words| writer.say(words)).collect()
}

/// Whether the state of a concept is known to be later than a day: what led to it came afterwards.
fn is_later(concept: &Concept, as_of: jiff::civil::Date) -> bool {
    let decision = concept.decision.as_ref().map(|decision| decision.date.value);
    concept.created.value > as_of || decision.is_some_and(|date| date > as_of)
}
