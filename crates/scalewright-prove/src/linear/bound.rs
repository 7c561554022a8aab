//! Bounds of variables and forms: the sides of a range.

use super::arith::Checked;
use super::core::Cause;
use super::delta::Delta;

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Low,
    High,
}

impl Side {
    pub(super) fn opposite(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::High => Self::Low,
        }
    }

    /// Whether a value lies beyond a bound on this side.
    pub(super) fn is_beyond(self, value: Delta, bound: Delta) -> bool {
        match self {
            Self::Low => value < bound,
            Self::High => value > bound,
        }
    }

    /// The bound on this side that a whole variable really has.
    pub(super) fn whole(self, bound: Delta) -> Checked<Delta> {
        match self {
            Self::Low => bound.ceil().map(Delta::plain),
            Self::High => bound.floor().map(Delta::plain),
        }
    }

    /// The side towards which a variable moves at this rate, when what it hangs on moves towards `self`.
    pub(super) fn at_rate(self, positive: bool) -> Self {
        if positive { self } else { self.opposite() }
    }
}

/// A bound and who asks for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) value: Delta,
    pub(super) cause: Cause,
}
