//! A platform: what it is for, who looks after it, what law and safety ask of it, what belongs to it.

use crate::insight::approval::Approvals;
use crate::insight::campaign as campaigns;
use crate::insight::duties::{self, Held};
use crate::locale::Words;
use crate::model::time::Duration;
use crate::model::{Choice, DutiesFrom, Entry, Id, Kind, Platform, Scope, TargetValue};
use crate::view::details::{Details, add_section, row, section, table, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::{analytics, coverage, person, post as posts_view};
use crate::view::parts::{Cell, Column, Judgement, Link, Row, Section, Table, Word};
use crate::view::text::Placement;
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// So many metrics are drawn; all of them are on the page of the figures.
const CHARTS: usize = 2;
/// So many planned posts are shown; all of them are in the calendar.
const POSTS: usize = 4;

/// The page of a platform.
pub fn page(writer: &Writer<'_>, platform: &Entry<Platform>) -> (PageHead, View) {
    let value = platform.value(writer.language);
    let id = &platform.head.id;
    let mut first = Vec::new();
    add_section(&mut first, "today", today(writer, id));
    add_section(&mut first, "approvals", approvals(writer, id));
    let mut sections = Vec::new();
    add_section(&mut sections, "duties", duty_table(writer, value));
    add_section(&mut sections, "duties_from", changes(writer, value));
    // What is missing must be seen; what is complete is looked up.
    let missing = writer.insight().compliance.get(id).is_some_and(|card| card.passed() < card.points.len());
    if missing { &mut first } else { &mut sections }.extend(compliance_section(writer, id));
    add_section(
        &mut sections,
        "targets",
        table([Column::new("metric"), Column::new("target")], targets(writer, value)),
    );
    sections.extend(analytics::latest(writer, id));
    // Their latest values stand in the table above.
    let courses = analytics::platform_sections(writer, id, CHARTS).into_iter();
    sections.extend(
        courses
            .filter(|course| !course.charts.is_empty())
            .map(|course| Section { table: Table::default(), ..course }),
    );
    add_section(&mut sections, "campaigns", campaign_table(writer, id));
    let lists = [
        ("guidelines", "guideline", guidelines(writer, platform)),
        ("concepts", "concept", concepts(writer, id)),
    ];
    for (key, column, links) in lists {
        let rows = links.into_iter().map(|link| row([Cell::links([link])])).collect();
        add_section(&mut sections, key, table([Column::new(column)], rows));
    }
    sections.extend(upcoming(writer, id));
    add_section(&mut sections, "incidents", incidents(writer, id));
    let body = writer.body(&platform.head, Placement::default());
    let view = Article { first, details: details(writer, value), body, sections };
    (frame::thing(writer, &platform.head, Vec::new()), View::Article(view))
}

/// Who is there for each duty today.
fn today(writer: &Writer<'_>, id: &Id) -> Table {
    let covered = writer.insight().coverage.get(id).into_iter().flatten();
    let rows = covered.map(|duty| {
        let name = Cell::text(writer.refer(duty.held.duty).text);
        row([name, coverage::there(writer, duty), coverage::state(writer, duty)])
    });
    table_without_empty_columns(["duty", "there", "state"].map(Column::new), rows.collect())
}

fn details(writer: &Writer<'_>, value: &Platform) -> Vec<crate::view::parts::Fact> {
    let mut details = Details::default();
    details
        .text("network", Some(writer.network(&value.network.value)))
        .add("lifecycle", Cell::word(writer.word(value.lifecycle.value)))
        .text("handle", value.handle.as_ref().map(|handle| handle.value.clone()))
        .add("url", Cell::links(value.url.iter().map(|url| Writer::outside(url))))
        .text("purpose", value.purpose.as_ref().map(|text| writer.text(text)))
        .text("audience_description", value.audience_description.as_ref().map(|text| writer.text(text)))
        .text("rhythm", value.rhythm.as_ref().map(|text| writer.text(text)))
        .text(
            "languages",
            Some(value.languages.iter().map(|code| language(writer, code)).collect::<Vec<_>>().join(", ")),
        )
        .add("opened_on", Cell::day(writer.past(value.opened_on.as_ref())))
        .add("closed_on", Cell::day(writer.past(value.closed_on.as_ref())))
        .add("account", value.account.map(|account| Cell::word(writer.word(account))).unwrap_or_default())
        .add("successor", Cell::links(value.successor.iter().map(|platform| writer.refer(platform))));
    if let Some(care) = &value.care {
        let days = person::weekdays(writer, care.days);
        let hours = care.hours.map(|hours| {
            let time = |time: jiff::civil::Time| writer.dates.time(time.hour(), time.minute());
            format!(
                "{}\u{2060}–\u{2060}{}",
                time(hours.from).replace(" Uhr", ""),
                time(hours.to).replace(' ', "\u{a0}")
            )
        });
        details.text("care", Some([Some(days), hours].into_iter().flatten().collect::<Vec<_>>().join(", ")));
        details.text("response_target", care.response_target.map(|target| duration(writer, target)));
    }
    let approval = value.approval.unwrap_or(writer.site.portal.approval);
    details.add("approval", Cell::word(writer.word(approval)));
    details.add("approvers", Cell::links(writer.refer_all(&value.approvers)));
    details.take()
}

/// What people call a language; one that is rare keeps its code.
fn language(writer: &Writer<'_>, code: &str) -> String {
    let (de, en) = match code {
        "ar" => ("Arabisch", "Arabic"),
        "cs" => ("Tschechisch", "Czech"),
        "da" => ("Dänisch", "Danish"),
        "de" => ("Deutsch", "German"),
        "en" => ("Englisch", "English"),
        "es" => ("Spanisch", "Spanish"),
        "fr" => ("Französisch", "French"),
        "it" => ("Italienisch", "Italian"),
        "nl" => ("Niederländisch", "Dutch"),
        "pl" => ("Polnisch", "Polish"),
        "pt" => ("Portugiesisch", "Portuguese"),
        "ru" => ("Russisch", "Russian"),
        "tr" => ("Türkisch", "Turkish"),
        "uk" => ("Ukrainisch", "Ukrainian"),
        _ => return code.to_owned(),
    };
    writer.say(&Words::new(de, en))
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

/// The duties with everybody's part in them.
fn duty_table(writer: &Writer<'_>, value: &Platform) -> Table {
    let columns = ["duty", "accountable", "deputy", "responsible", "consulted", "informed"].map(Column::new);
    let held = duties::held(value, writer.site.as_of);
    table_without_empty_columns(columns, held.iter().map(|held| duty_row(writer, held)).collect())
}

fn duty_row(writer: &Writer<'_>, held: &Held<'_>) -> Row {
    let assignment = held.assignment;
    let not_needed = assignment.not_needed.as_ref().map(|reason| {
        let reason = writer.text(reason);
        writer.say(&Words::new(format!("nicht nötig: {reason}"), format!("not needed: {reason}")))
    });
    let duty = writer.refer(held.duty).text;
    row([
        Cell::text(duty).note(not_needed.unwrap_or_default()),
        Cell::links(writer.refer_all(held.accountable)),
        Cell::links(writer.refer_all(held.deputy)),
        Cell::links(writer.refer_all(assignment.responsible.iter())),
        Cell::links(writer.refer_all(assignment.consulted.iter())),
        Cell::links(writer.refer_all(assignment.informed.iter())),
    ])
}

/// The changes of the duties that lie ahead.
fn changes(writer: &Writer<'_>, value: &Platform) -> Table {
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

/// What law and safety ask for: what is there, what is missing, how it is mended.
fn compliance_section(writer: &Writer<'_>, id: &Id) -> Option<Section> {
    let card = writer.insight().compliance.get(id)?;
    let rows = card.points.iter().map(|point| {
        let word = if point.passed {
            Word { key: "accepted", text: writer.say(&Words::new("erfüllt", "met")) }
        } else {
            Word { key: "yellow", text: writer.say(&Words::new("fehlt", "missing")) }
        };
        row([
            Cell::text(writer.say(&point.check.label())),
            Cell::word(word),
            Cell { why: vec![writer.reason(&point.reason)], ..Cell::default() },
            Cell::text(point.mend.as_ref().map(|mend| writer.say(mend)).unwrap_or_default()),
        ])
    });
    let (passed, of) = (card.passed(), card.points.len());
    let intro = Words::new(
        format!("{passed} von {of} Punkten sind erfüllt."),
        format!("{passed} of {of} points are met."),
    );
    let columns = ["requirement", "state", "basis", "mend"].map(Column::new);
    let table = table_without_empty_columns(columns, rows.collect());
    Some(Section { intro: Some(writer.say(&intro)), ..section("compliance", table) })
}

/// The posts of a platform that wait for approval, by when they are planned.
fn approvals(writer: &Writer<'_>, id: &Id) -> Table {
    let insight = writer.insight();
    let posts = insight.posts_of_platform.get(id).into_iter().flatten();
    let waiting = posts
        .filter_map(|post| insight.posts.get(post))
        .filter(|post| post.state == crate::model::PostState::InReview);
    let rows = waiting.map(|post| {
        let Approvals { have, need, .. } = &post.approvals;
        let approvals = Words::new(format!("{have} von {need} erteilt"), format!("{have} of {need} given"));
        let since = post.waiting_days.map(|days| writer.dates.since(days)).unwrap_or_default();
        row([
            Cell::links([writer.entry(post.entry)]),
            Cell::day(post.planned.map(|planned| writer.moment(planned))),
            Cell::text(writer.say(&approvals)).note(since),
        ])
    });
    table_without_empty_columns(["post", "planned", "state"].map(Column::new), rows.collect())
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

fn campaign_table(writer: &Writer<'_>, id: &Id) -> Table {
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
        let standing = writer.insight().campaigns.get(&campaign.head.id);
        let assessment = standing.and_then(|standing| standing.assessment.as_ref());
        row([
            Cell::links([writer.entry(campaign)]),
            Cell::word(writer.word(campaigns::state(value, as_of))),
            assessment.map(|judged| first_reason(writer.judgement(judged))).unwrap_or_default(),
            Cell::day(Some(writer.day(campaigns::end(value, as_of)))),
        ])
    });
    let columns = ["campaign", "state", "assessment", "end"].map(Column::new);
    table_without_empty_columns(columns, rows.collect())
}

/// The next posts of a platform that are planned and not out yet.
fn upcoming(writer: &Writer<'_>, id: &Id) -> Option<Section> {
    let (insight, as_of) = (writer.insight(), writer.site.as_of);
    let posts = insight.posts_of_platform.get(id).into_iter().flatten();
    let planned: Vec<_> = posts
        .filter_map(|post| insight.posts.get(post))
        .filter_map(|post| Some((post, post.planned.filter(|planned| planned.date >= as_of)?)))
        .collect();
    let rows: Vec<_> = planned
        .iter()
        .take(POSTS)
        .map(|(post, planned)| {
            row([
                Cell::links([writer.entry(post.entry)]),
                Cell::day(Some(writer.moment(*planned))),
                first_reason(posts_view::state(writer, post)),
            ])
        })
        .collect();
    let (all, shown) = (planned.len(), rows.len());
    let intro = (all > shown).then(|| {
        writer.say(&Words::new(
            format!("Die nächsten {shown} von {all} geplanten Beiträgen; alle stehen im Redaktionsplan."),
            format!("The next {shown} of {all} planned posts; all of them stand in the calendar."),
        ))
    });
    let posts = section("posts", table(["post", "planned", "state"].map(Column::new), rows));
    (shown > 0).then_some(Section { intro, ..posts })
}

/// A judgement with the first of its reasons; the page of what is judged tells them all.
fn first_reason(mut judgement: Judgement) -> Cell {
    judgement.reasons.truncate(1);
    Cell::judgement(judgement)
}

fn incidents(writer: &Writer<'_>, id: &Id) -> Table {
    let mut about: Vec<_> = writer
        .site
        .model
        .tables
        .incidents
        .iter()
        .filter(|incident| incident.original().platforms.iter().any(|platform| platform.id == *id))
        .filter(|incident| incident.original().started.value.date <= writer.site.as_of)
        .collect();
    about.sort_by_key(|incident| std::cmp::Reverse(incident.original().started.value));
    let rows = about.into_iter().map(|incident| {
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
