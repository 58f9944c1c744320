//! The thread of a watch: it waits for announcements and for its own times, and asks for looks.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::burst::Burst;
use super::ears::{self, Ears};
use super::{How, Message, Reason, Trigger, mounts};

/// How often a look is asked for without a reason, where changes are announced.
const NET: Duration = Duration::from_secs(2);
/// How often, where they are not.
const POLL: Duration = Duration::from_millis(300);
/// How long after a new folder what was in it from the start is looked for.
const ECHO: Duration = Duration::from_millis(100);
/// How long an announcement may come after the change was found.
const GRACE: Duration = Duration::from_millis(100);

/// The state between two announcements.
pub struct Rounds<F> {
    messages: Receiver<Message>,
    changed: F,
    ears: Option<Ears>,
    /// How long after a look the next one is asked for.
    interval: Duration,
    /// When that is.
    next: Instant,
    /// What is being announced.
    burst: Option<Burst>,
    /// When to look once more because of a new folder.
    echo: Option<Instant>,
    /// When it is sure that a change that was found has not been announced.
    doubt: Option<Instant>,
    /// Whether the ears have to be put to the folders again.
    is_shaken: bool,
    /// Whether something has been announced since a look was last asked for without a reason.
    has_heard: bool,
}

impl<F: Fn(Trigger)> Rounds<F> {
    /// A watch that has not begun.
    pub fn new(messages: Receiver<Message>, changed: F) -> Rounds<F> {
        Rounds {
            messages,
            changed,
            ears: None,
            interval: NET,
            next: Instant::now(),
            burst: None,
            echo: None,
            doubt: None,
            is_shaken: true,
            has_heard: true,
        }
    }

    /// Watches until the watch is dropped.
    pub fn run(mut self, folders: &[PathBuf], how: How, inbox: Sender<Message>) {
        let silent = || folders.iter().find_map(|folder| mounts::silent_file_system(folder));
        match how {
            How::Poll => self.poll(Reason::Asked),
            How::Auto => match Ears::new(folders, inbox) {
                Ok(ears) => self.ears = Some(ears),
                Err(error) => self.poll(error.into()),
            },
        }
        if how == How::Auto
            && let Some(kind) = silent()
        {
            self.poll(Reason::FileSystem(kind));
        }
        self.attach();
        self.ask(Vec::new(), true);
        loop {
            let now = Instant::now();
            let due = self.due();
            if due <= now {
                self.on_time(now);
                continue;
            }
            match self.messages.recv_timeout(due - now) {
                Ok(Message::Event(event)) => self.hear(event),
                Ok(Message::Unannounced) => self.wonder(),
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// When something is to be done next.
    fn due(&self) -> Instant {
        let look = self.burst.as_ref().map_or(self.next, Burst::due);
        [self.echo, self.doubt].into_iter().flatten().fold(look, Instant::min)
    }

    fn on_time(&mut self, now: Instant) {
        let is_due = |time: Option<Instant>| time.is_some_and(|time| time <= now);
        if is_due(self.doubt) {
            self.doubt = None;
            self.poll(Reason::Unannounced);
        }
        if is_due(self.burst.as_ref().map(Burst::due)) {
            self.attach();
            let paths = self.burst.take().map(Burst::into_paths);
            self.ask(paths.unwrap_or_default(), true);
        } else if is_due(self.echo) {
            self.echo = None;
            self.attach();
            self.ask(Vec::new(), true);
        } else if self.burst.is_none() && is_due(Some(self.next)) {
            let is_announced = self.attach();
            self.has_heard = false;
            self.ask(Vec::new(), is_announced);
        }
    }

    /// Asks for a look.
    fn ask(&mut self, paths: Vec<PathBuf>, is_announced: bool) {
        (self.changed)(Trigger::Look { paths, is_announced });
        self.next = Instant::now() + self.interval;
    }

    /// Something was announced.
    fn hear(&mut self, event: notify::Result<notify::Event>) {
        let now = Instant::now();
        let event = match event {
            Ok(event) => event,
            Err(error) => {
                self.is_shaken = true;
                self.burst.get_or_insert_with(|| Burst::new(now));
                if matches!(error.kind, notify::ErrorKind::MaxFilesWatch) {
                    self.poll(Reason::Limit);
                }
                return;
            }
        };
        let Some(ears) = self.ears.as_ref().filter(|ears| ears.concerns(&event)) else { return };
        self.is_shaken |= ears.is_shaken(&event);
        self.has_heard = true;
        self.doubt = None;
        if ears::is_new_folder(&event) {
            self.echo = Some(now + ECHO);
        }
        self.burst.get_or_insert_with(|| Burst::new(now)).add(event, now);
    }

    /// A look without a reason has found something. Its announcement may still be under way.
    fn wonder(&mut self) {
        if self.interval != POLL && !self.has_heard {
            self.doubt.get_or_insert(Instant::now() + GRACE);
        }
    }

    /// Puts the ears to folders that have come, and says whether there are any.
    fn attach(&mut self) -> bool {
        let Some(ears) = &mut self.ears else { return false };
        let attached = ears.attach(std::mem::take(&mut self.is_shaken));
        if attached.is_unfinished {
            self.echo = Some(Instant::now() + ECHO);
        }
        if let Some(reason) = attached.problem {
            self.poll(reason);
        }
        attached.is_new
    }

    /// Relies on announcements no longer; those that come are welcome.
    fn poll(&mut self, reason: Reason) {
        if self.interval != POLL {
            self.interval = POLL;
            self.next = self.next.min(Instant::now() + POLL);
            (self.changed)(Trigger::Polling(reason));
        }
    }
}
