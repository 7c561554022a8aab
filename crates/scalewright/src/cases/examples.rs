//! Examples of items: assessments on the boundaries of their rules, and their answers in all ways that matter.
//!
//! What stands on a boundary comes from the prover, with the rows of forms and records that it takes. Beside that, answers and settings
//! are filled in, and left out.

use std::collections::BTreeMap;

use scalewright_model::{
    Assessment, Cell, Exact, Expr, Field, FieldKind, Given, Item, ItemAnswers, Number, Rating, Rule,
};
use scalewright_prove::Prover;
use scalewright_score::{About, Aim, Goal, Goals, Threshold};

use super::Example;
use super::aim::aimed;
use crate::Scale;

/// The most examples that are made of one item by trying every answer with every other one.
const MAX_WAYS: usize = 1024;

/// An answer, and what it can be.
type Axis = (String, Vec<Cell>);

/// Examples for all items: for each item assessments on every boundary of its rule, its answers in every way (where that is too
/// many, one after the other), answers left out, nothing at all; and what touches that which these do not.
pub fn examples(scale: &Scale) -> Vec<Example> {
    let (goals, prover) = (Goals::new(&scale.checked), Prover::new(&scale.checked));
    let of_item = |item: &Item| {
        let axes = axes(scale, &goals, item);
        let mut answers = ways(&axes);
        answers.extend(gaps(&axes));
        if item.may_not_apply {
            answers.push(BTreeMap::from([("not_applicable".to_owned(), Cell::Bool(true))]));
        }
        let settings = settings(scale, &item.rule);
        let example = |settings: &BTreeMap<String, Cell>, answers: &ItemAnswers| Example {
            item: item.code.clone(),
            given: given(scale.checked.id(), item, settings, answers),
        };
        let all = settings.iter().flat_map(|one| answers.iter().map(|answers| example(one, answers)));
        let mut all: Vec<Example> = on_boundaries(&prover, item).into_iter().chain(all).collect();
        all.extend(aimed(scale, &goals, &prover, item, &all));
        all
    };
    scale.checked.items().iter().flat_map(of_item).collect()
}

/// Assessments that the prover finds on the boundaries of a rule.
fn on_boundaries(prover: &Prover<'_>, item: &Item) -> Vec<Example> {
    prover.boundaries(&item.code).into_iter().map(|found| part_of(&item.code, found)).collect()
}

/// The part of what the prover finds that makes an example of an item.
pub(super) fn part_of(code: &str, found: scalewright_prove::Example) -> Example {
    let Assessment { visited_on, settings, tables, answers, .. } = found.assessment;
    Example { item: code.to_owned(), given: Given::Part { visited_on, settings, tables, answers } }
}

fn given(scale: &str, item: &Item, settings: &BTreeMap<String, Cell>, answers: &ItemAnswers) -> Given {
    let of_item = BTreeMap::from([(item.code.clone(), answers.clone())]);
    let answers =
        if answers.is_empty() { BTreeMap::new() } else { BTreeMap::from([(scale.to_owned(), of_item)]) };
    Given::Part { visited_on: None, settings: settings.clone(), tables: BTreeMap::new(), answers }
}

/// The settings that choose the form of an item: none, and each of them.
fn settings(scale: &Scale, rule: &Rule) -> Vec<BTreeMap<String, Cell>> {
    let mut all = vec![BTreeMap::new()];
    if let Rule::BySetting(by) = rule
        && scale.checked.setting(&by.setting).is_some()
    {
        let of_code = |code: &String| BTreeMap::from([(by.setting.clone(), Cell::Text(code.clone()))]);
        all.extend(by.forms.keys().map(of_code));
    }
    all
}

fn axes(scale: &Scale, goals: &Goals, item: &Item) -> Vec<Axis> {
    let about = About::Item(item.code.clone());
    let own: Vec<&Goal> = goals.all().iter().filter(|goal| goal.about == about).collect();
    let inputs = item.inputs.iter().map(|input| (input.id.clone(), of_input(scale, item, input, &own)));
    let asked = item.criteria.iter().filter(|criterion| criterion.met.is_none());
    let criteria = asked.map(|criterion| {
        let partly = criterion.partly.map(|_| Cell::Text("partly".to_owned()));
        (criterion.id.clone(), [Cell::Bool(false), Cell::Bool(true)].into_iter().chain(partly).collect())
    });
    let mut axes: Vec<Axis> = inputs.chain(criteria).filter(|(_, cells): &Axis| !cells.is_empty()).collect();
    picked(scale, item, &item.rule, &mut axes);
    axes
}

/// The answers that are scores themselves.
fn picked(scale: &Scale, item: &Item, rule: &Rule, axes: &mut Vec<Axis>) {
    let (id, scores): (&str, Vec<Number>) = match rule {
        Rule::Choice(choice) => ("anchor", choice.anchors.iter().map(|anchor| anchor.score).collect()),
        Rule::Rating(Rating { .. }) => {
            let range = scale.checked.range_of(item);
            ("rating", vec![range.min, range.max])
        }
        Rule::BySetting(by) => return by.forms.values().for_each(|form| picked(scale, item, form, axes)),
        _ => return,
    };
    let cells = scores.into_iter().map(Cell::Number);
    match axes.iter_mut().find(|(known, _)| known == id) {
        Some((_, known)) => known.extend(cells),
        None => axes.push((id.to_owned(), cells.collect())),
    }
}

/// What an input can be: every code, yes and no, numbers on and beside the thresholds that it is held against.
fn of_input(scale: &Scale, item: &Item, input: &Field, goals: &[&Goal]) -> Vec<Cell> {
    let (min, max, whole) = match &input.kind {
        FieldKind::YesNo => return vec![Cell::Bool(false), Cell::Bool(true)],
        FieldKind::Code(options) => {
            return options.iter().map(|option| Cell::Text(option.id.clone())).collect();
        }
        FieldKind::Integer { min, max } => (*min, *max, true),
        FieldKind::Number { min, max } => (*min, *max, false),
        FieldKind::Date | FieldKind::Text => return Vec::new(),
    };
    let mut values = vec![min.exact()];
    for threshold in goals.iter().filter_map(|goal| threshold(&goal.aim)) {
        if let Some(bound) = bound(scale, item, input, threshold) {
            let near = if whole { Exact::from_integer(1) } else { threshold.near };
            values.extend([bound - near, bound, bound + near]);
        }
    }
    values.sort();
    values.dedup();
    let fits = |value: &Exact| {
        *value >= min.exact() && max.is_none_or(|max| *value <= max.exact()) && (!whole || value.is_integer())
    };
    values.into_iter().filter(fits).filter_map(Number::of).map(Cell::Number).collect()
}

const fn threshold(aim: &Aim) -> Option<&Threshold> {
    match aim {
        Aim::Threshold(threshold) => Some(threshold),
        _ => None,
    }
}

/// The threshold, if it is this input (or a measure that is nothing else) that is held against it.
fn bound(scale: &Scale, item: &Item, input: &Field, threshold: &Threshold) -> Option<Exact> {
    let left = match &threshold.left {
        Expr::Measure(id) => &scale.checked.measure(Some(item), id)?.value,
        other => other,
    };
    let own = matches!(left, Expr::Answer(id) if *id == input.id);
    let bound = match &threshold.right {
        Expr::Number(number) => number.exact(),
        Expr::Const(id) => scale.checked.constant(Some(item), id)?.value.exact(),
        _ => return None,
    };
    own.then_some(bound)
}

/// Every answer with every other one; if that is too many, each in turn while the others are the first or the last that they can be.
fn ways(axes: &[Axis]) -> Vec<ItemAnswers> {
    let count = axes.iter().try_fold(1_usize, |count, (_, cells)| count.checked_mul(cells.len()));
    if count.is_some_and(|count| count <= MAX_WAYS) {
        return axes.iter().fold(vec![ItemAnswers::new()], |ways, (id, cells)| {
            let longer = |way: &ItemAnswers, cell: &Cell| {
                let mut way = way.clone();
                way.insert(id.clone(), cell.clone());
                way
            };
            ways.iter().flat_map(|way| cells.iter().map(move |cell| longer(way, cell))).collect()
        });
    }
    let mut all = Vec::new();
    for ground in grounds(axes) {
        for (id, cells) in axes {
            all.extend(cells.iter().map(|cell| {
                let mut way = ground.clone();
                way.insert(id.clone(), cell.clone());
                way
            }));
        }
    }
    all
}

/// All answers as low as they can be, and as high.
fn grounds(axes: &[Axis]) -> [ItemAnswers; 2] {
    let of = |end: fn(&[Cell]) -> Option<&Cell>| {
        axes.iter().filter_map(|(id, cells)| Some((id.clone(), end(cells)?.clone()))).collect::<ItemAnswers>()
    };
    [of(<[Cell]>::first), of(<[Cell]>::last)]
}

/// Nothing at all, and each answer left out.
fn gaps(axes: &[Axis]) -> Vec<ItemAnswers> {
    let without = |ground: &ItemAnswers, id: &String| {
        let mut way = ground.clone();
        way.remove(id);
        way
    };
    let each = grounds(axes);
    let each = each.iter().flat_map(|ground| axes.iter().map(move |(id, _)| without(ground, id)));
    [ItemAnswers::new()].into_iter().chain(each).collect()
}
