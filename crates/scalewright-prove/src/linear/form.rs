//! Sums as whole coprime coefficients, so that `0.5 a + b` and `2 a + 4 b` are known as the same form.

use std::collections::BTreeMap;

use super::arith::{self, Checked, Stop, ZERO};
use super::types::Var;
use crate::Exact;

/// A sum of at least two variables with whole coprime coefficients, the first of them positive, in the order of the variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) terms: Vec<(usize, i128)>,
}

/// What a sum says once equal variables are put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sum {
    /// Nothing is left of it.
    Nothing,
    /// A factor times one variable.
    Single(Exact, usize),
    /// A factor times a form.
    Form(Exact, Form),
}

impl Sum {
    /// Puts a sum over `variables` variables into its plainest form.
    pub(super) fn new(sum: &[(Var, Exact)], variables: usize) -> Checked<Self> {
        let mut terms: BTreeMap<usize, Exact> = BTreeMap::new();
        for (Var(variable), factor) in sum {
            if *variable >= variables {
                return Err(Stop::Overflow);
            }
            let term = terms.entry(*variable).or_insert(ZERO);
            *term = arith::add(*term, arith::admit(*factor)?)?;
        }
        terms.retain(|_, factor| *factor != ZERO);
        let mut left = terms.iter();
        match (left.next(), left.next()) {
            (None, _) => Ok(Self::Nothing),
            (Some((variable, factor)), None) => Ok(Self::Single(*factor, *variable)),
            (Some((_, first)), Some(_)) => {
                let factor = common_factor(&terms, *first < ZERO)?;
                let whole = |(variable, term): (&usize, &Exact)| {
                    Ok((*variable, *arith::divide(*term, factor)?.numer()))
                };
                Ok(Self::Form(factor, Form { terms: terms.iter().map(whole).collect::<Checked<_>>()? }))
            }
        }
    }
}

/// What all terms are divided by to be whole and coprime, with the sign of the first.
fn common_factor(terms: &BTreeMap<usize, Exact>, negative: bool) -> Checked<Exact> {
    let (mut upper, mut lower) = (0, 1);
    for term in terms.values() {
        upper = arith::gcd(upper, *term.numer());
        lower = arith::lcm(lower, *term.denom())?;
    }
    Ok(Exact::new(if negative { -upper } else { upper }, lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(terms: &[(usize, i128, i128)]) -> Sum {
        let terms: Vec<_> = terms
            .iter()
            .map(|(variable, upper, lower)| (Var(*variable), Exact::new(*upper, *lower)))
            .collect();
        Sum::new(&terms, 3).unwrap()
    }

    #[test]
    fn multiples_are_one_form() {
        let form = Form { terms: vec![(0, 1), (1, 2)] };
        assert_eq!(sum(&[(0, 1, 2), (1, 1, 1)]), Sum::Form(Exact::new(1, 2), form.clone()));
        assert_eq!(sum(&[(1, -4, 3), (0, -2, 3)]), Sum::Form(Exact::new(-2, 3), form));
    }

    #[test]
    fn equal_variables_are_put_together() {
        assert_eq!(sum(&[(0, 1, 1), (1, 1, 2), (0, -1, 1)]), Sum::Single(Exact::new(1, 2), 1));
        assert_eq!(sum(&[(2, 1, 1), (2, -1, 1)]), Sum::Nothing);
    }

    #[test]
    fn an_unknown_variable_is_refused() {
        assert_eq!(Sum::new(&[(Var(3), Exact::from_integer(1))], 3), Err(Stop::Overflow));
    }
}
