//! All conditions and expressions.

use scalewright_model::{Common, Cond, Expr, Field, Item, Measure, Place, Required, Rule};

use super::Here;
use crate::Draft;
use crate::context::{Vocabulary, items};
use crate::scope::Scope;

/// Which rows of a table.
const WHERE: &str = "where";
/// What holds of the rows that count.
const THAT: &str = "that";

/// A condition or an expression.
#[derive(Clone, Copy)]
pub(crate) enum Step<'a> {
    /// A condition.
    Cond(&'a Cond),
    /// An expression.
    Expr(&'a Expr),
}

/// The conditions and expressions of a whole draft.
pub(crate) fn of_draft<'a>(draft: &'a Draft, vocabularies: &[Vocabulary<'a>]) -> Vec<(Step<'a>, Here<'a>)> {
    let mut steps = Steps(Vec::new());
    for vocabulary in vocabularies {
        steps.vocabulary(vocabulary.common, &vocabulary.here);
    }
    let measures = Here::new(Scope::of_scale(draft), draft.scale.place().key("measures"));
    for (index, measure) in draft.scale.value.measures.iter().enumerate() {
        steps.measure(measure, &measures.index(index));
    }
    for (item, here) in items(draft) {
        steps.item(item, &here);
    }
    steps.0
}

/// The expressions of a measure and its fallback.
pub(crate) fn of_measure<'a>(measure: &'a Measure, here: &Here<'a>) -> Vec<(Step<'a>, Here<'a>)> {
    let mut steps = Steps(Vec::new());
    steps.measure(measure, here);
    steps.0
}

/// The steps of a condition.
pub(crate) fn of_cond<'a>(cond: &'a Cond, here: Here<'a>) -> Vec<(Step<'a>, Here<'a>)> {
    let mut steps = Steps(Vec::new());
    steps.cond(cond, here);
    steps.0
}

/// A condition by which rows of a table are chosen, or told apart.
#[derive(Clone, Debug)]
pub struct Filter<'a> {
    /// The table.
    pub table: &'a str,
    /// The condition, of one row.
    pub cond: &'a Cond,
    /// Where it stands.
    pub place: Place,
}

/// The conditions of rows in the measures, criteria, rule and limits of an item (`where` and `that`).
pub fn filters_of_item<'a>(item: &'a Item, place: &Place) -> Vec<Filter<'a>> {
    let mut steps = Steps(Vec::new());
    steps.item(item, &Here::new(Scope::NOTHING, place.clone()));
    steps.filters()
}

/// The conditions of rows in a measure.
pub fn filters_of_measure<'a>(measure: &'a Measure, place: &Place) -> Vec<Filter<'a>> {
    let mut steps = Steps(Vec::new());
    steps.measure(measure, &Here::new(Scope::NOTHING, place.clone()));
    steps.filters()
}

struct Steps<'a>(Vec<(Step<'a>, Here<'a>)>);

impl<'a> Steps<'a> {
    fn filters(self) -> Vec<Filter<'a>> {
        let filter = |(step, here): (Step<'a>, Here<'a>)| match (step, here.table) {
            (Step::Cond(cond), Some(table)) if [WHERE, THAT].contains(&here.place.last()) => {
                Some(Filter { table, cond, place: here.place })
            }
            _ => None,
        };
        self.0.into_iter().filter_map(filter).collect()
    }

    fn vocabulary(&mut self, common: &'a Common, here: &Here<'a>) {
        self.fields(&common.settings, &here.key("settings"));
        for (index, group) in common.groups.iter().enumerate() {
            self.cond(&group.filter, here.rows(&group.table).key("groups").index(index).key("where"));
        }
        for (index, table) in common.tables.iter().enumerate() {
            let here = here.rows(&table.id).key("tables").index(index);
            self.fields(&table.fields, &here.key("fields"));
            for (index, check) in table.checks.iter().enumerate() {
                self.cond(&check.holds, here.key("checks").index(index).key("holds"));
            }
        }
    }

    fn fields(&mut self, fields: &'a [Field], here: &Here<'a>) {
        for (index, field) in fields.iter().enumerate() {
            if let Required::When(cond) = &field.required {
                self.cond(cond, here.index(index).key("required").key("When"));
            }
        }
    }

    fn item(&mut self, item: &'a Item, here: &Here<'a>) {
        if let Some(asked) = &item.asked_when {
            self.cond(asked, here.key("asked_when"));
        }
        self.fields(&item.inputs, &here.key("inputs"));
        for (index, measure) in item.measures.iter().enumerate() {
            self.measure(measure, &here.key("measures").index(index));
        }
        for (index, criterion) in item.criteria.iter().enumerate() {
            if let Some(met) = &criterion.met {
                self.cond(met, here.key("criteria").index(index).key("met"));
            }
        }
        self.rule(&item.rule, &here.key("rule"));
        for (index, limit) in item.limits.iter().enumerate() {
            self.cond(&limit.when, here.key("limits").index(index).key("when"));
        }
    }

    fn measure(&mut self, measure: &'a Measure, here: &Here<'a>) {
        self.expr(&measure.value, here.key("value"));
        if let Some(fallback) = &measure.fallback {
            self.expr(&fallback.value, here.key("fallback").key("value"));
        }
    }

    fn rule(&mut self, rule: &'a Rule, here: &Here<'a>) {
        match rule {
            Rule::Choice(_) | Rule::Bands(_) | Rule::Count(_) | Rule::Rating(_) => {}
            Rule::Ladder(ladder) => {
                for (index, rung) in ladder.rungs.iter().enumerate() {
                    self.conds(&rung.needs, &here.key("Ladder").key("rungs").index(index).key("needs"));
                }
            }
            Rule::FirstMatch(first) => {
                for (index, case) in first.cases.iter().enumerate() {
                    self.cond(&case.when, here.key("FirstMatch").key("cases").index(index).key("when"));
                }
            }
            Rule::Table(table) => {
                for (index, row) in table.rows.iter().enumerate() {
                    self.conds(&row.when, &here.key("Table").key("rows").index(index).key("when"));
                }
            }
            Rule::YesNo(yes_no) => self.cond(&yes_no.when, here.key("YesNo").key("when")),
            Rule::BySetting(by) => {
                for (code, form) in &by.forms {
                    self.rule(form, &here.key("BySetting").key("forms").key(code));
                }
            }
        }
    }

    fn conds(&mut self, conds: &'a [Cond], here: &Here<'a>) {
        conds.iter().enumerate().for_each(|(index, cond)| self.cond(cond, here.index(index)));
    }

    fn cond(&mut self, cond: &'a Cond, here: Here<'a>) {
        match cond {
            Cond::Met(_) => {}
            Cond::Yes(value) => self.expr(value, here.key("Yes")),
            Cond::Blank(value) => self.expr(value, here.key("Blank")),
            Cond::Is(value, _) => self.expr(value, here.key("Is").index(0)),
            Cond::OneOf(value, _) => self.expr(value, here.key("OneOf").index(0)),
            Cond::AtLeast(left, right) => self.pair(left, right, &here.key("AtLeast")),
            Cond::AtMost(left, right) => self.pair(left, right, &here.key("AtMost")),
            Cond::Above(left, right) => self.pair(left, right, &here.key("Above")),
            Cond::Below(left, right) => self.pair(left, right, &here.key("Below")),
            Cond::Equal(left, right) => self.pair(left, right, &here.key("Equal")),
            Cond::All(parts) => self.conds(parts, &here.key("All")),
            Cond::Any(parts) => self.conds(parts, &here.key("Any")),
            Cond::Several(_, parts) => self.conds(parts, &here.key("Several").index(1)),
            Cond::Not(inner) => self.cond(inner, here.key("Not")),
        }
        self.0.push((Step::Cond(cond), here));
    }

    fn expr(&mut self, expr: &'a Expr, here: Here<'a>) {
        match expr {
            Expr::Count(rows) => self.filter(rows.filter.as_deref(), &here.rows(&rows.table).key("Count")),
            Expr::CountDistinct { table, filter, .. } => {
                self.filter(filter.as_deref(), &here.rows(table).key("CountDistinct"));
            }
            Expr::KindsSeen { table, filter, .. } => {
                self.filter(filter.as_deref(), &here.rows(table).key("KindsSeen"));
            }
            Expr::Sum { table, of, filter } => self.over(of, filter.as_deref(), &here.rows(table).key("Sum")),
            Expr::Mean { table, of, filter } => {
                self.over(of, filter.as_deref(), &here.rows(table).key("Mean"));
            }
            Expr::ShareOf { table, that, filter } => {
                let rows = here.rows(table).key("ShareOf");
                self.cond(that, rows.key(THAT));
                self.filter(filter.as_deref(), &rows);
            }
            Expr::Share { part, whole } => {
                self.expr(part, here.key("Share").key("part"));
                self.expr(whole, here.key("Share").key("whole"));
            }
            Expr::Ratio { of, to, .. } => {
                self.expr(of, here.key("Ratio").key("of"));
                self.expr(to, here.key("Ratio").key("to"));
            }
            Expr::Add(parts) => self.exprs(parts, &here.key("Add")),
            Expr::Multiply(parts) => self.exprs(parts, &here.key("Multiply")),
            Expr::Subtract(left, right) => self.pair(left, right, &here.key("Subtract")),
            Expr::DaysBetween(from, to) => self.pair(from, to, &here.key("DaysBetween")),
            Expr::AddMonths(date, months) => self.pair(date, months, &here.key("AddMonths")),
            Expr::Number(_)
            | Expr::Const(_)
            | Expr::Field(_)
            | Expr::Answer(_)
            | Expr::Setting(_)
            | Expr::VisitDate
            | Expr::Measure(_)
            | Expr::Cell { .. }
            | Expr::CountMet(_) => {}
        }
        self.0.push((Step::Expr(expr), here));
    }

    fn exprs(&mut self, exprs: &'a [Expr], here: &Here<'a>) {
        exprs.iter().enumerate().for_each(|(index, expr)| self.expr(expr, here.index(index)));
    }

    fn pair(&mut self, left: &'a Expr, right: &'a Expr, here: &Here<'a>) {
        self.expr(left, here.index(0));
        self.expr(right, here.index(1));
    }

    fn over(&mut self, of: &'a Expr, filter: Option<&'a Cond>, here: &Here<'a>) {
        self.expr(of, here.key("of"));
        self.filter(filter, here);
    }

    fn filter(&mut self, filter: Option<&'a Cond>, here: &Here<'a>) {
        if let Some(filter) = filter {
            self.cond(filter, here.key(WHERE));
        }
    }
}
