//! Rules whose scores have conditions: ladders, and the first case that holds.

use scalewright_model::{FirstMatch, Ladder, MatchCase, Rung};

use crate::Kind;
use crate::change::Manner;
use crate::matching::{matched, reordered};
use crate::pen::{At, Both, Pen};

impl Pen<'_> {
    /// Rungs, matched by what they need and then by their score.
    pub(super) fn ladder(&mut self, (old, new): Both<&Ladder>, at: &At) {
        let same = |left: &Rung, right: &Rung| left.needs == right.needs && left.score == right.score;
        let score = |left: &Rung, right: &Rung| left.score == right.score;
        let needs = |left: &Rung, right: &Rung| left.needs == right.needs;
        let place = at.key("rungs");
        for (before, after) in matched(&old.rungs, &new.rungs, &[&same, &score, &needs]) {
            let index = after.unwrap_or_default();
            let place = place.index(before.unwrap_or(index.min(old.rungs.len())), index);
            match (before.map(|at| &old.rungs[at]), after.map(|at| &new.rungs[at])) {
                (Some(before), Some(after)) => self.rung((before, after), &place),
                (None, Some(rung)) => {
                    let text = self.new.conditions(self.item_new(), &rung.needs);
                    self.lone_way(&rung.score.to_string(), (None, Some(&text)), &place);
                }
                (Some(rung), None) => {
                    let text = self.old.conditions(self.item_old(), &rung.needs);
                    self.lone_way(&rung.score.to_string(), (Some(&text), None), &place);
                }
                (None, None) => {}
            }
        }
        self.rest("otherwise", (old.otherwise, new.otherwise), &at.key("otherwise"));
    }

    fn rung(&mut self, (old, new): Both<&Rung>, at: &At) {
        let what = self.what("way", &[("score", &new.score.to_string())]);
        if old.score != new.score {
            let text = self.new.conditions(self.item_new(), &new.needs);
            let what = self.what("score-when", &[("when", &text)]);
            let shown = (old.score.to_string(), new.score.to_string());
            let numbers = (old.score.exact(), new.score.exact());
            self.scoring(|pen| pen.number(Kind::Rule, &what, numbers, shown, &at.key("score")));
        }
        let needs = at.key("needs");
        self.scoring(|pen| pen.conds(Kind::Rule, &what, (&old.needs, &new.needs), None, &needs));
        self.evidence(&what, (old.evidence.as_ref(), new.evidence.as_ref()), at);
    }

    /// A way to a score that is there on one side only.
    fn lone_way(&mut self, score: &str, sides: Both<Option<&str>>, at: &At) {
        let what = self.what("way", &[("score", score)]);
        let manner = if sides.0.is_none() { Manner::New } else { Manner::Gone };
        self.scoring(|pen| pen.note(Kind::Rule, manner, &what, sides, at));
    }

    /// Cases, matched by their condition and then by their score. Their order counts.
    pub(super) fn first_match(&mut self, (old, new): Both<&FirstMatch>, at: &At) {
        let same = |left: &MatchCase, right: &MatchCase| left.when == right.when && left.score == right.score;
        let when = |left: &MatchCase, right: &MatchCase| left.when == right.when;
        let score = |left: &MatchCase, right: &MatchCase| left.score == right.score;
        let pairs = matched(&old.cases, &new.cases, &[&same, &when, &score]);
        let place = at.key("cases");
        if reordered(&pairs) {
            let (before, after) = (self.old_cases(old), self.new_cases(new));
            let what = self.what("order-of-cases", &[]);
            self.scoring(|pen| {
                pen.note(Kind::Rule, Manner::Changed, &what, (Some(&before), Some(&after)), &place);
            });
        } else {
            for (before, after) in pairs {
                let index = after.unwrap_or_default();
                let place = place.index(before.unwrap_or(index.min(old.cases.len())), index);
                let texts = (before.map(|at| self.old_case(old, at)), after.map(|at| self.new_case(new, at)));
                match (before.map(|at| &old.cases[at]), after.map(|at| &new.cases[at])) {
                    (Some(before), Some(after)) => self.case((before, after), texts.1, &place),
                    (before, after) => {
                        let score = after.or(before).map(|case| case.score.to_string()).unwrap_or_default();
                        self.lone_way(&score, (texts.0.as_deref(), texts.1.as_deref()), &place);
                    }
                }
            }
        }
        self.rest("otherwise", (old.otherwise, new.otherwise), &at.key("otherwise"));
    }

    fn case(&mut self, (old, new): Both<&MatchCase>, when: Option<String>, at: &At) {
        let what = self.what("way", &[("score", &new.score.to_string())]);
        if old.score != new.score {
            let what = self.what("score-when", &[("when", &when.unwrap_or_default())]);
            let shown = (old.score.to_string(), new.score.to_string());
            let numbers = (old.score.exact(), new.score.exact());
            self.scoring(|pen| pen.number(Kind::Rule, &what, numbers, shown, &at.key("score")));
        }
        self.scoring(|pen| pen.cond(Kind::Rule, &what, (&old.when, &new.when), None, &at.key("when")));
        self.evidence(&what, (old.evidence.as_ref(), new.evidence.as_ref()), at);
    }

    fn old_case(&self, rule: &FirstMatch, index: usize) -> String {
        rule.cases
            .get(index)
            .map_or_else(String::new, |case| self.old.condition(self.item_old(), None, &case.when))
    }

    fn new_case(&self, rule: &FirstMatch, index: usize) -> String {
        rule.cases
            .get(index)
            .map_or_else(String::new, |case| self.new.condition(self.item_new(), None, &case.when))
    }

    /// All cases in their order, a line each.
    fn old_cases(&self, rule: &FirstMatch) -> String {
        let line = |(index, case): (usize, &MatchCase)| {
            self.case_line(&case.score.to_string(), &self.old_case(rule, index))
        };
        rule.cases.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
    }

    fn new_cases(&self, rule: &FirstMatch) -> String {
        let line = |(index, case): (usize, &MatchCase)| {
            self.case_line(&case.score.to_string(), &self.new_case(rule, index))
        };
        rule.cases.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
    }

    fn case_line(&self, score: &str, when: &str) -> String {
        self.words.say("reached-anchor", &[("score", score), ("text", when)])
    }
}
