//! Makes the goals of a scale from its data.

use std::collections::BTreeSet;

use num_traits::One;
use scalewright_check::Checked;
use scalewright_model::{Exact, Expr, Item, MissingPolicy, Number, Rounding, Rule, Total};

use super::extent::sides;
use super::goal::{About, Aim, Goal, Reached, StepOf, Threshold};
use super::walk::{Compared, Reads, reads};
use crate::plan::Plan;

/// What the cases of a scale should touch.
#[derive(Debug)]
pub struct Goals {
    pub(super) plan: Plan,
    all: Vec<Goal>,
    /// For each goal that is a threshold: which comparison of its item it is.
    pub(super) links: Vec<Option<usize>>,
    /// What each item compares.
    pub(super) compared: Vec<Vec<Compared>>,
    /// The criteria of each item on which a limit rests.
    pub(super) in_limits: Vec<BTreeSet<String>>,
}

impl Goals {
    /// Makes the goals of a scale.
    pub fn new(scale: &Checked) -> Self {
        let (plan, read) = Plan::with(scale, |names, item| reads(names, item));
        let mut goals =
            Self { plan, all: Vec::new(), links: Vec::new(), compared: Vec::new(), in_limits: Vec::new() };
        for (index, (item, reads)) in scale.items().iter().zip(read).enumerate() {
            goals.of_item(scale, index, item, reads);
        }
        scale.scale().totals.iter().for_each(|total| goals.of_total(total));
        goals
    }

    /// All goals: item by item, then total by total, in the order of the scale.
    pub fn all(&self) -> &[Goal] {
        &self.all
    }

    fn push(&mut self, about: &About, aim: Aim) {
        let goal = Goal { about: about.clone(), aim };
        if !self.all.contains(&goal) {
            self.all.push(goal);
            self.links.push(None);
        }
    }

    fn of_item(&mut self, scale: &Checked, index: usize, item: &Item, reads: Reads) {
        let about = About::Item(item.code.clone());
        self.of_rule(scale, &about, item, None, &item.rule);
        self.of_thresholds(scale, &about, (index, item), &reads.compared);
        self.compared.push(reads.compared);
        self.in_limits.push(reads.in_limits);
        self.of_criteria(&about, item);
        for index in 0..item.limits.len() {
            self.push(&about, Aim::Limit { index, strikes: true });
            self.push(&about, Aim::Limit { index, strikes: false });
        }
        reads.gaps.iter().for_each(|gap| self.push(&about, Aim::Missing(*gap)));
        if item.may_not_apply || item.asked_when.is_some() {
            self.push(&about, Aim::NotApplicable);
        }
        reads.fallbacks.into_iter().for_each(|measure| self.push(&about, Aim::Fallback { measure }));
    }

    fn of_rule(&mut self, scale: &Checked, about: &About, item: &Item, form: Option<&String>, rule: &Rule) {
        if let Rule::BySetting(by) = rule {
            by.forms.iter().for_each(|(code, inner)| self.of_rule(scale, about, item, Some(code), inner));
            return;
        }
        let range = scale.range_of(item);
        let turn = |score: Exact| {
            if item.reverse { range.min.exact() + range.max.exact() - score } else { score }
        };
        let mut scores: Vec<Exact> = match rule {
            // Ratings have no anchors: the ends stand for all.
            Rule::Rating(_) => vec![range.min.exact(), range.max.exact()],
            other => scores(other),
        };
        scores = scores.into_iter().map(turn).collect();
        scores.sort();
        scores.dedup();
        let form = form.cloned();
        scores.into_iter().for_each(|score| self.push(about, Aim::Score { form: form.clone(), score }));
        steps(rule).into_iter().for_each(|of| self.push(about, Aim::Step { form: form.clone(), of }));
    }

    fn of_thresholds(
        &mut self,
        scale: &Checked,
        about: &About,
        (index, item): (usize, &Item),
        all: &[Compared],
    ) {
        for (link, compared) in all.iter().enumerate() {
            let near = near(scale, item, all, compared);
            for side in sides(&self.plan, index, compared) {
                let (left, right) = compared.written.clone();
                let table = compared.table.as_ref().map(|(table, _)| table.clone());
                let (form, days) = (compared.form.clone(), compared.days);
                let aim = Aim::Threshold(Threshold { form, table, left, right, days, near, side });
                self.all.push(Goal { about: about.clone(), aim });
                self.links.push(Some(link));
            }
        }
    }

    fn of_criteria(&mut self, about: &About, item: &Item) {
        let answered = item.criteria.iter().filter(|criterion| criterion.met.is_none()).count();
        for criterion in &item.criteria {
            let asked = criterion.met.is_none();
            let reached = [
                (true, Reached::Met),
                (true, Reached::NotMet),
                (asked && criterion.partly.is_some(), Reached::Partly),
                (asked && answered > 1, Reached::Alone),
            ];
            for (_, reached) in reached.into_iter().filter(|(can, _)| *can) {
                self.push(about, Aim::Criterion { id: criterion.id.clone(), reached });
            }
        }
    }

    fn of_total(&mut self, total: &Total) {
        let about = About::Total(total.id.clone());
        self.push(&about, Aim::Value);
        (0..total.bands.len()).for_each(|index| self.push(&about, Aim::Band { index }));
        let (others, at_least) = match total.missing {
            MissingPolicy::CompleteOnly { at_least } => (Aim::Withheld, at_least),
            MissingPolicy::RatedOnly { at_least } => (Aim::OfRated, at_least),
        };
        self.push(&about, others);
        if at_least > 0 {
            self.push(&about, Aim::TooFew);
        }
    }
}

/// The scores that a rule can give.
fn scores(rule: &Rule) -> Vec<Exact> {
    let exact = |score: &Number| score.exact();
    match rule {
        Rule::Choice(choice) => choice.anchors.iter().map(|anchor| exact(&anchor.score)).collect(),
        Rule::Bands(bands) => bands
            .cuts
            .steps()
            .iter()
            .map(|step| step.score.exact())
            .chain([bands.cuts.rest().exact()])
            .collect(),
        Rule::Count(count) => count.scores.iter().map(|entry| exact(&entry.score)).collect(),
        Rule::Ladder(ladder) => {
            ladder.rungs.iter().map(|rung| exact(&rung.score)).chain([ladder.otherwise.exact()]).collect()
        }
        Rule::FirstMatch(first) => {
            first.cases.iter().map(|case| exact(&case.score)).chain([first.otherwise.exact()]).collect()
        }
        Rule::Table(table) => table.rows.iter().map(|row| exact(&row.score)).collect(),
        Rule::YesNo(rule) => vec![rule.yes.exact(), rule.no.exact()],
        Rule::Rating(_) | Rule::BySetting(_) => Vec::new(),
    }
}

/// The parts of a rule of which one decides. Picked scores, bands and yes or no are told by their scores and thresholds.
fn steps(rule: &Rule) -> Vec<StepOf> {
    let with_none = |count: usize| (0..count).map(Some).chain([None]);
    match rule {
        Rule::Ladder(ladder) => with_none(ladder.rungs.len()).map(StepOf::Rung).collect(),
        Rule::FirstMatch(first) => with_none(first.cases.len()).map(StepOf::Case).collect(),
        Rule::Table(table) => (0..table.rows.len()).map(StepOf::Row).collect(),
        Rule::Count(count) => (0..=count.criteria.len()).map(StepOf::Met).collect(),
        Rule::Choice(_) | Rule::Bands(_) | Rule::YesNo(_) | Rule::Rating(_) | Rule::BySetting(_) => {
            Vec::new()
        }
    }
}

/// How far from a threshold counts as just beside it: one in the last digit in which the thresholds of this value are written, and
/// for a value that is rounded one step of that.
fn near(scale: &Checked, item: &Item, all: &[Compared], of: &Compared) -> Exact {
    let written = |other: &Compared| match &other.written.1 {
        Expr::Number(number) => Some(number.exact()),
        Expr::Const(id) => scale.constant(Some(item), id).map(|constant| constant.value.exact()),
        _ => None,
    };
    let same = all.iter().filter(|other| other.written.0 == of.written.0 && other.table == of.table);
    let digit = same.filter_map(written).map(last_digit).min().unwrap_or_else(Exact::one);
    let measure = match &of.written.0 {
        Expr::Measure(id) => scale.measure(Some(item), id),
        _ => None,
    };
    let step = measure.and_then(|measure| measure.rounding).map(|rounding| match rounding {
        Rounding::HalfUp(step) | Rounding::Down(step) | Rounding::Up(step) => step.exact(),
    });
    step.map_or(digit, |step| step.max(digit))
}

/// One in the last digit of a decimal: 1 for 65, a tenth for 37.5.
fn last_digit(value: Exact) -> Exact {
    let mut digit = Exact::one();
    // A number has nine digits after the point at most.
    while !(value / digit).is_integer() && *digit.denom() < 1_000_000_000 {
        digit /= Exact::from_integer(10);
    }
    digit
}
