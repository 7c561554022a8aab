//! One thing that a case should touch.

use scalewright_model::{Exact, Expr};

/// One thing that a case should touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The item or the total that it is about.
    pub about: About,
    /// What should come about.
    pub aim: Aim,
}

/// What a goal is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The item with this code.
    Item(String),
    /// The total with this name.
    Total(String),
}

/// What should come about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The rule gives this score, and it is the score of the item.
    Score {
        /// The code of the setting, where the item has a form for each.
        form: Option<String>,
        /// The score as it is reported: turned round, if the item is.
        score: Exact,
    },
    /// A part of the rule decides the score.
    Step {
        /// The code of the setting, where the item has a form for each.
        form: Option<String>,
        /// The part.
        of: StepOf,
    },
    /// A value stands on a threshold, or just beside it.
    Threshold(Threshold),
    /// A criterion is met, or not.
    Criterion {
        /// The name of the criterion.
        id: String,
        /// Whether it is met.
        reached: Reached,
    },
    /// A limit changes the score, or does not strike.
    Limit {
        /// The index of the limit.
        index: usize,
        /// It strikes and changes the score.
        strikes: bool,
    },
    /// The item has no score because this is missing.
    Missing(Gap),
    /// The item does not apply.
    NotApplicable,
    /// A measure is taken from its fallback.
    Fallback {
        /// The name of the measure.
        measure: String,
    },
    /// The total has a value, and every item has a score.
    Value,
    /// The total is in this band.
    Band {
        /// The index of the band.
        index: usize,
    },
    /// The total is withheld because items have no score.
    Withheld,
    /// The total is made of the items that have a score; others have none.
    OfRated,
    /// Too few items have a score.
    TooFew,
}

/// A part of a rule that can decide the score. Indices count from zero, in the order of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepOf {
    /// A rung; none for no rung.
    Rung(Option<usize>),
    /// A case; none if no case holds.
    Case(Option<usize>),
    /// A row of a table of scores.
    Row(usize),
    /// So many criteria are met.
    Met(usize),
}

/// A comparison of two values, and where the first should stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// The code of the setting, where the item has a form for each.
    pub form: Option<String>,
    /// The table in a row of which the two are compared; nothing if they are compared once.
    pub table: Option<String>,
    /// The value.
    pub left: Expr,
    /// The threshold.
    pub right: Expr,
    /// Both are dates.
    pub days: bool,
    /// How far from the threshold counts as just beside it, in the unit of the value: one in the last digit in which the thresholds
    /// of this value are written, one step of its rounding if that is more, or a day. For what is counted, and for a share of it, it is
    /// one thing, if that is more.
    pub near: Exact,
    /// Where the value should stand.
    pub side: Lies,
}

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lies {
    /// On the threshold.
    On,
    /// Just under it.
    Under,
    /// Just over it.
    Over,
}

/// Whether a criterion is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// It is met.
    Met,
    /// It is not met.
    NotMet,
    /// It is met partly.
    Partly,
    /// It is met, and no other criterion that raters answer.
    Alone,
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// An answer of the raters.
    Answer,
    /// A whole table.
    Table,
    /// A cell of a table.
    Cell,
    /// A setting of the visit.
    Setting,
    /// The day of the visit.
    VisitDate,
    /// Something to divide by.
    Divisor,
}

/// A kind of goal; a scale demands a share of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GoalKind {
    /// Scores of items.
    Anchors,
    /// Rungs, cases and lines of count tables.
    Steps,
    /// Thresholds.
    Thresholds,
    /// Criteria.
    Criteria,
    /// Limits.
    Limits,
    /// What is missing or does not apply, and fallbacks.
    Missing,
    /// Totals.
    Totals,
}

impl GoalKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Anchors,
        Self::Steps,
        Self::Thresholds,
        Self::Criteria,
        Self::Limits,
        Self::Missing,
        Self::Totals,
    ];

    /// The name of the field in which a scale demands it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Anchors => "anchors",
            Self::Steps => "steps",
            Self::Thresholds => "thresholds",
            Self::Criteria => "criteria",
            Self::Limits => "limits",
            Self::Missing => "missing",
            Self::Totals => "totals",
        }
    }
}

impl Aim {
    /// The kind of goal that it is.
    pub const fn kind(&self) -> GoalKind {
        match self {
            Self::Score { .. } => GoalKind::Anchors,
            Self::Step { .. } => GoalKind::Steps,
            Self::Threshold(_) => GoalKind::Thresholds,
            Self::Criterion { .. } => GoalKind::Criteria,
            Self::Limit { .. } => GoalKind::Limits,
            Self::Missing(_) | Self::NotApplicable | Self::Fallback { .. } => GoalKind::Missing,
            Self::Value | Self::Band { .. } | Self::Withheld | Self::OfRated | Self::TooFew => {
                GoalKind::Totals
            }
        }
    }
}
