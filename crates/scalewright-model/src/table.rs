//! Tables that sites and raters fill in, and the vocabulary around them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Better, Cond, Evidence, Number, Status, Text};

/// A file with forms and vocabulary that several scales share (`forms.ron`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormSet {
    /// The version of the file format: 1.
    pub format: u32,
    /// The name of the set, in small letters, digits and hyphens.
    pub id: String,
    /// The edition of the set.
    pub edition: String,
    /// Whether the edition may still change. A scale that is released needs released forms.
    #[serde(default)]
    pub status: Status,
    /// Its title.
    pub title: Text,
    /// What is in it.
    pub common: Common,
}

/// What items refer to by name: units, constants, respondents, sources, settings, groups, tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Common {
    /// Units of measures and fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Unit>,
    /// Numbers that have a name because they are used in several places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constants: Vec<Constant>,
    /// Whom assessors interview.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub respondents: Vec<Named>,
    /// Where information comes from: forms, records, interviews, what is seen on the spot.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Named>,
    /// Facts about the agency on which the form of an item depends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<Field>,
    /// Groups of clients from which records are drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<RecordGroup>,
    /// The tables themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
}

/// A name that items use and the title that people read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The name used in the data.
    pub id: String,
    /// The title that people read.
    pub title: Text,
}

/// A unit of measurement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The name used in the data.
    pub id: String,
    /// How a value is written with it; `{n}` stands for the number: `{n} %`.
    pub pattern: Text,
    /// How exactly one is written, in languages where that differs: `{n} person`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one: Option<Text>,
    /// How many digits after the point are shown (arithmetic stays exact).
    #[serde(default)]
    pub decimals: u8,
}

/// A number with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Constant {
    /// The name used in the data, and in texts as `{name}`.
    pub id: String,
    /// What it is.
    pub title: Text,
    /// The number.
    pub value: Number,
    /// Its unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "unit"))]
    pub unit: Option<String>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A form or a record sheet: rows of typed fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The name used in the data.
    pub id: String,
    /// The title that people read.
    pub title: Text,
    /// What one row is and who fills it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Text>,
    /// The fewest rows it can have.
    #[serde(default)]
    pub min_rows: u32,
    /// The most rows it can have; no limit if it is left out. A table of one row has 1 here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_rows: Option<u32>,
    /// How many rows a sheet has for it to be filled in, where there is no limit; 50 if it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows_on_sheet: Option<u32>,
    /// The whole-number field that only numbers the rows, from one. Sheets fill it in; a row with nothing else is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "field"))]
    pub numbered_by: Option<String>,
    /// Its rows are about clients: what stands in them is not shown in messages unless that is asked for.
    #[serde(default, skip_serializing_if = "is_false")]
    pub about_clients: bool,
    /// Its rows are records that are drawn from the groups of another table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawn: Option<Drawn>,
    /// The fields, in the order of the columns.
    pub fields: Vec<Field>,
    /// What must hold between the fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<TableCheck>,
    /// Where the list of fields comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A field of a table, an input of an item or a setting of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The name used in the data.
    pub id: String,
    /// The heading or the question that people read.
    pub title: Text,
    /// What may be filled in.
    pub kind: FieldKind,
    /// The unit of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "unit"))]
    pub unit: Option<String>,
    /// When it must be filled in. A field that must be and is not counts as missing.
    #[serde(default)]
    pub required: Required,
    /// Which way is better, for inputs of an item. If it is said, a proof holds the rule to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// The definition, for the people who fill it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// It tells people apart by initials or a local number: a full name is refused.
    #[serde(default, skip_serializing_if = "is_false")]
    pub initials_only: bool,
}

/// How the rows of a table come from clients that were drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    /// The coded field that takes the group.
    #[schemars(extend("x-names" = "field"))]
    pub group: String,
    /// The fields that are taken over from the table of clients.
    pub copy: Vec<Copied>,
}

/// A field that is taken over from another table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Copied {
    /// The field of the other table.
    #[schemars(extend("x-names" = "field-of-clients"))]
    pub from: String,
    /// The field of this one.
    #[schemars(extend("x-names" = "field"))]
    pub to: String,
}

/// What may be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum FieldKind {
    /// Yes or no (`true` or `false`).
    YesNo,
    /// A whole number.
    Integer {
        /// The least.
        min: Number,
        /// The most; no limit if it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Number>,
    },
    /// A number, also with a decimal point.
    Number {
        /// The least.
        min: Number,
        /// The most; no limit if it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Number>,
    },
    /// One of a list.
    Code(Vec<Named>),
    /// A day, as `2026-10-15`.
    Date,
    /// A short text.
    Text,
}

/// When a field must be filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Required {
    /// In every row.
    #[default]
    Always,
    /// It may be left blank.
    No,
    /// Only in rows for which this holds.
    When(Cond),
}

/// Something that must hold in a filled-in table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableCheck {
    /// The name of the check.
    pub id: String,
    /// What must hold: for each row if it speaks of fields, else for the whole visit.
    pub holds: Cond,
    /// What is wrong if it does not hold, and how to mend it.
    pub says: Text,
}

/// A group of clients from which records are drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordGroup {
    /// The name used in the data.
    pub id: String,
    /// Who is in it.
    pub title: Text,
    /// The table of clients.
    #[schemars(extend("x-names" = "table"))]
    pub table: String,
    /// Which clients are in it.
    #[serde(rename = "where")]
    pub filter: Cond,
    /// How many records are drawn.
    pub cases: u32,
    /// From which groups records are drawn instead, where this one has too few.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Instead>,
    /// The letter of the column in which a sheet marks its clients, where that is settled; else the next free one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Where the definition comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// The groups that stand in for one with too few clients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instead {
    /// The groups, the first one first. A record that is drawn instead stays a record of its own group.
    #[schemars(extend("x-names" = "group"))]
    pub groups: Vec<String>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

// The signature is serde's.
#[expect(clippy::trivially_copy_pass_by_ref)]
const fn is_false(value: &bool) -> bool {
    !*value
}
