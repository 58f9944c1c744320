//! The port at which the server listens.

// Here the preview speaks with others; nothing else in the program does.
#![allow(clippy::disallowed_methods)]

use std::io::{self, ErrorKind};
use std::net::{SocketAddr, ToSocketAddrs};

use tokio::net::TcpListener;

use crate::serve::Options;

/// How many ports after the usual one are tried before any free one is taken.
const TRIED: u16 = 20;

/// Why the server has no port.
#[derive(Debug)]
pub enum NotBound {
    /// The port that was asked for is in use.
    Taken(u16),
    /// The address is none of this machine, or something else forbids it.
    Refused(io::Error),
}

/// Takes the port asked for, any free one for 0; without one asked for the usual one, or the next that
/// is free.
pub(super) async fn bind(host: &str, port: Option<u16>) -> Result<(TcpListener, SocketAddr), NotBound> {
    let listener = match port {
        Some(port) => try_port(host, port).await.map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => NotBound::Taken(port),
            _ => NotBound::Refused(error),
        })?,
        None => usual(host).await.map_err(NotBound::Refused)?,
    };
    let address = listener.local_addr().map_err(NotBound::Refused)?;
    Ok((listener, address))
}

/// Ports are also refused where the system keeps them for itself.
async fn usual(host: &str) -> io::Result<TcpListener> {
    for port in (Options::PORT..=Options::PORT.saturating_add(TRIED)).chain([0]) {
        match try_port(host, port).await {
            Err(error)
                if port != 0
                    && matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied) => {}
            result => return result,
        }
    }
    try_port(host, 0).await
}

async fn try_port(host: &str, port: u16) -> io::Result<TcpListener> {
    let addresses: Vec<SocketAddr> = (host.trim_matches(['[', ']']), port).to_socket_addrs()?.collect();
    TcpListener::bind(addresses.as_slice()).await
}
