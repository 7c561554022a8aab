//! The trace of a score: what was read, what was computed, what struck, and why it is not the next score.

use scalewright_model::Exact;
use serde::Serialize;

use crate::outcome::{maybe, number};

/// How the score of an item came about. Names are those of the data; indices count from zero in the order of the data.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trace {
    /// The answers that were given.
    pub answers: Vec<ReadAnswer>,
    /// The measures that the item uses.
    pub measures: Vec<MeasureTrace>,
    /// The criteria.
    pub criteria: Vec<CriterionTrace>,
    /// The code of the setting that chose the form of the item, if it has forms.
    pub form: Option<String>,
    /// What the rule came to, before limits.
    pub rule: RuleTrace,
    /// The limits.
    pub limits: Vec<LimitTrace>,
    /// The score was turned round within its range at the end.
    pub reversed: bool,
    /// Why the score is not the next one above. Nothing for a score that is missing.
    pub next: Option<Next>,
}

/// An answer that was given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadAnswer {
    /// The name of the input.
    pub id: String,
    /// The answer.
    pub value: Read,
}

/// What an answer says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Read {
    /// Yes or no.
    Bool(bool),
    /// A criterion is met partly.
    Partly,
    /// A number.
    Number(#[serde(serialize_with = "number")] Exact),
    /// A code.
    Code(String),
    /// A date, or a text that is not repeated here.
    Other,
}

/// What a measure came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeasureTrace {
    /// The name of the measure.
    pub id: String,
    /// Its unit.
    pub unit: String,
    /// Its value, if it is known.
    #[serde(serialize_with = "maybe")]
    pub value: Option<Exact>,
    /// The least it can be, if it is not known.
    #[serde(serialize_with = "maybe")]
    pub least: Option<Exact>,
    /// The most it can be, if it is not known.
    #[serde(serialize_with = "maybe")]
    pub most: Option<Exact>,
    /// The number above the line, where it is a share, a ratio or a mean.
    #[serde(serialize_with = "maybe")]
    pub numerator: Option<Exact>,
    /// The number below the line.
    #[serde(serialize_with = "maybe")]
    pub denominator: Option<Exact>,
    /// The table whose rows were gone through, and how many of how many rows belonged.
    pub rows: Option<RowsTrace>,
    /// The value before rounding, where it is rounded.
    #[serde(serialize_with = "maybe")]
    pub unrounded: Option<Exact>,
    /// It was taken from the fallback because an input is missing.
    pub fallback: bool,
}

/// The rows that a measure went through.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowsTrace {
    /// The table.
    pub table: String,
    /// How many rows belonged for sure.
    pub used: usize,
    /// How many rows there are.
    pub of: usize,
}

/// Whether something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// It is not known because something is missing.
    Unknown,
}

/// Whether a criterion is met.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CriterionTrace {
    /// The name of the criterion.
    pub id: String,
    /// Whether it is met.
    pub met: Truth,
    /// It is met partly.
    pub partly: bool,
    /// It was computed, not answered.
    pub computed: bool,
}

/// What a rule came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleTrace {
    /// The rater picked this score.
    Picked(#[serde(serialize_with = "number")] Exact),
    /// The measure is in this band; none for the open side of the outermost bound.
    Band {
        /// The measure.
        measure: String,
        /// The index of the band.
        step: Option<usize>,
        /// The score.
        #[serde(serialize_with = "number")]
        score: Exact,
    },
    /// So many criteria are met.
    Counted {
        /// How many are met.
        met: usize,
        /// How many there are.
        of: usize,
        /// The score.
        #[serde(serialize_with = "number")]
        score: Exact,
    },
    /// The highest rung whose needs are all met; none for no rung.
    Rung {
        /// The index of the rung.
        index: Option<usize>,
        /// The score.
        #[serde(serialize_with = "number")]
        score: Exact,
    },
    /// The first case that holds; none if no case does.
    Case {
        /// The index of the case.
        index: Option<usize>,
        /// The score.
        #[serde(serialize_with = "number")]
        score: Exact,
    },
    /// These rows of a table hold, and all have this score.
    Row {
        /// The indices of the rows. None if it is open which of them hold, and makes no difference.
        rows: Vec<usize>,
        /// The score.
        #[serde(serialize_with = "number")]
        score: Exact,
    },
    /// No row of a table holds: there is no score.
    NoRow,
    /// Rows of a table hold that have different scores: there is no score.
    Rows {
        /// The indices of the rows.
        rows: Vec<usize>,
    },
    /// The condition holds or does not.
    YesNo {
        /// Whether it holds.
        holds: bool,
        /// The score.
        #[serde(serialize_with = "number")]
        score: Exact,
    },
    /// It is not decided, because something is missing.
    Open,
}

/// What a limit did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LimitTrace {
    /// The index of the limit.
    pub index: usize,
    /// Whether it strikes.
    pub strikes: Truth,
    /// The score before it.
    #[serde(serialize_with = "maybe")]
    pub before: Option<Exact>,
    /// The score after it.
    #[serde(serialize_with = "maybe")]
    pub after: Option<Exact>,
}

/// Why a score is not the next one above.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// There is none above.
    Highest,
    /// A limit holds the score.
    Limit {
        /// The index of the limit.
        index: usize,
    },
    /// The rater did not pick the next anchor.
    Anchor {
        /// The score of the next anchor.
        #[serde(serialize_with = "number")]
        score: Exact,
    },
    /// The measure would have to reach a bound.
    Bound {
        /// The next score.
        #[serde(serialize_with = "number")]
        score: Exact,
        /// The measure.
        measure: String,
        /// Its value.
        #[serde(serialize_with = "number")]
        value: Exact,
        /// The bound.
        #[serde(serialize_with = "number")]
        bound: Exact,
        /// The side of the bound on which the next score is.
        side: Side,
    },
    /// More (or fewer) criteria would have to be met.
    Count {
        /// The next score.
        #[serde(serialize_with = "number")]
        score: Exact,
        /// How many would have to be met.
        met: usize,
        /// The criteria that are not met, or, where fewer are wanted, those that are.
        criteria: Vec<String>,
        /// Fewer are wanted.
        fewer: bool,
    },
    /// Some needs of the next rung are not met.
    Rung {
        /// The next score.
        #[serde(serialize_with = "number")]
        score: Exact,
        /// The index of the rung.
        index: usize,
        /// The indices of its needs that are not met.
        unmet: Vec<usize>,
    },
    /// A case with the next score does not hold, or one before it does.
    Case {
        /// The next score.
        #[serde(serialize_with = "number")]
        score: Exact,
        /// The index of the case with the next score; none for the score if no case holds.
        index: Option<usize>,
        /// The index of the case that holds before it.
        held_by: Option<usize>,
    },
    /// A row with the next score would have to hold.
    Row {
        /// The next score.
        #[serde(serialize_with = "number")]
        score: Exact,
        /// The indices of the rows with the next score.
        rows: Vec<usize>,
    },
    /// The condition would have to be the other way round.
    YesNo {
        /// The next score.
        #[serde(serialize_with = "number")]
        score: Exact,
        /// The condition would have to hold.
        must_hold: bool,
    },
    /// Nothing more can be said in general.
    Other,
}

/// A side of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The bound or more.
    AtLeast,
    /// The bound or less.
    AtMost,
    /// More than the bound.
    Above,
    /// Less than the bound.
    Below,
}
