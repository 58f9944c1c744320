//! Makes the pages of the preview, on a thread of its own: looks at the content, walks the street, holds
//! the last state without errors, and fulfils wishes in the order of their urgency: a look first, then
//! what somebody asks for, then the pages that somebody looks at, then all others.
//!
//! A request that comes while the content is read waits for the new page. What has errors is told, and never shown.
//! While one state is shown, the one before is taken apart on its own thread, for that takes as long as putting it
//! together.

mod known;
mod listeners;
mod orders;
mod portal;
mod shelf;
mod show;
mod state;
mod stumble;
mod told;
mod work;

use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::answers::{Answers, Listener, Reply};
use super::note::Notes;
use super::world::World;
use crate::Options;

use orders::{Order, Orders};
use shelf::Shelf;
use work::Work;

/// The counter of the thread that makes the pages. When it is dropped the thread ends with what it is at;
/// nobody waits for that.
#[derive(Debug)]
pub struct Builder {
    shelf: Arc<Shelf>,
    orders: Mutex<Orders>,
}

/// What is asked of the thread, beside the content.
pub struct Settings {
    /// As of when, with which theme.
    pub options: Options,
    /// What pages have in a preview that they do not have in a build.
    pub live: Option<Live>,
    /// Whether it is to be said why pages are rendered.
    pub explains: bool,
    /// Who is told what happens.
    pub notes: Notes,
    /// Called where a look without a reason has found a change.
    pub unannounced: Box<dyn Fn() + Send>,
}

/// What pages have in a preview that they do not have in a build.
#[derive(Debug, Clone)]
pub struct Live {
    /// The address of the script that keeps them as the content is.
    pub script: &'static str,
    /// The absolute path of the content folder, for links into the editor.
    pub folder: String,
}

/// Where looks are asked for.
#[derive(Debug, Clone)]
pub struct Looks(Orders);

impl Looks {
    /// Something may have changed, these paths above all. Not announced is what is asked for without a reason.
    pub fn look(&self, named: Vec<PathBuf>, is_announced: bool) {
        // Where the thread has ended, nobody is left to look.
        let _ = self.0.send(Order::Look(named, is_announced));
    }
}

impl Builder {
    /// Starts the thread, which looks at the content at once.
    pub fn start(world: Box<dyn World>, settings: Settings) -> Builder {
        let shelf = Arc::new(Shelf::default());
        let (orders, wishes) = mpsc::channel();
        let work = Work::new(world, settings, Arc::clone(&shelf), wishes);
        thread::spawn(move || work.run());
        Builder { shelf, orders: Mutex::new(orders) }
    }

    /// Where looks are asked for.
    pub fn looks(&self) -> Looks {
        Looks(self.orders().clone())
    }

    fn order(&self, order: Order) {
        // Where the thread has ended, nobody is left to be answered.
        let _ = self.orders().send(order);
    }

    fn orders(&self) -> MutexGuard<'_, Orders> {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Answers for Builder {
    fn ask(&self, path: &str, reply: Reply) {
        match self.shelf.take(path) {
            Some(answer) => reply(answer),
            None => self.order(Order::Ask(path.to_owned(), reply)),
        }
    }

    fn listen(&self, path: &str, tag: Option<&str>, listener: Listener) {
        self.order(Order::Listen(path.to_owned(), tag.map(str::to_owned), listener));
    }
}

impl Drop for Builder {
    fn drop(&mut self) {
        self.order(Order::End);
    }
}
