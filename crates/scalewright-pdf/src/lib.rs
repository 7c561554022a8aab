//! Sets documents as PDF, with typst as a library: no other program is needed.
//!
//! The layout stands in `templates/typst/` of `scalewright-document` and gets the document as data, so that no text is ever taken for
//! a command. Fonts are those of the machine; a character that none of them has is an error.
//!
//! ```no_run
//! use scalewright_document::{Document, PdfError, Templates};
//! use scalewright_pdf::Press;
//!
//! fn print(document: &Document) -> Result<Vec<u8>, PdfError> {
//!     let press = Press::new(&[])?;
//!     press.pdf(document, &Templates::built_in())
//! }
//! ```

mod fonts;
mod glyphs;
mod press;
mod world;

pub use press::{Press, forget};
