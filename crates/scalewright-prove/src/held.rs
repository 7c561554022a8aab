//! What a number is called that is held against thresholds.

use std::fmt;

use scalewright_model::{Exact, Expr};

use crate::compile::Compiler;
use crate::formula::Quantity;
use crate::prover::Prepared;
use crate::space::{BaseKey, Leaf};
use crate::value::Value;

/// A number that is held against thresholds, by its name in the data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// A measure of the item or of the scale.
    Measure(String),
    /// An answer to an input of the item.
    Answer(String),
    /// A setting.
    Setting(String),
    /// A field of a table that has one row.
    Cell {
        /// The table.
        table: String,
        /// The field.
        field: String,
    },
}

impl fmt::Display for Held {
    /// As it is written in a file.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Measure(id) => write!(formatter, "Measure({id:?})"),
            Self::Answer(id) => write!(formatter, "Answer({id:?})"),
            Self::Setting(id) => write!(formatter, "Setting({id:?})"),
            Self::Cell { table, field } => write!(formatter, "Cell(table: {table:?}, field: {field:?})"),
        }
    }
}

/// The measure or the input whose values a quantity has, if it has a name in the item.
pub(crate) fn held(item: &mut Prepared<'_>, quantity: &Quantity) -> Option<Held> {
    let measures = item.item.measures.iter().chain(&item.names.checked.scale().measures);
    let measures: Vec<String> = measures.map(|measure| measure.id.clone()).collect();
    for id in measures {
        if quantity_of(item, &Expr::Measure(id.clone())).as_ref() == Some(quantity) {
            return Some(Held::Measure(id));
        }
    }
    let mut terms = quantity.of.terms.keys().filter(|_| quantity.to.is_none());
    match (terms.next().map(|base| &item.space.bases[*base].key), terms.next()) {
        (Some(BaseKey::Leaf(leaf)), None) => match leaf {
            Leaf::Answer(id) => Some(Held::Answer(id.clone())),
            Leaf::Setting(id) => Some(Held::Setting(id.clone())),
            Leaf::Cell { table, field } => Some(Held::Cell { table: table.clone(), field: field.clone() }),
            Leaf::Field(_) => None,
        },
        _ => None,
    }
}

/// The quantity that thresholds on an expression cut, if its values are the expression's own.
fn quantity_of(item: &mut Prepared<'_>, expr: &Expr) -> Option<Quantity> {
    let mut compiler = Compiler { names: item.names, space: &mut item.space, table: None, depth: 0 };
    let mut value = compiler.expr(expr);
    while let Value::Measure(measured) = value {
        value = measured.value;
    }
    let Value::Formula(formula) = value else { return None };
    let zero = Exact::from_integer(0);
    formula.against(zero).filter(|(_, cut, turned)| !turned && *cut == zero).map(|(quantity, _, _)| quantity)
}

pub(crate) fn leaf_name(leaf: &Leaf) -> &str {
    match leaf {
        Leaf::Answer(id) | Leaf::Setting(id) | Leaf::Field(id) => id,
        Leaf::Cell { field, .. } => field,
    }
}

pub(crate) fn leaf_shown(leaf: &Leaf) -> String {
    match leaf {
        Leaf::Answer(id) => format!("Answer({id:?})"),
        Leaf::Setting(id) => format!("Setting({id:?})"),
        Leaf::Field(id) => format!("Field({id:?})"),
        Leaf::Cell { table, field } => format!("Cell(table: {table:?}, field: {field:?})"),
    }
}
