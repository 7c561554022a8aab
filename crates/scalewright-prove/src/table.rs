//! Tables: any number of rows, told apart by the conditions that are asked of them.

use std::collections::BTreeSet;

use scalewright_model::{Cond, Exact, Expr, Table};

use crate::compile::Compiler;
use crate::diagram::Id;
use crate::formula::{Formula, Lin};
use crate::space::{BaseKey, Space};
use crate::value::Value;

/// What is asked of the rows of a table.
#[derive(Debug, Default)]
pub(crate) struct TableSpace {
    /// The fields of one row.
    pub inner: Space,
    /// The conditions that are asked of rows; each is a list of which all must hold.
    pub preds: Vec<Vec<Cond>>,
    /// The diagrams of their parts in the space of a row.
    pub diagrams: Vec<Vec<Id>>,
    /// Conditions over whose rows more is done than counting them.
    pub summed: BTreeSet<usize>,
    /// Fields whose values are counted.
    pub counted: BTreeSet<String>,
    /// What is added up over rows.
    pub sums: Vec<Lin>,
    pub min_rows: u32,
    pub max_rows: Option<u32>,
}

impl TableSpace {
    fn of(table: &Table) -> Self {
        let inner = Space::collecting();
        Self { inner, min_rows: table.min_rows, max_rows: table.max_rows, ..Self::default() }
    }

    /// Begins the second way through.
    pub fn settle(&mut self) {
        self.inner.settle();
    }
}

impl<'a> Compiler<'a, '_> {
    /// Does something in the space of a row.
    fn in_rows<T>(
        &mut self,
        id: &str,
        then: impl FnOnce(&mut Compiler<'a, '_>, &mut Rows<'_>) -> Option<T>,
    ) -> Option<T> {
        if self.table.is_some() {
            return None;
        }
        let table = self.names.checked.table(id)?;
        let mut space = self.space.tables.remove(id).unwrap_or_else(|| TableSpace::of(table));
        let TableSpace { inner, preds, diagrams, sums, .. } = &mut space;
        let mut compiler =
            Compiler { names: self.names, space: inner, table: Some(table), depth: self.depth };
        let found = then(&mut compiler, &mut Rows { preds, diagrams, sums });
        self.space.opaque |= space.inner.opaque;
        self.space.tables.insert(id.to_owned(), space);
        found
    }

    /// The rows of a table for which all conditions hold.
    fn pred(&mut self, id: &str, conds: Vec<Cond>) -> Option<usize> {
        self.in_rows(id, |compiler, rows| Some(rows.pred(compiler, conds)))
    }

    /// Notes that the values of a field are counted.
    fn counted(&mut self, table: &str, pred: usize, field: &str) -> Option<()> {
        self.in_rows(table, |compiler, _| compiler.leaf(&Expr::Field(field.to_owned())))?;
        let space = self.space.tables.get_mut(table)?;
        space.counted.insert(field.to_owned());
        space.summed.insert(pred);
        Some(())
    }

    fn count(&mut self, table: &str, pred: usize) -> Lin {
        let key = BaseKey::Count { table: table.to_owned(), pred };
        Lin::base(self.space.base(key, true, Some(Exact::from_integer(0)), None))
    }

    /// What is computed over the rows of a table.
    pub fn over_rows(&mut self, of: &Expr) -> Option<Value> {
        let zero = Some(Exact::from_integer(0));
        match of {
            Expr::Count(rows) => {
                let pred = self.pred(&rows.table, self.names.filter(rows.filter.as_deref()))?;
                Some(Value::Formula(Formula::of(self.count(&rows.table, pred))))
            }
            Expr::Sum { table, of, filter } => {
                let (pred, sum) = self.sum(table, of, filter.as_deref())?;
                let _ = pred;
                Some(Value::Formula(Formula::of(sum)))
            }
            Expr::Mean { table, of, filter } => {
                let (pred, sum) = self.sum(table, of, filter.as_deref())?;
                let count = self.count(table, pred);
                Some(Value::Formula(Formula { of: sum, to: Some(count), ..Formula::default() }))
            }
            Expr::ShareOf { table, that, filter } => {
                let whole = self.names.filter(filter.as_deref());
                let mut part = whole.clone();
                part.extend(self.names.filter(Some(that)));
                let (whole, part) = (self.pred(table, whole)?, self.pred(table, part)?);
                let part = self.count(table, part).times(Exact::from_integer(100))?;
                let whole = self.count(table, whole);
                Some(Value::Formula(Formula { of: part, to: Some(whole), ..Formula::default() }))
            }
            Expr::CountDistinct { table, field, filter } => {
                let pred = self.pred(table, self.names.filter(filter.as_deref()))?;
                self.counted(table, pred, field)?;
                // Its bound is how many such rows there are.
                self.count(table, pred);
                let key = BaseKey::Distinct { table: table.clone(), pred, field: field.clone() };
                Some(Value::Formula(Formula::of(Lin::base(self.space.base(key, true, zero, None)))))
            }
            Expr::KindsSeen { table, fields, filter } => {
                let pred = self.pred(table, self.names.filter(filter.as_deref()))?;
                fields.iter().try_for_each(|field| self.counted(table, pred, field))?;
                let most = i128::try_from(fields.len()).ok().map(Exact::from_integer);
                let key = BaseKey::Kinds { table: table.clone(), pred, fields: fields.clone() };
                let kinds = Lin::base(self.space.base(key, true, zero, most));
                let count = self.count(table, pred);
                Some(Value::Formula(Formula { of: kinds, needs: vec![count], ..Formula::default() }))
            }
            _ => None,
        }
    }

    /// The sum of something over rows, and the rows.
    fn sum(&mut self, table: &str, of: &Expr, filter: Option<&Cond>) -> Option<(usize, Lin)> {
        let conds = self.names.filter(filter);
        let (pred, sum, whole) = self.in_rows(table, |compiler, rows| {
            let of = compiler.names.expr(of);
            let value = compiler.expr(&of);
            let formula = compiler.space.formula(&value)?;
            let known = formula.to.is_none() && formula.within.is_empty();
            let known = known && !compiler.space.opaque;
            let whole = formula
                .of
                .terms
                .iter()
                .all(|(base, factor)| compiler.space.bases[*base].whole && factor.is_integer());
            let whole = whole && formula.of.plus.is_integer();
            known.then(|| (rows.pred(compiler, conds), rows.sum(formula.of), whole))
        })?;
        let space = self.space.tables.get_mut(table)?;
        space.summed.insert(pred);
        let of = space.sums.get(sum)?.clone();
        // There is a sum only where the rows can be counted.
        self.count(table, pred);
        let key = BaseKey::Sum { table: table.to_owned(), pred, of };
        Some((pred, Lin::base(self.space.base(key, whole, None, None))))
    }
}

/// The parts of a table space that are added to.
struct Rows<'s> {
    preds: &'s mut Vec<Vec<Cond>>,
    diagrams: &'s mut Vec<Vec<Id>>,
    sums: &'s mut Vec<Lin>,
}

impl Rows<'_> {
    fn pred(&mut self, compiler: &mut Compiler<'_, '_>, conds: Vec<Cond>) -> usize {
        let parts = compiler.conds(&conds);
        let known = self.preds.iter().position(|known| *known == conds);
        let at = known.unwrap_or_else(|| {
            self.preds.push(conds);
            self.preds.len() - 1
        });
        self.diagrams.resize(self.preds.len(), Vec::new());
        self.diagrams[at] = parts;
        at
    }

    fn sum(&mut self, of: Lin) -> usize {
        self.sums.iter().position(|known| *known == of).unwrap_or_else(|| {
            self.sums.push(of);
            self.sums.len() - 1
        })
    }
}
