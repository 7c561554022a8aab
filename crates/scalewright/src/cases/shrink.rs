//! Leaves out of an example what makes no difference.

use std::collections::BTreeMap;

use scalewright_model::{Answers, Cell, Date, Given, Row};

/// The parts of an assessment that a case gives.
#[derive(Clone)]
pub(super) struct Parts {
    pub visited_on: Option<Date>,
    pub settings: BTreeMap<String, Cell>,
    pub tables: BTreeMap<String, Vec<Row>>,
    pub answers: Answers,
}

/// An example without what can be left out one after the other so that `same` still holds. A file is left as it is.
pub(super) fn shrink(given: &Given, same: impl Fn(&Given) -> bool) -> Given {
    let Some(whole) = Parts::of(given) else { return given.clone() };
    let Parts { settings, tables, answers, .. } = &whole;
    let mut parts = whole.clone();
    let mut attempt = |change: &dyn Fn(&mut Parts)| {
        let mut less = parts.clone();
        change(&mut less);
        if same(&less.clone().given()) {
            parts = less;
        }
    };
    attempt(&|parts| parts.visited_on = None);
    settings.keys().for_each(|id| attempt(&|parts| drop(parts.settings.remove(id))));
    for (scale, items) in answers {
        for (code, cells) in items {
            cells.keys().for_each(|id| attempt(&|parts| parts.without_answer(scale, code, id)));
        }
    }
    for (table, rows) in tables {
        attempt(&|parts| drop(parts.tables.remove(table)));
        // From the end, so that the numbers of the rows before stay.
        for row in (0..rows.len()).rev() {
            attempt(&|parts| parts.without_row(table, row));
        }
    }
    let cells: Vec<(String, usize, String)> = parts.cells();
    for (table, row, field) in cells {
        let mut less = parts.clone();
        less.without_cell(&table, row, &field);
        if same(&less.clone().given()) {
            parts = less;
        }
    }
    parts.given()
}

impl Parts {
    /// The parts of an example; nothing for a file.
    pub fn of(given: &Given) -> Option<Self> {
        let Given::Part { visited_on, settings, tables, answers } = given.clone() else { return None };
        Some(Self { visited_on, settings, tables, answers })
    }

    pub fn given(self) -> Given {
        let Self { visited_on, settings, tables, answers } = self;
        Given::Part { visited_on, settings, tables, answers }
    }

    fn without_answer(&mut self, scale: &str, code: &str, id: &str) {
        let Some(items) = self.answers.get_mut(scale) else { return };
        if let Some(cells) = items.get_mut(code) {
            cells.remove(id);
            if cells.is_empty() {
                items.remove(code);
            }
        }
        if items.is_empty() {
            self.answers.remove(scale);
        }
    }

    fn without_row(&mut self, table: &str, row: usize) {
        if let Some(rows) = self.tables.get_mut(table)
            && row < rows.len()
        {
            rows.remove(row);
        }
    }

    pub fn without_cell(&mut self, table: &str, row: usize, field: &str) {
        let row = self.tables.get_mut(table).and_then(|rows| rows.get_mut(row));
        row.into_iter().for_each(|row| drop(row.remove(field)));
    }

    pub fn cells(&self) -> Vec<(String, usize, String)> {
        let rows =
            self.tables.iter().flat_map(|(table, rows)| rows.iter().enumerate().map(move |row| (table, row)));
        rows.flat_map(|(table, (row, cells))| {
            cells.keys().map(move |field| (table.clone(), row, field.clone()))
        })
        .collect()
    }
}
