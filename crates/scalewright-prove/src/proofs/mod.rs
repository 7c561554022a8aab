//! The registry of proofs: one file for each question.

use scalewright_check::{filters_of_item, filters_of_measure};
use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Assessment, Cell, Exact, Place, decimal};

use crate::diagram::Id;
use crate::inline::Names;
use crate::prover::{Example, Prepared, Prover};
use crate::search::Found;
use crate::shows::Shows;

mod accepted;
mod closing;
mod conditions;
mod direction;
mod inputs;
mod limits;
mod parts;
mod rows;
mod tables;
mod totals;
mod units;

/// A question about an item.
struct Proof {
    run: fn(&mut Question<'_, '_>),
    codes: &'static [Code],
}

/// Nothing could be proved either way.
pub(crate) const NOT_DECIDED: Code = Code::new("not-decided");

/// All questions about items, in the order in which they are asked.
const OF_ITEMS: &[Proof] = &[
    Proof { run: tables::run, codes: &[tables::GAP, tables::OVERLAP, tables::DUPLICATE] },
    Proof { run: parts::run, codes: &[parts::NEVER_GIVEN] },
    Proof { run: limits::run, codes: &[limits::LIMIT_IDLE] },
    Proof { run: conditions::run, codes: &[conditions::ALWAYS_SO] },
    Proof { run: inputs::run, codes: &[inputs::WITHOUT_EFFECT] },
    Proof { run: direction::run, codes: &[direction::BETTER_SCORES_LOWER] },
];

/// An item that is asked about.
pub(crate) struct Question<'q, 'a> {
    pub prover: &'q Prover<'a>,
    pub item: &'q mut Prepared<'a>,
    pub report: &'q mut Report,
    /// The place of the item.
    pub place: Place,
}

impl Prover<'_> {
    /// What is wrong with the rules of the scale. Findings that the scale accepts are notes.
    pub fn findings(&self) -> Report {
        let mut report = Report::default();
        for item in self.checked().items() {
            report.append(self.item_findings(&item.code));
        }
        report.append(self.scale_findings());
        report
    }

    /// What is wrong with the totals and the units of the scale as a whole.
    pub fn scale_findings(&self) -> Report {
        let mut report = Report::default();
        totals::run(self, &mut report);
        let names = Names { checked: self.checked(), item: None, row_of: None };
        let place = Place::file(self.checked().file()).key("measures");
        for (index, measure) in self.checked().scale().measures.iter().enumerate() {
            rows::run(names, filters_of_measure(measure, &place.index(index)), &mut report);
        }
        let scale = self.checked().scale();
        accepted::settle(&scale.accepted, &Place::file(self.checked().file()), &mut report);
        report
    }

    /// What is wrong with the rule of an item.
    pub fn item_findings(&self, code: &str) -> Report {
        let mut report = Report::default();
        let (Some(item), Some(file)) = (self.checked().item(code), self.checked().item_file(code)) else {
            return report;
        };
        let place = Place::file(file);
        units::run(self.checked(), item, &place, &mut report);
        rows::run(Names::of(self.checked(), item), filters_of_item(item, &place), &mut report);
        match self.prepare(item) {
            Some(mut prepared) => {
                for proof in OF_ITEMS {
                    let place = place.clone();
                    (proof.run)(&mut Question {
                        prover: self,
                        item: &mut prepared,
                        report: &mut report,
                        place,
                    });
                }
            }
            None => report.push(
                Finding::warning(NOT_DECIDED, place.key("rule")).with("what", "rule").with("about", code),
            ),
        }
        accepted::settle(&item.accepted, &place, &mut report);
        report
    }
}

/// The codes of all findings that proofs can make.
pub fn codes() -> impl Iterator<Item = Code> {
    let of_items = OF_ITEMS.iter().flat_map(|proof| proof.codes.iter().copied());
    of_items.chain([NOT_DECIDED, units::UNITS_DIFFER, totals::BAND_UNREACHED, accepted::ACCEPTED_NOTHING])
}

impl Question<'_, '_> {
    /// An assessment for which a condition surely holds.
    fn surely(&mut self, of: Id, shows: impl Fn(&Shows<'_>, &Assessment) -> bool) -> Found<Example> {
        self.item.surely(self.prover, of, shows)
    }

    /// Whether a condition never holds for sure: a proof.
    fn never(&mut self, of: Id) -> bool {
        self.item.surely(self.prover, of, |_, _| true) == Found::None
    }

    /// Notes that there are more findings of a kind than are named.
    fn more(&mut self, code: Code, place: &Place) {
        let finding = Finding::error(code, place.clone()).with("about", "more").with("why", "more");
        self.report.push(finding.with("example", "none").with("row", "none").with("scores", "none"));
    }

    /// Notes that something could not be decided.
    fn not_decided(&mut self, what: &'static str, about: &str, place: &Place) {
        let finding = Finding::warning(NOT_DECIDED, place.clone()).with("what", what);
        self.report.push(finding.with("about", about));
    }
}

/// An example in a few words, in the names of the data.
pub(crate) fn shown(example: &Example) -> String {
    let mut parts = Vec::new();
    for (id, cell) in &example.assessment.settings {
        parts.push(format!("{id}: {}", cell_shown(cell)));
    }
    for answers in example.assessment.answers.values().flat_map(|items| items.values()) {
        parts.extend(answers.iter().map(|(id, cell)| format!("{id}: {}", cell_shown(cell))));
    }
    for (table, rows) in &example.assessment.tables {
        parts.push(format!("{table}: {}", rows_shown(rows)));
    }
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

/// Rows, equal ones together.
fn rows_shown(rows: &[scalewright_model::Row]) -> String {
    let mut groups: Vec<(String, usize)> = Vec::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|(id, cell)| format!("{id}: {}", cell_shown(cell))).collect();
        let cells = format!("({})", cells.join(", "));
        match groups.iter_mut().find(|(known, _)| *known == cells) {
            Some((_, times)) => *times += 1,
            None => groups.push((cells, 1)),
        }
    }
    if groups.is_empty() {
        return "[]".to_owned();
    }
    let groups = groups
        .into_iter()
        .map(|(cells, times)| if times == 1 { cells } else { format!("{times} × {cells}") });
    groups.collect::<Vec<_>>().join(" + ")
}

fn cell_shown(cell: &Cell) -> String {
    match cell {
        Cell::Blank => "-".to_owned(),
        Cell::Bool(value) => value.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
    }
}

fn number_shown(value: Exact) -> String {
    decimal(value, 9)
}
