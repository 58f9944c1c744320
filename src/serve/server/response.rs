//! Answers as browsers read them: status, headers, body.

use std::sync::Arc;

use hyper::header::{
    self, ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, LOCATION, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use hyper::http::HeaderMap;
use hyper::{Method, Response, StatusCode};

use super::body::Body;
use super::conditions::{Wanted, wanted};
use super::connections::Answering;
use super::events::Events;
use super::media_type;
use super::refusal::Refusal;
use crate::locale::Language;
use crate::render;
use crate::serve::answers::File;

/// Keeps other sites from showing or running something of the preview inside of their pages.
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// An answer on its way.
#[derive(Debug)]
pub(super) struct Answered(Response<Body>);

impl Answered {
    fn new(status: StatusCode, media_type: &'static str, length: Option<usize>, body: Body) -> Answered {
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        // As a published portal, and the page may listen for events.
        let policy = format!("{}; connect-src 'self'", render::CONTENT_POLICY);
        for (name, value) in [
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (REFERRER_POLICY, "no-referrer"),
            (RESOURCE_POLICY, "same-origin"),
            (CACHE_CONTROL, "no-cache"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        let mut answered = Answered(response);
        answered.set(CONTENT_SECURITY_POLICY, &policy);
        if !media_type.is_empty() {
            answered.set(CONTENT_TYPE, media_type);
        }
        if let Some(length) = length {
            answered.set(CONTENT_LENGTH, &length.to_string());
        }
        answered
    }

    /// A file that was found: all of it or the part that is wanted.
    pub(super) fn file(file: &Arc<File>, method: &Method, asked: &HeaderMap) -> Answered {
        let (media_type, length) = (media_type::of(&file.path), file.bytes.len());
        let tag = format!("\"{}\"", file.tag);
        let mut answered = match wanted(method, asked, &tag, length) {
            Wanted::Whole => {
                Answered::new(StatusCode::OK, media_type, Some(length), Body::part(file, 0..length))
            }
            Wanted::Nothing => Answered::new(StatusCode::NOT_MODIFIED, "", None, Body::empty()),
            Wanted::Part(part) => {
                let range = format!("bytes {}-{}/{length}", part.start, part.end.saturating_sub(1));
                let (status, length) = (StatusCode::PARTIAL_CONTENT, Some(part.len()));
                let mut answered = Answered::new(status, media_type, length, Body::part(file, part));
                answered.set(CONTENT_RANGE, &range);
                answered
            }
            Wanted::Outside => {
                let status = StatusCode::RANGE_NOT_SATISFIABLE;
                let mut answered = Answered::new(status, "", Some(0), Body::empty());
                answered.set(CONTENT_RANGE, &format!("bytes */{length}"));
                answered
            }
        };
        answered.set(ETAG, &tag);
        answered.set(ACCEPT_RANGES, "bytes");
        answered
    }

    /// A page that stands in for the one asked for: never the same as what was asked for, so it has no tag.
    pub(super) fn stand_in(status: StatusCode, file: &Arc<File>) -> Answered {
        let length = file.bytes.len();
        Answered::new(status, media_type::of(&file.path), Some(length), Body::part(file, 0..length))
    }

    /// The same with a slash at its end, so that links of the page lead where they should.
    pub(super) fn moved(to: &str) -> Answered {
        let mut answered = Answered::new(StatusCode::TEMPORARY_REDIRECT, "", Some(0), Body::empty());
        answered.set(LOCATION, to);
        answered
    }

    /// Events, until the browser goes.
    pub(super) fn events(events: Option<Events>) -> Answered {
        let body = events.map_or_else(Body::empty, Body::events);
        Answered::new(StatusCode::OK, "text/event-stream; charset=utf-8", None, body)
    }

    /// A sentence for whoever is refused.
    pub(super) fn refused(refusal: &Refusal, language: Language) -> Answered {
        let text = format!("{}\n", refusal.words.get(language));
        let (media_type, length) = ("text/plain; charset=utf-8", Some(text.len()));
        let mut answered = Answered::new(refusal.status, media_type, length, Body::text(text));
        match refusal.status {
            StatusCode::METHOD_NOT_ALLOWED => answered.set(ALLOW, "GET, HEAD"),
            // What is sent along is not read, so nothing behind it can be either.
            StatusCode::PAYLOAD_TOO_LARGE => answered.set(CONNECTION, "close"),
            _ => {}
        }
        answered
    }

    /// Sets a header; one that cannot be sent is left out.
    fn set(&mut self, name: header::HeaderName, value: &str) {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.0.headers_mut().insert(name, value);
        }
    }

    /// The answer, with word for the connection that it is on its way.
    pub(super) fn held_with(mut self, answering: Answering) -> Response<Body> {
        self.0.body_mut().hold(answering);
        self.0
    }
}
