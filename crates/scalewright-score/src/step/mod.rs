//! Next steps: the smallest changes that lead to a higher score, and what to ask while the raters are still there.
//!
//! Everything follows from the rules alone. From a higher score it is gone back through the rule to conditions, from conditions to
//! the quantities that they compare, and from these to answers and cells; what is found is tried out by scoring the changed visit.

mod asks;
mod blanks;
mod cells;
mod draft;
mod goals;
mod reads;
mod records;
mod report;
mod rules;
mod solve;
mod tell;
mod totals;
mod tries;
mod work;

use scalewright_check::Checked;
use scalewright_model::{Assessment, Row};

pub use report::{
    Ask, Asks, Change, Edit, FieldValue, ItemStep, MeasureChange, Raise, Reach, Standing, TotalGoal,
    TotalStep, Way, What,
};

use crate::bind::Bound;
use crate::outcome::ItemState;
use crate::plan::{CheckPlan, ItemPlan, Plan};
use crate::score::state;
use tell::{Tell, apply};
use work::Work;

/// A scale made ready for finding next steps.
///
/// ```
/// use scalewright_check::Checked;
/// use scalewright_model::Assessment;
/// use scalewright_score::Steps;
///
/// // The higher scores of an item, each with how many inputs would have to be different.
/// fn higher(scale: &Checked, visit: &Assessment, code: &str) -> Vec<(String, usize)> {
///     let step = Steps::new(scale).item(visit, None, code);
///     let reaches = step.into_iter().flat_map(|step| step.reaches);
///     reaches.map(|reach| (reach.score.to_string(), reach.inputs)).collect()
/// }
/// ```
#[derive(Debug)]
pub struct Steps {
    plan: Plan,
    /// What must hold in the tables: no change may break it.
    checks: Vec<CheckPlan>,
}

impl Steps {
    /// Makes a checked scale ready.
    pub fn new(scale: &Checked) -> Self {
        let (plan, checks) = Plan::with_checks(scale);
        Self { plan, checks }
    }

    /// How an item gets to higher scores; nothing if there is no such item. `rater` chooses the answers that one rater gave alone.
    pub fn item(&self, visit: &Assessment, rater: Option<&str>, code: &str) -> Option<ItemStep> {
        let index = self.plan.items.iter().position(|item| item.code == code)?;
        let bound = self.plan.bind(visit, rater);
        self.step(visit, rater, &bound, index)
    }

    /// How each item gets to higher scores, in the order of the scale.
    pub fn items(&self, visit: &Assessment, rater: Option<&str>) -> Vec<ItemStep> {
        let bound = self.plan.bind(visit, rater);
        (0..self.plan.items.len()).filter_map(|index| self.step(visit, rater, &bound, index)).collect()
    }

    /// The assessment with these sets of changes made in it.
    pub fn changed<'w>(
        &self,
        visit: &Assessment,
        rater: Option<&str>,
        ways: impl IntoIterator<Item = &'w Way>,
    ) -> Assessment {
        let mut changed = visit.clone();
        let edits = ways.into_iter().flat_map(|way| &way.changes).flat_map(|change| &change.edits);
        edits.for_each(|edit| apply(&mut changed, &self.plan.scale, rater, edit));
        changed
    }

    fn step(&self, visit: &Assessment, rater: Option<&str>, bound: &Bound, index: usize) -> Option<ItemStep> {
        let item = self.plan.items.get(index)?;
        let (completed, _) = self.plan.item(bound, index, item);
        let mut reaches = Vec::new();
        let standing = match state(&completed.possible, completed.trimmed) {
            ItemState::NotApplicable => Standing::NotApplicable,
            ItemState::Missing { .. } => Standing::Missing,
            ItemState::Scored(score) if score >= item.high => Standing::Highest(score),
            ItemState::Scored(score) => {
                let mut work = Work::new(&self.plan, &self.checks, index, item, bound);
                for found in work.higher(score) {
                    let inputs = found.drafts.first().map_or(0, draft::Draft::inputs);
                    let mut tell = Tell { visit, answers: self.answers(visit, rater, item), work: &mut work };
                    let mut ways: Vec<Way> = Vec::with_capacity(found.drafts.len());
                    for way in found.drafts.iter().map(|draft| tell.way(draft)) {
                        if !ways.iter().any(|known| known.is_same(&way)) {
                            ways.push(way);
                        }
                    }
                    reaches.push(Reach { score: found.score, inputs, ways, tried_all: found.tried_all });
                }
                without_outdone(&mut reaches);
                Standing::At(score)
            }
        };
        let lacks = self.plan.lacks(item, &completed.lacks);
        Some(ItemStep { code: item.code.clone(), standing, lacks, reaches })
    }

    /// The answers to an item as they stand in a visit.
    fn answers<'v>(&self, visit: &'v Assessment, rater: Option<&str>, item: &ItemPlan) -> Option<&'v Row> {
        let all = match rater {
            Some(rater) => &visit.raters.iter().find(|one| one.id == rater)?.answers,
            None => &visit.answers,
        };
        all.get(&self.plan.scale)?.get(&item.code)
    }
}

/// Leaves out ways of a score by which less of the same leads to a higher one.
fn without_outdone(reaches: &mut Vec<Reach>) {
    let all = reaches.clone();
    for reach in reaches.iter_mut() {
        let higher = || all.iter().filter(|other| other.score > reach.score);
        let outdone: Vec<bool> =
            reach.ways.iter().map(|way| higher().any(|higher| higher.outdoes(way))).collect();
        let mut outdone = outdone.into_iter();
        reach.ways.retain(|_| !outdone.next().unwrap_or_default());
    }
    reaches.retain(|reach| !reach.ways.is_empty());
}
