//! Stored visits under two editions of the sample scale.

use scalewright_check::Checked;
use scalewright_compare::{Impact, MadeFor, Study, Unread, Visit};
use scalewright_model::{Assessment, Cell, Lang, Number};
use scalewright_words::Words;
use serde_json::json;

use crate::support::{compared, garden, next, visit};

/// Visits with names, for the older edition.
fn visits(all: Vec<Assessment>) -> Vec<Visit> {
    let named = all.into_iter().enumerate();
    named
        .map(|(index, assessment)| Visit {
            file: format!("v{index}.ron"),
            assessment,
            made_for: MadeFor::Old,
        })
        .collect()
}

fn impact(old: &Checked, new: &Checked, all: Vec<Visit>) -> Impact {
    let comparison = compared(old, new);
    Study::new(old, new, &comparison, Words::of(Lang::En)).impact(all, Vec::new())
}

/// A visit with another answer.
fn with(code: &str, id: &str, cell: Cell) -> Assessment {
    let mut visit = visit();
    let items = visit.answers.get_mut("garden").expect("there are answers");
    items.entry(code.to_owned()).or_default().insert(id.to_owned(), cell);
    visit
}

fn said(impact: &Impact) -> Vec<String> {
    let words = Words::of(Lang::En);
    let lines = impact.visits.iter().flat_map(|visit| {
        let items = visit.items.iter().map(|item| item.sentence(words));
        items.chain(visit.totals.iter().map(|total| total.sentence(words))).collect::<Vec<_>>()
    });
    lines.collect()
}

#[test]
fn an_edition_that_changes_no_score_changes_no_visit() {
    let found = impact(&garden(), &next(&[("C1", "/title/en", json!("Beds"))]), visits(vec![visit()]));
    assert_eq!((found.scored, found.visits.len(), found.asks.len()), (1, 0, 0));
}

#[test]
fn the_change_that_moves_an_item_is_named_and_others_are_not() {
    // 6 of 8 beds are tended: 75 %, which is score 4 before and 3 after.
    let new = next(&[
        ("C1", "/rule/Bands/cuts/From/steps/1/bound", json!(80)),
        ("C1", "/rule/Bands/cuts/From/steps/3/bound", json!(30)),
        ("C1", "/limits/0/then/AtMost", json!(2)),
    ]);
    let found = impact(&garden(), &new, visits(vec![visit()]));
    assert_eq!(said(&found)[0], "C1: score 4 → score 3 (the threshold of score 4 rises from 75% to 80%)");
    let item = &found.items[0];
    assert_eq!((item.up, item.down, item.same, item.mean.as_deref()), (0, 1, 0, Some("−1")));
    assert_eq!(item.because, [("the threshold of score 4 rises from 75% to 80%".to_owned(), 1)]);
    assert_eq!(found.items.iter().map(|item| item.same).sum::<usize>(), 7);
}

#[test]
fn changes_that_do_it_only_together_are_said_to() {
    let new = next(&[
        ("C4", "/rule/Ladder/rungs/1/needs/1/AtLeast/1/Number", json!(2)),
        ("C4", "/rule/Ladder/rungs/2/score", json!(1.5)),
    ]);
    let found = impact(&garden(), &new, visits(vec![visit()]));
    let because = "the threshold of “How often the heap is turned” in score 3 rises from 1 time a month to 2 times a month; \
                   the score where criterion i is met falls from 2 to 1.5";
    assert_eq!(said(&found)[0], format!("C4: score 3 → score 1.5 (only together: {because})"));
    assert!(found.visits[0].items[0].only_together);
}

#[test]
fn what_is_asked_now_and_was_not_before_is_listed_and_leaves_scores_open() {
    let new = next(&[
        (
            "C4",
            "/criteria/-",
            json!({"id": "iii", "text": {"ja": "ふたがある", "en": "The heap is covered"}}),
        ),
        ("C4", "/rule/Ladder/rungs/0/needs/-", json!({"Met": "iii"})),
        ("C4", "/rule/Ladder/rungs/1/needs/-", json!({"Met": "iii"})),
    ]);
    let closed = with("C4", "i", Cell::Bool(false));
    let found = impact(&garden(), &new, visits(vec![visit(), visit(), closed]));
    let words = Words::of(Lang::En);
    let asks: Vec<String> = found.asks.iter().map(|ask| ask.sentence(words)).collect();
    // Where there is no heap, it does not matter.
    assert_eq!(
        asks,
        ["C4: answer “iii (The heap is covered)” is missing (visits: 2); scores left open by it: 2"]
    );
    let item = found
        .items
        .iter()
        .find(|item| item.new.as_ref().is_some_and(|name| name.code == "C4"))
        .expect("it is there");
    assert_eq!((item.opens, item.same), (2, 1));
    assert!(found.visits[0].items[0].lacks[0].contains("The heap is covered"));
    let total = &found.totals[0];
    assert_eq!((total.id.as_str(), total.opens), ("whole", 2));
}

#[test]
fn who_crosses_a_band_is_named_and_whether_only_the_bands_moved() {
    // The total is 70.7.
    let before = impact(&garden(), &garden(), visits(vec![visit()]));
    assert!(before.visits.is_empty());
    let bands = next(&[("scale", "/totals/0/bands/0/from", json!(70))]);
    let found = impact(&garden(), &bands, visits(vec![visit()]));
    let moved = &found.visits[0].totals[0];
    assert!(moved.crosses && moved.only_bands, "{moved:?}");
    assert_eq!(found.totals[0].crossings[0].visits, 1);
    assert_eq!(found.totals[0].crossings[0].files, ["v0.ron"]);
    let scores = next(&[("C6", "/rule/YesNo/yes", json!(0)), ("C6", "/rule/YesNo/no", json!(1))]);
    let found = impact(&garden(), &scores, visits(vec![visit()]));
    assert!(!found.visits[0].totals[0].only_bands);
}

#[test]
fn renamed_items_take_their_answers_along_both_ways() {
    let corresponds = |item: &str| json!([{"scale": "garden", "edition": "1", "item": item}]);
    let new = next(&[
        ("scale", "/subscales/1/items", json!(["D2", "C3", "C5", "C6", "C7"])),
        ("C2", "/corresponds", corresponds("C2")),
        ("C2", "/code", json!("D2")),
    ]);
    let found = impact(&garden(), &new, visits(vec![visit()]));
    assert!(found.visits.is_empty(), "{:?}", said(&found));
    let mut after = visit();
    let items = after.answers.get_mut("garden").expect("there are answers");
    let given = items.remove("C2").expect("it was answered");
    items.insert("D2".to_owned(), given);
    let made = Visit { file: "new.ron".into(), assessment: after, made_for: MadeFor::New };
    let found = impact(&garden(), &new, vec![made]);
    assert!(found.visits.is_empty(), "{:?}", said(&found));
}

#[test]
fn another_scale_is_answered_by_correspondence_and_its_own_answers_come_first() {
    let mut edits = vec![("scale", "/id", json!("other"))];
    edits.push(("C2", "/corresponds", json!([{"scale": "garden", "edition": "1", "item": "C2"}])));
    let other = next(&edits);
    let found = impact(&garden(), &other, visits(vec![visit()]));
    assert!(found.visits.is_empty(), "{:?}", said(&found));
    let mut both = visit();
    let own = [("C2".to_owned(), [("anchor".to_owned(), Cell::Number(Number::whole(5)))].into())];
    both.answers.insert("other".to_owned(), own.into());
    let found = impact(&garden(), &other, visits(vec![both]));
    assert_eq!(
        said(&found)[0],
        "C2: score 3 → score 5 (the two scales were answered separately, and the answers differ; it is not the scales)"
    );
}

#[test]
fn many_visits_stay_in_their_order_and_unread_files_are_kept() {
    let new = next(&[("C4", "/rule/Ladder/rungs/1/score", json!(2.5))]);
    let all: Vec<Assessment> = (0..50).map(|_| visit()).collect();
    let comparison = compared(&garden(), &new);
    let old = garden();
    let unread = vec![Unread { file: "bad.ron".into(), reasons: vec!["no bracket".into()] }];
    let found = Study::new(&old, &new, &comparison, Words::of(Lang::En)).impact(visits(all), unread);
    let files: Vec<String> = found.visits.iter().map(|visit| visit.file.clone()).collect();
    assert_eq!(files, (0..50).map(|index| format!("v{index}.ron")).collect::<Vec<_>>());
    let text = found.text(Words::of(Lang::En), 100);
    assert!(text.contains("Visits scored with both: 50. Visits whose scores change: 50."), "{text}");
    assert!(text.contains("bad.ron") && text.contains("no bracket"), "{text}");
}

/// The field of the beds by another name, wherever it stands.
fn renamed_field() -> Vec<crate::support::Edit<'static>> {
    vec![
        ("scale", "/common/tables/0/fields/1/id", json!("cared")),
        ("C1", "/measures/0/value/ShareOf/that/Yes/Field", json!("cared")),
    ]
}

#[test]
fn only_the_changes_that_are_needed_are_named() {
    // Without the field, the score is open, whatever the threshold is.
    let mut edits = renamed_field();
    edits.push(("C1", "/rule/Bands/cuts/From/steps/1/bound", json!(80)));
    edits.push(("scale", "/common/tables/0/checks", json!([{
        "id": "some", "holds": {"AtLeast": [{"Field": "no"}, {"Number": 1}]}, "says": {"ja": "番号", "en": "number"},
    }])));
    let found = impact(&garden(), &next(&edits), visits(vec![visit()]));
    assert_eq!(
        found.visits[0].items[0].because,
        ["the table “List of beds”: the name of the field “tended this month” changes: `tended` → `cared`"]
    );
    // Of three changes, two do it together.
    let new = next(&[
        ("C4", "/rule/Ladder/rungs/1/needs/1/AtLeast/1/Number", json!(2)),
        ("C4", "/rule/Ladder/rungs/2/score", json!(1.5)),
        ("C4", "/rule/Ladder/rungs/0/score", json!(4.5)),
    ]);
    let found = impact(&garden(), &new, visits(vec![visit()]));
    let item = &found.visits[0].items[0];
    assert_eq!((item.because.len(), item.only_together), (2, true), "{:?}", item.because);
}

#[test]
fn what_is_dropped_and_checked_elsewhere_does_not_stand_in_the_way_of_a_cause() {
    let old = next(&[
        (
            "scale",
            "/common/tables/0/fields/-",
            json!({"id": "wet", "title": {"ja": "水やり", "en": "watered"}, "kind": "YesNo"}),
        ),
        (
            "scale",
            "/common/tables/0/checks",
            json!([{
                "id": "wet", "holds": {"Yes": {"Field": "wet"}}, "says": {"ja": "水やり", "en": "water it"},
            }]),
        ),
    ]);
    let new = next(&[
        ("scale", "/edition", json!("3")),
        (
            "scale",
            "/common/tables/0/fields/-",
            json!({"id": "dug", "title": {"ja": "掘った", "en": "dug over"}, "kind": "YesNo"}),
        ),
        ("C1", "/measures/0/value/ShareOf/that/Yes/Field", json!("dug")),
        ("C1", "/rule/Bands/cuts/From/steps/1/bound", json!(80)),
    ]);
    let found = impact(&old, &new, visits(vec![visit()]));
    let item = &found.visits[0].items[0];
    assert_eq!(item.because.len(), 1, "{:?}", item.because);
    assert!(!item.because[0].contains("threshold"), "{:?}", item.because);
}

#[test]
fn totals_say_why_they_change_and_bands_alone_are_counted_apart() {
    let words = Words::of(Lang::En);
    let found =
        impact(&garden(), &next(&[("scale", "/totals/0/how", json!("ShareOfMax"))]), visits(vec![visit()]));
    let total = &found.totals[0];
    assert_eq!(total.because.len(), 1, "{:?}", total.because);
    assert!(total.because[0].0.starts_with("how the total"), "{:?}", total.because);
    let found =
        impact(&garden(), &next(&[("C4", "/rule/Ladder/rungs/1/score", json!(2.5))]), visits(vec![visit()]));
    assert_eq!(found.totals[0].because, [("scores of items (C4)".to_owned(), 1)]);
    let bands = next(&[("scale", "/totals/0/bands/0/from", json!(70))]);
    let found = impact(&garden(), &bands, visits(vec![visit()]));
    let summary = found.summary(words).join(" ");
    assert!(
        summary.contains("scores change: 0.") && summary.contains("only the band of a total changes: 1"),
        "{summary}"
    );
}

#[test]
fn what_is_new_in_the_forms_is_listed_and_values_out_of_range_are_not_called_missing() {
    let field = json!({"id": "sunny", "title": {"ja": "日当たり", "en": "in the sun"}, "kind": "YesNo"});
    let new = next(&[
        ("scale", "/common/tables/0/fields/-", field),
        ("C3", "/inputs/0/kind/Integer/max", json!(5)),
    ]);
    let found = impact(&garden(), &new, visits(vec![visit()]));
    assert_eq!(found.new_in_forms.len(), 1, "{:?}", found.new_in_forms);
    assert!(found.new_in_forms[0].contains("in the sun"));
    let words = Words::of(Lang::En);
    let ask = found.asks.iter().map(|ask| ask.sentence(words)).collect::<Vec<_>>().join("; ");
    assert!(ask.contains("not possible any more") && !ask.contains("is missing"), "{ask}");
    assert!(said(&found)[0].contains("not possible any more"), "{:?}", said(&found));
}
