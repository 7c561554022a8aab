//! Tables of scores as they are printed: a second opinion on them, their formulas, and what a gap and an overlap say.

use std::fs;
use std::sync::LazyLock;

use proptest::prelude::*;
use scalewright::model::{Assessment, Exact, Lang};
use scalewright::score::{ItemOutcome, Lack, Next, RuleTrace};
use scalewright::words::Words;
use scalewright::{Detail, ItemState, Session, Subject};
use scalewright_tests::{generate, naive};

use crate::one_truth::copy;
use crate::second_opinion::possible;
use crate::support::{open, root};
use crate::workbooks::{agree, by_engine, made_up};

static LINE: LazyLock<Subject> = LazyLock::new(|| open(&root().join("tests/fixtures/scales/bus-line")).0);

/// How many made-up visits the formulas are tried on.
const VISITS: usize = 60;
/// How many the other engine computes.
const ENGINE_VISITS: usize = 6;

fn same(visit: &Assessment) -> Result<(), TestCaseError> {
    let outcome = &LINE.score(visit, None, Detail::Trace)[0];
    for (code, (verdict, exact)) in naive::bus_line(visit) {
        let item = outcome.item(code).expect("the item is scored");
        let (ours, theirs) = (possible(&item.state), verdict.scores());
        let tried_all = !matches!(item.state, ItemState::Missing { at_most: true, .. });
        if exact && tried_all {
            prop_assert_eq!(&ours, &theirs, "{}: the interpreter and the second opinion differ", code);
        } else {
            prop_assert!(theirs.is_subset(&ours), "{}: {:?} does not hold all of {:?}", code, ours, theirs);
        }
        // What the table does not say is told as such, in the trace and among what stands in the way.
        let told = item.lacks.iter().any(|lack| matches!(lack, Lack::NoRow | Lack::Rows { .. }));
        let traced = item.trace.as_ref().map(|trace| &trace.rule);
        let silent = matches!(traced, Some(RuleTrace::NoRow | RuleTrace::Rows { .. }));
        let open = item.state.score().is_none();
        prop_assert_eq!(told, silent && open, "{}: {:?}", code, item.lacks);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_second_opinion_on_complete_visits(visit in generate::bus_line(100)) {
        same(&visit)?;
    }

    #[test]
    fn a_second_opinion_on_incomplete_visits(visit in generate::bus_line(70)) {
        same(&visit)?;
    }
}

/// A formula gives the score that the interpreter gives, and none where a table has a gap or an overlap.
#[test]
fn formulas_give_what_the_interpreter_gives() {
    let (mut less, mut all, mut silent) = (0, 0, 0);
    let visits = [generate::bus_line(100).boxed(), generate::bus_line(80).boxed()];
    for visit in visits.iter().flat_map(|strategy| made_up(strategy, VISITS)) {
        let cells = LINE.shown_in_workbook(&visit, Lang::Ja);
        let one = agree(&LINE, &visit, &cells, |cell| cell.shown.clone())
            .unwrap_or_else(|error| panic!("{error}\n{visit:?}"));
        (less, all) = (less + one.0, all + one.1);
        let outcome = &LINE.score(&visit, None, Detail::Scores)[0];
        let lacks = outcome.items.iter().flat_map(|item| &item.lacks);
        silent += lacks.filter(|lack| matches!(lack, Lack::NoRow | Lack::Rows { .. })).count();
    }
    assert!(silent > 20, "only {silent} gaps and overlaps were met");
    assert!(less * 100 < all * 6, "{less} of {all} cells say less than the interpreter knows");
}

#[test]
fn another_engine_computes_the_same() {
    for visit in made_up(&generate::bus_line(90).boxed(), ENGINE_VISITS) {
        by_engine(&LINE, &visit, Lang::Ja).unwrap_or_else(|error| panic!("{error}\n{visit:?}"));
    }
}

fn visit(json: &serde_json::Value) -> Assessment {
    let mut visit = serde_json::json!({
        "format": 1,
        "for": { "Scale": { "id": "bus-line", "edition": "1" } },
    });
    visit.as_object_mut().expect("an object").extend(json.as_object().expect("an object").clone());
    serde_json::from_value(visit).expect("the assessment is well-formed")
}

/// The outcome of an item and its explanation in both languages.
fn explained(code: &str, visit: &Assessment) -> (ItemOutcome, String) {
    let outcome = LINE.score(visit, None, Detail::Trace).remove(0);
    let item = outcome.item(code).expect("the item is there").clone();
    let explain = |lang| LINE.scales[0].teller(Words::of(lang)).explain(&item, None, 200);
    let text = Lang::ALL.map(explain).concat();
    (item, text)
}

fn delay(minutes: u8, full: bool) -> Assessment {
    visit(&serde_json::json!({
        "tables": { "rides": [{ "late": minutes }] },
        "answers": { "bus-line": { "B2": { "full": full } } },
    }))
}

fn waiting(answers: &serde_json::Value) -> Assessment {
    visit(&serde_json::json!({ "answers": { "bus-line": { "B5": answers } } }))
}

#[test]
fn a_gap_is_no_missing_entry() {
    let (item, text) = explained("B2", &delay(10, false));
    assert_eq!(item.lacks, [Lack::NoRow]);
    assert_eq!(item.trace.as_ref().map(|trace| &trace.rule), Some(&RuleTrace::NoRow));
    let possible = [1, 2, 3, 5].map(Exact::from_integer).to_vec();
    assert_eq!(item.state, ItemState::Missing { possible, may_not_apply: false, at_most: false });
    for line in ["no row of the table holds", "the table of the scale has a gap", "表に抜けがある", "10"]
    {
        assert!(text.contains(line), "`{line}` is not in\n{text}");
    }
}

#[test]
fn an_overlap_names_its_rows() {
    let (item, text) = explained("B2", &delay(25, true));
    let scores = [1, 2].map(Exact::from_integer).to_vec();
    assert_eq!(item.lacks, [Lack::Rows { rows: vec![3, 4], scores }]);
    assert_eq!(item.trace.as_ref().map(|trace| &trace.rule), Some(&RuleTrace::Rows { rows: vec![2, 3] }));
    for line in [
        "rows 3, 4 of the table",
        "the score is 1 or 2",
        "2: Mean delay is more than",
        "点数が1または2のどれになるか決まらない",
    ] {
        assert!(text.contains(line), "`{line}` is not in\n{text}");
    }
}

#[test]
fn rows_that_share_a_score_do_not_clash() {
    let (item, text) = explained("B2", &delay(31, true));
    let score = Exact::from_integer(1);
    assert_eq!(item.state, ItemState::Scored(score));
    let trace = item.trace.expect("there is a trace");
    assert_eq!(trace.rule, RuleTrace::Row { rows: vec![3, 4], score });
    assert_eq!(trace.next, Some(Next::Row { score: Exact::from_integer(2), rows: vec![2] }));
    assert!(text.contains("2 needs “Mean delay is more than 10 minutes and at most 30 minutes”"), "{text}");
}

#[test]
fn a_limit_can_decide_what_the_table_leaves_open() {
    let (item, text) = explained("B5", &waiting(&serde_json::json!({ "wait": 9, "free": true })));
    assert_eq!(item.state, ItemState::Scored(Exact::from_integer(4)));
    assert!(item.lacks.is_empty(), "{:?}", item.lacks);
    assert_eq!(item.trace.expect("there is a trace").next, Some(Next::Limit { index: 0 }));
    assert!(text.contains("the table has an overlap here") && text.contains("one waits gladly"), "{text}");
}

/// While the setting is missing, what one of the tables does not say is no fact.
#[test]
fn a_gap_of_one_setting_is_not_told_while_the_setting_is_missing() {
    let answers = serde_json::json!({ "i": false, "ii": false, "iii": false, "iv": false });
    let visit = visit(&serde_json::json!({ "answers": { "bus-line": { "B4": answers } } }));
    let (item, _) = explained("B4", &visit);
    assert_eq!(item.lacks, [Lack::Setting { id: "season".to_owned() }]);
}

/// A row without conditions would hold beside every other one, and a table without rows never.
#[test]
fn rows_and_tables_that_ask_for_nothing_are_refused() {
    let folder = std::env::temp_dir().join(format!("scalewright-empty-table-{}", std::process::id()));
    let cases = [
        ("B2", r#"when: [Above(Measure("mean_late"), Number(30))]"#, "when: []", "/rule/Table/rows/4/when"),
        ("B4", r#"(when: [Met("iii")], score: 5),"#, "", "/rule/BySetting/forms/winter/Table/rows"),
    ];
    for (item, from, to, place) in cases {
        copy(&root().join("tests/fixtures/scales/bus-line"), &folder);
        let path = folder.join(format!("items/{item}.ron"));
        let text = fs::read_to_string(&path).expect("the item is there");
        // The other row of that table goes as well, so that none is left.
        let changed = text.replace(from, to).replace(r#"(when: [Met("iv")], score: 3),"#, "");
        assert_ne!(text, changed, "the item is written as expected");
        fs::write(&path, changed).expect("the copy can be written");
        let mut session = Session::default();
        assert!(session.subject(&folder).is_none(), "{item}: the scale has no errors");
        let report = session.report();
        let found = report.findings().iter().find(|finding| finding.code.as_str() == "empty-rule");
        let at = found.map(|finding| finding.place.pointer.as_str());
        assert_eq!(at, Some(place), "{item}");
    }
    fs::remove_dir_all(&folder).expect("the copy can be removed");
}
