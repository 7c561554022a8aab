//! What a system is spoken of in: domains, relations, limits and verdicts.

use super::bound::Side;
use super::delta::Delta;
use crate::Exact;

/// The values that a variable can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Domain {
    /// Whole numbers, also negative ones.
    Whole,
    /// All numbers.
    Real,
}

/// How a sum compares with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The sum is the number or more.
    AtLeast,
    /// The sum is the number or less.
    AtMost,
    /// The sum is more than the number.
    Above,
    /// The sum is less than the number.
    Below,
    /// The sum is the number.
    Equal,
}

impl Relation {
    /// The relation once both sides are multiplied by a negative number.
    pub(super) fn mirrored(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            Self::Above => Self::Below,
            Self::Below => Self::Above,
            Self::Equal => Self::Equal,
        }
    }

    /// The bounds that it sets.
    pub(super) fn bounds(self, number: Exact) -> impl Iterator<Item = (Side, Delta)> {
        let low = match self {
            Self::AtLeast | Self::Equal => Some(Delta::plain(number)),
            Self::Above => Some(Delta::just_above(number)),
            Self::AtMost | Self::Below => None,
        };
        let high = match self {
            Self::AtMost | Self::Equal => Some(Delta::plain(number)),
            Self::Below => Some(Delta::just_below(number)),
            Self::AtLeast | Self::Above => None,
        };
        low.map(|low| (Side::Low, low)).into_iter().chain(high.map(|high| (Side::High, high)))
    }
}

/// A variable of one system. It means nothing in another one, nor after [`System::undo`](super::System::undo) took it away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Var(pub(super) usize);

impl Var {
    /// Its place in the values of a solution: variables are numbered from 0 in the order in which they were made.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A part of a contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The constraint with this number: [`System::constrain`](super::System::constrain) gives it.
    Constraint(usize),
    /// The least value of a variable.
    Low(Var),
    /// The greatest value of a variable.
    High(Var),
}

/// How much work a question may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Steps of the simplex method, over all branches.
    pub pivots: usize,
    /// Choices between two ranges of a whole variable.
    pub branches: usize,
}

impl Default for Limits {
    /// Enough for systems of some thirty variables with a few of them in each constraint.
    fn default() -> Self {
        Self { pivots: 20_000, branches: 2_000 }
    }
}

/// What a system is found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All constraints can hold at once, for instance with these values, one for each variable in order.
    Feasible(Vec<Exact>),
    /// They cannot: these contradict each other. Where all variables are real, none of them could be left out; with whole variables
    /// one may be too many, above all if the limits were met.
    Infeasible(Vec<Reason>),
    /// The limits were met, or a number became too large.
    Undecided,
}
