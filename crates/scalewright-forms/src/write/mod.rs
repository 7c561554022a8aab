//! From a layout, its formulas and a visit to the cells of a workbook.

mod charts;
mod cover;
mod fixed;
mod form;
mod inputs;
mod results;
mod scores;
mod working;
mod xlsx;

use scalewright_model::{Assessment, Cell as Given, FieldKind};

use crate::calc::Calc;
use crate::grid::{Content, Grid, Role, Sheet};
use crate::layout::Layout;
pub(crate) use fixed::{Mend, mark};
use inputs::Lists;

/// What goes into a workbook.
pub(crate) struct Writer<'a> {
    pub layout: &'a Layout<'a>,
    pub calc: Calc<'a>,
    pub visit: Option<&'a Assessment>,
    pub lists: Lists,
}

/// All cells of a workbook.
pub(crate) fn grid(layout: &Layout<'_>, visit: Option<&Assessment>) -> Grid {
    let mut writer =
        Writer { layout, calc: Calc::new(layout), visit, lists: Lists::new(layout.sheets.lists) };
    let mut sheets = vec![writer.cover()];
    sheets.extend((0..layout.tables.len()).map(|table| writer.form(table)));
    sheets.extend((0..layout.scales.len()).map(|scale| writer.scores(scale)));
    sheets.push(writer.results());
    sheets.push(writer.charts());
    sheets.push(writer.steps());
    sheets.push(writer.rows());
    sheets.push(writer.lists.sheet(name(layout, layout.sheets.lists)));
    sheets.iter_mut().for_each(Sheet::fit);
    Grid { sheets }
}

/// A workbook as a file.
pub(crate) fn bytes(grid: &Grid) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    xlsx::bytes(grid)
}

fn name(layout: &Layout<'_>, sheet: usize) -> String {
    layout.sheets.names.get(sheet).cloned().unwrap_or_default()
}

fn sheet_named(name: String, role: Role) -> Sheet {
    Sheet::new(name, role)
}

fn sheet(layout: &Layout<'_>, index: usize, role: Role) -> Sheet {
    Sheet::new(name(layout, index), role)
}

impl Writer<'_> {
    /// What a visit has in a cell of a kind, as it is written.
    fn content(&self, cell: Option<&Given>, kind: &FieldKind) -> Content {
        match (cell, kind) {
            (None | Some(Given::Blank), _) => Content::Blank,
            (Some(Given::Bool(yes)), _) => Content::Number(if *yes { 1.0 } else { 0.0 }),
            (Some(Given::Number(number)), _) => Content::Number(float(*number)),
            (Some(Given::Text(text)), FieldKind::Code(options)) => {
                let option = options.iter().find(|option| option.id == *text);
                Content::Text(
                    option.map_or(text.as_str(), |option| self.layout.text(&option.title)).to_owned(),
                )
            }
            (Some(Given::Text(text)), FieldKind::Date) => scalewright_model::Date::parse(text)
                .map_or_else(|| Content::Text(text.clone()), Content::Date),
            (Some(Given::Text(text)), _) => Content::Text(text.clone()),
        }
    }
}

/// A number as spreadsheets have it.
pub(crate) fn float(number: scalewright_model::Number) -> f64 {
    number.to_string().parse().unwrap_or_default()
}
