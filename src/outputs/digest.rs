//! What tells a build that it would make the same files again.

use rayon::prelude::*;

use crate::model::Choice;
use crate::source::{Content, Refusal, SourceFile};
use crate::{Loaded, Options};

/// A digest of everything that the output depends on: program, options, as-of date, theme, every file.
pub(crate) fn digest(loaded: &Loaded, options: &Options) -> String {
    let Loaded { files, theme, as_of, base_url, .. } = loaded;
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(crate::GENERATOR.as_bytes());
    add(options.program.as_bytes());
    add(as_of.to_string().as_bytes());
    add(options.audience.name().as_bytes());
    add(base_url.as_deref().unwrap_or_default().as_bytes());
    for (name, text) in &theme.templates {
        add(name.as_bytes());
        add(text.as_bytes());
    }
    for (language, strings) in &theme.strings {
        add(language.code().as_bytes());
        add(strings.to_string().as_bytes());
    }
    theme
        .assets
        .keys()
        .chain(&theme.stylesheets)
        .chain(theme.scripts.keys())
        .for_each(|path| add(path.as_bytes()));
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
