//! Every diagnostic's code with all its wording, a constructor each. One file per group of codes.

pub mod campaigns;
pub mod compliance;
pub mod concepts;
pub mod content;
pub mod exceptions;
pub mod fields;
pub mod glossary;
pub mod handbook;
pub mod incidents;
pub mod markdown;
pub mod metrics;
pub mod milestones;
pub mod names;
pub mod output;
pub mod people;
pub mod platforms;
pub mod posts;
pub mod reviews;
pub mod rota;
pub mod secrets;
pub mod settings;
pub mod time;
pub mod translations;
pub mod values;
mod wording;
pub mod yaml;

use super::Code;

pub use wording::Dated;

/// Declares the codes of a group and lists them as `CODES`. What `explain` says of a code stands in
/// `src/diag/explain/<name>.txt`; without that file nothing compiles.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $severity:ident $id:literal $name:literal;)*) => {
        $($(#[$doc])*
        pub static $code: $crate::diag::Code = $crate::diag::Code {
            id: $id,
            name: $name,
            severity: $crate::diag::Severity::$severity,
            explanation: include_str!(concat!("../explain/", $name, ".txt")),
        };)*

        /// The codes of this group, in their order.
        pub(super) static CODES: &[&$crate::diag::Code] = &[$(&$code),*];
    };
}
use codes;

/// Every code, in the order of their numbers.
pub fn all() -> Vec<&'static Code> {
    let groups = [
        content::CODES,
        names::CODES,
        fields::CODES,
        markdown::CODES,
        output::CODES,
        settings::CODES,
        posts::CODES,
        reviews::CODES,
        campaigns::CODES,
        milestones::CODES,
        concepts::CODES,
        handbook::CODES,
        rota::CODES,
        incidents::CODES,
        glossary::CODES,
        secrets::CODES,
        people::CODES,
        platforms::CODES,
        compliance::CODES,
        metrics::CODES,
        translations::CODES,
        time::CODES,
        exceptions::CODES,
    ];
    let mut codes: Vec<&Code> = groups.concat();
    codes.sort_by_key(|code| code.id);
    codes
}
