//! What the builder is asked for, by the server and by whoever watches the files.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::time::Duration;

use crate::serve::answers::{Listener, Reply};

/// A wish.
pub(super) enum Order {
    /// Look again: something may have changed, these paths above all; and whether there was a reason for it.
    Look(Vec<PathBuf>, bool),
    /// The file of a path.
    Ask(String, Reply),
    /// To be told what concerns the page of a path, which is shown with this tag.
    Listen(String, Option<String>, Listener),
    /// No more.
    End,
}

/// The wishes that have come in and are not yet fulfilled, the most urgent kind first.
#[derive(Default)]
pub(super) struct Waiting {
    /// Whether to look again, and at what above all.
    pub look: Option<Vec<PathBuf>>,
    /// Whether there was a reason for that.
    pub is_announced: bool,
    /// Files that are asked for.
    pub asks: Vec<(String, Reply)>,
    /// Browsers that want to be told.
    pub listeners: Vec<(String, Option<String>, Listener)>,
    /// Whether it is over.
    pub has_ended: bool,
}

impl Waiting {
    /// Takes in all that has come since; waits for the first of it at most so long, unless a look is due.
    pub fn collect(&mut self, orders: &Receiver<Order>, wait: Duration) {
        if wait > Duration::ZERO && self.look.is_none() {
            match orders.recv_timeout(wait) {
                Ok(order) => self.take(order),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => self.has_ended = true,
            }
        }
        loop {
            match orders.try_recv() {
                Ok(order) => self.take(order),
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => {
                    self.has_ended = true;
                    return;
                }
            }
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Look(paths, is_announced) => {
                self.look.get_or_insert_default().extend(paths);
                self.is_announced |= is_announced;
            }
            Order::Ask(path, reply) => self.asks.push((path, reply)),
            Order::Listen(path, tag, listener) => self.listeners.push((path, tag, listener)),
            Order::End => self.has_ended = true,
        }
    }
}

/// Where wishes are put in.
pub(super) type Orders = Sender<Order>;
