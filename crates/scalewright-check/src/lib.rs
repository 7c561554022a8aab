//! What must hold between the parts of a scale.
//!
//! The crate takes a [`Draft`], runs every check of its registry over it, and gives a [`Checked`] scale if there is no error.
//! It reads no files and knows no lines and columns: a finding names its [place](scalewright_model::Place) in the data.
//!
//! ```
//! use scalewright_check::{Draft, check};
//! # fn draft() -> Option<Draft> { None }
//!
//! if let Some(draft) = draft() {
//!     let (checked, report) = check(draft);
//!     assert_eq!(checked.is_none(), report.has_errors());
//! }
//! ```

mod battery;
mod checked;
mod checks;
mod context;
mod correspondence;
mod draft;
mod kind;
pub mod names;
pub mod placeholder;
mod scope;
mod unknown;
mod walk;

use scalewright_diag::{Code, Report};

pub use battery::{check_battery, check_visit_names};
pub use checked::Checked;
pub use checks::heads::FORMAT_VERSION;
pub use checks::released::EDITION_FROZEN;
pub use correspondence::check_correspondence;
pub use draft::Draft;
pub use walk::rules::score_places;
pub use walk::steps::{Filter, filters_of_item, filters_of_measure};

/// Checks a scale. It can be used only if every file of it was read and there is no error; warnings and notes do not stand in the way.
pub fn check(draft: Draft) -> (Option<Checked>, Report) {
    let mut report = Report::default();
    let context = context::Context::new(&draft);
    for check in checks::ALL {
        (check.run)(&context, &mut report);
    }
    if !draft.whole {
        // What names an item that could not be read is no fault of its own.
        report.retain(|finding| !unknown::names_item(finding));
    }
    let sound = draft.whole && !report.has_errors();
    (sound.then(|| Checked::new(draft)), report)
}

/// The codes of all findings that checks can make.
pub fn codes() -> impl Iterator<Item = Code> {
    checks::ALL.iter().flat_map(|check| check.codes.iter().copied())
}
