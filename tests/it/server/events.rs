//! What a browser is told while it shows a page.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use leitstand::serve::Options;
use leitstand::serve::server::Limits;

use super::client::{connect, get, head};
use super::fake::{Fake, serve, serve_with};
use crate::pulse::LONG;

/// Reads until a text has come; how much there is until then.
fn until(stream: &mut impl Read, text: &str) -> String {
    let mut got = String::new();
    let mut buffer = [0; 1024];
    while !got.contains(text) {
        let count = stream.read(&mut buffer).unwrap_or_else(|error| panic!("{error}: {got}"));
        assert!(count > 0, "the stream has ended: {got}");
        got += std::str::from_utf8(&buffer[..count]).unwrap();
    }
    got
}

#[test]
fn events_come_at_once_one_by_one() {
    // Nothing else is sent meanwhile that could take an event along.
    let limits = Limits { heartbeat: 60 * LONG, ..Limits::default() };
    let (address, fake) = serve_with(Fake::new(), limits, Options { port: Some(0), ..Options::default() });
    let mut stream = connect(address);
    let target = "/.leitstand/events?page=%C3%BCber%20uns.html&tag=12ab";
    let more = [("Accept", "text/event-stream"), ("Sec-Fetch-Site", "same-origin")];
    stream.write_all(head("GET", target, address, &more).as_bytes()).unwrap();
    let begin = until(&mut stream, "retry: 500\n\n: hello\n\n");
    assert!(begin.starts_with("HTTP/1.1 200"), "{begin}");
    assert!(begin.contains("content-type: text/event-stream"), "{begin}");
    let told: Vec<_> =
        fake.listeners.lock().unwrap().iter().map(|(path, tag, _)| (path.clone(), tag.clone())).collect();
    assert_eq!(told, [("über uns.html".to_owned(), Some("12ab".to_owned()))]);
    for number in 0..3 {
        assert_eq!(fake.tell("page", &format!("{{\"number\":{number}}}")), 1);
        let text = until(&mut stream, "}\n\n");
        assert!(text.contains(&format!("event: page\ndata: {{\"number\":{number}}}\n\n")), "{text}");
    }
    // Whoever tells is told that nobody listens any more.
    drop(stream);
    let start = Instant::now();
    while fake.tell("page", "{}") > 0 {
        assert!(start.elapsed() < LONG);
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_quiet_stream_stays_open_and_a_page_must_be_named() {
    let limits = Limits { heartbeat: Duration::from_millis(50), ..Limits::default() };
    let (address, fake) = serve_with(Fake::new(), limits, Options { port: Some(0), ..Options::default() });
    let mut stream = connect(address);
    stream
        .write_all(head("GET", "/.leitstand/events?page=index.html&tag=", address, &[]).as_bytes())
        .unwrap();
    until(&mut stream, "hello\n\n");
    until(&mut stream, ":\n\n");
    until(&mut stream, ":\n\n");
    assert_eq!(fake.listeners.lock().unwrap()[0].1, None);
    for target in ["/.leitstand/events", "/.leitstand/events?tag=a", "/.leitstand/events?page=%00"] {
        assert_eq!(get(address, target).status, 400, "{target}");
    }
}

#[test]
fn fifty_browsers_listen_and_pages_come_all_the_same() {
    let (address, fake) = serve(Fake::new());
    let mut streams: Vec<_> = (0..50)
        .map(|_| {
            let mut stream = connect(address);
            let head = head("GET", "/.leitstand/events?page=index.html", address, &[]);
            stream.write_all(head.as_bytes()).unwrap();
            stream
        })
        .collect();
    for stream in &mut streams {
        until(stream, "hello\n\n");
    }
    assert_eq!(get(address, "/").status, 200);
    assert_eq!(fake.tell("problems", "[]"), 50);
    for stream in &mut streams {
        until(stream, "event: problems\ndata: []\n\n");
    }
}

#[test]
fn who_takes_no_events_is_cut_and_not_waited_for() {
    let (address, fake) = serve(Fake::new());
    let mut stream = connect(address);
    stream.write_all(head("GET", "/.leitstand/events?page=index.html", address, &[]).as_bytes()).unwrap();
    until(&mut stream, "hello\n\n");
    let long = "x".repeat(1 << 20);
    let start = Instant::now();
    // More than the system keeps for a browser that does not read.
    while fake.tell("page", &long) > 0 {
        assert!(start.elapsed() < LONG);
    }
    assert_eq!(get(address, "/").status, 200);
}
