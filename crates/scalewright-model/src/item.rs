//! Items and what they are made of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Cond, Constant, Evidence, Expr, Field, Limit, Number, Rule, Text};

/// One item of a scale (a file in `items/`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The code, as printed: `II-6`.
    pub code: String,
    /// The title.
    pub title: Text,
    /// What good practice looks like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<Text>,
    /// The lowest and the highest score, if they differ from the scale's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// The score is turned round within its range after the rule and the limits: the highest becomes the lowest.
    #[serde(default, skip_serializing_if = "is_false")]
    pub reverse: bool,
    /// How much the item counts in totals; one if it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Number>,
    /// The item is asked only where this holds; elsewhere it is not applicable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_when: Option<Cond>,
    /// A rater may answer that the item does not apply (`"not_applicable": true`).
    #[serde(default, skip_serializing_if = "is_false")]
    pub may_not_apply: bool,
    /// Numbers of this item that have a name because they stand in several places, a text among them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constants: Vec<Constant>,
    /// What raters answer beside criteria, anchors and ratings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Field>,
    /// What is computed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// What is met or not met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// How it is scored.
    pub rule: Rule,
    /// What holds the score down (or up), whatever the rule says. All that strike are applied, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit>,
    /// Where the information comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-names" = "source"))]
    pub sources: Vec<String>,
    /// Whether an interview is needed; if not, forms or records are enough.
    #[serde(default = "yes")]
    pub interview: bool,
    /// The groups whose records are read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-names" = "group"))]
    pub records: Vec<String>,
    /// How to evaluate, for raters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guide: Vec<Text>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
    /// Who gets a high score with difficulty because of law or system, not of practice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub system_limits: Vec<Text>,
    /// Example questions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// Items of other scales or editions that this one corresponds to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corresponds: Vec<Correspondence>,
    /// Findings about this item that are known and stay, such as faults of the printed scale.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
}

/// A finding that is known and stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The code of the finding.
    pub finding: String,
    /// What the finding is about, as it says in brackets; all findings of that code if it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Why it stays.
    pub reason: Text,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Better {
    /// More is better; for what is answered with yes or no, or met or not, yes is.
    More,
    /// Less is better; for what is answered with yes or no, or met or not, no is.
    Less,
}

/// The lowest and the highest score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The lowest score.
    pub min: Number,
    /// The highest score.
    pub max: Number,
}

/// Something that is met, or not met, or (where credit is given for it) met partly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// The name used in the data and in answers.
    pub id: String,
    /// What is met.
    pub text: Text,
    /// When it is met. If this is left out, raters answer: `true`, `false` or, with credit, `"partly"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<Cond>,
    /// What it counts when met partly, between 0 and 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partly: Option<Number>,
    /// Which way is better. If it is said, a proof holds the rule to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A number that is computed from forms, records and answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The name used in the data.
    pub id: String,
    /// What is measured.
    pub title: Text,
    /// Its unit.
    #[schemars(extend("x-names" = "unit"))]
    pub unit: String,
    /// How it is computed.
    pub value: Expr,
    /// The least and the most it can be; used where its inputs are missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<MeasureRange>,
    /// How it is rounded before it is compared; not at all if this is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounding: Option<Rounding>,
    /// Which way is better. If it is said, a proof holds the rule to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// What is taken instead where an input is missing. The trace says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback: Option<Fallback>,
    /// Where the computation comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// The least and the most that a measure can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureRange {
    /// The least.
    pub min: Number,
    /// The most; no limit if it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
}

/// How a measure is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Rounding {
    /// To the nearest multiple; halves go up.
    HalfUp(Number),
    /// To the next multiple below.
    Down(Number),
    /// To the next multiple above.
    Up(Number),
}

/// What is taken where a measure cannot be computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fallback {
    /// The value taken.
    pub value: Expr,
    /// Why that is fair.
    pub reason: Text,
}

/// An example question of an interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The respondents it is put to.
    #[schemars(extend("x-names" = "respondent"))]
    pub ask: Vec<String>,
    /// The question.
    pub text: Text,
}

/// The item of another scale or edition that an item corresponds to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correspondence {
    /// The other scale.
    pub scale: String,
    /// Its edition.
    pub edition: String,
    /// The code of the other item.
    pub item: String,
    /// Where the two differ; left out if they score alike.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub differs: Option<Text>,
    /// The manual prints the other item beside this one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub print_beside: bool,
}

const fn yes() -> bool {
    true
}

// The signature is serde's.
#[expect(clippy::trivially_copy_pass_by_ref)]
const fn is_false(value: &bool) -> bool {
    !*value
}
