//! Rules by which a measure falls into a band.

use scalewright_model::{Bands, Cuts, Step};

use crate::Kind;
use crate::change::Manner;
use crate::matching::matched;
use crate::pen::{At, Both, Pen};

impl Pen<'_> {
    /// Bands: what is measured, and where each score begins or ends.
    pub(super) fn bands(&mut self, (old, new): Both<&Bands>, at: &At) {
        if old.measure != new.measure {
            let what = self.what("measured", &[]);
            let before = self.old.measure(self.item_old(), &old.measure);
            let after = self.new.measure(self.item_new(), &new.measure);
            if before == after {
                self.note(
                    Kind::Structure,
                    Manner::Changed,
                    &what,
                    (Some(&old.measure), Some(&new.measure)),
                    &at.key("measure"),
                );
            } else {
                self.scoring(|pen| pen.phrase(Kind::Rule, &what, (before, after), &at.key("measure")));
            }
            self.changes.last_mut().into_iter().for_each(|change| change.scores = true);
        }
        let at = at.key("cuts");
        match (&old.cuts, &new.cuts) {
            (Cuts::From { steps: left, below: low }, Cuts::From { steps: right, below: other }) => {
                let at = at.key("From");
                self.steps((left, right), (old, new), &at.key("steps"));
                self.rest("below", (*low, *other), &at.key("below"));
            }
            (Cuts::UpTo { steps: left, beyond: low }, Cuts::UpTo { steps: right, beyond: other }) => {
                let at = at.key("UpTo");
                self.steps((left, right), (old, new), &at.key("steps"));
                self.rest("beyond", (*low, *other), &at.key("beyond"));
            }
            _ => self.turned((old, new), &at),
        }
    }

    /// The thresholds, matched by their score; one whose score is another, by its bound.
    fn steps(&mut self, (old, new): Both<&[Step]>, bands: Both<&Bands>, at: &At) {
        let score = |left: &Step, right: &Step| left.score == right.score;
        let same = |left: &Step, right: &Step| score(left, right) && left.bound == right.bound;
        let bound = |left: &Step, right: &Step| left.bound == right.bound;
        for (before, after) in matched(old, new, &[&same, &score, &bound]) {
            let index = after.unwrap_or_default();
            let place = at.index(before.unwrap_or(index.min(old.len())), index);
            let quantities = (
                before.map(|at| self.bound((bands.0, true), &old[at])),
                after.map(|at| self.bound((bands.1, false), &new[at])),
            );
            match (before.map(|at| &old[at]), after.map(|at| &new[at]), quantities) {
                (Some(before), Some(after), (Some(left), Some(right))) => {
                    self.step((before, after), (left, right), &place);
                }
                (None, Some(step), (_, shown)) => self.lone_step(step, (None, shown), &place),
                (Some(step), None, (shown, _)) => self.lone_step(step, (shown, None), &place),
                _ => {}
            }
        }
    }

    fn step(&mut self, (old, new): Both<&Step>, shown: Both<String>, at: &At) {
        let what = self.what("threshold", &[("score", &new.score.to_string())]);
        if old.score != new.score {
            let band = self.what("score-at", &[("bound", &shown.1)]);
            let scores = (old.score.to_string(), new.score.to_string());
            let numbers = (old.score.exact(), new.score.exact());
            self.scoring(|pen| pen.number(Kind::Rule, &band, numbers, scores, &at.key("score")));
        }
        let numbers = (old.bound.exact(), new.bound.exact());
        self.scoring(|pen| pen.number(Kind::Threshold, &what, numbers, shown, &at.key("bound")));
        self.evidence(&what, (old.evidence.as_ref(), new.evidence.as_ref()), at);
    }

    fn lone_step(&mut self, step: &Step, shown: Both<Option<String>>, at: &At) {
        let what = self.what("threshold", &[("score", &step.score.to_string())]);
        self.scoring(|pen| pen.value(Kind::Threshold, &what, shown, at));
    }

    /// A bound with the unit of what is measured.
    fn bound(&self, (bands, is_old): (&Bands, bool), step: &Step) -> String {
        let (teller, item) = if is_old { (self.old, self.item_old()) } else { (self.new, self.item_new()) };
        let unit = teller.scale.measure(item, &bands.measure).map_or("", |measure| measure.unit.as_str());
        teller.quantity(step.bound.exact(), unit)
    }

    /// More was better and now less is, or the other way round.
    fn turned(&mut self, (old, new): Both<&Bands>, at: &At) {
        use scalewright_model::Rule;
        let what = self.what("bands", &[]);
        let (before, after) =
            (self.old_rule(&Rule::Bands(old.clone())), self.new_rule(&Rule::Bands(new.clone())));
        self.scoring(|pen| pen.note(Kind::Rule, Manner::Changed, &what, (Some(&before), Some(&after)), at));
    }
}
