//! What comes out of scoring.

use num_traits::ToPrimitive;
use scalewright_model::{Exact, decimal};
use serde::{Serialize, Serializer};

use crate::lack::Lack;
use crate::trace::Trace;

/// What comes out of scoring one assessment with one scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// The scale.
    pub scale: String,
    /// The edition.
    pub edition: String,
    /// Whether every item has a score or does not apply.
    pub complete: bool,
    /// The items, in the order of the scale.
    pub items: Vec<ItemOutcome>,
    /// The totals, in the order of the scale.
    pub totals: Vec<TotalOutcome>,
}

impl Outcome {
    /// The outcome of an item.
    pub fn item(&self, code: &str) -> Option<&ItemOutcome> {
        self.items.iter().find(|item| item.code == code)
    }

    /// The outcome of a total.
    pub fn total(&self, id: &str) -> Option<&TotalOutcome> {
        self.totals.iter().find(|total| total.id == id)
    }
}

/// What comes out for an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemOutcome {
    /// The code.
    pub code: String,
    /// The score, or why there is none.
    pub state: ItemState,
    /// What is missing, or else why there is no score. An item can have a score although something is missing, if it makes no
    /// difference.
    pub lacks: Vec<Lack>,
    /// The measures that were taken from their fallback because an input is missing.
    pub fallbacks: Vec<String>,
    /// How the score came about, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Trace>,
}

/// The score of an item, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// The item has this score.
    Scored(#[serde(serialize_with = "number")] Exact),
    /// There is no score: something is missing, or a table of scores has a gap or an overlap (see the lacks of the item).
    Missing {
        /// The scores that are still possible, from the lowest to the highest. At an overlap those of the rows that hold; at a gap every
        /// score of the table, the lowest and the highest of the item.
        #[serde(serialize_with = "numbers")]
        possible: Vec<Exact>,
        /// The item may turn out not to apply.
        may_not_apply: bool,
        /// Not every way to fill in what is missing was tried, because there is too much of it or because numbers and dates were
        /// taken by their bounds; some of the scores may not be possible after all.
        at_most: bool,
    },
    /// The item does not apply.
    NotApplicable,
}

impl ItemState {
    /// The score, if there is one.
    pub const fn score(&self) -> Option<Exact> {
        match self {
            Self::Scored(score) => Some(*score),
            Self::Missing { .. } | Self::NotApplicable => None,
        }
    }
}

/// What comes out for a total.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TotalOutcome {
    /// The name.
    pub id: String,
    /// The value, or why there is none.
    pub state: TotalState,
    /// The band of the value, as its index in the data.
    pub band: Option<usize>,
    /// The least and the most that the total can still come to.
    #[serde(serialize_with = "range")]
    pub between: Option<(Exact, Exact)>,
    /// The least and the most that there can be with the items that apply.
    #[serde(serialize_with = "range")]
    pub out_of: Option<(Exact, Exact)>,
    /// How many items have a score.
    pub rated: usize,
    /// How many items apply, or may apply.
    pub applicable: usize,
}

/// The value of a total, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalState {
    /// Every item that applies has a score.
    Value(#[serde(serialize_with = "number")] Exact),
    /// The value of the rated items; others have no score.
    OfRated(#[serde(serialize_with = "number")] Exact),
    /// Items that it needs have no score.
    Missing,
    /// Fewer items have a score than it needs at least.
    Insufficient,
}

impl TotalState {
    /// The value, if there is one.
    pub const fn value(&self) -> Option<Exact> {
        match self {
            Self::Value(value) | Self::OfRated(value) => Some(*value),
            Self::Missing | Self::Insufficient => None,
        }
    }
}

/// An exact number for machines: a JSON number if it is a decimal, else a fraction as text, `"200/3"`.
pub(crate) fn number<S: Serializer>(value: &Exact, serializer: S) -> Result<S::Ok, S::Error> {
    let shown = decimal(*value, 9);
    let same = scalewright_model::Number::parse(&shown).is_some_and(|number| number.exact() == *value);
    match (value.is_integer().then(|| value.to_integer().to_i64()).flatten(), same) {
        (Some(whole), _) => serializer.serialize_i64(whole),
        (None, true) => serializer.serialize_f64(shown.parse().unwrap_or_default()),
        (None, false) => serializer.serialize_str(&value.to_string()),
    }
}

// The signature is serde's.
#[expect(clippy::ref_option)]
pub(crate) fn maybe<S: Serializer>(value: &Option<Exact>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => number(value, serializer),
        None => serializer.serialize_none(),
    }
}

struct Plain(Exact);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number(&self.0, serializer)
    }
}

pub(crate) fn numbers<S: Serializer>(values: &[Exact], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(values.iter().map(|value| Plain(*value)))
}

// The signature is serde's.
#[expect(clippy::ref_option)]
fn range<S: Serializer>(value: &Option<(Exact, Exact)>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some((low, high)) => serializer.collect_seq([Plain(*low), Plain(*high)]),
        None => serializer.serialize_none(),
    }
}
