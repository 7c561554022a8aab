//! Names that do not exist.

use scalewright_diag::{Finding, Report};

use crate::context::Context;
use crate::names::{NameKind, Names, Spot, Use};
use crate::unknown::unknown_but;

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    let names = Names::of_context(context);
    for one in names.uses() {
        if names.target(one).is_none() && is_judged(one, &names, context) {
            report.push(finding(one, &names, context));
        }
    }
}

/// Whether a name that means nothing is a fault of its own, and not one that follows from another.
fn is_judged(one: &Use<'_>, names: &Names<'_>, context: &Context<'_>) -> bool {
    let table_is_known =
        |table: &str| names.resolve(NameKind::Table, table, Spot { table: None, ..one.spot() }).is_some();
    match one.kind {
        NameKind::Field => one.table.is_some_and(table_is_known),
        // A code without a file is reported where the subscales name it, not again for each total.
        NameKind::Item => is_in_subscale(one) || !rated(context).any(|code| code == one.name),
        _ => one.judged,
    }
}

fn is_in_subscale(one: &Use<'_>) -> bool {
    one.place.pointer.starts_with("/subscales/")
}

/// The codes that the subscales name.
fn rated<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a str> {
    let subscales = &context.draft.scale.value.subscales;
    subscales.iter().flat_map(|subscale| &subscale.items).map(|code| &**code)
}

fn finding(one: &Use<'_>, names: &Names<'_>, context: &Context<'_>) -> Finding {
    let mut known: Vec<&str> = names.known(one.kind, one.spot()).map(|given| given.thing.id()).collect();
    if one.kind == NameKind::Item && !is_in_subscale(one) {
        known.extend(rated(context));
    }
    unknown_but(one.kind.word(), one.name, one.place.clone(), known.into_iter(), other_kind(one, names))
}

/// What else has this name there: a slip that a maintainer makes is to name the right thing as another.
fn other_kind(one: &Use<'_>, names: &Names<'_>) -> Option<&'static str> {
    let alike =
        [NameKind::Criterion, NameKind::Input, NameKind::Measure, NameKind::Constant, NameKind::Setting];
    let mut others = alike.into_iter().filter(|kind| alike.contains(&one.kind) && *kind != one.kind);
    others.find(|kind| names.resolve(*kind, one.name, one.spot()).is_some()).map(NameKind::word)
}
