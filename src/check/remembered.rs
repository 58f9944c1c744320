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

/// What one rule found, by file, with the content that it was found in.
type ByFile = Vec<(FileId, Content, Vec<Diagnostic>)>;

impl Checked<'_> {
    /// What is found in each of these files by looking at what is given of its text alone. They come in
    /// their order; a file that is not among them is forgotten.
    pub(super) fn each_file<'t, T: Send + Sync + ?Sized + 't>(
        &self,
        rule: &'static str,
        texts: impl Iterator<Item = (FileId, &'t T)>,
        look: impl Fn(FileId, &T) -> Vec<Diagnostic> + Send + Sync,
    ) -> Vec<Diagnostic> {
        let texts: Vec<(FileId, &T)> = texts.collect();
        let Some(Remembered(all)) = self.remembered else {
            return texts.into_par_iter().flat_map_iter(|(file, text)| look(file, text)).collect();
        };
        let findings = || all.lock().unwrap_or_else(PoisonError::into_inner);
        let before = findings().remove(rule).unwrap_or_default();
        let now: ByFile = texts
            .into_par_iter()
            .filter_map(|(id, text)| {
                let content = &self.files.get(id)?.content;
                let known = before.binary_search_by_key(&id, |(known, ..)| *known).ok();
                let found = match known.and_then(|known| before.get(known)) {
                    Some((_, before, found)) if before == content => found.clone(),
                    _ => look(id, text),
                };
                Some((id, content.clone(), found))
            })
            .collect();
        let found = now.iter().flat_map(|(.., found)| found).cloned().collect();
        findings().insert(rule, now);
        found
    }
}
