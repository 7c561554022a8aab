//! Next steps with the shipped scales: each one leads to its score, and a little less does not; asking narrows totals as it says.

use std::sync::LazyLock;

use proptest::prelude::*;
use scalewright::model::{Assessment, Cell, Exact, FieldKind, Number};
use scalewright::score::{Asks, Change, Edit, ItemStep, Lack, Standing, Steps, TotalGoal, Way, What};
use scalewright::{Detail, ItemState, Outcome, Scale, Subject};
use scalewright_tests::generate;

use crate::support::{open, root};

static VISIT: LazyLock<Subject> = LazyLock::new(|| open(&root().join("scales/jips-visit/2026")).0);
static READY: LazyLock<Vec<(&'static Scale, Steps)>> =
    LazyLock::new(|| VISIT.all().map(|scale| (scale, scale.steps())).collect());

fn shipped(name: &str) -> Assessment {
    let folder = root().join("scales/jips-visit/2026");
    let (subject, mut session) = open(&folder);
    session.assessment(&folder.join("visits").join(name), &subject).expect("the visit is sound")
}

fn ready(scale: &str) -> &'static (&'static Scale, Steps) {
    READY.iter().find(|(one, _)| one.checked.id() == scale).expect("the scale is part of the visit")
}

fn scored(scale: &Scale, visit: &Assessment) -> Outcome {
    scale.plan.score(visit, Detail::Scores)
}

/// The lowest score that an item can have: its score, if nothing is missing.
fn lowest(outcome: &Outcome, code: &str) -> Option<Exact> {
    match &outcome.item(code)?.state {
        ItemState::Scored(score) => Some(*score),
        ItemState::Missing { possible, .. } => possible.first().copied(),
        ItemState::NotApplicable => None,
    }
}

/// A way of one change that changes a little less, where there is such a thing.
fn little_less(way: &Way, visit: &Assessment) -> Option<Way> {
    let [only] = way.changes.as_slice() else { return None };
    let mut less: Change = only.clone();
    match &only.what {
        What::Rows { sets, .. } if sets.len() == 1 => less.edits.pop().map(|_| ())?,
        What::Distinct { .. } | What::Count { .. } => less.edits.pop().map(|_| ())?,
        What::Kinds { more: true, .. } => less.edits.pop().map(|_| ())?,
        What::Answer { from: Cell::Number(_), .. }
        | What::Cell { from: Cell::Number(_), .. }
        | What::Sum { .. } => {
            let last = less.edits.last_mut()?;
            let from = match &*last {
                Edit::Cell { table, row, field, .. } => {
                    visit.tables.get(table)?.get(row - 1)?.get(field)?.clone()
                }
                _ => match &only.what {
                    What::Answer { from, .. } => from.clone(),
                    _ => return None,
                },
            };
            let (Edit::Cell { to, .. } | Edit::Answer { to, .. }) = last else { return None };
            let (Cell::Number(now), Cell::Number(then)) = (from, to.clone()) else { return None };
            // Numbers are solved for exactly, or taken to the next hundredth.
            let step = Exact::new(1, 100);
            let gap = then.exact() - now.exact();
            if gap <= step && gap >= -step {
                return None;
            }
            let nearer = then.exact() + if gap > step { -step } else { step };
            *to = Cell::Number(Number::parse(&scalewright::model::decimal(nearer, 9))?);
        }
        _ => return None,
    }
    Some(Way { changes: vec![less], measures: Vec::new(), up_to: None })
}

fn each_step_holds(visit: &Assessment, complete: bool) -> Result<(), TestCaseError> {
    for (scale, steps) in READY.iter() {
        let before = scored(scale, visit);
        for step in steps.items(visit, None) {
            let now = &before.item(&step.code).expect("the item is scored").state;
            let stands = match &step.standing {
                Standing::At(score) | Standing::Highest(score) => *now == ItemState::Scored(*score),
                Standing::Missing => matches!(now, ItemState::Missing { .. }),
                Standing::NotApplicable => *now == ItemState::NotApplicable,
            };
            prop_assert!(stands, "{}: {:?} is not {:?}", step.code, step.standing, now);
            for reach in &step.reaches {
                prop_assert!(now.score().is_some_and(|now| now < reach.score));
                for way in &reach.ways {
                    let after = scored(scale, &steps.changed(visit, None, [way]));
                    let reached = lowest(&after, &step.code);
                    // Where something is missing, it is this score or a higher one.
                    let right =
                        if complete { reached == Some(reach.score) } else { reached >= Some(reach.score) };
                    prop_assert!(right, "{}: {:?} after {:?}", step.code, reached, way);
                    if let Some(less) = little_less(way, visit) {
                        let after = scored(scale, &steps.changed(visit, None, [&less]));
                        let reached = after.item(&step.code).and_then(|item| item.state.score());
                        prop_assert_ne!(
                            reached,
                            Some(reach.score),
                            "{}: less is enough: {:?}",
                            step.code,
                            way
                        );
                    }
                }
            }
        }
    }
    Ok(())
}

/// Fills in a single answer that is asked for in every way, and sees how far the total moves.
fn each_answer_moves_as_said(visit: &Assessment) -> Result<(), TestCaseError> {
    let (scale, steps) = ready("jips-25");
    let Some(Asks { total: Some(id), asks }) = steps.asks(visit, None, None) else { return Ok(()) };
    for ask in asks.iter().filter(|ask| !ask.at_most) {
        let (Lack::Answer { id: answer }, Some(code)) = (&ask.lack, ask.items.first()) else { continue };
        let item = scale.checked.item(code).expect("the item is there");
        let input = item.inputs.iter().find(|input| input.id == *answer);
        let values: Vec<Cell> = match input.map(|input| &input.kind) {
            None if answer == "anchor" => (1..=5).map(|score| Cell::Number(Number::whole(score))).collect(),
            None | Some(FieldKind::YesNo) => vec![Cell::Bool(true), Cell::Bool(false)],
            Some(FieldKind::Code(options)) => {
                options.iter().map(|option| Cell::Text(option.id.clone())).collect()
            }
            Some(_) => continue,
        };
        let mut ends = Vec::new();
        for value in values {
            let mut filled = visit.clone();
            let answers =
                filled.answers.entry("jips-25".to_owned()).or_default().entry(code.clone()).or_default();
            answers.insert(answer.clone(), value);
            ends.extend(scored(scale, &filled).total(&id).and_then(|total| total.between));
        }
        let spread = |of: fn(&(Exact, Exact)) -> Exact| {
            let (least, most) = (ends.iter().map(of).min(), ends.iter().map(of).max());
            most.zip(least).map(|(most, least)| most - least)
        };
        let moves = spread(|ends| ends.0).max(spread(|ends| ends.1));
        prop_assert_eq!(moves, Some(ask.moves), "{} of {}", answer, code);
    }
    let order: Vec<Exact> = asks.iter().map(|ask| ask.moves).collect();
    prop_assert!(order.windows(2).all(|pair| pair[0] >= pair[1]));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_complete_visits_each_step_leads_to_its_score(visit in generate::complete()) {
        each_step_holds(&visit, true)?;
    }

    #[test]
    fn on_incomplete_visits_too(visit in generate::incomplete()) {
        each_step_holds(&visit, false)?;
        each_answer_moves_as_said(&visit)?;
    }
}

/// The steps of an item of a shipped visit.
fn step(visit: &Assessment, scale: &str, code: &str) -> ItemStep {
    ready(scale).1.item(visit, None, code).expect("the item is there")
}

fn with_answers(mut visit: Assessment, code: &str, answers: &[(&str, Cell)]) -> Assessment {
    let cells = answers.iter().map(|(id, cell)| ((*id).to_owned(), cell.clone())).collect();
    visit.answers.entry("jips-25".to_owned()).or_default().insert(code.to_owned(), cells);
    visit
}

#[test]
fn two_more_contacts_that_are_recorded_and_seen_weekly_lead_from_three_to_five() {
    let answers =
        [("contacts", Cell::Number(Number::whole(4))), ("tracking", Cell::Text("monthly".to_owned()))];
    let step = step(&with_answers(shipped("strong.ron"), "III-6", &answers), "jips-25", "III-6");
    assert_eq!(step.standing, Standing::At(Exact::from_integer(3)));
    let shown: Vec<(String, usize)> =
        step.next().map(|reach| (reach.score.to_string(), reach.inputs)).collect();
    assert_eq!(shown, [("4".to_owned(), 2), ("5".to_owned(), 2)]);
    let what: Vec<&What> = step.reaches[1].ways[0].changes.iter().map(|change| &change.what).collect();
    let contacts = What::Answer {
        id: "contacts".to_owned(),
        from: Cell::Number(Number::whole(4)),
        to: Cell::Number(Number::whole(6)),
    };
    let tracking = What::Answer {
        id: "tracking".to_owned(),
        from: Cell::Text("monthly".to_owned()),
        to: Cell::Text("weekly".to_owned()),
    };
    assert_eq!(what, [&contacts, &tracking]);
}

#[test]
fn hours_are_solved_for_exactly_with_the_denominator_kept() {
    let mut visit = shipped("strong.ron");
    let hours = [("es", 35, 20), ("es", 35, 20), ("es", 50, 30)];
    let rows = hours.iter().map(|(role, hours, outside)| {
        let number = |value: i64| Cell::Number(Number::whole(value));
        [
            ("role", Cell::Text((*role).to_owned())),
            ("hours", number(*hours)),
            ("outside_hours", number(*outside)),
        ]
        .into_iter()
        .map(|(field, cell)| (field.to_owned(), cell))
        .collect()
    });
    visit.tables.insert("form3".to_owned(), rows.collect());
    let step = step(&visit, "jips-25", "III-13");
    let way = &step.reaches[0].ways[0];
    let sum = What::Sum {
        table: "form3".to_owned(),
        field: "outside_hours".to_owned(),
        rows: vec![1, 2, 3],
        from: Exact::from_integer(70),
        to: Exact::from_integer(78),
    };
    assert_eq!(way.changes[0].what, sum);
    let measure = &way.measures[0];
    assert_eq!((measure.before.denominator, measure.after.denominator), (Some(120.into()), Some(120.into())));
    assert_eq!(measure.after.value, Some(65.into()));
}

#[test]
fn the_next_band_takes_the_fewest_items() {
    let visit = shipped("strong.ron");
    let (scale, steps) = ready("ips-25");
    let items = steps.items(&visit, None);
    let step = steps.total(&visit, None, "total", &items).expect("there is a total");
    let TotalGoal::Items { from, items, smallest, .. } = step.goal else { panic!("{:?}", step.goal) };
    let now = step.value.expect("the total has a value");
    let mut gains: Vec<Exact> = steps
        .items(&visit, None)
        .iter()
        .filter_map(|step| match step.standing {
            Standing::At(score) => step.reaches.iter().map(|reach| reach.score - score).max(),
            _ => None,
        })
        .collect();
    gains.sort();
    let fewer: Exact = gains.iter().rev().take(items.len() - 1).sum();
    assert!(smallest && now + fewer < from, "{} items are too many", items.len());
    let changed = steps.changed(&visit, None, items.iter().map(|raise| &raise.way));
    let after = scored(scale, &changed);
    let reached = after.total("total").and_then(|total| total.state.value());
    assert!(reached >= Some(from), "{reached:?} is less than {from}");
}

#[test]
fn what_moves_the_total_most_is_asked_first() {
    let visit = shipped("young.ron");
    let asks = ready("jips-25").1.asks(&visit, None, None).expect("there is a total").asks;
    assert_eq!(asks[0].lack, Lack::Answer { id: "anchor".to_owned() });
    assert_eq!((asks[0].items.as_slice(), asks[0].moves), (["II-3".to_owned()].as_slice(), 4.into()));
    assert!(ready("jips-25").1.asks(&visit, None, Some("no-such-total")).is_none());
}
