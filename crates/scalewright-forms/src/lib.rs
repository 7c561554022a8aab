//! Workbooks.

pub mod book;
mod calc;
mod draw;
mod formula;
mod grid;
mod layout;
pub mod read;
pub mod typed;
mod write;

use scalewright_model::{Assessment, Lang};

pub use layout::Subject;

/// A workbook to fill in: empty, or with what a visit has already.
pub fn workbook(subject: Subject<'_>, visit: Option<&Assessment>, lang: Lang) -> Result<Vec<u8>, String> {
    let layout = layout::Layout::new(subject, visit, lang);
    let grid = write::grid(&layout, visit);
    write::bytes(&grid).map_err(|error| error.to_string())
}
