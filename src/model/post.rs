//! A post of the editorial plan, and its way to approval.

use super::fields::{Fields, Record};
use super::node::Node;
use super::reference::Ref;
use super::sink::Sink;
use super::text_types::{FilePath, Url};
use super::time::Moment;
use super::value::{Map, Shape, Text, Value, choice, read_keyed};
use super::{Campaign, Metric, Person, Platform, Spanned};
use crate::locale::Words;

choice! {
    /// Who must agree before a post appears.
    pub enum Approval {
        None = "none", "keine Freigabe nötig", "no approval needed";
        FourEyes = "four_eyes", "Vier-Augen-Prinzip", "four eyes";
        TwoApprovers = "two_approvers", "zwei Freigaben", "two approvers";
    }
}

choice! {
    /// Where a post is on its way.
    pub enum PostState {
        Idea = "idea", "Idee", "idea";
        Draft = "draft", "Entwurf", "draft";
        InReview = "in_review", "in Prüfung", "in review";
        ChangesRequested = "changes_requested", "Änderungen erbeten", "changes requested";
        Approved = "approved", "freigegeben", "approved";
        Scheduled = "scheduled", "eingeplant", "scheduled";
        Published = "published", "veröffentlicht", "published";
        Failed = "failed", "fehlgeschlagen", "failed";
        OnHold = "on_hold", "ruht", "on hold";
        Rejected = "rejected", "abgelehnt", "rejected";
        Cancelled = "cancelled", "abgesagt", "cancelled";
    }
}

/// Figures by metric.
pub type Results = Map<Ref<Metric>, Spanned<f64>>;

/// A post.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// Where it appears.
    pub platforms: PostPlatforms,
    /// When it is to appear.
    pub planned: Option<Spanned<Moment>>,
    /// What it is called in the plan.
    pub title: Text,
    /// Its text.
    pub text: Option<Text>,
    /// Where its draft is.
    pub draft_link: Option<Url>,
    /// What form it has: a picture, a film, a story.
    pub format: Option<Text>,
    /// Its images.
    pub images: Vec<PostImage>,
    /// How it is labelled as advertising.
    pub advertising: Option<Text>,
    /// The campaign that it belongs to.
    pub campaign: Option<Ref<Campaign>>,
    /// Who writes it.
    pub author: Ref<Person>,
    /// How it is approved.
    pub approval: Option<Approval>,
    /// Where it is on its way, without a history.
    pub state: Option<Spanned<PostState>>,
    /// Its way so far.
    pub history: Vec<PostEntry>,
    /// Where it is to be seen.
    pub link: Option<Url>,
    /// What came of it.
    pub results: Results,
}

impl Record for Post {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Post {
            platforms: f.required("platforms", ("Plattformen", "platforms")),
            planned: f.written("planned", ("geplant für", "planned for")),
            title: f.required("title", ("Titel im Redaktionsplan", "title in the editorial plan")),
            text: f.written("text", ("Text", "text")),
            draft_link: f.written("draft_link", ("Adresse des Entwurfs", "address of the draft")),
            format: f.optional("format", ("Form", "format")),
            images: f.list("images", ("Bilder", "images")),
            advertising: f.optional("advertising", ("Kennzeichnung als Werbung", "label as advertising")),
            campaign: f.optional("campaign", ("Kampagne", "campaign")),
            author: f.required("author", ("Wer ihn schreibt", "who writes it")),
            // Refused, it asks for none: then nothing is missing because of it.
            approval: f.written("approval", ("Freigabe", "approval")),
            state: f
                .optional("state", ("Stand, wo es keinen Verlauf gibt", "state, where there is no history")),
            history: f.entries("history", ("Verlauf", "history")),
            link: f.optional("link", ("Adresse des Beitrags", "address of the post")),
            results: f.or("results", ("Ergebnisse", "results"), Map::default()),
        }
    }
}

impl Post {
    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// Where a post appears: a list of platforms, or a mapping with what differs on each.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PostPlatforms(pub Vec<(Ref<Platform>, Variation)>);

impl Value for PostPlatforms {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        read_keyed(node, sink).map(PostPlatforms)
    }

    fn shape() -> Shape {
        let platform = Ref::<Platform>::shape;
        Shape::Either(vec![
            Shape::List(Box::new(platform())),
            Shape::Map(Box::new(platform()), Box::new(Variation::shape())),
        ])
    }

    fn placeholder() -> Self {
        PostPlatforms::default()
    }

    fn words() -> Words {
        Words::new(
            "eine Liste von Plattformen, oder je Plattform, was dort anders ist",
            "a list of platforms, or for each platform what differs there",
        )
    }
}

/// What differs on one platform.
#[derive(Debug, Clone, PartialEq)]
pub struct Variation {
    /// When it is to appear there.
    pub planned: Option<Spanned<Moment>>,
    /// Its text there.
    pub text: Option<Text>,
    /// Where it is to be seen.
    pub link: Option<Url>,
    /// What came of it there.
    pub results: Results,
}

impl Record for Variation {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Variation {
            planned: f.written("planned", ("geplant für", "planned for")),
            text: f.written("text", ("Text", "text")),
            link: f.optional("link", ("Adresse des Beitrags", "address of the post")),
            results: f.or("results", ("Ergebnisse", "results"), Map::default()),
        }
    }
}

/// An image of a post.
#[derive(Debug, Clone, PartialEq)]
pub struct PostImage {
    /// Its file, relative to the file of the post.
    pub file: Spanned<FilePath>,
    /// What is to be seen.
    pub alt: Text,
    /// Where it is from.
    pub source: Option<String>,
    /// What it may be used for.
    pub rights: Option<Text>,
}

impl Record for PostImage {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        PostImage {
            file: f.required("file", ("Bilddatei", "image file")),
            alt: f.required("alt", ("Was zu sehen ist", "what is to be seen")),
            source: f.optional("source", ("Quelle", "source")),
            rights: f.optional("rights", ("Nutzungsrechte", "rights of use")),
        }
    }
}

/// A step of a post's way.
#[derive(Debug, Clone, PartialEq)]
pub struct PostEntry {
    /// The state that it came to.
    pub state: Spanned<PostState>,
    /// When.
    pub date: Spanned<Moment>,
    /// By whom.
    pub by: Ref<Person>,
    /// What was said.
    pub note: Option<Text>,
}

impl Record for PostEntry {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        PostEntry {
            state: f.required("state", ("Stand", "state")),
            date: f.required("date", ("Datum", "date")),
            by: f.required("by", ("von wem", "by whom")),
            note: f.optional("note", ("Anmerkung", "note")),
        }
    }
}
