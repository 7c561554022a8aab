//! The sample scale of the book, and editions of it with changes.

use std::path::{Path, PathBuf};

use scalewright_check::{Checked, Draft, check};
use scalewright_compare::{Change, Comparison, compare};
use scalewright_model::{Assessment, Filed, Lang};
use scalewright_source::Loader;
use scalewright_words::Words;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What is put in the place of something: the file (`scale` or the code of an item), a JSON Pointer, and the new value. `null` takes
/// it out; a pointer that ends in `/-` adds to a list.
pub type Edit<'a> = (&'a str, &'a str, Value);

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub fn draft(folder: &str) -> Draft {
    Loader::default().scale(&root().join(folder)).expect("the scale can be read")
}

pub fn garden() -> Checked {
    check(draft("book/examples/garden")).0.expect("the sample is sound")
}

/// The sample with changes; nothing if they make no sense.
pub fn try_garden(edits: &[Edit<'_>]) -> Option<Checked> {
    edited(draft("book/examples/garden"), edits)
}

pub fn edited(mut draft: Draft, edits: &[Edit<'_>]) -> Option<Checked> {
    for (file, pointer, value) in edits {
        if *file == "scale" {
            draft.scale = changed(&draft.scale, pointer, value)?;
        } else if *file == "forms" {
            draft.forms = Some(changed(draft.forms.as_ref()?, pointer, value)?);
        } else {
            let item = draft.items.iter_mut().find(|item| item.value.code == *file)?;
            *item = changed(item, pointer, value)?;
        }
    }
    check(draft).0
}

/// The next edition of the sample.
pub fn next(edits: &[Edit<'_>]) -> Checked {
    let mut all: Vec<Edit<'_>> = vec![("scale", "/edition", "2".into())];
    all.extend(edits.iter().cloned());
    let found = try_garden(&all);
    assert!(found.is_some(), "the sample with {edits:?} is not sound");
    found.expect("it is sound")
}

fn changed<T: Serialize + DeserializeOwned>(
    filed: &Filed<T>,
    pointer: &str,
    value: &Value,
) -> Option<Filed<T>> {
    let mut json = serde_json::to_value(&filed.value).ok()?;
    let (parent, name) = pointer.rsplit_once('/')?;
    match json.pointer_mut(parent)? {
        Value::Array(values) if name == "-" => values.push(value.clone()),
        Value::Array(values) if value.is_null() => drop(values.remove(name.parse().ok()?)),
        Value::Array(values) => *values.get_mut(name.parse::<usize>().ok()?)? = value.clone(),
        Value::Object(fields) if value.is_null() => drop(fields.shift_remove(name)),
        Value::Object(fields) => drop(fields.insert(name.to_owned(), value.clone())),
        _ => return None,
    }
    Some(Filed { file: filed.file.clone(), value: serde_json::from_value(json).ok()? })
}

pub fn compared(old: &Checked, new: &Checked) -> Comparison {
    compare(old, new, Words::of(Lang::En), None)
}

/// Every change: the code of its item or nothing, its kind and its sentence.
pub fn told(comparison: &Comparison) -> Vec<String> {
    let line = |item: &str, change: &Change| {
        let item = if item.is_empty() { String::new() } else { format!("{item} ") };
        format!("{item}[{}] {}", change.kind.as_str(), change.sentence)
    };
    let head = comparison.head.iter().chain(&comparison.shared).map(|change| line("", change));
    let items = comparison.items.iter().flat_map(|item| {
        let code = item.code();
        item.changes.iter().map(move |change| line(&code, change)).collect::<Vec<_>>()
    });
    head.chain(items).collect()
}

pub fn visit() -> Assessment {
    let read = Loader::default().assessment(&root().join("book/examples/garden/visit.ron"));
    read.expect("the visit can be read").filed.value
}
