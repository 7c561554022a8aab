//! How an item or a total moves between two scales.

use num_traits::Zero;
use scalewright_model::{Exact, decimal};
use scalewright_score::{ItemState, TotalOutcome, TotalState};
use serde::Serialize;

use crate::compare::ItemName;

/// An item of a visit that changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemMove {
    /// The item of the older scale.
    pub old: Option<ItemName>,
    /// The item of the newer scale.
    pub new: Option<ItemName>,
    /// What it was, in the older scale.
    pub before: Option<ItemState>,
    /// What it is, in the newer scale.
    pub after: Option<ItemState>,
    /// By how much the score changes, as a decimal number with its sign; nothing unless there is a score on both sides.
    pub by: Option<String>,
    /// Which changes of the scale did it: each sentence is a change.
    pub because: Vec<String>,
    /// None of them does it alone, only all together.
    pub only_together: bool,
    /// The two scales were answered separately, and the answers differ; no change of the scale explains it.
    pub answered_otherwise: bool,
    /// What is missing, in words, where the newer item has no score.
    pub lacks: Vec<String>,
    #[serde(skip)]
    pub(super) pair: usize,
}

/// Which way an item of a visit moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It stays, or is open on both sides.
    Stays,
    /// It has a score on both sides, and this is the difference.
    By(Exact),
    /// It had a score and has none now because something is missing.
    Opens,
    /// It had none because something was missing, and has one now.
    Closes,
    /// It becomes applicable or stops to be, or is there on one side only.
    Other,
}

/// Which way an item moves.
pub(super) fn way(before: Option<&ItemState>, after: Option<&ItemState>) -> Way {
    match (before, after) {
        (Some(ItemState::Scored(old)), Some(ItemState::Scored(new))) if old != new => Way::By(new - old),
        (Some(ItemState::Missing { .. }), Some(ItemState::Missing { .. })) => Way::Stays,
        (Some(old), Some(new)) if old == new => Way::Stays,
        (Some(_), Some(ItemState::Missing { .. })) => Way::Opens,
        (Some(ItemState::Missing { .. }), Some(_)) => Way::Closes,
        _ => Way::Other,
    }
}

/// A total of a visit that changes, or whose band does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TotalMove {
    /// Its name in the newer scale.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The older value.
    pub before: TotalValue,
    /// The newer value.
    pub after: TotalValue,
    /// By how much it changes, where both are known.
    pub by: Option<String>,
    /// What did it: the items that change, and changes of how it is computed or of its bands.
    pub because: Vec<String>,
    /// It is in another band than before.
    pub crosses: bool,
    /// The value is the same: only the bands are others.
    pub only_bands: bool,
    #[serde(skip)]
    pub(super) exact: Option<Exact>,
}

/// A total: its value, or how far it is open.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TotalValue {
    /// The value as a decimal number, if there is one.
    pub value: Option<String>,
    /// The least and the most that it can still come to.
    pub between: Option<(String, String)>,
    /// The title of its band.
    pub band: Option<String>,
}

impl TotalValue {
    pub(super) fn of(outcome: &TotalOutcome, band: Option<String>) -> Self {
        let range = |(low, high): (Exact, Exact)| (decimal(low, 2), decimal(high, 2));
        Self {
            value: outcome.state.value().map(|value| decimal(value, 2)),
            between: outcome.between.filter(|_| outcome.state == TotalState::Missing).map(range),
            band,
        }
    }
}

/// A difference with its sign.
pub(super) fn signed(by: Exact) -> String {
    let sign = if by > Exact::zero() { "+" } else { "" };
    format!("{sign}{}", decimal(by, 2)).replace('-', "−")
}
