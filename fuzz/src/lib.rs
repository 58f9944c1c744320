//! What must hold for any input: nothing panics, every finding has a place inside of its file and words
//! in both languages, findings are sorted and said once, the same input says the same twice, and a whole
//! portal without an error makes every page.

use leitstand::diag::{self, Diagnostic};
use leitstand::insight::{Insight, Today};
use leitstand::locale::Language;
use leitstand::model::Audience;
use leitstand::model::body::Piece;
use leitstand::read::{Bodies, markdown, yaml as yaml_reader};
use leitstand::source::{FileId, Files, Memory};
use leitstand::stopwatch::Stopwatch;
use leitstand::view::{self, Site};
use leitstand::{Loaded, Options, audience, load};

/// A portal that has something of everything an input may refer to.
const PORTAL: [(&str, &str); 5] = [
    ("portal.yaml", "title: Portal\nlanguages: [de, en]\nas_of: 2026-11-23\n"),
    ("people/erika.yaml", "name: Erika Sommer\n"),
    (
        "platforms/xing.md",
        "---\ntitle: Xing\nnetwork: xing\nlifecycle: active\naccountable: erika\n---\n## Betreuung\n",
    ),
    (
        "status/campaigns/herbst.yaml",
        "title: Herbst\nlead: erika\nplatforms: [xing]\nstart: 2026-09-01\nend: 2026-12-15\n",
    ),
    ("pages/einstieg.md", "---\ntitle: Einstieg\n---\n[[xing]]\n"),
];

/// YAML on its own: a tree whose places lie in the text, or a finding that does.
pub fn yaml(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Err(finding) = yaml_reader::parse(text, FileId(0), 0) {
        let (start, end) = (finding.span.start as usize, finding.span.end as usize);
        assert!(text.get(start..end).is_some(), "{start}..{end} is not in the text");
    }
}

/// A chapter with its front matter.
pub fn front_matter(data: &[u8]) {
    checked(&[("pages/neu.md", data)]);
}

/// A text in Markdown: the pieces of its body lie in its markup.
pub fn markdown(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let context = markdown::Context {
        file: FileId(0),
        path: "pages/neu.md",
        language: Language::De,
        offset: 0,
        first_line: None,
    };
    let (body, findings) = markdown::parse(text, &context);
    for piece in &body.pieces {
        match piece {
            Piece::Markup(range) => {
                assert!(body.markup.get(range.start as usize..range.end as usize).is_some(), "{range:?}");
            }
            Piece::Href(index) | Piece::Title(index) => assert!(body.links.get(*index as usize).is_some()),
            Piece::Source(index) => assert!(body.images.get(*index as usize).is_some()),
            Piece::Anchor | Piece::Level(_) | Piece::Line(_) => {}
        }
    }
    let links = body.links.iter().map(|link| link.at);
    let images = body.images.iter().map(|image| image.at);
    let headings = body.headings.iter().map(|heading| heading.at);
    for at in findings.iter().map(|finding| finding.span).chain(links).chain(images).chain(headings) {
        let (start, end) = (at.start as usize, at.end as usize);
        assert!(!at.is_somewhere() || text.get(start..end).is_some(), "{start}..{end} is not in the text");
    }
}

/// Figures as CSV.
pub fn csv(data: &[u8]) {
    checked(&[("status/metrics/xing.csv", data)]);
}

/// Several files: each begins with a line `=== path`.
pub fn portal(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let parts = text.split("=== ").skip(1).filter_map(|part| part.split_once('\n'));
    let files: Vec<(&str, &[u8])> = parts
        .map(|(path, text)| (path.split(" #").next().unwrap_or_default().trim(), text.as_bytes()))
        .filter(|(path, _)| is_path(path))
        .take(8)
        .collect();
    let source = checked(&files);
    for audience in [Audience::Team, Audience::Company] {
        shown(&source, audience);
    }
}

/// Whether a folder can hold a file of that path.
fn is_path(path: &str) -> bool {
    path.len() < 200
        && path.split('/').all(|part| !matches!(part, "" | "." | "..") && !part.starts_with('.'))
        && !path.contains(['\0', '\\'])
}

/// Checks a portal with these files twice, and looks at all that is found.
fn checked(files: &[(&str, &[u8])]) -> Memory {
    let mut source = Memory::new(jiff::civil::date(2026, 11, 23));
    for (path, text) in PORTAL.iter().filter(|(path, _)| files.iter().all(|(own, _)| own != path)) {
        source = source.file(path, text.as_bytes().to_vec());
    }
    for (path, bytes) in files {
        source = source.file(path, bytes.to_vec());
    }
    let look = || {
        let loaded = load(&source, &Options::default(), &mut Stopwatch::off());
        loaded.unwrap_or_else(|error| panic!("memory cannot fail: {error:?}"))
    };
    let Loaded { files, diagnostics, .. } = look();
    for finding in &diagnostics {
        assert_sound(finding, &files);
    }
    for pair in diagnostics.windows(2) {
        assert_ne!(pair[0], pair[1], "said twice");
    }
    for language in Language::ALL {
        let _ = diag::human(&diagnostics, &files, language, true);
        let _ = diag::json(&diagnostics, &files, language);
    }
    let again = look();
    assert_eq!(again.diagnostics, diagnostics, "the same input says something else");
    source
}

/// Computes everything and makes every page of what has no error, without printing it.
fn shown(source: &Memory, audience: Audience) {
    let options = Options { bodies: Bodies::Shown, ..Options::default() };
    let loaded = load(source, &options, &mut Stopwatch::off());
    let Loaded { files, model, as_of, diagnostics, .. } =
        loaded.unwrap_or_else(|error| panic!("memory cannot fail: {error:?}"));
    if diagnostics.iter().any(Diagnostic::is_error) {
        return;
    }
    let model = audience::cut(model, audience);
    let Some(today) = Today::new(&model, as_of, audience) else { return };
    let site = Site::new(Insight::new(today), &files, None);
    for job in view::jobs(&site) {
        assert!(view::page(&site, job).is_some(), "{} has no page", job.path);
    }
}

fn assert_sound(finding: &Diagnostic, files: &Files) {
    let name = finding.code.name;
    for words in [&finding.message, &finding.help] {
        assert!(!words.de.is_empty() && !words.en.is_empty(), "{name} has no words");
    }
    let related = finding.related.iter().map(|related| related.span);
    let fix = finding.fix.iter().map(|edit| edit.span);
    for at in std::iter::once(finding.span).chain(related).chain(fix) {
        if files.get(at.file).is_some() {
            let range = files.range(at);
            let written = at.start as usize..at.end as usize;
            assert_eq!(range, written, "the place of {name} is not in its file");
        }
    }
}
