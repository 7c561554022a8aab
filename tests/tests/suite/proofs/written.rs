//! What is written in an item: its conditions, with their places, and the parts of its rule that give scores.

use scalewright::check::filters_of_item;
use scalewright::model::{Cond, Expr, Item, Number, Place, Rows, Rule};

/// A part of a rule that gives a score.
pub(super) struct Part {
    pub pointer: String,
    pub score: Number,
    /// The form that it belongs to is used.
    pub within: Vec<Cond>,
    pub holds: Option<Cond>,
    /// What comes before it.
    pub before: Vec<Cond>,
}

/// There is a row for which a condition holds.
pub(super) fn some_row(table: &str, cond: &Cond) -> Cond {
    let rows = Rows { table: table.to_owned(), filter: Some(Box::new(cond.clone())) };
    Cond::AtLeast(Expr::Count(rows), Expr::Number(Number::whole(1)))
}

/// The conditions that a condition is made of.
pub(super) fn parts_of(cond: &Cond, pointer: &str) -> Vec<(String, Cond)> {
    let list = |key: &str, parts: &[Cond]| {
        let parts = parts.iter().enumerate();
        parts.map(|(at, part)| (format!("{pointer}/{key}/{at}"), part.clone())).collect::<Vec<_>>()
    };
    match cond {
        Cond::All(parts) => list("All", parts),
        Cond::Any(parts) => list("Any", parts),
        Cond::Several(_, parts) => list("Several/1", parts),
        Cond::Not(inner) => vec![(format!("{pointer}/Not"), (**inner).clone())],
        _ => Vec::new(),
    }
}

/// Everything that is asked of the cases.
pub(super) fn conditions(item: &Item) -> Vec<Cond> {
    let mut all: Vec<Cond> = Vec::new();
    let mut open: Vec<Cond> = Vec::new();
    for Written { cond, used, .. } in written(item) {
        with_parts(&cond, &mut |part| open.extend([part.clone(), Cond::Not(Box::new(part.clone()))]));
        open.extend(used);
    }
    for part in parts(&item.rule, "/rule", &[]) {
        open.extend(part.within.into_iter().chain(part.holds).chain(part.before));
    }
    for filter in filters_of_item(item, &Place::file("")) {
        with_parts(filter.cond, &mut |part| {
            let not = Cond::Not(Box::new(part.clone()));
            open.extend([some_row(filter.table, part), some_row(filter.table, &not)]);
        });
    }
    for cond in open {
        if !all.contains(&cond) {
            all.push(cond);
        }
    }
    all
}

/// Does something with a condition and all that it is made of.
pub(super) fn with_parts(cond: &Cond, then: &mut dyn FnMut(&Cond)) {
    then(cond);
    parts_of(cond, "").iter().for_each(|(_, part)| with_parts(part, then));
}

/// A condition of an item as it is written.
pub(super) struct Written {
    pub pointer: String,
    pub cond: Cond,
    /// What holds wherever it is looked at.
    pub used: Vec<Cond>,
}

/// The conditions of an item as they are written, each with its place.
pub(super) fn written(item: &Item) -> Vec<Written> {
    let mut found = Vec::new();
    let mut add = |pointer: String, cond: &Cond| {
        found.push(Written { pointer, cond: cond.clone(), used: Vec::new() });
    };
    for (at, criterion) in item.criteria.iter().enumerate() {
        criterion.met.iter().for_each(|met| add(format!("/criteria/{at}/met"), met));
    }
    for (at, limit) in item.limits.iter().enumerate() {
        add(format!("/limits/{at}/when"), &limit.when);
    }
    item.asked_when.iter().for_each(|asked| add("/asked_when".to_owned(), asked));
    of_rule(&item.rule, "/rule", &[], &mut found);
    found
}

pub(super) fn of_rule(rule: &Rule, pointer: &str, around: &[Cond], found: &mut Vec<Written>) {
    let mut listed = |place: String, conds: &[Cond]| {
        found.extend(conds.iter().enumerate().map(|(at, cond)| Written {
            pointer: format!("{place}/{at}"),
            cond: cond.clone(),
            used: around.to_vec(),
        }));
    };
    match rule {
        Rule::Ladder(rule) => {
            for (at, rung) in rule.rungs.iter().enumerate() {
                listed(format!("{pointer}/Ladder/rungs/{at}/needs"), &rung.needs);
            }
        }
        Rule::Table(rule) => {
            for (at, row) in rule.rows.iter().enumerate() {
                listed(format!("{pointer}/Table/rows/{at}/when"), &row.when);
            }
        }
        Rule::FirstMatch(rule) => {
            found.extend(rule.cases.iter().enumerate().map(|(at, case)| Written {
                pointer: format!("{pointer}/FirstMatch/cases/{at}/when"),
                cond: case.when.clone(),
                used: around.to_vec(),
            }));
        }
        Rule::YesNo(rule) => found.push(Written {
            pointer: format!("{pointer}/YesNo/when"),
            cond: rule.when.clone(),
            used: around.to_vec(),
        }),
        Rule::BySetting(by) => {
            for (code, form) in &by.forms {
                let pointer = format!("{pointer}/BySetting/forms/{code}");
                of_rule(form, &pointer, &[used(&by.setting, code)], found);
            }
        }
        Rule::Bands(_) | Rule::Count(_) | Rule::Choice(_) | Rule::Rating(_) => {}
    }
}

pub(super) fn used(setting: &str, code: &str) -> Cond {
    Cond::Is(Expr::Setting(setting.to_owned()), code.to_owned())
}

/// The parts of a rule that give a score, in the order in which they are tried.
pub(super) fn parts(rule: &Rule, pointer: &str, within: &[Cond]) -> Vec<Part> {
    match rule {
        Rule::Bands(rule) => {
            let measure = || Expr::Measure(rule.measure.clone());
            let (kind, rest, how): (_, _, fn(Expr, Expr) -> Cond) = match &rule.cuts {
                scalewright::model::Cuts::From { .. } => ("From", "below", Cond::AtLeast),
                scalewright::model::Cuts::UpTo { .. } => ("UpTo", "beyond", Cond::AtMost),
            };
            let steps = rule.cuts.steps().iter();
            let steps = steps.map(|step| (step.score, how(measure(), Expr::Number(step.bound)))).collect();
            let pointer = format!("{pointer}/Bands/cuts/{kind}");
            in_order(
                steps,
                &format!("{pointer}/steps"),
                (rule.cuts.rest(), format!("{pointer}/{rest}")),
                within,
            )
        }
        Rule::Ladder(rule) => {
            let rungs = rule.rungs.iter().map(|rung| (rung.score, Cond::All(rung.needs.clone()))).collect();
            let rest = (rule.otherwise, format!("{pointer}/Ladder/otherwise"));
            in_order(rungs, &format!("{pointer}/Ladder/rungs"), rest, within)
        }
        Rule::FirstMatch(rule) => {
            let cases = rule.cases.iter().map(|case| (case.score, case.when.clone())).collect();
            let rest = (rule.otherwise, format!("{pointer}/FirstMatch/otherwise"));
            in_order(cases, &format!("{pointer}/FirstMatch/cases"), rest, within)
        }
        Rule::YesNo(rule) => {
            let rest = (rule.no, format!("{pointer}/YesNo/no"));
            let mut parts = in_order(vec![(rule.yes, rule.when.clone())], "", rest, within);
            parts[0].pointer = format!("{pointer}/YesNo/yes");
            parts
        }
        Rule::Count(rule) => {
            let met: Vec<Cond> = rule.criteria.iter().map(|id| Cond::Met(id.clone())).collect();
            let several = |count: u8| Cond::Several(Number::from(count), met.clone());
            let all = usize::from;
            let part = |(at, one): (usize, &scalewright::model::CountScore)| {
                let least = (one.met > 0).then(|| several(one.met));
                let most = (all(one.met) < met.len()).then(|| Cond::Not(Box::new(several(one.met + 1))));
                Part {
                    pointer: format!("{pointer}/Count/scores/{at}"),
                    score: one.score,
                    within: within.to_vec(),
                    holds: Some(Cond::All(least.into_iter().chain(most).collect())),
                    before: Vec::new(),
                }
            };
            rule.scores.iter().enumerate().map(part).collect()
        }
        Rule::Table(rule) => {
            let part = |(at, row): (usize, &scalewright::model::ScoreRow)| Part {
                pointer: format!("{pointer}/Table/rows/{at}"),
                score: row.score,
                within: within.to_vec(),
                holds: Some(Cond::All(row.when.clone())),
                before: Vec::new(),
            };
            rule.rows.iter().enumerate().map(part).collect()
        }
        Rule::BySetting(by) => {
            let form = |(code, form): (&String, &Rule)| {
                parts(form, &format!("{pointer}/BySetting/forms/{code}"), &[used(&by.setting, code)])
            };
            by.forms.iter().flat_map(form).collect()
        }
        Rule::Choice(_) | Rule::Rating(_) => Vec::new(),
    }
}

pub(super) fn in_order(
    tried: Vec<(Number, Cond)>,
    pointer: &str,
    rest: (Number, String),
    within: &[Cond],
) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (at, (score, holds)) in tried.into_iter().enumerate() {
        let before = parts.iter().filter_map(|part| part.holds.clone()).collect();
        let pointer = format!("{pointer}/{at}");
        parts.push(Part { pointer, score, within: within.to_vec(), holds: Some(holds), before });
    }
    let before = parts.iter().filter_map(|part| part.holds.clone()).collect();
    parts.push(Part { pointer: rest.1, score: rest.0, within: within.to_vec(), holds: None, before });
    parts
}
