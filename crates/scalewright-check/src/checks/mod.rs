//! The registry of checks: one file for each.

use scalewright_diag::{Code, Report};

use crate::context::Context;

mod duplicates;

/// A check looks at a scale and reports what it finds.
pub(crate) struct Check {
    /// What it looks for.
    pub run: fn(&Context<'_>, &mut Report),
    /// The codes of its findings.
    pub codes: &'static [Code],
}

/// All checks, in the order in which they run.
pub(crate) const ALL: &[Check] = &[Check { run: duplicates::run, codes: &[duplicates::DUPLICATE_NAME] }];
