//! Figures, series of them, and the targets that they are measured against.

use super::codes;
use super::wording::number;
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// A platform has two series.
    SECOND_SERIES = Error "L0901" "second-series";
    /// A figure below zero of something that is counted.
    NEGATIVE_FIGURE = Error "L0902" "negative-figure";
    /// A figure is written for a metric that is computed.
    COMPUTED_METRIC = Error "L0903" "computed-metric";
    /// A target per quarter or year for a metric whose figures do not add up.
    TARGET_NEVER_MEASURED = Error "L0904" "target-never-measured";
    /// More inquiries are answered than there were.
    MORE_ANSWERED_THAN_ASKED = Error "L0905" "more-answered-than-asked";
    /// Periods are missing within a series.
    GAP_IN_SERIES = Warning "L0907" "gap-in-series";
    /// Followers change more than tenfold from one period to the next.
    FOLLOWERS_JUMP = Warning "L0908" "followers-jump";
    /// Interactions differ from what they are made of.
    INTERACTIONS_DIFFER = Warning "L0909" "interactions-differ";
    /// A period is provisional that has no figures.
    PROVISIONAL_WITHOUT_FIGURES = Warning "L0910" "provisional-without-figures";
}

/// A platform has two series; `first` is where the other one names it.
pub fn second_series(at: Span, platform: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        &SECOND_SERIES,
        at,
        Words::new(
            format!("Für die Plattform „{platform}“ gibt es schon eine Datei mit Kennzahlen."),
            format!("There is already a file with figures of the platform “{platform}”."),
        ),
        Words::new(
            "Tragen Sie alle Zeiträume in eine der beiden Dateien ein, und löschen Sie die andere.",
            "Put all periods into one of the two files, and delete the other.",
        ),
    )
    .related(first, Words::new("Hier stehen die anderen Zahlen.", "The other figures stand here."))
}

/// A figure below zero of something that is counted; `metric` is its title.
pub fn negative_figure(at: Span, metric: &Words, value: f64) -> Diagnostic {
    let value = number(value);
    Diagnostic::new(
        &NEGATIVE_FIGURE,
        at,
        Words::new(
            format!("Bei „{}“ steht {}; weniger als null kann es nicht sein.", metric.de, value.de),
            format!("“{}” is {}; it cannot be less than zero.", metric.en, value.en),
        ),
        Words::new(
            "Tragen Sie ein, wie viele es im Zeitraum waren. Was sich verändert hat, berechnet das Portal; was Sie nicht wissen, lassen Sie weg.",
            "Write how many there were in the period. The portal computes what has changed; leave out what you do not know.",
        ),
    )
}

/// A figure is written for a metric that is computed; `formula` holds the names that it is computed of.
pub fn computed_metric(at: Span, metric: &Words, formula: Option<(&str, &str)>) -> Diagnostic {
    let help = match formula {
        Some((above, below)) => Words::new(
            format!("Tragen Sie stattdessen `{above}` und `{below}` ein, und löschen Sie diesen Wert."),
            format!("Write `{above}` and `{below}` instead, and delete this value."),
        ),
        None => Words::new(
            "Tragen Sie stattdessen `followers` ein, und löschen Sie diesen Wert.",
            "Write `followers` instead, and delete this value.",
        ),
    };
    Diagnostic::new(
        &COMPUTED_METRIC,
        at,
        Words::new(
            format!("„{}“ wird berechnet und nicht eingetragen.", metric.de),
            format!("“{}” is computed and not written.", metric.en),
        ),
        help,
    )
}

/// A target per quarter or year for a metric whose figures do not add up; `per` is the length in words.
pub fn target_never_measured(at: Span, metric: &Words, per: &Words) -> Diagnostic {
    Diagnostic::new(
        &TARGET_NEVER_MEASURED,
        at,
        Words::new(
            format!(
                "Dieses Ziel gilt {}, aber „{}“ lässt sich nicht über mehrere Zeiträume zusammenzählen.",
                per.de, metric.de
            ),
            format!(
                "This target holds {}, but “{}” cannot be added up over several periods.",
                per.en, metric.en
            ),
        ),
        Words::new(
            "Schreiben Sie `per: month`. Wer in zwei Monaten erreicht wurde, wäre sonst zweimal gezählt.",
            "Write `per: month`. Whoever was reached in two months would otherwise count twice.",
        ),
    )
}

/// More inquiries are answered than there were.
pub fn more_answered_than_asked(at: Span, answered: f64, inquiries: f64, inquiries_at: Span) -> Diagnostic {
    let (answered, inquiries) = (number(answered), number(inquiries));
    Diagnostic::new(
        &MORE_ANSWERED_THAN_ASKED,
        at,
        Words::new(
            format!("{} Anfragen sind beantwortet, aber nur {} gestellt.", answered.de, inquiries.de),
            format!("{} inquiries are answered, but only {} were made.", answered.en, inquiries.en),
        ),
        Words::new(
            "`answered` zählt von den `inquiries` des Zeitraums die beantworteten. Eine späte Antwort gehört in den Zeitraum, in dem die Anfrage kam.",
            "`answered` counts the answered ones among the `inquiries` of the period. A late answer belongs to the period in which the inquiry came.",
        ),
    )
    .related(inquiries_at, Words::new("Die Anfragen des Zeitraums", "The inquiries of the period"))
}

/// Periods are missing before the one at `at`; `missing` are the first and the last of them.
pub fn gap_in_series(at: Span, missing: (&str, &str), before: &str, before_at: Span) -> Diagnostic {
    let (first, last) = missing;
    let message = if first == last {
        Words::new(
            format!("Vor diesem Zeitraum fehlen die Zahlen für {first}."),
            format!("The figures of {first} are missing before this period."),
        )
    } else {
        Words::new(
            format!("Vor diesem Zeitraum fehlen die Zahlen für {first} bis {last}."),
            format!("The figures of {first} to {last} are missing before this period."),
        )
    };
    Diagnostic::new(
        &GAP_IN_SERIES,
        at,
        message,
        Words::new(
            "Tragen Sie die Zahlen nach. Gibt es keine, nehmen Sie die Lücke in `exceptions.yaml` hin.",
            "Add the figures. If there are none, accept the gap in `exceptions.yaml`.",
        ),
    )
    .related(before_at, Words::new(format!("Davor steht {before}."), format!("The one before is {before}.")))
}

/// Followers change more than tenfold; `before` is the period before and its number.
pub fn followers_jump(at: Span, value: f64, before: (&str, f64), before_at: Span) -> Diagnostic {
    let (now, then) = (number(value), number(before.1));
    let period = before.0;
    Diagnostic::new(
        &FOLLOWERS_JUMP,
        at,
        Words::new(
            format!("Hier stehen {} Abonnements, im Zeitraum davor ({period}) {}.", now.de, then.de),
            format!("There are {} followers here, and {} in the period before ({period}).", now.en, then.en),
        ),
        Words::new(
            "Prüfen Sie, ob eine Ziffer fehlt oder zu viel ist. Zählt das Netzwerk seither anders, tragen Sie bei der Plattform einen Bruch unter `breaks` ein.",
            "Check whether a digit is missing or too much. If the network has counted differently since, add a break at the platform under `breaks`.",
        ),
    )
    .related(before_at, Words::new("Der Zeitraum davor", "The period before"))
}

/// Interactions differ from what they are made of; `all` says whether every part is written.
pub fn interactions_differ(at: Span, written: f64, sum: f64, all: bool) -> Diagnostic {
    let (written, sum) = (number(written), number(sum));
    let message = if all {
        Words::new(
            format!("Hier stehen {} Interaktionen, ihre Teile ergeben aber {}.", written.de, sum.de),
            format!("There are {} interactions here, but their parts make {}.", written.en, sum.en),
        )
    } else {
        Words::new(
            format!(
                "Hier stehen {} Interaktionen, einige ihrer Teile ergeben aber schon {}.",
                written.de, sum.de
            ),
            format!(
                "There are {} interactions here, but some of their parts make {} already.",
                written.en, sum.en
            ),
        )
    };
    Diagnostic::new(
        &INTERACTIONS_DIFFER,
        at,
        message,
        Words::new(
            "Interaktionen sind `reactions`, `comments`, `shares` und `saves` zusammen. Berichtigen Sie die falsche Zahl, oder löschen Sie `interactions`: Das Portal zählt selbst zusammen.",
            "Interactions are `reactions`, `comments`, `shares` and `saves` together. Correct the wrong number, or delete `interactions`: the portal adds up itself.",
        ),
    )
}

/// A period is provisional that has no figures; as it is written.
pub fn provisional_without_figures(at: Span, period: &str) -> Diagnostic {
    Diagnostic::new(
        &PROVISIONAL_WITHOUT_FIGURES,
        at,
        Words::new(
            format!("{period} ist als vorläufig genannt, hat aber keine Zahlen."),
            format!("{period} is named as provisional, but has no figures."),
        ),
        Words::new(
            "Nennen Sie unter `provisional` nur Zeiträume, die auch unter `periods` stehen, genauso geschrieben.",
            "Under `provisional`, name only periods that stand under `periods`, too, spelled alike.",
        ),
    )
}
