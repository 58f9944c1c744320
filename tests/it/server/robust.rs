//! Whoever is slow, half-hearted or many keeps nobody from being answered.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use leitstand::serve::Options;
use leitstand::serve::server::Limits;

use super::client::{connect, get, head, read, send};
use super::fake::{Fake, serve, serve_with};
use crate::pulse::{LONG, Pulse};

fn with_limits(limits: Limits) -> (SocketAddr, Arc<Fake>) {
    serve_with(Fake::new(), limits, Options { port: Some(0), ..Options::default() })
}

/// Some who ask at once are all answered; half of them as soon as if they were alone. Of the other half a machine
/// that is busy with other tests may say nothing; but none of them waits for a time-out.
fn expect_soon(address: SocketAddr, count: usize) {
    let pulse = Pulse::start();
    let barrier = Arc::new(Barrier::new(count));
    let askers: Vec<_> = (0..count)
        .map(|_| {
            let barrier = Arc::clone(&barrier);
            thread::spawn(move || {
                barrier.wait();
                let start = Instant::now();
                assert_eq!(get(address, "/").status, 200);
                start.elapsed()
            })
        })
        .collect();
    let mut times: Vec<_> = askers.into_iter().map(|asker| asker.join().unwrap()).collect();
    times.sort();
    pulse.expect_soon(&times);
}

/// Whether the server has ended a connection, at once or soon.
fn is_cut(stream: &mut TcpStream) -> bool {
    match stream.read(&mut [0; 16]) {
        Ok(count) => count == 0,
        // Not that one's own patience is at an end.
        Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
    }
}

/// Someone who begins to ask, and does not go on.
fn half_open(address: SocketAddr) -> TcpStream {
    let mut stream = connect(address);
    let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Ha");
    stream
}

// One test, so that not too many connections are open at a time.
#[test]
fn half_open_connections_and_floods_keep_nobody_waiting() {
    let (address, _) = serve(Fake::new());
    let held: Vec<TcpStream> = (0..300).map(|_| half_open(address)).collect();
    expect_soon(address, 6);
    drop(held);

    let (address, _) = with_limits(Limits { connections: 100, ..Limits::default() });
    let mut idle = connect(address);
    let mut held = std::collections::VecDeque::new();
    for number in 0..1_000 {
        held.push_back(half_open(address));
        if held.len() > 300 {
            held.pop_front();
        }
        if number % 250 == 249 {
            expect_soon(address, 6);
        }
    }
    // The oldest that asks for nothing went first.
    assert!(is_cut(&mut idle));
}

#[test]
fn fifty_at_once_after_a_pause_are_all_answered() {
    let (address, _) = with_limits(Limits { head: LONG, ..Limits::default() });
    let mut idle: Vec<TcpStream> = (0..8)
        .map(|_| {
            let mut stream = connect(address);
            stream.write_all(head("GET", "/", address, &[]).as_bytes()).unwrap();
            assert_eq!(read(&mut stream, false).unwrap().status, 200);
            stream
        })
        .collect();
    thread::sleep(Duration::from_millis(1_500));
    expect_soon(address, 50);
    // Connections are kept for what is asked next.
    for stream in &mut idle {
        stream.write_all(head("GET", "/a.txt", address, &[]).as_bytes()).unwrap();
        assert_eq!(read(stream, false).unwrap().text(), "0123456789");
    }
}

#[test]
fn who_asks_too_slowly_or_not_at_all_is_cut() {
    let (address, _) = with_limits(Limits { head: Duration::from_millis(300), ..Limits::default() });
    // On a slow machine this one may itself be too slow at times.
    let ask = |_| {
        let mut stream = connect(address);
        let _ = stream.write_all(head("GET", "/", address, &[]).as_bytes());
        read(&mut stream, false).map(|_| stream)
    };
    let mut idle = (0..20).find_map(ask).unwrap();
    let mut silent = connect(address);
    let mut dripping = connect(address);
    let start = Instant::now();
    // Each byte comes in time, and the whole never does.
    while dripping.write_all(b"G").is_ok() {
        assert!(start.elapsed() < LONG, "it may go on for ever");
        thread::sleep(Duration::from_millis(50));
    }
    assert!(is_cut(&mut silent) && is_cut(&mut idle), "it is still open");
}

#[test]
fn who_takes_nothing_of_an_answer_is_cut() {
    let fake = Fake::new().with("large.bin", &vec![7; 16 << 20]);
    let limits = Limits { stalled: Duration::from_millis(300), ..Limits::default() };
    let (address, fake) = serve_with(fake, limits, Options { port: Some(0), ..Options::default() });
    let file = &fake.files["large.bin"];
    let mut stream = connect(address);
    stream.write_all(head("GET", "/large.bin", address, &[]).as_bytes()).unwrap();
    let wait_for = |is_held: bool| {
        let start = Instant::now();
        while (Arc::strong_count(file) > 1) != is_held {
            assert!(start.elapsed() < LONG, "held: {}", !is_held);
            thread::sleep(Duration::from_millis(5));
        }
    };
    wait_for(true);
    wait_for(false);
    // Whoever takes it gets all of it, unless a slow machine keeps him from taking it.
    let request = head("GET", "/large.bin", address, &[]);
    let is_whole = |_| send(address, request.as_bytes()).is_some_and(|reply| reply.body == file.bytes);
    assert!((0..20).any(is_whole));
}

#[test]
fn what_goes_wrong_for_one_page_goes_wrong_for_that_page_alone() {
    let (address, _) = with_limits(Limits { answer: Duration::from_millis(200), ..Limits::default() });
    let mut beside = connect(address);
    beside.write_all(head("GET", "/slow.html", address, &[]).as_bytes()).unwrap();
    assert_eq!(send(address, head("GET", "/panics.html", address, &[]).as_bytes()), None);
    for target in ["/forgotten.html", "/never.html"] {
        assert_eq!(get(address, target).status, 500, "{target}");
    }
    assert_eq!(get(address, "/").status, 200);
}

#[test]
fn a_long_head_is_refused_before_it_is_read() {
    let (address, _) = serve(Fake::new());
    for long in ["x".repeat(20_000), "x".repeat(5_000_000)] {
        let request = head("GET", "/", address, &[("X-Long", &long)]);
        let reply = send(address, request.as_bytes());
        assert!(reply.is_none_or(|reply| reply.status == 431));
    }
    let many = "X-Many: x\r\n".repeat(500);
    let reply = send(address, format!("GET / HTTP/1.1\r\nHost: {address}\r\n{many}\r\n").as_bytes());
    assert!(reply.is_none_or(|reply| reply.status == 431));
    assert_eq!(get(address, "/").status, 200);
}
