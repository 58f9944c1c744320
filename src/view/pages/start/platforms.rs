//! The active platforms at a glance: who answers for them, whether somebody is there, how they do.

use crate::insight::coverage::{CoverState, DutyCoverage, GAPS};
use crate::insight::reason::urgency;
use crate::insight::{duties, metrics, platform as platforms};
use crate::locale::{Sorter, Words};
use crate::model::{Assessment, Entry, Id, Platform};
use crate::view::pages::analytics;
use crate::view::parts::{Judgement, Word};
use crate::view::views::{FigureLine, PlatformLine};
use crate::view::writer::Writer;

/// So many platforms are shown.
const PLATFORMS: usize = 15;

/// The active platforms by title, and how many there are in all. Where there are too many, those whose
/// duties are not safe come first.
pub fn lines(writer: &Writer<'_>) -> (Vec<PlatformLine>, usize) {
    let all = writer.site.model.tables.platforms.iter();
    let active = all.filter(|one| platforms::is_active(one.original(), writer.site.as_of));
    let mut active: Vec<(String, &Entry<Platform>)> =
        active.map(|entry| (writer.entry(entry).text, entry)).collect();
    Sorter::new(writer.language).sort_by_key(&mut active, |(title, _)| title);
    let count = active.len();
    if count > PLATFORMS {
        active.sort_by_key(|(_, entry)| worst(coverage(writer, &entry.head.id)).map_or(u8::MAX, urgency));
    }
    (active.into_iter().take(PLATFORMS).map(|(_, entry)| line(writer, entry)).collect(), count)
}

fn coverage<'w>(writer: &Writer<'w>, platform: &Id) -> &'w [DutyCoverage<'w>] {
    writer.insight().coverage.get(platform).map(Vec::as_slice).unwrap_or_default()
}

/// The worst that is said about the duties of a platform.
fn worst(duties: &[DutyCoverage<'_>]) -> Option<Assessment> {
    let judged = duties.iter().filter_map(|duty| duty.judged.as_ref());
    judged.map(|judged| judged.value).min_by_key(|value| urgency(*value))
}

fn line(writer: &Writer<'_>, entry: &Entry<Platform>) -> PlatformLine {
    let value = entry.value(writer.language);
    let held = duties::held(value, writer.site.as_of);
    let accountable = |duty: &str| {
        let one = held.iter().find(|held| held.duty.id.as_str() == duty)?;
        one.accountable.map(|person| writer.refer(person))
    };
    PlatformLine {
        link: writer.entry(entry),
        icon: icon(writer, &value.network.value),
        content: accountable("content"),
        care: accountable("community_care"),
        today: today(writer, coverage(writer, &entry.head.id)),
        figure: figure(writer, entry),
    }
}

/// The letters that stand for a network.
pub fn icon(writer: &Writer<'_>, network: &str) -> String {
    let known = writer.site.model.tables.networks.get(&Id::new(network));
    let icon = known.and_then(|network| network.original().icon.clone());
    icon.unwrap_or_else(|| network.chars().take(2).collect())
}

/// Whether somebody is there for the duties of a platform: the worst of them, with its reasons.
fn today(writer: &Writer<'_>, duties: &[DutyCoverage<'_>]) -> Option<Judgement> {
    let value = worst(duties)?;
    let gaps: Vec<CoverState> = duties.iter().filter_map(DutyCoverage::gap).map(|(state, _)| state).collect();
    let cause = GAPS.into_iter().find(|state| gaps.contains(state));
    let words =
        cause.or_else(|| duties.iter().find_map(|duty| duty.state)).unwrap_or(CoverState::Covered).words();
    let key = writer.word(value).key;
    let mut reasons = Vec::new();
    for judged in duties.iter().filter_map(|duty| duty.judged.as_ref()).filter(|judged| judged.value == value)
    {
        for reason in writer.reasons(&judged.reasons) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
    }
    Some(Judgement { word: Word { key, text: writer.say(&words) }, reasons })
}

/// The latest figure of the first target that holds.
fn figure(writer: &Writer<'_>, entry: &Entry<Platform>) -> Option<FigureLine> {
    let figures = writer.insight().figures.get(&entry.head.id)?;
    let (measured, standing) = entry.original().targets.iter().find_map(|target| {
        let measured = figures.metrics.get(&target.value.metric.id)?;
        let standing = measured.holding().find(|standing| !standing.periods.is_empty())?;
        Some((measured, standing))
    })?;
    let (period, (figure, verdict)) = standing.periods.last_key_value()?;
    let verdict = match verdict {
        Some(verdict) => {
            Judgement { word: writer.word(*verdict), reasons: writer.reasons(&standing.reasons) }
        }
        None => Judgement {
            word: Word { key: "grey", text: writer.say(&Words::new("vorläufig", "provisional")) },
            reasons: Vec::new(),
        },
    };
    Some(FigureLine {
        metric: writer.link(&measured.metric.head.thing()).text,
        target: writer.say(&standing.words(measured.metric)),
        spark: analytics::spark(writer, measured),
        value: metrics::write_bare(measured.metric.value(writer.language), figure.value, writer.language),
        period: metrics::period(*period, writer.language),
        verdict: Some(verdict),
    })
}
