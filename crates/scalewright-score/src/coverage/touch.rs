//! What a case touches.

use num_traits::Zero;
use scalewright_model::{Assessment, Exact};

use super::goal::{About, Aim, Gap, Goal, Lies, Reached, StepOf, Threshold};
use super::goals::Goals;
use super::walk::Compared;
use crate::bind::Bound;
use crate::eval::Eval;
use crate::lack::Lack;
use crate::outcome::{ItemOutcome, ItemState, Outcome, TotalOutcome, TotalState};
use crate::plan::Ex;
use crate::trace::{RuleTrace, Trace, Truth};
use crate::value::Day;

impl Goals {
    /// The goals that an assessment touches by one item or total, as indices into [`Goals::all`]. The outcome must be that of the
    /// assessment, with its trace; without a trace nothing of an item is touched.
    pub fn touched(&self, assessment: &Assessment, outcome: &Outcome, about: &About) -> Vec<usize> {
        let goals = self.all().iter().enumerate().filter(|(_, goal)| goal.about == *about);
        match about {
            About::Total(id) => {
                let Some(total) = outcome.total(id) else { return Vec::new() };
                goals.filter(|(_, goal)| of_total(&goal.aim, total)).map(|(index, _)| index).collect()
            }
            About::Item(code) => {
                let place = self.plan.items.iter().position(|item| item.code == *code);
                let (Some(place), Some(item)) = (place, outcome.item(code)) else { return Vec::new() };
                let Some(trace) = &item.trace else { return Vec::new() };
                let bound = self.plan.bind(assessment, None);
                let case = Case { goals: self, bound: &bound, place, item, trace };
                goals.filter(|(index, goal)| case.touches(*index, goal)).map(|(index, _)| index).collect()
            }
        }
    }
}

fn of_total(aim: &Aim, total: &TotalOutcome) -> bool {
    match aim {
        Aim::Value => matches!(total.state, TotalState::Value(_)),
        Aim::Band { index } => total.band == Some(*index),
        Aim::Withheld => total.state == TotalState::Missing,
        Aim::OfRated => matches!(total.state, TotalState::OfRated(_)),
        Aim::TooFew => total.state == TotalState::Insufficient,
        _ => false,
    }
}

/// An item in a case.
struct Case<'a> {
    goals: &'a Goals,
    bound: &'a Bound,
    place: usize,
    item: &'a ItemOutcome,
    trace: &'a Trace,
}

impl Case<'_> {
    fn touches(&self, index: usize, goal: &Goal) -> bool {
        let missing = matches!(self.item.state, ItemState::Missing { .. });
        match &goal.aim {
            Aim::Missing(gap) => missing && self.item.lacks.iter().any(|lack| gap_of(lack) == Some(*gap)),
            Aim::NotApplicable => self.item.state == ItemState::NotApplicable,
            // What is still open tells nothing about the rest.
            _ if missing => false,
            Aim::Threshold(threshold) => self.stands(index, threshold),
            _ if self.item.state == ItemState::NotApplicable => false,
            Aim::Score { form, score } => {
                self.trace.form == *form && self.item.state.score() == Some(*score) && self.by_rule(*score)
            }
            Aim::Step { form, of } => self.trace.form == *form && self.step(*of) && !self.limited(),
            Aim::Criterion { id, reached } => self.matters(id) && self.criterion(id, *reached),
            Aim::Limit { index, strikes } => self.limit(*index, *strikes),
            Aim::Fallback { measure } => self.item.fallbacks.contains(measure),
            _ => false,
        }
    }

    /// Whether a score is that of the rule, and not made by a limit.
    fn by_rule(&self, score: Exact) -> bool {
        let turned = |raw: Exact| match self.goals.plan.items.get(self.place) {
            Some(item) if self.trace.reversed => item.low + item.high - raw,
            _ => raw,
        };
        self.trace.rule.score().map(turned) == Some(score)
    }

    /// Whether a limit changed the score: then it tells nothing about the rule.
    fn limited(&self) -> bool {
        self.trace.limits.iter().any(|limit| limit.strikes == Truth::Yes && limit.before != limit.after)
    }

    /// Whether the score can tell anything about a criterion.
    fn matters(&self, id: &str) -> bool {
        let in_limits = self.goals.in_limits.get(self.place);
        !self.limited() || in_limits.is_some_and(|criteria| criteria.contains(id))
    }

    fn step(&self, of: StepOf) -> bool {
        match (&self.trace.rule, of) {
            (RuleTrace::Rung { index, .. }, StepOf::Rung(wanted))
            | (RuleTrace::Case { index, .. }, StepOf::Case(wanted)) => *index == wanted,
            (RuleTrace::Row { rows, .. }, StepOf::Row(wanted)) => rows.contains(&wanted),
            (RuleTrace::Counted { met, .. }, StepOf::Met(wanted)) => *met == wanted,
            _ => false,
        }
    }

    fn criterion(&self, id: &str, reached: Reached) -> bool {
        let Some(own) = self.trace.criteria.iter().find(|criterion| criterion.id == id) else { return false };
        match reached {
            Reached::Met => own.met == Truth::Yes,
            Reached::NotMet => own.met == Truth::No && !own.partly,
            Reached::Partly => own.partly,
            Reached::Alone => {
                let mut others = self.trace.criteria.iter().filter(|other| other.id != id && !other.computed);
                own.met == Truth::Yes && others.all(|other| other.met == Truth::No && !other.partly)
            }
        }
    }

    fn limit(&self, index: usize, strikes: bool) -> bool {
        let Some(limit) = self.trace.limits.iter().find(|limit| limit.index == index) else { return false };
        if strikes {
            limit.strikes == Truth::Yes && limit.after.is_some() && limit.before != limit.after
        } else {
            limit.strikes == Truth::No
        }
    }

    fn stands(&self, index: usize, threshold: &Threshold) -> bool {
        let link = self.goals.links.get(index).copied().flatten();
        let compared = link.and_then(|link| self.goals.compared.get(self.place)?.get(link));
        let in_force = |compared: &&Compared| {
            let form = threshold.form.is_none() || threshold.form == self.trace.form;
            form && (compared.of_limit || !self.limited())
        };
        let Some(compared) = compared.filter(in_force) else { return false };
        let mut eval = Eval::new(&self.goals.plan, self.bound, self.place);
        let one = one_more(&mut eval, &compared.ready.0).unwrap_or(threshold.near);
        let near = threshold.near.max(one);
        let side = |distance: Option<Exact>| distance.and_then(|distance| side_of(distance, near));
        match &compared.table {
            None => side(distance(&mut eval, compared)) == Some(threshold.side),
            Some((_, table)) => {
                let rows = eval.row_count(*table).unwrap_or(0);
                (0..rows).any(|row| {
                    let found = eval.in_row(*table, row, |eval| distance(eval, compared));
                    side(found) == Some(threshold.side)
                })
            }
        }
    }
}

/// How far a value is above its threshold, if both are known; dates in days.
fn distance(eval: &mut Eval<'_>, compared: &Compared) -> Option<Exact> {
    let (left, right) = &compared.ready;
    if compared.days {
        return match (eval.day(left), eval.day(right)) {
            (Day::Known(left), Day::Known(right)) => Some(Exact::from_integer(right.days_until(left).into())),
            _ => None,
        };
    }
    let (left, right) = (eval.num(left).known()?, eval.num(right).known()?);
    crate::exact::subtract(left, right)
}

/// For what is counted, and for a share of it: how much one thing makes. Nothing for any other value.
fn one_more(eval: &mut Eval<'_>, value: &Ex) -> Option<Exact> {
    match value {
        Ex::Measure(index) => {
            let measure = eval.plan.measures.get(*index).filter(|measure| measure.rounding.is_none())?;
            one_more(eval, &measure.value)
        }
        Ex::Count(_) | Ex::Distinct { .. } | Ex::Kinds { .. } => Some(Exact::from_integer(1)),
        Ex::ShareOf { rows, .. } => {
            let count = eval.count(rows).known()?;
            crate::exact::divide(Exact::from_integer(100), count)
        }
        Ex::Ratio { of, to, per } if is_count(eval, of) => {
            let to = eval.num(to).known()?;
            crate::exact::divide(*per, to)
        }
        _ => None,
    }
}

fn is_count(eval: &Eval<'_>, value: &Ex) -> bool {
    match value {
        Ex::Count(_) | Ex::Distinct { .. } | Ex::Kinds { .. } => true,
        Ex::Measure(index) => {
            let measure = eval.plan.measures.get(*index);
            measure.is_some_and(|measure| is_count(eval, &measure.value))
        }
        _ => false,
    }
}

/// Where a value stands that is so far above its threshold; nothing if it is not near.
fn side_of(distance: Exact, near: Exact) -> Option<Lies> {
    let zero = Exact::zero();
    match distance {
        at if at == zero => Some(Lies::On),
        under if under < zero && -under <= near => Some(Lies::Under),
        over if over > zero && over <= near => Some(Lies::Over),
        _ => None,
    }
}

const fn gap_of(lack: &Lack) -> Option<Gap> {
    match lack {
        Lack::Answer { .. } => Some(Gap::Answer),
        Lack::Table { .. } => Some(Gap::Table),
        Lack::Cell { .. } => Some(Gap::Cell),
        Lack::Setting { .. } => Some(Gap::Setting),
        Lack::VisitDate => Some(Gap::VisitDate),
        Lack::Nothing { .. } => Some(Gap::Divisor),
        Lack::OutOfRange { .. } | Lack::TooLarge { .. } | Lack::NoRow | Lack::Rows { .. } => None,
    }
}
