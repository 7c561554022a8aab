//! Conditions and expressions as they are written in a file.

use std::fmt::Write;

use scalewright_model::{Cond, Expr, Rows};

/// A condition as it is written.
pub(crate) fn cond(of: &Cond) -> String {
    match of {
        Cond::Met(id) => format!("Met({id:?})"),
        Cond::Yes(value) => format!("Yes({})", expr(value)),
        Cond::Is(value, code) => format!("Is({}, {code:?})", expr(value)),
        Cond::OneOf(value, codes) => format!("OneOf({}, {codes:?})", expr(value)),
        Cond::Blank(value) => format!("Blank({})", expr(value)),
        Cond::AtLeast(left, right) => pair("AtLeast", left, right),
        Cond::AtMost(left, right) => pair("AtMost", left, right),
        Cond::Above(left, right) => pair("Above", left, right),
        Cond::Below(left, right) => pair("Below", left, right),
        Cond::Equal(left, right) => pair("Equal", left, right),
        Cond::All(parts) => format!("All([{}])", conds(parts)),
        Cond::Any(parts) => format!("Any([{}])", conds(parts)),
        Cond::Several(least, parts) => format!("Several({least}, [{}])", conds(parts)),
        Cond::Not(inner) => format!("Not({})", cond(inner)),
    }
}

/// Conditions as they are written in a list, without its brackets.
pub(crate) fn conds(of: &[Cond]) -> String {
    of.iter().map(cond).collect::<Vec<_>>().join(", ")
}

/// An expression as it is written.
pub(crate) fn expr(of: &Expr) -> String {
    match of {
        Expr::Number(number) => format!("Number({number})"),
        Expr::Const(id) => format!("Const({id:?})"),
        Expr::Field(id) => format!("Field({id:?})"),
        Expr::Answer(id) => format!("Answer({id:?})"),
        Expr::Setting(id) => format!("Setting({id:?})"),
        Expr::VisitDate => "VisitDate".to_owned(),
        Expr::Measure(id) => format!("Measure({id:?})"),
        Expr::Cell { table, field } => format!("Cell(table: {table:?}, field: {field:?})"),
        Expr::Count(Rows { table, filter }) => over("Count", table, "", filter.as_deref()),
        Expr::CountDistinct { table, field, filter } => {
            over("CountDistinct", table, &format!(", field: {field:?}"), filter.as_deref())
        }
        Expr::Sum { table, of, filter } => {
            over("Sum", table, &format!(", of: {}", expr(of)), filter.as_deref())
        }
        Expr::Mean { table, of, filter } => {
            over("Mean", table, &format!(", of: {}", expr(of)), filter.as_deref())
        }
        Expr::ShareOf { table, that, filter } => {
            over("ShareOf", table, &format!(", that: {}", cond(that)), filter.as_deref())
        }
        Expr::KindsSeen { table, fields, filter } => {
            over("KindsSeen", table, &format!(", fields: {fields:?}"), filter.as_deref())
        }
        Expr::CountMet(ids) => format!("CountMet({ids:?})"),
        Expr::Share { part, whole } => format!("Share(part: {}, whole: {})", expr(part), expr(whole)),
        Expr::Ratio { of, to, per } => {
            let per = per.map_or_else(String::new, |per| format!(", per: {per}"));
            format!("Ratio(of: {}, to: {}{per})", expr(of), expr(to))
        }
        Expr::Add(parts) => format!("Add([{}])", exprs(parts)),
        Expr::Multiply(parts) => format!("Multiply([{}])", exprs(parts)),
        Expr::Subtract(left, right) => pair("Subtract", left, right),
        Expr::DaysBetween(from, to) => pair("DaysBetween", from, to),
        Expr::AddMonths(date, months) => pair("AddMonths", date, months),
    }
}

fn exprs(of: &[Expr]) -> String {
    of.iter().map(expr).collect::<Vec<_>>().join(", ")
}

fn pair(name: &str, left: &Expr, right: &Expr) -> String {
    format!("{name}({}, {})", expr(left), expr(right))
}

fn over(name: &str, table: &str, more: &str, filter: Option<&Cond>) -> String {
    let mut text = format!("{name}(table: {table:?}{more}");
    if let Some(filter) = filter {
        let _ = write!(text, ", where: {}", cond(filter));
    }
    text + ")"
}
