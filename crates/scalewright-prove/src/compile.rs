//! Makes diagrams of conditions and formulas of expressions.

use num_traits::One;
use scalewright_model::{Cond, Exact, Expr, Field, Number, Required, Rule, Table};

use crate::diagram::{Id, NO, OPEN, YES};
use crate::formula::{Formula, Lin};
use crate::inline::Names;
use crate::measured::Measured;
use crate::space::{AtomKey, BaseKey, Domain, Leaf, Space};
use crate::value::{Cmp, Later, Value};

/// How deep measures may name one another; a checked scale has no circles.
const MAX_DEPTH: usize = 64;

/// Compiles what is said of one item, or of one row.
pub(crate) struct Compiler<'a, 's> {
    pub names: Names<'a>,
    pub space: &'s mut Space,
    /// The table whose row is at hand.
    pub table: Option<&'a Table>,
    pub depth: usize,
}

impl Compiler<'_, '_> {
    /// A condition, as a diagram that ends in no, yes or open.
    pub fn cond(&mut self, of: &Cond) -> Id {
        match of {
            Cond::Met(id) => self.met(id),
            Cond::Yes(value) => self.holds(value, |cell| *cell == scalewright_model::Cell::Bool(true)),
            Cond::Is(value, code) => self.is_code(value, std::slice::from_ref(code)),
            Cond::OneOf(value, codes) => self.is_code(value, codes),
            Cond::Blank(value) => self.blank(value),
            Cond::AtLeast(left, right) => self.compare(Cmp::AtLeast, left, right),
            Cond::AtMost(left, right) => self.compare(Cmp::AtMost, left, right),
            Cond::Above(left, right) => self.compare(Cmp::Above, left, right),
            Cond::Below(left, right) => self.compare(Cmp::Below, left, right),
            Cond::Equal(left, right) => self.compare(Cmp::Equal, left, right),
            Cond::All(parts) => {
                let parts = self.conds(parts);
                self.space.diagrams.all(parts)
            }
            Cond::Any(parts) => {
                let parts = self.conds(parts);
                self.space.diagrams.any(parts)
            }
            Cond::Several(least, parts) => self.several(*least, parts),
            Cond::Not(inner) => {
                let inner = self.cond(inner);
                self.space.diagrams.not(inner)
            }
        }
    }

    pub fn conds(&mut self, of: &[Cond]) -> Vec<Id> {
        of.iter().map(|part| self.cond(part)).collect()
    }

    pub fn open(&mut self) -> Id {
        self.space.diagrams.end(OPEN)
    }

    /// Whether a criterion is met.
    pub fn met(&mut self, id: &str) -> Id {
        let criterion = self.names.item.and_then(|item| item.criteria.iter().find(|one| one.id == id));
        let Some(criterion) = criterion.filter(|_| self.depth < MAX_DEPTH) else { return self.open() };
        if let Some(cond) = &criterion.met {
            self.depth += 1;
            let found = self.cond(&self.names.cond(cond));
            self.depth -= 1;
            return found;
        }
        let leaf = self.criterion(id, criterion.partly.is_some());
        self.space.is_one_of(&leaf, |cell| *cell == scalewright_model::Cell::Bool(true))
    }

    fn criterion(&mut self, id: &str, partly: bool) -> Leaf {
        let leaf = self.space.answer(id);
        self.space.know(&leaf, Domain::Criterion { partly }, &Required::Always);
        leaf
    }

    /// What a criterion counts: one if it is met, its credit if it is met partly.
    fn credit(&mut self, id: &str) -> Id {
        let (zero, one) = (Exact::from_integer(0), Exact::one());
        let criterion = self.names.item.and_then(|item| item.criteria.iter().find(|one| one.id == id));
        let met = self.met(id);
        let (none, full, either) =
            (self.space.number(zero, zero), self.space.number(one, one), self.space.number(zero, one));
        let credits = self.space.diagrams.map(met, &|value| match value {
            YES => full,
            NO => none,
            _ => either,
        });
        let Some(credit) = criterion.filter(|one| one.met.is_none()).and_then(|one| one.partly) else {
            return credits;
        };
        let leaf = self.criterion(id, true);
        let partly = self.space.is_one_of(&leaf, |cell| matches!(cell, scalewright_model::Cell::Text(_)));
        let part = self.space.number(credit.exact(), credit.exact());
        let part = self.space.diagrams.end(part);
        self.space.diagrams.choose(partly, part, credits, &|_, other| other)
    }

    fn holds(&mut self, value: &Expr, holds: impl Fn(&scalewright_model::Cell) -> bool) -> Id {
        match self.leaf(value) {
            Some(leaf) => self.space.is_one_of(&leaf, holds),
            None => self.opaque_cond(value),
        }
    }

    fn is_code(&mut self, value: &Expr, codes: &[String]) -> Id {
        self.holds(value, |cell| matches!(cell, scalewright_model::Cell::Text(code) if codes.contains(code)))
    }

    fn blank(&mut self, value: &Expr) -> Id {
        let Some(leaf) = self.leaf(value) else { return self.opaque_cond(value) };
        match self.space.filled(&leaf) {
            None => self.space.diagrams.end(NO),
            Some(_) if self.space.collecting => self.open(),
            Some(atom) => {
                let (no, yes) = (self.space.diagrams.end(NO), self.space.diagrams.end(YES));
                self.space.diagrams.test(atom, vec![yes, no])
            }
        }
    }

    fn several(&mut self, least: Number, parts: &[Cond]) -> Id {
        let (zero, one) = (Exact::from_integer(0), Exact::one());
        let mut sum = self.space.known(zero);
        for part in self.conds(parts) {
            let (none, full, either) =
                (self.space.number(zero, zero), self.space.number(one, one), self.space.number(zero, one));
            let counted = self.space.diagrams.map(part, &|value| match value {
                YES => full,
                NO => none,
                _ => either,
            });
            if let Some(more) = self.space.plus(&sum, &Value::Finite(counted), false) {
                sum = more;
            }
        }
        let found = self.space.against(Cmp::AtLeast, &sum, least.exact());
        found.unwrap_or_else(|| self.open())
    }

    fn compare(&mut self, how: Cmp, left: &Expr, right: &Expr) -> Id {
        let (one, other) = (self.expr(left), self.expr(right));
        if let Some(found) = self.space.compare(how, &one, &other) {
            return found;
        }
        self.opaque_cond(&Expr::Subtract(Box::new(left.clone()), Box::new(right.clone())))
    }

    /// A condition that is not seen into: it may hold, or not.
    fn opaque_cond(&mut self, of: &Expr) -> Id {
        let value = self.opaque(of);
        self.space.against(Cmp::Above, &value, Exact::from_integer(0)).unwrap_or(0)
    }

    /// A number that is not seen into: it may be anything, or have no value.
    fn opaque(&mut self, of: &Expr) -> Value {
        let of = self.names.expr(of);
        let again = self.space.again && crate::twin::reads_some(&of, &self.space.twins);
        let there = self.space.atom(&AtomKey::Unseen(format!("{of:?} {again}")), 2);
        let base = self.space.base(BaseKey::Opaque(Box::new(of), again), false, None, None);
        let mut formula = Formula::of(Lin::base(base));
        formula.filled.push(there);
        Value::Formula(formula)
    }

    /// The input that an expression reads, if it is one.
    pub fn leaf(&mut self, of: &Expr) -> Option<Leaf> {
        let checked = self.names.checked;
        let (leaf, field): (Leaf, &Field) = match of {
            Expr::Field(id) => {
                (Leaf::Field(id.clone()), self.table?.fields.iter().find(|field| field.id == *id)?)
            }
            Expr::Answer(id) => {
                let item = self.names.item?;
                if let Some(field) = item.inputs.iter().find(|field| field.id == *id) {
                    (self.space.answer(id), field)
                } else {
                    return self.picked(id);
                }
            }
            Expr::Setting(id) => (self.space.read(Leaf::Setting(id.clone())), checked.setting(id)?),
            Expr::Cell { table, field } => {
                let leaf = Leaf::Cell { table: table.clone(), field: field.clone() };
                (self.space.read(leaf), checked.table(table)?.fields.iter().find(|other| other.id == *field)?)
            }
            _ => return None,
        };
        if self.table.is_some() && !matches!(leaf, Leaf::Field(_)) {
            return None;
        }
        self.space.know(&leaf, Domain::of(field), &field.required);
        if let Required::When(cond) = &field.required
            && !matches!(leaf, Leaf::Answer(_))
            && self.space.optional.get(&leaf) == Some(&None)
        {
            self.must_be_filled(&leaf, cond);
        }
        Some(leaf)
    }

    /// A field that must be filled in under a condition is.
    fn must_be_filled(&mut self, leaf: &Leaf, cond: &Cond) {
        self.space.optional.insert(leaf.clone(), Some(0));
        let needed = match leaf {
            Leaf::Field(_) => self.cond(&self.names.cond(cond)),
            _ => return,
        };
        if let Some(atom) = self.space.filled(leaf).filter(|_| !self.space.collecting) {
            let (no, yes) = (self.space.diagrams.end(NO), self.space.diagrams.end(YES));
            let blank = self.space.diagrams.test(atom, vec![yes, no]);
            let both = self.space.diagrams.and(needed, blank);
            let not = self.space.diagrams.not(both);
            self.space.assumed.push(not);
        }
    }

    /// The answer by which a rater picks an anchor or gives a rating.
    fn picked(&mut self, id: &str) -> Option<Leaf> {
        let item = self.names.item?;
        let range = self.names.checked.range_of(item);
        let scores = match (&item.rule, id) {
            (Rule::Choice(choice), "anchor") => {
                choice.anchors.iter().map(|anchor| anchor.score.exact()).collect()
            }
            (Rule::Rating(rating), "rating") => {
                let step = rating.step.map_or_else(Exact::one, Number::exact);
                let steps = ((range.max.exact() - range.min.exact()) / step).to_integer();
                (0..=steps.min(200)).map(|at| range.min.exact() + step * at).collect()
            }
            _ => return None,
        };
        let leaf = self.space.answer(id);
        self.space.know(&leaf, Domain::Picks(scores), &Required::Always);
        Some(leaf)
    }

    /// The number that an expression comes to.
    pub fn expr(&mut self, of: &Expr) -> Value {
        self.try_expr(of).unwrap_or_else(|| self.opaque(of))
    }

    fn try_expr(&mut self, of: &Expr) -> Option<Value> {
        match of {
            Expr::Number(number) => Some(self.space.known(number.exact())),
            Expr::Const(id) => {
                let constant = self.names.checked.constant(self.names.item, id)?;
                Some(self.space.known(constant.value.exact()))
            }
            Expr::Field(_) | Expr::Answer(_) | Expr::Setting(_) | Expr::Cell { .. } => self.input(of),
            // The day of the visit is day nothing: only the time between days counts.
            Expr::VisitDate => Some(self.space.known(Exact::from_integer(0))),
            Expr::Measure(id) => self.measure(id),
            Expr::CountMet(ids) => {
                let mut sum = self.space.known(Exact::from_integer(0));
                for id in ids {
                    let credit = self.credit(id);
                    sum = self.space.plus(&sum, &Value::Finite(credit), false)?;
                }
                Some(sum)
            }
            Expr::Share { part, whole } => self.ratio(part, whole, Exact::from_integer(100)),
            Expr::Ratio { of, to, per } => self.ratio(of, to, per.map_or_else(Exact::one, Number::exact)),
            Expr::Add(parts) => {
                let mut sum = self.space.known(Exact::from_integer(0));
                for part in parts {
                    let part = self.expr(part);
                    sum = self.space.plus(&sum, &part, false)?;
                }
                Some(sum)
            }
            Expr::Subtract(left, right) => {
                let (left, right) = (self.expr(left), self.expr(right));
                self.space.plus(&left, &right, true)
            }
            Expr::DaysBetween(from, to) => {
                let (from, to) = (self.expr(from), self.expr(to));
                self.space.plus(&to, &from, true)
            }
            Expr::Multiply(parts) => self.product(parts),
            Expr::AddMonths(date, months) => self.months(date, months),
            Expr::Count(_)
            | Expr::CountDistinct { .. }
            | Expr::Sum { .. }
            | Expr::Mean { .. }
            | Expr::ShareOf { .. }
            | Expr::KindsSeen { .. } => self.over_rows(of),
        }
    }

    fn input(&mut self, of: &Expr) -> Option<Value> {
        let leaf = self.leaf(of)?;
        let (whole, min, max) = match self.space.leaves.get(&leaf)? {
            Domain::Number { whole, min, max } => (*whole, Some(*min), *max),
            Domain::Day => {
                let years = Exact::from_integer(crate::values::MOST_DAYS.into());
                (true, Some(-years), Some(years))
            }
            Domain::Picks(_) => return self.picked_number(&leaf),
            _ => return None,
        };
        let filled = self.space.filled(&leaf);
        let base = self.space.base(BaseKey::Leaf(leaf), whole, min, max);
        let mut formula = Formula::of(Lin::base(base));
        formula.filled.extend(filled);
        Some(Value::Formula(formula))
    }

    /// An anchor or a rating as a number.
    fn picked_number(&mut self, leaf: &Leaf) -> Option<Value> {
        let Some(Domain::Picks(scores)) = self.space.leaves.get(leaf).cloned() else { return None };
        if self.space.collecting {
            return Some(self.space.known(Exact::from_integer(0)));
        }
        let atom = self.space.atom(&AtomKey::Input(leaf.clone()), scores.len());
        let next = scores
            .iter()
            .map(|score| {
                let number = self.space.number(*score, *score);
                self.space.diagrams.end(number)
            })
            .collect();
        Some(Value::Finite(self.space.diagrams.test(atom, next)))
    }

    fn ratio(&mut self, of: &Expr, to: &Expr, per: Exact) -> Option<Value> {
        let (of, to) = (self.expr(of), self.expr(to));
        let of = self.space.times(&of, per)?;
        self.space.over(&of, &to)
    }

    fn product(&mut self, parts: &[Expr]) -> Option<Value> {
        let mut product = self.space.known(Exact::one());
        for part in parts {
            let part = self.expr(part);
            product = if let Some(number) = self.space.constant(&part) {
                self.space.times(&product, number)?
            } else if let Some(number) = self.space.constant(&product) {
                self.space.times(&part, number)?
            } else {
                self.two_factors(&product, &part)?
            };
        }
        Some(product)
    }

    /// The product of two fields of a row, which is taken as an unknown of its own.
    fn two_factors(&mut self, left: &Value, right: &Value) -> Option<Value> {
        self.table?;
        let (left, right) = (self.space.formula(left)?, self.space.formula(right)?);
        let single = |formula: &Formula| {
            let mut terms = formula.of.terms.iter();
            let (base, factor) = terms.next()?;
            let plain =
                terms.next().is_none() && formula.to.is_none() && formula.of.plus == Exact::from_integer(0);
            plain.then_some((*base, *factor))
        };
        let ((one, times), (other, more)) = (single(&left)?, single(&right)?);
        let ends = |base: usize| (self.space.bases[base].min, self.space.bases[base].max);
        let ((low, high), (low_2, high_2)) = (ends(one), ends(other));
        let zero = Exact::from_integer(0);
        // Fields that can be below nothing are not seen into.
        let (low, low_2) = (low.filter(|low| *low >= zero)?, low_2.filter(|low| *low >= zero)?);
        let most = high.zip(high_2).map(|(high, high_2)| high * high_2);
        let base = self.space.base(BaseKey::Product(one, other), false, Some(low * low_2), most);
        let mut product = Formula::of(Lin::base(base).times(times * more)?);
        product.take_needs(&left);
        product.take_needs(&right);
        Some(Value::Formula(product))
    }

    /// A day so many months later.
    fn months(&mut self, date: &Expr, months: &Expr) -> Option<Value> {
        let (date, months) = (self.expr(date), self.expr(months));
        let months = self.space.constant(&months).filter(Exact::is_integer)?;
        let months = i64::try_from(months.to_integer()).ok()?;
        let formula = self.space.formula(&date).filter(|formula| formula.to.is_none())?;
        let base = self.space.base(BaseKey::Months { of: formula.of.clone(), months }, true, None, None);
        let loose = Formula { of: Lin::base(base), ..formula.clone() };
        Some(Value::Later(Box::new(Later { day: formula, months, loose })))
    }

    /// A measure, as the item sees it.
    pub fn measure(&mut self, id: &str) -> Option<Value> {
        if self.table.is_some() || self.depth >= MAX_DEPTH {
            return None;
        }
        let measure = self.names.checked.measure(self.names.item, id)?;
        self.depth += 1;
        let value = self.expr(&self.names.expr(&measure.value));
        let fallback = measure.fallback.as_ref().map(|fallback| self.expr(&self.names.expr(&fallback.value)));
        self.depth -= 1;
        if measure.range.is_none() && measure.rounding.is_none() && fallback.is_none() {
            return Some(value);
        }
        Some(Value::Measure(Box::new(Measured {
            value,
            range: measure.range,
            rounding: measure.rounding,
            fallback: fallback.map(|fallback| (id.to_owned(), fallback)),
        })))
    }
}
