//! What each template is given, beside the page's head and the chrome. A template knows it as `view`.

mod calendar;
mod campaign;
mod changes;
mod components;
mod concept;
#[cfg(test)]
mod documented;
mod handbook;
mod person;
mod platforms;
mod print;
mod role;
mod start;

use serde::Serialize;

use super::parts::{Fact, Link, Markup, Section};

pub use calendar::{
    Filter, FilterPost, FilterValue, FoundBy, Icon, Month, MonthDay, PostLine, PostMore, Week, Weekday,
};
pub use campaign::{Campaign, ManualAssessment, Milestone, Need, UpdateLine};
pub use changes::{ChangeDay, ChangedPage, ChangedPages, Changes};
pub use components::{Components, WordsOfShape};
pub use concept::{Board, BoardColumn, Card, Concept, Station};
pub use handbook::{Chapter, Glossary, Handbook, Letter, Term};
pub use person::{Handing, Handover, Holder, Person, PersonFact, PersonLine, PersonList};
pub use platforms::{Matrix, MatrixCell, MatrixLetter, MatrixPart, MatrixRow, Platforms};
pub use print::{Print, PrintPart, PrintText};
pub use role::{Entry, EntryPath, Mark, Role, Step, Task, TitleForms};
pub use start::{
    AgendaDay, AgendaItem, AttentionPage, CampaignLine, ChangeLine, FigureLine, IncidentBlock, NextMilestone,
    PlatformLine, PointGroup, PointLine, Start, Welcome,
};

/// A view, and by it the template that shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum View {
    /// `article.html`: a text, facts and tables; the pages of most things and all lists.
    Article(Article),
    /// `start.html`
    Start(Box<Start>),
    /// `attention.html`
    Attention(Box<AttentionPage>),
    /// `changes.html`
    Changes(Box<Changes>),
    /// `role.html`
    Role(Box<Role>),
    /// `person.html`
    Person(Person),
    /// `handover.html`: what people leave behind.
    Handover(Handover),
    /// `platforms.html`: the inventory and the responsibility matrix.
    Platforms(Box<Platforms>),
    /// `campaign.html`
    Campaign(Box<Campaign>),
    /// `calendar.html`
    Month(Box<Month>),
    /// `concept.html`
    Concept(Box<Concept>),
    /// `board.html`: things in columns by state.
    Board(Board),
    /// `glossary.html`
    Glossary(Glossary),
    /// `handbook.html`: the chapters as a tree.
    Handbook(Handbook),
    /// `print.html`: many texts on one page.
    Print(Print),
    /// `building_blocks.html`: the components with sample values.
    Components(Box<Components>),
    /// `search.html`
    Search(Search),
    /// `forward.html`: an old address.
    Forward(Forward),
    /// `not_found.html`
    NotFound(NotFound),
}

impl View {
    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self {
            View::Article(_) => "article.html",
            View::Start(_) => "start.html",
            View::Attention(_) => "attention.html",
            View::Changes(_) => "changes.html",
            View::Role(_) => "role.html",
            View::Person(_) => "person.html",
            View::Handover(_) => "handover.html",
            View::Platforms(_) => "platforms.html",
            View::Campaign(_) => "campaign.html",
            View::Month(_) => "calendar.html",
            View::Concept(_) => "concept.html",
            View::Board(_) => "board.html",
            View::Glossary(_) => "glossary.html",
            View::Handbook(_) => "handbook.html",
            View::Print(_) => "print.html",
            View::Components(_) => "building_blocks.html",
            View::Search(_) => "search.html",
            View::Forward(_) => "forward.html",
            View::NotFound(_) => "not_found.html",
        }
    }
}

/// A text, facts and tables.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Article {
    /// Tables above everything else: what a reader comes for.
    pub first: Vec<Section>,
    /// What is known of the thing, as a list of names and values.
    pub details: Vec<Fact>,
    /// Its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Markup>,
    /// Tables about it.
    pub sections: Vec<Section>,
}

/// An old address.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Forward {
    /// Where the page is now.
    pub to: Link,
}

/// The page of what is found. A script fills it; without one there are ways to go on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Search {
    /// The pages that list things.
    pub links: Vec<Link>,
}

/// The page for addresses that do not exist.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NotFound {
    /// Ways to go on.
    pub links: Vec<Link>,
}
