//! What the newer scale asks that visits lack.

use std::collections::BTreeMap;

use scalewright_model::{Assessment, Cell, Item, Row};
use scalewright_render::Teller;
use scalewright_score::{ItemOutcome, ItemState, Lack};
use serde::Serialize;

use crate::compare::ItemName;

/// Something that the newer scale asks and that visits lack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// The items that ask it.
    pub items: Vec<ItemName>,
    /// What is asked, in words.
    pub what: String,
    /// In how many visits it is missing, or holds what is not possible any more.
    pub visits: usize,
    /// Something is filled in that is not possible any more.
    pub unfit: bool,
    /// How many scores have no value because of it that had one before.
    pub undecided: usize,
}

/// What is missing, whatever the row, and for answers the pair of items; whether something is filled in that is not possible any more.
pub(super) type Key = (Option<usize>, Lack, bool);

/// How often something is missing.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    pub visits: usize,
    pub undecided: usize,
    /// The pairs of items that ask it.
    pub pairs: Vec<usize>,
}

/// What the newer item lacks and the older one did not.
pub(super) fn missing(
    pair: usize,
    before: Option<&ItemOutcome>,
    after: &ItemOutcome,
    visit: &Assessment,
    answers: Option<&Row>,
) -> Vec<(Key, bool)> {
    let known = |lack: &Lack| before.is_some_and(|before| before.lacks.iter().any(|one| alike(one) == *lack));
    let decided = before.is_some_and(|before| !matches!(before.state, ItemState::Missing { .. }));
    let opens = decided && matches!(after.state, ItemState::Missing { .. });
    let mut found: Vec<(Key, bool)> = Vec::new();
    for lack in after.lacks.iter().filter(|lack| !known(&alike(lack))) {
        let own = matches!(lack, Lack::Answer { .. });
        let key = (own.then_some(pair), alike(lack), unfit(lack, visit, answers));
        if !found.iter().any(|(other, _)| *other == key) {
            found.push((key, opens));
        }
    }
    found
}

/// Whether something is filled in at one of the missing places: then it is not possible any more.
pub(super) fn unfit(lack: &Lack, visit: &Assessment, answers: Option<&Row>) -> bool {
    let filled = |row: Option<&Row>, id: &str| {
        row.and_then(|row| row.get(id)).is_some_and(|cell| *cell != Cell::Blank)
    };
    match lack {
        Lack::Answer { id } => filled(answers, id),
        Lack::Cell { table, field, rows } => {
            let all = visit.tables.get(table);
            rows.iter().any(|row| filled(all.and_then(|all| all.get(row.wrapping_sub(1))), field))
        }
        Lack::Setting { id } => filled(Some(&visit.settings), id),
        _ => false,
    }
}

/// The same for every row.
fn alike(lack: &Lack) -> Lack {
    match lack {
        Lack::Cell { table, field, .. } => {
            Lack::Cell { table: table.clone(), field: field.clone(), rows: Vec::new() }
        }
        other => other.clone(),
    }
}

/// Adds what one visit lacks: each thing once, however many items ask it.
pub(super) fn add(counts: &mut BTreeMap<Key, Counts>, of_visit: &[(usize, Key, bool)]) {
    let mut seen: Vec<&Key> = Vec::new();
    for (pair, key, opens) in of_visit {
        let count = counts.entry(key.clone()).or_default();
        if !seen.contains(&key) {
            count.visits += 1;
            seen.push(key);
        }
        count.undecided += usize::from(*opens);
        if !count.pairs.contains(pair) {
            count.pairs.push(*pair);
        }
    }
}

/// What is missing, in words: for all rows, not for some.
pub(super) fn words(teller: Teller<'_>, item: Option<&Item>, lack: &Lack) -> String {
    match lack {
        Lack::Cell { table, field, .. } => {
            let args = [("table", teller.table(table)), ("field", teller.field(table, field))];
            teller
                .words
                .say("impact-lack-field", &args.each_ref().map(|(name, value)| (*name, value.as_str())))
        }
        other => teller.lack(item.map(|item| item.code.as_str()).unwrap_or_default(), other),
    }
}
