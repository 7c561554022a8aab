//! A second opinion: JIPS-25 and GOI scored item by item in plain Rust, from the reference and nothing else; and the bus line of the
//! fixtures, for tables as they are printed.
//!
//! It is naive on purpose, and shares nothing with the interpreter but the assessment. Every item is a function of inputs that
//! are all there. What is missing is filled in in every possible way, and all the scores that come out are the possible ones.
//! Numbers and dates missing in tables are tried on a grid only, so that a possible score may be missed there: see [`exact`].

#![expect(clippy::unnecessary_wraps, reason = "every item is a `Rule`, and some cannot be scored")]

mod bands;
mod bus_line;
pub(crate) mod day;
mod goi;
mod jips25;
mod organization;
mod records;
mod services;
mod staffing;
mod world;

pub use bus_line::bus_line;
pub use organization::EXCLUSIONS;

use std::collections::{BTreeMap, BTreeSet};

use scalewright_model::{Assessment, Exact};

use world::{World, whole};

/// The score of an item, or those that are still possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The one score that is possible.
    Score(Exact),
    /// The scores that are possible: more than one.
    Possible(BTreeSet<Exact>),
}

impl Verdict {
    /// All scores that are possible.
    pub fn scores(&self) -> BTreeSet<Exact> {
        match self {
            Self::Score(score) => BTreeSet::from([*score]),
            Self::Possible(scores) => scores.clone(),
        }
    }

    /// The lowest and the highest possible score.
    pub fn range(&self) -> (Exact, Exact) {
        match self {
            Self::Score(score) => (*score, *score),
            Self::Possible(scores) => {
                let of = |score: Option<&Exact>| score.copied().unwrap_or_default();
                (of(scores.first()), of(scores.last()))
            }
        }
    }
}

/// How an item is scored when nothing is missing; nothing if the score cannot be computed.
type Rule = fn(&World<'_>) -> Option<i64>;

/// An item: its code and its rule.
type Item = (&'static str, Rule);

/// The items of JIPS-25 by their codes.
pub fn jips25(assessment: &Assessment) -> BTreeMap<&'static str, Verdict> {
    jips25::subscales()
        .flat_map(|(_, items)| items)
        .map(|item| (item.0, jips25_item(assessment, item).0))
        .collect()
}

/// The items of GOI by their codes.
pub fn goi(assessment: &Assessment) -> BTreeMap<&'static str, Verdict> {
    goi::ITEMS.iter().map(|item| (item.0, goi_item(assessment, item).0)).collect()
}

/// The lowest and highest possible subtotals of JIPS-25, under `I`, `II` and `III`, and its total, under `total`.
///
/// Each item is taken by itself: that two items cannot both be lowest in the same completion is not looked at.
pub fn jips25_totals(assessment: &Assessment) -> BTreeMap<&'static str, (Exact, Exact)> {
    let verdicts = jips25(assessment);
    let mut totals: BTreeMap<_, _> = jips25::subscales()
        .map(|(code, items)| (code, sum(items.iter().filter_map(|(item, _)| verdicts.get(item)))))
        .collect();
    totals.insert("total", sum(verdicts.values()));
    totals
}

/// The lowest and highest possible total of GOI; each item is taken by itself.
pub fn goi_total(assessment: &Assessment) -> (Exact, Exact) {
    sum(goi(assessment).values())
}

/// Whether the verdict on an item is exact: no number or date missing in a table bears on it.
///
/// If it is not, every score of the verdict is possible, but there may be others. An item that is in neither scale is not exact.
pub fn exact(assessment: &Assessment, item: &str) -> bool {
    let is = |candidate: &&Item| candidate.0 == item;
    let of_jips = jips25::subscales().flat_map(|(_, items)| items).find(is);
    let of_goi = goi::ITEMS.iter().find(is);
    let of_jips = of_jips.map(|item| jips25_item(assessment, item).1);
    of_jips.or_else(|| of_goi.map(|item| goi_item(assessment, item).1)).unwrap_or(false)
}

fn jips25_item(assessment: &Assessment, item: &Item) -> (Verdict, bool) {
    judge(&World::new(assessment, "jips-25"), item.1, 1, 5)
}

fn goi_item(assessment: &Assessment, item: &Item) -> (Verdict, bool) {
    judge(&World::new(assessment, "goi"), item.1, 0, 1)
}

/// Scores every way to fill the gaps; says besides whether no number or date was guessed.
fn judge(world: &World<'_>, rule: Rule, least: i64, most: i64) -> (Verdict, bool) {
    let all: BTreeSet<_> = (least..=most).map(whole).collect();
    let mut scores = BTreeSet::new();
    loop {
        match rule(world) {
            Some(score) => {
                scores.insert(whole(score));
            }
            None => scores.extend(&all),
        }
        if scores.len() == all.len() || !world.advance() {
            break;
        }
    }
    (verdict(scores), !world.rough())
}

fn verdict(scores: BTreeSet<Exact>) -> Verdict {
    match scores.first() {
        Some(only) if scores.len() == 1 => Verdict::Score(*only),
        _ => Verdict::Possible(scores),
    }
}

fn sum<'a>(verdicts: impl Iterator<Item = &'a Verdict>) -> (Exact, Exact) {
    verdicts
        .map(Verdict::range)
        .fold((whole(0), whole(0)), |(least, most), (low, high)| (least + low, most + high))
}
