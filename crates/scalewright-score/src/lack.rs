//! What is missing, or else why there is no score.

use scalewright_model::Exact;
use serde::Serialize;

use crate::outcome::numbers;

/// Something that is missing, and because of which a score may not be known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// An answer of the raters: an input, a criterion, the anchor or the rating.
    Answer {
        /// The name of the answer.
        id: String,
    },
    /// A whole table.
    Table {
        /// The table.
        table: String,
    },
    /// Cells of one field of a table.
    Cell {
        /// The table.
        table: String,
        /// The field.
        field: String,
        /// The rows, from one.
        rows: Vec<usize>,
    },
    /// A setting of the visit.
    Setting {
        /// The setting.
        id: String,
    },
    /// The day of the visit.
    VisitDate,
    /// There is nothing to divide by: no row fits, or the denominator is zero.
    Nothing {
        /// The measure.
        measure: String,
    },
    /// A measure came out beyond the least or the most that it can be: its inputs contradict each other.
    OutOfRange {
        /// The measure.
        measure: String,
    },
    /// Numbers are too large to be computed exactly.
    TooLarge {
        /// The measure.
        measure: String,
    },
    /// Nothing is missing, but no row of the table of scores holds: the table has a gap.
    NoRow,
    /// Nothing is missing, but rows of the table of scores hold that have different scores: the table has an overlap.
    Rows {
        /// The rows, from one.
        rows: Vec<usize>,
        /// Their scores, from the lowest to the highest.
        #[serde(serialize_with = "numbers")]
        scores: Vec<Exact>,
    },
}

/// A missing leaf, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Leaf {
    Answer(usize),
    Table(usize),
    Cell {
        table: usize,
        field: usize,
        row: usize,
    },
    Setting(usize),
    VisitDate,
    /// Whether a condition holds in a row; the inputs for which that is open are noted beside it.
    Row {
        site: usize,
        row: usize,
    },
    Nothing(Option<usize>),
    TooLarge(Option<usize>),
    OutOfRange(Option<usize>),
    /// No row of a table of scores holds.
    NoRow,
    /// A row of a table of scores holds beside another one with another score.
    Holding {
        row: usize,
        score: Exact,
    },
}
