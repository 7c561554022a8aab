//! Measures and constants.

use scalewright_model::{Accepted, Better, Constant, Fallback, Measure, MeasureRange, Rounding};

use crate::Kind;
use crate::change::{Manner, Name};
use crate::matching::matched;
use crate::pen::{At, Both, Pen};
use crate::renames::Of;

impl Pen<'_> {
    /// Measures of an item or of the scale.
    pub fn measures(&mut self, (old, new): Both<&[Measure]>, at: &At) {
        let id = |left: &Measure, right: &Measure| left.id == right.id;
        // The same computation by another name.
        let value = |left: &Measure, right: &Measure| left.value == right.value;
        for (before, after) in matched(old, new, &[&id, &value]) {
            let index = after.unwrap_or_default();
            let place = at.index(before.unwrap_or(index.min(old.len())), index);
            let (before, after) = (before.map(|at| &old[at]), after.map(|at| &new[at]));
            let name = after.or(before).map(|one| Name::Measure(one.id.clone()));
            let outer = std::mem::replace(&mut self.name, name);
            match (before, after) {
                (Some(before), Some(after)) => self.measure((before, after), &place),
                (before, after) => {
                    let what = self.what("a-measure", &[]);
                    let sides = (
                        before.map(|one| self.old.text_of(self.item_old(), &one.title)),
                        after.map(|one| self.new.text_of(self.item_new(), &one.title)),
                    );
                    self.scoring(|pen| pen.value(Kind::Rule, &what, sides, &place));
                }
            }
            self.name = outer;
        }
    }

    fn measure(&mut self, (old, new): Both<&Measure>, at: &At) {
        let title = self.new.text_of(self.item_new(), &new.title);
        let what = self.what("measure", &[("title", &title)]);
        if old.id != new.id {
            let what = self.what("name", &[("what", &what)]);
            let quoted = |name: &str| Some(self.words.say("diff-name", &[("name", name)]));
            let sides = (quoted(&old.id), quoted(&new.id));
            self.value(Kind::Structure, &what, sides, &at.key("id"));
        }
        self.renamed(Kind::Structure, &what, &Of::Measure(self.items.map(|_| self.code())), &new.id, at);
        self.text(Kind::Wording, &what, (&old.title, &new.title), &at.key("title"));
        self.unit(&what, (Some(&old.unit), Some(&new.unit)), at);
        self.scoring(|pen| {
            pen.expr(Kind::Rule, &what, (&old.value, &new.value), None, &at.key("value"));
            let rounding = pen.what("rounding", &[("what", &what)]);
            let sides = (old.rounding.map(|one| pen.rounded(one)), new.rounding.map(|one| pen.rounded(one)));
            pen.value(Kind::Rule, &rounding, sides, &at.key("rounding"));
            let range = pen.what("measure-range", &[("what", &what)]);
            let sides = (old.range.map(|one| pen.range_of(one)), new.range.map(|one| pen.range_of(one)));
            pen.value(Kind::Rule, &range, sides, &at.key("range"));
        });
        self.fallback(&what, (old.fallback.as_ref(), new.fallback.as_ref()), &at.key("fallback"));
        self.better(&what, (old.better, new.better), at);
        self.evidence(&what, (old.evidence.as_ref(), new.evidence.as_ref()), at);
    }

    fn fallback(&mut self, what: &str, sides: Both<Option<&Fallback>>, at: &At) {
        let what = self.what("fallback", &[("what", what)]);
        if let (Some(old), Some(new)) = sides {
            self.scoring(|pen| pen.expr(Kind::Rule, &what, (&old.value, &new.value), None, &at.key("value")));
            let reason = self.what("reason", &[("what", &what)]);
            self.text(Kind::Wording, &reason, (&old.reason, &new.reason), &at.key("reason"));
            return;
        }
        let sides = (
            sides.0.map(|one| self.old.expression(self.item_old(), None, &one.value)),
            sides.1.map(|one| self.new.expression(self.item_new(), None, &one.value)),
        );
        self.scoring(|pen| pen.value(Kind::Rule, &what, sides, at));
    }

    fn rounded(&self, rounding: Rounding) -> String {
        let (id, step) = match rounding {
            Rounding::HalfUp(step) => ("diff-rounding-half-up", step),
            Rounding::Down(step) => ("diff-rounding-down", step),
            Rounding::Up(step) => ("diff-rounding-up", step),
        };
        self.words.say(id, &[("step", &step.to_string())])
    }

    fn range_of(&self, range: MeasureRange) -> String {
        let low = range.min.to_string();
        match range.max {
            Some(most) => self.words.say("value-between", &[("low", &low), ("high", &most.to_string())]),
            None => self.words.say("value-at-least", &[("low", &low)]),
        }
    }

    /// The unit of a number.
    pub fn unit(&mut self, what: &str, sides: Both<Option<&str>>, at: &At) {
        let what = self.what("unit", &[("what", what)]);
        let sides = (sides.0.map(str::to_owned), sides.1.map(str::to_owned));
        self.value(Kind::Form, &what, sides, &at.key("unit"));
    }

    /// Which way is better.
    pub fn better(&mut self, what: &str, sides: Both<Option<Better>>, at: &At) {
        let what = self.what("better", &[("what", what)]);
        let word = |better: Better| {
            self.words.word(match better {
                Better::More => "diff-better-more",
                Better::Less => "diff-better-less",
            })
        };
        let sides = (sides.0.map(word), sides.1.map(word));
        self.value(Kind::Structure, &what, sides, &at.key("better"));
    }

    /// Constants of an item.
    pub fn constants(&mut self, (old, new): Both<&[Constant]>, at: &At) {
        let id = |left: &Constant, right: &Constant| left.id == right.id;
        for (before, after) in matched(old, new, &[&id]) {
            let index = after.unwrap_or_default();
            let place = at.index(before.unwrap_or(index.min(old.len())), index);
            self.constant((before.map(|at| &old[at]), after.map(|at| &new[at])), &place);
        }
    }

    /// A number with a name.
    pub fn constant(&mut self, sides: Both<Option<&Constant>>, at: &At) {
        let title = match sides {
            (_, Some(new)) => self.new.text_of(self.item_new(), &new.title),
            (Some(old), None) => self.old.text_of(self.item_old(), &old.title),
            (None, None) => return,
        };
        let what = self.what("constant", &[("title", &title)]);
        let shown = (sides.0.map(|one| self.old.constant(one)), sides.1.map(|one| self.new.constant(one)));
        let (Some(old), Some(new)) = sides else {
            self.scoring(|pen| pen.value(Kind::Threshold, &what, shown, at));
            return;
        };
        self.text(Kind::Wording, &what, (&old.title, &new.title), &at.key("title"));
        let numbers = (old.value.exact(), new.value.exact());
        let shown = (shown.0.unwrap_or_default(), shown.1.unwrap_or_default());
        self.scoring(|pen| pen.number(Kind::Threshold, &what, numbers, shown, &at.key("value")));
        self.unit(&what, (old.unit.as_deref(), new.unit.as_deref()), at);
        self.evidence(&what, (old.evidence.as_ref(), new.evidence.as_ref()), at);
    }

    /// Findings that are known and stay.
    pub fn accepted(&mut self, (old, new): Both<&[Accepted]>, at: &At) {
        let what = self.what("accepted", &[]);
        let name = |one: &Accepted| match &one.about {
            Some(about) => format!("{} ({about})", one.finding),
            None => one.finding.clone(),
        };
        let same =
            |left: &Accepted, right: &Accepted| left.finding == right.finding && left.about == right.about;
        for (before, after) in matched(old, new, &[&same]) {
            let place = at.index(before.unwrap_or_default(), after.unwrap_or_default());
            match (before.map(|at| &old[at]), after.map(|at| &new[at])) {
                (Some(before), Some(after)) => {
                    self.text(Kind::Wording, &what, (&before.reason, &after.reason), &place.key("reason"));
                }
                (before, after) => {
                    let sides = (before.map(name), after.map(name));
                    let manner = if sides.0.is_none() { Manner::New } else { Manner::Gone };
                    let sides = (sides.0.as_deref(), sides.1.as_deref());
                    self.note(Kind::Structure, manner, &what, sides, &place);
                }
            }
        }
    }
}
