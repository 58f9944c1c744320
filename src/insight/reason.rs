//! Why something is as it is: every result carries its reasons.

use crate::locale::Words;
use crate::model::Assessment;
use crate::source::Span;

/// A sentence that a reader understands, with the place of the data it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The sentence, in both languages, with its full stop.
    pub words: Words,
    /// The same without the days on which somebody is not there, where the sentence names them: for
    /// what programs read.
    pub undated: Option<Words>,
    /// Where the data stands; [`Span::NOWHERE`] where it rests on what is not written.
    pub at: Span,
}

impl Reason {
    /// A reason with its place.
    pub fn new(words: Words, at: Span) -> Reason {
        Reason { words, undated: None, at }
    }

    /// What programs read: nothing of when somebody is not there.
    pub fn for_machines(&self) -> &Words {
        self.undated.as_ref().unwrap_or(&self.words)
    }
}

/// A result with its reasons, the weightiest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged<T> {
    /// The result.
    pub value: T,
    /// Why; never empty, also where all is well.
    pub reasons: Vec<Reason>,
}

/// How bad an assessment is: red before yellow before grey before green.
pub fn urgency(value: Assessment) -> u8 {
    match value {
        Assessment::Red => 0,
        Assessment::Yellow => 1,
        Assessment::Grey => 2,
        Assessment::Green => 3,
    }
}

/// The worst of several judgements decides, and gives its reasons; those that say the same colour are
/// kept, the others go. `None` where there is nothing to judge.
pub fn worst(found: impl IntoIterator<Item = (Assessment, Reason)>) -> Option<Judged<Assessment>> {
    let found: Vec<(Assessment, Reason)> = found.into_iter().collect();
    let value = found.iter().map(|(value, _)| *value).min_by_key(|value| urgency(*value))?;
    let reasons = found.into_iter().filter(|(own, _)| *own == value).map(|(_, reason)| reason).collect();
    Some(Judged { value, reasons })
}
