//! A second opinion: whole variables are counted through, real ones eliminated pair by pair (Fourier and Motzkin). Slow and plain.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Domain, Reason, Relation, System, Var};
use crate::Exact;

/// A system as data.
#[derive(Clone, Debug)]
pub(super) struct Spec {
    pub(super) variables: Vec<(Domain, Option<i128>, Option<i128>)>,
    /// Factors of all variables, relation and number.
    pub(super) constraints: Vec<(Vec<Exact>, Relation, Exact)>,
}

/// `Σ factor · variable ≥ number`, or `>` if it is strict.
type Row = (Vec<Exact>, bool, Exact);

/// The end of a sum: the number, and whether it is attained; no end at all.
pub(super) type End = Option<(Exact, bool)>;

fn whole(value: i128) -> Exact {
    Exact::from_integer(value)
}

impl Spec {
    pub(super) fn system(&self) -> System {
        let mut system = System::new();
        for (domain, low, high) in &self.variables {
            system.variable(*domain, low.map(whole), high.map(whole));
        }
        for (factors, relation, number) in &self.constraints {
            system.constrain(&sum(factors), *relation, *number);
        }
        system
    }

    /// Only the constraints and bounds that are wanted.
    pub(super) fn only(&self, wanted: impl Fn(Reason) -> bool) -> Self {
        let bound = |reason, bound: Option<i128>| bound.filter(|_| wanted(reason));
        let variables = self.variables.iter().enumerate().map(|(variable, (domain, low, high))| {
            let variable = Var(variable);
            (*domain, bound(Reason::Low(variable), *low), bound(Reason::High(variable), *high))
        });
        let constraints = self.constraints.iter().enumerate();
        let constraints = constraints.filter(|(number, _)| wanted(Reason::Constraint(*number)));
        Self {
            variables: variables.collect(),
            constraints: constraints.map(|(_, row)| row.clone()).collect(),
        }
    }

    /// Whether these values are a solution.
    pub(super) fn holds(&self, values: &[Exact]) -> bool {
        assert_eq!(values.len(), self.variables.len());
        let bounds = self.variables.iter().zip(values).all(|((domain, low, high), value)| {
            (*domain == Domain::Real || value.is_integer())
                && low.is_none_or(|low| whole(low) <= *value)
                && high.is_none_or(|high| *value <= whole(high))
        });
        bounds
            && self.constraints.iter().all(|(factors, relation, number)| {
                let sum = total(factors, values);
                match relation {
                    Relation::AtLeast => sum >= *number,
                    Relation::AtMost => sum <= *number,
                    Relation::Above => sum > *number,
                    Relation::Below => sum < *number,
                    Relation::Equal => sum == *number,
                }
            })
    }

    /// The greatest value of a sum; nothing if there is no solution. Whole variables are counted through from -`reach` to `reach`.
    pub(super) fn most(&self, sum: &[Exact], reach: i128) -> Option<End> {
        let mut rows = self.rows();
        // One variable more: the sum.
        rows.iter_mut().for_each(|(factors, ..)| factors.push(whole(0)));
        let opposite: Vec<Exact> = sum.iter().map(|factor| -factor).chain([whole(1)]).collect();
        rows.push((opposite.iter().map(|factor| -factor).collect(), false, whole(0)));
        rows.push((opposite, false, whole(0)));
        self.count(0, reach, rows)
    }

    pub(super) fn is_feasible(&self, reach: i128) -> bool {
        self.most(&vec![whole(0); self.variables.len()], reach).is_some()
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (variable, (_, low, high)) in self.variables.iter().enumerate() {
            let unit = |sign: i128| {
                (0..self.variables.len())
                    .map(|other| whole(if other == variable { sign } else { 0 }))
                    .collect()
            };
            rows.extend(low.map(|low| (unit(1), false, whole(low))));
            rows.extend(high.map(|high| (unit(-1), false, whole(-high))));
        }
        for (factors, relation, number) in &self.constraints {
            let opposite = factors.iter().map(|factor| -factor).collect();
            match relation {
                Relation::AtLeast => rows.push((factors.clone(), false, *number)),
                Relation::Above => rows.push((factors.clone(), true, *number)),
                Relation::AtMost => rows.push((opposite, false, -number)),
                Relation::Below => rows.push((opposite, true, -number)),
                Relation::Equal => {
                    rows.push((factors.clone(), false, *number));
                    rows.push((opposite, false, -number));
                }
            }
        }
        rows
    }

    /// Puts every value of the whole variables in, then eliminates the real ones.
    fn count(&self, variable: usize, reach: i128, rows: Vec<Row>) -> Option<End> {
        if rows.iter().any(never) {
            return None;
        }
        match self.variables.get(variable) {
            None => greatest(rows, self.variables.len()),
            Some((Domain::Real, ..)) => self.count(variable + 1, reach, eliminate(rows, variable)),
            Some((Domain::Whole, low, high)) => {
                let values = low.unwrap_or(-reach)..=high.unwrap_or(reach);
                let ends = values.filter_map(|value| {
                    let put = rows.iter().cloned().map(|(mut factors, strict, number)| {
                        let factor = std::mem::take(&mut factors[variable]);
                        (factors, strict, number - factor * whole(value))
                    });
                    self.count(variable + 1, reach, put.collect())
                });
                ends.max_by_key(|end| end.map_or((true, None), |end| (false, Some(end))))
            }
        }
    }
}

/// A sum as a system takes it.
pub(super) fn sum(factors: &[Exact]) -> Vec<(Var, Exact)> {
    factors.iter().enumerate().map(|(variable, factor)| (Var(variable), *factor)).collect()
}

pub(super) fn total(factors: &[Exact], values: &[Exact]) -> Exact {
    factors.iter().zip(values).map(|(factor, value)| factor * value).sum()
}

/// Lets a variable fall out: by an equation, if one is there, else by adding every row that bounds it from below to every row that
/// bounds it from above.
fn eliminate(rows: Vec<Row>, variable: usize) -> Vec<Row> {
    let zero = whole(0);
    let (with, without): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.0[variable] != zero);
    let with: BTreeSet<Row> = with.into_iter().map(plain).collect();
    let mut left: BTreeSet<Row> = without.into_iter().map(plain).collect();
    if let Some(equation) = with.iter().find(|row| !row.1 && with.contains(&times(row, whole(-1)))) {
        left.extend(
            with.iter().map(|row| plus(row, &times(equation, -row.0[variable] / equation.0[variable]))),
        );
    } else {
        let (lower, upper): (Vec<Row>, Vec<Row>) = with.into_iter().partition(|row| row.0[variable] > zero);
        for low in &lower {
            let high =
                upper.iter().map(|high| plus(&times(low, -high.0[variable]), &times(high, low.0[variable])));
            left.extend(high.map(plain));
        }
    }
    tightest(left)
}

fn times((factors, strict, number): &Row, factor: Exact) -> Row {
    (factors.iter().map(|own| own * factor).collect(), *strict, number * factor)
}

fn plus(left: &Row, right: &Row) -> Row {
    let factors = left.0.iter().zip(&right.0).map(|(left, right)| left + right).collect();
    (factors, left.1 || right.1, left.2 + right.2)
}

/// Of rows with the same factors only the one that asks for most.
fn tightest(rows: BTreeSet<Row>) -> Vec<Row> {
    let mut tightest: BTreeMap<Vec<Exact>, (Exact, bool)> = BTreeMap::new();
    for (factors, strict, number) in rows {
        let known = tightest.entry(factors).or_insert((number, strict));
        *known = (*known).max((number, strict));
    }
    tightest.into_iter().map(|(factors, (number, strict))| (factors, strict, number)).collect()
}

/// The same row with a first factor of 1 or -1, so that multiples are one row.
fn plain((mut factors, strict, mut number): Row) -> Row {
    if let Some(first) = factors.iter().copied().find(|factor| *factor != whole(0)) {
        let size = if first < whole(0) { -first } else { first };
        factors.iter_mut().for_each(|factor| *factor /= size);
        number /= size;
    }
    (factors, strict, number)
}

/// Whether a row says something false about no variable at all.
fn never((factors, strict, number): &Row) -> bool {
    let zero = whole(0);
    (*number > zero || (*strict && *number == zero)) && factors.iter().all(|factor| *factor == zero)
}

/// The greatest value of the one variable that is left; nothing if no value is.
fn greatest(rows: Vec<Row>, variable: usize) -> Option<End> {
    let zero = whole(0);
    let upper = rows.iter().filter(|row| row.0[variable] < zero);
    // A strict end is less than one that is attained.
    let end = upper.map(|(factors, strict, number)| (number / factors[variable], !strict)).min();
    let left = eliminate(rows, variable);
    (!left.iter().any(never)).then_some(end)
}
