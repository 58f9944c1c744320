//! Every diagnostic's code with all its wording, a constructor each. One file per group of codes.

pub mod content;
pub mod fields;
pub mod markdown;
pub mod names;
pub mod output;

use super::{Code, Severity};

/// An error's code.
const fn error(id: &'static str, name: &'static str) -> Code {
    Code { id, name, severity: Severity::Error }
}

/// A warning's code.
const fn warning(id: &'static str, name: &'static str) -> Code {
    Code { id, name, severity: Severity::Warning }
}
