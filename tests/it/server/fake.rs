//! A portal of a few files, for a server under test.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use leitstand::serve::Options;
use leitstand::serve::answers::{Answer, Answers, Event, File, Listener, Reply};
use leitstand::serve::server::{Limits, Server};

/// What is asked for is remembered; some paths have their own way of being answered.
#[derive(Default)]
pub struct Fake {
    pub files: BTreeMap<String, Arc<File>>,
    pub asked: Mutex<Vec<String>>,
    pub listeners: Mutex<Vec<(String, Option<String>, Listener)>>,
    kept: Mutex<Vec<Reply>>,
}

impl std::fmt::Debug for Fake {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Fake")
    }
}

pub fn file(path: &str, bytes: &[u8]) -> Arc<File> {
    let tag = format!("tag-of-{}", bytes.len());
    Arc::new(File { path: path.to_owned(), bytes: bytes.to_vec(), tag })
}

impl Fake {
    pub fn new() -> Fake {
        let files = [
            ("index.html", "<h1>Start</h1>"),
            ("platforms/index.html", "<h1>Plattformen</h1>"),
            ("platforms/xing.html", "<h1>XING</h1>"),
            ("über uns.html", "<h1>Über uns</h1>"),
            ("a.txt", "0123456789"),
            ("empty.txt", ""),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), file(path, text.as_bytes())));
        Fake { files: files.into(), ..Fake::default() }
    }

    pub fn with(mut self, path: &str, bytes: &[u8]) -> Fake {
        self.files.insert(path.to_owned(), file(path, bytes));
        self
    }

    /// Tells all who listen; keeps those who go on listening, and says how many those are.
    pub fn tell(&self, name: &'static str, data: &str) -> usize {
        let mut listeners = self.listeners.lock().unwrap();
        listeners.retain(|(_, _, listener)| listener(Event { name, data: data.to_owned() }));
        listeners.len()
    }
}

impl Answers for Fake {
    fn ask(&self, path: &str, reply: Reply) {
        self.asked.lock().unwrap().push(path.to_owned());
        match path {
            "panics.html" => panic!("a page that stops whoever makes it"),
            "forgotten.html" => drop(reply),
            "never.html" => self.kept.lock().unwrap().push(reply),
            "broken.html" => reply(Answer::Broken(file("broken.html", b"<h1>Fehler</h1>"))),
            "slow.html" => drop(thread::spawn(move || {
                thread::sleep(Duration::from_millis(300));
                reply(Answer::Found(file("slow.html", b"<h1>Endlich</h1>")));
            })),
            _ => reply(match self.files.get(path) {
                Some(file) => Answer::Found(Arc::clone(file)),
                None => Answer::Missing(file("404.html", b"<h1>Nicht da</h1>")),
            }),
        }
    }

    fn listen(&self, path: &str, tag: Option<&str>, listener: Listener) {
        self.listeners.lock().unwrap().push((path.to_owned(), tag.map(str::to_owned), listener));
    }
}

/// A server on a free port, for as long as the tests run.
pub fn serve(fake: Fake) -> (SocketAddr, Arc<Fake>) {
    serve_with(fake, Limits::default(), Options { port: Some(0), ..Options::default() })
}

pub fn serve_with(fake: Fake, limits: Limits, options: Options) -> (SocketAddr, Arc<Fake>) {
    let mut server = Server::bind(&options).unwrap();
    server.limits = limits;
    let (address, fake) = (server.address(), Arc::new(fake));
    let answers = Arc::clone(&fake);
    thread::spawn(move || server.run_until(answers, std::future::pending()));
    (address, fake)
}
