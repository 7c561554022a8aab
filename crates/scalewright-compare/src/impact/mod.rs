//! What a new edition does to visits that were scored before: who changes, by how much, because of what.

mod answers;
mod asks;
mod causes;
mod mix;
mod movement;
mod show;
mod study;
mod sums;

use std::collections::BTreeMap;

use scalewright_model::{Assessment, Date};
use scalewright_score::ItemState;
use serde::Serialize;

pub use asks::Ask;
pub use movement::{ItemMove, TotalMove, TotalValue};
pub use study::Study;
pub use sums::{Crossing, ItemImpact, TotalImpact};

use crate::compare::ScaleName;

/// A stored visit.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Its file.
    pub file: String,
    /// What was filled in and answered.
    pub assessment: Assessment,
    /// Whose codes the answers have, where both scales have the same name.
    pub made_for: MadeFor,
}

/// The scale that a visit was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MadeFor {
    /// The older scale.
    Old,
    /// The newer scale.
    New,
}

/// A visit that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// Its file.
    pub file: String,
    /// Why, in words.
    pub reasons: Vec<String>,
}

/// What a new edition, or another scale, does to stored visits.
#[derive(Clone, Debug, Serialize)]
pub struct Impact {
    /// The older scale.
    pub old: ScaleName,
    /// The newer scale.
    pub new: ScaleName,
    /// How many visits were scored with both.
    pub scored: usize,
    /// The visits of which an item, a total or a band changes, in the order of their files.
    pub visits: Vec<VisitImpact>,
    /// Every pair of items, in the order of the newer scale: how often it changes, which way, by how much.
    pub items: Vec<ItemImpact>,
    /// Every total of both scales: how often it changes, and how many visits cross a band.
    pub totals: Vec<TotalImpact>,
    /// What the newer scale asks that the visits lack.
    pub asks: Vec<Ask>,
    /// What is new in forms and among the answers, in sentences, whether or not a score rests on it.
    pub new_in_forms: Vec<String>,
    /// Files that could not be read.
    pub unread: Vec<Unread>,
}

/// What changes for one visit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VisitImpact {
    /// Its file.
    pub file: String,
    /// The name of the agency.
    pub site: Option<String>,
    /// The day of the visit.
    pub visited_on: Option<Date>,
    /// The data is made up.
    pub made_up: bool,
    /// The items that change.
    pub items: Vec<ItemMove>,
    /// The totals that change, or whose band does.
    pub totals: Vec<TotalMove>,
}

/// The state of an item under both scales, by the index of its pair.
type States = BTreeMap<usize, (Option<ItemState>, Option<ItemState>)>;
