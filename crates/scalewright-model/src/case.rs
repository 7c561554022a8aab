//! Cases: what a scale must give for an assessment, written as data.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Answers, Cell, Date, Number, Row, Target};

/// A file of cases (in `cases/`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// The version of the file format: 1.
    pub format: u32,
    /// The scale or the battery that the cases are for.
    #[serde(rename = "for")]
    pub target: Target,
    /// The cases.
    pub cases: Vec<Case>,
}

/// One case: an assessment, and what must come out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The name; it is unique within the scale.
    pub name: String,
    /// What the case is there to show.
    pub why: String,
    /// The assessment.
    pub given: Given,
    /// What must come out.
    pub expect: Expect,
}

/// The assessment of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Given {
    /// A file, seen from the file of the case.
    File(String),
    /// The part of an assessment that matters for the case; all else is missing.
    Part {
        /// The day of the visit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        visited_on: Option<Date>,
        /// Settings.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        settings: BTreeMap<String, Cell>,
        /// Tables.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        tables: BTreeMap<String, Vec<Row>>,
        /// Answers, by scale and item code.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        answers: Answers,
    },
}

/// What must come out of a case. What is not named is not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// Items, by scale and code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub items: BTreeMap<String, BTreeMap<String, Expected>>,
    /// Totals, by scale and name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub totals: BTreeMap<String, BTreeMap<String, ExpectedTotal>>,
}

/// What must come out for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Expected {
    /// This score.
    Score(Number),
    /// No score; exactly these are still possible.
    Possible(Vec<Number>),
    /// The item does not apply.
    NotApplicable,
}

/// What must come out for a total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum ExpectedTotal {
    /// This value (rounded to nine digits after the point).
    Value(Number),
    /// No value; it is still possible from the first to the second.
    Between(Number, Number),
    /// Too few items have a score.
    Insufficient,
}
