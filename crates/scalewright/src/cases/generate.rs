//! Makes the smallest set of cases that touches what can be touched, from examples that somebody found.

use std::collections::{BTreeMap, BTreeSet};

use scalewright_model::{Case, CaseFile, Expect, Expected, Given};
use scalewright_score::{About, Detail, Goal, GoalKind, Goals};
use scalewright_words::Words;

use super::accept::of_item;
use super::shrink::shrink;
use super::{Coverage, of_part};
use crate::{ItemState, Scale};

/// How the first line of a generated file of cases begins, after the sign of a comment.
pub const GENERATED: &str = "@generated";

/// An assessment that may touch something of an item. What it touches is found by scoring it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The code of the item.
    pub item: String,
    /// The part of an assessment that matters.
    pub given: Given,
}

/// The cases that were made.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The cases, in the order of the items, as a file.
    pub file: CaseFile,
    /// The goals that no example touches, and no case that was there before.
    pub open: Vec<Goal>,
}

/// An example that was scored.
struct Scored {
    given: Given,
    expected: Expected,
    touches: BTreeSet<usize>,
    /// How much there is to read in it.
    size: usize,
}

/// Makes cases of examples: for each item few that together touch whatever the examples touch, with what comes out of them now as
/// what they expect, and without what makes no difference. `items` names the items; all of them, if it is empty. What `before` touches already is left out.
pub fn generate(
    scale: &Scale,
    examples: &[Example],
    items: &[String],
    before: Option<&Coverage>,
    words: &Words,
) -> Generated {
    let goals = Goals::new(&scale.checked);
    let mut file = CaseFile { format: 1, target: scale.checked.target(), cases: Vec::new() };
    let mut open = Vec::new();
    let mut names = BTreeMap::new();
    for item in scale.checked.items().iter().filter(|item| items.is_empty() || items.contains(&item.code)) {
        let wanted = wanted(&goals, &item.code, before);
        let own = examples.iter().filter(|example| example.item == item.code);
        let scored: Vec<Scored> = own.filter_map(|example| score(scale, &goals, example, &wanted)).collect();
        let reached: BTreeSet<usize> = scored.iter().flat_map(|one| one.touches.iter().copied()).collect();
        open.extend(wanted.difference(&reached).filter_map(|index| goals.all().get(*index).cloned()));
        let mut chosen = cover(scored);
        for one in &mut chosen {
            let given = shrink(&one.given, |given| {
                let example = Example { item: item.code.clone(), given: given.clone() };
                let less = score(scale, &goals, &example, &wanted);
                less.is_some_and(|less| {
                    less.expected == one.expected && less.touches.is_superset(&one.touches)
                })
            });
            one.given = given;
        }
        for (one, new) in told_apart(chosen) {
            file.cases.push(case(scale, &goals, &item.code, one, &new, &mut names, words));
        }
    }
    Generated { file, open }
}

/// The goals of an item that are not touched yet.
fn wanted(goals: &Goals, code: &str, before: Option<&Coverage>) -> BTreeSet<usize> {
    let about = About::Item(code.to_owned());
    let own = goals.all().iter().enumerate().filter(|(_, goal)| goal.about == about);
    let untouched = own.filter(|(index, _)| {
        before.and_then(|before| before.goals.get(*index)).is_none_or(|covered| covered.cases.is_empty())
    });
    untouched.map(|(index, _)| index).collect()
}

/// What an example touches of its item.
pub(super) fn touches(scale: &Scale, goals: &Goals, example: &Example) -> BTreeSet<usize> {
    let all = (0..goals.all().len()).collect();
    score(scale, goals, example, &all).map_or_else(BTreeSet::new, |scored| scored.touches)
}

/// Scores an example; nothing if it touches nothing that is wanted, or if what comes out cannot be told exactly.
fn score(scale: &Scale, goals: &Goals, example: &Example, wanted: &BTreeSet<usize>) -> Option<Scored> {
    let assessment = of_part(&example.given, &scale.checked.target())?;
    let outcome = scale.plan.score(&assessment, Detail::Trace);
    let state = &outcome.item(&example.item)?.state;
    if matches!(state, ItemState::Missing { at_most: true, .. }) {
        return None;
    }
    let touched = goals.touched(&assessment, &outcome, &About::Item(example.item.clone()));
    let touches: BTreeSet<usize> = touched.into_iter().filter(|index| wanted.contains(index)).collect();
    let expected = of_item(state)?;
    let size = scalewright_source::written(&example.given)?.chars().count();
    (!touches.is_empty()).then(|| Scored { given: example.given.clone(), expected, touches, size })
}

/// Few examples that touch all that they touch together: again and again the one that adds most, of several the shortest; at the end
/// those that the others make needless are left out.
fn cover(mut scored: Vec<Scored>) -> Vec<Scored> {
    let mut left: BTreeSet<usize> = scored.iter().flat_map(|one| one.touches.iter().copied()).collect();
    let mut chosen: Vec<Scored> = Vec::new();
    while !left.is_empty() {
        let gain = |one: &Scored| one.touches.intersection(&left).count();
        let best = (0..scored.len())
            .max_by_key(|at| scored.get(*at).map(|one| (gain(one), usize::MAX - one.size, usize::MAX - at)));
        let Some(best) = best else { break };
        let one = scored.remove(best);
        left.retain(|goal| !one.touches.contains(goal));
        chosen.push(one);
    }
    let mut at = chosen.len();
    while at > 0 {
        at -= 1;
        let others = chosen.iter().enumerate().filter(|(other, _)| *other != at);
        let others: BTreeSet<usize> = others.flat_map(|(_, one)| one.touches.iter().copied()).collect();
        if chosen.get(at).is_some_and(|one| one.touches.is_subset(&others)) {
            chosen.remove(at);
        }
    }
    chosen
}

/// The examples in the order of the goals, each with what no other one touches, or what no one before it does.
fn told_apart(mut chosen: Vec<Scored>) -> Vec<(Scored, Vec<usize>)> {
    chosen.sort_by(|one, other| one.touches.iter().cmp(other.touches.iter()));
    let times = |goal: usize| chosen.iter().filter(|one| one.touches.contains(&goal)).count();
    let mut seen = BTreeSet::new();
    let mut told = Vec::new();
    for one in &chosen {
        let alone = one.touches.iter().copied().filter(|goal| times(*goal) == 1);
        let first = one.touches.iter().copied().filter(|goal| times(*goal) > 1 && seen.insert(*goal));
        told.push(alone.chain(first.collect::<Vec<_>>()).collect());
    }
    chosen.into_iter().zip(told).collect()
}

fn case(
    scale: &Scale,
    goals: &Goals,
    code: &str,
    one: Scored,
    new: &[usize],
    names: &mut BTreeMap<String, usize>,
    words: &Words,
) -> Case {
    let teller = scale.teller(words);
    let new: Vec<&Goal> = new.iter().filter_map(|index| goals.all().get(*index)).collect();
    let telling = new.iter().min_by_key(|goal| telling(goal.aim.kind()));
    let what = telling.map_or_else(String::new, |goal| teller.goal(goal));
    let mut name = words.say("generate-name", &[("item", code), ("what", &what)]);
    let again = names.entry(name.clone()).or_insert(0);
    *again += 1;
    if *again > 1 {
        name = words.say("generate-name-again", &[("name", &name), ("number", &again.to_string())]);
    }
    let list: Vec<String> = new.iter().map(|goal| teller.goal(goal)).collect();
    let why = words.say("generate-why", &[("goals", &list.join(&words.word("generate-join")))]);
    let items = BTreeMap::from([(code.to_owned(), one.expected)]);
    let items = BTreeMap::from([(scale.checked.id().to_owned(), items)]);
    Case { name, why, given: one.given, expect: Expect { items, totals: BTreeMap::new() } }
}

/// Which kind of goal says most about a case: the first.
const fn telling(kind: GoalKind) -> usize {
    match kind {
        GoalKind::Thresholds => 0,
        GoalKind::Limits => 1,
        GoalKind::Missing => 2,
        GoalKind::Criteria => 3,
        GoalKind::Steps => 4,
        GoalKind::Anchors | GoalKind::Totals => 5,
    }
}
