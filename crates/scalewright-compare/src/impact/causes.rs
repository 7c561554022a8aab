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
}

/// A pair of items, and some of the changes that can move it.
type Mixture = (usize, Vec<usize>);

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
        let all: Vec<usize> = (0..suspects.changes.len()).collect();
        let gives = |some: &[usize]| self.gives(pair, suspects, some, visit, after);
        if gives(&[]) {
            return Cause { answers: true, ..Cause::default() };
        }
        let alone: Vec<usize> = all.iter().copied().filter(|index| gives(&[*index])).collect();
        if !alone.is_empty() {
            return Cause { changes: alone, ..Cause::default() };
        }
        if all.len() < 2 || !gives(&all) {
            return Cause { changes: telling(suspects, all), together: true, answers: false };
        }
        // What can be left out without harm is left out.
        let mut needed = all.clone();
        for index in all {
            let without: Vec<usize> = needed.iter().copied().filter(|other| *other != index).collect();
            if gives(&without) {
                needed = without;
            }
        }
        Cause { changes: telling(suspects, needed), together: true, answers: false }
    }

    fn gives(
        &self,
        pair: usize,
        suspects: &Suspects<'_>,
        some: &[usize],
        visit: &Assessment,
        after: &ItemState,
    ) -> bool {
        let plan = self.plan(pair, suspects, some);
        let Some(plan) = plan.as_ref() else { return false };
        let outcome = plan.score(visit, Detail::Scores);
        outcome.items.first().is_some_and(|item| item.state == *after)
    }

    fn plan(&self, pair: usize, suspects: &Suspects<'_>, some: &[usize]) -> Arc<Option<Plan>> {
        let key = (pair, some.to_vec());
        // A thread that failed leaves nothing half-made behind: an entry is put in whole.
        let locked = || self.plans.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(plan) = locked().get(&key) {
            return Arc::clone(plan);
        }
        let changes: Vec<&Change> =
            some.iter().filter_map(|index| suspects.changes.get(*index).copied()).collect();
        let plan = Arc::new(self.mixer.plan(suspects.items.0, suspects.items.1, &changes));
        locked().insert(key, Arc::clone(&plan));
        plan
    }
}

/// The changes without those that only add something for the others to use, if any are left then.
fn telling(suspects: &Suspects<'_>, changes: Vec<usize>) -> Vec<usize> {
    let tells = |index: &usize| suspects.changes.get(*index).is_some_and(|change| !change.only_serves());
    let kept: Vec<usize> = changes.iter().copied().filter(tells).collect();
    if kept.is_empty() { changes } else { kept }
}
