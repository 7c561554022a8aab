//! Solutions for reading: 0 rather than 1, 12 rather than 11.7, 0.5 rather than 17/36.

use super::arith::{self, Checked, ONE, ZERO, add, compare, divide, lcm, multiply, subtract};
use super::bound::Side;
use super::branch::Search;
use super::delta::Delta;
use super::simplex::Simplex;
use crate::Exact;

/// The steps that are tried, the most readable first: wholes, halves, tenths, hundredths, …
const STEPS: [i128; 11] =
    [1, 2, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];
/// How many whole values are tried for one variable before the one at hand is kept.
const TRIES: usize = 4;
/// How many choices one try may take.
const BRANCHES: usize = 40;

/// The values between two bounds; one that is missing is no bound.
#[derive(Clone, Copy, Debug)]
struct Range {
    low: Option<Delta>,
    high: Option<Delta>,
}

impl Range {
    fn holds(self, value: Exact) -> bool {
        let value = Delta::plain(value);
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    /// The multiple of one part of `parts` in the range that is nearest to nothing.
    fn multiple(self, parts: i128) -> Checked<Option<Exact>> {
        let parts = Exact::from_integer(parts);
        let nearest = match (self.low, self.high) {
            (Some(low), _) if low > Delta::ZERO => low.times(parts)?.ceil()?,
            (_, Some(high)) if high < Delta::ZERO => high.times(parts)?.floor()?,
            _ => ZERO,
        };
        let nearest = divide(nearest, parts)?;
        Ok(self.holds(nearest).then_some(nearest))
    }

    /// The most readable value in the range; nothing if it has none of nine decimals.
    fn simplest(self) -> Checked<Option<Exact>> {
        for parts in STEPS {
            if let Some(value) = self.multiple(parts)? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }
}

/// A size for the infinitely small part of all values with which they keep their bounds.
pub(super) fn size_of_delta(simplex: &Simplex) -> Checked<Exact> {
    let mut most = ONE;
    let tiny = simplex.values().iter().enumerate().filter(|(_, value)| !value.is_plain());
    for (variable, value) in tiny {
        for side in [Side::Low, Side::High] {
            let Some(bound) = simplex.bound(variable, side) else { continue };
            let room = match side {
                Side::Low => value.minus(bound.value)?,
                Side::High => bound.value.minus(*value)?,
            };
            if room.tiny < ZERO {
                most = most.min(divide(room.real, -room.tiny)?);
            }
        }
    }
    let range = Range { low: Some(Delta::just_above(ZERO)), high: Some(Delta::plain(most)) };
    Ok(range.simplest()?.unwrap_or(most))
}

/// Brings a solution of a search, variable by variable, to simpler values: first the whole ones, then the others, which can follow them. If the
/// limits are met, what has been reached stands.
///
/// A variable that gets its value first can leave another one without a decimal: of 1 and 70 % of what, 1 / 0.7. So where that happens,
/// the others are gone through the other way round, and at last the solution is made larger by what the decimals lack.
pub(super) fn simplify(search: &mut Search, values: Vec<Exact>) -> Vec<Exact> {
    let (whole, real): (Vec<_>, Vec<_>) =
        (0..search.width()).partition(|variable| search.is_whole(*variable));
    let mut values = in_order(search, &whole, values);
    let found = in_order(&mut search.clone(), &real, values.clone());
    if found.iter().all(is_decimal) {
        return found;
    }
    let backwards: Vec<usize> = real.iter().rev().copied().collect();
    values = in_order(&mut search.clone(), &backwards, values);
    if values.iter().all(is_decimal) {
        return values;
    }
    enlarged(search, &real, &found).unwrap_or(found)
}

fn in_order(search: &mut Search, variables: &[usize], mut values: Vec<Exact>) -> Vec<Exact> {
    for variable in variables {
        if settle(search, *variable, &mut values).is_err() {
            break;
        }
    }
    values
}

/// Real variables times what makes all of them decimals, if that is a solution with the whole ones as they are.
fn enlarged(search: &mut Search, real: &[usize], values: &[Exact]) -> Option<Vec<Exact>> {
    let lacking = |lacking: i128, variable: &usize| lcm(lacking, without_tens(*values[*variable].denom()));
    let factor = Exact::from_integer(real.iter().try_fold(1, lacking).ok()?);
    let mut found = None;
    for variable in real {
        let value = multiply(values[*variable], factor).ok()?;
        found = Some(search.attempt(*variable, value, BRANCHES).ok()??);
    }
    found.filter(|found| found.iter().all(is_decimal))
}

/// Whether a number can be written down with nine digits after the point at most.
fn is_decimal(value: &Exact) -> bool {
    1_000_000_000 % *value.denom() == 0
}

/// A number without its factors 2 and 5.
fn without_tens(mut number: i128) -> i128 {
    for factor in [2, 5] {
        while number % factor == 0 && number != 0 {
            number /= factor;
        }
    }
    number
}

/// Gives one variable the simplest value that can be found, and keeps it there.
fn settle(search: &mut Search, variable: usize, values: &mut Vec<Exact>) -> Checked<()> {
    let kept = if values[variable] == ZERO {
        false
    } else if search.is_whole(variable) {
        settle_whole(search, variable, values)?
    } else {
        settle_real(search, variable, values)?
    };
    if kept { Ok(()) } else { search.hold(variable, values[variable]) }
}

/// Tries a value. True if there is a solution with it, which `values` then is.
fn keep(search: &mut Search, variable: usize, value: Exact, values: &mut Vec<Exact>) -> Checked<bool> {
    let found = search.attempt(variable, value, BRANCHES)?;
    let kept = found.is_some();
    if let Some(found) = found {
        *values = found;
    }
    Ok(kept)
}

/// Tries whole values that are nearer to nothing than the present one, the nearest first.
fn settle_whole(search: &mut Search, variable: usize, values: &mut Vec<Exact>) -> Checked<bool> {
    let mut range = range(search, variable)?;
    let present = values[variable];
    for _ in 0..TRIES {
        let Some(value) = range.multiple(1)?.filter(|value| is_nearer(*value, present)) else { break };
        if keep(search, variable, value, values)? {
            return Ok(true);
        }
        if present > ZERO {
            range.low = Some(Delta::plain(add(value, ONE)?));
        } else {
            range.high = Some(Delta::plain(subtract(value, ONE)?));
        }
    }
    Ok(false)
}

/// Tries the most readable value of the range. Where all whole variables stand, every value of the range is a solution.
fn settle_real(search: &mut Search, variable: usize, values: &mut Vec<Exact>) -> Checked<bool> {
    match range(search, variable)?.simplest()? {
        Some(value) => keep(search, variable, value, values),
        None => Ok(false),
    }
}

fn is_nearer(value: Exact, than: Exact) -> bool {
    compare(distance(value), distance(than)).is_lt()
}

fn distance(value: Exact) -> Exact {
    if value < ZERO { -value } else { value }
}

/// How far a variable can go, if whole variables need not be whole.
fn range(search: &mut Search, variable: usize) -> Checked<Range> {
    if search.simplex.repair()?.is_some() {
        return Err(arith::Stop::Branches);
    }
    Ok(Range {
        low: search.simplex.push(variable, Side::Low)?,
        high: search.simplex.push(variable, Side::High)?,
    })
}
