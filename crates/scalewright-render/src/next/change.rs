//! One change in words.

use scalewright_model::{Cell, Exact, Field, FieldKind, Item, Number, Rule, decimal};
use scalewright_score::{Change, FieldValue, MeasureChange, MeasureTrace, Way, What};

use crate::Teller;
use crate::grounds::bounds_of;
use crate::table::runs;

/// Arguments of a phrase.
type Args<'a> = [(&'a str, String)];

impl Teller<'_> {
    /// A set of changes, and what comes of it.
    pub(super) fn way(&self, item: &Item, way: &Way) -> String {
        let changes: Vec<String> = way.changes.iter().map(|change| self.change(item, change)).collect();
        let measures: Vec<String> = way.measures.iter().map(|measure| self.moved(item, measure)).collect();
        let changes = changes.join(&self.words.word("next-join"));
        if measures.is_empty() {
            return changes;
        }
        let measures = measures.join(&self.words.word("list-join"));
        self.say("next-with-measures", &[("changes", changes), ("measures", measures)])
    }

    fn say(&self, phrase: &str, args: &Args<'_>) -> String {
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.words.say(phrase, &args)
    }

    /// A measure before and after.
    fn moved(&self, item: &Item, change: &MeasureChange) -> String {
        let value = |trace: &MeasureTrace| match trace.value {
            Some(value) => {
                let shown = self.rounded(value, &trace.unit, &bounds_of(&item.rule));
                match (trace.numerator, trace.denominator) {
                    (Some(numerator), Some(denominator)) => {
                        format!("{shown} ({} / {})", decimal(numerator, 2), decimal(denominator, 2))
                    }
                    _ => shown,
                }
            }
            None => self.words.word("value-unknown"),
        };
        let title = self.measure(Some(item), &change.before.id);
        self.say(
            "next-measure",
            &[("title", title), ("from", value(&change.before)), ("to", value(&change.after))],
        )
    }

    /// One change.
    pub(super) fn change(&self, item: &Item, change: &Change) -> String {
        let number = |count: &usize| count.to_string();
        match &change.what {
            What::Answer { id, from, to } => self.answer_change(item, id, from, to),
            What::Cell { table, field, row, of, from, to } => {
                let model = self.field_model(table, field);
                let (from, to) = (self.value(item, model, from), self.value(item, model, to));
                let place = if *of == 1 { "next-cell-alone" } else { "next-cell" };
                let names =
                    [("table", self.table(table)), ("field", self.field(table, field)), ("row", number(row))];
                let title = self.say(place, &names);
                self.set(title, from, to)
            }
            What::Sum { table, field, rows, from, to } => {
                let unit = self.field_model(table, field).and_then(|field| field.unit.as_deref());
                let shown = |value: &Exact| match unit {
                    Some(unit) => self.quantity(*value, unit),
                    None => decimal(*value, 9),
                };
                let names = [
                    ("table", self.table(table)),
                    ("field", self.field(table, field)),
                    ("rows", self.rows_in(rows)),
                ];
                self.set(self.say("next-sum-of", &names), Some(shown(from)), Some(shown(to)))
            }
            What::Days { table, field, rows, by } => {
                let earlier = *by < Exact::from_integer(0);
                let phrase = if earlier { "next-days-earlier" } else { "next-days-later" };
                let days = decimal(if earlier { -*by } else { *by }, 0);
                let names = [
                    ("table", self.table(table)),
                    ("field", self.field(table, field)),
                    ("rows", self.rows_in(rows)),
                ];
                self.say(phrase, &[names.as_slice(), &[("days", days)]].concat())
            }
            What::Rows { table, of, number: count, sets, candidates } => {
                let phrase = match candidates.len() {
                    1 => "next-rows-one",
                    all if all == *count => "next-rows-all",
                    _ => "next-rows",
                };
                let sets: Vec<String> = sets.iter().map(|set| self.field_set(item, table, set)).collect();
                let args = [
                    ("table", self.table(table)),
                    ("of", number(of)),
                    ("count", number(count)),
                    ("sets", sets.join(&self.words.word("next-join"))),
                    ("rows", self.rows_in(candidates)),
                ];
                self.say(phrase, &args)
            }
            What::Kinds { table, more, number: count, fields } => {
                let phrase = if *more { "next-kinds-more" } else { "next-kinds-fewer" };
                let list: Vec<String> = fields.iter().map(|field| self.field(table, field)).collect();
                let list = list.join(&self.words.word("list-join"));
                self.say(phrase, &[("table", self.table(table)), ("count", number(count)), ("list", list)])
            }
            What::Distinct { table, field, more, number: count, of: _, candidates } => {
                let phrase = if *more { "next-distinct-more" } else { "next-distinct-fewer" };
                let args = [
                    ("table", self.table(table)),
                    ("field", self.field(table, field)),
                    ("count", number(count)),
                    ("rows", self.rows_in(candidates)),
                ];
                self.say(phrase, &args)
            }
            What::Count { table, from, to, alike } => {
                let phrase = match (alike.len(), to > from) {
                    (0, _) => "next-count",
                    (1, true) => "next-number-more",
                    (_, true) => "next-number-more-any",
                    (1, false) => "next-number-without",
                    (all, false) if all == from.abs_diff(*to) => "next-number-without-rows",
                    (_, false) => "next-number-fewer",
                };
                let args = [
                    ("table", self.table(table)),
                    ("from", number(from)),
                    ("to", number(to)),
                    ("by", to.abs_diff(*from).to_string()),
                    ("rows", self.rows_in(alike)),
                ];
                self.say(phrase, &args)
            }
        }
    }

    fn rows_in(&self, rows: &[usize]) -> String {
        runs(rows).join(&self.words.word("list-join"))
    }

    fn field_model(&self, table: &str, field: &str) -> Option<&Field> {
        self.scale.table(table)?.fields.iter().find(|one| one.id == field)
    }

    fn field_set(&self, item: &Item, table: &str, set: &FieldValue) -> String {
        let to = self.value(item, self.field_model(table, &set.field), &set.to);
        let title = self.words.say("next-quoted", &[("title", &self.field(table, &set.field))]);
        self.set(title, None, to)
    }

    /// That something is set to a value.
    fn set(&self, title: String, from: Option<String>, to: Option<String>) -> String {
        let to = to.unwrap_or_default();
        match from {
            Some(from) => self.say("next-set", &[("title", title), ("from", from), ("to", to)]),
            None => self.say("next-set-to", &[("title", title), ("to", to)]),
        }
    }

    fn answer_change(&self, item: &Item, id: &str, from: &Cell, to: &Cell) -> String {
        let (title, blank) = (self.answer_title(Some(item), id), *from == Cell::Blank);
        if let (true, Cell::Number(score)) = (id == "anchor" || id == "rating", to) {
            return self.pick(item, from, *score);
        }
        if item.criteria.iter().any(|criterion| criterion.id == id) {
            let phrase = match to {
                Cell::Bool(true) => "next-met",
                Cell::Bool(false) => "next-unmet",
                _ => "next-partly",
            };
            return self.say(phrase, &[("title", title)]);
        }
        let input = item.inputs.iter().find(|input| input.id == id);
        let title = self.say("next-quoted", &[("title", title)]);
        let title = if blank { self.say("next-blank", &[("title", title)]) } else { title };
        self.set(title, self.value(item, input, from), self.value(item, input, to))
    }

    /// Another anchor, with its text where there is one, or another rating.
    fn pick(&self, item: &Item, from: &Cell, score: Number) -> String {
        let to = decimal(score.exact(), 2);
        let anchors = self.all_anchors(item, &item.rule).into_iter();
        let text = anchors.filter(|(reached, _)| *reached == score.exact()).map(|(_, text)| text).next();
        match text {
            Some(text) => self.say("next-anchor-to", &[("score", to), ("text", text)]),
            None => {
                let from = if let Cell::Number(from) = from { Some(decimal(from.exact(), 2)) } else { None };
                self.set(self.words.word("next-rating-title"), from, Some(to))
            }
        }
    }

    /// The anchors that raters pick, of all forms of a rule.
    fn all_anchors(&self, item: &Item, rule: &Rule) -> Vec<(Exact, String)> {
        match rule {
            Rule::Choice(_) => {
                self.anchors_of(item, rule).into_iter().map(|anchor| (anchor.score, anchor.text)).collect()
            }
            Rule::BySetting(by) => by.forms.values().flat_map(|form| self.all_anchors(item, form)).collect(),
            _ => Vec::new(),
        }
    }

    /// A value as people read it; nothing for a blank one.
    pub(crate) fn value(&self, item: &Item, field: Option<&Field>, cell: &Cell) -> Option<String> {
        let quoted = |text: &str| self.words.say("option-quoted", &[("option", text)]);
        Some(match cell {
            Cell::Blank => return None,
            Cell::Bool(true) => quoted(&self.words.word("value-yes")),
            Cell::Bool(false) => quoted(&self.words.word("value-no")),
            Cell::Number(number) => match field.and_then(|field| field.unit.as_deref()) {
                Some(unit) => self.quantity(number.exact(), unit),
                None => number.to_string(),
            },
            Cell::Text(text) => match field.map(|field| &field.kind) {
                Some(FieldKind::Code(_)) => quoted(&self.option(Some(item), field, text)),
                _ => text.clone(),
            },
        })
    }
}
