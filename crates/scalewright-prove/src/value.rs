//! Numbers of a space: those with finitely many values, and those that are computed from unknowns.

use num_traits::{CheckedAdd, CheckedMul, CheckedSub, Zero};
use scalewright_model::{Exact, MeasureRange, Rounding};

use crate::diagram::{Id, NO, OPEN, YES};
use crate::formula::{Above, Formula, Lin};
use crate::measured::Measured;
use crate::space::Space;
use crate::values::visit;

/// A number of a space.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "values live shortly")]
pub(crate) enum Value {
    /// A diagram whose ends are numbers of the space.
    Finite(Id),
    /// Computed from unknowns.
    Formula(Formula),
    /// A measure with a range, a rounding or a fallback of its own.
    Measure(Box<Measured>),
    /// A day so many calendar months after another.
    Later(Box<Later>),
}

/// A day so many calendar months after another.
#[derive(Clone, Debug)]
pub(crate) struct Later {
    pub day: Formula,
    pub months: i64,
    /// The same as an unknown of its own, of which only bounds are known.
    pub loose: Formula,
}

/// What is done to a value before it is held against a bound.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Before {
    Nothing,
    Rounding(Rounding),
    Months(i64),
}

/// How two numbers are held against one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cmp {
    AtLeast,
    AtMost,
    Above,
    Below,
    Equal,
}

impl Cmp {
    const fn turned(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            Self::Above => Self::Below,
            Self::Below => Self::Above,
            Self::Equal => Self::Equal,
        }
    }

    /// What is known of two numbers of which only bounds may be known.
    pub fn of(self, left: (Exact, Exact), right: (Exact, Exact)) -> u128 {
        let at_least = |left: (Exact, Exact), right: (Exact, Exact)| {
            if left.0 >= right.1 {
                YES
            } else if left.1 < right.0 {
                NO
            } else {
                OPEN
            }
        };
        let not = |value| match value {
            YES => NO,
            NO => YES,
            open => open,
        };
        match self {
            Self::AtLeast => at_least(left, right),
            Self::AtMost => at_least(right, left),
            Self::Above => not(at_least(right, left)),
            Self::Below => not(at_least(left, right)),
            Self::Equal => match (at_least(left, right), at_least(right, left)) {
                (YES, YES) => YES,
                (NO, _) | (_, NO) => NO,
                _ => OPEN,
            },
        }
    }
}

impl Space {
    /// A number that is known.
    pub fn known(&mut self, number: Exact) -> Value {
        let end = self.number(number, number);
        Value::Finite(self.diagrams.end(end))
    }

    /// The number, if there is only one that it can be.
    pub fn constant(&self, value: &Value) -> Option<Exact> {
        match value {
            Value::Finite(id) => match self.diagrams.node(*id) {
                crate::diagram::Node::End(end) => {
                    let (least, most) = self.interval(*end);
                    (least == most).then_some(least)
                }
                crate::diagram::Node::Test { .. } => None,
            },
            Value::Formula(formula) => formula.to.is_none().then(|| formula.of.constant()).flatten(),
            Value::Measure(_) | Value::Later(_) => None,
        }
    }

    /// The value as a sum of unknowns or a ratio of two; nothing if it cannot be written so.
    pub fn formula(&self, value: &Value) -> Option<Formula> {
        if let Some(number) = self.constant(value) {
            return Some(Formula::of(crate::formula::Lin::known(number)));
        }
        match value {
            Value::Formula(formula) => Some(formula.clone()),
            Value::Later(later) => Some(later.loose.clone()),
            Value::Measure(measured) if measured.rounding.is_none() && measured.fallback.is_none() => {
                let mut formula = self.formula(&measured.value)?;
                if let Some(range) = measured.range {
                    let own = Box::new(formula.clone());
                    formula.within.push((own, range));
                }
                Some(formula)
            }
            Value::Finite(_) | Value::Measure(_) => None,
        }
    }

    /// Puts the numbers at the ends of two diagrams together.
    fn numbers(
        &mut self,
        left: Id,
        right: Id,
        of: impl Fn((Exact, Exact), (Exact, Exact)) -> Option<(Exact, Exact)>,
    ) -> Option<Value> {
        let mut table = std::collections::BTreeMap::new();
        for one in self.diagrams.ends(left) {
            for other in self.diagrams.ends(right) {
                let (least, most) = of(self.interval(one), self.interval(other))?;
                table.insert((one, other), self.number(least, most));
            }
        }
        Some(Value::Finite(
            self.diagrams.combine(left, right, &|one, other| table.get(&(one, other)).copied().unwrap_or(0)),
        ))
    }

    /// The sum of one number and another, or their difference; nothing if it cannot be written.
    pub fn plus(&mut self, left: &Value, right: &Value, minus: bool) -> Option<Value> {
        if let (Value::Finite(left), Value::Finite(right)) = (left, right) {
            return self.numbers(*left, *right, |left, right| {
                if minus {
                    Some((left.0.checked_sub(&right.1)?, left.1.checked_sub(&right.0)?))
                } else {
                    Some((left.0.checked_add(&right.0)?, left.1.checked_add(&right.1)?))
                }
            });
        }
        let times = Exact::from_integer(if minus { -1 } else { 1 });
        let (left, right) = (self.formula(left)?, self.formula(right)?);
        left.plus(&right, times).map(Value::Formula)
    }

    /// A number so many times.
    pub fn times(&mut self, value: &Value, factor: Exact) -> Option<Value> {
        if let Value::Finite(id) = value {
            let Value::Finite(by) = self.known(factor) else { return None };
            return self.numbers(*id, by, |value, _| {
                let (one, other) = (value.0.checked_mul(&factor)?, value.1.checked_mul(&factor)?);
                Some((one.min(other), one.max(other)))
            });
        }
        self.formula(value)?.scaled(factor).map(Value::Formula)
    }

    /// One number divided by another; nothing if it cannot be written.
    pub fn over(&mut self, left: &Value, right: &Value) -> Option<Value> {
        if let Some(number) = self.constant(right).filter(|number| !number.is_zero()) {
            return self.times(left, number.recip());
        }
        let (left, right) = (self.formula(left)?, self.formula(right)?);
        // Thresholds of a ratio are taken times what it is divided by, which must not turn them round.
        self.least(&right.of).filter(|least| *least >= Exact::zero())?;
        left.over(&right).map(Value::Formula)
    }

    /// The least that a sum of unknowns can be, by their own bounds; nothing if that is not known.
    pub fn least(&self, of: &Lin) -> Option<Exact> {
        of.terms.iter().try_fold(of.plus, |sum, (base, factor)| {
            let base = &self.bases[*base];
            let end = if *factor > Exact::zero() { base.min } else { base.max };
            sum.checked_add(&factor.checked_mul(&end?)?)
        })
    }

    /// Holds two numbers against one another; nothing if it cannot be written.
    pub fn compare(&mut self, how: Cmp, left: &Value, right: &Value) -> Option<Id> {
        if let (Value::Finite(left), Value::Finite(right)) = (left, right) {
            let table = self.ends_compared(how, *left, *right);
            return Some(
                self.diagrams
                    .combine(*left, *right, &|one, other| table.get(&(one, other)).copied().unwrap_or(OPEN)),
            );
        }
        if let Some(bound) = self.constant(right) {
            return self.against(how, left, bound);
        }
        if let Some(bound) = self.constant(left) {
            return self.against(how.turned(), right, bound);
        }
        let difference = self.plus(left, right, true)?;
        self.against(how, &difference, Exact::zero())
    }

    fn ends_compared(&self, how: Cmp, left: Id, right: Id) -> std::collections::BTreeMap<(u128, u128), u128> {
        let (ones, others) = (self.diagrams.ends(left), self.diagrams.ends(right));
        let pairs = ones.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
        pairs.map(|(one, other)| ((one, other), how.of(self.interval(one), self.interval(other)))).collect()
    }

    /// Holds a number against a known one.
    pub fn against(&mut self, how: Cmp, value: &Value, bound: Exact) -> Option<Id> {
        match value {
            Value::Finite(_) => {
                let bound = self.known(bound);
                self.compare(how, value, &bound)
            }
            Value::Formula(formula) => {
                let found = self.cut(how, formula, bound, Before::Nothing)?;
                let defined = self.defined(formula)?;
                let none = self.without_value(how, formula, bound);
                Some(self.diagrams.choose(defined, found, none, &|one, _| one))
            }
            Value::Later(later) => {
                let found = self.cut(how, &later.day, bound, Before::Months(later.months))?;
                let defined = self.defined(&later.day)?;
                let open = self.diagrams.end(OPEN);
                Some(self.diagrams.choose(defined, found, open, &|one, _| one))
            }
            Value::Measure(measured) => self.measured(how, measured, bound),
        }
    }

    /// What is known of a comparison where a formula has no value: its bounds may be enough.
    pub fn without_value(&mut self, how: Cmp, formula: &Formula, bound: Exact) -> Id {
        let plain = formula.within.is_empty();
        if formula.to.is_some() && plain && formula.filled.is_empty() {
            // There is nothing to divide by, or no row.
            return self.diagrams.end(OPEN);
        }
        if formula.to.is_none() {
            let known = how.of(self.bounds(&formula.of), (bound, bound));
            if known != OPEN || (plain && formula.of.terms.len() == 1) {
                return self.diagrams.end(known);
            }
        }
        // A part of it may be known, or its range.
        self.unseen(how, formula, bound)
    }

    /// The least and the most that a sum of unknowns can be, by their own bounds.
    fn bounds(&self, of: &Lin) -> (Exact, Exact) {
        let far = Exact::from_integer(crate::measured::BEYOND);
        let turned = of.times(Exact::from_integer(-1)).and_then(|turned| self.least(&turned));
        (self.least(of).unwrap_or(-far), turned.map_or(far, |least| -least))
    }

    /// Where a formula has a value.
    pub fn defined(&mut self, formula: &Formula) -> Option<Id> {
        let zero = Exact::zero();
        let mut parts = Vec::new();
        for need in formula.needs.iter().chain(&formula.to) {
            parts.push(self.cut(Cmp::Above, &Formula::of(need.clone()), zero, Before::Nothing)?);
        }
        for (inner, range) in &formula.within {
            parts.push(self.within(inner, *range)?);
        }
        let all = self.diagrams.all(parts);
        let yes = self.diagrams.end(YES);
        let no = self.diagrams.end(NO);
        let mut all = self.diagrams.map(all, &|value| u128::from(value == YES));
        for atom in &formula.filled {
            let there = self.diagrams.test(*atom, vec![no, yes]);
            all = self.diagrams.and(all, there);
        }
        Some(all)
    }

    fn within(&mut self, formula: &Formula, range: MeasureRange) -> Option<Id> {
        let least = self.cut(Cmp::AtLeast, formula, range.min.exact(), Before::Nothing)?;
        let Some(max) = range.max else { return Some(least) };
        let most = self.cut(Cmp::AtMost, formula, max.exact(), Before::Nothing)?;
        Some(self.diagrams.and(least, most))
    }

    /// A formula held against a number, wherever it has a value.
    pub fn cut(&mut self, how: Cmp, formula: &Formula, bound: Exact, before: Before) -> Option<Id> {
        if let (None, Some(number)) = (&formula.to, formula.of.constant()) {
            let value = how.of((number, number), (bound, bound));
            return Some(self.diagrams.end(value));
        }
        let on = |space: &mut Self, strictly: bool| -> Option<Id> {
            let (bound, strictly) = raw(bound, strictly, before)?;
            let (quantity, cut, turned) = formula.against(bound)?;
            // Turned round, 'this or more' is 'this or less'.
            let above = if strictly == turned { Above::OrOn } else { Above::Strictly };
            let found = space.above(&quantity, cut, above);
            Some(if turned { space.diagrams.not(found) } else { found })
        };
        match how {
            Cmp::AtLeast => on(self, false),
            Cmp::Above => on(self, true),
            Cmp::Below => on(self, false).map(|found| self.diagrams.not(found)),
            Cmp::AtMost => on(self, true).map(|found| self.diagrams.not(found)),
            Cmp::Equal => {
                let (least, more) = (on(self, false)?, on(self, true)?);
                let not_more = self.diagrams.not(more);
                Some(self.diagrams.and(least, not_more))
            }
        }
    }
}

/// The threshold for a value before something is done to it: what must be reached (or, strictly, passed) for the result to reach (or
/// pass) a bound. Nothing if the day lies too far away.
fn raw(bound: Exact, strictly: bool, before: Before) -> Option<(Exact, bool)> {
    let rounding = match before {
        Before::Nothing => return Some((bound, strictly)),
        Before::Months(months) => return first_day(bound, strictly, months).map(|day| (day, false)),
        Before::Rounding(rounding) => rounding,
    };
    let step = match rounding {
        Rounding::HalfUp(step) | Rounding::Down(step) | Rounding::Up(step) => step.exact(),
    };
    // The least multiple that will do.
    let least = if strictly { ((bound / step).floor() + 1) * step } else { (bound / step).ceil() * step };
    Some(match rounding {
        Rounding::HalfUp(_) => (least - step / 2, false),
        Rounding::Down(_) => (least, false),
        Rounding::Up(_) => (least - step, true),
    })
}

/// The first day which, so many months later, reaches a bound. Later days do so too.
fn first_day(bound: Exact, strictly: bool, months: i64) -> Option<Exact> {
    let least = if strictly { bound.floor() + 1 } else { bound.ceil() };
    let least = i64::try_from(least.to_integer()).ok().filter(|days| days.abs() < 1_000_000)?;
    let (visit, spread) = (visit()?, months.checked_mul(31)?.checked_abs()? + 31);
    let reaches = |day: i64| {
        let later = visit.plus_days(day)?.plus_months(months)?;
        Some(visit.days_until(later) >= least)
    };
    let (mut low, mut high) = (least - spread, least + spread);
    while low < high {
        let middle = low + (high - low).div_euclid(2);
        if reaches(middle)? { high = middle } else { low = middle + 1 }
    }
    Some(Exact::from_integer(low.into()))
}
