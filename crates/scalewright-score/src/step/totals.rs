//! The smallest set of items to raise so that a total gets to its next band.

use std::collections::BTreeMap;

use scalewright_model::{Assessment, Exact};

use crate::bind::Bound;
use crate::outcome::TotalOutcome;
use crate::plan::TotalPlan;
use crate::rule::Possible;
use crate::step::Steps;
use crate::step::report::{Edit, ItemStep, Raise, Standing, TotalGoal, TotalStep, Way};
use crate::total::total;

/// How often the search goes on from a changed visit, where steps get into each other's way.
const MAX_ROUNDS: usize = 4;

/// One step of one item: what it adds to the total.
struct Rise<'s> {
    code: &'s str,
    from: Exact,
    to: Exact,
    inputs: usize,
    gain: Exact,
    way: &'s Way,
}

/// The best choice so far for some number of items and some gain.
#[derive(Clone)]
struct Best {
    inputs: usize,
    /// How many choices are as good.
    choices: u64,
    /// The indices of the item and of its step.
    chosen: Vec<(usize, usize)>,
}

impl Steps {
    /// How a total gets to its next band, by these steps of the items; nothing if there is no such total.
    pub fn total(
        &self,
        visit: &Assessment,
        rater: Option<&str>,
        id: &str,
        items: &[ItemStep],
    ) -> Option<TotalStep> {
        let plan = self.plan.totals.iter().find(|total| total.id == id)?;
        let now = self.total_of(plan, &self.plan.bind(visit, rater));
        let goal = match (plan.bands.is_empty(), now.state.value(), now.band) {
            (true, _, _) => TotalGoal::NoBands,
            (_, None, _) => TotalGoal::Missing,
            (_, Some(_), Some(0)) => TotalGoal::Highest,
            (_, Some(value), band) => {
                let band = band.unwrap_or(plan.bands.len()).saturating_sub(1);
                self.to_band(visit, rater, plan, items, (value, band))
            }
        };
        Some(TotalStep { id: id.to_owned(), value: now.state.value(), band: now.band, goal })
    }

    fn total_of(&self, plan: &TotalPlan, bound: &Bound) -> TotalOutcome {
        total(&self.plan, plan, &self.all_possible(bound))
    }

    pub(crate) fn all_possible(&self, bound: &Bound) -> Vec<Possible> {
        let items = self.plan.items.iter().enumerate();
        items.map(|(index, item)| self.plan.item(bound, index, item).0.possible).collect()
    }

    fn to_band(
        &self,
        visit: &Assessment,
        rater: Option<&str>,
        plan: &TotalPlan,
        items: &[ItemStep],
        (mut value, band): (Exact, usize),
    ) -> TotalGoal {
        let from = plan.bands.get(band).copied().unwrap_or(value);
        let (mut raised, mut changed) = (Vec::<Raise>::new(), visit.clone());
        let mut items = items.to_vec();
        let mut smallest = true;
        for round in 0..MAX_ROUNDS {
            let rises = self.rises(&changed, rater, plan, &items, value);
            let Some(best) = choose(&rises, from - value) else { break };
            let chosen: Vec<&Rise<'_>> =
                best.chosen.iter().filter_map(|(item, step)| rises.get(*item)?.get(*step)).collect();
            let others = if round == 0 { best.choices - 1 } else { 0 };
            let next = self.changed(&changed, rater, chosen.iter().map(|rise| rise.way));
            raised.extend(chosen.iter().map(|rise| Raise {
                code: rise.code.to_owned(),
                from: rise.from,
                to: rise.to,
                way: rise.way.clone(),
            }));
            let Some(reached) = self.total_of(plan, &self.plan.bind(&next, rater)).state.value() else {
                break;
            };
            if reached >= from {
                return TotalGoal::Items { band, from, value: reached, items: raised, others, smallest };
            }
            if reached <= value {
                break;
            }
            // Steps got into each other's way: it is gone on from where they led.
            smallest = false;
            (value, changed) = (reached, next);
            items = self.items(&changed, rater);
        }
        TotalGoal::OutOfReach { band, from }
    }

    /// The steps of each item of a total, with what each adds to it.
    fn rises<'s>(
        &self,
        visit: &Assessment,
        rater: Option<&str>,
        plan: &TotalPlan,
        items: &'s [ItemStep],
        value: Exact,
    ) -> Vec<Vec<Rise<'s>>> {
        let bound = self.plan.bind(visit, rater);
        let possible = self.all_possible(&bound);
        let mut rises = Vec::new();
        for (index, item) in
            self.plan.items.iter().enumerate().filter(|(index, _)| plan.items.contains(index))
        {
            let Some(step) = items.iter().find(|step| step.code == item.code) else { continue };
            let Standing::At(from) = step.standing else { continue };
            let of_item = step.reaches.iter().filter_map(|reach| {
                let way = reach.ways.first()?;
                let after = self.after(visit, rater, &possible, index, reach.score, way);
                let gain = total(&self.plan, plan, &after).state.value()? - value;
                let rise = Rise { code: &step.code, from, to: reach.score, inputs: reach.inputs, gain, way };
                (gain > Exact::from_integer(0)).then_some(rise)
            });
            rises.push(of_item.collect());
        }
        rises
    }

    /// What the items come to after a set of changes. Cells of tables may matter to other items as well.
    fn after(
        &self,
        visit: &Assessment,
        rater: Option<&str>,
        now: &[Possible],
        index: usize,
        score: Exact,
        way: &Way,
    ) -> Vec<Possible> {
        let mut edits = way.changes.iter().flat_map(|change| &change.edits);
        if edits.any(|edit| !matches!(edit, Edit::Answer { .. })) {
            return self.all_possible(&self.plan.bind(&self.changed(visit, rater, [way]), rater));
        }
        let mut after = now.to_vec();
        if let Some(own) = after.get_mut(index) {
            *own = Possible { scores: vec![score], not_applicable: false };
        }
        after
    }
}

/// The fewest items that add as much as is needed, and among those choices one with the fewest changed inputs.
fn choose(rises: &[Vec<Rise<'_>>], needed: Exact) -> Option<Best> {
    let start = Best { inputs: 0, choices: 1, chosen: Vec::new() };
    // For each number of items: the best choice for each gain, as far as it is needed.
    let mut table: Vec<BTreeMap<Exact, Best>> = vec![BTreeMap::from([(Exact::from_integer(0), start)])];
    let most = fewest(rises, needed)?;
    table.resize(most + 1, BTreeMap::new());
    for (item, steps) in rises.iter().enumerate() {
        for count in (0..most).rev() {
            let (lower, upper) = table.split_at_mut(count + 1);
            let (Some(from), Some(to)) = (lower.last(), upper.first_mut()) else { continue };
            for (gain, best) in from {
                for (step, rise) in steps.iter().enumerate() {
                    let mut chosen = best.chosen.clone();
                    chosen.push((item, step));
                    let next = Best { inputs: best.inputs + rise.inputs, choices: best.choices, chosen };
                    better((*gain + rise.gain).min(needed), next, to);
                }
            }
        }
    }
    table.pop()?.remove(&needed)
}

/// How many items it takes at least.
fn fewest(rises: &[Vec<Rise<'_>>], needed: Exact) -> Option<usize> {
    let mut gains: Vec<Exact> =
        rises.iter().filter_map(|steps| steps.iter().map(|rise| rise.gain).max()).collect();
    gains.sort_by(|left, right| right.cmp(left));
    let mut sum = Exact::from_integer(0);
    gains
        .iter()
        .position(|gain| {
            sum += gain;
            sum >= needed
        })
        .map(|at| at + 1)
}

/// Keeps the choice with the fewest inputs, and counts those that are as good.
fn better(gain: Exact, next: Best, to: &mut BTreeMap<Exact, Best>) {
    match to.get_mut(&gain) {
        Some(known) if known.inputs == next.inputs => {
            known.choices = known.choices.saturating_add(next.choices);
        }
        Some(known) if known.inputs < next.inputs => {}
        _ => {
            to.insert(gain, next);
        }
    }
}
