//! What charts are drawn with: marks, paths and labels at places that are ready to be printed.

use serde::Serialize;

use super::scale::At;

/// A drawing with a scale at its left and periods or days below.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
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
    /// Words in the drawing: the last figure, the target.
    pub notes: Vec<Note>,
}

/// A mark of the scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tick {
    /// From above.
    pub at: At,
    /// The figure.
    pub text: String,
}

/// A label below or above a drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Label {
    /// From the left.
    pub at: At,
    /// What.
    pub text: String,
    /// How much room it needs: `narrow` is always shown, `medium` and `wide` only where there is room.
    pub room: &'static str,
    /// Where the text lies: `start`, `middle` or `end` at its place.
    pub anchor: &'static str,
}

/// A shaded stretch.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
pub struct Rule {
    /// From the left.
    pub at: At,
    /// `break`, `today`, `replanned`.
    pub shape: &'static str,
    /// The word at its head.
    pub text: String,
    /// What it means, in full.
    pub title: String,
    /// Where the word lies: `start` or `end` at the line.
    pub anchor: &'static str,
}

impl Rule {
    /// A line whose word lies where there is room for it.
    pub fn new(at: At, shape: &'static str, text: String) -> Rule {
        Rule {
            at,
            shape,
            text,
            title: String::new(),
            anchor: if at.value() > 70.0 { "end" } else { "start" },
        }
    }
}

/// A mark of a figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
pub struct Note {
    /// From the left.
    pub at: At,
    /// From above.
    pub top: At,
    /// `value` or `target`.
    pub shape: &'static str,
    /// Whether it stands below its place.
    pub below: bool,
    /// Where the text lies: `start`, `middle` or `end` at its place.
    pub anchor: &'static str,
    /// What.
    pub text: String,
}

/// How wide a text is, in the size of its type; a little more than most fonts need.
pub fn width(text: &str) -> f64 {
    super::scale::count(text.chars().count()) * 0.6
}

/// Labels of which as many are shown as there is room for, counted from the last.
pub fn thin(labels: Vec<(At, String)>) -> Vec<Label> {
    // In widths of 12 pixels, the size of the type: 80 rem, 42 rem, 15 rem less the scale.
    const ROOMS: [(&str, f64); 3] = [("narrow", 19.0), ("medium", 36.0), ("wide", 62.0)];
    let widest = labels.iter().map(|(_, text)| width(text)).fold(0.0, f64::max) + 1.0;
    let total = labels.len();
    let mut every: Vec<(&'static str, usize)> = Vec::new();
    let mut finest = 1;
    for (room, ems) in ROOMS.into_iter().rev() {
        // Each coarser choice is made of labels of the finer one.
        let mut step = finest;
        while super::scale::count(total.div_ceil(step)) * widest > ems && step < total {
            step += finest;
        }
        every.push((room, step));
        finest = step;
    }
    let last = total.saturating_sub(1);
    let shown = |index: usize| {
        every.iter().rev().find(|(_, step)| (last - index).is_multiple_of(*step)).map(|(room, _)| *room)
    };
    let labels = labels.into_iter().enumerate();
    labels
        .filter_map(|(index, (at, text))| {
            let anchor = if at.value() > 96.0 { "end" } else { "middle" };
            shown(index).map(|room| Label { at, text, room, anchor })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_have_room_and_the_last_is_always_there() {
        for total in [0, 1, 2, 5, 12, 24, 60, 120, 500] {
            let labels = (0..total).map(|index| (At::percent(0.0), format!("M{index:03}")));
            let shown = thin(labels.collect());
            let of = |rooms: &[&str]| shown.iter().filter(|label| rooms.contains(&label.room)).count();
            let (narrow, medium, wide) = (of(&["narrow"]), of(&["narrow", "medium"]), shown.len());
            assert!(narrow <= 6 && medium <= 11 && wide <= 19, "{total}: {narrow}, {medium}, {wide}");
            assert_eq!(shown.last().map(|label| label.room), (total > 0).then_some("narrow"), "{total}");
        }
    }
}
