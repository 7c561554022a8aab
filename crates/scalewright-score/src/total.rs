//! Totals: of scores, and of what scores could still be.
//!
//! Every way to compute a total is a fraction: the sum of one number over the items, divided by the sum of another. So the least and
//! the most that it can come to are found in one way for all.

use num_traits::{CheckedAdd, CheckedMul, One, Zero};
use scalewright_model::{Exact, How, MissingPolicy};

use crate::outcome::{TotalOutcome, TotalState};
use crate::plan::{ItemPlan, Plan, TotalPlan};
use crate::rule::Possible;

/// What an item puts into the fraction.
struct Part {
    /// Added above the line.
    over: Exact,
    /// Added below the line.
    under: Exact,
}

/// Computes a total from what the items can come to.
pub(crate) fn total(plan: &Plan, total: &TotalPlan, items: &[Possible]) -> TotalOutcome {
    let members: Vec<(&ItemPlan, &Possible)> =
        total.items.iter().filter_map(|index| Some((plan.items.get(*index)?, items.get(*index)?))).collect();
    let applicable: Vec<_> =
        members.into_iter().filter(|(_, possible)| !possible.scores.is_empty()).collect();
    let rated: Vec<(&ItemPlan, Exact)> =
        applicable.iter().filter_map(|(item, possible)| Some((*item, possible.decided()?))).collect();
    let complete = rated.len() == applicable.len();
    let state = state(total, &rated, applicable.len(), complete);
    let band = state.value().and_then(|value| total.bands.iter().position(|from| value >= *from));
    let end = |highest: bool| extreme(total.how, &applicable, highest);
    let ends = |score: fn(&ItemPlan) -> Exact| {
        let all: Vec<_> = applicable.iter().map(|(item, _)| (*item, score(item))).collect();
        value(total.how, &all)
    };
    TotalOutcome {
        id: total.id.clone(),
        state,
        band,
        between: end(false).zip(end(true)),
        out_of: ends(|item| item.low).zip(ends(|item| item.high)),
        rated: rated.len(),
        applicable: applicable.len(),
    }
}

fn state(total: &TotalPlan, rated: &[(&ItemPlan, Exact)], applicable: usize, complete: bool) -> TotalState {
    let enough = |least: u32| rated.len() >= least as usize && !rated.is_empty();
    let result = value(total.how, rated);
    match total.missing {
        MissingPolicy::CompleteOnly { .. } if !complete => TotalState::Missing,
        MissingPolicy::CompleteOnly { at_least } | MissingPolicy::RatedOnly { at_least }
            if !enough(at_least) =>
        {
            TotalState::Insufficient
        }
        _ if complete => result.map_or(TotalState::Insufficient, TotalState::Value),
        _ => {
            // A sum of the rated items stands for all that apply.
            let scale = Exact::new(applicable as i128, rated.len().max(1) as i128);
            let factor = if total.how == How::Sum { scale } else { Exact::one() };
            let value = result.and_then(|value| value.checked_mul(&factor));
            value.map_or(TotalState::Insufficient, TotalState::OfRated)
        }
    }
}

fn part(how: How, item: &ItemPlan, score: Exact) -> Part {
    let hundred = Exact::from_integer(100);
    match how {
        How::Sum => Part { over: item.weight * score, under: Exact::zero() },
        How::Mean => Part { over: item.weight * score, under: item.weight },
        How::ShareOfMax => Part { over: item.weight * score * hundred, under: item.weight * item.high },
        How::MinMax => Part {
            over: item.weight * (score - item.low) * hundred,
            under: item.weight * (item.high - item.low),
        },
    }
}

/// The total of some scores; none if there is nothing to divide by.
fn value(how: How, scores: &[(&ItemPlan, Exact)]) -> Option<Exact> {
    let parts: Vec<Part> = scores.iter().map(|(item, score)| part(how, item, *score)).collect();
    fraction(how, &parts)
}

fn fraction(how: How, parts: &[Part]) -> Option<Exact> {
    let mut sum = Part { over: Exact::zero(), under: Exact::zero() };
    for part in parts {
        sum.over = sum.over.checked_add(&part.over)?;
        sum.under = sum.under.checked_add(&part.under)?;
    }
    match how {
        How::Sum => Some(sum.over),
        How::Mean | How::ShareOfMax | How::MinMax => (!sum.under.is_zero()).then(|| sum.over / sum.under),
    }
}

/// The least or the most that a total can come to, over all scores that are possible and all items that may not apply.
fn extreme(how: How, items: &[(&ItemPlan, &Possible)], highest: bool) -> Option<Exact> {
    let chosen = |item: &ItemPlan, possible: &Possible| {
        let score = if highest { possible.scores.last() } else { possible.scores.first() };
        score.map(|score| part(how, item, *score))
    };
    let (open, sure): (Vec<_>, Vec<_>) = items.iter().partition(|(_, possible)| possible.not_applicable);
    let mut parts: Vec<Part> = sure.iter().filter_map(|(item, possible)| chosen(item, possible)).collect();
    let mut open: Vec<Part> = open.iter().filter_map(|(item, possible)| chosen(item, possible)).collect();
    // An item that may not apply is taken in where it pulls the total the way that is looked for.
    let worth = |part: &Part| if part.under.is_zero() { part.over } else { part.over / part.under };
    open.sort_by_key(|part| if highest { -worth(part) } else { worth(part) });
    for part in open {
        let now = fraction(how, &parts);
        let against = if how == How::Sum { Some(Exact::zero()) } else { now };
        let pulls = against.is_none_or(|now| if highest { worth(&part) > now } else { worth(&part) < now });
        if pulls {
            parts.push(part);
        }
    }
    fraction(how, &parts)
}
