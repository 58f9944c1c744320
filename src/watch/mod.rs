//! Says when folders are worth another look: at once where the system announces changes, every now and then
//! where it does not.
//!
//! Announcements are never believed to be complete or right. They only say that somebody should look; what
//! has changed is for the look to find out. Every two seconds a look is asked for without any announcement,
//! and where such a look finds something, announcements are no longer relied upon.

// This module listens to the file system and to the clock.
#![allow(clippy::disallowed_methods)]

mod burst;
mod ears;
mod mounts;
mod reason;
mod rounds;
mod settle;

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

pub use reason::Reason;
use rounds::Rounds;
pub use settle::settled;

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum How {
    /// By the announcements of the system, as long as they come.
    #[default]
    Auto,
    /// By looking again and again.
    Poll,
}

/// What a watch says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// Something may have changed: look again.
    Look {
        /// What is said to have changed: absolute paths, links resolved; a hint and nothing more.
        paths: Vec<PathBuf>,
        /// Whether there was a reason to look. A look without one that finds a change anyway is to be
        /// reported by [`Watch::found_unannounced`].
        is_announced: bool,
    },
    /// From now on looks are asked for every 300 milliseconds; said once.
    Polling(Reason),
}

/// Watches folders until it is dropped.
#[derive(Debug)]
pub struct Watch {
    inbox: Sender<Message>,
    thread: Option<JoinHandle<()>>,
}

/// What reaches the thread of a watch.
#[derive(Debug)]
enum Message {
    /// The system has announced something.
    Event(notify::Result<notify::Event>),
    /// A look without a reason has found a change.
    Unannounced,
    /// The watch was dropped.
    Stop,
}

/// Watches folders, which need not be there yet, with all that is in them. Once it is sure to hear of
/// changes it asks for a first look. `changed` may take its time: what happens meanwhile is said afterwards.
pub fn watch(
    folders: Vec<PathBuf>,
    how: How,
    changed: impl Fn(Trigger) + Send + 'static,
) -> io::Result<Watch> {
    let (inbox, messages) = mpsc::channel();
    let folders = folders.iter().map(std::path::absolute).collect::<io::Result<Vec<_>>>()?;
    let ears = inbox.clone();
    let rounds = move || Rounds::new(messages, changed).run(&folders, how, ears);
    let thread = thread::Builder::new().name("watch".to_owned()).spawn(rounds)?;
    Ok(Watch { inbox, thread: Some(thread) })
}

impl Watch {
    /// A look that was asked for without a reason has found a change.
    pub fn found_unannounced(&self) {
        // Without a thread there is nobody left to care.
        let _ = self.inbox.send(Message::Unannounced);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.inbox.send(Message::Stop);
        let own = self.thread.take().filter(|thread| thread.thread().id() != thread::current().id());
        if let Some(thread) = own {
            let _ = thread.join();
        }
    }
}
