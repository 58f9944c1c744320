//! What is kept of a look at the content, to find out what the next one brings.

use jiff::civil::Date;

use crate::source::Files;

/// The content as it was seen last, and when.
pub(super) struct Known {
    pub files: Files,
    pub day: Date,
    pub zone: String,
}

impl Known {
    /// The files that are not the same afterwards, by their paths.
    pub fn changed(&self, after: &Files) -> Vec<String> {
        let mut changed: Vec<String> = Vec::new();
        for (_, file) in after.iter() {
            let old = self.files.find(&file.path).and_then(|id| self.files.get(id));
            if old.is_none_or(|old| old.content != file.content) {
                changed.push(file.path.to_string());
            }
        }
        let gone = self.files.iter().filter(|(_, file)| after.find(&file.path).is_none());
        changed.extend(gone.map(|(_, file)| file.path.to_string()));
        changed
    }
}
