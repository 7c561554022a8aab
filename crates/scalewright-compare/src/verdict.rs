//! Whether the changes of an item can change a score.

use scalewright_check::Checked;
use scalewright_model::Assessment;
use scalewright_prove::{Difference, Prover, differ};
use scalewright_score::ItemState;
use serde::Serialize;

/// Whether the changes of an item can change a score.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// All that makes the score is the same: no proof is needed.
    Alike,
    /// What makes the score differs, and it was proved that no assessment scores differently.
    Never,
    /// There is an assessment that scores differently.
    Sometimes(Box<Witness>),
    /// It was looked into, and is not decided.
    Undecided {
        /// Why, in words of the prover; empty if there is nothing to say.
        reason: String,
    },
    /// What makes the score differs. Nobody looked whether that can change a score.
    Unexamined,
}

/// An assessment that scores differently.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Witness {
    /// The assessment, with answers for both scales.
    pub assessment: Assessment,
    /// What the older item gives.
    pub before: ItemState,
    /// What the newer item gives.
    pub after: ItemState,
    /// What is filled in, and what both items make of it alike, in words.
    pub given: Vec<String>,
    /// What only the older item reads, computes and finds.
    pub given_before: Vec<String>,
    /// What only the newer item reads, computes and finds.
    pub given_after: Vec<String>,
}

/// Two items that belong together, and the scales that they stand in.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The older scale, and the code of its item.
    pub old: (&'a Checked, &'a str),
    /// The newer scale, and the code of its item.
    pub new: (&'a Checked, &'a str),
}

/// What is found out about two items whose scoring differs.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// No assessment scores differently.
    Never,
    /// This assessment does: the score by the older and by the newer item.
    Sometimes(Box<(Assessment, ItemState, ItemState)>),
    /// It is not decided; why, in words.
    NotDecided(String),
}

/// Finds out whether two items can score differently.
pub type Prove<'a> = dyn Fn(Question<'_>) -> Answer + 'a;

/// Finds it out by proof, for the items of two scales.
pub fn by_proof<'a>(old: &'a Checked, new: &'a Checked) -> impl Fn(Question<'_>) -> Answer + 'a {
    let (old, new) = (Prover::new(old), Prover::new(new));
    move |question| match differ((&old, question.old.1), (&new, question.new.1)) {
        Difference::Never => Answer::Never,
        Difference::Sometimes(found) => {
            Answer::Sometimes(Box::new((found.assessment, found.before, found.after)))
        }
        Difference::NotDecided => Answer::NotDecided(String::new()),
    }
}
