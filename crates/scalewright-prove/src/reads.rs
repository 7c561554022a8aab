//! What a condition or an expression reads.

use std::collections::BTreeSet;

use scalewright_model::{Cond, Expr, Rows};

use crate::inline::Names;
use crate::space::Leaf;

/// The names that something reads.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reads {
    /// Fields of the row at hand.
    pub fields: BTreeSet<String>,
    /// Cells of tables of one row.
    pub cells: BTreeSet<(String, String)>,
    pub answers: BTreeSet<String>,
    pub settings: BTreeSet<String>,
    pub tables: BTreeSet<String>,
    pub measures: BTreeSet<String>,
    pub criteria: BTreeSet<String>,
    /// Fields of rows that are gone through, with their table.
    pub columns: BTreeSet<(String, String)>,
}

impl Reads {
    /// It reads fields of the row at hand, and nothing else but the day of the visit.
    pub fn only_fields(&self) -> bool {
        !self.fields.is_empty() && self.cells.is_empty() && self.nothing_else()
    }

    /// It reads cells of tables of one row, and nothing else.
    pub fn only_cells(&self) -> bool {
        !self.cells.is_empty() && self.fields.is_empty() && self.nothing_else()
    }

    /// It reads some of these inputs; criteria are answers.
    pub fn reads_some(&self, leaves: &BTreeSet<Leaf>) -> bool {
        leaves.iter().any(|leaf| match leaf {
            Leaf::Answer(id) => self.answers.contains(id) || self.criteria.contains(id),
            Leaf::Setting(id) => self.settings.contains(id),
            Leaf::Cell { table, field } => self.cells.contains(&(table.clone(), field.clone())),
            Leaf::Field(_) => false,
        })
    }

    fn nothing_else(&self) -> bool {
        self.answers.is_empty()
            && self.settings.is_empty()
            && self.tables.is_empty()
            && self.measures.is_empty()
            && self.criteria.is_empty()
    }
}

/// What a condition reads.
pub(crate) fn reads(of: &Cond) -> Reads {
    let mut reads = Reads::default();
    reads.cond(of);
    reads
}

/// What an expression reads, through the measures and the computed criteria that it names.
pub(crate) fn all_reads(names: Names<'_>, of: &Expr) -> Reads {
    let mut all = reads_of(of);
    let (mut measures, mut criteria) = (BTreeSet::new(), BTreeSet::new());
    loop {
        let more: Vec<String> = all.measures.difference(&measures).cloned().collect();
        let met: Vec<String> = all.criteria.difference(&criteria).cloned().collect();
        if more.is_empty() && met.is_empty() {
            return all;
        }
        for id in more {
            let measure = names.checked.measure(names.item, &id);
            measure.iter().for_each(|measure| all.expr(&measure.value));
            measures.insert(id);
        }
        for id in met {
            let criterion = names.item.and_then(|item| item.criteria.iter().find(|one| one.id == id));
            criterion.and_then(|one| one.met.as_ref()).into_iter().for_each(|met| all.cond(met));
            criteria.insert(id);
        }
    }
}

/// What an expression reads.
pub(crate) fn reads_of(of: &Expr) -> Reads {
    let mut reads = Reads::default();
    reads.expr(of);
    reads
}

impl Reads {
    pub fn cond(&mut self, of: &Cond) {
        match of {
            Cond::Met(id) => {
                self.criteria.insert(id.clone());
            }
            Cond::Yes(value) | Cond::Is(value, _) | Cond::OneOf(value, _) | Cond::Blank(value) => {
                self.expr(value);
            }
            Cond::AtLeast(left, right)
            | Cond::AtMost(left, right)
            | Cond::Above(left, right)
            | Cond::Below(left, right)
            | Cond::Equal(left, right) => {
                self.expr(left);
                self.expr(right);
            }
            Cond::All(parts) | Cond::Any(parts) | Cond::Several(_, parts) => {
                parts.iter().for_each(|part| self.cond(part));
            }
            Cond::Not(inner) => self.cond(inner),
        }
    }

    pub fn expr(&mut self, of: &Expr) {
        match of {
            Expr::Number(_) | Expr::Const(_) | Expr::VisitDate => {}
            Expr::Field(id) => {
                self.fields.insert(id.clone());
            }
            Expr::Answer(id) => {
                self.answers.insert(id.clone());
            }
            Expr::Setting(id) => {
                self.settings.insert(id.clone());
            }
            Expr::Measure(id) => {
                self.measures.insert(id.clone());
            }
            Expr::Cell { table, field } => {
                self.cells.insert((table.clone(), field.clone()));
            }
            Expr::CountMet(ids) => self.criteria.extend(ids.iter().cloned()),
            Expr::Count(Rows { table, filter }) => self.rows(table, filter.as_deref(), |_| {}),
            Expr::CountDistinct { table, field, filter } => self.rows(table, filter.as_deref(), |inner| {
                inner.fields.insert(field.clone());
            }),
            Expr::Sum { table, of, filter } | Expr::Mean { table, of, filter } => {
                self.rows(table, filter.as_deref(), |inner| inner.expr(of));
            }
            Expr::ShareOf { table, that, filter } => {
                self.rows(table, filter.as_deref(), |inner| inner.cond(that));
            }
            Expr::KindsSeen { table, fields, filter } => {
                self.rows(table, filter.as_deref(), |inner| inner.fields.extend(fields.iter().cloned()));
            }
            Expr::Add(parts) | Expr::Multiply(parts) => parts.iter().for_each(|part| self.expr(part)),
            Expr::Share { part: left, whole: right }
            | Expr::Ratio { of: left, to: right, .. }
            | Expr::Subtract(left, right)
            | Expr::DaysBetween(left, right)
            | Expr::AddMonths(left, right) => {
                self.expr(left);
                self.expr(right);
            }
        }
    }

    fn rows(&mut self, table: &str, filter: Option<&Cond>, then: impl FnOnce(&mut Self)) {
        self.tables.insert(table.to_owned());
        let outer = std::mem::take(&mut self.fields);
        if let Some(filter) = filter {
            self.cond(filter);
        }
        then(self);
        let inner = std::mem::replace(&mut self.fields, outer);
        self.columns.extend(inner.into_iter().map(|field| (table.to_owned(), field)));
    }
}
