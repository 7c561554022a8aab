//! A workbook in one neutral form, whatever kind of file it came in.

mod cfb;
mod csv;
mod dates;
mod facts;
mod formats;
mod guard;
mod limits;
mod ods;
mod ods_cell;
mod open;
mod package;
mod scan;
mod sst;
#[cfg(test)]
mod tests;
mod xls;
mod xls_cells;
mod xlsx;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use limits::Budget;
pub use limits::{
    BOOK_CELLS, CELL_CHARACTERS, FILE_MB, SHARED_STRINGS, SHEET_CELLS, TEXT_MB, UNPACKED_MB, XLS_FILE_MB,
    ZIP_ENTRIES,
};
pub use open::{open, open_bytes};

pub use crate::typed::Found;

/// Everything that was read from one file, or from one folder of CSV files.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// The sheets, in the order of the file.
    pub sheets: Vec<Sheet>,
    /// The files that formulas of the book refer to: file names only, without their folders.
    pub links: Vec<String>,
    /// What kind of file it was.
    pub format: Format,
}

/// The kinds of file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML, as Excel has written since 2007.
    Xlsx,
    /// The binary format of Excel 97 to 2003.
    Xls,
    /// `OpenDocument`, as `LibreOffice` writes.
    Ods,
    /// One CSV file, or a folder of them.
    Csv,
}

/// One sheet. A sheet that was not wanted has its name and nothing else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The name on its tab; for a CSV file the name of the file without its ending.
    pub name: String,
    /// Whether the sheet itself is hidden.
    pub hidden: bool,
    /// The filled cells, by row and column, both counted from 0.
    pub cells: BTreeMap<(u32, u32), Cell>,
    /// The merged regions.
    pub merged: Vec<Region>,
    /// The hidden rows, as far down as there are filled cells.
    pub hidden_rows: BTreeSet<u32>,
    /// The hidden columns, as far right as there are filled cells.
    pub hidden_columns: BTreeSet<u32>,
}

/// A rectangle of cells. Both corners belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region {
    /// Row and column of its upper left cell, from 0.
    pub first: (u32, u32),
    /// Row and column of its lower right cell, from 0.
    pub last: (u32, u32),
}

/// One filled cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What the cell holds; for a formula, the value that was stored with it.
    pub found: Found,
    /// Whether the cell is shown as a percentage: 0.8 is then seen as 80 %.
    pub percent: bool,
    /// Whether the cell holds a formula.
    ///
    /// A formula with which no value was stored is an empty `Found::Text`, the only one there is.
    pub formula: bool,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// There is no such file or folder.
    NotFound,
    /// The system did not let us read it; with what the system said.
    Unreadable(String),
    /// The file has no content.
    Empty,
    /// The file is larger than what is read.
    TooLarge {
        /// What is allowed, in megabytes of 1024 × 1024 bytes.
        limit_mb: u64,
    },
    /// The file unpacks to more than what is read, as a zip bomb does, or its cells hold more text.
    TooMuchInside {
        /// What is allowed, in megabytes of 1024 × 1024 bytes.
        limit_mb: u64,
    },
    /// The package or the folder has more files than what is read.
    TooManyParts {
        /// How many are allowed.
        limit: usize,
    },
    /// A sheet, or the book with this sheet, has more filled cells than what is read.
    TooManyCells {
        /// The name of the sheet.
        sheet: String,
        /// How many are allowed.
        limit: usize,
    },
    /// The book has more different texts than what is read.
    TooManyStrings {
        /// How many are allowed.
        limit: usize,
    },
    /// The text of a cell is longer than any spreadsheet program allows.
    TooLong {
        /// The name of the sheet.
        sheet: String,
        /// The row, from 0.
        row: u32,
        /// The column, from 0.
        column: u32,
        /// How many characters are allowed.
        limit: usize,
    },
    /// The file is incomplete or contradicts itself; with the part of the file and the technical cause.
    Damaged(String),
    /// The file is protected with a password and cannot be read without it.
    Password,
    /// The file holds macros.
    Macros,
    /// The file is no workbook that can be read.
    UnknownFormat,
    /// The file is a workbook of Excel 95 or older.
    OldFormat,
    /// The folder has no CSV file in it.
    EmptyFolder,
}

impl Sheet {
    /// A sheet with a name and nothing else.
    fn named(name: &str, hidden: bool) -> Self {
        Self { name: name.to_owned(), hidden, ..Self::default() }
    }

    /// Puts a cell in its place, unless it is an empty text that no formula stands behind.
    fn put(&mut self, budget: &mut Budget, at: (u32, u32), cell: Cell) -> Result<(), OpenError> {
        if let Found::Text(text) = &cell.found {
            if text.is_empty() && !cell.formula {
                return Ok(());
            }
            if text.len() > CELL_CHARACTERS && text.chars().count() > CELL_CHARACTERS {
                return Err(self.too_long(at));
            }
        }
        let (Found::Text(text) | Found::Error(text)) = &cell.found else {
            return self.insert(budget, at, cell);
        };
        let left = budget.text.checked_sub(text.len() as u64);
        budget.text = left.ok_or(OpenError::TooMuchInside { limit_mb: TEXT_MB })?;
        self.insert(budget, at, cell)
    }

    fn insert(&mut self, budget: &mut Budget, at: (u32, u32), cell: Cell) -> Result<(), OpenError> {
        self.cells.insert(at, cell);
        if self.cells.len() > SHEET_CELLS {
            return Err(self.too_many());
        }
        let left = budget.cells.checked_sub(1);
        budget.cells =
            left.ok_or_else(|| OpenError::TooManyCells { sheet: self.name.clone(), limit: BOOK_CELLS })?;
        Ok(())
    }

    /// Keeps the hidden rows and columns that lie within the filled cells.
    fn hide(&mut self, rows: &[(u32, u32)], columns: &[(u32, u32)]) {
        let Some(&(last_row, _)) = self.cells.keys().next_back() else {
            return;
        };
        let last_column = self.cells.keys().map(|at| at.1).max().unwrap_or(0);
        for &(first, last) in rows {
            self.hidden_rows.extend(first..=last.min(last_row));
        }
        for &(first, last) in columns {
            self.hidden_columns.extend(first..=last.min(last_column));
        }
    }

    /// The error of a sheet with too many cells.
    fn too_many(&self) -> OpenError {
        OpenError::TooManyCells { sheet: self.name.clone(), limit: SHEET_CELLS }
    }

    /// The error of a cell with too long a text.
    fn too_long(&self, (row, column): (u32, u32)) -> OpenError {
        OpenError::TooLong { sheet: self.name.clone(), row, column, limit: CELL_CHARACTERS }
    }
}
