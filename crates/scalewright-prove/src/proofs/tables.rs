//! Whether a score table gives each input exactly one score.

use scalewright_diag::{Code, Finding};
use scalewright_model::{Assessment, Cond};

use super::closing::{Closing, closing, leaves};
use super::{Question, number_shown, shown};
use crate::diagram::{Id, NO, YES};
use crate::prover::Example;
use crate::rule::{Row, Table};
use crate::search::Found;
use crate::shows::Shows;
use crate::space::{AtomKey, leaf_name, leaf_written};

/// The most gaps and the most overlaps of one table that are named.
const MOST_NAMED: usize = 8;

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

/// Cases that no row fits, and that no limit decides: each with the row that closes it.
fn gaps(question: &mut Question<'_, '_>, table: &Table) {
    let store = &mut question.item.space.diagrams;
    let any = store.any(table.rows.iter().map(|row| row.holds));
    let none = store.map(any, &|holds| u128::from(holds == NO));
    let open = store.and(none, table.within);
    let mut open = undecided(question, open);
    let leaves = leaves(question, table.rows.iter().flat_map(|row| row.when.iter().cloned()));
    for named in 0..=MOST_NAMED {
        let shows = |shows: &Shows<'_>, of: &Assessment| {
            let fits = |row: &Row| shows.holds(&Cond::All(row.hold.clone()), of) != Some(false);
            shows.all(&table.used, of) && !table.rows.iter().any(fits)
        };
        match question.item.find(question.prover, open, |end| end == YES, shows) {
            Found::Some(example) => {
                if named == MOST_NAMED {
                    question.more(GAP, &table.place.clone().head());
                    break;
                }
                let row = closing(question, &leaves, &example.assessment, any, table.within);
                let written = row.as_ref().map_or_else(|| "none".to_owned(), Closing::written);
                gap(question, table, &example, "gap", written);
                let Some(row) = row else { break };
                open = question
                    .item
                    .space
                    .diagrams
                    .combine(open, row.holds, &|open, row| u128::from(open == YES && row != YES));
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

/// Where a condition holds, and the item has not one score all the same, because a limit gives it.
fn undecided(question: &mut Question<'_, '_>, of: Id) -> Id {
    let verdict = question.item.symbols.verdict;
    let store = &mut question.item.space.diagrams;
    store.combine(of, verdict, &|holds, scores| u128::from(holds == YES && !scores.is_power_of_two()))
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
        let lost = undecided(question, lost);
        match question.item.find(question.prover, lost, |end| end == YES, |_, _| true) {
            Found::Some(example) => {
                let row = format!("(when: [Blank({})], score: …)", leaf_written(&leaf));
                gap(question, table, &example, leaf_name(&leaf), row);
            }
            Found::None => {}
            Found::Undecided => question.not_decided("gap", leaf_name(&leaf), &table.place),
        }
    }
}

fn gap(question: &mut Question<'_, '_>, table: &Table, example: &Example, about: &str, row: String) {
    let why = if about == "gap" { "gap" } else { "blank" };
    let finding = Finding::error(GAP, table.place.clone().head()).with("about", about).with("why", why);
    question.report.push(finding.with("example", shown(example)).with("row", row));
}

/// Cases that rows with different scores fit.
fn overlaps(question: &mut Question<'_, '_>, table: &Table) {
    let mut named = 0;
    for (at, row) in table.rows.iter().enumerate() {
        for (before, other) in
            table.rows.iter().enumerate().take(at).filter(|(_, other)| other.score != row.score)
        {
            let about = rows_named(before, at);
            match both(question, table, other, row) {
                Found::Some(_) if named == MOST_NAMED => {
                    question.more(OVERLAP, &table.place.clone().head());
                    return;
                }
                Found::Some(example) => {
                    named += 1;
                    let scores = format!("{}, {}", number_shown(other.score), number_shown(row.score));
                    let finding = Finding::error(OVERLAP, row.place.clone())
                        .with("about", about)
                        .with("why", "overlap");
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
    let both = undecided(question, both);
    question.surely(both, |shows, of| shows.all(&one.hold, of) && shows.all(&other.hold, of))
}

fn rows_named(one: usize, other: usize) -> String {
    format!("{}, {}", one + 1, other + 1)
}

/// Rows that say nothing which other rows with the same score do not say. Of two that say the same, the later one is named.
fn duplicates(question: &mut Question<'_, '_>, table: &Table) {
    let mut needless: Vec<usize> = Vec::new();
    for (at, row) in table.rows.iter().enumerate().rev() {
        let holds = question.item.space.diagrams.and(row.holds, table.within);
        // Of a row that never fits, or of which that is not known, is told elsewhere.
        if !matches!(question.surely(holds, |shows, of| shows.all(&row.hold, of)), Found::Some(_)) {
            continue;
        }
        let same = |other: &usize| {
            *other != at && !needless.contains(other) && table.rows[*other].score == row.score
        };
        let others: Vec<usize> = (0..table.rows.len()).filter(same).collect();
        let rows: Vec<Row> = others.iter().map(|other| table.rows[*other].clone()).collect();
        match beyond(question, row, holds, &rows) {
            Found::Some(_) => continue,
            Found::Undecided => {
                question.not_decided("duplicate", &(at + 1).to_string(), &row.place);
                continue;
            }
            Found::None => needless.push(at),
        }
        let alone = others
            .into_iter()
            .find(|other| beyond(question, row, holds, &table.rows[*other..=*other]) == Found::None);
        let finding = Finding::warning(DUPLICATE, row.place.clone());
        question.report.push(match alone {
            Some(other) => {
                let about = rows_named(other.min(at), other.max(at));
                finding.with("about", about).with("why", "one").and_at(table.rows[other].place.clone())
            }
            None => finding.with("about", (at + 1).to_string()).with("why", "several"),
        });
    }
}

/// A case that a row fits, and of some other rows surely none. `holds` is where the row fits and the table is used.
fn beyond(question: &mut Question<'_, '_>, row: &Row, holds: Id, others: &[Row]) -> Found<Example> {
    let store = &mut question.item.space.diagrams;
    let any = store.any(others.iter().map(|other| other.holds));
    let more = store.combine(holds, any, &|row, any| u128::from(row == YES && any != YES));
    question.surely(more, |shows, of| {
        let fits = |row: &Row| shows.all(&row.hold, of);
        fits(row) && !others.iter().any(fits)
    })
}
