//! Measures and criteria that need themselves.

use std::collections::{BTreeMap, VecDeque};

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Cond, Criterion, Expr, Measure, Place};

use crate::context::Context;
use crate::scope::Scope;
use crate::walk::{Here, Step, steps};

/// A measure or a criterion can only be computed when it is known already.
pub(crate) const CIRCULAR_MEASURE: Code = Code::new("circular-measure");

/// A measure or a criterion.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Name<'a> {
    Measure(&'a str),
    Criterion(&'a str),
}

/// What each needs, with the place at which it says so.
type Needs<'a> = BTreeMap<Name<'a>, Vec<(Name<'a>, Place)>>;

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    let mut needs = Needs::new();
    let head = Here::new(Scope::of_scale(context.draft), context.scale_place());
    measures(&context.draft.scale.value.measures, &head, &mut needs);
    circles(&needs, report);
    for (item, here) in context.items() {
        // What the scale measures cannot need anything of an item.
        let mut needs = Needs::new();
        measures(&item.measures, &here, &mut needs);
        criteria(&item.criteria, &here, &mut needs);
        circles(&needs, report);
    }
}

fn measures<'a>(all: &'a [Measure], here: &Here<'a>, needs: &mut Needs<'a>) {
    for (index, measure) in all.iter().enumerate() {
        let steps = steps::of_measure(measure, &here.key("measures").index(index));
        needs.entry(Name::Measure(&measure.id)).or_default().extend(steps.iter().flat_map(named));
    }
}

fn criteria<'a>(all: &'a [Criterion], here: &Here<'a>, needs: &mut Needs<'a>) {
    for (index, criterion) in all.iter().enumerate() {
        if let Some(met) = &criterion.met {
            let steps = steps::of_cond(met, here.key("criteria").index(index).key("met"));
            needs.entry(Name::Criterion(&criterion.id)).or_default().extend(steps.iter().flat_map(named));
        }
    }
}

/// The measures and criteria that a step names.
fn named<'a>((step, here): &(Step<'a>, Here<'a>)) -> Vec<(Name<'a>, Place)> {
    match step {
        Step::Expr(Expr::Measure(id)) => vec![(Name::Measure(id), here.place.clone())],
        Step::Cond(Cond::Met(id)) => vec![(Name::Criterion(id), here.place.clone())],
        Step::Expr(Expr::CountMet(ids)) => {
            let list = here.place.key("CountMet");
            ids.iter().enumerate().map(|(index, id)| (Name::Criterion(id), list.index(index))).collect()
        }
        _ => Vec::new(),
    }
}

/// Reports each circle once: where the first of its names, in alphabetical order, needs the next.
fn circles(needs: &Needs<'_>, report: &mut Report) {
    for start in needs.keys() {
        if let Some(way) = shortest_circle(*start, needs) {
            report.extend(finding(*start, &way, needs));
        }
    }
}

fn finding(start: Name<'_>, way: &[Name<'_>], needs: &Needs<'_>) -> Option<Finding> {
    let next = way.first().copied()?;
    let (_, place) = needs.get(&start)?.iter().find(|(name, _)| *name == next)?;
    let (kind, name) = match start {
        Name::Measure(name) => ("measure", name),
        Name::Criterion(name) => ("criterion", name),
    };
    let shown: Vec<String> = [start].iter().chain(way).map(|name| format!("`{}`", id(*name))).collect();
    let finding = Finding::error(CIRCULAR_MEASURE, place.clone()).with("kind", kind).with("name", name);
    Some(finding.with("way", shown.join(" → ")))
}

const fn id(name: Name<'_>) -> &str {
    match name {
        Name::Measure(id) | Name::Criterion(id) => id,
    }
}

/// The shortest way from a name back to itself over later names, without the name at its beginning.
fn shortest_circle<'a>(start: Name<'a>, needs: &Needs<'a>) -> Option<Vec<Name<'a>>> {
    let mut came_from: BTreeMap<Name<'a>, Name<'a>> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(here) = open.pop_front() {
        for (next, _) in needs.get(&here).into_iter().flatten() {
            if *next < start || came_from.contains_key(next) {
                continue;
            }
            came_from.insert(*next, here);
            if *next == start {
                return Some(way_back(start, &came_from));
            }
            open.push_back(*next);
        }
    }
    None
}

fn way_back<'a>(start: Name<'a>, came_from: &BTreeMap<Name<'a>, Name<'a>>) -> Vec<Name<'a>> {
    let mut way = vec![start];
    let mut here = start;
    while let Some(before) = came_from.get(&here).filter(|before| **before != start) {
        way.push(*before);
        here = *before;
    }
    way.reverse();
    way
}
