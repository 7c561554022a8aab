//! Blank cells that stand in the way: filled in first, then it is looked for changes as always.

use scalewright_model::{Exact, FieldKind};

use crate::eval::Eval;
use crate::lack::Leaf;
use crate::step::draft::{Draft, Move, Spot};
use crate::step::reads::Reads;
use crate::step::work::{Work, like};
use crate::value::Val;

/// So many blank cells are filled in at most, one by one and all together.
const MAX_BLANKS: usize = 3;
/// So many ways to fill them in are gone on from.
const MAX_FILLINGS: usize = 16;

impl Work<'_> {
    /// Sets of changes that fill in blank cells, each of them alone and all together. A number is taken to be the least that it can.
    pub fn fillings(&mut self, reads: &Reads) -> Vec<Draft> {
        let mut eval = Eval::new(self.plan, &self.bound, self.index);
        eval.possible(self.item);
        let mut spots: Vec<Spot> = eval.lacks.iter().filter_map(|leaf| cell(*leaf)).collect();
        // A limit can settle a score whatever is blank; to lift it, a blank may have to be filled in all the same.
        spots.extend(self.single_cells(reads).into_iter().filter(|spot| self.get(*spot) == Val::Absent));
        spots.sort_unstable();
        spots.dedup();
        if spots.len() > MAX_BLANKS {
            return Vec::new();
        }
        let mut sets = vec![Draft::default()];
        for spot in spots {
            let values = self.values_of_blank(spot);
            let more = sets.iter().flat_map(|draft| {
                values.iter().map(|value| draft.then(&Draft::of(Move::input(spot, *value))))
            });
            let more: Vec<Draft> = more.collect();
            sets.extend(more);
        }
        sets.retain(|draft| !draft.moves.is_empty());
        sets.truncate(MAX_FILLINGS);
        sets
    }

    /// The cells that are read, of tables of one row.
    fn single_cells(&self, reads: &Reads) -> Vec<Spot> {
        let has_one_row = |table: usize| {
            self.bound.tables.get(table).and_then(Option::as_ref).is_some_and(|table| table.rows == 1)
        };
        let tables = reads.tables.iter().filter(|(table, _)| has_one_row(**table));
        let cells = tables.flat_map(|(table, fields)| {
            fields.iter().map(|field| Spot::Cell { table: *table, row: 0, field: *field })
        });
        cells.collect()
    }

    fn values_of_blank(&self, spot: Spot) -> Vec<Val> {
        match self.kind(spot) {
            Some(FieldKind::Integer { .. } | FieldKind::Number { .. }) => {
                let least: Option<Exact> = self.start(spot);
                least.and_then(|least| like(Val::Absent, least)).into_iter().collect()
            }
            Some(FieldKind::YesNo | FieldKind::Code(_)) => self.other_cells(spot),
            Some(FieldKind::Date | FieldKind::Text) | None => Vec::new(),
        }
    }
}

const fn cell(leaf: Leaf) -> Option<Spot> {
    match leaf {
        Leaf::Cell { table, row, field } => Some(Spot::Cell { table, row, field }),
        _ => None,
    }
}
