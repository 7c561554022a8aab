//! Values that may be known only in part, and exact arithmetic on them.

use num_traits::{Signed, Zero};
use scalewright_model::{Date, Exact, Rounding};

use crate::exact;

/// True, false, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tri {
    Yes,
    No,
    Unknown,
}

impl Tri {
    pub const fn of(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }

    pub const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

/// What a cell or an answer holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Val {
    /// Nothing was filled in.
    Absent,
    Bool(bool),
    /// A criterion that is met partly.
    Partly,
    Number(Exact),
    /// The index of the code among the options of its field.
    Code(usize),
    Day(Date),
    /// The index of the text among the texts of the visit.
    Text(usize),
}

/// A number that is known, or of which only bounds are known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Num {
    Known(Exact),
    Within(Span),
}

/// Bounds, both included; no bound where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Span {
    pub low: Option<Exact>,
    pub high: Option<Exact>,
}

/// A date that is known, or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Day {
    Known(Date),
    Unknown,
}

impl Num {
    /// A number of which nothing is known.
    pub const ANY: Self = Self::Within(Span { low: None, high: None });

    pub fn whole(value: usize) -> Self {
        Self::Known(Exact::from_integer(value as i128))
    }

    /// A number between two bounds; known if they are the same.
    pub fn between(low: Option<Exact>, high: Option<Exact>) -> Self {
        match (low, high) {
            (Some(low), Some(high)) if low == high => Self::Known(low),
            _ => Self::Within(Span { low, high }),
        }
    }

    pub const fn span(self) -> Span {
        match self {
            Self::Known(value) => Span { low: Some(value), high: Some(value) },
            Self::Within(span) => span,
        }
    }

    pub const fn known(self) -> Option<Exact> {
        match self {
            Self::Known(value) => Some(value),
            Self::Within(_) => None,
        }
    }

    pub const fn is_known(self) -> bool {
        matches!(self, Self::Known(_))
    }

    /// Whether a known number lies outside a range.
    pub fn beyond(self, least: Exact, most: Option<Exact>) -> bool {
        self.known().is_some_and(|value| value < least || most.is_some_and(|most| value > most))
    }

    /// The same number, within the bounds of a range.
    pub fn within(self, least: Exact, most: Option<Exact>) -> Self {
        let Self::Within(span) = self else { return self };
        let low = span.low.map_or(least, |low| low.max(least));
        let high = match (span.high, most) {
            (Some(high), Some(most)) => Some(high.min(most)),
            (high, most) => high.or(most),
        };
        Self::between(Some(low), high)
    }

    pub fn add(self, other: Self) -> Option<Self> {
        if let (Self::Known(left), Self::Known(right)) = (self, other) {
            return exact::add(left, right).map(Self::Known);
        }
        let (left, right) = (self.span(), other.span());
        let low = ends(left.low, right.low, exact::add)?;
        Some(Self::between(low, ends(left.high, right.high, exact::add)?))
    }

    pub fn subtract(self, other: Self) -> Option<Self> {
        if let (Self::Known(left), Self::Known(right)) = (self, other) {
            return exact::subtract(left, right).map(Self::Known);
        }
        let (left, right) = (self.span(), other.span());
        let low = ends(left.low, right.high, exact::subtract)?;
        Some(Self::between(low, ends(left.high, right.low, exact::subtract)?))
    }

    pub fn multiply(self, other: Self) -> Option<Self> {
        if let (Self::Known(left), Self::Known(right)) = (self, other) {
            return exact::multiply(left, right).map(Self::Known);
        }
        if let Self::Known(factor) = other {
            return self.scaled(factor);
        }
        if let Self::Known(factor) = self {
            return other.scaled(factor);
        }
        let (left, right) = (self.span(), other.span());
        if let (Some(a), Some(b), Some(c), Some(d)) = (left.low, left.high, right.low, right.high) {
            let corners = [
                exact::multiply(a, c)?,
                exact::multiply(a, d)?,
                exact::multiply(b, c)?,
                exact::multiply(b, d)?,
            ];
            return Some(Self::between(corners.into_iter().min(), corners.into_iter().max()));
        }
        let zero = Exact::zero();
        match (left.low, right.low) {
            (Some(a), Some(c)) if a >= zero && c >= zero => {
                Some(Self::between(Some(exact::multiply(a, c)?), None))
            }
            _ => Some(Self::ANY),
        }
    }

    /// The product with a known number. An end without a bound stays without one.
    fn scaled(self, factor: Exact) -> Option<Self> {
        let Span { low, high } = self.span();
        if factor.is_zero() {
            return Some(Self::Known(factor));
        }
        let (low, high) = if factor.is_positive() { (low, high) } else { (high, low) };
        let end = |end: Option<Exact>| ends(end, Some(factor), exact::multiply);
        Some(Self::between(end(low)?, end(high)?))
    }

    /// The quotient. There is none, whatever is missing, if the divisor is nothing.
    pub fn divide(self, other: Self) -> Quotient {
        let zero = Exact::zero();
        if let Self::Known(divisor) = other
            && divisor.is_zero()
        {
            return Quotient::ByNothing;
        }
        if let (Self::Known(left), Self::Known(right)) = (self, other) {
            return exact::divide(left, right)
                .map_or(Quotient::TooLarge, |value| Quotient::Value(Self::Known(value)));
        }
        let (left, right) = (self.span(), other.span());
        let Some(least) = right.low.filter(|low| *low > zero) else {
            // The divisor may be nothing: then there is no value at all.
            return Quotient::Value(Self::ANY);
        };
        let over = |value: Exact, divisor: Exact| exact::divide(value, divisor);
        let low = match (left.low, right.high) {
            (Some(low), _) if low < zero => over(low, least),
            (Some(low), Some(most)) => over(low, most),
            (Some(_), None) => Some(zero),
            (None, _) => None,
        };
        let high = match (left.high, right.high) {
            (Some(high), _) if high >= zero => over(high, least),
            (Some(high), Some(most)) => over(high, most),
            (Some(_), None) => Some(zero),
            (None, _) => None,
        };
        Quotient::Value(Self::between(low, high))
    }

    /// The number rounded; bounds are rounded alike.
    pub fn rounded(self, rounding: Rounding) -> Option<Self> {
        match self {
            Self::Known(value) => round(value, rounding).map(Self::Known),
            Self::Within(Span { low, high }) => {
                let each = |end: Option<Exact>| match end {
                    Some(value) => round(value, rounding).map(Some),
                    None => Some(None),
                };
                Some(Self::between(each(low)?, each(high)?))
            }
        }
    }

    /// Whether this number is at least another.
    pub fn at_least(self, other: Self) -> Tri {
        let (left, right) = (self.span(), other.span());
        if let (Some(low), Some(high)) = (left.low, right.high)
            && exact::at_least(&low, &high)
        {
            return Tri::Yes;
        }
        if let (Some(high), Some(low)) = (left.high, right.low)
            && !exact::at_least(&high, &low)
        {
            return Tri::No;
        }
        Tri::Unknown
    }
}

/// What comes out of a division.
pub(crate) enum Quotient {
    Value(Num),
    /// The divisor is nothing.
    ByNothing,
    /// The numbers are too large to be computed exactly.
    TooLarge,
}

/// An end of the result: none if one of the ends has no bound; an error if the numbers are too large.
#[expect(clippy::option_option, reason = "too large and without a bound are different things")]
fn ends(
    left: Option<Exact>,
    right: Option<Exact>,
    of: impl Fn(Exact, Exact) -> Option<Exact>,
) -> Option<Option<Exact>> {
    match (left, right) {
        (Some(left), Some(right)) => of(left, right).map(Some),
        _ => Some(None),
    }
}

fn round(value: Exact, rounding: Rounding) -> Option<Exact> {
    let (step, way): (Exact, fn(Exact) -> Exact) = match rounding {
        Rounding::HalfUp(step) => (step.exact(), |steps| (steps + Exact::new(1, 2)).floor()),
        Rounding::Down(step) => (step.exact(), |steps| steps.floor()),
        Rounding::Up(step) => (step.exact(), |steps| steps.ceil()),
    };
    if !step.is_positive() {
        return Some(value);
    }
    exact::multiply(way(exact::divide(value, step)?), step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(numerator: i128, denominator: i128) -> Exact {
        Exact::new(numerator, denominator)
    }

    #[test]
    fn thirteen_of_twenty_are_sixty_five_percent() {
        let share = exact(13, 20) * exact(100, 1);
        assert_eq!(Num::Known(share).at_least(Num::Known(exact(65, 1))), Tri::Yes);
    }

    #[test]
    fn what_is_too_large_is_said() {
        let huge = Num::Known(Exact::from_integer(i128::MAX));
        assert_eq!(huge.add(Num::whole(1)), None);
        assert_eq!(huge.multiply(huge), None);
    }

    #[test]
    fn bounds_go_through_a_division() {
        let part = Num::between(Some(exact(1, 1)), Some(exact(3, 1)));
        let Quotient::Value(share) = part.divide(Num::whole(4)) else { panic!("a value") };
        assert_eq!(share, Num::between(Some(exact(1, 4)), Some(exact(3, 4))));
        assert!(matches!(part.divide(Num::whole(0)), Quotient::ByNothing));
    }

    #[test]
    fn halves_are_rounded_up() {
        let tenth = scalewright_model::Number::parse("0.1").unwrap();
        let rounded =
            |n, d, rounding| Num::Known(exact(n, d)).rounded(rounding).and_then(Num::known).unwrap();
        assert_eq!(rounded(25, 100, Rounding::HalfUp(tenth)), exact(3, 10));
        assert_eq!(rounded(-25, 100, Rounding::HalfUp(tenth)), exact(-2, 10));
        assert_eq!(rounded(29, 100, Rounding::Down(tenth)), exact(2, 10));
        assert_eq!(rounded(21, 100, Rounding::Up(tenth)), exact(3, 10));
    }
}
