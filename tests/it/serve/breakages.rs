//! What happens to files while somebody edits.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::program::write;
use crate::site::SiteTest;

/// Something that breaks a portal.
pub struct Breakage {
    /// What it is called.
    pub name: &'static str,
    /// The path that it touches, and all below it; to be mended by putting back what was there.
    pub touches: &'static str,
    /// Does it, in the folder in which content and themes lie.
    pub breaks: fn(&Path),
    /// The name of the finding that browsers are told; none for what is no finding of `check`.
    pub finding: &'static str,
    /// Its file and line; empty for none.
    pub place: &'static str,
    /// What stands in its words.
    pub words: &'static str,
}

/// The portal that is broken, by paths in the folder in which content and themes lie.
pub fn whole() -> BTreeMap<String, Vec<u8>> {
    let content = SiteTest::minimal().line("portal.yaml", "theme: own").files;
    let mut files: BTreeMap<String, Vec<u8>> =
        content.into_iter().map(|(path, bytes)| (format!("content/{path}"), bytes)).collect();
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    for template in ["article.html", "start.html"] {
        let bytes = fs::read(theme.join(template)).unwrap();
        files.insert(format!("themes/own/templates/{template}"), bytes);
    }
    files
}

/// Puts back what was at a path and below it, at once: with some of its files alone a portal may be whole, too.
pub fn mend(files: &BTreeMap<String, Vec<u8>>, root: &Path, touched: &str) {
    let aside = tempfile::tempdir_in(root).unwrap();
    for (path, bytes) in files.iter().filter(|(path, _)| Path::new(path).starts_with(touched)) {
        write(aside.path(), path, bytes);
    }
    let path = root.join(touched);
    if path.is_dir() && !path.is_symlink() {
        fs::remove_dir_all(&path).unwrap();
    } else if path.symlink_metadata().is_ok() {
        fs::remove_file(&path).unwrap();
    }
    let mended = aside.path().join(touched);
    if mended.exists() {
        fs::rename(mended, path).unwrap();
    }
}

/// Lays the portal out in an empty folder.
pub fn lay_out(files: &BTreeMap<String, Vec<u8>>, root: &Path) {
    for (path, bytes) in files {
        write(root, path, bytes);
    }
}

/// Writes a file in place of the one that is there.
macro_rules! written {
    ($path:expr, $text:expr) => {
        |root| fs::write(root.join($path), $text).unwrap()
    };
}

const XING: &str = "content/platforms/xing.md";
const ERIKA: &str = "content/people/erika.yaml";
const HERBST: &str = "content/status/campaigns/herbst.yaml";
const PORTAL: &str = "content/portal.yaml";
const NEW: &str = "content/pages/neu.md";
const ARTICLE: &str = "themes/own/templates/article.html";

/// The ways.
pub const BREAKAGES: &[Breakage] = &[
    Breakage {
        name: "a bracket left open",
        touches: ERIKA,
        breaks: written!(ERIKA, "name: [Erika\n"),
        finding: "yaml-syntax",
        place: "content/people/erika.yaml:1",
        words: "",
    },
    Breakage {
        name: "front matter without an end",
        touches: XING,
        breaks: written!(XING, "---\ntitle: Xing\n"),
        finding: "open-front-matter",
        place: "content/platforms/xing.md:1",
        words: "",
    },
    Breakage {
        name: "somebody unknown",
        touches: HERBST,
        breaks: written!(HERBST, "title: Herbst\nstart: 2026-09-01\nend: 2026-12-15\nlead: niemand\n"),
        finding: "unknown-reference",
        place: "content/status/campaigns/herbst.yaml:4",
        words: "niemand",
    },
    Breakage {
        name: "a field that does not exist",
        touches: ERIKA,
        breaks: written!(ERIKA, "name: Erika Sommer\n\nnmae: Erika\n"),
        finding: "unknown-field",
        place: "content/people/erika.yaml:3",
        words: "nmae",
    },
    Breakage {
        name: "a file removed that others need",
        touches: ERIKA,
        breaks: |root| fs::remove_file(root.join(ERIKA)).unwrap(),
        finding: "unknown-reference",
        place: "content/platforms/xing.md:5",
        words: "erika",
    },
    Breakage {
        name: "a folder in place of a file",
        touches: ERIKA,
        breaks: |root| {
            fs::remove_file(root.join(ERIKA)).unwrap();
            write(root, &format!("{ERIKA}/a/b.yaml"), "name: B\n");
        },
        finding: "unknown-reference",
        place: "content/platforms/xing.md:5",
        words: "erika",
    },
    Breakage {
        name: "a folder removed",
        touches: "content/people",
        breaks: |root| fs::remove_dir_all(root.join("content/people")).unwrap(),
        finding: "unknown-reference",
        place: "content/status/campaigns/herbst.yaml:2",
        words: "erika",
    },
    Breakage {
        name: "settings without a title",
        touches: PORTAL,
        breaks: written!(PORTAL, "as_of: 2026-11-23\nlanguages: [de, en]\ntheme: own\n"),
        finding: "missing-field",
        place: "content/portal.yaml:1",
        words: "title",
    },
    Breakage {
        name: "settings that are no YAML",
        touches: PORTAL,
        breaks: written!(PORTAL, "title: Portal\n  as_of: {\n"),
        finding: "yaml-syntax",
        place: "content/portal.yaml:2",
        words: "",
    },
    Breakage {
        name: "settings removed",
        touches: PORTAL,
        breaks: |root| fs::remove_file(root.join(PORTAL)).unwrap(),
        finding: "no-portal",
        place: "",
        words: "portal.yaml",
    },
    Breakage {
        name: "settings emptied",
        touches: PORTAL,
        breaks: written!(PORTAL, ""),
        finding: "missing-field",
        place: "content/portal.yaml:1",
        words: "title",
    },
    Breakage {
        name: "a theme that does not exist",
        touches: PORTAL,
        breaks: written!(
            PORTAL,
            "title: Kleines Portal\nas_of: 2026-11-23\nlanguages: [de, en]\ntheme: onw\n"
        ),
        finding: "unknown-theme",
        place: "content/portal.yaml:4",
        words: "onw",
    },
    Breakage {
        name: "a template that cannot be taken apart",
        touches: ARTICLE,
        breaks: written!(ARTICLE, "{% extends \"base.html\" %}\n{% block main %}\n{% if %}\n"),
        finding: "bad-template",
        place: "content/portal.yaml:4",
        words: "article.html",
    },
    Breakage {
        name: "a template that fails only when it is used",
        touches: ARTICLE,
        breaks: written!(ARTICLE, "{{ view.no.such.thing }}"),
        finding: "bad-template",
        place: "",
        words: "article.html",
    },
    Breakage {
        name: "a theme removed",
        touches: "themes/own",
        breaks: |root| fs::remove_dir_all(root.join("themes/own")).unwrap(),
        finding: "unknown-theme",
        place: "content/portal.yaml:4",
        words: "own",
    },
    Breakage {
        name: "all themes removed",
        touches: "themes",
        breaks: |root| fs::remove_dir_all(root.join("themes")).unwrap(),
        finding: "unknown-theme",
        place: "content/portal.yaml:4",
        words: "own",
    },
    Breakage {
        name: "a theme with strings that are no YAML",
        touches: "themes/own/strings",
        breaks: |root| write(root, "themes/own/strings/de.yaml", "a: b\nc: [\n"),
        finding: "bad-template",
        place: "content/portal.yaml:4",
        words: "strings/de.yaml",
    },
    #[cfg(unix)]
    Breakage {
        name: "a theme with a link into a circle",
        touches: "themes/own/assets",
        breaks: |root| circle(&root.join("themes/own/assets"), "a.css", "b.css"),
        finding: "",
        place: "",
        words: "themes/own/assets",
    },
    Breakage {
        name: "a picture named like a text",
        touches: NEW,
        breaks: written!(NEW, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        finding: "binary-file",
        place: "content/pages/neu.md:1",
        words: "",
    },
    Breakage {
        name: "a text in an old encoding",
        touches: NEW,
        breaks: written!(NEW, b"---\ntitle: Gr\xfc\xdfe\n---\n"),
        finding: "not-utf8",
        place: "content/pages/neu.md:2",
        words: "UTF-8",
    },
    Breakage {
        name: "a text in UTF-16",
        touches: NEW,
        breaks: written!(NEW, b"\xff\xfe-\0-\0-\0\n\0"),
        finding: "not-utf8",
        place: "content/pages/neu.md:1",
        words: "UTF-16",
    },
    Breakage {
        name: "a text that is too large",
        touches: NEW,
        breaks: written!(NEW, "x".repeat(4 * 1024 * 1024 + 1)),
        finding: "file-too-large",
        place: "content/pages/neu.md:1",
        words: "",
    },
    #[cfg(unix)]
    Breakage {
        name: "links in a circle",
        touches: "content/pages/kreis",
        breaks: |root| circle(&root.join("content/pages/kreis"), "a.md", "b.md"),
        finding: "bad-file-link",
        place: "content/pages/kreis/a.md:1",
        words: "",
    },
    #[cfg(unix)]
    Breakage {
        name: "a folder that is linked into itself",
        touches: "content/pages/kreis",
        breaks: |root| std::os::unix::fs::symlink("..", root.join("content/pages/kreis")).unwrap(),
        finding: "bad-file-link",
        place: "content/pages/kreis:1",
        words: "",
    },
    #[cfg(unix)]
    Breakage {
        name: "a link out of the content",
        touches: NEW,
        breaks: |root| std::os::unix::fs::symlink("/etc/hostname", root.join(NEW)).unwrap(),
        finding: "bad-file-link",
        place: "content/pages/neu.md:1",
        words: "",
    },
    #[cfg(target_os = "linux")]
    Breakage {
        name: "a file whose name cannot be read",
        touches: "content/pages/neu",
        breaks: |root| {
            use std::os::unix::ffi::OsStrExt;
            fs::create_dir(root.join("content/pages/neu")).unwrap();
            let name = std::ffi::OsStr::from_bytes(b"Gr\xfc\xdfe.md");
            fs::write(root.join("content/pages/neu").join(name), "---\ntitle: A\n---\n").unwrap();
        },
        finding: "unreadable-file",
        place: "content/pages/neu/Gr\u{fffd}\u{fffd}e.md:1",
        words: "",
    },
    Breakage {
        name: "two pages for one address",
        touches: NEW,
        breaks: written!(NEW, "---\ntitle: Neu\naliases: [pages/einstieg.html]\n---\n"),
        finding: "output-collision",
        place: "content/pages/neu.md:3",
        words: "pages/einstieg.html",
    },
    Breakage {
        name: "many broken files at once",
        touches: "content/pages/viele",
        breaks: |root| {
            for number in 0..100 {
                write(root, &format!("content/pages/viele/a{number}.md"), "---\ntitel: A\n---\n");
            }
        },
        finding: "unknown-field",
        place: "content/pages/viele/a0.md:2",
        words: "titel",
    },
    Breakage {
        name: "the content removed",
        touches: "content",
        breaks: |root| fs::remove_dir_all(root.join("content")).unwrap(),
        finding: "",
        place: "",
        words: "„content“ gibt es nicht",
    },
    Breakage {
        name: "the content renamed",
        touches: "content",
        breaks: |root| {
            let _ = fs::remove_dir_all(root.join("elsewhere"));
            fs::rename(root.join("content"), root.join("elsewhere")).unwrap();
        },
        finding: "",
        place: "",
        words: "„content“ gibt es nicht",
    },
    Breakage {
        name: "a file in place of the content",
        touches: "content",
        breaks: |root| {
            fs::remove_dir_all(root.join("content")).unwrap();
            fs::write(root.join("content"), "").unwrap();
        },
        finding: "",
        place: "",
        words: "„content“ ist kein Ordner",
    },
    Breakage {
        name: "the content emptied",
        touches: "content",
        breaks: |root| {
            fs::remove_dir_all(root.join("content")).unwrap();
            fs::create_dir(root.join("content")).unwrap();
        },
        finding: "empty-content",
        place: "",
        words: "",
    },
];

/// A breakage that whoever may read everything does not suffer.
#[cfg(unix)]
pub const UNREADABLE: Breakage = Breakage {
    name: "a file that must not be read",
    touches: ERIKA,
    breaks: |root| {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(root.join(ERIKA), fs::Permissions::from_mode(0o000)).unwrap();
    },
    finding: "unreadable-file",
    place: "content/people/erika.yaml:1",
    words: "",
};

/// Two links that lead to one another.
#[cfg(unix)]
fn circle(folder: &Path, one: &str, other: &str) {
    use std::os::unix::fs::symlink;
    fs::create_dir_all(folder).unwrap();
    symlink(one, folder.join(other)).unwrap();
    symlink(other, folder.join(one)).unwrap();
}
