//! YAML to a tree of nodes with places. The only module that knows the YAML libraries.

mod cause;
mod guess;
mod ordinary;
mod tree;

use serde_yaml::options::DuplicateKeyPolicy;
use serde_yaml::{Error, Location, Options};

use crate::diag::Diagnostic;
use crate::diag::codes::yaml::{self, Cause};
use crate::model::Node;
use crate::source::{FileId, Span};

use tree::{Build, Tree};

/// Nesting that is read; a portal's data is five levels deep.
const MAX_DEPTH: usize = 40;
/// Values that are read from one file.
const MAX_NODES: usize = 250_000;
/// Values that repeated parts (`*name`) may add; more is a mistake or an attack.
const MAX_REPEATED: usize = 50_000;

/// Reads a text that begins at byte `offset` of a file. Nothing at all is an empty mapping.
pub fn parse(text: &str, file: FileId, offset: usize) -> Result<Node, Diagnostic> {
    let build = Build { text, file, offset };
    if let Some(node) = ordinary::read(&build) {
        return Ok(node);
    }
    match read(text) {
        Ok(tree) => Ok(build.node(tree)),
        Err(error) => Err(Failure { text, file, offset }.diagnostic(&error)),
    }
}

fn read(text: &str) -> Result<Tree, Error> {
    serde_yaml::from_str_with_options::<Tree>(text, options())
}

fn options() -> Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! { max_depth: MAX_DEPTH, max_nodes: MAX_NODES, max_documents: 2 },
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: MAX_REPEATED },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::AsString,
        with_snippet: false,
    }
}

/// Says in plain words why a text is no YAML.
struct Failure<'t> {
    text: &'t str,
    file: FileId,
    offset: usize,
}

impl Failure<'_> {
    fn diagnostic(&self, error: &Error) -> Diagnostic {
        let error = error.without_snippet();
        let at = error_byte(self.text, error);
        if is_too_much(error) {
            return yaml::broken(self.character(at), &Cause::TooMuch);
        }
        if matches!(error, Error::MultipleDocuments { .. }) {
            // The library names what follows; what to delete is the line of `---` before it.
            let line =
                self.text.get(..at).and_then(|before| before.rfind("\n---")).map_or(at, |line| line + 1);
            return yaml::broken(self.character(line), &Cause::SecondDocument);
        }
        if let Some(mark) = cause::merge_mark(self.text) {
            return yaml::broken(self.span(mark.start, mark.end), &Cause::Merge);
        }
        let again = |text: &str| read(text).err().map(|error| error_byte(text, error.without_snippet()));
        if let Some(guess) = cause::find(self.text, at, again) {
            let found = yaml::broken(self.span(guess.at.start, guess.at.end), &guess.cause);
            let (place, text) = guess.edit;
            let is_certain = guess.cause.is_certain();
            return if is_certain { found.fix(self.span(place.start, place.end), text) } else { found };
        }
        if let Some((place, odd)) = cause::odd_blank(self.text) {
            return yaml::broken(self.span(place.start, place.end), &odd);
        }
        yaml::broken(self.character(at), &general(error))
    }

    /// A place in the text. What is missing at its very end has no character to stand at.
    fn span(&self, start: usize, end: usize) -> Span {
        let within = |at: usize| self.offset + at.min(self.text.len());
        Span::new(self.file, within(start), within(end))
    }

    /// The place of the character at a byte.
    fn character(&self, at: usize) -> Span {
        let rest = self.text.get(at..).unwrap_or_default();
        let width = rest.chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
        self.span(at, at + width)
    }
}

/// The byte at which the parser gave up; the scanner's own errors know only the character.
fn error_byte(text: &str, error: &Error) -> usize {
    let offset = |location: Location| usize::try_from(location.span().offset()).unwrap_or(0);
    let offset = error.location().map_or(0, offset);
    let byte = text.char_indices().nth(offset).map_or(text.len(), |(byte, _)| byte);
    // An error at the very end is shown at the last character that is written.
    if byte >= text.len() { text.trim_end().char_indices().last().map_or(0, |(byte, _)| byte) } else { byte }
}

/// Whether a text is refused for its size and depth alone.
fn is_too_much(error: &Error) -> bool {
    let message = error.to_string();
    matches!(
        error,
        Error::Budget { .. }
            | Error::AliasReplayLimitExceeded { .. }
            | Error::AliasExpansionLimitExceeded { .. }
            | Error::AliasReplayStackDepthExceeded { .. }
            | Error::AliasReplayCounterOverflow { .. }
    ) || message.contains("recursion")
        || message.contains("nesting")
}

/// What the parser's own words say, where nothing better is known.
fn general(error: &Error) -> Cause {
    let message = error.to_string();
    let has = |part: &str| message.contains(part);
    match () {
        () if has("tab") => Cause::Tab,
        () if has("unclosed quote") || has("quoted") => Cause::OpenQuote,
        () if has("mapping values are not allowed") || has("illegal placement of ':'") => Cause::OddColon,
        () => Cause::Unknown,
    }
}
