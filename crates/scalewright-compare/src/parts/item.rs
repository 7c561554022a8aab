//! What an item is made of.

use scalewright_model::{Correspondence, Criterion, Effect, Item, Limit, Question};

use crate::Kind;
use crate::change::Manner;
use crate::matching::{matched, reordered};
use crate::pen::{At, Both, Pen};
use crate::renames::Of;

impl Pen<'_> {
    /// Everything that an item says.
    pub fn item(&mut self, (old, new): Both<&Item>, at: &At) {
        self.item_words((old, new), at);
        self.item_frame((old, new), at);
        self.constants((&old.constants, &new.constants), &at.key("constants"));
        self.inputs((&old.inputs, &new.inputs), &at.key("inputs"));
        self.measures((&old.measures, &new.measures), &at.key("measures"));
        self.criteria((&old.criteria, &new.criteria), &at.key("criteria"));
        self.rule((&old.rule, &new.rule), &at.key("rule"));
        self.limits((&old.limits, &new.limits), &at.key("limits"));
        self.item_sources((old, new), at);
        self.questions((&old.questions, &new.questions), &at.key("questions"));
        self.item_ties((old, new), at);
    }

    fn item_words(&mut self, (old, new): Both<&Item>, at: &At) {
        let kind = Kind::Wording;
        let title = self.what("title", &[]);
        self.text(kind, &title, (&old.title, &new.title), &at.key("title"));
        let standard = self.what("standard", &[]);
        self.maybe_text(kind, &standard, (old.standard.as_ref(), new.standard.as_ref()), &at.key("standard"));
        let lists = [
            ("guide", &old.guide, &new.guide),
            ("notes", &old.notes, &new.notes),
            ("system_limits", &old.system_limits, &new.system_limits),
        ];
        for (key, before, after) in lists {
            let what = self.what(&key.replace('_', "-"), &[]);
            self.texts(kind, &what, (before, after), &at.key(key));
        }
    }

    /// Range, direction, weight, and when the item is asked at all.
    fn item_frame(&mut self, (old, new): Both<&Item>, at: &At) {
        let ranges = (self.old.scale.range_of(old), self.new.scale.range_of(new));
        self.scoring(|pen| {
            if ranges.0 != ranges.1 {
                let what = pen.what("range", &[]);
                let shown = |range: scalewright_model::Range| {
                    let (low, high) = (range.min.to_string(), range.max.to_string());
                    Some(pen.words.say("possible-scores", &[("low", &low), ("high", &high)]))
                };
                let sides = (shown(ranges.0), shown(ranges.1));
                pen.value(Kind::Rule, &what, sides, &at.key("range"));
            }
            let reverse = pen.what("reverse", &[]);
            pen.flag(Kind::Rule, &reverse, (old.reverse, new.reverse), &at.key("reverse"));
            let may_not_apply = pen.what("may-not-apply", &[]);
            let sides = (old.may_not_apply, new.may_not_apply);
            pen.flag(Kind::Rule, &may_not_apply, sides, &at.key("may_not_apply"));
            let asked = pen.what("asked-when", &[]);
            let place = at.key("asked_when");
            match (&old.asked_when, &new.asked_when) {
                (Some(before), Some(after)) => pen.cond(Kind::Rule, &asked, (before, after), None, &place),
                (before, after) => {
                    let before = before.as_ref().map(|cond| pen.old.condition(Some(old), None, cond));
                    let after = after.as_ref().map(|cond| pen.new.condition(Some(new), None, cond));
                    pen.value(Kind::Rule, &asked, (before, after), &place);
                }
            }
        });
        let weight = self.what("weight", &[]);
        let one = scalewright_model::Number::whole(1);
        let weights = (old.weight.unwrap_or(one), new.weight.unwrap_or(one));
        let shown = (weights.0.to_string(), weights.1.to_string());
        let numbers = (weights.0.exact(), weights.1.exact());
        self.number(Kind::Rule, &weight, numbers, shown, &at.key("weight"));
    }

    fn criteria(&mut self, (old, new): Both<&[Criterion]>, at: &At) {
        let id = |left: &Criterion, right: &Criterion| left.id == right.id;
        let pairs = matched(old, new, &[&id]);
        for (before, after) in &pairs {
            let index = after.unwrap_or_default();
            let place = at.index(before.unwrap_or(index.min(old.len())), index);
            let (before, after) = (before.map(|at| &old[at]), after.map(|at| &new[at]));
            let Some(one) = after.or(before) else { continue };
            let what = self.what("criterion", &[("id", &one.id)]);
            match (before, after) {
                (Some(before), Some(after)) => self.criterion(&what, (before, after), &place),
                (before, after) => {
                    let texts = (
                        before.map(|one| self.old.text_of(self.item_old(), &one.text)),
                        after.map(|one| self.new.text_of(self.item_new(), &one.text)),
                    );
                    let manner = if texts.0.is_none() { Manner::New } else { Manner::Gone };
                    let sides = (texts.0.as_deref(), texts.1.as_deref());
                    self.scoring(|pen| pen.note(Kind::Rule, manner, &what, sides, &place));
                }
            }
        }
        if reordered(&pairs) {
            let what = self.what("criteria-order", &[]);
            self.note(Kind::Structure, Manner::Moved, &what, (Some(""), Some("")), at);
        }
    }

    fn criterion(&mut self, what: &str, (old, new): Both<&Criterion>, at: &At) {
        self.renamed(Kind::Form, what, &Of::Criterion(self.code()), &new.id, at);
        self.text(Kind::Wording, what, (&old.text, &new.text), &at.key("text"));
        let met = self.what("met", &[("what", what)]);
        let place = at.key("met");
        self.scoring(|pen| match (&old.met, &new.met) {
            (Some(before), Some(after)) => pen.cond(Kind::Rule, &met, (before, after), None, &place),
            (before, after) => {
                let before = before.as_ref().map(|cond| pen.old.condition(pen.item_old(), None, cond));
                let after = after.as_ref().map(|cond| pen.new.condition(pen.item_new(), None, cond));
                pen.value(Kind::Rule, &met, (before, after), &place);
            }
        });
        let partly = self.what("partly", &[("what", what)]);
        let credit = |one: &Criterion| one.partly.map(|credit| credit.to_string());
        self.scoring(|pen| pen.value(Kind::Rule, &partly, (credit(old), credit(new)), &at.key("partly")));
        self.better(what, (old.better, new.better), at);
        self.evidence(what, (old.evidence.as_ref(), new.evidence.as_ref()), at);
    }

    fn limits(&mut self, (old, new): Both<&[Limit]>, at: &At) {
        let same = |left: &Limit, right: &Limit| left == right;
        let when = |left: &Limit, right: &Limit| left.when == right.when;
        let reason = |left: &Limit, right: &Limit| left.reason == right.reason;
        let then = |left: &Limit, right: &Limit| left.then == right.then;
        let pairs = matched(old, new, &[&same, &when, &reason, &then]);
        for (before, after) in &pairs {
            let index = after.unwrap_or_default();
            let place = at.index(before.unwrap_or(index.min(old.len())), index);
            let number = (after.or(*before).unwrap_or_default() + 1).to_string();
            let limit = after.map(|at| (self.new, self.item_new(), &new[at]));
            let limit = limit.or_else(|| before.map(|at| (self.old, self.item_old(), &old[at])));
            let reason = limit.map(|(teller, item, limit)| teller.text_of(item, &limit.reason));
            let what = self.what("limit", &[("number", &number), ("reason", &reason.unwrap_or_default())]);
            match (before.map(|at| &old[at]), after.map(|at| &new[at])) {
                (Some(before), Some(after)) => {
                    let plain = self.what("limit-plain", &[("number", &number)]);
                    self.one_limit(&plain, (before, after), &place);
                }
                (before, after) => {
                    let text = |teller: scalewright_render::Teller<'_>,
                                item: Option<&Item>,
                                limit: Option<&Limit>| {
                        item.zip(limit).map(|(item, limit)| teller.limit(item, limit))
                    };
                    let sides =
                        (text(self.old, self.item_old(), before), text(self.new, self.item_new(), after));
                    self.scoring(|pen| pen.lone(Kind::Rule, &what, sides, &place));
                }
            }
        }
        if reordered(&pairs) {
            let what = self.what("limits-order", &[]);
            self.scoring(|pen| pen.note(Kind::Rule, Manner::Moved, &what, (Some(""), Some("")), at));
        }
    }

    fn one_limit(&mut self, what: &str, (old, new): Both<&Limit>, at: &At) {
        self.scoring(|pen| {
            pen.cond(Kind::Rule, what, (&old.when, &new.when), None, &at.key("when"));
            if old.then != new.then {
                let shown = (pen.effect(old.then), pen.effect(new.then));
                pen.value(Kind::Rule, what, (Some(shown.0), Some(shown.1)), &at.key("then"));
            }
        });
        let reason = self.what("reason", &[("what", what)]);
        self.text(Kind::Wording, &reason, (&old.reason, &new.reason), &at.key("reason"));
        self.evidence(what, (old.evidence.as_ref(), new.evidence.as_ref()), at);
    }

    fn effect(&self, effect: Effect) -> String {
        let (id, score) = match effect {
            Effect::Exactly(score) => ("limit-exactly", score),
            Effect::AtMost(score) => ("limit-at-most", score),
            Effect::AtLeast(score) => ("limit-at-least", score),
        };
        self.words.say(id, &[("score", &score.to_string())])
    }

    fn item_sources(&mut self, (old, new): Both<&Item>, at: &At) {
        let (before, after) = (self.old, self.new);
        let what = self.what("sources", &[]);
        let titles: Both<&dyn Fn(&str) -> String> = (&|id| before.source(id), &|id| after.source(id));
        self.set(Kind::Question, &what, (&old.sources, &new.sources), titles, &at.key("sources"));
        let what = self.what("records", &[]);
        let titles: Both<&dyn Fn(&str) -> String> = (&str::to_owned, &str::to_owned);
        self.set(Kind::Question, &what, (&old.records, &new.records), titles, &at.key("records"));
        let what = self.what("interview", &[]);
        self.flag(Kind::Question, &what, (old.interview, new.interview), &at.key("interview"));
    }

    fn questions(&mut self, (old, new): Both<&[Question]>, at: &At) {
        let same = |left: &Question, right: &Question| left == right;
        let text = |left: &Question, right: &Question| left.text == right.text;
        let asked = |left: &Question, right: &Question| left.ask == right.ask;
        let pairs = matched(old, new, &[&same, &text, &asked]);
        for (before, after) in &pairs {
            let number = (after.or(*before).unwrap_or_default() + 1).to_string();
            let what = self.what("question", &[("number", &number)]);
            let place = at.index(before.unwrap_or_default(), after.unwrap_or_default());
            let (before, after) = (before.map(|at| &old[at]), after.map(|at| &new[at]));
            let texts = (before.map(|one| &one.text), after.map(|one| &one.text));
            self.maybe_text(Kind::Question, &what, texts, &place.key("text"));
            if let (Some(before), Some(after)) = (before, after) {
                let (left, right) = (self.old, self.new);
                let titles: Both<&dyn Fn(&str) -> String> =
                    (&|id| left.respondent(id), &|id| right.respondent(id));
                let what = self.what("asked-of", &[("what", &what)]);
                self.set(Kind::Question, &what, (&before.ask, &after.ask), titles, &place.key("ask"));
            }
        }
        if reordered(&pairs) {
            let what = self.what("questions-order", &[]);
            self.note(Kind::Question, Manner::Moved, &what, (Some(""), Some("")), at);
        }
    }

    /// What corresponds to the item, and which findings about it stay.
    fn item_ties(&mut self, (old, new): Both<&Item>, at: &At) {
        let what = self.what("corresponds", &[]);
        let other = |left: &Correspondence, right: &Correspondence| {
            (&left.scale, &left.edition, &left.item) == (&right.scale, &right.edition, &right.item)
        };
        let place = at.key("corresponds");
        for (before, after) in matched(&old.corresponds, &new.corresponds, &[&other]) {
            let place = place.index(before.unwrap_or_default(), after.unwrap_or_default());
            let (before, after) =
                (before.map(|at| &old.corresponds[at]), after.map(|at| &new.corresponds[at]));
            if let (Some(before), Some(after)) = (before, after) {
                let differs = (before.differs.as_ref(), after.differs.as_ref());
                self.maybe_text(Kind::Wording, &what, differs, &place.key("differs"));
                let beside = self.what("print-beside", &[]);
                let sides = (before.print_beside, after.print_beside);
                self.flag(Kind::Structure, &beside, sides, &place.key("print_beside"));
                continue;
            }
            let sides =
                (before.map(|one| self.corresponds_to(one)), after.map(|one| self.corresponds_to(one)));
            // That an item points to the very scale that it is compared with says nothing new, nor that of two editions each points to
            // an edition before it.
            let pointed =
                before.or(after).is_some_and(|one| self.is_compared(one) || self.is_own_edition(one));
            if !pointed {
                self.value(Kind::Structure, &what, sides, &place);
            }
        }
        self.accepted((&old.accepted, &new.accepted), &at.key("accepted"));
    }

    fn corresponds_to(&self, other: &Correspondence) -> String {
        let args = [("scale", other.scale.as_str()), ("edition", &other.edition), ("item", &other.item)];
        self.words.say("corresponds-to", &args)
    }

    /// Whether it points to another edition of the scale of which two editions are compared.
    fn is_own_edition(&self, other: &Correspondence) -> bool {
        [self.old.scale.id(), self.new.scale.id()].iter().all(|id| *id == other.scale)
    }

    fn is_compared(&self, other: &Correspondence) -> bool {
        let is = |scale: &scalewright_check::Checked| {
            scale.id() == other.scale && scale.edition() == other.edition
        };
        is(self.old.scale) || is(self.new.scale)
    }
}
