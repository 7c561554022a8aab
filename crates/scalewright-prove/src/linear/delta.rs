//! Numbers with a part that is smaller than every positive number: they make `above 3` into `at least 3 + δ`.

use std::cmp::Ordering;

use super::arith::{self, Checked, ONE, ZERO};
use crate::Exact;

/// `real + tiny·δ`, where δ is positive and smaller than every positive number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Delta {
    pub(super) real: Exact,
    pub(super) tiny: Exact,
}

impl Delta {
    pub(super) const ZERO: Self = Self::plain(ZERO);

    pub(super) const fn plain(real: Exact) -> Self {
        Self { real, tiny: ZERO }
    }

    pub(super) const fn just_above(real: Exact) -> Self {
        Self { real, tiny: ONE }
    }

    pub(super) fn just_below(real: Exact) -> Self {
        Self { real, tiny: -ONE }
    }

    pub(super) fn is_plain(self) -> bool {
        *self.tiny.numer() == 0
    }

    pub(super) fn is_whole(self) -> bool {
        self.is_plain() && self.real.is_integer()
    }

    pub(super) fn is_zero(self) -> bool {
        self.is_plain() && *self.real.numer() == 0
    }

    pub(super) fn plus(self, other: Self) -> Checked<Self> {
        Ok(Self { real: arith::add(self.real, other.real)?, tiny: arith::add(self.tiny, other.tiny)? })
    }

    pub(super) fn minus(self, other: Self) -> Checked<Self> {
        Ok(Self {
            real: arith::subtract(self.real, other.real)?,
            tiny: arith::subtract(self.tiny, other.tiny)?,
        })
    }

    pub(super) fn times(self, factor: Exact) -> Checked<Self> {
        let tiny = if self.is_plain() { ZERO } else { arith::multiply(self.tiny, factor)? };
        Ok(Self { real: arith::multiply(self.real, factor)?, tiny })
    }

    /// The greatest whole number that is not above.
    pub(super) fn floor(self) -> Checked<Exact> {
        let floor = arith::floor(self.real);
        if self.real.is_integer() && self.tiny < ZERO { arith::subtract(floor, ONE) } else { Ok(floor) }
    }

    /// The least whole number that is not below.
    pub(super) fn ceil(self) -> Checked<Exact> {
        let ceil = arith::ceil(self.real);
        if self.real.is_integer() && self.tiny > ZERO { arith::add(ceil, ONE) } else { Ok(ceil) }
    }

    /// The plain number that it is once δ has a size.
    pub(super) fn with_size(self, size: Exact) -> Checked<Exact> {
        if self.is_plain() { Ok(self.real) } else { arith::add(self.real, arith::multiply(self.tiny, size)?) }
    }
}

impl Ord for Delta {
    fn cmp(&self, other: &Self) -> Ordering {
        arith::compare(self.real, other.real).then_with(|| arith::compare(self.tiny, other.tiny))
    }
}

impl PartialOrd for Delta {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tiny_part_decides_only_between_equals() {
        let three = Exact::from_integer(3);
        assert!(Delta::just_below(three) < Delta::plain(three));
        assert!(Delta::plain(three) < Delta::just_above(three));
        assert!(Delta::just_above(three) < Delta::plain(Exact::new(3_000_000_001, 1_000_000_000)));
    }

    #[test]
    fn whole_neighbours_of_a_strict_bound() {
        let whole = Exact::from_integer;
        assert_eq!(Delta::just_above(whole(3)).ceil(), Ok(whole(4)));
        assert_eq!(Delta::just_above(whole(3)).floor(), Ok(whole(3)));
        assert_eq!(Delta::just_below(whole(3)).floor(), Ok(whole(2)));
        assert_eq!(Delta::just_below(Exact::new(-1, 2)).floor(), Ok(whole(-1)));
        assert_eq!(Delta::plain(Exact::new(-1, 2)).ceil(), Ok(whole(0)));
    }
}
