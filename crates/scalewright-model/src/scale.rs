//! Scales, subscales and totals.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Accepted, Common, Date, Evidence, Lang, Measure, Number, Range, Text};

/// The head of a scale (`scale.ron`); its items stand in `items/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The version of the file format: 1.
    pub format: u32,
    /// The name of the scale, in small letters, digits and hyphens.
    pub id: String,
    /// The edition.
    pub edition: String,
    /// Whether the edition may still change.
    pub status: Status,
    /// The day of the last change, for the head of printed pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revised_on: Option<Date>,
    /// The title.
    pub title: Text,
    /// A short title, for narrow columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// What it measures, of whom, and what a score means.
    pub about: Text,
    /// The languages in which every text must stand.
    #[serde(default = "Lang::every")]
    pub languages: Vec<Lang>,
    /// The folder of the forms and the vocabulary that it shares with other scales, seen from this file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forms: Option<String>,
    /// Forms and vocabulary of its own.
    #[serde(default)]
    pub common: Common,
    /// Measures that several items use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// The lowest and the highest score of an item that does not say otherwise.
    pub range: Range,
    /// The items in their order, by subscale. Every item stands in one.
    pub subscales: Vec<Subscale>,
    /// Subtotals and totals, in the order in which they are printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<Total>,
    /// Findings about the scale's totals and shared measures that are known and stay.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
    /// How much of the scale its cases must touch. `scalewright test --coverage` holds them to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<CoverageDemand>,
}

/// How much of a scale its cases must touch, in percent. Nothing is demanded of a kind that is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoverageDemand {
    /// The scores of each item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub anchors: Option<u8>,
    /// The rungs, the cases and the lines of count tables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub steps: Option<u8>,
    /// The thresholds: on each, just under it, just over it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub thresholds: Option<u8>,
    /// The criteria: met, not met, met partly, met alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub criteria: Option<u8>,
    /// The limits: striking and not striking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub limits: Option<u8>,
    /// What happens where something is missing or does not apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub missing: Option<u8>,
    /// The totals: a value, each band, and what happens where items have no score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub totals: Option<u8>,
}

/// Whether an edition may still change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Status {
    /// It is still being worked on.
    #[default]
    Draft,
    /// It is in use and stays as it is; `frozen.ron` beside it lists its files. `scalewright release` writes both.
    Released,
}

/// A part of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subscale {
    /// The name used in the data.
    pub id: String,
    /// The title.
    pub title: Text,
    /// The codes of its items, in their order.
    #[schemars(extend("x-names" = "item"))]
    pub items: Vec<String>,
}

/// A number computed from item scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// The name used in the data.
    pub id: String,
    /// The title.
    pub title: Text,
    /// The items that go into it.
    pub of: TotalOf,
    /// How it is computed.
    pub how: How,
    /// What happens where items have no score.
    pub missing: MissingPolicy,
    /// What the total stands for, from the highest to the lowest. The lowest must begin at the least total that there can be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<TotalBand>,
    /// Where the bands come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// The items that go into a total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum TotalOf {
    /// Every item.
    Everything,
    /// The items of these subscales.
    Subscales(#[schemars(extend("x-names" = "subscale"))] Vec<String>),
    /// These items.
    Items(#[schemars(extend("x-names" = "item"))] Vec<String>),
}

/// How a total is computed. Weights count in each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum How {
    /// The sum of the scores.
    Sum,
    /// The mean of the scores.
    Mean,
    /// The sum as a percentage of the most that can be reached.
    ShareOfMax,
    /// 0 at the lowest scores and 100 at the highest, so that items of unequal range count alike.
    MinMax,
}

/// What happens where items have no score. Items that are not applicable are always left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum MissingPolicy {
    /// There is a total only if every applicable item has a score.
    CompleteOnly {
        /// The fewest items that must have a score.
        #[serde(default)]
        at_least: u32,
    },
    /// The total is computed from the items that have a score (a sum is scaled up: the mean of the rated items times the weights of all applicable ones), and says so.
    RatedOnly {
        /// The fewest items that must have a score.
        at_least: u32,
    },
}

/// One band of a total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TotalBand {
    /// The least total in it.
    pub from: Number,
    /// What it is called.
    pub title: Text,
}
