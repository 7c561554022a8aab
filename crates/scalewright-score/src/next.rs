//! Why a score is not the next one above.

use scalewright_model::Exact;

use crate::eval::Eval;
use crate::plan::{Co, ItemPlan, Ru};
use crate::trace::{LimitTrace, Next, RuleTrace, Side, Truth};
use crate::value::Tri;

/// Says why the score is not the next one above. For a reversed item, above means below before it is turned round.
pub(crate) fn next(
    eval: &mut Eval<'_>,
    item: &ItemPlan,
    rule: &Ru,
    reached: &RuleTrace,
    limits: &[LimitTrace],
    score: Exact,
) -> Next {
    if score >= item.high {
        return Next::Highest;
    }
    let held = |limit: &&LimitTrace| {
        limit.strikes == Truth::Yes && limit.after.is_some() && limit.after != limit.before
    };
    if let Some(limit) = limits.iter().rev().find(held) {
        return Next::Limit { index: limit.index };
    }
    let Some(raw) = reached.score() else {
        return without_raw(reached, limits);
    };
    let better = |other: Exact| if item.reverse { other < raw } else { other > raw };
    let closest = |scores: &mut dyn Iterator<Item = Exact>| {
        let above = scores.filter(|other| better(*other));
        if item.reverse { above.max() } else { above.min() }
    };
    let shown = |raw: Exact| if item.reverse { item.low + item.high - raw } else { raw };
    match rule {
        Ru::Pick { scores, .. } => match closest(&mut scores.iter().copied()) {
            Some(score) => Next::Anchor { score: shown(score) },
            None => Next::Highest,
        },
        Ru::Bands { measure, rising, steps, rest } => {
            let scores = steps.iter().map(|(_, score)| *score).chain([*rest]);
            let (Some(target), Some(value)) =
                (closest(&mut scores.into_iter()), eval.measure(*measure).known())
            else {
                return Next::Highest;
            };
            let (bound, side) = toward(value, *rising, steps, target);
            Next::Bound { score: shown(target), measure: eval.measure_id(*measure), value, bound, side }
        }
        Ru::Count { criteria, scores } => {
            let RuleTrace::Counted { met, .. } = reached else { return Next::Other };
            let Some(target) = closest(&mut scores.iter().copied()) else { return Next::Highest };
            let distance = |count: &usize| count.abs_diff(*met);
            let wanted =
                (0..scores.len()).filter(|count| scores.get(*count) == Some(&target)).min_by_key(distance);
            let wanted = wanted.unwrap_or(*met);
            let fewer = wanted < *met;
            let state = if fewer { Tri::Yes } else { Tri::No };
            let names = criteria.iter().filter(|criterion| eval.met(**criterion) == state);
            let names: Vec<usize> = names.copied().collect();
            let names =
                names.into_iter().filter_map(|index| item.criteria.get(index)).map(|one| one.id.clone());
            Next::Count { score: shown(target), met: wanted, criteria: names.collect(), fewer }
        }
        Ru::Ladder { rungs, otherwise } => {
            let scores = rungs.iter().map(|(score, _)| *score).chain([*otherwise]);
            let Some(target) = closest(&mut scores.into_iter()) else { return Next::Highest };
            let Some(index) = rungs.iter().position(|(score, _)| *score == target) else {
                return Next::Other;
            };
            let unmet = rungs.get(index).map_or_else(Vec::new, |(_, needs)| unmet(eval, needs));
            Next::Rung { score: shown(target), index, unmet }
        }
        Ru::First { cases, otherwise } => {
            let scores = cases.iter().map(|(_, score)| *score).chain([*otherwise]);
            let Some(target) = closest(&mut scores.into_iter()) else { return Next::Highest };
            let index = cases.iter().position(|(_, score)| *score == target);
            let holds = match reached {
                RuleTrace::Case { index, .. } => *index,
                _ => None,
            };
            let held_by = holds.filter(|holds| index.is_none_or(|index| *holds < index));
            Next::Case { score: shown(target), index, held_by }
        }
        Ru::Table(table) => {
            let Some(target) = closest(&mut table.rows.iter().map(|(_, score)| *score)) else {
                return Next::Highest;
            };
            let rows = table.rows.iter().enumerate().filter(|(_, (_, score))| *score == target);
            Next::Row { score: shown(target), rows: rows.map(|(index, _)| index).collect() }
        }
        Ru::YesNo { yes, no, .. } => match closest(&mut [*yes, *no].into_iter()) {
            Some(target) => Next::YesNo { score: shown(target), must_hold: target == *yes },
            None => Next::Highest,
        },
        Ru::BySetting { .. } => Next::Other,
    }
}

/// Where the rule by itself gives no score. If a table does not say which one it is, a limit that strikes has decided.
fn without_raw(reached: &RuleTrace, limits: &[LimitTrace]) -> Next {
    let silent = matches!(reached, RuleTrace::NoRow | RuleTrace::Rows { .. });
    let struck = limits.iter().rev().find(|limit| silent && limit.strikes == Truth::Yes);
    struck.map_or(Next::Other, |limit| Next::Limit { index: limit.index })
}

/// The bound that a value would have to pass to reach a band, and on which side of it the band is.
fn toward(value: Exact, rising: bool, steps: &[(Exact, Exact)], target: Exact) -> (Exact, Side) {
    let index = steps.iter().position(|(_, score)| *score == target);
    let own = index.and_then(|index| steps.get(index)).map(|(bound, _)| *bound);
    // A band lies between its own bound and that of the step before it; the open side lies beyond the last bound.
    let outer =
        index.map_or_else(|| steps.last(), |index| index.checked_sub(1).and_then(|before| steps.get(before)));
    let outer = outer.map(|(bound, _)| *bound);
    match (own, outer, rising) {
        (Some(own), _, true) if value < own => (own, Side::AtLeast),
        (_, Some(outer), true) => (outer, Side::Below),
        (Some(own), _, false) if value > own => (own, Side::AtMost),
        (_, Some(outer), false) => (outer, Side::Above),
        (Some(own), None, true) => (own, Side::AtLeast),
        (Some(own), None, false) => (own, Side::AtMost),
        (None, None, _) => (value, Side::AtLeast),
    }
}

/// The needs that are not met. Of a need that is a list of which all must hold, the list is taken as one.
fn unmet(eval: &mut Eval<'_>, needs: &[Co]) -> Vec<usize> {
    let open = needs.iter().enumerate().filter(|(_, need)| eval.cond(need) != Tri::Yes);
    open.map(|(index, _)| index).collect()
}
