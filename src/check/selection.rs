//! Which rules run, and which findings are shown: `--skip` and `--only`.

use super::{RULES, Rule};
use crate::diag::{Code, Severity, codes, nearest};

/// The names given to `--skip` and `--only`: of rules, and of findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    skip: Vec<String>,
    only: Vec<String>,
}

/// A name that neither a rule nor a finding has that could be left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// As it was given.
    pub name: String,
    /// The names that were probably meant.
    pub near: Vec<&'static str>,
}

impl Selection {
    /// Takes the names; refuses those that are none.
    pub fn new(skip: Vec<String>, only: Vec<String>) -> Result<Selection, UnknownName> {
        let known = known_names();
        let is_known = |name: &&String| known.iter().any(|known| known.eq_ignore_ascii_case(name));
        match skip.iter().chain(&only).find(|name| !is_known(name)) {
            None => Ok(Selection { skip, only }),
            Some(name) => {
                let near = nearest(name, known.iter().map(|name| (*name, "")));
                Err(UnknownName { name: name.clone(), near })
            }
        }
    }

    /// Whether a rule has anything to look for.
    pub fn runs(&self, rule: &Rule) -> bool {
        let named = |names: &[String]| names.iter().any(|name| name == rule.name);
        let a_finding = rule.codes.iter().any(|code| named_code(&self.only, code));
        (self.only.is_empty() || named(&self.only) || a_finding) && !named(&self.skip)
    }

    /// Whether what a rule has found is shown.
    pub fn keeps(&self, rule: &Rule, code: &Code) -> bool {
        let wanted = self.only.is_empty()
            || self.only.iter().any(|name| name == rule.name)
            || named_code(&self.only, code);
        wanted && !named_code(&self.skip, code)
    }

    /// Whether something is shown that was found while reading. Errors are: what cannot be read, the
    /// rules cannot look at.
    pub fn keeps_read(&self, code: &Code) -> bool {
        let wanted = self.only.is_empty() || named_code(&self.only, code);
        code.severity == Severity::Error || wanted && !named_code(&self.skip, code)
    }

    /// Whether a kind of finding is looked for and shown, by whichever rule.
    pub(super) fn shows(&self, code: &Code) -> bool {
        let mut finders = RULES.iter().filter(|rule| rule.codes.contains(&code)).peekable();
        match finders.peek() {
            None => self.keeps_read(code),
            Some(_) => finders.any(|rule| self.runs(rule) && self.keeps(rule, code)),
        }
    }
}

/// A finding is named by its name or by its number.
fn named_code(names: &[String], code: &Code) -> bool {
    names.iter().any(|name| name == code.name || name.eq_ignore_ascii_case(code.id))
}

/// The names of the rules, of their findings, and of the warnings of reading.
fn known_names() -> Vec<&'static str> {
    let rules = RULES.iter().flat_map(|rule| {
        std::iter::once(rule.name).chain(rule.codes.iter().flat_map(|code| [code.name, code.id]))
    });
    let warnings = codes::all().into_iter().filter(|code| code.severity != Severity::Error);
    rules.chain(warnings.flat_map(|code| [code.name, code.id])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(name: &str) -> &'static Rule {
        RULES.iter().find(|rule| rule.name == name).expect("a rule")
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn what_is_left_out_does_not_run_and_what_is_asked_for_runs_alone() {
        let cases: [(&[&str], &[&str], bool, bool); 6] = [
            (&[], &[], true, true),
            (&["links"], &[], false, true),
            (&[], &["links"], true, false),
            (&[], &["broken-link"], true, false),
            (&["broken-link"], &[], true, true),
            (&["links"], &["links"], false, false),
        ];
        for (skip, only, links_run, identifiers_run) in cases {
            let selection = Selection::new(names(skip), names(only)).unwrap();
            assert_eq!(selection.runs(rule("links")), links_run, "{skip:?} {only:?}");
            assert_eq!(selection.runs(rule("identifiers")), identifiers_run, "{skip:?} {only:?}");
        }
    }

    #[test]
    fn a_finding_is_left_out_by_its_name_and_an_unreadable_file_never() {
        let selection = Selection::new(names(&["broken-link", "raw-html"]), names(&[])).unwrap();
        assert!(!selection.keeps(rule("links"), &codes::names::BROKEN_LINK));
        assert!(selection.keeps(rule("links"), &codes::names::BROKEN_FRAGMENT));
        assert!(!selection.keeps_read(&codes::markdown::RAW_HTML));
        assert!(selection.keeps_read(&codes::content::YAML_SYNTAX));
    }

    #[test]
    fn a_name_that_is_none_is_refused_with_the_nearest() {
        for (wrong, near) in [("linsk", Some("links")), ("yaml-syntax", None), ("", None)] {
            let refused = Selection::new(names(&[wrong]), names(&[])).unwrap_err();
            assert_eq!(refused.near.first().copied(), near, "{wrong}");
        }
    }
}
