//! Which changes of a scale move an item of a visit.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use scalewright_model::{Assessment, Item};
use scalewright_score::{Detail, ItemState, Plan};

use super::mix::Mixer;
use crate::change::Change;

/// The changes that can move the items of one pair.
pub(super) struct Suspects<'a> {
    pub items: (&'a Item, &'a Item),
    pub changes: Vec<&'a Change>,
    /// Everything new that others may use: alone it does nothing, and it is there in every mixture.
    pub added: Vec<&'a Change>,
}

/// A pair of items, and some of the changes that can move it; nothing for the older item as it is.
type Mixture = (usize, Option<Vec<usize>>);

/// Up to so many sets of one size are tried out for a visit.
const MAX_SETS: usize = 300;

/// Finds which changes move an item. Mixed plans are made once and kept.
pub(super) struct Causes<'a> {
    mixer: Mixer<'a>,
    plans: Mutex<BTreeMap<Mixture, Arc<Option<Plan>>>>,
}

/// The changes that move an item of a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cause {
    /// The changes, as indices of the suspects.
    pub changes: Vec<usize>,
    /// None of them does it alone.
    pub together: bool,
    /// No change is needed: both items were answered, and differently.
    pub answers: bool,
}

impl<'a> Causes<'a> {
    pub fn new(mixer: Mixer<'a>) -> Self {
        Self { mixer, plans: Mutex::default() }
    }

    /// Each change that alone gives the newer state; else the fewest that do so together. `visit` has the answers to both items.
    pub fn of(&self, pair: usize, suspects: &Suspects<'_>, visit: &Assessment, after: &ItemState) -> Cause {
        let gives = |some: &[usize]| self.gives((pair, Some(some.to_vec())), suspects, visit, after);
        if self.gives((pair, None), suspects, visit, after) {
            return Cause { answers: true, ..Cause::default() };
        }
        // What only serves others is there in every mixture, and is no cause beside them.
        let serves = |index: &usize| suspects.changes.get(*index).is_some_and(|change| change.only_serves());
        let (serving, telling): (Vec<usize>, Vec<usize>) = (0..suspects.changes.len()).partition(serves);
        if telling.is_empty() || gives(&[]) {
            let together = serving.len() > 1;
            return Cause { changes: serving, together, answers: false };
        }
        let alone: Vec<usize> = telling.iter().copied().filter(|index| gives(&[*index])).collect();
        if !alone.is_empty() {
            return Cause { changes: alone, ..Cause::default() };
        }
        let changes = fewest(&telling, &gives);
        Cause { together: changes.len() > 1, changes, answers: false }
    }

    fn gives(
        &self,
        mixture: Mixture,
        suspects: &Suspects<'_>,
        visit: &Assessment,
        after: &ItemState,
    ) -> bool {
        let plan = self.plan(mixture, suspects);
        let Some(plan) = plan.as_ref() else { return false };
        let outcome = plan.score(visit, Detail::Scores);
        outcome.items.first().is_some_and(|item| item.state == *after)
    }

    fn plan(&self, mixture: Mixture, suspects: &Suspects<'_>) -> Arc<Option<Plan>> {
        // A thread that failed leaves nothing half-made behind: an entry is put in whole.
        let locked = || self.plans.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(plan) = locked().get(&mixture) {
            return Arc::clone(plan);
        }
        let some = mixture.1.iter().flatten();
        let changes: Vec<&Change> = some.filter_map(|index| suspects.changes.get(*index).copied()).collect();
        let added: &[&Change] = if mixture.1.is_some() { &suspects.added } else { &[] };
        let plan = Arc::new(self.mixer.plan(suspects.items, &changes, added));
        locked().insert(mixture, Arc::clone(&plan));
        plan
    }
}

/// The fewest changes that do it together: small sets one after the other, and if there are too many of them, all changes without
/// those that can be left out.
fn fewest(all: &[usize], gives: &dyn Fn(&[usize]) -> bool) -> Vec<usize> {
    if !gives(all) {
        return all.to_vec();
    }
    let mut needed = all.to_vec();
    for index in all {
        let without: Vec<usize> = needed.iter().copied().filter(|other| other != index).collect();
        if gives(&without) {
            needed = without;
        }
    }
    for size in 2..needed.len() {
        let sets = subsets(all, size);
        match sets.iter().take(MAX_SETS).find(|set| gives(set)) {
            Some(set) => return set.clone(),
            None if sets.len() > MAX_SETS => break,
            None => {}
        }
    }
    needed
}

/// Sets of so many of some things, in their order; one more than are tried at most.
fn subsets(all: &[usize], size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut found = Vec::new();
    for (at, first) in all.iter().enumerate() {
        let rest = subsets(all.get(at + 1..).unwrap_or_default(), size - 1);
        found.extend(rest.into_iter().map(|rest| [&[*first], rest.as_slice()].concat()));
        if found.len() > MAX_SETS {
            found.truncate(MAX_SETS + 1);
            break;
        }
    }
    found
}
