//! Assessments that stand on the boundaries of a rule: on, just under and just over each threshold, each criterion alone, each limit.

use num_traits::One;
use scalewright_model::{Cond, Exact};

use crate::diagram::{Id, NO, OPEN, YES};
use crate::formula::Quantity;
use crate::linear::Relation;
use crate::prover::{Example, Prepared, Prover};
use crate::search::Found;
use crate::space::{AtomKey, Leaf};

impl Prover<'_> {
    /// For each boundary of an item's rule an assessment that stands on it. A boundary that cannot be stood on is left out. An
    /// assessment often stands on several boundaries; which of them are needed is for the caller to choose.
    pub fn boundaries(&self, code: &str) -> Vec<Example> {
        let Some(mut item) = self.checked().item(code).and_then(|item| self.prepare(item)) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        thresholds(self, &mut item, &mut found);
        alone(self, &mut item, &mut found);
        for limit in item.symbols.limits.clone() {
            let store = &mut item.space.diagrams;
            let changed =
                store.combine(limit.before, limit.after, &|before, after| u128::from(before != after));
            let strikes = store.and(limit.when, changed);
            add(self, &mut item, strikes, &mut found);
        }
        for part in item.symbols.parts.clone() {
            add(self, &mut item, part.decides, &mut found);
        }
        rated(self, &mut item, &mut found);
        found
    }

    /// An assessment with a score in which all of these conditions hold. They need not stand in the item, but may name what it can name.
    pub fn standing(&self, code: &str, conds: &[Cond]) -> Option<Example> {
        let item = self.checked().item(code)?;
        let (mut item, asked) = self.prepare_asking(item, conds)?;
        let all = item.space.diagrams.all(asked);
        let scored = scored(&mut item, all);
        match item.surely(self, scored, |_, _| true) {
            Found::Some(example) => Some(example),
            Found::None | Found::Undecided => None,
        }
    }
}

/// Where a condition holds and the item has one score.
fn scored(item: &mut Prepared<'_>, of: Id) -> Id {
    let verdict = item.symbols.verdict;
    let store = &mut item.space.diagrams;
    store.combine(of, verdict, &|holds, scores| u128::from(holds == YES && scores.is_power_of_two()))
}

/// Adds an assessment for which a condition holds, one with a score if there is one.
fn add(prover: &Prover<'_>, item: &mut Prepared<'_>, of: Id, found: &mut Vec<Example>) -> bool {
    for of in [scored(item, of), of] {
        if let Found::Some(example) = item.surely(prover, of, |_, _| true) {
            found.push(example);
            return true;
        }
    }
    false
}

/// On which side of a threshold a value lies.
#[derive(Clone, Copy)]
enum Lies {
    Under,
    On,
    Over,
}

fn thresholds(prover: &Prover<'_>, item: &mut Prepared<'_>, found: &mut Vec<Example>) {
    let verdict = item.symbols.verdict;
    for atom in item.space.diagrams.support(verdict) {
        let AtomKey::Region(quantity) = item.space.atoms[atom].key.clone() else { continue };
        for (cut, bound) in item.space.atoms[atom].cuts.clone().into_iter().enumerate() {
            let decides = deciding(item, verdict, atom, cut);
            for (state, lies) in [(2 * cut, Lies::Under), (2 * cut + 1, Lies::On), (2 * cut + 2, Lies::Over)]
            {
                let here = at(item, atom, state);
                let both = item.space.diagrams.and(decides, here);
                // Where the threshold decides, and close to it, if that can be.
                let _ = near(prover, item, &quantity, bound, lies, both, found)
                    || near(prover, item, &quantity, bound, lies, here, found)
                    || add(prover, item, both, found)
                    || add(prover, item, here, found);
            }
        }
    }
}

/// Where the verdict just under, on and just over a threshold is not the same.
fn deciding(item: &mut Prepared<'_>, verdict: Id, atom: usize, cut: usize) -> Id {
    let store = &mut item.space.diagrams;
    let [under, on, over] = [0, 1, 2].map(|side| store.hold(verdict, atom, 2 * cut + side));
    let below = store.combine(under, on, &|one, other| u128::from(one != other));
    let above = store.combine(on, over, &|one, other| u128::from(one != other));
    store.or(below, above)
}

fn at(item: &mut Prepared<'_>, atom: usize, state: usize) -> Id {
    let states = item.space.atoms[atom].states;
    let store = &mut item.space.diagrams;
    let (no, yes) = (store.end(NO), store.end(YES));
    let next = (0..states).map(|one| if one == state { yes } else { no }).collect();
    store.test(atom, next)
}

/// Adds an assessment whose value lies at most one beside a threshold.
fn near(
    prover: &Prover<'_>,
    item: &mut Prepared<'_>,
    quantity: &Quantity,
    bound: Exact,
    lies: Lies,
    of: Id,
    found: &mut Vec<Example>,
) -> bool {
    let mark = item.theory.system.mark();
    let (edge, relation) = match lies {
        Lies::Under => (bound - Exact::one(), Relation::AtLeast),
        Lies::On => return add(prover, item, of, found),
        Lies::Over => (bound + Exact::one(), Relation::AtMost),
    };
    let of_quantity = match &quantity.to {
        None => Some((quantity.of.clone(), edge)),
        Some(to) => quantity.of.plus(to, -edge).map(|of| (of, Exact::from_integer(0))),
    };
    let Some((sum, number)) = of_quantity else { return false };
    let close = item.theory.bound(&sum, relation, number);
    item.theory.push(&close);
    let stood = add(prover, item, of, found);
    item.theory.system.undo(mark);
    stood
}

/// Each criterion of the item alone.
fn alone(prover: &Prover<'_>, item: &mut Prepared<'_>, found: &mut Vec<Example>) {
    let mut met = Vec::new();
    for id in item.item.criteria.iter().map(|criterion| &criterion.id) {
        let names = item.names;
        let mut compiler = crate::compile::Compiler { names, space: &mut item.space, table: None, depth: 0 };
        met.push(compiler.met(id));
    }
    for index in 0..met.len() {
        let mut only = met[index];
        for (_, other) in met.iter().enumerate().filter(|(at, _)| *at != index) {
            let not = item.space.diagrams.map(*other, &|value| match value {
                NO => YES,
                YES => NO,
                _ => OPEN,
            });
            only = item.space.diagrams.and(only, not);
        }
        add(prover, item, only, found);
    }
}

/// Each rating that a rater can give.
fn rated(prover: &Prover<'_>, item: &mut Prepared<'_>, found: &mut Vec<Example>) {
    let leaf = Leaf::Answer("rating".to_owned());
    let Some(atom) = item.space.by_key.get(&AtomKey::Input(leaf)).copied() else { return };
    for state in 0..item.space.atoms[atom].states {
        let here = at(item, atom, state);
        add(prover, item, here, found);
    }
}
