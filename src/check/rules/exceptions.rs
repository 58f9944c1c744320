//! Ensures that an exception accepts a warning that there is, about something that exists; and
//! accepts what is to be accepted.

use std::collections::HashMap;

use super::{Candidates, Checked, Rule, Selection};
use crate::diag::{Acceptance, Code, Diagnostic, Severity, codes, nearest};
use crate::model::{Entry, Exception, Form, Id, Kind, Model, Spanned, Thing};
use crate::source::{FileId, Span};

/// See the module. That an exception is not used is said by [`accept`], when everything is found.
pub(super) static RULE: Rule = Rule {
    name: "exceptions",
    ensures: (
        "Jede Ausnahme gilt einer Warnung oder einem Hinweis und etwas, das es gibt",
        "each exception is about a warning or a hint, and about something that exists",
    ),
    codes: &[
        &codes::exceptions::UNKNOWN_FINDING,
        &codes::exceptions::ERROR_NOT_ACCEPTABLE,
        &codes::exceptions::UNKNOWN_SUBJECT,
        &codes::exceptions::UNUSED_EXCEPTION,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let mut candidates = Candidates::new(checked.model);
    for exception in checked.model.tables.exceptions.iter().map(Entry::original) {
        found.extend(wrong_rule(&exception.rule));
        found.extend(wrong_subject(checked.model, &exception.subject, &mut candidates));
    }
}

/// What is wrong with the name of a finding, if anything is.
fn wrong_rule(rule: &Spanned<String>) -> Option<Diagnostic> {
    let name = rule.known()?;
    let codes = codes::all();
    match codes.iter().find(|code| code.name == name) {
        Some(code) if code.severity == Severity::Error => {
            Some(codes::exceptions::error_not_acceptable(rule.at, name))
        }
        Some(_) => None,
        None => {
            let acceptable = codes.iter().filter(|code| code.severity != Severity::Error);
            let near = nearest(name, acceptable.map(|code| (code.name, "")));
            Some(codes::exceptions::unknown_finding(rule.at, name, &near))
        }
    }
}

/// What is wrong with what an exception is about, if anything is.
fn wrong_subject(
    model: &Model,
    subject: &Spanned<String>,
    candidates: &mut Candidates<'_>,
) -> Option<Diagnostic> {
    let text = subject.known()?;
    let Some(thing) = parse(text) else {
        let kinds: Vec<&str> =
            Kind::ALL.iter().filter(|kind| has_places(**kind)).map(|kind| kind.name()).collect();
        let written = text.split(':').next().unwrap_or_default();
        let near = nearest(written, kinds.iter().map(|kind| (*kind, "")));
        return Some(codes::exceptions::malformed_subject(subject.at, text, &near, &kinds));
    };
    if model.knows(&thing) || model.is_unread(thing.kind) {
        return None;
    }
    let similar = candidates.similar(Some(thing.kind), thing.id.as_str());
    let near: Vec<String> =
        similar.near().into_iter().map(|id| format!("{}:{id}", thing.kind.name())).collect();
    Some(codes::exceptions::unknown_subject(subject.at, &thing.kind.words(), thing.id.as_str(), &near))
}

/// The thing of `kind:id`.
fn parse(subject: &str) -> Option<Thing> {
    let (kind, id) = subject.split_once(':')?;
    let kind = Kind::from_name(kind.trim()).filter(|kind| has_places(*kind))?;
    Some(Thing::new(kind, &Id::new(id.trim())))
}

/// Whether things of a kind stand somewhere of their own: findings can be about those.
fn has_places(kind: Kind) -> bool {
    kind.form() != Form::Declared
}

/// Marks the findings that `exceptions.yaml` accepts, and says which exceptions accept nothing. To be
/// called when everything is found; errors are never accepted.
pub fn accept(checked: &Checked<'_>, selection: &Selection, diagnostics: &mut Vec<Diagnostic>) {
    let exceptions = checked.model.tables.exceptions.iter().map(Entry::original);
    let mut pending: Vec<Pending<'_>> =
        exceptions.filter_map(|exception| Pending::new(checked.model, exception)).collect();
    if pending.is_empty() {
        return;
    }
    let places = Places::new(checked.model);
    let mut by_name: HashMap<(&'static str, Thing), Vec<usize>> = HashMap::new();
    for (index, one) in pending.iter().enumerate() {
        by_name.entry((one.code.name, one.subject.clone())).or_default().push(index);
    }
    for finding in diagnostics.iter_mut() {
        let Some(thing) = places.thing(finding.span) else { continue };
        for index in by_name.get(&(finding.code.name, thing.clone())).into_iter().flatten() {
            let Some(one) = pending.get_mut(*index) else { continue };
            one.used = true;
            let Exception { until, reason, .. } = one.exception;
            if checked.as_of <= until.value {
                finding.accepted = Some(Acceptance { until: until.value, reason: reason.0.clone() });
            } else {
                finding.related.push(codes::exceptions::was_accepted(until.at, until.value));
            }
        }
    }
    // On an earlier day, or with some rules left out, there may be nothing to accept yet.
    let judged = |one: &&Pending<'_>| !one.used && !checked.looks_back && selection.shows(one.code);
    if selection.shows(&codes::exceptions::UNUSED_EXCEPTION) {
        diagnostics.extend(pending.iter().filter(judged).map(|one| {
            let Exception { rule, subject, .. } = one.exception;
            codes::exceptions::unused_exception(rule.at, rule, subject)
        }));
    }
}

/// An exception without a mistake in it.
struct Pending<'m> {
    exception: &'m Exception,
    code: &'static Code,
    subject: Thing,
    used: bool,
}

impl<'m> Pending<'m> {
    /// Nothing where the exception itself, or what it is about, is to be mended first.
    fn new(model: &Model, exception: &'m Exception) -> Option<Pending<'m>> {
        exception.until.known()?;
        let name = exception.rule.known()?;
        let code = codes::all().into_iter().find(|code| code.name == name)?;
        let subject = parse(exception.subject.known()?)?;
        model.tables.head(&subject)?;
        (code.severity != Severity::Error).then_some(Pending { exception, code, subject, used: false })
    }
}

/// Which thing stands where.
struct Places {
    /// The things of each file with the byte at which they begin, in order.
    files: HashMap<FileId, Vec<(u32, Thing)>>,
}

impl Places {
    fn new(model: &Model) -> Places {
        let mut files: HashMap<FileId, Vec<(u32, Thing)>> = HashMap::new();
        for (kind, head) in model.tables.heads().filter(|(kind, _)| has_places(*kind)) {
            for version in &head.versions {
                let start = if is_list(kind) { begin(head.at, version.at) } else { 0 };
                files.entry(version.file).or_default().push((start, head.thing()));
            }
        }
        for things in files.values_mut() {
            things.sort_by_key(|(start, _)| *start);
        }
        Places { files }
    }

    /// The thing that a place belongs to.
    fn thing(&self, at: Span) -> Option<&Thing> {
        let things = self.files.get(&at.file)?;
        let passed = things.partition_point(|(start, _)| *start <= at.start);
        things.get(passed.checked_sub(1)?).map(|(_, thing)| thing)
    }
}

/// Where an entry begins: at its name or at its first field, whichever comes first.
fn begin(name: Span, fields: Span) -> u32 {
    if name.file == fields.file { name.start.min(fields.start) } else { fields.start }
}

/// Whether many things of a kind stand in one file.
fn is_list(kind: Kind) -> bool {
    matches!(kind.form(), Form::Entries(..) | Form::Terms(..) | Form::Rows(_) | Form::Named(_))
}
