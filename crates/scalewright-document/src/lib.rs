//! Manuals, score sheets, letters and reports, made from scales and visits.
//!
//! A document is made in two steps. A template in `templates/documents/` says what it contains and in which order, by calling one
//! function for each block over typed views ([`View`]); it computes no score. A layout then sets the blocks of the [`Document`] as
//! HTML or Markdown, or `scalewright-pdf` as PDF. A folder of the maintainer's own can replace any template, style or wording.
//!
//! ```
//! use scalewright_document::{Maker, Material, Templates};
//! use scalewright_model::Lang;
//!
//! fn page(material: &Material<'_>) -> Result<String, scalewright_document::DocumentError> {
//!     let maker = Maker::new(Templates::built_in(), Lang::En, material)?;
//!     let document = maker.make("score-sheet")?;
//!     maker.html(&document)
//! }
//! # assert_eq!(Templates::built_in().text("documents/none.jinja").unwrap(), None);
//! ```

mod block;
mod chart;
mod engine;
mod error;
mod functions;
mod make;
mod markdown;
mod page;
mod reference;
mod templates;
mod views;

pub use block::{
    Anchor, Block, Cell, Check, Choice, Column, Document, Entry, Head, Look, Mark, Paper, Part, Rich, Row,
    Run, Start,
};
pub use chart::{Axis, FONTS};
pub use error::{DocumentError, PdfError};
pub use make::Maker;
pub use reference::{block_functions, chart_schema, document_schema, view_schema};
pub use templates::Templates;
pub use views::*;
