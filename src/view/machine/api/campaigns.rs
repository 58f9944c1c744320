//! The campaigns of `api/portal.json`.

use super::Api;
use crate::insight::assessment::CampaignStanding;
use crate::insight::campaign as campaigns;
use crate::insight::goal::GoalStanding;
use crate::model::{self, ManualAssessment as Manual};
use crate::view::machine::contract::{Assessment, Campaign, Goal, ManualAssessment, Milestone, Progress};
use crate::view::machine::values::{Day, Named, Number, Ratio};

impl<'s> Api<'s> {
    /// The campaigns.
    pub(super) fn campaigns(&self) -> Vec<Campaign<'s>> {
        self.site.insight.campaigns.values().map(|standing| self.campaign(standing)).collect()
    }

    fn campaign(&self, standing: &'s CampaignStanding<'s>) -> Campaign<'s> {
        let head = &standing.entry.head;
        let value = standing.entry.value(self.writer.language);
        let milestone = |milestone| self.milestone(value, milestone);
        Campaign {
            id: head.id.as_str(),
            title: self.title(head),
            url: self.page(head),
            lead: self.person(&value.lead),
            concept: value.concept.as_ref().and_then(|concept| self.id(concept)),
            platforms: self.ids(&value.platforms),
            start: Day(value.start.value),
            end: Day(standing.end),
            state: Named(standing.state),
            progress: standing.progress.map(|progress| Progress {
                actual: Ratio(progress.actual),
                planned: Ratio(progress.planned),
            }),
            assessment: standing.assessment.as_ref().map(|judged| Assessment {
                value: Named(judged.value),
                reasons: self.reasons(&judged.reasons),
            }),
            manual_assessment: standing.manual.map(|manual| self.manual(manual)),
            milestones: value.milestones.iter().map(milestone).collect(),
            goals: standing.goals.iter().filter_map(|goal| self.goal(goal)).collect(),
            departments: self.contributions(&value.departments),
        }
    }

    fn manual(&self, manual: &'s Manual) -> ManualAssessment<'s> {
        ManualAssessment {
            value: Named(manual.value.value),
            reason: manual.reason.0.clone(),
            by: self.person(&manual.by),
            date: Day(manual.date.value),
        }
    }

    fn milestone(&self, campaign: &model::Campaign, milestone: &'s model::Milestone) -> Milestone<'s> {
        let as_of = self.site.as_of;
        Milestone {
            id: milestone.id.as_str(),
            title: milestone.title.0.clone(),
            due: Day(campaigns::due(campaign, milestone, as_of)),
            done: self.past(milestone.done.as_ref()),
            overdue_days: campaigns::overdue_days(campaign, milestone, as_of),
        }
    }

    /// A goal; nothing where its metric is not for this audience.
    fn goal(&self, standing: &'s GoalStanding<'s>) -> Option<Goal<'s>> {
        let goal = standing.goal;
        Some(Goal {
            metric: self.id(&goal.metric)?,
            platform: goal.platform.as_ref().and_then(|platform| self.id(platform)),
            baseline: goal.baseline.as_ref().map(|baseline| Number(baseline.value)),
            target: Number(goal.target.value),
            actual: standing.actual.map(|(actual, _)| Number(actual)),
            reached: standing.reached,
        })
    }
}
