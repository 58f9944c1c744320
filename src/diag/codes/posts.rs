//! Posts: their history, their approvals, and what a state asks of them.

use jiff::civil::{Date, Time};

use super::codes;
use super::wording::{day, names, titles};
use crate::diag::Diagnostic;
use crate::locale::{Dates, Language, Words};
use crate::source::Span;

codes! {
    /// A step of a history that cannot follow the one before.
    ILLEGAL_TRANSITION = Error "L0601" "illegal-transition";
    /// Somebody approves what they wrote.
    AUTHOR_APPROVES = Error "L0602" "author-approves";
    /// Somebody approves who is not among a platform's approvers.
    NOT_AN_APPROVER = Error "L0603" "not-an-approver";
    /// Scheduled or published without the approvals that are needed.
    MISSING_APPROVAL = Error "L0604" "missing-approval";
    /// A history that is not in the order of time.
    HISTORY_OUT_OF_ORDER = Error "L0605" "history-out-of-order";
    /// A state beside a history, which says the state already.
    STATE_BESIDE_HISTORY = Error "L0606" "state-beside-history";
    /// A state that needs approvals, without a history that shows them.
    STATE_WITHOUT_HISTORY = Error "L0607" "state-without-history";
    /// A post in review, or later, without a text.
    POST_WITHOUT_TEXT = Error "L0608" "post-without-text";
    /// A scheduled post, or a later one, without a day.
    POST_WITHOUT_DATE = Error "L0609" "post-without-date";
}

/// A state of a post: its name in content, its words.
#[derive(Debug, Clone)]
pub struct State {
    /// `in_review`.
    pub name: &'static str,
    /// "in Prüfung", "in review".
    pub label: Words,
}

/// A step that cannot follow the one before; `before` is that entry's state with its place.
pub fn illegal_transition(
    at: Span,
    state: &State,
    before: Option<(&State, Span)>,
    allowed: &[&str],
) -> Diagnostic {
    let Some((before, place)) = before else { return illegal_beginning(at, state, allowed) };
    let (before_de, before_en) = (&before.label.de, &before.label.en);
    let help = match allowed {
        [] => Words::new(
            "Löschen Sie diesen Eintrag. Geht es doch weiter, legen Sie einen neuen Beitrag an.",
            "Delete this entry. Where things go on after all, make a new post.",
        ),
        allowed => Words::new(
            format!(
                "Nach `{}` ist möglich: {}. Tragen Sie den Schritt nach, der dazwischen fehlt, oder berichtigen Sie `state`.",
                before.name,
                names(Language::De, allowed)
            ),
            format!(
                "After `{}` may come: {}. Add the step that is missing in between, or correct `state`.",
                before.name,
                names(Language::En, allowed)
            ),
        ),
    };
    let message = Words::new(
        format!("Auf „{before_de}“ kann nicht „{}“ folgen.", state.label.de),
        format!("“{}” cannot follow “{before_en}”.", state.label.en),
    );
    Diagnostic::new(&ILLEGAL_TRANSITION, at, message, help)
        .related(place, Words::new(format!("Hier steht „{before_de}“."), format!("Here is “{before_en}”.")))
}

/// A history that begins with something else than it may.
fn illegal_beginning(at: Span, state: &State, allowed: &[&str]) -> Diagnostic {
    Diagnostic::new(
        &ILLEGAL_TRANSITION,
        at,
        Words::new(
            format!("Ein Verlauf kann nicht mit „{}“ beginnen.", state.label.de),
            format!("A history cannot begin with “{}”.", state.label.en),
        ),
        Words::new(
            format!(
                "Er beginnt mit {}. Tragen Sie davor ein, was vorher geschah.",
                names(Language::De, allowed)
            ),
            format!("It begins with {}. Add above what happened before.", names(Language::En, allowed)),
        ),
    )
}

/// Somebody approves what they wrote.
pub fn author_approves(at: Span, person: &str, author: Span) -> Diagnostic {
    Diagnostic::new(
        &AUTHOR_APPROVES,
        at,
        Words::new(
            format!("{person} hat diesen Beitrag verfasst und kann ihn nicht selbst freigeben."),
            format!("{person} wrote this post and cannot approve it, too."),
        ),
        Words::new(
            "Lassen Sie ihn von jemand anderem freigeben, und nennen Sie unter `by` diese Person.",
            "Have somebody else approve it, and name that person under `by`.",
        ),
    )
    .related(author, Words::new("Hier steht, wer ihn verfasst hat.", "Here it says who wrote it."))
}

/// Somebody approves who is not among the approvers of the platforms; `place` is where those stand.
pub fn not_an_approver(
    at: Span,
    person: &str,
    platforms: &[&str],
    approvers: &[&str],
    place: Span,
) -> Diagnostic {
    let Words { de, en } = titles(platforms.iter().map(|title| (*title, *title)));
    Diagnostic::new(
        &NOT_AN_APPROVER,
        at,
        Words::new(
            format!("{person} gehört nicht zu denen, die für {de} freigeben."),
            format!("{person} is not among those who approve for {en}."),
        ),
        Words::new(
            format!(
                "Für {de} geben frei: {}. Nennen Sie unter `by`, wer davon freigegeben hat, oder ergänzen Sie `approvers` der Plattform.",
                Language::De.and(approvers)
            ),
            format!(
                "For {en} approve: {}. Name under `by` who of them has approved, or add to the platform's `approvers`.",
                Language::En.and(approvers)
            ),
        ),
    )
    .related(place, Words::new("Hier steht, wer freigibt.", "Here it says who approves."))
}

/// Scheduled or published without the approvals that are needed: who has approved, how many are
/// needed, and the platform that lacks one where not all do.
pub fn missing_approval(
    at: Span,
    state: &State,
    have: &[&str],
    need: usize,
    platform: Option<&str>,
) -> Diagnostic {
    let (on_de, on_en) = platform.map_or_else(Default::default, |platform| {
        (format!(" auf „{platform}“"), format!(" on “{platform}”"))
    });
    let (need_de, need_en) = match need {
        1 => ("eine Freigabe", "one approval"),
        _ => ("zwei Freigaben", "two approvals"),
    };
    let (have_de, have_en) = match have {
        [] => ("bisher gibt es keine".to_owned(), "so far there is none".to_owned()),
        have => (
            format!("bisher hat nur {} freigegeben", Language::De.and(have)),
            format!("so far only {} has approved", Language::En.and(have)),
        ),
    };
    Diagnostic::new(
        &MISSING_APPROVAL,
        at,
        Words::new(
            format!("Für „{}“{on_de} braucht es {need_de}; {have_de}.", state.label.de),
            format!("“{}”{on_en} needs {need_en}; {have_en}.", state.label.en),
        ),
        Words::new(
            "Lassen Sie ihn noch freigeben, und tragen Sie das davor ein: `{state: approved, date: …, by: …}`. Es zählen verschiedene Personen, nicht die verfassende, und nur nach dem letzten `in_review`.",
            "Have it approved, and enter that above: `{state: approved, date: …, by: …}`. Different people count, not the author, and only after the last `in_review`.",
        ),
    )
}

/// An entry of a history that is dated before the one above it.
pub fn history_out_of_order(at: Span, moment: &Words, before: &Words, place: Span) -> Diagnostic {
    Diagnostic::new(
        &HISTORY_OUT_OF_ORDER,
        at,
        Words::new(
            format!("Dieser Eintrag ist vom {}, der Eintrag davor erst vom {}.", moment.de, before.de),
            format!("This entry is of {}, the entry above of {} only.", moment.en, before.en),
        ),
        Words::new(
            "Ein Verlauf beginnt mit dem Ältesten. Berichtigen Sie das Datum, oder tauschen Sie die Einträge.",
            "A history begins with what is oldest. Correct the date, or swap the entries.",
        ),
    )
    .related(place, Words::new("Hier steht das spätere Datum.", "Here is the later date."))
}

/// A state beside a history.
pub fn state_beside_history(at: Span, history: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &STATE_BESIDE_HISTORY,
        at,
        Words::new(
            "`state` steht hier neben einem Verlauf, und der sagt schon, wie weit der Beitrag ist.",
            "`state` stands here beside a history, which says already how far the post is.",
        ),
        Words::new(
            "Löschen Sie die Zeile `state`; was sie sagen soll, steht als letzter Eintrag in `history`.",
            "Delete the line `state`; what it is to say stands as the last entry in `history`.",
        ),
    );
    if history.is_somewhere() {
        return diagnostic
            .related(history, Words::new("Hier beginnt der Verlauf.", "Here the history begins."));
    }
    diagnostic
}

/// A state that needs approvals, without a history.
pub fn state_without_history(at: Span, state: &State) -> Diagnostic {
    Diagnostic::new(
        &STATE_WITHOUT_HISTORY,
        at,
        Words::new(
            format!("Der Beitrag ist „{}“, aber es steht nirgends, wer ihn freigegeben hat.", state.label.de),
            format!("The post is “{}”, but it says nowhere who approved it.", state.label.en),
        ),
        Words::new(
            "Schreiben Sie statt `state` einen Verlauf: `history` mit `in_review`, `approved` und allem danach. Ab `approved` genügt `state` allein nur mit `approval: none`.",
            "Write a history instead of `state`: `history` with `in_review`, `approved` and all that follows. From `approved` on, `state` alone is enough only with `approval: none`.",
        ),
    )
}

/// A post in review, or later, without a text: on which platforms, where not all lack it, and where
/// the state stands.
pub fn post_without_text(at: Span, state: &State, platforms: &[&str], place: Span) -> Diagnostic {
    let (on_de, on_en) = on(platforms);
    Diagnostic::new(
        &POST_WITHOUT_TEXT,
        at,
        Words::new(
            format!("Der Beitrag ist „{}“, hat aber{on_de} keinen Text.", state.label.de),
            format!("The post is “{}” but has no text{on_en}.", state.label.en),
        ),
        Words::new(
            "Ergänzen Sie `text`, oder unter `draft_link` die Adresse des Entwurfs: Ab `in_review` muss es etwas zu prüfen geben.",
            "Add `text`, or the address of the draft under `draft_link`: from `in_review` on there must be something to review.",
        ),
    )
    .related(place, its_state(state))
}

/// A scheduled post, or a later one, without a day: on which platforms, where not all lack it, and
/// where the state stands.
pub fn post_without_date(at: Span, state: &State, platforms: &[&str], place: Span) -> Diagnostic {
    let (on_de, on_en) = on(platforms);
    Diagnostic::new(
        &POST_WITHOUT_DATE,
        at,
        Words::new(
            format!("Der Beitrag ist „{}“, aber es steht{on_de} kein Tag dabei.", state.label.de),
            format!("The post is “{}” but has no day{on_en}.", state.label.en),
        ),
        Words::new(
            "Ergänzen Sie `planned` mit Datum, gern auch Uhrzeit: `2026-11-23 10:00`. Ab `scheduled` steht der Beitrag damit im Kalender.",
            "Add `planned` with a date, if you like with a time: `2026-11-23 10:00`. From `scheduled` on it puts the post into the calendar.",
        ),
    )
    .related(place, its_state(state))
}

/// " auf „Xing“ und „LinkedIn“", or nothing.
fn on(platforms: &[&str]) -> (String, String) {
    match platforms {
        [] => (String::new(), String::new()),
        platforms => {
            let Words { de, en } = titles(platforms.iter().map(|title| (*title, *title)));
            (format!(" auf {de}"), format!(" on {en}"))
        }
    }
}

fn its_state(state: &State) -> Words {
    Words::new(format!("Hier steht „{}“.", state.label.de), format!("Here is “{}”.", state.label.en))
}

/// A moment as it stands in a message: "5. November 2026", with the time where one is needed.
pub fn moment(date: Date, time: Option<Time>) -> Words {
    let Some(time) = time else { return day(date) };
    let say = |language| Dates::new(language).moment(date.to_datetime(time));
    Words::new(say(Language::De), say(Language::En))
}
