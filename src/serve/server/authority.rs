//! The name and the port under which a browser asks: `localhost:4550`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A host, and the port where one is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Authority {
    /// Which host.
    pub(super) host: Host,
    /// Which port, if it is said.
    pub(super) port: Option<u16>,
}

/// A host, by its name in lower case or by its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Host {
    Name(String),
    Address(IpAddr),
}

impl Host {
    /// A host as it stands in an address; IPv6 stands in brackets there.
    pub(super) fn parse(text: &str) -> Option<Host> {
        if let Some(inner) = text.strip_prefix('[') {
            let address: Ipv6Addr = inner.strip_suffix(']')?.parse().ok()?;
            return Some(Host::Address(address.into()));
        }
        if let Ok(address) = text.parse::<Ipv4Addr>() {
            return Some(Host::Address(address.into()));
        }
        let is_known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
        (!text.is_empty() && text.bytes().all(is_known)).then(|| Host::Name(text.to_ascii_lowercase()))
    }

    /// A host as it is given on the command line: an IPv6 address stands there without brackets, too.
    pub(super) fn given(text: &str) -> Option<Host> {
        Host::parse(text).or_else(|| text.parse().ok().map(Host::Address))
    }
}

impl Authority {
    /// What stands between `http://` and the path.
    pub(super) fn parse(text: &str) -> Option<Authority> {
        let after_host = text.find(']').map_or(0, |bracket| bracket + 1);
        let Some(colon) = text.get(after_host..)?.find(':') else {
            return Some(Authority { host: Host::parse(text)?, port: None });
        };
        let (host, port) = text.split_at(after_host + colon);
        let digits = port.strip_prefix(':').filter(|port| port.bytes().all(|byte| byte.is_ascii_digit()))?;
        Some(Authority { host: Host::parse(host)?, port: Some(digits.parse().ok()?) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_ports_are_told_apart() {
        let name = |name: &str, port| Some(Authority { host: Host::Name(name.into()), port });
        let address = |text: &str, port| Some(Authority { host: Host::Address(text.parse().unwrap()), port });
        let cases = [
            ("localhost", name("localhost", None)),
            ("LocalHost:80", name("localhost", Some(80))),
            ("127.0.0.1:4550", address("127.0.0.1", Some(4550))),
            ("[::1]", address("::1", None)),
            ("[0:0::1]:4550", address("::1", Some(4550))),
            ("127.1", name("127.1", None)),
            ("2130706433", name("2130706433", None)),
            ("", None),
            (":4550", None),
            ("localhost:", None),
            ("localhost:+80", None),
            ("localhost:80:80", None),
            ("localhost:65536", None),
            ("::1", None),
            ("[::1", None),
            ("[::1]x", None),
            ("[::1]x:80", None),
            ("[127.0.0.1]", None),
            ("a@localhost", None),
            ("localhost/", None),
            ("local host", None),
            ("localhost,evil.example", None),
            ("löcalhost", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Authority::parse(text), expected, "{text}");
        }
        assert_eq!(Host::given("::1"), Host::parse("[::1]"));
    }
}
