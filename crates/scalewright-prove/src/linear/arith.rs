//! Checked arithmetic on exact numbers. Nothing is rounded, and what is too large stops the work instead of going wrong.

use std::cmp::Ordering;

use num_traits::{CheckedAdd, CheckedMul};

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

/// By halving, which is quicker than dividing.
fn small_gcd(mut left: u64, mut right: u64) -> u64 {
    if left == 0 || right == 0 {
        return left | right;
    }
    let twos = (left | right).trailing_zeros();
    left >>= left.trailing_zeros();
    while right != 0 {
        right >>= right.trailing_zeros();
        (left, right) = (left.min(right), left.abs_diff(right));
    }
    left << twos
}

/// A fraction in its lowest terms; quick where both parts fit in 64 bits.
pub(super) fn fraction(upper: i128, lower: i128) -> Exact {
    if lower == 1 {
        return Exact::from_integer(upper);
    }
    if let (Ok(upper), Ok(lower)) = (i64::try_from(upper), i64::try_from(lower)) {
        let shared = small_gcd(upper.unsigned_abs(), lower.unsigned_abs());
        if let (1.., Ok(shared)) = (lower, i64::try_from(shared)) {
            return Exact::new_raw((upper / shared).into(), (lower / shared).into());
        }
    }
    Exact::new(upper, lower)
}

/// The parts of two fractions, if they are so small that products and their sums fit in 64 bits.
fn small(left: Exact, right: Exact) -> Option<[i64; 4]> {
    let part = |part: &i128| i32::try_from(*part).ok().filter(|part| *part != i32::MIN).map(i64::from);
    Some([part(left.numer())?, part(left.denom())?, part(right.numer())?, part(right.denom())?])
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
    if let Some([upper, lower, other_upper, other_lower]) = small(left, right) {
        let sum = upper * other_lower + other_upper * lower;
        return Ok(fraction(sum.into(), (lower * other_lower).into()));
    }
    kept(left.checked_add(&right))
}

pub(super) fn subtract(left: Exact, right: Exact) -> Checked<Exact> {
    add(left, -right)
}

pub(super) fn multiply(left: Exact, right: Exact) -> Checked<Exact> {
    if both_whole(left, right) {
        return times(*left.numer(), *right.numer()).map(Exact::from_integer);
    }
    if let Some([upper, lower, other_upper, other_lower]) = small(left, right) {
        return Ok(fraction((upper * other_upper).into(), (lower * other_lower).into()));
    }
    kept(left.checked_mul(&right))
}

/// The quotient. A divisor of nothing does not occur; it would stop the work as what is too large does.
pub(super) fn divide(left: Exact, right: Exact) -> Checked<Exact> {
    match (*right.numer(), *right.denom()) {
        (0, _) => Err(Stop::Overflow),
        (1, 1) => Ok(left),
        (upper, lower) if upper < 0 => multiply(left, Exact::new_raw(-lower, -upper)),
        (upper, lower) => multiply(left, Exact::new_raw(lower, upper)),
    }
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
        let upper = prop_oneof![-1000_i128..1000, -1_000_000_000_000_i128..1_000_000_000_000];
        let lower = prop_oneof![1_i128..1000, 1_i128..1_000_000_000_000];
        (upper, lower).prop_map(|(upper, lower)| Exact::new(upper, lower))
    }

    proptest! {
        #[test]
        fn quick_and_plain_arithmetic_agree(left in exact(), right in exact()) {
            prop_assert_eq!(add(left, right), Ok(left + right));
            prop_assert_eq!(subtract(left, right), Ok(left - right));
            prop_assert_eq!(multiply(left, right), Ok(left * right));
            prop_assert_eq!(compare(left, right), left.cmp(&right));
            let (upper, lower) = (left.numer() * right.denom(), left.denom() * 6);
            prop_assert_eq!(fraction(upper, lower), Exact::new(upper, lower));
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
