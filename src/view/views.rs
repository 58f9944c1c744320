//! What each template is given, beside the page's head and the chrome. A template knows it as `view`.

use serde::Serialize;

use super::parts::{Day, Fact, Link, Markup, Progress, Section, Word};

/// A view, and by it the template that shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum View {
    /// `article.html`: a text, facts and tables; the pages of most things and all lists.
    Article(Article),
    /// `start.html`
    Start(Box<Start>),
    /// `role.html`
    Role(Box<Role>),
    /// `campaign.html`
    Campaign(Box<Campaign>),
    /// `glossary.html`
    Glossary(Glossary),
    /// `handbook.html`: the chapters as a tree.
    Handbook(Handbook),
    /// `print.html`: many texts on one page.
    Print(Print),
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
            View::Role(_) => "role.html",
            View::Campaign(_) => "campaign.html",
            View::Glossary(_) => "glossary.html",
            View::Handbook(_) => "handbook.html",
            View::Print(_) => "print.html",
            View::Forward(_) => "forward.html",
            View::NotFound(_) => "not_found.html",
        }
    }
}

/// A text, facts and tables.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Article {
    /// What is known of the thing, as a list of names and values.
    pub details: Vec<Fact>,
    /// Its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Markup>,
    /// Tables about it.
    pub sections: Vec<Section>,
}

/// The start page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Start {
    /// The welcome text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub welcome: Option<Markup>,
    /// The as-of date: "Montag, 23. November 2026 · KW 48/2026".
    pub as_of: Day,
    /// The incidents that are open.
    pub incidents: Vec<OpenIncident>,
    /// The campaigns that run, then those that are planned.
    pub campaigns: Vec<CampaignLine>,
    /// The platforms that are active.
    pub platforms: Vec<PlatformLine>,
    /// What the next 14 days bring, by day.
    pub agenda: Vec<AgendaDay>,
    /// What was said about campaigns lately, newest first.
    pub updates: Vec<UpdateLine>,
}

/// An open incident.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpenIncident {
    /// The incident.
    pub link: Link,
    /// Since when.
    pub started: Day,
    /// Who leads.
    pub lead: Link,
    /// Where.
    pub platforms: Vec<Link>,
    /// Whether planned posts rest.
    pub hold_posts: bool,
}

/// A campaign on the start page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CampaignLine {
    /// The campaign.
    pub link: Link,
    /// Where it is on its way: planned, running, paused, closed, cancelled.
    pub state: Word,
    /// How far it is; absent while it is only planned and where nothing can be weighed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
    /// The next milestone that is not done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<NextMilestone>,
    /// Who leads.
    pub lead: Link,
    /// The first day.
    pub start: Day,
    /// The last day by the plan of today.
    pub end: Day,
}

/// The next milestone of a campaign.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NextMilestone {
    /// What it is.
    pub title: String,
    /// By when.
    pub due: Day,
    /// Since when it is overdue: "9 Tage überfällig".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue: Option<String>,
}

/// A platform on the start page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlatformLine {
    /// The platform.
    pub link: Link,
    /// One or two letters that stand for its network.
    pub icon: String,
    /// Who answers for the content.
    pub content: Option<Link>,
    /// Who answers for community care.
    pub care: Option<Link>,
    /// How often something appears.
    pub rhythm: Option<String>,
}

/// A day of the agenda.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgendaDay {
    /// The day, short: "Di 24.11.".
    pub day: Day,
    /// What it brings.
    pub items: Vec<AgendaItem>,
}

/// Something that a day brings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgendaItem {
    /// What kind of thing: `milestone`, `post`, `contribution`, `review`, `holiday`.
    pub kind: &'static str,
    /// What.
    pub link: Link,
    /// Where or for what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What was said about a campaign.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UpdateLine {
    /// When.
    pub date: Day,
    /// Who.
    pub by: Link,
    /// About what.
    pub about: Link,
    /// What.
    pub text: String,
}

/// A role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Role {
    /// The title's forms, where they are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_forms: Option<TitleForms>,
    /// What whoever has it does.
    pub tasks: Vec<Task>,
    /// What whoever has it may decide.
    pub authority: Vec<String>,
    /// What whoever has it can do.
    pub competences: Vec<String>,
    /// Who it is, where it works, whom it works with.
    pub details: Vec<Fact>,
    /// Where employers are found.
    pub sectors: Vec<String>,
    /// The ways into it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<Entry>,
    /// Its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Markup>,
    /// Tables about it.
    pub sections: Vec<Section>,
}

/// The forms of a role's title.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TitleForms {
    /// For everybody.
    pub neutral: Option<String>,
    /// For a woman.
    pub female: Option<String>,
    /// For a man.
    pub male: Option<String>,
}

/// A task of a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Task {
    /// What.
    pub title: String,
    /// More about it.
    pub detail: Option<String>,
}

/// The ways into a role, drawn on one time line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// The length of the time line in months.
    pub months: u32,
    /// Where the time line is marked: every twelve months.
    pub marks: Vec<Mark>,
    /// The ways.
    pub paths: Vec<EntryPath>,
}

/// A mark of the time line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// In months.
    pub at: u32,
    /// "1 Jahr".
    pub text: String,
}

/// A way into a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntryPath {
    /// Its name.
    pub title: String,
    /// Its steps in order.
    pub steps: Vec<Step>,
    /// How long the required steps take: "36 Monate", "24 bis 36 Monate".
    pub duration: String,
    /// How long it takes with the optional steps, where there are any: "48 bis 60 Monate".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_with_optional: Option<String>,
    /// What the required steps cost at most: "höchstens 3.000 €".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// What it costs at most with the optional steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_with_optional: Option<String>,
}

/// A step of a way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// What it is.
    pub title: String,
    /// What kind of step.
    pub kind: Word,
    /// Whether it can be left out.
    pub optional: bool,
    /// The month in which it begins at the latest, from 0: the left edge of its bar.
    pub start: u32,
    /// Its least length in months: the solid part of its bar. 0 where no length is known.
    pub min: u32,
    /// Its greatest length in months: the end of the open part of its bar.
    pub max: u32,
    /// Its length in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    /// Its cost in words: "höchstens 500 € je Semester, 6 Semester".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// A note on the cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_note: Option<String>,
    /// The subjects.
    pub fields: Vec<String>,
    /// Who offers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
}

/// A campaign.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Campaign {
    /// Where it is on its way.
    pub state: Word,
    /// How far it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
    /// What is known of it.
    pub details: Vec<Fact>,
    /// Its milestones in order of time.
    pub milestones: Vec<Milestone>,
    /// What happened, newest first.
    pub updates: Vec<UpdateLine>,
    /// Goals, contributions, blockers and whatever else there is, as tables.
    pub sections: Vec<Section>,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Milestone {
    /// Its anchor.
    pub id: String,
    /// What it is.
    pub title: String,
    /// `done`, `overdue`, `open` or `dropped`, with the word for it.
    pub state: Word,
    /// By when, by the plan of today.
    pub due: Day,
    /// By when, by the first plan, where that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_due: Option<Day>,
    /// Since when it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// How late it is: "9 Tage überfällig".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue: Option<String>,
    /// Its weight, where the weights differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// Who answers for it, and the department that does it.
    pub owners: Vec<Link>,
    /// The milestones that must be done before.
    pub needs: Vec<Link>,
}

/// The glossary.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Glossary {
    /// The terms by their first letter.
    pub letters: Vec<Letter>,
}

/// The terms that begin with a letter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Letter {
    /// The letter.
    pub letter: String,
    /// The terms.
    pub terms: Vec<Term>,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Term {
    /// Its anchor.
    pub id: String,
    /// The language of the entry, where it differs from the page's because there is no translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'static str>,
    /// The term.
    pub term: String,
    /// What it means.
    pub definition: String,
    /// Other words for it.
    pub synonyms: Vec<String>,
    /// Related terms.
    pub see: Vec<Link>,
    /// The pages that speak of it.
    pub used_by: Vec<Link>,
}

/// The chapters as a tree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Handbook {
    /// The text of the section, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Markup>,
    /// The chapters in reading order; the tree is in their levels.
    pub chapters: Vec<Chapter>,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chapter {
    /// The chapter.
    pub link: Link,
    /// What it is about.
    pub summary: Option<String>,
    /// How deep it is in the tree, from 1.
    pub level: usize,
    /// Its chapters.
    pub chapters: Vec<Chapter>,
}

/// Many texts on one page, for paper.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Print {
    /// The texts, by part: chapters, roles, guidelines, platforms, concepts.
    pub parts: Vec<PrintPart>,
}

/// A part of the printed handbook.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PrintPart {
    /// Its anchor.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its texts.
    pub texts: Vec<PrintText>,
}

/// A text of the printed handbook.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PrintText {
    /// Its anchor.
    pub id: String,
    /// Its title; the headings in its body are two levels lower than written.
    pub title: String,
    /// What it is about.
    pub summary: Option<String>,
    /// The language of the text, where it differs from the page's because there is no translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'static str>,
    /// Who answers for it, when it was checked.
    pub facts: Vec<Fact>,
    /// The text; absent where the contents link to other pages with the texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Markup>,
    /// The page with the text, where it is not here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// An old address.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Forward {
    /// Where the page is now.
    pub to: Link,
}

/// The page for addresses that do not exist.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NotFound {
    /// Ways to go on.
    pub links: Vec<Link>,
}
