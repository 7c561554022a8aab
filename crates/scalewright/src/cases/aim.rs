//! Examples for what no other example touches: a threshold that the prover is asked to stand on, something that is left out.

use std::collections::BTreeSet;

use scalewright_model::{Cell, Cond, Date, Expr, Given, Item, Number, Row, Rows, Rule};
use scalewright_prove::Prover;
use scalewright_score::{About, Aim, Goal, Goals, Lies, Threshold};

use super::Example;
use super::examples::part_of;
use super::generate::touches;
use super::shrink::Parts;
use crate::Scale;

/// How many times the nearest distance a value is looked for beside its threshold, one after the other: a share of few rows goes in
/// large steps.
const DISTANCES: [i64; 6] = [1, 2, 5, 10, 20, 50];

/// How many examples have things left out, so that something is missing.
const SPOILT: usize = 12;

/// Examples of an item that touch what those that are there do not.
pub(super) fn aimed(
    scale: &Scale,
    goals: &Goals,
    prover: &Prover<'_>,
    item: &Item,
    known: &[Example],
) -> Vec<Example> {
    let about = About::Item(item.code.clone());
    let mut touched: BTreeSet<usize> =
        known.iter().flat_map(|example| touches(scale, goals, example)).collect();
    let mut found = Vec::new();
    for (index, goal) in goals.all().iter().enumerate().filter(|(_, goal)| goal.about == about) {
        if touched.contains(&index) {
            continue;
        }
        let more: Vec<Example> = match goal.aim {
            Aim::Threshold(_) => at_threshold(prover, item, goal),
            Aim::Missing(_) => known.iter().take(SPOILT).flat_map(left_out).collect(),
            _ => Vec::new(),
        };
        for example in more {
            let own = touches(scale, goals, &example);
            if !own.is_subset(&touched) {
                touched.extend(own);
                found.push(example);
            }
        }
    }
    found
}

/// Examples that may touch a threshold.
fn at_threshold(prover: &Prover<'_>, item: &Item, goal: &Goal) -> Vec<Example> {
    let Aim::Threshold(threshold) = &goal.aim else { return Vec::new() };
    let stand = |cond: Cond| {
        let conds: Vec<Cond> = form(item, threshold).into_iter().chain([in_row(threshold, cond)]).collect();
        prover.standing(&item.code, &conds).map(|found| part_of(&item.code, found))
    };
    let (left, right) = (threshold.left.clone(), threshold.right.clone());
    if threshold.days || threshold.side == Lies::On {
        // A day beside a threshold is found by moving days.
        let on = stand(Cond::Equal(left, right));
        return if threshold.days { on.iter().flat_map(moved).collect() } else { on.into_iter().collect() };
    }
    let beside = |times: &i64| {
        let distance = Expr::Number(Number::of(threshold.near * i128::from(*times))?);
        let right = Box::new(right.clone());
        let conds = match threshold.side {
            Lies::Under => {
                let least = Expr::Subtract(right.clone(), Box::new(distance));
                [Cond::Below(left.clone(), *right), Cond::AtLeast(left.clone(), least)]
            }
            _ => {
                let most = Expr::Add(vec![(*right).clone(), distance]);
                [Cond::Above(left.clone(), *right), Cond::AtMost(left.clone(), most)]
            }
        };
        stand(Cond::All(conds.to_vec()))
    };
    DISTANCES.iter().filter_map(beside).collect()
}

/// The setting under which the threshold is in force.
fn form(item: &Item, threshold: &Threshold) -> Option<Cond> {
    match (&item.rule, &threshold.form) {
        (Rule::BySetting(by), Some(code)) => Some(Cond::Is(Expr::Setting(by.setting.clone()), code.clone())),
        _ => None,
    }
}

/// What holds of a row must hold of some row.
fn in_row(threshold: &Threshold, cond: Cond) -> Cond {
    match &threshold.table {
        None => cond,
        Some(table) => {
            let rows = Rows { table: table.clone(), filter: Some(Box::new(cond)) };
            Cond::AtLeast(Expr::Count(rows), Expr::Number(Number::whole(1)))
        }
    }
}

/// An example, and it with each of its days a day earlier and a day later.
fn moved(example: &Example) -> Vec<Example> {
    let Some(parts) = Parts::of(&example.given) else { return Vec::new() };
    let mut all = vec![example.clone()];
    for (table, row, field) in parts.cells() {
        for days in [-1, 1] {
            let mut other = parts.clone();
            if shift(&mut other, &table, row, &field, days).is_some() {
                all.push(Example { item: example.item.clone(), given: other.given() });
            }
        }
    }
    all
}

fn shift(parts: &mut Parts, table: &str, row: usize, field: &str, days: i64) -> Option<()> {
    let cell = parts.tables.get_mut(table)?.get_mut(row)?.get_mut(field)?;
    let Cell::Text(text) = cell else { return None };
    let day = Date::parse(text)?.plus_days(days)?;
    *cell = Cell::Text(day.to_string());
    Some(())
}

/// An example with one thing left out, in each way: the day of the visit, a setting, a table, its rows, a cell of its first row.
fn left_out(example: &Example) -> Vec<Example> {
    let Some(parts) = Parts::of(&example.given) else { return Vec::new() };
    let mut all: Vec<Given> = Vec::new();
    let mut without = |change: &dyn Fn(&mut Parts)| {
        let mut less = parts.clone();
        change(&mut less);
        all.push(less.given());
    };
    without(&|parts| parts.visited_on = None);
    for id in parts.settings.keys() {
        without(&|parts| drop(parts.settings.remove(id)));
    }
    for table in parts.tables.keys() {
        without(&|parts| drop(parts.tables.remove(table)));
        without(&|parts| parts.tables.entry(table.clone()).or_default().clear());
    }
    for (table, rows) in &parts.tables {
        for field in rows.first().into_iter().flat_map(Row::keys) {
            without(&|parts| parts.without_cell(table, 0, field));
        }
    }
    all.into_iter().map(|given| Example { item: example.item.clone(), given }).collect()
}
