//! Workbooks of a scale or a battery: written, read, sent back, stripped; the drawing of records.

use std::path::Path;

use scalewright_check::{Checked, check_visit_names};
use scalewright_diag::{Finding, Report};
use scalewright_forms::book::Book;
use scalewright_forms::read::{MASKED, Reading, Spot, codes};
use scalewright_forms::{Drawing, ShownCell, WriteError};
use scalewright_model::{Assessment, Filed, Lang, Place, Text};
use scalewright_score::Inspector;
use scalewright_source::Read;
use scalewright_words::Words;

use crate::Subject;

/// The fact of a finding that names its cells.
const CELLS_FACT: &str = "cells";
/// The most cells that one finding lists.
const CELLS: usize = 8;

/// A workbook that came back.
pub struct Returned {
    /// The assessment, if nothing in the workbook is in doubt or wrong.
    pub assessment: Option<Assessment>,
    /// All findings, in the order of the cells.
    pub report: Report,
    reading: Reading,
    told: Vec<(Spot, Finding)>,
}

impl Returned {
    /// What could be read without doubt, even if other cells are in doubt.
    pub const fn read_so_far(&self) -> &Assessment {
        &self.reading.assessment
    }
}

impl Subject {
    /// Does something with the subject as the crate of workbooks knows it.
    fn as_forms<T>(&self, then: impl FnOnce(scalewright_forms::Subject<'_>) -> T) -> T {
        let empty = Text::default();
        let scales: Vec<&Checked> = self.scales.iter().map(|scale| &scale.checked).collect();
        let beside: Vec<&Checked> = self.beside.iter().map(|scale| &scale.checked).collect();
        then(scalewright_forms::Subject {
            target: self.target(),
            title: self.title().unwrap_or(&empty),
            battery: self.battery().map(|battery| &battery.value),
            scales: &scales,
            beside: &beside,
        })
    }

    /// A workbook (`.xlsx`) to be filled in, with what a visit has already.
    pub fn workbook(&self, visit: Option<&Assessment>, lang: Lang) -> Result<Vec<u8>, WriteError> {
        self.as_forms(|subject| scalewright_forms::workbook(subject, visit, lang))
    }

    /// What the workbook of a visit shows for its scores, and in which cells.
    pub fn shown_in_workbook(&self, visit: &Assessment, lang: Lang) -> Vec<ShownCell> {
        self.as_forms(|subject| scalewright_forms::shown(subject, visit, lang))
    }

    /// Reads a workbook that came back, and checks all that a visit is checked for. `file` names it in messages, which show what
    /// stands in cells about clients only with `show_clients`.
    pub fn read_workbook(&self, book: &Book, file: &Path, show_clients: bool) -> Returned {
        let file = file.display().to_string();
        let reading = self.as_forms(|subject| scalewright_forms::read::read(subject, book, show_clients));
        let mut told: Vec<(Spot, Finding)> = reading.findings.clone();
        told.extend(self.checked(&reading, &file));
        told.extend(self.other_edition(book));
        told.sort_by(|(left, _), (right, _)| left.cmp(right));
        for (spot, finding) in &mut told {
            finding.place = Place { pointer: finding.place.pointer.clone(), ..spot.place(&file) };
            if finding.code == codes::BLANK {
                finding.facts.push((CELLS_FACT, spot.address().unwrap_or_default()));
            }
        }
        let mut report = Report::default();
        report.extend(gathered(&told));
        let assessment = (!report.has_errors()).then(|| reading.assessment.clone());
        Returned { assessment, report, reading, told }
    }

    /// That a workbook is for another edition, or has the layout of another version of the program.
    fn other_edition(&self, book: &Book) -> Vec<(Spot, Finding)> {
        let other = |found: String, expected: &str| {
            let finding = Finding::error(scalewright_source::codes::OTHER_EDITION, Place::file(""));
            (Spot::default(), finding.with("found", found).with("expected", expected))
        };
        let name = scalewright_source::target_name;
        let target = scalewright_forms::read::target(book).filter(|target| target != self.target());
        let target = target.map(|found| other(name(&found), &name(self.target())));
        let layout = scalewright_forms::read::other_layout(book).map(|(found, ours)| other(found, ours));
        target.into_iter().chain(layout).collect()
    }

    /// What is wrong with an assessment that was read, each with its cell.
    fn checked(&self, reading: &Reading, file: &str) -> Vec<(Spot, Finding)> {
        let visit = &reading.assessment;
        let filed = Filed { file: file.to_owned(), value: visit.clone() };
        let json = serde_json::to_value(visit).unwrap_or_default();
        let mut report = Report::default();
        self.schemas().check_assessment(&Read { filed: filed.clone(), json }, &mut report);
        if !report.has_errors() {
            report.extend(self.inspect(&filed));
            if let Some(battery) = self.battery() {
                report.append(check_visit_names(&battery.value, &filed));
            }
        }
        let found = report.findings().iter().cloned();
        let all = found.chain(self.blanks(&filed, reading));
        all.map(|finding| located(reading, finding)).collect()
    }

    /// The cells that are blank and must not be. What was typed there and is in doubt is not blank.
    fn blanks(&self, visit: &Filed<Assessment>, reading: &Reading) -> Vec<Finding> {
        let mut findings = Vec::new();
        let Some(scale) = self.scales.first() else { return findings };
        for (table, row, field) in Inspector::new(&scale.checked).blanks(&visit.value) {
            let place = visit.place().key("tables").key(&table).index(row).key(&field);
            let told = reading.asked(&place.pointer);
            let of = scale.checked.table(&table).and_then(|of| of.fields.iter().find(|one| one.id == field));
            let there = reading.places.contains_key(&place.pointer);
            if let Some(title) = of.map(|of| &of.title).filter(|_| there && !told) {
                let finding = Finding::warning(codes::BLANK, place).with("field_ja", title.best(Lang::Ja));
                findings.push(finding.with("field_en", title.best(Lang::En)));
            }
        }
        findings
    }

    /// A copy of a workbook that goes back to the site: what is in doubt is marked, in
    /// the workbook's own language. The site sees what it typed itself.
    pub fn fixed_workbook(&self, book: &Book) -> Result<Vec<u8>, WriteError> {
        let open = self.read_workbook(book, Path::new(""), true);
        let words = Words::of(open.reading.lang);
        self.as_forms(|subject| scalewright_forms::fixed(subject, &open.reading, &open.told, words))
    }

    /// A visit without names, free text and local numbers. Its scores are the same.
    pub fn strip(&self, visit: &Assessment) -> Assessment {
        self.as_forms(|subject| scalewright_forms::strip(subject, visit))
    }

    /// Draws the records that are to be read. Nothing if the forms have no groups.
    pub fn draw(&self, visit: &Assessment, seed: &str) -> Option<Drawing> {
        self.as_forms(|subject| scalewright_forms::draw(subject, visit, seed))
    }
}

/// The findings, those about blank cells of one column put together: the first cell stands for all.
fn gathered(told: &[(Spot, Finding)]) -> Vec<Finding> {
    let column = |spot: &Spot| (spot.order, spot.at.map(|(_, col)| col));
    let about = |finding: &Finding| -> Vec<(&str, String)> {
        let facts = finding.facts.iter().filter(|(name, _)| *name != CELLS_FACT);
        facts.cloned().collect()
    };
    let same = |one: &(Spot, Finding), spot: &Spot, finding: &Finding| {
        one.1.code == codes::BLANK && about(&one.1) == about(finding) && column(&one.0) == column(spot)
    };
    let mut findings = Vec::new();
    for (index, (spot, finding)) in told.iter().enumerate() {
        if finding.code != codes::BLANK {
            findings.push(finding.clone());
            continue;
        }
        let before = told.iter().take(index).any(|one| same(one, spot, finding));
        if !before {
            let alike = told.iter().skip(index).filter(|one| same(one, spot, finding));
            let cells: Vec<String> = alike.filter_map(|(spot, _)| spot.address()).collect();
            let shown = cells.iter().take(CELLS).cloned().collect::<Vec<_>>().join(", ");
            let more = if cells.len() > CELLS { format!(", … ({})", cells.len()) } else { String::new() };
            let mut all = finding.clone();
            all.facts.retain(|(name, _)| *name != CELLS_FACT);
            findings.push(all.with(CELLS_FACT, shown + &more));
        }
    }
    findings
}

/// A finding with the cell of the place that it is about, or of the nearest one around it.
fn located(reading: &Reading, mut finding: Finding) -> (Spot, Finding) {
    let mut pointer = finding.place.pointer.as_str();
    let spot = loop {
        if let Some(spot) = reading.places.get(pointer) {
            break spot.clone();
        }
        match pointer.rsplit_once('/') {
            Some((around, _)) if !around.is_empty() => pointer = around,
            _ => break Spot::default(),
        }
    };
    if spot.about_clients {
        let hidden = finding.facts.iter_mut().filter(|(name, _)| matches!(*name, "found" | "name"));
        hidden.for_each(|(_, value)| MASKED.clone_into(value));
    }
    (spot, finding)
}
