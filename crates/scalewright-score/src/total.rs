//! Totals: of scores, and of what scores could still be.
//!
//! Every way to compute a total is a fraction: the sum of one number over the items, divided by the sum of another. So the least and
//! the most that it can come to are found in one way for all.

use num_traits::{One, Zero};
use scalewright_model::{Exact, How, MissingPolicy};

use crate::exact::{add, at_least, divide, multiply, subtract};
use crate::outcome::{TotalOutcome, TotalState};
use crate::plan::{ItemPlan, Plan, TotalPlan};
use crate::rule::Possible;

/// An item of a total, and what it can come to.
type Member<'a> = (&'a ItemPlan, &'a Possible);

/// What an item puts into the fraction.
#[derive(Default)]
struct Part {
    /// Added above the line.
    over: Exact,
    /// Added below the line.
    under: Exact,
}

/// Computes a total from what the items can come to.
pub(crate) fn total(plan: &Plan, total: &TotalPlan, items: &[Possible]) -> TotalOutcome {
    let members = total.items.iter().filter_map(|index| Some((plan.items.get(*index)?, items.get(*index)?)));
    let applicable: Vec<Member<'_>> = members.filter(|(_, possible)| !possible.scores.is_empty()).collect();
    let rated: Vec<(&ItemPlan, Exact)> =
        applicable.iter().filter_map(|(item, possible)| Some((*item, possible.decided()?))).collect();
    let complete = rated.len() == applicable.len();
    let result = value(total.how, rated.iter().copied());
    let state = state(total, result, &rated, &applicable, complete);
    let band = state.value().and_then(|value| total.bands.iter().position(|from| at_least(&value, from)));
    let between = if complete {
        result.zip(result)
    } else {
        extreme(total.how, &applicable, false).zip(extreme(total.how, &applicable, true))
    };
    let out_of = if applicable.len() == total.items.len() {
        total.out_of
    } else {
        range(total.how, &applicable.iter().map(|(item, _)| *item).collect::<Vec<_>>())
    };
    TotalOutcome {
        id: total.id.clone(),
        state,
        band,
        between,
        out_of,
        rated: rated.len(),
        applicable: applicable.len(),
    }
}

fn state(
    total: &TotalPlan,
    result: Option<Exact>,
    rated: &[(&ItemPlan, Exact)],
    applicable: &[Member<'_>],
    complete: bool,
) -> TotalState {
    let enough = |least: u32| rated.len() >= least as usize && !rated.is_empty();
    match total.missing {
        MissingPolicy::CompleteOnly { .. } if !complete => TotalState::Missing,
        MissingPolicy::CompleteOnly { at_least } | MissingPolicy::RatedOnly { at_least }
            if !enough(at_least) =>
        {
            TotalState::Insufficient
        }
        _ if complete => result.map_or(TotalState::Insufficient, TotalState::Value),
        _ => {
            let scaled = if total.how == How::Sum { scaled(result, rated, applicable) } else { result };
            scaled.map_or(TotalState::Insufficient, TotalState::OfRated)
        }
    }
}

/// A sum of the rated items that stands for all that apply: their mean, times the weights of all.
fn scaled(sum: Option<Exact>, rated: &[(&ItemPlan, Exact)], applicable: &[Member<'_>]) -> Option<Exact> {
    let own = rated.iter().try_fold(Exact::zero(), |sum, (item, _)| add(sum, item.weight))?;
    let all = applicable.iter().try_fold(Exact::zero(), |sum, (item, _)| add(sum, item.weight))?;
    multiply(sum?, divide(all, own)?)
}

/// The least and the most that a total of these items can come to.
pub(crate) fn range(how: How, items: &[&ItemPlan]) -> Option<(Exact, Exact)> {
    let end = |score: fn(&ItemPlan) -> Exact| value(how, items.iter().map(|item| (*item, score(item))));
    end(|item| item.low).zip(end(|item| item.high))
}

/// What an item with a score puts into the fraction; nothing if the numbers are too large.
fn part(how: How, item: &ItemPlan, score: Exact) -> Option<Part> {
    let hundred = Exact::from_integer(100);
    let weighted =
        |value: Exact| if item.weight.is_one() { Some(value) } else { multiply(item.weight, value) };
    Some(match how {
        How::Sum => Part { over: weighted(score)?, under: Exact::zero() },
        How::Mean => Part { over: weighted(score)?, under: item.weight },
        How::ShareOfMax => Part { over: multiply(weighted(score)?, hundred)?, under: weighted(item.high)? },
        How::MinMax => Part {
            over: multiply(weighted(subtract(score, item.low)?)?, hundred)?,
            under: weighted(subtract(item.high, item.low)?)?,
        },
    })
}

/// The total of some scores; none if there is nothing to divide by.
fn value<'a>(how: How, mut scores: impl Iterator<Item = (&'a ItemPlan, Exact)>) -> Option<Exact> {
    let sum = scores.try_fold(Part::default(), |sum, (item, score)| sum.plus(&part(how, item, score)?))?;
    sum.fraction(how)
}

impl Part {
    fn plus(&self, other: &Self) -> Option<Self> {
        // A sum has nothing below the line.
        let under = if other.under.is_zero() { self.under } else { add(self.under, other.under)? };
        Some(Self { over: add(self.over, other.over)?, under })
    }

    fn fraction(&self, how: How) -> Option<Exact> {
        match how {
            How::Sum => Some(self.over),
            How::Mean | How::ShareOfMax | How::MinMax => divide(self.over, self.under),
        }
    }

    /// What it is worth in the fraction by itself.
    fn worth(&self) -> Exact {
        divide(self.over, self.under).unwrap_or(self.over)
    }
}

/// The least or the most that a total can come to, over all scores that are possible and all items that may not apply.
fn extreme(how: How, items: &[Member<'_>], highest: bool) -> Option<Exact> {
    let (mut sum, mut open) = (Part::default(), Vec::new());
    for (item, possible) in items {
        let score = if highest { possible.scores.last() } else { possible.scores.first() };
        let part = part(how, item, *score?)?;
        if possible.not_applicable {
            open.push(part);
        } else {
            sum = sum.plus(&part)?;
        }
    }
    // An item that may not apply is taken in where it pulls the total the way that is looked for.
    open.sort_by_key(|part| if highest { -part.worth() } else { part.worth() });
    for part in open {
        let against = if how == How::Sum { Some(Exact::zero()) } else { sum.fraction(how) };
        let pulls = against.is_none_or(|now| if highest { part.worth() > now } else { part.worth() < now });
        if pulls {
            sum = sum.plus(&part)?;
        }
    }
    sum.fraction(how)
}
