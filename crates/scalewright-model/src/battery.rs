//! Batteries: the scales of one visit and what belongs to the visit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Date, Lang, Status, Text};

/// What one visit scores, and how the visit goes (`battery.ron`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Battery {
    /// The version of the file format: 1.
    pub format: u32,
    /// The name of the battery, in small letters, digits and hyphens.
    pub id: String,
    /// The edition.
    pub edition: String,
    /// Whether the edition may still change.
    pub status: Status,
    /// The day of the last change, for the head of printed pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revised_on: Option<Date>,
    /// The title.
    pub title: Text,
    /// What the visit is for.
    pub about: Text,
    /// The languages in which every text must stand.
    #[serde(default = "Lang::every")]
    pub languages: Vec<Lang>,
    /// The folders of the scales that the visit scores, seen from this file, in their order.
    pub scales: Vec<String>,
    /// The folders of scales that are shown beside them and are no part of the result.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<String>,
    /// The tables that the site fills in before the visit.
    #[schemars(extend("x-names" = "table"))]
    pub forms_before: Vec<String>,
    /// The tables that assessors fill in during the visit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-names" = "table"))]
    pub records: Vec<String>,
    /// Who counts as a client, and other definitions for the whole visit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub definitions: Vec<Definition>,
    /// What assessors do, phase by phase.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checklist: Vec<Phase>,
    /// Courses of a visit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timetables: Vec<Timetable>,
    /// What assessors bring.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packing: Vec<Text>,
    /// How assessors behave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attitude: Vec<Text>,
    /// Terms of the field, and which of them a site may have its own word for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glossary: Vec<Term>,
    /// The letter that announces the visit to the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<Letter>,
    /// What clients can expect, for a leaflet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaflet: Option<Leaflet>,
}

/// A definition that holds for the whole visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The name used in the data.
    pub id: String,
    /// What is defined.
    pub title: Text,
    /// The definition.
    pub text: Text,
}

/// A phase of the visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// The name used in the data.
    pub id: String,
    /// The title.
    pub title: Text,
    /// What is done, in order.
    pub steps: Vec<CheckStep>,
}

/// One line of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckStep {
    /// What is done.
    pub text: Text,
    /// Finer points, or what to look for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Text>,
    /// The table it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "table"))]
    pub table: Option<String>,
}

/// A course of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timetable {
    /// The name used in the data.
    pub id: String,
    /// The title.
    pub title: Text,
    /// The days, in order.
    pub days: Vec<Day>,
}

/// One day of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// The title.
    pub title: Text,
    /// What is done, in order.
    pub parts: Vec<Text>,
}

/// A term of the field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The name used in the data.
    pub id: String,
    /// The term as the scales use it.
    pub term: Text,
    /// The written-out form, where the term is an abbreviation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub long: Option<Text>,
    /// What it means.
    pub means: Text,
    /// A site may have its own word for it, which documents for the site then use.
    #[serde(default)]
    pub site_word: bool,
    /// Words that stand directly before or after the term and leave it a word of its own. In Japanese a term that touches another
    /// character of its kind (kanji, katakana) counts as part of a longer word and stays; these are the exceptions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joins: Vec<String>,
}

/// A letter to the site before the visit. What is needed (forms, records, interviews, time) is put in from the rest of the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// The subject.
    pub title: Text,
    /// What is said before the list of what is needed.
    pub opening: Vec<Text>,
    /// What is said after it.
    pub closing: Vec<Text>,
}

/// A page for clients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Leaflet {
    /// The heading.
    pub title: Text,
    /// A few words before the rest.
    pub intro: Text,
    /// What is promised, and by which items it is checked.
    pub promises: Vec<Promise>,
    /// What a client can expect, stage by stage.
    pub stages: Vec<Stage>,
}

/// A promise to clients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// The promise.
    pub text: Text,
    /// The items that check it.
    pub items: Vec<ItemRef>,
}

/// An item of one of the battery's scales.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemRef {
    /// The scale.
    #[schemars(extend("x-names" = "scale"))]
    pub scale: String,
    /// The code of the item.
    #[schemars(extend("x-names" = "item"))]
    pub item: String,
}

/// A stage of support, as a client sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// The title.
    pub title: Text,
    /// What happens.
    pub points: Vec<Text>,
}
