//! Conditions and expressions in words.

use scalewright_model::{Cond, Expr, Field, Item, decimal};

use crate::Teller;
use crate::lists::{Join, criteria_only};

/// Where a condition stands: in an item, and among the rows of a table.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub item: Option<&'a Item>,
    pub table: Option<&'a str>,
}

impl<'a> Scope<'a> {
    pub const fn of(item: &'a Item) -> Self {
        Self { item: Some(item), table: None }
    }

    const fn among(self, table: &'a str) -> Self {
        Self { table: Some(table), ..self }
    }
}

impl Teller<'_> {
    /// A condition in words: of an item or of none, among the rows of a table or not.
    pub fn condition(&self, item: Option<&Item>, table: Option<&str>, cond: &Cond) -> String {
        self.cond(Scope { item, table }, cond)
    }

    /// Conditions that must all hold, in words.
    pub fn conditions(&self, item: Option<&Item>, conds: &[Cond]) -> String {
        self.conds(Scope { item, table: None }, conds, Join::And)
    }

    /// An expression in words: of an item or of none, among the rows of a table or not.
    pub fn expression(&self, item: Option<&Item>, table: Option<&str>, value: &Expr) -> String {
        self.expr(Scope { item, table }, value)
    }

    /// The unit of what an expression reads, if it has one.
    pub fn unit_of_expression(
        &self,
        item: Option<&Item>,
        table: Option<&str>,
        value: &Expr,
    ) -> Option<String> {
        self.unit_of(Scope { item, table }, value)
    }

    /// The title of an option of what an expression reads.
    pub fn option_of_expression(
        &self,
        item: Option<&Item>,
        table: Option<&str>,
        value: &Expr,
        code: &str,
    ) -> String {
        self.option_of(Scope { item, table }, value, code)
    }

    /// A condition in words.
    pub(crate) fn cond(&self, scope: Scope<'_>, cond: &Cond) -> String {
        let words = self.words;
        match cond {
            Cond::Met(id) => words.say("criterion-met", &[("id", id)]),
            Cond::Yes(value) => words.say("is-yes", &[("title", &self.expr(scope, value))]),
            Cond::Blank(value) => words.say("is-blank", &[("title", &self.expr(scope, value))]),
            Cond::Is(value, code) => {
                let option = self.option_of(scope, value, code);
                words.say("is-code", &[("title", &self.expr(scope, value)), ("option", &option)])
            }
            Cond::OneOf(value, codes) => {
                let quoted = codes.iter().map(|code| {
                    words.say("option-quoted", &[("option", &self.option_of(scope, value, code))])
                });
                let options = self.either(&quoted.collect::<Vec<_>>());
                words.say("is-one-of", &[("title", &self.expr(scope, value)), ("options", &options)])
            }
            Cond::AtLeast(left, right) => self.compare(scope, "at-least", left, right),
            Cond::AtMost(left, right) => self.compare(scope, "at-most", left, right),
            Cond::Above(left, right) => self.compare(scope, "above", left, right),
            Cond::Below(left, right) => self.compare(scope, "below", left, right),
            Cond::Equal(left, right) => self.compare(scope, "equal", left, right),
            Cond::All(parts) => self.conds(scope, parts, Join::And),
            Cond::Any(parts) => self.conds(scope, parts, Join::Or),
            Cond::Several(least, parts) => self.several(scope, &least.to_string(), parts),
            Cond::Not(inner) => self.negated(scope, inner),
        }
    }

    fn negated(&self, scope: Scope<'_>, inner: &Cond) -> String {
        match inner {
            Cond::Met(id) => self.words.say("criterion-not-met", &[("id", id)]),
            Cond::Yes(value) => self.words.say("is-no", &[("title", &self.expr(scope, value))]),
            other => self.words.say("negated", &[("inner", &self.cond(scope, other))]),
        }
    }

    fn several(&self, scope: Scope<'_>, least: &str, parts: &[Cond]) -> String {
        if least == "1" && criteria_only(parts).is_some() {
            return self.conds(scope, parts, Join::Or);
        }
        let of_criteria = criteria_only(parts).and_then(|ids| self.met_of(&ids, "at-least", least));
        of_criteria.unwrap_or_else(|| {
            let list = self.conds(scope, parts, Join::List);
            self.words.say("several-of", &[("least", least), ("list", &list)])
        })
    }

    /// A list of which one holds: `a, b or c`.
    pub(crate) fn either(&self, list: &[String]) -> String {
        match list {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] => {
                let rest = rest.join(&self.words.word("list-join"));
                self.words.say("count-list-or", &[("list", &rest), ("last", last)])
            }
        }
    }

    fn compare(&self, scope: Scope<'_>, phrase: &str, left: &Expr, right: &Expr) -> String {
        if let (Expr::CountMet(ids), Expr::Number(count)) = (left, right)
            && let Some(text) = self.met_of(ids, phrase, &count.to_string())
        {
            return text;
        }
        if self.is_day(scope, left) || self.is_day(scope, right) {
            let (left, right) = (self.expr(scope, left), self.expr(scope, right));
            return self.words.say(&format!("day-{phrase}"), &[("left", &left), ("right", &right)]);
        }
        let unit = self.unit_of(scope, left);
        let right = match (right, unit) {
            (Expr::Number(number), Some(unit)) => self.quantity(number.exact(), &unit),
            (other, _) => self.expr(scope, other),
        };
        self.words.say(phrase, &[("left", &self.expr(scope, left)), ("right", &right)])
    }

    /// How many of some criteria are met, in words.
    pub(crate) fn met_of(&self, ids: &[String], phrase: &str, count: &str) -> Option<String> {
        let all = ids.len().to_string() == count;
        let phrase = match phrase {
            "at-least" | "equal" if all => "met-all",
            "at-most" | "equal" if count == "0" => "met-none",
            "at-least" => "met-at-least",
            "at-most" => "met-at-most",
            "equal" => "met-equal",
            _ => return None,
        };
        let list = ids.join(&self.words.word("list-join"));
        Some(self.words.say(phrase, &[("list", &list), ("count", count)]))
    }

    /// The unit of what an expression reads.
    pub(crate) fn unit_of(&self, scope: Scope<'_>, value: &Expr) -> Option<String> {
        match value {
            Expr::Measure(id) => self.scale.measure(scope.item, id).map(|measure| measure.unit.clone()),
            other => self.field_of(scope, other).and_then(|field| field.unit.clone()),
        }
    }

    fn field_of<'s>(&'s self, scope: Scope<'s>, value: &Expr) -> Option<&'s Field> {
        match value {
            Expr::Field(id) => self.scale.table(scope.table?)?.fields.iter().find(|field| field.id == *id),
            Expr::Cell { table, field } => {
                self.scale.table(table)?.fields.iter().find(|other| other.id == *field)
            }
            Expr::Answer(id) => scope.item?.inputs.iter().find(|input| input.id == *id),
            Expr::Setting(id) => self.scale.setting(id),
            _ => None,
        }
    }

    fn option_of(&self, scope: Scope<'_>, value: &Expr, code: &str) -> String {
        self.option(scope.item, self.field_of(scope, value), code)
    }

    /// An expression in words.
    pub(crate) fn expr(&self, scope: Scope<'_>, value: &Expr) -> String {
        let words = self.words;
        let item = scope.item;
        match value {
            Expr::Number(number) => decimal(number.exact(), 9),
            Expr::Const(id) => {
                self.scale.constant(item, id).map_or_else(|| id.clone(), |constant| self.constant(constant))
            }
            Expr::Field(id) | Expr::Answer(id) | Expr::Setting(id) | Expr::Cell { field: id, .. } => self
                .field_of(scope, value)
                .map_or_else(|| id.clone(), |field| self.text_of(item, &field.title)),
            Expr::VisitDate => words.word("visit-date"),
            Expr::Measure(id) => self.measure(item, id),
            Expr::Count(rows) => {
                words.say("rows-count", &[("table", &self.rows(scope, &rows.table, rows.filter.as_deref()))])
            }
            Expr::CountDistinct { table, field, filter } => words.say(
                "rows-distinct",
                &[
                    ("table", &self.rows(scope, table, filter.as_deref())),
                    ("field", &self.field(table, field)),
                ],
            ),
            Expr::Sum { table, of, filter } => self.over(scope, "rows-sum", table, of, filter.as_deref()),
            Expr::Mean { table, of, filter } => self.over(scope, "rows-mean", table, of, filter.as_deref()),
            Expr::ShareOf { table, that, filter } => {
                let that = self.cond(scope.among(table), that);
                words.say(
                    "rows-share",
                    &[("table", &self.rows(scope, table, filter.as_deref())), ("that", &that)],
                )
            }
            Expr::KindsSeen { table, filter, .. } => {
                words.say("rows-kinds", &[("table", &self.rows(scope, table, filter.as_deref()))])
            }
            Expr::CountMet(ids) => {
                words.say("criteria-met-count", &[("list", &ids.join(&words.word("list-join")))])
            }
            Expr::Share { part, whole } => self.ratio(scope, part, whole, Some("100")),
            Expr::Ratio { of, to, per } => {
                let per = per.map(|per| per.to_string()).filter(|per| per != "1");
                self.ratio(scope, of, to, per.as_deref())
            }
            Expr::Add(parts) => self.joined(scope, parts, "add-join"),
            Expr::Multiply(parts) => self.joined(scope, parts, "multiply-join"),
            Expr::Subtract(left, right) => words.say(
                "subtract-of",
                &[("left", &self.expr(scope, left)), ("right", &self.part(scope, right))],
            ),
            Expr::DaysBetween(from, to) => {
                words.say("days-between", &[("from", &self.expr(scope, from)), ("to", &self.expr(scope, to))])
            }
            Expr::AddMonths(date, months) => {
                let months = match &**months {
                    Expr::Const(id) => self
                        .scale
                        .constant(item, id)
                        .map_or_else(|| id.clone(), |constant| constant.value.to_string()),
                    other => self.expr(scope, other),
                };
                words.say("months-after", &[("date", &self.expr(scope, date)), ("months", &months)])
            }
        }
    }

    /// Whether an expression is a date.
    fn is_day(&self, scope: Scope<'_>, value: &Expr) -> bool {
        let by_field = |field: &Field| matches!(field.kind, scalewright_model::FieldKind::Date);
        matches!(value, Expr::VisitDate | Expr::AddMonths(..))
            || self.field_of(scope, value).is_some_and(by_field)
    }

    fn rows(&self, scope: Scope<'_>, table: &str, filter: Option<&Cond>) -> String {
        let title = self.table(table);
        match filter {
            None => title,
            Some(cond) => {
                let filter = self.cond(scope.among(table), cond);
                self.words.say("rows-where", &[("table", &title), ("where", &filter)])
            }
        }
    }

    fn over(&self, scope: Scope<'_>, phrase: &str, table: &str, of: &Expr, filter: Option<&Cond>) -> String {
        let of = self.part(scope.among(table), of);
        self.words.say(phrase, &[("table", &self.rows(scope, table, filter)), ("of", &of)])
    }

    fn ratio(&self, scope: Scope<'_>, of: &Expr, to: &Expr, per: Option<&str>) -> String {
        let (of, to) = (self.part(scope, of), self.part(scope, to));
        match per {
            None => self.words.say("ratio-of", &[("of", &of), ("to", &to)]),
            Some(per) => self.words.say("ratio-per", &[("of", &of), ("to", &to), ("per", per)]),
        }
    }

    fn joined(&self, scope: Scope<'_>, parts: &[Expr], join: &str) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.part(scope, part)).collect();
        parts.join(&self.words.word(join))
    }

    /// An expression as a part of another: in brackets if it is composed itself.
    fn part(&self, scope: Scope<'_>, value: &Expr) -> String {
        let text = self.expr(scope, value);
        let composed = matches!(
            value,
            Expr::Add(_) | Expr::Subtract(..) | Expr::Multiply(_) | Expr::Ratio { .. } | Expr::Share { .. }
        );
        if composed { format!("({text})") } else { text }
    }
}
