//! What is in a file: a text, something to be published as it is, or a reason why it cannot be used.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::super::{Content, Refusal, SourceError, TEXT_LIMIT};
use super::mark::Mark;
use super::walk::Found;

/// What was read of a file. Without a mark it is to be read again the next time.
pub type Reading<T> = (Option<Mark>, T);

/// Reads a file of the content; `None` where it has vanished since it was listed.
pub fn content(found: &Found) -> Option<Reading<Content>> {
    let path = &found.path;
    let open = |at: &Path| {
        let file = File::open(at)?;
        let metadata = file.metadata()?;
        let size = metadata.len();
        let content =
            if is_text(path) { classify(path, size, || read_text(file, size)) } else { attachment(file)? };
        Ok((Some(Mark::new(&metadata)), content))
    };
    let refused = |refusal| Some((None, Content::Refused(refusal)));
    let at = match &found.at {
        Ok(at) => at,
        Err(refusal) => return refused(refusal.clone()),
    };
    match open(at) {
        Ok((_, Content::Refused(Refusal::Unreadable(words)))) => refused(Refusal::Unreadable(words)),
        Ok(reading) => Some(reading),
        Err(error) if io::Error::kind(&error) == ErrorKind::NotFound => None,
        Err(error) => refused(Refusal::Unreadable(error.to_string())),
    }
}

/// Reads a file of a theme, which is shown as `shown`; `None` where it has vanished since it was listed.
pub fn bytes(found: &Found, shown: &str) -> Result<Option<Reading<Vec<u8>>>, SourceError> {
    let unreadable = |words: String| SourceError::Unreadable(format!("{shown}/{}", found.path), words);
    let at = found.at.as_ref().map_err(|refusal| unreadable(super::words(refusal)))?;
    // Whoever writes between the two leaves another mark than this one.
    let read = fs::metadata(at).and_then(|metadata| Ok((Some(Mark::new(&metadata)), fs::read(at)?)));
    match read {
        Ok(reading) => Ok(Some(reading)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(error.to_string())),
    }
}

/// At most one byte more than is allowed: the file may have grown since it was measured.
fn read_text(file: File, size: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(TEXT_LIMIT)).unwrap_or(0) + 1);
    file.take(TEXT_LIMIT + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// Hashes a file of any size without holding it.
fn attachment(file: File) -> io::Result<Content> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(file)?;
    let digest = hasher.finalize().to_hex().as_str().into();
    Ok(Content::Attachment { digest, size: hasher.count() })
}

/// Whether the file is one that is read as a text.
fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["md", "yaml", "yml", "csv"].iter().any(|text| ending.eq_ignore_ascii_case(text))
}

/// What a file is, by its path and size in bytes. Its bytes are not asked for where it is too large.
pub fn classify(path: &str, size: u64, bytes: impl FnOnce() -> Result<Vec<u8>, String>) -> Content {
    let is_text = is_text(path);
    let too_large = |size| Content::Refused(Refusal::TooLarge { size, limit: TEXT_LIMIT });
    if is_text && size > TEXT_LIMIT {
        return too_large(size);
    }
    let bytes = match bytes() {
        Ok(bytes) => bytes,
        Err(words) => return Content::Refused(Refusal::Unreadable(words)),
    };
    let size = bytes.len() as u64;
    match is_text {
        true if size > TEXT_LIMIT => too_large(size),
        true => text(bytes),
        false => Content::Attachment { digest: blake3::hash(&bytes).to_hex().as_str().into(), size },
    }
}

fn text(bytes: Vec<u8>) -> Content {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Content::Refused(Refusal::Utf16);
    }
    if bytes.contains(&0) {
        return Content::Refused(Refusal::Binary);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Content::Text(text.into()),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let readable = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default());
            Content::Refused(Refusal::NotUtf8 { readable: readable.into() })
        }
    }
}
