//! The rules of the scales as formulas, on two sheets: one with a line for each step of the computation, one with columns beside the
//! rows of the forms.
//!
//! What a formula shows is what the interpreter gives, or that an input is missing. It does not tell, as the interpreter does, which
//! scores are still possible, nor that something missing makes no difference in the end.

mod aggregates;
mod conditions;
mod expressions;
mod items;
mod rules;
mod totals;
pub(crate) mod walk;

use std::collections::BTreeMap;

use scalewright_check::Checked;
use scalewright_model::{Cond, Item, Required, Text};
use scalewright_render::Teller;

use crate::formula::{F, Fun, Ref};
use crate::layout::{FIRST, Layout, Line, Placed, lines};

/// The column of the agreed answers; those of the raters follow.
pub(crate) const AGREED: u32 = 3;
/// The row of the first line of a sheet of scores.
pub(crate) const SCORES_FIRST: u32 = 6;
/// The row of the first step on the sheet of steps.
pub(crate) const STEPS_FIRST: u32 = 4;
/// On the sheet of rows: the row that says whether a form is filled in at all.
pub(crate) const THERE: u32 = 4;

/// The formulas of a workbook.
pub(crate) struct Calc<'a> {
    pub layout: &'a Layout<'a>,
    /// The columns beside the rows of forms, from the first column on.
    pub columns: Vec<Column>,
    /// The steps, from [`STEPS_FIRST`] on.
    pub steps: Vec<Step>,
    /// The items of each scale, with the rows of their steps.
    pub items: Vec<BTreeMap<String, ItemSteps>>,
    /// The totals of each scale: the row of the value, and that of the name of its band.
    pub totals: Vec<Vec<(u32, Option<u32>)>>,
    /// The rows of the answers of each scale.
    answers: Vec<BTreeMap<(String, String), u32>>,
    /// The step of each measure: by scale, item (none for those of the scale) and name.
    measures: BTreeMap<(usize, Option<String>, String), u32>,
    criteria: BTreeMap<(usize, String, String), u32>,
}

/// A column beside the rows of a form.
pub(crate) struct Column {
    pub table: usize,
    pub label: String,
    pub formula: F,
}

/// A step of the computation.
pub(crate) struct Step {
    pub scale: usize,
    /// The code of the item, or nothing.
    pub code: String,
    pub label: String,
    pub formula: F,
    /// How the value is written, by the number of digits after the point.
    pub decimals: Option<u8>,
}

/// The steps of an item that other sheets show.
#[derive(Clone, Debug, Default)]
pub(crate) struct ItemSteps {
    /// The score, or that something is missing, or that the item does not apply.
    pub score: u32,
    /// The measures, with their names.
    pub measures: Vec<(String, u32)>,
}

/// What can be named at a place.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub scale: usize,
    pub checked: &'a Checked,
    pub item: Option<&'a Item>,
    /// The form whose rows are gone through.
    pub row: Option<usize>,
}

impl<'a> Calc<'a> {
    /// All formulas for a layout.
    pub fn new(layout: &'a Layout<'a>) -> Self {
        let answers = layout.scales.iter().map(|scale| answer_rows(scale)).collect();
        let mut calc = Self {
            layout,
            columns: Vec::new(),
            steps: Vec::new(),
            items: Vec::new(),
            totals: Vec::new(),
            answers,
            measures: BTreeMap::new(),
            criteria: BTreeMap::new(),
        };
        for table in 0..layout.tables.len() {
            calc.presence(table);
        }
        for (index, scale) in layout.scales.iter().enumerate() {
            calc.scale(index, scale);
        }
        calc
    }

    /// The column that is 1 in rows with something filled in.
    pub fn presence(&mut self, table: usize) -> u32 {
        let layout = self.layout;
        let Some(of) = layout.tables.get(table) else { return 0 };
        let number = of.number();
        let cells = (0..of.table.fields.len()).filter(|field| Some(*field) != number);
        let cells: Vec<F> = cells.map(|field| F::Cell(self.field_ref(table, field))).collect();
        let filled = F::call(Fun::CountA, ranges(cells)).op(crate::formula::Op::Above, F::whole(0));
        let label = layout.word("book-row-there");
        self.column(table, label, F::when(filled, F::whole(1), F::blank()))
    }

    /// A column beside the rows of a form: a new one, or one with the same formula.
    pub fn column(&mut self, table: usize, label: String, formula: F) -> u32 {
        let same = |one: &Column| one.table == table && one.formula == formula;
        let found = self.columns.iter().position(same);
        let index = found.unwrap_or_else(|| {
            self.columns.push(Column { table, label, formula });
            self.columns.len() - 1
        });
        u32::try_from(index).unwrap_or(u32::MAX)
    }

    /// A step: a new one, or one with the same formula. Its row.
    pub fn step(&mut self, scope: &Scope<'_>, label: String, formula: F) -> u32 {
        let found = self.steps.iter().position(|one| one.formula == formula);
        let index = found.unwrap_or_else(|| {
            let code = scope.item.map(|item| item.code.clone()).unwrap_or_default();
            self.steps.push(Step { scale: scope.scale, code, label, formula, decimals: None });
            self.steps.len() - 1
        });
        STEPS_FIRST + u32::try_from(index).unwrap_or(u32::MAX)
    }

    /// A step that stands for itself, even where another has the same formula.
    pub fn new_step(&mut self, scope: &Scope<'_>, label: String, formula: F) -> u32 {
        let code = scope.item.map(|item| item.code.clone()).unwrap_or_default();
        self.steps.push(Step { scale: scope.scale, code, label, formula, decimals: None });
        STEPS_FIRST + u32::try_from(self.steps.len() - 1).unwrap_or(u32::MAX)
    }

    /// The value of a step, for the rater at hand; within rows, for the agreed answers.
    pub fn step_value(&self, scope: &Scope<'_>, row: u32) -> F {
        let sheet = self.layout.sheets.calc;
        F::Cell(match scope.row {
            None => Ref::in_column(sheet, row),
            Some(_) => Ref::at(sheet, row, AGREED),
        })
    }

    /// The value of a column in the row at hand.
    pub fn column_value(&self, column: u32) -> F {
        F::Cell(Ref::in_row(self.layout.sheets.rows, column))
    }

    /// All values of a column.
    pub fn column_range(&self, table: usize, column: u32) -> F {
        let last = self
            .layout
            .tables
            .get(table)
            .map_or(FIRST, |table| if table.upright { FIRST } else { table.last() });
        let sheet = self.layout.sheets.rows;
        F::Range(Ref::at(sheet, FIRST, column), Ref::at(sheet, last, column))
    }

    /// A formula that may be written twice: itself, or the cell that has it.
    pub fn plain(&mut self, scope: &Scope<'_>, label: &str, formula: F) -> F {
        if formula.is_plain() {
            return formula;
        }
        match scope.row {
            Some(table) => {
                let column = self.column(table, label.to_owned(), formula);
                self.column_value(column)
            }
            None => {
                let row = self.step(scope, label.to_owned(), formula);
                self.step_value(scope, row)
            }
        }
    }

    /// The cell of a field in the row at hand.
    pub fn field_ref(&self, table: usize, field: usize) -> Ref {
        let Some(of) = self.layout.tables.get(table) else { return Ref::at(0, 0, 0) };
        match of.place(field) {
            Placed::Column(col) => Ref::in_row(of.sheet, col),
            Placed::Cell(row, col) => Ref::at(of.sheet, row, col),
        }
    }

    /// The cell of an answer.
    pub fn answer_ref(&self, scope: &Scope<'_>, id: &str) -> Option<Ref> {
        let code = scope.item?.code.clone();
        let row = *self.answers.get(scope.scale)?.get(&(code, id.to_owned()))?;
        let sheet = self.layout.scores_sheet(scope.scale);
        Some(match scope.row {
            None => Ref::in_column(sheet, row),
            Some(_) => Ref::at(sheet, row, AGREED),
        })
    }

    /// A text of a scale, with its constants filled in.
    pub fn told(&self, scope: &Scope<'_>, text: &Text) -> String {
        Teller::new(scope.checked, self.layout.words).text_of(scope.item, text)
    }

    /// The index of a form.
    pub fn table(&self, id: &str) -> Option<usize> {
        self.layout.tables.iter().position(|table| table.table.id == id)
    }

    /// Whether a field of the row at hand must be filled in.
    pub fn required(&mut self, scope: &Scope<'a>, table: usize, field: usize) -> F {
        let layout = self.layout;
        let Some(of) = layout.tables.get(table).and_then(|table| table.table.fields.get(field)) else {
            return F::whole(0);
        };
        match &of.required {
            Required::Always => F::whole(1),
            Required::No => F::whole(0),
            Required::When(cond) => {
                let scope = Scope { row: Some(table), ..*scope };
                let holds = self.cond(&scope, cond);
                self.plain(&scope, &layout.word("book-row-needed"), holds)
            }
        }
    }

    /// Whether rows belong: a column with 1, 0 or 0.5, and nothing where there is no row.
    pub fn members(&mut self, scope: &Scope<'a>, table: usize, filter: Option<&'a Cond>) -> u32 {
        let there = self.presence(table);
        let Some(cond) = filter else { return there };
        let inner = Scope { row: Some(table), ..*scope };
        let holds = self.cond(&inner, cond);
        let test = self.column_value(there).equals(F::whole(1));
        self.column(table, self.layout.word("book-row-belongs"), F::when(test, holds, F::blank()))
    }

    /// The constant of a name, as a number.
    pub fn constant(scope: &Scope<'_>, id: &str) -> F {
        scope.checked.constant(scope.item, id).map_or_else(F::unknown, |one| F::Number(one.value.to_string()))
    }
}

/// Cells that lie side by side, as ranges.
fn ranges(cells: Vec<F>) -> Vec<F> {
    let mut joined: Vec<F> = Vec::new();
    let mut run: Option<(Ref, Ref)> = None;
    for cell in cells {
        let F::Cell(cell) = cell else { continue };
        run = match run {
            Some((from, to)) if next_to(to, cell) => Some((from, cell)),
            other => {
                joined.extend(other.map(|(from, to)| F::Range(from, to)));
                Some((cell, cell))
            }
        };
    }
    joined.extend(run.map(|(from, to)| F::Range(from, to)));
    joined
}

fn next_to(one: Ref, other: Ref) -> bool {
    use crate::formula::Pos::At;
    match (one.row, one.col, other.row, other.col) {
        (row, At(left), same, At(right)) if row == same => right == left + 1,
        (At(upper), col, At(lower), same) if col == same => lower == upper + 1,
        _ => false,
    }
}

fn answer_rows(scale: &Checked) -> BTreeMap<(String, String), u32> {
    let lines = lines(scale);
    let rows = lines.iter().zip(SCORES_FIRST..).filter_map(|(line, row)| match line {
        Line::Answer(answer) => Some(((answer.item.code.clone(), answer.id.to_owned()), row)),
        Line::Subscale(_) | Line::Item(_) => None,
    });
    rows.collect()
}
