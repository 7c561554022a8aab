//! Sums of unknowns with exact factors, and what is held against thresholds.

use std::collections::BTreeMap;

use num_traits::{CheckedAdd, CheckedMul, One, Zero};
use scalewright_model::{Exact, MeasureRange};

/// An unknown of a space, as its number.
pub(crate) type Base = usize;

/// A sum of unknowns, each with a factor, and a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Lin {
    pub terms: BTreeMap<Base, Exact>,
    pub plus: Exact,
}

impl Lin {
    pub fn known(plus: Exact) -> Self {
        Self { terms: BTreeMap::new(), plus }
    }

    pub fn base(base: Base) -> Self {
        Self { terms: BTreeMap::from([(base, Exact::one())]), plus: Exact::zero() }
    }

    /// The number, if there is no unknown in it.
    pub fn constant(&self) -> Option<Exact> {
        self.terms.is_empty().then_some(self.plus)
    }

    /// The sum of this and so many times the other; nothing if it is too large.
    pub fn plus(&self, other: &Self, times: Exact) -> Option<Self> {
        let mut sum = self.clone();
        sum.plus = sum.plus.checked_add(&other.plus.checked_mul(&times)?)?;
        for (base, factor) in &other.terms {
            let more = factor.checked_mul(&times)?;
            let entry = sum.terms.entry(*base).or_insert_with(Exact::zero);
            *entry = entry.checked_add(&more)?;
            if entry.is_zero() {
                sum.terms.remove(base);
            }
        }
        Some(sum)
    }

    pub fn times(&self, factor: Exact) -> Option<Self> {
        Self::default().plus(self, factor)
    }
}

/// A number that is computed: a sum of unknowns, or one divided by another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Formula {
    pub of: Lin,
    /// What it is divided by. Where that is nothing, there is no value.
    pub to: Option<Lin>,
    /// What must be above nothing for there to be a value: how many rows there are.
    pub needs: Vec<Lin>,
    /// The atoms that say whether a value may be blank is filled in.
    pub filled: Vec<usize>,
    /// Measures in it that have a value only within a range.
    pub within: Vec<(Box<Self>, MeasureRange)>,
}

impl Formula {
    pub fn of(of: Lin) -> Self {
        Self { of, ..Self::default() }
    }

    /// The sum of this and so many times the other; nothing if it cannot be written as one.
    pub fn plus(&self, other: &Self, times: Exact) -> Option<Self> {
        if let (None, Some(number)) = (&other.to, other.of.constant()) {
            return self.shifted(number * times);
        }
        if let (None, Some(number), true) = (&self.to, self.of.constant(), other.to.is_some()) {
            return other.scaled(times)?.shifted(number);
        }
        if self.to.is_some() || other.to.is_some() {
            return None;
        }
        let mut sum = Self::of(self.of.plus(&other.of, times)?);
        sum.take_needs(self);
        sum.take_needs(other);
        Some(sum)
    }

    /// This and a number.
    fn shifted(&self, number: Exact) -> Option<Self> {
        let of = match &self.to {
            Some(to) => self.of.plus(to, number)?,
            None => self.of.plus(&Lin::known(Exact::one()), number)?,
        };
        Some(Self { of, ..self.clone() })
    }

    pub fn scaled(&self, factor: Exact) -> Option<Self> {
        Some(Self { of: self.of.times(factor)?, ..self.clone() })
    }

    /// This divided by another; nothing if it cannot be written as one division.
    pub fn over(&self, other: &Self) -> Option<Self> {
        if let (None, Some(number)) = (&other.to, other.of.constant()) {
            return if number.is_zero() { None } else { self.scaled(number.recip()) };
        }
        if self.to.is_some() || other.to.is_some() {
            return None;
        }
        let mut ratio = Self { of: self.of.clone(), to: Some(other.of.clone()), ..Self::default() };
        ratio.take_needs(self);
        ratio.take_needs(other);
        Some(ratio)
    }

    pub fn take_needs(&mut self, other: &Self) {
        for need in &other.needs {
            if !self.needs.contains(need) {
                self.needs.push(need.clone());
            }
        }
        self.filled.extend(&other.filled);
        self.filled.sort_unstable();
        self.filled.dedup();
        self.within.extend(other.within.iter().cloned());
    }
}

/// What thresholds cut into regions: a sum of unknowns, or one divided by another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Quantity {
    pub of: Lin,
    pub to: Option<Lin>,
}

/// Whether a threshold itself belongs to what lies above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Above {
    /// The threshold or more.
    OrOn,
    /// More than the threshold.
    Strictly,
}

impl Formula {
    /// What is cut, and where, when this is held against a number. The side is turned if the last is true.
    pub fn against(&self, bound: Exact) -> Option<(Quantity, Exact, bool)> {
        if let Some(to) = &self.to {
            return Some((Quantity { of: self.of.clone(), to: Some(to.clone()) }, bound, false));
        }
        let factor = self.of.terms.values().next()?;
        let of = self.of.times(factor.recip())?;
        let cut = (bound - self.of.plus) / factor;
        let of = Lin { plus: Exact::zero(), ..of };
        Some((Quantity { of, to: None }, cut, *factor < Exact::zero()))
    }
}
