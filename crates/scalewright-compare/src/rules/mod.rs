//! Rules: one file for each kind.

mod bands;
mod by_setting;
mod choice;
mod count;
mod steps;

use scalewright_model::{Evidence, Number, Rule};

use crate::Kind;
use crate::change::Manner;
use crate::pen::{At, Both, Pen};

impl Pen<'_> {
    /// How an item is scored.
    pub fn rule(&mut self, (old, new): Both<&Rule>, at: &At) {
        if old == new {
            return;
        }
        let first = self.changes.len();
        match (old, new) {
            (Rule::Choice(left), Rule::Choice(right)) => self.choice((left, right), &at.key("Choice")),
            (Rule::Bands(left), Rule::Bands(right)) => self.bands((left, right), &at.key("Bands")),
            (Rule::Count(left), Rule::Count(right)) => self.count((left, right), &at.key("Count")),
            (Rule::Ladder(left), Rule::Ladder(right)) => self.ladder((left, right), &at.key("Ladder")),
            (Rule::FirstMatch(left), Rule::FirstMatch(right)) => {
                self.first_match((left, right), &at.key("FirstMatch"));
            }
            (Rule::YesNo(left), Rule::YesNo(right)) => self.yes_no((left, right), &at.key("YesNo")),
            (Rule::Rating(left), Rule::Rating(right)) => {
                let what = self.what("rating-step", &[]);
                let step = |step: Option<Number>| step.map(|step| step.to_string());
                self.scoring(|pen| {
                    let sides = (step(left.step), step(right.step));
                    pen.value(Kind::Anchor, &what, sides, &at.key("Rating").key("step"));
                });
            }
            (Rule::BySetting(left), Rule::BySetting(right)) => {
                self.by_setting((left, right), &at.key("BySetting"));
            }
            _ => {}
        }
        self.rule_evidence((old.evidence(), new.evidence()), (old, new), at);
        if self.changes.len() == first {
            self.another_rule((old, new), at);
        }
    }

    /// Where a rule comes from. It is not said where the kind of rule is another.
    fn rule_evidence(&mut self, sides: Both<Option<&Evidence>>, (old, new): Both<&Rule>, at: &At) {
        if let Some(name) = variant(old).filter(|name| variant(new).as_ref() == Some(name)) {
            let what = self.what("rule", &[]);
            self.evidence(&what, sides, &at.key(&name));
        }
    }

    /// Another kind of rule: both in words, anchor by anchor.
    fn another_rule(&mut self, (old, new): Both<&Rule>, at: &At) {
        let what = self.what("rule", &[]);
        let (before, after) = (self.old_rule(old), self.new_rule(new));
        self.scoring(|pen| pen.note(Kind::Rule, Manner::Changed, &what, (Some(&before), Some(&after)), at));
    }

    /// The anchors of a rule in words, a line each.
    fn old_rule(&self, rule: &Rule) -> String {
        rule_in_words(self.old, self.item_old(), rule)
    }

    fn new_rule(&self, rule: &Rule) -> String {
        rule_in_words(self.new, self.item_new(), rule)
    }

    /// A score that is given where nothing else holds.
    fn rest(&mut self, what: &str, sides: Both<Number>, at: &At) {
        let what = self.what(what, &[]);
        let shown = (sides.0.to_string(), sides.1.to_string());
        self.scoring(|pen| pen.number(Kind::Rule, &what, (sides.0.exact(), sides.1.exact()), shown, at));
    }
}

/// The name of the variant of a rule in the data.
fn variant(rule: &Rule) -> Option<String> {
    serde_json::to_value(rule).ok()?.as_object()?.keys().next().cloned()
}

fn rule_in_words(
    teller: scalewright_render::Teller<'_>,
    item: Option<&scalewright_model::Item>,
    rule: &Rule,
) -> String {
    let words = teller.words;
    if let (Rule::Rating(_), Some(item)) = (rule, item) {
        let range = teller.scale.range_of(item);
        let (low, high) = (range.min.to_string(), range.max.to_string());
        return words.say("rating-only", &[("low", &low), ("high", &high)]);
    }
    if let Rule::BySetting(by) = rule {
        let setting = teller.scale.setting(&by.setting);
        let forms = by.forms.iter().map(|(code, form)| {
            let option = teller.option(item, setting, code);
            let when =
                words.say("form-for", &[("setting", &teller.setting(&by.setting)), ("option", &option)]);
            format!("{when}\n{}", rule_in_words(teller, item, form))
        });
        return forms.collect::<Vec<_>>().join("\n");
    }
    let anchors = item.map(|item| teller.anchors_of(item, rule)).unwrap_or_default();
    let lines = anchors.into_iter().rev().map(|anchor| {
        let score = scalewright_model::decimal(anchor.score, 2);
        words.say("reached-anchor", &[("score", &score), ("text", &anchor.text)])
    });
    lines.collect::<Vec<_>>().join("\n")
}
