//! Every place of a draft at which a name is used.

use scalewright_model::{
    Cond, Constant, Expr, Field, Item, Lang, Measure, Place, RecordGroup, Rule, Scale, Table, TotalOf,
};

use super::{NameKind, Use};
use crate::context::{Context, Vocabulary};
use crate::kind;
use crate::placeholder::{Piece, pieces};
use crate::walk::{Here, RuleAt, Step, TextAt, TextKind};

pub(super) fn of_context<'a>(context: &Context<'a>) -> Vec<Use<'a>> {
    let mut uses = Uses(Vec::new());
    context.vocabularies.iter().for_each(|one| uses.vocabulary(one));
    let scale = &context.draft.scale.value;
    uses.scale(scale, &context.scale_place());
    context.items().for_each(|(item, here)| uses.item(item, &here.place));
    context.rules.iter().for_each(|rule| uses.rule(rule));
    context.steps.iter().for_each(|(step, here)| uses.step(*step, here));
    context.parts.texts.iter().filter(|text| text.kind == TextKind::Plain).for_each(|text| uses.text(text));
    uses.0
}

/// A constant that is named in a text. The check of texts judges it.
fn in_text(name: &str, place: Place) -> Use<'_> {
    Use { in_text: true, judged: false, ..of(NameKind::Constant, name, place) }
}

fn of(kind: NameKind, name: &str, place: Place) -> Use<'_> {
    Use { kind, name, place, in_text: false, table: None, coded: None, except: None, judged: true }
}

struct Uses<'a>(Vec<Use<'a>>);

impl<'a> Uses<'a> {
    fn push(&mut self, kind: NameKind, name: &'a str, place: Place) {
        self.0.push(of(kind, name, place));
    }

    fn list(&mut self, kind: NameKind, names: &'a [String], place: &Place) {
        names.iter().enumerate().for_each(|(at, name)| self.push(kind, name, place.index(at)));
    }

    fn field(&mut self, table: &'a str, name: &'a str, place: Place) {
        self.0.push(Use { table: Some(table), ..of(NameKind::Field, name, place) });
    }

    fn option(&mut self, coded: Option<&'a Field>, code: &'a str, place: Place) {
        let judged = coded.is_some();
        self.0.push(Use { coded, judged, ..of(NameKind::Option, code, place) });
    }

    /// The constants in the braces of a text. Thresholds stand there too; they have no name of their own.
    fn text(&mut self, of: &TextAt<'a>) {
        for lang in Lang::ALL {
            let pieces = of.text.get(lang).and_then(|wording| pieces(wording).ok()).into_iter().flatten();
            for piece in pieces {
                if let Piece::Name(name) = piece {
                    self.0.push(in_text(name, of.here.place.key(lang.code())));
                }
            }
        }
    }

    fn vocabulary(&mut self, of: &Vocabulary<'a>) {
        let (common, here) = (of.common, &of.here);
        self.constants(&common.constants, &here.place);
        self.units_of(&common.settings, &here.place.key("settings"));
        for (index, one) in common.tables.iter().enumerate() {
            self.table(one, &here.key("tables").index(index));
        }
        for (index, one) in common.groups.iter().enumerate() {
            self.group(one, &here.place.key("groups").index(index));
        }
    }

    fn constants(&mut self, all: &'a [Constant], place: &Place) {
        for (index, constant) in all.iter().enumerate() {
            self.unit(constant.unit.as_deref(), &place.key("constants").index(index));
        }
    }

    fn measures(&mut self, all: &'a [Measure], place: &Place) {
        for (index, measure) in all.iter().enumerate() {
            self.unit(Some(&measure.unit), &place.key("measures").index(index));
        }
    }

    fn units_of(&mut self, fields: &'a [Field], place: &Place) {
        fields
            .iter()
            .enumerate()
            .for_each(|(index, field)| self.unit(field.unit.as_deref(), &place.index(index)));
    }

    fn unit(&mut self, id: Option<&'a str>, holder: &Place) {
        if let Some(id) = id {
            self.push(NameKind::Unit, id, holder.key("unit"));
        }
    }

    fn table(&mut self, table: &'a Table, here: &Here<'a>) {
        self.units_of(&table.fields, &here.place.key("fields"));
        if let Some(id) = &table.numbered_by {
            self.field(&table.id, id, here.place.key("numbered_by"));
        }
        let Some(drawn) = &table.drawn else { return };
        let place = here.place.key("drawn");
        self.field(&table.id, &drawn.group, place.key("group"));
        // Records take fields from every table whose rows are in a group.
        let mut clients: Vec<&str> = here.scope.groups().map(|group| &*group.table).collect();
        clients.sort_unstable();
        clients.dedup();
        for (index, copied) in drawn.copy.iter().enumerate() {
            let place = place.key("copy").index(index);
            clients.iter().for_each(|table| self.field(table, &copied.from, place.key("from")));
            self.field(&table.id, &copied.to, place.key("to"));
        }
    }

    fn group(&mut self, group: &'a RecordGroup, place: &Place) {
        self.push(NameKind::Table, &group.table, place.key("table"));
        if let Some(instead) = &group.instead {
            let list = place.key("instead").key("groups");
            let named = instead.groups.iter().enumerate();
            let named = named.map(|(at, id)| of(NameKind::Group, id, list.index(at)));
            self.0.extend(named.map(|one| Use { except: Some(&group.id), ..one }));
        }
    }

    fn scale(&mut self, scale: &'a Scale, place: &Place) {
        self.measures(&scale.measures, place);
        for (index, subscale) in scale.subscales.iter().enumerate() {
            self.list(NameKind::Item, &subscale.items, &place.key("subscales").index(index).key("items"));
        }
        for (index, total) in scale.totals.iter().enumerate() {
            let of = place.key("totals").index(index).key("of");
            match &total.of {
                TotalOf::Everything => {}
                TotalOf::Items(items) => self.list(NameKind::Item, items, &of.key("Items")),
                TotalOf::Subscales(ids) => self.list(NameKind::Subscale, ids, &of.key("Subscales")),
            }
        }
    }

    fn item(&mut self, item: &'a Item, place: &Place) {
        self.constants(&item.constants, place);
        self.units_of(&item.inputs, &place.key("inputs"));
        self.measures(&item.measures, place);
        self.list(NameKind::Source, &item.sources, &place.key("sources"));
        self.list(NameKind::Group, &item.records, &place.key("records"));
        for (index, question) in item.questions.iter().enumerate() {
            let ask = place.key("questions").index(index).key("ask");
            self.list(NameKind::Respondent, &question.ask, &ask);
        }
    }

    fn rule(&mut self, of: &RuleAt<'a>) {
        let (scope, place) = (of.here.scope, &of.here.place);
        match of.rule {
            Rule::Bands(bands) => self.push(NameKind::Measure, &bands.measure, place.key("measure")),
            Rule::Count(count) => self.list(NameKind::Criterion, &count.criteria, &place.key("criteria")),
            Rule::BySetting(by) => {
                self.push(NameKind::Setting, &by.setting, place.key("setting"));
                let coded = scope.setting(&by.setting);
                for code in by.forms.keys() {
                    self.option(coded, code, place.key("forms").key(code).name());
                    // The check of settings judges it.
                    self.0.last_mut().into_iter().for_each(|one| one.judged = false);
                }
            }
            _ => {}
        }
    }

    fn step(&mut self, step: Step<'a>, here: &Here<'a>) {
        match step {
            Step::Cond(cond) => self.cond(cond, here),
            Step::Expr(expr) => self.expr(expr, here),
        }
    }

    fn cond(&mut self, cond: &'a Cond, here: &Here<'a>) {
        match cond {
            Cond::Met(id) => self.push(NameKind::Criterion, id, here.place.key("Met")),
            Cond::Is(value, code) => {
                self.option(coded(value, here), code, here.place.key("Is").index(1));
            }
            Cond::OneOf(value, codes) => {
                let (list, coded) = (here.place.key("OneOf").index(1), coded(value, here));
                codes.iter().enumerate().for_each(|(at, code)| self.option(coded, code, list.index(at)));
            }
            _ => {}
        }
    }

    fn expr(&mut self, expr: &'a Expr, here: &Here<'a>) {
        let place = &here.place;
        match expr {
            Expr::Const(id) => self.push(NameKind::Constant, id, place.key("Const")),
            Expr::Answer(id) => self.push(NameKind::Input, id, place.key("Answer")),
            Expr::Setting(id) => self.push(NameKind::Setting, id, place.key("Setting")),
            Expr::Measure(id) => self.push(NameKind::Measure, id, place.key("Measure")),
            Expr::Field(id) => {
                // A field outside of rows is reported by the check of rows.
                if let Some(table) = here.table {
                    self.field(table, id, place.key("Field"));
                }
            }
            Expr::CountMet(ids) => self.list(NameKind::Criterion, ids, &place.key("CountMet")),
            Expr::Cell { table, field } => self.rows(table, &place.key("Cell"), Some(field)),
            Expr::CountDistinct { table, field, .. } => {
                self.rows(table, &place.key("CountDistinct"), Some(field));
            }
            Expr::KindsSeen { table, fields, .. } => {
                let place = place.key("KindsSeen");
                self.rows(table, &place, None);
                let list = place.key("fields");
                fields.iter().enumerate().for_each(|(at, id)| self.field(table, id, list.index(at)));
            }
            Expr::Count(rows) => self.rows(&rows.table, &place.key("Count"), None),
            Expr::Sum { table, .. } => self.rows(table, &place.key("Sum"), None),
            Expr::Mean { table, .. } => self.rows(table, &place.key("Mean"), None),
            Expr::ShareOf { table, .. } => self.rows(table, &place.key("ShareOf"), None),
            _ => {}
        }
    }

    /// The table of an aggregate, and the field that stands beside it.
    fn rows(&mut self, table: &'a str, place: &Place, field: Option<&'a str>) {
        self.push(NameKind::Table, table, place.key("table"));
        if let Some(field) = field {
            self.field(table, field, place.key("field"));
        }
    }
}

/// The coded field, input or setting whose value an expression is.
fn coded<'a>(value: &Expr, here: &Here<'a>) -> Option<&'a Field> {
    kind::field(value, here).filter(|field| crate::scope::options(field).is_some())
}
