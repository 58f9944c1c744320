//! What `api/portal.json` holds: the contract with dashboards and scripts. Its JSON Schema is made of
//! these types. What is said here is only ever added to; otherwise [`VERSION`] counts on.

mod campaigns;
mod lists;
mod platforms;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde::Serialize;
use serde_json::Value;

use super::values::{Day, Named};
use crate::insight::attention::AttentionKind;
use crate::insight::contribution::ContributionStatus;
use crate::model;

pub use campaigns::{Campaign, Goal, ManualAssessment, Milestone, Progress};
pub use lists::{Approvals, Concept, Decision, Guideline, Incident, Post, Review};
pub use platforms::{Compliance, Coverage, Figure, Metric, Platform, Target};

/// The version of the contract.
pub const VERSION: u32 = 1;

/// The JSON Schema (draft-07) of `api/portal.json`.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft07().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Portal<'static>>();
    RecursiveTransform(|schema: &mut schemars::Schema| simplify(schema)).transform(&mut schema);
    schema.insert("title".to_owned(), "api/portal.json".into());
    schema.to_value()
}

/// The name of the file that holds the schema.
pub const SCHEMA_FILE: &str = "api.schema.json";

/// Takes back that a field may also be null, for what is absent is not there at all; and how numbers
/// are kept in memory, which no validator knows.
fn simplify(schema: &mut schemars::Schema) {
    let Some(fields) = schema.as_object_mut() else { return };
    fields.remove("format");
    if let Some(Value::Array(types)) = fields.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            fields.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(choices)) = fields.get_mut("anyOf") else { return };
    choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
    if let [only] = choices.as_slice() {
        let only = only.clone();
        fields.remove("anyOf");
        match only {
            // In draft-07 nothing counts beside a `$ref`.
            Value::Object(one) if !fields.is_empty() && one.contains_key("$ref") => {
                fields.insert("allOf".to_owned(), Value::Array(vec![Value::Object(one)]));
            }
            Value::Object(one) => fields.extend(one),
            _ => {}
        }
    }
}

/// The portal on its as-of date, for machines. People are `{id, name}`, other references identifiers;
/// `url` is relative to the portal's root, `file` to the content folder. Lists are in the order of
/// their identifiers, but for `attention`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Portal<'m> {
    /// The version of this contract.
    pub schema: u32,
    /// The day for which everything is computed.
    pub as_of: Day,
    /// The portal's name.
    pub title: String,
    /// The language of all texts here.
    pub language: &'static str,
    /// Who it was made for.
    pub audience: Named<model::Audience>,
    /// The IANA time zone of all times here.
    pub time_zone: &'m str,
    /// The campaigns.
    pub campaigns: Vec<Campaign<'m>>,
    /// The platforms.
    pub platforms: Vec<Platform<'m>>,
    /// The concepts.
    pub concepts: Vec<Concept<'m>>,
    /// The posts of the editorial plan.
    pub posts: Vec<Post<'m>>,
    /// The reviews.
    pub reviews: Vec<Review<'m>>,
    /// The guidelines.
    pub guidelines: Vec<Guideline<'m>>,
    /// The decisions.
    pub decisions: Vec<Decision<'m>>,
    /// The incidents.
    pub incidents: Vec<Incident<'m>>,
    /// What needs attention: red first, then days late, kind, identifier.
    pub attention: Vec<Attention>,
}

/// Somebody.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Person<'m> {
    /// The identifier; absent for somebody whose name the portal no longer shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'m str>,
    /// The name.
    pub name: String,
}

/// Why something is as it is.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Reason {
    /// The sentence.
    pub text: String,
    /// The file of the data that it rests on; absent where it rests on what is not written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
}

/// A colour with its reasons.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Assessment {
    /// The colour.
    pub value: Named<model::Assessment>,
    /// Why, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// What a department owes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Contribution<'m> {
    /// Which department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<&'m str>,
    /// What it is.
    pub contribution: String,
    /// Where it stands.
    pub status: Named<ContributionStatus>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// By how many days it is overdue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue_days: Option<i32>,
}

/// Something that needs attention.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Attention {
    /// What kind of thing.
    pub kind: Named<AttentionKind>,
    /// How urgent it is.
    pub value: Named<model::Assessment>,
    /// What is up.
    pub text: String,
    /// The page that tells more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The file in which it is mended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
}
