//! A person: how to reach them and what they look after. Nothing is counted, summed or compared.

use jiff::civil::Weekday;

use crate::insight::{campaign as campaigns, person};
use crate::locale::Words;
use crate::model::time::Weekdays;
use crate::model::{Entry, Id, Kind, Person, Scope, Thing};
use crate::view::details::{Details, add_section, row, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Link, Row};
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// The page of a person.
pub fn page(writer: &Writer<'_>, entry: &Entry<Person>) -> (PageHead, View) {
    let value = entry.value(writer.language);
    let left = person::has_left(value, writer.site.as_of);
    let mut details = Details::default();
    details
        .text("job_title", value.job_title.as_ref().map(|title| title.0.clone()))
        .add("roles", Cell::links(writer.refer_all(&value.roles)))
        .add("department", Cell::links(value.department.iter().map(|department| writer.refer(department))))
        .text("organisation", value.organisation.clone())
        .add("email", Cell::links(value.email.iter().map(|email| mail(email))))
        .add("phone", Cell::links(value.phone.iter().map(|phone| telephone(phone))))
        .text("works_on", (!left).then(|| weekdays(writer, value.works_on)))
        .add("left_on", Cell::day(value.left_on.as_ref().map(|day| writer.day(day.value))));
    let id = &entry.head.id;
    let mut sections = Vec::new();
    let duties = [Column::new("platform"), Column::new("duty"), Column::new("part")];
    add_section(&mut sections, "duties", table_without_empty_columns(duties, duties_of(writer, id)));
    let leads = leads(writer, id);
    add_section(
        &mut sections,
        "campaigns",
        table_without_empty_columns([Column::new("campaign"), Column::new("end")], leads),
    );
    let milestones = [Column::new("milestone"), Column::new("campaign"), Column::new("due")];
    add_section(
        &mut sections,
        "milestones",
        table_without_empty_columns(milestones, milestones_of(writer, id)),
    );
    add_section(
        &mut sections,
        "owns",
        table_without_empty_columns([Column::new("title"), Column::new("kind")], owns(writer, id)),
    );
    let guidelines = mandatory(writer, value).into_iter().filter(|_| !left);
    let guidelines = guidelines.map(|link| row([Cell::links([link])])).collect();
    add_section(
        &mut sections,
        "mandatory_guidelines",
        table_without_empty_columns([Column::new("guideline")], guidelines),
    );
    let mut head = frame::thing(writer, &entry.head, Vec::new());
    // What refers to a person is shown by its meaning above, not as a bare list.
    head.used_by.clear();
    (head, View::Article(Article { details: details.take(), body: None, sections }))
}

/// An e-mail address as a link.
pub fn mail(address: &str) -> Link {
    Link { text: address.to_owned(), href: Some(format!("mailto:{address}")) }
}

fn telephone(number: &str) -> Link {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    Link { text: number.to_owned(), href: Some(format!("tel:{digits}")) }
}

/// "Montag bis Donnerstag", "Montag, Mittwoch und Freitag".
pub fn weekdays(writer: &Writer<'_>, days: Weekdays) -> String {
    let list: Vec<Weekday> = days.iter().collect();
    let running = list.windows(2).all(|pair| pair[0].next() == pair[1]);
    match list.as_slice() {
        [from, .., to] if running && list.len() > 2 => {
            let (from, to) = (writer.dates.weekday(*from), writer.dates.weekday(*to));
            writer.say(&Words::new(format!("{from} bis {to}"), format!("{from} to {to}")))
        }
        days => {
            let names: Vec<_> = days.iter().map(|day| writer.dates.weekday(*day)).collect();
            writer.language.and(&names)
        }
    }
}

/// What somebody does on the platforms: duty by duty, with their part in it.
fn duties_of(writer: &Writer<'_>, id: &Id) -> Vec<Row> {
    let mut rows = Vec::new();
    for platform in &writer.site.model.tables.platforms {
        if platform.original().lifecycle.value == crate::model::Lifecycle::Closed {
            continue;
        }
        for held in crate::insight::duties::held(platform.original(), writer.site.as_of) {
            for (part, people) in held.parts() {
                if people.iter().any(|person| person.id == *id) {
                    let duty = writer.refer(held.duty);
                    rows.push(row([
                        Cell::links([writer.entry(platform)]),
                        Cell::text(duty.text),
                        Cell::text(writer.say(&part.words())),
                    ]));
                }
            }
        }
    }
    rows
}

fn leads(writer: &Writer<'_>, id: &Id) -> Vec<Row> {
    let as_of = writer.site.as_of;
    let open =
        |state| !matches!(state, campaigns::CampaignState::Closed | campaigns::CampaignState::Cancelled);
    let mut led: Vec<_> = writer
        .site
        .model
        .tables
        .campaigns
        .iter()
        .filter(|campaign| {
            campaign.original().lead.id == *id && open(campaigns::state(campaign.original(), as_of))
        })
        .map(|campaign| (campaigns::end(campaign.original(), as_of), campaign))
        .collect();
    led.sort_by_key(|(end, _)| *end);
    led.into_iter()
        .map(|(end, campaign)| row([Cell::links([writer.entry(campaign)]), Cell::day(Some(writer.day(end)))]))
        .collect()
}

fn milestones_of(writer: &Writer<'_>, id: &Id) -> Vec<Row> {
    let as_of = writer.site.as_of;
    let mut open = Vec::new();
    for campaign in &writer.site.model.tables.campaigns {
        let value = campaign.value(writer.language);
        for milestone in &value.milestones {
            let mine = milestone.owner.as_ref().is_some_and(|owner| owner.id == *id);
            if mine && !campaigns::is_done(milestone, as_of) {
                open.push((campaigns::due(value, milestone, as_of), campaign, milestone));
            }
        }
    }
    open.sort_by_key(|(due, campaign, _)| (*due, campaign.head.id.clone()));
    open.into_iter()
        .map(|(due, campaign, milestone)| {
            row([
                Cell::text(milestone.title.0.clone()),
                Cell::links([writer.entry(campaign)]),
                Cell::day(Some(writer.day(due))),
            ])
        })
        .collect()
}

/// The concepts, guidelines and chapters that somebody answers for.
fn owns(writer: &Writer<'_>, id: &Id) -> Vec<Row> {
    let person = Thing::new(Kind::Person, id);
    let edges = writer.site.model.graph.to(&person).filter(|edge| edge.field == "owner");
    edges
        .map(|edge| {
            row([Cell::links([writer.link(&edge.from)]), Cell::text(writer.say(&edge.from.kind.words()))])
        })
        .collect()
}

/// The guidelines that somebody must follow: those for everything, for their roles and their platforms.
fn mandatory(writer: &Writer<'_>, person: &Person) -> Vec<Link> {
    let applies = |scope: &Scope| match scope {
        Scope::All => true,
        Scope::One(one) => one.kind == Kind::Role && person.roles.iter().any(|role| role.id == one.id),
    };
    let guidelines = writer.site.model.tables.guidelines.iter();
    guidelines
        .filter(|guideline| guideline.original().mandatory)
        .filter(|guideline| guideline.original().applies_to.iter().any(|scope| applies(scope)))
        .map(|guideline| writer.entry(guideline))
        .collect()
}
