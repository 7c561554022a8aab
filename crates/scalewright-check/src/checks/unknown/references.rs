//! Names that stand elsewhere: units, sources, respondents, groups, items of subscales, what a rule goes by.

use scalewright_diag::Report;
use scalewright_model::{Constant, Field, Item, Measure, Place, Rule, Scale, TotalOf};

use crate::context::{Context, Vocabulary};
use crate::scope::Scope;
use crate::unknown::unknown;
use crate::walk::{Here, RuleAt};

pub(super) fn run(context: &Context<'_>, report: &mut Report) {
    context.vocabularies.iter().for_each(|one| vocabulary(one, report));
    let scale = &context.draft.scale.value;
    let head = Here::new(Scope::of_scale(context.draft), context.scale_place());
    measures(&scale.measures, &head, report);
    context.items().for_each(|(of, here)| item(of, &here, report));
    context.rules.iter().for_each(|of| rule(of, report));
    of_scale(context, scale, &head.place, report);
}

fn vocabulary(of: &Vocabulary<'_>, report: &mut Report) {
    let (common, here) = (of.common, &of.here);
    constants(&common.constants, here, report);
    fields(&common.settings, &here.key("settings"), report);
    for (index, table) in common.tables.iter().enumerate() {
        fields(&table.fields, &here.key("tables").index(index).key("fields"), report);
    }
    for (index, group) in common.groups.iter().enumerate() {
        let place = here.place.key("groups").index(index).key("table");
        check("table", &group.table, place, here.scope.tables().map(|table| &*table.id), report);
    }
}

fn constants(all: &[Constant], here: &Here<'_>, report: &mut Report) {
    for (index, constant) in all.iter().enumerate() {
        unit(constant.unit.as_deref(), &here.key("constants").index(index), report);
    }
}

fn fields(all: &[Field], here: &Here<'_>, report: &mut Report) {
    for (index, field) in all.iter().enumerate() {
        unit(field.unit.as_deref(), &here.index(index), report);
    }
}

fn measures(all: &[Measure], here: &Here<'_>, report: &mut Report) {
    for (index, measure) in all.iter().enumerate() {
        unit(Some(&measure.unit), &here.key("measures").index(index), report);
    }
}

fn unit(id: Option<&str>, holder: &Here<'_>, report: &mut Report) {
    if let Some(id) = id {
        check("unit", id, holder.place.key("unit"), holder.scope.units().map(|unit| &*unit.id), report);
    }
}

fn item(item: &Item, here: &Here<'_>, report: &mut Report) {
    let (scope, place) = (here.scope, &here.place);
    constants(&item.constants, here, report);
    fields(&item.inputs, &here.key("inputs"), report);
    measures(&item.measures, here, report);
    list("source", &item.sources, &place.key("sources"), || scope.sources().map(|one| &*one.id), report);
    list("group", &item.records, &place.key("records"), || scope.groups().map(|one| &*one.id), report);
    for (index, question) in item.questions.iter().enumerate() {
        let ask = place.key("questions").index(index).key("ask");
        list("respondent", &question.ask, &ask, || scope.respondents().map(|one| &*one.id), report);
    }
}

fn rule(of: &RuleAt<'_>, report: &mut Report) {
    let (scope, place) = (of.here.scope, &of.here.place);
    match of.rule {
        Rule::Bands(bands) => {
            let known = scope.measures().map(|measure| &*measure.id);
            check("measure", &bands.measure, place.key("measure"), known, report);
        }
        Rule::Count(count) => {
            let known = || scope.criteria().map(|criterion| &*criterion.id);
            list("criterion", &count.criteria, &place.key("criteria"), known, report);
        }
        Rule::BySetting(by) => {
            let known = scope.settings().map(|setting| &*setting.id);
            check("setting", &by.setting, place.key("setting"), known, report);
        }
        _ => {}
    }
}

fn of_scale(context: &Context<'_>, scale: &Scale, place: &Place, report: &mut Report) {
    let codes = || context.draft.items.iter().map(|item| &*item.value.code);
    for (index, subscale) in scale.subscales.iter().enumerate() {
        let items = place.key("subscales").index(index).key("items");
        list("item", &subscale.items, &items, codes, report);
    }
    // A code without a file is reported where the subscales name it, not again for each total.
    let rated =
        || codes().chain(scale.subscales.iter().flat_map(|subscale| &subscale.items).map(|code| &**code));
    for (index, total) in scale.totals.iter().enumerate() {
        let of = place.key("totals").index(index).key("of");
        match &total.of {
            TotalOf::Everything => {}
            TotalOf::Items(items) => list("item", items, &of.key("Items"), rated, report),
            TotalOf::Subscales(ids) => {
                let known = || scale.subscales.iter().map(|subscale| &*subscale.id);
                list("subscale", ids, &of.key("Subscales"), known, report);
            }
        }
    }
}

fn list<'k, I: Iterator<Item = &'k str>>(
    kind: &str,
    names: &[String],
    place: &Place,
    known: impl Fn() -> I,
    report: &mut Report,
) {
    for (index, name) in names.iter().enumerate() {
        check(kind, name, place.index(index), known(), report);
    }
}

fn check<'k>(
    kind: &str,
    name: &str,
    place: Place,
    known: impl Iterator<Item = &'k str>,
    report: &mut Report,
) {
    let known: Vec<&str> = known.collect();
    if !known.contains(&name) {
        report.push(unknown(kind, name, place, known.into_iter()));
    }
}
