//! Weights, credits and steps that are no amounts.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Expr, Measure, Number, Place, Rounding, Rule};

use crate::context::Context;
use crate::walk::Step;

/// A weight that is not above zero.
pub(crate) const WEIGHT: Code = Code::new("weight");
/// A credit that is not between zero and one.
pub(crate) const BAD_CREDIT: Code = Code::new("bad-credit");
/// A step, a multiple to round to or a base that is not above zero.
pub(crate) const NOT_POSITIVE: Code = Code::new("not-positive");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    for (item, here) in context.items() {
        let place = &here.place;
        if let Some(weight) = item.weight.filter(|weight| !positive(*weight)) {
            report.push(found(WEIGHT, place.key("weight"), weight));
        }
        for (index, criterion) in item.criteria.iter().enumerate() {
            if let Some(credit) =
                criterion.partly.filter(|credit| !positive(*credit) || *credit >= Number::whole(1))
            {
                report.push(found(BAD_CREDIT, place.key("criteria").index(index).key("partly"), credit));
            }
        }
        roundings(&item.measures, &place.key("measures"), report);
    }
    roundings(&context.draft.scale.value.measures, &context.scale_place().key("measures"), report);
    for rule in &context.rules {
        if let Rule::Rating(rating) = rule.rule {
            above_zero("step", rating.step, rule.here.place.key("step"), report);
        }
    }
    for (step, here) in &context.steps {
        if let Step::Expr(Expr::Ratio { per, .. }) = step {
            above_zero("per", *per, here.place.key("Ratio").key("per"), report);
        }
    }
}

fn positive(number: Number) -> bool {
    number > Number::whole(0)
}

fn found(code: Code, place: Place, number: Number) -> Finding {
    Finding::error(code, place).with("found", number.to_string())
}

fn above_zero(kind: &str, number: Option<Number>, place: Place, report: &mut Report) {
    if let Some(number) = number.filter(|number| !positive(*number)) {
        report.push(found(NOT_POSITIVE, place, number).with("kind", kind));
    }
}

fn roundings(all: &[Measure], place: &Place, report: &mut Report) {
    for (index, measure) in all.iter().enumerate() {
        let (name, multiple) = match measure.rounding {
            Some(Rounding::HalfUp(multiple)) => ("HalfUp", multiple),
            Some(Rounding::Down(multiple)) => ("Down", multiple),
            Some(Rounding::Up(multiple)) => ("Up", multiple),
            None => continue,
        };
        above_zero("rounding", Some(multiple), place.index(index).key("rounding").key(name), report);
    }
}
