//! Next steps of small made-up rules, against trying out every way to answer.

// A test that cannot go on panics.
#![allow(clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use scalewright_check::{Checked, Draft, check};
use scalewright_model::{Assessment, Cell, Exact, Filed, Number, Row};
use scalewright_score::{Detail, ItemState, Plan, Standing, Steps, Way, What};
use serde_json::{Value, json};

/// The answers of the item, each with all that it can be.
const ANSWERS: [(&str, &[&str]); 8] = [
    ("y1", &["false", "true"]),
    ("y2", &["false", "true"]),
    ("y3", &["false", "true"]),
    ("n", &["0", "1", "2", "3", "4", "5"]),
    ("c", &["\"p\"", "\"q\"", "\"r\""]),
    ("k1", &["false", "true"]),
    ("k2", &["false", "true"]),
    ("k3", &["false", "true", "\"partly\""]),
];
const CRITERIA: [&str; 4] = ["k1", "k2", "k3", "k4"];

fn text(text: &str) -> Value {
    json!({ "ja": text, "en": text })
}

/// The head of a scale with one item.
fn head() -> Value {
    json!({
        "format": 1, "id": "made-up", "edition": "1", "status": "Draft", "title": text("made up"),
        "about": text("made up"), "range": { "min": 1, "max": 5 },
        "common": { "units": [{ "id": "points", "pattern": text("{n}") }] },
        "subscales": [{ "id": "all", "title": text("all"), "items": ["A"] }],
    })
}

/// A condition. `k4` is computed and must not ask for itself.
fn cond(own: bool) -> BoxedStrategy<Value> {
    let criteria: Vec<&'static str> = CRITERIA.into_iter().filter(|id| own || *id != "k4").collect();
    let met = criteria.clone();
    let count = subsequence(criteria, 2..=3).prop_flat_map(|ids| {
        let most = ids.len();
        (Just(ids), 1..=most)
            .prop_map(|(ids, least)| json!({ "AtLeast": [{ "CountMet": ids }, { "Number": least }] }))
    });
    let compare = (select(vec!["AtLeast", "AtMost", "Above", "Below"]), 1..5)
        .prop_map(|(how, bound)| json!({ how: [{ "Answer": "n" }, { "Number": bound }] }));
    let computed = (select(vec!["AtLeast", "Below"]), 3..12).prop_map(|(how, bound)| {
        let doubled = json!({ "Multiply": [{ "Answer": "n" }, { "Number": 2 }] });
        json!({ how: [{ "Add": [doubled, { "CountMet": ["k1", "k2"] }] }, { "Number": bound }] })
    });
    let leaf = prop_oneof![
        3 => select(vec!["y1", "y2", "y3"]).prop_map(|id| json!({ "Yes": { "Answer": id } })),
        1 => select(vec!["p", "q", "r"]).prop_map(|code| json!({ "Is": [{ "Answer": "c" }, code] })),
        1 => Just(json!({ "OneOf": [{ "Answer": "c" }, ["p", "r"]] })),
        2 => compare,
        1 => computed,
        2 => select(met).prop_map(|id| json!({ "Met": id })),
        1 => count,
    ];
    let composed = leaf.prop_recursive(2, 8, 3, |inner| {
        let parts = || proptest::collection::vec(inner.clone(), 2..=3);
        prop_oneof![
            parts().prop_map(|parts| json!({ "All": parts })),
            parts().prop_map(|parts| json!({ "Any": parts })),
            parts().prop_map(|parts| json!({ "Several": [2, parts] })),
            inner.clone().prop_map(|inner| json!({ "Not": inner })),
        ]
    });
    composed.boxed()
}

fn rule() -> BoxedStrategy<Value> {
    let bands = any::<bool>().prop_map(|rising| {
        let (bounds, open) = if rising { ([9, 6, 3], "below") } else { ([3, 6, 9], "beyond") };
        let steps: Vec<Value> = bounds
            .iter()
            .zip([5, 4, 2])
            .map(|(bound, score)| json!({ "bound": bound, "score": score }))
            .collect();
        let side = if rising { "From" } else { "UpTo" };
        json!({ "Bands": { "measure": "m", "cuts": { side: { "steps": steps, open: 1 } } } })
    });
    let ladder = (proptest::collection::vec(cond(true), 1..=2), cond(true), cond(true)).prop_map(
        |(highest, middle, last)| {
            let rungs = json!([
                { "score": 5, "needs": highest }, { "score": 3, "needs": [middle] }, { "score": 2, "needs": [last] },
            ]);
            json!({ "Ladder": { "rungs": rungs, "otherwise": 1 } })
        },
    );
    let first = (cond(true), cond(true), cond(true)).prop_map(|(one, two, three)| {
        let cases = json!([
            { "when": one, "score": 2 }, { "when": two, "score": 5 }, { "when": three, "score": 3 },
        ]);
        json!({ "FirstMatch": { "cases": cases, "otherwise": 1 } })
    });
    let scores: Vec<Value> = [1, 2, 3, 4, 5]
        .iter()
        .enumerate()
        .map(|(met, score)| json!({ "met": met, "score": score }))
        .collect();
    let count = Just(json!({ "Count": { "criteria": CRITERIA, "scores": scores } }));
    let yes_no = cond(true).prop_map(|when| json!({ "YesNo": { "when": when, "yes": 5, "no": 2 } }));
    prop_oneof![1 => bands, 3 => ladder, 3 => first, 2 => count, 1 => yes_no].boxed()
}

fn item() -> impl Strategy<Value = Value> {
    let effect = select(vec![json!({ "AtMost": 2 }), json!({ "Exactly": 1 }), json!({ "AtLeast": 3 })]);
    let limit = (cond(true), effect)
        .prop_map(|(when, then)| json!({ "when": when, "then": then, "reason": text("a reason") }));
    let limits = proptest::collection::vec(limit, 0..=2);
    (rule(), cond(false), limits, any::<bool>()).prop_map(|(rule, k4, limits, reverse)| {
        let yes_no = |id: &str| json!({ "id": id, "title": text(id), "kind": "YesNo" });
        let options: Vec<Value> =
            ["p", "q", "r"].iter().map(|id| json!({ "id": id, "title": text(id) })).collect();
        let criterion = |id: &str| json!({ "id": id, "text": text(id) });
        let sum = json!({ "Add": [
            { "Multiply": [{ "Answer": "n" }, { "Number": 2 }] }, { "CountMet": ["k1", "k3"] },
        ] });
        json!({
            "code": "A", "title": text("an item"), "reverse": reverse, "rule": rule, "limits": limits,
            "inputs": [
                yes_no("y1"), yes_no("y2"), yes_no("y3"),
                { "id": "n", "title": text("n"), "kind": { "Integer": { "min": 0, "max": 5 } } },
                { "id": "c", "title": text("c"), "kind": { "Code": options } },
            ],
            "measures": [{ "id": "m", "title": text("m"), "unit": "points", "value": sum }],
            "criteria": [
                criterion("k1"), criterion("k2"),
                { "id": "k3", "text": text("k3"), "partly": 0.5 },
                { "id": "k4", "text": text("k4"), "met": k4 },
            ],
        })
    })
}

fn made(item: &Value) -> Option<Checked> {
    let filed = |name: &str| name.to_owned();
    let scale = Filed {
        file: filed("scale.ron"),
        value: serde_json::from_value(head()).expect("the head is well-formed"),
    };
    let item = serde_json::from_value(item.clone()).expect("the item is well-formed");
    let items = vec![Filed { file: filed("A.ron"), value: item }];
    check(Draft { scale, forms: None, items, whole: true }).0
}

fn cell(written: &str) -> Cell {
    match written {
        "true" => Cell::Bool(true),
        "false" => Cell::Bool(false),
        other => {
            Number::parse(other).map_or_else(|| Cell::Text(other.trim_matches('"').to_owned()), Cell::Number)
        }
    }
}

fn visit(answers: &Row) -> Assessment {
    let target = json!({ "Scale": { "id": "made-up", "edition": "1" } });
    let mut visit: Assessment =
        serde_json::from_value(json!({ "format": 1, "for": target })).expect("the visit is well-formed");
    visit.answers =
        BTreeMap::from([("made-up".to_owned(), BTreeMap::from([("A".to_owned(), answers.clone())]))]);
    visit
}

fn score(plan: &Plan, visit: &Assessment) -> Exact {
    let outcome = plan.score(visit, Detail::Scores);
    let ItemState::Scored(score) = outcome.items[0].state else { panic!("nothing is missing") };
    score
}

/// The answers that are not the same as at the start.
fn changed(now: &Row, other: &Row) -> BTreeSet<String> {
    now.iter().filter(|(id, cell)| other.get(*id) != Some(*cell)).map(|(id, _)| id.clone()).collect()
}

fn every_row() -> Vec<Row> {
    let mut rows = vec![Row::new()];
    for (id, values) in ANSWERS {
        rows = rows
            .iter()
            .flat_map(|row| {
                values.iter().map(move |value| {
                    let mut row = row.clone();
                    row.insert(id.to_owned(), cell(value));
                    row
                })
            })
            .collect();
    }
    rows
}

fn number(row: &Row) -> Exact {
    match row.get("n") {
        Some(Cell::Number(number)) => number.exact(),
        _ => Exact::from_integer(0),
    }
}

fn answers_of(visit: &Assessment) -> &Row {
    &visit.answers["made-up"]["A"]
}

/// The names of the answers that a way changes.
fn names(way: &Way) -> BTreeSet<String> {
    let name = |what: &What| match what {
        What::Answer { id, .. } => id.clone(),
        other => panic!("{other:?} is no answer"),
    };
    way.changes.iter().map(|change| name(&change.what)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_smaller_set_of_answers_leads_to_a_higher_score(item in item(), at in 0_usize..3456) {
        let checked = made(&item);
        prop_assume!(checked.is_some());
        let checked = checked.expect("it was looked at");
        let (plan, steps) = (Plan::new(&checked), Steps::new(&checked));
        let rows = every_row();
        let now = &rows[at % rows.len()];
        let visit_now = visit(now);
        let score_now = score(&plan, &visit_now);
        let step = steps.item(&visit_now, None, "A").expect("the item is there");
        // Every way to answer, by the score that it leads to.
        let mut by_score: BTreeMap<Exact, Vec<&Row>> = BTreeMap::new();
        for row in &rows {
            by_score.entry(score(&plan, &visit(row))).or_default().push(row);
        }
        if score_now == Exact::from_integer(5) {
            prop_assert_eq!(&step.standing, &Standing::Highest(score_now));
            return Ok(());
        }
        prop_assert_eq!(&step.standing, &Standing::At(score_now));
        for (higher, leading) in by_score.iter().filter(|(score, _)| **score > score_now) {
            let least = leading.iter().map(|row| changed(now, row).len()).min().expect("a row leads to it");
            let reach = step.reaches.iter().find(|reach| reach.score == *higher);
            prop_assert!(reach.is_some(), "{} can be reached with {} changes and is not found", higher, least);
            let reach = reach.expect("it was looked at");
            prop_assert!(reach.inputs >= least);
            prop_assert!(reach.inputs == least || !reach.tried_all, "{} found, {} are enough", reach.inputs, least);
            for way in &reach.ways {
                let after = steps.changed(&visit_now, None, [way]);
                prop_assert_eq!(score(&plan, &after), *higher, "{:?}", way);
                prop_assert_eq!(names(way), changed(now, answers_of(&after)));
            }
            if !reach.tried_all {
                continue;
            }
            let smallest: Vec<&&Row> = leading.iter().filter(|row| changed(now, row).len() == least).collect();
            let sets: BTreeSet<BTreeSet<String>> = smallest.iter().map(|row| changed(now, row)).collect();
            prop_assert_eq!(&reach.ways.iter().map(names).collect::<BTreeSet<_>>(), &sets, "not all sets are found");
            // A number goes no further than it must, with the other answers as they are.
            for way in &reach.ways {
                let after = steps.changed(&visit_now, None, [way]);
                let after = answers_of(&after);
                let alike = smallest.iter().filter(|row| row.iter().all(|(id, cell)| id == "n" || after.get(id) == Some(cell)));
                let apart = |row: &Row| { let gap = number(row) - number(now); if gap < Exact::from_integer(0) { -gap } else { gap } };
                let nearest = alike.map(|row| apart(row)).min().expect("the way itself is among them");
                prop_assert_eq!(apart(after), nearest);
            }
        }
        for reach in &step.reaches {
            prop_assert!(by_score.contains_key(&reach.score), "{} cannot be had", reach.score);
        }
    }
}
