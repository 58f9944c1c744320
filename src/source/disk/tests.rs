use std::collections::BTreeMap;

use super::super::TEXT_LIMIT;
use super::walk::LINKED_LIMIT;
use super::*;

/// A content folder in a temporary folder that holds more than it.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        Place(folder)
    }

    fn content(&self) -> PathBuf {
        self.0.path().join("content")
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Place {
        let file = self.0.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
        self
    }

    fn disk(&self) -> Disk {
        Disk::new(&self.content(), "content")
    }

    fn read(&self) -> BTreeMap<String, Content> {
        let files = self.disk().content().unwrap();
        files.iter().map(|(_, file)| (file.path.to_string(), file.content.clone())).collect()
    }
}

#[test]
fn files_are_told_apart_by_ending_and_bytes() {
    let place = Place::new();
    let long = vec![b'a'; usize::try_from(TEXT_LIMIT).unwrap()];
    let cases: [(&str, &[u8], Content); 9] = [
        ("a.md", "Grüße".as_bytes(), Content::Text("Grüße".into())),
        ("b.YAML", b"", Content::Text("".into())),
        ("deep/er/c.csv", b"a;b\r\n", Content::Text("a;b\r\n".into())),
        ("u.yaml", b"\xff\xfea\0", Content::Refused(Refusal::Utf16)),
        ("d.yml", b"a\0b", Content::Refused(Refusal::Binary)),
        ("e.md", b"gut\xff", Content::Refused(Refusal::NotUtf8 { readable: "gut".into() })),
        ("f.md", &long, Content::Text(String::from_utf8(long.clone()).unwrap().into())),
        (
            "g.md",
            &[long.clone(), b"a".to_vec()].concat(),
            Content::Refused(Refusal::TooLarge { size: TEXT_LIMIT + 1, limit: TEXT_LIMIT }),
        ),
        (
            "h.png",
            b"\0\xff",
            Content::Attachment { digest: blake3::hash(b"\0\xff").to_hex().as_str().into(), size: 2 },
        ),
    ];
    for (path, bytes, _) in &cases {
        place.write(&format!("content/{path}"), bytes);
    }
    let read = place.read();
    assert_eq!(read.len(), cases.len());
    for (path, bytes, expected) in cases {
        assert!(read[path] == expected, "{path} on the disk");
        assert!(classify(path, bytes.len() as u64, || Ok(bytes.to_vec())) == expected, "{path} in memory");
    }
}

#[test]
fn leftovers_are_passed_over() {
    let place = Place::new();
    let names = [
        ".git/config",
        ".hidden.md",
        "a.md~",
        "#a.md#",
        ".a.md.swp",
        "a.swo",
        "a.md.bak",
        "a.orig",
        "a.tmp",
        "Thumbs.db",
        "desktop.ini",
        "~$brief.docx",
        "4913",
        "folder/.a/b.md",
    ];
    for name in names {
        place.write(&format!("content/{name}"), "x");
    }
    place.write("content/kept.md", "x").write("content/#.md", "x");
    assert_eq!(place.read().into_keys().collect::<Vec<_>>(), ["#.md", "kept.md"]);
}

#[test]
fn a_folder_that_cannot_be_read_is_an_error() {
    let place = Place::new();
    place.write("file", "x");
    let at = |name: &str| Disk::new(&place.0.path().join(name), name).content();
    assert_eq!(at("nowhere"), Err(SourceError::Missing("nowhere".into())));
    assert_eq!(at("file"), Err(SourceError::NotAFolder("file".into())));
}

#[test]
fn bytes_never_come_from_outside() {
    let place = Place::new();
    place.write("secret.pdf", "secret").write("content/a.pdf", "a");
    assert_eq!(place.disk().bytes("a.pdf"), Ok(b"a".to_vec()));
    let secret = place.0.path().join("secret.pdf");
    for path in ["../secret.pdf", secret.to_str().unwrap(), "b.pdf", "", "."] {
        assert_eq!(place.disk().bytes(path), Err(SourceError::Missing(path.into())), "{path}");
    }
}

#[test]
fn themes_stand_beside_the_content() {
    let place = Place::new();
    place
        .write("themes/own/theme.yaml", "a: b")
        .write("themes/own/assets/x.css", "x")
        .write("themes/file", "");
    assert_eq!(place.disk().theme_names(), ["own"]);
    let files = [("assets/x.css".into(), b"x".to_vec()), ("theme.yaml".into(), b"a: b".to_vec())];
    assert_eq!(place.disk().theme("own"), Ok(Some(files.to_vec())));
    for name in ["other", "", ".", "..", "../content", "own/assets", "own/"] {
        assert_eq!(place.disk().theme(name), Ok(None), "{name}");
    }
}

#[test]
fn an_unknown_zone_is_universal_time() {
    let disk = Place::new().disk();
    assert_eq!(disk.today("Nowhere/At-All"), disk.today("UTC"));
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_are_followed_only_inside() {
        let place = Place::new();
        place.write("outside/secret.md", "secret").write("content/shared/a.md", "a");
        let links = [
            ("file.md", "shared/a.md"),
            ("folder", "shared"),
            ("round.md", "../content/shared/a.md"),
            ("out.md", "../outside/secret.md"),
            ("out", "../outside"),
            ("nowhere.md", "missing.md"),
            ("self.md", "self.md"),
            ("shared/up", ".."),
            (".#lock.md", "somebody@host.123"),
        ];
        for (name, target) in links {
            symlink(target, place.content().join(name)).unwrap();
        }
        let read = place.read();
        let refused = |problem| Content::Refused(Refusal::Link(problem));
        let expected = BTreeMap::from([
            ("file.md".to_owned(), Content::Text("a".into())),
            ("folder/a.md".to_owned(), Content::Text("a".into())),
            ("folder/up".to_owned(), refused(LinkProblem::Circle)),
            ("nowhere.md".to_owned(), refused(LinkProblem::Dangling)),
            ("out".to_owned(), refused(LinkProblem::Escapes)),
            ("out.md".to_owned(), refused(LinkProblem::Escapes)),
            ("round.md".to_owned(), Content::Text("a".into())),
            ("self.md".to_owned(), refused(LinkProblem::Circle)),
            ("shared/a.md".to_owned(), Content::Text("a".into())),
            ("shared/up".to_owned(), refused(LinkProblem::Circle)),
        ]);
        assert_eq!(read, expected);
    }

    #[test]
    fn links_that_multiply_are_cut_off() {
        let place = Place::new();
        for from in 0..10 {
            place.write(&format!("content/{from}/a.md"), "a");
            for to in 0..10 {
                symlink(format!("../{to}"), place.content().join(format!("{from}/to{to}"))).unwrap();
            }
        }
        let read = place.read();
        assert!(read.len() < 4 * LINKED_LIMIT, "{} paths", read.len());
        assert!((0..10).all(|folder| read.contains_key(&format!("{folder}/a.md"))));
    }

    #[test]
    fn names_that_are_no_text_are_shown_as_far_as_possible() {
        let place = Place::new();
        fs::write(place.content().join(OsStr::from_bytes(b"a\xff.md")), "x").unwrap();
        let read = place.read();
        assert!(matches!(read["a\u{fffd}.md"], Content::Refused(Refusal::Unreadable(_))));
    }

    #[test]
    fn what_is_no_regular_file_is_not_opened() {
        let place = Place::new();
        let _socket = std::os::unix::net::UnixListener::bind(place.content().join("socket.md")).unwrap();
        let pipe = place.content().join("pipe.md");
        if std::process::Command::new("mkfifo").arg(pipe).status().is_ok() {
            assert_eq!(place.read(), BTreeMap::new());
        }
    }
}
