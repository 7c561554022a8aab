//! What to ask while the raters are still there: what is missing, by how much it could move a total.

use std::collections::BTreeMap;

use scalewright_model::{Assessment, Exact, How, MissingPolicy};

use crate::bind::Bound;
use crate::complete::{complete, set, values};
use crate::lack::Leaf;
use crate::plan::TotalPlan;
use crate::rule::Possible;
use crate::step::Steps;
use crate::step::report::{Ask, Asks};
use crate::total::total;
use crate::value::Val;

/// The most ways to fill in what is missing that are tried out for one question.
const MAX_FILLINGS: usize = 64;

/// Something to ask: an answer of an item, or else what several items may share.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Question {
    Answer { item: usize, answer: usize },
    Setting(usize),
    Column { table: usize, field: usize },
    Table(usize),
    VisitDate,
}

/// What a question is about: the missing places, and the items that wait for them.
#[derive(Default)]
struct Open {
    leaves: Vec<Leaf>,
    items: Vec<usize>,
}

impl Steps {
    /// What is missing in a visit, from what could move a total most. Without a name, it is the total of the most items; where a
    /// scale has none, the scores are added up. Nothing if there is no total of that name.
    pub fn asks(&self, visit: &Assessment, rater: Option<&str>, id: Option<&str>) -> Option<Asks> {
        let totals = &self.plan.totals;
        let plan = match id {
            Some(id) => Some(totals.iter().find(|total| total.id == id)?),
            None => totals.iter().rev().max_by_key(|total| total.items.len()),
        };
        let sum = TotalPlan {
            id: String::new(),
            items: (0..self.plan.items.len()).collect(),
            how: How::Sum,
            missing: MissingPolicy::CompleteOnly { at_least: 0 },
            bands: Vec::new(),
            out_of: None,
        };
        let bound = self.plan.bind(visit, rater);
        let asks = self.asked(plan.unwrap_or(&sum), &bound);
        Some(Asks { total: plan.map(|plan| plan.id.clone()), asks })
    }

    fn asked(&self, plan: &TotalPlan, bound: &Bound) -> Vec<Ask> {
        let mut open: BTreeMap<Question, Open> = BTreeMap::new();
        let mut now = Vec::with_capacity(self.plan.items.len());
        for (index, item) in self.plan.items.iter().enumerate() {
            let (completed, _) = self.plan.item(bound, index, item);
            if !completed.possible.settled() {
                for leaf in completed.lacks {
                    let Some(question) = question(index, leaf) else { continue };
                    let open = open.entry(question).or_default();
                    if !open.leaves.contains(&leaf) {
                        open.leaves.push(leaf);
                    }
                    if !open.items.contains(&index) {
                        open.items.push(index);
                    }
                }
            }
            now.push(completed.possible);
        }
        let asks = open.into_values().filter_map(|open| self.ask(plan, bound, &now, &open));
        let mut asks: Vec<Ask> = asks.collect();
        asks.sort_by_key(|ask| (-ask.moves, -ask.narrows));
        asks
    }

    fn ask(&self, plan: &TotalPlan, bound: &Bound, now: &[Possible], open: &Open) -> Option<Ask> {
        let first = *open.items.first()?;
        let lacks = self.plan.lacks(self.plan.items.get(first)?, &open.leaves);
        let codes = open.items.iter().filter_map(|index| self.plan.items.get(*index));
        let fillings = self.fillings(bound, open);
        let at_most = fillings.is_none();
        let after: Vec<Vec<Possible>> = match fillings {
            Some(fillings) => fillings.iter().map(|filling| self.filled(bound, now, open, filling)).collect(),
            None => [false, true].iter().map(|highest| at_the_end(now, open, *highest)).collect(),
        };
        let range = |items: &[Possible]| total(&self.plan, plan, items).between;
        let (low, high) = range(now)?;
        let ranges: Option<Vec<(Exact, Exact)>> = after.iter().map(|items| range(items)).collect();
        let ranges = ranges?;
        let spread = |of: fn(&(Exact, Exact)) -> Exact| {
            Some(ranges.iter().map(of).max()? - ranges.iter().map(of).min()?)
        };
        let moves = spread(|range| range.0)?.max(spread(|range| range.1)?);
        let left = ranges.iter().map(|(low, high)| *high - *low).max()?;
        // Bounds do not say what is left over.
        let narrows =
            if at_most { Exact::from_integer(0) } else { (high - low - left).max(Exact::from_integer(0)) };
        let items = codes.map(|item| item.code.clone()).collect();
        Some(Ask { lack: lacks.into_iter().next()?, items, moves, narrows, at_most })
    }

    /// All ways to fill in what a question is about; nothing where there are too many, or where numbers and days keep their bounds.
    fn fillings(&self, bound: &Bound, open: &Open) -> Option<Vec<Vec<Val>>> {
        let item = self.plan.items.get(*open.items.first()?)?;
        let mut fillings: Vec<Vec<Val>> = vec![Vec::new()];
        for leaf in &open.leaves {
            let values = values(&self.plan, bound, item, *leaf);
            if values.is_empty() || fillings.len() * values.len() > MAX_FILLINGS {
                return None;
            }
            let longer = fillings.iter().flat_map(|filling| {
                values.iter().map(move |value| {
                    let mut filling = filling.clone();
                    filling.push(*value);
                    filling
                })
            });
            fillings = longer.collect();
        }
        Some(fillings)
    }

    /// What the items come to once something is filled in.
    fn filled(&self, bound: &Bound, now: &[Possible], open: &Open, filling: &[Val]) -> Vec<Possible> {
        let (mut bound, mut after) = (bound.clone(), now.to_vec());
        let own = open.items.first().copied().unwrap_or_default();
        for (leaf, value) in open.leaves.iter().zip(filling) {
            set(&mut bound, own, *leaf, *value);
        }
        for index in &open.items {
            if let (Some(item), Some(possible)) = (self.plan.items.get(*index), after.get_mut(*index)) {
                *possible = complete(&self.plan, &bound, *index, item).possible;
            }
        }
        after
    }
}

/// The items that wait for something, all at their lowest or all at their highest score.
fn at_the_end(now: &[Possible], open: &Open, highest: bool) -> Vec<Possible> {
    let mut after = now.to_vec();
    for index in &open.items {
        let Some(possible) = after.get_mut(*index) else { continue };
        let end = if highest { possible.scores.last() } else { possible.scores.first() };
        possible.scores = end.copied().into_iter().collect();
    }
    after
}

/// What a missing place is asked as; nothing where there is nothing to ask.
const fn question(item: usize, leaf: Leaf) -> Option<Question> {
    Some(match leaf {
        Leaf::Answer(answer) => Question::Answer { item, answer },
        Leaf::Setting(setting) => Question::Setting(setting),
        Leaf::Cell { table, field, .. } => Question::Column { table, field },
        Leaf::Table(table) => Question::Table(table),
        Leaf::VisitDate => Question::VisitDate,
        Leaf::Row { .. }
        | Leaf::Nothing(_)
        | Leaf::TooLarge(_)
        | Leaf::OutOfRange(_)
        | Leaf::NoRow
        | Leaf::Holding { .. } => return None,
    })
}
