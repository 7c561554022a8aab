//! Changes of one cell, and of how many rows of a kind a table has, tried out one after the other: so that no single change is missed.

use std::collections::BTreeMap;

use scalewright_model::{Exact, FieldKind};

use crate::plan::Co;
use crate::step::draft::{Draft, Kind, Move, Put, Spot};
use crate::step::reads::Reads;
use crate::step::work::{Work, like, number_of};
use crate::value::Val;

/// By how many rows of a kind a table may grow or shrink here.
const MAX_ROWS_OF_A_KIND: usize = 20;
/// So many rows of different kinds are taken out together at most, where there are no more kinds than this.
const MAX_ROWS_MIXED: usize = 3;
const MAX_KINDS_MIXED: usize = 12;

/// Sets of changes by the score that they lead to.
type ByScore = BTreeMap<Exact, Vec<Draft>>;

/// Rows whose cells are alike as far as they are read.
type Alike = Vec<usize>;

impl Work<'_> {
    /// Tries out every change of one cell and every number of alike rows more or less, and says whether there was room for all.
    pub fn try_cells(&mut self, reads: &Reads, now: Exact, by_score: &mut ByScore) -> bool {
        self.room = self.left;
        for (table, fields) in &reads.tables {
            let fields: Vec<usize> = fields.iter().copied().collect();
            let kinds = self.alike(*table, &fields);
            for field in &fields {
                self.try_values(*table, *field, &kinds, now, by_score);
                let compared: Vec<&(Option<usize>, Co)> = reads.compared.iter().collect();
                self.try_numbers(*table, *field, &compared, now, by_score);
            }
            self.try_more(*table, &kinds, now, by_score);
            self.try_fewer(*table, &kinds, now, by_score);
        }
        self.room > 0
    }

    /// The rows of a table in groups that are alike.
    fn alike(&self, table: usize, fields: &[usize]) -> Vec<Alike> {
        let count = self.bound.tables.get(table).and_then(Option::as_ref).map_or(0, |table| table.rows);
        let mut kinds: Vec<(Vec<Val>, Alike)> = Vec::new();
        for row in 0..count {
            let cells: Vec<Val> =
                fields.iter().map(|field| self.get(Spot::Cell { table, row, field: *field })).collect();
            match kinds.iter_mut().find(|(other, _)| *other == cells) {
                Some((_, rows)) => rows.push(row),
                None => kinds.push((cells, vec![row])),
            }
        }
        kinds.into_iter().map(|(_, rows)| rows).collect()
    }

    /// The higher score that a set of changes leads to, if nothing contradicts it.
    fn tried(&mut self, draft: &Draft, now: Exact) -> Option<Exact> {
        self.room = self.room.checked_sub(1)?;
        self.with(draft, |work| work.score().filter(|score| *score > now && work.sound(draft)))
    }

    /// Cells of yes and no and of codes: each other value, in each row.
    fn try_values(
        &mut self,
        table: usize,
        field: usize,
        kinds: &[Alike],
        now: Exact,
        by_score: &mut ByScore,
    ) {
        let count: usize = kinds.iter().map(Vec::len).sum();
        let mut found: Vec<(Exact, Val, Vec<usize>)> = Vec::new();
        for rows in kinds {
            let Some(row) = rows.first() else { continue };
            let spot = Spot::Cell { table, row: *row, field };
            for value in self.other_cells(spot) {
                let Some(score) = self.tried(&Draft::of(Move::input(spot, value)), now) else { continue };
                match found.iter_mut().find(|(other, to, _)| (*other, *to) == (score, value)) {
                    Some((_, _, known)) => known.extend(rows),
                    None => found.push((score, value, rows.clone())),
                }
            }
        }
        for (score, value, mut rows) in found {
            let drafts = by_score.entry(score).or_default();
            let is_known = |draft: &Draft| one_cell(draft) == Some((table, field, value));
            let mut of: Vec<usize> = (0..count).collect();
            for known in drafts.iter().filter(|draft| is_known(draft)) {
                if let Some(Move { kind: Kind::Rows { of: among, candidates, .. }, .. }) = known.moves.first()
                {
                    of.clone_from(among);
                    rows.extend(candidates);
                }
            }
            drafts.retain(|draft| !is_known(draft));
            rows.sort_unstable();
            rows.dedup();
            of.extend(rows.iter().filter(|row| !of.contains(row)).copied().collect::<Vec<_>>());
            let Some(row) = rows.first().copied() else { continue };
            let spot = Spot::Cell { table, row, field };
            let kind = if rows.len() == 1 {
                Kind::Input(spot)
            } else {
                Kind::Rows { table, of, sets: vec![(field, value)], candidates: rows }
            };
            drafts.push(Draft::of(Move { kind, puts: vec![Put::Set(spot, value)] }));
        }
    }

    /// Numbers and days: in each row, the nearest value that leads to each score.
    fn try_numbers(
        &mut self,
        table: usize,
        field: usize,
        compared: &[&(Option<usize>, Co)],
        now: Exact,
        by_score: &mut ByScore,
    ) {
        let count = self.bound.tables.get(table).and_then(Option::as_ref).map_or(0, |table| table.rows);
        for row in 0..count {
            let spot = Spot::Cell { table, row, field };
            let counts = matches!(
                self.kind(spot),
                Some(FieldKind::Integer { .. } | FieldKind::Number { .. } | FieldKind::Date)
            );
            let Some(start) = self.start(spot).filter(|_| counts) else { continue };
            let mut points: Vec<Exact> = Vec::new();
            for (of, cond) in compared {
                if of.is_none_or(|of| of == table) && self.room > 0 {
                    self.room -= 1;
                    points.extend(self.points(spot, cond, of.map(|table| (table, row))));
                }
            }
            let apart = |point: &Exact| if *point > start { *point - start } else { start - *point };
            points.sort_by_key(|point| (apart(point), *point));
            points.dedup();
            let mut seen: Vec<Exact> = Vec::new();
            let present = number_of(self.get(spot));
            for point in points.into_iter().filter(|point| present != Some(*point)) {
                if !self.allowed(spot, point) {
                    continue;
                }
                let Some(value) = like(self.get(spot), point) else { continue };
                let draft = Draft::of(Move::input(spot, value));
                let Some(score) = self.tried(&draft, now).filter(|score| !seen.contains(score)) else {
                    continue;
                };
                seen.push(score);
                let drafts = by_score.entry(score).or_default();
                if !drafts.iter().any(|known| moves_number(known, spot)) {
                    drafts.push(draft);
                }
            }
        }
    }

    /// More rows like some that are there: the fewest that lead to each score.
    fn try_more(&mut self, table: usize, kinds: &[Alike], now: Exact, by_score: &mut ByScore) {
        let count: usize = kinds.iter().map(Vec::len).sum();
        let most = self.plan.tables.get(table).and_then(|table| table.max_rows);
        let room = most.map_or(MAX_ROWS_OF_A_KIND, |most| (most as usize).saturating_sub(count));
        let mut found = Vec::new();
        for rows in kinds {
            let Some(row) = rows.first() else { continue };
            let puts = |number: usize| vec![Put::Copy { table, row: *row }; number];
            let sets = (1..=room.min(MAX_ROWS_OF_A_KIND)).map(|number| (puts(number), rows.clone()));
            self.try_sets(table, sets, now, &mut found);
        }
        keep_counts(found, by_score);
    }

    /// Fewer rows: of some that are alike, or a few of different kinds; the fewest that lead to each score.
    fn try_fewer(&mut self, table: usize, kinds: &[Alike], now: Exact, by_score: &mut ByScore) {
        let mut found = Vec::new();
        for rows in kinds {
            let last = |number: usize| rows.iter().rev().take(number).copied().collect::<Vec<_>>();
            let sets = (1..=rows.len().min(MAX_ROWS_OF_A_KIND))
                .map(|number| (without(table, &last(number)), rows.clone()));
            self.try_sets(table, sets, now, &mut found);
        }
        if kinds.len() <= MAX_KINDS_MIXED {
            for number in 2..=MAX_ROWS_MIXED {
                let sets = mixed(kinds, number);
                let sets = sets.into_iter().map(|mut rows| {
                    rows.sort_unstable();
                    (without(table, &rows), rows)
                });
                self.try_sets(table, sets, now, &mut found);
            }
        }
        keep_counts(found, by_score);
    }

    /// The sets of rows that lead to scores to which no smaller one of these sets does.
    fn try_sets(
        &mut self,
        table: usize,
        sets: impl Iterator<Item = (Vec<Put>, Alike)>,
        now: Exact,
        found: &mut Vec<(Exact, Draft)>,
    ) {
        let mut seen: Vec<(Exact, usize)> = Vec::new();
        for (puts, alike) in sets {
            let number = puts.len();
            let draft = Draft::of(Move { kind: Kind::Count { table, alike }, puts });
            let Some(score) = self.tried(&draft, now) else { continue };
            if seen.iter().any(|(other, least)| *other == score && *least < number) {
                continue;
            }
            seen.push((score, number));
            found.push((score, draft));
        }
    }
}

/// Keeps those of the found sets of rows with the fewest rows for each score; single rows are told together.
fn keep_counts(found: Vec<(Exact, Draft)>, by_score: &mut ByScore) {
    let number = |draft: &Draft| draft.puts().count();
    let mut kept: Vec<(Exact, Draft)> = Vec::new();
    for (score, draft) in &found {
        let least = found.iter().filter(|(other, _)| other == score).map(|(_, draft)| number(draft)).min();
        if least != Some(number(draft)) {
            continue;
        }
        let single = kept.iter_mut().find(|(other, known)| other == score && number(known) == 1);
        match (single, draft.moves.as_slice()) {
            (Some((_, known)), [Move { kind: Kind::Count { alike: more, .. }, .. }]) => {
                for Move { kind, .. } in &mut known.moves {
                    if let Kind::Count { alike, .. } = kind {
                        alike.extend(more);
                        alike.sort_unstable();
                    }
                }
            }
            _ => kept.push((*score, draft.clone())),
        }
    }
    for (score, draft) in kept {
        let drafts = by_score.entry(score).or_default();
        if drafts.iter().any(|known| any_row(known, &draft)) {
            continue;
        }
        drafts.retain(|known| !of_some_rows(known, &draft));
        drafts.push(draft);
    }
}

/// Rows that are taken out, from the last one up, so that their places stay what they are.
fn without(table: usize, rows: &[usize]) -> Vec<Put> {
    let mut rows: Vec<usize> = rows.to_vec();
    rows.sort_unstable_by_key(|row| std::cmp::Reverse(*row));
    rows.into_iter().map(|row| Put::Remove { table, row }).collect()
}

/// Sets of so many rows of more than one kind; of each kind, the first ones.
fn mixed(kinds: &[Alike], number: usize) -> Vec<Vec<usize>> {
    fn pick(kinds: &[Alike], number: usize) -> Vec<Vec<usize>> {
        if number == 0 {
            return vec![Vec::new()];
        }
        let Some((first, rest)) = kinds.split_first() else { return Vec::new() };
        let take = |of: usize| {
            let own = first.get(..of).unwrap_or_default();
            pick(rest, number - of).into_iter().map(move |more| [own, more.as_slice()].concat())
        };
        (0..=number.min(first.len())).flat_map(take).collect()
    }
    let one_kind = |rows: &Vec<usize>| kinds.iter().any(|kind| rows.iter().all(|row| kind.contains(row)));
    pick(kinds, number).into_iter().filter(|rows| !one_kind(rows)).collect()
}

/// The field and the value, where only one cell is changed.
fn one_cell(draft: &Draft) -> Option<(usize, usize, Val)> {
    match draft.moves.as_slice() {
        [Move { puts, .. }] => match puts.as_slice() {
            [Put::Set(Spot::Cell { table, field, .. }, value)] => Some((*table, *field, *value)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a set of changes only changes this cell, or the numbers of its column together.
fn moves_number(draft: &Draft, spot: Spot) -> bool {
    let Spot::Cell { table, field, .. } = spot else { return false };
    match draft.moves.as_slice() {
        [Move { kind: Kind::Input(other), .. }] => *other == spot,
        [Move { kind: Kind::Column { table: other, field: same, .. }, .. }] => {
            (*other, *same) == (table, field)
        }
        _ => false,
    }
}

/// Whether a set of changes adds or takes out any row of a table, and another one as many of some rows.
fn any_row(known: &Draft, other: &Draft) -> bool {
    counts(known)
        .zip(counts(other))
        .is_some_and(|(one, more)| one.0 == more.0 && one.1 == more.1 && one.2.is_empty() && one.3 <= more.3)
}

/// Whether both sets of changes add or take out rows of a table, the first of more rows than were tried.
fn of_some_rows(known: &Draft, other: &Draft) -> bool {
    counts(known).zip(counts(other)).is_some_and(|(one, more)| {
        one.0 == more.0 && one.1 == more.1 && more.2.iter().all(|row| one.2.contains(row)) && more.3 <= one.3
    })
}

/// The table, whether rows are added, which rows, and how many, where only rows are added or taken out.
fn counts(draft: &Draft) -> Option<(usize, bool, &[usize], usize)> {
    match draft.moves.as_slice() {
        [Move { kind: Kind::Count { table, alike }, puts }] => {
            let added = puts.iter().all(|put| matches!(put, Put::Copy { .. }));
            Some((*table, added, alike, puts.len()))
        }
        _ => None,
    }
}
