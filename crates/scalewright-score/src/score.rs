//! Scores a bound assessment.

use std::collections::BTreeMap;

use scalewright_model::{Assessment, Exact, Number};

use crate::bind::Bound;
use crate::complete::{Completed, complete};
use crate::eval::Eval;
use crate::explain::explain;
use crate::lack::{Lack, Leaf};
use crate::outcome::{ItemOutcome, ItemState, Outcome, TotalOutcome};
use crate::plan::{ItemPlan, Plan};
use crate::rule::Possible;
use crate::total::total;

/// How much to say beside the scores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Scores, totals and what is missing.
    #[default]
    Scores,
    /// How each score came about as well.
    Trace,
}

impl Plan {
    /// Scores an assessment by the agreed answers.
    pub fn score(&self, assessment: &Assessment, detail: Detail) -> Outcome {
        self.score_bound(&self.bind(assessment, None), detail)
    }

    /// Scores an assessment that was put into the order of this plan.
    pub fn score_bound(&self, bound: &Bound, detail: Detail) -> Outcome {
        let mut all = Vec::with_capacity(self.items.len());
        let mut items = Vec::with_capacity(self.items.len());
        for (index, item) in self.items.iter().enumerate() {
            let (Completed { possible, lacks, trimmed }, fallbacks) = self.item(bound, index, item);
            let trace =
                (detail == Detail::Trace).then(|| explain(self, bound, index, item, possible.decided()));
            items.push(ItemOutcome {
                code: item.code.clone(),
                state: state(&possible, trimmed),
                lacks: self.lacks(item, &lacks),
                fallbacks,
                trace,
            });
            all.push(possible);
        }
        let totals = self.totals.iter().map(|plan| total(self, plan, &all)).collect();
        Outcome {
            scale: self.scale.clone(),
            edition: self.edition.clone(),
            complete: all.iter().all(Possible::settled),
            items,
            totals,
        }
    }

    /// What one item comes to, by the agreed answers; nothing if there is no such item.
    pub fn score_item(&self, assessment: &Assessment, code: &str) -> Option<ItemState> {
        let index = self.items.iter().position(|item| item.code == code)?;
        let bound = self.bind(assessment, None);
        let (Completed { possible, trimmed, .. }, _) = self.item(&bound, index, &self.items[index]);
        Some(state(&possible, trimmed))
    }

    /// The totals of scores that are given, such as those of an earlier visit. An item that is not among them can still come to any
    /// score.
    pub fn totals_of(&self, scores: &BTreeMap<String, Number>) -> Vec<TotalOutcome> {
        let possible = |item: &ItemPlan| Possible {
            scores: match scores.get(&item.code) {
                Some(score) => vec![score.exact()],
                None => vec![item.low, item.high],
            },
            not_applicable: false,
        };
        let all: Vec<Possible> = self.items.iter().map(possible).collect();
        self.totals.iter().map(|plan| total(self, plan, &all)).collect()
    }

    /// The least and the most that a total can come to, if there is a total of this name and it has a bound.
    pub fn range_of_total(&self, id: &str) -> Option<(Exact, Exact)> {
        self.totals.iter().find(|total| total.id == id)?.out_of
    }

    pub(crate) fn item(&self, bound: &Bound, index: usize, item: &ItemPlan) -> (Completed, Vec<String>) {
        let mut eval = Eval::new(self, bound, index);
        let possible = eval.possible(item);
        let mut fallbacks: Vec<String> =
            eval.fallbacks.iter().map(|measure| eval.measure_id(*measure)).collect();
        fallbacks.sort();
        fallbacks.dedup();
        if possible.settled() && eval.lacks.is_empty() {
            return (Completed { possible, lacks: Vec::new(), trimmed: false }, fallbacks);
        }
        (complete(self, bound, index, item), fallbacks)
    }

    /// What is missing, by name; the rows of one field together, and the rows of a table of scores that hold together.
    pub(crate) fn lacks(&self, item: &ItemPlan, leaves: &[Leaf]) -> Vec<Lack> {
        let mut lacks: Vec<Lack> = Vec::new();
        for leaf in leaves {
            let Some(lack) = self.lack(item, *leaf) else { continue };
            if let Lack::Cell { table, field, rows } = &lack
                && let Some(Lack::Cell { rows: known, .. }) = lacks.iter_mut().find(
                    |other| matches!(other, Lack::Cell { table: t, field: f, .. } if t == table && f == field),
                )
            {
                known.extend(rows);
                continue;
            }
            if let Lack::Rows { rows, scores } = &lack
                && let Some(Lack::Rows { rows: known, scores: all }) =
                    lacks.iter_mut().find(|other| matches!(other, Lack::Rows { .. }))
            {
                known.extend(rows);
                all.extend(scores);
                all.sort_unstable();
                all.dedup();
                continue;
            }
            lacks.push(lack);
        }
        lacks
    }

    pub(crate) fn lack(&self, item: &ItemPlan, leaf: Leaf) -> Option<Lack> {
        let measure = |index: Option<usize>| {
            index
                .and_then(|index| self.measures.get(index))
                .map_or_else(String::new, |measure| measure.id.clone())
        };
        Some(match leaf {
            Leaf::Answer(answer) => Lack::Answer { id: item.answers.get(answer)?.id.clone() },
            Leaf::Table(table) => Lack::Table { table: self.tables.get(table)?.id.clone() },
            Leaf::Cell { table, field, row } => {
                let table = self.tables.get(table)?;
                Lack::Cell {
                    table: table.id.clone(),
                    field: table.fields.get(field)?.id.clone(),
                    rows: vec![row + 1],
                }
            }
            Leaf::Setting(setting) => Lack::Setting { id: self.settings.get(setting)?.id.clone() },
            Leaf::VisitDate => Lack::VisitDate,
            Leaf::Row { .. } => return None,
            Leaf::Nothing(index) => Lack::Nothing { measure: measure(index) },
            Leaf::OutOfRange(index) => Lack::OutOfRange { measure: measure(index) },
            Leaf::TooLarge(index) => Lack::TooLarge { measure: measure(index) },
            Leaf::NoRow => Lack::NoRow,
            Leaf::Holding { row, score } => Lack::Rows { rows: vec![row + 1], scores: vec![score] },
        })
    }
}

/// The state of an item that can come to these scores.
pub(crate) fn state(possible: &Possible, at_most: bool) -> ItemState {
    match possible.decided() {
        Some(score) => ItemState::Scored(score),
        None if possible.scores.is_empty() => ItemState::NotApplicable,
        None => ItemState::Missing {
            possible: possible.scores.clone(),
            may_not_apply: possible.not_applicable,
            at_most,
        },
    }
}
