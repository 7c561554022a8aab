//! For editors: what stands around a place in a text that is being written.

mod cursor;
mod shape;
mod way;

pub use cursor::{Cursor, Level, What};
pub use shape::{Content, FieldShape, Shape, VariantShape};
pub use way::Way;

use std::ops::Range;

use crate::schema::Format;
use crate::token::{TokenKind, tokens};

/// The kind of file that a text is, by the name at its head.
pub fn format_of(text: &str) -> Option<Format> {
    let all = tokens(text);
    let first = all.iter().find(|token| token.kind != TokenKind::Attribute)?;
    let head = text.get(first.range.clone())?;
    Format::ALL.into_iter().find(|format| format.head() == head)
}

/// The inside of a quoted text: where it stands without its quotes. Nothing if it is a raw text or no text.
pub fn inside(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let quoted = text.get(range.clone())?;
    let fits = quoted.len() >= 2 && quoted.starts_with('"') && quoted.ends_with('"');
    fits.then(|| range.start + 1..range.end - 1)
}
