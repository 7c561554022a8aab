//! Made-up items over small worlds: rules of every kind, limits, conditions within conditions, contradictory and doubled ones among them.

use std::collections::BTreeMap;
use std::fmt;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use scalewright_model::{
    Bands, Better, BySetting, Cond, Count, CountScore, Cuts, Effect, FirstMatch, Item, Ladder, Limit,
    MatchCase, Number, Range, Rule, Rung, ScoreRow, ScoreTable, Step, Text, YesNo,
};

use super::worlds::{World, worlds};

/// The code of every made-up item.
pub const CODE: &str = "X";

/// An item in its world.
#[derive(Clone)]
pub struct Made {
    /// What it can read.
    pub world: World,
    /// The item.
    pub item: Item,
}

impl fmt::Debug for Made {
    /// What is made up of it; all else is that of its world.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} {:?}", self.item.rule, self.item.limits)
    }
}

/// Items, each in one of the worlds.
pub fn items() -> impl Strategy<Value = Made> {
    select(worlds())
        .prop_flat_map(|world| item(&world).prop_map(move |item| Made { world: world.clone(), item }))
}

fn item(world: &World) -> BoxedStrategy<Item> {
    let parts = (
        rule(world),
        vec(limit(world), 0..=2),
        weighted(0.15, condition(world)),
        weighted(0.2, Just(())),
        vec(
            weighted(0.5, select(&[Better::More, Better::Less][..])),
            world.inputs.len() + world.criteria.len(),
        ),
    );
    let world = world.clone();
    parts
        .prop_map(move |(rule, limits, asked_when, reverse, better)| {
            let mut item = blank(&world, rule);
            item.limits = limits;
            item.asked_when = asked_when;
            item.reverse = reverse.is_some();
            let inputs = item.inputs.iter_mut().map(|input| &mut input.better);
            let criteria =
                item.criteria.iter_mut().filter(|one| one.met.is_none()).map(|one| &mut one.better);
            inputs.chain(criteria).zip(better).for_each(|(place, better)| *place = better);
            item
        })
        .boxed()
}

fn text() -> Text {
    Text { ja: Some("見本".to_owned()), en: Some("sample".to_owned()) }
}

fn blank(world: &World, rule: Rule) -> Item {
    Item {
        code: CODE.to_owned(),
        title: text(),
        standard: None,
        range: Some(Range { min: Number::whole(1), max: Number::whole(5) }),
        reverse: false,
        weight: None,
        asked_when: None,
        may_not_apply: false,
        constants: Vec::new(),
        inputs: world.inputs.clone(),
        measures: world.measures.clone(),
        criteria: world.criteria.clone(),
        rule,
        limits: Vec::new(),
        sources: Vec::new(),
        interview: true,
        records: Vec::new(),
        guide: Vec::new(),
        notes: Vec::new(),
        system_limits: Vec::new(),
        questions: Vec::new(),
        corresponds: Vec::new(),
        accepted: Vec::new(),
    }
}

/// A condition: most are plain, some are made of others.
fn condition(world: &World) -> BoxedStrategy<Cond> {
    let plain = select(world.conditions.clone());
    let few = |least: usize, most: usize| vec(plain.clone(), least..=most);
    let nested = prop_oneof![
        8 => plain.clone(),
        1 => plain.clone().prop_map(|cond| Cond::Not(Box::new(cond))),
        1 => few(2, 3).prop_map(Cond::All),
        1 => few(2, 3).prop_map(Cond::Any),
        1 => (1..=2_i64, few(2, 3)).prop_map(|(least, parts)| Cond::Several(Number::whole(least), parts)),
        1 => few(2, 2).prop_map(|parts| {
            // The same asked twice, and the opposite of it.
            let other = Cond::Not(Box::new(parts[0].clone()));
            Cond::Any(vec![Cond::All(vec![parts[0].clone(), parts[1].clone()]), Cond::All(vec![other, parts[0].clone()])])
        }),
    ];
    nested.boxed()
}

fn score() -> impl Strategy<Value = Number> {
    (1..=5_i64).prop_map(Number::whole)
}

/// Different scores, from the highest to the lowest.
fn falling(count: usize) -> impl Strategy<Value = Vec<Number>> {
    subsequence(vec![5, 4, 3, 2, 1], count)
        .prop_map(|all: Vec<i64>| all.into_iter().map(Number::whole).collect())
}

fn limit(world: &World) -> impl Strategy<Value = Limit> + use<> {
    let effect = (0..3, score()).prop_map(|(kind, score)| match kind {
        0 => Effect::Exactly(score),
        1 => Effect::AtMost(score),
        _ => Effect::AtLeast(score),
    });
    (condition(world), effect).prop_map(|(when, then)| Limit { when, then, reason: text(), evidence: None })
}

fn rule(world: &World) -> BoxedStrategy<Rule> {
    let simple = simple(world);
    if world.common.settings.is_empty() {
        return simple;
    }
    let forms = vec(simple.clone(), 3).prop_map(|rules| {
        let codes = ["a", "b", "c"].map(str::to_owned);
        let forms: BTreeMap<String, Rule> = codes.into_iter().zip(rules).collect();
        Rule::BySetting(BySetting { setting: "kind".to_owned(), forms })
    });
    prop_oneof![simple, forms].boxed()
}

fn simple(world: &World) -> BoxedStrategy<Rule> {
    let plain = prop_oneof![first_match(world), ladder(world), table(world), yes_no(world)];
    match (world.banded.is_empty(), world.criteria.is_empty()) {
        (true, true) => plain.boxed(),
        (false, true) => prop_oneof![3 => plain, 1 => bands(world)].boxed(),
        (true, false) => prop_oneof![3 => plain, 1 => count(world)].boxed(),
        (false, false) => prop_oneof![3 => plain, 1 => bands(world), 1 => count(world)].boxed(),
    }
}

fn yes_no(world: &World) -> impl Strategy<Value = Rule> + use<> {
    (condition(world), score(), score())
        .prop_map(|(when, yes, no)| Rule::YesNo(YesNo { when, yes, no, evidence: None }))
}

fn first_match(world: &World) -> impl Strategy<Value = Rule> + use<> {
    let case =
        (condition(world), score()).prop_map(|(when, score)| MatchCase { when, score, evidence: None });
    (vec(case, 1..=3), score())
        .prop_map(|(cases, otherwise)| Rule::FirstMatch(FirstMatch { cases, otherwise, evidence: None }))
}

fn ladder(world: &World) -> impl Strategy<Value = Rule> + use<> {
    (vec(vec(condition(world), 1..=2), 1..=3), falling(4)).prop_map(|(needs, scores)| {
        let otherwise = scores[3];
        let rungs = needs.into_iter().zip(scores).map(|(needs, score)| Rung { score, needs, evidence: None });
        Rule::Ladder(Ladder { rungs: rungs.collect(), otherwise, evidence: None })
    })
}

fn table(world: &World) -> impl Strategy<Value = Rule> + use<> {
    let row = (vec(condition(world), 1..=2), score()).prop_map(|(when, score)| ScoreRow {
        when,
        score,
        evidence: None,
    });
    let rows = vec(row, 1..=3);
    // Now and then the last row is what the first one leaves.
    (rows, weighted(0.5, score())).prop_map(|(mut rows, rest)| {
        if let Some(score) = rest {
            let held = rows[0].when.clone();
            rows.push(ScoreRow { when: vec![Cond::Not(Box::new(Cond::All(held)))], score, evidence: None });
        }
        Rule::Table(ScoreTable { rows, evidence: None })
    })
}

fn bands(world: &World) -> impl Strategy<Value = Rule> + use<> {
    let cuts = select(world.banded.clone()).prop_flat_map(|(measure, bounds)| {
        let most = bounds.len().min(3);
        (Just(measure), subsequence(bounds, 1..=most), falling(4), any::<bool>())
    });
    cuts.prop_map(|(measure, mut bounds, scores, rising)| {
        if rising {
            bounds.reverse();
        }
        let rest = scores[3];
        let steps = bounds
            .into_iter()
            .zip(scores)
            .map(|(bound, score)| Step { bound, score, evidence: None })
            .collect();
        let cuts =
            if rising { Cuts::From { steps, below: rest } } else { Cuts::UpTo { steps, beyond: rest } };
        Rule::Bands(Bands { measure, cuts, evidence: None })
    })
}

fn count(world: &World) -> impl Strategy<Value = Rule> + use<> {
    let ids: Vec<String> = world.criteria.iter().map(|one| one.id.clone()).collect();
    (subsequence(ids.clone(), 1..=ids.len()), vec(score(), 5)).prop_map(|(criteria, scores)| {
        let scores = scores.into_iter().take(criteria.len() + 1).zip(0..);
        let scores = scores.map(|(score, met)| CountScore { met, score }).collect();
        Rule::Count(Count { criteria, scores, evidence: None })
    })
}
