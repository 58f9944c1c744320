//! Reviews and decisions: what belongs together, and what somebody should look after.

use jiff::civil::Date;

use super::codes;
use super::wording::{Dated, day};
use crate::diag::Diagnostic;
use crate::locale::{Dates, Language, Words};
use crate::source::Span;

codes! {
    /// Somebody reviews the post that they wrote.
    REVIEWER_IS_AUTHOR = Error "L0630" "reviewer-is-author";
    /// An outcome without the day, or the day without the outcome.
    INCOMPLETE_REVIEW = Error "L0631" "incomplete-review";
    /// A review that is done before it was asked for.
    REVIEW_BEFORE_REQUEST = Error "L0632" "review-before-request";
    /// A finding that nobody mends.
    FINDING_WITHOUT_OWNER = Warning "L0633" "finding-without-owner";
    /// A decision without the day, or without the person, that decided.
    INCOMPLETE_DECISION = Error "L0640" "incomplete-decision";
    /// The decision to change nothing, without a reason.
    NO_CHANGE_WITHOUT_REASON = Error "L0641" "no-change-without-reason";
    /// Evidence of which there are no figures.
    EVIDENCE_WITHOUT_FIGURES = Warning "L0642" "evidence-without-figures";
    /// Evidence whose last period comes before its first.
    EVIDENCE_ENDS_BEFORE_START = Error "L0643" "evidence-ends-before-start";
    /// An effect that was to be checked and was not.
    EFFECT_CHECK_OVERDUE = Warning "L0644" "effect-check-overdue";
    /// An effect that is checked without a verdict, or judged without a day.
    INCOMPLETE_EFFECT_CHECK = Error "L0645" "incomplete-effect-check";
    /// An effect that is checked before there was a decision.
    EFFECT_BEFORE_DECISION = Error "L0646" "effect-before-decision";
}

/// Somebody reviews the post that they wrote.
pub fn reviewer_is_author(at: Span, person: &str, author: Span) -> Diagnostic {
    Diagnostic::new(
        &REVIEWER_IS_AUTHOR,
        at,
        Words::new(
            format!("{person} hat den Beitrag selbst verfasst, um dessen Prüfung es hier geht."),
            format!("{person} wrote the post that is to be reviewed here."),
        ),
        Words::new(
            "Tragen Sie unter `reviewer` jemand anderen ein: Vier Augen sehen mehr als zwei.",
            "Name somebody else under `reviewer`: four eyes see more than two.",
        ),
    )
    .related(author, Words::new("Hier steht, wer ihn verfasst hat.", "Here it says who wrote it."))
}

/// An outcome, at `outcome`, without the day of the review.
pub fn review_without_done(at: Span, outcome: Span) -> Diagnostic {
    Diagnostic::new(
        &INCOMPLETE_REVIEW,
        at,
        Words::new(
            "Diese Prüfung hat ein Ergebnis, aber keinen Tag, an dem sie erledigt war.",
            "This review has an outcome but no day on which it was done.",
        ),
        Words::new(
            "Ergänzen Sie unter `done` den Tag: `2026-11-23`. Ist die Prüfung noch offen, löschen Sie `outcome`.",
            "Add the day under `done`: `2026-11-23`. If the review is still open, delete `outcome`.",
        ),
    )
    .related(outcome, Words::new("Hier steht das Ergebnis.", "Here is the outcome."))
}

/// A review that is done, at `done`, without an outcome.
pub fn review_without_outcome(at: Span, done: Span) -> Diagnostic {
    Diagnostic::new(
        &INCOMPLETE_REVIEW,
        at,
        Words::new(
            "Diese Prüfung ist erledigt, aber es steht nicht dabei, wie sie ausging.",
            "This review is done, but it does not say how it ended.",
        ),
        Words::new(
            "Ergänzen Sie `outcome: accepted` (angenommen) oder `outcome: changes_requested` (Änderungen erbeten). Ist die Prüfung noch offen, löschen Sie `done`.",
            "Add `outcome: accepted` or `outcome: changes_requested`. If the review is still open, delete `done`.",
        ),
    )
    .related(done, Words::new("Hier steht der Tag.", "Here is the day."))
}

/// A review that is done before it was asked for.
pub fn review_before_request((done, at): Dated, (requested, place): Dated) -> Diagnostic {
    let (done, requested) = (day(done), day(requested));
    Diagnostic::new(
        &REVIEW_BEFORE_REQUEST,
        at,
        Words::new(
            format!("Die Prüfung ist vom {}, erbeten wurde sie erst am {}.", done.de, requested.de),
            format!("The review is dated {} but was asked for only on {}.", done.en, requested.en),
        ),
        Words::new("Berichtigen Sie `done` oder `requested`.", "Correct `done` or `requested`."),
    )
    .related(place, Words::new("Hier steht, wann sie erbeten wurde.", "Here it says when it was asked for."))
}

/// A finding that nobody mends.
pub fn finding_without_owner(at: Span) -> Diagnostic {
    Diagnostic::new(
        &FINDING_WITHOUT_OWNER,
        at,
        Words::new(
            "Dieser Befund ist noch offen, und niemand ist dafür eingetragen.",
            "This finding is still open, and nobody is named for it.",
        ),
        Words::new(
            "Tragen Sie unter `owner` ein, wer ihn behebt. Ist er schon behoben, ergänzen Sie `done` mit dem Tag.",
            "Name under `owner` who fixes it. If it is fixed already, add `done` with the day.",
        ),
    )
}

/// A decision without the day on which, or the person by whom, it was made; `status` is its words.
pub fn incomplete_decision(at: Span, field: &str, status: &Words, place: Span) -> Diagnostic {
    let (what_de, what_en, value_de, value_en) = match field {
        "decided_on" => ("wann das entschieden wurde", "when that was decided", "dem Tag", "the day"),
        _ => ("wer das entschieden hat", "who decided that", "der Person", "the person"),
    };
    Diagnostic::new(
        &INCOMPLETE_DECISION,
        at,
        Words::new(
            format!("Der Stand ist „{}“, aber es steht nicht dabei, {what_de}.", status.de),
            format!("The status is “{}”, but it does not say {what_en}.", status.en),
        ),
        Words::new(
            format!(
                "Ergänzen Sie `{field}` mit {value_de}. Nur ein Vorschlag (`proposed`) und was zurückgezogen ist (`withdrawn`) kommen ohne aus."
            ),
            format!(
                "Add `{field}` with {value_en}. Only a proposal (`proposed`) and what is `withdrawn` do without."
            ),
        ),
    )
    .related(place, Words::new("Hier steht der Stand.", "Here is the status."))
}

/// The decision to change nothing, without a reason; `status` is where that stands.
pub fn no_change_without_reason(at: Span, status: Span) -> Diagnostic {
    Diagnostic::new(
        &NO_CHANGE_WITHOUT_REASON,
        at,
        Words::new(
            "Es soll alles bleiben, wie es ist, aber es steht nicht dabei, warum.",
            "Everything is to stay as it is, but it does not say why.",
        ),
        Words::new(
            "Ergänzen Sie unter `reason` einen Satz mit dem Grund, damit die Frage nicht von vorn beginnt.",
            "Add a sentence with the reason under `reason`, so that the question does not begin anew.",
        ),
    )
    .related(status, Words::new("Hier steht `no_change`.", "Here is `no_change`."))
}

/// Evidence on a platform of which there are no figures at all.
pub fn platform_without_figures(at: Span, platform: &str, id: &str) -> Diagnostic {
    Diagnostic::new(
        &EVIDENCE_WITHOUT_FIGURES,
        at,
        Words::new(
            format!("Für „{platform}“ gibt es keine Zahlen, auf die sich die Entscheidung stützen könnte."),
            format!("For “{platform}” there are no figures on which the decision could rest."),
        ),
        Words::new(
            format!("Legen Sie `status/metrics/{id}.yaml` an, oder nennen Sie eine Plattform mit Zahlen."),
            format!("Make `status/metrics/{id}.yaml`, or name a platform with figures."),
        ),
    )
}

/// Evidence whose metric is in no period of those named.
pub fn metric_without_figures(
    at: Span,
    metric: &Words,
    platform: &str,
    from: Option<&str>,
    to: Option<&str>,
) -> Diagnostic {
    let (when_de, when_en) = match (from, to) {
        (Some(from), Some(to)) => (format!(" von {from} bis {to}"), format!(" from {from} to {to}")),
        (Some(from), None) => (format!(" ab {from}"), format!(" from {from} on")),
        (None, Some(to)) => (format!(" bis {to}"), format!(" until {to}")),
        (None, None) => (String::new(), String::new()),
    };
    Diagnostic::new(
        &EVIDENCE_WITHOUT_FIGURES,
        at,
        Words::new(
            format!("Für „{platform}“ gibt es{when_de} keine Zahl zu „{}“.", metric.de),
            format!("For “{platform}” there is no figure of “{}”{when_en}.", metric.en),
        ),
        Words::new(
            "Tragen Sie die Zahlen in `status/metrics` nach, oder berichtigen Sie Kennzahl oder Zeitraum.",
            "Add the figures in `status/metrics`, or correct the metric or the period.",
        ),
    )
}

/// Evidence whose last period comes before its first.
pub fn evidence_ends_before_start(at: Span, to: &str, from: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &EVIDENCE_ENDS_BEFORE_START,
        at,
        Words::new(
            format!("Der letzte Zeitraum ({to}) liegt vor dem ersten ({from})."),
            format!("The last period ({to}) lies before the first one ({from})."),
        ),
        Words::new(
            "Tauschen Sie `from` und `to`, oder berichtigen Sie einen der beiden Zeiträume.",
            "Swap `from` and `to`, or correct one of the two periods.",
        ),
    )
    .related(place, Words::new("Hier steht der erste Zeitraum.", "Here is the first period."))
}

/// An effect that was to be checked and was not.
pub fn effect_check_overdue(at: Span, check_on: Date, as_of: Date) -> Diagnostic {
    let relative = |language| Dates::new(language).relative(check_on, as_of);
    let due = day(check_on);
    Diagnostic::new(
        &EFFECT_CHECK_OVERDUE,
        at,
        Words::new(
            format!(
                "Die Wirkung sollte am {} geprüft werden ({}), ein Ergebnis steht noch aus.",
                due.de,
                relative(Language::De)
            ),
            format!(
                "The effect was to be checked on {} ({}); there is no result yet.",
                due.en,
                relative(Language::En)
            ),
        ),
        Words::new(
            "Ergänzen Sie `checked_on` und `verdict` (`reached`, `missed` oder `unclear`), oder verschieben Sie `check_on`.",
            "Add `checked_on` and `verdict` (`reached`, `missed` or `unclear`), or move `check_on`.",
        ),
    )
}

/// An effect that is checked without a verdict; `checked_on` is where the day stands.
pub fn effect_without_verdict(at: Span, checked_on: Span) -> Diagnostic {
    Diagnostic::new(
        &INCOMPLETE_EFFECT_CHECK,
        at,
        Words::new(
            "Die Wirkung ist geprüft, aber es steht nicht dabei, was herauskam.",
            "The effect is checked, but it does not say what came of it.",
        ),
        Words::new(
            "Ergänzen Sie `verdict`: `reached` (erreicht), `missed` (verfehlt) oder `unclear` (unklar).",
            "Add `verdict`: `reached`, `missed` or `unclear`.",
        ),
    )
    .related(
        checked_on,
        Words::new("Hier steht, wann sie geprüft wurde.", "Here it says when it was checked."),
    )
}

/// An effect that is judged without the day of the check.
pub fn verdict_without_day(at: Span) -> Diagnostic {
    Diagnostic::new(
        &INCOMPLETE_EFFECT_CHECK,
        at,
        Words::new(
            "Zur Wirkung gibt es ein Urteil (`verdict`), aber keinen Tag, an dem sie geprüft wurde.",
            "There is a verdict on the effect (`verdict`) but no day on which it was checked.",
        ),
        Words::new(
            "Ergänzen Sie unter `checked_on` den Tag der Prüfung: `2026-11-23`.",
            "Add the day of the check under `checked_on`: `2026-11-23`.",
        ),
    )
}

/// An effect that is checked, or to be checked (`field`), before there was a decision.
pub fn effect_before_decision(field: &str, (checked, at): Dated, (decided, place): Dated) -> Diagnostic {
    let (checked, decided) = (day(checked), day(decided));
    Diagnostic::new(
        &EFFECT_BEFORE_DECISION,
        at,
        Words::new(
            format!(
                "Die Prüfung der Wirkung liegt am {}, entschieden wurde erst am {}.",
                checked.de, decided.de
            ),
            format!("The check of the effect is dated {}, but the decision only {}.", checked.en, decided.en),
        ),
        Words::new(
            format!("Berichtigen Sie `{field}` oder `decided_on`."),
            format!("Correct `{field}` or `decided_on`."),
        ),
    )
    .related(place, Words::new("Hier steht, wann entschieden wurde.", "Here it says when it was decided."))
}
