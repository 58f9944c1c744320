//! The work of the builder, a state of the content after the other.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use std::time::Duration;

use jiff::civil::Date;

use super::listeners::Listeners;
use super::orders::{Order, Waiting};
use super::portal::{Freshly, Portal, Rendered};
use super::shelf::Shelf;
use super::told::Told;
use super::{Settings, World};
use crate::diag::{Diagnostic, codes};
use crate::insight::{Insight, Today};
use crate::memo::Memo;
use crate::model::Audience;
use crate::outputs::{Failure, Outputs};
use crate::render::Renderer;
use crate::serve::answers::Answer;
use crate::serve::note::{Looked, Note};
use crate::source::{Files, SourceError, Span};
use crate::stopwatch::Stopwatch;
use crate::view::{self, Site};
use crate::{Loaded, load_files};

/// How many pages are made between two looks at what else is wished for.
const AT_ONCE: usize = 64;
/// How long to wait for a wish before looking whether it is still the same day.
const PAUSE: Duration = Duration::from_secs(20);

/// What the thread works with.
pub(super) struct Work {
    world: Box<dyn World>,
    settings: Settings,
    shelf: Arc<Shelf>,
    orders: Receiver<Order>,
    /// Closed with the work.
    _alive: Sender<Infallible>,
    memo: Memo,
    rendered: Rendered,
    waiting: Waiting,
    listeners: Listeners,
    /// What is wrong with the content, as browsers are told.
    told: Told,
    /// What was seen last.
    seen: Option<Known>,
}

/// What is kept of a look, to find out what the next one brings.
struct Known {
    files: Files,
    day: Date,
    zone: String,
}

/// What a look at the content came to.
enum Seen {
    /// Nothing has changed.
    Same,
    /// It can be shown.
    Good(Box<State>),
    /// It cannot.
    Bad,
}

/// A state of the content without errors, before its pages are made.
struct State {
    loaded: Loaded,
    renderer: Arc<Renderer>,
    /// The files that have changed since the look before.
    changed: Vec<String>,
    clock: Stopwatch,
}

/// What follows a state of the content.
enum Next {
    State(Box<State>),
    End,
}

impl Work {
    pub fn new(
        world: Box<dyn World>,
        settings: Settings,
        shelf: Arc<Shelf>,
        orders: Receiver<Order>,
        alive: Sender<Infallible>,
    ) -> Work {
        Work {
            _alive: alive,
            world,
            rendered: Rendered::new(settings.explains),
            settings,
            shelf,
            orders,
            memo: Memo::default(),
            waiting: Waiting { look: Some(Vec::new()), ..Waiting::default() },
            listeners: Listeners::default(),
            told: Told::nothing(),
            seen: None,
        }
    }

    /// Works until nobody wishes anything any more.
    pub fn run(mut self) {
        let next = self.wait_for_good();
        self.go_on(next);
    }

    /// Shows the next state on a thread of its own: the one before is taken apart beside it, which takes as
    /// long as to put it together.
    fn go_on(self, next: Next) {
        if let Next::State(state) = next {
            thread::spawn(move || self.show(*state));
        }
    }

    /// Until the first state without errors there is nothing to show but what is wrong.
    fn wait_for_good(&mut self) -> Next {
        loop {
            if let Seen::Good(state) = self.look() {
                return Next::State(state);
            }
            let broken = Arc::new(self.told.page());
            for (_, reply) in self.waiting.asks.drain(..) {
                reply(Answer::Broken(Arc::clone(&broken)));
            }
            for (path, _, listener) in std::mem::take(&mut self.waiting.listeners) {
                self.listeners.add(&path, Some(broken.tag.clone()), listener, self.told.json());
            }
            self.waiting.collect(&self.orders, PAUSE);
            if self.waiting.has_ended {
                return Next::End;
            }
        }
    }

    /// Looks at the content where somebody wishes that, and reads it where it or the day has changed.
    fn look(&mut self) -> Seen {
        let mut clock = Stopwatch::running();
        let looked = self.glance();
        let zone = self.seen.as_ref().map_or("Europe/Berlin", |seen| seen.zone.as_str());
        let day = self.world.today(zone);
        let is_new = match &looked {
            Ok(is_different) => *is_different || self.seen.as_ref().is_none_or(|seen| seen.day != day),
            Err(_) => true,
        };
        if !is_new {
            return Seen::Same;
        }
        self.shelf.close();
        let loaded = looked.and_then(|_| self.world.content()).and_then(|files| {
            clock.lap("source");
            load_files(&*self.world, files, &self.settings.options, Some(&mut self.memo), &mut clock)
        });
        let seen = match loaded {
            Ok(loaded) => self.judge(loaded, day, clock),
            Err(error) => {
                (self.settings.notes)(&Note::Unreadable(&error));
                self.seen = None;
                Seen::Bad
            }
        };
        // What was shown before goes on being shown.
        if !matches!(seen, Seen::Good(_)) {
            self.shelf.open();
        }
        seen
    }

    /// Looks where somebody wishes that, thoroughly unless a glance at what was named finds a change: then
    /// it is shown first. Says whether anything is different.
    fn glance(&mut self) -> Result<bool, SourceError> {
        let Some(named) = self.waiting.look.take() else { return Ok(false) };
        let is_announced = std::mem::take(&mut self.waiting.is_announced);
        let mut glance = self.world.look(&named)?;
        if !glance.is_thorough && !glance.is_different {
            glance = self.world.look(&[])?;
        }
        if !glance.is_thorough {
            (self.waiting.look, self.waiting.is_announced) = (Some(Vec::new()), true);
        }
        if glance.is_different && !is_announced && self.seen.is_some() {
            (self.settings.unannounced)();
        }
        Ok(glance.is_different)
    }

    /// Whether what was read can be shown; if not, says so to everybody.
    fn judge(&mut self, mut loaded: Loaded, day: Date, clock: Stopwatch) -> Seen {
        let before = self.seen.take();
        let changed = before.map(|seen| changed(&seen.files, &loaded.files)).unwrap_or_default();
        let zone =
            loaded.model.portal().map_or("Europe/Berlin", |portal| portal.time_zone.as_str()).to_owned();
        self.seen = Some(Known { files: loaded.files.clone(), day, zone });
        let renderer = loaded.theme.renderer();
        if let Err(words) = &renderer {
            loaded.diagnostics.push(codes::output::bad_template(Span::NOWHERE, words));
        }
        let folder = self.settings.live.as_ref().map_or("", |live| live.folder.as_str());
        self.told = Told::new(&loaded, folder);
        let is_bad = loaded.diagnostics.iter().any(Diagnostic::is_error);
        if let (Ok(renderer), false) = (renderer, is_bad || loaded.model.portal().is_none()) {
            return Seen::Good(Box::new(State { loaded, renderer, changed, clock }));
        }
        self.tell(&loaded, &changed, &clock, false);
        self.listeners.problems(self.told.json());
        Seen::Bad
    }

    /// Shows a state until there is a newer one without errors.
    fn show(mut self, state: State) {
        let State { loaded, renderer, changed, mut clock } = state;
        let Some(today) = Today::new(&loaded.model, loaded.as_of, Audience::Team) else {
            return self.run();
        };
        let base_url = loaded.base_url.as_deref();
        let mut site = Site::of(Insight::new(today), &loaded.files, base_url, loaded.layout.clone());
        // The preview shows the portal at its root, wherever it is published.
        "/".clone_into(&mut site.base_path);
        if self.settings.live.is_some() {
            site.edit_url = Some(self.told.edit_url());
        }
        clock.lap("insight");
        let outputs = Outputs::new(
            &site,
            &loaded.theme,
            &renderer,
            self.settings.live.as_ref().map(|live| live.script),
        );
        // The world is looked at again while this state is still shown: attachments come from the disk.
        let kept = Arc::clone(&self.shelf);
        let mut portal = Portal::new(&outputs, &renderer, &kept);
        kept.clear();
        kept.open();
        let shown: Vec<String> = self.listeners.paths();
        let mut count = self.fulfil(&mut portal);
        count += self.refresh(&mut portal, &shown);
        clock.lap("view, render");
        self.tell(&loaded, &changed, &clock, true);
        self.listeners.problems(self.told.json());
        if let [file] = changed.as_slice()
            && let Some(page) = view::page_of_file(&loaded.model, file)
        {
            self.listeners.follow(&page);
        }
        let next = self.keep(&mut portal, count, &clock);
        self.go_on(next);
    }

    /// Fulfils wishes, and makes the other pages in between, until there is a newer state. `count` pages
    /// were rendered before.
    fn keep(&mut self, portal: &mut Portal<'_>, mut count: usize, clock: &Stopwatch) -> Next {
        let mut is_settled = false;
        loop {
            self.waiting.collect(&self.orders, if is_settled { PAUSE } else { Duration::ZERO });
            if self.waiting.has_ended {
                return Next::End;
            }
            if let Seen::Good(state) = self.look() {
                return Next::State(state);
            }
            count += self.fulfil(portal);
            if is_settled {
                continue;
            }
            if let Some(made) = portal.make_more(AT_ONCE, &*self.world, &mut self.rendered) {
                count += self.note(made);
            } else {
                is_settled = true;
                portal.tidy(&mut self.rendered);
                let (pages, took) = (portal.pages(), clock.total());
                (self.settings.notes)(&Note::Settled { pages, rendered: count, took });
            }
        }
    }

    /// Answers who asks, and admits who wants to listen. Says how many pages were rendered.
    fn fulfil(&mut self, portal: &mut Portal<'_>) -> usize {
        let asks = std::mem::take(&mut self.waiting.asks);
        let paths: Vec<&str> = asks.iter().map(|(path, _)| path.as_str()).collect();
        let mut count = self.make(portal, &paths);
        for (path, reply) in asks {
            reply(self.answer(portal, &path));
        }
        for (path, tag, listener) in std::mem::take(&mut self.waiting.listeners) {
            self.listeners.add(&path, tag, listener, self.told.json());
            count += self.refresh(portal, &[path]);
        }
        count
    }

    /// Makes the pages of these paths and tells those who look at them where they are others now.
    fn refresh(&mut self, portal: &mut Portal<'_>, paths: &[String]) -> usize {
        let count = self.make(portal, &paths.iter().map(String::as_str).collect::<Vec<_>>());
        for path in paths {
            let (Answer::Found(file) | Answer::Missing(file) | Answer::Broken(file)) =
                self.answer(portal, path);
            self.listeners.page(path, &file.tag);
        }
        count
    }

    fn make(&mut self, portal: &mut Portal<'_>, paths: &[&str]) -> usize {
        // The page for addresses that do not exist is needed for them.
        let paths: Vec<&str> =
            paths.iter().map(|path| if portal.has(path) { *path } else { view::NOT_FOUND }).collect();
        if paths.is_empty() {
            return 0;
        }
        let made = portal.make(&paths, &*self.world, &mut self.rendered);
        self.note(made)
    }

    fn answer(&self, portal: &Portal<'_>, path: &str) -> Answer {
        if let Some(answer) = self.shelf.take(path) {
            return answer;
        }
        let missing = || match self.shelf.take(view::NOT_FOUND) {
            Some(Answer::Found(file)) => Some(Answer::Missing(file)),
            _ => None,
        };
        // A page that cannot be rendered stays as it was.
        let before = || self.rendered.last(path).map(Answer::Found);
        let answer = if portal.has(path) { before() } else { missing() };
        answer.unwrap_or_else(|| Answer::Broken(Arc::new(self.told.page())))
    }

    /// Notes which pages were rendered; where one could not be, tells everybody why.
    fn note(&mut self, made: Result<Vec<Freshly>, Failure>) -> usize {
        match made {
            Ok(fresh) => {
                if self.settings.explains {
                    for (path, why) in &fresh {
                        (self.settings.notes)(&Note::Rendered { path, why });
                    }
                }
                fresh.len()
            }
            Err(Failure::Template(words)) => {
                if self.told.add(codes::output::bad_template(Span::NOWHERE, &words)) {
                    self.listeners.problems(self.told.json());
                }
                0
            }
            // A file that has vanished since: the next look will say so.
            Err(Failure::Source(_) | Failure::Publish(_)) => 0,
        }
    }

    fn tell(&self, loaded: &Loaded, changed: &[String], clock: &Stopwatch, is_shown: bool) {
        (self.settings.notes)(&Note::Looked(Looked {
            changed,
            diagnostics: &loaded.diagnostics,
            files: &loaded.files,
            laps: clock.laps(),
            took: clock.total(),
            is_shown,
        }));
    }
}

/// The files that are not the same in two looks, by their paths.
fn changed(before: &Files, after: &Files) -> Vec<String> {
    let mut changed: Vec<String> = Vec::new();
    for (_, file) in after.iter() {
        let old = before.find(&file.path).and_then(|id| before.get(id));
        if old.is_none_or(|old| old.content != file.content) {
            changed.push(file.path.to_string());
        }
    }
    let gone = before.iter().filter(|(_, file)| after.find(&file.path).is_none());
    changed.extend(gone.map(|(_, file)| file.path.to_string()));
    changed
}
