//! Which clients belong to the groups from which records are drawn.

use scalewright_check::Checked;
use scalewright_model::Assessment;

use crate::eval::Eval;
use crate::plan::{Co, Plan};
use crate::value::Tri;

/// The groups of a scale's forms, made ready.
#[derive(Debug)]
pub struct Groups {
    plan: Plan,
    groups: Vec<GroupPlan>,
}

#[derive(Debug)]
struct GroupPlan {
    id: String,
    table: usize,
    filter: Co,
}

/// The clients of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members {
    /// The group.
    pub group: String,
    /// The rows of the clients who belong to it, counted from 0.
    pub sure: Vec<usize>,
    /// The rows of the clients of whom that cannot be told, because something is missing.
    pub open: Vec<usize>,
}

impl Groups {
    /// Makes the groups of a scale's forms ready.
    pub fn new(scale: &Checked) -> Self {
        let (plan, filters) = Plan::of_groups(scale);
        let ids = scale.common().groups.iter().map(|group| group.id.clone());
        let groups = ids.zip(filters).map(|(id, (table, filter))| GroupPlan { id, table, filter });
        Self { plan, groups: groups.collect() }
    }

    /// The clients of each group, in the order of the forms.
    pub fn members(&self, visit: &Assessment) -> Vec<Members> {
        let bound = self.plan.bind(visit, None);
        let of_group = |group: &GroupPlan| {
            let rows = bound.tables.get(group.table).and_then(Option::as_ref).map_or(0, |table| table.rows);
            let mut members = Members { group: group.id.clone(), sure: Vec::new(), open: Vec::new() };
            let mut eval = Eval::new(&self.plan, &bound, 0);
            for row in 0..rows {
                match eval.in_row(group.table, row, |eval| eval.cond(&group.filter)) {
                    Tri::Yes => members.sure.push(row),
                    Tri::Unknown => members.open.push(row),
                    Tri::No => {}
                }
            }
            members
        };
        self.groups.iter().map(of_group).collect()
    }
}
