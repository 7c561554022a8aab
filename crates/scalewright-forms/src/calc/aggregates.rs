//! Counts, sums, means and shares over the rows of a form.

use scalewright_model::{Cond, Expr};

use super::{Calc, Scope, THERE};
use crate::formula::{F, Fun, Op, Pos, Ref};
use crate::layout::FIRST;

impl<'a> Calc<'a> {
    /// How many rows there are.
    pub fn count(&mut self, scope: &Scope<'a>, table: &str, filter: Option<&'a Cond>) -> F {
        let Some(table) = self.table(table) else { return F::unknown() };
        let members = self.members(scope, table, filter);
        let all = self.column_range(table, members);
        let sure = counted(&all, F::whole(1));
        self.unless_open(table, &all, sure)
    }

    /// How many different values a field has.
    pub fn distinct(&mut self, scope: &Scope<'a>, table: &str, field: &str, filter: Option<&'a Cond>) -> F {
        let Some(table) = self.table(table) else { return F::unknown() };
        let Some(field) = self.layout.tables.get(table).and_then(|of| of.field(field)) else {
            return F::unknown();
        };
        let members = self.members(scope, table, filter);
        let member = self.column_value(members);
        let cell = F::Cell(self.field_ref(table, field));
        let wide = F::call(Fun::Substitute, [cell.clone(), F::text("\u{3000}"), F::text(" ")]);
        let text = F::call(Fun::Trim, [wide]);
        let taken = F::when(member.clone().equals(F::whole(1)), text, F::blank());
        let keys = self.column(table, self.layout.word("book-row-value"), taken);
        let rows = self.layout.sheets.rows;
        let above = F::Range(
            Ref::at(rows, FIRST - 1, keys),
            Ref { sheet: rows, row: Pos::Before, col: Pos::At(keys) },
        );
        let key = self.column_value(keys);
        let seen = F::call(Fun::CountExact, [above, key.clone()]).op(Op::Above, F::whole(0));
        let first = F::when(seen, F::whole(0), F::whole(1));
        let needed = self.required(scope, table, field);
        let none = F::when(needed.equals(F::whole(0)), F::blank(), F::half());
        let of_member = F::when(key.equals(F::blank()), none, first);
        let flag = F::when(member.clone().equals(F::whole(1)), of_member, maybe(member));
        let flags = self.column(table, self.layout.word("book-row-first"), flag);
        let all = self.column_range(table, flags);
        let sum = F::call(Fun::Sum, [all.clone()]);
        self.unless_open(table, &all, sum)
    }

    /// The sum of an expression, or its mean.
    pub fn sum(
        &mut self,
        scope: &Scope<'a>,
        table: &str,
        of: &'a Expr,
        filter: Option<&'a Cond>,
        mean: bool,
    ) -> F {
        let Some(table) = self.table(table) else { return F::unknown() };
        let members = self.members(scope, table, filter);
        let member = self.column_value(members);
        let inner = Scope { row: Some(table), ..*scope };
        let value = self.num(&inner, of);
        let value = self.plain(&inner, &self.layout.word("book-row-value"), value);
        let known = F::when(value.clone().numeric(), value, F::unknown());
        let taken = F::when(
            member.clone().equals(F::whole(1)),
            known,
            F::when(member.equals(F::half()), F::unknown(), F::blank()),
        );
        let values = self.column(table, self.layout.word("book-row-value"), taken);
        let all = self.column_range(table, values);
        let sum = F::call(Fun::Sum, [all.clone()]);
        let count = F::call(Fun::Count, [all.clone()]);
        let result = if mean {
            F::when(count.clone().equals(F::whole(0)), F::unknown(), sum.op(Op::Divide, count))
        } else {
            sum
        };
        let open = F::call(Fun::CountSame, [all, F::unknown()]).op(Op::Above, F::whole(0));
        self.if_there(table, F::when(open, F::unknown(), result))
    }

    /// The share of rows, in percent, for which a condition holds.
    pub fn share_of(
        &mut self,
        scope: &Scope<'a>,
        table: &str,
        that: &'a Cond,
        filter: Option<&'a Cond>,
    ) -> F {
        let Some(table) = self.table(table) else { return F::unknown() };
        let members = self.members(scope, table, filter);
        let member = self.column_value(members);
        let inner = Scope { row: Some(table), ..*scope };
        let holds = self.cond(&inner, that);
        let flag = F::when(member.clone().equals(F::whole(1)), holds, maybe(member));
        let flags = self.column(table, self.layout.word("book-row-holds"), flag);
        let all = self.column_range(table, flags);
        let count = F::call(Fun::Count, [all.clone()]);
        let part = F::call(Fun::Sum, [all.clone()]).op(Op::Multiply, F::whole(100));
        let share = F::when(count.clone().equals(F::whole(0)), F::unknown(), part.op(Op::Divide, count));
        self.unless_open(table, &all, share)
    }

    /// How many of some yes-or-no fields are yes in at least one row.
    pub fn kinds(
        &mut self,
        scope: &Scope<'a>,
        table: &str,
        fields: &[String],
        filter: Option<&'a Cond>,
    ) -> F {
        let Some(table) = self.table(table) else { return F::unknown() };
        let members = self.members(scope, table, filter);
        let member = self.column_value(members);
        let label = self.layout.word("book-step-kind");
        let outside = Scope { row: None, ..*scope };
        let mut seen = Vec::new();
        for id in fields {
            let Some(field) = self.layout.tables.get(table).and_then(|of| of.field(id)) else { continue };
            let cell = F::Cell(self.field_ref(table, field));
            let needed = self.required(scope, table, field);
            let none = F::when(needed.equals(F::whole(0)), F::whole(0), F::half());
            let yes = F::when(cell.clone().numeric(), cell, none);
            let both = F::call(Fun::Min, [member.clone(), yes]);
            let belongs = F::when(member.clone().numeric(), both, F::blank());
            let belongs = F::when(member.clone().equals(F::whole(0)), F::blank(), belongs);
            let column = self.column(table, self.layout.word("book-row-holds"), belongs);
            let most = F::call(Fun::Max, [self.column_range(table, column)]);
            let row = self.step(&outside, label.clone(), most);
            seen.push(self.step_value(&outside, row));
        }
        let sure = counted(&self.column_range(table, members), F::whole(1));
        let open =
            F::plus_all(seen.iter().map(|kind| kind.clone().equals(F::half())).map(one_or_nothing).collect());
        let sum = F::plus_all(seen);
        let known = F::when(open.op(Op::Above, F::whole(0)), F::unknown(), sum);
        self.if_there(table, F::when(sure.equals(F::whole(0)), F::unknown(), known))
    }

    /// A value of a form, unless a row is open.
    fn unless_open(&self, table: usize, all: &F, value: F) -> F {
        let open = counted(all, F::half()).op(Op::Above, F::whole(0));
        self.if_there(table, F::when(open, F::unknown(), value))
    }

    /// A value of a form, if that is filled in at all.
    fn if_there(&self, table: usize, value: F) -> F {
        let column = self.columns.iter().position(|one| one.table == table).unwrap_or_default();
        let column = u32::try_from(column).unwrap_or_default();
        let there = F::Cell(Ref::at(self.layout.sheets.rows, THERE, column));
        F::when(there.equals(F::whole(1)), value, F::unknown())
    }

    /// Whether a form is filled in at all: it has a row, or it says that there is nothing to fill in.
    pub fn there(&self, table: usize) -> F {
        let Some(of) = self.layout.tables.get(table) else { return F::whole(0) };
        let column = self.columns.iter().position(|one| one.table == table).unwrap_or_default();
        let rows = F::call(Fun::Sum, [self.column_range(table, u32::try_from(column).unwrap_or_default())]);
        let (row, col) = of.none_cell();
        let none = F::Cell(Ref::at(of.sheet, row, col)).equals(F::whole(1));
        F::when(F::call(Fun::Or, [rows.op(Op::Above, F::whole(0)), none]), F::whole(1), F::whole(0))
    }
}

/// 0.5 for a row that may belong, nothing for one that does not or is not there.
fn maybe(member: F) -> F {
    F::when(member.equals(F::half()), F::half(), F::blank())
}

fn counted(range: &F, what: F) -> F {
    F::call(Fun::CountIf, [range.clone(), what])
}

fn one_or_nothing(test: F) -> F {
    F::when(test, F::whole(1), F::whole(0))
}
