//! Rules: how criteria, measures and answers become a score.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Cond, Evidence, Number, Text};

/// How an item is scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Rule {
    /// The rater picks one of the described anchors. The answer is called `anchor`.
    Choice(Choice),
    /// A measure falls into one of several bands.
    Bands(Bands),
    /// The number of criteria met is looked up in a table.
    Count(Count),
    /// The highest rung whose needs are all met.
    Ladder(Ladder),
    /// The first case whose condition holds.
    FirstMatch(FirstMatch),
    /// The rows of a printed table, of which one holds.
    Table(ScoreTable),
    /// One score if a condition holds, another if not.
    YesNo(YesNo),
    /// The rater gives a number; no anchors are published. The answer is called `rating`.
    Rating(Rating),
    /// Different rules for different settings.
    BySetting(BySetting),
}

impl Rule {
    /// Where the rule as a whole comes from, if it says so.
    pub const fn evidence(&self) -> Option<&Evidence> {
        match self {
            Self::Choice(rule) => rule.evidence.as_ref(),
            Self::Bands(rule) => rule.evidence.as_ref(),
            Self::Count(rule) => rule.evidence.as_ref(),
            Self::Ladder(rule) => rule.evidence.as_ref(),
            Self::FirstMatch(rule) => rule.evidence.as_ref(),
            Self::Table(rule) => rule.evidence.as_ref(),
            Self::YesNo(rule) => rule.evidence.as_ref(),
            Self::Rating(rule) => rule.evidence.as_ref(),
            Self::BySetting(_) => None,
        }
    }

    /// Where its anchors, steps, rungs, cases or rows come from, if they say so themselves.
    pub fn part_evidence(&self) -> Vec<&Evidence> {
        let parts: Vec<Option<&Evidence>> = match self {
            Self::Choice(rule) => rule.anchors.iter().map(|anchor| anchor.evidence.as_ref()).collect(),
            Self::Bands(rule) => rule.cuts.steps().iter().map(|step| step.evidence.as_ref()).collect(),
            Self::Ladder(rule) => rule.rungs.iter().map(|rung| rung.evidence.as_ref()).collect(),
            Self::FirstMatch(rule) => rule.cases.iter().map(|case| case.evidence.as_ref()).collect(),
            Self::Table(rule) => rule.rows.iter().map(|row| row.evidence.as_ref()).collect(),
            Self::BySetting(by) => return by.forms.values().flat_map(Self::part_evidence).collect(),
            Self::Count(_) | Self::YesNo(_) | Self::Rating(_) => Vec::new(),
        };
        parts.into_iter().flatten().collect()
    }
}

/// A rule by which the rater picks an anchor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The anchors, from the lowest score to the highest.
    pub anchors: Vec<Anchor>,
    /// Where the anchors come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A score and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The score.
    pub score: Number,
    /// What is seen at an agency with this score.
    pub text: Text,
    /// Where this anchor comes from, if it differs from the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A rule by which a measure falls into a band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// The measure, of this item or of the scale.
    #[schemars(extend("x-names" = "measure"))]
    pub measure: String,
    /// Where one band ends and the next begins.
    pub cuts: Cuts,
    /// Where the thresholds come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// The thresholds of bands. Only one side is written, so that no gap and no overlap can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Cuts {
    /// Each band begins at its bound, the bound included, and goes on to the next.
    From {
        /// The bands, from the highest bound to the lowest.
        steps: Vec<Step>,
        /// The score below the lowest bound.
        below: Number,
    },
    /// Each band ends at its bound, the bound included.
    UpTo {
        /// The bands, from the lowest bound to the highest.
        steps: Vec<Step>,
        /// The score above the highest bound.
        beyond: Number,
    },
}

impl Cuts {
    /// The bands, in the order in which they are written.
    pub fn steps(&self) -> &[Step] {
        match self {
            Self::From { steps, .. } | Self::UpTo { steps, .. } => steps,
        }
    }

    /// The score on the open side of the outermost bound.
    pub const fn rest(&self) -> Number {
        match self {
            Self::From { below, .. } => *below,
            Self::UpTo { beyond, .. } => *beyond,
        }
    }
}

/// One band: its bound and its score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The bound, in the unit of the measure.
    pub bound: Number,
    /// The score.
    pub score: Number,
    /// Where this threshold comes from, if it differs from the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A rule that counts criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The criteria that are counted.
    #[schemars(extend("x-names" = "criterion"))]
    pub criteria: Vec<String>,
    /// The score for each number of criteria met, from none to all.
    pub scores: Vec<CountScore>,
    /// Where the table comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A number of criteria met and its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountScore {
    /// How many criteria are met.
    pub met: u8,
    /// The score.
    pub score: Number,
}

/// A rule whose scores are rungs, each with all that it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// The rungs, from the highest score to the lowest.
    pub rungs: Vec<Rung>,
    /// The score of someone who stands on no rung.
    pub otherwise: Number,
    /// Where the rungs come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// One rung of a ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// The score.
    pub score: Number,
    /// All that must hold.
    pub needs: Vec<Cond>,
    /// Where this rung comes from, if it differs from the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A rule that takes the first case whose condition holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstMatch {
    /// The cases, in the order in which they are tried.
    pub cases: Vec<MatchCase>,
    /// The score if none holds.
    pub otherwise: Number,
    /// Where the cases come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// One case of a first-match rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatchCase {
    /// What must hold.
    pub when: Cond,
    /// The score.
    pub score: Number,
    /// Where this case comes from, if it differs from the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A rule that is a table as it is printed. Its rows have no order.
///
/// The score is that of the row that holds. Several rows may hold if they have the same score. If no row holds (a gap), or rows with
/// different scores do (an overlap), the table does not say which score it is, and there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoreTable {
    /// The rows, as they are printed.
    pub rows: Vec<ScoreRow>,
    /// Where the table comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// One row of a score table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoreRow {
    /// All that must hold.
    pub when: Vec<Cond>,
    /// The score.
    pub score: Number,
    /// Where this row comes from, if it differs from the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A rule with two outcomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YesNo {
    /// What is asked.
    pub when: Cond,
    /// The score if it holds.
    pub yes: Number,
    /// The score if it does not.
    pub no: Number,
    /// Where the rule comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A rule by which the rater gives a number within the item's range.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// The step between two ratings; one if it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Number>,
    /// Where the range comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// One rule for each setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BySetting {
    /// The setting that decides; a coded one.
    #[schemars(extend("x-names" = "setting"))]
    pub setting: String,
    /// The rule for each code of the setting.
    #[schemars(extend("x-keys" = "option"))]
    pub forms: BTreeMap<String, Rule>,
}

/// What holds the score down, whatever the rule says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// When the limit strikes.
    pub when: Cond,
    /// What it does.
    pub then: Effect,
    /// Why, in the words of the scale.
    pub reason: Text,
    /// Where the limit comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// What a limit does to a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Effect {
    /// The score is this, whatever the rule says.
    Exactly(Number),
    /// The score is this at most.
    AtMost(Number),
    /// The score is this at least.
    AtLeast(Number),
}
