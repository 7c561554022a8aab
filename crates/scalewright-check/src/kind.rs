//! What kind of value an expression gives.

use scalewright_model::{Expr, Field, FieldKind};

use crate::walk::Here;

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Yes or no.
    YesNo,
    /// A number.
    Number,
    /// One of a list.
    Code,
    /// A day.
    Date,
    /// A text.
    Text,
}

impl Kind {
    /// The word for it in findings.
    pub const fn word(self) -> &'static str {
        match self {
            Self::YesNo => "yes-no",
            Self::Number => "number",
            Self::Code => "code",
            Self::Date => "date",
            Self::Text => "text",
        }
    }
}

/// The kind of a field's values.
pub(crate) const fn of_field(field: &Field) -> Kind {
    match &field.kind {
        FieldKind::YesNo => Kind::YesNo,
        FieldKind::Integer { .. } | FieldKind::Number { .. } => Kind::Number,
        FieldKind::Code(_) => Kind::Code,
        FieldKind::Date => Kind::Date,
        FieldKind::Text => Kind::Text,
    }
}

/// The kind of an expression's value; nothing if it names something that does not exist.
pub(crate) fn of_expr(expr: &Expr, here: &Here<'_>) -> Option<Kind> {
    match expr {
        Expr::Field(_) | Expr::Answer(_) | Expr::Setting(_) | Expr::Cell { .. } => {
            field(expr, here).map(of_field)
        }
        Expr::VisitDate | Expr::AddMonths(..) => Some(Kind::Date),
        _ => Some(Kind::Number),
    }
}

/// The field, input or setting whose value an expression is, if it is one.
pub(crate) fn field<'a>(expr: &Expr, here: &Here<'a>) -> Option<&'a Field> {
    match expr {
        Expr::Field(id) => here.scope.field(here.table?, id),
        Expr::Answer(id) => here.scope.input(id),
        Expr::Setting(id) => here.scope.setting(id),
        Expr::Cell { table, field } => here.scope.field(table, field),
        _ => None,
    }
}
