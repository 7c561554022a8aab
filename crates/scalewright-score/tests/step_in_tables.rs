//! Next steps of small made-up scales that read tables: single changes of cells and rows, and blanks that stand in the way.

use scalewright_check::{Checked, Draft, check};
use scalewright_model::{Assessment, Exact, Filed};
use scalewright_score::{Detail, ItemStep, Plan, Standing, Steps, What};
use serde_json::{Value, json};

fn text(text: &str) -> Value {
    json!({ "ja": text, "en": text })
}

fn number(id: &str) -> Value {
    json!({ "id": id, "title": text(id), "kind": { "Number": { "min": 0, "max": 100 } } })
}

/// A scale with a table of many rows and one of a single row.
fn made(item: &Value) -> Checked {
    let options: Vec<Value> =
        ["p", "q", "r"].iter().map(|id| json!({ "id": id, "title": text(id) })).collect();
    let scale = json!({
        "format": 1, "id": "made-up", "edition": "1", "status": "Draft", "title": text("made up"),
        "about": text("made up"), "range": { "min": 1, "max": 5 },
        "common": {
            "units": [{ "id": "points", "pattern": text("{n}") }],
            "tables": [
                { "id": "many", "title": text("many"), "fields": [
                    { "id": "code", "title": text("code"), "kind": { "Code": options } },
                    number("hours"),
                    { "id": "seen", "title": text("seen"), "kind": "YesNo" },
                ] },
                { "id": "one", "title": text("one"), "max_rows": 1, "fields": [number("all"), number("some"), number("few")] },
            ],
        },
        "subscales": [{ "id": "all", "title": text("all"), "items": ["A"] }],
    });
    let filed = |name: &str| name.to_owned();
    let scale =
        Filed { file: filed("scale.ron"), value: serde_json::from_value(scale).expect("well-formed") };
    let item =
        Filed { file: filed("A.ron"), value: serde_json::from_value(item.clone()).expect("well-formed") };
    let (checked, report) = check(Draft { scale, forms: None, items: vec![item], whole: true });
    checked.unwrap_or_else(|| unreachable!("the scale is sound: {report:?}"))
}

fn item(measures: &Value, rule: &Value, limits: &Value) -> Value {
    json!({
        "code": "A", "title": text("an item"), "measures": measures, "rule": rule, "limits": limits,
        "criteria": [{ "id": "k1", "text": text("k1") }, { "id": "k2", "text": text("k2") }],
    })
}

fn bands(steps: &[(i32, i32)]) -> Value {
    let steps: Vec<Value> =
        steps.iter().map(|(bound, score)| json!({ "bound": bound, "score": score })).collect();
    json!({ "Bands": { "measure": "m", "cuts": { "From": { "steps": steps, "below": 1 } } } })
}

fn measure(value: &Value) -> Value {
    json!([{ "id": "m", "title": text("m"), "unit": "points", "value": value }])
}

fn visit(tables: &Value, answers: &Value) -> Assessment {
    let target = json!({ "Scale": { "id": "made-up", "edition": "1" } });
    let visit = json!({
        "format": 1, "for": target, "tables": tables, "answers": { "made-up": { "A": answers } },
    });
    serde_json::from_value(visit).expect("the visit is well-formed")
}

/// The step, after each of its ways was scored.
fn step(scale: &Checked, visit: &Assessment) -> ItemStep {
    let (plan, steps) = (Plan::new(scale), Steps::new(scale));
    let step = steps.item(visit, None, "A").expect("the item is there");
    for reach in &step.reaches {
        for way in &reach.ways {
            let after = plan.score(&steps.changed(visit, None, [way]), Detail::Scores);
            let (low, high) = match &after.items[0].state {
                scalewright_score::ItemState::Scored(score) => (Some(*score), None),
                scalewright_score::ItemState::Missing { possible, .. } => {
                    (possible.first().copied(), possible.last().copied())
                }
                scalewright_score::ItemState::NotApplicable => (None, None),
            };
            assert_eq!((low, high), (Some(reach.score), way.up_to), "{way:?}");
        }
    }
    step
}

fn changes(step: &ItemStep, score: i128) -> Vec<Vec<What>> {
    let reach = step.reaches.iter().find(|reach| reach.score == Exact::from_integer(score));
    let ways = reach.into_iter().flat_map(|reach| &reach.ways);
    ways.map(|way| way.changes.iter().map(|change| change.what.clone()).collect()).collect()
}

#[test]
fn a_row_with_another_code_and_alike_rows_more_or_less_are_found() {
    // The share of rows that are seen, among those of p.
    let of_p = json!({ "Is": [{ "Field": "code" }, "p"] });
    let share =
        json!({ "ShareOf": { "table": "many", "where": of_p, "that": { "Yes": { "Field": "seen" } } } });
    let scale = made(&item(&measure(&share), &bands(&[(80, 5), (60, 3)]), &json!([])));
    let row = |code: &str, seen: bool| json!({ "code": code, "hours": 1, "seen": seen });
    let rows = json!([row("p", true), row("p", false), row("q", true)]);
    let found = step(&scale, &visit(&json!({ "many": rows }), &json!({})));
    assert_eq!(found.standing, Standing::At(1.into()));
    let to_three = changes(&found, 3);
    let coded = to_three
        .iter()
        .any(|way| matches!(way.as_slice(), [What::Cell { row: 3, field, .. }] if field == "code"));
    assert!(coded, "the third row can become one of p: {to_three:?}");
    let added = to_three.iter().any(|way| matches!(way.as_slice(), [What::Count { from: 3, to: 4, .. }]));
    assert!(added, "{to_three:?}");
    let to_five = changes(&found, 5);
    let without = to_five
        .iter()
        .any(|way| matches!(way.as_slice(), [What::Count { from: 3, to: 2, alike, .. }] if alike == &[2]));
    assert!(without, "{to_five:?}");
    assert!(found.reaches.iter().all(|reach| reach.inputs == 1 && reach.tried_all));
}

#[test]
fn a_blank_that_is_behind_a_limit_is_filled_in_with_what_else_it_takes() {
    let least = json!({ "Subtract": [{ "Cell": { "table": "one", "field": "all" } }, { "Add": [
        { "Cell": { "table": "one", "field": "some" } }, { "Cell": { "table": "one", "field": "few" } },
    ] }] });
    let limit = json!([{
        "when": { "Below": [{ "Measure": "m" }, { "Number": 5 }] }, "then": { "Exactly": 1 }, "reason": text("too few"),
    }]);
    let scale = made(&item(&measure(&least), &bands(&[(6, 5), (5, 3), (2, 2)]), &limit));
    let found = step(&scale, &visit(&json!({ "one": [{ "all": 6, "some": 2 }] }), &json!({})));
    assert_eq!(found.standing, Standing::At(1.into()), "four at most");
    let to_three = changes(&found, 3);
    let fields = |way: &Vec<What>| -> Vec<String> {
        way.iter()
            .filter_map(|what| if let What::Cell { field, .. } = what { Some(field.clone()) } else { None })
            .collect()
    };
    assert!(to_three.iter().map(fields).any(|names| names == ["some", "few"]), "{to_three:?}");
    // It is not said that nothing smaller is enough: not all sets of cells are tried.
    assert!(found.reaches.iter().all(|reach| !reach.tried_all));
}

#[test]
fn where_blanks_stay_the_score_is_said_to_be_the_least() {
    let scores: Vec<Value> =
        [1, 3, 5].iter().enumerate().map(|(met, score)| json!({ "met": met, "score": score })).collect();
    let count = json!({ "Count": { "criteria": ["k1", "k2"], "scores": scores } });
    let held = json!([{
        "when": { "AtLeast": [{ "Cell": { "table": "one", "field": "all" } }, { "Number": 1 }] },
        "then": { "Exactly": 1 }, "reason": text("held down"),
    }]);
    let scale = made(&item(&json!([]), &count, &held));
    let found = step(&scale, &visit(&json!({ "one": [{ "all": 2 }] }), &json!({ "k1": true })));
    assert_eq!(found.standing, Standing::At(1.into()));
    let open = &found.reaches[0].ways[0];
    assert_eq!((found.reaches[0].score, open.up_to), (3.into(), Some(5.into())), "{open:?}");
}
