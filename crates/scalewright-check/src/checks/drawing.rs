//! Fields by which sheets are laid out and records are drawn: that they are of a kind that fits.

use scalewright_diag::{Finding, Report};
use scalewright_model::{Drawn, Place, Table};

use crate::checks::kinds::WRONG_KIND;
use crate::context::Context;
use crate::kind::{Kind, of_field};
use crate::walk::Here;

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    for vocabulary in &context.vocabularies {
        for (index, one) in vocabulary.common.tables.iter().enumerate() {
            table(one, &vocabulary.here.key("tables").index(index), report);
        }
    }
}

fn table(of: &Table, here: &Here<'_>, report: &mut Report) {
    if let Some(id) = &of.numbered_by {
        field(of, id, Kind::Number, here.place.key("numbered_by"), report);
    }
    if let Some(drawn) = &of.drawn {
        records(of, drawn, &here.key("drawn"), report);
    }
}

/// Records take fields from every table whose rows are in a group.
fn records(of: &Table, drawn: &Drawn, here: &Here<'_>, report: &mut Report) {
    field(of, &drawn.group, Kind::Code, here.place.key("group"), report);
    let mut clients: Vec<&str> = here.scope.groups().map(|group| &*group.table).collect();
    clients.sort_unstable();
    clients.dedup();
    for (index, copied) in drawn.copy.iter().enumerate() {
        let to = here.place.key("copy").index(index).key("to");
        for table in clients.iter().filter_map(|id| here.scope.table(id)) {
            if let Some(from) = table.fields.iter().find(|one| one.id == copied.from) {
                field(of, &copied.to, of_field(from), to.clone(), report);
            }
        }
    }
}

/// That a field of a table, if there is one, is of a kind.
fn field(of: &Table, id: &str, wanted: Kind, place: Place, report: &mut Report) {
    let found = of.fields.iter().find(|field| field.id == id).map(of_field);
    if let Some(found) = found.filter(|found| *found != wanted) {
        let finding = Finding::error(WRONG_KIND, place).with("wanted", wanted.word());
        report.push(finding.with("found", found.word()));
    }
}
