//! Names that must be different and are not.

use std::collections::BTreeMap;

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::Place;

use crate::context::Context;

/// The same name twice where each may stand once.
pub(crate) const DUPLICATE_NAME: Code = Code::new("duplicate-name");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    let items = context.draft.items.iter();
    unique(items.map(|item| (item.value.code.as_str(), item.place().key("code"))), report);
}

/// Reports every name that stands there a second time.
fn unique<'a>(names: impl Iterator<Item = (&'a str, Place)>, report: &mut Report) {
    let mut first: BTreeMap<&str, Place> = BTreeMap::new();
    for (name, place) in names {
        if let Some(before) = first.get(name) {
            let finding = Finding::error(DUPLICATE_NAME, place).with("name", name);
            report.push(finding.and_at(before.clone()));
        } else {
            first.insert(name, place);
        }
    }
}
