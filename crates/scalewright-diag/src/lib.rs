//! Findings: what is wrong, doubtful or worth knowing about a scale or an assessment, and how that is shown.
//!
//! A finding has a code, a severity, a place in the data and the facts that its message needs. The message itself stands in
//! `scalewright-words` under the finding's code, in every language.
//!
//! ```
//! use scalewright_diag::{Code, Finding, Report, Severity};
//! use scalewright_model::{Lang, Place};
//! use scalewright_words::Words;
//!
//! let mut report = Report::default();
//! let place = Place::file("items/A.ron").key("rule");
//! report.push(Finding::error(Code::new("missing-field"), place).with("field", "measure"));
//! assert!(report.has_errors());
//!
//! let text = scalewright_diag::concise(&report, Words::of(Lang::En), &|_| None);
//! assert!(text.starts_with("items/A.ron: error[missing-field]: "));
//! ```

mod concise;
mod finding;
mod full;
mod json;
mod nearest;
mod report;
mod spot;

pub use concise::concise;
pub use finding::{Code, Finding, Severity};
pub use full::full;
pub use json::json;
pub use nearest::nearest;
pub use report::Report;
pub use spot::{Locate, Spot};
