//! The settings of the portal.

use jiff::civil::Date;

use super::fields::{Fields, Record};
use super::node::Node;
use super::post::Approval;
use super::sink::Sink;
use super::text_types::{Colour, Editor, FilePath, Url};
use super::value::{Shape, Text, Value, choice};
use super::{Audience, Duty, Id, Network, Spanned};
use crate::diag::codes;
use crate::locale::{Language, Words};
use crate::source::Span;

choice! {
    /// A language of the portal.
    pub enum PortalLanguage {
        De = "de", "Deutsch", "German";
        En = "en", "Englisch", "English";
    }
}

impl PortalLanguage {
    /// The language of the interface.
    pub fn language(self) -> Language {
        match self {
            PortalLanguage::De => Language::De,
            PortalLanguage::En => Language::En,
        }
    }
}

/// `portal.yaml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Portal {
    /// The portal's name.
    pub title: Text,
    /// Whose portal it is.
    pub organisation: Option<Text>,
    /// The languages, the first one that of the originals.
    pub languages: Vec<Spanned<PortalLanguage>>,
    /// IANA time zone.
    pub time_zone: Spanned<String>,
    /// The theme's name.
    pub theme: Option<Spanned<String>>,
    /// The day for which everything is computed; today where it is not written.
    pub as_of: Option<Date>,
    /// Where the portal is published.
    pub base_url: Option<Url>,
    /// Where a file is edited, with `{path}` and `{line}`.
    pub edit_url: Option<Url>,
    /// Where a file is made, with `{path}`.
    pub new_url: Option<Url>,
    /// The editor in which links of the preview open a file.
    pub editor: Option<Editor>,
    /// The company's logo.
    pub logo: Option<FilePath>,
    /// The company's colour.
    pub accent: Option<Spanned<Colour>>,
    /// Days on which nobody works.
    pub holidays: Vec<Holiday>,
    /// The month in which the fiscal year starts.
    pub fiscal_year_starts: Spanned<u32>,
    /// Duties beside the built-in ones.
    pub duties: Vec<Declared<Duty>>,
    /// Networks beside the built-in ones.
    pub networks: Vec<Declared<Network>>,
    /// How posts are approved where neither they nor their platform say.
    pub approval: Approval,
    /// Whether hours are set against each other.
    pub workload: bool,
    /// The version of the program that this portal needs.
    pub requires: Option<Spanned<String>>,
    /// The limits of the rules.
    pub thresholds: Thresholds,
}

impl Record for Portal {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Portal {
            title: f.required("title", ("Name des Portals", "the portal's name")),
            organisation: f.optional("organisation", ("Wessen Portal es ist", "whose portal it is")),
            languages: f.entries(
                "languages",
                ("Sprachen, zuerst die der Originale", "languages, that of the originals first"),
            ),
            time_zone: f.or("time_zone", ("Zeitzone", "time zone"), unwritten("Europe/Berlin".to_owned())),
            theme: f.optional("theme", ("Gestaltung", "theme")),
            as_of: f.optional("as_of", ("Stand; sonst gilt der heutige Tag", "as-of date; otherwise today")),
            base_url: f.optional(
                "base_url",
                ("Adresse, unter der das Portal steht", "where the portal is published"),
            ),
            edit_url: f.optional(
                "edit_url",
                (
                    "Adresse zum Bearbeiten einer Datei, mit {path} und {line}",
                    "where a file is edited, with {path} and {line}",
                ),
            ),
            new_url: f.optional(
                "new_url",
                ("Adresse zum Anlegen einer Datei, mit {path}", "where a file is made, with {path}"),
            ),
            editor: f.optional(
                "editor",
                (
                    "Schreibprogramm, in dem Links der Vorschau eine Datei öffnen; sonst vscode",
                    "editor in which links of the preview open a file; otherwise vscode",
                ),
            ),
            logo: f.optional("logo", ("Bilddatei mit dem Firmenzeichen", "image file of the logo")),
            accent: f.optional("accent", ("Firmenfarbe", "company colour")),
            holidays: f.list("holidays", ("Feiertage", "holidays")),
            fiscal_year_starts: f.or(
                "fiscal_year_starts",
                ("Monat, in dem das Geschäftsjahr beginnt", "month in which the fiscal year starts"),
                unwritten(1),
            ),
            duties: f.list("duties", ("Eigene Aufgaben", "duties of one's own")),
            networks: f.list("networks", ("Eigene Netzwerke", "networks of one's own")),
            approval: f
                .written(
                    "approval",
                    ("Freigabe, wo nichts anderes steht", "approval where nothing else is said"),
                )
                .unwrap_or(Approval::FourEyes),
            workload: f.or("workload", ("Auslastung zeigen", "show the workload"), false),
            requires: f.optional("requires", ("Nötige Programmfassung", "program version needed")),
            thresholds: f
                .optional("thresholds", ("Schwellen der Regeln", "thresholds of the rules"))
                .unwrap_or_else(Thresholds::placeholder),
        }
    }
}

/// A value that is not written.
fn unwritten<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::NOWHERE)
}

impl Portal {
    /// Its name.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The language of the originals.
    pub fn default_language(&self) -> Language {
        self.languages.first().map_or(Language::De, |language| language.value.language())
    }

    /// All languages, each once, the one of the originals first.
    pub fn all_languages(&self) -> Vec<Language> {
        let mut all = vec![self.default_language()];
        for language in &self.languages {
            let language = language.value.language();
            if !all.contains(&language) {
                all.push(language);
            }
        }
        all
    }
}

/// A day on which nobody works: a date, or a date with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Holiday {
    /// The day.
    pub date: Spanned<Date>,
    /// Its name.
    pub title: Option<Text>,
}

impl Value for Holiday {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        let Some(pairs) = node.map() else {
            return Spanned::read(node, sink).map(|date| Holiday { date, title: None });
        };
        Some(Fields::all(pairs, node.place(), sink, Holiday::named))
    }

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Date, Shape::Record(Fields::describe(Holiday::named).1)])
    }

    fn placeholder() -> Self {
        Fields::describe(Holiday::named).0
    }

    fn words() -> Words {
        Words::new("ein Datum, oder `date` und `title`", "a date, or `date` and `title`")
    }
}

impl Holiday {
    fn named(f: &mut Fields<'_, '_>) -> Holiday {
        Holiday {
            date: f.required("date", ("Tag", "day")),
            title: f.optional("title", ("Name des Feiertags", "the holiday's name")),
        }
    }
}

/// An entry of `portal.yaml` that declares a thing: its identifier and its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared<T> {
    /// The identifier.
    pub id: Spanned<Id>,
    /// Who may read it.
    pub audience: Audience,
    /// The thing.
    pub value: T,
}

impl<T: Record> Record for Declared<T> {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        let id: Spanned<String> = f.required("id", ("Kennung", "identifier"));
        // Such names are used like those of fields, so they may have underscores.
        if id.known().is_some() && !Id::is_name(&id.value) {
            f.report(codes::names::bad_id(id.at, "id", &id.value));
        }
        let value = T::read(f);
        Declared { id: Spanned::new(Id::new(&id.value), id.at), audience: Audience::field(f), value }
    }
}

/// The thresholds with their default values; a share lies between 0 and 1.
macro_rules! thresholds {
    ($($name:ident: $type:ty = $default:literal, $de:literal, $en:literal;)*) => {
        /// The limits of the rules.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Thresholds { $(#[doc = $en] pub $name: Spanned<$type>,)* }

        impl Record for Thresholds {
            fn read(f: &mut Fields<'_, '_>) -> Self {
                Thresholds { $($name: f.or(stringify!($name), ($de, $en), unwritten($default)),)* }
            }
        }
    };
}

thresholds! {
    milestone_overdue_yellow_days: u32 = 2, "Tage, ab denen ein überfälliger Meilenstein gelb ist", "days after which an overdue milestone is yellow";
    milestone_overdue_red_days: u32 = 7, "Tage, ab denen ein überfälliger Meilenstein rot ist", "days after which an overdue milestone is red";
    lag_yellow: f64 = 0.10, "Rückstand, ab dem eine Kampagne gelb ist (Anteil)", "lag from which a campaign is yellow (share)";
    lag_red: f64 = 0.25, "Rückstand, ab dem eine Kampagne rot ist (Anteil)", "lag from which a campaign is red (share)";
    silence_days: u32 = 21, "Tage ohne Nachricht, ab denen eine Kampagne gelb ist", "days without an update from which a campaign is yellow";
    close_within_days: u32 = 14, "Tage nach dem Ende, in denen eine Kampagne abzuschließen ist", "days after its end within which a campaign is to be closed";
    manual_assessment_days: u32 = 30, "Tage, die eine Ampel von Hand gilt", "days for which a manual assessment holds";
    absence_cover_days: u32 = 15, "Arbeitstage am Stück, ab denen eine Abwesenheit gelb ist", "working days running from which an absence is yellow";
    coverage_ahead_days: u32 = 14, "Tage, die für die Besetzung vorausgeschaut wird", "days that coverage looks ahead";
    missed_periods: u32 = 3, "Verfehlte Zeiträume in Folge, ab denen eine Umstrukturierung zu prüfen ist", "missed periods in a row from which a restructuring is to be checked";
    metrics_expected_by_day: u32 = 10, "Tag des Folgemonats, ab dem Kennzahlen fehlen", "day of the next month from which figures are missing";
    workload_yellow: f64 = 1.0, "Auslastung, ab der sie gelb ist (Anteil)", "workload from which it is yellow (share)";
    workload_red: f64 = 1.2, "Auslastung, ab der sie rot ist (Anteil)", "workload from which it is red (share)";
    compliance_days: u32 = 365, "Tage, nach denen die Pflichtangaben neu zu prüfen sind", "days after which compliance is to be checked again";
}

/// `index.md`: the start page's title; its text is the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// The page's title.
    pub title: Text,
}

impl Record for Start {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Start { title: f.required("title", ("Titel der Startseite", "the start page's title")) }
    }
}

impl Start {
    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }
}
