//! What tells a build that it would make the same files again.

use rayon::prelude::*;

use crate::model::Choice;
use crate::source::{Content, Files, Refusal, SourceFile, ThemeFiles};
use crate::{Inputs, Options};

/// A digest of everything that the output depends on: program, with its own theme, options, as-of date, the
/// mark of the history, the files of the portal's theme, every file.
pub(crate) fn digest(
    files: &Files,
    theme: &ThemeFiles,
    inputs: &Inputs,
    options: &Options,
    history_mark: Option<&str>,
) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(crate::GENERATOR.as_bytes());
    add(options.program.as_bytes());
    add(inputs.as_of.to_string().as_bytes());
    add(options.audience.name().as_bytes());
    add(inputs.base_url.as_deref().unwrap_or_default().as_bytes());
    add(inputs.theme.as_bytes());
    add(history_mark.unwrap_or_default().as_bytes());
    for (path, bytes) in theme {
        add(path.as_bytes());
        add(bytes);
    }
    // There may be many texts: each is hashed by itself, on all threads.
    let all: Vec<&SourceFile> = files.iter().map(|(_, file)| file).collect();
    let each: Vec<blake3::Hash> = all.par_iter().map(|file| hash(&file.content)).collect();
    for (file, hash) in all.iter().zip(&each) {
        add(file.path.as_bytes());
        add(hash.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

fn hash(content: &Content) -> blake3::Hash {
    match content {
        Content::Text(text) | Content::Refused(Refusal::NotUtf8 { readable: text }) => {
            blake3::hash(text.as_bytes())
        }
        Content::Attachment { digest, .. } => blake3::hash(digest.as_bytes()),
        Content::Refused(_) => blake3::hash(b"refused"),
    }
}
