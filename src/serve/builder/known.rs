//! What is kept of a look at the content, to find out what the next one brings.

use jiff::civil::Date;

use crate::source::Files;

/// The content as it was seen last, and when.
pub(super) struct Known {
    pub files: Files,
    pub day: Date,
    pub zone: String,
}
