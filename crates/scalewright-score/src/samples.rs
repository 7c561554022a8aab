//! For a number that a rater answers: values that stand for all that it could be.
//!
//! Where an answer is only ever held against thresholds, a value on each threshold, one between each two and one beyond each end
//! behave like every other value. So what a missing number could do to a score is found exactly.

use std::collections::BTreeSet;

use num_traits::One;
use scalewright_model::{Exact, FieldKind};

use crate::plan::{AnswerKind, Co, Ex, ItemPlan, MeasurePlan, MetPlan, Ru};

/// Fills in the samples of an item's answers.
pub(crate) fn samples(item: &mut ItemPlan, measures: &[MeasurePlan]) {
    for index in 0..item.answers.len() {
        let AnswerKind::Field(kind @ (FieldKind::Integer { .. } | FieldKind::Number { .. })) =
            &item.answers[index].kind
        else {
            continue;
        };
        let kind = kind.clone();
        let mut finder = Finder { answer: index, measures, thresholds: BTreeSet::new(), computed: false };
        finder.item(item);
        if !finder.computed {
            item.answers[index].samples = values(&kind, &finder.thresholds);
        }
    }
}

/// Finds the thresholds that an answer is held against.
struct Finder<'a> {
    answer: usize,
    measures: &'a [MeasurePlan],
    thresholds: BTreeSet<Exact>,
    /// The answer goes into a computation, so that samples would not do.
    computed: bool,
}

impl Finder<'_> {
    fn item(&mut self, item: &ItemPlan) {
        for criterion in &item.criteria {
            if let MetPlan::Computed(cond) = &criterion.met {
                self.cond(cond);
            }
        }
        item.limits.iter().for_each(|limit| self.cond(&limit.when));
        item.asked_when.iter().for_each(|cond| self.cond(cond));
        self.rule(&item.rule);
    }

    fn rule(&mut self, rule: &Ru) {
        match rule {
            Ru::Bands { measure, steps, .. } => {
                let bounds: Vec<Exact> = steps.iter().map(|(bound, _)| *bound).collect();
                self.held_against(&Ex::Measure(*measure), &bounds);
            }
            Ru::Ladder { rungs, .. } => {
                rungs.iter().flat_map(|(_, needs)| needs).for_each(|need| self.cond(need));
            }
            Ru::First { cases, .. } => cases.iter().for_each(|(when, _)| self.cond(when)),
            Ru::Table(table) => {
                table.rows.iter().flat_map(|(when, _)| when).for_each(|cond| self.cond(cond));
            }
            Ru::YesNo { when, .. } => self.cond(when),
            Ru::BySetting { forms, .. } => forms.iter().for_each(|(_, _, form)| self.rule(form)),
            Ru::Pick { .. } | Ru::Count { .. } => {}
        }
    }

    fn cond(&mut self, cond: &Co) {
        match cond {
            Co::Compare(_, left, Ex::Number(bound)) => self.held_against(left, &[*bound]),
            Co::Compare(_, Ex::Number(bound), right) => self.held_against(right, &[*bound]),
            Co::Compare(_, left, right) | Co::CompareDays(_, left, right) => {
                self.computed |= self.reads(left) || self.reads(right);
            }
            Co::Yes(value) | Co::In(value, _) | Co::Blank(value) => self.computed |= self.reads(value),
            Co::All(parts) | Co::Any(parts) | Co::Several(_, parts) => {
                parts.iter().for_each(|part| self.cond(part));
            }
            Co::Not(inner) => self.cond(inner),
            Co::Met(_) => {}
        }
    }

    /// The answer itself, or a measure that is nothing but the answer, adds thresholds; anything else that reads it computes.
    fn held_against(&mut self, value: &Ex, bounds: &[Exact]) {
        let plain = match value {
            Ex::Measure(index) => self.measures.get(*index).is_some_and(|measure| {
                measure.rounding.is_none() && measure.fallback.is_none() && self.is_answer(&measure.value)
            }),
            other => self.is_answer(other),
        };
        if plain {
            self.thresholds.extend(bounds);
        } else {
            self.computed |= self.reads(value);
        }
    }

    fn is_answer(&self, value: &Ex) -> bool {
        matches!(value, Ex::Answer(index) if *index == self.answer)
    }

    fn reads(&self, value: &Ex) -> bool {
        match value {
            Ex::Answer(index) => *index == self.answer,
            Ex::Measure(index) => self.measures.get(*index).is_some_and(|measure| {
                self.reads(&measure.value) || measure.fallback.as_ref().is_some_and(|value| self.reads(value))
            }),
            Ex::Ratio { of, to, .. } => self.reads(of) || self.reads(to),
            Ex::Add(parts) | Ex::Multiply(parts) => parts.iter().any(|part| self.reads(part)),
            Ex::Subtract(left, right) | Ex::Days(left, right) | Ex::AddMonths(left, right) => {
                self.reads(left) || self.reads(right)
            }
            Ex::Sum { of, .. } | Ex::Mean { of, .. } => self.reads(of),
            // The filters of rows speak of fields; an answer in them is taken as computed to be on the safe side.
            Ex::Count(_) | Ex::Distinct { .. } | Ex::ShareOf { .. } | Ex::Kinds { .. } => true,
            Ex::Number(_)
            | Ex::Field(_)
            | Ex::Setting(_)
            | Ex::VisitDate
            | Ex::Cell { .. }
            | Ex::CountMet(_) => false,
        }
    }
}

/// Values on, between and beyond the thresholds that the field allows.
fn values(kind: &FieldKind, thresholds: &BTreeSet<Exact>) -> Vec<Exact> {
    let (min, max, whole) = match kind {
        FieldKind::Integer { min, max } => (min.exact(), max.map(scalewright_model::Number::exact), true),
        FieldKind::Number { min, max } => (min.exact(), max.map(scalewright_model::Number::exact), false),
        _ => return Vec::new(),
    };
    let one = Exact::one();
    let mut points: BTreeSet<Exact> = thresholds.iter().copied().chain([min]).chain(max).collect();
    points.extend(thresholds.last().map(|last| last + one));
    let sorted: Vec<Exact> = points.iter().copied().collect();
    if whole {
        points = sorted
            .iter()
            .flat_map(|point| [point.floor() - one, point.floor(), point.ceil(), point.ceil() + one])
            .collect();
    } else {
        points.extend(sorted.windows(2).map(|pair| (pair[0] + pair[1]) / Exact::from_integer(2)));
    }
    points.into_iter().filter(|point| *point >= min && max.is_none_or(|max| *point <= max)).collect()
}
