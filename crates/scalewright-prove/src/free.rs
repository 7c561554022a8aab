//! Conditions of rows that are independent of everything else in a table.
//!
//! Shares such as 'of these rows, those with this box ticked' are many, and every box could be ticked or not beside every other. Where
//! nothing else depends on a box, the rows need not be told apart by it: of each class of rows any number can have it ticked.

use std::collections::BTreeSet;

use crate::diagram::{Id, NO, Node, YES};
use crate::search::Path;
use crate::space::{AtomKey, BaseKey, Leaf, Space};
use crate::table::TableSpace;

/// A condition that is independent of all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Free {
    /// The states with which it holds, and those with which it does not.
    pub holds: Path,
    pub fails: Path,
    diagram: Id,
}

/// A condition of rows: all of another one, and a free condition beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Within {
    pub pred: usize,
    pub free: usize,
}

/// Finds the conditions of a table that are another one of its conditions and a free one beside it.
pub(crate) fn free(table: &mut TableSpace) -> (Vec<Free>, Vec<Option<Within>>) {
    let (mut found, mut within): (Vec<Free>, Vec<Option<Within>>) = (Vec::new(), Vec::new());
    let wider: Vec<Option<(usize, Id)>> = (0..table.preds.len()).map(|pred| wider(table, pred)).collect();
    for (at, pair) in wider.iter().enumerate() {
        let one = pair.filter(|_| !table.summed.contains(&at)).and_then(|(pred, rest)| {
            let filled = filled(&table.inner, rest);
            let own = table.inner.diagrams.support(rest);
            let alone = others(table, &wider, rest).into_iter().all(|other| {
                // A row with the values filled in fulfils whatever asks for them.
                let other =
                    filled.iter().fold(other, |other, atom| table.inner.diagrams.hold(other, *atom, 1));
                table.inner.diagrams.support(other).is_disjoint(&own)
            });
            let plain = own.difference(&filled).all(|atom| is_plain(table, *atom));
            let there = filled.iter().fold(rest, |rest, atom| table.inner.diagrams.hold(rest, *atom, 1));
            let (holds, fails) = (way(&table.inner, there, YES)?, way(&table.inner, there, NO)?);
            (alone && plain).then_some((pred, Free { holds, fails, diagram: rest }))
        });
        within.push(one.map(|(pred, free)| {
            let known = found.iter().position(|other| other.diagram == free.diagram);
            let free = known.unwrap_or_else(|| {
                found.push(free);
                found.len() - 1
            });
            Within { pred, free }
        }));
    }
    // Only what stands within a condition of its own can be taken out, and only if no condition that stays asks for the same.
    loop {
        let stays: Vec<bool> = within.iter().map(Option::is_none).collect();
        let asked: BTreeSet<usize> = (0..within.len())
            .filter(|pred| stays[*pred])
            .flat_map(|pred| table.diagrams[pred].iter())
            .flat_map(|part| table.inner.diagrams.support(*part))
            .collect();
        let kept = |one: &Within| {
            let own = table.inner.diagrams.support(found[one.free].diagram);
            stays[one.pred] && own.is_disjoint(&asked)
        };
        let settled: Vec<Option<Within>> = within.iter().map(|one| one.filter(kept)).collect();
        if settled == within {
            return (found, settled);
        }
        within = settled;
    }
}

/// The longest condition of the table that a condition begins with, and what it says beside it.
fn wider(table: &mut TableSpace, pred: usize) -> Option<(usize, Id)> {
    let own = &table.preds[pred];
    let begins = |other: &usize| {
        let conds = &table.preds[*other];
        conds.len() < own.len() && own.starts_with(conds)
    };
    let other = (0..table.preds.len()).filter(begins).max_by_key(|other| table.preds[*other].len())?;
    let rest: Vec<Id> = table.diagrams[pred].iter().skip(table.preds[other].len()).copied().collect();
    Some((other, table.inner.diagrams.all(rest)))
}

/// All other conditions and checks of the table. Of a condition within a wider one, only what it says beside that.
fn others(table: &TableSpace, wider: &[Option<(usize, Id)>], own: Id) -> Vec<Id> {
    let mut others = table.inner.assumed.clone();
    for (parts, wider) in table.diagrams.iter().zip(wider) {
        match wider {
            Some((_, rest)) if *rest == own => {}
            Some((_, rest)) => others.push(*rest),
            None => others.extend(parts),
        }
    }
    others
}

/// The atoms by which a condition asks whether a value is filled in.
fn filled(space: &Space, of: Id) -> BTreeSet<usize> {
    let support = space.diagrams.support(of);
    support.into_iter().filter(|atom| matches!(space.atoms[*atom].key, AtomKey::Filled(_))).collect()
}

/// Whether an atom is an input that nothing is counted or added up of.
fn is_plain(table: &TableSpace, atom: usize) -> bool {
    let AtomKey::Input(leaf) = &table.inner.atoms[atom].key else { return false };
    let Leaf::Field(field) = leaf else { return false };
    let number = table.inner.bases.iter().any(|base| base.key == BaseKey::Leaf(leaf.clone()));
    !number && !table.counted.contains(field)
}

/// States with which a condition comes out like this.
fn way(space: &Space, of: Id, wanted: u128) -> Option<Path> {
    match space.diagrams.node(of) {
        Node::End(end) => (*end == wanted).then(Path::new),
        Node::Test { atom, next } => next.iter().enumerate().find_map(|(state, next)| {
            let mut rest = way(space, *next, wanted)?;
            rest.insert(0, (*atom, state, state));
            Some(rest)
        }),
    }
}
