//! A person: how to reach them and what they look after. Nothing is counted, summed or compared, and
//! nothing tells for how long something waits; the view has no room for a figure.

use jiff::civil::Weekday;

use crate::insight::deadlines::{Deadline, DeadlineKind};
use crate::insight::duties::Part;
use crate::insight::stand_in::{self, StandIn};
use crate::insight::{approval, campaign as campaigns, lateness, person};
use crate::locale::Words;
use crate::model::time::Weekdays;
use crate::model::{Choice, Entry, Id, Kind, Person, Scope, Thing};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::deadline;
use crate::view::parts::Link;
use crate::view::views::{self, PersonFact, PersonLine, PersonList, View};
use crate::view::writer::Writer;

/// The page of a person.
pub fn page(writer: &Writer<'_>, entry: &Entry<Person>) -> (PageHead, View) {
    let value = entry.value(writer.language);
    let id = &entry.head.id;
    let left = person::has_left(value, writer.site.as_of);
    let until = writer.insight().last_day_ahead();
    let mut sections = Vec::new();
    add(&mut sections, "duties", None, duties_of(writer, id));
    let due = writer.say(&Words::new(
        format!("Fristen bis zum {}", writer.dates.day(until)),
        format!("Deadlines until {}", writer.dates.day(until)),
    ));
    add(&mut sections, "deadlines", Some(due), deadlines_of(writer, id));
    if !left {
        add(&mut sections, "approvals_to_give", None, approvals(writer, id));
        add(&mut sections, "reviews_to_do", None, reviews(writer, id));
        add(&mut sections, "stand_ins", None, stand_ins(writer, id));
    }
    add(&mut sections, "campaigns", None, leads(writer, id));
    add(&mut sections, "later_milestones", None, later_milestones(writer, id));
    add(&mut sections, "owns", None, owns(writer, id));
    if !left {
        add(&mut sections, "mandatory_guidelines", None, mandatory(writer, id, value));
    }
    let calendar = (!left).then(|| writer.to(&format!("calendars/people/{id}.ics")));
    let mut head = frame::thing(writer, &entry.head, Vec::new());
    // What refers to a person is shown by its meaning above, not as a bare list.
    head.used_by.clear();
    (head, View::Person(views::Person { details: details(writer, value, left), calendar, sections }))
}

/// How to reach somebody, and where they belong.
fn details(writer: &Writer<'_>, value: &Person, left: bool) -> Vec<PersonFact> {
    let text = |key, text: Option<String>| PersonFact { key, text, links: Vec::new(), day: None };
    let links = |key, links: Vec<Link>| PersonFact { key, text: None, links, day: None };
    let last_day = value.left_on.as_ref().map(|day| writer.day(day.value));
    let facts = [
        text("job_title", value.job_title.as_ref().map(|title| writer.text(title))),
        links("roles", writer.refer_all(&value.roles)),
        links("department", writer.refer_all(&value.department)),
        text("organisation", value.organisation.clone()),
        links("email", value.email.iter().map(|email| mail(email)).collect()),
        links("phone", value.phone.iter().map(|phone| telephone(phone)).collect()),
        text("works_on", (!left).then(|| weekdays(writer, value.works_on))),
        PersonFact { key: "left_on", text: None, links: Vec::new(), day: last_day },
    ];
    let says = |fact: &PersonFact| fact.text.is_some() || !fact.links.is_empty() || fact.day.is_some();
    facts.into_iter().filter(says).collect()
}

/// Adds a list, unless it is empty; its days stand beside its lines where there are any.
fn add(sections: &mut Vec<PersonList>, key: &'static str, title: Option<String>, lines: Vec<PersonLine>) {
    if !lines.is_empty() {
        let dated = lines.iter().any(|line| line.when.is_some());
        sections.push(PersonList { key, title, dated, lines });
    }
}

/// A line without a day.
fn line(what: Link, notes: impl IntoIterator<Item = Link>) -> PersonLine {
    PersonLine { when: None, what, notes: notes.into_iter().collect(), place: None }
}

/// A text that leads nowhere.
fn plain(text: String) -> Link {
    Link { text, href: None }
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
fn duties_of(writer: &Writer<'_>, id: &Id) -> Vec<PersonLine> {
    let parts = writer.insight().parts_of_person.get(id).into_iter().flatten();
    parts
        .map(|own| {
            let note = plain(writer.say(&own.part.words()));
            line(duty_link(writer, &own.platform.head.thing(), &own.held.duty.thing()), [note])
        })
        .collect()
}

/// A duty of a platform: "Xing: Betreuung".
pub fn duty_link(writer: &Writer<'_>, platform: &Thing, duty: &Thing) -> Link {
    let platform = writer.link(platform);
    Link { text: format!("{}: {}", platform.text, writer.link(duty).text), ..platform }
}

/// What is due of somebody, also what was due before; by date.
fn deadlines_of(writer: &Writer<'_>, id: &Id) -> Vec<PersonLine> {
    let due = writer.insight().due_of_person.get(id).into_iter().flatten();
    due.map(|deadline| deadline_line(writer, deadline)).collect()
}

/// Something that is due: what, what kind of thing, of what.
fn deadline_line(writer: &Writer<'_>, due: &Deadline<'_>) -> PersonLine {
    // What a thing belongs to is on its page where it is the thing itself.
    let context = due.context.as_ref().filter(|_| due.kind != DeadlineKind::Review);
    let notes = std::iter::once(due.kind.label()).chain(context.cloned());
    PersonLine {
        when: Some(writer.day(due.date)),
        what: deadline::link(writer, due),
        notes: notes.map(|words| plain(writer.say(&words))).collect(),
        place: None,
    }
}

/// The posts that wait for an approval that somebody may give, by when they are planned.
fn approvals(writer: &Writer<'_>, id: &Id) -> Vec<PersonLine> {
    let (insight, model) = (writer.insight(), writer.site.model);
    let waiting = insight.posts_in_review.iter().filter_map(|post| insight.posts.get(post));
    let mine = waiting.filter(|post| approval::waits_for(model, id, post.entry.original(), &post.approvals));
    mine.map(|post| PersonLine {
        when: post.planned.map(|planned| writer.day(planned.date)),
        what: writer.entry(post.entry),
        notes: post.entry.original().platforms.0.iter().map(|(platform, _)| writer.refer(platform)).collect(),
        place: None,
    })
    .collect()
}

/// The reviews that wait for somebody, by when they are due.
fn reviews(writer: &Writer<'_>, id: &Id) -> Vec<PersonLine> {
    let as_of = writer.site.as_of;
    let reviews = writer.site.model.tables.reviews.iter().filter(|review| {
        let value = review.original();
        value.reviewer.id == *id && lateness::is_open(value.done.as_ref(), as_of)
    });
    let mut open: Vec<_> =
        reviews.map(|review| (review.original().due.as_ref().map(|due| due.value), review)).collect();
    open.sort_by_key(|(due, review)| (due.is_none(), *due, review.head.id.clone()));
    open.into_iter()
        .map(|(due, review)| PersonLine {
            when: due.map(|due| writer.day(due)),
            what: Link {
                text: writer.refer(&review.original().subject).text,
                href: writer.thing_href(&review.head.thing()),
            },
            notes: vec![plain(writer.say(&review.original().subject.kind.words()))],
            place: None,
        })
        .collect()
}

/// For whom somebody stands in, and when or where.
fn stand_ins(writer: &Writer<'_>, id: &Id) -> Vec<PersonLine> {
    let person = |id: &Id| writer.link(&Thing::new(Kind::Person, id));
    let found = stand_in::for_whom(writer.insight(), id).into_iter();
    found
        .map(|one| match one {
            StandIn::Absence { of, from, to } => {
                let day = |date| writer.dates.day(date);
                let when = match to {
                    Some(to) => Words::same(writer.dates.range(from, to)),
                    None => Words::new(format!("ab dem {}", day(from)), format!("from {} on", day(from))),
                };
                line(person(of), [plain(writer.say(&when))])
            }
            StandIn::Duty { platform, duty, of } => {
                let whose = person(of);
                let text =
                    writer.say(&Words::new(format!("für {}", whose.text), format!("for {}", whose.text)));
                let what = duty_link(writer, &platform.head.thing(), &duty.thing());
                line(what, [Link { text, ..whose }])
            }
        })
        .collect()
}

fn leads(writer: &Writer<'_>, id: &Id) -> Vec<PersonLine> {
    let as_of = writer.site.as_of;
    let mut led: Vec<_> = writer
        .site
        .model
        .tables
        .campaigns
        .iter()
        .filter(|campaign| campaign.original().lead.id == *id && is_open(campaign.original(), as_of))
        .map(|campaign| (campaigns::end(campaign.original(), as_of), campaign))
        .collect();
    led.sort_by_key(|(end, campaign)| (*end, campaign.head.id.clone()));
    led.into_iter()
        .map(|(end, campaign)| PersonLine {
            when: Some(writer.day(end)),
            what: writer.entry(campaign),
            notes: Vec::new(),
            place: None,
        })
        .collect()
}

fn is_open(campaign: &crate::model::Campaign, as_of: jiff::civil::Date) -> bool {
    !campaigns::state(campaign, as_of).is_over()
}

/// The milestones that somebody answers for, and that are due only after the deadlines that are shown.
fn later_milestones(writer: &Writer<'_>, id: &Id) -> Vec<PersonLine> {
    let (as_of, until) = (writer.site.as_of, writer.insight().last_day_ahead());
    let mut open = Vec::new();
    for campaign in &writer.site.model.tables.campaigns {
        if !is_open(campaign.original(), as_of) {
            continue;
        }
        let value = campaign.value(writer.language);
        for milestone in &value.milestones {
            let mine = milestone.owner.as_ref().is_some_and(|owner| owner.id == *id);
            if mine && !campaigns::is_done(milestone, as_of) {
                let due = campaigns::due(value, milestone, as_of);
                open.extend((until < due).then_some((due, campaign, milestone)));
            }
        }
    }
    open.sort_by_key(|(due, campaign, _)| (*due, campaign.head.id.clone()));
    open.into_iter()
        .map(|(due, campaign, milestone)| {
            let page = writer.entry(campaign);
            let href = page.href.as_ref().map(|href| format!("{href}#{}", milestone.id.as_str()));
            PersonLine {
                when: Some(writer.day(due)),
                what: Link { text: writer.text(&milestone.title), href },
                notes: vec![page],
                place: None,
            }
        })
        .collect()
}

/// The concepts, guidelines and chapters that somebody answers for.
fn owns(writer: &Writer<'_>, id: &Id) -> Vec<PersonLine> {
    let person = Thing::new(Kind::Person, id);
    let edges = writer.site.model.graph.to(&person).filter(|edge| &*edge.field == "owner");
    edges.map(|edge| line(writer.link(&edge.from), [plain(writer.say(&edge.from.kind.words()))])).collect()
}

/// The guidelines that somebody must follow: those for everything, for their roles, and for the
/// platforms on which they do something and those platforms' networks.
fn mandatory(writer: &Writer<'_>, id: &Id, person: &Person) -> Vec<PersonLine> {
    let works = |part: Part| matches!(part, Part::Accountable | Part::Deputy | Part::Responsible);
    let parts = writer.insight().parts_of_person.get(id).into_iter().flatten();
    let platforms: Vec<_> = parts.filter(|own| works(own.part)).map(|own| own.platform).collect();
    let applies = |scope: &Scope| match scope {
        Scope::All => true,
        Scope::One(one) => match one.kind {
            Kind::Role => person.roles.iter().any(|role| role.id == one.id),
            Kind::Platform => platforms.iter().any(|platform| platform.head.id == one.id),
            _ => platforms.iter().any(|platform| *platform.original().network.value == *one.id.as_str()),
        },
    };
    let guidelines = writer.site.model.tables.guidelines.iter();
    guidelines
        .filter(|guideline| guideline.original().mandatory)
        .filter(|guideline| guideline.original().applies_to.iter().any(|scope| applies(scope)))
        .map(|guideline| line(writer.entry(guideline), []))
        .collect()
}
