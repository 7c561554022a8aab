//! Finds the nearest value of a number at which a condition turns, exactly.
//!
//! What a comparison holds against each other is computed as a function of one number, with everything else kept. Sums, means,
//! shares and ratios are fractions of linear functions of each of their inputs, so three values are enough to know the function and
//! to solve it. Every value found is tried out; a function of another kind only leads to values that do not pass.

use std::collections::BTreeSet;

use num_traits::{One, Signed, Zero};
use scalewright_model::{Exact, FieldKind, Rounding};

use crate::exact;
use crate::plan::{AnswerKind, Co, Ex, MetPlan};
use crate::step::draft::{Put, Spot};
use crate::step::work::{Work, like, number_of};
use crate::value::{Day, Tri, Val};

/// Up to so many values of a whole number are all tried out.
const FEW_VALUES: i128 = 20;

/// A row of a table: the table and the row.
type Row = (usize, usize);

/// Two sides that a condition compares.
#[derive(Clone, Copy)]
enum Sides<'c> {
    Numbers(&'c Ex, &'c Ex),
    Days(&'c Ex, &'c Ex),
}

impl Work<'_> {
    /// Changes some numbers, one after the other and no more of them than it takes, so that a condition turns out as it is wanted.
    /// A number goes no further than its field and the checks of its table let it.
    pub fn reach(&mut self, spots: &[Spot], cond: &Co, want: Tri) -> Option<Vec<Put>> {
        let (mut puts, mut before) = (Vec::new(), Vec::new());
        let mut reached = false;
        for spot in spots {
            let Some(goal) = self.nearest(*spot, cond, want, None) else { continue };
            let allowed = self.allowed(*spot, goal);
            let Some(value) = (if allowed { Some(goal) } else { self.furthest(*spot, goal) }) else {
                continue;
            };
            let old = self.get(*spot);
            let Some(value) = like(old, value) else { continue };
            before.push((*spot, old));
            self.set(*spot, value);
            puts.push(Put::Set(*spot, value));
            if allowed {
                reached = true;
                break;
            }
        }
        self.restore(&before);
        reached.then_some(puts)
    }

    /// The value nearest to the present one at which a condition turns out as it is wanted, whether or not it may be so. Where a row
    /// is named, the condition is asked of it.
    pub fn nearest(&mut self, spot: Spot, cond: &Co, want: Tri, row: Option<Row>) -> Option<Exact> {
        let now = self.start(spot)?;
        let mut points = self.points(spot, cond, row);
        points.retain(|point| number_of(self.get(spot)) != Some(*point));
        points.sort_by_key(|point| ((*point - now).abs(), *point));
        points.dedup();
        points.into_iter().find(|point| self.turned(spot, *point, cond, want, row))
    }

    /// The number that stands at a place; the least that there may be if none does.
    pub fn start(&self, spot: Spot) -> Option<Exact> {
        let now = self.get(spot);
        number_of(now).or_else(|| self.limits(spot).0.filter(|_| now == Val::Absent))
    }

    /// The values at which a comparison may turn, at and next to each.
    pub fn points(&mut self, spot: Spot, cond: &Co, row: Option<Row>) -> Vec<Exact> {
        let mut sides = Vec::new();
        comparisons(cond, &mut sides);
        let mut points = Vec::new();
        for sides in sides {
            for shift in self.shifts(sides) {
                let root = self.root(spot, sides, shift, row);
                points.extend(root.into_iter().flat_map(|root| self.around(spot, root)));
            }
        }
        points
    }

    fn turned(&mut self, spot: Spot, point: Exact, cond: &Co, want: Tri, row: Option<Row>) -> bool {
        let Some(value) = like(self.get(spot), point) else { return false };
        self.trying(spot, value, |work| work.holds_in(cond, row) == want)
    }

    /// By how much the two sides may differ where the comparison turns: where measures are rounded, up to a step.
    fn shifts(&self, sides: Sides<'_>) -> Vec<Exact> {
        let mut steps = BTreeSet::new();
        if let Sides::Numbers(left, right) = sides {
            self.roundings(left, &mut steps);
            self.roundings(right, &mut steps);
        }
        let half = Exact::new(1, 2);
        let around = steps.into_iter().flat_map(|step| [step * half, -step * half, step, -step]);
        [Exact::zero()].into_iter().chain(around).collect()
    }

    fn roundings(&self, value: &Ex, steps: &mut BTreeSet<Exact>) {
        match value {
            Ex::Measure(index) => {
                let Some(measure) = self.plan.measures.get(*index) else { return };
                steps.extend(measure.rounding.map(|rounding| match rounding {
                    Rounding::HalfUp(step) | Rounding::Down(step) | Rounding::Up(step) => step.exact(),
                }));
                self.roundings(&measure.value, steps);
            }
            Ex::Add(parts) | Ex::Multiply(parts) => parts.iter().for_each(|part| self.roundings(part, steps)),
            Ex::Subtract(left, right) => [left, right].iter().for_each(|part| self.roundings(part, steps)),
            Ex::Ratio { of, to, .. } => [of, to].iter().for_each(|part| self.roundings(part, steps)),
            _ => {}
        }
    }

    /// The difference of two sides, before rounding; nothing if it is not known.
    fn gap(&self, sides: Sides<'_>, row: Option<Row>) -> Option<Exact> {
        let mut eval = self.eval();
        eval.smooth = true;
        let gap = |eval: &mut crate::eval::Eval<'_>| match sides {
            Sides::Numbers(left, right) => exact::subtract(eval.num(left).known()?, eval.num(right).known()?),
            Sides::Days(left, right) => match (eval.day(left), eval.day(right)) {
                (Day::Known(left), Day::Known(right)) => {
                    Some(Exact::from_integer(right.days_until(left).into()))
                }
                _ => None,
            },
        };
        match row {
            Some((table, row)) => eval.in_row(table, row, gap),
            None => gap(&mut eval),
        }
    }

    /// The value at which two sides differ by so much, where their difference is a fraction of two linear functions of the value.
    fn root(&mut self, spot: Spot, sides: Sides<'_>, shift: Exact, row: Option<Row>) -> Option<Exact> {
        let now = self.start(spot)?;
        let mut at = Vec::with_capacity(3);
        for step in [0, 1, 2, -1, -2, 3, 5] {
            let point = exact::add(now, Exact::from_integer(step))?;
            let Some(value) = like(self.get(spot), point) else { continue };
            if let Some(gap) = self.trying(spot, value, |work| work.gap(sides, row)) {
                at.push((point, exact::subtract(gap, shift)?));
            }
            if let [(_, first), (_, second)] = at.as_slice()
                && first == second
            {
                return None;
            }
            if at.len() == 3 {
                break;
            }
        }
        solve(at.as_slice())
    }

    /// The values at and next to a point that may be written down.
    fn around(&self, spot: Spot, point: Exact) -> Vec<Exact> {
        let whole = !matches!(self.kind(spot), Some(FieldKind::Number { .. }));
        // Numbers that cannot be written down exactly, and those just beyond a bound, are taken to the next hundredth.
        let step = if whole { Exact::one() } else { Exact::new(1, 100) };
        let steps = point / step;
        let mut values = vec![(steps.floor() + Exact::one()) * step, (steps.ceil() - Exact::one()) * step];
        let can_be_written = exact::multiply(point, Exact::from_integer(1_000_000_000))
            .is_some_and(|digits| digits.is_integer());
        if if whole { point.is_integer() } else { can_be_written } {
            values.push(point);
        }
        values
    }

    /// What may be filled in at a place.
    pub fn kind(&self, spot: Spot) -> Option<&FieldKind> {
        match spot {
            Spot::Answer(answer) => match &self.item.answers.get(answer)?.kind {
                AnswerKind::Field(kind) => Some(kind),
                AnswerKind::Criterion { .. } | AnswerKind::OneOf(_) => None,
            },
            Spot::Cell { table, field, .. } => Some(&self.plan.tables.get(table)?.fields.get(field)?.kind),
        }
    }

    /// Whether a value may stand at a place.
    pub fn allowed(&mut self, spot: Spot, value: Exact) -> bool {
        let (least, most) = self.limits(spot);
        if least.is_some_and(|least| value < least) || most.is_some_and(|most| value > most) {
            return false;
        }
        let Some(value) = like(self.get(spot), value) else { return false };
        match spot {
            Spot::Answer(_) => true,
            Spot::Cell { table, row, .. } => self.trying(spot, value, |work| work.sound_row(table, row)),
        }
    }

    fn limits(&self, spot: Spot) -> (Option<Exact>, Option<Exact>) {
        match self.kind(spot) {
            Some(FieldKind::Integer { min, max } | FieldKind::Number { min, max }) => {
                (Some(min.exact()), max.map(scalewright_model::Number::exact))
            }
            _ => (None, None),
        }
    }

    /// The value furthest on the way to a goal that may stand at a place: at a limit of its field, or where a check of its table turns.
    fn furthest(&mut self, spot: Spot, goal: Exact) -> Option<Exact> {
        let now = self.start(spot)?;
        let (least, most) = self.limits(spot);
        let mut points: Vec<Exact> = least.into_iter().chain(most).collect();
        if let Spot::Cell { table, row, .. } = spot {
            let mut sides = Vec::new();
            for check in self.checks.iter().filter(|check| check.by_row && check.table == table) {
                comparisons(&check.holds, &mut sides);
            }
            for sides in sides {
                let root = self.root(spot, sides, Exact::zero(), Some((table, row)));
                points.extend(root.into_iter().flat_map(|root| self.around(spot, root)));
            }
        }
        let between = |point: &Exact| {
            if goal > now { *point > now && *point < goal } else { *point < now && *point > goal }
        };
        points.retain(between);
        points.sort_by_key(|point| (*point - goal).abs());
        points.into_iter().find(|point| self.allowed(spot, *point))
    }

    /// The values that stand for all that an answer can be instead of what it is.
    pub fn others(&self, answer: usize) -> Vec<Val> {
        let Some(plan) = self.item.answers.get(answer) else { return Vec::new() };
        let now = self.get(Spot::Answer(answer));
        let all: Vec<Val> = match &plan.kind {
            AnswerKind::Criterion { partly: true } => vec![Val::Bool(true), Val::Bool(false), Val::Partly],
            AnswerKind::Criterion { partly: false } | AnswerKind::Field(FieldKind::YesNo) => {
                vec![Val::Bool(true), Val::Bool(false)]
            }
            AnswerKind::OneOf(scores) => scores.iter().map(|score| Val::Number(*score)).collect(),
            AnswerKind::Field(FieldKind::Code(options)) => (0..options.len()).map(Val::Code).collect(),
            // A number that goes into a computation: every value, where there are few.
            AnswerKind::Field(FieldKind::Integer { min, max: Some(max) })
                if plan.samples.is_empty()
                    && max.exact() - min.exact() <= Exact::from_integer(FEW_VALUES) =>
            {
                let (least, most) = (min.exact().to_integer(), max.exact().to_integer());
                (least..=most).map(|value| Val::Number(Exact::from_integer(value))).collect()
            }
            AnswerKind::Field(FieldKind::Integer { .. } | FieldKind::Number { .. }) => {
                let spot = Spot::Answer(answer);
                let (least, most) = self.limits(spot);
                let points: BTreeSet<Exact> = plan
                    .samples
                    .iter()
                    .flat_map(|sample| self.around(spot, *sample))
                    .filter(|point| {
                        least.is_none_or(|least| *point >= least) && most.is_none_or(|most| *point <= most)
                    })
                    .collect();
                points.into_iter().map(Val::Number).collect()
            }
            AnswerKind::Field(FieldKind::Date | FieldKind::Text) => Vec::new(),
        };
        all.into_iter().filter(|value| *value != now).collect()
    }

    /// The answer of a criterion, if raters answer it.
    pub fn answer_of(&self, criterion: usize) -> Option<usize> {
        match self.item.criteria.get(criterion)?.met {
            MetPlan::Answered(answer) => Some(answer),
            MetPlan::Computed(_) => None,
        }
    }
}

/// All comparisons of a condition.
fn comparisons<'c>(cond: &'c Co, found: &mut Vec<Sides<'c>>) {
    match cond {
        Co::Compare(_, left, right) => found.push(Sides::Numbers(left, right)),
        Co::CompareDays(_, left, right) => found.push(Sides::Days(left, right)),
        Co::All(parts) | Co::Any(parts) | Co::Several(_, parts) => {
            parts.iter().for_each(|part| comparisons(part, found));
        }
        Co::Not(inner) => comparisons(inner, found),
        Co::Met(_) | Co::Yes(_) | Co::In(..) | Co::Blank(_) => {}
    }
}

/// Where a fraction of two linear functions is nothing, by three of its points: it keeps the cross-ratio of any four points.
fn solve(points: &[(Exact, Exact)]) -> Option<Exact> {
    let &[(x0, y0), (x1, y1), (x2, y2)] = points else { return None };
    if let Some((x, _)) = points.iter().find(|(_, y)| y.is_zero()) {
        return Some(*x);
    }
    let of = |a: Exact, b: Exact, c: Exact, d: Exact| {
        exact::divide(exact::multiply(a, b)?, exact::multiply(c, d)?)
    };
    // (0 - y1)(y2 - y0) / (0 - y0)(y2 - y1) = (x - x1)(x2 - x0) / (x - x0)(x2 - x1)
    let ratio = of(y1, exact::subtract(y2, y0)?, y0, exact::subtract(y2, y1)?)?;
    let ratio = exact::multiply(ratio, exact::divide(x2 - x1, x2 - x0)?)?;
    exact::divide(exact::subtract(x1, exact::multiply(ratio, x0)?)?, exact::subtract(Exact::one(), ratio)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole(value: i128) -> Exact {
        Exact::from_integer(value)
    }

    proptest! {
        #[test]
        fn a_fraction_of_linear_functions_is_solved_exactly(
            a in 1_i128..50, b in -50_i128..50, c in 0_i128..9, d in 100_i128..200, x in 0_i128..20,
        ) {
            let at = |x: i128| (whole(x), whole(a * x + b) / whole(c * x + d));
            let points = [at(x), at(x + 1), at(x + 2)];
            prop_assume!(a * d != b * c);
            prop_assert_eq!(solve(&points), Some(Exact::new(-b, a)));
        }
    }

    #[test]
    fn what_has_no_root_has_none() {
        // 1 / (x + 1)
        let points = [0, 1, 2].map(|x| (whole(x), Exact::new(1, x + 1)));
        assert_eq!(solve(&points), None);
    }
}
