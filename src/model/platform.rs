//! A presence on a network: its duties, its care, its compliance, its targets.

use jiff::civil::Date;

use super::fields::{Fields, Record};
use super::node::Node;
use super::post::Approval;
use super::reference::{PersonOrRole, Ref};
use super::sink::Sink;
use super::text_types::{OneOrMore, Url};
use super::time::{Duration, Hours, Period, Weekdays};
use super::value::{Shape, Text, Value, choice, read_keyed};
use super::{Decision, Duty, Metric, Person, Spanned};
use crate::locale::Words;
use crate::source::Span;

choice! {
    /// Where a platform is in its life.
    pub enum Lifecycle {
        Planned = "planned", "geplant", "planned";
        Reserved = "reserved", "reserviert", "reserved";
        Active = "active", "aktiv", "active";
        Paused = "paused", "pausiert", "paused";
        Closed = "closed", "geschlossen", "closed";
    }
}

choice! {
    /// What became of the account of a closed platform.
    pub enum Account {
        Deleted = "deleted", "gelöscht", "deleted";
        Archived = "archived", "archiviert", "archived";
        Redirected = "redirected", "weitergeleitet", "redirected";
    }
}

/// A platform.
#[derive(Debug, Clone, PartialEq)]
pub struct Platform {
    /// Its name.
    pub title: Text,
    /// The network on which it stands; one that is not in the table works too.
    pub network: Spanned<String>,
    /// Its name on the network.
    pub handle: Option<Spanned<String>>,
    /// Its address.
    pub url: Option<Url>,
    /// Where it is in its life.
    pub lifecycle: Spanned<Lifecycle>,
    /// Since when it is open.
    pub opened_on: Option<Spanned<Date>>,
    /// Since when it is closed.
    pub closed_on: Option<Spanned<Date>>,
    /// What became of the account.
    pub account: Option<Account>,
    /// The platform that took its place.
    pub successor: Option<Ref<Platform>>,
    /// Whom it speaks to.
    pub audience_description: Option<Text>,
    /// What it is for.
    pub purpose: Option<Text>,
    /// The languages in which it speaks.
    pub languages: OneOrMore<String>,
    /// Who answers for every duty that names nobody else.
    pub accountable: Option<Ref<Person>>,
    /// Who stands in for every duty that names nobody else.
    pub deputy: Option<Ref<Person>>,
    /// Its duties.
    pub duties: Option<Spanned<Duties>>,
    /// How duties change from a date on.
    pub duties_from: Vec<DutiesFrom>,
    /// How its community is cared for.
    pub care: Option<Care>,
    /// How posts are approved.
    pub approval: Option<Approval>,
    /// Who approves.
    pub approvers: Vec<Ref<PersonOrRole>>,
    /// How often something appears.
    pub rhythm: Option<Text>,
    /// What law and safety ask for.
    pub compliance: Option<Compliance>,
    /// What it should reach.
    pub targets: Vec<Spanned<TargetValue>>,
    /// Where a series cannot be compared with what was before.
    pub breaks: Vec<SeriesBreak>,
}

impl Record for Platform {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Platform {
            title: f.required("title", ("Name der Plattform", "the platform's name")),
            network: f.required("network", ("Netzwerk", "network")),
            handle: f.optional("handle", ("Name auf dem Netzwerk", "name on the network")),
            url: f.optional("url", ("Adresse", "address")),
            lifecycle: f.required("lifecycle", ("Lebenslage", "where it is in its life")),
            opened_on: f.optional("opened_on", ("eröffnet am", "opened on")),
            closed_on: f.written("closed_on", ("geschlossen am", "closed on")),
            account: f.written("account", ("was aus dem Konto wurde", "what became of the account")),
            successor: f.written("successor", ("Nachfolgerin", "platform that took its place")),
            audience_description: f
                .optional("audience_description", ("Wen sie anspricht", "whom it speaks to")),
            purpose: f.optional("purpose", ("Wofür sie da ist", "what it is for")),
            languages: f.or("languages", ("Sprachen", "languages"), OneOrMore::default()),
            accountable: f.written(
                "accountable",
                ("verantwortlich, wo eine Aufgabe niemanden nennt", "accountable where a duty names nobody"),
            ),
            deputy: f.written(
                "deputy",
                ("Vertretung, wo eine Aufgabe niemanden nennt", "deputy where a duty names nobody"),
            ),
            duties: f.written("duties", ("Aufgaben", "duties")),
            duties_from: f.list(
                "duties_from",
                ("Änderungen der Aufgaben ab einem Tag", "changes of the duties from a date on"),
            ),
            care: f.optional("care", ("Betreuung", "community care")),
            approval: f.written("approval", ("Freigabe", "approval")),
            approvers: f.entries("approvers", ("Wer freigibt", "who approves")),
            rhythm: f.optional("rhythm", ("Rhythmus", "rhythm")),
            compliance: f.optional("compliance", ("Pflichtangaben und Sicherheit", "compliance")),
            targets: f.list("targets", ("Ziele", "targets")),
            breaks: f.list("breaks", ("Brüche in Kennzahlenreihen", "breaks in series")),
        }
    }
}

impl Platform {
    /// Its name.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// The duties of a platform: a list of their names, or a mapping from name to who has it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Duties(pub Vec<(Ref<Duty>, Assignment)>);

impl Value for Duties {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        read_keyed(node, sink).map(Duties)
    }

    fn shape() -> Shape {
        let duty = Ref::<Duty>::shape;
        Shape::Either(vec![
            Shape::List(Box::new(duty())),
            Shape::Map(Box::new(duty()), Box::new(Assignment::shape())),
        ])
    }

    fn placeholder() -> Self {
        Duties::default()
    }

    fn words() -> Words {
        Words::new(
            "eine Liste von Aufgaben, oder je Aufgabe, wer sie hat",
            "a list of duties, or for each duty who has it",
        )
    }
}

/// Who has a duty.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    /// The one who answers for it.
    pub accountable: Option<Ref<Person>>,
    /// Who stands in.
    pub deputy: Option<Ref<Person>>,
    /// Who does the work.
    pub responsible: OneOrMore<Ref<Person>>,
    /// Who is asked.
    pub consulted: OneOrMore<Ref<Person>>,
    /// Who is told.
    pub informed: OneOrMore<Ref<Person>>,
    /// Hours a week.
    pub hours: Option<Spanned<f64>>,
    /// Why nobody needs to have it.
    pub not_needed: Option<Text>,
}

impl Record for Assignment {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Assignment {
            accountable: f.written("accountable", ("verantwortlich", "accountable")),
            deputy: f.written("deputy", ("Vertretung", "deputy")),
            responsible: f.or("responsible", ("führt aus", "responsible"), OneOrMore::default()),
            consulted: f.or("consulted", ("wird gefragt", "consulted"), OneOrMore::default()),
            informed: f.or("informed", ("wird unterrichtet", "informed"), OneOrMore::default()),
            hours: f.optional("hours", ("Stunden in der Woche", "hours a week")),
            not_needed: f.optional("not_needed", ("warum sie nicht nötig ist", "why it is not needed")),
        }
    }
}

/// What changes about a platform's duties from a date on; replaces what it names.
#[derive(Debug, Clone, PartialEq)]
pub struct DutiesFrom {
    /// From when.
    pub date: Spanned<Date>,
    /// The decision behind it.
    pub decision: Option<Ref<Decision>>,
    /// Who then answers for every duty that names nobody else.
    pub accountable: Option<Ref<Person>>,
    /// Who then stands in.
    pub deputy: Option<Ref<Person>>,
    /// Duties with who then has them.
    pub duties: Duties,
}

impl Record for DutiesFrom {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        DutiesFrom {
            date: f.required("date", ("ab wann", "from when")),
            decision: f.optional("decision", ("Entscheidung dahinter", "decision behind it")),
            accountable: f.written("accountable", ("dann verantwortlich", "then accountable")),
            deputy: f.written("deputy", ("dann Vertretung", "then deputy")),
            duties: f.or("duties", ("geänderte Aufgaben", "changed duties"), Duties::default()),
        }
    }
}

/// How a community is cared for.
#[derive(Debug, Clone, PartialEq)]
pub struct Care {
    /// On which days.
    pub days: Weekdays,
    /// From when to when.
    pub hours: Option<Hours>,
    /// How soon somebody answers.
    pub response_target: Option<Duration>,
}

impl Record for Care {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Care {
            days: f.or("days", ("an welchen Tagen", "on which days"), Weekdays::WORKING),
            hours: f.optional("hours", ("zu welcher Zeit", "at what time")),
            response_target: f.optional("response_target", ("Antwort innerhalb von", "answer within")),
        }
    }
}

/// What law and safety ask of a platform.
#[derive(Debug, Clone, PartialEq)]
pub struct Compliance {
    /// Where it begins: its first key.
    pub first_key: Spanned<()>,
    /// Where the imprint is.
    pub imprint_url: Option<Spanned<Url>>,
    /// When the imprint was last looked at.
    pub imprint_checked_on: Option<Spanned<Date>>,
    /// Where the privacy notice is.
    pub privacy_url: Option<Spanned<Url>>,
    /// Whether there is a joint controller agreement.
    pub joint_controller_agreement: Option<Spanned<bool>>,
    /// Who can change the account.
    pub administrators: Spanned<Vec<Ref<Person>>>,
    /// Whether signing in needs a second factor.
    pub two_factor: Option<Spanned<bool>>,
    /// When all of this was last looked at.
    pub reviewed_on: Option<Spanned<Date>>,
}

impl Record for Compliance {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        // Where nobody is named, the place is that of the fields around; a refused value has none.
        let unwritten = if f.has("administrators") { Span::NOWHERE } else { f.place() };
        Compliance {
            first_key: Spanned::new((), f.place()),
            imprint_url: f.optional("imprint_url", ("Adresse des Impressums", "address of the imprint")),
            imprint_checked_on: f
                .optional("imprint_checked_on", ("Impressum geprüft am", "imprint checked on")),
            privacy_url: f.optional(
                "privacy_url",
                ("Adresse der Datenschutzhinweise", "address of the privacy notice"),
            ),
            joint_controller_agreement: f.optional(
                "joint_controller_agreement",
                ("Vereinbarung zur gemeinsamen Verantwortung", "joint controller agreement"),
            ),
            administrators: f.or(
                "administrators",
                ("Wer das Konto verwaltet", "who can change the account"),
                Spanned::new(Vec::new(), unwritten),
            ),
            two_factor: f.optional("two_factor", ("Anmeldung in zwei Schritten", "two-factor sign-in")),
            reviewed_on: f.optional("reviewed_on", ("geprüft am", "reviewed on")),
        }
    }
}

choice! {
    /// The length of the periods of a target.
    pub enum TargetPer {
        Month = "month", "je Monat", "per month";
        Quarter = "quarter", "je Quartal", "per quarter";
        Year = "year", "je Jahr", "per year";
    }
}

/// What a platform should reach.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetValue {
    /// Of which metric.
    pub metric: Ref<Metric>,
    /// In which periods.
    pub per: Spanned<TargetPer>,
    /// At least this much.
    pub at_least: Option<Spanned<f64>>,
    /// At most this much.
    pub at_most: Option<Spanned<f64>>,
    /// First period.
    pub from: Option<Spanned<Period>>,
    /// Last period.
    pub until: Option<Spanned<Period>>,
}

impl Record for TargetValue {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        TargetValue {
            metric: f.required("metric", ("Kennzahl", "metric")),
            per: f.required("per", ("je Zeitraum", "per period")),
            at_least: f.written("at_least", ("mindestens", "at least")),
            at_most: f.written("at_most", ("höchstens", "at most")),
            from: f.optional("from", ("ab Zeitraum", "from period")),
            until: f.optional("until", ("bis Zeitraum", "until period")),
        }
    }
}

/// A place in a series after which it cannot be compared with what was before.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesBreak {
    /// Of which metric.
    pub metric: Ref<Metric>,
    /// The first period after it.
    pub from: Spanned<Period>,
    /// Why.
    pub note: Text,
}

impl Record for SeriesBreak {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        SeriesBreak {
            metric: f.required("metric", ("Kennzahl", "metric")),
            from: f.required("from", ("ab Zeitraum", "from period")),
            note: f.required("note", ("Grund", "reason")),
        }
    }
}
