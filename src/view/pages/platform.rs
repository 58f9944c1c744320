//! A platform: what it is for, who looks after it, what law and safety ask of it, what belongs to it.

use crate::insight::duties::{self, Held};
use crate::insight::{campaign as campaigns, post as posts};
use crate::locale::Words;
use crate::model::time::{Duration, Moment};
use crate::model::{Compliance, DutiesFrom, Entry, Id, Kind, Platform, Scope, TargetValue};
use crate::view::details::{Details, add_section, row, section, table, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::{analytics, person, post as posts_view};
use crate::view::parts::{Cell, Column, Link, Row, Section};
use crate::view::views::{Article, View};
use crate::view::writer::{Placement, Writer};

/// So many metrics are drawn; all of them are on the page of the figures.
const CHARTS: usize = 2;

/// The page of a platform.
pub fn page(writer: &Writer<'_>, platform: &Entry<Platform>) -> (PageHead, View) {
    let value = platform.value(writer.language);
    let mut sections = Vec::new();
    add_section(&mut sections, "duties", duty_table(writer, value));
    add_section(&mut sections, "duties_from", changes(writer, value));
    sections.extend(value.compliance.as_ref().map(|compliance| compliance_section(writer, compliance)));
    add_section(
        &mut sections,
        "targets",
        table([Column::new("metric"), Column::new("target")], targets(writer, value)),
    );
    sections.extend(analytics::latest(writer, &platform.head.id));
    sections.extend(analytics::platform_sections(writer, &platform.head.id, CHARTS));
    let lists = [
        ("guidelines", "guideline", guidelines(writer, platform)),
        ("concepts", "concept", concepts(writer, &platform.head.id)),
    ];
    add_section(&mut sections, "campaigns", campaign_table(writer, &platform.head.id));
    for (key, column, links) in lists {
        let rows = links.into_iter().map(|link| row([Cell::links([link])])).collect();
        add_section(&mut sections, key, table([Column::new(column)], rows));
    }
    add_section(&mut sections, "posts", upcoming(writer, &platform.head.id));
    add_section(&mut sections, "incidents", incidents(writer, &platform.head.id));
    let body = writer.body(&platform.head, Placement::default());
    let view = Article { details: details(writer, value), body, sections };
    (frame::thing(writer, &platform.head, Vec::new()), View::Article(view))
}

fn details(writer: &Writer<'_>, value: &Platform) -> Vec<crate::view::parts::Fact> {
    let mut details = Details::default();
    details
        .text("network", Some(writer.network(&value.network.value)))
        .add("lifecycle", Cell::word(writer.word(value.lifecycle.value)))
        .text("handle", value.handle.as_ref().map(|handle| handle.value.clone()))
        .add("url", Cell::links(value.url.iter().map(|url| Writer::outside(url))))
        .text("purpose", value.purpose.as_ref().map(|text| text.0.clone()))
        .text("audience_description", value.audience_description.as_ref().map(|text| text.0.clone()))
        .text("rhythm", value.rhythm.as_ref().map(|text| text.0.clone()))
        .text("languages", Some(value.languages.join(", ")))
        .add("opened_on", Cell::day(writer.past(value.opened_on.as_ref())))
        .add("closed_on", Cell::day(writer.past(value.closed_on.as_ref())))
        .add("account", value.account.map(|account| Cell::word(writer.word(account))).unwrap_or_default())
        .add("successor", Cell::links(value.successor.iter().map(|platform| writer.refer(platform))));
    if let Some(care) = &value.care {
        let days = person::weekdays(writer, care.days);
        let hours = care.hours.map(|hours| {
            let time = |time: jiff::civil::Time| writer.dates.time(time.hour(), time.minute());
            format!("{}–{}", time(hours.from).replace(" Uhr", ""), time(hours.to))
        });
        details.text("care", Some([Some(days), hours].into_iter().flatten().collect::<Vec<_>>().join(", ")));
        details.text("response_target", care.response_target.map(|target| duration(writer, target)));
    }
    let approval = value.approval.unwrap_or(writer.site.portal.approval);
    details.add("approval", Cell::word(writer.word(approval)));
    details.add("approvers", Cell::links(writer.refer_all(&value.approvers)));
    details.take()
}

/// "6 Monate", "4 Stunden".
pub fn duration(writer: &Writer<'_>, duration: Duration) -> String {
    let count = |number: u32, de: (&str, &str), en: (&str, &str)| {
        let pick = |words: (&str, &str)| format!("{number} {}", if number == 1 { words.0 } else { words.1 });
        writer.say(&Words::new(pick(de), pick(en)))
    };
    let mut parts = Vec::new();
    if duration.months > 0 && duration.months.is_multiple_of(12) {
        parts.push(count(duration.months / 12, ("Jahr", "Jahre"), ("year", "years")));
    } else if duration.months > 0 {
        parts.push(count(duration.months, ("Monat", "Monate"), ("month", "months")));
    }
    if duration.days > 0 {
        parts.push(count(duration.days, ("Tag", "Tage"), ("day", "days")));
    }
    if duration.minutes > 0 && duration.minutes.is_multiple_of(60) {
        parts.push(count(duration.minutes / 60, ("Stunde", "Stunden"), ("hour", "hours")));
    } else if duration.minutes > 0 {
        parts.push(count(duration.minutes, ("Minute", "Minuten"), ("minutes", "minutes")));
    }
    writer.language.and(&parts)
}

fn duty_table(writer: &Writer<'_>, value: &Platform) -> crate::view::parts::Table {
    let columns = ["duty", "accountable", "deputy", "responsible", "consulted", "informed"].map(Column::new);
    let rows =
        duties::held(value, writer.site.as_of).into_iter().map(|held| duty_row(writer, &held)).collect();
    table_without_empty_columns(columns.into_iter().chain([Column::numeric("hours")]), rows)
}

fn duty_row(writer: &Writer<'_>, held: &Held<'_>) -> Row {
    let assignment = held.assignment;
    let not_needed = assignment.not_needed.as_ref().map(|reason| {
        writer.say(&Words::new(format!("nicht nötig: {}", reason.0), format!("not needed: {}", reason.0)))
    });
    let duty = writer.refer(held.duty).text;
    row([
        Cell::text(duty).note(not_needed.unwrap_or_default()),
        Cell::links(writer.refer_all(held.accountable)),
        Cell::links(writer.refer_all(held.deputy)),
        Cell::links(writer.refer_all(assignment.responsible.iter())),
        Cell::links(writer.refer_all(assignment.consulted.iter())),
        Cell::links(writer.refer_all(assignment.informed.iter())),
        Cell::text(assignment.hours.as_ref().map(|hours| writer.number(hours.value)).unwrap_or_default()),
    ])
}

/// The changes of the duties that lie ahead.
fn changes(writer: &Writer<'_>, value: &Platform) -> crate::view::parts::Table {
    let ahead = |change: &&DutiesFrom| change.date.value > writer.site.as_of;
    let rows = value.duties_from.iter().filter(ahead).map(|change| {
        let duties =
            change.duties.0.iter().map(|(duty, _)| writer.refer(duty).text).collect::<Vec<_>>().join(", ");
        row([
            Cell::day(Some(writer.day(change.date.value))),
            Cell::text(duties),
            Cell::links(change.accountable.iter().map(|person| writer.refer(person))),
            Cell::links(change.deputy.iter().map(|person| writer.refer(person))),
            Cell::links(change.decision.iter().map(|decision| writer.refer(decision))),
        ])
    });
    let columns = ["date", "duties", "accountable", "deputy", "decision"].map(Column::new);
    table_without_empty_columns(columns, rows.collect())
}

fn compliance_section(writer: &Writer<'_>, compliance: &Compliance) -> Section {
    let yes_no = |value: Option<bool>| {
        value.map(|value| {
            writer.say(&if value {
                Words::new("vorhanden", "present")
            } else {
                Words::new("fehlt", "missing")
            })
        })
    };
    let day = |date: &Option<crate::model::Spanned<jiff::civil::Date>>| {
        Cell::day(date.as_ref().map(|date| writer.day(date.value)))
    };
    let outside = |url: &Option<crate::model::Spanned<crate::model::Url>>| {
        Cell::links(url.iter().map(|url| Writer::outside(url)))
    };
    let text = |text: Option<String>| text.map(Cell::text).unwrap_or_default();
    let label = |de: &str, en: &str| Cell::text(writer.say(&Words::new(de, en)));
    let rows = [
        (label("Impressum", "Imprint"), outside(&compliance.imprint_url)),
        (label("Impressum geprüft", "Imprint checked"), day(&compliance.imprint_checked_on)),
        (label("Datenschutzhinweise", "Privacy notice"), outside(&compliance.privacy_url)),
        (
            label("Vereinbarung zur gemeinsamen Verantwortung", "Joint controller agreement"),
            text(yes_no(compliance.joint_controller_agreement.as_ref().map(|one| one.value))),
        ),
        (
            label("Wer das Konto verwaltet", "Administrators"),
            Cell::links(writer.refer_all(&*compliance.administrators)),
        ),
        (
            label("Anmeldung in zwei Schritten", "Two-factor sign-in"),
            text(yes_no(compliance.two_factor.as_ref().map(|one| one.value))),
        ),
        (label("Zuletzt geprüft", "Last reviewed"), day(&compliance.reviewed_on)),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(label, cell)| row([label, cell]))
        .collect();
    section("compliance", table([Column::new("requirement"), Column::new("state")], rows))
}

fn targets(writer: &Writer<'_>, value: &Platform) -> Vec<Row> {
    let target = |target: &TargetValue| {
        let amount = match (&target.at_least, &target.at_most) {
            (Some(least), _) => Words::new(
                format!("mindestens {}", analytics::value(writer, &target.metric.id, least.value)),
                format!("at least {}", analytics::value(writer, &target.metric.id, least.value)),
            ),
            (None, Some(most)) => Words::new(
                format!("höchstens {}", analytics::value(writer, &target.metric.id, most.value)),
                format!("at most {}", analytics::value(writer, &target.metric.id, most.value)),
            ),
            (None, None) => return Cell::default(),
        };
        let from = target.from.as_ref().map(|from| analytics::period(writer, from.value));
        let until = target.until.as_ref().map(|until| analytics::period(writer, until.value));
        let note = match (from, until) {
            (Some(from), Some(until)) => {
                Words::new(format!("{from} bis {until}"), format!("{from} to {until}"))
            }
            (Some(from), None) => Words::new(format!("ab {from}"), format!("from {from}")),
            (None, Some(until)) => Words::new(format!("bis {until}"), format!("until {until}")),
            (None, None) => Words::default(),
        };
        Cell::text(format!("{} {}", writer.say(&amount), writer.word(target.per.value).text))
            .note(writer.say(&note))
    };
    value.targets.iter().map(|one| row([Cell::links([writer.refer(&one.metric)]), target(one)])).collect()
}

/// The guidelines that apply to a platform: those for everything, for it, and for its network.
fn guidelines(writer: &Writer<'_>, platform: &Entry<Platform>) -> Vec<Link> {
    let network = &platform.original().network.value;
    let applies = |scope: &Scope| match scope {
        Scope::All => true,
        Scope::One(one) => match one.kind {
            Kind::Platform => one.id == platform.head.id,
            Kind::Network => one.id.as_str() == network,
            _ => false,
        },
    };
    let guidelines = writer.site.model.tables.guidelines.iter();
    guidelines
        .filter(|guideline| guideline.original().applies_to.iter().any(|scope| applies(scope)))
        .map(|guideline| writer.entry(guideline))
        .collect()
}

fn concepts(writer: &Writer<'_>, id: &Id) -> Vec<Link> {
    let concepts = writer.site.model.tables.concepts.iter();
    let about =
        concepts.filter(|concept| concept.original().platforms.iter().any(|platform| platform.id == *id));
    about.map(|concept| writer.entry(concept)).collect()
}

fn campaign_table(writer: &Writer<'_>, id: &Id) -> crate::view::parts::Table {
    let as_of = writer.site.as_of;
    let mut found: Vec<_> = writer
        .site
        .model
        .tables
        .campaigns
        .iter()
        .filter(|campaign| campaign.original().platforms.iter().any(|platform| platform.id == *id))
        .collect();
    found.sort_by_key(|campaign| {
        (campaigns::state(campaign.original(), as_of), campaign.original().end.value)
    });
    let rows = found.into_iter().map(|campaign| {
        let value = campaign.original();
        row([
            Cell::links([writer.entry(campaign)]),
            Cell::word(super::campaign::state_word(writer, campaigns::state(value, as_of))),
            Cell::day(Some(writer.day(campaigns::end(value, as_of)))),
        ])
    });
    table(["campaign", "state", "end"].map(Column::new), rows.collect())
}

/// The posts of a platform that are planned and not out yet.
fn upcoming(writer: &Writer<'_>, id: &Id) -> crate::view::parts::Table {
    let as_of = writer.site.as_of;
    let mut ahead: Vec<(Moment, _)> = writer
        .site
        .model
        .tables
        .posts
        .iter()
        .filter(|post| post.original().platforms.0.iter().any(|(platform, _)| platform.id == *id))
        .filter_map(|post| posts::planned_day(post.original()).map(|planned| (planned, post)))
        .filter(|(planned, _)| planned.date >= as_of)
        .collect();
    ahead.sort_by_key(|(planned, post)| (*planned, post.head.id.clone()));
    let rows = ahead.into_iter().map(|(planned, post)| {
        row([
            Cell::links([writer.entry(post)]),
            Cell::day(Some(writer.moment(planned))),
            posts_view::state_cell(writer, post),
        ])
    });
    table(["post", "planned", "state"].map(Column::new), rows.collect())
}

fn incidents(writer: &Writer<'_>, id: &Id) -> crate::view::parts::Table {
    let about = writer
        .site
        .model
        .tables
        .incidents
        .iter()
        .filter(|incident| incident.original().platforms.iter().any(|platform| platform.id == *id));
    let rows = about.map(|incident| {
        let value = incident.original();
        let ended = value.ended.as_ref().filter(|ended| ended.value.date <= writer.site.as_of);
        let ended = ended.map(|ended| writer.day(ended.value.date));
        row([
            Cell::links([writer.entry(incident)]),
            Cell::day(Some(writer.day(value.started.value.date))),
            Cell::day(ended),
        ])
    });
    table_without_empty_columns(["incident", "started", "ended"].map(Column::new), rows.collect())
}
