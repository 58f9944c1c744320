//! How a figure has changed.

/// How a figure has changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// What it was.
    pub before: f64,
    /// By how much more or less it is now; for a rate in its own points.
    pub difference: f64,
    /// By which share of what it was; nothing where it was none.
    pub ratio: Option<f64>,
}

impl Change {
    /// From one figure to another.
    pub fn new(before: f64, now: f64) -> Change {
        let difference = now - before;
        Change { before, difference, ratio: (before != 0.0).then(|| difference / before.abs()) }
    }
}
