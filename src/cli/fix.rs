//! `check --fix`: makes the repairs that are certain, in the content itself.

use std::fs;
use std::io;
use std::path::Path;

use super::outcome::Failure;
use super::terminal::Terminal;
use crate::diag::{self, Repair};
use crate::locale::Language;
use crate::source::{Files, Source};
use crate::stopwatch::Stopwatch;
use crate::{Loaded, Options};

/// A repair may show what it hid; after so many rounds the rest is left to people.
const ROUNDS: usize = 8;

/// Checks, repairs and checks again until there is nothing left that is certain. Each repair is said.
pub(super) fn run(source: &dyn Source, options: &Options, terminal: &Terminal) -> Result<Loaded, Failure> {
    let mut loaded = crate::load(source, options, &mut Stopwatch::off())?;
    let Some(folder) = source.folder() else { return Ok(loaded) };
    for _ in 0..ROUNDS {
        let repairs = diag::repairs(&loaded.diagnostics, &loaded.files);
        let mut is_changed = false;
        for repair in &repairs {
            if write(folder, &loaded.files, repair)? {
                is_changed = true;
                terminal.message(&said(repair, &loaded.files, terminal.language));
            }
        }
        if !is_changed {
            break;
        }
        loaded = crate::load(source, options, &mut Stopwatch::off())?;
    }
    Ok(loaded)
}

/// Writes a repaired file, unless somebody has changed it meanwhile. Whoever reads it at that moment
/// sees the old text or the new one, never half of it.
fn write(folder: &Path, files: &Files, repair: &Repair) -> Result<bool, Failure> {
    let shown = files.shown_path(repair.file);
    let failed = |error: io::Error| Failure::Write(shown.clone(), error);
    // A link inside of the content folder stays one; the file that it leads to is written.
    let path = folder.join(files.path(repair.file)).canonicalize().map_err(failed)?;
    if fs::read(&path).map_err(failed)? != files.text(repair.file).as_bytes() {
        return Ok(false);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.leitstand"));
    let result = fs::write(&beside, &repair.text)
        .and_then(|()| fs::metadata(&path))
        .and_then(|metadata| fs::set_permissions(&beside, metadata.permissions()))
        .and_then(|()| fs::rename(&beside, &path));
    if result.is_err() {
        let _ = fs::remove_file(&beside);
    }
    result.map_err(failed)?;
    Ok(true)
}

/// A line for each repair: its place, what stood there and what stands there now.
fn said(repair: &Repair, files: &Files, language: Language) -> String {
    let word = match language {
        Language::De => "Berichtigt",
        Language::En => "Fixed",
    };
    let line = |edit: &diag::Edit| {
        let at = files.start(edit.span);
        let old = files.text(repair.file).get(files.range(edit.span)).unwrap_or_default();
        let change = match (old, edit.text.trim_end()) {
            ("", new) => format!("+ {}", diag::visible(new)),
            (old, "") => format!("- {}", diag::visible(old)),
            (old, new) => format!("{} → {}", diag::visible(old), diag::visible(new)),
        };
        let change = change.replace('\n', "\n    ");
        format!("{word}: {}:{}:{}: {change}\n", files.shown_path(repair.file), at.line, at.column)
    };
    repair.edits.iter().map(line).collect()
}
