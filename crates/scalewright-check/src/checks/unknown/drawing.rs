//! Names by which sheets are laid out and records are drawn: of fields and of groups, and that the fields are of a kind that fits.

use scalewright_diag::{Finding, Report};
use scalewright_model::{Drawn, Place, RecordGroup, Table};

use crate::checks::kinds::WRONG_KIND;
use crate::context::Context;
use crate::kind::{Kind, of_field};
use crate::unknown::unknown;
use crate::walk::Here;

pub(super) fn run(context: &Context<'_>, report: &mut Report) {
    for vocabulary in &context.vocabularies {
        let here = &vocabulary.here;
        for (index, one) in vocabulary.common.tables.iter().enumerate() {
            table(one, &here.key("tables").index(index), report);
        }
        for (index, one) in vocabulary.common.groups.iter().enumerate() {
            group(one, &here.key("groups").index(index), report);
        }
    }
}

fn table(of: &Table, here: &Here<'_>, report: &mut Report) {
    if let Some(id) = &of.numbered_by {
        field(of, id, Some(Kind::Number), here.place.key("numbered_by"), report);
    }
    if let Some(drawn) = &of.drawn {
        records(of, drawn, &here.key("drawn"), report);
    }
}

/// Records take fields from every table whose rows are in a group.
fn records(of: &Table, drawn: &Drawn, here: &Here<'_>, report: &mut Report) {
    field(of, &drawn.group, Some(Kind::Code), here.place.key("group"), report);
    let mut clients: Vec<&str> = here.scope.groups().map(|group| &*group.table).collect();
    clients.sort_unstable();
    clients.dedup();
    for (index, copied) in drawn.copy.iter().enumerate() {
        let place = here.place.key("copy").index(index);
        for table in clients.iter().filter_map(|id| here.scope.table(id)) {
            field(table, &copied.from, None, place.key("from"), report);
            let kind = table.fields.iter().find(|one| one.id == copied.from).map(of_field);
            field(of, &copied.to, kind, place.key("to"), report);
        }
    }
}

/// A field of a table, and that it is of a kind.
fn field(of: &Table, id: &str, kind: Option<Kind>, place: Place, report: &mut Report) {
    match of.fields.iter().find(|field| field.id == id).map(of_field) {
        None => {
            report.push(unknown("field", id, place, of.fields.iter().map(|field| &*field.id)));
        }
        Some(found) => {
            if let Some(wanted) = kind.filter(|kind| *kind != found) {
                let finding = Finding::error(WRONG_KIND, place).with("wanted", wanted.word());
                report.push(finding.with("found", found.word()));
            }
        }
    }
}

fn group(of: &RecordGroup, here: &Here<'_>, report: &mut Report) {
    let Some(instead) = &of.instead else { return };
    let known = || here.scope.groups().map(|group| &*group.id).filter(|id| *id != of.id);
    for (index, id) in instead.groups.iter().enumerate() {
        if !known().any(|one| one == id) {
            let place = here.place.key("instead").key("groups").index(index);
            report.push(unknown("group", id, place, known()));
        }
    }
}
