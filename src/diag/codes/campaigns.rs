//! Campaigns: their days, goals and budgets, and what departments owe them.

use jiff::civil::Date;

use super::codes;
use super::wording::{Dated, LISTED, day, short, titles};
use crate::diag::Diagnostic;
use crate::locale::{Language, Words};
use crate::source::Span;

codes! {
    /// A campaign ends before it starts, by its first plan or by a later one.
    CAMPAIGN_END_BEFORE_START = Error "L0701" "campaign-end-before-start";
    /// A campaign was closed before it started.
    CAMPAIGN_CLOSED_BEFORE_START = Error "L0702" "campaign-closed-before-start";
    /// A goal on a platform on which the campaign does not take place.
    GOAL_ON_OTHER_PLATFORM = Error "L0706" "goal-on-other-platform";
    /// A pause ends before it begins.
    PAUSE_END_BEFORE_START = Error "L0707" "pause-end-before-start";
    /// Two pauses share days.
    OVERLAPPING_PAUSES = Error "L0708" "overlapping-pauses";
    /// A blocker is resolved before it was there.
    RESOLVED_BEFORE_SINCE = Error "L0709" "resolved-before-since";
    /// Changes of the plan are not in the order of their dates.
    REPLANNED_OUT_OF_ORDER = Error "L0710" "replanned-out-of-order";
    /// A weight or an amount of money below nought.
    NEGATIVE_AMOUNT = Error "L0711" "negative-amount";
    /// A campaign is closed, and nobody can tell what it reached.
    CLOSED_WITHOUT_RESULTS = Warning "L0712" "closed-without-results";
    /// A campaign is closed, and milestones are open.
    CLOSED_WITH_OPEN_MILESTONES = Warning "L0713" "closed-with-open-milestones";
    /// Nobody is named whom to ask about a contribution.
    CONTRIBUTION_WITHOUT_CONTACT = Warning "L0714" "contribution-without-contact";
}

/// A name in both languages.
fn both(name: &Words) -> (&str, &str) {
    (&name.de, &name.en)
}

/// A campaign whose last day, by the first plan, lies before the first.
pub fn end_before_start((end, at): Dated, start: Dated) -> Diagnostic {
    let help = Words::new(
        "Tragen Sie bei `end` einen Tag ein, der nicht vor `start` liegt, oder berichtigen Sie `start`.",
        "Enter a day under `end` that is not before `start`, or correct `start`.",
    );
    before_start(at, end, start, help)
}

/// A change of the plan whose new last day lies before the campaign's first.
pub fn new_end_before_start((end, at): Dated, start: Dated) -> Diagnostic {
    let help = Words::new(
        "Tragen Sie bei `end` in dieser Umplanung einen Tag ein, der nicht vor `start` liegt.",
        "Enter a day under `end` of this change of the plan that is not before `start`.",
    );
    before_start(at, end, start, help)
}

fn before_start(at: Span, end: Date, (start, start_at): Dated, help: Words) -> Diagnostic {
    let (end, start) = (day(end), day(start));
    let message = Words::new(
        format!("Die Kampagne endet am {}, beginnt aber erst am {}.", end.de, start.de),
        format!("The campaign ends on {} but starts only on {}.", end.en, start.en),
    );
    Diagnostic::new(&CAMPAIGN_END_BEFORE_START, at, message, help).related(start_at, first_day())
}

pub(super) fn first_day() -> Words {
    Words::new("Hier steht der erste Tag der Kampagne.", "Here is the campaign's first day.")
}

/// A campaign that was closed before its first day.
pub fn closed_before_start((closed, at): Dated, (start, start_at): Dated) -> Diagnostic {
    let (closed, start) = (day(closed), day(start));
    Diagnostic::new(
        &CAMPAIGN_CLOSED_BEFORE_START,
        at,
        Words::new(
            format!("Die Kampagne ist am {} abgeschlossen, beginnt aber erst am {}.", closed.de, start.de),
            format!("The campaign is closed on {} but starts only on {}.", closed.en, start.en),
        ),
        Words::new(
            "Berichtigen Sie `closed_on` oder `start`. Eine Kampagne, die nie begonnen hat, wird mit `cancelled` abgesagt.",
            "Correct `closed_on` or `start`. A campaign that never started is called off with `cancelled`.",
        ),
    )
    .related(start_at, first_day())
}

/// A goal on a platform that the campaign does not name, with the platforms that it names.
pub fn goal_on_other_platform(at: Span, platform: &Words, named: &[Words], named_at: Span) -> Diagnostic {
    let quoted = |language: Language| -> Vec<String> {
        let quote = |name: &Words| match language {
            Language::De => format!("„{}“", short(&name.de)),
            Language::En => format!("“{}”", short(&name.en)),
        };
        named.iter().map(quote).collect()
    };
    let named = Words::new(Language::De.or(&quoted(Language::De)), Language::En.or(&quoted(Language::En)));
    let (de, en) = (short(&platform.de), short(&platform.en));
    Diagnostic::new(
        &GOAL_ON_OTHER_PLATFORM,
        at,
        Words::new(
            format!("Das Ziel gilt für „{de}“, aber die Kampagne läuft dort nicht."),
            format!("The goal is for “{en}”, but the campaign does not take place there."),
        ),
        Words::new(
            format!("Nehmen Sie „{de}“ unter `platforms` auf, oder nennen Sie beim Ziel {}.", named.de),
            format!("Add “{en}” under `platforms`, or name {} in the goal.", named.en),
        ),
    )
    .related(named_at, Words::new("Hier stehen ihre Plattformen.", "Here are its platforms."))
}

/// A pause whose last day lies before its first.
pub fn pause_end_before_start((to, at): Dated, (from, from_at): Dated) -> Diagnostic {
    let (to, from) = (day(to), day(from));
    Diagnostic::new(
        &PAUSE_END_BEFORE_START,
        at,
        Words::new(
            format!("Die Pause endet am {}, beginnt aber erst am {}.", to.de, from.de),
            format!("The pause ends on {} but begins only on {}.", to.en, from.en),
        ),
        Words::new(
            "Tragen Sie bei `to` einen Tag ein, der nicht vor `from` liegt. Ist das Ende offen, lassen Sie `to` weg.",
            "Enter a day under `to` that is not before `from`. If the end is open, leave `to` out.",
        ),
    )
    .related(from_at, Words::new("Hier beginnt die Pause.", "The pause begins here."))
}

/// A pause that begins while another one lasts; without `to` that one has no end.
pub fn overlapping_pauses((from, at): Dated, (earlier, earlier_at): Dated, to: Option<Date>) -> Diagnostic {
    let (from, earlier) = (day(from), day(earlier));
    let lasts = to.map(day).map_or_else(
        || Words::new("und hat kein Ende", "and has no end"),
        |to| {
            Words::new(
                format!("und dauert bis einschließlich {}", to.de),
                format!("and lasts up to and including {}", to.en),
            )
        },
    );
    Diagnostic::new(
        &OVERLAPPING_PAUSES,
        at,
        Words::new(
            format!(
                "Am {} beginnt eine Pause, aber da ruht die Kampagne schon: Eine andere Pause beginnt am {} {}.",
                from.de, earlier.de, lasts.de
            ),
            format!(
                "A pause begins on {}, but the campaign rests already: another pause begins on {} {}.",
                from.en, earlier.en, lasts.en
            ),
        ),
        Words::new(
            "Machen Sie aus beiden eine Pause, oder berichtigen Sie `from` und `to`, sodass sie keinen Tag gemeinsam haben.",
            "Make one pause of both, or correct `from` and `to` so that they share no day.",
        ),
    )
    .related(earlier_at, Words::new("Hier beginnt die andere Pause.", "The other pause begins here."))
}

/// A blocker that is resolved before it was there.
pub fn resolved_before_since(title: &str, (resolved, at): Dated, (since, since_at): Dated) -> Diagnostic {
    let (title, resolved, since) = (short(title), day(resolved), day(since));
    Diagnostic::new(
        &RESOLVED_BEFORE_SINCE,
        at,
        Words::new(
            format!(
                "Das Hindernis „{title}“ ist am {} gelöst, besteht aber erst seit dem {}.",
                resolved.de, since.de
            ),
            format!("The blocker “{title}” was resolved on {} but has existed only since {}.", resolved.en, since.en),
        ),
        Words::new(
            "Tragen Sie bei `resolved` einen Tag ein, der nicht vor `since` liegt, oder berichtigen Sie `since`.",
            "Enter a day under `resolved` that is not before `since`, or correct `since`.",
        ),
    )
    .related(since_at, Words::new("Hier steht, seit wann es besteht.", "Here it says since when it has existed."))
}

/// A change of the plan that stands below a later one.
pub fn replanned_out_of_order((date, at): Dated, (above, above_at): Dated) -> Diagnostic {
    let (date, above) = (day(date), day(above));
    Diagnostic::new(
        &REPLANNED_OUT_OF_ORDER,
        at,
        Words::new(
            format!("Die Umplanung vom {} steht nach der vom {}.", date.de, above.de),
            format!("The change of the plan of {} stands after that of {}.", date.en, above.en),
        ),
        Words::new(
            "Ordnen Sie die Einträge unter `replanned` nach `date`, den neuesten zuletzt, oder berichtigen Sie das Datum.",
            "Put the entries of `replanned` in the order of `date`, the latest last, or correct the date.",
        ),
    )
    .related(above_at, Words::new("Dieser Eintrag ist jünger.", "This entry is later."))
}

/// A milestone with a weight below nought.
pub fn negative_weight(at: Span, title: &str, weight: f64) -> Diagnostic {
    let (title, weight) = (short(title), short(&weight.to_string()));
    Diagnostic::new(
        &NEGATIVE_AMOUNT,
        at,
        Words::new(
            format!("Der Meilenstein „{title}“ hat das Gewicht {weight}."),
            format!("The milestone “{title}” has the weight {weight}."),
        ),
        Words::new(
            "Ein Gewicht ist 0 oder größer. Ohne `weight` zählt ein Meilenstein 1; mit 0 zählt er im Fortschritt nicht.",
            "A weight is 0 or more. Without `weight` a milestone counts 1; with 0 it does not count in the progress.",
        ),
    )
}

/// An amount of a budget below nought; `field` is `planned` or `spent`.
pub fn negative_budget(at: Span, field: &str, amount: f64) -> Diagnostic {
    let amount = short(&amount.to_string());
    Diagnostic::new(
        &NEGATIVE_AMOUNT,
        at,
        Words::new(
            format!("Im Budget steht bei `{field}` der Betrag {amount}."),
            format!("The budget has the amount {amount} under `{field}`."),
        ),
        Words::new(
            format!("Tragen Sie bei `{field}` den Betrag ohne Minus ein, oder lassen Sie das Feld weg."),
            format!("Enter the amount under `{field}` without the minus, or leave the field out."),
        ),
    )
}

/// A closed campaign with goals for which there is no figure: their metrics, each with its place.
pub fn closed_without_results((closed, at): Dated, goals: &[(Words, Span)]) -> Diagnostic {
    let (closed, metrics) = (day(closed), titles(goals.iter().map(|(metric, _)| both(metric))));
    let finding = Diagnostic::new(
        &CLOSED_WITHOUT_RESULTS,
        at,
        Words::new(
            format!(
                "Die Kampagne ist seit dem {} abgeschlossen, aber was sie erreicht hat, steht nirgends: Zu {} fehlen die Zahlen.",
                closed.de, metrics.de
            ),
            format!(
                "The campaign has been closed since {}, but what it reached is written nowhere: there are no figures for {}.",
                closed.en, metrics.en
            ),
        ),
        Words::new(
            "Tragen Sie beim Ziel unter `actual` ein, was erreicht wurde, oder ergänzen Sie die Kennzahlen der Plattform oder die Ergebnisse der Beiträge (`results`).",
            "Enter what was reached under `actual` of the goal, or add the platform's figures or the posts' `results`.",
        ),
    );
    goals.iter().take(LISTED).fold(finding, |finding, (_, at)| {
        finding.related(
            *at,
            Words::new("Zu diesem Ziel fehlen die Zahlen.", "There are no figures for this goal."),
        )
    })
}

/// A closed campaign with milestones that are open: their titles, each with its place.
pub fn closed_with_open_milestones((closed, at): Dated, open: &[(&str, Span)]) -> Diagnostic {
    let (closed, titles) = (day(closed), titles(open.iter().map(|(title, _)| (*title, *title))));
    let (de, en) = match open {
        [_] => ("der Meilenstein", "the milestone"),
        _ => ("die Meilensteine", "the milestones"),
    };
    let (is_de, are) = if open.len() == 1 { ("ist", "is") } else { ("sind", "are") };
    let finding = Diagnostic::new(
        &CLOSED_WITH_OPEN_MILESTONES,
        at,
        Words::new(
            format!(
                "Die Kampagne ist seit dem {} abgeschlossen, aber {de} {} {is_de} noch offen.",
                closed.de, titles.de
            ),
            format!(
                "The campaign has been closed since {}, but {en} {} {are} still open.",
                closed.en, titles.en
            ),
        ),
        Words::new(
            "Tragen Sie bei dem, was erledigt ist, `done` ein, und löschen Sie, was nicht mehr nötig ist.",
            "Enter `done` where something is done, and delete what is no longer needed.",
        ),
    );
    open.iter().take(LISTED).fold(finding, |finding, (_, at)| {
        finding.related(*at, Words::new("Dieser Meilenstein ist offen.", "This milestone is open."))
    })
}

/// A contribution that names nobody to ask, by a department that names nobody either.
pub fn contribution_without_contact(at: Span, department: &Words, contribution: &str) -> Diagnostic {
    let contribution = short(contribution);
    let (de, en) = (short(&department.de), short(&department.en));
    Diagnostic::new(
        &CONTRIBUTION_WITHOUT_CONTACT,
        at,
        Words::new(
            format!(
                "Für den Beitrag „{contribution}“ der Abteilung „{de}“ ist niemand genannt, den man fragen kann."
            ),
            format!(
                "Nobody is named whom to ask about the contribution “{contribution}” by the department “{en}”."
            ),
        ),
        Words::new(
            "Tragen Sie hier unter `contact` jemanden ein, oder nennen Sie in der Datei der Abteilung eine Ansprechperson für alles (`contact`).",
            "Enter somebody under `contact` here, or name somebody for everything in the department's file (`contact`).",
        ),
    )
}
