//! Workbooks: the forms that a site fills in, the sheets on which assessors score, and the drawing of records.
//!
//! [`workbook`] writes a workbook for a scale or a battery, empty or with what a visit has. [`book::open`] opens what comes back,
//! and [`read::read`] makes an assessment of it, with every fault by sheet and cell. [`draw()`] draws records.
//!
//! ```
//! use scalewright_forms::book::{self, OpenError};
//!
//! // A file is opened with care: what is no workbook is an error, never a panic.
//! let opened = book::open_bytes("forms.xlsx", b"not a workbook".to_vec(), &|_| true);
//! assert_eq!(opened, Err(OpenError::UnknownFormat));
//! ```
//!
//! Which cell means what is stated once, in the layout; the formulas are made from the rules of the scales. The crate knows no scale.

pub mod book;
mod calc;
mod draw;
mod formula;
mod grid;
mod layout;
pub mod read;
mod shown;
mod strip;
pub mod typed;
mod write;

use scalewright_diag::Finding;
use scalewright_model::{Assessment, Lang};
use scalewright_words::Words;

pub use draw::{Drawing, draw};
pub use formula::{APART, UNKNOWN};
pub use layout::Subject;
pub use shown::{Shown, ShownCell, ShownOf, shown};
pub use strip::strip;

/// Why a workbook cannot be written: what the library says that writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError(pub String);

/// A workbook to fill in: empty, or with what a visit has already.
pub fn workbook(subject: Subject<'_>, visit: Option<&Assessment>, lang: Lang) -> Result<Vec<u8>, WriteError> {
    let layout = layout::Layout::new(subject, visit, lang);
    file(&write::grid(&layout, visit))
}

/// A copy of a workbook that was read, with what is in doubt marked, and a list of it. `told` are the findings with their cells.
pub fn fixed(
    subject: Subject<'_>,
    reading: &read::Reading,
    told: &[(read::Spot, Finding)],
    words: &Words,
) -> Result<Vec<u8>, WriteError> {
    let visit = Some(&reading.assessment);
    let layout = layout::Layout::new(subject, visit, reading.lang);
    let mut grid = write::grid(&layout, visit);
    let by_spot = |spot: &read::Spot| {
        let fits = reading.places.iter().filter(|(_, one)| *one == spot);
        // The cell itself, not the row that it begins.
        fits.map(|(pointer, _)| pointer.as_str()).max_by_key(|pointer| pointer.len())
    };
    let mends: Vec<write::Mend<'_>> =
        told.iter().map(|(spot, finding)| write::Mend { spot, pointer: by_spot(spot), finding }).collect();
    write::mark(&mut grid, &layout, reading, &mends, words);
    file(&grid)
}

fn file(grid: &grid::Grid) -> Result<Vec<u8>, WriteError> {
    write::bytes(grid).map_err(|error| WriteError(error.to_string()))
}
