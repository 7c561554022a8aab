//! The registry of checks: one file for each.

use scalewright_diag::{Code, Report};

use crate::context::Context;
use crate::unknown::UNKNOWN_NAME;

mod amounts;
mod circles;
mod counts;
mod drawing;
pub(crate) mod duplicates;
mod empty;
pub(crate) mod heads;
pub(crate) mod kinds;
mod ladders;
pub(crate) mod placeholders;
mod ranges;
pub(crate) mod released;
mod rows;
mod settings;
mod subscales;
mod sureness;
mod thresholds;
mod totals;
pub(crate) mod translations;
mod unknown;
mod unused;

/// A check looks at a scale and reports what it finds.
pub(crate) struct Check {
    /// What it looks for.
    pub run: fn(&Context<'_>, &mut Report),
    /// The codes of its findings.
    pub codes: &'static [Code],
}

/// All checks, in the order in which they run.
pub(crate) const ALL: &[Check] = &[
    Check { run: heads::run, codes: &[heads::FORMAT_VERSION, heads::BAD_ID] },
    Check { run: duplicates::run, codes: &[duplicates::DUPLICATE_NAME] },
    Check { run: unknown::run, codes: &[UNKNOWN_NAME] },
    Check { run: rows::run, codes: &[rows::FIELD_OUTSIDE_ROWS] },
    Check { run: kinds::run, codes: &[kinds::WRONG_KIND] },
    Check { run: circles::run, codes: &[circles::CIRCULAR_MEASURE] },
    Check { run: ranges::run, codes: &[ranges::BAD_RANGE, ranges::SCORE_OUT_OF_RANGE] },
    Check { run: thresholds::run, codes: &[thresholds::OUT_OF_ORDER] },
    Check { run: counts::run, codes: &[counts::COUNT_TABLE, counts::SEVERAL] },
    Check { run: ladders::run, codes: &[ladders::LADDER_ORDER] },
    Check { run: settings::run, codes: &[settings::FORM_MISSING] },
    Check { run: empty::run, codes: &[empty::EMPTY_RULE] },
    Check { run: amounts::run, codes: &[amounts::WEIGHT, amounts::BAD_CREDIT, amounts::NOT_POSITIVE] },
    Check { run: subscales::run, codes: &[subscales::ITEM_WITHOUT_SUBSCALE] },
    Check {
        run: totals::run,
        codes: &[totals::TOTAL_BANDS, totals::TOTAL_EMPTY, totals::TOTAL_AT_LEAST, totals::TOTAL_SHARE],
    },
    Check { run: translations::run, codes: &[translations::MISSING_TRANSLATION] },
    Check { run: placeholders::run, codes: &[placeholders::UNKNOWN_PLACEHOLDER, placeholders::UNIT_PATTERN] },
    Check { run: sureness::run, codes: &[sureness::NO_EVIDENCE, sureness::ASSUMED, sureness::RECONSTRUCTED] },
    Check { run: unused::run, codes: &[unused::UNUSED] },
    Check { run: released::run, codes: &[released::EDITION_FROZEN] },
];
