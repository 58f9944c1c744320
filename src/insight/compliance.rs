//! What law and safety ask of a platform, point by point. It rates platforms, never people.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::reason::Reason;
use super::{Today, person, platform as platforms};
use crate::locale::{Dates, Language, Words};
use crate::model::{Compliance, Entry, Id, Lifecycle, Platform, Spanned, worded};
use crate::source::Span;

/// So many people can change an account, at least.
const ADMINISTRATORS: usize = 2;

worded! {
    /// A point of the scorecard.
    pub enum Check {
        /// The imprint is linked, and was checked within a year.
        Imprint = "imprint", "Impressum", "Imprint";
        /// The privacy notice is linked.
        PrivacyNotice = "privacy_notice", "Datenschutzhinweise", "Privacy notice";
        /// There is a joint controller agreement, where the network needs one.
        JointControllerAgreement = "joint_controller_agreement",
            "Vereinbarung zur gemeinsamen Verantwortung", "Joint controller agreement";
        /// Two people or more can change the account.
        Administrators = "administrators", "Wer das Konto verwaltet", "Administrators";
        /// Signing in needs a second factor.
        TwoFactor = "two_factor", "Anmeldung in zwei Schritten", "Two-factor sign-in";
        /// All of it was reviewed within a year.
        Reviewed = "reviewed", "Jährliche Durchsicht", "Yearly review";
    }
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

    /// Those that are not met.
    pub fn failed(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(|point| !point.passed)
    }
}

/// The scorecard of a platform that has an account: active, paused or reserved; else nothing.
pub fn scorecard(today: Today<'_>, platform: &Entry<Platform>) -> Option<Scorecard> {
    let value = platform.original();
    let has_account =
        matches!(value.lifecycle.value, Lifecycle::Active | Lifecycle::Paused | Lifecycle::Reserved);
    if !has_account || platforms::is_closed(value, today.as_of) {
        return None;
    }
    let examiner = Examiner { today, written: value.compliance.as_ref(), unwritten: platform.head.first_key };
    let network = today.model.tables.networks.get(&Id::new(&value.network.value));
    let is_joint = network.is_some_and(|network| network.original().joint_controller);
    let mut points = vec![examiner.imprint(), examiner.privacy_notice()];
    points.extend(is_joint.then(|| examiner.joint_controller_agreement()));
    points.extend([examiner.administrators(), examiner.two_factor(), examiner.reviewed()]);
    Some(Scorecard { points })
}

/// Looks at what is written about a platform.
struct Examiner<'m> {
    today: Today<'m>,
    written: Option<&'m Compliance>,
    /// Where the platform's fields begin.
    unwritten: Span,
}

/// When something was last looked at.
enum Looked {
    /// Recently enough.
    Recently(Date, Span),
    /// Too long ago.
    LongAgo(Date, Span),
    /// Never, or only after the as-of date.
    Never,
}

impl Examiner<'_> {
    /// The place of what is missing: the fields around.
    fn around(&self) -> Span {
        let first = self.written.map(|written| written.first_key.at).filter(|at| at.is_somewhere());
        first.unwrap_or(self.unwritten)
    }

    fn passed(check: Check, words: Words, at: Span) -> Point {
        Point { check, passed: true, reason: Reason::new(words, at), mend: None }
    }

    fn failed(check: Check, words: Words, at: Span, mend: Words) -> Point {
        Point { check, passed: false, reason: Reason::new(words, at), mend: Some(mend) }
    }

    /// When something was last looked at; what lies ahead has not happened. Both ends of the time within
    /// which it is to be looked at again count.
    fn looked(&self, day: Option<&Spanned<Date>>) -> Looked {
        let as_of = self.today.as_of;
        let days = i32::try_from(*self.today.portal.thresholds.compliance_days).unwrap_or(i32::MAX);
        match day.filter(|day| day.value <= as_of) {
            Some(day) if day.value.saturating_add(i64::from(days).min(300_000).days()) < as_of => {
                Looked::LongAgo(day.value, day.at)
            }
            Some(day) => Looked::Recently(day.value, day.at),
            None => Looked::Never,
        }
    }

    fn imprint(&self) -> Point {
        let check = Check::Imprint;
        let Some(url) = self.written.and_then(|written| written.imprint_url.as_ref()) else {
            let missing = Words::new("Kein Impressum ist verlinkt.", "No imprint is linked.");
            let mend = Words::new(
                "Verlinken Sie es auf der Plattform und tragen Sie die Adresse als „imprint_url“ ein.",
                "Link it on the platform and write its address as “imprint_url”.",
            );
            return Self::failed(check, missing, self.around(), mend);
        };
        let mend = Words::new(
            "Prüfen Sie, ob es verlinkt ist und stimmt, und tragen Sie den Tag als „imprint_checked_on“ ein.",
            "Check that it is linked and right, and write the day as “imprint_checked_on”.",
        );
        let looked = self.looked(self.written.and_then(|written| written.imprint_checked_on.as_ref()));
        match looked {
            Looked::Recently(day, at) => {
                Self::passed(check, on("Verlinkt und geprüft am", "Linked, and checked on", day), at)
            }
            Looked::LongAgo(day, at) => {
                Self::failed(check, on("Zuletzt geprüft am", "Last checked on", day), at, mend)
            }
            Looked::Never => {
                let words = Words::new("Verlinkt, aber nicht geprüft.", "Linked, but not checked.");
                Self::failed(check, words, url.at, mend)
            }
        }
    }

    fn privacy_notice(&self) -> Point {
        let check = Check::PrivacyNotice;
        match self.written.and_then(|written| written.privacy_url.as_ref()) {
            Some(url) => Self::passed(check, Words::new("Verlinkt.", "Linked."), url.at),
            None => Self::failed(
                check,
                Words::new("Keine Datenschutzhinweise sind verlinkt.", "No privacy notice is linked."),
                self.around(),
                Words::new(
                    "Verlinken Sie sie auf der Plattform und tragen Sie die Adresse als „privacy_url“ ein.",
                    "Link it on the platform and write its address as “privacy_url”.",
                ),
            ),
        }
    }

    fn joint_controller_agreement(&self) -> Point {
        let check = Check::JointControllerAgreement;
        let agreement = self.written.and_then(|written| written.joint_controller_agreement.as_ref());
        match agreement {
            Some(agreement) if agreement.value => {
                Self::passed(check, Words::new("Vorhanden.", "There is one."), agreement.at)
            }
            _ => Self::failed(
                check,
                Words::new("Es gibt keine Vereinbarung.", "There is no agreement."),
                agreement.map_or(self.around(), |agreement| agreement.at),
                Words::new(
                    "Schließen Sie sie mit dem Netzwerk und tragen Sie „joint_controller_agreement: true“ ein.",
                    "Conclude it with the network and write “joint_controller_agreement: true”.",
                ),
            ),
        }
    }

    /// Those who have left no longer count.
    fn administrators(&self) -> Point {
        let check = Check::Administrators;
        let (people, as_of) = (&self.today.model.tables.people, self.today.as_of);
        let left = |id: &Id| people.get(id).is_some_and(|one| person::has_left(one.original(), as_of));
        let named = self.written.map(|written| &written.administrators);
        let still: BTreeSet<&Id> = named
            .iter()
            .flat_map(|named| named.value.iter())
            .map(|person| &person.id)
            .filter(|id| !left(id))
            .collect();
        let at = named.map(|named| named.at).filter(|at| at.is_somewhere()).unwrap_or(self.around());
        let words = match still.len() {
            0 => Words::new("Niemand verwaltet das Konto.", "Nobody can change the account."),
            1 => {
                Words::new("Nur eine Person verwaltet das Konto.", "Only one person can change the account.")
            }
            more => {
                let words = Words::new(
                    format!("{more} Personen verwalten das Konto."),
                    format!("{more} people can change the account."),
                );
                return Self::passed(check, words, at);
            }
        };
        let mend = Words::new(
            format!(
                "Geben Sie mindestens {ADMINISTRATORS} Personen Zugang und nennen Sie sie unter „administrators“."
            ),
            format!("Give access to at least {ADMINISTRATORS} people and name them under “administrators”."),
        );
        Self::failed(check, words, at, mend)
    }

    fn two_factor(&self) -> Point {
        let check = Check::TwoFactor;
        let two_factor = self.written.and_then(|written| written.two_factor.as_ref());
        match two_factor {
            Some(set) if set.value => Self::passed(check, Words::new("Eingerichtet.", "Set up."), set.at),
            _ => Self::failed(
                check,
                Words::new("Nicht eingerichtet.", "Not set up."),
                two_factor.map_or(self.around(), |set| set.at),
                Words::new(
                    "Richten Sie sie im Konto ein und tragen Sie „two_factor: true“ ein.",
                    "Set it up in the account and write “two_factor: true”.",
                ),
            ),
        }
    }

    fn reviewed(&self) -> Point {
        let check = Check::Reviewed;
        let mend = Words::new(
            "Gehen Sie alle Punkte durch und tragen Sie den Tag als „reviewed_on“ ein.",
            "Go through all points and write the day as “reviewed_on”.",
        );
        match self.looked(self.written.and_then(|written| written.reviewed_on.as_ref())) {
            Looked::Recently(day, at) => Self::passed(check, on("Durchgesehen am", "Reviewed on", day), at),
            Looked::LongAgo(day, at) => {
                Self::failed(check, on("Zuletzt durchgesehen am", "Last reviewed on", day), at, mend)
            }
            Looked::Never => {
                let words = Words::new("Noch nie durchgesehen.", "Never reviewed.");
                Self::failed(check, words, self.around(), mend)
            }
        }
    }
}

/// Something with its day, as a sentence.
fn on(german: &str, english: &str, day: Date) -> Words {
    let say = |language: Language| Dates::new(language).day(day);
    Words::new(format!("{german} {}.", say(Language::De)), format!("{english} {}.", say(Language::En)))
}
