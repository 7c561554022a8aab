//! Exact arithmetic and what is missing, at the edges that a case file does not reach.

use scalewright::model::{Assessment, Exact};
use scalewright::{Detail, ItemState};

use crate::support::{open, root};

fn jips() -> scalewright::Subject {
    open(&root().join("scales/jips-25/2026")).0
}

/// An assessment from JSON, without a file.
fn assessment(tables: &serde_json::Value) -> Assessment {
    let json = serde_json::json!({
        "format": 1,
        "for": { "Scale": { "id": "jips-25", "edition": "2026" } },
        "tables": tables,
    });
    serde_json::from_value(json).expect("the assessment is well-formed")
}

#[test]
fn thirteen_of_twenty_are_on_the_threshold_for_every_way_to_write_them() {
    let subject = jips();
    // 65 % of the time outside, in many denominators: on the threshold each time, never just under it.
    for whole in [20, 40, 1, 7, 33, 160] {
        for tenths in [1, 10] {
            let hours = f64::from(whole) / f64::from(tenths);
            let outside = format!("{}", f64::from(whole) * 65.0 / 100.0 / f64::from(tenths));
            let outside: f64 = outside.parse().expect("a number");
            let exact = (outside * 1e6).round() / 1e6;
            let visit = assessment(&serde_json::json!({
                "form3": [{ "role": "es", "hours": hours, "outside_hours": exact }],
            }));
            let outcome = &subject.score(&visit, None, Detail::Scores)[0];
            let item = outcome.item("III-13").expect("the item is there");
            assert_eq!(item.state, ItemState::Scored(Exact::from_integer(5)), "{exact} of {hours}");
        }
    }
}

#[test]
fn nothing_at_all_leaves_every_total_open() {
    let subject = jips();
    let outcome = &subject.score(&assessment(&serde_json::json!({})), None, Detail::Trace)[0];
    assert!(!outcome.complete);
    for item in &outcome.items {
        let ItemState::Missing { possible, .. } = &item.state else { panic!("{} has a score", item.code) };
        assert!(!item.lacks.is_empty(), "{} does not say what is missing", item.code);
        assert!(possible.len() > 1, "{} has one possible score", item.code);
    }
    let total = outcome.total("total").expect("there is a total");
    assert_eq!(total.between, Some((Exact::from_integer(25), Exact::from_integer(125))));
}

#[test]
fn numbers_too_large_to_compute_are_said_and_not_guessed() {
    let subject = jips();
    let huge = 999_999_999_999.123_f64;
    let rows: Vec<_> = (0..40)
        .map(|n| {
            let hours: f64 = format!("35.{:09}", 1 + n * 7919).parse().expect("a number");
            serde_json::json!({ "role": "es", "hours": hours, "effort": 33.333_333_333 })
        })
        .collect();
    let clients: Vec<_> = (0..3).map(|n| serde_json::json!({ "no": n + 1 })).collect();
    let visit =
        assessment(&serde_json::json!({ "form3": rows, "form4": clients, "form1": [{ "in_job": huge }] }));
    let outcome = &subject.score(&visit, None, Detail::Trace)[0];
    // Whatever comes out, it is exact or said to be missing; nothing panics.
    assert!(outcome.item("I-1").is_some());
}

#[test]
fn thousands_of_missing_cells_are_bounded_in_time_and_depth() {
    let subject = jips();
    let clients: Vec<_> = (0..3000).map(|n| serde_json::json!({ "no": n + 1 })).collect();
    let staff: Vec<_> = (0..300).map(|_| serde_json::json!({ "hours": 20 })).collect();
    let visit = assessment(&serde_json::json!({ "form4": clients, "form3": staff }));
    let outcome = &subject.score(&visit, None, Detail::Scores)[0];
    let state = |code: &str| outcome.item(code).map(|item| item.state.clone());
    // Anybody can be an ES, with any effort: nothing is ruled out, and not everything was tried.
    let Some(ItemState::Missing { possible, .. }) = state("I-1") else { panic!("I-1 is open") };
    assert_eq!(possible.len(), 5);
    let Some(ItemState::Missing { possible, .. }) = state("II-7") else { panic!("II-7 is open") };
    assert_eq!(possible.len(), 5);
}
