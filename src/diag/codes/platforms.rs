//! Platforms: opening and closing, duties, targets, accounts.

use jiff::civil::Date;

use super::codes;
use super::wording::{Dated, day, number};
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// A platform is closed, and nobody says since when.
    CLOSED_WITHOUT_DATE = Error "L0820" "closed-without-date";
    /// A platform closed before it opened.
    CLOSED_BEFORE_OPENED = Error "L0821" "closed-before-opened";
    /// A campaign begins when its platform is closed.
    CAMPAIGN_AFTER_CLOSING = Error "L0822" "campaign-after-closing";
    /// A post appears when its platform is closed.
    POST_AFTER_CLOSING = Error "L0823" "post-after-closing";
    /// A target says neither how much at least nor how much at most.
    TARGET_WITHOUT_LIMIT = Error "L0824" "target-without-limit";
    /// A target says both how much at least and how much at most.
    TARGET_WITH_TWO_LIMITS = Error "L0825" "target-with-two-limits";
    /// A target ends before it begins.
    TARGET_ENDS_BEFORE_START = Error "L0826" "target-ends-before-start";
    /// A duty that is not needed is somebody's.
    NOT_NEEDED_BUT_ASSIGNED = Error "L0827" "not-needed-but-assigned";
    /// A duty takes less than no hours, or more than a week has.
    IMPOSSIBLE_HOURS = Error "L0828" "impossible-hours";
    /// The closing day of a platform has passed, and it is not called closed.
    LIFECYCLE_NOT_CLOSED = Warning "L0829" "lifecycle-not-closed";
    /// A platform closes while a campaign takes place on it.
    CLOSED_DURING_CAMPAIGN = Warning "L0830" "closed-during-campaign";
    /// A platform is closed, and nobody says what became of it.
    CLOSED_WITHOUT_SUCCESSOR = Warning "L0831" "closed-without-successor";
    /// What takes the place of a platform cannot.
    BAD_SUCCESSOR = Warning "L0832" "bad-successor";
    /// A platform in use has no duties.
    ACTIVE_WITHOUT_DUTIES = Warning "L0833" "active-without-duties";
    /// Nobody answers for a duty.
    DUTY_WITHOUT_ACCOUNTABLE = Warning "L0834" "duty-without-accountable";
    /// Nobody stands in for a duty.
    DUTY_WITHOUT_DEPUTY = Warning "L0835" "duty-without-deputy";
    /// Two platforms are the same account.
    SAME_ACCOUNT = Warning "L0836" "same-account";
}

/// Points to the day on which a platform closes.
fn closes_here(platform: &str) -> Words {
    Words::new(
        format!("Hier steht, wann „{platform}“ schließt."),
        format!("Here it says when “{platform}” closes."),
    )
}

/// A platform is closed, and nobody says since when.
pub fn closed_without_date(at: Span, platform: &str) -> Diagnostic {
    Diagnostic::new(
        &CLOSED_WITHOUT_DATE,
        at,
        Words::new(
            format!("„{platform}“ ist geschlossen, aber es steht nicht da, seit wann."),
            format!("“{platform}” is closed, but it does not say since when."),
        ),
        Words::new(
            "Ergänzen Sie eine Zeile `closed_on:` mit dem Tag, zum Beispiel `closed_on: 2026-03-31`.",
            "Add a line `closed_on:` with the day, for example `closed_on: 2026-03-31`.",
        ),
    )
}

/// A platform closed before it opened.
pub fn closed_before_opened(closed_on: Dated, opened_on: Dated, platform: &str) -> Diagnostic {
    let (closed, opened) = (day(closed_on.0), day(opened_on.0));
    Diagnostic::new(
        &CLOSED_BEFORE_OPENED,
        closed_on.1,
        Words::new(
            format!("„{platform}“ schließt am {}, öffnet aber erst am {}.", closed.de, opened.de),
            format!("“{platform}” closes on {}, but opens only on {}.", closed.en, opened.en),
        ),
        Words::new("Berichtigen Sie `closed_on` oder `opened_on`.", "Correct `closed_on` or `opened_on`."),
    )
    .related(opened_on.1, Words::new("Hier steht der Tag der Eröffnung.", "Here is the opening day."))
}

/// A campaign begins when its platform is closed.
pub fn campaign_after_closing(at: Span, platform: &str, start: Date, closed_on: Dated) -> Diagnostic {
    let (start, closed) = (day(start), day(closed_on.0));
    Diagnostic::new(
        &CAMPAIGN_AFTER_CLOSING,
        at,
        Words::new(
            format!("Die Kampagne beginnt am {}, aber „{platform}“ schließt schon am {}.", start.de, closed.de),
            format!("The campaign begins on {}, but “{platform}” closes on {} already.", start.en, closed.en),
        ),
        Words::new(
            "Löschen Sie die Plattform unter `platforms`, oder berichtigen Sie `start` oder `closed_on` der Plattform.",
            "Delete the platform under `platforms`, or correct `start` or the platform's `closed_on`.",
        ),
    )
    .related(closed_on.1, closes_here(platform))
}

/// A post appears when its platform is closed.
pub fn post_after_closing(planned: Dated, platform: &str, closed_on: Dated) -> Diagnostic {
    let (day, closed) = (day(planned.0), day(closed_on.0));
    Diagnostic::new(
        &POST_AFTER_CLOSING,
        planned.1,
        Words::new(
            format!("Der Beitrag ist für den {} geplant, aber „{platform}“ schließt am {}.", day.de, closed.de),
            format!("The post is planned for {}, but “{platform}” closes on {}.", day.en, closed.en),
        ),
        Words::new(
            format!("Wählen Sie bei `planned` einen Tag bis zum {}, löschen Sie die Plattform unter `platforms`, oder sagen Sie den Beitrag ab (`cancelled` in `history`).", closed.de),
            format!("Choose a day up to {} under `planned`, delete the platform under `platforms`, or cancel the post (`cancelled` in `history`).", closed.en),
        ),
    )
    .related(closed_on.1, closes_here(platform))
}

/// A target says neither how much at least nor how much at most.
pub fn target_without_limit(at: Span) -> Diagnostic {
    Diagnostic::new(
        &TARGET_WITHOUT_LIMIT,
        at,
        Words::new("Bei diesem Ziel fehlt der Zielwert.", "This target does not say what is to be reached."),
        Words::new(
            "Ergänzen Sie `at_least:` (mindestens) oder `at_most:` (höchstens) mit einer Zahl.",
            "Add `at_least:` or `at_most:` with a number.",
        ),
    )
}

/// A target says both how much at least and how much at most.
pub fn target_with_two_limits(at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        &TARGET_WITH_TWO_LIMITS,
        at,
        Words::new(
            "Dieses Ziel nennt `at_least` (mindestens) und `at_most` (höchstens) zugleich.",
            "This target names `at_least` and `at_most` at once.",
        ),
        Words::new(
            "Behalten Sie eines von beiden, und schreiben Sie für das andere ein eigenes Ziel.",
            "Keep one of the two, and write a target of its own for the other.",
        ),
    )
    .related(first, Words::new("Hier steht der andere Wert.", "Here is the other value."))
}

/// A target ends before it begins.
pub fn target_ends_before_start(until: (Span, &str), from: (Span, &str)) -> Diagnostic {
    let ((at, last), (start, first)) = (until, from);
    Diagnostic::new(
        &TARGET_ENDS_BEFORE_START,
        at,
        Words::new(
            format!("Das Ziel gilt bis {last}, beginnt aber erst mit {first}."),
            format!("The target holds until {last}, but begins only with {first}."),
        ),
        Words::new(
            format!("`until` ist der letzte Zeitraum: {first} oder später."),
            format!("`until` is the last period: {first} or later."),
        ),
    )
    .related(start, Words::new("Hier steht der erste Zeitraum.", "Here is the first period."))
}

/// A duty that is not needed is somebody's.
pub fn not_needed_but_assigned(at: Span, duty: &str) -> Diagnostic {
    Diagnostic::new(
        &NOT_NEEDED_BUT_ASSIGNED,
        at,
        Words::new(
            format!("„{duty}“ ist als nicht nötig eingetragen (`not_needed`), hat hier aber jemanden."),
            format!("“{duty}” is entered as not needed (`not_needed`), but somebody has it here."),
        ),
        Words::new(
            "Löschen Sie `not_needed`, oder löschen Sie die Personen bei dieser Aufgabe.",
            "Delete `not_needed`, or delete the people of this duty.",
        ),
    )
}

/// A duty takes less than no hours, or more than a week has.
pub fn impossible_hours(at: Span, hours: f64, duty: &str) -> Diagnostic {
    let hours = number(hours);
    Diagnostic::new(
        &IMPOSSIBLE_HOURS,
        at,
        Words::new(
            format!("Für „{duty}“ stehen hier {} Stunden in der Woche; das kann nicht sein.", hours.de),
            format!("“{duty}” is said to take {} hours a week, which cannot be.", hours.en),
        ),
        Words::new(
            "`hours` sind Stunden in der Woche, von 0 bis 168, zum Beispiel `hours: 4`.",
            "`hours` are hours a week, from 0 to 168, for example `hours: 4`.",
        ),
    )
}

/// The closing day of a platform has passed, and it is not called closed.
pub fn lifecycle_not_closed(at: Span, closed_on: Dated, platform: &str) -> Diagnostic {
    let closed = day(closed_on.0);
    Diagnostic::new(
        &LIFECYCLE_NOT_CLOSED,
        at,
        Words::new(
            format!("„{platform}“ hat am {} geschlossen, ist hier aber nicht als geschlossen eingetragen.", closed.de),
            format!("“{platform}” closed on {}, but is not entered as closed here.", closed.en),
        ),
        Words::new(
            "Schreiben Sie `lifecycle: closed`, oder löschen Sie `closed_on`, falls die Plattform offen bleibt.",
            "Write `lifecycle: closed`, or delete `closed_on` if the platform stays open.",
        ),
    )
    .related(closed_on.1, closes_here(platform))
}

/// A platform closes while a campaign takes place on it.
pub fn closed_during_campaign(at: Span, platform: &str, end: Date, closed_on: Dated) -> Diagnostic {
    let (end, closed) = (day(end), day(closed_on.0));
    Diagnostic::new(
        &CLOSED_DURING_CAMPAIGN,
        at,
        Words::new(
            format!("„{platform}“ schließt am {}, die Kampagne läuft aber bis zum {}.", closed.de, end.de),
            format!("“{platform}” closes on {}, but the campaign runs until {}.", closed.en, end.en),
        ),
        Words::new(
            "Beenden Sie die Kampagne vorher (`replanned` mit neuem `end`), oder löschen Sie die Plattform unter `platforms`.",
            "End the campaign before (`replanned` with a new `end`), or delete the platform under `platforms`.",
        ),
    )
    .related(closed_on.1, closes_here(platform))
}

/// A platform is closed, and nobody says what became of it.
pub fn closed_without_successor(at: Span, platform: &str) -> Diagnostic {
    Diagnostic::new(
        &CLOSED_WITHOUT_SUCCESSOR,
        at,
        Words::new(
            format!(
                "„{platform}“ ist geschlossen. Es fehlt, welche Plattform an ihre Stelle tritt oder was aus dem Konto wurde."
            ),
            format!("“{platform}” is closed; neither a successor is named nor what became of the account."),
        ),
        Words::new(
            "Nennen Sie unter `successor` die Plattform, die an ihre Stelle tritt. Gibt es keine, schreiben Sie `account: deleted` oder `account: archived`.",
            "Name the platform that takes its place under `successor`. Where there is none, write `account: deleted` or `account: archived`.",
        ),
    )
}

/// The account of a closed platform leads on, and nobody says where to.
pub fn redirected_nowhere(at: Span, platform: &str) -> Diagnostic {
    Diagnostic::new(
        &CLOSED_WITHOUT_SUCCESSOR,
        at,
        Words::new(
            format!(
                "Das Konto von „{platform}“ leitet weiter (`account: redirected`), aber es steht nicht da, wohin."
            ),
            format!(
                "The account of “{platform}” is redirected (`account: redirected`), but it does not say where to."
            ),
        ),
        Words::new(
            "Nennen Sie unter `successor` die Plattform, zu der es führt.",
            "Name the platform that it leads to under `successor`.",
        ),
    )
}

/// A platform is named as its own successor.
pub fn own_successor(at: Span, platform: &str) -> Diagnostic {
    Diagnostic::new(
        &BAD_SUCCESSOR,
        at,
        Words::new(
            format!("„{platform}“ ist hier als eigene Nachfolgerin eingetragen."),
            format!("“{platform}” is entered as its own successor here."),
        ),
        Words::new(
            "Nennen Sie unter `successor` eine andere Plattform, oder löschen Sie die Zeile.",
            "Name another platform under `successor`, or delete the line.",
        ),
    )
}

/// The successor of a platform is closed as well; `place` is where that is written.
pub fn closed_successor(at: Span, platform: &str, successor: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &BAD_SUCCESSOR,
        at,
        Words::new(
            format!("„{successor}“ soll an die Stelle von „{platform}“ treten, ist aber selbst geschlossen."),
            format!("“{successor}” is to take the place of “{platform}”, but is closed itself."),
        ),
        Words::new(
            "Nennen Sie unter `successor` eine Plattform, die offen ist.",
            "Name a platform under `successor` that is open.",
        ),
    )
    .related(place, Words::new("Hier steht, dass sie geschlossen ist.", "Here it says that it is closed."))
}

/// A platform in use has no duties.
pub fn active_without_duties(at: Span, platform: &str) -> Diagnostic {
    Diagnostic::new(
        &ACTIVE_WITHOUT_DUTIES,
        at,
        Words::new(
            format!("„{platform}“ ist aktiv, aber es steht nicht da, welche Aufgaben es dort gibt."),
            format!("“{platform}” is active, but it does not say which duties there are."),
        ),
        Words::new(
            "Ergänzen Sie eine Zeile `duties:`, zum Beispiel `duties: [content, community_care]`.",
            "Add a line `duties:`, for example `duties: [content, community_care]`.",
        ),
    )
}

/// Nobody answers for a duty; perhaps nobody stands in either.
pub fn duty_without_accountable(at: Span, duty: &str, platform: &str, no_deputy: bool) -> Diagnostic {
    let (message, fields) = if no_deputy {
        (
            Words::new(
                format!(
                    "Für „{duty}“ auf „{platform}“ ist weder jemand verantwortlich noch als Vertretung eingetragen."
                ),
                format!("Nobody is entered as accountable or as deputy for “{duty}” on “{platform}”."),
            ),
            Words::new("`accountable` und `deputy`", "`accountable` and `deputy`"),
        )
    } else {
        (
            Words::new(
                format!("Für „{duty}“ auf „{platform}“ ist niemand als verantwortlich eingetragen."),
                format!("Nobody is entered as accountable for “{duty}” on “{platform}”."),
            ),
            Words::same("`accountable`"),
        )
    };
    let help = Words::new(
        format!(
            "Tragen Sie bei der Aufgabe oder bei der Plattform jemanden unter {} ein. Ist die Aufgabe nicht nötig, schreiben Sie bei ihr `not_needed:` mit dem Grund.",
            fields.de
        ),
        format!(
            "Enter somebody under {} at the duty or at the platform. Where the duty is not needed, write `not_needed:` with the reason at it.",
            fields.en
        ),
    );
    Diagnostic::new(&DUTY_WITHOUT_ACCOUNTABLE, at, message, help)
}

/// Nobody stands in for a duty.
pub fn duty_without_deputy(at: Span, duty: &str, platform: &str) -> Diagnostic {
    Diagnostic::new(
        &DUTY_WITHOUT_DEPUTY,
        at,
        Words::new(
            format!("Für „{duty}“ auf „{platform}“ ist keine Vertretung eingetragen."),
            format!("No deputy is entered for “{duty}” on “{platform}”."),
        ),
        Words::new(
            "Tragen Sie bei der Aufgabe oder bei der Plattform jemanden unter `deputy` ein.",
            "Enter somebody under `deputy` at the duty or at the platform.",
        ),
    )
}

/// Two platforms are the same account.
pub fn same_account(at: Span, handle: &str, other: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        &SAME_ACCOUNT,
        at,
        Words::new(
            format!("Das Konto „{handle}“ auf diesem Netzwerk gehört schon zu „{other}“."),
            format!("The account “{handle}” on this network belongs to “{other}” already."),
        ),
        Words::new(
            "Berichtigen Sie `handle` oder `network`, oder führen Sie beide Dateien zusammen.",
            "Correct `handle` or `network`, or merge the two files.",
        ),
    )
    .related(first, Words::new("Hier steht es zum ersten Mal.", "It is first named here."))
}
