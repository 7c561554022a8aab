//! Puts numbers in the place of the constants that name them, so that equal conditions of two editions are equal.

use scalewright_check::Checked;
use scalewright_model::{Cond, Expr, Item, Number, Rows};

/// How names are resolved.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    pub checked: &'a Checked,
    pub item: Option<&'a Item>,
}

impl Names<'_> {
    pub fn cond(&self, of: &Cond) -> Cond {
        let pair = |left: &Expr, right: &Expr| (self.expr(left), self.expr(right));
        match of {
            Cond::Met(id) => Cond::Met(id.clone()),
            Cond::Yes(value) => Cond::Yes(self.expr(value)),
            Cond::Is(value, code) => Cond::OneOf(self.expr(value), vec![code.clone()]),
            Cond::OneOf(value, codes) => Cond::OneOf(self.expr(value), codes.clone()),
            Cond::Blank(value) => Cond::Blank(self.expr(value)),
            Cond::AtLeast(left, right) => compared(Cond::AtLeast, pair(left, right)),
            Cond::AtMost(left, right) => compared(Cond::AtMost, pair(left, right)),
            Cond::Above(left, right) => compared(Cond::Above, pair(left, right)),
            Cond::Below(left, right) => compared(Cond::Below, pair(left, right)),
            Cond::Equal(left, right) => compared(Cond::Equal, pair(left, right)),
            Cond::All(parts) => Cond::All(self.conds(parts)),
            Cond::Any(parts) => Cond::Any(self.conds(parts)),
            Cond::Several(least, parts) => Cond::Several(*least, self.conds(parts)),
            Cond::Not(inner) => Cond::Not(Box::new(self.cond(inner))),
        }
    }

    fn conds(&self, of: &[Cond]) -> Vec<Cond> {
        of.iter().map(|part| self.cond(part)).collect()
    }

    /// The condition of rows: a list of which all must hold.
    pub fn filter(&self, of: Option<&Cond>) -> Vec<Cond> {
        match of {
            None => Vec::new(),
            Some(Cond::All(parts)) => self.conds(parts),
            Some(cond) => vec![self.cond(cond)],
        }
    }

    fn boxed(&self, of: Option<&Cond>) -> Option<Box<Cond>> {
        of.map(|cond| Box::new(self.cond(cond)))
    }

    fn exprs(&self, of: &[Expr]) -> Vec<Expr> {
        of.iter().map(|part| self.expr(part)).collect()
    }

    pub fn expr(&self, of: &Expr) -> Expr {
        let boxed = |of: &Expr| Box::new(self.expr(of));
        match of {
            Expr::Const(id) => {
                let value = self.checked.constant(self.item, id).map(|constant| constant.value);
                Expr::Number(value.unwrap_or_else(|| Number::whole(0)))
            }
            Expr::Count(rows) => {
                Expr::Count(Rows { table: rows.table.clone(), filter: self.boxed(rows.filter.as_deref()) })
            }
            Expr::CountDistinct { table, field, filter } => Expr::CountDistinct {
                table: table.clone(),
                field: field.clone(),
                filter: self.boxed(filter.as_deref()),
            },
            Expr::Sum { table, of, filter } => {
                Expr::Sum { table: table.clone(), of: boxed(of), filter: self.boxed(filter.as_deref()) }
            }
            Expr::Mean { table, of, filter } => {
                Expr::Mean { table: table.clone(), of: boxed(of), filter: self.boxed(filter.as_deref()) }
            }
            Expr::ShareOf { table, that, filter } => Expr::ShareOf {
                table: table.clone(),
                that: Box::new(self.cond(that)),
                filter: self.boxed(filter.as_deref()),
            },
            Expr::KindsSeen { table, fields, filter } => Expr::KindsSeen {
                table: table.clone(),
                fields: fields.clone(),
                filter: self.boxed(filter.as_deref()),
            },
            Expr::Share { part, whole } => Expr::Share { part: boxed(part), whole: boxed(whole) },
            Expr::Ratio { of, to, per } => Expr::Ratio { of: boxed(of), to: boxed(to), per: *per },
            Expr::Add(parts) => Expr::Add(self.exprs(parts)),
            Expr::Multiply(parts) => Expr::Multiply(self.exprs(parts)),
            Expr::Subtract(left, right) => Expr::Subtract(boxed(left), boxed(right)),
            Expr::DaysBetween(from, to) => Expr::DaysBetween(boxed(from), boxed(to)),
            Expr::AddMonths(date, months) => Expr::AddMonths(boxed(date), boxed(months)),
            Expr::Number(_)
            | Expr::Field(_)
            | Expr::Answer(_)
            | Expr::Setting(_)
            | Expr::VisitDate
            | Expr::Measure(_)
            | Expr::Cell { .. }
            | Expr::CountMet(_) => of.clone(),
        }
    }
}

fn compared(kind: fn(Expr, Expr) -> Cond, (left, right): (Expr, Expr)) -> Cond {
    kind(left, right)
}
