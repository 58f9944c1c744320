//! All that needs attention, most urgent first.

use crate::locale::Words;
use crate::model::Assessment;
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::start;
use crate::view::views::{AttentionPage, PointGroup, View};
use crate::view::writer::Writer;

/// So many points fit on the page.
const POINTS: usize = 200;

/// The page.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let title = writer.say(&Words::new("Braucht Aufmerksamkeit", "Needs attention"));
    let head = frame::section(writer, title, "", "attention.html");
    let all = &writer.insight().attention;
    let shown = all.get(..POINTS).unwrap_or(all);
    let group = |key: &'static str, is_red: bool| {
        let is_own = |value: Assessment| (value == Assessment::Red) == is_red;
        let points = shown.iter().filter(|one| is_own(one.value));
        let count = all.iter().filter(|one| is_own(one.value)).count();
        let number = writer.numbers.integer(count);
        let count = writer.say(&if count == 1 {
            Words::new("ein Punkt", "one point")
        } else {
            Words::new(format!("{number} Punkte"), format!("{number} points"))
        });
        let points = points.map(|one| start::point(writer, one, start::REASONS)).collect();
        PointGroup { key, count, points }
    };
    let groups = [group("red", true), group("yellow", false)];
    let left_out = all.len().saturating_sub(POINTS);
    let cut = (left_out > 0).then(|| {
        let (shown, left) = (writer.numbers.integer(POINTS), writer.numbers.integer(left_out));
        writer.say(&Words::new(
            format!("Hier stehen die {shown} dringendsten Punkte; {left} weitere stehen auf den Seiten der Kampagnen, Plattformen und Richtlinien."),
            format!("These are the {shown} most urgent points; {left} more stand on the pages of campaigns, platforms and guidelines."),
        ))
    });
    let groups = groups.into_iter().filter(|group| !group.points.is_empty()).collect();
    (head, View::Attention(Box::new(AttentionPage { groups, cut })))
}
