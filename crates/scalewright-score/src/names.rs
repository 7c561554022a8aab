//! What the names in expressions and conditions mean: indices into a plan.

use std::collections::BTreeSet;

use num_traits::One;
use scalewright_check::Checked;
use scalewright_model::{
    Common, Cond, Exact, Expr, Field, FieldKind, Item, Number, Rows as ModelRows, Table,
};

use crate::plan::{Cmp, Co, Ex, Rows};

/// A name that does not exist. A checked scale has none; an index that leads nowhere reads as missing.
const NOWHERE: usize = usize::MAX;

/// What names mean where an expression stands.
pub(crate) struct Names<'a> {
    pub scale: &'a Checked,
    pub common: &'a Common,
    pub item: Option<&'a Item>,
    pub answers: Vec<String>,
    pub table: Option<&'a Table>,
    /// The measures in reach, with their index in the plan.
    pub measures: Vec<(String, usize)>,
    /// The conditions asked of rows so far: the item, the table and the condition.
    pub sites: Vec<(Option<&'a str>, String, Option<&'a Cond>)>,
    /// The fields that something reads, by the names of their tables.
    pub used: BTreeSet<(String, usize)>,
    /// How many computations over rows the expression at hand stands in.
    pub inside: usize,
    /// A field of the row at hand was read outside of such a computation.
    pub by_row: bool,
}

impl<'a> Names<'a> {
    pub fn conds(&mut self, of: &'a [Cond]) -> Vec<Co> {
        of.iter().map(|cond| self.cond(cond)).collect()
    }

    pub fn cond(&mut self, of: &'a Cond) -> Co {
        match of {
            Cond::Met(id) => Co::Met(self.criterion_index(id)),
            Cond::Yes(value) => Co::Yes(self.expr(value)),
            Cond::Blank(value) => Co::Blank(self.expr(value)),
            Cond::Is(value, code) => self.codes(value, std::slice::from_ref(code)),
            Cond::OneOf(value, codes) => self.codes(value, codes),
            Cond::AtLeast(left, right) => self.compare(Cmp::AtLeast, left, right),
            Cond::AtMost(left, right) => self.compare(Cmp::AtMost, left, right),
            Cond::Above(left, right) => self.compare(Cmp::Above, left, right),
            Cond::Below(left, right) => self.compare(Cmp::Below, left, right),
            Cond::Equal(left, right) => self.compare(Cmp::Equal, left, right),
            Cond::All(parts) => Co::All(self.conds(parts)),
            Cond::Any(parts) => Co::Any(self.conds(parts)),
            Cond::Several(least, parts) => Co::Several(least.exact(), self.conds(parts)),
            Cond::Not(inner) => Co::Not(Box::new(self.cond(inner))),
        }
    }

    pub fn compare(&mut self, how: Cmp, left: &'a Expr, right: &'a Expr) -> Co {
        let days = self.is_day(left) || self.is_day(right);
        let (left, right) = (self.expr(left), self.expr(right));
        if days { Co::CompareDays(how, left, right) } else { Co::Compare(how, left, right) }
    }

    pub fn codes(&mut self, value: &'a Expr, codes: &[String]) -> Co {
        let kind = self.kind(value);
        let options = codes.iter().map(|code| kind.map_or(NOWHERE, |kind| option(kind, code))).collect();
        Co::In(self.expr(value), options)
    }

    pub fn is_day(&self, of: &Expr) -> bool {
        matches!(of, Expr::VisitDate | Expr::AddMonths(..)) || matches!(self.kind(of), Some(FieldKind::Date))
    }

    /// The kind of the field that an expression reads, if it reads one.
    pub fn kind(&self, of: &Expr) -> Option<&'a FieldKind> {
        let of_field = |fields: &'a [Field], id: &str| {
            fields.iter().find(|field| field.id == id).map(|field| &field.kind)
        };
        match of {
            Expr::Field(id) => of_field(&self.table?.fields, id),
            Expr::Answer(id) => of_field(&self.item?.inputs, id),
            Expr::Setting(id) => of_field(&self.common.settings, id),
            Expr::Cell { table, field } => {
                of_field(&self.common.tables.iter().find(|other| other.id == *table)?.fields, field)
            }
            _ => None,
        }
    }

    pub fn expr(&mut self, of: &'a Expr) -> Ex {
        match of {
            Expr::Number(number) => Ex::Number(number.exact()),
            Expr::Const(id) => {
                let constant = self.scale.constant(self.item, id);
                Ex::Number(constant.map_or_else(Exact::one, |constant| constant.value.exact()))
            }
            Expr::Field(id) => {
                self.by_row |= self.inside == 0;
                Ex::Field(self.read_field(self.table, id))
            }
            Expr::Answer(id) => Ex::Answer(self.answer(id)),
            Expr::Setting(id) => Ex::Setting(position(&self.common.settings, |setting| setting.id == *id)),
            Expr::VisitDate => Ex::VisitDate,
            Expr::Measure(id) => Ex::Measure(self.measure(id)),
            Expr::Cell { table, field } => {
                let table = position(&self.common.tables, |other| other.id == *table);
                let field = self.read_field(self.common.tables.get(table), field);
                Ex::Cell { table, field }
            }
            Expr::Count(ModelRows { table, filter }) => {
                self.rows(table, filter.as_deref(), |_, rows, _| Ex::Count(rows))
            }
            Expr::CountDistinct { table, field, filter } => {
                self.rows(table, filter.as_deref(), |names, rows, table| Ex::Distinct {
                    rows,
                    field: names.read_field(table, field),
                })
            }
            Expr::Sum { table, of, filter } => self.rows(table, filter.as_deref(), |names, rows, _| {
                Ex::Sum { rows, of: Box::new(names.expr(of)) }
            }),
            Expr::Mean { table, of, filter } => self.rows(table, filter.as_deref(), |names, rows, _| {
                Ex::Mean { rows, of: Box::new(names.expr(of)) }
            }),
            Expr::ShareOf { table, that, filter } => {
                let site = self.site(table, Some(that));
                self.rows(table, filter.as_deref(), |names, rows, _| Ex::ShareOf {
                    rows,
                    site,
                    that: Box::new(names.cond(that)),
                })
            }
            Expr::KindsSeen { table, fields, filter } => {
                self.rows(table, filter.as_deref(), |names, rows, table| Ex::Kinds {
                    rows,
                    fields: fields.iter().map(|id| names.read_field(table, id)).collect(),
                })
            }
            Expr::CountMet(ids) => Ex::CountMet(ids.iter().map(|id| self.criterion_index(id)).collect()),
            Expr::Share { part, whole } => self.ratio(part, whole, Exact::from_integer(100)),
            Expr::Ratio { of, to, per } => self.ratio(of, to, per.map_or_else(Exact::one, Number::exact)),
            Expr::Add(parts) => Ex::Add(self.exprs(parts)),
            Expr::Multiply(parts) => Ex::Multiply(self.exprs(parts)),
            Expr::Subtract(left, right) => {
                Ex::Subtract(Box::new(self.expr(left)), Box::new(self.expr(right)))
            }
            Expr::DaysBetween(from, to) => Ex::Days(Box::new(self.expr(from)), Box::new(self.expr(to))),
            Expr::AddMonths(date, months) => {
                Ex::AddMonths(Box::new(self.expr(date)), Box::new(self.expr(months)))
            }
        }
    }

    /// The index of a field, which is noted as being read.
    pub fn read_field(&mut self, table: Option<&Table>, id: &str) -> usize {
        let Some(table) = table else { return NOWHERE };
        let index = field_index(table, id);
        self.used.insert((table.id.clone(), index));
        index
    }

    pub fn exprs(&mut self, of: &'a [Expr]) -> Vec<Ex> {
        of.iter().map(|part| self.expr(part)).collect()
    }

    pub fn ratio(&mut self, of: &'a Expr, to: &'a Expr, per: Exact) -> Ex {
        Ex::Ratio { of: Box::new(self.expr(of)), to: Box::new(self.expr(to)), per }
    }

    /// Goes into the rows of a table, where its fields have a meaning.
    pub fn rows(
        &mut self,
        table: &str,
        filter: Option<&'a Cond>,
        then: impl FnOnce(&mut Self, Rows, Option<&'a Table>) -> Ex,
    ) -> Ex {
        let index = position(&self.common.tables, |other| other.id == table);
        let inner = self.common.tables.get(index);
        let outer = std::mem::replace(&mut self.table, inner);
        self.inside += 1;
        let site = self.site(table, filter);
        let filter = filter.map(|cond| Box::new(self.cond(cond)));
        let made = then(self, Rows { site, table: index, filter }, inner);
        self.inside -= 1;
        self.table = outer;
        made
    }

    /// The number of a condition that is asked of rows: the same for the same table and condition within an item.
    pub fn site(&mut self, table: &str, filter: Option<&'a Cond>) -> usize {
        let site = (self.item.map(|item| item.code.as_str()), table.to_owned(), filter);
        self.sites.iter().position(|other| *other == site).unwrap_or_else(|| {
            self.sites.push(site);
            self.sites.len() - 1
        })
    }

    pub fn answer(&self, id: &str) -> usize {
        position(&self.answers, |answer| answer == id)
    }

    pub fn criterion_index(&self, id: &str) -> usize {
        self.item.map_or(NOWHERE, |item| position(&item.criteria, |criterion| criterion.id == id))
    }

    pub fn measure(&self, id: &str) -> usize {
        let found = self.measures.iter().rev().find(|(name, _)| name == id);
        found.map_or(NOWHERE, |(_, index)| *index)
    }
}

pub(crate) fn position<T>(of: &[T], is: impl Fn(&T) -> bool) -> usize {
    of.iter().position(is).unwrap_or(NOWHERE)
}

pub(crate) fn field_index(table: &Table, id: &str) -> usize {
    position(&table.fields, |field| field.id == id)
}

pub(crate) fn option(kind: &FieldKind, id: &str) -> usize {
    match kind {
        FieldKind::Code(options) => position(options, |option| option.id == id),
        _ => NOWHERE,
    }
}
