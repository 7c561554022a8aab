//! Checked arithmetic on exact numbers. Nothing is rounded, and what is too large stops the work instead of going wrong.

use std::cmp::Ordering;

use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};

use crate::Exact;

/// Why a search ends without a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// A number became too large for 128 bits.
    Overflow,
    /// The pivots that the limits allow are used up.
    Pivots,
    /// The branches that the limits allow are used up.
    Branches,
}

pub(super) type Checked<T> = Result<T, Stop>;

pub(super) const ZERO: Exact = Exact::new_raw(0, 1);
pub(super) const ONE: Exact = Exact::new_raw(1, 1);

/// A whole number, unless it is the one whose negation is too large.
fn held(value: Option<i128>) -> Checked<i128> {
    value.filter(|value| *value != i128::MIN).ok_or(Stop::Overflow)
}

/// A fraction whose parts can be negated.
fn kept(value: Option<Exact>) -> Checked<Exact> {
    value.filter(|value| *value.numer() != i128::MIN).ok_or(Stop::Overflow)
}

/// A number from outside, if the arithmetic here can carry it.
pub(super) fn admit(value: Exact) -> Checked<Exact> {
    kept((*value.denom() > 0).then_some(value))
}

pub(super) fn plus(left: i128, right: i128) -> Checked<i128> {
    held(left.checked_add(right))
}

/// The product; quick where both factors fit in 64 bits, as they mostly do.
pub(super) fn times(left: i128, right: i128) -> Checked<i128> {
    if i64::try_from(left).is_ok() && i64::try_from(right).is_ok() {
        return Ok(left * right);
    }
    held(left.checked_mul(right))
}

/// The greatest common divisor, never negative; nothing and nothing give nothing.
pub(super) fn gcd(left: i128, right: i128) -> i128 {
    let (mut left, mut right) = (left.unsigned_abs(), right.unsigned_abs());
    loop {
        if let (Ok(left), Ok(right)) = (u64::try_from(left), u64::try_from(right)) {
            return i128::from(small_gcd(left, right));
        }
        if right == 0 {
            return i128::try_from(left).unwrap_or(i128::MAX);
        }
        (left, right) = (right, left % right);
    }
}

fn small_gcd(mut left: u64, mut right: u64) -> u64 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

/// The least common multiple of two positive numbers.
pub(super) fn lcm(left: i128, right: i128) -> Checked<i128> {
    times(left / gcd(left, right).max(1), right)
}

fn both_whole(left: Exact, right: Exact) -> bool {
    *left.denom() == 1 && *right.denom() == 1
}

pub(super) fn add(left: Exact, right: Exact) -> Checked<Exact> {
    if both_whole(left, right) {
        return plus(*left.numer(), *right.numer()).map(Exact::from_integer);
    }
    kept(left.checked_add(&right))
}

pub(super) fn subtract(left: Exact, right: Exact) -> Checked<Exact> {
    if both_whole(left, right) {
        return plus(*left.numer(), -right.numer()).map(Exact::from_integer);
    }
    kept(left.checked_sub(&right))
}

pub(super) fn multiply(left: Exact, right: Exact) -> Checked<Exact> {
    if both_whole(left, right) {
        return times(*left.numer(), *right.numer()).map(Exact::from_integer);
    }
    kept(left.checked_mul(&right))
}

/// The quotient. A divisor of nothing does not occur; it would stop the work as what is too large does.
pub(super) fn divide(left: Exact, right: Exact) -> Checked<Exact> {
    if *right.denom() == 1 && *right.numer() == 1 {
        return Ok(left);
    }
    kept(left.checked_div(&right))
}

/// Compares by multiplying crosswise, which is quicker than dividing.
pub(super) fn compare(left: Exact, right: Exact) -> Ordering {
    if left.denom() == right.denom() {
        return left.numer().cmp(right.numer());
    }
    match (times(*left.numer(), *right.denom()), times(*right.numer(), *left.denom())) {
        (Ok(left), Ok(right)) => left.cmp(&right),
        _ => left.cmp(&right),
    }
}

/// The greatest whole number that is not above the value.
pub(super) fn floor(value: Exact) -> Exact {
    Exact::from_integer(value.numer().div_euclid(*value.denom()))
}

/// The least whole number that is not below the value.
pub(super) fn ceil(value: Exact) -> Exact {
    Exact::from_integer(-(-value.numer()).div_euclid(*value.denom()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn exact() -> impl Strategy<Value = Exact> {
        (-1_000_000_i128..1_000_000, 1_i128..1000).prop_map(|(upper, lower)| Exact::new(upper, lower))
    }

    proptest! {
        #[test]
        fn quick_and_plain_arithmetic_agree(left in exact(), right in exact()) {
            prop_assert_eq!(add(left, right), Ok(left + right));
            prop_assert_eq!(subtract(left, right), Ok(left - right));
            prop_assert_eq!(multiply(left, right), Ok(left * right));
            prop_assert_eq!(compare(left, right), left.cmp(&right));
            prop_assert_eq!(floor(left), left.floor());
            prop_assert_eq!(ceil(left), left.ceil());
            if right != ZERO {
                prop_assert_eq!(divide(left, right), Ok(left / right));
            }
        }

        #[test]
        fn the_greatest_common_divisor_leaves_coprime_parts(left: i128, right: i128) {
            prop_assume!(left > i128::MIN && right > i128::MIN && (left, right) != (0, 0));
            let divisor = gcd(left, right);
            prop_assert_eq!((left % divisor, right % divisor), (0, 0));
            prop_assert_eq!(gcd(left / divisor, right / divisor), 1);
        }
    }

    #[test]
    fn what_is_too_large_stops() {
        let huge = Exact::from_integer(i128::MAX);
        assert_eq!(add(huge, ONE), Err(Stop::Overflow));
        assert_eq!(subtract(-huge, ONE), Err(Stop::Overflow));
        assert_eq!(multiply(huge, huge), Err(Stop::Overflow));
        assert_eq!(divide(ONE, ZERO), Err(Stop::Overflow));
        assert_eq!(admit(Exact::from_integer(i128::MIN)), Err(Stop::Overflow));
        assert_eq!(compare(huge, Exact::new(i128::MAX, 3)), Ordering::Greater);
        assert_eq!(lcm(i128::MAX, i128::MAX - 1), Err(Stop::Overflow));
        assert_eq!(ceil(Exact::new(-i128::MAX, 2)), Exact::from_integer(-(i128::MAX / 2)));
    }
}
