//! Fields: what is filled in or answered.

use scalewright_model::{Field, FieldKind, Named, Number, Required};

use crate::Kind;
use crate::change::{Manner, Name};
use crate::matching::{matched, reordered};
use crate::pen::{At, Both, Pen};
use crate::renames::Of;

impl Pen<'_> {
    /// What raters answer beside criteria and anchors.
    pub fn inputs(&mut self, sides: Both<&[Field]>, at: &At) {
        self.fields("input", sides, None, at);
    }

    /// Fields of a table, of an item, or settings.
    pub fn fields(&mut self, id: &str, (old, new): Both<&[Field]>, table: Option<&str>, at: &At) {
        let same = |left: &Field, right: &Field| left.id == right.id;
        let pairs = matched(old, new, &[&same]);
        for (before, after) in &pairs {
            let index = after.unwrap_or_default();
            let place = at.index(before.unwrap_or(index.min(old.len())), index);
            let sides = (before.map(|at| &old[at]), after.map(|at| &new[at]));
            let outer = self.name.clone();
            if let (Some(table), Some(field)) = (table, sides.1.or(sides.0)) {
                self.name = Some(Name::Field(table.to_owned(), field.id.clone()));
            }
            self.field(id, sides, table, &place);
            self.name = outer;
        }
        if reordered(&pairs) {
            let what = self.what("fields-order", &[]);
            self.note(Kind::Form, Manner::Moved, &what, (Some(""), Some("")), at);
        }
    }

    /// A field.
    pub fn field(&mut self, id: &str, sides: Both<Option<&Field>>, table: Option<&str>, at: &At) {
        let titles = (
            sides.0.map(|field| self.old.text_of(self.item_old(), &field.title)),
            sides.1.map(|field| self.new.text_of(self.item_new(), &field.title)),
        );
        let (Some(old), Some(new)) = sides else {
            let what = self.what(&format!("a-{id}"), &[]);
            self.scoring(|pen| pen.value(Kind::Form, &what, titles, at));
            return;
        };
        let what = self.what(id, &[("title", &titles.1.unwrap_or_default())]);
        let of = table.map_or_else(|| Of::Input(self.code()), |table| Of::Field { table: table.to_owned() });
        self.renamed(Kind::Form, &what, &of, &new.id, at);
        self.text(Kind::Wording, &what, (&old.title, &new.title), &at.key("title"));
        let help = self.what("help", &[("what", &what)]);
        self.maybe_text(Kind::Wording, &help, (old.help.as_ref(), new.help.as_ref()), &at.key("help"));
        self.kind(&what, (&old.kind, &new.kind), &at.key("kind"));
        self.unit(&what, (old.unit.as_deref(), new.unit.as_deref()), at);
        self.required(&what, (&old.required, &new.required), table, &at.key("required"));
        self.better(&what, (old.better, new.better), at);
        let initials = self.what("initials", &[("what", &what)]);
        let sides = (old.initials_only, new.initials_only);
        self.flag(Kind::Form, &initials, sides, &at.key("initials_only"));
    }

    fn kind(&mut self, what: &str, (old, new): Both<&FieldKind>, at: &At) {
        if let (FieldKind::Code(left), FieldKind::Code(right)) = (old, new) {
            self.options(what, (left, right), &at.key("Code"));
            return;
        }
        let what = self.what("field-kind", &[("what", what)]);
        let sides = (Some(self.kind_in_words(old)), Some(self.kind_in_words(new)));
        self.scoring(|pen| pen.value(Kind::Form, &what, sides, at));
    }

    fn options(&mut self, what: &str, (old, new): Both<&[Named]>, at: &At) {
        let same = |left: &Named, right: &Named| left.id == right.id;
        let pairs = matched(old, new, &[&same]);
        let what = self.what("option", &[("what", what)]);
        for (before, after) in &pairs {
            let index = after.unwrap_or_default();
            let place = at.index(before.unwrap_or(index.min(old.len())), index);
            match (before.map(|at| &old[at]), after.map(|at| &new[at])) {
                (Some(before), Some(after)) => {
                    self.text(Kind::Wording, &what, (&before.title, &after.title), &place.key("title"));
                }
                (before, after) => {
                    let sides = (
                        before.map(|one| self.old.text_of(self.item_old(), &one.title)),
                        after.map(|one| self.new.text_of(self.item_new(), &one.title)),
                    );
                    self.scoring(|pen| pen.value(Kind::Form, &what, sides, &place));
                }
            }
        }
        if reordered(&pairs) {
            self.note(Kind::Form, Manner::Moved, &what, (Some(""), Some("")), at);
        }
    }

    fn required(&mut self, what: &str, (old, new): Both<&Required>, table: Option<&str>, at: &At) {
        let what = self.what("required", &[("what", what)]);
        if let (Required::When(before), Required::When(after)) = (old, new) {
            self.scoring(|pen| pen.cond(Kind::Form, &what, (before, after), table, &at.key("When")));
            return;
        }
        let said = |teller: scalewright_render::Teller<'_>, item, required: &Required| match required {
            Required::Always => self.words.word("diff-required-always"),
            Required::No => self.words.word("diff-required-no"),
            Required::When(cond) => {
                let when = teller.condition(item, table, cond);
                self.words.say("limit-when", &[("when", &when)])
            }
        };
        let sides = (said(self.old, self.item_old(), old), said(self.new, self.item_new(), new));
        self.scoring(|pen| pen.value(Kind::Form, &what, (Some(sides.0), Some(sides.1)), at));
    }

    fn kind_in_words(&self, kind: &FieldKind) -> String {
        let between = |id: &str, min: &Number, max: &Option<Number>| {
            let low = min.to_string();
            let range = match max {
                Some(max) => self.words.say("value-between", &[("low", &low), ("high", &max.to_string())]),
                None => self.words.say("value-at-least", &[("low", &low)]),
            };
            self.words.say(id, &[("range", &range)])
        };
        match kind {
            FieldKind::YesNo => self.words.word("diff-kind-of-yes-no"),
            FieldKind::Integer { min, max } => between("diff-kind-of-integer", min, max),
            FieldKind::Number { min, max } => between("diff-kind-of-number", min, max),
            FieldKind::Code(_) => self.words.word("diff-kind-of-code"),
            FieldKind::Date => self.words.word("diff-kind-of-date"),
            FieldKind::Text => self.words.word("diff-kind-of-text"),
        }
    }
}
