//! How small or large a sum can become.

use super::arith::{Checked, Stop, ZERO, admit, multiply};
use super::bound::Side;
use super::branch::{Best, Goal, Search, Walk};
use super::form::Sum;
use super::system::System;
use super::types::{Limits, Var};
use crate::Exact;

/// Which end of a sum is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Toward {
    /// Its least value.
    Least,
    /// Its greatest value.
    Most,
}

impl Toward {
    fn side(self) -> Side {
        match self {
            Self::Least => Side::Low,
            Self::Most => Side::High,
        }
    }
}

/// The end of what a sum can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Optimum {
    /// There is an end.
    Bounded {
        /// The end.
        value: Exact,
        /// Whether the sum can be the end itself; else it can only come as near to it as one likes.
        attained: bool,
        /// Values of all variables at which the sum is the end, or is near it (in what is not attained, not nearer than any other number).
        values: Vec<Exact>,
    },
    /// There is none.
    Unbounded,
    /// The constraints cannot all hold.
    Infeasible,
    /// The limits were met, or a number became too large.
    Undecided,
}

impl System {
    /// The least or greatest value of a sum under the constraints.
    pub fn optimum(&self, objective: &[(Var, Exact)], toward: Toward, limits: Limits) -> Optimum {
        self.find_optimum(objective, toward.side(), limits).unwrap_or(Optimum::Undecided)
    }

    fn find_optimum(&self, objective: &[(Var, Exact)], side: Side, limits: Limits) -> Checked<Optimum> {
        let (factor, variable, form) = match self.sum(objective)? {
            Sum::Nothing => (ZERO, None, None),
            Sum::Single(factor, variable) => (factor, Some(variable), None),
            Sum::Form(factor, form) => (factor, Some(self.subjects()), Some(form)),
        };
        let (mut search, core) = self.search(form.as_slice(), limits, |_| true)?;
        if core.is_some() || search.simplex.repair()?.is_some() {
            return Ok(Optimum::Infeasible);
        }
        let side = if factor < ZERO { side.opposite() } else { side };
        let goal = variable.map(|variable| Goal { variable, side });
        let optimum = match goal {
            Some(goal) if search.simplex.push(goal.variable, goal.side)?.is_some() => {
                best(&mut search, goal, factor)?
            }
            _ => somewhere(&mut search, goal.is_none())?,
        };
        Ok(if self.is_too_large() && optimum != Optimum::Infeasible { Optimum::Undecided } else { optimum })
    }
}

/// The best solution for a goal that is bounded.
fn best(search: &mut Search, goal: Goal, factor: Exact) -> Checked<Optimum> {
    let walk = search.improve(goal)?;
    match (walk, search.best.take()) {
        (Walk::Closed(_), Some(Best { value, values })) => Ok(Optimum::Bounded {
            value: multiply(value.real, admit(factor)?)?,
            attained: value.is_plain(),
            values,
        }),
        (Walk::Closed(_), None) => Ok(Optimum::Infeasible),
        (Walk::Open | Walk::Found(_), _) => Err(Stop::Branches),
    }
}

/// A goal that no real solution bounds is not bounded by whole ones either, if there are any; nothing at all is always nothing.
fn somewhere(search: &mut Search, nothing: bool) -> Checked<Optimum> {
    match search.walk()? {
        Walk::Found(values) if nothing => Ok(Optimum::Bounded { value: ZERO, attained: true, values }),
        Walk::Found(_) => Ok(Optimum::Unbounded),
        Walk::Closed(_) => Ok(Optimum::Infeasible),
        Walk::Open => Err(Stop::Branches),
    }
}
