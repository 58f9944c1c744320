//! What law and safety ask of a platform, point by point. It rates platforms, never people.

use super::Today;
use super::reason::Reason;
use crate::locale::Words;
use crate::model::{Entry, Platform};

/// A point of the scorecard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// The imprint is linked, and was checked within a year.
    Imprint,
    /// The privacy notice is linked.
    PrivacyNotice,
    /// There is a joint controller agreement, where the network needs one.
    JointControllerAgreement,
    /// Two people or more can change the account.
    Administrators,
    /// Signing in needs a second factor.
    TwoFactor,
    /// All of it was reviewed within a year.
    Reviewed,
}

/// A point with its outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Which one.
    pub check: Check,
    /// Whether it is met.
    pub passed: bool,
    /// What is there, or what is missing.
    pub reason: Reason,
    /// How to mend it, where it is not met.
    pub mend: Option<Words>,
}

/// The scorecard of a platform.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scorecard {
    /// The points that count on this network.
    pub points: Vec<Point>,
}

impl Scorecard {
    /// How many are met.
    pub fn passed(&self) -> usize {
        self.points.iter().filter(|point| point.passed).count()
    }
}

/// The scorecard of a platform that has an account: active, paused or reserved; else nothing.
pub fn scorecard(_today: Today<'_>, _platform: &Entry<Platform>) -> Option<Scorecard> {
    None
}
