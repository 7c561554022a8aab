//! The part of an item that makes its score, without the words: two items whose parts are equal score alike, whatever is filled in.

use std::collections::BTreeSet;

use scalewright_check::Checked;
use scalewright_model::{Common, Constant, Field, Item, Measure, Table};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::change::Name;

/// What says something to people, or how sure it is, and scores nothing.
const WORDS: [&str; 10] =
    ["title", "text", "evidence", "reason", "help", "unit", "better", "initials_only", "says", "about"];

/// What makes the score of an item: its rule, and all that the rule leads to.
pub(crate) fn scoring(scale: &Checked, item: &Item) -> Value {
    let used = Used::of(scale, item);
    let common = scale.common();
    let tables = common.tables.iter().filter(|table| used.holds(&Name::Table(table.id.clone())));
    let settings = common.settings.iter().filter(|field| used.holds(&Name::Setting(field.id.clone())));
    json!({
        "range": bare(&scale.range_of(item)),
        "own": own(item),
        "constants": used.constants.iter().map(|one| (one.id.clone(), json!(one.value))).collect::<Map<_, _>>(),
        "measures": used.measures.iter().map(|one| (one.id.clone(), bare(one))).collect::<Map<_, _>>(),
        "tables": tables.map(|table| (table.id.clone(), table_part(table, &used))).collect::<Map<_, _>>(),
        "settings": settings.map(|field| (field.id.clone(), bare(field))).collect::<Map<_, _>>(),
    })
}

/// What an item itself says about its score.
fn own(item: &Item) -> Value {
    let inputs = item.inputs.iter().map(|input| (input.id.clone(), bare(input)));
    let criteria = item.criteria.iter().map(|one| (one.id.clone(), bare(one)));
    json!({
        "rule": bare(&item.rule),
        "limits": bare(&item.limits),
        "reverse": item.reverse,
        "asked_when": bare(&item.asked_when),
        "may_not_apply": item.may_not_apply,
        "inputs": inputs.collect::<Map<_, _>>(),
        "criteria": criteria.collect::<Map<_, _>>(),
    })
}

/// A table as far as it is used.
fn table_part(table: &Table, used: &Used<'_>) -> Value {
    let fields = table.fields.iter().filter(|field| used.words.contains(&field.id));
    json!({
        "max_rows": table.max_rows,
        "fields": fields.map(|field| (field.id.clone(), bare(field))).collect::<Map<_, _>>(),
    })
}

/// A thing as JSON, without its words.
fn bare(thing: &impl Serialize) -> Value {
    let mut value = serde_json::to_value(thing).unwrap_or_default();
    strip(&mut value);
    value
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            // The names in `forms` are codes of a setting, and may be any.
            fields.retain(|key, _| !WORDS.contains(&key.as_str()));
            for (key, value) in fields {
                match value {
                    Value::Object(forms) if key == "forms" => forms.values_mut().for_each(strip),
                    other => strip(other),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(strip),
        _ => {}
    }
}

/// What an item uses of its scale and of shared forms, directly or through something else.
pub(crate) struct Used<'a> {
    names: BTreeSet<Name>,
    constants: Vec<&'a Constant>,
    measures: Vec<&'a Measure>,
    /// The groups of records that it reads.
    records: &'a [String],
    /// Every word in the data of the item and of what it uses: the names of fields are among them.
    words: BTreeSet<String>,
}

impl<'a> Used<'a> {
    /// What an item uses.
    pub fn of(scale: &'a Checked, item: &'a Item) -> Self {
        let mut used = Self {
            names: BTreeSet::new(),
            constants: Vec::new(),
            measures: Vec::new(),
            records: &item.records,
            words: BTreeSet::new(),
        };
        for part in [bare(&item.rule), bare(&item.limits), bare(&item.asked_when)] {
            used.walk(scale, item, &part);
        }
        for input in &item.inputs {
            used.walk(scale, item, &bare(input));
        }
        for criterion in &item.criteria {
            used.walk(scale, item, &bare(criterion));
        }
        used.required(scale, item);
        used
    }

    /// Whether something is used.
    pub fn holds(&self, name: &Name) -> bool {
        match name {
            Name::Field(table, field) => {
                self.names.contains(&Name::Table(table.clone())) && self.words.contains(field)
            }
            Name::Group(group) => self.records.contains(group),
            other => self.names.contains(other),
        }
    }

    /// What decides whether the used fields of used tables must be filled in is used too.
    fn required(&mut self, scale: &'a Checked, item: &'a Item) {
        loop {
            let before = (self.names.len(), self.words.len());
            for field in used_fields(scale.common(), self).collect::<Vec<_>>() {
                self.walk(scale, item, &bare(&field.required));
            }
            if (self.names.len(), self.words.len()) == before {
                return;
            }
        }
    }

    fn walk(&mut self, scale: &'a Checked, item: &'a Item, value: &Value) {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    self.name(scale, item, key, value);
                    self.walk(scale, item, value);
                }
            }
            Value::Array(values) => values.iter().for_each(|value| self.walk(scale, item, value)),
            Value::String(word) => {
                self.words.insert(word.clone());
            }
            _ => {}
        }
    }

    /// Notes what is named under a key, and goes on to what that is made of.
    fn name(&mut self, scale: &'a Checked, item: &'a Item, key: &str, value: &Value) {
        let Some(id) = value.as_str() else { return };
        let named = match key {
            "Const" => Name::Constant(id.to_owned()),
            "Measure" | "measure" => Name::Measure(id.to_owned()),
            "table" => Name::Table(id.to_owned()),
            "Setting" | "setting" => Name::Setting(id.to_owned()),
            _ => return,
        };
        if !self.names.insert(named.clone()) {
            return;
        }
        match named {
            Name::Constant(id) => self.constants.extend(scale.constant(Some(item), &id)),
            Name::Measure(id) => {
                if let Some(measure) = scale.measure(Some(item), &id) {
                    self.measures.push(measure);
                    self.walk(scale, item, &bare(measure));
                }
            }
            _ => {}
        }
    }
}

/// The fields that are used, of the tables that are used.
fn used_fields<'c>(common: &'c Common, used: &Used<'_>) -> impl Iterator<Item = &'c Field> {
    let tables = common.tables.iter().filter(|table| used.holds(&Name::Table(table.id.clone())));
    let settings = common.settings.iter().filter(|field| used.holds(&Name::Setting(field.id.clone())));
    tables
        .flat_map(|table| &table.fields)
        .filter(|field| used.words.contains(&field.id))
        .chain(settings)
        .collect::<Vec<_>>()
        .into_iter()
}
