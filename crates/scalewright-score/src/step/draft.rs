//! Sets of changes while they are looked for: by index, with what they come to.

use scalewright_model::Exact;

use crate::value::Val;

/// A place in a visit that holds one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spot {
    /// An answer to the item at hand.
    Answer(usize),
    /// A cell of a table.
    Cell { table: usize, row: usize, field: usize },
}

/// One change of what a visit holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Put {
    /// A value takes the place of another.
    Set(Spot, Val),
    /// A row is taken out.
    Remove { table: usize, row: usize },
    /// A row is added: the same as another.
    Copy { table: usize, row: usize },
}

/// What a change is about, as people would say it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// An answer or a cell has another value.
    Input(Spot),
    /// The numbers or days of a field come to something else, over some rows together.
    Column { table: usize, field: usize, rows: Vec<usize> },
    /// Some of the rows have other values in some fields.
    Rows { table: usize, of: Vec<usize>, sets: Vec<(usize, Val)>, candidates: Vec<usize> },
    /// Some more (or fewer) of the kinds are seen in at least one row.
    Kinds { table: usize, more: bool, candidates: Vec<usize> },
    /// A field has more (or fewer) different values.
    Distinct { table: usize, field: usize, of: Vec<usize>, more: bool, candidates: Vec<usize> },
    /// A table has more or fewer rows: of some that are alike, or of any if none are named.
    Count { table: usize, alike: Vec<usize> },
}

/// One quantity that is changed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Move {
    pub kind: Kind,
    pub puts: Vec<Put>,
}

impl Move {
    pub fn input(spot: Spot, to: Val) -> Self {
        Self { kind: Kind::Input(spot), puts: vec![Put::Set(spot, to)] }
    }

    /// How many inputs it changes. Numbers that are only added up are one input together, and so is how many rows there are where it
    /// does not matter which.
    fn inputs(&self) -> usize {
        match &self.kind {
            Kind::Input(_) | Kind::Column { .. } => 1,
            Kind::Count { alike, .. } if alike.is_empty() => 1,
            Kind::Count { .. } | Kind::Rows { .. } | Kind::Kinds { .. } | Kind::Distinct { .. } => {
                self.puts.len()
            }
        }
    }
}

/// A set of changes that are made together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Draft {
    pub moves: Vec<Move>,
}

impl Draft {
    pub fn of(one: Move) -> Self {
        Self { moves: vec![one] }
    }

    /// How many inputs it changes.
    pub fn inputs(&self) -> usize {
        self.moves.iter().map(Move::inputs).sum()
    }

    pub fn puts(&self) -> impl Iterator<Item = &Put> {
        self.moves.iter().flat_map(|one| &one.puts)
    }

    /// These changes, and then those of another. What changes the same thing is put together; the later value holds.
    pub fn then(&self, later: &Self) -> Self {
        let mut all = self.clone();
        for one in &later.moves {
            match all.moves.iter_mut().find(|known| same_thing(&known.kind, &one.kind)) {
                Some(known) => merge(known, one),
                None => all.moves.push(one.clone()),
            }
        }
        all
    }

    /// Without rows that are added and taken out again.
    pub fn netted(mut self) -> Self {
        for one in self.moves.iter_mut().filter(|one| matches!(one.kind, Kind::Count { .. })) {
            let added = one.puts.iter().filter(|put| matches!(put, Put::Copy { .. })).count();
            let removed = one.puts.len() - added;
            let (mut cancelled, more) = (added.min(removed), added >= removed);
            if cancelled == 0 {
                continue;
            }
            one.puts.retain(|put| matches!(put, Put::Copy { .. }) == more);
            while cancelled > 0 {
                one.puts.pop();
                cancelled -= 1;
            }
        }
        self.moves.retain(|one| !one.puts.is_empty());
        self
    }

    /// The same changes in one order, so that equal sets can be told.
    fn sorted(mut self) -> Self {
        self.moves.sort_by_key(|one| match &one.kind {
            Kind::Input(Spot::Answer(answer)) => (0, *answer, 0, 0),
            Kind::Input(Spot::Cell { table, row, field }) => (1, *table, *field, *row),
            Kind::Column { table, field, .. } => (2, *table, *field, 0),
            Kind::Rows { table, sets, .. } => (3, *table, sets.first().map_or(0, |(field, _)| *field), 0),
            Kind::Kinds { table, candidates, .. } => (4, *table, candidates.first().copied().unwrap_or(0), 0),
            Kind::Distinct { table, field, .. } => (5, *table, *field, 0),
            Kind::Count { table, alike } => (6, *table, alike.first().copied().unwrap_or(0), 0),
        });
        self
    }
}

fn same_thing(left: &Kind, right: &Kind) -> bool {
    match (left, right) {
        (Kind::Rows { table, sets, .. }, Kind::Rows { table: other, sets: others, .. }) => {
            table == other && sets == others
        }
        (Kind::Distinct { table, field, more, .. }, Kind::Distinct { table: t, field: f, more: m, .. }) => {
            (table, field, more) == (t, f, m)
        }
        // A row that was added may be among those of which more are added.
        (Kind::Count { table, alike }, Kind::Count { table: other, alike: rows }) => {
            table == other && alike.is_empty() == rows.is_empty()
        }
        (left, right) => left == right,
    }
}

fn merge(known: &mut Move, later: &Move) {
    let spot = |put: &Put| match put {
        Put::Set(spot, _) => Some(*spot),
        Put::Remove { .. } | Put::Copy { .. } => None,
    };
    for put in &later.puts {
        match known.puts.iter_mut().find(|old| spot(old).is_some() && spot(old) == spot(put)) {
            Some(old) => *old = *put,
            None => known.puts.push(*put),
        }
    }
    if let (Kind::Rows { of, .. }, Kind::Rows { of: more, .. }) = (&mut known.kind, &later.kind) {
        of.extend(more.iter().filter(|row| !of.contains(row)).copied().collect::<Vec<_>>());
        of.sort_unstable();
    }
}

/// The most sets of changes that are kept at one time.
const MAX_DRAFTS: usize = 48;

/// Those with the fewest inputs first, each once, and no more than are looked through; whether some were left out.
pub(crate) fn cheapest(drafts: Vec<Draft>) -> (Vec<Draft>, bool) {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len().min(MAX_DRAFTS));
    let mut sorted: Vec<Draft> = drafts.into_iter().map(Draft::sorted).collect();
    sorted.sort_by_key(Draft::inputs);
    for draft in sorted {
        if kept.contains(&draft) {
            continue;
        }
        if kept.len() == MAX_DRAFTS {
            return (kept, true);
        }
        kept.push(draft);
    }
    (kept, false)
}

/// Leaves out a set of changes if another one changes the same inputs in the same way, but for numbers that it changes less.
pub(crate) fn without_larger(drafts: Vec<Draft>, distance: impl Fn(&Move) -> Option<Exact>) -> Vec<Draft> {
    let larger = |draft: &Draft, other: &Draft| {
        draft != other
            && draft.moves.len() == other.moves.len()
            && draft.moves.iter().zip(&other.moves).all(|(one, less)| {
                one == less
                    || (same_thing(&one.kind, &less.kind)
                        && distance(one)
                            .zip(distance(less))
                            .is_some_and(|(distance, least)| least <= distance))
            })
    };
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        let beaten = drafts.iter().any(|other| larger(draft, other) && !larger(other, draft));
        // Of two that are as far away, on either side, the first is kept.
        let equal = kept.iter().any(|other| larger(draft, other));
        if !beaten && !equal {
            kept.push(draft.clone());
        }
    }
    kept
}
