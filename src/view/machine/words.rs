//! The fixed sets of words of `api/portal.json` that no field of the content has: each says what
//! `insight` has found by a name.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::insight::attention::AttentionKind as Attention;
use crate::insight::campaign::CampaignState as State;
use crate::insight::compliance::Check as Point;
use crate::insight::contribution::ContributionStatus as Status;
use crate::insight::measured::Verdict as Judged;
use crate::model::{self, Choice};

/// A result of `insight` with the name of each of its values.
macro_rules! named {
    ($($(#[$doc:meta])* $name:ident($type:ident) { $($value:ident = $text:literal,)* })*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct $name(pub $type);

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(match self.0 { $($type::$value => $text,)* })
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "enum": [$($text),*] })
            }
        }
    )* };
}

named! {
    /// Where a campaign is on its way.
    CampaignState(State) {
        Planned = "planned",
        Running = "running",
        Paused = "paused",
        Closed = "closed",
        Cancelled = "cancelled",
    }
    /// Where a contribution stands.
    ContributionStatus(Status) {
        Open = "open",
        Agreed = "agreed",
        Delivered = "delivered",
        Overdue = "overdue",
    }
    /// A point that law and safety ask for.
    Check(Point) {
        Imprint = "imprint",
        PrivacyNotice = "privacy_notice",
        JointControllerAgreement = "joint_controller_agreement",
        Administrators = "administrators",
        TwoFactor = "two_factor",
        Reviewed = "reviewed",
    }
    /// Whether a target was reached.
    Verdict(Judged) {
        Reached = "reached",
        Missed = "missed",
    }
    /// What kind of thing needs attention.
    AttentionKind(Attention) {
        Incident = "incident",
        Campaign = "campaign",
        Coverage = "coverage",
        Approval = "approval",
        Review = "review",
        Guideline = "guideline",
        Contribution = "contribution",
        Compliance = "compliance",
        Restructuring = "restructuring",
        Effect = "effect",
        Figures = "figures",
        Left = "left",
    }
}

/// Where a post is on its way: one of the content's states, or `expired`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PostState {
    /// The day on which it was to appear has passed before it was approved.
    Expired,
    /// The state that its history leads to.
    By(model::PostState),
}

impl PostState {
    /// The name of the state that no history has.
    const EXPIRED: &str = "expired";
}

impl Serialize for PostState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            PostState::Expired => PostState::EXPIRED,
            PostState::By(state) => state.name(),
        })
    }
}

impl JsonSchema for PostState {
    fn schema_name() -> Cow<'static, str> {
        "PostState".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let written = model::PostState::ALL.iter().map(|(_, name, ..)| *name);
        let names: Vec<&str> = written.chain([PostState::EXPIRED]).collect();
        json_schema!({ "type": "string", "enum": names })
    }
}
