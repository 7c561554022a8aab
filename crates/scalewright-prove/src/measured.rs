//! Measures held against numbers: rounded, within their range, or taken from their fallback, just as the interpreter does it.

use scalewright_model::{Exact, MeasureRange, Rounding};

use crate::diagram::{Id, NO, OPEN, YES};
use crate::formula::Formula;
use crate::space::{AtomKey, Space};
use crate::value::{Before, Cmp, Value};

/// More than any number that a file can hold.
pub(crate) const BEYOND: i128 = 10_000_000_000_000;

/// A measure that is more than its formula.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    pub value: Value,
    pub range: Option<MeasureRange>,
    pub rounding: Option<Rounding>,
    /// What is taken where the value cannot be computed, and the name of the measure.
    pub fallback: Option<(String, Value)>,
}

impl Measured {
    /// What is known of a measure that has no value: its range.
    fn span(&self) -> (Exact, Exact) {
        let far = Exact::from_integer(BEYOND);
        self.range.map_or((-far, far), |range| {
            (range.min.exact(), range.max.map_or(far, scalewright_model::Number::exact))
        })
    }
}

/// A value held against a number, and where there is one at all.
struct Own {
    found: Id,
    defined: Id,
}

impl Space {
    /// A measure held against a number: its fallback where it has no value, and only its range where there is none or one beyond it.
    pub fn measured(&mut self, how: Cmp, measured: &Measured, bound: Exact) -> Option<Id> {
        let own = self.own(how, &measured.value, measured, bound)?;
        let none = match (how.of(measured.span(), (bound, bound)), &measured.value, &measured.fallback) {
            (OPEN, Value::Formula(formula), None) if measured.rounding.is_none() => {
                self.without_value(how, formula, bound)
            }
            (known, ..) => self.diagrams.end(known),
        };
        let Some((name, fallback)) = &measured.fallback else {
            return Some(self.diagrams.choose(own.defined, own.found, none, &|one, _| one));
        };
        let other = self.own(how, fallback, measured, bound)?;
        let taken = self.diagrams.choose(other.defined, other.found, none, &|one, _| one);
        let found = self.diagrams.choose(own.defined, own.found, taken, &|one, _| one);
        if self.collecting {
            return Some(found);
        }
        let gone = self.atom(&AtomKey::Gone(name.clone()), 2);
        let (no, yes) = (self.diagrams.end(NO), self.diagrams.end(YES));
        let gone = self.diagrams.test(gone, vec![no, yes]);
        Some(self.diagrams.choose(gone, taken, found, &|one, _| one))
    }

    fn own(&mut self, how: Cmp, value: &Value, measured: &Measured, bound: Exact) -> Option<Own> {
        if let Value::Finite(id) = value {
            return Some(self.finite(how, *id, measured, bound));
        }
        let formula = self.formula(value)?;
        let before = measured.rounding.map_or(Before::Nothing, Before::Rounding);
        let mut found = self.cut(how, &formula, bound, before)?;
        if let Some(range) = measured.range {
            let known = how.of(measured.span(), (bound, bound));
            let beyond = self.diagrams.end(known);
            let mut inside = self.cut(Cmp::AtLeast, &formula, range.min.exact(), before)?;
            if let Some(max) = range.max {
                let most = self.cut(Cmp::AtMost, &formula, max.exact(), before)?;
                inside = self.diagrams.and(inside, most);
            }
            found = self.diagrams.choose(inside, found, beyond, &|one, _| one);
        }
        let defined = self.defined(&formula)?;
        Some(Own { found, defined })
    }

    /// A number with few values. One of which only bounds are known counts as none.
    fn finite(&mut self, how: Cmp, id: Id, measured: &Measured, bound: Exact) -> Own {
        let (mut found, mut defined) = (Vec::new(), Vec::new());
        let (least, most) = measured.span();
        for end in self.diagrams.ends(id) {
            let (low, high) = self.interval(end);
            let (low, high) = (rounded(low, measured.rounding), rounded(high, measured.rounding));
            let beyond = high < least || low > most;
            let known = if beyond { (least, most) } else { (low.max(least), high.min(most)) };
            found.push((end, how.of(known, (bound, bound))));
            defined.push((end, u128::from(low == high)));
        }
        let at = |known: &[(u128, u128)], end: u128| {
            known.iter().find(|(other, _)| *other == end).map_or(OPEN, |(_, value)| *value)
        };
        Own {
            found: self.diagrams.map(id, &|end| at(&found, end)),
            defined: self.diagrams.map(id, &|end| at(&defined, end)),
        }
    }

    /// A comparison of which nothing is known: it may hold, or not, or be open.
    pub fn unseen(&mut self, how: Cmp, formula: &Formula, bound: Exact) -> Id {
        if self.collecting {
            return self.diagrams.end(OPEN);
        }
        let atom = self.atom(&AtomKey::Unseen(format!("{how:?} {formula:?} {bound}")), 3);
        let next = [NO, YES, OPEN].map(|end| self.diagrams.end(end)).to_vec();
        self.diagrams.test(atom, next)
    }
}

fn rounded(value: Exact, rounding: Option<Rounding>) -> Exact {
    match rounding {
        None => value,
        Some(Rounding::HalfUp(step)) => {
            let step = step.exact();
            (value / step + Exact::new(1, 2)).floor() * step
        }
        Some(Rounding::Down(step)) => (value / step.exact()).floor() * step.exact(),
        Some(Rounding::Up(step)) => (value / step.exact()).ceil() * step.exact(),
    }
}
