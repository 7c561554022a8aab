//! Expressions: how a measure is computed from forms, records and answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Cond, Number};

/// A value that is computed exactly from the inputs of a visit.
///
/// `Field` has a meaning only where rows of a table are gone through: within `of`, `where`, `that`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Expr {
    /// A number. A number with a meaning of its own is better a constant.
    Number(Number),
    /// A named constant of the scale or of its forms.
    Const(#[schemars(extend("x-names" = "constant"))] String),
    /// The value of a field in the row at hand.
    Field(#[schemars(extend("x-names" = "field"))] String),
    /// What a rater answered to an input of this item.
    Answer(#[schemars(extend("x-names" = "input"))] String),
    /// A setting of the visit, such as the kind of area.
    Setting(#[schemars(extend("x-names" = "setting"))] String),
    /// The day of the visit.
    VisitDate,
    /// A measure of this item or of the scale.
    Measure(#[schemars(extend("x-names" = "measure"))] String),
    /// The value of a field in a table that has one row only.
    Cell {
        /// The table.
        #[schemars(extend("x-names" = "table"))]
        table: String,
        /// The field.
        #[schemars(extend("x-names" = "field"))]
        field: String,
    },
    /// How many rows there are.
    Count(Rows),
    /// How many different values a field has; blank ones are not counted.
    CountDistinct {
        /// The table.
        #[schemars(extend("x-names" = "table"))]
        table: String,
        /// The field whose values are told apart (spaces around them do not count).
        #[schemars(extend("x-names" = "field"))]
        field: String,
        /// Which rows; all of them if it is left out.
        #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
        filter: Option<Box<Cond>>,
    },
    /// The sum over rows.
    Sum {
        /// The table.
        #[schemars(extend("x-names" = "table"))]
        table: String,
        /// What is added up.
        of: Box<Expr>,
        /// Which rows; all of them if it is left out.
        #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
        filter: Option<Box<Cond>>,
    },
    /// The mean over rows; missing if there is no row.
    Mean {
        /// The table.
        #[schemars(extend("x-names" = "table"))]
        table: String,
        /// What is averaged.
        of: Box<Expr>,
        /// Which rows; all of them if it is left out.
        #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
        filter: Option<Box<Cond>>,
    },
    /// The share of rows, in percent, for which something holds; missing if there is no row.
    ShareOf {
        /// The table.
        #[schemars(extend("x-names" = "table"))]
        table: String,
        /// What holds for the rows that count.
        that: Box<Cond>,
        /// Among which rows; all of them if it is left out.
        #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
        filter: Option<Box<Cond>>,
    },
    /// How many of these yes-or-no fields are yes in at least one row.
    KindsSeen {
        /// The table.
        #[schemars(extend("x-names" = "table"))]
        table: String,
        /// The yes-or-no fields.
        #[schemars(extend("x-names" = "field"))]
        fields: Vec<String>,
        /// Which rows; all of them if it is left out.
        #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
        filter: Option<Box<Cond>>,
    },
    /// How many of these criteria of the item are met; one met partly counts its credit.
    CountMet(#[schemars(extend("x-names" = "criterion"))] Vec<String>),
    /// A part as a percentage of a whole; missing if the whole is nothing.
    Share {
        /// The part (numerator).
        part: Box<Expr>,
        /// The whole (denominator).
        whole: Box<Expr>,
    },
    /// One number for so many of another; missing if the other is nothing.
    Ratio {
        /// What is counted (numerator).
        of: Box<Expr>,
        /// What it is set against (denominator).
        to: Box<Expr>,
        /// For how many of the denominator: 100 gives 'per 100'. One if it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        per: Option<Number>,
    },
    /// The sum of these.
    Add(Vec<Expr>),
    /// The first less the second.
    Subtract(Box<Expr>, Box<Expr>),
    /// The product of these.
    Multiply(Vec<Expr>),
    /// The number of days from the first date to the second.
    DaysBetween(Box<Expr>, Box<Expr>),
    /// A date so many calendar months later (earlier, if negative).
    AddMonths(Box<Expr>, Box<Expr>),
}

/// Some rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    /// The table.
    #[schemars(extend("x-names" = "table"))]
    pub table: String,
    /// Which rows; all of them if it is left out.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub filter: Option<Box<Cond>>,
}
