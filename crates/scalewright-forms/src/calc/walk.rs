//! What conditions and expressions speak of.

use scalewright_model::{Cond, Expr};

/// Something that an expression names directly.
pub(crate) enum Named<'a> {
    /// A field of the row at hand.
    Field,
    /// What raters answer: an input, a criterion.
    Answer,
    /// A measure.
    Measure,
    /// A cell of a form with one row.
    Cell(&'a str, &'a str),
    /// A whole table.
    Table,
}

/// Whether a condition speaks of the row at hand.
pub(crate) fn of_row(cond: &Cond) -> bool {
    let mut found = false;
    in_cond(cond, false, &mut |named, inside| found |= !inside && matches!(named, Named::Field));
    found
}

/// The cells of forms that a condition names.
pub(crate) fn cells(cond: &Cond) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    in_cond(cond, false, &mut |named, _| {
        if let Named::Cell(table, field) = named {
            found.push((table, field));
        }
    });
    found
}

/// Goes through a condition; `inside` says that rows are gone through at that place.
pub(crate) fn in_cond<'a>(cond: &'a Cond, inside: bool, see: &mut dyn FnMut(Named<'a>, bool)) {
    match cond {
        Cond::Met(_) => see(Named::Answer, inside),
        Cond::Yes(of) | Cond::Is(of, _) | Cond::OneOf(of, _) | Cond::Blank(of) => in_expr(of, inside, see),
        Cond::AtLeast(left, right)
        | Cond::AtMost(left, right)
        | Cond::Above(left, right)
        | Cond::Below(left, right)
        | Cond::Equal(left, right) => {
            in_expr(left, inside, see);
            in_expr(right, inside, see);
        }
        Cond::All(parts) | Cond::Any(parts) | Cond::Several(_, parts) => {
            parts.iter().for_each(|part| in_cond(part, inside, see));
        }
        Cond::Not(of) => in_cond(of, inside, see),
    }
}

fn in_expr<'a>(expr: &'a Expr, inside: bool, see: &mut dyn FnMut(Named<'a>, bool)) {
    let filter = |of: &'a Option<Box<Cond>>, see: &mut dyn FnMut(Named<'a>, bool)| {
        see(Named::Table, inside);
        of.iter().for_each(|of| in_cond(of, true, see));
    };
    match expr {
        Expr::Number(_) | Expr::Const(_) | Expr::Setting(_) | Expr::VisitDate => {}
        Expr::Field(_) => see(Named::Field, inside),
        Expr::Answer(_) | Expr::CountMet(_) => see(Named::Answer, inside),
        Expr::Measure(_) => see(Named::Measure, inside),
        Expr::Cell { table, field } => see(Named::Cell(table, field), inside),
        Expr::Count(rows) => filter(&rows.filter, see),
        Expr::CountDistinct { filter: of, .. } | Expr::KindsSeen { filter: of, .. } => filter(of, see),
        Expr::Sum { of, filter: rows, .. } | Expr::Mean { of, filter: rows, .. } => {
            filter(rows, see);
            in_expr(of, true, see);
        }
        Expr::ShareOf { that, filter: rows, .. } => {
            filter(rows, see);
            in_cond(that, true, see);
        }
        Expr::Share { part, whole } => [part, whole].into_iter().for_each(|of| in_expr(of, inside, see)),
        Expr::Ratio { of, to, .. } => [of, to].into_iter().for_each(|of| in_expr(of, inside, see)),
        Expr::Add(parts) | Expr::Multiply(parts) => {
            parts.iter().for_each(|part| in_expr(part, inside, see));
        }
        Expr::Subtract(left, right) | Expr::DaysBetween(left, right) | Expr::AddMonths(left, right) => {
            in_expr(left, inside, see);
            in_expr(right, inside, see);
        }
    }
}
