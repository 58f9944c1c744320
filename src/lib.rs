//! Leitstand builds the internal portal of a social media team, its handbook and its status, from
//! Markdown and YAML: a handbook treated the way a compiler treats a program.
//!
//! The street, in one direction: `source -> read -> model -> check -> audience -> insight -> view ->
//! render -> publish`. Each stage is a function from values to values plus diagnostics; [`build`] walks it.

pub mod audience;
pub mod check;
pub mod cli;
pub mod colour;
pub mod diag;
pub mod insight;
pub mod locale;
pub mod memo;
pub mod model;
mod outputs;
pub mod publish;
pub mod read;
pub mod render;
pub mod scaffold;
pub mod schema;
pub mod search;
pub mod serve;
pub mod source;
pub mod starter;
pub mod stopwatch;
pub mod view;
pub mod watch;

use std::path::Path;
use std::sync::Arc;
use std::thread::{self, ScopedJoinHandle};

use jiff::civil::Date;

use check::{Checked, Selection};
use diag::{Diagnostic, Summary, codes};
use insight::translation::Outdated;
use insight::{Insight, Today};
use memo::Memo;
use model::{Audience, Model, Portal};
use outputs::{Failure, Outputs};
use publish::{Publication, PublishError, Remarks, Report};
use read::Bodies;
use render::Theme;
use source::{Files, Source, SourceError, Span};
use stopwatch::Stopwatch;
use view::{Layout, Site};

/// The name and version of the program, as pages name it.
pub const GENERATOR: &str = concat!("Leitstand ", env!("CARGO_PKG_VERSION"));

/// What a run is asked for, beside the content.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The as-of date; otherwise the one of `portal.yaml`, otherwise today.
    pub date: Option<Date>,
    /// The theme; otherwise the one of `portal.yaml`.
    pub theme: Option<String>,
    /// Where the portal is published; otherwise as `portal.yaml` says.
    pub base_url: Option<String>,
    /// Who the portal is for; the team sees everything.
    pub audience: Audience,
    /// Which rules run.
    pub selection: Selection,
    /// What is kept of the texts: pages need more than rules.
    pub bodies: Bodies,
    /// Whether the history of the content is left alone.
    pub without_history: bool,
    /// What tells one build of the program from another: a hash of the executable.
    pub program: String,
}

/// The content, read and checked, with everything that is needed to build it.
#[derive(Debug)]
pub struct Loaded {
    /// The files.
    pub files: Files,
    /// What they say.
    pub model: Model,
    /// The as-of date.
    pub as_of: Date,
    /// The theme; the default one where the one asked for cannot be used.
    pub theme: Arc<Theme>,
    /// Where the portal is published.
    pub base_url: Option<String>,
    /// All that was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What was worked out of the model for its pages.
    pub layout: Layout,
    /// What is outdated in translations.
    pub outdated: Outdated,
}

/// What a build came to.
#[derive(Debug)]
pub struct Built {
    /// The files of the content.
    pub files: Files,
    /// All that was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What was published; nothing where there were errors.
    pub report: Option<Report>,
    /// How many pages the portal has.
    pub pages: usize,
    /// What the last build had found, where this one ended before it looked: nothing has changed since.
    pub remarks: Option<Remarks>,
}

impl Built {
    /// What comes of a build that finds its output as it should be.
    fn untouched(files: Files, publication: Publication) -> Built {
        let (pages, remarks) = (publication.pages(), publication.last_remarks());
        let report = Some(publication.untouched());
        Built { files, diagnostics: Vec::new(), report, pages, remarks: Some(remarks) }
    }
}

/// Why a build could not be tried or finished, whatever the content says.
#[derive(Debug)]
pub enum BuildError {
    /// The content cannot be read.
    Source(SourceError),
    /// The output cannot be written.
    Publish(PublishError),
    /// The settings say that the portal is for the team, and it is asked for by others.
    TeamOnly,
}

impl From<SourceError> for BuildError {
    fn from(error: SourceError) -> Self {
        BuildError::Source(error)
    }
}

impl From<PublishError> for BuildError {
    fn from(error: PublishError) -> Self {
        BuildError::Publish(error)
    }
}

/// What the options and the settings decide, before anything else is read.
#[derive(Debug)]
pub(crate) struct Inputs {
    /// The as-of date.
    pub as_of: Date,
    /// The as-of date where no other is asked for.
    own_date: Date,
    /// The name of the theme.
    pub theme: String,
    /// Where the portal is published.
    pub base_url: Option<String>,
    /// The time zone of the portal.
    time_zone: String,
}

impl Inputs {
    fn new(source: &dyn Source, options: &Options, portal: Option<&Portal>) -> Inputs {
        let time_zone = portal.map_or("Europe/Berlin", |portal| portal.time_zone.as_str());
        let own_date = portal.and_then(|portal| portal.as_of).unwrap_or_else(|| source.today(time_zone));
        let written = portal.and_then(|portal| Some(portal.theme.as_ref()?.as_str()));
        let base_url = portal.and_then(|portal| Some(portal.base_url.as_ref()?.0.clone()));
        Inputs {
            as_of: options.date.unwrap_or(own_date),
            own_date,
            theme: options.theme.as_deref().or(written).unwrap_or(render::DEFAULT_NAME).to_owned(),
            base_url: options.base_url.clone().or(base_url),
            time_zone: time_zone.to_owned(),
        }
    }
}

/// Reads and checks the content: everything that would keep it from being published.
pub fn load(source: &dyn Source, options: &Options, clock: &mut Stopwatch) -> Result<Loaded, SourceError> {
    let files = source.content()?;
    clock.lap("source");
    load_files(source, files, options, None, clock)
}

/// The same of files that were read, for a preview with what it remembers of those that it read before.
pub fn load_files(
    source: &dyn Source,
    files: Files,
    options: &Options,
    mut memo: Option<&mut Memo>,
    clock: &mut Stopwatch,
) -> Result<Loaded, SourceError> {
    let (content, mut diagnostics) = match &mut memo {
        Some(memo) => memo.read(&files, options.bodies),
        None => read::read(&files, options.bodies),
    };
    clock.lap("read");
    diagnostics.retain(|found| options.selection.keeps_read(found.code));
    let model = match &mut memo {
        Some(memo) => memo.model(content),
        None => Model::new(content),
    };
    clock.lap("model");
    let portal = model.portal();
    let Inputs { as_of, own_date, theme, base_url, time_zone: _ } = Inputs::new(source, options, portal);
    let theme = || load_theme(source, options, &theme, memo.as_deref(), &model);
    let remembered = memo.as_deref().map(|memo| &memo.checked);
    let checked = Checked { model: &model, files: &files, as_of, looks_back: as_of < own_date, remembered };
    let rules = || check::check(&checked, &options.selection);
    let layouts = memo.as_deref().map(|memo| &memo.layouts);
    let laid_out = || {
        let known = layouts.and_then(|known| known.known(&model, &files, as_of, base_url.as_deref()));
        known.unwrap_or_else(|| lay_out(&model, &files, as_of, base_url.as_deref()))
    };
    let (theme, (found, (layout, collisions))) = rayon::join(theme, || rayon::join(rules, laid_out));
    let (theme, wrong) = theme?;
    diagnostics.extend(wrong);
    diagnostics.extend(found);
    diagnostics.extend(collisions.iter().cloned());
    check::accept(&checked, &options.selection, &mut diagnostics);
    diag::sort(&mut diagnostics, &files);
    if let Some(memo) = memo {
        memo.layouts.remember(&layout, &collisions, as_of, base_url.as_deref());
    }
    clock.lap("check");
    let outdated = insight::translation::outdated(&model, &files);
    Ok(Loaded { files, model, as_of, theme, base_url, diagnostics, layout, outdated })
}

/// The theme of content that was loaded without errors and is still the same, with all that is wrong now. What
/// is wrong with a theme is an error, so that none of it is among what was found before.
pub(crate) fn load_theme_again(
    source: &dyn Source,
    options: &Options,
    memo: &Memo,
    loaded: &Loaded,
) -> Result<(Arc<Theme>, Vec<Diagnostic>), SourceError> {
    let Loaded { model, files, .. } = loaded;
    let mut diagnostics = loaded.diagnostics.clone();
    let Inputs { theme, .. } = Inputs::new(source, options, model.portal());
    let (theme, wrong) = load_theme(source, options, &theme, Some(memo), model)?;
    diagnostics.extend(wrong);
    diag::sort(&mut diagnostics, files);
    Ok((theme, diagnostics))
}

/// Works out the order of all pages, and which of them want the same place.
fn lay_out(model: &Model, files: &Files, as_of: Date, base_url: Option<&str>) -> (Layout, Vec<Diagnostic>) {
    let layout = Layout::new(model, files);
    let collisions = Today::new(model, as_of, Audience::Team).map(|today| {
        let site = Site::of(Insight::nothing(today), files, base_url, layout.clone());
        outputs::collisions(&site, view::jobs(&site))
    });
    (layout, collisions.unwrap_or_default())
}

/// Finds the theme, and what is wrong with it: a diagnostic where `portal.yaml` names it.
fn load_theme(
    source: &dyn Source,
    options: &Options,
    name: &str,
    memo: Option<&Memo>,
    model: &Model,
) -> Result<(Arc<Theme>, Option<Diagnostic>), SourceError> {
    let written = model.portal().and_then(|portal| portal.theme.as_ref());
    let at = written.filter(|_| options.theme.is_none()).map_or(Span::NOWHERE, |theme| theme.at);
    let is_own = name != render::DEFAULT_NAME;
    let own = if is_own { source.theme(name)? } else { Some(Vec::new()) };
    let Some(own) = own else {
        let mut names = source.theme_names();
        names.retain(|name| name != render::DEFAULT_NAME);
        names.insert(0, render::DEFAULT_NAME.to_owned());
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let near = diag::nearest(name, names.iter().map(|name| (*name, "")));
        return Ok((Arc::default(), Some(codes::output::unknown_theme(at, name, &near, &names))));
    };
    // Whether the templates of the default theme fit together is for tests to say: they are taken apart for pages.
    let is_rendered = is_own || options.bodies != Bodies::Checked;
    let fits = |theme: Arc<Theme>| if is_rendered { theme.renderer().map(|_| theme) } else { Ok(theme) };
    let theme = match memo {
        Some(memo) => memo.theme(own),
        None => Theme::new(&own).map(Arc::new),
    };
    Ok(match theme.and_then(fits) {
        Ok(theme) => (theme, None),
        Err(words) => (Arc::default(), Some(codes::output::bad_template(at, &words))),
    })
}

/// Builds the portal into a folder. With an error in the content nothing is published.
pub fn build(
    source: &dyn Source,
    options: &Options,
    output: &Path,
    clock: &mut Stopwatch,
) -> Result<Built, BuildError> {
    // Pages need the texts, whatever else is asked for.
    let options = &Options { bodies: Bodies::Shown, ..options.clone() };
    let files = source.content()?;
    clock.lap("source");
    let inputs = Inputs::new(source, options, read::settings(&files).as_ref());
    // The default theme is part of the program.
    let is_own = inputs.theme != render::DEFAULT_NAME;
    let theme = if is_own { source.theme(&inputs.theme)?.unwrap_or_default() } else { Vec::new() };
    let history_mark = (!options.without_history).then(|| source.history_mark()).flatten();
    let digest = outputs::digest(&files, &theme, &inputs, options, history_mark.as_deref());
    // What was built of the very same has no errors: nothing needs to be read again to know that.
    if publish::is_built(output, &digest) {
        let publication = publish::open(output, source.folder())?;
        if publication.is_current(&digest) {
            clock.lap("publish");
            return Ok(Built::untouched(files, publication));
        }
    }
    // Git takes its time beside the reading.
    let (loaded, history) = thread::scope(|scope| {
        let read = || source.history(&insight::history::horizon(inputs.as_of, &inputs.time_zone));
        let history = history_mark.map(|_| scope.spawn(read));
        (load_files(source, files, options, None, clock), history.map(ScopedJoinHandle::join))
    });
    let (loaded, history) = (loaded?, history.and_then(Result::ok).unwrap_or(Ok(None)));
    let Loaded { mut files, mut model, as_of, theme, base_url, mut diagnostics, layout, outdated } = loaded;
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Ok(Built { files, diagnostics, report: None, pages: 0, remarks: None });
    }
    if audience::is_closed(&model, options.audience) {
        return Err(BuildError::TeamOnly);
    }
    let mut publication = publish::open(output, source.folder())?;
    let Summary { warnings, hints, .. } = Summary::of(&diagnostics);
    publication.remarks = Remarks { warnings, hints };
    // What may be known of the history another time is not built for good.
    let digest = if history.is_ok() { digest } else { String::new() };
    diagnostics.extend(codes::content::incomplete_history(&history));
    // From here on only what was found is shown with its text; the rest makes room for the pages.
    files.keep_texts(&diag::files(&diagnostics));
    model.mentions = Arc::default();
    let model = audience::cut(model, options.audience);
    let Some(today) = Today::new(&model, as_of, options.audience) else {
        return Ok(Built { files, diagnostics, report: None, pages: 0, remarks: None });
    };
    let history = history
        .ok()
        .flatten()
        .map(|history| audience::history(history, today.model, &files, options.audience));
    let insight = Insight::new(today).with_history(history.as_deref(), &files).with_outdated(outdated);
    let site = match options.audience {
        Audience::Team => Site::of(insight, &files, base_url.as_deref(), layout),
        // What was worked out of the whole model names what has been cut.
        Audience::Company => Site::new(insight, &files, base_url.as_deref()),
    };
    clock.lap("insight");
    let made = theme
        .renderer()
        .map_err(Failure::Template)
        .and_then(|renderer| Outputs::new(&site, &theme, &renderer, None).publish(source, &publication));
    let pages = match made {
        Ok(pages) => pages,
        Err(Failure::Template(words)) => {
            diagnostics.push(codes::output::bad_template(Span::NOWHERE, &words));
            return Ok(Built { files, diagnostics, report: None, pages: 0, remarks: None });
        }
        Err(Failure::Source(error)) => return Err(error.into()),
        Err(Failure::Publish(error)) => return Err(error.into()),
    };
    clock.lap("view, render");
    let report = publication.finish(&digest)?;
    clock.lap("publish");
    Ok(Built { files, diagnostics, report: Some(report), pages, remarks: None })
}
