//! Whether a score table gives each input exactly one score.

use scalewright_diag::{Code, Finding};
use scalewright_model::{Assessment, Cond, Exact};

use super::{Question, number_shown, shown};
use crate::diagram::{Id, NO, Node, YES};
use crate::held::{held, leaf_name, leaf_shown};
use crate::prover::{Example, Prepared};
use crate::rule::{Row, Table};
use crate::search::{Found, Path};
use crate::shows::Shows;
use crate::space::{AtomKey, Leaf};

/// An input that no row fits.
pub(crate) const GAP: Code = Code::new("rule-gap");
/// An input that rows with different scores fit.
pub(crate) const OVERLAP: Code = Code::new("rule-overlap");
/// A row that fits only where another with the same score does.
pub(crate) const DUPLICATE: Code = Code::new("row-duplicate");

pub(super) fn run(question: &mut Question<'_, '_>) {
    for table in question.item.symbols.tables.clone() {
        gaps(question, &table);
        overlaps(question, &table);
        duplicates(question, &table);
    }
}

/// Cases that no row fits: all are named, each with the row that closes it.
fn gaps(question: &mut Question<'_, '_>, table: &Table) {
    let store = &mut question.item.space.diagrams;
    let any = store.any(table.rows.iter().map(|row| row.holds));
    let none = store.map(any, &|holds| u128::from(holds == NO));
    let mut open = store.and(none, table.within);
    // Each gap found is taken out, and the rest looked at again.
    for _ in 0..table.rows.len() + 2 {
        let shows = |shows: &Shows<'_>, of: &Assessment| {
            let fits = |row: &Row| shows.holds(&Cond::All(row.hold.clone()), of) != Some(false);
            shows.all(&table.used, of) && !table.rows.iter().any(fits)
        };
        match question.item.find_path(question.prover, open, |end| end == YES, shows) {
            Found::Some((example, path)) => {
                let cell = box_of(question.item, open, &path);
                // The setting under which the table is used need not be said in a row.
                let asked = question.item.space.diagrams.support(any);
                let own: Path = cell.iter().filter(|(atom, _, _)| asked.contains(atom)).copied().collect();
                let row = row_shown(question.item, &own);
                gap(question, table, &example, "gap", row);
                let inside = diagram_of(question.item, &cell);
                open =
                    question.item.space.diagrams.combine(open, inside, &|open, inside| open & (1 - inside));
            }
            Found::None => break,
            Found::Undecided => {
                question.not_decided("gap", "gap", &table.place);
                break;
            }
        }
    }
    blanks(question, table, any);
}

/// Cases that no row fits only because a value that may be blank is.
fn blanks(question: &mut Question<'_, '_>, table: &Table, any: Id) {
    for atom in question.item.space.diagrams.support(any) {
        let AtomKey::Filled(leaf) = question.item.space.atoms[atom].key.clone() else { continue };
        let store = &mut question.item.space.diagrams;
        let (blank, there) = (store.hold(any, atom, 0), store.hold(any, atom, 1));
        let lost = store.combine(blank, there, &|blank, there| u128::from(blank != YES && there == YES));
        let (no, yes) = (store.end(NO), store.end(YES));
        let is_blank = store.test(atom, vec![yes, no]);
        let lost = store.and(lost, is_blank);
        let lost = store.and(lost, table.within);
        match question.item.find(question.prover, lost, |end| end == YES) {
            Found::Some(example) => {
                let value = leaf_shown(&leaf);
                let row = format!("(when: [Blank({value})], score: …), (when: [Not(Blank({value})), …], …)");
                gap(question, table, &example, leaf_name(&leaf), row);
            }
            Found::None => {}
            Found::Undecided => question.not_decided("gap", leaf_name(&leaf), &table.place),
        }
    }
}

fn gap(question: &mut Question<'_, '_>, table: &Table, example: &Example, about: &str, row: String) {
    let finding = Finding::error(GAP, table.place.clone().head()).with("about", about);
    question.report.push(finding.with("example", shown(example)).with("row", row));
}

/// Cases that rows with different scores fit.
fn overlaps(question: &mut Question<'_, '_>, table: &Table) {
    for (at, row) in table.rows.iter().enumerate() {
        for (before, other) in
            table.rows.iter().enumerate().take(at).filter(|(_, other)| other.score != row.score)
        {
            let about = rows_named(before, at);
            match both(question, table, other, row) {
                Found::Some(example) => {
                    let scores = format!("{}, {}", number_shown(other.score), number_shown(row.score));
                    let finding = Finding::error(OVERLAP, row.place.clone()).with("about", about);
                    let finding = finding.with("example", shown(&example)).with("scores", scores);
                    question.report.push(finding.and_at(other.place.clone()));
                }
                Found::None => {}
                Found::Undecided => question.not_decided("overlap", &about, &row.place),
            }
        }
    }
}

fn both(question: &mut Question<'_, '_>, table: &Table, one: &Row, other: &Row) -> Found<Example> {
    let store = &mut question.item.space.diagrams;
    let both = store.and(one.holds, other.holds);
    let both = store.and(both, table.within);
    question.surely(both, |shows, of| shows.all(&one.hold, of) && shows.all(&other.hold, of))
}

fn rows_named(one: usize, other: usize) -> String {
    format!("{}, {}", one + 1, other + 1)
}

/// Rows that say nothing which a row before them does not say.
fn duplicates(question: &mut Question<'_, '_>, table: &Table) {
    for (at, row) in table.rows.iter().enumerate() {
        let holds = question.item.space.diagrams.and(row.holds, table.within);
        if question.never(holds) {
            continue;
        }
        for (before, other) in
            table.rows.iter().enumerate().take(at).filter(|(_, other)| other.score == row.score)
        {
            let store = &mut question.item.space.diagrams;
            let more =
                store.combine(holds, other.holds, &|row, other| u128::from(row == YES && other != YES));
            if question.never(more) {
                let finding =
                    Finding::warning(DUPLICATE, row.place.clone()).with("about", rows_named(before, at));
                question.report.push(finding.and_at(other.place.clone()));
                break;
            }
        }
    }
}

/// The largest box around a path in which a function goes the same way.
fn box_of(item: &Prepared<'_>, of: Id, path: &Path) -> Path {
    let (mut at, mut cell) = (of, Path::new());
    while let Node::Test { atom, next } = item.space.diagrams.node(at) {
        let state = path.iter().find(|(tested, _, _)| tested == atom).map_or(0, |(_, from, _)| *from);
        let goes = next[state];
        let from = (0..=state).rev().take_while(|one| next[*one] == goes).last().unwrap_or(state);
        let to = (state..next.len()).take_while(|one| next[*one] == goes).last().unwrap_or(state);
        cell.push((*atom, from, to));
        at = goes;
    }
    cell
}

/// The function that holds within a box.
fn diagram_of(item: &mut Prepared<'_>, cell: &Path) -> Id {
    let parts: Vec<(usize, usize, usize, usize)> =
        cell.iter().map(|(atom, from, to)| (*atom, *from, *to, item.space.atoms[*atom].states)).collect();
    let store = &mut item.space.diagrams;
    let (no, yes) = (store.end(NO), store.end(YES));
    let mut inside = yes;
    for (atom, from, to, states) in parts {
        let next = (0..states).map(|state| if (from..=to).contains(&state) { yes } else { no }).collect();
        let part = store.test(atom, next);
        inside = store.and(inside, part);
    }
    inside
}

/// The row that fits a box, as it is written; what has no name in the item is left out.
fn row_shown(item: &mut Prepared<'_>, cell: &Path) -> String {
    let mut conds = Vec::new();
    for (atom, from, to) in cell {
        let atom = item.space.atoms[*atom].clone();
        match &atom.key {
            AtomKey::Region(quantity) => {
                if let Some(name) = held(item, quantity) {
                    conds.extend(bounds_shown(&name.to_string(), &atom.cuts, *from, *to));
                }
            }
            AtomKey::Input(leaf) => conds.extend(states_shown(item, leaf, *from, *to)),
            AtomKey::Filled(_) | AtomKey::Gone(_) | AtomKey::Unseen(_) => {}
        }
    }
    format!("(when: [{}], score: …)", conds.join(", "))
}

/// The bounds of some regions. States: below the first threshold, on it, between it and the next, and so on.
fn bounds_shown(name: &str, cuts: &[Exact], from: usize, to: usize) -> Vec<String> {
    let number = |cut: usize| number_shown(cuts[cut]);
    if from == to && from % 2 == 1 {
        return vec![format!("Equal({name}, Number({}))", number(from / 2))];
    }
    let low = from.checked_sub(1).map(|below| {
        format!("{}({name}, Number({}))", if from % 2 == 1 { "AtLeast" } else { "Above" }, number(below / 2))
    });
    let high = (to / 2 < cuts.len()).then(|| {
        format!("{}({name}, Number({}))", if to % 2 == 1 { "AtMost" } else { "Below" }, number(to / 2))
    });
    low.into_iter().chain(high).collect()
}

fn states_shown(item: &Prepared<'_>, leaf: &Leaf, from: usize, to: usize) -> Option<String> {
    use crate::space::Domain;
    let domain = item.space.leaves.get(leaf)?;
    let name = leaf_shown(leaf);
    let codes =
        |all: &[String]| all[from..=to].iter().map(|code| format!("{code:?}")).collect::<Vec<_>>().join(", ");
    match domain {
        Domain::YesNo if from == to => {
            Some(if from == 1 { format!("Yes({name})") } else { format!("Not(Yes({name}))") })
        }
        Domain::Criterion { .. } if from == to => {
            let met = format!("Met({:?})", leaf_name(leaf));
            Some(if from == 1 { met } else { format!("Not({met})") })
        }
        Domain::Codes(all) if to + 1 - from < all.len() => Some(format!("OneOf({name}, [{}])", codes(all))),
        _ => None,
    }
}
