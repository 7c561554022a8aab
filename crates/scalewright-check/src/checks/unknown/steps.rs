//! Names in conditions and expressions.

use scalewright_diag::Report;
use scalewright_model::{Cond, Expr, Field, Place, Table};

use crate::context::Context;
use crate::kind::codes;
use crate::unknown::{unknown, unknown_but};
use crate::walk::{Here, Step};

pub(super) fn run(context: &Context<'_>, report: &mut Report) {
    for (step, here) in &context.steps {
        match step {
            Step::Cond(of) => cond(of, here, report),
            Step::Expr(of) => expr(of, here, report),
        }
    }
}

fn cond(of: &Cond, here: &Here<'_>, report: &mut Report) {
    match of {
        Cond::Met(id) => criterion(id, here.place.key("Met"), here, report),
        Cond::Is(value, code) => option(code, here.place.key("Is").index(1), value, here, report),
        Cond::OneOf(value, codes) => {
            let list = here.place.key("OneOf").index(1);
            codes.iter().enumerate().for_each(|(at, code)| option(code, list.index(at), value, here, report));
        }
        _ => {}
    }
}

fn expr(of: &Expr, here: &Here<'_>, report: &mut Report) {
    let (scope, place) = (here.scope, &here.place);
    match of {
        Expr::Const(id) => {
            named("constant", id, place.key("Const"), here, scope.constants().map(|one| &*one.id), report);
        }
        Expr::Answer(id) => {
            named("input", id, place.key("Answer"), here, scope.inputs().map(|one| &*one.id), report);
        }
        Expr::Setting(id) => {
            named("setting", id, place.key("Setting"), here, scope.settings().map(|one| &*one.id), report);
        }
        Expr::Measure(id) => {
            named("measure", id, place.key("Measure"), here, scope.measures().map(|one| &*one.id), report);
        }
        Expr::Field(id) => {
            if let Some(table) = here.table.and_then(|table| scope.table(table)) {
                field(id, place.key("Field"), table, report);
            }
        }
        Expr::CountMet(ids) => {
            let list = place.key("CountMet");
            ids.iter().enumerate().for_each(|(at, id)| criterion(id, list.index(at), here, report));
        }
        _ => rows(of, here, report),
    }
}

/// Names of tables, and of fields that stand beside them.
fn rows(of: &Expr, here: &Here<'_>, report: &mut Report) {
    let none: &[String] = &[];
    let (kind, id, fields) = match of {
        Expr::Cell { table, field } => ("Cell", table, std::slice::from_ref(field)),
        Expr::CountDistinct { table, field, .. } => ("CountDistinct", table, std::slice::from_ref(field)),
        Expr::KindsSeen { table, fields, .. } => ("KindsSeen", table, fields.as_slice()),
        Expr::Count(rows) => ("Count", &rows.table, none),
        Expr::Sum { table, .. } => ("Sum", table, none),
        Expr::Mean { table, .. } => ("Mean", table, none),
        Expr::ShareOf { table, .. } => ("ShareOf", table, none),
        _ => return,
    };
    let place = here.place.key(kind);
    let Some(table) = here.scope.table(id) else {
        let known = here.scope.tables().map(|table| &*table.id);
        report.push(unknown("table", id, place.key("table"), known));
        return;
    };
    for (index, id) in fields.iter().enumerate() {
        let place = if kind == "KindsSeen" { place.key("fields").index(index) } else { place.key("field") };
        field(id, place, table, report);
    }
}

fn field(id: &str, place: Place, table: &Table, report: &mut Report) {
    let known = || table.fields.iter().map(|field: &Field| &*field.id);
    if !known().any(|field| field == id) {
        report.push(unknown("field", id, place, known()));
    }
}

fn criterion(id: &str, place: Place, here: &Here<'_>, report: &mut Report) {
    named("criterion", id, place, here, here.scope.criteria().map(|criterion| &*criterion.id), report);
}

/// A code that is compared with a value: one of the codes that the value can have.
fn option(code: &str, place: Place, value: &Expr, here: &Here<'_>, report: &mut Report) {
    if let Some(options) = codes(value, here)
        && !options.iter().any(|option| option.id == code)
    {
        report.push(unknown("option", code, place, options.iter().map(|option| &*option.id)));
    }
}

/// Reports a name that is not among the known ones. If something of another kind has it, the finding says so.
fn named<'a>(
    kind: &str,
    id: &str,
    place: Place,
    here: &Here<'a>,
    known: impl Iterator<Item = &'a str>,
    report: &mut Report,
) {
    let known: Vec<&str> = known.collect();
    if !known.contains(&id) {
        let other = here.scope.other_kind(id, kind);
        report.push(unknown_but(kind, id, place, known.into_iter(), other));
    }
}
