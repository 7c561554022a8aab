//! What cases should touch, in words.

use scalewright_model::{Exact, Expr, Item, Rule, decimal};
use scalewright_score::{About, Aim, Gap, Goal, Lies, Reached, StepOf, Threshold};

use crate::Teller;
use crate::lists::Join;
use crate::phrase::Scope;

impl Teller<'_> {
    /// What a goal is about: the code of an item, the title of a total.
    pub fn about(&self, about: &About) -> String {
        match about {
            About::Item(code) => code.clone(),
            About::Total(id) => {
                self.title_of(&self.scale.scale().totals, |total| total.id == *id, |total| &total.title, id)
            }
        }
    }

    /// A goal in words, without what it is about.
    pub fn goal(&self, goal: &Goal) -> String {
        match &goal.about {
            About::Total(id) => self.goal_of_total(id, &goal.aim),
            About::Item(code) => {
                self.scale.item(code).map_or_else(String::new, |item| self.goal_of_item(item, &goal.aim))
            }
        }
    }

    fn goal_of_total(&self, id: &str, aim: &Aim) -> String {
        let word = match aim {
            Aim::Band { index } => {
                let total = self.scale.scale().totals.iter().find(|total| total.id == id);
                let band = total.and_then(|total| total.bands.get(*index));
                let band = band.map_or_else(String::new, |band| self.text(&band.title));
                return self.words.say("goal-total-band", &[("band", &band)]);
            }
            Aim::Withheld => "goal-total-withheld",
            Aim::OfRated => "goal-total-of-rated",
            Aim::TooFew => "goal-total-too-few",
            _ => "goal-total-value",
        };
        self.words.word(word)
    }

    fn goal_of_item(&self, item: &Item, aim: &Aim) -> String {
        let words = self.words;
        match aim {
            Aim::Score { form, score } => {
                let text = words.say("goal-score", &[("score", &decimal(*score, 2))]);
                self.in_form(item, form.as_ref(), text)
            }
            Aim::Step { form, of } => {
                let text = self.goal_step(item, form.as_ref(), *of);
                self.in_form(item, form.as_ref(), text)
            }
            Aim::Threshold(threshold) => {
                self.in_form(item, threshold.form.as_ref(), self.goal_threshold(item, threshold))
            }
            Aim::Criterion { id, reached } => {
                let phrase = match reached {
                    Reached::Met => "goal-met",
                    Reached::NotMet => "goal-not-met",
                    Reached::Partly => "goal-partly",
                    Reached::Alone => "goal-alone",
                };
                words.say(phrase, &[("id", id)])
            }
            Aim::Limit { index, strikes } => {
                let limit = item.limits.get(*index);
                let when = limit.map_or_else(String::new, |limit| self.cond(Scope::of(item), &limit.when));
                let phrase = if *strikes { "goal-limit-strikes" } else { "goal-limit-idle" };
                words.say(phrase, &[("when", &when)])
            }
            Aim::Missing(gap) => words.word(match gap {
                Gap::Answer => "goal-missing-answer",
                Gap::Table => "goal-missing-table",
                Gap::Cell => "goal-missing-cell",
                Gap::Setting => "goal-missing-setting",
                Gap::VisitDate => "goal-missing-visit-date",
                Gap::Divisor => "goal-missing-divisor",
            }),
            Aim::NotApplicable => words.word("goal-not-applicable"),
            Aim::Fallback { measure } => {
                words.say("goal-fallback", &[("measure", &self.measure(Some(item), measure))])
            }
            Aim::Value | Aim::Band { .. } | Aim::Withheld | Aim::OfRated | Aim::TooFew => String::new(),
        }
    }

    /// With the form of the item that is meant, where it has several.
    fn in_form(&self, item: &Item, form: Option<&String>, what: String) -> String {
        let (Some(code), Rule::BySetting(by)) = (form, &item.rule) else { return what };
        let option = self.option(Some(item), self.scale.setting(&by.setting), code);
        self.words.say("goal-in-form", &[("what", &what), ("option", &option)])
    }

    fn goal_step(&self, item: &Item, form: Option<&String>, of: StepOf) -> String {
        let rule = match (&item.rule, form) {
            (Rule::BySetting(by), Some(code)) => by.forms.get(code).unwrap_or(&item.rule),
            (rule, _) => rule,
        };
        let decided = |score: Exact, text: String| {
            self.words.say("goal-step", &[("score", &decimal(score, 2)), ("text", &text)])
        };
        let otherwise =
            |score: Exact| self.words.say("goal-step-otherwise", &[("score", &decimal(score, 2))]);
        match (rule, of) {
            (Rule::Ladder(ladder), StepOf::Rung(index)) => {
                let rung = index.and_then(|index| ladder.rungs.get(index));
                rung.map_or_else(
                    || otherwise(ladder.otherwise.exact()),
                    |rung| decided(rung.score.exact(), self.conds(Scope::of(item), &rung.needs, Join::And)),
                )
            }
            (Rule::FirstMatch(first), StepOf::Case(index)) => {
                let case = index.and_then(|index| Some((index, first.cases.get(index)?)));
                case.map_or_else(
                    || otherwise(first.otherwise.exact()),
                    |(index, case)| decided(case.score.exact(), self.case(item, &first.cases, index)),
                )
            }
            (Rule::Table(table), StepOf::Row(index)) => {
                let row = table.rows.get(index);
                let text = row.map(|row| (row.score, self.conds(Scope::of(item), &row.when, Join::And)));
                text.map_or_else(String::new, |(score, text)| decided(score.exact(), text))
            }
            (Rule::Count(count), StepOf::Met(met)) => {
                let (met, of) = (met.to_string(), count.criteria.len().to_string());
                self.words.say("goal-step-met", &[("met", &met), ("of", &of)])
            }
            _ => String::new(),
        }
    }

    fn goal_threshold(&self, item: &Item, threshold: &Threshold) -> String {
        let scope = Scope { item: Some(item), table: threshold.table.as_deref() };
        let left = self.expr(scope, &threshold.left);
        let right = match (&threshold.right, self.unit_of(scope, &threshold.left)) {
            (Expr::Number(number), Some(unit)) => self.quantity(number.exact(), &unit),
            (other, _) => self.expr(scope, other),
        };
        let phrase = match (threshold.days, threshold.side) {
            (false, Lies::On) => "goal-on",
            (false, Lies::Under) => "goal-under",
            (false, Lies::Over) => "goal-over",
            (true, Lies::On) => "goal-day-on",
            (true, Lies::Under) => "goal-day-under",
            (true, Lies::Over) => "goal-day-over",
        };
        let what = self.words.say(phrase, &[("left", &left), ("right", &right)]);
        match &threshold.table {
            Some(table) => self.words.say("goal-in-row", &[("table", &self.table(table)), ("what", &what)]),
            None => what,
        }
    }
}
