//! Values of a kind that does not fit: a date where a number is wanted.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Cond, Expr, Measure, Place, Rule};

use super::drawing;
use crate::context::Context;
use crate::kind::{Kind, of_expr, of_field};
use crate::scope::Scope;
use crate::walk::{Here, RuleAt, Step};

/// A value does not fit where it stands.
pub(crate) const WRONG_KIND: Code = Code::new("wrong-kind");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    for (step, here) in &context.steps {
        match step {
            Step::Cond(of) => cond(of, here, report),
            Step::Expr(of) => expr(of, here, report),
        }
    }
    let head = Here::new(Scope::of_scale(context.draft), context.scale_place());
    measures(&context.draft.scale.value.measures, &head, report);
    context.items().for_each(|(item, here)| measures(&item.measures, &here, report));
    context.rules.iter().for_each(|of| rule(of, report));
    drawing::run(context, report);
}

fn cond(of: &Cond, here: &Here<'_>, report: &mut Report) {
    match of {
        Cond::Yes(value) => wanted(Kind::YesNo, value, &here.key("Yes"), report),
        Cond::Is(value, _) => wanted(Kind::Code, value, &here.key("Is").index(0), report),
        Cond::OneOf(value, _) => wanted(Kind::Code, value, &here.key("OneOf").index(0), report),
        Cond::Blank(value) => filled_in(value, &here.key("Blank"), report),
        Cond::AtLeast(left, right) => compared(left, right, &here.key("AtLeast"), report),
        Cond::AtMost(left, right) => compared(left, right, &here.key("AtMost"), report),
        Cond::Above(left, right) => compared(left, right, &here.key("Above"), report),
        Cond::Below(left, right) => compared(left, right, &here.key("Below"), report),
        Cond::Equal(left, right) => compared(left, right, &here.key("Equal"), report),
        Cond::Met(_) | Cond::All(_) | Cond::Any(_) | Cond::Several(..) | Cond::Not(_) => {}
    }
}

fn expr(of: &Expr, here: &Here<'_>, report: &mut Report) {
    match of {
        Expr::Sum { table, of, .. } => {
            wanted(Kind::Number, of, &here.rows(table).key("Sum").key("of"), report);
        }
        Expr::Mean { table, of, .. } => {
            wanted(Kind::Number, of, &here.rows(table).key("Mean").key("of"), report);
        }
        Expr::KindsSeen { table, fields, .. } => kinds_seen(table, fields, &here.key("KindsSeen"), report),
        Expr::Cell { table, .. } => one_row(table, &here.key("Cell"), report),
        Expr::Share { part, whole } => {
            wanted(Kind::Number, part, &here.key("Share").key("part"), report);
            wanted(Kind::Number, whole, &here.key("Share").key("whole"), report);
        }
        Expr::Ratio { of, to, .. } => {
            wanted(Kind::Number, of, &here.key("Ratio").key("of"), report);
            wanted(Kind::Number, to, &here.key("Ratio").key("to"), report);
        }
        Expr::Add(parts) => numbers(parts, &here.key("Add"), report),
        Expr::Multiply(parts) => numbers(parts, &here.key("Multiply"), report),
        Expr::Subtract(left, right) => {
            pair([(Kind::Number, left), (Kind::Number, right)], &here.key("Subtract"), report);
        }
        Expr::DaysBetween(from, to) => {
            pair([(Kind::Date, from), (Kind::Date, to)], &here.key("DaysBetween"), report);
        }
        Expr::AddMonths(date, months) => {
            pair([(Kind::Date, date), (Kind::Number, months)], &here.key("AddMonths"), report);
        }
        _ => {}
    }
}

fn wanted(kind: Kind, of: &Expr, here: &Here<'_>, report: &mut Report) {
    if let Some(found) = of_expr(of, here).filter(|found| *found != kind) {
        report.push(finding(kind.word(), found.word(), here.place.clone()));
    }
}

fn finding(wanted: &str, found: &str, place: Place) -> Finding {
    Finding::error(WRONG_KIND, place).with("wanted", wanted).with("found", found)
}

fn numbers(parts: &[Expr], here: &Here<'_>, report: &mut Report) {
    parts.iter().enumerate().for_each(|(index, part)| wanted(Kind::Number, part, &here.index(index), report));
}

fn pair(parts: [(Kind, &Expr); 2], here: &Here<'_>, report: &mut Report) {
    for (index, (kind, part)) in parts.into_iter().enumerate() {
        wanted(kind, part, &here.index(index), report);
    }
}

/// Two numbers or two days can be compared, and nothing else.
fn compared(left: &Expr, right: &Expr, here: &Here<'_>, report: &mut Report) {
    let mut first = None;
    for (index, side) in [left, right].into_iter().enumerate() {
        let here = here.index(index);
        match (of_expr(side, &here), first) {
            (None, _) => {}
            (Some(found @ (Kind::Number | Kind::Date)), None) => first = Some(found),
            (Some(found), Some(wanted)) if found == wanted => {}
            (Some(found), first) => {
                let wanted = first.map_or("number-or-date", Kind::word);
                report.push(finding(wanted, found.word(), here.place));
            }
        }
    }
}

/// Only what people fill in can be blank.
fn filled_in(value: &Expr, here: &Here<'_>, report: &mut Report) {
    if !matches!(value, Expr::Field(_) | Expr::Answer(_) | Expr::Setting(_) | Expr::Cell { .. }) {
        let found = of_expr(value, here).map_or("number", Kind::word);
        report.push(finding("field", found, here.place.clone()));
    }
}

fn kinds_seen(table: &str, fields: &[String], here: &Here<'_>, report: &mut Report) {
    for (index, id) in fields.iter().enumerate() {
        let found = here.scope.field(table, id).map(of_field).filter(|found| *found != Kind::YesNo);
        if let Some(found) = found {
            let place = here.place.key("fields").index(index);
            report.push(finding(Kind::YesNo.word(), found.word(), place));
        }
    }
}

fn one_row(table: &str, here: &Here<'_>, report: &mut Report) {
    if here.scope.table(table).is_some_and(|table| table.max_rows != Some(1)) {
        report.push(finding("one-row", "many-rows", here.place.key("table")));
    }
}

/// A measure is a number.
fn measures(all: &[Measure], here: &Here<'_>, report: &mut Report) {
    for (index, measure) in all.iter().enumerate() {
        let here = here.key("measures").index(index);
        wanted(Kind::Number, &measure.value, &here.key("value"), report);
        if let Some(fallback) = &measure.fallback {
            wanted(Kind::Number, &fallback.value, &here.key("fallback").key("value"), report);
        }
    }
}

fn rule(of: &RuleAt<'_>, report: &mut Report) {
    if let Rule::BySetting(by) = of.rule {
        let setting = of.here.scope.setting(&by.setting).map(of_field);
        if let Some(found) = setting.filter(|found| *found != Kind::Code) {
            report.push(finding(Kind::Code.word(), found.word(), of.here.place.key("setting")));
        }
    }
}
