//! All texts, and all marks of where something comes from.

use scalewright_model::{
    Common, Constant, Criterion, Evidence, Field, Item, Measure, Named, Place, Rule, Scale, Table, Text,
};

use super::{Here, RuleAt, rules};
use crate::Draft;
use crate::context::{Vocabulary, items};
use crate::scope::{Scope, options};

/// The texts and the marks of a draft.
#[derive(Default)]
pub(crate) struct Parts<'a> {
    /// Texts.
    pub texts: Vec<TextAt<'a>>,
    /// Marks.
    pub marks: Vec<Mark<'a>>,
}

/// A text and where it stands.
pub(crate) struct TextAt<'a> {
    /// The text.
    pub text: &'a Text,
    /// Its place and the names in reach.
    pub here: Here<'a>,
    /// What it is for.
    pub kind: TextKind,
}

/// What a text is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextKind {
    /// It is read as it stands, with numbers filled in.
    Plain,
    /// It says how a value is written with a unit.
    UnitPattern,
}

/// A mark of where something comes from.
pub(crate) struct Mark<'a> {
    /// What the mark says.
    pub evidence: &'a Evidence,
    /// Its place and the names in reach.
    pub here: Here<'a>,
}

/// The texts and marks of a whole draft.
pub(crate) fn of_draft<'a>(draft: &'a Draft, vocabularies: &[Vocabulary<'a>]) -> Parts<'a> {
    let mut parts = Parts::default();
    if let Some(forms) = &draft.forms {
        parts.text(
            &forms.value.title,
            Here::new(Scope::of_forms(&forms.value.common), forms.place().key("title")),
        );
    }
    for vocabulary in vocabularies {
        parts.common(vocabulary.common, &vocabulary.here);
    }
    parts.scale(&draft.scale.value, &Here::new(Scope::of_scale(draft), draft.scale.place()));
    for (item, here) in items(draft) {
        parts.item(item, &here);
    }
    for rule in rules::of_draft(draft) {
        parts.rule(&rule);
    }
    parts
}

impl<'a> Parts<'a> {
    fn text(&mut self, text: &'a Text, here: Here<'a>) {
        self.texts.push(TextAt { text, here, kind: TextKind::Plain });
    }

    fn optional(&mut self, text: Option<&'a Text>, here: Here<'a>) {
        if let Some(text) = text {
            self.text(text, here);
        }
    }

    fn list(&mut self, texts: &'a [Text], here: &Here<'a>) {
        texts.iter().enumerate().for_each(|(index, text)| self.text(text, here.index(index)));
    }

    /// The mark in the field `evidence` of something, with the text that it may have.
    fn mark(&mut self, evidence: Option<&'a Evidence>, holder: &Here<'a>) {
        let here = holder.key("evidence");
        match evidence {
            Some(Evidence::Assumed { what }) => self.text(what, here.key("Assumed").key("what")),
            Some(Evidence::Reconstructed { from }) => self.text(from, here.key("Reconstructed").key("from")),
            Some(Evidence::Legible | Evidence::Published { .. }) => {}
            None => return,
        }
        self.marks.extend(evidence.map(|evidence| Mark { evidence, here }));
    }

    fn common(&mut self, common: &'a Common, here: &Here<'a>) {
        for (index, unit) in common.units.iter().enumerate() {
            let here = here.key("units").index(index).key("pattern");
            self.texts.push(TextAt { text: &unit.pattern, here, kind: TextKind::UnitPattern });
        }
        self.constants(&common.constants, &here.key("constants"));
        self.named(&common.respondents, &here.key("respondents"));
        self.named(&common.sources, &here.key("sources"));
        self.fields(&common.settings, &here.key("settings"));
        for (index, group) in common.groups.iter().enumerate() {
            let here = here.key("groups").index(index);
            self.text(&group.title, here.key("title"));
            self.mark(group.evidence.as_ref(), &here);
            if let Some(instead) = &group.instead {
                self.mark(instead.evidence.as_ref(), &here.key("instead"));
            }
        }
        for (index, table) in common.tables.iter().enumerate() {
            self.table(table, &here.key("tables").index(index));
        }
    }

    fn constants(&mut self, constants: &'a [Constant], here: &Here<'a>) {
        for (index, constant) in constants.iter().enumerate() {
            self.text(&constant.title, here.index(index).key("title"));
            self.mark(constant.evidence.as_ref(), &here.index(index));
        }
    }

    fn named(&mut self, named: &'a [Named], here: &Here<'a>) {
        for (index, one) in named.iter().enumerate() {
            self.text(&one.title, here.index(index).key("title"));
        }
    }

    fn fields(&mut self, fields: &'a [Field], here: &Here<'a>) {
        for (index, field) in fields.iter().enumerate() {
            let here = here.index(index);
            self.text(&field.title, here.key("title"));
            self.optional(field.help.as_ref(), here.key("help"));
            if let Some(options) = options(field) {
                self.named(options, &here.key("kind").key("Code"));
            }
        }
    }

    fn table(&mut self, table: &'a Table, here: &Here<'a>) {
        self.text(&table.title, here.key("title"));
        self.optional(table.about.as_ref(), here.key("about"));
        self.fields(&table.fields, &here.key("fields"));
        for (index, check) in table.checks.iter().enumerate() {
            self.text(&check.says, here.key("checks").index(index).key("says"));
        }
        self.mark(table.evidence.as_ref(), here);
    }

    fn scale(&mut self, scale: &'a Scale, here: &Here<'a>) {
        self.text(&scale.title, here.key("title"));
        self.optional(scale.short.as_ref(), here.key("short"));
        self.text(&scale.about, here.key("about"));
        self.measures(&scale.measures, &here.key("measures"));
        for (index, subscale) in scale.subscales.iter().enumerate() {
            self.text(&subscale.title, here.key("subscales").index(index).key("title"));
        }
        for (index, total) in scale.totals.iter().enumerate() {
            let here = here.key("totals").index(index);
            self.text(&total.title, here.key("title"));
            for (index, band) in total.bands.iter().enumerate() {
                self.text(&band.title, here.key("bands").index(index).key("title"));
            }
            self.mark(total.evidence.as_ref(), &here);
        }
    }

    fn measures(&mut self, measures: &'a [Measure], here: &Here<'a>) {
        for (index, measure) in measures.iter().enumerate() {
            let here = here.index(index);
            self.text(&measure.title, here.key("title"));
            let reason = measure.fallback.as_ref().map(|fallback| &fallback.reason);
            self.optional(reason, here.key("fallback").key("reason"));
            self.mark(measure.evidence.as_ref(), &here);
        }
    }

    fn item(&mut self, item: &'a Item, here: &Here<'a>) {
        self.text(&item.title, here.key("title"));
        self.optional(item.standard.as_ref(), here.key("standard"));
        self.constants(&item.constants, &here.key("constants"));
        self.fields(&item.inputs, &here.key("inputs"));
        self.measures(&item.measures, &here.key("measures"));
        self.criteria(&item.criteria, &here.key("criteria"));
        for (index, limit) in item.limits.iter().enumerate() {
            let here = here.key("limits").index(index);
            self.text(&limit.reason, here.key("reason"));
            self.mark(limit.evidence.as_ref(), &here);
        }
        self.list(&item.guide, &here.key("guide"));
        self.list(&item.notes, &here.key("notes"));
        self.list(&item.system_limits, &here.key("system_limits"));
        for (index, question) in item.questions.iter().enumerate() {
            self.text(&question.text, here.key("questions").index(index).key("text"));
        }
        for (index, other) in item.corresponds.iter().enumerate() {
            self.optional(other.differs.as_ref(), here.key("corresponds").index(index).key("differs"));
        }
    }

    fn criteria(&mut self, criteria: &'a [Criterion], here: &Here<'a>) {
        for (index, criterion) in criteria.iter().enumerate() {
            self.text(&criterion.text, here.index(index).key("text"));
            self.mark(criterion.evidence.as_ref(), &here.index(index));
        }
    }

    fn rule(&mut self, of: &RuleAt<'a>) {
        self.mark(of.rule.evidence(), &of.here);
        if let Rule::Choice(choice) = of.rule {
            for (index, anchor) in choice.anchors.iter().enumerate() {
                self.text(&anchor.text, of.here.key("anchors").index(index).key("text"));
            }
        }
        for scored in of.scores() {
            let holder = Place { pointer: parent(&scored.place.pointer).to_owned(), ..scored.place };
            self.mark(scored.evidence, &Here { place: holder, ..of.here.clone() });
        }
    }
}

/// The way to what holds a value.
fn parent(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(holder, _)| holder)
}
