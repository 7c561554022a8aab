//! What an item has and nothing uses.

use std::collections::BTreeSet;

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Cond, Expr, Item, Place, Rule};

use super::placeholders;
use crate::context::Context;
use crate::walk::names::each;
use crate::walk::{Here, Step};

/// An input, a measure, a criterion or a constant of an item that nothing uses.
pub(crate) const UNUSED: Code = Code::new("unused");

/// The names that are used, each with its kind.
type Uses<'a> = BTreeSet<(&'static str, &'a str)>;

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    for (item, here) in context.items() {
        let uses = uses(context, item);
        let key = |key: &str| here.place.key(key);
        unused("input", each(&item.inputs, key("inputs"), |one| &one.id), &uses, report);
        unused("measure", each(&item.measures, key("measures"), |one| &one.id), &uses, report);
        unused("criterion", each(&item.criteria, key("criteria"), |one| &one.id), &uses, report);
        unused("constant", each(&item.constants, key("constants"), |one| &one.id), &uses, report);
    }
}

fn unused<'a>(
    kind: &'static str,
    names: impl Iterator<Item = (&'a str, Place)>,
    uses: &Uses<'_>,
    report: &mut Report,
) {
    for (name, place) in names.filter(|(name, _)| !uses.contains(&(kind, *name))) {
        report.push(Finding::warning(UNUSED, place).with("kind", kind).with("name", name));
    }
}

/// What an item uses: in its conditions and expressions, in its rules, in its texts.
fn uses<'a>(context: &Context<'a>, item: &'a Item) -> Uses<'a> {
    let own = |here: &Here<'a>| here.scope.item().is_some_and(|other| std::ptr::eq(other, item));
    let mut uses = Uses::new();
    for (step, _) in context.steps.iter().filter(|(_, here)| own(here)) {
        step_uses(*step, &mut uses);
    }
    for rule in context.rules.iter().filter(|rule| own(&rule.here)) {
        match rule.rule {
            Rule::Bands(bands) => _ = uses.insert(("measure", &bands.measure)),
            Rule::Count(count) => uses.extend(count.criteria.iter().map(|id| ("criterion", id.as_str()))),
            _ => {}
        }
    }
    for text in context.parts.texts.iter().filter(|text| own(&text.here)) {
        uses.extend(placeholders::names(text.text).into_iter().map(|name| ("constant", name)));
    }
    uses
}

fn step_uses<'a>(step: Step<'a>, uses: &mut Uses<'a>) {
    let name: (&'static str, &'a str) = match step {
        Step::Expr(Expr::Answer(id)) => ("input", id),
        Step::Expr(Expr::Measure(id)) => ("measure", id),
        Step::Expr(Expr::Const(id)) => ("constant", id),
        Step::Cond(Cond::Met(id)) => ("criterion", id),
        Step::Expr(Expr::CountMet(ids)) => {
            uses.extend(ids.iter().map(|id| ("criterion", id.as_str())));
            return;
        }
        _ => return,
    };
    uses.insert(name);
}
