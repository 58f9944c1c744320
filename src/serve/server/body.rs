//! What is sent: a text, a file out of the memory that holds it, or events as they come.

use std::convert::Infallible;
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hyper::body::{Body as Sent, Bytes, Frame, SizeHint};

use super::connections::Answering;
use super::events::Events;
use crate::serve::answers::File;

/// The body of an answer.
#[derive(Debug)]
pub(super) struct Body {
    content: Content,
    /// Says until the end that the connection is busy.
    answering: Option<Answering>,
}

#[derive(Debug)]
enum Content {
    Bytes(Bytes),
    Events(Events),
}

/// A file lends its bytes; they are never copied.
struct Lent(Arc<File>);

impl AsRef<[u8]> for Lent {
    fn as_ref(&self) -> &[u8] {
        &self.0.bytes
    }
}

impl Body {
    /// Nothing.
    pub(super) fn empty() -> Body {
        Body::of(Content::Bytes(Bytes::new()))
    }

    /// A text.
    pub(super) fn text(text: String) -> Body {
        Body::of(Content::Bytes(text.into()))
    }

    /// A part of a file, which must lie in it.
    pub(super) fn part(file: &Arc<File>, part: Range<usize>) -> Body {
        let part = part.start.min(file.bytes.len())..part.end.min(file.bytes.len());
        Body::of(Content::Bytes(Bytes::from_owner(Lent(Arc::clone(file))).slice(part)))
    }

    /// Events.
    pub(super) fn events(events: Events) -> Body {
        Body::of(Content::Events(events))
    }

    fn of(content: Content) -> Body {
        Body { content, answering: None }
    }

    /// Says that the connection is busy until all of the body is sent.
    pub(super) fn hold(&mut self, answering: Answering) {
        self.answering = Some(answering);
    }
}

impl Sent for Body {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let bytes = match &mut self.get_mut().content {
            Content::Bytes(bytes) if bytes.is_empty() => None,
            Content::Bytes(bytes) => Some(std::mem::take(bytes)),
            Content::Events(events) => match events.poll_next(context) {
                Poll::Ready(bytes) => bytes,
                Poll::Pending => return Poll::Pending,
            },
        };
        Poll::Ready(bytes.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(&self.content, Content::Bytes(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Content::Events(_) => SizeHint::default(),
        }
    }
}
