//! Scores an assessment with a checked scale, exactly, and says why.
//!
//! A [`Plan`] is made once of a checked scale; it scores any number of assessments. Arithmetic is exact: 13 of 20 is 65 %, on the
//! threshold. What is missing is never guessed: an item without a score names what is missing and which scores are still possible.
//!
//! ```
//! use scalewright_check::Checked;
//! use scalewright_model::Assessment;
//! use scalewright_score::{Detail, Outcome, Plan};
//!
//! fn outcome(scale: &Checked, visit: &Assessment) -> Outcome {
//!     Plan::new(scale).score(visit, Detail::Trace)
//! }
//! ```
//!
//! The crate does no input or output, reads no clock and knows no scale.

mod bind;
mod compile;
mod complete;
mod coverage;
mod eval;
mod exact;
mod explain;
mod groups;
mod inspect;
mod lack;
mod names;
mod next;
mod outcome;
mod plan;
mod rows;
mod rule;
mod samples;
mod score;
mod score_table;
mod step;
mod total;
mod trace;
mod value;

pub use bind::Bound;
pub use coverage::{About, Aim, Gap, Goal, GoalKind, Goals, Lies, Reached, StepOf, Threshold};
pub use groups::{Groups, Members};
pub use inspect::{Inspector, TABLE_CHECK};
pub use lack::Lack;
pub use outcome::{ItemOutcome, ItemState, Outcome, TotalOutcome, TotalState};
pub use plan::Plan;
pub use score::Detail;
pub use step::{
    Ask, Asks, Change, Edit, FieldValue, ItemStep, MeasureChange, Raise, Reach, Standing, Steps, TotalGoal,
    TotalStep, Way, What,
};
pub use trace::{
    CriterionTrace, LimitTrace, MeasureTrace, Next, Read, ReadAnswer, RowsTrace, RuleTrace, Side, Trace,
    Truth,
};
