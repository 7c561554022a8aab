//! What was found in a cell, before anybody asks what it means.

use scalewright_model::Date;

/// What was found in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A text, as it was typed.
    Text(String),
    /// A number.
    Number(f64),
    /// `TRUE` or `FALSE`.
    Bool(bool),
    /// A number that the sheet shows as a day.
    Day {
        /// The day; nothing if there is no such day.
        date: Option<Date>,
        /// Whether a time of day is kept with it.
        has_time: bool,
    },
    /// An error value such as `#REF!`.
    Error(String),
}

/// What was typed into a cell, with what of its format matters for the meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Typed<'a> {
    /// The content of the cell.
    pub found: &'a Found,
    /// Whether the cell is formatted as a percentage, so that 0.8 is shown as 80%.
    pub percent: bool,
}

impl<'a> Typed<'a> {
    /// The content of a cell that is not formatted as a percentage.
    #[must_use]
    pub const fn new(found: &'a Found) -> Self {
        Self { found, percent: false }
    }
}
