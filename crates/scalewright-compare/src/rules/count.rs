//! Rules that count criteria, and rules with two outcomes.

use scalewright_model::{Count, CountScore, YesNo};

use crate::Kind;
use crate::change::Manner;
use crate::matching::matched;
use crate::pen::{At, Both, Pen};

impl Pen<'_> {
    /// Which criteria are counted, and which number gives which score.
    pub(super) fn count(&mut self, (old, new): Both<&Count>, at: &At) {
        let what = self.what("counted", &[]);
        let criterion = |id: &str| self.words.say("diff-what-criterion", &[("id", id)]);
        let list = |ids: &[String], others: &[String]| -> Vec<String> {
            ids.iter().filter(|id| !others.contains(id)).map(|id| criterion(id)).collect()
        };
        let (more, fewer) = (list(&new.criteria, &old.criteria), list(&old.criteria, &new.criteria));
        let (join, place) = (self.words.word("list-join"), at.key("criteria"));
        self.scoring(|pen| {
            if !more.is_empty() {
                pen.note(Kind::Rule, Manner::Included, &what, (Some(""), Some(&more.join(&join))), &place);
            }
            if !fewer.is_empty() {
                pen.note(Kind::Rule, Manner::Excluded, &what, (Some(&fewer.join(&join)), Some("")), &place);
            }
        });
        if more.is_empty() && fewer.is_empty() && old.criteria != new.criteria {
            self.note(Kind::Structure, Manner::Moved, &what, (Some(""), Some("")), &place);
        }
        self.counts((&old.scores, &new.scores), &at.key("scores"));
    }

    fn counts(&mut self, (old, new): Both<&[CountScore]>, at: &At) {
        let met = |left: &CountScore, right: &CountScore| left.met == right.met;
        for (before, after) in matched(old, new, &[&met]) {
            let index = after.unwrap_or_default();
            let place = at.index(before.unwrap_or(index.min(old.len())), index);
            let (left, right) = (before.map(|at| old[at]), after.map(|at| new[at]));
            let Some(entry) = right.or(left) else { continue };
            let what = self.what("count-score", &[("met", &entry.met.to_string())]);
            self.scoring(|pen| match (left, right) {
                (Some(left), Some(right)) => {
                    let shown = (left.score.to_string(), right.score.to_string());
                    let numbers = (left.score.exact(), right.score.exact());
                    pen.number(Kind::Rule, &what, numbers, shown, &place.key("score"));
                }
                (left, right) => {
                    let shown = |entry: Option<CountScore>| entry.map(|entry| entry.score.to_string());
                    pen.value(Kind::Rule, &what, (shown(left), shown(right)), &place);
                }
            });
        }
    }

    /// What is asked, and the score for yes and for no.
    pub(super) fn yes_no(&mut self, (old, new): Both<&YesNo>, at: &At) {
        let what = self.what("asked", &[]);
        self.scoring(|pen| pen.cond(Kind::Rule, &what, (&old.when, &new.when), None, &at.key("when")));
        self.rest("score-yes", (old.yes, new.yes), &at.key("yes"));
        self.rest("score-no", (old.no, new.no), &at.key("no"));
    }
}
