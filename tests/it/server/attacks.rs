//! Requests that want what is none of their business. None gets it, and after each the server answers
//! the next one.

use std::net::SocketAddr;

use super::client::{get, head, send};
use super::command::Preview;
use super::fake::{Fake, serve};
use crate::cli::Site;

/// Stands in files that no request may read.
const CANARY: &str = "canary-7f3a";

type Headers = &'static [(&'static str, &'static str)];

/// A request, and the statuses with which it may be refused; 0 is a connection that ends.
struct Attack {
    name: String,
    bytes: Vec<u8>,
    refused: &'static [u16],
}

fn attack(name: impl Into<String>, bytes: impl Into<Vec<u8>>, refused: &'static [u16]) -> Attack {
    Attack { name: name.into(), bytes: bytes.into(), refused }
}

/// Steps up and foreign roots, written in every way.
fn targets(address: SocketAddr) -> Vec<Attack> {
    let mut targets = Vec::new();
    let ups = ["..", "%2e%2e", ".%2e", "%2E.", "%252e%252e", "..%00", "%c0%ae%c0%ae", "....", "..;"];
    for up in ups {
        for slash in ["/", "%2f", "%5c", "\\", "%255c"] {
            targets.push(format!("/{up}{slash}secret.txt"));
            targets.push(format!("/{up}{slash}{up}{slash}{up}{slash}etc/passwd"));
            targets.push(format!("/platforms/{up}{slash}{up}{slash}secret.txt"));
        }
    }
    for target in [
        "/..",
        "/.",
        "/./secret.txt",
        "/platforms/..",
        "/platforms/.",
        "//",
        "//etc/passwd",
        "///secret.txt",
        "//evil.example/",
        "//evil.example",
        "/%2fevil.example",
        "/%2f%2fevil.example/..",
        "/\\evil.example",
        "/%5cevil.example",
        "/platforms//",
        "/secret.txt",
        "/content/secret.txt",
        "/content/portal.yaml",
        "/portal.yaml",
        "/.leitstand/../secret.txt",
        "/.leitstand/..%2fsecret.txt",
        "/.leitstand/live.js/../../secret.txt",
        "/.leitstand/files",
        "/.leitstand/",
        "/.leitstand/live.js%00",
        "/.leitstand/events?page=../secret.txt%00",
        "/.git/config",
        "/C:/secret.txt",
        "/C%3A%5Csecret.txt",
        "/file:///etc/passwd",
        "/secret.txt::$DATA",
        "/index.html%00.txt",
        "/index.html%0d%0aSet-Cookie:%20a=b",
        "/index.html%0a",
        "/%",
        "/%1",
        "/%gg",
        "/%u002e%u002e/secret.txt",
        "/%ff%fe",
        "/%ed%a0%80",
        "/\u{202e}txt.terces",
        "/~root/",
        "/proc/self/environ",
        "secret.txt",
        "../secret.txt",
        "*",
        "?",
        "#",
    ] {
        targets.push(target.to_owned());
    }
    targets
        .into_iter()
        .map(|target| {
            // Without a slash it is the name of a host, or nothing.
            let refused: &[u16] = if target.starts_with('/') { &[400, 404, 0] } else { &[400, 403, 0] };
            attack(&target, head("GET", &target, address, &[]), refused)
        })
        .collect()
}

/// Names under which a page of another site could ask.
fn hosts(address: SocketAddr) -> Vec<Attack> {
    let port = address.port();
    let foreign = [
        format!("evil.example:{port}"),
        "evil.example".into(),
        format!("localhost.evil.example:{port}"),
        format!("evil.localhost:{port}"),
        format!("127.0.0.1.nip.io:{port}"),
        format!("xlocalhost:{port}"),
        format!("localhost.:{port}"),
        format!("127.0.0.2:{port}"),
        format!("0.0.0.0:{port}"),
        format!("[::]:{port}"),
        format!("[::ffff:127.0.0.1]:{port}"),
        format!("127.1:{port}"),
        format!("2130706433:{port}"),
        format!("0x7f000001:{port}"),
        format!("0177.0.0.1:{port}"),
        format!("192.168.0.1:{port}"),
        "localhost:1".into(),
        "localhost:80".into(),
        "127.0.0.1:65535".into(),
    ];
    let malformed = [
        "",
        ":",
        " ",
        "localhost:",
        "localhost:x",
        "localhost:-1",
        "localhost:+4550",
        "localhost:99999999",
        "localhost:80:80",
        "localhost/",
        "localhost/../evil.example",
        "user@localhost",
        "evil.example@localhost",
        "localhost#evil",
        "localhost?evil",
        "localhost,evil.example",
        "localhost evil.example",
        "http://localhost",
        "[::1",
        "::1",
        "[::1]x",
        "[localhost]",
        "loc\talhost",
        "löcalhost",
        "local%68ost",
    ];
    let request = |host: &str| format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let mut attacks = Vec::new();
    for host in &foreign {
        attacks.push(attack(format!("Host: {host}"), request(host), &[403]));
    }
    for host in malformed {
        attacks.push(attack(format!("Host: {host}"), request(host), &[400]));
    }
    let raw = [
        ("no host", "GET / HTTP/1.1\r\n\r\n".to_owned(), &[400][..]),
        ("no host, long ago", "GET / HTTP/1.0\r\n\r\n".to_owned(), &[400]),
        ("two hosts", format!("GET / HTTP/1.1\r\nHost: {address}\r\nHost: evil.example\r\n\r\n"), &[400]),
        ("one host twice", format!("GET / HTTP/1.1\r\nHost: {address}\r\nhost: {address}\r\n\r\n"), &[400]),
        ("foreign target", head("GET", "http://evil.example/", address, &[]), &[403]),
        ("target of another port", head("GET", "http://127.0.0.1:1/", address, &[]), &[403]),
        ("target with a user", head("GET", &format!("http://a@{address}/"), address, &[]), &[400]),
        ("target of another scheme", head("GET", &format!("https://{address}/"), address, &[]), &[403]),
        ("a file as target", head("GET", "file:///etc/passwd", address, &[]), &[400, 403, 0]),
        (
            "own target, foreign host",
            format!("GET http://{address}/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
            &[403],
        ),
    ];
    attacks.extend(raw.map(|(name, request, refused)| attack(name, request, refused)));
    attacks
}

/// Pages of other sites that have their visitor's browser ask.
fn origins(address: SocketAddr) -> Vec<Attack> {
    let port = address.port();
    let mut attacks = Vec::new();
    let origins = [
        "http://evil.example".to_owned(),
        format!("http://evil.example:{port}"),
        "null".into(),
        String::new(),
        "http://".into(),
        "file://".into(),
        "chrome-extension://abc".into(),
        "vscode-webview://abc".into(),
        format!("ftp://{address}"),
        "http://127.0.0.1".into(),
        "http://127.0.0.1:1".into(),
        format!("http://localhost:{port}"),
        format!("http://{address}/"),
        format!("http://{address}.evil.example"),
        format!("http://a@{address}"),
        format!("http://{address} http://evil.example"),
        format!("{address}"),
    ];
    let own = "/.leitstand/events?page=index.html";
    for target in ["/", own] {
        for origin in &origins {
            let request = head("GET", target, address, &[("Origin", origin)]);
            attacks.push(attack(format!("{target} from {origin}"), request, &[403]));
        }
        let fetches: [Headers; 12] = [
            &[("Sec-Fetch-Site", "cross-site")],
            &[("Sec-Fetch-Site", "same-site")],
            &[("Sec-Fetch-Site", "")],
            &[("Sec-Fetch-Site", "something-new")],
            &[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Dest", "empty")],
            &[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "script")],
            &[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image")],
            &[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")],
            &[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "embed")],
            &[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")],
            &[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Dest", "document")],
            &[("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "websocket"), ("Upgrade", "websocket")],
        ];
        for headers in fetches {
            attacks.push(attack(
                format!("{target} {headers:?}"),
                head("GET", target, address, headers),
                &[403],
            ));
        }
        let twice = [("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Site", "cross-site")];
        attacks.push(attack(format!("{target} {twice:?}"), head("GET", target, address, &twice), &[400]));
        let twice = [("Origin", "null"), ("Origin", "null")];
        attacks.push(attack(format!("{target} {twice:?}"), head("GET", target, address, &twice), &[400]));
    }
    let visit =
        [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];
    for target in [own, "/.leitstand/live.js"] {
        attacks.push(attack(format!("a visit of {target}"), head("GET", target, address, &visit), &[403]));
    }
    let preflight = [("Origin", "http://evil.example"), ("Access-Control-Request-Private-Network", "true")];
    attacks.push(attack("preflight", head("OPTIONS", "/", address, &preflight), &[403]));
    attacks
}

/// What is no request of a browser at all.
fn oddities(address: SocketAddr) -> Vec<Attack> {
    let mut attacks = Vec::new();
    for method in
        ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "GETT", "DEBUG"]
    {
        attacks.push(attack(method, head(method, "/", address, &[]), &[405, 400]));
    }
    let sized: [(&str, Headers, &'static [u16]); 10] = [
        ("a body", &[("Content-Length", "5")], &[413]),
        ("a large body", &[("Content-Length", "99999999999")], &[413]),
        ("a body of no length", &[("Content-Length", "-1")], &[400]),
        ("a body of any length", &[("Content-Length", "x")], &[400]),
        ("two lengths", &[("Content-Length", "5"), ("Content-Length", "6")], &[400]),
        ("a list of lengths", &[("Content-Length", "5, 6")], &[400]),
        ("a body in chunks", &[("Transfer-Encoding", "chunked")], &[413]),
        ("both", &[("Content-Length", "5"), ("Transfer-Encoding", "chunked")], &[400, 413]),
        ("an unknown encoding", &[("Transfer-Encoding", "xchunked")], &[400]),
        ("waiting for leave", &[("Expect", "100-continue"), ("Content-Length", "5")], &[413]),
    ];
    for (name, headers, refused) in sized {
        let request = head("GET", "/", address, headers);
        attacks.push(attack(name, request + "GET /secret.txt HTTP/1.1\r\n\r\n", refused));
    }
    let host = format!("Host: {address}\r\n");
    let raw = [
        "\r\n\r\n\r\n\r\nGET\r\n\r\n".to_owned(),
        "GET /\r\n\r\n".into(),
        "GET  / HTTP/1.1\r\n\r\n".into(),
        format!("GET / HTTP/9.9\r\n{host}\r\n"),
        format!("GET / HTTP/1.1 evil\r\n{host}\r\n"),
        format!("GET / evil HTTP/1.1\r\n{host}\r\n"),
        format!("GET /a b HTTP/1.1\r\n{host}\r\n"),
        format!("GET / HTTP/1.1\r\n{host}No colon\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}: no name\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}Na me: x\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}Name : x\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}Name: a\0b\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host} folded: x\r\n\r\n"),
        format!("GET /\0 HTTP/1.1\r\n{host}\r\n"),
        format!("GET /\r/ HTTP/1.1\r\n{host}\r\n"),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".into(),
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}\u{fc}\u{3}\u{3}\r\n\r\n".into(),
        "SSH-2.0-OpenSSH_9.0\r\n\r\n".into(),
        "\0".repeat(1_000) + "\r\n\r\n",
        "x".repeat(100_000),
    ];
    for request in raw {
        let name: String = request.chars().take(60).collect();
        attacks.push(attack(name.escape_debug().to_string(), request, &[400, 431, 0]));
    }
    attacks.push(attack(
        "bytes that are no text",
        &b"GET /\xff\xfe HTTP/1.1\r\nHost: \xff\r\n\r\n"[..],
        &[400],
    ));
    attacks
}

/// All of them.
fn attacks(address: SocketAddr) -> Vec<Attack> {
    let attacks: Vec<Attack> =
        [targets, hosts, origins, oddities].into_iter().flat_map(|group| group(address)).collect();
    assert!(attacks.len() >= 200, "{}", attacks.len());
    attacks
}

/// Makes all of them; how many gave something, or were answered in another way than they should.
fn withstand(address: SocketAddr) {
    let mut wrong = Vec::new();
    for Attack { name, bytes, refused } in attacks(address) {
        let reply = send(address, &bytes);
        let status = reply.as_ref().map_or(0, |reply| reply.status);
        let said = reply.map(|reply| format!("{:?} {}", reply.headers, reply.text())).unwrap_or_default();
        let is_leak = said.contains(CANARY) || said.contains("evil.example") || said.contains("root:");
        if !refused.contains(&status) || is_leak {
            wrong.push(format!("{name}: {status} {said}"));
        }
        assert_eq!(get(address, "/.leitstand/live.js").status, 200, "after {name}");
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_attack_gets_anything_or_ends_anything() {
    let (address, fake) = serve(Fake::new());
    withstand(address);
    // Whatever was asked for is a path that a file of the portal could have.
    for path in fake.asked.lock().unwrap().iter() {
        let is_sound = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        assert!(is_sound && !path.contains(['\\', '\0', '\n', '\r']), "{path:?}");
    }
    assert!(fake.listeners.lock().unwrap().is_empty());
}

#[test]
fn no_attack_reads_what_lies_beside_the_portal() {
    let site = Site::new()
        .file("secret.txt", CANARY)
        .file("platforms/secret.txt", CANARY)
        .file("content/secret.txt", CANARY)
        .file("content/.git/config", CANARY)
        .file(".leitstand/files", CANARY);
    let preview = Preview::start(site, "serve --port 0");
    withstand(preview.address);
}

#[test]
fn who_looks_at_the_preview_itself_is_let_in() {
    let (address, _) = serve(Fake::new());
    let port = address.port();
    for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]", "[0::1]"] {
        for host in [host.to_owned(), format!("{host}:{port}")] {
            let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\r\n");
            assert_eq!(send(address, request.as_bytes()).unwrap().status, 200, "{host}");
        }
    }
    let visits: [Headers; 5] = [
        &[("Sec-Fetch-Site", "none"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")],
        &[("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Dest", "empty")],
        &[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")],
        &[("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")],
        &[("Content-Length", "0")],
    ];
    for headers in visits {
        let reply = send(address, head("GET", "/", address, headers).as_bytes()).unwrap();
        assert_eq!(reply.status, 200, "{headers:?}");
    }
    let target = format!("http://{address}/platforms/");
    assert_eq!(get(address, &target).text(), "<h1>Plattformen</h1>");
    let request = format!("GET / HTTP/1.0\r\nHost: {address}\r\n\r\n");
    assert_eq!(send(address, request.as_bytes()).unwrap().status, 200);
}

#[test]
fn at_all_addresses_any_address_is_known_but_no_name() {
    let options = leitstand::serve::Options {
        host: "0.0.0.0".into(),
        port: Some(0),
        ..leitstand::serve::Options::default()
    };
    let limits = leitstand::serve::server::Limits::default();
    let (address, _) = super::fake::serve_with(Fake::new(), limits, options);
    let port = address.port();
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    for (host, status) in [
        (format!("192.168.0.7:{port}"), 200),
        (format!("[fe80::1]:{port}"), 200),
        (format!("localhost:{port}"), 200),
        (format!("machine.example:{port}"), 403),
        ("192.168.0.7:1".into(), 403),
    ] {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
        assert_eq!(send(address, request.as_bytes()).unwrap().status, status, "{host}");
    }
}
