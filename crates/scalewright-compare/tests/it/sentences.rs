//! What is said of a change, and of what kind it is.

use scalewright_compare::{Answer, Kind, PairedBy, Piece, Verdict, compare};
use scalewright_model::Lang;
use scalewright_score::ItemState;
use scalewright_words::Words;
use serde_json::json;

use crate::support::{Edit, compared, draft, edited, garden, next, told, visit};

/// Changes of the sample, and what is said of them.
fn cases() -> Vec<(Edit<'static>, Vec<&'static str>)> {
    let mut cases: Vec<(Edit<'static>, Vec<&'static str>)> = Vec::new();
    for line in include_str!("changes.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        match line.strip_prefix("    ") {
            Some(said) => cases.last_mut().expect("a change comes before what is said of it").1.push(said),
            None => {
                let mut parts = line.splitn(3, ' ');
                let mut part = || parts.next().expect("a file, a place and a value");
                let (file, pointer, value) = (part(), part(), part());
                let value = serde_json::from_str(value).expect("the value is JSON");
                cases.push(((file, pointer, value), Vec::new()));
            }
        }
    }
    cases
}

#[test]
fn each_change_is_said_in_the_maintainers_words_and_has_its_kind() {
    let old = garden();
    assert!(cases().len() > 30);
    for ((file, pointer, value), expected) in cases() {
        let comparison = compared(&old, &next(&[(file, pointer, value.clone())]));
        assert_eq!(told(&comparison), expected, "{file} {pointer} {value}");
    }
}

#[test]
fn nothing_differs_between_a_scale_and_itself() {
    let comparison = compared(&garden(), &garden());
    assert!(comparison.is_empty(), "{:?}", told(&comparison));
    assert_eq!(comparison.unchanged, 8);
}

#[test]
fn options_that_count_from_now_on_are_named() {
    let with = |codes: &[&str]| {
        next(&[("C5", "/rule/FirstMatch/cases/1/when", json!({"OneOf": [{"Answer": "tools"}, codes]}))])
    };
    let wider = compared(&with(&["lent"]), &with(&["lent", "none"]));
    assert_eq!(told(&wider), ["C5 [rule] score 2: “there are none” counts from now on"]);
    let narrower = compared(&with(&["lent", "none"]), &with(&["none"]));
    assert_eq!(told(&narrower), ["C5 [rule] score 2: “neighbours lend them” does not count any more"]);
}

#[test]
fn a_criterion_that_counts_from_now_on_is_new_and_counted() {
    let new = next(&[
        (
            "C3",
            "/criteria/-",
            json!({"id": "v", "text": {"ja": "鍵を分け合う", "en": "Everybody has a key"}}),
        ),
        ("C3", "/rule/Count/criteria/-", json!("v")),
        ("C3", "/rule/Count/scores/-", json!({"met": 5, "score": 5})),
    ]);
    let expected = [
        "C3 [rule] criterion v is new: Everybody has a key",
        "C3 [rule] the criteria counted: criterion v counts from now on",
        "C3 [rule] the score where the number of criteria met is 5 is new: 5",
    ];
    assert_eq!(told(&compared(&garden(), &new)), expected);
}

#[test]
fn a_shared_constant_is_said_once_and_named_in_each_item_that_uses_it() {
    let shared =
        json!([{"id": "few", "title": {"ja": "少ない区画", "en": "few beds"}, "value": 4, "unit": "beds"}]);
    let with = |value: i32| {
        next(&[
            ("scale", "/common/constants", shared.clone()),
            ("scale", "/common/constants/0/value", json!(value)),
            ("C1", "/limits/0/when/Below/1", json!({"Const": "few"})),
        ])
    };
    let comparison = compared(&with(4), &with(6));
    assert_eq!(told(&comparison), ["[threshold] the constant “few beds” rises from 4 beds to 6 beds"]);
    let affected: Vec<(String, &[usize])> =
        comparison.items.iter().map(|item| (item.code(), &*item.affected_by)).collect();
    assert_eq!(affected, [("C1".to_owned(), &[0][..])]);
    assert!(!matches!(comparison.items[0].verdict, Some(Verdict::Alike)));
    let text = comparison.text(Words::of(Lang::En), 100, false);
    assert!(
        text.contains("Changes of what items share that matter here:\n    ・ the constant “few beds” rises"),
        "{text}"
    );
}

#[test]
fn items_are_paired_by_correspondence_before_their_code() {
    let corresponds = |item: &str| json!([{"scale": "garden", "edition": "1", "item": item}]);
    // C6 and C7 have changed places: the code says one thing, the correspondence another.
    let swapped =
        next(&[("C6", "/corresponds", corresponds("C7")), ("C7", "/corresponds", corresponds("C6"))]);
    let comparison = compared(&garden(), &swapped);
    let pairs: Vec<(String, PairedBy)> =
        comparison.items.iter().map(|item| (item.code(), item.paired_by)).collect();
    let by = PairedBy::Correspondence;
    assert_eq!(pairs, [("C7 → C6".to_owned(), by), ("C6 → C7".to_owned(), by)]);
}

#[test]
fn items_that_come_or_go_or_move_are_structure() {
    let mut old = draft("book/examples/garden");
    old.items.retain(|item| item.value.code != "C6");
    let without = edited(
        old,
        &[
            ("scale", "/subscales/1/items", json!(["C2", "C3", "C5", "C7"])),
            ("scale", "/edition", json!("0")),
        ],
    );
    let without = without.expect("the scale is sound without one item");
    assert_eq!(
        told(&compared(&without, &garden())),
        [
            "[structure] the number of items changes: 7 → 8",
            "C6 [structure] the item is new: C6  Sign at the gate"
        ]
    );
    assert_eq!(
        told(&compared(&garden(), &without)),
        [
            "[structure] the number of items changes: 8 → 7",
            "C6 [structure] the item is dropped: C6  Sign at the gate"
        ]
    );
    let moved = next(&[
        ("scale", "/subscales/0/items", json!(["C1", "C4"])),
        ("scale", "/subscales/1/items", json!(["C2", "C3", "C5", "C6", "C7", "C8"])),
    ]);
    assert_eq!(
        told(&compared(&garden(), &moved)),
        ["C8 [structure] the subscale of the item changes: Plants → People"]
    );
    let reordered = next(&[("scale", "/subscales/0/items", json!(["C4", "C1", "C8"]))]);
    assert_eq!(
        told(&compared(&garden(), &reordered)),
        ["[structure] the order of the items changes (moved: C4)"]
    );
}

#[test]
fn a_change_of_words_alone_needs_no_proof_and_others_are_asked_about() {
    let asked = std::cell::RefCell::new(Vec::new());
    let prove = |question: scalewright_compare::Question<'_>| {
        asked.borrow_mut().push(question.new.1.to_owned());
        match question.new.1 {
            "C1" => {
                let states = (ItemState::NotApplicable, ItemState::NotApplicable);
                Answer::Sometimes(Box::new((visit(), states.0, states.1)))
            }
            "C2" => Answer::Never,
            _ => Answer::NotDecided("too many ways".to_owned()),
        }
    };
    let new = next(&[
        ("C1", "/rule/Bands/cuts/From/steps/0/bound", json!(95)),
        ("C2", "/may_not_apply", json!(true)),
        ("C4", "/rule/Ladder/otherwise", json!(1.5)),
        ("C7", "/title/en", json!("Pleasant")),
    ]);
    let words = Words::of(Lang::En);
    let comparison = compare(&garden(), &new, words, Some(&prove));
    assert_eq!(*asked.borrow(), ["C1", "C4", "C2"]);
    let verdict = |code: &str| {
        let item = comparison.items.iter().find(|item| item.code() == code);
        item.and_then(|item| item.verdict.clone()).expect("it has a verdict")
    };
    assert_eq!(verdict("C2"), Verdict::Never);
    assert_eq!(verdict("C4"), Verdict::Undecided { reason: "too many ways".to_owned() });
    assert_eq!(verdict("C7"), Verdict::Alike);
    let Verdict::Sometimes(witness) = verdict("C1") else { panic!("C1 can change") };
    let share = "share of beds tended this month: 6 / 8 → 75% (8 of the 8 rows of “List of beds”)";
    assert_eq!(
        witness.given,
        [
            "List of beds, rows 1, 2, 4–7: tended this month: “yes”",
            "List of beds, rows 3, 8: tended this month: “no”",
            share,
            "beds: 8 beds (8 of the 8 rows of “List of beds”)",
        ]
    );
    let text = comparison.text(words, 100, false);
    assert!(text.contains("Items whose score can change: 1 (C1)"), "{text}");
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plain.contains("the same score for every complete visit: 1 (C2)"), "{text}");
    assert!(text.contains("not known whether a score can change: 1 (C4)"), "{text}");
    assert!(text.contains("scored in the same way: 1 (C7)"), "{text}");
}

#[test]
fn words_of_a_text_are_compared_with_its_numbers_filled_in() {
    let new = next(&[("C1", "/standard/en", json!("{bound:5}% of the beds are tended."))]);
    let comparison = compared(&garden(), &new);
    let pieces = &comparison.items[0].changes[0].pieces;
    let expected = [
        Piece::Same("90% of the beds ".into()),
        Piece::Gone("or more ".into()),
        Piece::Same("are tended.".into()),
    ];
    assert_eq!(*pieces, expected);
}

#[test]
fn kinds_and_items_can_be_kept_alone() {
    let new = next(&[
        ("C1", "/rule/Bands/cuts/From/steps/0/bound", json!(95)),
        ("C1", "/title/en", json!("Beds")),
        ("C4", "/rule/Ladder/otherwise", json!(1.5)),
        ("scale", "/title/en", json!("Garden")),
    ]);
    let whole = compared(&garden(), &new);
    let mut thresholds = whole.clone();
    thresholds.keep_kinds(&[Kind::Threshold]);
    assert_eq!(told(&thresholds), ["C1 [threshold] the threshold of score 5 rises from 90% to 95%"]);
    let mut one = whole.clone();
    one.keep_items(&["C4".to_owned()]);
    assert_eq!(told(&one), ["C4 [rule] the score where nothing else holds rises from 1 to 1.5"]);
    assert_eq!(whole.counts(), [(Kind::Rule, 1), (Kind::Threshold, 1), (Kind::Wording, 2)]);
}

#[test]
fn another_name_alone_is_said_to_be_one() {
    let field = next(&[
        ("scale", "/common/tables/0/fields/1/id", json!("cared")),
        ("C1", "/measures/0/value/ShareOf/that/Yes/Field", json!("cared")),
    ]);
    let comparison = compared(&garden(), &field);
    assert_eq!(
        told(&comparison),
        [
            "[form] the table “List of beds”: the name of the field “tended this month” changes: `tended` → `cared`"
        ]
    );
    // The item that reads it is named, and its visits are not scored as before.
    assert_eq!(comparison.items.len(), 1);
    assert!(!matches!(comparison.items[0].verdict, Some(Verdict::Alike)));
    let measure = next(&[
        ("C1", "/measures/0/id", json!("cared_share")),
        ("C1", "/rule/Bands/measure", json!("cared_share")),
        ("C1", "/measures/0/unit", json!("beds")),
    ]);
    let comparison = compared(&garden(), &measure);
    let said = told(&comparison);
    assert!(said[0].ends_with("changes: `tended_share` → `cared_share`"), "{said:?}");
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(comparison.items[0].verdict, Some(Verdict::Alike));
    let criterion =
        next(&[("C3", "/criteria/0/id", json!("one")), ("C3", "/rule/Count/criteria/0", json!("one"))]);
    let said = told(&compared(&garden(), &criterion));
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("`i` → `one`"), "{said:?}");
}

#[test]
fn shared_changes_are_named_only_at_items_that_they_concern() {
    let field = json!({"id": "sunny", "title": {"ja": "日当たり", "en": "in the sun"}, "kind": "YesNo"});
    let comparison = compared(&garden(), &next(&[("scale", "/common/tables/0/fields/-", field)]));
    assert_eq!((comparison.shared.len(), comparison.items.len()), (1, 0), "no item reads the new field");
    let group = |months: i32, cases: i32| {
        next(&[
            (
                "scale",
                "/common/groups",
                json!([{
                    "id": "new", "title": {"ja": "新しい区画", "en": "new beds"}, "table": "beds", "cases": cases,
                    "where": {"AtMost": [{"Field": "no"}, {"Number": months}]},
                }]),
            ),
            ("C1", "/records", json!(["new"])),
        ])
    };
    let comparison = compared(&group(3, 3), &group(4, 5));
    assert_eq!(comparison.shared.len(), 2, "{:?}", told(&comparison));
    assert_eq!(
        comparison.items.iter().map(scalewright_compare::ItemComparison::code).collect::<Vec<_>>(),
        ["C1"]
    );
    assert_eq!(comparison.items[0].affected_by, [0, 1]);
}

#[test]
fn a_rewrite_that_reads_the_same_is_said_to_and_evidence_is_said_once() {
    let title = json!({"ja": "今月手入れされている区画の割合", "en": "share of beds tended this month"});
    let same = next(&[
        (
            "C1",
            "/measures/-",
            json!({"id": "again", "title": title, "unit": "percent", "value": {"Measure": "tended_share"}}),
        ),
        ("C1", "/limits/0/when", json!({"Below": [{"Measure": "again"}, {"Number": 4}]})),
    ]);
    let first =
        next(&[("C1", "/limits/0/when", json!({"Below": [{"Measure": "tended_share"}, {"Number": 4}]}))]);
    let said = told(&compared(&first, &same));
    assert!(said.iter().all(|line| !line.contains("share of beds tended this month →")), "{said:?}");
    let evidence = json!({"Assumed": {"what": {"ja": "推測", "en": "a guess"}}});
    let both =
        next(&[("C3", "/criteria/0/evidence", evidence.clone()), ("C3", "/criteria/1/evidence", evidence)]);
    assert_eq!(
        told(&compared(&garden(), &both)),
        ["C3 [evidence] the evidence of criterion i, the evidence of criterion ii is new: assumed (a guess)"]
    );
}

#[test]
fn an_item_that_was_split_is_said_to_be() {
    let corresponds = json!([{"scale": "garden", "edition": "1", "item": "C6"}]);
    let split = next(&[("C6", "/corresponds", corresponds.clone()), ("C7", "/corresponds", corresponds)]);
    let said = told(&compared(&garden(), &split));
    assert!(said.contains(&"[structure] C6 is split into C6 and C7".to_owned()), "{said:?}");
}

#[test]
fn editions_that_each_point_to_the_one_before_say_nothing_new() {
    let of = |edition: &str| json!([{"scale": "garden", "edition": edition, "item": "C1"}]);
    let old = next(&[("scale", "/edition", json!("2")), ("C1", "/corresponds", of("1"))]);
    let new = next(&[("scale", "/edition", json!("4")), ("C1", "/corresponds", of("3"))]);
    assert!(compared(&old, &new).is_empty());
}

#[test]
fn bands_and_totals_are_named_and_what_can_change_without_items_is_said() {
    let comparison = compared(
        &garden(),
        &next(&[
            ("scale", "/totals/0/how", json!("ShareOfMax")),
            ("scale", "/totals/0/bands/0", serde_json::Value::Null),
        ]),
    );
    let said = told(&comparison);
    assert!(
        said.contains(
            &"[threshold] the band “thriving” (75 or more) of the total “Whole (0 to 100)” is dropped"
                .to_owned()
        ),
        "{said:?}"
    );
    let text = comparison.text(Words::of(Lang::En), 200, false);
    assert!(
        text.contains("Changes that can move a total although no score of an item changes: how the total"),
        "{text}"
    );
}
