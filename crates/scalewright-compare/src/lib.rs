//! Two editions of a scale, or two scales, side by side: what differs, in the maintainer's words, and what that does to scores.
//!
//! [`compare`] says what differs, item by item and by kind. [`Impact`] scores visits with both and says who changes, by how much, and
//! which change of the scale did it. The crate reads no files; whether a changed rule can change a score at all is asked of a
//! [`Prove`] function, which a caller may give.
//!
//! ```
//! use scalewright_check::Checked;
//! use scalewright_compare::compare;
//! use scalewright_model::Lang;
//! use scalewright_words::Words;
//!
//! fn sentences(old: &Checked, new: &Checked) -> Vec<String> {
//!     let comparison = compare(old, new, Words::of(Lang::En), None);
//!     comparison.changes().map(|change| change.sentence.clone()).collect()
//! }
//! ```

mod change;
mod compare;
mod conditions;
mod impact;
mod kind;
mod matching;
mod page;
mod pairs;
mod parts;
mod pen;
mod renames;
mod rules;
mod scoring;
mod show;
mod texts;
mod verdict;

pub use change::{Change, Manner, Side};
pub use compare::{Comparison, ItemComparison, ItemName, ScaleName, compare};
pub use impact::{
    Ask, Crossing, Impact, ItemImpact, ItemMove, MadeFor, Study, TotalImpact, TotalMove, TotalValue, Unread,
    Visit, VisitImpact,
};
pub use kind::Kind;
pub use pairs::{Pair, PairedBy, pairs};
pub use show::MARKS;
pub use texts::{Piece, pieces};
pub use verdict::{Answer, Prove, Question, Verdict, Witness, by_proof};
