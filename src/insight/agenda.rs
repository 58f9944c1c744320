//! What the calendars hold: all that is due, what was done, when campaigns begin, and who is on duty.
//! No calendar says when somebody is not there.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::campaign::{self, CampaignState};
use super::deadlines::{Deadline, DeadlineKind, deadlines};
use super::phrase::{both, with_commas};
use super::post_standing::PostStanding;
use super::{Insight, Today, platform as platforms};
use crate::locale::Words;
use crate::model::time::Moment;
use crate::model::{Campaign, Choice, Entry, Id, Kind, PostState, Ref, Scope, Shift, Thing};

/// What kind of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// Something is due.
    Due(DeadlineKind),
    /// The first day of a campaign.
    CampaignStart,
    /// Somebody is on duty.
    OnDuty,
}

impl EventKind {
    /// Its name, as the calendars know it.
    pub fn name(self) -> &'static str {
        match self {
            EventKind::Due(kind) => kind.name(),
            EventKind::CampaignStart => "campaign_start",
            EventKind::OnDuty => "duty",
        }
    }

    /// What it is called.
    pub fn words(self) -> Words {
        match self {
            EventKind::Due(kind) => kind.label(),
            EventKind::CampaignStart => Words::new("Beginn der Kampagne", "start of the campaign"),
            EventKind::OnDuty => Words::new("Dienst", "on duty"),
        }
    }
}

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// On whole days, both ends included.
    Days(Date, Date),
    /// At a minute of a day in the portal's zone.
    At(Moment),
}

impl When {
    /// On one day, or at a minute of it where one is known.
    fn on(moment: Moment) -> When {
        if moment.time.is_some() { When::At(moment) } else { When::Days(moment.date, moment.date) }
    }
}

/// An event of the calendars.
#[derive(Debug, Clone, PartialEq)]
pub struct Event<'m> {
    /// What kind of event.
    pub kind: EventKind,
    /// When it is.
    pub when: When,
    /// The thing whose page tells more.
    pub thing: Thing,
    /// What tells it from others of its kind and thing, and stays while the content does.
    pub part: Option<String>,
    /// What it is.
    pub words: Words,
    /// What it belongs to.
    pub context: Option<Words>,
    /// More about it: the state of a post.
    pub note: Option<Words>,
    /// Whose it is.
    pub who: Vec<&'m Id>,
    /// Who stands in.
    pub backup: Option<&'m Id>,
    /// The department that is to act.
    pub department: Option<&'m Id>,
    /// The platforms that it is about.
    pub platforms: Vec<&'m Id>,
    /// Whether nothing is left to do.
    pub is_done: bool,
}

impl<'m> Event<'m> {
    fn new(kind: EventKind, when: When, thing: Thing, words: Words) -> Event<'m> {
        Event {
            kind,
            when,
            thing,
            part: None,
            words,
            context: None,
            note: None,
            who: Vec::new(),
            backup: None,
            department: None,
            platforms: Vec::new(),
            is_done: false,
        }
    }
}

/// What is in the calendars between two days, both included; by day, kind and thing.
pub fn agenda<'m>(insight: &Insight<'m>, from: Date, to: Date) -> Vec<Event<'m>> {
    let today = insight.today;
    let tables = &today.model.tables;
    let open = deadlines(today, from, to).into_iter();
    let mut events: Vec<Event<'m>> = open
        .filter(|deadline| deadline.kind != DeadlineKind::Post)
        .map(|due| of_deadline(today, due))
        .collect();
    for campaign in &tables.campaigns {
        of_campaign(today, campaign, &mut events);
    }
    insight.posts.values().for_each(|post| of_post(today, post, (from, to), &mut events));
    events.extend(tables.rota.iter().map(|shift| of_shift(today, shift)));
    events.retain(|event| match event.when {
        When::Days(first, last) => first <= to && from <= last,
        When::At(moment) => (from..=to).contains(&moment.date),
    });
    events.sort_by(|a, b| {
        let day = |event: &Event<'_>| match event.when {
            When::Days(first, _) => Moment { date: first, time: None },
            When::At(moment) => moment,
        };
        (day(a), a.kind, &a.thing, &a.part).cmp(&(day(b), b.kind, &b.thing, &b.part))
    });
    events
}

fn of_deadline<'m>(today: Today<'m>, due: Deadline<'m>) -> Event<'m> {
    let when = due.moment.map_or(When::Days(due.date, due.date), When::on);
    let platforms = platforms_of(today, &due.thing);
    // Contributions and findings have no name that all of them have; their words stay as they are.
    let part = match due.kind {
        DeadlineKind::Contribution | DeadlineKind::Finding => Some(short_hash(&due.words.de)),
        _ => due.part.map(str::to_owned),
    };
    Event {
        part,
        context: due.context,
        who: due.who,
        department: due.department,
        platforms,
        ..Event::new(EventKind::Due(due.kind), when, due.thing, due.words)
    }
}

/// A few characters that stand for a text.
fn short_hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().chars().take(8).collect()
}

/// The identifiers of what fields name.
fn all<'r, T: 'r>(references: impl IntoIterator<Item = &'r Ref<T>>) -> Vec<&'r Id> {
    references.into_iter().map(|reference| &reference.id).collect()
}

/// Whether the audience may see a thing: no calendar names one that it may not.
fn is_known(today: Today<'_>, kind: Kind, id: &Id) -> bool {
    today.model.knows(&Thing::new(kind, id))
}

/// The platforms that a thing is about.
fn platforms_of<'m>(today: Today<'m>, thing: &Thing) -> Vec<&'m Id> {
    let (tables, id) = (&today.model.tables, &thing.id);
    let found = match thing.kind {
        Kind::Campaign => tables.campaigns.get(id).map(|entry| all(&entry.original().platforms)),
        Kind::Concept => tables.concepts.get(id).map(|entry| all(&entry.original().platforms)),
        Kind::Post => {
            tables.posts.get(id).map(|entry| all(entry.original().platforms.0.iter().map(|on| &on.0)))
        }
        Kind::Platform => tables.platforms.get(id).map(|entry| vec![&entry.head.id]),
        Kind::Decision => tables
            .decisions
            .get(id)
            .map(|entry| all(entry.original().effect.as_ref().map(|effect| &effect.platform))),
        Kind::Guideline => tables.guidelines.get(id).map(|entry| {
            let scopes = entry.original().applies_to.iter();
            let named = scopes.filter_map(|scope| match &scope.value {
                Scope::One(one) if one.kind == Kind::Platform => Some(one),
                _ => None,
            });
            all(named)
        }),
        Kind::Review => tables.reviews.get(id).map(|entry| {
            let subject = entry.original().subject.thing();
            // Nobody reviews a review.
            if subject.kind == Kind::Review { Vec::new() } else { platforms_of(today, &subject) }
        }),
        _ => None,
    };
    found.unwrap_or_default()
}

/// The beginning of a campaign that was not called off, and the milestones that are done.
fn of_campaign<'m>(today: Today<'m>, entry: &'m Entry<Campaign>, events: &mut Vec<Event<'m>>) {
    let (value, thing, as_of) = (entry.original(), entry.head.thing(), today.as_of);
    if campaign::state(value, as_of) == CampaignState::Cancelled {
        return;
    }
    let platforms = all(&value.platforms);
    let title = today.name(&thing);
    let start = When::Days(value.start.value, value.start.value);
    events.push(Event {
        who: vec![&value.lead.id],
        platforms: platforms.clone(),
        ..Event::new(EventKind::CampaignStart, start, thing.clone(), title.clone())
    });
    for (index, milestone) in value.milestones.iter().enumerate() {
        if !campaign::is_done(milestone, as_of) {
            continue;
        }
        let due = campaign::due(value, milestone, as_of);
        let words = both(entry, |value| Some(&value.milestones.get(index)?.title)).unwrap_or_default();
        let kind = EventKind::Due(DeadlineKind::Milestone);
        events.push(Event {
            part: Some(milestone.id.as_str().to_owned()),
            context: Some(title.clone()),
            who: vec![&milestone.owner.as_ref().unwrap_or(&value.lead).id],
            department: milestone.department.as_ref().map(|department| &department.id),
            platforms: platforms.clone(),
            is_done: true,
            ..Event::new(kind, When::Days(due, due), thing.clone(), words)
        });
    }
}

/// A post, once for each moment between two days at which it appears somewhere.
fn of_post<'m>(
    today: Today<'m>,
    standing: &PostStanding<'m>,
    (from, to): (Date, Date),
    events: &mut Vec<Event<'m>>,
) {
    let value = standing.entry.original();
    if matches!(standing.state, PostState::Rejected | PostState::Cancelled) {
        return;
    }
    let own = value.planned.as_ref().map(|planned| planned.value);
    let mut moments: BTreeMap<Moment, Vec<&'m Id>> = BTreeMap::new();
    for (platform, variation) in &value.platforms.0 {
        let planned = variation.planned.as_ref().map(|planned| planned.value).or(own);
        if let Some(planned) = planned {
            moments.entry(planned).or_default().push(&platform.id);
        }
    }
    let thing = standing.entry.head.thing();
    let several = moments.len() > 1;
    for (moment, platforms) in moments.into_iter().filter(|(at, _)| (from..=to).contains(&at.date)) {
        let names: Vec<Words> =
            platforms.iter().map(|platform| today.name(&Thing::new(Kind::Platform, platform))).collect();
        // Where the platforms differ, each moment goes by the first one that the audience may see.
        let mut known = platforms.iter().filter(|platform| is_known(today, Kind::Platform, platform));
        let part = known.next().filter(|_| several && own != Some(moment));
        let kind = EventKind::Due(DeadlineKind::Post);
        events.push(Event {
            part: part.map(|platform| platform.as_str().to_owned()),
            context: Some(with_commas(&names)),
            note: Some(state_of(standing)),
            who: vec![&value.author.id],
            platforms,
            is_done: standing.state == PostState::Published,
            ..Event::new(kind, When::on(moment), thing.clone(), today.name(&thing))
        });
    }
}

/// The word for the state of a post.
fn state_of(standing: &PostStanding<'_>) -> Words {
    if standing.shows_expired() { Words::new("abgelaufen", "expired") } else { standing.shown().label() }
}

fn of_shift<'m>(today: Today<'m>, entry: &'m Entry<Shift>) -> Event<'m> {
    let value = entry.original();
    let named: Vec<&Id> = all(&value.platforms);
    let titles: Vec<Words> = value.platforms.iter().map(|platform| today.refer(platform)).collect();
    let active = |entry: &&Entry<_>| platforms::is_active(entry.original(), today.as_of);
    let every = || today.model.tables.platforms.iter().filter(active).map(|entry| &entry.head.id).collect();
    let person = Some(&value.person.id).filter(|person| is_known(today, Kind::Person, person));
    let known = named.iter().filter(|platform| is_known(today, Kind::Platform, platform));
    let part = [value.from.value.to_string()]
        .into_iter()
        .chain(person.map(ToString::to_string))
        .chain(known.map(ToString::to_string));
    Event {
        part: Some(part.collect::<Vec<_>>().join("-")),
        context: (!named.is_empty()).then(|| with_commas(&titles)),
        who: vec![&value.person.id],
        backup: value.backup.as_ref().map(|backup| &backup.id),
        platforms: if named.is_empty() { every() } else { named },
        ..Event::new(
            EventKind::OnDuty,
            When::Days(value.from.value, value.to.value),
            entry.head.thing(),
            today.refer(&value.person),
        )
    }
}
