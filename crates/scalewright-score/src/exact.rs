//! Arithmetic on exact numbers, quick where they are whole. Nothing is ever rounded; what is too large gives nothing.

use std::cmp::Ordering;

use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};
use scalewright_model::Exact;

fn whole(left: &Exact, right: &Exact) -> bool {
    *left.denom() == 1 && *right.denom() == 1
}

pub(crate) fn add(left: Exact, right: Exact) -> Option<Exact> {
    if whole(&left, &right) {
        return left.numer().checked_add(right.numer()).map(Exact::from_integer);
    }
    left.checked_add(&right)
}

pub(crate) fn subtract(left: Exact, right: Exact) -> Option<Exact> {
    if whole(&left, &right) {
        return left.numer().checked_sub(right.numer()).map(Exact::from_integer);
    }
    left.checked_sub(&right)
}

pub(crate) fn multiply(left: Exact, right: Exact) -> Option<Exact> {
    if whole(&left, &right) {
        return left.numer().checked_mul(right.numer()).map(Exact::from_integer);
    }
    left.checked_mul(&right)
}

/// The quotient; nothing if the divisor is nothing or the numbers are too large.
pub(crate) fn divide(left: Exact, right: Exact) -> Option<Exact> {
    if *right.numer() == 0 { None } else { left.checked_div(&right) }
}

/// Compares by multiplying crosswise, which is quicker than dividing.
pub(crate) fn compare(left: &Exact, right: &Exact) -> Ordering {
    if left.denom() == right.denom() {
        return left.numer().cmp(right.numer());
    }
    match (left.numer().checked_mul(right.denom()), right.numer().checked_mul(left.denom())) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => left.cmp(right),
    }
}

pub(crate) fn at_least(left: &Exact, right: &Exact) -> bool {
    compare(left, right) != Ordering::Less
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn exact() -> impl Strategy<Value = Exact> {
        (-1_000_000_i128..1_000_000, 1_i128..1000)
            .prop_map(|(numerator, denominator)| Exact::new(numerator, denominator))
    }

    proptest! {
        #[test]
        fn quick_and_plain_arithmetic_agree(left in exact(), right in exact()) {
            prop_assert_eq!(add(left, right), Some(left + right));
            prop_assert_eq!(subtract(left, right), Some(left - right));
            prop_assert_eq!(multiply(left, right), Some(left * right));
            prop_assert_eq!(compare(&left, &right), left.cmp(&right));
            prop_assert_eq!(divide(left, Exact::from_integer(0)), None);
        }
    }

    #[test]
    fn what_is_too_large_gives_nothing() {
        let huge = Exact::from_integer(i128::MAX);
        assert_eq!(add(huge, Exact::from_integer(1)), None);
        assert_eq!(multiply(huge, huge), None);
        assert_eq!(compare(&huge, &Exact::new(i128::MAX, 3)), Ordering::Greater);
    }
}
