//! Server-sent events: what a browser is told while it shows a page.

use std::fmt::Write;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::Bytes;
use tokio::sync::mpsc::{self, Receiver};
use tokio::time::{Instant, Sleep, sleep};

use crate::serve::answers::{Event, Listener};

/// How many events may wait for a browser that takes none. With more it is cut, comes again, and is told
/// what has changed since.
const WAITING: usize = 64;

/// The beginning: how soon a browser comes again when the server was away, and something to be sent at
/// once, so that it knows that it is connected.
const BEGINNING: &str = "retry: 500\n\n: hello\n\n";
/// Nothing has happened.
const HEARTBEAT: &str = ":\n\n";

/// The events of one browser, as they are sent.
#[derive(Debug)]
pub(super) struct Events {
    has_begun: bool,
    waiting: Receiver<Event>,
    heartbeat: Duration,
    next: Pin<Box<Sleep>>,
}

impl Events {
    /// Events, and the listener who takes them from whoever knows of them.
    pub(super) fn new(heartbeat: Duration) -> (Events, Listener) {
        let (sender, waiting) = mpsc::channel(WAITING);
        let listener = Box::new(move |event| sender.try_send(event).is_ok());
        (Events { has_begun: false, waiting, heartbeat, next: Box::pin(sleep(heartbeat)) }, listener)
    }

    /// The next bytes to be sent; the end where nobody will say anything any more.
    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Bytes>> {
        if !self.has_begun {
            self.has_begun = true;
            return Poll::Ready(Some(Bytes::from_static(BEGINNING.as_bytes())));
        }
        let bytes = match self.waiting.poll_recv(context) {
            Poll::Ready(None) => return Poll::Ready(None),
            Poll::Ready(Some(event)) => written(&event).into(),
            Poll::Pending if self.next.as_mut().poll(context).is_ready() => {
                Bytes::from_static(HEARTBEAT.as_bytes())
            }
            Poll::Pending => return Poll::Pending,
        };
        self.next.as_mut().reset(Instant::now() + self.heartbeat);
        Poll::Ready(Some(bytes))
    }
}

/// An event as browsers read it.
fn written(event: &Event) -> String {
    let mut text = format!("event: {}\n", event.name);
    for line in event.data.lines() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "data: {line}");
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_ends_with_an_empty_line() {
        let event = |data: &str| written(&Event { name: "page", data: data.to_owned() });
        assert_eq!(event("{\"a\":1}"), "event: page\ndata: {\"a\":1}\n\n");
        assert_eq!(event("a\nb"), "event: page\ndata: a\ndata: b\n\n");
    }
}
