//! Changes in the rows of a table: in how many of them something holds, how many kinds are seen, how many rows there are.

use std::collections::BTreeSet;

use scalewright_model::FieldKind;

use crate::plan::{Co, Rows};
use crate::rows::Member;
use crate::step::draft::{Draft, Kind, Move, Put, Spot};
use crate::step::goals::{Goal, fields_of};
use crate::step::work::{Work, like};
use crate::value::{Tri, Val};

/// By how many rows a table may grow or shrink.
const MAX_ROWS_CHANGED: usize = 200;

/// Values for some fields of a row.
type Sets = Vec<(usize, Val)>;

impl Work<'_> {
    /// Changes of rows so that a condition holds in more or in fewer of them, until a goal is reached.
    pub fn holding_turns(&mut self, rows: &Rows, that: Option<&Co>, goal: Goal<'_>) -> Vec<Draft> {
        let table = rows.table;
        let count = self.bound.tables.get(table).and_then(Option::as_ref).map_or(0, |table| table.rows);
        let of: Vec<usize> = if that.is_some() { self.members(rows) } else { (0..count).collect() };
        let Some(cond) = that.or(rows.filter.as_deref()) else { return Vec::new() };
        let mut drafts = Vec::new();
        for want in [Tri::Yes, Tri::No] {
            let open = of.iter().filter(|row| self.holds_in(cond, Some((table, **row))) == want.not());
            let open: Vec<usize> = open.copied().collect();
            let stays = that.map(|_| rows);
            let fixes: Vec<(usize, Vec<Sets>)> =
                open.into_iter().map(|row| (row, self.row_fixes(table, row, cond, want, stays))).collect();
            drafts.extend(self.by_fix(table, &of, &fixes, goal));
        }
        drafts
    }

    /// For each way in which rows can be changed: as many of the rows that can be changed so as it takes. If one way is not enough,
    /// every row in the first way that it can.
    fn by_fix(
        &mut self,
        table: usize,
        of: &[usize],
        fixes: &[(usize, Vec<Sets>)],
        goal: Goal<'_>,
    ) -> Vec<Draft> {
        let mut kinds: Vec<&Sets> = Vec::new();
        for sets in fixes.iter().flat_map(|(_, sets)| sets) {
            if !kinds.contains(&sets) {
                kinds.push(sets);
            }
        }
        let candidates = |sets: &Sets| -> Vec<usize> {
            fixes.iter().filter(|(_, all)| all.contains(sets)).map(|(row, _)| *row).collect()
        };
        let one_row = |row: usize, sets: &Sets, candidates: &[usize]| Move {
            kind: Kind::Rows { table, of: of.to_vec(), sets: sets.clone(), candidates: candidates.to_vec() },
            puts: sets
                .iter()
                .map(|(field, value)| Put::Set(Spot::Cell { table, row, field: *field }, *value))
                .collect(),
        };
        let mut drafts = Vec::new();
        for sets in &kinds {
            let rows = candidates(sets);
            drafts.extend(self.until(rows.iter().map(|row| one_row(*row, sets, &rows)), goal));
        }
        if drafts.is_empty() && kinds.len() > 1 {
            let first = fixes.iter().filter_map(|(row, all)| Some((*row, all.first()?)));
            let moves: Vec<Move> = first.map(|(row, sets)| one_row(row, sets, &candidates(sets))).collect();
            drafts.extend(self.until(moves.into_iter(), goal));
        }
        drafts
    }

    /// Makes changes one after the other until a goal is reached.
    fn until(&mut self, moves: impl Iterator<Item = Move>, goal: Goal<'_>) -> Option<Draft> {
        let mut draft = Draft::default();
        for one in moves {
            draft = draft.then(&Draft::of(one));
            if self.with(&draft, |work| work.reached(goal)) {
                return Some(draft);
            }
        }
        None
    }

    /// The smallest sets of values by which a condition turns in a row: one field, or else two. A row stays among those that it
    /// belongs to, and no check of its table is broken.
    fn row_fixes(
        &mut self,
        table: usize,
        row: usize,
        cond: &Co,
        want: Tri,
        stays: Option<&Rows>,
    ) -> Vec<Sets> {
        let mut fields = Vec::new();
        fields_asked(cond, &mut fields);
        let values: Vec<(usize, Vec<Val>)> =
            fields.iter().map(|field| (*field, self.row_values(table, row, *field, cond, want))).collect();
        let singles =
            values.iter().flat_map(|(field, values)| values.iter().map(|value| vec![(*field, *value)]));
        let good: Vec<Sets> =
            singles.filter(|sets| self.fixes(table, row, cond, want, stays, sets)).collect();
        if !good.is_empty() {
            return good;
        }
        let mut pairs = Vec::new();
        for (at, (field, firsts)) in values.iter().enumerate() {
            for first in firsts {
                // What the other one has to be may rest on the first.
                let spot = Spot::Cell { table, row, field: *field };
                for other in fields.iter().skip(at + 1) {
                    let seconds =
                        self.trying(spot, *first, |work| work.row_values(table, row, *other, cond, want));
                    pairs.extend(seconds.into_iter().map(|second| vec![(*field, *first), (*other, second)]));
                }
            }
        }
        pairs.into_iter().filter(|sets| self.fixes(table, row, cond, want, stays, sets)).collect()
    }

    fn fixes(
        &mut self,
        table: usize,
        row: usize,
        cond: &Co,
        want: Tri,
        stays: Option<&Rows>,
        sets: &Sets,
    ) -> bool {
        let puts =
            sets.iter().map(|(field, value)| Put::Set(Spot::Cell { table, row, field: *field }, *value));
        let draft = Draft::of(Move { kind: Kind::Count { table, alike: Vec::new() }, puts: puts.collect() });
        self.with(&draft, |work| {
            work.holds_in(cond, Some((table, row))) == want
                && stays.is_none_or(|rows| work.eval().member(rows, row) == Member::Sure)
                && work.sound_row(table, row)
        })
    }

    /// The values that a field of a row could have instead, as far as a condition goes.
    fn row_values(&mut self, table: usize, row: usize, field: usize, cond: &Co, want: Tri) -> Vec<Val> {
        let spot = Spot::Cell { table, row, field };
        match self.kind(spot) {
            Some(FieldKind::YesNo | FieldKind::Code(_)) => self.other_cells(spot),
            Some(FieldKind::Integer { .. } | FieldKind::Number { .. } | FieldKind::Date) => {
                let nearest = self.nearest(spot, cond, want, Some((table, row)));
                let allowed = nearest.filter(|value| self.allowed(spot, *value));
                allowed.and_then(|value| like(self.get(spot), value)).into_iter().collect()
            }
            Some(FieldKind::Text) | None => Vec::new(),
        }
    }

    /// More kinds that are seen in a row, or fewer of them.
    pub fn kinds_turns(&mut self, rows: &Rows, fields: &[usize], goal: Goal<'_>) -> Vec<Draft> {
        let (table, members) = (rows.table, self.members(rows));
        let shows = |work: &Self, row: usize, field: usize| {
            work.get(Spot::Cell { table, row, field }) == Val::Bool(true)
        };
        let seen = |work: &Self, field: usize| members.iter().any(|row| shows(work, *row, field));
        let unseen: Vec<usize> = fields.iter().filter(|field| !seen(self, **field)).copied().collect();
        let mut drafts = Vec::new();
        if let Some(row) = members.first() {
            let one = |field: &usize| Move {
                kind: Kind::Kinds { table, more: true, candidates: unseen.clone() },
                puts: vec![Put::Set(Spot::Cell { table, row: *row, field: *field }, Val::Bool(true))],
            };
            let moves: Vec<Move> = unseen.iter().map(one).collect();
            drafts.extend(self.until(moves.into_iter(), goal));
        }
        // The kinds that the fewest rows show go first.
        let showing = |field: usize| -> Vec<usize> {
            members.iter().filter(|row| shows(self, **row, field)).copied().collect()
        };
        let mut shown: Vec<(usize, Vec<usize>)> = fields
            .iter()
            .map(|field| (*field, showing(*field)))
            .filter(|(_, rows)| !rows.is_empty())
            .collect();
        shown.sort_by_key(|(_, rows)| rows.len());
        let candidates: Vec<usize> = shown.iter().map(|(field, _)| *field).collect();
        let moves = shown.into_iter().map(|(field, rows)| Move {
            kind: Kind::Kinds { table, more: false, candidates: candidates.clone() },
            puts: rows
                .into_iter()
                .map(|row| Put::Set(Spot::Cell { table, row, field }, Val::Bool(false)))
                .collect(),
        });
        let moves: Vec<Move> = moves.collect();
        drafts.extend(self.until(moves.into_iter(), goal));
        drafts
    }

    /// More different values of a field, or fewer.
    pub fn distinct_turns(&mut self, rows: &Rows, field: usize, goal: Goal<'_>) -> Vec<Draft> {
        let (table, of) = (rows.table, self.members(rows));
        let filled = |work: &Self| -> Vec<(usize, Val)> {
            let cells = of.iter().map(|row| (*row, work.get(Spot::Cell { table, row: *row, field })));
            cells.filter(|(_, value)| *value != Val::Absent).collect()
        };
        let cells = filled(self);
        let alike = |value: Val| cells.iter().filter(|(_, other)| *other == value).count();
        // Of those that are alike, the first keeps its value.
        let is_first = |row: usize, value: Val| {
            cells.iter().find(|(_, other)| *other == value).is_some_and(|(first, _)| *first == row)
        };
        let (mut shared, mut single) = (Vec::new(), Vec::new());
        for (row, value) in &cells {
            match alike(*value) {
                1 => single.push(*row),
                _ => shared.push((*row, is_first(*row, *value))),
            }
        }
        let candidates: Vec<usize> = shared.iter().map(|(row, _)| *row).collect();
        let mut fresh = self.fresh(Spot::Cell { table, row: 0, field }, &cells).into_iter();
        let more: Vec<Move> = shared
            .iter()
            .filter(|(_, first)| !first)
            .filter_map(|(row, _)| {
                let kind = Kind::Distinct {
                    table,
                    field,
                    of: of.clone(),
                    more: true,
                    candidates: candidates.clone(),
                };
                Some(Move {
                    kind,
                    puts: vec![Put::Set(Spot::Cell { table, row: *row, field }, fresh.next()?)],
                })
            })
            .collect();
        let mut drafts: Vec<Draft> = self.until(more.into_iter(), goal).into_iter().collect();
        if let Some((_, common)) = cells.first() {
            let fewer: Vec<Move> = single
                .iter()
                .filter(|row| cells.first().is_some_and(|(first, _)| first != *row))
                .map(|row| Move {
                    kind: Kind::Distinct {
                        table,
                        field,
                        of: of.clone(),
                        more: false,
                        candidates: single.clone(),
                    },
                    puts: vec![Put::Set(Spot::Cell { table, row: *row, field }, *common)],
                })
                .collect();
            drafts.extend(self.until(fewer.into_iter(), goal));
        }
        drafts
    }

    /// Values that no row has yet.
    fn fresh(&self, spot: Spot, cells: &[(usize, Val)]) -> Vec<Val> {
        let unused = |value: &Val| !cells.iter().any(|(_, other)| other == value);
        match self.kind(spot) {
            Some(FieldKind::Text) => (0..cells.len()).map(|at| Val::Text(usize::MAX - at)).collect(),
            Some(FieldKind::Code(options)) => (0..options.len()).map(Val::Code).filter(unused).collect(),
            _ => Vec::new(),
        }
    }

    /// More rows of a table, or fewer, of those that belong.
    pub fn count_turns(&mut self, rows: &Rows, goal: Goal<'_>) -> Vec<Draft> {
        let (table, members) = (rows.table, self.members(rows));
        let count = self.bound.tables.get(table).and_then(Option::as_ref).map_or(0, |table| table.rows);
        let most = self.plan.tables.get(table).and_then(|table| table.max_rows);
        let room =
            most.map_or(MAX_ROWS_CHANGED, |most| (most as usize).saturating_sub(count).min(MAX_ROWS_CHANGED));
        let fewer = members.iter().rev().take(MAX_ROWS_CHANGED).map(|row| Put::Remove { table, row: *row });
        let more =
            members.iter().take(1).flat_map(|row| std::iter::repeat_n(Put::Copy { table, row: *row }, room));
        // Where any row counts, it does not matter which.
        let alike = if rows.filter.is_some() { members.clone() } else { Vec::new() };
        let mut drafts = Vec::new();
        for puts in [fewer.collect::<Vec<_>>(), more.collect()] {
            let mut made = Vec::new();
            for put in puts {
                made.push(put);
                let draft =
                    Draft::of(Move { kind: Kind::Count { table, alike: alike.clone() }, puts: made.clone() });
                if self.with(&draft, |work| work.reached(goal)) {
                    drafts.push(draft);
                    break;
                }
            }
        }
        drafts
    }
}

/// The fields of the row at hand that a condition asks about.
fn fields_asked(cond: &Co, found: &mut Vec<usize>) {
    match cond {
        Co::Yes(value) | Co::In(value, _) | Co::Blank(value) => fields_of(value, found),
        Co::Compare(_, left, right) | Co::CompareDays(_, left, right) => {
            [left, right].iter().for_each(|side| fields_of(side, found));
        }
        Co::All(parts) | Co::Any(parts) | Co::Several(_, parts) => {
            parts.iter().for_each(|part| fields_asked(part, found));
        }
        Co::Not(inner) => fields_asked(inner, found),
        Co::Met(_) => {}
    }
}

/// The rows of some changes.
pub(crate) fn rows_of(puts: &[Put]) -> BTreeSet<usize> {
    puts.iter()
        .filter_map(|put| match put {
            Put::Set(Spot::Cell { row, .. }, _) => Some(*row),
            _ => None,
        })
        .collect()
}
