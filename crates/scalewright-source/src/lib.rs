//! RON files to drafts, with the place of every value.
//!
//! This is the only crate that knows RON and JSON Schema. It reads a file, finds everything that is wrong with its form at once,
//! and keeps the text, so that a finding of any crate can show the line it is about. It also lays files out ([`lay_out`]), edits them
//! by their tokens, and holds released editions to what they were ([`editions`]).
//!
//! ```
//! use std::path::Path;
//! use scalewright_source::Loader;
//!
//! let mut loader = Loader::default();
//! let scale = loader.scale(Path::new("no/such/folder"));
//! assert!(scale.is_none());
//! assert_eq!(loader.report.findings()[0].code.as_str(), "not-found");
//! ```

mod assessment;
pub mod codes;
mod document;
pub mod edit;
pub mod editions;
mod files;
mod format;
mod kept;
mod load;
mod lower;
mod mend;
mod parse;
mod quick;
mod schema;
mod token;
mod tree;
mod validate;
mod write;

pub use assessment::{Purpose, Schemas, assessment_schema, target_name};
pub use files::{Files, MAX_BYTES, shown};
pub use format::{Change, LaidOut, WIDTH, lay_out, says_the_same};
pub use load::{Loader, Read};
pub use mend::{Edit, replace, replacing, written};
pub use parse::MAX_DEPTH;
pub use quick::quick_assessment;
pub use schema::Format;
pub use write::{write_assessment, write_cases};
