//! Something that must be handled now, and who is on duty.

use jiff::civil::Date;

use super::fields::{Fields, Record};
use super::reference::Ref;
use super::review::Gravity;
use super::time::Moment;
use super::value::Text;
use super::{Person, Platform, Spanned};

/// An incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    /// Its title.
    pub title: Text,
    /// Since when.
    pub started: Spanned<Moment>,
    /// Who leads.
    pub lead: Ref<Person>,
    /// Where.
    pub platforms: Vec<Ref<Platform>>,
    /// How serious it is.
    pub severity: Option<Gravity>,
    /// Whether planned posts of its platforms rest meanwhile.
    pub hold_posts: bool,
    /// Its course.
    pub updates: Vec<IncidentUpdate>,
    /// Since when it is over.
    pub ended: Option<Spanned<Moment>>,
    /// What was learnt.
    pub lessons: Option<Text>,
}

impl Record for Incident {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Incident {
            title: f.required("title", ("Titel", "title")),
            started: f.required("started", ("Beginn", "start")),
            lead: f.required("lead", ("Wer führt", "who leads")),
            platforms: f.required("platforms", ("Plattformen", "platforms")),
            severity: f.optional("severity", ("Schwere", "severity")),
            hold_posts: f.or("hold_posts", ("Geplante Beiträge ruhen", "planned posts rest"), false),
            updates: f.list("updates", ("Verlauf", "course")),
            ended: f.optional("ended", ("Ende", "end")),
            lessons: f.optional("lessons", ("Was wir gelernt haben", "what was learnt")),
        }
    }
}

impl Incident {
    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// What happened in an incident.
#[derive(Debug, Clone, PartialEq)]
pub struct IncidentUpdate {
    /// When.
    pub date: Spanned<Moment>,
    /// By whom.
    pub by: Ref<Person>,
    /// What.
    pub text: Text,
}

impl Record for IncidentUpdate {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        IncidentUpdate {
            date: f.required("date", ("Zeitpunkt", "when")),
            by: f.required("by", ("von wem", "by whom")),
            text: f.required("text", ("Was geschah", "what happened")),
        }
    }
}

/// A line of the rota: who is on duty on which days, both ends included.
#[derive(Debug, Clone, PartialEq)]
pub struct Shift {
    /// First day.
    pub from: Spanned<Date>,
    /// Last day.
    pub to: Spanned<Date>,
    /// Who is on duty.
    pub person: Ref<Person>,
    /// Who stands in.
    pub backup: Option<Ref<Person>>,
    /// For which platforms; all where none is named.
    pub platforms: Vec<Ref<Platform>>,
}

impl Record for Shift {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Shift {
            from: f.required("from", ("erster Tag", "first day")),
            to: f.required("to", ("letzter Tag", "last day")),
            person: f.required("person", ("Wer Dienst hat", "who is on duty")),
            backup: f.optional("backup", ("Wer einspringt", "who stands in")),
            platforms: f
                .list("platforms", ("Plattformen; ohne Angabe alle", "platforms; all where none is named")),
        }
    }
}

impl Shift {
    /// It has no name.
    pub fn title(&self) -> &'static str {
        ""
    }
}
