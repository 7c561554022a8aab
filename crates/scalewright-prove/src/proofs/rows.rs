//! Whether each condition of rows can hold and can fail, and whether all that it reads matters to it.

use scalewright_check::Filter;
use scalewright_diag::{Finding, Report};
use scalewright_model::{Cond, Expr, Place, Rows};

use super::NOT_DECIDED;
use super::conditions::{ALWAYS_SO, parts};
use super::inputs::WITHOUT_EFFECT;
use crate::compile::Compiler;
use crate::diagram::{Id, NO, YES};
use crate::inline::Names;
use crate::reads::reads;
use crate::search::{Found, Search};
use crate::space::{AtomKey, BaseKey, Leaf, Space};
use crate::theory::Theory;

/// Asks of conditions of rows, each by itself.
pub(super) fn run(names: Names<'_>, filters: Vec<Filter<'_>>, report: &mut Report) {
    for filter in filters {
        if let Some(mut row) = Row::of(names, &filter) {
            row.ask_whole(&filter, report);
        }
    }
}

/// One row of a table, as a condition sees it.
struct Row<'a> {
    names: Names<'a>,
    table: &'a str,
    space: Space,
    theory: Theory,
    /// The first place of which it could not be decided.
    open: Option<Place>,
}

impl<'a> Row<'a> {
    fn of(names: Names<'a>, filter: &Filter<'a>) -> Option<Self> {
        let rows = Rows { table: filter.table.to_owned(), filter: Some(Box::new(filter.cond.clone())) };
        let count = names.expr(&Expr::Count(rows));
        let mut space = Space::collecting();
        let compile = |space: &mut Space| {
            Compiler { names, space, table: None, depth: 0 }.expr(&count);
            crate::checks::assume(names, space);
        };
        compile(&mut space);
        space.settle();
        compile(&mut space);
        let mut space = space.tables.remove(filter.table)?.inner;
        let theory = Theory::of(&mut space);
        Some(Self { names, table: filter.table, space, theory, open: None })
    }

    fn ask_whole(&mut self, filter: &Filter<'_>, report: &mut Report) {
        if self.ask(filter.cond, &filter.place, report) {
            return;
        }
        if let Some(place) = &self.open {
            let finding = Finding::warning(NOT_DECIDED, place.clone());
            report.push(finding.with("what", "condition").with("about", "condition"));
            return;
        }
        let diagram = self.compiled(filter.cond);
        for field in reads(filter.cond).fields {
            if !self.depends(diagram, &field) {
                report.push(Finding::warning(WITHOUT_EFFECT, filter.place.clone()).with("about", field));
            }
        }
    }

    /// Asks of a condition's parts first, so that the fault is named where it is. Whether something was named.
    fn ask(&mut self, cond: &Cond, place: &Place, report: &mut Report) -> bool {
        let mut named = false;
        for (part, place) in parts(cond, place) {
            named |= self.ask(part, &place, report);
        }
        named || self.is_always_so(cond, place, report)
    }

    fn is_always_so(&mut self, cond: &Cond, place: &Place, report: &mut Report) -> bool {
        let diagram = self.compiled(cond);
        for (end, state) in [(YES, "never"), (NO, "always")] {
            match self.find(diagram, end) {
                Found::Some(()) => {}
                Found::Undecided => {
                    self.open.get_or_insert_with(|| place.clone());
                }
                Found::None => {
                    report.push(Finding::warning(ALWAYS_SO, place.clone()).with("about", state));
                    return true;
                }
            }
        }
        false
    }

    fn compiled(&mut self, cond: &Cond) -> Id {
        let names = self.names;
        let table = names.checked.table(self.table);
        Compiler { names, space: &mut self.space, table, depth: 0 }.cond(&names.cond(cond))
    }

    /// Whether there is a row with which a condition comes out so.
    fn find(&mut self, of: Id, end: u128) -> Found<()> {
        let wanted = self.space.diagrams.map(of, &|found| u128::from(found == end));
        let wanted = self.space.allowed(wanted);
        Search::new(&self.space, &mut self.theory)
            .find(wanted, &|end| end == 1, &mut |_, _, _, _| Found::Some(()))
    }

    /// Whether a condition depends on a field, alone or with others.
    fn depends(&self, of: Id, field: &str) -> bool {
        let leaf = Leaf::Field(field.to_owned());
        let is_in = |base: &usize| match &self.space.bases[*base].key {
            BaseKey::Leaf(other) => *other == leaf,
            // What is computed of it, or not seen into.
            _ => true,
        };
        self.space.diagrams.support(of).into_iter().any(|atom| match &self.space.atoms[atom].key {
            AtomKey::Input(other) | AtomKey::Filled(other) => *other == leaf,
            AtomKey::Region(quantity) => {
                let mut terms =
                    quantity.of.terms.keys().chain(quantity.to.iter().flat_map(|to| to.terms.keys()));
                terms.any(is_in)
            }
            AtomKey::Gone(_) | AtomKey::Unseen(_) => true,
        })
    }
}
