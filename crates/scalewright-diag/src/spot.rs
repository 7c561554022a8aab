//! Where a place stands in the text of a file.

use std::ops::Range;
use std::sync::Arc;

use scalewright_model::Place;

/// Finds the text of a place. The crate that reads files knows how.
pub type Locate<'a> = dyn Fn(&Place) -> Option<Spot> + 'a;

/// A stretch of the text of a file.
#[derive(Clone, Debug)]
pub struct Spot {
    /// The whole text.
    pub text: Arc<str>,
    /// The stretch, in bytes.
    pub range: Range<usize>,
}

impl Spot {
    /// The line and the column at which the stretch begins, both from one. Columns are characters.
    pub fn line_column(&self) -> (usize, usize) {
        let before = &self.text[..self.range.start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}
