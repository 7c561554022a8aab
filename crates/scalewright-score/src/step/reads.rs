//! What an item reads: the fields of each table, and the conditions that rest on them.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{Cmp, Co, Ex, ItemPlan, MetPlan, Need, Plan, Rows, Ru};
use crate::step::goals::against;

/// What an item reads.
#[derive(Default)]
pub(crate) struct Reads {
    /// The fields of each table that is read; none where only its rows are counted.
    pub tables: BTreeMap<usize, BTreeSet<usize>>,
    /// What is compared, with the table in whose rows it is.
    pub compared: Vec<(Option<usize>, Co)>,
}

/// What an item reads, directly or through a measure.
pub(crate) fn reads(plan: &Plan, item: &ItemPlan) -> Reads {
    let mut walk = Walk { plan, table: None, measures: BTreeSet::new(), found: Reads::default() };
    walk.rule(&item.rule);
    let met = item.criteria.iter().filter_map(|criterion| match &criterion.met {
        MetPlan::Computed(cond) => Some(cond),
        MetPlan::Answered(_) => None,
    });
    let limits = item.limits.iter().map(|limit| &limit.when);
    item.asked_when.iter().chain(met).chain(limits).for_each(|cond| walk.cond(cond));
    walk.required();
    walk.found
}

struct Walk<'p> {
    plan: &'p Plan,
    /// The table of whose rows is spoken.
    table: Option<usize>,
    measures: BTreeSet<usize>,
    found: Reads,
}

impl<'p> Walk<'p> {
    fn rule(&mut self, rule: &'p Ru) {
        match rule {
            Ru::Pick { .. } | Ru::Count { .. } => {}
            Ru::Bands { measure, rising, steps, .. } => {
                self.measure(*measure);
                let how = if *rising { Cmp::AtLeast } else { Cmp::AtMost };
                self.found
                    .compared
                    .extend(steps.iter().map(|(bound, _)| (None, against(how, *measure, *bound))));
            }
            Ru::Ladder { rungs, .. } => {
                rungs.iter().flat_map(|(_, needs)| needs).for_each(|cond| self.cond(cond));
            }
            Ru::First { cases, .. } => cases.iter().for_each(|(cond, _)| self.cond(cond)),
            Ru::Table(table) => {
                table.rows.iter().flat_map(|(needs, _)| needs).for_each(|cond| self.cond(cond));
            }
            Ru::YesNo { when, .. } => self.cond(when),
            Ru::BySetting { forms, .. } => forms.iter().for_each(|(_, _, form)| self.rule(form)),
        }
    }

    fn cond(&mut self, cond: &'p Co) {
        match cond {
            Co::Met(_) => {}
            Co::Yes(value) | Co::In(value, _) | Co::Blank(value) => self.value(value),
            Co::Compare(_, left, right) | Co::CompareDays(_, left, right) => {
                self.found.compared.push((self.table, cond.clone()));
                [left, right].iter().for_each(|side| self.value(side));
            }
            Co::All(parts) | Co::Any(parts) | Co::Several(_, parts) => {
                parts.iter().for_each(|part| self.cond(part));
            }
            Co::Not(inner) => self.cond(inner),
        }
    }

    fn value(&mut self, value: &'p Ex) {
        match value {
            Ex::Number(_) | Ex::Answer(_) | Ex::Setting(_) | Ex::VisitDate | Ex::CountMet(_) => {}
            Ex::Field(field) => self.fields(self.table, std::slice::from_ref(field)),
            Ex::Measure(measure) => self.measure(*measure),
            Ex::Cell { table, field } => self.fields(Some(*table), std::slice::from_ref(field)),
            Ex::Count(rows) => self.rows(rows, |_| {}),
            Ex::Distinct { rows, field } => {
                self.rows(rows, |walk| walk.fields(walk.table, std::slice::from_ref(field)));
            }
            Ex::Sum { rows, of } | Ex::Mean { rows, of } => self.rows(rows, |walk| walk.value(of)),
            Ex::ShareOf { rows, that, .. } => self.rows(rows, |walk| walk.cond(that)),
            Ex::Kinds { rows, fields } => self.rows(rows, |walk| walk.fields(walk.table, fields)),
            Ex::Add(parts) | Ex::Multiply(parts) => parts.iter().for_each(|part| self.value(part)),
            Ex::Ratio { of: left, to: right, .. }
            | Ex::Subtract(left, right)
            | Ex::Days(left, right)
            | Ex::AddMonths(left, right) => [left, right].iter().for_each(|part| self.value(part)),
        }
    }

    fn measure(&mut self, measure: usize) {
        let plan = self.plan;
        let Some(found) = plan.measures.get(measure).filter(|_| self.measures.insert(measure)) else {
            return;
        };
        let outer = self.table.take();
        [Some(&found.value), found.fallback.as_ref()]
            .into_iter()
            .flatten()
            .for_each(|value| self.value(value));
        self.table = outer;
    }

    fn rows(&mut self, rows: &'p Rows, then: impl FnOnce(&mut Self)) {
        let outer = self.table.replace(rows.table);
        self.found.tables.entry(rows.table).or_default();
        rows.filter.iter().for_each(|filter| self.cond(filter));
        then(self);
        self.table = outer;
    }

    fn fields(&mut self, table: Option<usize>, fields: &[usize]) {
        if let Some(table) = table {
            self.found.tables.entry(table).or_default().extend(fields);
        }
    }

    /// What decides whether a field must be filled in is read too.
    fn required(&mut self) {
        let plan = self.plan;
        loop {
            let before = self.found.tables.clone();
            for (table, fields) in &before {
                let Some(found) = plan.tables.get(*table) else { continue };
                self.table = Some(*table);
                for field in fields.iter().filter_map(|field| found.fields.get(*field)) {
                    if let Need::When(cond) = &field.required {
                        self.cond(cond);
                    }
                }
            }
            self.table = None;
            if self.found.tables == before {
                return;
            }
        }
    }
}
