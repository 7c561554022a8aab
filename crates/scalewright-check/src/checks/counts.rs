//! Tables from the number of criteria met to a score, and numbers of conditions.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Cond, Count, Number, Rule};

use crate::context::Context;
use crate::unknown::listed;
use crate::walk::{Here, RuleAt, Step};

/// A count table lacks a number, or has one that cannot be.
pub(crate) const COUNT_TABLE: Code = Code::new("count-table");
/// So many conditions cannot hold.
pub(crate) const SEVERAL: Code = Code::new("several-count");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    for rule in &context.rules {
        if let Rule::Count(count) = rule.rule {
            table(count, &rule.here, report);
            partly(count, rule, report);
        }
    }
    for (step, here) in &context.steps {
        if let Step::Cond(Cond::Several(least, parts)) = step {
            several(*least, parts.len(), here, report);
        }
    }
}

/// Each number from none to all must be there once.
fn table(count: &Count, here: &Here<'_>, report: &mut Report) {
    let scores = here.place.key("scores");
    let all = count.criteria.len();
    for (index, row) in count.scores.iter().enumerate() {
        let before = count.scores.iter().take(index).position(|other| other.met == row.met);
        let place = scores.index(index).key("met");
        let finding = Finding::error(COUNT_TABLE, place).with("met", row.met.to_string());
        match before {
            Some(before) => {
                let first = scores.index(before).key("met");
                report.push(finding.with("kind", "twice").with("all", all.to_string()).and_at(first));
            }
            None if usize::from(row.met) > all => {
                report.push(finding.with("kind", "too-many").with("all", all.to_string()));
            }
            None => {}
        }
    }
    let there = |met: &usize| count.scores.iter().any(|row| usize::from(row.met) == *met);
    let missing: Vec<String> = (0..=all).filter(|met| !there(met)).map(|met| met.to_string()).collect();
    if !missing.is_empty() {
        let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
        let finding = Finding::error(COUNT_TABLE, scores.name()).with("met", listed(&missing));
        report.push(finding.with("kind", "missing").with("all", all.to_string()));
    }
}

/// A criterion that counts in part gives numbers that no table has.
fn partly(count: &Count, rule: &RuleAt<'_>, report: &mut Report) {
    for (index, id) in count.criteria.iter().enumerate() {
        let criterion = rule.item.criteria.iter().find(|criterion| criterion.id == *id);
        if let Some(credit) = criterion.and_then(|criterion| criterion.partly) {
            let place = rule.here.place.key("criteria").index(index);
            let finding = Finding::error(COUNT_TABLE, place).with("met", id).with("kind", "partly");
            report.push(finding.with("all", credit.to_string()));
        }
    }
}

/// From one condition to all of them can hold.
fn several(least: Number, all: usize, here: &Here<'_>, report: &mut Report) {
    let possible =
        (1..=all).any(|number| i64::try_from(number).is_ok_and(|number| Number::whole(number) == least));
    if !possible && all > 0 {
        let place = here.place.key("Several").index(0);
        let finding = Finding::error(SEVERAL, place).with("least", least.to_string());
        report.push(finding.with("all", all.to_string()));
    }
}
