//! Lists that must not be empty.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Cond, Expr, Field, Place, Rule, ScoreTable};

use crate::context::Context;
use crate::scope::options;
use crate::walk::{RuleAt, Step, rules};

/// A rule, a condition or a choice has nothing to go by.
pub(crate) const EMPTY_RULE: Code = Code::new("empty-rule");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    context.rules.iter().for_each(|of| rule(of, report));
    for (step, here) in &context.steps {
        let list = match step {
            Step::Cond(of) => cond(of),
            Step::Expr(of) => expr(of),
        };
        if let Some((variant, kind, index)) = list {
            let place = here.place.key(variant);
            let list = index.map_or_else(|| place.clone(), |index| place.index(index));
            report.push(empty(kind, list));
        }
    }
    fields_of_all(context, report);
    if context.draft.scale.value.languages.is_empty() {
        report.push(empty("languages", context.scale_place().key("languages")));
    }
}

fn empty(kind: &str, place: Place) -> Finding {
    Finding::error(EMPTY_RULE, place).with("kind", kind)
}

fn rule(of: &RuleAt<'_>, report: &mut Report) {
    let place = &of.here.place;
    let list = match of.rule {
        Rule::Choice(choice) if choice.anchors.is_empty() => ("anchors", place.key("anchors")),
        Rule::Bands(bands) if bands.cuts.steps().is_empty() => {
            let (kind, _) = rules::cuts_kind(&bands.cuts);
            ("steps", place.key("cuts").key(kind).key("steps"))
        }
        Rule::Count(count) if count.criteria.is_empty() => ("criteria", place.key("criteria")),
        Rule::Ladder(ladder) if ladder.rungs.is_empty() => ("rungs", place.key("rungs")),
        Rule::FirstMatch(first) if first.cases.is_empty() => ("cases", place.key("cases")),
        Rule::Table(table) if table.rows.is_empty() => ("rows", place.key("rows")),
        Rule::Table(table) => return rows(table, &place.key("rows"), report),
        _ => return,
    };
    report.push(empty(list.0, list.1));
}

/// A row that asks for nothing would hold always, beside every other row.
fn rows(table: &ScoreTable, place: &Place, report: &mut Report) {
    for (index, _) in table.rows.iter().enumerate().filter(|(_, row)| row.when.is_empty()) {
        report.push(empty("conditions", place.index(index).key("when")));
    }
}

/// The name of a condition whose list is empty, what is listed, and where in the condition the list stands.
const fn cond(of: &Cond) -> Option<(&'static str, &'static str, Option<usize>)> {
    match of {
        Cond::All(parts) if parts.is_empty() => Some(("All", "conditions", None)),
        Cond::Any(parts) if parts.is_empty() => Some(("Any", "conditions", None)),
        Cond::Several(_, parts) if parts.is_empty() => Some(("Several", "conditions", Some(1))),
        Cond::OneOf(_, codes) if codes.is_empty() => Some(("OneOf", "options", Some(1))),
        _ => None,
    }
}

/// The same for an expression.
const fn expr(of: &Expr) -> Option<(&'static str, &'static str, Option<usize>)> {
    match of {
        Expr::Add(parts) if parts.is_empty() => Some(("Add", "numbers", None)),
        Expr::Multiply(parts) if parts.is_empty() => Some(("Multiply", "numbers", None)),
        Expr::CountMet(criteria) if criteria.is_empty() => Some(("CountMet", "criteria", None)),
        Expr::KindsSeen { fields, .. } if fields.is_empty() => Some(("KindsSeen", "fields", None)),
        _ => None,
    }
}

fn fields_of_all(context: &Context<'_>, report: &mut Report) {
    for vocabulary in &context.vocabularies {
        let place = &vocabulary.here.place;
        fields(&vocabulary.common.settings, &place.key("settings"), report);
        for (index, table) in vocabulary.common.tables.iter().enumerate() {
            fields(&table.fields, &place.key("tables").index(index).key("fields"), report);
        }
    }
    for (item, here) in context.items() {
        fields(&item.inputs, &here.place.key("inputs"), report);
    }
}

fn fields(all: &[Field], place: &Place, report: &mut Report) {
    for (index, field) in all.iter().enumerate() {
        if options(field).is_some_and(Vec::is_empty) {
            report.push(empty("options", place.index(index).key("kind")));
        }
    }
}
