//! Whether each condition can hold and can fail.

use scalewright_diag::{Code, Finding};
use scalewright_model::{Assessment, Cond, Place, Rule};

use super::Question;
use crate::compile::Compiler;
use crate::diagram::{NO, YES};
use crate::search::Found;
use crate::shows::Shows;

/// A condition is always true, or always false.
pub(crate) const ALWAYS_SO: Code = Code::new("condition-always-so");

pub(super) fn run(question: &mut Question<'_, '_>) {
    for (cond, place) in conditions(question) {
        ask(question, &cond, &place);
    }
}

/// Asks of a condition, and of its parts only if they are asked in vain of the whole: the fault is named where it is.
fn ask(question: &mut Question<'_, '_>, cond: &Cond, place: &Place) -> bool {
    let mut named = false;
    for (part, place) in parts(cond, place) {
        named |= ask(question, part, &place);
    }
    if named {
        return true;
    }
    let names = question.item.names;
    let mut compiler = Compiler { names, space: &mut question.item.space, table: None, depth: 0 };
    let diagram = compiler.cond(&names.cond(cond));
    for (end, state) in [(YES, "never"), (NO, "always")] {
        let shows = |shows: &Shows<'_>, of: &Assessment| shows.holds(cond, of).map(u128::from) == Some(end);
        match question.item.find_path(question.prover, diagram, |found| found == end, shows) {
            Found::Some(_) => {}
            Found::Undecided => question.not_decided("condition", state, place),
            Found::None => {
                let finding = Finding::warning(ALWAYS_SO, place.clone());
                question.report.push(finding.with("about", state));
                return true;
            }
        }
    }
    false
}

fn parts<'c>(cond: &'c Cond, place: &Place) -> Vec<(&'c Cond, Place)> {
    let list = |parts: &'c [Cond], place: Place| {
        parts.iter().enumerate().map(|(index, part)| (part, place.index(index))).collect()
    };
    match cond {
        Cond::All(parts) => list(parts, place.key("All")),
        Cond::Any(parts) => list(parts, place.key("Any")),
        Cond::Several(_, parts) => list(parts, place.key("Several").index(1)),
        Cond::Not(inner) => vec![(inner, place.key("Not"))],
        _ => Vec::new(),
    }
}

/// The conditions of an item.
pub(super) fn conditions(question: &Question<'_, '_>) -> Vec<(Cond, Place)> {
    let (item, place) = (question.item.item, &question.place);
    let mut found = Vec::new();
    for (index, criterion) in item.criteria.iter().enumerate() {
        if let Some(met) = &criterion.met {
            found.push((met.clone(), place.key("criteria").index(index).key("met")));
        }
    }
    for (index, limit) in item.limits.iter().enumerate() {
        found.push((limit.when.clone(), place.key("limits").index(index).key("when")));
    }
    if let Some(asked) = &item.asked_when {
        found.push((asked.clone(), place.key("asked_when")));
    }
    of_rule(&item.rule, &place.key("rule"), &mut found);
    found
}

fn of_rule(rule: &Rule, place: &Place, found: &mut Vec<(Cond, Place)>) {
    match rule {
        Rule::Ladder(ladder) => {
            for (index, rung) in ladder.rungs.iter().enumerate() {
                let place = place.key("Ladder").key("rungs").index(index).key("needs");
                found.extend(rung.needs.iter().enumerate().map(|(at, need)| (need.clone(), place.index(at))));
            }
        }
        Rule::FirstMatch(first) => {
            let place = place.key("FirstMatch").key("cases");
            let cases = first.cases.iter().enumerate();
            found.extend(cases.map(|(index, case)| (case.when.clone(), place.index(index).key("when"))));
        }
        Rule::Table(table) => {
            for (index, row) in table.rows.iter().enumerate() {
                let place = place.key("Table").key("rows").index(index).key("when");
                found.extend(row.when.iter().enumerate().map(|(at, cond)| (cond.clone(), place.index(at))));
            }
        }
        Rule::YesNo(rule) => found.push((rule.when.clone(), place.key("YesNo").key("when"))),
        Rule::BySetting(by) => {
            let place = place.key("BySetting").key("forms");
            by.forms.iter().for_each(|(code, form)| of_rule(form, &place.key(code), found));
        }
        Rule::Choice(_) | Rule::Bands(_) | Rule::Count(_) | Rule::Rating(_) => {}
    }
}
