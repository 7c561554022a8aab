//! Assessments: what a site filled in and what raters found, for one visit.

use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Date, Number, Text};

/// One row of a table: a cell for each field that is filled in.
pub type Row = BTreeMap<String, Cell>;
/// The answers to one item: a cell for each input, criterion, `anchor` or `rating`.
pub type ItemAnswers = BTreeMap<String, Cell>;
/// The answers of one visit, by scale and item code.
pub type Answers = BTreeMap<String, BTreeMap<String, ItemAnswers>>;

/// All that is known of one visit. What is not in it is missing; nothing is guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// The version of the file format: 1.
    pub format: u32,
    /// The scale or the battery, with its edition, that it is an assessment for.
    #[serde(rename = "for")]
    pub target: Target,
    /// The data is made up, for practice or tests.
    #[serde(default)]
    pub made_up: bool,
    /// The result is agreed and will not change. Until then, everything that is printed of it says that it is provisional.
    #[serde(default, rename = "final", skip_serializing_if = "is_false")]
    pub is_final: bool,
    /// The agency.
    #[serde(default, skip_serializing_if = "Site::is_unknown")]
    pub site: Site,
    /// The day of the visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visited_on: Option<Date>,
    /// What is arranged with the agency before the visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<VisitPlan>,
    /// Facts about the agency on which the form of an item depends.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub settings: BTreeMap<String, Cell>,
    /// The tables filled in, by name. A table that is not here is missing; one that is here without rows is empty.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tables: BTreeMap<String, Vec<Row>>,
    /// How the records were drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draw: Option<Draw>,
    /// The agreed answers, by scale and item code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: Answers,
    /// The raters, each with the answers given alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raters: Vec<Rater>,
    /// Grounds in the raters' own words, by scale and item code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<String, BTreeMap<String, String>>,
    /// The scores of the previous visit, by scale and item code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub previous: BTreeMap<String, BTreeMap<String, Number>>,
    /// What the agency does well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strengths: Vec<String>,
    /// What the agency could take on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub challenges: Vec<String>,
}

/// How records were drawn, so that the drawing can be repeated and defended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// The seed. The same seed draws the same records from the same clients.
    pub seed: String,
    /// The groups, in the order of the forms.
    pub groups: Vec<GroupDraw>,
}

/// What was drawn for one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupDraw {
    /// The group.
    pub group: String,
    /// How many records were wanted.
    pub wanted: u32,
    /// How many clients were in the group.
    pub clients: u32,
    /// The rows of the clients that were drawn, counted from one.
    pub rows: Vec<u32>,
    /// What was drawn from other groups because this one had too few.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<InsteadDraw>,
}

/// Records that were drawn from another group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InsteadDraw {
    /// The other group.
    pub group: String,
    /// The rows of the clients that were drawn, counted from one.
    pub rows: Vec<u32>,
}

/// What an assessment is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Target {
    /// A single scale.
    Scale {
        /// The scale.
        id: String,
        /// The edition.
        edition: String,
    },
    /// A battery of scales.
    Battery {
        /// The battery.
        id: String,
        /// The edition.
        edition: String,
    },
}

/// The agency that was visited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The key person, by role or name, to whom the letter is addressed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Its own words for terms of the glossary. In a language in which it has none, the term stays.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, Text>,
    /// The plurals of these words, in languages that have them and where they are not regular.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub plurals: BTreeMap<String, Text>,
}

impl Site {
    /// Whether nothing is known of it.
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// What is arranged before the visit. What is left out is printed as a blank to fill in by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitPlan {
    /// The day of the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_on: Option<Date>,
    /// Who writes: the team of assessors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// How to reach them: phone, mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<String>,
    /// The day by which the forms are to be back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forms_back_by: Option<Date>,
    /// The course of the visit, by the name of a timetable of the battery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timetable: Option<String>,
}

/// A rater, and what this rater answered alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rater {
    /// Initials or another short name.
    pub id: String,
    /// The answers given before the raters agreed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: Answers,
}

/// The content of one cell of a form or of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is filled in.
    Blank,
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A code, a date or a text.
    Text(String),
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Blank => serializer.serialize_none(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => value.serialize(serializer),
            Self::Text(value) => serializer.serialize_str(value),
        }
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl CellVisitor {
    fn number<E: de::Error>(text: &str) -> Result<Cell, E> {
        Number::parse(text).map(Cell::Number).ok_or_else(|| E::custom("the number is too long"))
    }
}

impl<'de> de::Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("true, false, a number, a text or None")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Cell, E> {
        Ok(Cell::Blank)
    }

    fn visit_none<E: de::Error>(self) -> Result<Cell, E> {
        Ok(Cell::Blank)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cell, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Cell, E> {
        Ok(Cell::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Cell, E> {
        Self::number(&value.to_string())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Cell, E> {
        Self::number(&value.to_string())
    }

    fn visit_f32<E: de::Error>(self, value: f32) -> Result<Cell, E> {
        Self::number(&value.to_string())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Cell, E> {
        Self::number(&value.to_string())
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Cell, E> {
        Ok(Cell::Text(value.to_owned()))
    }
}

impl JsonSchema for Cell {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cell".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What is filled in: yes or no, a number, a code, a date or a text; null if nothing is.",
            "type": ["boolean", "number", "string", "null"],
        })
    }
}

// The signature is serde's.
#[expect(clippy::trivially_copy_pass_by_ref)]
const fn is_false(value: &bool) -> bool {
    !*value
}
