//! A scale made ready for scoring: every name is an index.

use scalewright_model::{Exact, FieldKind, How, MeasureRange, MissingPolicy, Rounding};

/// A scale made ready for scoring. It is made once and scores any number of assessments.
#[derive(Debug)]
pub struct Plan {
    pub(crate) scale: String,
    pub(crate) edition: String,
    pub(crate) tables: Vec<TablePlan>,
    pub(crate) settings: Vec<FieldPlan>,
    /// The measures of the scale and of all items.
    pub(crate) measures: Vec<MeasurePlan>,
    pub(crate) items: Vec<ItemPlan>,
    pub(crate) totals: Vec<TotalPlan>,
}

#[derive(Debug)]
pub(crate) struct TablePlan {
    pub id: String,
    pub fields: Vec<FieldPlan>,
    /// The fields that are used, by name, each with its index.
    pub by_name: Vec<(String, usize)>,
    pub max_rows: Option<u32>,
}

#[derive(Debug)]
pub(crate) struct FieldPlan {
    pub id: String,
    /// Something in the plan reads it; other fields are not taken over from an assessment.
    pub used: bool,
    pub kind: FieldKind,
    pub required: Need,
}

/// Something that must hold in a table.
#[derive(Debug)]
pub(crate) struct CheckPlan {
    pub table: usize,
    pub holds: Co,
    /// It speaks of the fields of a row, and must hold in each.
    pub by_row: bool,
}

/// When a field counts as missing if it is blank.
#[derive(Debug)]
pub(crate) enum Need {
    Always,
    Never,
    When(Co),
}

#[derive(Debug)]
pub(crate) struct MeasurePlan {
    pub id: String,
    pub unit: String,
    pub value: Ex,
    pub range: Option<MeasureRange>,
    pub rounding: Option<Rounding>,
    pub fallback: Option<Ex>,
}

#[derive(Debug)]
pub(crate) struct ItemPlan {
    pub code: String,
    pub low: Exact,
    pub high: Exact,
    pub reverse: bool,
    pub weight: Exact,
    pub asked_when: Option<Co>,
    pub may_not_apply: bool,
    /// What raters answer: inputs, criteria, `anchor` or `rating`.
    pub answers: Vec<AnswerPlan>,
    pub criteria: Vec<CriterionPlan>,
    /// The item's own measures and those of the scale that it uses, as indices into [`Plan::measures`].
    pub measures: Vec<usize>,
    pub rule: Ru,
    pub limits: Vec<LimitPlan>,
}

#[derive(Debug)]
pub(crate) struct AnswerPlan {
    pub id: String,
    pub kind: AnswerKind,
    /// For numbers: the values on and between the thresholds that the answer is directly held against; none if it goes into a
    /// computation.
    pub samples: Vec<Exact>,
}

#[derive(Debug)]
pub(crate) enum AnswerKind {
    Field(FieldKind),
    /// A criterion, and whether it can be met partly.
    Criterion {
        partly: bool,
    },
    /// One of these numbers.
    OneOf(Vec<Exact>),
}

#[derive(Debug)]
pub(crate) struct CriterionPlan {
    pub id: String,
    pub met: MetPlan,
    pub partly: Exact,
}

#[derive(Debug)]
pub(crate) enum MetPlan {
    Computed(Co),
    /// The index of the answer.
    Answered(usize),
}

#[derive(Debug)]
pub(crate) struct LimitPlan {
    pub when: Co,
    pub then: scalewright_model::Effect,
}

/// An expression with indices for names.
#[derive(Clone, Debug)]
pub(crate) enum Ex {
    Number(Exact),
    Field(usize),
    Answer(usize),
    Setting(usize),
    VisitDate,
    Measure(usize),
    Cell { table: usize, field: usize },
    Count(Rows),
    Distinct { rows: Rows, field: usize },
    Sum { rows: Rows, of: Box<Ex> },
    Mean { rows: Rows, of: Box<Ex> },
    ShareOf { rows: Rows, site: usize, that: Box<Co> },
    Kinds { rows: Rows, fields: Vec<usize> },
    CountMet(Vec<usize>),
    Ratio { of: Box<Ex>, to: Box<Ex>, per: Exact },
    Add(Vec<Ex>),
    Subtract(Box<Ex>, Box<Ex>),
    Multiply(Vec<Ex>),
    Days(Box<Ex>, Box<Ex>),
    AddMonths(Box<Ex>, Box<Ex>),
}

/// The rows of a table for which a condition holds.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    /// The same number stands for the same condition wherever it is asked of rows.
    pub site: usize,
    pub table: usize,
    pub filter: Option<Box<Co>>,
}

/// A condition with indices for names.
#[derive(Clone, Debug)]
pub(crate) enum Co {
    Met(usize),
    Yes(Ex),
    /// A code is one of these options.
    In(Ex, Vec<usize>),
    Blank(Ex),
    Compare(Cmp, Ex, Ex),
    CompareDays(Cmp, Ex, Ex),
    All(Vec<Co>),
    Any(Vec<Co>),
    Several(Exact, Vec<Co>),
    Not(Box<Co>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cmp {
    AtLeast,
    AtMost,
    Above,
    Below,
    Equal,
}

/// A rule with indices for names.
#[derive(Debug)]
pub(crate) enum Ru {
    Pick { answer: usize, scores: Vec<Exact> },
    Bands { measure: usize, rising: bool, steps: Vec<(Exact, Exact)>, rest: Exact },
    Count { criteria: Vec<usize>, scores: Vec<Exact> },
    Ladder { rungs: Vec<(Exact, Vec<Co>)>, otherwise: Exact },
    First { cases: Vec<(Co, Exact)>, otherwise: Exact },
    Table(ScoresPlan),
    YesNo { when: Co, yes: Exact, no: Exact },
    BySetting { setting: usize, forms: Vec<(usize, String, Ru)> },
}

/// The rows of a table of scores.
#[derive(Debug)]
pub(crate) struct ScoresPlan {
    /// What must hold in each row, and its score.
    pub rows: Vec<(Vec<Co>, Exact)>,
    /// The measures that rows hold against numbers, with these numbers.
    pub cuts: Vec<(usize, Vec<Exact>)>,
    /// What stays possible where no row holds: every score of the table, the lowest and the highest of the item.
    pub all: Vec<Exact>,
}

#[derive(Debug)]
pub(crate) struct TotalPlan {
    pub id: String,
    pub items: Vec<usize>,
    pub how: How,
    pub missing: MissingPolicy,
    pub bands: Vec<Exact>,
    /// The least and the most that it can come to if every item applies.
    pub out_of: Option<(Exact, Exact)>,
}
