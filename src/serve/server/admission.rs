//! Who may ask: browsers that show the preview itself, and nobody through a page of another site.
//!
//! A page of another site can have its browser ask this server. It may do so under a name of its own that
//! it lets point here, which `Host` gives away; or under ours, which `Origin` and `Sec-Fetch-Site` give
//! away. Neither can be changed by the page.

use std::net::{IpAddr, SocketAddr};

use hyper::Request;
use hyper::header::{HOST, HeaderMap, ORIGIN};
use hyper::http::uri::Scheme;

use super::authority::{Authority, Host};
use super::refusal::Refusal;
use crate::serve::Options;

/// Where requests for the preview's own things begin.
pub(super) const OWN: &str = "/.leitstand/";

/// The names under which browsers may ask.
#[derive(Debug)]
pub(super) struct Admission {
    port: u16,
    /// This machine's own, and the one that it listens at.
    own: Vec<Host>,
    /// Those that were allowed beside: behind a proxy, with whatever port.
    others: Vec<Host>,
    /// Whether it listens at all addresses. No page can make an address its own, as it can a name; so any
    /// address will do.
    is_everywhere: bool,
}

impl Admission {
    /// Who may ask a server that listens at this address.
    pub(super) fn new(options: &Options, address: SocketAddr) -> Admission {
        let loopback = ["localhost", "127.0.0.1", "[::1]"].map(Host::parse);
        let own = loopback.into_iter().chain([Host::given(&options.host)]).flatten();
        let own = own.chain([Host::Address(address.ip())]).collect();
        let others = options.allow_hosts.iter().filter_map(|name| Host::given(name)).collect();
        Admission { port: address.port(), own, others, is_everywhere: address.ip().is_unspecified() }
    }

    /// Refuses what does not come from a page of the preview, and is no visit by somebody either.
    pub(super) fn admit<B>(&self, request: &Request<B>) -> Result<(), Refusal> {
        let host = one(request.headers(), &HOST)?.ok_or_else(Refusal::malformed_host)?;
        let host = Authority::parse(host).ok_or_else(Refusal::malformed_host)?;
        self.knows(&host)?;
        // The target may name the host once more, as for a proxy.
        if let Some(authority) = request.uri().authority() {
            let target = Authority::parse(authority.as_str()).ok_or_else(Refusal::malformed_host)?;
            if target != host || request.uri().scheme() != Some(&Scheme::HTTP) {
                return Err(Refusal::foreign_host());
            }
        }
        if let Some(origin) = one(request.headers(), &ORIGIN)? {
            let origin = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
            if origin.and_then(Authority::parse) != Some(host) {
                return Err(Refusal::foreign_origin());
            }
        }
        let is_visit = || is_visit(request.headers()) && !request.uri().path().starts_with(OWN);
        match one(request.headers(), "sec-fetch-site")? {
            None | Some("same-origin" | "none") => Ok(()),
            Some(_) if is_visit() => Ok(()),
            Some(_) => Err(Refusal::foreign_origin()),
        }
    }

    fn knows(&self, Authority { host, port }: &Authority) -> Result<(), Refusal> {
        let is_address = matches!(host, Host::Address(IpAddr::V4(_) | IpAddr::V6(_)));
        let is_own = self.own.contains(host) || self.is_everywhere && is_address;
        let is_own_port = port.is_none_or(|port| port == self.port);
        let is_known = is_own && is_own_port || self.others.contains(host);
        if is_known { Ok(()) } else { Err(Refusal::foreign_host()) }
    }
}

/// Whether somebody follows a link, and no page loads something into itself.
fn is_visit(headers: &HeaderMap) -> bool {
    let says = |name, value| one(headers, name).is_ok_and(|said| said == Some(value));
    says("sec-fetch-mode", "navigate") && says("sec-fetch-dest", "document")
}

/// The value of a header that may stand there once.
fn one(headers: &HeaderMap, name: impl hyper::header::AsHeaderName) -> Result<Option<&str>, Refusal> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value.to_str().map(Some).map_err(|_| Refusal::malformed_host()),
        (Some(_), Some(_)) => Err(Refusal::malformed_host()),
    }
}
