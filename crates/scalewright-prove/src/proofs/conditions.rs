//! Whether each condition can hold and can fail.

use scalewright_diag::{Code, Finding};
use scalewright_model::{Assessment, Cond, Expr, Place, Rule};

use super::Question;
use crate::compile::Compiler;
use crate::diagram::{Id, NO, YES};
use crate::search::Found;
use crate::shows::Shows;

/// A condition is always true, or always false.
pub(crate) const ALWAYS_SO: Code = Code::new("condition-always-so");

pub(super) fn run(question: &mut Question<'_, '_>) {
    for Written { cond, place, used } in conditions(question) {
        let mut asked = Asked { question, used, open: None };
        let named = asked.ask(&cond, &place);
        if let (false, Some(place)) = (named, asked.open) {
            question.not_decided("condition", "condition", &place);
        }
    }
}

/// A condition of an item as it is written.
pub(super) struct Written {
    pub cond: Cond,
    pub place: Place,
    /// What holds wherever it is looked at.
    pub used: Vec<Cond>,
}

struct Asked<'w, 'q, 'a> {
    question: &'w mut Question<'q, 'a>,
    used: Vec<Cond>,
    /// The first place of which it could not be decided.
    open: Option<Place>,
}

impl Asked<'_, '_, '_> {
    /// Asks of a condition's parts first, so that the fault is named where it is. Whether something was named.
    fn ask(&mut self, cond: &Cond, place: &Place) -> bool {
        let mut named = false;
        for (part, place) in parts(cond, place) {
            named |= self.ask(part, &place);
        }
        named || self.is_always_so(cond, place)
    }

    fn is_always_so(&mut self, cond: &Cond, place: &Place) -> bool {
        let question = &mut *self.question;
        let names = question.item.names;
        let mut compiler = Compiler { names, space: &mut question.item.space, table: None, depth: 0 };
        let diagram = compiler.cond(&names.cond(cond));
        let used: Vec<Id> = self.used.iter().map(|used| compiler.cond(&names.cond(used))).collect();
        let store = &mut question.item.space.diagrams;
        let used = store.all(used);
        for (end, state) in [(YES, "never"), (NO, "always")] {
            let wanted = question
                .item
                .space
                .diagrams
                .combine(diagram, used, &|found, used| u128::from(found == end && used == YES));
            let conds = &self.used;
            let shows = |shows: &Shows<'_>, of: &Assessment| {
                shows.holds(cond, of).map(u128::from) == Some(end) && shows.all(conds, of)
            };
            match question.surely(wanted, shows) {
                Found::Some(_) => {}
                Found::Undecided => {
                    self.open.get_or_insert_with(|| place.clone());
                }
                Found::None => {
                    let finding = Finding::warning(ALWAYS_SO, place.clone());
                    question.report.push(finding.with("about", state));
                    return true;
                }
            }
        }
        false
    }
}

/// The conditions that a condition is made of.
pub(super) fn parts<'c>(cond: &'c Cond, place: &Place) -> Vec<(&'c Cond, Place)> {
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
pub(super) fn conditions(question: &Question<'_, '_>) -> Vec<Written> {
    let (item, place) = (question.item.item, &question.place);
    let mut found = Vec::new();
    let mut add = |cond: &Cond, place: Place| {
        found.push(Written { cond: cond.clone(), place, used: Vec::new() });
    };
    for (index, criterion) in item.criteria.iter().enumerate() {
        criterion.met.iter().for_each(|met| add(met, place.key("criteria").index(index).key("met")));
    }
    for (index, limit) in item.limits.iter().enumerate() {
        add(&limit.when, place.key("limits").index(index).key("when"));
    }
    item.asked_when.iter().for_each(|asked| add(asked, place.key("asked_when")));
    of_rule(&item.rule, &place.key("rule"), &[], &mut found);
    found
}

fn of_rule(rule: &Rule, place: &Place, used: &[Cond], found: &mut Vec<Written>) {
    let mut add = |cond: &Cond, place: Place| {
        found.push(Written { cond: cond.clone(), place, used: used.to_vec() });
    };
    match rule {
        Rule::Ladder(ladder) => {
            for (index, rung) in ladder.rungs.iter().enumerate() {
                let place = place.key("Ladder").key("rungs").index(index).key("needs");
                rung.needs.iter().enumerate().for_each(|(at, need)| add(need, place.index(at)));
            }
        }
        Rule::FirstMatch(first) => {
            let place = place.key("FirstMatch").key("cases");
            let cases = first.cases.iter().enumerate();
            cases.for_each(|(index, case)| add(&case.when, place.index(index).key("when")));
        }
        Rule::Table(table) => {
            for (index, row) in table.rows.iter().enumerate() {
                let place = place.key("Table").key("rows").index(index).key("when");
                row.when.iter().enumerate().for_each(|(at, cond)| add(cond, place.index(at)));
            }
        }
        Rule::YesNo(rule) => add(&rule.when, place.key("YesNo").key("when")),
        Rule::BySetting(by) => {
            let place = place.key("BySetting").key("forms");
            for (code, form) in &by.forms {
                let here = Cond::Is(Expr::Setting(by.setting.clone()), code.clone());
                of_rule(form, &place.key(code), &[here], found);
            }
        }
        Rule::Choice(_) | Rule::Bands(_) | Rule::Count(_) | Rule::Rating(_) => {}
    }
}
