//! Metrics, and the figures of a platform.

use jiff::civil::Date;

use super::fields::{Fields, Record};
use super::reference::Ref;
use super::time::Period;
use super::value::{Map, Text, choice};
use super::{Platform, Spanned};
use crate::diag::codes;
use crate::locale::Words;

choice! {
    /// How the figures of a metric add up.
    pub enum MetricKind {
        Count = "count", "Anzahl", "count";
        Stock = "stock", "Bestand", "stock";
        Unique = "unique", "verschiedene Personen", "unique people";
        Rate = "rate", "Anteil", "rate";
        Duration = "duration", "Dauer", "duration";
    }
}

choice! {
    /// Which direction is the good one.
    pub enum Better {
        Higher = "higher", "mehr ist besser", "higher is better";
        Lower = "lower", "weniger ist besser", "lower is better";
    }
}

/// A metric: definition, formula and unit belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// Its name.
    pub title: Text,
    /// What is counted.
    pub definition: Text,
    /// In what.
    pub unit: Option<Text>,
    /// How its figures add up.
    pub kind: MetricKind,
    /// The metric above the line of the formula, where it is computed.
    pub numerator: Option<Ref<Metric>>,
    /// The metric below the line.
    pub denominator: Option<Ref<Metric>>,
    /// Which direction is the good one.
    pub better: Option<Better>,
}

impl Record for Metric {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Metric {
            title: f.required("title", ("Name der Kennzahl", "the metric's name")),
            definition: f.required("definition", ("Was gezählt wird", "what is counted")),
            unit: f.optional("unit", ("Einheit", "unit")),
            kind: f.required("kind", ("Art", "kind")),
            numerator: f.optional("numerator", ("Zähler der Formel", "numerator of the formula")),
            denominator: f.optional("denominator", ("Nenner der Formel", "denominator of the formula")),
            better: f.optional("better", ("Welche Richtung gut ist", "which direction is good")),
        }
    }
}

impl Metric {
    /// Its name.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// The figures of one platform.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The platform.
    pub platform: Ref<Platform>,
    /// Figures by period and metric. What is missing is not zero.
    pub periods: Map<Period, Map<Ref<Metric>, Spanned<f64>>>,
    /// Whether none of the periods was refused: only then it is known which ones are missing.
    pub is_whole: bool,
    /// Where the figures come from.
    pub sources: Vec<FigureSource>,
    /// Periods whose figures are not final: shown, never judged.
    pub provisional: Vec<Spanned<Period>>,
}

impl Record for Series {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        let mut periods: Map<Period, _> = f.required("periods", ("Zahlen je Zeitraum", "figures per period"));
        let is_whole = periods.0.len() == f.size("periods");
        // What is refused is gone: no rule measures anything against it.
        periods.0.retain(|(period, _)| {
            let too_long = matches!(period.value, Period::Quarter(..) | Period::Year(_));
            if too_long {
                let expected = Words::new(
                    "ein Monat, eine Woche oder ein Tag wie 2026-11, 2026-W48, 2026-11-23",
                    "a month, a week or a day such as 2026-11, 2026-W48, 2026-11-23",
                );
                let text = period.value.to_string();
                f.report(codes::values::wrong_value(period.at, "periods", &text, &expected, None));
            }
            !too_long
        });
        Series {
            platform: f.required("platform", ("Plattform", "platform")),
            periods,
            is_whole,
            sources: f.list("sources", ("Woher die Zahlen sind", "where the figures come from")),
            provisional: f.list("provisional", ("Vorläufige Zeiträume", "provisional periods")),
        }
    }
}

impl Series {
    /// It has no name but its platform's.
    pub fn title(&self) -> &str {
        self.platform.id.as_str()
    }
}

/// An export from which figures were taken.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureSource {
    /// The file's name.
    pub file: String,
    /// When it was exported.
    pub exported_on: Option<Spanned<Date>>,
    /// The periods taken from it.
    pub periods: Vec<Spanned<Period>>,
}

impl Record for FigureSource {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        FigureSource {
            file: f.required("file", ("Dateiname des Exports", "file name of the export")),
            exported_on: f.optional("exported_on", ("exportiert am", "exported on")),
            periods: f.list("periods", ("Zeiträume daraus", "periods taken from it")),
        }
    }
}
