//! Milestones: when they are due, and what they need.

use super::campaigns::first_day;
use super::codes;
use super::wording::{Dated, LISTED, day, short, titles};
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// A milestone is due before its campaign starts or after it ends.
    MILESTONE_OUTSIDE_CAMPAIGN = Error "L0703" "milestone-outside-campaign";
    /// Milestones need each other.
    MILESTONES_IN_CIRCLE = Error "L0704" "milestones-in-circle";
    /// A milestone is done before one that it needs.
    DONE_BEFORE_PREREQUISITE = Error "L0705" "done-before-prerequisite";
}

fn last_day() -> Words {
    Words::new("Hier steht der letzte Tag der Kampagne.", "Here is the campaign's last day.")
}

/// A milestone that is due before its campaign starts.
pub fn milestone_before_start(title: &str, (due, at): Dated, (start, start_at): Dated) -> Diagnostic {
    let (title, due, start) = (short(title), day(due), day(start));
    Diagnostic::new(
        &MILESTONE_OUTSIDE_CAMPAIGN,
        at,
        Words::new(
            format!(
                "Der Meilenstein „{title}“ ist am {} fällig, aber die Kampagne beginnt erst am {}.",
                due.de, start.de
            ),
            format!(
                "The milestone “{title}” is due on {}, but the campaign starts only on {}.",
                due.en, start.en
            ),
        ),
        Words::new(
            "Legen Sie den Termin in die Zeit der Kampagne, oder lassen Sie die Kampagne früher beginnen (`start`).",
            "Move the due date into the campaign's time, or let the campaign start earlier (`start`).",
        ),
    )
    .related(start_at, first_day())
}

/// A milestone that, by the first plan, is due after its campaign ends.
pub fn milestone_after_end(title: &str, due: Dated, end: Dated) -> Diagnostic {
    let help = Words::new(
        "Legen Sie den Termin in die Zeit der Kampagne, oder lassen Sie die Kampagne später enden (`end`). Hat sich der Plan erst später geändert, tragen Sie den neuen Termin unter `replanned` ein.",
        "Move the due date into the campaign's time, or let the campaign end later (`end`). If the plan changed only later, enter the new date under `replanned`.",
    );
    after_end(title, due, end, help)
}

/// A milestone that a change of the plan moves behind the end that counts then.
pub fn new_due_after_end(title: &str, due: Dated, end: Dated) -> Diagnostic {
    let help = Words::new(
        "Legen Sie den neuen Termin in die Zeit der Kampagne, oder tragen Sie in dieser Umplanung auch ein neues `end` ein.",
        "Move the new due date into the campaign's time, or enter a new `end` in this change of the plan, too.",
    );
    after_end(title, due, end, help)
}

fn after_end(title: &str, (due, at): Dated, (end, end_at): Dated, help: Words) -> Diagnostic {
    let (title, due, end) = (short(title), day(due), day(end));
    let message = Words::new(
        format!(
            "Der Meilenstein „{title}“ ist am {} fällig, aber die Kampagne endet schon am {}.",
            due.de, end.de
        ),
        format!("The milestone “{title}” is due on {}, but the campaign ends on {}.", due.en, end.en),
    );
    Diagnostic::new(&MILESTONE_OUTSIDE_CAMPAIGN, at, message, help).related(end_at, last_day())
}

/// A milestone that needs itself.
pub fn needs_itself(at: Span, title: &str) -> Diagnostic {
    let title = short(title);
    Diagnostic::new(
        &MILESTONES_IN_CIRCLE,
        at,
        Words::new(
            format!("Der Meilenstein „{title}“ braucht sich selbst."),
            format!("The milestone “{title}” needs itself."),
        ),
        Words::new(
            "Unter `needs` stehen nur andere Meilensteine, die vorher erledigt sein müssen. Löschen Sie diesen Eintrag.",
            "`needs` names only other milestones that must be done before. Delete this entry.",
        ),
    )
}

/// Milestones that need each other in a circle: their titles, each with the place where it names the
/// next one. The first is where the finding stands.
pub fn needs_in_circle(circle: &[(&str, Span)]) -> Diagnostic {
    let titles = titles(circle.iter().map(|(title, _)| (*title, *title)));
    let at = circle.first().map_or(Span::NOWHERE, |(_, at)| *at);
    let finding = Diagnostic::new(
        &MILESTONES_IN_CIRCLE,
        at,
        Words::new(
            format!("Die Meilensteine {} warten aufeinander, keiner kann der erste sein.", titles.de),
            format!("The milestones {} wait for each other, none of them can be the first.", titles.en),
        ),
        Words::new(
            "Löschen Sie unter `needs` eine dieser Angaben: die, bei der die Reihenfolge nicht zwingend ist.",
            "Delete one of these entries of `needs`: the one where the order does not matter.",
        ),
    );
    circle.iter().skip(1).take(LISTED).fold(finding, |finding, (title, at)| {
        finding.related(
            *at,
            Words::new(format!("Auch „{}“ wartet.", short(title)), format!("“{}” waits, too.", short(title))),
        )
    })
}

/// A milestone that is done while one that it needs is open.
pub fn done_before_open(title: &str, (done, at): Dated, needed: &str, needed_at: Span) -> Diagnostic {
    let (title, needed, done) = (short(title), short(needed), day(done));
    done_too_early(
        at,
        Words::new(
            format!(
                "Der Meilenstein „{title}“ ist am {} erledigt, aber „{needed}“ muss vorher erledigt sein und ist noch offen.",
                done.de
            ),
            format!(
                "The milestone “{title}” is done on {}, but “{needed}” must be done before and is still open.",
                done.en
            ),
        ),
    )
    .related(
        needed_at,
        Words::new(
            format!("Bei „{needed}“ steht kein `done`."),
            format!("“{needed}” has no `done`."),
        ),
    )
}

/// A milestone that is done before one that it needs.
pub fn done_before(title: &str, (done, at): Dated, needed: &str, (later, later_at): Dated) -> Diagnostic {
    let (title, needed, done, later) = (short(title), short(needed), day(done), day(later));
    done_too_early(
        at,
        Words::new(
            format!(
                "Der Meilenstein „{title}“ ist am {} erledigt, aber „{needed}“ muss vorher erledigt sein und ist es erst am {}.",
                done.de, later.de
            ),
            format!(
                "The milestone “{title}” is done on {}, but “{needed}” must be done before and is so only on {}.",
                done.en, later.en
            ),
        ),
    )
    .related(
        later_at,
        Words::new(
            format!("Seit diesem Tag ist „{needed}“ erledigt."),
            format!("“{needed}” has been done since this day."),
        ),
    )
}

fn done_too_early(at: Span, message: Words) -> Diagnostic {
    let help = Words::new(
        "Berichtigen Sie `done` bei einem der beiden, oder löschen Sie die Angabe unter `needs`, wenn die Reihenfolge nicht zwingend ist.",
        "Correct `done` of one of the two, or delete the entry of `needs` if the order does not matter.",
    );
    Diagnostic::new(&DONE_BEFORE_PREREQUISITE, at, message, help)
}
