//! The preview: the portal as the content stands now, shown to browsers on this machine while somebody
//! edits. Everything is answered from memory; nothing is written to the disk.
//!
//! Three threads of work meet here. `watch` says that something may have changed; the [`builder`] walks the
//! street again and holds the pages ([`answers`] is its counter); the [`server`] speaks HTTP with browsers.
//!
//! `serve/live/` stands in pages of the preview alone. `live.js` listens for three events: `page` (the tag of what
//! is to be shown; another one than that of what is shown is fetched and patched in), `problems`
//! (`serve/problems.rs` as JSON) and `follow` (the page of the edited file). Patching (`patch.js`) leaves equal
//! nodes alone and never moves one, so that focus, selection, scroll position and what is open stay; scripts of a
//! page run again where its `main` was written anew. A script of the theme therefore begins by ending its run
//! before: an event of its own name, an `AbortController` for all that it listens to. What the preview shows itself
//! stands in a shadow tree: no theme touches it, and it touches no theme.

pub mod answers;
pub mod broken;
pub mod builder;
pub mod editor;
mod folder;
pub mod note;
mod options;
pub mod problems;
pub mod server;
pub mod world;

use std::io;
use std::path;
use std::sync::{Arc, OnceLock};

pub use folder::Folder;
pub use options::Options;
pub use server::is_host;

use crate::read::Bodies;
use crate::source::Disk;
use crate::watch::{self, How, Trigger, Watch};
use builder::{Builder, Live, Settings};
use note::{Note, Notes};
use server::Server;

/// The script of the preview, as pages name it.
pub const LIVE: &str = "/.leitstand/live.js";

/// Shows the portal until somebody ends the program.
pub fn run(content: Disk, options: &Options, server: Server, notes: Notes) -> io::Result<()> {
    let (builder, _watch) = start(content, options, notes)?;
    server.run_until(Arc::new(builder), server::ended());
    Ok(())
}

/// Starts whatever makes the pages, and whatever says when to look at the content.
pub fn start(content: Disk, options: &Options, notes: Notes) -> io::Result<(Builder, Arc<OnceLock<Watch>>)> {
    let folders = vec![content.content_folder().to_owned(), content.themes()];
    let watch: Arc<OnceLock<Watch>> = Arc::default();
    let watched = Arc::clone(&watch);
    let folder = path::absolute(content.content_folder())?;
    let settings = Settings {
        options: crate::Options { bodies: Bodies::Located, ..options.site.clone() },
        live: Some(Live { script: LIVE, folder: folder.to_string_lossy().into_owned() }),
        explains: options.timings,
        notes: Arc::clone(&notes),
        unannounced: Box::new(move || {
            if let Some(watch) = watched.get() {
                watch.found_unannounced();
            }
        }),
    };
    let builder = Builder::start(Box::new(Folder::new(content)), settings);
    let looks = builder.looks();
    let changed = move |trigger| match trigger {
        Trigger::Look { paths, is_announced } => looks.look(paths, is_announced),
        Trigger::Polling(reason) => notes(&Note::Polling(&reason)),
    };
    let how = if options.poll { How::Poll } else { How::Auto };
    let _ = watch.set(watch::watch(folders, how, changed)?);
    Ok((builder, watch))
}
