//! Whether what is compared, added or subtracted has the same unit.

use scalewright_check::Checked;
use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Cond, Expr, Field, Item, Place, Rule, Table};

/// Two units that do not belong together.
pub(crate) const UNITS_DIFFER: Code = Code::new("units-differ");

pub(super) fn run(checked: &Checked, item: &Item, place: &Place, report: &mut Report) {
    let mut units = Units { checked, item, table: None, report };
    for (index, measure) in item.measures.iter().enumerate() {
        let place = place.key("measures").index(index);
        let value = place.key("value");
        let found = units.expr(&measure.value, &value);
        units.same(Some(measure.unit.clone()), found, &value);
        if let Some(fallback) = &measure.fallback {
            let place = place.key("fallback").key("value");
            let found = units.expr(&fallback.value, &place);
            units.same(Some(measure.unit.clone()), found, &place);
        }
    }
    for (index, criterion) in item.criteria.iter().enumerate() {
        if let Some(met) = &criterion.met {
            units.cond(met, &place.key("criteria").index(index).key("met"));
        }
    }
    for (index, limit) in item.limits.iter().enumerate() {
        units.cond(&limit.when, &place.key("limits").index(index).key("when"));
    }
    if let Some(asked) = &item.asked_when {
        units.cond(asked, &place.key("asked_when"));
    }
    units.rule(&item.rule, &place.key("rule"));
}

struct Units<'a, 'r> {
    checked: &'a Checked,
    item: &'a Item,
    table: Option<&'a Table>,
    report: &'r mut Report,
}

impl Units<'_, '_> {
    fn rule(&mut self, rule: &Rule, place: &Place) {
        match rule {
            Rule::Ladder(ladder) => {
                for (index, rung) in ladder.rungs.iter().enumerate() {
                    let place = place.key("Ladder").key("rungs").index(index).key("needs");
                    rung.needs.iter().enumerate().for_each(|(at, need)| self.cond(need, &place.index(at)));
                }
            }
            Rule::FirstMatch(first) => {
                for (index, case) in first.cases.iter().enumerate() {
                    self.cond(&case.when, &place.key("FirstMatch").key("cases").index(index).key("when"));
                }
            }
            Rule::Table(table) => {
                for (index, row) in table.rows.iter().enumerate() {
                    let place = place.key("Table").key("rows").index(index).key("when");
                    self.conds(&row.when, &place);
                }
            }
            Rule::YesNo(rule) => self.cond(&rule.when, &place.key("YesNo").key("when")),
            Rule::BySetting(by) => {
                let place = place.key("BySetting").key("forms");
                by.forms.iter().for_each(|(code, form)| self.rule(form, &place.key(code)));
            }
            Rule::Choice(_) | Rule::Bands(_) | Rule::Count(_) | Rule::Rating(_) => {}
        }
    }

    fn cond(&mut self, of: &Cond, place: &Place) {
        let list = |name: &str| place.key(name);
        match of {
            Cond::AtLeast(left, right) => self.compared(left, right, &list("AtLeast")),
            Cond::AtMost(left, right) => self.compared(left, right, &list("AtMost")),
            Cond::Above(left, right) => self.compared(left, right, &list("Above")),
            Cond::Below(left, right) => self.compared(left, right, &list("Below")),
            Cond::Equal(left, right) => self.compared(left, right, &list("Equal")),
            Cond::All(parts) => self.conds(parts, &list("All")),
            Cond::Any(parts) => self.conds(parts, &list("Any")),
            Cond::Several(_, parts) => self.conds(parts, &list("Several").index(1)),
            Cond::Not(inner) => self.cond(inner, &list("Not")),
            Cond::Met(_) | Cond::Yes(_) | Cond::Is(..) | Cond::OneOf(..) | Cond::Blank(_) => {}
        }
    }

    fn conds(&mut self, parts: &[Cond], place: &Place) {
        parts.iter().enumerate().for_each(|(index, part)| self.cond(part, &place.index(index)));
    }

    fn compared(&mut self, left: &Expr, right: &Expr, place: &Place) {
        let (one, other) = (self.expr(left, &place.index(0)), self.expr(right, &place.index(1)));
        self.same(one, other, &place.index(1));
    }

    fn same(&mut self, one: Option<String>, other: Option<String>, place: &Place) {
        if let (Some(one), Some(other)) = (one, other)
            && one != other
        {
            let about = format!("{one}, {other}");
            let finding = Finding::warning(UNITS_DIFFER, place.clone()).with("about", about);
            self.report.push(finding.with("one", one).with("other", other));
        }
    }

    /// The unit of a number; nothing if it has none, or one that is made of others.
    fn expr(&mut self, of: &Expr, place: &Place) -> Option<String> {
        let unit = |field: Option<&Field>| field.and_then(|field| field.unit.clone());
        match of {
            Expr::Const(id) => {
                self.checked.constant(Some(self.item), id).and_then(|constant| constant.unit.clone())
            }
            Expr::Measure(id) => {
                self.checked.measure(Some(self.item), id).map(|measure| measure.unit.clone())
            }
            Expr::Answer(id) => unit(self.item.inputs.iter().find(|field| field.id == *id)),
            Expr::Setting(id) => unit(self.checked.setting(id)),
            Expr::Field(id) => {
                unit(self.table.and_then(|table| table.fields.iter().find(|field| field.id == *id)))
            }
            Expr::Cell { table, field } => {
                let table = self.checked.table(table);
                unit(table.and_then(|table| table.fields.iter().find(|other| other.id == *field)))
            }
            Expr::Sum { table, of, filter } => {
                self.in_rows(table, filter.as_deref(), &place.key("Sum"), |units, place| {
                    units.expr(of, &place.key("of"))
                })
            }
            Expr::Mean { table, of, filter } => {
                self.in_rows(table, filter.as_deref(), &place.key("Mean"), |units, place| {
                    units.expr(of, &place.key("of"))
                })
            }
            Expr::Count(rows) => {
                self.in_rows(&rows.table, rows.filter.as_deref(), &place.key("Count"), |_, _| None)
            }
            Expr::CountDistinct { table, filter, .. } => {
                self.in_rows(table, filter.as_deref(), &place.key("CountDistinct"), |_, _| None)
            }
            Expr::KindsSeen { table, filter, .. } => {
                self.in_rows(table, filter.as_deref(), &place.key("KindsSeen"), |_, _| None)
            }
            Expr::ShareOf { table, that, filter } => {
                self.in_rows(table, filter.as_deref(), &place.key("ShareOf"), |units, place| {
                    units.cond(that, &place.key("that"));
                    None
                })
            }
            Expr::Ratio { of, to, .. } => {
                self.expr(of, &place.key("Ratio").key("of"));
                self.expr(to, &place.key("Ratio").key("to"));
                None
            }
            Expr::Multiply(parts) => {
                let place = place.key("Multiply");
                parts.iter().enumerate().for_each(|(at, part)| drop(self.expr(part, &place.index(at))));
                None
            }
            Expr::Add(parts) => {
                let mut all: Option<String> = None;
                for (index, part) in parts.iter().enumerate() {
                    let place = place.key("Add").index(index);
                    let found = self.expr(part, &place);
                    self.same(all.clone(), found.clone(), &place);
                    all = all.or(found);
                }
                all
            }
            Expr::Subtract(left, right) => {
                let place = place.key("Subtract");
                let (one, other) = (self.expr(left, &place.index(0)), self.expr(right, &place.index(1)));
                self.same(one.clone(), other.clone(), &place.index(1));
                one.or(other)
            }
            Expr::Share { part, whole } => {
                let place = place.key("Share");
                let (one, other) =
                    (self.expr(part, &place.key("part")), self.expr(whole, &place.key("whole")));
                self.same(one, other, &place.key("whole"));
                None
            }
            _ => None,
        }
    }

    fn in_rows(
        &mut self,
        table: &str,
        filter: Option<&Cond>,
        place: &Place,
        then: impl FnOnce(&mut Self, &Place) -> Option<String>,
    ) -> Option<String> {
        let outer = std::mem::replace(&mut self.table, self.checked.table(table));
        if let Some(filter) = filter {
            self.cond(filter, &place.key("where"));
        }
        let found = then(self, place);
        self.table = outer;
        found
    }
}
