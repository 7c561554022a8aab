//! Goes through all that an item reads: the comparisons on its way, and the kinds of things that can be missing.

use std::collections::BTreeSet;

use scalewright_check::Checked;
use scalewright_model::{Cond, Cuts, Expr, Item, Measure, Rule, Table};

use super::goal::Gap;
use crate::names::Names;
use crate::plan::Ex;

/// Two values that an item compares.
#[derive(Debug)]
pub(crate) struct Compared {
    /// The form of the item in which they are compared.
    pub form: Option<String>,
    /// The table in a row of which they are compared, and its index in the plan.
    pub table: Option<(String, usize)>,
    /// The value and the threshold, as they are written.
    pub written: (Expr, Expr),
    /// The same for the interpreter.
    pub ready: (Ex, Ex),
    /// Both are dates.
    pub days: bool,
    /// A limit rests on it.
    pub of_limit: bool,
}

/// What an item reads.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    /// What it compares; nothing twice.
    pub compared: Vec<Compared>,
    /// What can be missing.
    pub gaps: BTreeSet<Gap>,
    /// The measures that have a fallback.
    pub fallbacks: Vec<String>,
    /// The criteria on which a limit rests.
    pub in_limits: BTreeSet<String>,
}

/// All that an item reads.
pub(crate) fn reads<'a>(names: &mut Names<'a>, item: &'a Item) -> Reads {
    let scale = names.scale;
    let mut walk = Walk {
        names,
        scale,
        item,
        form: None,
        table: None,
        quiet: false,
        of_limit: false,
        seen: BTreeSet::new(),
        found: Reads::default(),
    };
    walk.item();
    walk.found
}

struct Walk<'n, 'a> {
    names: &'n mut Names<'a>,
    scale: &'a Checked,
    item: &'a Item,
    form: Option<String>,
    table: Option<&'a Table>,
    /// What is missing here is made up for by a fallback.
    quiet: bool,
    /// The condition at hand is that of a limit.
    of_limit: bool,
    seen: BTreeSet<&'a str>,
    found: Reads,
}

impl<'a> Walk<'_, 'a> {
    fn item(&mut self) {
        let item = self.item;
        if item.criteria.iter().any(|criterion| criterion.met.is_none()) {
            self.gap(Gap::Answer);
        }
        item.asked_when.iter().for_each(|cond| self.cond(cond));
        self.rule(&item.rule);
        item.criteria.iter().filter_map(|criterion| criterion.met.as_ref()).for_each(|met| self.cond(met));
        self.of_limit = true;
        item.limits.iter().for_each(|limit| self.cond(&limit.when));
        self.of_limit = false;
    }

    fn rule(&mut self, rule: &'a Rule) {
        match rule {
            Rule::Choice(_) | Rule::Rating(_) => self.gap(Gap::Answer),
            Rule::Count(_) => {}
            Rule::Bands(bands) => self.bands(&bands.measure, &bands.cuts),
            Rule::Ladder(ladder) => {
                ladder.rungs.iter().flat_map(|rung| &rung.needs).for_each(|need| self.cond(need));
            }
            Rule::FirstMatch(first) => first.cases.iter().for_each(|case| self.cond(&case.when)),
            Rule::Table(table) => {
                table.rows.iter().flat_map(|row| &row.when).for_each(|cond| self.cond(cond));
            }
            Rule::YesNo(rule) => self.cond(&rule.when),
            Rule::BySetting(by) => {
                self.gap(Gap::Setting);
                for (code, form) in &by.forms {
                    self.form = Some(code.clone());
                    self.rule(form);
                }
                self.form = None;
            }
        }
    }

    fn bands(&mut self, measure: &'a str, cuts: &Cuts) {
        for step in cuts.steps() {
            let written = (Expr::Measure(measure.to_owned()), Expr::Number(step.bound));
            let ready = (Ex::Measure(self.names.measure(measure)), Ex::Number(step.bound.exact()));
            self.compare(written, ready, false);
        }
        self.measure(measure);
    }

    fn compare(&mut self, written: (Expr, Expr), ready: (Ex, Ex), days: bool) {
        let table = self.table.map(|table| {
            let tables = &self.names.common.tables;
            (table.id.clone(), crate::names::position(tables, |other| other.id == table.id))
        });
        let form = self.form.clone();
        let same =
            |other: &&mut Compared| other.written == written && other.form == form && other.table == table;
        if let Some(known) = self.found.compared.iter_mut().find(same) {
            known.of_limit |= self.of_limit;
            return;
        }
        let of_limit = self.of_limit;
        self.found.compared.push(Compared { form, table, written, ready, days, of_limit });
    }

    fn cond(&mut self, cond: &'a Cond) {
        match cond {
            Cond::Yes(value) | Cond::Is(value, _) | Cond::OneOf(value, _) => self.expr(value),
            Cond::Met(id) => self.named(std::slice::from_ref(id)),
            // A field that may be blank is not missing.
            Cond::Blank(_) => {}
            Cond::AtLeast(left, right)
            | Cond::AtMost(left, right)
            | Cond::Above(left, right)
            | Cond::Below(left, right)
            | Cond::Equal(left, right) => self.comparison(left, right),
            Cond::All(parts) | Cond::Any(parts) | Cond::Several(_, parts) => {
                parts.iter().for_each(|part| self.cond(part));
            }
            Cond::Not(inner) => self.cond(inner),
        }
    }

    fn comparison(&mut self, left: &'a Expr, right: &'a Expr) {
        let outer = std::mem::replace(&mut self.names.table, self.table);
        let days = self.names.is_day(left) || self.names.is_day(right);
        let ready = (self.names.expr(left), self.names.expr(right));
        self.names.table = outer;
        self.compare((left.clone(), right.clone()), ready, days);
        self.expr(left);
        self.expr(right);
    }

    fn expr(&mut self, of: &'a Expr) {
        match of {
            Expr::Number(_) | Expr::Const(_) => {}
            Expr::CountMet(ids) => self.named(ids),
            Expr::Field(_) => self.gap(Gap::Cell),
            Expr::Answer(_) => self.gap(Gap::Answer),
            Expr::Setting(_) => self.gap(Gap::Setting),
            Expr::VisitDate => self.gap(Gap::VisitDate),
            Expr::Measure(id) => self.measure(id),
            Expr::Cell { .. } => {
                self.gap(Gap::Table);
                self.gap(Gap::Cell);
            }
            Expr::Count(rows) => self.rows(&rows.table, rows.filter.as_deref(), None),
            Expr::CountDistinct { table, filter, .. } => {
                self.rows(table, filter.as_deref(), None);
                self.gap(Gap::Cell);
            }
            Expr::KindsSeen { table, filter, .. } => {
                self.rows(table, filter.as_deref(), None);
                self.gap(Gap::Cell);
                self.gap(Gap::Divisor);
            }
            Expr::Sum { table, of, filter } => self.rows(table, filter.as_deref(), Some(of)),
            Expr::Mean { table, of, filter } => {
                self.rows(table, filter.as_deref(), Some(of));
                self.gap(Gap::Divisor);
            }
            Expr::ShareOf { table, that, filter } => {
                self.rows(table, filter.as_deref(), None);
                self.among(table, |walk| walk.cond(that));
                self.gap(Gap::Divisor);
            }
            Expr::Share { part: of, whole: to } | Expr::Ratio { of, to, .. } => {
                self.expr(of);
                self.expr(to);
                self.gap(Gap::Divisor);
            }
            Expr::Add(parts) | Expr::Multiply(parts) => parts.iter().for_each(|part| self.expr(part)),
            Expr::Subtract(left, right) | Expr::DaysBetween(left, right) | Expr::AddMonths(left, right) => {
                self.expr(left);
                self.expr(right);
            }
        }
    }

    fn rows(&mut self, table: &'a str, filter: Option<&'a Cond>, of: Option<&'a Expr>) {
        self.gap(Gap::Table);
        self.among(table, |walk| {
            filter.into_iter().for_each(|cond| walk.cond(cond));
            of.into_iter().for_each(|of| walk.expr(of));
        });
    }

    /// Goes into the rows of a table, where its fields have a meaning.
    fn among(&mut self, table: &str, then: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.table, self.scale.table(table));
        then(self);
        self.table = outer;
    }

    /// A measure is gone through once, however often it is named.
    fn measure(&mut self, id: &'a str) {
        let found: Option<&'a Measure> = self.scale.measure(Some(self.item), id);
        let Some(measure) = found.filter(|_| self.seen.insert(id)) else { return };
        let (table, quiet) = (self.table.take(), self.quiet);
        self.quiet |= measure.fallback.is_some();
        self.expr(&measure.value);
        self.quiet = quiet;
        if let Some(fallback) = &measure.fallback {
            self.found.fallbacks.push(measure.id.clone());
            self.expr(&fallback.value);
        }
        self.table = table;
    }

    fn named(&mut self, criteria: &[String]) {
        if self.of_limit {
            self.found.in_limits.extend(criteria.iter().cloned());
        }
    }

    fn gap(&mut self, gap: Gap) {
        if !self.quiet {
            self.found.gaps.insert(gap);
        }
    }
}
