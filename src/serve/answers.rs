//! What passes between the server and whoever makes the pages: a path is asked for, a file is given.

use std::fmt::Debug;
use std::sync::Arc;

/// A file of the portal, as it would stand in the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path in the output: `platforms/xing.html`. Its ending tells what it is.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// The BLAKE3 hash of its bytes, hexadecimal, shortened: another text, another tag.
    pub tag: String,
}

impl File {
    /// A file of a path with these bytes.
    pub fn new(path: &str, bytes: Vec<u8>) -> File {
        let hash = blake3::hash(&bytes).to_hex();
        let tag = hash.get(..16).unwrap_or_default().to_owned();
        File { path: path.to_owned(), bytes, tag }
    }
}

/// What is given for a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The file.
    Found(Arc<File>),
    /// There is none of that path; the page that says so.
    Missing(Arc<File>),
    /// Nothing can be shown, for the content had errors from the start; the page that says which.
    Broken(Arc<File>),
}

/// What a browser is told while it shows a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name: `page`, `problems`, `follow`.
    pub name: &'static str,
    /// What is to be known, as JSON on one line.
    pub data: String,
}

/// Takes the answer; called once, from whatever thread has it.
pub type Reply = Box<dyn FnOnce(Answer) + Send>;

/// Takes events, one after the other; says whether anybody still listens.
pub type Listener = Box<dyn Fn(Event) -> bool + Send>;

/// Whoever makes the pages, as the server sees it.
pub trait Answers: Debug + Send + Sync {
    /// Asks for the file at a path of the output, without a slash in front, as the content stands now.
    /// Never blocks: the answer comes when the file is made.
    fn ask(&self, path: &str, reply: Reply);

    /// Tells the listener from now on what concerns somebody who looks at the page of this path and was
    /// given it with this tag. What has changed since is told at once.
    fn listen(&self, path: &str, tag: Option<&str>, listener: Listener);
}
