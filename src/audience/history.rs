//! What of the repository's history an audience may not see.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{Audience, Model};
use crate::source::{FileId, Files, History};

/// The history as an audience may see it, of a model that was cut for it. Subjects of commits are free text:
/// nobody knows what they name, so they are for the team alone. So is every file of which no thing is left.
pub fn history(history: Arc<History>, model: &Model, files: &Files, audience: Audience) -> Arc<History> {
    if audience == Audience::Team {
        return history;
    }
    let mut history = Arc::unwrap_or_clone(history);
    let shown: HashSet<FileId> = model
        .tables
        .heads()
        .flat_map(|(_, head)| head.versions.iter().map(|version| version.file).chain([head.at.file]))
        .collect();
    let is_shown = |path: &str| files.find(path).is_some_and(|file| shown.contains(&file));
    history.last.retain(|path, _| is_shown(path));
    for commit in &mut history.recent {
        commit.subject.clear();
        commit.files.retain(|(path, _)| is_shown(path));
    }
    history.recent.retain(|commit| !commit.files.is_empty());
    Arc::new(history)
}
