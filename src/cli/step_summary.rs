//! The summary of a GitHub Actions step: a file that the platform names in the environment.

use std::env;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::outcome::Failure;

/// The platform shows nothing of a larger file.
const LIMIT: usize = 1 << 20;

/// Adds a text to the file that the platform names, if there is one. `render` is given how many bytes the
/// file still has room for: other commands of the step may have written to it.
pub(super) fn append(render: impl FnOnce(usize) -> String) -> Result<(), Failure> {
    let named = env::var_os("GITHUB_STEP_SUMMARY").filter(|name| !name.is_empty());
    let Some(file) = named.map(PathBuf::from) else { return Ok(()) };
    append_to(&file, render).map_err(|error| Failure::StepSummary(file, error))
}

fn append_to(file: &Path, render: impl FnOnce(usize) -> String) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).open(file)?;
    let used = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    file.write_all(render(LIMIT.saturating_sub(used)).as_bytes())
}
