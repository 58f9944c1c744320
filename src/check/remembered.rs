//! What a rule finds in a file, whatever stands in all others. A preview remembers it as long as the file
//! stays the same.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::Checked;
use crate::diag::Diagnostic;
use crate::source::{Content, FileId};

/// What rules found in single files.
#[derive(Debug, Default)]
pub struct Remembered(Mutex<HashMap<&'static str, ByFile>>);

/// What one rule found, with the content that it was found in.
type ByFile = HashMap<FileId, (Content, Vec<Diagnostic>)>;

impl Checked<'_> {
    /// What is found in each of these files by looking at its text alone, in their order. A file that is not
    /// among them is forgotten.
    pub(super) fn each_file(
        &self,
        rule: &'static str,
        files: impl Iterator<Item = FileId>,
        look: impl Fn(FileId, &str) -> Vec<Diagnostic> + Sync,
    ) -> Vec<Diagnostic> {
        let files: Vec<_> = files.filter_map(|id| Some((id, self.files.get(id)?))).collect();
        let Some(Remembered(all)) = self.remembered else {
            let found = files.into_par_iter().flat_map_iter(|(file, _)| look(file, self.files.text(file)));
            return found.collect();
        };
        let findings = || all.lock().unwrap_or_else(PoisonError::into_inner);
        let before = findings().remove(rule).unwrap_or_default();
        let now: Vec<_> = files
            .into_par_iter()
            .map(|(id, file)| match before.get(&id) {
                Some((content, found)) if *content == file.content => (id, (content.clone(), found.clone())),
                _ => (id, (file.content.clone(), look(id, self.files.text(id)))),
            })
            .collect();
        let found = now.iter().flat_map(|(_, (_, found))| found).cloned().collect();
        findings().insert(rule, now.into_iter().collect());
        found
    }
}
