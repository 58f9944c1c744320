//! One request, one answer.

use std::sync::Arc;

use hyper::body::{Body as _, Incoming};
use hyper::{Method, Request, StatusCode};
use tokio::sync::oneshot;

use super::Limits;
use super::admission::{Admission, OWN};
use super::events::Events;
use super::refusal::Refusal;
use super::response::Answered;
use super::target;
use crate::locale::Language;
use crate::serve::answers::{Answer, Answers, File};

/// What the preview adds to pages: part of the program, not of the portal.
const OWN_FILES: [(&str, &str); 3] = [
    ("live.js", concat!(include_str!("../live/patch.js"), include_str!("../live/live.js"))),
    ("live.css", include_str!("../live/live.css")),
    ("page.css", include_str!("../live/page.css")),
];

/// What is needed to answer.
#[derive(Debug)]
pub(super) struct Handler {
    answers: Arc<dyn Answers>,
    admission: Admission,
    own_files: Vec<Arc<File>>,
    language: Language,
    limits: Limits,
}

impl Handler {
    /// Answers with what `answers` has.
    pub(super) fn new(
        answers: Arc<dyn Answers>,
        admission: Admission,
        language: Language,
        limits: Limits,
    ) -> Handler {
        let own_files = OWN_FILES.map(|(path, text)| {
            let tag = blake3::hash(text.as_bytes()).to_hex().chars().take(16).collect();
            Arc::new(File { path: path.to_owned(), bytes: text.into(), tag })
        });
        Handler { answers, admission, own_files: own_files.to_vec(), language, limits }
    }

    /// Answers a request, with a sentence where nothing is given.
    pub(super) async fn answer(&self, request: &Request<Incoming>) -> Answered {
        let answered = self.try_answer(request).await;
        answered.unwrap_or_else(|refusal| Answered::refused(&refusal, self.language))
    }

    async fn try_answer(&self, request: &Request<Incoming>) -> Result<Answered, Refusal> {
        self.admission.admit(request)?;
        if !request.body().is_end_stream() {
            return Err(Refusal::body());
        }
        if ![Method::GET, Method::HEAD].contains(request.method()) {
            return Err(Refusal::method());
        }
        match request.uri().path().strip_prefix(OWN) {
            Some(name) => self.own(name, request),
            None => self.page(request).await,
        }
    }

    /// Something of the portal.
    async fn page(&self, request: &Request<Incoming>) -> Result<Answered, Refusal> {
        let path = target::output_path(request.uri().path()).ok_or_else(Refusal::malformed_target)?;
        let answer = self.ask(&path).await?;
        let is_folder = matches!(answer, Answer::Missing(_)) && !path.ends_with("/index.html") && {
            let index = format!("{path}/index.html");
            matches!(self.ask(&index).await?, Answer::Found(_))
        };
        if is_folder {
            let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
            return Ok(Answered::moved(&format!("{}/{query}", request.uri().path())));
        }
        Ok(match answer {
            Answer::Found(file) => Answered::file(&file, request.method(), request.headers()),
            Answer::Missing(page) => Answered::stand_in(StatusCode::NOT_FOUND, &page),
            // Browsers show the page whatever the status; programs must not take it for the portal.
            Answer::Broken(page) => Answered::stand_in(StatusCode::SERVICE_UNAVAILABLE, &page),
        })
    }

    /// The file at a path, as soon as it is made.
    async fn ask(&self, path: &str) -> Result<Answer, Refusal> {
        let (sender, receiver) = oneshot::channel();
        // The browser may have gone when the answer comes.
        self.answers.ask(path, Box::new(move |answer| drop(sender.send(answer))));
        let answer = tokio::time::timeout(self.limits.answer, receiver).await;
        answer.ok().and_then(Result::ok).ok_or_else(Refusal::silence)
    }

    /// Something of the preview's own.
    fn own(&self, name: &str, request: &Request<Incoming>) -> Result<Answered, Refusal> {
        if name == "events" {
            return self.events(request);
        }
        let file = self.own_files.iter().find(|file| file.path == name).ok_or_else(Refusal::unknown)?;
        Ok(Answered::file(file, request.method(), request.headers()))
    }

    fn events(&self, request: &Request<Incoming>) -> Result<Answered, Refusal> {
        let query = request.uri().query().unwrap_or_default();
        let page = target::parameter(query, "page").ok_or_else(Refusal::malformed_target)?;
        let tag = target::parameter(query, "tag").filter(|tag| !tag.is_empty());
        if request.method() == Method::HEAD {
            return Ok(Answered::events(None));
        }
        let (events, listener) = Events::new(self.limits.heartbeat);
        self.answers.listen(&page, tag.as_deref(), listener);
        Ok(Answered::events(Some(events)))
    }
}
