//! The milestones of a campaign: what is done, what is late, what waits for what.

use crate::insight::campaign::{self as insight, CampaignState};
use crate::locale::{Words, plural};
use crate::model::{Campaign, Milestone as ModelMilestone};
use crate::view::parts::Word;
use crate::view::views::{Milestone, Need};
use crate::view::writer::Writer;

/// The milestones in the order in which they are due.
pub fn milestones(writer: &Writer<'_>, value: &Campaign) -> Vec<Milestone> {
    let weights_differ = value.milestones.windows(2).any(|pair| match pair {
        [one, other] => one.weight != other.weight,
        _ => false,
    });
    let ordered = insight::in_order(value, writer.site.as_of).into_iter();
    ordered.map(|one| milestone(writer, value, one, weights_differ)).collect()
}

fn milestone(writer: &Writer<'_>, value: &Campaign, one: &ModelMilestone, show_weight: bool) -> Milestone {
    let as_of = writer.site.as_of;
    let due = insight::due(value, one, as_of);
    let done = one.done.as_ref().filter(|_| insight::is_done(one, as_of));
    let late = insight::overdue_days(value, one, as_of).filter(|_| !is_over(value, writer));
    let owner = one.owner.iter().map(|owner| writer.refer(owner));
    let department = one.department.iter().map(|department| writer.refer(department));
    let slipped = insight::slip_days(value, one, as_of);
    Milestone {
        id: one.id.as_str().to_owned(),
        title: writer.text(&one.title),
        edit: writer.edit(one.id.at),
        state: state(writer, value, one),
        due: writer.short_day(due),
        first_due: (slipped != 0).then(|| writer.short_day(one.due.value)),
        slip: (slipped != 0).then(|| writer.say(&slip(slipped))),
        done: done.map(|day| writer.short_day(day.value)),
        done_late: done
            .and_then(|day| against_due((day.value - due).get_days()))
            .map(|words| writer.say(&words)),
        overdue: late.map(|days| overdue(writer, days)),
        weight: show_weight.then(|| writer.number(one.weight.value)),
        owners: owner.chain(department).collect(),
        needs: needs(writer, value, one),
    }
}

fn is_over(value: &Campaign, writer: &Writer<'_>) -> bool {
    insight::state(value, writer.site.as_of).is_over()
}

/// Where a milestone stands: `done`, `overdue`, `dropped` or `open`.
pub fn state(writer: &Writer<'_>, value: &Campaign, one: &ModelMilestone) -> Word {
    let as_of = writer.site.as_of;
    let (key, words) = if insight::is_done(one, as_of) {
        ("done", Words::new("erledigt", "done"))
    } else if is_over(value, writer) {
        ("dropped", Words::new("entfallen", "dropped"))
    } else if insight::overdue_days(value, one, as_of).is_some() {
        ("overdue", Words::new("überfällig", "overdue"))
    } else {
        ("open", Words::new("offen", "open"))
    };
    Word { key, text: writer.say(&words) }
}

/// What must be done before; of a milestone that is open also whether it is.
fn needs(writer: &Writer<'_>, value: &Campaign, one: &ModelMilestone) -> Vec<Need> {
    let as_of = writer.site.as_of;
    let waits = !insight::is_done(one, as_of) && insight::state(value, as_of) != CampaignState::Cancelled;
    let need = |id: &str| {
        let needed = value.milestones.iter().find(|other| other.id.as_str() == id)?;
        let state = waits.then(|| state(writer, value, needed));
        Some(Need { link: super::milestone_link(writer, needed), state })
    };
    one.needs.iter().filter_map(|id| need(&id.value)).collect()
}

/// "9 Tage überfällig".
pub fn overdue(writer: &Writer<'_>, days: i32) -> String {
    writer.say(&Words::new(
        format!("{days} {} überfällig", plural(days, "Tag", "Tage")),
        format!("{days} {} overdue", plural(days, "day", "days")),
    ))
}

/// "13 Tage später als zuerst geplant".
pub fn slip(days: i32) -> Words {
    let (german, english) = if days > 0 { ("später", "later") } else { ("früher", "earlier") };
    let count = days.unsigned_abs();
    Words::new(
        format!("{count} {} {german} als zuerst geplant", plural(count, "Tag", "Tage")),
        format!("{count} {} {english} than first planned", plural(count, "day", "days")),
    )
}

/// How many days after or before its date something was done; nothing for what was done in time on
/// the day itself.
pub fn against_due(days: i32) -> Option<Words> {
    let (german, english) = if days > 0 { ("nach", "after") } else { ("vor", "before") };
    let count = days.unsigned_abs();
    (days != 0).then(|| {
        Words::new(
            format!("{count} {} {german} dem Termin", plural(count, "Tag", "Tage")),
            format!("{count} {} {english} it was due", plural(count, "day", "days")),
        )
    })
}
