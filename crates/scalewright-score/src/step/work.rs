//! The visit at hand while changes are tried out on it.

use scalewright_model::{Date, Exact};

use crate::bind::Bound;
use crate::eval::Eval;
use crate::plan::{CheckPlan, Co, ItemPlan, Plan, Ru};
use crate::step::draft::{Draft, Put, Spot};
use crate::value::{Tri, Val};

/// The most scorings with which sets of changes of one item are tried out.
const MAX_TRIES: usize = 2000;
/// The most rows that these scorings go through together.
const MAX_ROWS: usize = 400_000;

/// The visit at hand while changes are tried out on it, for one item.
pub(crate) struct Work<'a> {
    pub plan: &'a Plan,
    pub checks: &'a [CheckPlan],
    pub index: usize,
    pub item: &'a ItemPlan,
    /// The visit as it is.
    pub base: &'a Bound,
    /// The visit with the changes that are tried out.
    pub bound: Bound,
    /// How many more sets of changed answers may be tried out.
    pub left: usize,
    /// How many more changes of one cell may be tried out.
    pub room: usize,
    /// How many more choices among several changes may be tried out.
    pub picks: usize,
    /// Some sets of changes were not looked at because there are too many.
    pub cut: bool,
}

impl<'a> Work<'a> {
    pub fn new(
        plan: &'a Plan,
        checks: &'a [CheckPlan],
        index: usize,
        item: &'a ItemPlan,
        base: &'a Bound,
    ) -> Self {
        let rows: usize = base.tables.iter().flatten().map(|table| table.rows).sum();
        let left = (MAX_ROWS / (rows + 1)).min(MAX_TRIES);
        Self {
            plan,
            checks,
            index,
            item,
            base,
            bound: base.clone(),
            left,
            room: left,
            picks: left,
            cut: false,
        }
    }

    pub fn eval(&self) -> Eval<'_> {
        Eval::new(self.plan, &self.bound, self.index)
    }

    pub fn holds(&self, cond: &Co) -> Tri {
        self.eval().cond(cond)
    }

    /// Whether a condition holds, in a row if one is named.
    pub fn holds_in(&self, cond: &Co, row: Option<(usize, usize)>) -> Tri {
        match row {
            Some((table, row)) => self.eval().in_row(table, row, |eval| eval.cond(cond)),
            None => self.holds(cond),
        }
    }

    /// The lowest score that the item can have: its score, if nothing is missing. Nothing if it may not apply.
    pub fn score(&self) -> Option<Exact> {
        let possible = self.eval().possible(self.item);
        possible.scores.first().copied().filter(|_| !possible.not_applicable)
    }

    /// The highest score that is possible, where something is missing that matters.
    pub fn up_to(&self) -> Option<Exact> {
        let possible = self.plan.item(&self.bound, self.index, self.item).0.possible;
        possible.scores.last().copied().filter(|highest| possible.scores.first() != Some(highest))
    }

    /// What a rule comes to at worst, before limits and before the score is turned round.
    pub fn raw_score(&self, rule: &Ru) -> Option<Exact> {
        let possible = self.eval().rule(rule).scores;
        if self.item.reverse { possible.last().copied() } else { possible.first().copied() }
    }

    pub fn get(&self, spot: Spot) -> Val {
        match spot {
            Spot::Answer(answer) => self.eval().answer(answer),
            Spot::Cell { table, row, field } => match self.bound.tables.get(table) {
                Some(Some(found)) => found.get(row, field),
                _ => Val::Absent,
            },
        }
    }

    pub fn set(&mut self, spot: Spot, value: Val) {
        match spot {
            Spot::Answer(answer) => {
                let answers = self.bound.answers.get_mut(self.index);
                if let Some(found) = answers.and_then(|answers| answers.get_mut(answer)) {
                    *found = value;
                }
            }
            Spot::Cell { table, row, field } => {
                if let Some(Some(found)) = self.bound.tables.get_mut(table) {
                    found.set(row, field, value);
                }
            }
        }
    }

    pub fn put(&mut self, put: &Put) {
        match *put {
            Put::Set(spot, value) => self.set(spot, value),
            Put::Remove { table, row } => {
                if let Some(Some(found)) = self.bound.tables.get_mut(table) {
                    found.remove(row);
                }
            }
            Put::Copy { table, row } => {
                if let Some(Some(found)) = self.bound.tables.get_mut(table) {
                    found.copy(row);
                }
            }
        }
    }

    /// Does something with changes made, and takes them back.
    pub fn with<T>(&mut self, draft: &Draft, then: impl FnOnce(&mut Self) -> T) -> T {
        let rows_change = draft.puts().any(|put| !matches!(put, Put::Set(..)));
        if rows_change {
            let before = self.bound.clone();
            draft.puts().for_each(|put| self.put(put));
            let result = then(self);
            self.bound = before;
            return result;
        }
        let spots = draft.puts().filter_map(|put| match put {
            Put::Set(spot, _) => Some((*spot, self.get(*spot))),
            Put::Remove { .. } | Put::Copy { .. } => None,
        });
        let before: Vec<(Spot, Val)> = spots.collect();
        draft.puts().for_each(|put| self.put(put));
        let result = then(self);
        self.restore(&before);
        result
    }

    /// Takes values back, the last one first.
    pub fn restore(&mut self, before: &[(Spot, Val)]) {
        before.iter().rev().for_each(|(spot, value)| self.set(*spot, *value));
    }

    /// Does something with one value changed, and takes it back.
    pub fn trying<T>(&mut self, spot: Spot, value: Val, then: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.get(spot);
        self.set(spot, value);
        let result = then(self);
        self.set(spot, before);
        result
    }

    /// Whether no check of the tables that a change touches is broken which was not broken before.
    pub fn sound(&self, draft: &Draft) -> bool {
        let touched = draft.puts().filter_map(|put| match put {
            Put::Set(Spot::Cell { table, row, .. }, _) => Some((*table, Some(*row))),
            Put::Set(Spot::Answer(_), _) => None,
            Put::Remove { table, .. } | Put::Copy { table, .. } => Some((*table, None)),
        });
        let mut touched: Vec<(usize, Option<usize>)> = touched.collect();
        touched.sort_unstable();
        touched.dedup();
        if touched.is_empty() {
            return true;
        }
        let rows = touched.iter().all(|(table, row)| row.is_none_or(|row| self.sound_row(*table, row)));
        rows && self.checks.iter().filter(|check| !check.by_row).all(|check| {
            let broken =
                |bound: &Bound| Eval::new(self.plan, bound, self.index).cond(&check.holds) == Tri::No;
            !broken(&self.bound) || broken(self.base)
        })
    }

    /// Whether no check of a row is broken which was not broken before.
    pub fn sound_row(&self, table: usize, row: usize) -> bool {
        let broken = |bound: &Bound, check: &CheckPlan| {
            let mut eval = Eval::new(self.plan, bound, self.index);
            eval.in_row(table, row, |eval| eval.cond(&check.holds)) == Tri::No
        };
        let mut checks = self.checks.iter().filter(|check| check.by_row && check.table == table);
        checks.all(|check| !broken(&self.bound, check) || broken(self.base, check))
    }
}

/// The number that a value is; a day counts as the days since a fixed one.
pub(crate) fn number_of(value: Val) -> Option<Exact> {
    match value {
        Val::Number(number) => Some(number),
        Val::Day(day) => Some(Exact::from_integer(first_day()?.days_until(day).into())),
        Val::Absent | Val::Bool(_) | Val::Partly | Val::Code(_) | Val::Text(_) => None,
    }
}

/// The day that counts as zero.
fn first_day() -> Option<Date> {
    Date::parse("2000-01-01")
}

/// The value that a number is, of the same kind as another value.
pub(crate) fn like(value: Val, number: Exact) -> Option<Val> {
    match value {
        Val::Day(_) => {
            let days = i64::try_from(number.to_integer()).ok().filter(|_| number.is_integer())?;
            first_day()?.plus_days(days).map(Val::Day)
        }
        _ => Some(Val::Number(number)),
    }
}
