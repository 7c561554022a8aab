//! Whether each band of a total can be reached: all values that scores can add up to are gone through.

use std::collections::{BTreeMap, BTreeSet};

use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, One, Zero};
use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Exact, How, Item, MissingPolicy, Number, Place, Rule, Total, TotalOf};

use super::{NOT_DECIDED, number_shown};
use crate::prover::Prover;
use crate::rule::rule_scores;
use crate::search::Found;

/// No total falls into a band.
pub(crate) const BAND_UNREACHED: Code = Code::new("total-band-unreached");

/// The most different sums that are gone through.
const MAX_SUMS: usize = 60_000;

/// The scores that items can have, by their codes.
type Known = BTreeMap<String, BTreeSet<Exact>>;

pub(super) fn run(prover: &Prover<'_>, report: &mut Report) {
    let checked = prover.checked();
    let mut known = Known::new();
    for (index, total) in
        checked.scale().totals.iter().enumerate().filter(|(_, total)| !total.bands.is_empty())
    {
        let place = Place::file(checked.file()).key("totals").index(index);
        let Some(values) = values(prover, total, &mut known) else {
            let finding = Finding::warning(NOT_DECIDED, place.key("bands")).with("what", "total");
            report.push(finding.with("about", &total.id));
            continue;
        };
        for (at, band) in total.bands.iter().enumerate() {
            // Bands stand from the highest to the lowest.
            let above =
                at.checked_sub(1).and_then(|above| total.bands.get(above)).map(|above| above.from.exact());
            let within =
                |value: &Exact| *value >= band.from.exact() && above.is_none_or(|above| *value < above);
            if !values.iter().any(within) {
                let finding = Finding::warning(BAND_UNREACHED, place.key("bands").index(at).key("from"));
                let finding =
                    finding.with("about", format!("{} {}", total.id, number_shown(band.from.exact())));
                report.push(finding.with("above", above.map_or_else(String::new, number_shown)));
            }
        }
    }
}

/// What items add up to so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Sum {
    over: Exact,
    under: Exact,
    /// The weights of the items with a score, and of all that apply.
    rated: Exact,
    applying: Exact,
    count: u32,
}

/// All values that a total can have; nothing if there are too many.
fn values(prover: &Prover<'_>, total: &Total, known: &mut Known) -> Option<BTreeSet<Exact>> {
    let mut sums = BTreeSet::from([Sum::default()]);
    for item in members(prover, total) {
        let mut next = BTreeSet::new();
        let scores = known.entry(item.code.clone()).or_insert_with(|| scores(prover, item));
        for sum in &sums {
            for score in scores.iter() {
                next.insert(with(prover, total.how, *sum, item, *score)?);
            }
            if item.may_not_apply || item.asked_when.is_some() {
                next.insert(*sum);
            }
            if matches!(total.missing, MissingPolicy::RatedOnly { .. }) {
                next.insert(Sum { applying: sum.applying.checked_add(&weight(item))?, ..*sum });
            }
        }
        if next.len() > MAX_SUMS {
            return None;
        }
        sums = next;
    }
    let (MissingPolicy::CompleteOnly { at_least } | MissingPolicy::RatedOnly { at_least }) = total.missing;
    let enough = sums.into_iter().filter(|sum| sum.count > 0 && sum.count >= at_least);
    enough.map(|sum| value(total.how, sum)).collect()
}

fn value(how: How, sum: Sum) -> Option<Exact> {
    match how {
        How::Sum => sum.over.checked_mul(&sum.applying)?.checked_div(&sum.rated),
        How::Mean | How::ShareOfMax | How::MinMax => {
            if sum.under.is_zero() {
                Some(Exact::zero())
            } else {
                sum.over.checked_div(&sum.under)
            }
        }
    }
}

fn with(prover: &Prover<'_>, how: How, sum: Sum, item: &Item, score: Exact) -> Option<Sum> {
    let hundred = Exact::from_integer(100);
    let (range, weight) = (prover.checked().range_of(item), weight(item));
    let (low, high) = (range.min.exact(), range.max.exact());
    let (over, under) = match how {
        How::Sum => (score, Exact::zero()),
        How::Mean => (score, Exact::one()),
        How::ShareOfMax => (score.checked_mul(&hundred)?, high),
        How::MinMax => ((score - low).checked_mul(&hundred)?, high - low),
    };
    Some(Sum {
        over: sum.over.checked_add(&over.checked_mul(&weight)?)?,
        under: sum.under.checked_add(&under.checked_mul(&weight)?)?,
        rated: sum.rated.checked_add(&weight)?,
        applying: sum.applying.checked_add(&weight)?,
        count: sum.count + 1,
    })
}

fn weight(item: &Item) -> Exact {
    item.weight.map_or_else(Exact::one, Number::exact)
}

/// The scores that an item can have: those that stand in it, but for those of which it is proved that it never comes to them.
fn scores(prover: &Prover<'_>, item: &Item) -> BTreeSet<Exact> {
    let Some(mut prepared) = prover.prepare(item) else { return written(prover, item) };
    let all = prepared.symbols.scores.clone();
    let verdict = prepared.symbols.verdict;
    let can_be = |at: &usize| {
        let found = prepared.find(prover, verdict, |end| end == 1 << at, |_, _| true);
        found != Found::None
    };
    let possible: Vec<usize> = (0..all.len()).filter(can_be).collect();
    possible.into_iter().map(|at| all[at]).collect()
}

/// The scores that stand in an item of which nothing can be proved.
fn written(prover: &Prover<'_>, item: &Item) -> BTreeSet<Exact> {
    let range = prover.checked().range_of(item);
    let (low, high) = (range.min.exact(), range.max.exact());
    let mut scores: BTreeSet<Exact> = rule_scores(&item.rule, low, high).into_iter().collect();
    for limit in &item.limits {
        let limited: Vec<Exact> =
            scores.iter().map(|score| crate::rule::limited(limit.then, *score)).collect();
        scores.extend(limited);
    }
    if item.reverse && !matches!(item.rule, Rule::Rating(_)) {
        scores = scores.into_iter().map(|score| low + high - score).collect();
    }
    scores
}

fn members<'p>(prover: &'p Prover<'_>, total: &Total) -> Vec<&'p Item> {
    let checked = prover.checked();
    let named = |code: &String| match &total.of {
        TotalOf::Everything => true,
        TotalOf::Items(codes) => codes.contains(code),
        TotalOf::Subscales(ids) => {
            let mut subscales =
                checked.scale().subscales.iter().filter(|subscale| ids.contains(&subscale.id));
            subscales.any(|subscale| subscale.items.contains(code))
        }
    };
    checked.items().iter().filter(|item| named(&item.code)).collect()
}
