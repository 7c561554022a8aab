//! What a workbook shows for the scores of a visit, and in which cells: so that others can hold it against what they compute.

use scalewright_model::{Assessment, Lang};

use crate::Subject;
use crate::calc::{AGREED, Calc};
use crate::formula::{APART, Computer, Value};
use crate::layout::Layout;
use crate::write;

/// The cell of a score or a total.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownCell {
    /// The scale.
    pub scale: String,
    /// What it is the score of.
    pub of: ShownOf,
    /// The rater whose answers it is computed from; none for the agreed ones.
    pub rater: Option<String>,
    /// The name of the sheet, and the row and the column from 0.
    pub sheet: String,
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
    /// What it shows.
    pub shown: Shown,
}

/// What a cell is the score of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShownOf {
    /// An item, by its code.
    Item(String),
    /// A total, by its name.
    Total(String),
}

/// What a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// A number.
    Score(f64),
    /// Something is missing.
    Open,
    /// The item does not apply.
    Apart,
}

/// What the workbook of a visit shows for all items and totals, for the agreed answers and for each rater.
pub fn shown(subject: Subject<'_>, visit: &Assessment, lang: Lang) -> Vec<ShownCell> {
    let layout = Layout::new(subject, Some(visit), lang);
    let calc = Calc::new(&layout);
    let grid = write::grid(&layout, Some(visit));
    let mut computer = Computer::new(&grid);
    let sheet = layout.sheets.calc;
    let name = layout.sheets.names.get(sheet).cloned().unwrap_or_default();
    let mut cells = Vec::new();
    for (index, scale) in layout.scales.iter().enumerate() {
        let items = calc.items.get(index).into_iter().flatten();
        let items = items.map(|(code, steps)| (ShownOf::Item(code.clone()), steps.score));
        let totals = scale.scale().totals.iter().zip(calc.totals.get(index).into_iter().flatten());
        let totals = totals.map(|(total, (row, _))| (ShownOf::Total(total.id.clone()), *row));
        for (of, row) in items.chain(totals) {
            let raters = visit.raters.iter().map(|rater| Some(rater.id.clone()));
            for (rater, column) in [None].into_iter().chain(raters).zip(AGREED..) {
                let shown = meaning(&computer.cell(sheet, row, column));
                let (scale, of, sheet) = (scale.id().to_owned(), of.clone(), name.clone());
                cells.push(ShownCell { scale, of, rater, sheet, row, column, shown });
            }
        }
    }
    cells
}

fn meaning(value: &Value) -> Shown {
    match value {
        Value::Number(number) => Shown::Score(*number),
        Value::Text(text) if text == APART => Shown::Apart,
        _ => Shown::Open,
    }
}
