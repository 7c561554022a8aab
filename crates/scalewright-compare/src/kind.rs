//! The kinds of changes, by what they are about.

use scalewright_words::Words;
use serde::Serialize;

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Which items, subscales and totals there are, their order, and what corresponds to what.
    Structure,
    /// How a score comes about: rules, criteria, computations, limits, totals.
    Rule,
    /// A number at which a score changes.
    Threshold,
    /// What a score stands for, where raters pick it.
    Anchor,
    /// What is asked in interviews.
    Question,
    /// What is filled in: tables, fields, settings, what raters answer.
    Form,
    /// Where a number or a criterion comes from.
    Evidence,
    /// Words that score nothing.
    Wording,
}

impl Kind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Structure,
        Self::Rule,
        Self::Threshold,
        Self::Anchor,
        Self::Question,
        Self::Form,
        Self::Evidence,
        Self::Wording,
    ];

    /// The name on the command line and in machine-readable output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::Rule => "rule",
            Self::Threshold => "threshold",
            Self::Anchor => "anchor",
            Self::Question => "question",
            Self::Form => "form",
            Self::Evidence => "evidence",
            Self::Wording => "wording",
        }
    }

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The name for people.
    pub fn title(self, words: &Words) -> String {
        words.word(&format!("diff-kind-{}", self.as_str()))
    }
}
