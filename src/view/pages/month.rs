//! A month of the editorial calendar: its weeks, and its posts day by day, narrowed down by platform,
//! campaign and state.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday as JiffWeekday};

use super::{calendar, post, start};
use crate::insight::calendar::{self as insight, Month as MonthOf, Slot};
use crate::insight::post_standing::PostStanding;
use crate::locale::{Sorter, Words};
use crate::model::{Choice, Entry, Id, Kind, Post, PostState, Thing};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::Link;
use crate::view::routes::{self, Route};
use crate::view::views::{
    Filter, FilterPost, FilterValue, FoundBy, Icon, Month, MonthDay, PostLine, PostMore, View, Week, Weekday,
};
use crate::view::writer::Writer;

/// The key of the state of posts that were not approved in time.
const EXPIRED: &str = "expired";

/// The page of a month.
pub fn page(writer: &Writer<'_>, month: MonthOf) -> (PageHead, View) {
    let months = &writer.insight().calendar.months;
    let path = routes::month_page(month.0, month.1);
    let mut head = frame::section(writer, writer.dates.month(month.0, month.1), "calendar", &path);
    head.crumbs.push(Link {
        text: calendar::title(writer),
        href: Some(writer.href(&Route::page("calendar/index.html"))),
    });
    let link = |month: &MonthOf| calendar::month_link(writer, *month);
    head.previous = months.range(..month).next_back().map(|(month, _)| link(month));
    head.next = months.range(month..).nth(1).map(|(month, _)| link(month));
    head.script = Some("calendar");
    let slots = months.get(&month).map(Vec::as_slice).unwrap_or_default();
    (head, View::Month(Box::new(view(writer, month, slots))))
}

fn view(writer: &Writer<'_>, month: MonthOf, slots: &[Slot<'_>]) -> Month {
    let mut lines: BTreeMap<Date, Vec<PostLine>> = BTreeMap::new();
    let mut filters = Filters::default();
    let mut posts: BTreeSet<&Id> = BTreeSet::new();
    for slot in slots {
        let Some(standing) = post::standing(writer, slot.post) else { continue };
        let is_first = posts.insert(&slot.post.head.id);
        let line = line(writer, slot, standing, is_first);
        filters.add(writer, slot, &line);
        lines.entry(slot.moment.date).or_default().push(line);
    }
    let holidays: BTreeMap<Date, String> = calendar::holidays(writer);
    let weeks = insight::weeks(month).into_iter().map(|week| Week {
        title: writer.say(&Words::new(format!("KW {}", week.number), format!("Week {}", week.number))),
        days: week
            .days
            .into_iter()
            .map(|date| {
                let inside = insight::month_of(date) == month;
                MonthDay {
                    day: writer.long_day(date),
                    number: date.day(),
                    inside,
                    today: date == writer.site.as_of,
                    weekend: matches!(date.weekday(), JiffWeekday::Saturday | JiffWeekday::Sunday),
                    holiday: holidays.get(&date).cloned(),
                    posts: lines.remove(&date).unwrap_or_default(),
                }
            })
            .collect(),
    });
    let weeks = weeks.collect();
    let weekdays = JiffWeekday::Monday.cycle_forward().take(7);
    let (filters, found) = filters.finish(writer);
    Month {
        weekdays: weekdays
            .map(|weekday| Weekday {
                short: writer.dates.weekday_short(weekday),
                long: writer.dates.weekday(weekday),
            })
            .collect(),
        weeks,
        filters,
        posts: found,
        total: count(writer, posts.len()),
    }
}

/// "14 Beiträge"
fn count(writer: &Writer<'_>, posts: usize) -> String {
    let (one, other) = (Words::new("Beitrag", "post"), Words::new("Beiträge", "posts"));
    writer.numbers.count(posts, one.get(writer.language), other.get(writer.language))
}

/// A post on a day; all that is known of it stands at its first place of the month.
fn line(writer: &Writer<'_>, slot: &Slot<'_>, standing: &PostStanding<'_>, is_first: bool) -> PostLine {
    let id = slot.post.head.id.as_str();
    let value = slot.post.value(writer.language);
    let platforms = slot.platforms.iter().map(|platform| Link { ..writer.refer(platform) });
    let icons = slot.platforms.iter().filter_map(|platform| {
        let entry = writer.site.model.tables.platforms.get(&platform.id)?;
        let text = start::icon(writer, &entry.original().network.value);
        Some(Icon { text, title: writer.entry(entry).text })
    });
    let state = post::state(writer, standing);
    PostLine {
        id: if slot.place == 1 { id.to_owned() } else { format!("{id}.{}", slot.place) },
        post: id.to_owned(),
        time: slot.moment.time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute())),
        icons: icons.collect(),
        link: post::title(writer, slot.post),
        found_by: found_by(writer, slot, value, state.word.key),
        state,
        more: is_first.then(|| more(writer, slot.post)),
        platforms: platforms.collect(),
    }
}

/// The values of the filters by which a post is found; what the audience may not see is no value.
fn found_by(writer: &Writer<'_>, slot: &Slot<'_>, value: &Post, state: &'static str) -> FoundBy {
    let tables = &writer.site.model.tables;
    let platforms = slot.platforms.iter().map(|platform| &platform.id);
    let platforms: Vec<&str> =
        platforms.filter(|id| tables.platforms.get(id).is_some()).map(Id::as_str).collect();
    let campaign = value.campaign.as_ref().filter(|campaign| tables.campaigns.get(&campaign.id).is_some());
    FoundBy {
        platform: platforms.join(" "),
        campaign: campaign.map(|campaign| campaign.id.as_str().to_owned()).unwrap_or_default(),
        state,
    }
}

/// Whatever else is known of a post.
fn more(writer: &Writer<'_>, entry: &Entry<Post>) -> PostMore {
    let value = entry.value(writer.language);
    let mut texts: Vec<String> = value.text.iter().map(|text| writer.text(text)).collect();
    texts.extend(value.platforms.0.iter().filter_map(|(platform, on)| {
        Some(format!("{}: {}", writer.refer(platform).text, writer.text(on.text.as_ref()?)))
    }));
    PostMore {
        edit: writer.edit(entry.head.at),
        texts,
        label: post::label(writer, value),
        campaign: value.campaign.as_ref().map(|campaign| writer.refer(campaign)),
        author: writer.refer(&value.author),
        format: value.format.as_ref().map(|format| writer.text(format)),
        images: post::images(writer, value),
    }
}

/// What is found by a value: how many posts, and their places.
#[derive(Default)]
struct Found<'s> {
    posts: BTreeSet<&'s Id>,
    places: Vec<usize>,
}

/// The posts by the values that they are found by.
#[derive(Default)]
struct Filters<'s> {
    /// Every place once.
    places: Vec<FilterPost>,
    platforms: BTreeMap<String, Found<'s>>,
    campaigns: BTreeMap<String, Found<'s>>,
    states: BTreeMap<String, Found<'s>>,
}

impl<'s> Filters<'s> {
    fn add(&mut self, writer: &Writer<'_>, slot: &Slot<'s>, line: &PostLine) {
        let date = slot.moment.date;
        let weekday = writer.dates.weekday_short(date.weekday());
        let time = line.time.as_ref().map(|time| format!(", {time}")).unwrap_or_default();
        let number = self.places.len();
        self.places.push(FilterPost {
            id: line.id.clone(),
            when: format!("{weekday} {}{time}", writer.dates.short(date)),
            text: line.link.text.clone(),
        });
        let add = |by: &mut BTreeMap<String, Found<'s>>, value: &str| {
            let found = by.entry(value.to_owned()).or_default();
            found.posts.insert(&slot.post.head.id);
            found.places.push(number);
        };
        for platform in line.found_by.platform.split_whitespace() {
            add(&mut self.platforms, platform);
        }
        if !line.found_by.campaign.is_empty() {
            add(&mut self.campaigns, &line.found_by.campaign);
        }
        add(&mut self.states, line.found_by.state);
    }

    /// The filters that have something to choose from, and the places that they find.
    fn finish(self, writer: &Writer<'_>) -> (Vec<Filter>, Vec<FilterPost>) {
        let titled = |kind: Kind, by: BTreeMap<String, Found<'s>>| {
            let sorter = Sorter::new(writer.language);
            let title = |id: &str| writer.link(&Thing::new(kind, &Id::new(id))).text;
            let mut values: Vec<_> = by.into_iter().map(|(id, found)| (title(&id), id, found)).collect();
            values.sort_by(|a, b| sorter.compare(&a.0, &b.0).then_with(|| a.1.cmp(&b.1)));
            values
        };
        let mut states = self.states;
        // In the order of a post's way; what has expired comes first.
        let way = PostState::ALL.iter().map(|(state, ..)| writer.word(*state));
        let expired = (EXPIRED, writer.say(&Words::new("abgelaufen", "expired")));
        let way = std::iter::once(expired).chain(way.map(|word| (word.key, word.text)));
        let states =
            way.filter_map(|(key, text)| Some((text, key.to_owned(), states.remove(key)?))).collect();
        let groups = [
            ("platform", titled(Kind::Platform, self.platforms)),
            ("campaign", titled(Kind::Campaign, self.campaigns)),
            ("state", states),
        ];
        let filters = groups.into_iter().map(|(key, values)| Filter {
            key,
            values: values.into_iter().map(|value| filter_value(writer, key, value)).collect(),
        });
        (filters.filter(|filter| !filter.values.is_empty()).collect(), self.places)
    }
}

fn filter_value(
    writer: &Writer<'_>,
    key: &'static str,
    (text, value, found): (String, String, Found<'_>),
) -> FilterValue {
    FilterValue {
        id: format!("{key}={value}"),
        count: writer.numbers.integer(found.posts.len()),
        value,
        text,
        posts: found.places,
    }
}
