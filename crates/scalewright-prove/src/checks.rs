//! What an assessment must fulfil beside the rule: the checks of its tables.

use std::collections::BTreeSet;

use scalewright_model::{Cond, Exact, Expr, Table};

use crate::compile::Compiler;
use crate::formula::Lin;
use crate::inline::Names;
use crate::linear::Relation;
use crate::reads::{Reads, reads};
use crate::space::{Leaf, Space};

/// Adds the checks of the tables that are read, as far as they speak of what is read.
pub(crate) fn assume(names: Names<'_>, space: &mut Space) {
    let ids: Vec<String> = space.tables.keys().cloned().collect();
    for id in ids {
        let (Some(table), Some(mut rows)) = (names.checked.table(&id), space.tables.remove(&id)) else {
            continue;
        };
        within_rows(names, table, &mut rows.inner);
        space.opaque |= rows.inner.opaque;
        space.tables.insert(id, rows);
    }
    of_cells(names, space);
}

/// The checks of each row that speak of fields which are read, or of fields which such a check speaks of.
fn within_rows(names: Names<'_>, table: &Table, space: &mut Space) {
    let names = Names { item: None, ..names };
    let mut open: Vec<(&Cond, BTreeSet<String>)> = Vec::new();
    for check in &table.checks {
        let found = reads(&check.holds);
        // Whether something is blank is up to whoever fills in the row.
        if found.only_fields() {
            open.push((&check.holds, found.fields));
        }
    }
    loop {
        let known: BTreeSet<String> = space
            .leaves
            .keys()
            .filter_map(|leaf| match leaf {
                Leaf::Field(id) => Some(id.clone()),
                _ => None,
            })
            .collect();
        let (near, far): (Vec<_>, Vec<_>) =
            open.into_iter().partition(|(_, fields)| !fields.is_disjoint(&known));
        if near.is_empty() {
            return;
        }
        for (check, _) in near {
            let mut compiler = Compiler { names, space, table: Some(table), depth: 0 };
            add(&mut compiler, check);
        }
        open = far;
    }
}

/// The checks between cells of tables of one row, of which at least one is read.
fn of_cells(names: Names<'_>, space: &mut Space) {
    let tables: BTreeSet<String> = space
        .leaves
        .keys()
        .filter_map(|leaf| match leaf {
            Leaf::Cell { table, .. } => Some(table.clone()),
            _ => None,
        })
        .collect();
    let checks = names.checked.common().tables.iter().flat_map(|table| &table.checks);
    let mut open: Vec<(&Cond, Reads)> = checks.map(|check| (&check.holds, reads(&check.holds))).collect();
    open.retain(|(_, found)| {
        found.only_cells() && found.cells.iter().all(|(table, _)| tables.contains(table))
    });
    loop {
        let known = |(table, field): &(String, String)| {
            space.leaves.contains_key(&Leaf::Cell { table: table.clone(), field: field.clone() })
        };
        let (near, far): (Vec<_>, Vec<_>) =
            open.into_iter().partition(|(_, found)| found.cells.iter().any(known));
        if near.is_empty() {
            return;
        }
        for (check, _) in near {
            let mut compiler =
                Compiler { names: Names { item: None, ..names }, space, table: None, depth: 0 };
            add(&mut compiler, check);
        }
        open = far;
    }
}

/// A plain comparison becomes a constraint; anything else a diagram.
fn add(compiler: &mut Compiler<'_, '_>, check: &Cond) {
    let check = compiler.names.cond(check);
    if let Some((difference, relation)) = plain(compiler, &check) {
        compiler.space.hard.push((difference, relation));
    } else {
        let holds = compiler.cond(&check);
        compiler.space.assumed.push(holds);
    }
}

fn plain(compiler: &mut Compiler<'_, '_>, check: &Cond) -> Option<(Lin, Relation)> {
    let (left, right, relation): (&Expr, &Expr, Relation) = match check {
        Cond::AtLeast(left, right) => (left, right, Relation::AtLeast),
        Cond::AtMost(left, right) => (left, right, Relation::AtMost),
        Cond::Above(left, right) => (left, right, Relation::Above),
        Cond::Below(left, right) => (left, right, Relation::Below),
        Cond::Equal(left, right) => (left, right, Relation::Equal),
        _ => return None,
    };
    let (left, right) = (compiler.expr(left), compiler.expr(right));
    let (left, right) = (compiler.space.formula(&left)?, compiler.space.formula(&right)?);
    let difference = left.plus(&right, Exact::from_integer(-1))?;
    let plain = difference.to.is_none() && difference.filled.is_empty();
    (plain && difference.needs.is_empty() && difference.within.is_empty())
        .then_some((difference.of, relation))
}
