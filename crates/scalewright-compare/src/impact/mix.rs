//! An item of the older scale with some changes of the newer one: to see what those changes alone do.

use std::collections::BTreeMap;

use scalewright_check::{Checked, Draft, check};
use scalewright_model::{Common, Filed, FormSet, Item};
use scalewright_score::Plan;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::change::Change;
use crate::renames::{Rename, Renames, rename};

/// The older scale with some changes of the newer one, item by item.
pub(super) struct Mixer<'a> {
    old: &'a Checked,
    new: &'a Checked,
    /// Names that changed.
    renames: Renames,
    /// The files of both scales as JSON: the older ones with the newer names.
    before: BTreeMap<String, Value>,
    after: BTreeMap<String, Value>,
}

impl<'a> Mixer<'a> {
    pub fn new(old: &'a Checked, new: &'a Checked) -> Self {
        let renames = Renames::between(old, new);
        let before = files(renames.scale.as_ref().unwrap_or(old));
        Self { old, new, renames, before, after: files(new) }
    }

    /// A plan of one item with some changes, and with everything that is added for changes to use. There is none if the item makes no
    /// sense with these changes alone.
    pub fn plan(&self, (old, new): (&Item, &Item), changes: &[&Change], added: &[&Change]) -> Option<Plan> {
        let mut mixed = self.before.clone();
        // What is not used any more stays: it does nothing, and what else uses it makes sense with it only.
        let changes: Vec<&Change> = changes.iter().copied().filter(|change| !change.only_serves()).collect();
        let (names, changes): (Vec<&Change>, Vec<&Change>) =
            changes.into_iter().partition(|change| change.rename.is_some());
        let (first, rest): (Vec<&Change>, Vec<&Change>) =
            changes.iter().copied().partition(|change| change.old.is_some() && change.new.is_some());
        first.into_iter().try_for_each(|change| self.replace(&mut mixed, change, new))?;
        let mut gone: Vec<&Change> = rest.iter().copied().filter(|change| change.new.is_none()).collect();
        // From the end of a list to its beginning, so that places stay what they are.
        gone.sort_by_key(|change| std::cmp::Reverse(change.old.as_ref().map(|side| steps(&side.pointer))));
        gone.into_iter().try_for_each(|change| take_out(&mut mixed, change))?;
        let more = rest.into_iter().filter(|change| change.old.is_none());
        added.iter().copied().chain(more).try_for_each(|change| self.put_in(&mut mixed, change))?;
        self.take_back_names(&mut mixed, &names, &old.code);
        self.compile(&mixed, &old.code)
    }

    /// Names that are not to change become the older ones again.
    fn take_back_names(&self, mixed: &mut BTreeMap<String, Value>, kept: &[&Change], code: &str) {
        let is_kept = |rename: &&Rename| kept.iter().any(|change| change.rename.as_ref() == Some(rename));
        let back = self.renames.list.iter().filter(|rename| !is_kept(rename)).map(Rename::back);
        let back: Vec<Rename> = back.collect();
        let item = self.old.item_file(code).unwrap_or_default();
        for (file, value) in mixed {
            rename(value, &back, (file == item).then_some(code));
        }
    }

    fn replace(&self, mixed: &mut BTreeMap<String, Value>, change: &Change, new: &Item) -> Option<()> {
        let (old, after) = (change.old.as_ref()?, change.new.as_ref()?);
        let mut value = self.after.get(&after.file)?.pointer(&after.pointer).cloned();
        if after.pointer == "/range" {
            // An item without a range of its own has that of its scale.
            value = Some(json!(self.new.range_of(new)));
        }
        let (parent, name) = old.pointer.rsplit_once('/')?;
        let holder = mixed.get_mut(&old.file)?.pointer_mut(parent)?;
        match (holder, value) {
            (Value::Object(fields), Some(value)) => {
                fields.insert(unescaped(name), value);
            }
            (Value::Object(fields), None) => {
                fields.shift_remove(&unescaped(name));
            }
            (Value::Array(values), Some(value)) => *values.get_mut(name.parse::<usize>().ok()?)? = value,
            _ => return None,
        }
        Some(())
    }

    fn put_in(&self, mixed: &mut BTreeMap<String, Value>, change: &Change) -> Option<()> {
        let (home, new) = (change.home.as_ref()?, change.new.as_ref()?);
        let value = self.after.get(&new.file)?.pointer(&new.pointer)?.clone();
        let (parent, name) = home.pointer.rsplit_once('/')?;
        let root = mixed.get_mut(&home.file)?;
        match name.parse::<usize>() {
            Ok(index) if !matches!(root.pointer(parent), Some(Value::Object(_))) => {
                let list = list_at(root, parent)?;
                list.insert(index.min(list.len()), value);
            }
            _ => {
                root.pointer_mut(parent)?.as_object_mut()?.insert(unescaped(name), value);
            }
        }
        Some(())
    }

    /// Checks the mixture, reduced to one item, and makes a plan of it.
    fn compile(&self, mixed: &BTreeMap<String, Value>, code: &str) -> Option<Plan> {
        let read = |file: &str| mixed.get(file).cloned();
        let file = self.old.item_file(code)?;
        let item: Item = serde_json::from_value(read(file)?).ok()?;
        let mut scale: scalewright_model::Scale = serde_json::from_value(read(self.old.file())?).ok()?;
        scale.subscales.retain(|subscale| subscale.items.iter().any(|one| one == code));
        for subscale in &mut scale.subscales {
            subscale.items.retain(|one| one == code);
        }
        scale.totals.clear();
        without_checks(&mut scale.common);
        let forms = match self.old.forms() {
            Some(forms) => {
                let mut value: FormSet = serde_json::from_value(read(&forms.file)?).ok()?;
                without_checks(&mut value.common);
                Some(Filed { file: forms.file.clone(), value })
            }
            None => None,
        };
        let draft = Draft {
            scale: Filed { file: self.old.file().to_owned(), value: scale },
            forms,
            items: vec![Filed { file: file.to_owned(), value: item }],
            whole: true,
        };
        check(draft).0.as_ref().map(Plan::new)
    }
}

fn files(scale: &Checked) -> BTreeMap<String, Value> {
    let mut files = BTreeMap::from([(scale.file().to_owned(), value(scale.scale()))]);
    files.extend(scale.forms().map(|forms| (forms.file.clone(), value(&forms.value))));
    let items = scale.items().iter();
    files.extend(items.filter_map(|item| Some((scale.item_file(&item.code)?.to_owned(), value(item)))));
    files
}

fn value(thing: &impl Serialize) -> Value {
    serde_json::to_value(thing).unwrap_or_default()
}

/// Checks of tables score nothing, and may name what a mixture lacks.
fn without_checks(common: &mut Common) {
    common.tables.iter_mut().for_each(|table| table.checks.clear());
}

/// A list at a place, made if it was left out.
fn list_at<'v>(root: &'v mut Value, pointer: &str) -> Option<&'v mut Vec<Value>> {
    let (parent, name) = pointer.rsplit_once('/')?;
    match root.pointer_mut(parent)? {
        Value::Object(fields) => fields.entry(unescaped(name)).or_insert_with(|| json!([])).as_array_mut(),
        Value::Array(values) => values.get_mut(name.parse::<usize>().ok()?)?.as_array_mut(),
        _ => None,
    }
}

/// Takes something out of the older scale.
fn take_out(mixed: &mut BTreeMap<String, Value>, change: &Change) -> Option<()> {
    let old = change.old.as_ref()?;
    let (parent, name) = old.pointer.rsplit_once('/')?;
    match mixed.get_mut(&old.file)?.pointer_mut(parent)? {
        Value::Object(fields) => {
            let fields: &mut Map<String, Value> = fields;
            fields.shift_remove(&unescaped(name));
        }
        Value::Array(values) => {
            let index = name.parse::<usize>().ok().filter(|index| *index < values.len())?;
            values.remove(index);
        }
        _ => return None,
    }
    Some(())
}

/// The steps of a pointer, so that the tenth element comes after the ninth.
fn steps(pointer: &str) -> Vec<(usize, String)> {
    pointer.split('/').map(|step| (step.parse().unwrap_or_default(), step.to_owned())).collect()
}

/// A step of a JSON Pointer as the name that it stands for.
fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}
