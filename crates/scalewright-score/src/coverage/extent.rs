//! Which sides of a threshold a value can stand on at all.

use num_traits::Zero;
use scalewright_model::{Exact, Number};

use super::goal::Lies;
use super::walk::Compared;
use crate::bind::Bound;
use crate::eval::Eval;
use crate::plan::{Ex, Plan};
use crate::value::Num;

/// The sides that can be reached, as far as the ranges of fields and measures tell.
pub(crate) fn sides(plan: &Plan, item: usize, compared: &Compared) -> Vec<Lies> {
    if compared.days {
        return vec![Lies::On, Lies::Under, Lies::Over];
    }
    let (left, right) = &compared.ready;
    let bound = Bound::blank(plan, compared.table.as_ref().map(|_| 1));
    let mut eval = Eval::new(plan, &bound, item);
    let distance = match &compared.table {
        Some((_, table)) => eval.in_row(*table, 0, |eval| distance(eval, left, right)),
        None => distance(&mut eval, left, right),
    };
    let span = distance.span();
    let zero = Exact::zero();
    let (under, over) = (span.low.is_none_or(|low| low < zero), span.high.is_none_or(|high| high > zero));
    let on = span.low.is_none_or(|low| low <= zero) && span.high.is_none_or(|high| high >= zero);
    let sides = [(on, Lies::On), (under, Lies::Under), (over, Lies::Over)];
    sides.into_iter().filter(|(can, _)| *can).map(|(_, side)| side).collect()
}

fn distance(eval: &mut Eval<'_>, left: &Ex, right: &Ex) -> Num {
    let (left, right) = (widest(eval, left), widest(eval, right));
    left.subtract(right).unwrap_or(Num::ANY)
}

/// All that a value can be when nothing is filled in. A measure with a fallback would give that alone.
fn widest(eval: &mut Eval<'_>, value: &Ex) -> Num {
    let measure = match value {
        Ex::Measure(index) => eval.plan.measures.get(*index).filter(|measure| measure.fallback.is_some()),
        _ => None,
    };
    match measure {
        Some(measure) => measure
            .range
            .map_or(Num::ANY, |range| Num::ANY.within(range.min.exact(), range.max.map(Number::exact))),
        None => eval.num(value),
    }
}
