//! No change goes unsaid, whatever it is: every value of the sample and of the fixtures is changed, one after the other.

use scalewright_compare::Verdict;
use serde_json::{Value, json};

use crate::support::{compared, draft, edited, told};

/// Every value inside, with its pointer.
fn leaves(value: &Value, pointer: &str, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let key = key.replace('~', "~0").replace('/', "~1");
                leaves(inner, &format!("{pointer}/{key}"), found);
            }
        }
        Value::Array(values) => {
            for (index, inner) in values.iter().enumerate() {
                leaves(inner, &format!("{pointer}/{index}"), found);
            }
            // A list without its last element.
            if !values.is_empty() {
                found.push((format!("{pointer}/{}", values.len() - 1), Value::Null));
            }
        }
        other => found.push((pointer.to_owned(), other.clone())),
    }
}

/// Another value of the same type.
fn another(value: &Value) -> Value {
    match value {
        Value::Bool(value) => json!(!value),
        Value::Number(number) => {
            number.as_i64().map_or_else(|| json!(number.as_f64().unwrap_or_default() + 1.0), |n| json!(n + 1))
        }
        Value::String(text) => json!(format!("{text} x")),
        other => other.clone(),
    }
}

/// What names the edition itself is no change of it.
fn is_name(file: &str, pointer: &str) -> bool {
    pointer == "/format" || (file == "scale" && ["/id", "/edition", "/revised_on"].contains(&pointer))
}

#[test]
fn whatever_is_changed_is_said_and_what_can_move_a_score_is_marked() {
    let folders =
        ["book/examples/garden", "tests/fixtures/scales/repair-cafe", "tests/fixtures/scales/ferry-line"];
    let mut tried = 0;
    for folder in folders {
        let whole = draft(folder);
        let mut files = vec![("scale".to_owned(), serde_json::to_value(&whole.scale.value).expect("JSON"))];
        let items = whole.items.iter();
        files.extend(
            items.map(|item| (item.value.code.clone(), serde_json::to_value(&item.value).expect("JSON"))),
        );
        let old = edited(whole.clone(), &[]).expect("it is sound");
        for (file, json) in files {
            let mut found = Vec::new();
            leaves(&json, "", &mut found);
            for (pointer, value) in found {
                if is_name(&file, &pointer) || pointer == "/code" {
                    continue;
                }
                // What makes no sense with this change cannot be compared.
                let Some(new) = edited(whole.clone(), &[(&file, &pointer, another(&value))]) else {
                    continue;
                };
                tried += 1;
                let comparison = compared(&old, &new);
                assert!(!comparison.is_empty(), "{folder} {file} {pointer} {value} goes unsaid");
                let marked = comparison.changes().any(|change| change.scores);
                let verdicts = comparison.items.iter().filter_map(|item| item.verdict.as_ref());
                let can_move = verdicts.into_iter().any(|verdict| !matches!(verdict, Verdict::Alike));
                assert!(
                    marked || !can_move,
                    "{folder} {file} {pointer}: {:?} moves a score",
                    told(&comparison)
                );
            }
        }
    }
    assert!(tried > 400, "only {tried} changes made sense");
}
