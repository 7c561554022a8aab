//! Scales and items as formulas: criteria, measures, rule, limits, and whether an item applies at all.

use std::collections::BTreeMap;

use scalewright_check::Checked;
use scalewright_model::{Effect, Item, Limit, decimal};

use super::{Calc, ItemSteps, Scope};
use crate::formula::{APART, F, Fun, Op};

impl<'a> Calc<'a> {
    /// All formulas of a scale.
    pub(super) fn scale(&mut self, index: usize, checked: &'a Checked) {
        let scope = Scope { scale: index, checked, item: None, row: None };
        let mut items = BTreeMap::new();
        for item in checked.items() {
            let steps = self.item(&Scope { item: Some(item), ..scope }, item);
            items.insert(item.code.clone(), steps);
        }
        self.items.push(items);
        let totals = checked.scale().totals.iter().map(|total| self.total(&scope, total)).collect();
        self.totals.push(totals);
    }

    fn item(&mut self, scope: &Scope<'a>, item: &'a Item) -> ItemSteps {
        let measures = item.measures.iter().filter_map(|measure| {
            let row = self.measure_step(scope, &measure.id)?;
            Some((measure.id.clone(), row))
        });
        let measures = measures.collect();
        for criterion in item.criteria.iter().filter(|criterion| criterion.met.is_some()) {
            self.criterion_step(scope, &criterion.id);
        }
        let mut score = self.rule(scope, &item.rule);
        for limit in &item.limits {
            score = self.limited(scope, limit, score);
        }
        if item.reverse {
            let range = scope.checked.range_of(item);
            let known = self.plain(scope, &self.layout.word("book-step-score"), score);
            let ends = F::Number(decimal(range.min.exact() + range.max.exact(), 9));
            score = F::if_numbers(std::slice::from_ref(&known), ends.op(Op::Subtract, known.clone()));
        }
        score = self.applicable(scope, item, score);
        let score = self.new_step(scope, self.layout.word("book-step-score"), score);
        ItemSteps { score, measures }
    }

    /// The score, unless the item does not apply.
    fn applicable(&mut self, scope: &Scope<'a>, item: &'a Item, score: F) -> F {
        let mut score = score;
        if let Some(asked) = &item.asked_when {
            let label = self.layout.word("book-step-asked");
            let asked = self.cond(scope, asked);
            let asked = self.plain(scope, &label, asked);
            let known = F::when(asked.clone().equals(F::half()), F::unknown(), score);
            score = F::when(asked.equals(F::whole(0)), F::text(APART), known);
        }
        if item.may_not_apply
            && let Some(cell) = self.answer_ref(scope, "not_applicable")
        {
            score = F::when(F::Cell(cell).equals(F::whole(1)), F::text(APART), score);
        }
        score
    }

    /// Whether a criterion is met.
    pub fn met(&mut self, scope: &Scope<'a>, id: &str) -> F {
        match self.criterion_step(scope, id) {
            Some(row) => self.step_value(scope, row),
            None => F::half(),
        }
    }

    fn criterion_step(&mut self, scope: &Scope<'a>, id: &str) -> Option<u32> {
        let item = scope.item?;
        let key = (scope.scale, item.code.clone(), id.to_owned());
        if let Some(row) = self.criteria.get(&key) {
            return Some(*row);
        }
        let criterion = item.criteria.iter().find(|criterion| criterion.id == id)?;
        let scope = Scope { row: None, ..*scope };
        let formula = match &criterion.met {
            Some(cond) => self.cond(&scope, cond),
            None => {
                let cell = F::Cell(self.answer_ref(&scope, id)?);
                let partly = F::text(self.layout.word("book-partly"));
                let open = F::when(cell.clone().equals(partly), F::whole(0), F::half());
                F::when(cell.clone().numeric(), cell, open)
            }
        };
        let row = self.new_step(&scope, self.told(&scope, &criterion.text), formula);
        self.criteria.insert(key, row);
        Some(row)
    }

    /// How many criteria are met; one met partly counts its credit.
    pub fn credits(&mut self, scope: &Scope<'a>, ids: &'a [String]) -> F {
        let label = self.layout.word("book-step-credit");
        let mut parts = Vec::new();
        for id in ids {
            let met = self.met(scope, id);
            let mut credit = F::when(met.clone().equals(F::half()), F::unknown(), met);
            let criterion = scope.item.and_then(|item| item.criteria.iter().find(|one| one.id == *id));
            if let (Some(partly), Some(cell)) =
                (criterion.and_then(|one| one.partly), self.answer_ref(scope, id))
            {
                let word = F::text(self.layout.word("book-partly"));
                credit = F::when(F::Cell(cell).equals(word), F::Number(partly.to_string()), credit);
            }
            parts.push(self.plain(scope, &label, credit));
        }
        let sum = F::plus_all(parts.clone());
        F::if_numbers(&parts, sum)
    }

    /// A score after a limit.
    fn limited(&mut self, scope: &Scope<'a>, limit: &'a Limit, score: F) -> F {
        let before = self.plain(scope, &self.layout.word("book-step-before"), score);
        let label = self.told(scope, &limit.reason);
        let strikes = self.cond(scope, &limit.when);
        let strikes = self.plain(scope, &label, strikes);
        let after = match limit.then {
            Effect::Exactly(to) => F::Number(to.to_string()),
            Effect::AtMost(most) => held(&before, Fun::Min, most.to_string()),
            Effect::AtLeast(least) => held(&before, Fun::Max, least.to_string()),
        };
        let unchanged = F::when(before.clone().equals(after.clone()), before.clone(), F::unknown());
        let open = F::when(strikes.clone().equals(F::half()), unchanged, before);
        F::when(strikes.equals(F::whole(1)), after, open)
    }
}

fn held(score: &F, fun: Fun, bound: String) -> F {
    F::if_numbers(std::slice::from_ref(score), F::call(fun, [score.clone(), F::Number(bound)]))
}
