//! Branch and bound: where a whole variable comes out broken, it is tried below and above, depth first.

use super::arith::{Checked, ONE, Stop, add, lcm, multiply, subtract};
use super::bound::{Bound, Side};
use super::core::{Cause, Core};
use super::delta::Delta;
use super::divide;
use super::simple::size_of_delta;
use super::simplex::Simplex;
use super::types::Limits;
use crate::Exact;

/// How deep choices are stacked. What lies deeper is left open.
const DEEPEST: usize = 300;

/// The end of a search.
#[derive(Clone, Debug)]
pub(super) enum Walk {
    /// There is a solution, with these values.
    Found(Vec<Exact>),
    /// There is none (or, with a goal, none that is better than the best).
    Closed(Core),
    /// Parts were left out, and the rest has none.
    Open,
}

/// What shall become as large (or small) as possible.
#[derive(Clone, Copy, Debug)]
pub(super) struct Goal {
    pub(super) variable: usize,
    pub(super) side: Side,
}

/// The best that was found for a goal.
#[derive(Clone, Debug)]
pub(super) struct Best {
    pub(super) value: Delta,
    pub(super) values: Vec<Exact>,
}

/// A search over the whole variables.
#[derive(Clone, Debug)]
pub(super) struct Search {
    pub(super) simplex: Simplex,
    /// For each variable and form whether it is whole.
    whole: Vec<bool>,
    /// How many of them are variables.
    width: usize,
    branches: usize,
    searched: bool,
    goal: Option<Goal>,
    pub(super) best: Option<Best>,
}

impl Search {
    pub(super) fn new(simplex: Simplex, whole: Vec<bool>, width: usize, branches: usize) -> Self {
        Self { simplex, whole, width, branches, searched: false, goal: None, best: None }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn is_whole(&self, variable: usize) -> bool {
        self.whole[variable]
    }

    /// Whether more than the simplex method was needed.
    pub(super) fn searched(&self) -> bool {
        self.searched
    }

    /// What is left of the limits.
    pub(super) fn left(&self) -> Limits {
        Limits { pivots: self.simplex.pivots, branches: self.branches }
    }

    /// Looks for a solution.
    pub(super) fn walk(&mut self) -> Checked<Walk> {
        self.goal = None;
        self.descend(0)
    }

    /// Looks for the best solution; what is found is kept as `best`. The goal must be bounded.
    pub(super) fn improve(&mut self, goal: Goal) -> Checked<Walk> {
        self.goal = Some(goal);
        self.descend(0)
    }

    /// Lets a variable keep a value that it has in a solution.
    pub(super) fn hold(&mut self, variable: usize, value: Exact) -> Checked<()> {
        for side in [Side::Low, Side::High] {
            let bound = Bound { value: Delta::plain(value), cause: Cause::Trial };
            self.simplex.narrow(variable, side, bound)?;
        }
        Ok(())
    }

    /// Looks for a solution with this value of a variable, with at most so many choices. If there is one, the variable keeps the value.
    pub(super) fn attempt(
        &mut self,
        variable: usize,
        value: Exact,
        branches: usize,
    ) -> Checked<Option<Vec<Exact>>> {
        let mark = self.simplex.mark();
        let bound = Bound { value: Delta::plain(value), cause: Cause::Trial };
        let spared = self.branches.saturating_sub(branches);
        self.branches -= spared;
        let mut walk = Ok(Walk::Open);
        if self.simplex.narrow(variable, Side::Low, bound)?.is_none()
            && self.simplex.narrow(variable, Side::High, bound)?.is_none()
        {
            walk = self.walk();
        }
        self.branches += spared;
        match walk {
            Ok(Walk::Found(values)) => return Ok(Some(values)),
            Ok(Walk::Closed(_) | Walk::Open) | Err(Stop::Branches) => self.simplex.undo(mark),
            Err(stop) => return Err(stop),
        }
        Ok(None)
    }

    fn descend(&mut self, depth: usize) -> Checked<Walk> {
        if let Some(core) = self.simplex.repair()? {
            return Ok(Walk::Closed(core));
        }
        if self.falls_short()? {
            return Ok(Walk::Closed(Core::branches(depth)));
        }
        let Some(variable) = self.broken() else {
            return self.arrive(depth);
        };
        self.searched = true;
        if let Some(core) = divide::conflict(&self.simplex, &self.whole)? {
            return Ok(Walk::Closed(core));
        }
        if depth == 0
            && self.goal.is_none()
            && let Ok(Some(values)) = self.scaled()
        {
            return Ok(Walk::Found(values));
        }
        if depth == DEEPEST {
            return Ok(Walk::Open);
        }
        self.branches = self.branches.checked_sub(1).ok_or(Stop::Branches)?;
        self.fork(variable, depth)
    }

    /// Tries a whole variable on both sides of its broken value, first on the side of nothing.
    fn fork(&mut self, variable: usize, depth: usize) -> Checked<Walk> {
        let floor = self.simplex.values()[variable].floor()?;
        let below = (Side::High, floor);
        let above = (Side::Low, add(floor, ONE)?);
        let sides = if *floor.numer() < 0 { [above, below] } else { [below, above] };
        let (mut core, mut open) = (Core::default(), false);
        for (side, value) in sides {
            let mark = self.simplex.mark();
            let bound = Bound { value: Delta::plain(value), cause: Cause::Branch(depth) };
            let walk = match self.simplex.narrow(variable, side, bound)? {
                Some(core) => Ok(Walk::Closed(core)),
                None => self.descend(depth + 1),
            };
            self.simplex.undo(mark);
            match walk? {
                Walk::Found(values) => return Ok(Walk::Found(values)),
                Walk::Closed(side) if !side.has_branch(depth) => return Ok(Walk::Closed(side)),
                Walk::Closed(side) => core.join(side, depth),
                Walk::Open => open = true,
            }
        }
        Ok(if open { Walk::Open } else { Walk::Closed(core) })
    }

    /// Pushes the goal as far as it goes here. Whether that is no better than the best.
    fn falls_short(&mut self) -> Checked<bool> {
        let Some(goal) = self.goal else { return Ok(false) };
        let Some(reached) = self.simplex.push(goal.variable, goal.side)? else { return Ok(false) };
        Ok(self.best.as_ref().is_some_and(|best| match goal.side {
            Side::Low => reached >= best.value,
            Side::High => reached <= best.value,
        }))
    }

    /// All whole variables are whole: a solution, or with a goal the best so far.
    fn arrive(&mut self, depth: usize) -> Checked<Walk> {
        let values = self.plain()?;
        let Some(goal) = self.goal else {
            return Ok(Walk::Found(values[..self.width].to_vec()));
        };
        let value = self.simplex.values()[goal.variable];
        self.best = Some(Best { value, values: values[..self.width].to_vec() });
        Ok(Walk::Closed(Core::branches(depth)))
    }

    /// The whole variable with a broken value that has the fewest values to choose from.
    fn broken(&self) -> Option<usize> {
        let broken = |variable: &usize| self.whole[*variable] && !self.simplex.values()[*variable].is_whole();
        let room = |variable: &usize| {
            let end = |side| self.simplex.bound(*variable, side).map(|bound: Bound| bound.value.real);
            let range = end(Side::Low).zip(end(Side::High));
            range.and_then(|(low, high)| subtract(high, low).ok()).map_or((true, ONE), |room| (false, room))
        };
        (0..self.width).filter(broken).min_by_key(room)
    }

    /// The present values of all variables and forms with a size for the infinitely small.
    fn plain(&self) -> Checked<Vec<Exact>> {
        let size = size_of_delta(&self.simplex)?;
        self.simplex.values().iter().map(|value| value.with_size(size)).collect()
    }

    /// The present values times what makes the whole ones whole, if that is a solution. It is one where constraints compare shares.
    fn scaled(&self) -> Checked<Option<Vec<Exact>>> {
        let mut values = self.plain()?;
        let mut factor = 1;
        for (value, _) in values.iter().zip(&self.whole).filter(|(_, whole)| **whole) {
            factor = lcm(factor, *value.denom())?;
        }
        for value in &mut values {
            *value = multiply(*value, Exact::from_integer(factor))?;
        }
        let within = |(variable, value): (usize, &Exact)| {
            [Side::Low, Side::High].into_iter().all(|side| {
                self.simplex
                    .bound(variable, side)
                    .is_none_or(|bound| !side.is_beyond(Delta::plain(*value), bound.value))
            })
        };
        let holds = values.iter().enumerate().all(within);
        values.truncate(self.width);
        Ok(holds.then_some(values))
    }
}
