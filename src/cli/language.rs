//! In which language the program speaks.

use std::ffi::OsString;

use super::values;
use crate::locale::Language;

/// The first of these that is set says what the system speaks.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language asked for with `--lang`, otherwise that of the environment. A value that is no
/// language is refused later, in the language of the environment.
pub(super) fn choose(arguments: &[OsString], variable: impl Fn(&str) -> Option<OsString>) -> Language {
    let asked = values::raw(arguments, "--lang").and_then(|code| Language::from_code(&code));
    asked.unwrap_or_else(|| {
        let set = VARIABLES.into_iter().filter_map(variable).find(|value| !value.is_empty());
        of_locale(&set.unwrap_or_default().to_string_lossy())
    })
}

/// The language of a locale such as `de_AT.UTF-8`. What is not German is English.
fn of_locale(locale: &str) -> Language {
    let code = locale.split(|character: char| !character.is_ascii_alphanumeric()).next();
    let is_german = code.is_some_and(|code| code.eq_ignore_ascii_case(Language::De.code()));
    if is_german { Language::De } else { Language::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_speaks_before_the_environment() {
        use Language::{De, En};
        let cases: [(&[&str], [&str; 3], Language); 16] = [
            (&[], ["", "", ""], En),
            (&[], ["", "", "de_DE.UTF-8"], De),
            (&[], ["", "", "de"], De),
            (&[], ["", "", "de@euro"], De),
            (&[], ["", "", "de-CH"], De),
            (&[], ["", "", "den_CA"], En),
            (&[], ["", "", "fr_FR.UTF-8"], En),
            (&[], ["", "de_DE", "en_US"], De),
            (&[], ["C", "de_DE", "de_DE"], En),
            (&[], ["POSIX", "", "de_DE"], En),
            (&["--lang", "de"], ["en", "en", "en"], De),
            (&["check", "--lang=en"], ["de", "de", "de"], En),
            (&["--lang", "fr"], ["", "", "de_DE"], De),
            (&["--lang"], ["", "", "de_DE"], De),
            (&["--lang="], ["", "", "de_DE"], De),
            (&["--", "--lang", "de"], ["", "", ""], En),
        ];
        for (arguments, values, expected) in cases {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            let variable = |name: &str| {
                let index = VARIABLES.iter().position(|variable| *variable == name)?;
                Some(OsString::from(values[index]))
            };
            assert_eq!(choose(&arguments, variable), expected, "{arguments:?} {values:?}");
        }
    }
}
