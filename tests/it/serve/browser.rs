//! A browser that shows a page and listens to what it is told.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::program::Program;
use crate::pulse::LONG;
use crate::server::client::head;

/// Something that it was told.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub name: String,
    pub data: Value,
}

/// A browser at a page.
pub struct Browser {
    pub target: String,
    told: Receiver<Told>,
    /// A second handle of the stream, to close it.
    stream: TcpStream,
}

/// Opens the stream of a page with its tag, and reads nothing of it.
pub fn listen(address: SocketAddr, target: &str, tag: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    let path = target.trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into() };
    let events = format!("/.leitstand/events?page={path}&tag={tag}");
    stream.write_all(head("GET", &events, address, &[]).as_bytes()).unwrap();
    stream
}

impl Browser {
    /// Shows a page, and listens.
    pub fn open(program: &Program, target: &str) -> Browser {
        let tag = tag(program, target);
        let stream = listen(program.address, target, &tag);
        let (send, told) = mpsc::channel();
        let mut reading = stream.try_clone().unwrap();
        thread::spawn(move || {
            let (mut text, mut buffer) = (Vec::new(), [0; 1 << 14]);
            while let Ok(count @ 1..) = reading.read(&mut buffer) {
                text.extend_from_slice(&buffer[..count]);
                while let Some(end) = text.windows(2).position(|two| two == b"\n\n") {
                    let block: Vec<u8> = text.drain(..end + 2).collect();
                    if let Some(event) = event(&String::from_utf8_lossy(&block))
                        && send.send(event).is_err()
                    {
                        return;
                    }
                }
            }
        });
        Browser { target: target.to_owned(), told, stream }
    }

    /// The next thing it is told; nothing where there is silence for so long.
    pub fn next(&self, patience: Duration) -> Option<Told> {
        match self.told.recv_timeout(patience) {
            Ok(told) => Some(told),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => panic!("{}: the stream has ended", self.target),
        }
    }

    /// Waits until it is told of problems that are as they should be.
    pub fn until_problems(&self, what: &str, is_so: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        let mut last = Value::Null;
        while let Some(told) = self.next(LONG.saturating_sub(start.elapsed())) {
            if told.name == "problems" {
                if is_so(&told.data) {
                    return told.data;
                }
                last = told.data;
            }
        }
        panic!("{what}: never told; the last problems were {last:#}");
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.stream.shutdown(std::net::Shutdown::Both);
    }
}

/// The tag of a page, as pages themselves know it.
pub fn tag(program: &Program, target: &str) -> String {
    let reply = program.get(target);
    reply.header("etag").unwrap_or_default().trim_start_matches("W/").trim_matches('"').to_owned()
}

fn event(block: &str) -> Option<Told> {
    // Chunks of the transfer begin with their lengths, which stand on lines of their own.
    let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let data = field("data")?;
    Some(Told { name: field("event")?.to_owned(), data: serde_json::from_str(data).expect(data) })
}
