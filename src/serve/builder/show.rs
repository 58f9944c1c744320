//! Shows a state of the content, in one dress after the other.

use std::sync::Arc;

use super::portal::Portal;
use super::state::{Dress, Next, State};
use super::work::Work;
use crate::insight::{self, Insight, Today};
use crate::model::Audience;
use crate::outputs::Outputs;
use crate::view::{self, Site};

/// Waits for the first state, and shows it.
pub(super) fn begin(hand: &mut Option<Work>) {
    let Some(work) = hand else { return };
    let next = work.wait_for_good();
    pass_on(hand, next);
}

/// Shows a state until there is a newer one without errors.
pub(super) fn show(hand: &mut Option<Work>, state: &State, mut dress: Dress) {
    let Some(work) = hand else { return };
    let loaded = &state.loaded;
    let Some(today) = Today::new(&loaded.model, loaded.as_of, Audience::Team) else {
        return begin(hand);
    };
    let base_url = loaded.base_url.as_deref();
    // What stands in the way of the history is for a build to say.
    let horizon = insight::history::horizon(loaded.as_of, &today.portal.time_zone);
    let history = work.world.history(&horizon).ok().flatten();
    let insight = Insight::new(today)
        .with_history(history.as_deref(), &loaded.files)
        .with_outdated(loaded.outdated.clone());
    let mut site = Site::of(insight, &loaded.files, base_url, loaded.layout.clone());
    // The preview shows the portal at its root, wherever it is published.
    "/".clone_into(&mut site.base_path);
    if work.settings.live.is_some() {
        site.edit_url = Some(work.told.edit_url());
    }
    dress.clock.lap("insight");
    let next = loop {
        match show_in(work, state, &site, dress) {
            Next::Dress(other) => dress = other,
            next => break next,
        }
    };
    pass_on(hand, next);
}

/// Shows a state in a theme until one of them is another one.
fn show_in(work: &mut Work, state: &State, site: &Site<'_>, dress: Dress) -> Next {
    let Dress { theme, renderer, changed, mut clock } = dress;
    let live = work.settings.live.as_ref().map(|live| live.script);
    let outputs = Outputs::new(site, &theme, &renderer, live);
    // The world is looked at again while this state is still shown: attachments come from the disk.
    let kept = Arc::clone(&work.shelf);
    let mut portal = Portal::new(&outputs, &renderer, &kept);
    let assets = kept.renew(outputs.assets());
    work.make(&mut portal, &assets.iter().map(String::as_str).collect::<Vec<_>>());
    kept.open();
    let shown: Vec<String> = work.listeners.paths();
    let mut count = work.fulfil(&mut portal);
    count += work.refresh(&mut portal, &shown);
    clock.lap("view, render");
    work.tell(&state.loaded, &changed, &clock, true);
    work.listeners.problems(work.told.json());
    if let [file] = changed.as_slice()
        && let Some(page) = view::page_of_file(&state.loaded.model, file)
    {
        work.listeners.follow(&page);
    }
    work.keep(state, &mut portal, count, &clock)
}

/// Goes on with the next state. After that, the hand is empty.
fn pass_on(hand: &mut Option<Work>, next: Next) {
    if let Some(work) = hand.take() {
        work.go_on(next);
    }
}
