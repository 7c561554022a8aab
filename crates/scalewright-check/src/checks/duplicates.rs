//! Names that must be different and are not.

use std::collections::BTreeMap;

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::Place;

use crate::context::Context;
use crate::walk::{List, Role};

/// The same name twice where each may stand once.
pub(crate) const DUPLICATE_NAME: Code = Code::new("duplicate-name");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    context.lists.iter().for_each(|list| unique(list, report));
}

/// Reports every name of a list that stands there a second time.
pub(crate) fn unique(list: &List<'_>, report: &mut Report) {
    let mut first: BTreeMap<&str, &Place> = BTreeMap::new();
    for name in &list.names {
        let Some(before) = first.get(&*name.name) else {
            first.insert(&name.name, &name.place);
            continue;
        };
        if name.role != Role::Taken {
            let finding = Finding::error(DUPLICATE_NAME, name.place.clone());
            let finding = finding.with("kind", list.kind).with("name", &*name.name);
            report.push(finding.and_at((*before).clone()));
        }
    }
}
