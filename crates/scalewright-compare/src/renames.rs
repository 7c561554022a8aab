//! Names that changed while the thing stayed: fields, answers, criteria and measures with the same title. The older scale is read with
//! the newer names, so that nothing else seems to differ.

use scalewright_check::{Checked, Draft, check};
use scalewright_model::{Filed, Item};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::pairs::pairs;

/// What has another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// A field of a table.
    Field { table: String },
    /// A measure: of an item, by its older code, or of the scale.
    Measure(Option<String>),
    /// A criterion of an item.
    Criterion(String),
    /// An answer of an item.
    Input(String),
}

/// A name that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rename {
    pub of: Of,
    pub old: String,
    pub new: String,
}

/// The names that changed between two scales.
pub(crate) struct Renames {
    pub list: Vec<Rename>,
    /// The older scale with the newer names; nothing if no name changed.
    pub scale: Option<Checked>,
}

impl Renames {
    pub fn between(old: &Checked, new: &Checked) -> Self {
        let list = found(old, new);
        let scale = if list.is_empty() { None } else { renamed(old, &list) };
        // If the scale makes no sense with them, they are no mere names.
        let list = if scale.is_some() { list } else { Vec::new() };
        Self { list, scale }
    }
}

impl Rename {
    /// Whether it is only a name within the scale, that nothing of a visit is found by.
    pub const fn is_inner(&self) -> bool {
        matches!(self.of, Of::Measure(_))
    }

    /// The same the other way round.
    pub fn back(&self) -> Self {
        Self { of: self.of.clone(), old: self.new.clone(), new: self.old.clone() }
    }
}

/// All names that changed.
fn found(old: &Checked, new: &Checked) -> Vec<Rename> {
    let mut list = Vec::new();
    for table in &new.common().tables {
        let Some(before) = old.common().tables.iter().find(|one| one.id == table.id) else { continue };
        let of = Of::Field { table: table.id.clone() };
        add(&mut list, &of, &before.fields, &table.fields, |one| (&one.id, &one.title));
    }
    let measures = (&old.scale().measures, &new.scale().measures);
    add(&mut list, &Of::Measure(None), measures.0, measures.1, |one| (&one.id, &one.title));
    let pairs = pairs(old, new);
    let once = |item: &Item| pairs.iter().filter(|pair| pair.old == Some(item)).count() == 1;
    for (before, after) in pairs.iter().filter_map(|pair| pair.old.zip(pair.new)).filter(|(one, _)| once(one))
    {
        let code = || before.code.clone();
        let measures = Of::Measure(Some(code()));
        add(&mut list, &measures, &before.measures, &after.measures, |one| (&one.id, &one.title));
        add(&mut list, &Of::Input(code()), &before.inputs, &after.inputs, |one| (&one.id, &one.title));
        let criteria = Of::Criterion(code());
        add(&mut list, &criteria, &before.criteria, &after.criteria, |one| (&one.id, &one.text));
    }
    list
}

/// What stands alone on both sides under the same title, and under no other.
fn add<T>(
    list: &mut Vec<Rename>,
    of: &Of,
    old: &[T],
    new: &[T],
    named: impl Fn(&T) -> (&String, &scalewright_model::Text),
) {
    let has = |side: &[T], id: &str| side.iter().any(|one| named(one).0 == id);
    let gone: Vec<&T> = old.iter().filter(|one| !has(new, named(one).0)).collect();
    let more: Vec<&T> = new.iter().filter(|one| !has(old, named(one).0)).collect();
    for one in &gone {
        let title = named(one).1;
        let alike = |side: &[&T]| side.iter().filter(|other| named(other).1 == title).count() == 1;
        let other = more.iter().find(|other| named(other).1 == title);
        if let Some(other) = other.filter(|_| alike(&gone) && alike(&more)) {
            list.push(Rename { of: of.clone(), old: named(one).0.clone(), new: named(other).0.clone() });
        }
    }
}

/// A scale with other names; nothing if it makes no sense with them.
fn renamed(scale: &Checked, list: &[Rename]) -> Option<Checked> {
    let Draft { scale: head, forms, items, whole } = scale.draft();
    let head = with_names(&head, list, None)?;
    let forms = match forms {
        Some(forms) => Some(with_names(&forms, list, None)?),
        None => None,
    };
    let items = items.iter().map(|item| with_names(item, list, Some(&item.value.code)));
    let items = items.collect::<Option<Vec<_>>>()?;
    check(Draft { scale: head, forms, items, whole }).0
}

fn with_names<T: Serialize + DeserializeOwned>(
    filed: &Filed<T>,
    list: &[Rename],
    code: Option<&str>,
) -> Option<Filed<T>> {
    let mut value = serde_json::to_value(&filed.value).ok()?;
    rename(&mut value, list, code);
    Some(Filed { file: filed.file.clone(), value: serde_json::from_value(value).ok()? })
}

/// Changes names in a file: that of an item, if its code is named.
pub(crate) fn rename(value: &mut Value, list: &[Rename], code: Option<&str>) {
    for one in list {
        let concerned = match &one.of {
            Of::Field { .. } | Of::Measure(None) => true,
            Of::Measure(Some(item)) | Of::Criterion(item) | Of::Input(item) => code == Some(item),
        };
        if concerned {
            walk(value, one, None);
        }
    }
}

/// Goes through a value; `table` is the table of whose rows or fields is spoken.
fn walk(value: &mut Value, rename: &Rename, table: Option<&str>) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| walk(value, rename, table)),
        Value::Object(fields) => {
            let named = fields.get("table").and_then(Value::as_str);
            // A table itself: its fields and checks speak of its own rows.
            let own = fields.get("id").and_then(Value::as_str).filter(|_| fields.contains_key("fields"));
            let table = own.or(named).or(table).map(str::to_owned);
            for (key, inner) in fields.iter_mut() {
                if names(&rename.of, key, table.as_deref()) {
                    replace(inner, rename);
                }
                walk(inner, rename, table.as_deref());
            }
        }
        _ => {}
    }
}

/// Whether names of this kind stand under a key.
fn names(of: &Of, key: &str, table: Option<&str>) -> bool {
    match of {
        Of::Field { table: own } => {
            table == Some(own) && ["Field", "field", "fields", "numbered_by"].contains(&key)
        }
        Of::Measure(_) => ["Measure", "measure", "measures"].contains(&key),
        Of::Criterion(_) => ["Met", "CountMet", "criteria"].contains(&key),
        Of::Input(_) => ["Answer", "inputs"].contains(&key),
    }
}

/// Changes a name, names in a list, and those of things in a list.
fn replace(value: &mut Value, rename: &Rename) {
    match value {
        Value::String(name) if *name == rename.old => name.clone_from(&rename.new),
        Value::Array(values) => {
            for value in values {
                match value {
                    Value::Object(thing) => {
                        thing.get_mut("id").into_iter().for_each(|id| replace(id, rename));
                    }
                    other => replace(other, rename),
                }
            }
        }
        _ => {}
    }
}
