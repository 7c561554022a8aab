//! Holds a filled-in assessment against the checks of its tables: what must be so between the fields.

use scalewright_check::Checked;
use scalewright_diag::{Code, Finding};
use scalewright_model::{Assessment, Cell, Lang, Place, TableCheck};

use crate::eval::Eval;
use crate::plan::{CheckPlan, Need, Plan};
use crate::value::Tri;

/// Something that must hold in a filled-in table does not.
pub const TABLE_CHECK: Code = Code::new("table-check");

/// The checks of the tables of a scale, made ready.
#[derive(Debug)]
pub struct Inspector {
    plan: Plan,
    checks: Vec<CheckPlan>,
    /// The checks as they are written, in the same order.
    written: Vec<TableCheck>,
}

impl Inspector {
    /// Makes the checks of a scale ready.
    pub fn new(scale: &Checked) -> Self {
        let (plan, checks) = Plan::of_checks(scale);
        let written = scale.common().tables.iter().flat_map(|table| table.checks.iter().cloned()).collect();
        Self { plan, checks, written }
    }

    /// What does not hold in an assessment from a file. What is missing is no breach.
    pub fn findings(&self, assessment: &Assessment, file: &str) -> Vec<Finding> {
        let bound = self.plan.bind(assessment, None);
        let mut findings = Vec::new();
        for (check, written) in self.checks.iter().zip(&self.written) {
            let Some(table) = self.plan.tables.get(check.table) else { continue };
            let place = Place::file(file).key("tables").key(&table.id);
            let rows = bound.tables.get(check.table).and_then(Option::as_ref).map(|table| table.rows);
            let mut eval = Eval::new(&self.plan, &bound, 0);
            match rows {
                Some(rows) if check.by_row => {
                    let broken = |row: &usize| {
                        eval.in_row(check.table, *row, |eval| eval.cond(&check.holds)) == Tri::No
                    };
                    let rows: Vec<usize> = (0..rows).filter(broken).collect();
                    findings.extend(rows.into_iter().map(|row| finding(written, place.index(row))));
                }
                Some(_) if eval.cond(&check.holds) == Tri::No => {
                    findings.push(finding(written, place.name()));
                }
                _ => {}
            }
        }
        findings
    }
}

impl Inspector {
    /// The cells that are blank and must not be: the table, the row from 0, and the field. Where it is not known whether a cell must
    /// be filled in, it is not among them.
    pub fn blanks(&self, visit: &Assessment) -> Vec<(String, usize, String)> {
        let bound = self.plan.bind(visit, None);
        let mut eval = Eval::new(&self.plan, &bound, 0);
        let mut blanks = Vec::new();
        for (index, table) in self.plan.tables.iter().enumerate() {
            let Some(given) = visit.tables.get(&table.id) else { continue };
            for (row, cells) in given.iter().enumerate() {
                for field in &table.fields {
                    let filled = cells.get(&field.id).is_some_and(|cell| *cell != Cell::Blank);
                    let needed = match &field.required {
                        Need::Always => true,
                        Need::Never => false,
                        Need::When(cond) => eval.in_row(index, row, |eval| eval.cond(cond)) == Tri::Yes,
                    };
                    if needed && !filled {
                        blanks.push((table.id.clone(), row, field.id.clone()));
                    }
                }
            }
        }
        blanks
    }
}

fn finding(check: &TableCheck, place: Place) -> Finding {
    let says = |lang: Lang| check.says.best(lang).trim_end_matches(['.', '。']).to_owned();
    Finding::warning(TABLE_CHECK, place).with("says_ja", says(Lang::Ja)).with("says_en", says(Lang::En))
}
