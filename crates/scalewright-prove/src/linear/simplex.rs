//! The simplex method for bounds (Dutertre and de Moura): keeps every free variable within its bounds and moves basic variables into
//! theirs, one pivot after the other. Bland's rule (always the smallest number) makes it end.

use super::arith::{Checked, ONE, Stop, ZERO, divide};
use super::bound::{Bound, Side};
use super::core::Core;
use super::delta::Delta;
use super::form::Form;
use super::tableau::{Seat, Tableau};
use crate::Exact;

/// A bound that was set, and the one that it replaced.
#[derive(Clone, Copy, Debug)]
struct Change {
    variable: usize,
    side: Side,
    before: Option<Bound>,
}

/// The rows, the bounds and a value for every variable that agrees with the rows.
#[derive(Clone, Debug)]
pub(super) struct Simplex {
    tableau: Tableau,
    bounds: Vec<[Option<Bound>; 2]>,
    values: Vec<Delta>,
    trail: Vec<Change>,
    /// How many pivots are still allowed.
    pub(super) pivots: usize,
}

impl Simplex {
    /// All variables without bounds, at nothing.
    pub(super) fn new<'f>(
        width: usize,
        forms: impl ExactSizeIterator<Item = &'f Form>,
        pivots: usize,
    ) -> Self {
        let count = width + forms.len();
        Self {
            tableau: Tableau::new(width, forms),
            bounds: vec![[None; 2]; count],
            values: vec![Delta::ZERO; count],
            trail: Vec::new(),
            pivots,
        }
    }

    pub(super) fn tableau(&self) -> &Tableau {
        &self.tableau
    }

    pub(super) fn values(&self) -> &[Delta] {
        &self.values
    }

    pub(super) fn bound(&self, variable: usize, side: Side) -> Option<Bound> {
        self.bounds[variable][side as usize]
    }

    /// Narrows a variable, unless it is as narrow already. A core, if its other bound does not allow that.
    pub(super) fn narrow(&mut self, variable: usize, side: Side, bound: Bound) -> Checked<Option<Core>> {
        let before = self.bound(variable, side);
        if before.is_some_and(|before| !side.opposite().is_beyond(bound.value, before.value)) {
            return Ok(None);
        }
        if let Some(other) = self.bound(variable, side.opposite())
            && side.opposite().is_beyond(bound.value, other.value)
        {
            return Ok(Some([bound.cause, other.cause].into_iter().collect()));
        }
        self.trail.push(Change { variable, side, before });
        self.bounds[variable][side as usize] = Some(bound);
        if let Seat::Column(column) = self.tableau.seat(variable)
            && side.is_beyond(self.values[variable], bound.value)
        {
            self.shift(column, bound.value)?;
        }
        Ok(None)
    }

    /// A place on the trail of bounds to return to.
    pub(super) fn mark(&self) -> usize {
        self.trail.len()
    }

    /// Gives back the bounds that stood at the mark. Rows and values may stay: they agree with looser bounds too.
    pub(super) fn undo(&mut self, mark: usize) {
        for change in self.trail.drain(mark..).rev() {
            self.bounds[change.variable][change.side as usize] = change.before;
        }
    }

    /// Moves all values into their bounds, or says with a core why that cannot be.
    pub(super) fn repair(&mut self) -> Checked<Option<Core>> {
        // Light columns first: mostly that is the quickest. Should it not end, Bland's rule does.
        let mut light = 2 * self.tableau.basic().len();
        while let Some((row, side, target)) = self.broken() {
            let column = if light > 0 { self.lightest(row, side) } else { self.smallest(row, side) };
            light = light.saturating_sub(1);
            match column {
                Some(column) => self.exchange(row, column, target)?,
                None => return Ok(Some(self.explain(row, side))),
            }
        }
        Ok(None)
    }

    /// Moves a variable as far towards a side as the bounds let it, from values within bounds. Nothing if there is no end.
    pub(super) fn push(&mut self, variable: usize, side: Side) -> Checked<Option<Delta>> {
        loop {
            let step = match self.tableau.seat(variable) {
                Seat::Column(column) if self.at(variable, side) => {
                    return Ok(Some(self.values[self.tableau.columns()[column]]));
                }
                Seat::Column(column) => Some((column, side)),
                Seat::Row(row) => self
                    .smallest(row, side.opposite())
                    .map(|column| (column, side.at_rate(self.tableau.row(row)[column] > 0))),
            };
            let Some((column, towards)) = step else {
                return Ok(Some(self.values[variable]));
            };
            if !self.advance(column, towards)? {
                return Ok(None);
            }
        }
    }

    /// The basic variable of smallest number that is out of its bounds: its row, the side and the bound.
    fn broken(&self) -> Option<(usize, Side, Delta)> {
        let mut found: Option<(usize, (usize, Side, Delta))> = None;
        for (row, variable) in self.tableau.basic().iter().enumerate() {
            if found.is_some_and(|(smallest, _)| smallest < *variable) {
                continue;
            }
            for side in [Side::Low, Side::High] {
                let Some(bound) = self.bound(*variable, side) else { continue };
                if side.is_beyond(self.values[*variable], bound.value) {
                    found = Some((*variable, (row, side, bound.value)));
                }
            }
        }
        found.map(|(_, broken)| broken)
    }

    /// The columns, each with its variable, that can move the basic variable of a row away from a side.
    fn menders(&self, row: usize, side: Side) -> impl Iterator<Item = (usize, usize)> {
        let entries = self.tableau.row(row).iter().zip(self.tableau.columns()).enumerate();
        let able = entries.filter(move |(_, (entry, variable))| {
            **entry != 0 && !self.at(**variable, side.opposite().at_rate(**entry > 0))
        });
        able.map(|(column, (_, variable))| (column, *variable))
    }

    /// Bland's choice among them: the smallest variable.
    fn smallest(&self, row: usize, side: Side) -> Option<usize> {
        self.menders(row, side).min_by_key(|(_, variable)| *variable).map(|(column, _)| column)
    }

    /// The choice that keeps the rows short: the column that the fewest rows use.
    fn lightest(&self, row: usize, side: Side) -> Option<usize> {
        let weight = |(column, variable): &(usize, usize)| (self.tableau.weight(*column), *variable);
        self.menders(row, side).min_by_key(weight).map(|(column, _)| column)
    }

    /// Whether a variable stands at its bound on a side.
    fn at(&self, variable: usize, side: Side) -> bool {
        self.bound(variable, side).is_some_and(|bound| bound.value == self.values[variable])
    }

    /// Why the basic variable of a row cannot come back over its bound: all others stand at theirs.
    fn explain(&self, row: usize, side: Side) -> Core {
        let entries = self.tableau.row(row).iter().zip(self.tableau.columns());
        let others = entries
            .filter(|(entry, _)| **entry != 0)
            .filter_map(|(entry, variable)| self.bound(*variable, side.opposite().at_rate(*entry > 0)));
        self.bound(self.tableau.basic()[row], side)
            .into_iter()
            .chain(others)
            .map(|bound| bound.cause)
            .collect()
    }

    /// Moves the variable of a column towards a side until a bound stops it. False if none does.
    fn advance(&mut self, column: usize, side: Side) -> Checked<bool> {
        let variable = self.tableau.columns()[column];
        let own = match self.bound(variable, side) {
            Some(bound) => Some(bound.value.minus(self.values[variable])?),
            None => None,
        };
        let room = |distance: Delta| {
            if side == Side::High { Ok(distance) } else { distance.times(Exact::from_integer(-1)) }
        };
        let own = own.map(room).transpose()?;
        let mut nearest: Option<(Delta, usize, usize, Delta)> = None;
        for (row, basic) in self.tableau.basic().iter().enumerate() {
            let Some(rate) = self.tableau.rate(row, column) else { continue };
            let Some(bound) = self.bound(*basic, side.at_rate(rate > ZERO)) else { continue };
            let distance = room(bound.value.minus(self.values[*basic])?.times(divide(ONE, rate)?)?)?;
            if nearest.is_none_or(|(least, smallest, ..)| (distance, *basic) < (least, smallest)) {
                nearest = Some((distance, *basic, row, bound.value));
            }
        }
        match (own, nearest) {
            (None, None) => return Ok(false),
            (Some(own), Some((distance, _, row, target))) if distance < own => {
                self.exchange(row, column, target)?;
            }
            (None, Some((_, _, row, target))) => self.exchange(row, column, target)?,
            (Some(_), _) => {
                if let Some(bound) = self.bound(variable, side) {
                    self.shift(column, bound.value)?;
                }
            }
        }
        Ok(true)
    }

    /// Gives the variable of a column another value; the basic variables follow.
    fn shift(&mut self, column: usize, value: Delta) -> Checked<()> {
        let variable = self.tableau.columns()[column];
        let step = value.minus(self.values[variable])?;
        self.values[variable] = value;
        self.follow(column, step, None)
    }

    /// Brings the basic variable of a row to a value by moving that of a column, and lets them change their seats.
    fn exchange(&mut self, row: usize, column: usize, target: Delta) -> Checked<()> {
        self.pivots = self.pivots.checked_sub(1).ok_or(Stop::Pivots)?;
        let (leaving, entering) = (self.tableau.basic()[row], self.tableau.columns()[column]);
        let Some(rate) = self.tableau.rate(row, column) else { return Err(Stop::Overflow) };
        let step = target.minus(self.values[leaving])?.times(divide(ONE, rate)?)?;
        self.values[leaving] = target;
        self.values[entering] = self.values[entering].plus(step)?;
        self.follow(column, step, Some(row))?;
        self.tableau.pivot(row, column)
    }

    /// Moves the basic variables with the variable of a column, except that of one row.
    fn follow(&mut self, column: usize, step: Delta, except: Option<usize>) -> Checked<()> {
        if step.is_zero() {
            return Ok(());
        }
        for (row, basic) in self.tableau.basic().iter().enumerate() {
            let Some(rate) = self.tableau.rate(row, column) else { continue };
            if Some(row) != except {
                self.values[*basic] = self.values[*basic].plus(step.times(rate)?)?;
            }
        }
        Ok(())
    }
}
