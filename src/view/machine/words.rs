//! The one set of words of `api/portal.json` that is neither the content's nor that of a result: the
//! states of posts, with the one that pages show beside them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::model::{self, Choice};

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
