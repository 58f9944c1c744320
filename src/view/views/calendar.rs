//! What a month of the editorial calendar is given.

use serde::Serialize;

use crate::view::parts::{Day, Judgement, Link};

/// A month of the editorial calendar.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Month {
    /// The names of the weekdays, Monday first.
    pub weekdays: Vec<Weekday>,
    /// The weeks that the month has a day in.
    pub weeks: Vec<Week>,
    /// By what the posts can be narrowed down.
    pub filters: Vec<Filter>,
    /// The places that the filters find, each once.
    pub posts: Vec<FilterPost>,
    /// How many posts there are: "14 Beiträge".
    pub total: String,
}

/// The name of a weekday.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Weekday {
    /// "Mo"
    pub short: &'static str,
    /// "Montag"
    pub long: &'static str,
}

/// A week.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Week {
    /// "KW 48"
    pub title: String,
    /// Monday to Sunday.
    pub days: Vec<MonthDay>,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MonthDay {
    /// "Donnerstag, 19. November 2026"
    pub day: Day,
    /// "19"
    pub number: i8,
    /// Whether it belongs to the month; the others have no posts here.
    pub inside: bool,
    /// Whether it is the as-of date.
    pub today: bool,
    /// Whether it is a Saturday or Sunday.
    pub weekend: bool,
    /// What holiday it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holiday: Option<String>,
    /// What is to appear.
    pub posts: Vec<PostLine>,
}

/// A post on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PostLine {
    /// Its anchor among the days' posts.
    pub id: String,
    /// The post's identifier, the same for all its places.
    pub post: String,
    /// "10:00"
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The letters of its networks, each with its platform's name.
    pub icons: Vec<Icon>,
    /// Its title, with the address of the post itself or of its draft.
    pub link: Link,
    /// Where it stands: its state, or `expired`; with the reasons.
    pub state: Judgement,
    /// The values of the filters that it is found by: `platform`, `campaign`, `state`.
    pub found_by: FoundBy,
    /// Whatever else is known of it; only at its first place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<PostMore>,
    /// On which platforms it appears then, with the address of the post there.
    pub platforms: Vec<Link>,
}

/// The letters of a network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Icon {
    /// "Xi"
    pub text: String,
    /// The platform.
    pub title: String,
}

/// By which values of the filters a post is found; several are parted by a blank.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FoundBy {
    /// Identifiers of platforms.
    pub platform: String,
    /// The identifier of its campaign.
    pub campaign: String,
    /// Its state.
    pub state: &'static str,
}

/// Whatever else is known of a post.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PostMore {
    /// Where it is edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit: Option<String>,
    /// Its text, or what it says on single platforms.
    pub texts: Vec<String>,
    /// How it is labelled as advertising.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The campaign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign: Option<Link>,
    /// Who writes it.
    pub author: Link,
    /// Its format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Its images by their descriptions.
    pub images: Vec<Link>,
}

/// What posts can be narrowed down by.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Filter {
    /// `platform`, `campaign`, `state`; the theme's strings name it under `calendar.by`.
    pub key: &'static str,
    /// The values that occur.
    pub values: Vec<FilterValue>,
}

/// A value of a filter, with the posts that are found by it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FilterValue {
    /// Its anchor and its part of the address: `platform=xing`.
    pub id: String,
    /// `xing`
    pub value: String,
    /// For people: "Xing".
    pub text: String,
    /// How many posts: "4".
    pub count: String,
    /// The posts' places on the page, as numbers of the month's `posts`.
    pub posts: Vec<usize>,
}

/// A place of a post that is found by values.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FilterPost {
    /// Its anchor on the page.
    pub id: String,
    /// The day, short: "Do 19.11.2026, 10:00".
    pub when: String,
    /// The post's title.
    pub text: String,
}
