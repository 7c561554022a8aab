//! Cases: what they touch, how few are made of examples, and how new expectations are put into their files.

// A test that cannot go on panics.
#![allow(clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use scalewright::model::{Cell, Given, Lang, Number};
use scalewright::score::{About, Aim, Goal, GoalKind, Lies, Reached};
use scalewright::words::Words;
use scalewright::{
    CaseResult, Coverage, Example, Generated, Session, Subject, examples, generate, rewriting, run_cases,
};

/// A made-up scale with one item for each thing that is tried out here.
const SCALE: &str = r#"Scale(
    format: 1,
    id: "bakery",
    edition: "1",
    status: Draft,
    title: (ja: "架空のパン屋", en: "A made-up bakery"),
    about: (ja: "試すためのもの。", en: "Made up, to try things out."),
    common: (
        units: [(id: "percent", pattern: (ja: "{n}％", en: "{n}%"))],
        tables: [
            (
                id: "loaves",
                title: (ja: "パン", en: "Loaves"),
                fields: [
                    (id: "fresh", title: (ja: "焼きたて", en: "fresh"), kind: YesNo),
                    (id: "grams", title: (ja: "重さ", en: "grams"), kind: Number(min: 0)),
                ],
            ),
        ],
    ),
    range: (min: 1, max: 3),
    subscales: [(id: "all", title: (ja: "全部", en: "All"), items: ["A", "B", "C"])],
    totals: [
        (id: "sum", title: (ja: "合計", en: "Sum"), of: Everything, how: Sum, missing: CompleteOnly()),
    ],
    coverage: (anchors: 50, limits: 100),
)
"#;

/// A share of rows in bands; a row is compared, too.
const A: &str = r#"Item(
    code: "A",
    title: (ja: "焼きたて", en: "Fresh loaves"),
    measures: [
        (
            id: "fresh",
            title: (ja: "焼きたての割合", en: "share of fresh loaves"),
            unit: "percent",
            value: ShareOf(
                table: "loaves",
                where: AtLeast(Field("grams"), Number(500)),
                that: Yes(Field("fresh")),
            ),
        ),
    ],
    rule: Bands(
        measure: "fresh",
        cuts: From(steps: [(bound: 90, score: 3), (bound: 50, score: 2)], below: 1),
    ),
)
"#;

/// Two criteria and a limit.
const B: &str = r#"Item(
    code: "B",
    title: (ja: "接客", en: "Service"),
    criteria: [
        (id: "x", text: (ja: "あいさつ", en: "a greeting")),
        (id: "y", text: (ja: "釣り銭", en: "change")),
    ],
    rule: Count(criteria: ["x", "y"], scores: [(met: 0, score: 1), (met: 1, score: 2), (met: 2, score: 3)]),
    limits: [
        (when: Not(Met("x")), then: AtMost(1), reason: (ja: "あいさつが要る", en: "a greeting is needed")),
    ],
)
"#;

/// A number that is answered, on a ladder, and a criterion that can be met partly; it may not apply.
const C: &str = r#"Item(
    code: "C",
    title: (ja: "種類", en: "Kinds"),
    may_not_apply: true,
    inputs: [(id: "kinds", title: (ja: "種類の数", en: "kinds of bread"), kind: Integer(min: 0, max: 9))],
    rule: Ladder(
        rungs: [
            (score: 3, needs: [AtLeast(Answer("kinds"), Number(9))]),
            (score: 2, needs: [AtLeast(Answer("kinds"), Number(4))]),
        ],
        otherwise: 1,
    ),
    criteria: [(id: "stale", text: (ja: "売れ残り", en: "stale loaves"), partly: 0.5)],
    limits: [
        (when: Met("stale"), then: AtMost(2), reason: (ja: "売れ残りがある", en: "there are stale loaves")),
    ],
)
"#;

/// A folder with the scale and these cases, removed at the end.
struct Bakery(PathBuf);

impl Bakery {
    fn new(name: &str, cases: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("scalewright-{name}-{}", std::process::id()));
        for inner in ["items", "cases"] {
            fs::create_dir_all(folder.join(inner)).expect("a folder can be made");
        }
        let bakery = Self(folder);
        for (file, text) in [("scale", SCALE), ("items/A", A), ("items/B", B), ("items/C", C)] {
            bakery.write(&format!("{file}.ron"), text);
        }
        bakery.write("cases/all.ron", cases);
        bakery
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).expect("a file can be written");
    }

    fn run(&self) -> (Session, Subject, Vec<CaseResult>) {
        let mut session = Session::default();
        let subject = session.subject(&self.0);
        let said = |session: &Session| {
            session.full(Words::of(Lang::En), scalewright::diag::Severity::Warning, false)
        };
        let subject = subject.unwrap_or_else(|| panic!("{}", said(&session)));
        let results = run_cases(&mut session, &subject);
        assert!(!session.report().has_errors(), "{}", said(&session));
        (session, subject, results)
    }
}

impl Drop for Bakery {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn file(cases: &[(&str, &str)]) -> String {
    let case = |(index, (given, expect)): (usize, &(&str, &str))| {
        format!("(name: \"case {index}\", why: \"\", given: Part({given}), expect: ({expect})),")
    };
    let cases: Vec<String> = cases.iter().enumerate().map(case).collect();
    format!("CaseFile(format: 1, for: Scale(id: \"bakery\", edition: \"1\"), cases: [{}])", cases.join("\n"))
}

fn answers(code: &str, answers: &str) -> String {
    format!("answers: {{\"bakery\": {{\"{code}\": {{{answers}}}}}}}")
}

fn expects(code: &str, expected: &str) -> String {
    format!("items: {{\"bakery\": {{\"{code}\": {expected}}}}}")
}

/// The loaves of one case: how many of them are fresh, of how many, with 500 g each.
fn loaves(fresh: usize, of: usize) -> String {
    let row = |index: usize| format!("{{\"fresh\": {}, \"grams\": 500}}", index < fresh);
    format!("tables: {{\"loaves\": [{}]}}", (0..of).map(row).collect::<Vec<_>>().join(", "))
}

fn told(subject: &Subject, goals: &[&Goal]) -> Vec<String> {
    let teller = subject.scales[0].teller(Words::of(Lang::En));
    goals.iter().map(|goal| format!("{}: {}", teller.about(&goal.about), teller.goal(goal))).collect()
}

fn touched(name: &str, cases: &[(&str, &str)]) -> Vec<String> {
    let bakery = Bakery::new(name, &file(cases));
    let (_, subject, results) = bakery.run();
    let coverage = Coverage::new(&subject.scales[0], &results);
    let goals: Vec<&Goal> =
        coverage.goals.iter().filter(|goal| !goal.cases.is_empty()).map(|covered| &covered.goal).collect();
    told(&subject, &goals)
}

#[test]
fn the_goals_are_made_from_the_data() {
    let bakery = Bakery::new("goals", &file(&[]));
    let (_, subject, _) = bakery.run();
    let coverage = Coverage::new(&subject.scales[0], &[]);
    let count = |code: &str, kind: GoalKind| coverage.tally(kind, Some(&About::Item(code.to_owned()))).of;
    // Two bounds and the comparison in a row, each on, under and over.
    assert_eq!(count("A", GoalKind::Thresholds), 9);
    assert_eq!(count("A", GoalKind::Anchors), 3);
    // A missing table, a blank cell, no row to divide by.
    assert_eq!(count("A", GoalKind::Missing), 3);
    // Met, not met and alone; where there is one only, that is not another goal. It can be met partly, though.
    assert_eq!((count("B", GoalKind::Criteria), count("C", GoalKind::Criteria)), (6, 3));
    assert_eq!((count("B", GoalKind::Steps), count("B", GoalKind::Limits)), (3, 2));
    // Nine is the most that can be answered: nothing is over it.
    assert_eq!(count("C", GoalKind::Thresholds), 5);
    // An answer is missing, or it does not apply.
    assert_eq!(count("C", GoalKind::Missing), 2);
    assert_eq!(coverage.tally(GoalKind::Totals, None).of, 2);
    let over_nine = |goal: &Goal| match &goal.aim {
        Aim::Threshold(threshold) => {
            threshold.side == Lies::Over
                && threshold.right == scalewright::model::Expr::Number(Number::whole(9))
        }
        _ => false,
    };
    assert!(!coverage.goals.iter().any(|covered| over_nine(&covered.goal)));
}

#[test]
fn a_case_touches_what_it_names_and_nothing_else() {
    let given = format!("{}, {}", loaves(9, 10), answers("C", "\"kinds\": 4, \"stale\": false"));
    assert_eq!(
        touched("names", &[(&given, &expects("A", "Score(3)"))]),
        [
            "A: comes to 3",
            "A: share of fresh loaves is exactly 90%",
            "A: in a row of Loaves, grams is exactly 500",
        ]
    );
}

#[test]
fn just_beside_is_one_more_or_less_of_what_is_counted() {
    // 8 of 9 loaves: one more would reach 90 %. 5 of 9 is more than 50 %, and one less is not.
    let eight = touched("eight", &[(&loaves(8, 9), &expects("A", "Score(2)"))]);
    assert!(eight.contains(&"A: share of fresh loaves is just under 90%".to_owned()), "{eight:?}");
    let five = touched("five", &[(&loaves(5, 9), &expects("A", "Score(2)"))]);
    assert!(five.contains(&"A: share of fresh loaves is just over 50%".to_owned()), "{five:?}");
    // 7 of 9 lies between.
    let seven = touched("seven", &[(&loaves(7, 9), &expects("A", "Score(2)"))]);
    assert!(!seven.iter().any(|goal| goal.contains("just")), "{seven:?}");
}

#[test]
fn criteria_and_limits_are_told_apart() {
    let alone = answers("B", "\"x\": true, \"y\": false");
    assert_eq!(
        touched("alone", &[(&alone, &expects("B", "Score(2)"))]),
        [
            "B: comes to 2",
            "B: exactly 1 of 2 criteria are met",
            "B: criterion x is met",
            "B: criterion x alone is met",
            "B: criterion y is not met",
            "B: this limit does not strike: criterion x is not met",
        ]
    );
    // A limit that changes nothing shows nothing: the rule alone gives 1 here.
    let none = touched("none", &[(&answers("B", "\"x\": false, \"y\": false"), &expects("B", "Score(1)"))]);
    assert!(!none.iter().any(|goal| goal.contains("changes the score")), "{none:?}");
    let held = touched("held", &[(&answers("B", "\"x\": false, \"y\": true"), &expects("B", "Score(1)"))]);
    assert!(held.iter().any(|goal| goal.contains("changes the score")), "{held:?}");
    // The limit made the score, not the rule; of the criteria, only the one on which the limit rests shows anything.
    assert_eq!(held.len(), 2, "{held:?}");
    assert!(held.contains(&"B: criterion x is not met".to_owned()), "{held:?}");
}

#[test]
fn a_case_that_differs_or_leaves_something_open_touches_no_threshold() {
    let wrong = touched("wrong", &[(&loaves(9, 10), &expects("A", "Score(1)"))]);
    assert!(wrong.is_empty(), "{wrong:?}");
    let open = "tables: {\"loaves\": [{\"fresh\": true, \"grams\": 500}, {\"grams\": 500}]}";
    assert_eq!(
        touched("open", &[(open, &expects("A", "Possible([2, 3])"))]),
        ["A: no score, because a cell of a form or a record is blank"]
    );
    let none = touched("no-rows", &[(&loaves(0, 0), &expects("A", "Possible([1, 2, 3])"))]);
    assert_eq!(none, ["A: no score, because there is nothing to divide by"]);
}

#[test]
fn what_the_scale_demands_is_told_with_what_lacks() {
    let bakery = Bakery::new(
        "demand",
        &file(&[(&answers("B", "\"x\": false, \"y\": true"), &expects("B", "Score(1)"))]),
    );
    let (_, subject, results) = bakery.run();
    let coverage = Coverage::new(&subject.scales[0], &results);
    let lacking: Vec<(GoalKind, usize, usize, u8)> = coverage
        .lacking()
        .into_iter()
        .map(|(kind, tally, demand)| (kind, tally.touched, tally.of, demand))
        .collect();
    assert_eq!(lacking, [(GoalKind::Anchors, 0, 9, 50), (GoalKind::Limits, 1, 4, 100)]);
    assert_eq!(coverage.demand(GoalKind::Thresholds), None);
}

/// Cases of all examples of an item, in English.
fn made(subject: &Subject, examples: &[Example], item: &str, before: Option<&Coverage>) -> Generated {
    generate(&subject.scales[0], examples, &[item.to_owned()], before, Words::of(Lang::En))
}

fn kinds(kinds: i64) -> Example {
    let cells = BTreeMap::from([
        ("kinds".to_owned(), Cell::Number(Number::whole(kinds))),
        ("stale".to_owned(), Cell::Bool(false)),
    ]);
    let answers = BTreeMap::from([("bakery".to_owned(), BTreeMap::from([("C".to_owned(), cells)]))]);
    let given = Given::Part { visited_on: None, settings: BTreeMap::new(), tables: BTreeMap::new(), answers };
    Example { item: "C".to_owned(), given }
}

#[test]
fn few_cases_are_made_of_many_examples() {
    let bakery = Bakery::new("few", &file(&[]));
    let (_, subject, _) = bakery.run();
    let all: Vec<Example> = (0..=9).chain(0..=9).map(kinds).collect();
    let made_of_all = made(&subject, &all, "C", None);
    let scores: Vec<String> =
        made_of_all.file.cases.iter().map(|case| format!("{:?}", case.expect.items["bakery"]["C"])).collect();
    // On, just under and just over 4; on and just under 9. Open: the missing answer, that it does not apply, and the criterion met and
    // met partly, with its limit.
    assert_eq!(made_of_all.file.cases.len(), 5, "{scores:?}");
    assert_eq!(made_of_all.open.len(), 5, "{:?}", made_of_all.open);
    assert_eq!(made(&subject, &[], "C", None).file.cases.len(), 0);

    // What they touch is touched: nothing is left to be made.
    let text =
        scalewright::source::write_cases(&made_of_all.file, &["made".to_owned()]).expect("it is written");
    bakery.write("cases/made.ron", &text);
    let (_, subject, results) = bakery.run();
    assert!(results.len() == 5 && results.iter().all(CaseResult::passed));
    let before = Coverage::new(&subject.scales[0], &results);
    let again = made(&subject, &all, "C", Some(&before));
    assert!(again.file.cases.is_empty(), "{:?}", again.file.cases);
}

#[test]
fn what_makes_no_difference_is_left_out() {
    let bakery = Bakery::new("shrink", &file(&[]));
    let (_, subject, _) = bakery.run();
    let row = |fresh: bool, grams: i64| {
        BTreeMap::from([
            ("fresh".to_owned(), Cell::Bool(fresh)),
            ("grams".to_owned(), Cell::Number(Number::whole(grams))),
        ])
    };
    // The light loaf does not count, and the second heavy one shows nothing that the first does not.
    let tables =
        BTreeMap::from([("loaves".to_owned(), vec![row(true, 800), row(true, 800), row(false, 100)])]);
    let Given::Part { answers, .. } = kinds(3).given else { panic!("it is a part") };
    let settings = BTreeMap::new();
    let visited_on = scalewright::model::Date::parse("2026-10-15");
    let given = Given::Part { visited_on, settings, tables, answers };
    let made = made(&subject, &[Example { item: "A".to_owned(), given }], "A", None);
    let tables = BTreeMap::from([("loaves".to_owned(), vec![row(true, 800)])]);
    let least = Given::Part { visited_on: None, settings: BTreeMap::new(), tables, answers: BTreeMap::new() };
    assert_eq!(made.file.cases.len(), 1);
    assert_eq!(made.file.cases[0].given, least);
}

#[test]
fn examples_of_answers_touch_all_that_answers_can() {
    let bakery = Bakery::new("answers", &file(&[]));
    let (_, subject, _) = bakery.run();
    let scale = &subject.scales[0];
    let words = Words::of(Lang::Ja);
    let made = generate(scale, &examples(scale), &["B".to_owned(), "C".to_owned()], None, words);
    // With `y` alone the limit holds the score, whatever the rule says.
    let alone = Aim::Criterion { id: "y".to_owned(), reached: Reached::Alone };
    assert_eq!(made.open, [Goal { about: About::Item("B".to_owned()), aim: alone }]);
    let mut names: Vec<&str> = made.file.cases.iter().map(|case| case.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), made.file.cases.len(), "no name is there twice");
    assert!(made.file.cases.len() < 15, "{names:?}");
    let partly = Aim::Criterion { id: "stale".to_owned(), reached: Reached::Partly };
    let goal = Goal { about: About::Item("C".to_owned()), aim: partly };
    let said = scale.teller(words).goal(&goal);
    assert!(made.file.cases.iter().any(|case| case.why.contains(&said)), "{said}");
}

#[test]
fn new_expectations_change_nothing_but_the_expectations() {
    let text = format!(
        "// A comment.\r\nCaseFile(format: 1, for: Scale(id: \"bakery\", edition: \"1\"), cases: [\r\n\
         (name: \"パン\", why: \"\", given: Part({}),\r\n  expect: ( items : {{\"bakery\": {{\r\n\
         \"A\":   Score(1) , // 九割\r\n \"B\": NotApplicable, \"C\": Possible([2]),\r\n}}}},\r\n\
         totals: {{\"bakery\": {{\"sum\": Value(7)}}}})),\r\n])\r\n",
        loaves(9, 10)
    );
    let bakery = Bakery::new("rewrite", &text);
    let (session, _, results) = bakery.run();
    let acceptance = rewriting(&session, &results);
    assert!(acceptance.left.is_empty(), "{:?}", acceptance.left);
    let (name, rewriting) = acceptance.files.first_key_value().expect("a file is to be rewritten");
    assert!(Path::new(name).ends_with("cases/all.ron"));
    let expected = text
        .replace("Score(1) ,", "Score(3) ,")
        .replace("NotApplicable", "Possible([1, 2, 3])")
        .replace("Possible([2])", "Possible([1, 2, 3])")
        .replace("Value(7)", "Between(5, 9)");
    assert_eq!(rewriting.after, expected);
    assert_eq!((rewriting.count, rewriting.before.as_str()), (4, text.as_str()));
    bakery.write("cases/all.ron", &rewriting.after);
    assert!(bakery.run().2.iter().all(CaseResult::passed));
}
