//! The row that would close a gap: put together from the conditions of the rows that are there, each as it is or turned round.

use scalewright_model::{Assessment, Cond};

use super::Question;
use crate::compile::Compiler;
use crate::diagram::{Id, NO, YES};
use crate::written;

/// A condition that cannot be taken apart, and its diagram.
pub(super) type Leaf = (Cond, Id);

/// A row that fits a gap and nothing that another row fits.
pub(super) struct Closing {
    conds: Vec<Cond>,
    /// Where it holds.
    pub holds: Id,
}

impl Closing {
    /// The row as it is written, but for its score.
    pub fn written(&self) -> String {
        format!("(when: [{}], score: …)", written::conds(&self.conds))
    }
}

/// All conditions of which the conditions of rows are made, each once.
pub(super) fn leaves(question: &mut Question<'_, '_>, rows: impl Iterator<Item = Cond>) -> Vec<Leaf> {
    let mut found: Vec<Cond> = Vec::new();
    rows.for_each(|cond| take_apart(&cond, &mut found));
    let names = question.item.names;
    let mut compiler = Compiler { names, space: &mut question.item.space, table: None, depth: 0 };
    found.into_iter().map(|cond| (cond.clone(), compiler.cond(&names.cond(&cond)))).collect()
}

fn take_apart(of: &Cond, found: &mut Vec<Cond>) {
    match of {
        Cond::All(parts) | Cond::Any(parts) | Cond::Several(_, parts) => {
            parts.iter().for_each(|part| take_apart(part, found));
        }
        Cond::Not(inner) => take_apart(inner, found),
        leaf if found.contains(leaf) => {}
        leaf => found.push(leaf.clone()),
    }
}

/// The row that fits an example and as much around it as no other row fits. `taken` says where other rows fit, `within` where the
/// table is used. Nothing if the conditions of the rows cannot tell the gap from what is beside it.
pub(super) fn closing(
    question: &mut Question<'_, '_>,
    leaves: &[Leaf],
    example: &Assessment,
    taken: Id,
    within: Id,
) -> Option<Closing> {
    let mut row: Vec<Leaf> = Vec::new();
    for (cond, holds) in leaves {
        match question.item.shows.holds(cond, example) {
            Some(true) => row.push((cond.clone(), *holds)),
            Some(false) => row.push((turned(cond), question.item.space.diagrams.not(*holds))),
            None => {}
        }
    }
    let mut holds = fits(question, &row, taken, within)?;
    let mut at = 0;
    while at < row.len() {
        let mut less = row.clone();
        less.remove(at);
        match fits(question, &less, taken, within) {
            Some(wider) => (row, holds) = (less, wider),
            None => at += 1,
        }
    }
    Some(Closing { conds: joined(row.into_iter().map(|(cond, _)| cond)), holds })
}

/// Where all of these hold, if no other row fits there.
fn fits(question: &mut Question<'_, '_>, row: &[Leaf], taken: Id, within: Id) -> Option<Id> {
    let store = &mut question.item.space.diagrams;
    let holds = store.all(row.iter().map(|(_, holds)| *holds));
    let clash = store.combine(holds, taken, &|row, taken| u128::from(row == YES && taken != NO));
    let clash = store.and(clash, within);
    question.never(clash).then_some(holds)
}

fn turned(of: &Cond) -> Cond {
    match of {
        Cond::AtLeast(left, right) => Cond::Below(left.clone(), right.clone()),
        Cond::AtMost(left, right) => Cond::Above(left.clone(), right.clone()),
        Cond::Above(left, right) => Cond::AtMost(left.clone(), right.clone()),
        Cond::Below(left, right) => Cond::AtLeast(left.clone(), right.clone()),
        Cond::Not(inner) => (**inner).clone(),
        other => Cond::Not(Box::new(other.clone())),
    }
}

/// What is neither more nor less is equal.
fn joined(conds: impl Iterator<Item = Cond>) -> Vec<Cond> {
    let mut row: Vec<Cond> = Vec::new();
    for cond in conds {
        let other = match &cond {
            Cond::AtLeast(left, right) => Cond::AtMost(left.clone(), right.clone()),
            Cond::AtMost(left, right) => Cond::AtLeast(left.clone(), right.clone()),
            _ => Cond::All(Vec::new()),
        };
        match (row.iter().position(|known| *known == other), other) {
            (Some(at), Cond::AtLeast(left, right) | Cond::AtMost(left, right)) => {
                row[at] = Cond::Equal(left, right);
            }
            _ => row.push(cond),
        }
    }
    row
}
