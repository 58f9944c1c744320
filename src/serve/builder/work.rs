//! The work of the builder, a state of the content after the other.

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;

use jiff::civil::Date;

use super::known::Known;
use super::listeners::Listeners;
use super::orders::{Order, Waiting};
use super::portal::{Freshly, Portal, Rendered};
use super::shelf::Shelf;
use super::show::{begin, show};
use super::state::{Dress, Next, Seen, State};
use super::stumble::steadily;
use super::told::Told;
use super::{Settings, World};
use crate::diag::{Diagnostic, codes};
use crate::memo::Memo;
use crate::outputs::Failure;
use crate::render::Theme;
use crate::serve::answers::Answer;
use crate::serve::note::{Looked, Note};
use crate::source::{Files, SourceError, Span};
use crate::stopwatch::Stopwatch;
use crate::{Loaded, load_files, load_theme_again, view};

/// How many pages are made between two looks at what else is wished for.
const AT_ONCE: usize = 64;
/// How long to wait for a wish before looking whether it is still the same day.
const PAUSE: Duration = Duration::from_secs(20);

/// What the thread works with.
pub(super) struct Work {
    pub world: Box<dyn World>,
    pub settings: Settings,
    pub shelf: Arc<Shelf>,
    orders: Receiver<Order>,
    pub memo: Memo,
    rendered: Rendered,
    waiting: Waiting,
    pub listeners: Listeners,
    /// What is wrong with the content, as browsers are told.
    pub told: Told,
    /// Whether the terminal was told of it.
    is_said: bool,
    /// What was seen last.
    pub seen: Option<Known>,
    /// Why nothing could be seen since.
    pub unreadable: Option<SourceError>,
}

impl Work {
    pub fn new(
        world: Box<dyn World>,
        settings: Settings,
        shelf: Arc<Shelf>,
        orders: Receiver<Order>,
    ) -> Work {
        Work {
            world,
            rendered: Rendered::new(settings.explains),
            settings,
            shelf,
            orders,
            memo: Memo::default(),
            waiting: Waiting { look: Some(Vec::new()), ..Waiting::default() },
            listeners: Listeners::default(),
            told: Told::nothing(),
            is_said: false,
            seen: None,
            unreadable: None,
        }
    }

    /// Works until nobody wishes anything any more.
    pub fn run(self) {
        steadily(self, begin);
    }

    /// Shows the next state on a thread of its own: the one before is taken apart beside it, which takes as
    /// long as to put it together.
    pub fn go_on(self, next: Next) {
        if let Next::State(state, dress) = next {
            thread::spawn(move || steadily(self, |hand| show(hand, &state, dress)));
        }
    }

    /// Until the first state without errors there is nothing to show but what is wrong, and pages from before
    /// the program stumbled.
    pub fn wait_for_good(&mut self) -> Next {
        loop {
            if let Seen::Good(state, dress) = self.look(None) {
                return Next::State(state, dress);
            }
            let broken = Arc::new(self.told.page());
            for (path, reply) in self.waiting.asks.drain(..) {
                let before = || self.rendered.last(&path).map(Answer::Found);
                let answer = self.shelf.take(&path).or_else(before);
                reply(answer.unwrap_or_else(|| Answer::Broken(Arc::clone(&broken))));
            }
            for (path, _, listener) in std::mem::take(&mut self.waiting.listeners) {
                let tag =
                    self.rendered.last(&path).map_or_else(|| broken.tag.clone(), |file| file.tag.clone());
                self.listeners.add(&path, Some(tag), listener, self.told.json());
            }
            self.waiting.collect(&self.orders, PAUSE);
            if self.waiting.has_ended {
                return Next::End;
            }
        }
    }

    /// Looks at the content where somebody wishes that, and reads it where it or the day has changed since
    /// what is `shown` was read; otherwise the theme alone, for that may have changed.
    fn look(&mut self, shown: Option<&State>) -> Seen {
        let mut clock = Stopwatch::running();
        let is_asked = self.waiting.look.is_some();
        let looked = self.glance();
        let zone = self.seen.as_ref().map_or("Europe/Berlin", |seen| seen.zone.as_str());
        let day = self.world.today(zone);
        let is_new = match &looked {
            Ok(is_different) => {
                let is_first = is_asked && (self.seen.is_none() || self.unreadable.is_some());
                *is_different || is_first || self.seen.as_ref().is_some_and(|seen| seen.day != day)
            }
            Err(error) => self.unreadable.as_ref() != Some(error),
        };
        if !is_new {
            return Seen::Same;
        }
        self.shelf.close();
        let seen = looked.and_then(|_| self.world.content()).and_then(|files| {
            clock.lap("source");
            let is_shown = |shown: &&State| {
                shown.day == day
                    && shown.loaded.files == files
                    && shown.history_mark == self.world.history_mark()
            };
            match shown.filter(is_shown) {
                Some(shown) => self.dress(shown, clock),
                None => self.read(files, day, clock),
            }
        });
        let seen = match seen {
            Ok(seen) => {
                self.unreadable = None;
                seen
            }
            Err(error) => {
                self.miss(error);
                Seen::Bad
            }
        };
        // What was shown before goes on being shown.
        if matches!(seen, Seen::Bad) {
            self.shelf.open();
        }
        seen
    }

    /// Reads content that is not what is shown.
    fn read(&mut self, files: Files, day: Date, mut clock: Stopwatch) -> Result<Seen, SourceError> {
        let options = &self.settings.options;
        let loaded = load_files(&*self.world, files, options, Some(&mut self.memo), &mut clock)?;
        let (theme, found) = (Arc::clone(&loaded.theme), loaded.diagnostics.clone());
        let dress = self.judge(&loaded, theme, found, day, clock);
        let state = State { loaded, day, history_mark: self.world.history_mark() };
        Ok(dress.map_or(Seen::Bad, |dress| Seen::Good(Box::new(state), dress)))
    }

    /// Takes the theme anew for what is shown.
    fn dress(&mut self, shown: &State, mut clock: Stopwatch) -> Result<Seen, SourceError> {
        let State { loaded, day, .. } = shown;
        let (theme, found) = load_theme_again(&*self.world, &self.settings.options, &self.memo, loaded)?;
        clock.lap("theme");
        let dress = self.judge(loaded, theme, found, *day, clock);
        Ok(dress.map_or(Seen::Bad, Seen::Dressed))
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
        if glance.is_different && !glance.is_history && !is_announced && self.seen.is_some() {
            (self.settings.unannounced)();
        }
        Ok(glance.is_different)
    }

    /// Whether what was read can be shown in a theme, after what was `found` wrong with both; if not, says so
    /// to everybody.
    fn judge(
        &mut self,
        loaded: &Loaded,
        theme: Arc<Theme>,
        mut found: Vec<Diagnostic>,
        day: Date,
        clock: Stopwatch,
    ) -> Option<Dress> {
        let before = self.seen.take();
        let changed = before.map(|seen| loaded.files.changed_since(&seen.files)).unwrap_or_default();
        let zone =
            loaded.model.portal().map_or("Europe/Berlin", |portal| portal.time_zone.as_str()).to_owned();
        self.seen = Some(Known { files: loaded.files.clone(), day, zone });
        let renderer = theme.renderer();
        if let Err(words) = &renderer {
            found.push(codes::output::bad_template(Span::NOWHERE, words));
        }
        let is_bad = found.iter().any(Diagnostic::is_error);
        let folder = self.settings.live.as_ref().map_or("", |live| live.folder.as_str());
        self.told = Told::new(loaded, found, folder, &self.told);
        self.is_said = false;
        if let (Ok(renderer), false) = (renderer, is_bad || loaded.model.portal().is_none()) {
            return Some(Dress { theme, renderer, changed, clock });
        }
        self.tell(loaded, &changed, &clock, false);
        self.listeners.problems(self.told.json());
        None
    }

    /// Fulfils wishes, and makes the other pages in between, until there is a newer state. `count` pages
    /// were rendered before.
    pub fn keep(
        &mut self,
        shown: &State,
        portal: &mut Portal<'_>,
        mut count: usize,
        clock: &Stopwatch,
    ) -> Next {
        let mut is_settled = false;
        loop {
            self.waiting.collect(&self.orders, if is_settled { PAUSE } else { Duration::ZERO });
            if self.waiting.has_ended {
                return Next::End;
            }
            match self.look(Some(shown)) {
                Seen::Good(state, dress) => return Next::State(state, dress),
                Seen::Dressed(dress) => return Next::Dress(dress),
                Seen::Same | Seen::Bad => {}
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
    pub fn fulfil(&mut self, portal: &mut Portal<'_>) -> usize {
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
    pub fn refresh(&mut self, portal: &mut Portal<'_>, paths: &[String]) -> usize {
        let count = self.make(portal, &paths.iter().map(String::as_str).collect::<Vec<_>>());
        for path in paths {
            let (Answer::Found(file) | Answer::Missing(file) | Answer::Broken(file)) =
                self.answer(portal, path);
            self.listeners.page(path, &file.tag);
        }
        count
    }

    pub fn make(&mut self, portal: &mut Portal<'_>, paths: &[&str]) -> usize {
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
        // A page that cannot be rendered stays as it was.
        let before = || self.rendered.last(path).map(Answer::Found);
        let missing = || match self.shelf.take(view::NOT_FOUND) {
            Some(Answer::Found(file)) => Some(Answer::Missing(file)),
            _ => self.rendered.last(view::NOT_FOUND).map(Answer::Missing),
        };
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
                let found = codes::output::bad_template(Span::NOWHERE, &words);
                if self.told.add(found.clone()) {
                    self.listeners.problems(self.told.json());
                    if self.is_said {
                        (self.settings.notes)(&Note::Unrenderable(&found));
                    }
                }
                0
            }
            // A file that has vanished since: the next look will say so.
            Err(Failure::Source(_) | Failure::Publish(_)) => 0,
        }
    }

    pub fn tell(&mut self, loaded: &Loaded, changed: &[String], clock: &Stopwatch, is_shown: bool) {
        self.is_said = true;
        (self.settings.notes)(&Note::Looked(Looked {
            changed,
            diagnostics: self.told.found(),
            files: &loaded.files,
            laps: clock.laps(),
            took: clock.total(),
            is_shown,
        }));
    }
}
