//! Where the cells of a form stand.
//!
//! A form of one row stands upright, one field to a line; other forms have a column for each field.

use scalewright_model::{Field, RecordGroup, Table};

/// The row of the first line of every form, below its heading.
pub(crate) const FIRST: u32 = 10;
/// The row of the headings of columns.
pub(crate) const HEAD: u32 = FIRST - 2;
/// The row that says what is wanted in a column.
pub(crate) const HINT: u32 = FIRST - 1;
/// The row of sums.
pub(crate) const SUMS: u32 = FIRST - 3;
/// The row that says that there is nothing to fill in.
pub(crate) const NONE_ROW: u32 = 4;
/// The column of that answer, in forms with columns.
pub(crate) const NONE_COLUMN: u32 = 3;
/// Rows for what does not hold in the whole form.
pub(crate) const CHECKS: u32 = 5;
/// The lines of a form that says neither how many it can have nor how many a sheet should have.
const LINES: u32 = 50;
/// Lines that are left free below what a visit has.
const SPARE: u32 = 10;
/// In an upright form: the columns of titles, of what is filled in, and of the rest.
pub(crate) const UPRIGHT: u32 = 2;

/// Where the cells of a form stand.
pub(crate) struct TableLayout<'a> {
    pub table: &'a Table,
    pub sheet: usize,
    /// How many lines there are.
    pub lines: u32,
    /// One field to a line.
    pub upright: bool,
    /// The groups whose clients are marked, with the columns of the marks.
    pub marks: Vec<(&'a RecordGroup, u32)>,
}

/// A cell of a form, in every line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placed {
    /// A column.
    Column(u32),
    /// The one cell.
    Cell(u32, u32),
}

impl<'a> TableLayout<'a> {
    pub fn new(table: &'a Table, sheet: usize, rows: usize, groups: Vec<&'a RecordGroup>) -> Self {
        let upright = table.max_rows == Some(1);
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        let room = table.max_rows.or(table.rows_on_sheet).unwrap_or(LINES);
        let spare = if table.max_rows.is_none() && rows > 0 { SPARE } else { 0 };
        let lines = room.max(rows.saturating_add(spare));
        let check = width(table) + 1;
        let mut next = check + 1;
        let marks = groups.into_iter().map(|group| {
            let settled = group.column.as_deref().and_then(column_of).filter(|col| *col >= next);
            let col = settled.unwrap_or(next);
            next = col + 1;
            (group, col)
        });
        Self { table, sheet, lines, upright, marks: marks.collect() }
    }

    /// The key of a field: the first row or column of the sheet has it.
    pub fn key(&self, field: &Field) -> String {
        format!("{}.{}", self.table.id, field.id)
    }

    /// Where a field stands.
    pub fn place(&self, index: usize) -> Placed {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        if self.upright { Placed::Cell(FIRST + index, UPRIGHT) } else { Placed::Column(index) }
    }

    /// Where a field of a row stands.
    pub fn cell(&self, row: u32, field: usize) -> (u32, u32) {
        match self.place(field) {
            Placed::Column(col) => (FIRST + row, col),
            Placed::Cell(row, col) => (row, col),
        }
    }

    /// The index of a field.
    pub fn field(&self, id: &str) -> Option<usize> {
        self.table.fields.iter().position(|field| field.id == id)
    }

    /// The field that only numbers the rows.
    pub fn number(&self) -> Option<usize> {
        self.table.numbered_by.as_deref().and_then(|id| self.field(id))
    }

    /// The cell that says that there is nothing to fill in.
    pub const fn none_cell(&self) -> (u32, u32) {
        (NONE_ROW, if self.upright { UPRIGHT } else { NONE_COLUMN })
    }

    /// The column that says what does not hold in a line.
    pub fn check_column(&self) -> u32 {
        if self.upright { UPRIGHT + 3 } else { width(self.table) }
    }

    /// The last row with a line.
    pub const fn last(&self) -> u32 {
        FIRST + self.lines.saturating_sub(1)
    }
}

/// The number of fields.
fn width(table: &Table) -> u32 {
    u32::try_from(table.fields.len()).unwrap_or(u32::MAX)
}

/// The column of some letters, counted from 0.
fn column_of(letters: &str) -> Option<u32> {
    let value = letters.chars().try_fold(0_u32, |sum, letter| {
        let digit =
            u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A')).filter(|digit| *digit < 26)?;
        sum.checked_mul(26)?.checked_add(digit + 1)
    })?;
    value.checked_sub(1).filter(|column| *column < 16_384)
}
