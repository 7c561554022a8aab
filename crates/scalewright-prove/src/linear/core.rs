//! Why a system has no solution: the constraints and bounds that cannot all hold.

use std::collections::BTreeSet;

use super::arith::Checked;
use super::branch::{Search, Walk};
use super::system::System;
use super::types::{Limits, Reason};

/// Who asks for a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    /// The system.
    Given(Reason),
    /// The choice that a search made at this depth.
    Branch(usize),
    /// A value that is being tried.
    Trial,
}

/// Causes that contradict each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Core(BTreeSet<Cause>);

impl Core {
    /// All choices down to a depth: what is closed for a reason that is no contradiction.
    pub(super) fn branches(depth: usize) -> Self {
        (0..depth).map(Cause::Branch).collect()
    }

    pub(super) fn has_branch(&self, depth: usize) -> bool {
        self.0.contains(&Cause::Branch(depth))
    }

    /// What contradicts both choices at a depth contradicts without them.
    pub(super) fn join(&mut self, other: Self, depth: usize) {
        self.0.extend(other.0);
        self.0.remove(&Cause::Branch(depth));
    }

    /// What of it the system itself asks for.
    pub(super) fn reasons(&self) -> Vec<Reason> {
        let given = |cause: &Cause| match cause {
            Cause::Given(reason) => Some(*reason),
            Cause::Branch(_) | Cause::Trial => None,
        };
        self.0.iter().filter_map(given).collect()
    }
}

impl FromIterator<Cause> for Core {
    fn from_iter<I: IntoIterator<Item = Cause>>(causes: I) -> Self {
        Self(causes.into_iter().collect())
    }
}

/// Leaves out, one after the other, what a contradiction does not need. Every try has an equal share of what the search left of its
/// limits; what cannot be decided with it stays. What the simplex method found without search is as small as it can be.
pub(super) fn shrink(system: &System, mut reasons: Vec<Reason>, search: &Search) -> Vec<Reason> {
    let Limits { pivots, branches } = search.left();
    let tries = reasons.len().max(1);
    let share = Limits { pivots: pivots / tries, branches: branches / tries };
    let mut tried = BTreeSet::new();
    while let Some(left_out) =
        reasons.iter().copied().find(|reason| search.searched() && !tried.contains(reason))
    {
        tried.insert(left_out);
        let rest = |reason| reason != left_out && reasons.contains(&reason);
        if let Ok(Some(core)) = contradiction(system, share, rest) {
            reasons = core.reasons();
        }
    }
    reasons
}

/// Why a part of a system contradicts itself, if it is found to.
fn contradiction(system: &System, limits: Limits, wanted: impl Fn(Reason) -> bool) -> Checked<Option<Core>> {
    let (mut search, core) = system.search(&[], limits, wanted)?;
    if core.is_some() {
        return Ok(core);
    }
    Ok(match search.walk()? {
        Walk::Closed(core) => Some(core),
        Walk::Found(_) | Walk::Open => None,
    })
}
