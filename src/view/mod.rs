//! Model and insight to pages: what each page says, ready to be printed by a template. Pure; a page
//! is made when it is asked for, so that nothing holds them all.

mod beginnings;
pub mod beside;
pub mod charts;
mod chrome;
mod details;
mod frame;
pub mod machine;
mod narrow;
mod neighbours;
mod outdated;
pub mod page;
mod pages;
pub mod parts;
mod related;
mod routes;
pub mod search;
mod site;
mod text;
pub mod views;
mod writer;

use crate::locale::Language;
use crate::model::time::Period;
use crate::model::{Kind, Thing, alias_path, page_path};
use crate::source::Span;

pub use beginnings::Beginning;
pub use chrome::{Assets, chrome};
pub use page::{Chrome, PageHead};
pub use routes::{NOT_FOUND, page_of_file};
pub use site::{Layout, Site};
pub use views::View;
pub use writer::Writer;

use pages::print::Part;
use parts::Link;
use routes::Route;
use views::Forward;

/// A page to be made: its place below the root of its language, and what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// The language.
    pub language: Language,
    /// The path below the root of the language: `platforms/xing.html`.
    pub path: String,
    /// What it is about.
    pub subject: Subject,
    /// The place of what asks for it, for collisions.
    pub at: Span,
}

impl Job {
    /// Its place in the output.
    pub fn place(&self, site: &Site<'_>) -> String {
        format!("{}{}", routes::language_folder(self.language, site.default_language()), self.path)
    }

    /// Whether it is made to be printed: then it is long, and asked for rarely.
    pub fn is_for_paper(&self) -> bool {
        matches!(self.subject, Subject::Print | Subject::PrintPart(_))
    }

    /// The folder whose pages share their chrome with it. The page for addresses that do not exist has
    /// one of its own, for its links are absolute.
    pub fn folder(&self) -> &str {
        match self.path.as_str() {
            routes::NOT_FOUND => routes::NOT_FOUND,
            path => path.rsplit_once('/').map_or("", |(folder, _)| folder),
        }
    }
}

/// What a page is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// One thing.
    Thing(Thing),
    /// The things of a kind.
    List(Kind),
    /// A month of the editorial calendar.
    Month(i16, i8),
    /// Who covers which duty on the days ahead.
    Coverage,
    /// What a leaver or an absent colleague holds.
    Handover,
    /// All that needs attention.
    Attention,
    /// All that changed lately.
    Changes,
    /// The report of a month or of a quarter.
    Report(Period),
    /// All reports.
    Reports,
    /// The whole handbook for paper.
    Print,
    /// A part of it.
    PrintPart(Part),
    /// What is found.
    Search,
    /// This build.
    About,
    /// The components that pages are made of, for whoever makes a theme.
    Components,
    /// The data of people.
    DataProtection,
    /// Addresses that do not exist.
    NotFound,
    /// An old address of a thing.
    Alias(Thing),
}

/// A page, ready to be rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its path in the output.
    pub path: String,
    /// Its language.
    pub language: Language,
    /// Its frame.
    pub head: PageHead,
    /// What its template is given.
    pub view: View,
}

/// The kinds that have a page listing them.
const LISTED: [Kind; 14] = [
    Kind::Platform,
    Kind::Person,
    Kind::Role,
    Kind::Department,
    Kind::Guideline,
    Kind::Concept,
    Kind::Campaign,
    Kind::Post,
    Kind::Review,
    Kind::Series,
    Kind::Decision,
    Kind::Incident,
    Kind::Page,
    Kind::Term,
];

/// All pages of the portal, in every language, sorted by their place.
pub fn jobs<'s>(site: &'s Site<'_>) -> &'s [Job] {
    site.jobs.get_or_init(|| all_jobs(site))
}

/// The page at a place of the output.
pub fn job_at<'s>(site: &'s Site<'_>, place: &str) -> Option<&'s Job> {
    let jobs = jobs(site);
    site.languages.iter().find_map(|language| {
        let path = place.strip_prefix(routes::language_folder(*language, site.default_language()))?;
        let found = jobs.binary_search_by(|job| (job.language, job.path.as_str()).cmp(&(*language, path)));
        jobs.get(found.ok()?)
    })
}

fn all_jobs(site: &Site<'_>) -> Vec<Job> {
    let mut jobs: Vec<Job> = site.languages.iter().flat_map(|language| jobs_in(site, *language)).collect();
    jobs.push(Job {
        language: site.default_language(),
        path: routes::NOT_FOUND.to_owned(),
        subject: Subject::NotFound,
        at: Span::NOWHERE,
    });
    jobs.sort_by(|a, b| (a.language, &a.path).cmp(&(b.language, &b.path)));
    jobs
}

fn jobs_in(site: &Site<'_>, language: Language) -> Vec<Job> {
    let job = |path: String, subject: Subject| Job { language, path, subject, at: Span::NOWHERE };
    let mut jobs = vec![
        job(
            "index.html".to_owned(),
            Subject::Thing(Thing::new(Kind::Start, &crate::model::Id::new("index"))),
        ),
        job("print.html".to_owned(), Subject::Print),
        job("handover.html".to_owned(), Subject::Handover),
        job("attention.html".to_owned(), Subject::Attention),
        job(pages::changes::PAGE.to_owned(), Subject::Changes),
        job("platforms/coverage.html".to_owned(), Subject::Coverage),
        job("reports/index.html".to_owned(), Subject::Reports),
        job(search::PAGE.to_owned(), Subject::Search),
        job("about.html".to_owned(), Subject::About),
        job("components.html".to_owned(), Subject::Components),
        job("data-protection.html".to_owned(), Subject::DataProtection),
    ];
    jobs.extend(LISTED.map(|kind| job(routes::section_page(kind), Subject::List(kind))));
    let months = site.insight.calendar.months.keys();
    jobs.extend(
        months.map(|(year, month)| job(routes::month_page(*year, *month), Subject::Month(*year, *month))),
    );
    let reports = pages::report::periods(site).into_iter();
    jobs.extend(reports.map(|period| job(routes::report_page(period), Subject::Report(period))));
    let parts = pages::print::part_pages(site);
    jobs.extend(parts.into_iter().map(|part| job(part.path(), Subject::PrintPart(part))));
    for (kind, head) in site.model.tables.heads() {
        let thing = head.thing();
        if site.is_forgotten(&thing) {
            continue;
        }
        let own = page_path(kind, &head.id).filter(|path| path != "index.html" && path != "pages/index.html");
        jobs.extend(own.map(|path| Job { at: head.at, ..job(path, Subject::Thing(thing.clone())) }));
        // Old addresses are those of the originals' language; the others never had any.
        if language == site.default_language() {
            let aliases = head.aliases.iter().filter_map(|alias| Some((alias_path(alias)?, alias.at)));
            jobs.extend(aliases.map(|(path, at)| Job { at, ..job(path, Subject::Alias(thing.clone())) }));
        }
    }
    jobs
}

/// Makes a page; `None` for a thing that is not there.
pub fn page(site: &Site<'_>, job: &Job) -> Option<Page> {
    let writer = Writer::new(site, job.language, &job.path);
    let (mut head, mut view) = match &job.subject {
        Subject::Thing(thing) => thing_page(&writer, thing)?,
        Subject::List(kind) => pages::lists::page(&writer, *kind),
        Subject::Month(year, month) => pages::month::page(&writer, (*year, *month)),
        Subject::Coverage => pages::coverage::page(&writer),
        Subject::Handover => pages::handover::page(&writer),
        Subject::Attention => pages::attention::page(&writer),
        Subject::Changes => pages::changes::page(&writer),
        Subject::Report(period) => pages::report::page(&writer, *period),
        Subject::Reports => pages::report::index(&writer),
        Subject::Print => pages::print::whole(&writer),
        Subject::PrintPart(part) => pages::print::part(&writer, part),
        Subject::Search => pages::search::page(&writer),
        Subject::About => pages::about::build(&writer),
        Subject::Components => pages::components::page(&writer),
        Subject::DataProtection => pages::data_protection::page(&writer),
        Subject::NotFound => pages::about::not_found(&writer),
        Subject::Alias(thing) => forward(&writer, thing),
    };
    narrow::settle(&mut head, &mut view);
    head.begin = match &job.subject {
        Subject::List(kind) => beginnings::one_more(&writer, *kind),
        Subject::Month(year, month) => beginnings::one_more_post(&writer, (*year, *month)),
        _ => None,
    };
    Some(Page { path: writer.path, language: job.language, head, view })
}

fn thing_page(writer: &Writer<'_>, thing: &Thing) -> Option<(PageHead, View)> {
    let tables = &writer.site.model.tables;
    let id = &thing.id;
    Some(match thing.kind {
        Kind::Start => pages::start::page(writer),
        Kind::Role => pages::role::page(writer, tables.roles.get(id)?),
        Kind::Person => pages::person::page(writer, tables.people.get(id)?),
        Kind::Department => pages::department::page(writer, tables.departments.get(id)?),
        Kind::Platform => pages::platform::page(writer, tables.platforms.get(id)?),
        Kind::Guideline => pages::guideline::page(writer, tables.guidelines.get(id)?),
        Kind::Concept => pages::concept::page(writer, tables.concepts.get(id)?),
        Kind::Page => pages::handbook::chapter(writer, tables.pages.get(id)?),
        Kind::Campaign => pages::campaign::page(writer, tables.campaigns.get(id)?),
        Kind::Series => pages::analytics::platform(writer, tables.series.get(id)?),
        Kind::Decision => pages::decision::page(writer, tables.decisions.get(id)?),
        Kind::Incident => pages::incident::page(writer, tables.incidents.get(id)?),
        _ => return None,
    })
}

fn forward(writer: &Writer<'_>, thing: &Thing) -> (PageHead, View) {
    let link = writer.link(thing);
    let mut head = frame::section(writer, link.text.clone(), "", "index.html");
    head.hidden = true;
    head.translations.clear();
    let home = writer.href(&Route::page("index.html"));
    (head, View::Forward(Forward { to: Link { href: Some(link.href.unwrap_or(home)), ..link } }))
}
