//! Makes the trace of an item's score.

use scalewright_model::{Exact, FieldKind};

use crate::bind::Bound;
use crate::eval::Eval;
use crate::next::next;
use crate::plan::{AnswerKind, Ex, ItemPlan, MetPlan, Plan, Rows, Ru};
use crate::rows::Member;
use crate::rule::{band_of, limited_by};
use crate::score_table::Reading;
use crate::trace::{
    CriterionTrace, LimitTrace, MeasureTrace, Read, ReadAnswer, RowsTrace, RuleTrace, Trace, Truth,
};
use crate::value::{Num, Tri, Val};

/// The trace of an item.
pub(crate) fn explain(
    plan: &Plan,
    bound: &Bound,
    index: usize,
    item: &ItemPlan,
    score: Option<Exact>,
) -> Trace {
    let mut eval = Eval::new(plan, bound, index);
    let (form, rule) = eval.form(&item.rule);
    let reached = eval.reached(rule);
    let limits = eval.limit_traces(item, reached.score());
    let next = score.map(|score| next(&mut eval, item, rule, &reached, &limits, score));
    Trace {
        answers: eval.read_answers(item),
        measures: used_measures(item).into_iter().map(|measure| eval.measure_trace(measure)).collect(),
        criteria: eval.criterion_traces(item),
        form,
        rule: reached,
        limits,
        reversed: item.reverse,
        next,
    }
}

impl From<Tri> for Truth {
    fn from(tri: Tri) -> Self {
        match tri {
            Tri::Yes => Self::Yes,
            Tri::No => Self::No,
            Tri::Unknown => Self::Unknown,
        }
    }
}

impl RuleTrace {
    /// The score before limits, if it is decided.
    pub const fn score(&self) -> Option<Exact> {
        match self {
            Self::Picked(score)
            | Self::Band { score, .. }
            | Self::Counted { score, .. }
            | Self::Rung { score, .. }
            | Self::Case { score, .. }
            | Self::Row { score, .. }
            | Self::YesNo { score, .. } => Some(*score),
            Self::NoRow | Self::Rows { .. } | Self::Open => None,
        }
    }
}

impl Eval<'_> {
    /// The form of a rule for the setting of the visit.
    pub fn form<'r>(&self, rule: &'r Ru) -> (Option<String>, &'r Ru) {
        let Ru::BySetting { setting, forms } = rule else { return (None, rule) };
        let Some(Val::Code(code)) = self.bound.settings.get(*setting) else { return (None, rule) };
        match forms.iter().find(|(other, _, _)| other == code) {
            Some((_, id, form)) => (Some(id.clone()), self.form(form).1),
            None => (None, rule),
        }
    }

    /// What a rule came to.
    fn reached(&mut self, rule: &Ru) -> RuleTrace {
        let Some(score) = self.rule(rule).decided() else {
            return self.without_score(rule);
        };
        match rule {
            Ru::Pick { .. } => RuleTrace::Picked(score),
            Ru::Bands { measure, rising, steps, .. } => {
                let step = self.measure(*measure).known().and_then(|value| band_of(value, *rising, steps));
                RuleTrace::Band { measure: self.measure_id(*measure), step, score }
            }
            Ru::Count { criteria, .. } => {
                let met = criteria.iter().filter(|criterion| self.met(**criterion) == Tri::Yes).count();
                RuleTrace::Counted { met, of: criteria.len(), score }
            }
            Ru::Ladder { rungs, .. } => {
                let index = rungs.iter().position(|(_, needs)| self.all(needs) == Tri::Yes);
                RuleTrace::Rung { index, score }
            }
            Ru::First { cases, .. } => {
                let index = cases.iter().position(|(when, _)| self.cond(when) == Tri::Yes);
                RuleTrace::Case { index, score }
            }
            Ru::Table(table) => match self.reading(table) {
                Reading::Score(rows, score) => RuleTrace::Row { rows, score },
                _ => RuleTrace::Row { rows: Vec::new(), score },
            },
            Ru::YesNo { when, .. } => RuleTrace::YesNo { holds: self.cond(when) == Tri::Yes, score },
            Ru::BySetting { .. } => RuleTrace::Open,
        }
    }

    /// Why a rule has no score.
    fn without_score(&mut self, rule: &Ru) -> RuleTrace {
        let Ru::Table(table) = rule else { return RuleTrace::Open };
        match self.reading(table) {
            Reading::Gap => RuleTrace::NoRow,
            Reading::Overlap(rows) => RuleTrace::Rows { rows },
            Reading::Score(..) | Reading::Open => RuleTrace::Open,
        }
    }

    pub fn measure_id(&self, index: usize) -> String {
        self.plan.measures.get(index).map_or_else(String::new, |measure| measure.id.clone())
    }

    fn limit_traces(&mut self, item: &ItemPlan, score: Option<Exact>) -> Vec<LimitTrace> {
        let mut before = score;
        let mut traces = Vec::with_capacity(item.limits.len());
        for (index, limit) in item.limits.iter().enumerate() {
            let strikes = self.cond(&limit.when);
            let exactly = matches!(limit.then, scalewright_model::Effect::Exactly(_))
                .then(|| limited_by(limit, item.low));
            let after = match strikes {
                Tri::Yes => before.map(|score| limited_by(limit, score)).or(exactly),
                Tri::No => before,
                Tri::Unknown => before.filter(|score| limited_by(limit, *score) == *score),
            };
            traces.push(LimitTrace { index, strikes: strikes.into(), before, after });
            before = after;
        }
        traces
    }

    fn read_answers(&self, item: &ItemPlan) -> Vec<ReadAnswer> {
        let read = |(index, answer): (usize, &crate::plan::AnswerPlan)| {
            let value = match self.answer(index) {
                Val::Absent => return None,
                Val::Bool(value) => Read::Bool(value),
                Val::Partly => Read::Partly,
                Val::Number(value) => Read::Number(value),
                Val::Code(code) => match &answer.kind {
                    AnswerKind::Field(FieldKind::Code(options)) => Read::Code(options.get(code)?.id.clone()),
                    _ => return None,
                },
                Val::Day(_) | Val::Text(_) => Read::Other,
            };
            Some(ReadAnswer { id: answer.id.clone(), value })
        };
        item.answers.iter().enumerate().filter_map(read).collect()
    }

    fn criterion_traces(&mut self, item: &ItemPlan) -> Vec<CriterionTrace> {
        let criteria = item.criteria.iter().enumerate().map(|(index, criterion)| {
            let partly = match criterion.met {
                MetPlan::Answered(answer) => self.answer(answer) == Val::Partly,
                MetPlan::Computed(_) => false,
            };
            let computed = matches!(criterion.met, MetPlan::Computed(_));
            CriterionTrace { id: criterion.id.clone(), met: self.met(index).into(), partly, computed }
        });
        criteria.collect()
    }

    pub fn measure_trace(&mut self, index: usize) -> MeasureTrace {
        let fallbacks = self.fallbacks.len();
        let value = self.measure(index);
        let fallback = self.fallbacks[fallbacks..].contains(&index);
        let (id, unit, source, rounded) = match self.plan.measures.get(index) {
            Some(plan) => {
                let source = if fallback { plan.fallback.as_ref() } else { Some(&plan.value) };
                (plan.id.clone(), plan.unit.clone(), source, plan.rounding.is_some())
            }
            None => (String::new(), String::new(), None, false),
        };
        let (numerator, denominator, rows) = source.map_or((None, None, None), |source| self.parts(source));
        // A fraction is shown only where it is the value.
        let (numerator, denominator) = if value.is_known() { (numerator, denominator) } else { (None, None) };
        let unrounded = source.filter(|_| rounded).and_then(|source| self.num(source).known());
        let span = value.span();
        let known = value.known();
        let open = |end: Option<Exact>| end.filter(|_| known.is_none());
        MeasureTrace {
            id,
            unit,
            value: known,
            least: open(span.low),
            most: open(span.high),
            numerator,
            denominator,
            rows,
            unrounded,
            fallback,
        }
    }

    /// The numbers above and below the line, and the rows gone through.
    fn parts(&mut self, source: &Ex) -> (Option<Exact>, Option<Exact>, Option<RowsTrace>) {
        match source {
            Ex::Ratio { of, to, .. } => (self.num(of).known(), self.num(to).known(), None),
            Ex::Mean { rows, of } => {
                let trace = self.rows_trace(rows);
                let count = trace.as_ref().map(|trace| Num::whole(trace.used).span().low).unwrap_or_default();
                (self.sum(rows, of).known(), count, trace)
            }
            Ex::ShareOf { rows, that, .. } => {
                let trace = self.rows_trace(rows);
                let mut holding = 0;
                for row in 0..trace.as_ref().map_or(0, |trace| trace.of) {
                    let member = self.member(rows, row) == Member::Sure;
                    if member && self.in_row(rows.table, row, |eval| eval.cond(that)) == Tri::Yes {
                        holding += 1;
                    }
                }
                let count = trace.as_ref().and_then(|trace| Num::whole(trace.used).known());
                (count.and(Num::whole(holding).known()), count, trace)
            }
            Ex::Count(rows) | Ex::Distinct { rows, .. } | Ex::Sum { rows, .. } | Ex::Kinds { rows, .. } => {
                (None, None, self.rows_trace(rows))
            }
            _ => (None, None, None),
        }
    }

    fn rows_trace(&mut self, rows: &Rows) -> Option<RowsTrace> {
        let of = self.row_count(rows.table)?;
        let used = (0..of).filter(|row| self.member(rows, *row) == Member::Sure).count();
        let table = self.plan.tables.get(rows.table)?.id.clone();
        Some(RowsTrace { table, used, of })
    }
}

/// The measures that an item has, and those of the scale that it bands or holds against the numbers of a table.
pub(crate) fn used_measures(item: &ItemPlan) -> Vec<usize> {
    let mut used = item.measures.clone();
    let mut add = |rule: &Ru| {
        let read: Vec<usize> = match rule {
            Ru::Bands { measure, .. } => vec![*measure],
            Ru::Table(table) => table.cuts.iter().map(|(measure, _)| *measure).collect(),
            _ => Vec::new(),
        };
        for measure in read {
            if !used.contains(&measure) {
                used.push(measure);
            }
        }
    };
    add(&item.rule);
    if let Ru::BySetting { forms, .. } = &item.rule {
        forms.iter().for_each(|(_, _, form)| add(form));
    }
    used
}
