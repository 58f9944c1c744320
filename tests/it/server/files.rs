//! Files and pages: types, conditions, ranges, folders, and what stands in for what is not there.

use super::client::{Reply, get, get_with, head, send};
use super::fake::{Fake, serve};

#[test]
fn every_address_leads_to_its_file_or_says_why_not() {
    let (address, _) = serve(Fake::new());
    for (target, status, body) in [
        ("/", 200, "<h1>Start</h1>"),
        ("/index.html", 200, "<h1>Start</h1>"),
        ("/?a=b/../c", 200, "<h1>Start</h1>"),
        ("/platforms/", 200, "<h1>Plattformen</h1>"),
        ("/platforms/xing.html", 200, "<h1>XING</h1>"),
        ("/platforms/xing.html?x", 200, "<h1>XING</h1>"),
        ("/%C3%BCber%20uns.html", 200, "<h1>Über uns</h1>"),
        ("/platforms", 307, ""),
        ("/platforms/xing", 404, "<h1>Nicht da</h1>"),
        ("/a.txt/", 404, "<h1>Nicht da</h1>"),
        ("/broken.html", 503, "<h1>Fehler</h1>"),
        ("/slow.html", 200, "<h1>Endlich</h1>"),
        ("/.leitstand/nothing", 404, "There is no such thing here.\n"),
    ] {
        let reply = get(address, target);
        assert_eq!((reply.status, reply.text().as_str()), (status, body), "{target}");
        assert_eq!(reply.header("content-length"), Some(body.len().to_string().as_str()), "{target}");
    }
    assert_eq!(get(address, "/platforms").header("location"), Some("/platforms/"));
    assert_eq!(get(address, "/platforms?a=b").header("location"), Some("/platforms/?a=b"));
}

#[test]
fn every_file_is_what_its_ending_says_and_stays_private() {
    let endings = [
        ("html", "text/html; charset=utf-8"),
        ("css", "text/css; charset=utf-8"),
        ("js", "text/javascript; charset=utf-8"),
        ("svg", "image/svg+xml; charset=utf-8"),
        ("json", "application/json"),
        ("xml", "application/xml; charset=utf-8"),
        ("atom", "application/atom+xml; charset=utf-8"),
        ("ics", "text/calendar; charset=utf-8"),
        ("txt", "text/plain; charset=utf-8"),
        ("csv", "text/csv; charset=utf-8"),
        ("pdf", "application/pdf"),
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
        ("JPG", "image/jpeg"),
        ("gif", "image/gif"),
        ("webp", "image/webp"),
        ("avif", "image/avif"),
        ("ico", "image/vnd.microsoft.icon"),
        ("woff2", "font/woff2"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("zip", "application/zip"),
        ("mp4", "video/mp4"),
        ("unknown", "application/octet-stream"),
    ];
    let fake = endings.iter().fold(Fake::new(), |fake, (ending, _)| fake.with(&format!("x.{ending}"), b"x"));
    let (address, _) = serve(fake);
    for (ending, media_type) in endings {
        let reply = get(address, &format!("/x.{ending}"));
        assert_eq!(reply.header("content-type"), Some(media_type), "{ending}");
    }
    for target in ["/", "/nowhere", "/broken.html", "/platforms", "/..", "/.leitstand/live.js"] {
        let reply = get(address, target);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-cache"),
        ] {
            assert_eq!(reply.header(name), Some(value), "{target}: {name}");
        }
        let policy = reply.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none';") && policy.ends_with("connect-src 'self'"));
        assert!(!reply.headers.iter().any(|(name, _)| name.starts_with("access-control")), "{target}");
    }
}

#[test]
fn what_a_browser_has_is_not_sent_again_and_parts_fit_together() {
    let (address, _) = serve(Fake::new());
    let tag = "\"tag-of-10\"";
    let whole = (200, "0123456789", None);
    let cases: &[(&[(&str, &str)], _)] = &[
        (&[], whole),
        (&[("If-None-Match", tag)], (304, "", None)),
        (&[("If-None-Match", "W/\"tag-of-10\"")], (304, "", None)),
        (&[("If-None-Match", "\"a\", \"tag-of-10\" , W/\"b\"")], (304, "", None)),
        (&[("If-None-Match", "\"a\""), ("If-None-Match", tag)], (304, "", None)),
        (&[("If-None-Match", "*")], (304, "", None)),
        (&[("If-None-Match", "tag-of-10")], whole),
        (&[("If-None-Match", "\"tag-of-1\"")], whole),
        (&[("If-None-Match", "")], whole),
        (&[("If-Modified-Since", "Thu, 26 Nov 2099 00:00:00 GMT")], whole),
        (&[("Range", "bytes=0-0")], (206, "0", Some("bytes 0-0/10"))),
        (&[("Range", "bytes=2-4")], (206, "234", Some("bytes 2-4/10"))),
        (&[("Range", "bytes=7-")], (206, "789", Some("bytes 7-9/10"))),
        (&[("Range", "bytes=7-1000")], (206, "789", Some("bytes 7-9/10"))),
        (&[("Range", "bytes=-2")], (206, "89", Some("bytes 8-9/10"))),
        (&[("Range", "bytes=-1000")], (206, "0123456789", Some("bytes 0-9/10"))),
        (&[("Range", "bytes=10-")], (416, "", Some("bytes */10"))),
        (&[("Range", "bytes=-0")], (416, "", Some("bytes */10"))),
        (&[("Range", "bytes=99999999999999999999-")], (416, "", Some("bytes */10"))),
        (&[("Range", "bytes=4-2")], whole),
        (&[("Range", "bytes=0-1,4-5")], whole),
        (&[("Range", "bytes=0-1"), ("Range", "bytes=4-5")], whole),
        (&[("Range", "lines=0-1")], whole),
        (&[("Range", "bytes=one-two")], whole),
        (&[("Range", "bytes=2-4"), ("If-Range", tag)], (206, "234", Some("bytes 2-4/10"))),
        (&[("Range", "bytes=2-4"), ("If-Range", "\"old\"")], whole),
        (&[("Range", "bytes=2-4"), ("If-Range", "W/\"tag-of-10\"")], whole),
        (&[("Range", "bytes=2-4"), ("If-Range", "Thu, 26 Nov 2099 00:00:00 GMT")], whole),
        (&[("Range", "bytes=2-4"), ("If-None-Match", tag)], (304, "", None)),
    ];
    for (headers, (status, body, range)) in cases {
        let reply = get_with(address, "/a.txt", headers);
        assert_eq!((reply.status, reply.text().as_str()), (*status, *body), "{headers:?}");
        assert_eq!(reply.header("content-range"), *range, "{headers:?}");
        assert_eq!(reply.header("etag"), Some(tag), "{headers:?}");
        if *status != 304 {
            assert_eq!(reply.header("content-length"), Some(body.len().to_string().as_str()), "{headers:?}");
            assert_eq!(reply.header("accept-ranges"), Some("bytes"));
        }
    }
    let empty = get_with(address, "/empty.txt", &[("Range", "bytes=0-")]);
    assert_eq!((empty.status, empty.header("content-range")), (416, Some("bytes */0")));
    // What stands in for a page is never taken for the page.
    for target in ["/nowhere", "/broken.html"] {
        let reply = get_with(address, target, &[("If-None-Match", "*"), ("Range", "bytes=0-1")]);
        assert!(reply.status >= 400 && reply.header("etag").is_none() && reply.body.len() > 2, "{target}");
    }
}

#[test]
fn head_is_get_without_the_body() {
    let (address, _) = serve(Fake::new());
    let targets = [
        "/",
        "/a.txt",
        "/empty.txt",
        "/platforms",
        "/nowhere",
        "/broken.html",
        "/..",
        "/.leitstand/live.js",
        "/.leitstand/live.css",
        "/.leitstand/page.css",
        "/.leitstand/nothing",
    ];
    for target in targets {
        let got = get(address, target);
        let asked = send(address, head("HEAD", target, address, &[]).as_bytes()).unwrap();
        assert_eq!(asked, Reply { body: Vec::new(), ..got }, "{target}");
    }
    let request = head("HEAD", "/a.txt", address, &[("If-None-Match", "*")]);
    assert_eq!(send(address, request.as_bytes()).unwrap().status, 304);
}
