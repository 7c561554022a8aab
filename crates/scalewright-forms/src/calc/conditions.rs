//! Conditions as formulas: 1, 0, or 0.5 where it is not known.

use scalewright_model::{Cond, Expr, FieldKind};

use super::{Calc, Scope};
use crate::formula::{F, Fun, Op};

impl<'a> Calc<'a> {
    /// Whether a condition holds.
    pub fn cond(&mut self, scope: &Scope<'a>, cond: &'a Cond) -> F {
        match cond {
            Cond::Met(id) => self.met(scope, id),
            Cond::Yes(of) => {
                let cell = self.filled_in(scope, of);
                F::when(cell.clone().numeric(), cell, F::half())
            }
            Cond::Is(of, code) => self.coded(scope, of, std::slice::from_ref(code)),
            Cond::OneOf(of, codes) => self.coded(scope, of, codes),
            Cond::Blank(of) => self.blank(scope, of),
            Cond::AtLeast(left, right) => self.compare(scope, left, right, Op::AtLeast),
            Cond::AtMost(left, right) => self.compare(scope, right, left, Op::AtLeast),
            Cond::Above(left, right) => self.compare(scope, left, right, Op::Above),
            Cond::Below(left, right) => self.compare(scope, right, left, Op::Above),
            Cond::Equal(left, right) => self.compare(scope, left, right, Op::Equal),
            Cond::All(parts) => self.joined(scope, parts, Fun::Min, 1),
            Cond::Any(parts) => self.joined(scope, parts, Fun::Max, 0),
            Cond::Several(least, parts) => {
                let least = F::Number(least.to_string());
                self.several(scope, parts, &least)
            }
            Cond::Not(of) => F::whole(1).op(Op::Subtract, self.cond(scope, of)),
        }
    }

    fn joined(&mut self, scope: &Scope<'a>, parts: &'a [Cond], fun: Fun, none: i64) -> F {
        match parts {
            [] => F::whole(none),
            [one] => self.cond(scope, one),
            many => F::Call(fun, many.iter().map(|part| self.cond(scope, part)).collect()),
        }
    }

    /// At least so many: sure ones are counted, and then those that may hold.
    fn several(&mut self, scope: &Scope<'a>, parts: &'a [Cond], least: &F) -> F {
        let label = self.layout.word("book-step-part");
        let parts: Vec<F> = parts
            .iter()
            .map(|part| {
                let holds = self.cond(scope, part);
                self.plain(scope, &label, holds)
            })
            .collect();
        let sure = F::plus_all(parts.iter().map(|part| F::call(Fun::Int, [part.clone()])).collect());
        // What is open counts as well: 0.5 is rounded up.
        let round = |part: &F| F::call(Fun::Round, [part.clone(), F::whole(0)]);
        let open = F::plus_all(parts.iter().map(round).collect());
        let enough = sure.op(Op::AtLeast, least.clone());
        F::when(enough, F::whole(1), F::when(open.op(Op::AtLeast, least.clone()), F::half(), F::whole(0)))
    }

    /// Two numbers or days held against one another. What computers lose in fractions is rounded away.
    fn compare(&mut self, scope: &Scope<'a>, left: &'a Expr, right: &'a Expr, op: Op) -> F {
        let label = self.layout.word("book-step-part");
        let left = self.num(scope, left);
        let left = self.plain(scope, &label, left);
        let right = self.num(scope, right);
        let right = self.plain(scope, &label, right);
        let test = difference(left.clone(), right.clone(), op);
        let result = F::when(test, F::whole(1), F::whole(0));
        match F::if_numbers(&[left, right], result) {
            F::Call(Fun::If, mut parts) if parts.last() == Some(&F::unknown()) => {
                parts.pop();
                parts.push(F::half());
                F::Call(Fun::If, parts)
            }
            sure => sure,
        }
    }

    /// Whether a coded value has one of these codes. People see and choose their titles.
    fn coded(&mut self, scope: &Scope<'a>, of: &'a Expr, codes: &'a [String]) -> F {
        let cell = self.filled_in(scope, of);
        let titles = codes.iter().filter_map(|code| self.title_of_code(scope, of, code));
        let tests: Vec<F> = titles.map(|title| cell.clone().equals(F::text(title))).collect();
        let any = match tests.as_slice() {
            [one] => one.clone(),
            _ => F::Call(Fun::Or, tests),
        };
        F::when(cell.equals(F::blank()), F::half(), F::when(any, F::whole(1), F::whole(0)))
    }

    fn title_of_code(&self, scope: &Scope<'a>, of: &Expr, code: &str) -> Option<String> {
        let field = match of {
            Expr::Field(id) => {
                let table = self.layout.tables.get(scope.row?)?.table;
                table.fields.iter().find(|field| field.id == *id)
            }
            Expr::Cell { table, field } => {
                let table = self.layout.table(table)?.table;
                table.fields.iter().find(|one| one.id == *field)
            }
            Expr::Setting(id) => scope.checked.setting(id),
            Expr::Answer(id) => scope.item?.inputs.iter().find(|input| input.id == *id),
            _ => None,
        }?;
        match &field.kind {
            FieldKind::Code(options) => {
                let option = options.iter().find(|option| option.id == code)?;
                Some(self.layout.text(&option.title).to_owned())
            }
            _ => None,
        }
    }

    /// Whether something is left blank that may be.
    fn blank(&mut self, scope: &Scope<'a>, of: &'a Expr) -> F {
        let cell = self.filled_in(scope, of);
        let needed = match (of, scope.row) {
            (Expr::Field(id), Some(table)) => {
                let field = self.layout.tables.get(table).and_then(|table| table.field(id));
                field.map_or_else(|| F::whole(1), |field| self.required(scope, table, field))
            }
            (Expr::Cell { table, field }, _) => {
                let table = self.table(table);
                let field =
                    table.and_then(|at| self.layout.tables.get(at)?.field(field).map(|field| (at, field)));
                field.map_or_else(|| F::whole(1), |(table, field)| self.required(scope, table, field))
            }
            _ => F::whole(1),
        };
        let open = F::when(needed.equals(F::whole(0)), F::whole(1), F::half());
        F::when(cell.equals(F::blank()), open, F::whole(0))
    }
}

/// A comparison of two numbers, exact to nine digits after the point.
pub(super) fn difference(left: F, right: F, op: Op) -> F {
    let rest = match &right {
        F::Number(zero) if zero == "0" => left,
        _ => left.op(Op::Subtract, right),
    };
    F::call(Fun::Round, [rest, F::whole(9)]).op(op, F::whole(0))
}
