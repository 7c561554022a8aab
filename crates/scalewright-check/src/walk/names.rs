//! All lists in which the same name must not stand twice.

use std::borrow::Cow;

use scalewright_model::{Common, Cond, Expr, Field, Item, Named, Place, Rule, Scale, TotalOf};

use super::{Here, RuleAt, Step};
use crate::Draft;
use crate::context::{Vocabulary, items};
use crate::scope::options;

/// Names of one kind that must differ.
pub(crate) struct List<'a> {
    /// What is named: a word of the findings' vocabulary.
    pub kind: &'static str,
    /// The names, in their order.
    pub names: Vec<Entry<'a>>,
}

/// A name in a list.
#[derive(Clone)]
pub(crate) struct Entry<'a> {
    /// The name.
    pub name: Cow<'a, str>,
    /// Its place.
    pub place: Place,
    /// Why it is in the list.
    pub role: Role,
}

/// Why a name is in a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// It is given here.
    Given,
    /// It is given elsewhere and cannot be given again.
    Taken,
    /// It names something that is given elsewhere.
    Used,
}

/// The lists of a whole draft.
pub(crate) fn of_draft<'a>(
    draft: &'a Draft,
    vocabularies: &[Vocabulary<'a>],
    rules: &[RuleAt<'a>],
    steps: &[(Step<'a>, Here<'a>)],
) -> Vec<List<'a>> {
    let mut lists = Vec::new();
    heads(draft, &mut lists);
    vocabulary(vocabularies, &mut lists);
    for one in vocabularies {
        tables(one.common, &one.here.place, &mut lists);
    }
    scale(&draft.scale.value, &draft.scale.place(), &mut lists);
    let outer = [constants(vocabularies), measures(draft)];
    for (one, here) in items(draft) {
        item(one, &here, rules, &outer, &mut lists);
    }
    lists.extend(outer);
    lists.extend(rules.iter().filter_map(used_by_rule));
    lists.extend(steps.iter().filter_map(|(step, here)| used_by_step(*step, &here.place)));
    lists
}

impl<'a> List<'a> {
    /// A list of names of one kind, all with one role.
    pub fn new(kind: &'static str, role: Role, names: impl Iterator<Item = (&'a str, Place)>) -> Self {
        let names = names.map(|(name, place)| Entry { name: name.into(), place, role });
        Self { kind, names: names.collect() }
    }

    /// More names that are given, which none of these may repeat.
    fn before(&self, names: impl Iterator<Item = (&'a str, Place)>) -> Self {
        let taken = self.names.iter().cloned().map(|name| Entry { role: Role::Taken, ..name });
        let given = Self::new(self.kind, Role::Given, names).names;
        Self { kind: self.kind, names: taken.chain(given).collect() }
    }

    fn one(kind: &'static str, name: &'a str, place: Place) -> Self {
        Self::new(kind, Role::Given, [(name, place)].into_iter())
    }
}

/// The names of elements of a list in a file.
pub(crate) fn each<'a, T>(
    list: &'a [T],
    place: Place,
    name: impl Fn(&'a T) -> &'a str,
) -> impl Iterator<Item = (&'a str, Place)> {
    list.iter().enumerate().map(move |(index, one)| (name(one), place.index(index).key("id")))
}

/// Names used in a list in a file.
fn used<'a>(kind: &'static str, list: &'a [String], place: &Place) -> List<'a> {
    let names = list.iter().enumerate().map(|(index, name)| (name.as_str(), place.index(index)));
    List::new(kind, Role::Used, names)
}

fn heads<'a>(draft: &'a Draft, lists: &mut Vec<List<'a>>) {
    let (scale, place) = (&draft.scale.value, draft.scale.place());
    lists.push(List::one("scale", &scale.id, place.key("id")));
    lists.push(List::one("edition", &scale.edition, place.key("edition")));
    if let Some(forms) = &draft.forms {
        lists.push(List::one("forms", &forms.value.id, forms.place().key("id")));
        lists.push(List::one("edition", &forms.value.edition, forms.place().key("edition")));
    }
    let codes = draft.items.iter().map(|item| (item.value.code.as_str(), item.place().key("code")));
    lists.push(List::new("item", Role::Given, codes));
}

/// What the shared vocabulary and the scale's own name: each name once in both together.
fn vocabulary<'a>(all: &[Vocabulary<'a>], lists: &mut Vec<List<'a>>) {
    lists.push(across("unit", "units", all, |common| &common.units, |unit| &unit.id));
    lists.push(across("respondent", "respondents", all, |common| &common.respondents, |one| &one.id));
    lists.push(across("source", "sources", all, |common| &common.sources, |source| &source.id));
    lists.push(across("setting", "settings", all, |common| &common.settings, |setting| &setting.id));
    lists.push(across("group", "groups", all, |common| &common.groups, |group| &group.id));
    lists.push(across("table", "tables", all, |common| &common.tables, |table| &table.id));
}

fn constants<'a>(all: &[Vocabulary<'a>]) -> List<'a> {
    across("constant", "constants", all, |common| &common.constants, |constant| &constant.id)
}

fn measures(draft: &Draft) -> List<'_> {
    let place = draft.scale.place().key("measures");
    List::new("measure", Role::Given, each(&draft.scale.value.measures, place, |measure| &measure.id))
}

fn across<'a, T: 'a>(
    kind: &'static str,
    key: &str,
    vocabularies: &[Vocabulary<'a>],
    pick: fn(&'a Common) -> &'a Vec<T>,
    name: fn(&'a T) -> &'a str,
) -> List<'a> {
    let names = vocabularies.iter().flat_map(|one| each(pick(one.common), one.here.place.key(key), name));
    List::new(kind, Role::Given, names)
}

fn tables<'a>(common: &'a Common, place: &Place, lists: &mut Vec<List<'a>>) {
    choices(&common.settings, &place.key("settings"), lists);
    for (index, table) in common.tables.iter().enumerate() {
        let place = place.key("tables").index(index);
        let fields = place.key("fields");
        lists.push(List::new("field", Role::Given, each(&table.fields, fields.clone(), |field| &field.id)));
        lists.push(List::new(
            "check",
            Role::Given,
            each(&table.checks, place.key("checks"), |check| &check.id),
        ));
        choices(&table.fields, &fields, lists);
    }
}

/// The options of coded fields.
fn choices<'a>(fields: &'a [Field], place: &Place, lists: &mut Vec<List<'a>>) {
    for (index, field) in fields.iter().enumerate() {
        if let Some(options) = options(field) {
            let place = place.index(index).key("kind").key("Code");
            lists.push(List::new("option", Role::Given, each(options, place, |option: &Named| &option.id)));
        }
    }
}

fn scale<'a>(scale: &'a Scale, place: &Place, lists: &mut Vec<List<'a>>) {
    let subscales = place.key("subscales");
    lists.push(List::new(
        "subscale",
        Role::Given,
        each(&scale.subscales, subscales.clone(), |subscale| &subscale.id),
    ));
    let rated = scale.subscales.iter().enumerate().flat_map(|(index, subscale)| {
        used("item", &subscale.items, &subscales.index(index).key("items")).names
    });
    lists.push(List { kind: "item", names: rated.collect() });
    let totals = place.key("totals");
    lists.push(List::new("total", Role::Given, each(&scale.totals, totals.clone(), |total| &total.id)));
    for (index, total) in scale.totals.iter().enumerate() {
        let of = totals.index(index).key("of");
        match &total.of {
            TotalOf::Everything => {}
            TotalOf::Subscales(ids) => lists.push(used("subscale", ids, &of.key("Subscales"))),
            TotalOf::Items(codes) => lists.push(used("item", codes, &of.key("Items"))),
        }
    }
}

fn item<'a>(
    item: &'a Item,
    here: &Here<'a>,
    rules: &[RuleAt<'a>],
    outer: &[List<'a>; 2],
    lists: &mut Vec<List<'a>>,
) {
    let place = &here.place;
    let mut answers = reserved(item, place, rules);
    answers.extend(
        List::new("answer", Role::Given, each(&item.inputs, place.key("inputs"), |one| &one.id)).names,
    );
    answers.extend(
        List::new("answer", Role::Given, each(&item.criteria, place.key("criteria"), |one| &one.id)).names,
    );
    lists.push(List { kind: "answer", names: answers });
    choices(&item.inputs, &place.key("inputs"), lists);
    let [constants, measures] = outer;
    lists.push(constants.before(each(&item.constants, place.key("constants"), |constant| &constant.id)));
    lists.push(measures.before(each(&item.measures, place.key("measures"), |measure| &measure.id)));
}

/// The names of answers that an item has without giving them.
fn reserved<'a>(item: &'a Item, place: &Place, rules: &[RuleAt<'a>]) -> Vec<Entry<'a>> {
    let taken = |name: &'static str, place: Place| Entry { name: name.into(), place, role: Role::Taken };
    let of_item = rules.iter().filter(|rule| std::ptr::eq(rule.item, item));
    let of_rules = of_item.filter_map(|rule| match rule.rule {
        Rule::Choice(_) => Some(taken("anchor", rule.here.place.clone().name())),
        Rule::Rating(_) => Some(taken("rating", rule.here.place.clone().name())),
        _ => None,
    });
    let left_out = item.may_not_apply.then(|| taken("not_applicable", place.key("may_not_apply").name()));
    of_rules.chain(left_out).collect()
}

fn used_by_rule<'a>(rule: &RuleAt<'a>) -> Option<List<'a>> {
    let place = &rule.here.place;
    match rule.rule {
        Rule::Count(count) => Some(used("criterion", &count.criteria, &place.key("criteria"))),
        Rule::Choice(choice) => {
            let anchors = choice.anchors.iter().enumerate().map(|(index, anchor)| Entry {
                name: anchor.score.to_string().into(),
                place: place.key("anchors").index(index).key("score"),
                role: Role::Used,
            });
            Some(List { kind: "anchor", names: anchors.collect() })
        }
        _ => None,
    }
}

fn used_by_step<'a>(step: Step<'a>, place: &Place) -> Option<List<'a>> {
    match step {
        Step::Expr(Expr::CountMet(criteria)) => Some(used("criterion", criteria, &place.key("CountMet"))),
        Step::Expr(Expr::KindsSeen { fields, .. }) => {
            Some(used("field", fields, &place.key("KindsSeen").key("fields")))
        }
        Step::Cond(Cond::OneOf(_, codes)) => Some(used("option", codes, &place.key("OneOf").index(1))),
        _ => None,
    }
}
