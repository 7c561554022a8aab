//! Divisibility: `4 a = 6 b + 1` has no whole solution, however far one searches.

use super::arith::{self, Checked};
use super::bound::{Bound, Side};
use super::core::{Cause, Core};
use super::simplex::Simplex;

/// A term of a row: its factor and the bounds of its variable.
struct Term {
    factor: i128,
    low: Option<Bound>,
    high: Option<Bound>,
}

impl Term {
    /// The least and the greatest value of the term; nothing if it is unbounded.
    fn range(&self) -> Checked<Option<(i128, i128)>> {
        let (Some(low), Some(high)) = (self.low, self.high) else { return Ok(None) };
        // Bounds of whole variables are whole.
        let first = arith::times(self.factor, *low.value.real.numer())?;
        let second = arith::times(self.factor, *high.value.real.numer())?;
        Ok(Some((first.min(second), first.max(second))))
    }

    fn causes(&self) -> impl Iterator<Item = Cause> {
        self.low.into_iter().chain(self.high).map(|bound| bound.cause)
    }
}

/// A core, if a row of whole variables cannot come out whole within their bounds.
pub(super) fn conflict(simplex: &Simplex, whole: &[bool]) -> Checked<Option<Core>> {
    for row in 0..simplex.tableau().basic().len() {
        if let Some(terms) = terms(simplex, whole, row)
            && let Some(core) = row_conflict(terms)?
        {
            return Ok(Some(core));
        }
    }
    Ok(None)
}

/// The terms of a row, which together are nothing, if all its variables are whole.
fn terms(simplex: &Simplex, whole: &[bool], row: usize) -> Option<Vec<Term>> {
    let tableau = simplex.tableau();
    let basic = tableau.basic()[row];
    let entries = tableau.row(row).iter().zip(tableau.columns()).filter(|(entry, _)| **entry != 0);
    if !whole[basic] || !entries.clone().all(|(_, variable)| whole[*variable]) {
        return None;
    }
    let term = |factor, variable| Term {
        factor,
        low: simplex.bound(variable, Side::Low),
        high: simplex.bound(variable, Side::High),
    };
    let others = entries.map(|(entry, variable)| term(*entry, *variable));
    Some(others.chain([term(-tableau.scale(row), basic)]).collect())
}

/// Takes the terms from the narrowest to the widest: what the narrow ones can add up to must hold a multiple of what the factors of the wide
/// ones have in common.
fn row_conflict(terms: Vec<Term>) -> Checked<Option<Core>> {
    let mut ranged = terms.into_iter().map(|term| Ok((term.range()?, term))).collect::<Checked<Vec<_>>>()?;
    ranged.sort_by_key(|(range, _)| range.map_or(i128::MAX, |(low, high)| high.saturating_sub(low)));
    let (mut low, mut high) = (0_i128, 0_i128);
    for narrow in 0..ranged.len() {
        let shared = ranged[narrow..].iter().fold(0, |shared, (_, term)| arith::gcd(shared, term.factor));
        if shared > 1 && high.div_euclid(shared) < -(-low).div_euclid(shared) {
            return Ok(Some(ranged[..narrow].iter().flat_map(|(_, term)| term.causes()).collect()));
        }
        let Some((least, greatest)) = ranged[narrow].0 else { break };
        (low, high) = (arith::plus(low, least)?, arith::plus(high, greatest)?);
    }
    Ok(None)
}
