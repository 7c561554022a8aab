//! Rules as formulas.

use std::collections::BTreeMap;

use scalewright_model::{Cond, Cuts, Number, Rule, ScoreTable};

use super::conditions::difference;
use super::{Calc, Scope};
use crate::formula::{F, Fun, Op, count};

impl<'a> Calc<'a> {
    /// The score by a rule, or that something is missing.
    pub(super) fn rule(&mut self, scope: &Scope<'a>, rule: &'a Rule) -> F {
        match rule {
            Rule::Choice(_) => self.answered(scope, "anchor"),
            Rule::Rating(_) => self.answered(scope, "rating"),
            Rule::Bands(bands) => {
                let value = self.measure_step(scope, &bands.measure);
                let value = value.map_or_else(F::unknown, |row| self.step_value(scope, row));
                banded(&value, &bands.cuts)
            }
            Rule::Count(rule) => {
                let met: Vec<F> = rule.criteria.iter().map(|id| self.met(scope, id)).collect();
                let open = met.iter().map(|one| one.clone().equals(F::half()));
                let open = F::Call(Fun::Or, open.collect());
                let label = self.layout.word("book-step-met");
                let sum = F::when(open, F::unknown(), F::plus_all(met));
                let sum = self.plain(scope, &label, sum);
                let scores: Vec<(i64, Number)> =
                    rule.scores.iter().map(|one| (one.met.into(), one.score)).collect();
                let chosen = looked_up(&sum, &scores);
                F::if_numbers(&[sum], chosen)
            }
            Rule::Ladder(ladder) => {
                let rungs = ladder.rungs.iter().map(|rung| {
                    let all = self.all_of(scope, &rung.needs);
                    (self.plain(scope, &self.rung_label(rung.score), all), rung.score)
                });
                let rungs: Vec<(F, Number)> = rungs.collect();
                first_of(&rungs, ladder.otherwise)
            }
            Rule::FirstMatch(first) => {
                let cases = first.cases.iter().map(|case| {
                    let holds = self.cond(scope, &case.when);
                    (self.plain(scope, &self.rung_label(case.score), holds), case.score)
                });
                let cases: Vec<(F, Number)> = cases.collect();
                first_of(&cases, first.otherwise)
            }
            Rule::Table(table) => self.score_table(scope, table),
            Rule::YesNo(rule) => {
                let holds = self.cond(scope, &rule.when);
                let holds = self.plain(scope, &self.rung_label(rule.yes), holds);
                first_of(&[(holds, rule.yes)], rule.no)
            }
            Rule::BySetting(by) => {
                let expr_cell = self.layout.cover_row(&format!("setting.{}", by.setting));
                let Some(row) = expr_cell else { return F::unknown() };
                let cell = crate::formula::Ref::at(self.layout.sheets.cover, row, crate::layout::VALUE);
                let mut result = F::unknown();
                for (code, form) in by.forms.iter().rev() {
                    let title = self.option_title(scope, &by.setting, code);
                    let score = self.rule(scope, form);
                    let score = self.plain(scope, &title, score);
                    result = F::when(F::Cell(cell).equals(F::text(title)), score, result);
                }
                result
            }
        }
    }

    /// Whether all of some conditions hold.
    fn all_of(&mut self, scope: &Scope<'a>, conds: &'a [Cond]) -> F {
        let each: Vec<F> = conds.iter().map(|cond| self.cond(scope, cond)).collect();
        match each.as_slice() {
            [] => F::whole(1),
            [one] => one.clone(),
            _ => F::Call(Fun::Min, each),
        }
    }

    /// The score of the rows that hold, if it is one. Where no row holds, or rows with different scores do, or may, there is none.
    fn score_table(&mut self, scope: &Scope<'a>, table: &'a ScoreTable) -> F {
        let mut by_score: BTreeMap<Number, Vec<F>> = BTreeMap::new();
        for row in &table.rows {
            let holds = self.all_of(scope, &row.when);
            let holds = self.plain(scope, &self.rung_label(row.score), holds);
            by_score.entry(row.score).or_default().push(holds);
        }
        let scores = by_score.into_iter().map(|(score, rows)| {
            let holds = match rows.as_slice() {
                [one] => one.clone(),
                _ => F::Call(Fun::Max, rows),
            };
            (self.plain(scope, &self.rung_label(score), holds), score)
        });
        let scores: Vec<(F, Number)> = scores.collect();
        let sum = F::plus_all(scores.iter().map(|(holds, _)| holds.clone()).collect());
        let sum = self.plain(scope, &self.layout.word("book-step-scores"), sum);
        let mut result = F::unknown();
        for (holds, score) in scores.into_iter().rev() {
            result = F::when(holds.equals(F::whole(1)), F::Number(score.to_string()), result);
        }
        // One holds and none may hold besides: two that may hold come to 1 as well, but then none of them is 1.
        F::when(sum.equals(F::whole(1)), result, F::unknown())
    }

    /// What a rater gave directly.
    fn answered(&self, scope: &Scope<'a>, id: &str) -> F {
        let cell = self.answer_ref(scope, id).map_or_else(F::unknown, F::Cell);
        F::if_numbers(std::slice::from_ref(&cell), cell.clone())
    }

    fn rung_label(&self, score: Number) -> String {
        self.layout.words.say("book-step-for", &[("score", &score.to_string())])
    }

    fn option_title(&self, scope: &Scope<'a>, setting: &str, code: &str) -> String {
        let field = scope.checked.setting(setting);
        let title = field.and_then(|field| match &field.kind {
            scalewright_model::FieldKind::Code(options) => options.iter().find(|option| option.id == code),
            _ => None,
        });
        title.map_or_else(|| code.to_owned(), |option| self.layout.text(&option.title).to_owned())
    }
}

/// The score of the first that holds. One that is open leaves everything open.
fn first_of(cases: &[(F, Number)], otherwise: Number) -> F {
    let mut result = F::Number(otherwise.to_string());
    for (holds, score) in cases.iter().rev() {
        let open = F::when(holds.clone().equals(F::half()), F::unknown(), result);
        result = F::when(holds.clone().equals(F::whole(1)), F::Number(score.to_string()), open);
    }
    result
}

/// The score of the band of a value.
fn banded(value: &F, cuts: &Cuts) -> F {
    let mut result = F::Number(cuts.rest().to_string());
    for step in cuts.steps().iter().rev() {
        let bound = F::Number(step.bound.to_string());
        let test = match cuts {
            Cuts::From { .. } => difference(value.clone(), bound, Op::AtLeast),
            Cuts::UpTo { .. } => difference(bound, value.clone(), Op::AtLeast),
        };
        result = F::when(test, F::Number(step.score.to_string()), result);
    }
    F::if_numbers(std::slice::from_ref(value), result)
}

/// The score for a number of criteria.
fn looked_up(met: &F, scores: &[(i64, Number)]) -> F {
    let mut result = F::unknown();
    for (wanted, score) in scores.iter().rev() {
        let test = met.clone().equals(F::whole(count(usize::try_from(*wanted).unwrap_or(0))));
        result = F::when(test, F::Number(score.to_string()), result);
    }
    result
}
