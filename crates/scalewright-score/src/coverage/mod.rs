//! What the cases of a scale should touch, and what a case touches of it.
//!
//! Goals are made from the data: each score, each threshold, each criterion, each limit, each way to a missing value. A case touches
//! a goal only by an item or a total that it names, since a score that nobody compares shows nothing.

mod extent;
mod goal;
mod goals;
mod touch;
mod walk;

pub use goal::{About, Aim, Gap, Goal, GoalKind, Lies, Reached, StepOf, Threshold};
pub use goals::Goals;
