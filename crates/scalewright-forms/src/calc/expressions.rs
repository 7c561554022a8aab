//! Expressions as formulas: a number, or a text where it is not known.

use scalewright_model::{Expr, Number, Rounding};

use super::{Calc, Scope};
use crate::formula::{F, Fun, Op, Ref};

impl<'a> Calc<'a> {
    /// The value of an expression.
    pub fn num(&mut self, scope: &Scope<'a>, expr: &'a Expr) -> F {
        match expr {
            Expr::Number(number) => F::Number(number.to_string()),
            Expr::Const(id) => Self::constant(scope, id),
            Expr::Field(_) | Expr::Answer(_) | Expr::Setting(_) | Expr::VisitDate | Expr::Cell { .. } => {
                self.filled_in(scope, expr)
            }
            Expr::Measure(id) => self.measure(scope, id),
            Expr::Count(rows) => self.count(scope, &rows.table, rows.filter.as_deref()),
            Expr::CountDistinct { table, field, filter } => {
                self.distinct(scope, table, field, filter.as_deref())
            }
            Expr::Sum { table, of, filter } => self.sum(scope, table, of, filter.as_deref(), false),
            Expr::Mean { table, of, filter } => self.sum(scope, table, of, filter.as_deref(), true),
            Expr::ShareOf { table, that, filter } => self.share_of(scope, table, that, filter.as_deref()),
            Expr::KindsSeen { table, fields, filter } => self.kinds(scope, table, fields, filter.as_deref()),
            Expr::CountMet(criteria) => self.credits(scope, criteria),
            Expr::Share { part, whole } => self.quotient(scope, part, whole, Some(Number::whole(100))),
            Expr::Ratio { of, to, per } => self.quotient(scope, of, to, *per),
            Expr::Add(parts) => self.folded(scope, parts, Op::Add, 0),
            Expr::Multiply(parts) => self.folded(scope, parts, Op::Multiply, 1),
            Expr::Subtract(left, right) => {
                let (left, right) = (self.part(scope, left), self.part(scope, right));
                F::if_numbers(&[left.clone(), right.clone()], left.op(Op::Subtract, right))
            }
            Expr::DaysBetween(from, to) => {
                let (from, to) = (self.part(scope, from), self.part(scope, to));
                F::if_numbers(&[from.clone(), to.clone()], to.op(Op::Subtract, from))
            }
            Expr::AddMonths(date, months) => {
                let (date, months) = (self.part(scope, date), self.part(scope, months));
                let later = F::call(Fun::EDate, [date.clone(), months.clone()]);
                F::if_numbers(&[date, months], later)
            }
        }
    }

    /// The value of a part, as something that may be written twice.
    fn part(&mut self, scope: &Scope<'a>, expr: &'a Expr) -> F {
        let value = self.num(scope, expr);
        let label = self.layout.word("book-step-part");
        self.plain(scope, &label, value)
    }

    fn folded(&mut self, scope: &Scope<'a>, parts: &'a [Expr], op: Op, none: i64) -> F {
        let parts: Vec<F> = parts.iter().map(|part| self.part(scope, part)).collect();
        let all = parts.iter().cloned().reduce(|sum, part| sum.op(op, part));
        all.map_or_else(|| F::whole(none), |all| F::if_numbers(&parts, all))
    }

    /// A quotient: the factor comes first, so that a share on a threshold is exact.
    fn quotient(&mut self, scope: &Scope<'a>, of: &'a Expr, to: &'a Expr, per: Option<Number>) -> F {
        let (of, to) = (self.part(scope, of), self.part(scope, to));
        let per = per.filter(|per| *per != Number::whole(1));
        let scaled = match per {
            Some(per) => of.clone().op(Op::Multiply, F::Number(per.to_string())),
            None => of.clone(),
        };
        let divided =
            F::when(to.clone().equals(F::whole(0)), F::unknown(), scaled.op(Op::Divide, to.clone()));
        F::if_numbers(&[of, to], divided)
    }

    /// The cell of something that people fill in.
    pub fn filled_in(&mut self, scope: &Scope<'a>, expr: &'a Expr) -> F {
        let cover = self.layout.sheets.cover;
        let cell = match expr {
            Expr::Field(id) => scope.row.and_then(|table| {
                let field = self.layout.tables.get(table)?.field(id)?;
                Some(self.field_ref(table, field))
            }),
            Expr::Answer(id) => self.answer_ref(scope, id),
            Expr::Setting(id) => self
                .layout
                .cover_row(&format!("setting.{id}"))
                .map(|row| Ref::at(cover, row, crate::layout::VALUE)),
            Expr::VisitDate => {
                self.layout.cover_row("visited_on").map(|row| Ref::at(cover, row, crate::layout::VALUE))
            }
            Expr::Cell { table, field } => self.table(table).and_then(|table| {
                let field = self.layout.tables.get(table)?.field(field)?;
                Some(self.field_ref(table, field))
            }),
            _ => None,
        };
        match cell {
            Some(cell) => F::Cell(cell),
            None => self.num_or_unknown(scope, expr),
        }
    }

    /// What is no cell but can stand where one is wanted, such as a measure.
    fn num_or_unknown(&mut self, scope: &Scope<'a>, expr: &'a Expr) -> F {
        match expr {
            Expr::Field(_) | Expr::Answer(_) | Expr::Setting(_) | Expr::VisitDate | Expr::Cell { .. } => {
                F::unknown()
            }
            _ => self.num(scope, expr),
        }
    }

    /// A measure: the cell of its step.
    fn measure(&mut self, scope: &Scope<'a>, id: &str) -> F {
        match self.measure_step(scope, id) {
            Some(row) => self.step_value(scope, row),
            None => F::unknown(),
        }
    }

    /// The step of a measure, which is made when it is first asked for.
    pub fn measure_step(&mut self, scope: &Scope<'a>, id: &str) -> Option<u32> {
        let own = scope.item.filter(|item| item.measures.iter().any(|measure| measure.id == id));
        let key = (scope.scale, own.map(|item| item.code.clone()), id.to_owned());
        if let Some(row) = self.measures.get(&key) {
            return Some(*row);
        }
        let of = scope.checked.measure(scope.item, id)?;
        let scope = Scope { row: None, item: own, ..*scope };
        let title = self.told(&scope, &of.title);
        let mut value = self.num(&scope, &of.value);
        if let Some(fallback) = &of.fallback {
            let known = self.plain(&scope, &title, value);
            let taken = self.num(&scope, &fallback.value);
            value = F::when(known.clone().numeric(), known, taken);
        }
        if let Some(rounding) = of.rounding {
            let known = self.plain(&scope, &title, value);
            value = F::if_numbers(std::slice::from_ref(&known), rounded(known.clone(), rounding));
        }
        if let Some(range) = of.range {
            let known = self.plain(&scope, &title, value);
            let min = F::Number(range.min.to_string());
            let mut outside = vec![super::conditions::difference(known.clone(), min, Op::Below)];
            if let Some(max) = range.max {
                let max = F::Number(max.to_string());
                outside.push(super::conditions::difference(known.clone(), max, Op::Above));
            }
            let within = F::when(F::Call(Fun::Or, outside), F::unknown(), known.clone());
            value = F::if_numbers(&[known], within);
        }
        let row = self.new_step(&scope, title, value);
        let decimals = scope.checked.unit(&of.unit).map(|unit| unit.decimals);
        if let Some(step) = self.steps.last_mut() {
            step.decimals = decimals;
        }
        self.measures.insert(key, row);
        Some(row)
    }
}

/// A number rounded to multiples.
fn rounded(value: F, rounding: Rounding) -> F {
    let steps = |step: Number| {
        let quotient = value.clone().op(Op::Divide, F::Number(step.to_string()));
        (F::call(Fun::Round, [quotient, F::whole(9)]), F::Number(step.to_string()))
    };
    let floor = |of: F| F::call(Fun::Int, [of]);
    match rounding {
        Rounding::HalfUp(step) => {
            let (count, step) = steps(step);
            floor(count.op(Op::Add, F::half())).op(Op::Multiply, step)
        }
        Rounding::Down(step) => {
            let (count, step) = steps(step);
            floor(count).op(Op::Multiply, step)
        }
        Rounding::Up(step) => {
            let (count, step) = steps(step);
            F::whole(0).op(Op::Subtract, floor(F::whole(0).op(Op::Subtract, count))).op(Op::Multiply, step)
        }
    }
}
