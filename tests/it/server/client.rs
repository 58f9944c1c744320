//! A browser that sends whatever it likes.

use std::fmt::Write as _;
use std::io::{Read, Write as _};
use std::net::{SocketAddr, TcpStream};

use crate::pulse::LONG;

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    /// Names in lower case, sorted, without the date.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A connection that gives up at last.
pub fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream.set_write_timeout(Some(LONG)).unwrap();
    stream
}

/// Sends bytes on a connection of their own, and reads one answer; none where the connection ends
/// before, or nothing comes.
pub fn send(address: SocketAddr, bytes: &[u8]) -> Option<Reply> {
    let mut stream = connect(address);
    // Whoever is refused early may not be able to send all.
    let _ = stream.write_all(bytes);
    read(&mut stream, bytes.starts_with(b"HEAD "))
}

/// A request as browsers send it, with further headers.
pub fn head(method: &str, target: &str, address: SocketAddr, more: &[(&str, &str)]) -> String {
    let mut text = format!("{method} {target} HTTP/1.1\r\nHost: {address}\r\n");
    for (name, value) in more {
        write!(text, "{name}: {value}\r\n").unwrap();
    }
    text + "\r\n"
}

pub fn get(address: SocketAddr, target: &str) -> Reply {
    get_with(address, target, &[])
}

pub fn get_with(address: SocketAddr, target: &str, more: &[(&str, &str)]) -> Reply {
    send(address, head("GET", target, address, more).as_bytes()).expect(target)
}

/// Reads one answer, as long as it says that it is.
pub fn read(stream: &mut TcpStream, is_head: bool) -> Option<Reply> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        more(stream, &mut bytes)?;
    };
    let mut body = bytes.split_off(end + 4);
    let head = String::from_utf8(bytes).unwrap();
    let (first, rest) = head.split_once("\r\n").unwrap();
    let status =
        first.strip_prefix("HTTP/1.1 ").or(first.strip_prefix("HTTP/1.0 "))?.get(..3)?.parse().ok()?;
    let mut headers: Vec<(String, String)> = rest
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .filter(|(name, _)| name != "date")
        .collect();
    headers.sort();
    let mut reply = Reply { status, headers, body: Vec::new() };
    let length = reply.header("content-length").map_or(0, |length| length.parse().unwrap());
    while !is_head && body.len() < length {
        more(stream, &mut body)?;
    }
    reply.body = body;
    Some(reply)
}

fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<()> {
    let mut buffer = [0; 4096];
    let count = stream.read(&mut buffer).ok().filter(|count| *count > 0)?;
    bytes.extend_from_slice(&buffer[..count]);
    Some(())
}
