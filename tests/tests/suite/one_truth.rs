//! A number stands once: changing it in one RON file changes the text, the score, the explanation, and the cases that should fail.

use std::fs;
use std::path::Path;

use scalewright::model::Lang;
use scalewright::words::Words;
use scalewright::{Detail, Session, run_cases};

use crate::support::root;

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there").flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).expect("a file can be copied");
        }
    }
}

#[test]
fn one_changed_number_changes_text_score_explanation_and_the_right_cases() {
    let folder = std::env::temp_dir().join(format!("scalewright-one-truth-{}", std::process::id()));
    copy(&root().join("scales"), &folder);
    let item = folder.join("jips-25/2026/items/III-13.ron");
    let text = fs::read_to_string(&item).expect("the item is there");
    let changed = text.replace("bound: 65", "bound: 70");
    assert_ne!(text, changed, "the threshold is written as expected");
    fs::write(&item, changed).expect("the copy can be written");

    let mut session = Session::default();
    let subject = session.subject(&folder.join("jips-25/2026")).expect("the scale is still sound");
    let scale = &subject.scales[0];
    let teller = scale.teller(Words::of(Lang::En));
    let shown = teller.show(scale.checked.item("III-13").expect("the item is there"), 100);
    assert!(shown.contains("70% or more") && !shown.contains("65%"), "{shown}");

    let results = run_cases(&mut session, &subject);
    let failed: Vec<&str> =
        results.iter().filter(|result| !result.passed()).map(|result| result.name.as_str()).collect();
    assert!(!failed.is_empty() && failed.iter().all(|name| name.starts_with("III-13 ")), "{failed:?}");

    let battery = session.subject(&folder.join("jips-visit/2026")).expect("the battery is still sound");
    let visit = session
        .assessment(&folder.join("jips-visit/2026/visits/strong.ron"), &battery)
        .expect("so is the visit");
    let outcomes = battery.score(&visit, None, Detail::Trace);
    let outcome = outcomes.iter().find(|outcome| outcome.scale == "jips-25").expect("it is scored");
    let item = outcome.item("III-13").expect("the item is there");
    // 65 of 98 hours are outside: 66.3 %, a 5 before the change and a 4 after it.
    assert_eq!(item.state.score(), Some(scalewright::model::Exact::from_integer(4)));
    let explained = teller.explain(item, None, 100);
    assert!(explained.contains("5 needs 70% or more"), "{explained}");
    fs::remove_dir_all(&folder).expect("the copy can be removed");
}

/// The rows of a printed table are the one place of their numbers as well.
#[test]
fn a_changed_row_of_a_table_changes_text_and_cases() {
    let folder = std::env::temp_dir().join(format!("scalewright-one-table-{}", std::process::id()));
    copy(&root().join("tests/fixtures/scales/bus-line"), &folder);
    let item = folder.join("items/B2.ron");
    let text = fs::read_to_string(&item).expect("the item is there");
    let changed = text
        .replace(r#"Below(Measure("mean_late"), Number(10))"#, r#"AtMost(Measure("mean_late"), Number(10))"#);
    assert_ne!(text, changed, "the row is written as expected");
    fs::write(&item, changed).expect("the copy can be written");

    let mut session = Session::default();
    let subject = session.subject(&folder).expect("the scale is still sound");
    let scale = &subject.scales[0];
    let shown =
        scale.teller(Words::of(Lang::En)).show(scale.checked.item("B2").expect("the item is there"), 100);
    assert!(shown.contains("3 = Mean delay is more than 3 minutes and at most 10 minutes"), "{shown}");

    // The gap is closed: the cases that show it fail, and no others.
    let results = run_cases(&mut session, &subject);
    let failed: Vec<&str> =
        results.iter().filter(|result| !result.passed()).map(|result| result.name.as_str()).collect();
    let gap = [
        "B2 10 minutes",
        "B2 10 minutes, full missing",
        "B2 one delay missing, over the gap",
        "total with a gap",
    ];
    assert_eq!(failed, gap);
    fs::remove_dir_all(&folder).expect("the copy can be removed");
}
