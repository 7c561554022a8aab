//! Counts, sums, means and shares over rows, some of which may not be known in full.

use std::collections::BTreeSet;

use num_traits::Zero;
use scalewright_model::Exact;

use crate::eval::Eval;
use crate::exact;
use crate::plan::{Co, Ex, Rows};
use crate::value::{Num, Tri, Val};

/// Whether a row is among those gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Member {
    Sure,
    Maybe,
    Out,
}

impl Eval<'_> {
    /// The number of rows.
    pub fn count(&mut self, rows: &Rows) -> Num {
        let Some(count) = self.row_count(rows.table) else {
            return self.any_count(rows.table);
        };
        let (mut sure, mut maybe) = (0, 0);
        for row in 0..count {
            match self.member(rows, row) {
                Member::Sure => sure += 1,
                Member::Maybe => maybe += 1,
                Member::Out => {}
            }
        }
        Num::between(Num::whole(sure).known(), Num::whole(sure + maybe).known())
    }

    /// What the number of rows of a missing table can be.
    fn any_count(&self, table: usize) -> Num {
        let most = self.plan.tables.get(table).and_then(|table| table.max_rows);
        Num::between(Some(Exact::zero()), most.map(|most| Exact::from_integer(most.into())))
    }

    /// The number of different values of a field.
    pub fn distinct(&mut self, rows: &Rows, field: usize) -> Num {
        let Some(count) = self.row_count(rows.table) else {
            return self.any_count(rows.table);
        };
        let (mut sure, mut open_values, mut open) = (BTreeSet::new(), BTreeSet::new(), 0);
        let mut some_sure = false;
        for row in 0..count {
            let member = self.member(rows, row);
            if member == Member::Out {
                continue;
            }
            let before = self.lacks.len();
            match (self.field(rows.table, row, field).map(key), member) {
                (Some(value), Member::Sure) => {
                    sure.insert(value);
                }
                (Some(value), _) => {
                    open_values.insert(value);
                }
                (None, _) if self.lacks.len() > before => {
                    some_sure |= member == Member::Sure;
                    open += 1;
                }
                (None, _) => {}
            }
        }
        let more = open_values.difference(&sure).count() + open;
        let least = if sure.is_empty() && some_sure { 1 } else { sure.len() };
        Num::between(Num::whole(least).known(), Num::whole(sure.len() + more).known())
    }

    /// The sum of an expression.
    pub fn sum(&mut self, rows: &Rows, of: &Ex) -> Num {
        let Some(count) = self.row_count(rows.table) else {
            return Num::ANY;
        };
        let mut sum = Num::whole(0);
        for row in 0..count {
            let member = self.member(rows, row);
            if member == Member::Out {
                continue;
            }
            let mut value = self.in_row(rows.table, row, |eval| eval.num(of));
            if member == Member::Maybe {
                let (span, zero) = (value.span(), Exact::zero());
                value = Num::between(span.low.map(|low| low.min(zero)), span.high.map(|high| high.max(zero)));
            }
            sum = sum.add(value).unwrap_or_else(|| self.too_large());
        }
        sum
    }

    /// The mean of an expression. Without a row there is none.
    pub fn mean(&mut self, rows: &Rows, of: &Ex) -> Num {
        let Some(count) = self.row_count(rows.table) else {
            return Num::ANY;
        };
        let (mut sure, mut maybe) = (Vec::new(), Vec::new());
        for row in 0..count {
            let member = self.member(rows, row);
            let into = match member {
                Member::Sure => &mut sure,
                Member::Maybe => &mut maybe,
                Member::Out => continue,
            };
            into.push(self.in_row(rows.table, row, |eval| eval.num(of)).span());
        }
        if sure.is_empty() {
            // Nobody may be left: then there is no mean.
            return if maybe.is_empty() { self.nothing() } else { Num::ANY };
        }
        let end = |of: fn(crate::value::Span) -> Option<Exact>, sign: i128| {
            let values = |spans: &[crate::value::Span]| {
                spans.iter().map(|span| of(*span).map(|end| end * sign)).collect::<Option<Vec<_>>>()
            };
            least_mean(&values(&sure)?, values(&maybe)?).map(|mean| mean * sign)
        };
        let (low, high) = (end(|span| span.low, 1), end(|span| span.high, -1));
        Num::between(low, high)
    }

    /// The share of rows, in percent, for which a condition holds. Without a row there is none.
    pub fn share_of(&mut self, rows: &Rows, site: usize, that: &Co) -> Num {
        let hundred = Exact::from_integer(100);
        let Some(count) = self.row_count(rows.table) else {
            return Num::between(Some(Exact::zero()), Some(hundred));
        };
        let mut tally = Tally::default();
        for row in 0..count {
            let member = self.member(rows, row);
            if member == Member::Out {
                continue;
            }
            let holds = self.holds_in(rows.table, row, site, that);
            tally.add(member, holds);
        }
        if tally.sure() == 0 {
            return if tally.maybe() == 0 { self.nothing() } else { Num::ANY };
        }
        let share = |part: i128, whole: i128| Some(Exact::new(part * 100, whole));
        let low = share(tally.yes, tally.sure() + tally.maybe_no + tally.maybe_open);
        let gained = tally.maybe_yes + tally.maybe_open;
        Num::between(low, share(tally.yes + tally.open + gained, tally.sure() + gained))
    }

    /// How many of some yes-or-no fields are yes in at least one row. Without a row nothing was looked at.
    pub fn kinds(&mut self, rows: &Rows, fields: &[usize]) -> Num {
        let all = Num::between(Some(Exact::zero()), Num::whole(fields.len()).known());
        let Some(count) = self.row_count(rows.table) else {
            return all;
        };
        let members: Vec<(usize, Member)> = (0..count)
            .map(|row| (row, self.member(rows, row)))
            .filter(|(_, member)| *member != Member::Out)
            .collect();
        if members.iter().all(|(_, member)| *member == Member::Maybe) {
            if members.is_empty() {
                self.nothing();
            }
            return all;
        }
        let (mut sure, mut open) = (0, 0);
        for field in fields {
            match self.seen(rows.table, &members, *field) {
                Tri::Yes => sure += 1,
                Tri::Unknown => open += 1,
                Tri::No => {}
            }
        }
        Num::between(Num::whole(sure).known(), Num::whole(sure + open).known())
    }

    /// Whether a yes-or-no field is yes in at least one row.
    fn seen(&mut self, table: usize, members: &[(usize, Member)], field: usize) -> Tri {
        let before = self.lacks.len();
        let mut result = Tri::No;
        for (row, member) in members {
            let noted = self.lacks.len();
            match (self.field(table, *row, field), member) {
                (Some(Val::Bool(true)), Member::Sure) => {
                    self.lacks.truncate(before);
                    return Tri::Yes;
                }
                (Some(Val::Bool(true)), _) => result = Tri::Unknown,
                (None, _) if self.lacks.len() > noted => result = Tri::Unknown,
                _ => {}
            }
        }
        result
    }
}

/// Rows counted by whether they belong and whether the condition holds.
#[derive(Default)]
struct Tally {
    yes: i128,
    no: i128,
    open: i128,
    maybe_yes: i128,
    maybe_no: i128,
    maybe_open: i128,
}

impl Tally {
    const fn add(&mut self, member: Member, holds: Tri) {
        let counter = match (member, holds) {
            (Member::Sure, Tri::Yes) => &mut self.yes,
            (Member::Sure, Tri::No) => &mut self.no,
            (Member::Sure, Tri::Unknown) => &mut self.open,
            (_, Tri::Yes) => &mut self.maybe_yes,
            (_, Tri::No) => &mut self.maybe_no,
            (_, Tri::Unknown) => &mut self.maybe_open,
        };
        *counter += 1;
    }

    const fn sure(&self) -> i128 {
        self.yes + self.no + self.open
    }

    const fn maybe(&self) -> i128 {
        self.maybe_yes + self.maybe_no + self.maybe_open
    }
}

/// The least mean of values of which some may be left out: the small ones are taken in as long as they pull the mean down.
fn least_mean(sure: &[Exact], mut maybe: Vec<Exact>) -> Option<Exact> {
    maybe.sort();
    let mut sum = Exact::zero();
    for value in sure {
        sum = exact::add(sum, *value)?;
    }
    let mut count = sure.len() as i128;
    for value in maybe {
        if value * count >= sum {
            break;
        }
        sum = exact::add(sum, value)?;
        count += 1;
    }
    Some(sum / count)
}

/// A value as a key, so that equal values are told apart from different ones.
fn key(value: Val) -> (u8, i128, i128) {
    match value {
        Val::Bool(value) => (0, value.into(), 0),
        Val::Number(value) => (1, *value.numer(), *value.denom()),
        Val::Code(code) => (2, code as i128, 0),
        Val::Text(text) => (3, text as i128, 0),
        Val::Day(day) => (
            4,
            scalewright_model::Date::parse("2000-01-01").map_or(0, |start| start.days_until(day).into()),
            0,
        ),
        Val::Absent | Val::Partly => (5, 0, 0),
    }
}
