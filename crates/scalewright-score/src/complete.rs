//! What missing inputs could do to a score, exactly.
//!
//! Evaluating with unknown values may count possibilities that exclude one another: where an input stands in two conditions, both
//! are taken to be open. So every missing input with few values (yes or no, a code, an anchor, a number that is only held against
//! thresholds) is filled in each possible way, and so is every row of which it is open whether it belongs; the results are put
//! together. Dates and numbers that go into computations keep their bounds.

use scalewright_model::FieldKind;

use crate::bind::Bound;
use crate::eval::Eval;
use crate::lack::Leaf;
use crate::plan::{AnswerKind, ItemPlan, Plan};
use crate::rule::Possible;
use crate::value::Val;

/// The most ways in which missing inputs of one item are filled in. Beyond that, the inputs named last stay open, and the possible
/// scores may be too many, never too few.
const MAX_WAYS: usize = 1024;

/// What an item can come to, and what is missing for it.
pub(crate) fn possible(plan: &Plan, bound: &Bound, index: usize, item: &ItemPlan) -> (Possible, Vec<Leaf>) {
    let mut eval = Eval::new(plan, bound, index);
    let first = eval.possible(item);
    let mut lacks = eval.lacks;
    lacks.sort_unstable();
    lacks.dedup();
    if first.settled() || lacks.is_empty() {
        return (first, lacks);
    }
    let mut choices = Vec::new();
    let mut ways = 1_usize;
    for leaf in &lacks {
        let values = values(plan, item, *leaf);
        if values.is_empty() || ways.saturating_mul(values.len()) > MAX_WAYS {
            continue;
        }
        ways *= values.len();
        choices.push((*leaf, values));
    }
    if choices.is_empty() {
        return (first, lacks);
    }
    let mut filled = bound.clone();
    let mut all = Possible::default();
    fill(plan, &mut filled, index, item, &choices, &mut all);
    (all, lacks)
}

/// Fills in the first choice each way, and the others below it.
fn fill(
    plan: &Plan,
    bound: &mut Bound,
    index: usize,
    item: &ItemPlan,
    choices: &[(Leaf, Vec<Val>)],
    all: &mut Possible,
) {
    let Some(((leaf, values), rest)) = choices.split_first() else {
        all.join(Eval::new(plan, bound, index).possible(item));
        return;
    };
    for value in values {
        set(bound, index, *leaf, *value);
        fill(plan, bound, index, item, rest, all);
    }
    set(bound, index, *leaf, Val::Absent);
}

fn set(bound: &mut Bound, index: usize, leaf: Leaf, value: Val) {
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
        Leaf::Table(_) | Leaf::VisitDate | Leaf::Nothing(_) | Leaf::TooLarge(_) => {}
    }
}

/// The values that stand for all that a missing input could be; none if it keeps its bounds.
fn values(plan: &Plan, item: &ItemPlan, leaf: Leaf) -> Vec<Val> {
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
        Leaf::Setting(index) => plan.settings.get(index).map_or_else(Vec::new, |setting| of_kind(&setting.kind)),
        Leaf::Cell { table, field, .. } => {
            let field = plan.tables.get(table).and_then(|table| table.fields.get(field));
            field.map_or_else(Vec::new, |field| of_kind(&field.kind))
        }
        Leaf::Row { .. } => of_kind(&FieldKind::YesNo),
        Leaf::Table(_) | Leaf::VisitDate | Leaf::Nothing(_) | Leaf::TooLarge(_) => Vec::new(),
    }
}

fn of_kind(kind: &FieldKind) -> Vec<Val> {
    match kind {
        FieldKind::YesNo => vec![Val::Bool(true), Val::Bool(false)],
        FieldKind::Code(options) => (0..options.len()).map(Val::Code).collect(),
        FieldKind::Integer { .. } | FieldKind::Number { .. } | FieldKind::Date | FieldKind::Text => Vec::new(),
    }
}
