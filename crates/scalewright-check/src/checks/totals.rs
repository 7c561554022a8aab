//! Totals: their items, the fewest that must have a score, and their bands.

use std::collections::BTreeSet;

use num_traits::{CheckedAdd, CheckedDiv, CheckedMul};
use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Exact, How, Item, MissingPolicy, Number, Place, Total, TotalOf, decimal};

use crate::context::Context;

/// The bands of a total leave a hole, cannot be reached, or stand out of order.
pub(crate) const TOTAL_BANDS: Code = Code::new("total-bands");
/// A total without items.
pub(crate) const TOTAL_EMPTY: Code = Code::new("total-empty");
/// The fewest items that must have a score are none, or more than there are.
pub(crate) const TOTAL_AT_LEAST: Code = Code::new("total-at-least");
/// A share of the most that can be reached, where that is nothing.
pub(crate) const TOTAL_SHARE: Code = Code::new("total-share");

/// Digits after the point in messages.
const SHOWN: usize = 9;

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    let totals = context.scale_place().key("totals");
    for (index, total) in context.draft.scale.value.totals.iter().enumerate() {
        let place = totals.index(index);
        let codes = codes_of(total, context);
        if codes.is_empty() {
            if names_exist(total, context) {
                report.push(Finding::error(TOTAL_EMPTY, place.key("of")).with("name", &total.id));
            }
            continue;
        }
        at_least(total, codes.len(), &place, report);
        let find = |code: &&str| context.items().map(|(item, _)| item).find(|item| item.code == *code);
        let items: Option<Vec<&Item>> = codes.iter().map(find).collect();
        let sums = items.and_then(|items| sums(&items, context));
        order(total, &place, report);
        if total.how == How::ShareOfMax && sums.is_some_and(|sums| sums.most <= Exact::ZERO) {
            report.push(Finding::error(TOTAL_SHARE, place.key("how")).with("name", &total.id));
        } else if let Some((least, most)) = sums.and_then(|sums| bounds(total.how, sums)) {
            hole(total, least, &place, report);
            unreachable(total, most, &place, report);
        }
    }
}

/// The codes of the items that go into a total, those of items that do not exist among them.
fn codes_of<'a>(total: &'a Total, context: &Context<'a>) -> BTreeSet<&'a str> {
    let subscales = &context.draft.scale.value.subscales;
    match &total.of {
        TotalOf::Everything => context.items().map(|(item, _)| item.code.as_str()).collect(),
        TotalOf::Items(codes) => codes.iter().map(String::as_str).collect(),
        TotalOf::Subscales(ids) => {
            let named = subscales.iter().filter(|subscale| ids.contains(&subscale.id));
            named.flat_map(|subscale| &subscale.items).map(String::as_str).collect()
        }
    }
}

/// Whether the subscales that a total names exist; if not, that is reported elsewhere.
fn names_exist(total: &Total, context: &Context<'_>) -> bool {
    let subscales = &context.draft.scale.value.subscales;
    let exists = |id: &String| subscales.iter().any(|subscale| subscale.id == *id);
    !matches!(&total.of, TotalOf::Subscales(ids) if !ids.iter().all(exists))
}

fn at_least(total: &Total, items: usize, place: &Place, report: &mut Report) {
    let (name, least, kind) = match total.missing {
        MissingPolicy::CompleteOnly { at_least } => ("CompleteOnly", at_least, "too-many"),
        MissingPolicy::RatedOnly { at_least: 0 } => ("RatedOnly", 0, "none"),
        MissingPolicy::RatedOnly { at_least } => ("RatedOnly", at_least, "too-many"),
    };
    if kind == "none" || usize::try_from(least).is_ok_and(|least| least > items) {
        let place = place.key("missing").key(name).key("at_least");
        let finding = Finding::error(TOTAL_AT_LEAST, place).with("kind", kind);
        report.push(finding.with("least", least.to_string()).with("items", items.to_string()));
    }
}

/// The weights of items, and the sums of their lowest and their highest scores.
#[derive(Clone, Copy)]
struct Sums {
    weights: Exact,
    least: Exact,
    most: Exact,
}

/// Nothing if the numbers are too large. A weight that is none counts as one; it is reported elsewhere.
fn sums(items: &[&Item], context: &Context<'_>) -> Option<Sums> {
    let one = Exact::from_integer(1);
    let none = Sums { weights: Exact::ZERO, least: Exact::ZERO, most: Exact::ZERO };
    items.iter().try_fold(none, |sums, item| {
        let weight = item.weight.map_or(one, Number::exact);
        let weight = if weight > Exact::ZERO { weight } else { one };
        let range = context.range_of(item);
        let (min, max) = (range.min.min(range.max), range.max.max(range.min));
        Some(Sums {
            weights: sums.weights.checked_add(&weight)?,
            least: sums.least.checked_add(&weight.checked_mul(&min.exact())?)?,
            most: sums.most.checked_add(&weight.checked_mul(&max.exact())?)?,
        })
    })
}

/// The least and the most that a total can be if every item has a score.
fn bounds(how: How, sums: Sums) -> Option<(Exact, Exact)> {
    let hundred = Exact::from_integer(100);
    match how {
        How::Sum => Some((sums.least, sums.most)),
        How::Mean => Some((sums.least.checked_div(&sums.weights)?, sums.most.checked_div(&sums.weights)?)),
        How::ShareOfMax => Some((sums.least.checked_mul(&hundred)?.checked_div(&sums.most)?, hundred)),
        How::MinMax => Some((Exact::ZERO, hundred)),
    }
}

fn band(total: &Total, place: Place, kind: &str) -> Finding {
    Finding::error(TOTAL_BANDS, place).with("name", &total.id).with("kind", kind)
}

fn from(place: &Place, index: usize) -> Place {
    place.key("bands").index(index).key("from")
}

fn order(total: &Total, place: &Place, report: &mut Report) {
    for (index, pair) in total.bands.windows(2).enumerate() {
        if let [before, after] = pair
            && before.from <= after.from
        {
            let finding = band(total, from(place, index + 1), "order").with("from", after.from.to_string());
            report.push(finding.with("limit", before.from.to_string()).and_at(from(place, index)));
        }
    }
}

/// The lowest band must begin at the least total, so that no total is without a band.
fn hole(total: &Total, least: Exact, place: &Place, report: &mut Report) {
    let lowest = total.bands.iter().enumerate().min_by_key(|(_, band)| band.from);
    if let Some((index, lowest)) = lowest.filter(|(_, lowest)| lowest.from.exact() > least) {
        let finding = band(total, from(place, index), "hole").with("from", lowest.from.to_string());
        report.push(finding.with("limit", decimal(least, SHOWN)));
    }
}

fn unreachable(total: &Total, most: Exact, place: &Place, report: &mut Report) {
    for (index, one) in total.bands.iter().enumerate().filter(|(_, one)| one.from.exact() > most) {
        let finding = band(total, from(place, index), "unreachable").with("from", one.from.to_string());
        report.push(finding.with("limit", decimal(most, SHOWN)));
    }
}
