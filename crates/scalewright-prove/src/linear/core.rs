//! Why a system has no solution: the constraints and bounds that cannot all hold.

use std::collections::BTreeSet;

use super::branch::{Search, Walk};
use super::system::System;
use super::types::Reason;

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

/// Leaves out, one after the other, what a contradiction does not need, as far as the rest of the limits allows. What the simplex method
/// found without search is as small as it can be.
pub(super) fn shrink(system: &System, mut reasons: Vec<Reason>, search: &Search) -> Vec<Reason> {
    let mut limits = search.left();
    let mut place = 0;
    while search.searched() && place < reasons.len() && limits.branches > 0 {
        let left_out = reasons[place];
        let rest = system.search(&[], limits, |reason| reason != left_out && reasons.contains(&reason));
        let Ok((mut search, core)) = rest else { return reasons };
        let walk = match core {
            Some(core) => Ok(Walk::Closed(core)),
            None => search.walk(),
        };
        limits = search.left();
        match walk {
            Ok(Walk::Closed(core)) => reasons = core.reasons(),
            Ok(Walk::Found(_) | Walk::Open) => place += 1,
            Err(_) => return reasons,
        }
    }
    reasons
}
