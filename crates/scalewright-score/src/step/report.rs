//! What is said about next steps: by name, for people and programs.

use scalewright_model::{Cell, Exact};
use serde::Serialize;

use crate::lack::Lack;
use crate::outcome::{maybe, number};
use crate::trace::MeasureTrace;

/// How an item gets to higher scores.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemStep {
    /// The code.
    pub code: String,
    /// Where it stands.
    pub standing: Standing,
    /// What is missing. An item can have a score although something is missing; changes that rest on it cannot be told.
    pub lacks: Vec<Lack>,
    /// The higher scores that can be reached, from the next one up. There may be none although there are higher scores: where they
    /// rest on settings or other facts that do not change.
    pub reaches: Vec<Reach>,
}

impl ItemStep {
    /// The next higher score that can be reached, and those beyond it that take no more changed inputs. A score is left out if a
    /// higher one takes fewer inputs, or can be had by changing the same things no further.
    pub fn next(&self) -> impl Iterator<Item = &Reach> {
        let worth = |reach: &&Reach| {
            let mut higher = self.reaches.iter().filter(|other| other.score > reach.score);
            !higher.any(|higher| higher.inputs < reach.inputs || higher.covers(reach))
        };
        let least = self.reaches.iter().find(worth).map(|first| first.inputs);
        self.reaches
            .iter()
            .filter(worth)
            .filter(move |reach| least.is_some_and(|least| reach.inputs <= least))
    }
}

impl Reach {
    /// Whether every way of another score has one here that changes the same things no further.
    fn covers(&self, other: &Self) -> bool {
        other.ways.iter().all(|far| self.ways.iter().any(|way| way.no_further(far)))
    }

    /// Whether a way of a lower score changes rows as one here does, and further.
    pub(crate) fn outdoes(&self, far: &Way) -> bool {
        let rows = far.changes.iter().all(|change| change.what.is_of_rows());
        rows && self.ways.iter().any(|way| way.no_further(far))
    }
}

impl What {
    /// Whether this is the same change as another, or changes the same number by no more.
    fn no_further(&self, other: &Self) -> bool {
        let near = || self.distance().zip(other.distance()).is_some_and(|(near, far)| near <= far);
        self == other || (self.is_of_same(other) || self.counts_same(other)) && near()
    }

    /// Whether this adds or takes out rows of a table as another does, and not only some of those.
    fn counts_same(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Count { table, from, to, alike },
                Self::Count { table: same, to: far, alike: rows, .. },
            ) => {
                table == same
                    && (to > from) == (far > from)
                    && (alike.is_empty() || !rows.is_empty() && rows.iter().all(|row| alike.contains(row)))
            }
            _ => false,
        }
    }

    /// Whether it is about how many rows there are, or about what numbers of tables come to.
    const fn is_of_rows(&self) -> bool {
        matches!(self, Self::Sum { .. } | Self::Days { .. } | Self::Count { .. })
    }

    /// Whether this changes the same answer, cell or quantity as another.
    fn is_of_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Answer { id, .. }, Self::Answer { id: other, .. }) => id == other,
            (Self::Cell { table, field, row, .. }, Self::Cell { table: t, field: f, row: r, .. }) => {
                (table, field, row) == (t, f, r)
            }
            (Self::Sum { table, field, .. }, Self::Sum { table: t, field: f, .. })
            | (Self::Days { table, field, .. }, Self::Days { table: t, field: f, .. }) => {
                (table, field) == (t, f)
            }
            (Self::Count { table, alike, .. }, Self::Count { table: other, alike: rows, .. }) => {
                (table, alike) == (other, rows)
            }
            _ => false,
        }
    }

    /// How far a number is changed.
    fn distance(&self) -> Option<Exact> {
        let number = |count: usize| Exact::from_integer(count as i128);
        match self {
            Self::Answer { from: Cell::Number(from), to: Cell::Number(to), .. }
            | Self::Cell { from: Cell::Number(from), to: Cell::Number(to), .. } => {
                Some(apart(from.exact(), to.exact()))
            }
            Self::Sum { from, to, .. } => Some(apart(*from, *to)),
            Self::Days { by, .. } => Some(apart(Exact::from_integer(0), *by)),
            Self::Count { from, to, .. } => Some(apart(number(*from), number(*to))),
            Self::Answer { .. }
            | Self::Cell { .. }
            | Self::Rows { .. }
            | Self::Kinds { .. }
            | Self::Distinct { .. } => None,
        }
    }
}

fn apart(left: Exact, right: Exact) -> Exact {
    if left > right { left - right } else { right - left }
}

/// Where an item stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It has this score, and there are higher ones.
    At(#[serde(serialize_with = "number")] Exact),
    /// It has the highest score.
    Highest(#[serde(serialize_with = "number")] Exact),
    /// It has no score, because something is missing.
    Missing,
    /// It does not apply.
    NotApplicable,
}

/// The smallest sets of changes that lead to a score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reach {
    /// The score. Where something is still missing after the changes, it is this one at least.
    #[serde(serialize_with = "number")]
    pub score: Exact,
    /// How many inputs each of the sets changes. Numbers that are only added up count as one input, and so does how many rows a table
    /// has where any rows will do; otherwise each row that is added or taken out counts.
    pub inputs: usize,
    /// The sets of changes, each of which is enough.
    pub ways: Vec<Way>,
    /// Every smaller set was tried, and every set of the same size: of answers with few values; for items that read tables only where
    /// one input is enough, and then of one cell, of the numbers of one column, and of one row more or less. If not, there may be a
    /// smaller set, or another one.
    pub tried_all: bool,
}

/// A set of changes that are made together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Way {
    /// The changes.
    pub changes: Vec<Change>,
    /// The measures that come out differently.
    pub measures: Vec<MeasureChange>,
    /// The highest score that is possible afterwards, where something is still missing that matters: the score is the one named at
    /// least.
    #[serde(serialize_with = "maybe")]
    pub up_to: Option<Exact>,
}

impl Way {
    /// Whether this changes the same things as another, and none of them further.
    fn no_further(&self, than: &Self) -> bool {
        self.changes.len() == than.changes.len()
            && self.changes.iter().zip(&than.changes).all(|(one, far)| one.what.no_further(&far.what))
    }

    /// Whether the same things change in the same way; which rows are taken makes no difference.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.changes.len() == other.changes.len()
            && self.changes.iter().zip(&other.changes).all(|(one, same)| one.what == same.what)
    }
}

/// A measure before and after a set of changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeasureChange {
    /// Before.
    pub before: MeasureTrace,
    /// After.
    pub after: MeasureTrace,
}

/// A change of one quantity.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// What changes.
    pub what: What,
    /// One way to write it down; where it could be any of several rows, the first ones.
    pub edits: Vec<Edit>,
}

/// What changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// An answer: an input, a criterion, the anchor or the rating.
    Answer {
        /// Its name.
        id: String,
        /// What it is.
        from: Cell,
        /// What it would have to be.
        to: Cell,
    },
    /// A cell of a table.
    Cell {
        /// The table.
        table: String,
        /// The field.
        field: String,
        /// The row, from one.
        row: usize,
        /// How many rows the table has.
        of: usize,
        /// What it holds.
        from: Cell,
        /// What it would have to hold.
        to: Cell,
    },
    /// The numbers of a field over some rows together.
    Sum {
        /// The table.
        table: String,
        /// The field.
        field: String,
        /// The rows, from one.
        rows: Vec<usize>,
        /// What they come to.
        #[serde(serialize_with = "number")]
        from: Exact,
        /// What they would have to come to.
        #[serde(serialize_with = "number")]
        to: Exact,
    },
    /// The days of a field over some rows together.
    Days {
        /// The table.
        table: String,
        /// The field.
        field: String,
        /// The rows, from one.
        rows: Vec<usize>,
        /// By how many days later, in sum; earlier if negative.
        #[serde(serialize_with = "number")]
        by: Exact,
    },
    /// Fields of some of the rows.
    Rows {
        /// The table.
        table: String,
        /// Among how many rows.
        of: usize,
        /// How many rows would have to be different.
        number: usize,
        /// What their fields would have to hold.
        sets: Vec<FieldValue>,
        /// The rows that it can be, from one.
        candidates: Vec<usize>,
    },
    /// Kinds that are seen in at least one row.
    Kinds {
        /// The table.
        table: String,
        /// More of them; fewer if not.
        more: bool,
        /// How many.
        number: usize,
        /// The fields of the kinds that it can be.
        fields: Vec<String>,
    },
    /// How many different values a field has.
    Distinct {
        /// The table.
        table: String,
        /// The field.
        field: String,
        /// More of them; fewer if not.
        more: bool,
        /// How many.
        number: usize,
        /// Among how many rows.
        of: usize,
        /// The rows whose value could be another, from one.
        candidates: Vec<usize>,
    },
    /// How many rows a table has.
    Count {
        /// The table.
        table: String,
        /// How many there are.
        from: usize,
        /// How many there would have to be.
        to: usize,
        /// The rows, from one, of which some are taken out or like which some are added. None if any row will do.
        alike: Vec<usize>,
    },
}

/// What a field would have to hold.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldValue {
    /// The field.
    pub field: String,
    /// Its value.
    pub to: Cell,
}

/// One change in an assessment.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// An answer to an item.
    Answer {
        /// The item.
        item: String,
        /// The answer.
        id: String,
        /// Its new value.
        to: Cell,
    },
    /// A cell.
    Cell {
        /// The table.
        table: String,
        /// The row, from one.
        row: usize,
        /// The field.
        field: String,
        /// Its new value.
        to: Cell,
    },
    /// A row is taken out.
    RemoveRow {
        /// The table.
        table: String,
        /// The row, from one.
        row: usize,
    },
    /// A row like another is added at the end.
    CopyRow {
        /// The table.
        table: String,
        /// The other row, from one.
        row: usize,
    },
}

/// How a total gets to its next band.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TotalStep {
    /// The name of the total.
    pub id: String,
    /// Its value, if it has one.
    #[serde(serialize_with = "maybe")]
    pub value: Option<Exact>,
    /// Its band, as its index in the data.
    pub band: Option<usize>,
    /// What leads to the next one.
    pub goal: TotalGoal,
}

/// What leads a total to its next band.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalGoal {
    /// The scale names no bands for it.
    NoBands,
    /// It has no value.
    Missing,
    /// It is in the highest band.
    Highest,
    /// The items cannot be raised far enough.
    OutOfReach {
        /// The next band, as its index in the data.
        band: usize,
        /// Where it begins.
        #[serde(serialize_with = "number")]
        from: Exact,
    },
    /// The smallest set of items to raise: the fewest items, and of those sets the fewest changed inputs.
    Items {
        /// The next band, as its index in the data.
        band: usize,
        /// Where it begins.
        #[serde(serialize_with = "number")]
        from: Exact,
        /// What the total comes to afterwards.
        #[serde(serialize_with = "number")]
        value: Exact,
        /// The items.
        items: Vec<Raise>,
        /// How many other choices of items and scores are as small; steps are counted one by one.
        others: u64,
        /// No smaller set does. It is not known where steps get into each other's way.
        smallest: bool,
    },
}

/// An item that is raised for a total.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Raise {
    /// The item.
    pub code: String,
    /// Its score.
    #[serde(serialize_with = "number")]
    pub from: Exact,
    /// The score it would have to have.
    #[serde(serialize_with = "number")]
    pub to: Exact,
    /// The changes that lead to it.
    pub way: Way,
}

/// What to ask before the visit ends.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Asks {
    /// The total that the order goes by; none where the scale has none, and the scores are added up.
    pub total: Option<String>,
    /// What is missing, from what could move the total most.
    pub asks: Vec<Ask>,
}

/// Something that is missing, and how much it could move a total.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ask {
    /// What is missing.
    pub lack: Lack,
    /// The items whose score is open because of it.
    pub items: Vec<String>,
    /// How far an end of the total's range moves, at most, between two values that it could have.
    #[serde(serialize_with = "number")]
    pub moves: Exact,
    /// By how much the range of the total narrows at least once it is known.
    #[serde(serialize_with = "number")]
    pub narrows: Exact,
    /// Not every value could be tried: it moves the total by this much at most.
    pub at_most: bool,
}
