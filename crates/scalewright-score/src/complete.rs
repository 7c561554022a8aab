//! What missing inputs could do to a score, exactly.
//!
//! Evaluating with unknown values may count possibilities that exclude one another: where an input stands in two conditions, both
//! are taken to be open. So a missing input with few values (yes or no, a code, an anchor, a number that is only held against
//! thresholds) is filled in each possible way, one after the other, and so is a condition that stays open in a row; the results are
//! put together. Dates and numbers that go into computations keep their bounds.

use std::collections::BTreeSet;

use scalewright_model::FieldKind;

use crate::bind::Bound;
use crate::eval::Eval;
use crate::lack::Leaf;
use crate::plan::{AnswerKind, ItemPlan, Plan};
use crate::rule::Possible;
use crate::value::Val;

/// The most evaluations of one item. Beyond that, what is still open stays open: the possible scores may then be too many, never
/// too few.
const MAX_EVALUATIONS: usize = 2000;
/// The most rows that these evaluations go through together, so that a huge table takes no longer.
const MAX_ROWS: usize = 4_000_000;
/// The most inputs that are filled in at the same time.
const MAX_DEPTH: usize = 64;

/// What an item can come to, and what is missing for it.
pub(crate) struct Completed {
    pub possible: Possible,
    pub lacks: Vec<Leaf>,
    /// Not everything could be tried out: there was too much, or numbers and dates kept their bounds.
    pub trimmed: bool,
}

/// Finds what an item can come to.
pub(crate) fn complete(plan: &Plan, bound: &Bound, index: usize, item: &ItemPlan) -> Completed {
    let rows: usize = bound.tables.iter().flatten().map(|table| table.rows).sum();
    let left = (MAX_ROWS / (rows + 1)).min(MAX_EVALUATIONS);
    let mut explorer = Explorer { plan, index, item, all: Possible::default(), left, trimmed: false };
    let lacks = explorer.explore(&mut bound.clone(), 0);
    Completed { possible: explorer.all, lacks, trimmed: explorer.trimmed }
}

struct Explorer<'a> {
    plan: &'a Plan,
    index: usize,
    item: &'a ItemPlan,
    /// What was found to be possible so far.
    all: Possible,
    left: usize,
    trimmed: bool,
}

impl Explorer<'_> {
    /// Adds all that is possible with what is filled in, and gives what is missing.
    fn explore(&mut self, bound: &mut Bound, depth: usize) -> Vec<Leaf> {
        let mut eval = Eval::new(self.plan, bound, self.index);
        let possible = eval.possible(self.item);
        let mut lacks = eval.lacks;
        lacks.sort_unstable();
        lacks.dedup();
        if self.all.holds(&possible) {
            return lacks;
        }
        let choice = lacks.iter().map(|leaf| (*leaf, values(self.plan, bound, self.item, *leaf)));
        let choice = choice.filter(|_| !possible.settled()).find(|(_, values)| !values.is_empty());
        self.left = self.left.saturating_sub(1);
        let enough = self.left > 0 && depth < MAX_DEPTH;
        let Some((leaf, values)) = choice.filter(|_| enough) else {
            // Numbers and dates that keep their bounds may leave more open than there is.
            let bounded = lacks
                .iter()
                .any(|leaf| matches!(leaf, Leaf::Answer(_) | Leaf::Cell { .. } | Leaf::Setting(_)));
            self.trimmed |= (!enough || bounded) && !possible.settled();
            self.all.join(possible);
            return lacks;
        };
        for value in values {
            set(bound, self.index, leaf, value);
            self.explore(bound, depth + 1);
        }
        set(bound, self.index, leaf, Val::Absent);
        lacks
    }
}

/// Fills in a missing input.
pub(crate) fn set(bound: &mut Bound, index: usize, leaf: Leaf, value: Val) {
    match leaf {
        Leaf::Answer(answer) => {
            if let Some(found) = bound.answers.get_mut(index).and_then(|answers| answers.get_mut(answer)) {
                *found = value;
            }
        }
        Leaf::Setting(setting) => {
            if let Some(found) = bound.settings.get_mut(setting) {
                *found = value;
            }
        }
        Leaf::Cell { table, field, row } => {
            if let Some(Some(found)) = bound.tables.get_mut(table) {
                found.set(row, field, value);
            }
        }
        Leaf::Row { site, row } => {
            bound.taken.retain(|(key, _)| *key != (site, row));
            if let Val::Bool(belongs) = value {
                bound.taken.push(((site, row), belongs));
            }
        }
        Leaf::Table(_)
        | Leaf::VisitDate
        | Leaf::Nothing(_)
        | Leaf::TooLarge(_)
        | Leaf::OutOfRange(_)
        | Leaf::NoRow
        | Leaf::Holding { .. } => {}
    }
}

/// The values that stand for all that a missing input could be; none if it keeps its bounds.
pub(crate) fn values(plan: &Plan, bound: &Bound, item: &ItemPlan, leaf: Leaf) -> Vec<Val> {
    match leaf {
        Leaf::Answer(index) => item.answers.get(index).map_or_else(Vec::new, |answer| match &answer.kind {
            AnswerKind::Criterion { partly: true } => vec![Val::Bool(true), Val::Bool(false), Val::Partly],
            AnswerKind::Criterion { partly: false } => vec![Val::Bool(true), Val::Bool(false)],
            AnswerKind::OneOf(scores) => scores.iter().map(|score| Val::Number(*score)).collect(),
            AnswerKind::Field(FieldKind::Integer { .. } | FieldKind::Number { .. }) => {
                answer.samples.iter().map(|sample| Val::Number(*sample)).collect()
            }
            AnswerKind::Field(kind) => of_kind(kind),
        }),
        Leaf::Setting(index) => {
            plan.settings.get(index).map_or_else(Vec::new, |setting| of_kind(&setting.kind))
        }
        Leaf::Cell { table, field, row } => {
            let kind =
                plan.tables.get(table).and_then(|table| table.fields.get(field)).map(|field| &field.kind);
            match kind {
                Some(FieldKind::Text) => texts(bound, table, field, row),
                Some(kind) => of_kind(kind),
                None => Vec::new(),
            }
        }
        Leaf::Row { .. } => of_kind(&FieldKind::YesNo),
        Leaf::Table(_)
        | Leaf::VisitDate
        | Leaf::Nothing(_)
        | Leaf::TooLarge(_)
        | Leaf::OutOfRange(_)
        | Leaf::NoRow
        | Leaf::Holding { .. } => Vec::new(),
    }
}

/// What a missing text could be, as far as telling texts apart goes: one that stands elsewhere in the column, one that no other row
/// has, or one that only other missing cells have as well.
fn texts(bound: &Bound, table: usize, field: usize, row: usize) -> Vec<Val> {
    let Some(Some(found)) = bound.tables.get(table) else {
        return Vec::new();
    };
    let known: BTreeSet<usize> = (0..found.rows)
        .filter_map(|row| match found.get(row, field) {
            Val::Text(text) => Some(text),
            _ => None,
        })
        .collect();
    known.into_iter().chain([usize::MAX, usize::MAX - 1 - row]).map(Val::Text).collect()
}

fn of_kind(kind: &FieldKind) -> Vec<Val> {
    match kind {
        FieldKind::YesNo => vec![Val::Bool(true), Val::Bool(false)],
        FieldKind::Code(options) => (0..options.len()).map(Val::Code).collect(),
        FieldKind::Integer { .. } | FieldKind::Number { .. } | FieldKind::Date | FieldKind::Text => {
            Vec::new()
        }
    }
}
