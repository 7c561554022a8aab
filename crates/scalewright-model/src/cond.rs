//! Conditions: what is true of an item, of a row or of a visit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Expr, Number};

/// Something that is true, false, or not known because an input is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Cond {
    /// The criterion of this item with that name is met (fully, if it can be met partly).
    Met(#[schemars(extend("x-names" = "criterion"))] String),
    /// A yes-or-no field, answer or setting is yes.
    Yes(Expr),
    /// A coded field, answer or setting has this code.
    Is(Expr, #[schemars(extend("x-names" = "option"))] String),
    /// A coded field, answer or setting has one of these codes.
    OneOf(Expr, #[schemars(extend("x-names" = "option"))] Vec<String>),
    /// A field of a row is left blank although it may be.
    Blank(Expr),
    /// The first is the second or more (for dates: that day or later).
    AtLeast(Expr, Expr),
    /// The first is the second or less (for dates: that day or earlier).
    AtMost(Expr, Expr),
    /// The first is more than the second (for dates: later).
    Above(Expr, Expr),
    /// The first is less than the second (for dates: earlier).
    Below(Expr, Expr),
    /// Both are the same number or the same day.
    Equal(Expr, Expr),
    /// Every one of these holds.
    All(Vec<Cond>),
    /// At least one of these holds.
    Any(Vec<Cond>),
    /// At least this many of these hold.
    Several(Number, Vec<Cond>),
    /// This does not hold.
    Not(Box<Cond>),
}
