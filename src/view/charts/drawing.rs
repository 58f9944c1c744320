//! What charts are drawn with: marks, paths and labels at places that are ready to be printed.

use serde::Serialize;

use super::scale::At;

/// A drawing with a scale at its left and periods or days below.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Drawing {
    /// The room for the labels at the left, in the size of their type.
    pub margin: String,
    /// The scale.
    pub scale: Vec<Tick>,
    /// The line on which bars stand, or the lower end.
    pub base: At,
    /// Labels below.
    pub labels: Vec<Label>,
    /// Shaded stretches.
    pub bands: Vec<Band>,
    /// Bars.
    pub bars: Vec<Bar>,
    /// Lines.
    pub paths: Vec<Path>,
    /// Upright lines with a word: breaks, the as-of date.
    pub rules: Vec<Rule>,
    /// Marks of figures.
    pub dots: Vec<Dot>,
    /// Words in the drawing: the last figure.
    pub notes: Vec<Note>,
}

/// Where a text lies at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// A mark of the scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tick {
    /// From above.
    pub at: At,
    /// The figure.
    pub text: String,
}

/// A label below or above a drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Label {
    /// From the left.
    pub at: At,
    /// What.
    pub text: String,
    /// How much room it needs: `narrow` is always shown, `medium`, `wide` and `widest` where there is room.
    pub room: &'static str,
    /// Where the text lies at its place.
    pub anchor: Anchor,
}

/// A shaded stretch.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Band {
    /// From the left.
    pub at: At,
    /// How long.
    pub width: At,
    /// What it means.
    pub title: String,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Bar {
    /// From the left.
    pub at: At,
    /// From above.
    pub top: At,
    /// How broad.
    pub width: At,
    /// How high.
    pub height: At,
    /// `sure` or `provisional`.
    pub shape: &'static str,
    /// Period and figure.
    pub title: String,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Path {
    /// The commands.
    pub commands: String,
    /// `value`, `provisional`, `target`, `first_plan`, `plan`, `actual`.
    pub shape: &'static str,
}

impl Path {
    /// A line from place to place; nothing for fewer than two.
    pub fn through(places: &[(At, At)], shape: &'static str) -> Option<Path> {
        let commands = places.iter().enumerate().map(|(index, (x, y))| {
            let command = if index == 0 { "M" } else { "L" };
            format!("{command}{x} {y}")
        });
        (places.len() > 1).then(|| Path { commands: commands.collect(), shape })
    }
}

/// An upright line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rule {
    /// From the left.
    pub at: At,
    /// `break`, `today`, `replanned`.
    pub shape: &'static str,
    /// The word at its head.
    pub text: String,
    /// What it means, in full.
    pub title: String,
    /// Where the word lies at the line.
    pub anchor: Anchor,
}

impl Rule {
    /// A line whose word lies where there is room for it.
    pub fn new(at: At, shape: &'static str, text: String) -> Rule {
        let anchor = beside(at, &text);
        Rule { at, shape, text, title: String::new(), anchor }
    }
}

/// A mark of a figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Dot {
    /// From the left.
    pub at: At,
    /// From above.
    pub top: At,
    /// `value`, `reached`, `missed`, `provisional`, `missing`.
    pub shape: &'static str,
    /// Period and figure.
    pub title: String,
}

/// A word in a drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Note {
    /// From the left.
    pub at: At,
    /// From above.
    pub top: At,
    /// Whether it stands below its place.
    pub below: bool,
    /// Where the text lies at its place.
    pub anchor: Anchor,
    /// What.
    pub text: String,
}

/// A sign of the key, with what it means.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sign {
    /// Which; the theme's strings explain it under `charts.key`.
    pub shape: &'static str,
    /// A meaning that no string knows. Wins over the string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Sign {
    /// The signs that occur.
    pub fn list<const N: usize>(signs: [(&'static str, bool); N]) -> Vec<Sign> {
        let occurring = signs.into_iter().filter(|(_, occurs)| *occurs);
        occurring.map(|(shape, _)| Sign { shape, text: None }).collect()
    }
}

/// How wide a text is, in the size of its type; a little more than most fonts need.
pub fn width(text: &str) -> f64 {
    super::scale::count(text.chars().count()) * 0.6
}

/// Widths of a drawing for which labels are chosen, each in sizes of their type. The stylesheet knows
/// the names, and from which width of the chart on each is shown.
pub type Rooms = [(&'static str, f64); 4];

/// Beside a scale.
pub const BESIDE_SCALE: Rooms = [("narrow", NARROWEST), ("medium", 33.0), ("wide", 54.0), ("widest", 72.0)];
/// Beside the names of lanes, which stand above where there is no room.
pub const BESIDE_NAMES: Rooms = [("narrow", NARROWEST), ("medium", 33.0), ("wide", 41.0), ("widest", 60.0)];
/// The narrowest drawing.
const NARROWEST: f64 = 19.0;

/// Labels of which as many are shown as there is room for; empty ones are not there. They are counted
/// from the last that is a year, so that years stay, else from the last.
pub fn thin(labels: Vec<(At, String)>, anchor: Anchor, rooms: Rooms) -> Vec<Label> {
    let labels: Vec<(At, String)> = labels.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    let year = labels.iter().rposition(|(_, text)| text.bytes().all(|byte| byte.is_ascii_digit()));
    let fixed = year.unwrap_or(labels.len().saturating_sub(1));
    let mut chosen: Vec<(&'static str, usize, f64)> = Vec::new();
    let mut finest = 1;
    for (room, ems) in rooms.into_iter().rev() {
        // Each coarser choice is made of labels of the finer one; what lies between years is halved.
        let mut step = finest;
        while step < labels.len() && !fits(&labels, fixed % step, step, ems, anchor) {
            step += if year.is_some() { step } else { finest };
        }
        chosen.push((room, step, ems));
        finest = step;
    }
    let labels = labels.into_iter().enumerate();
    labels
        .filter_map(|(index, (at, text))| {
            let room = chosen.iter().rev().find(|(_, step, ems)| {
                let leaves = anchor == Anchor::Start && beyond(at, &text, *ems, anchor);
                index.abs_diff(fixed).is_multiple_of(*step) && !leaves
            });
            let anchor = if anchor == Anchor::Middle { over(at, &text) } else { anchor };
            room.map(|(room, _, _)| Label { at, text, room, anchor })
        })
        .collect()
}

/// Whether a text leaves a drawing at its right by more than the page's margin takes.
fn beyond(at: At, text: &str, ems: f64, anchor: Anchor) -> bool {
    let length = if anchor == Anchor::Middle { width(text) / 2.0 } else { width(text) };
    length > (100.0 - at.value()) / 100.0 * ems + 0.8
}

/// Where a text lies that is to stand over its place: it ends there where it would leave the drawing.
pub fn over(at: At, text: &str) -> Anchor {
    if beyond(at, text, NARROWEST, Anchor::Middle) { Anchor::End } else { Anchor::Middle }
}

/// Where a text lies that is to stand beside its place: before it where there is no room behind.
pub fn beside(at: At, text: &str) -> Anchor {
    if at.value() > 50.0 && beyond(at, text, NARROWEST, Anchor::Start) { Anchor::End } else { Anchor::Start }
}

/// Whether labels at equal distances have room beside each other.
fn fits(labels: &[(At, String)], first: usize, step: usize, ems: f64, anchor: Anchor) -> bool {
    let shown = labels.iter().skip(first).step_by(step);
    let shown: Vec<(f64, f64)> = shown.map(|(at, text)| (at.value() / 100.0 * ems, width(text))).collect();
    shown.windows(2).all(|pair| match pair {
        [(left, wide), (right, other)] => {
            let needed = if anchor == Anchor::Start { *wide } else { f64::midpoint(*wide, *other) };
            right - left >= needed + 0.8
        }
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_have_room_and_the_last_is_always_there() {
        for total in [0, 1, 2, 5, 12, 24, 60, 120, 500] {
            let labels = (0..total)
                .map(|index| (At::of(f64::from(index) + 0.5, f64::from(total)), format!("M{index:03}")));
            let shown = thin(labels.collect(), Anchor::Middle, BESIDE_SCALE);
            let of = |rooms: &[&str]| shown.iter().filter(|label| rooms.contains(&label.room)).count();
            let (narrow, medium, widest) = (of(&["narrow"]), of(&["narrow", "medium"]), shown.len());
            assert!(narrow <= 6 && medium <= 11 && widest <= 24, "{total}: {narrow}, {medium}, {widest}");
            assert_eq!(shown.last().map(|label| label.room), (total > 0_u32).then_some("narrow"), "{total}");
        }
    }

    #[test]
    fn years_stay_when_months_go() {
        let names = ["Apr.", "Juli", "Okt.", "2026", "Apr.", "Juli", "Okt.", "2027", "Apr."];
        let labels =
            names.iter().zip(0..).map(|(name, index)| (At::of(f64::from(index), 9.0), (*name).to_owned()));
        let shown = thin(labels.collect(), Anchor::Middle, BESIDE_SCALE);
        let narrow = shown.iter().filter(|label| label.room == "narrow").map(|label| label.text.as_str());
        assert_eq!(narrow.collect::<Vec<_>>(), ["Juli", "2026", "Juli", "2027"]);
        assert_eq!(shown.len(), names.len());
    }
}
