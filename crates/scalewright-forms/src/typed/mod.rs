//! From the content of a cell to a value, or to a doubt that is put to the person who typed it.
//!
//! Nothing is guessed here: what has one meaning only is read, whatever its width, its units or its calendar; what has two
//! meanings is handed back as a [`Doubt`] that names both. Whether a value lies in its range is checked elsewhere.

mod around;
mod calendar;
mod code;
mod cursor;
mod date;
mod decimal;
mod entry;
mod era;
mod found;
mod kanji;
mod name;
mod near;
mod number;
mod reading;
mod shape;
mod tail;
mod text;
mod token;
mod unread;
mod width;
mod words;
mod yes_no;

pub use code::{Choice, code};
pub use date::date;
pub use found::{Found, Typed};
pub use name::looks_like_name;
pub use number::number;
pub use reading::{Doubt, How, Reading};
pub use text::{MAX_CHARS, text};
pub use yes_no::yes_no;

#[cfg(test)]
mod tests;
