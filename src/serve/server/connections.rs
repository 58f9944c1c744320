//! Which connections are open, and which of them goes when there are too many.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::rc::{Rc, Weak};

use tokio::task::AbortHandle;

/// All connections that are open, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Connections {
    open: RefCell<BTreeMap<u64, Open>>,
    next: Cell<u64>,
}

#[derive(Debug)]
struct Open {
    task: AbortHandle,
    /// How many answers are on their way.
    answers: Rc<Cell<usize>>,
}

impl Connections {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.open.borrow().len()
    }

    /// Makes a task of a connection. It begins when the caller waits for something.
    pub(super) fn open<F>(self: &Rc<Self>, connection: impl FnOnce(State) -> F)
    where
        F: Future<Output = ()> + 'static,
    {
        let number = self.next.get();
        self.next.set(number + 1);
        let answers = Rc::new(Cell::new(0));
        let state = State { number, answers: Rc::clone(&answers), all: Rc::downgrade(self) };
        let task = tokio::task::spawn_local(connection(state)).abort_handle();
        self.open.borrow_mut().insert(number, Open { task, answers });
    }

    /// Cuts connections until there are no more than so many: the oldest on which nothing is answered;
    /// if there is none, the oldest of all.
    pub(super) fn cut_to(&self, most: usize) {
        let mut open = self.open.borrow_mut();
        while open.len() > most {
            let idle = open.iter().find(|(_, open)| open.answers.get() == 0);
            let oldest = idle.or_else(|| open.iter().next()).map(|(number, _)| *number);
            if let Some(cut) = oldest.and_then(|number| open.remove(&number)) {
                cut.task.abort();
            }
        }
    }
}

/// What a connection says of itself. When it is dropped, the connection has ended, however it did.
#[derive(Debug)]
pub(super) struct State {
    number: u64,
    answers: Rc<Cell<usize>>,
    all: Weak<Connections>,
}

impl State {
    /// Says that an answer is on its way, for as long as what is returned lives.
    pub(super) fn answering(&self) -> Answering {
        self.answers.set(self.answers.get() + 1);
        Answering(Rc::clone(&self.answers))
    }
}

impl Drop for State {
    fn drop(&mut self) {
        if let Some(all) = self.all.upgrade() {
            all.open.borrow_mut().remove(&self.number);
        }
    }
}

/// An answer is on its way while this lives.
#[derive(Debug)]
pub(super) struct Answering(Rc<Cell<usize>>);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.set(self.0.get().saturating_sub(1));
    }
}
