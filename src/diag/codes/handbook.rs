//! The handbook: guidelines, chapters and roles.

use jiff::civil::Date;

use super::codes;
use super::wording::{day, short};
use crate::diag::Diagnostic;
use crate::locale::{Words, plural};
use crate::source::Span;

codes! {
    /// The day on which a text had to be reviewed again has passed.
    REVIEW_OVERDUE = Warning "L1001" "review-overdue";
    /// A text that is to be reviewed never was.
    NEVER_REVIEWED = Warning "L1002" "never-reviewed";
    /// A guideline does not say for whom or what it holds.
    APPLIES_TO_NOTHING = Warning "L1003" "applies-to-nothing";
    /// Two changes of a guideline made the same version.
    DUPLICATE_VERSION = Error "L1004" "duplicate-version";
    /// A guideline's version is not the one of its latest change.
    VERSION_DIFFERS = Warning "L1005" "version-differs";
    /// A step takes fewer months at most than at least.
    MONTHS_REVERSED = Error "L1006" "months-reversed";
    /// Nobody has a role.
    ROLE_WITHOUT_PEOPLE = Hint "L1007" "role-without-people";
    /// Roles report to each other in a circle.
    REPORTS_IN_CIRCLE = Error "L1008" "reports-in-circle";
}

/// The review of a text is overdue by some days: when it was last reviewed, and when it was due.
pub fn review_overdue(at: Span, title: &str, last: Date, due: Date, days: i32) -> Diagnostic {
    let (last, due) = (day(last), day(due));
    let (tage, late) = (plural(days, "Tag", "Tagen"), plural(days, "day", "days"));
    Diagnostic::new(
        &REVIEW_OVERDUE,
        at,
        Words::new(
            format!(
                "„{title}“ wurde zuletzt am {} geprüft und war am {} wieder fällig, vor {days} {tage}.",
                last.de, due.de
            ),
            format!(
                "“{title}” was last reviewed on {} and was due again on {}, {days} {late} ago.",
                last.en, due.en
            ),
        ),
        Words::new(
            "Prüfen Sie, ob alles noch stimmt, und tragen Sie unter `last_reviewed` den Tag der Prüfung ein.",
            "Check whether everything still holds, and write the day of the review under `last_reviewed`.",
        ),
    )
}

/// A text that is to be reviewed never was.
pub fn never_reviewed(at: Span, title: &str) -> Diagnostic {
    Diagnostic::new(
        &NEVER_REVIEWED,
        at,
        Words::new(
            format!("„{title}“ soll regelmäßig geprüft werden, aber bisher ist keine Prüfung eingetragen."),
            format!("“{title}” is to be reviewed regularly, but no review is written down so far."),
        ),
        Words::new(
            "Tragen Sie unter `last_reviewed` den Tag ein, an dem zuletzt jemand den Text geprüft hat.",
            "Write under `last_reviewed` the day on which somebody last reviewed the text.",
        ),
    )
}

/// A guideline does not say for whom or what it holds.
pub fn applies_to_nothing(at: Span, title: &str) -> Diagnostic {
    Diagnostic::new(
        &APPLIES_TO_NOTHING,
        at,
        Words::new(
            format!(
                "Die Richtlinie „{title}“ gilt für nichts: Sie erscheint bei keiner Rolle und keiner Plattform."
            ),
            format!("The guideline “{title}” applies to nothing: no role and no platform shows it."),
        ),
        Words::new(
            "Schreiben Sie `applies_to: [all]`, oder nennen Sie, wofür sie gilt: `applies_to: [\"role:redaktion\"]`.",
            "Write `applies_to: [all]`, or name what it applies to: `applies_to: [\"role:editor\"]`.",
        ),
    )
}

/// A guideline is for networks on which the portal has no platform.
pub fn applies_to_no_platform(at: Span, title: &str) -> Diagnostic {
    Diagnostic::new(
        &APPLIES_TO_NOTHING,
        at,
        Words::new(
            format!("Die Richtlinie „{title}“ gilt für nichts: Auf diesem Netzwerk gibt es keine Plattform."),
            format!("The guideline “{title}” applies to nothing: there is no platform on this network."),
        ),
        Words::new(
            "Nennen Sie unter `applies_to` ein Netzwerk, auf dem eine Plattform liegt, oder legen Sie die Plattform an.",
            "Name a network at `applies_to` that a platform is on, or add the platform.",
        ),
    )
}

/// Two changes of a guideline made the same version.
pub fn duplicate_version(at: Span, version: &str, first: Span) -> Diagnostic {
    let version = short(version);
    Diagnostic::new(
        &DUPLICATE_VERSION,
        at,
        Words::new(
            format!("Die Fassung {version} steht zweimal unter `changes`."),
            format!("The version {version} is named twice under `changes`."),
        ),
        Words::new(
            "Jede Änderung macht eine neue Fassung. Geben Sie einer der beiden eine andere Nummer.",
            "Each change makes a new version. Give one of the two another number.",
        ),
    )
    .related(first, Words::new("Hier steht sie zum ersten Mal.", "It is first named here."))
}

/// A guideline's version is not the one of its latest change, made on a day.
pub fn version_differs(at: Span, version: &str, latest: &str, date: Date, change: Span) -> Diagnostic {
    let (version, latest, date) = (short(version), short(latest), day(date));
    Diagnostic::new(
        &VERSION_DIFFERS,
        at,
        Words::new(
            format!("Hier steht Fassung {version}, aber die neueste Änderung ({}) ist Fassung {latest}.", date.de),
            format!("This says version {version}, but the latest change ({}) is version {latest}.", date.en),
        ),
        Words::new(
            format!("Schreiben Sie `version: \"{latest}\"`, oder ergänzen Sie unter `changes`, was mit {version} anders wurde."),
            format!("Write `version: \"{latest}\"`, or add under `changes` what became different with {version}."),
        ),
    )
    .related(change, Words::new("Hier steht die neueste Änderung.", "Here is the latest change."))
}

/// A step takes fewer months at most than at least.
pub fn months_reversed(at: Span, step: &str, min: u32, max: u32, min_at: Span) -> Diagnostic {
    Diagnostic::new(
        &MONTHS_REVERSED,
        at,
        Words::new(
            format!(
                "„{step}“ dauert höchstens {max}, aber mindestens {min} Monate; das geht nicht zugleich."
            ),
            format!("“{step}” takes {max} months at most, but {min} at least; it cannot be both."),
        ),
        Words::new(
            "Schreiben Sie bei `min` die kürzere und bei `max` die längere Dauer.",
            "Write the shorter length under `min` and the longer one under `max`.",
        ),
    )
    .related(min_at, Words::new("Hier steht die Mindestdauer.", "Here is the least length."))
}

/// Nobody who is there has a role.
pub fn role_without_people(at: Span, title: &str, id: &str) -> Diagnostic {
    Diagnostic::new(
        &ROLE_WITHOUT_PEOPLE,
        at,
        Words::new(
            format!("Die Rolle „{title}“ hat zurzeit niemand."),
            format!("Nobody has the role “{title}” at present."),
        ),
        Words::new(
            format!("Wer sie hat, bekommt in seiner Datei unter `people/` die Zeile `roles: [{id}]`."),
            format!("Whoever has it gets the line `roles: [{id}]` in their file under `people/`."),
        ),
    )
}

/// Roles report to each other in a circle: their titles, from the one at this place on.
pub fn reports_in_circle(at: Span, titles: &[&str]) -> Diagnostic {
    let message = match titles {
        [only] => Words::new(
            format!("Die Rolle „{only}“ berichtet an sich selbst."),
            format!("The role “{only}” reports to itself."),
        ),
        titles => {
            let german: Vec<String> = titles.iter().map(|title| format!("„{title}“")).collect();
            let english: Vec<String> = titles.iter().map(|title| format!("“{title}”")).collect();
            Words::new(
                format!("Diese Rollen berichten im Kreis aneinander: {}.", german.join(" an ")),
                format!("These roles report to each other in a circle: {}.", english.join(" to ")),
            )
        }
    };
    Diagnostic::new(
        &REPORTS_IN_CIRCLE,
        at,
        message,
        Words::new(
            "Nennen Sie unter `reports_to` die Rolle darüber. Bei der obersten Rolle fehlt das Feld.",
            "Name the role above under `reports_to`. The topmost role has no such field.",
        ),
    )
}
