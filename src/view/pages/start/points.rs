//! What needs attention, as lines.

use crate::insight::attention::{Attention, AttentionKind};
use crate::locale::Words;
use crate::model::{Assessment, Kind, Thing};
use crate::view::parts::{Link, Word};
use crate::view::routes::Route;
use crate::view::views::PointLine;
use crate::view::writer::Writer;

/// So many reasons of a point are shown on the page of all points.
pub const REASONS: usize = 5;
/// So many reasons are shown on the start page.
const FEW_REASONS: usize = 2;

/// The most urgent points, and how many there are in all. Incidents stand in full above them.
pub fn most_urgent(writer: &Writer<'_>, most: usize) -> (Vec<PointLine>, usize) {
    let others = || writer.insight().attention.iter().filter(|one| one.kind != AttentionKind::Incident);
    let lines = others().take(most).map(|one| point(writer, one, FEW_REASONS));
    (lines.collect(), others().count())
}

/// Something that needs attention, with some of its reasons.
pub fn point(writer: &Writer<'_>, one: &Attention<'_>, reasons: usize) -> PointLine {
    let (key, words) = match one.value {
        Assessment::Red => ("red", Words::new("dringend", "urgent")),
        _ => ("yellow", Words::new("bald", "soon")),
    };
    let left_out = one.reasons.len().saturating_sub(reasons);
    let more = match left_out {
        0 => None,
        1 => Some(Words::new("und ein weiterer Grund", "and one more reason")),
        many => Some(Words::new(format!("und {many} weitere Gründe"), format!("and {many} more reasons"))),
    };
    PointLine {
        value: Word { key, text: writer.say(&words) },
        kind: writer.word(one.kind),
        link: Link { text: writer.say(&one.words), href: href(writer, one) },
        when: one.when.as_ref().map(|when| writer.say(when)),
        who: one.who.iter().map(|person| writer.link(&Thing::new(Kind::Person, person))).collect(),
        reasons: writer.reasons(one.reasons.get(..reasons).unwrap_or(&one.reasons)),
        more: more.map(|more| writer.say(&more)),
    }
}

/// The page that tells more; what somebody left behind stands together on the page of handovers.
fn href(writer: &Writer<'_>, one: &Attention<'_>) -> Option<String> {
    match one.kind {
        AttentionKind::Left => Some(writer.href(&Route::page("handover.html"))),
        _ => writer.thing_href(&one.thing),
    }
}
