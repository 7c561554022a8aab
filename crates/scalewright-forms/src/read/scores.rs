//! The sheets of scores: the answers, agreed and of each rater, the grounds and the previous scores.

use std::collections::BTreeMap;

use scalewright_check::Checked;
use scalewright_diag::Finding;
use scalewright_model::{Cell as Value, Field, FieldKind, Lang, Rater, Required, Text};

use super::faults::{codes, shown};
use super::tables::blank;
use super::{Doubted, Reader, Spot};
use crate::book::{Cell, Sheet};
use crate::layout::{Answer, AnswerKind, KEY_ROW, Line, lines};
use crate::typed::{self, Doubt, Found, Typed};

/// What a column of the sheet is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Agreed,
    /// A rater, by the number in the key.
    Rater(usize),
    Notes,
    Previous,
}

/// What stands in a column of raters.
#[derive(Default)]
struct Alone {
    id: Option<String>,
    /// The first cell with an answer.
    first: Option<(u32, u32)>,
}

impl Reader<'_> {
    /// Reads the sheet of a scale.
    pub(super) fn scores(&mut self, index: usize) {
        let layout = self.layout;
        let Some(scale) = layout.scales.get(index).copied() else { return };
        let key = format!("scores/{}", scale.id());
        let found = self
            .book
            .sheets
            .iter()
            .position(|sheet| super::find::text(sheet, KEY_ROW, 0).as_deref() == Some(&key));
        let Some(at) = found else {
            if layout.subject.scales.iter().any(|one| one.id() == scale.id()) {
                let name = layout.sheets.names.get(layout.scores_sheet(index)).cloned().unwrap_or_default();
                let spot = Spot { order: usize::MAX, ..Spot::default() };
                self.tell(spot, |place| Finding::warning(codes::NO_SHEET, place).with("title", name));
            }
            return;
        };
        self.take(at);
        let Some(sheet) = self.sheet(at) else { return };
        let columns = columns(sheet);
        let rows: BTreeMap<u32, String> = Self::row_keys(sheet).into_iter().collect();
        let mut raters = names_of_raters(sheet, &columns, &rows);
        let all = lines(scale);
        let mut seen = Vec::new();
        for ((row, col), cell) in sheet.cells.range((KEY_ROW + 1, 1)..) {
            let key = rows.get(row).map(String::as_str).unwrap_or_default();
            if blank(&cell.found) || key == "raters" {
                continue;
            }
            let Some(column) = columns.get(col) else {
                self.beside(at, (*row, *col), cell, &mut seen);
                continue;
            };
            self.entry(at, scale, (&all, key), (*row, *col), column, cell, &mut raters);
        }
        self.raters(at, raters);
    }

    /// One cell in a column with a meaning.
    #[expect(clippy::too_many_arguments, reason = "a cell, its line and its column")]
    fn entry(
        &mut self,
        sheet: usize,
        scale: &Checked,
        (all, key): (&[Line<'_>], &str),
        at: (u32, u32),
        column: &Column,
        cell: &Cell,
        raters: &mut BTreeMap<usize, Alone>,
    ) {
        let spot = self.spot(sheet, Some(at), false);
        let line = all.iter().find(|line| match line {
            Line::Item(item) => item.code == key,
            Line::Answer(answer) => answer.key() == key,
            Line::Subscale(_) => false,
        });
        match (line, column) {
            (Some(Line::Item(item)), Column::Notes) => {
                let typed = Typed { found: &cell.found, percent: false };
                let pointer = format!("/notes/{}/{}", scale.id(), item.code);
                self.out.places.insert(pointer.clone(), spot.clone());
                if let Some(text) = self.settle(typed::text(typed), &spot, Some(pointer), cell) {
                    let notes = self.out.assessment.notes.entry(scale.id().to_owned()).or_default();
                    notes.insert(item.code.clone(), text);
                }
            }
            (Some(Line::Item(item)), Column::Previous) => {
                let typed = Typed { found: &cell.found, percent: false };
                let pointer = format!("/previous/{}/{}", scale.id(), item.code);
                self.out.places.insert(pointer.clone(), spot.clone());
                let words = ["点"];
                if let Some(score) =
                    self.settle(typed::number(typed, false, false, &words), &spot, Some(pointer), cell)
                {
                    let previous = self.out.assessment.previous.entry(scale.id().to_owned()).or_default();
                    previous.insert(item.code.clone(), score);
                }
            }
            // The score of an item is computed. Without its formula it is left alone.
            (Some(Line::Item(_)), _) if cell.formula || self.book.format == crate::book::Format::Csv => {}
            (Some(Line::Answer(answer)), Column::Agreed) => {
                self.answer(scale, answer, &spot, cell, None);
            }
            (Some(Line::Answer(answer)), Column::Rater(number)) => {
                raters.entry(*number).or_default().first.get_or_insert(at);
                self.answer(scale, answer, &spot, cell, Some(*number));
            }
            _ if at.0 < crate::calc::SCORES_FIRST || cell.formula => {}
            _ => self.lost(spot, cell),
        }
    }

    fn answer(
        &mut self,
        scale: &Checked,
        answer: &Answer<'_>,
        spot: &Spot,
        cell: &Cell,
        rater: Option<usize>,
    ) {
        let tail = format!("{}/{}/{}", scale.id(), answer.item.code, answer.id);
        let pointer = match rater {
            None => format!("/answers/{tail}"),
            Some(number) => format!("/raters/{}/answers/{tail}", number.saturating_sub(1)),
        };
        self.out.places.insert(pointer.clone(), spot.clone());
        let Some(value) = self.answer_value(answer, spot, cell, &pointer) else { return };
        let answers = match rater {
            None => &mut self.out.assessment.answers,
            Some(number) => {
                let raters = &mut self.out.assessment.raters;
                while raters.len() < number {
                    raters.push(Rater { id: String::new(), answers: BTreeMap::new() });
                }
                match raters.get_mut(number.saturating_sub(1)) {
                    Some(rater) => &mut rater.answers,
                    None => return,
                }
            }
        };
        let of_item =
            answers.entry(scale.id().to_owned()).or_default().entry(answer.item.code.clone()).or_default();
        of_item.insert(answer.id.to_owned(), value);
    }

    fn answer_value(
        &mut self,
        answer: &Answer<'_>,
        spot: &Spot,
        cell: &Cell,
        pointer: &str,
    ) -> Option<Value> {
        let like = |kind: FieldKind| Field {
            id: answer.id.to_owned(),
            title: Text::default(),
            kind,
            unit: None,
            required: Required::No,
            help: None,
            initials_only: false,
        };
        match &answer.kind {
            AnswerKind::Criterion { partly: true, .. } if is_partly(&cell.found) => {
                Some(Value::Text("partly".to_owned()))
            }
            AnswerKind::Criterion { .. } | AnswerKind::NotApplicable => {
                self.value(&like(FieldKind::YesNo), cell, spot, pointer)
            }
            AnswerKind::Anchor(scores) => {
                let kind = FieldKind::Number { min: scalewright_model::Number::whole(0), max: None };
                let value = self.value(&like(kind), cell, spot, pointer)?;
                if matches!(&value, Value::Number(score) if scores.contains(score)) {
                    return Some(value);
                }
                self.doubt(spot.clone(), Some(pointer.to_owned()), cell, &Doubt::NotInList { nearest: None });
                None
            }
            AnswerKind::Rating { min, max, .. } => {
                self.value(&like(FieldKind::Number { min: *min, max: Some(*max) }), cell, spot, pointer)
            }
            AnswerKind::Input(field) => self.value(field, cell, spot, pointer),
        }
    }

    /// The raters, in the order of their columns. Answers without a name are asked about.
    fn raters(&mut self, sheet: usize, found: BTreeMap<usize, Alone>) {
        for (number, alone) in found {
            let raters = &mut self.out.assessment.raters;
            match (alone.id, alone.first) {
                (Some(id), _) => {
                    while raters.len() < number {
                        raters.push(Rater { id: String::new(), answers: BTreeMap::new() });
                    }
                    if let Some(rater) = raters.get_mut(number.saturating_sub(1)) {
                        rater.id = id;
                    }
                }
                (None, Some(at)) => {
                    // Another sheet may have the name: raters have the same column on each.
                    let named =
                        raters.get(number.saturating_sub(1)).is_some_and(|rater| !rater.id.is_empty());
                    if !named {
                        let spot = self.spot(sheet, Some(at), false);
                        let number = number.to_string();
                        self.tell(spot, |place| {
                            Finding::error(codes::NAMELESS, place).with("number", number)
                        });
                    }
                }
                (None, None) => {}
            }
        }
    }

    /// A cell in a column without a meaning: codes, questions, hints, or something that was added.
    fn beside(&mut self, sheet: usize, at: (u32, u32), cell: &Cell, seen: &mut Vec<(u32, u32)>) {
        let last = self.sheet(sheet).map(columns).and_then(|columns| columns.keys().max().copied());
        // Beyond the computed values, nothing of ours stands.
        if !cell.formula && last.is_some_and(|last| at.1 > last + 1) && !seen.contains(&at) {
            seen.push(at);
            let spot = self.spot(sheet, Some(at), false);
            self.lost(spot, cell);
        }
    }

    fn lost(&mut self, spot: Spot, cell: &Cell) {
        let content = shown(&cell.found, false);
        self.out.doubts.push(Doubted { pointer: None, spot: spot.clone(), found: cell.found.clone() });
        self.tell(spot, |place| Finding::warning(codes::NO_PLACE, place).with("found", content));
    }

    /// Sheets that are not ours and have something on them.
    pub(super) fn other_sheets(&mut self) {
        // Raters whose column has neither a name nor answers are none.
        let raters = &mut self.out.assessment.raters;
        while raters.last().is_some_and(|rater| rater.id.is_empty() && rater.answers.is_empty()) {
            raters.pop();
        }
        for index in 0..self.book.sheets.len() {
            let Some(sheet) = self.sheet(index).filter(|sheet| !self.used.contains(&index)) else { continue };
            let cells = sheet.cells.values().filter(|cell| !blank(&cell.found)).count();
            if cells > 0 {
                let spot = self.spot(index, None, false);
                let cells = cells.to_string();
                self.tell(spot, |place| {
                    Finding::warning(codes::NO_PLACE, place).with("found", "sheet").with("cells", cells)
                });
            }
        }
    }
}

fn columns(sheet: &Sheet) -> BTreeMap<u32, Column> {
    let keys = sheet.cells.range((KEY_ROW, 1)..(KEY_ROW + 1, 0));
    let keys = keys.filter_map(|((_, col), cell)| match &cell.found {
        Found::Text(text) => Some((*col, text.trim().to_owned())),
        _ => None,
    });
    keys.filter_map(|(col, key)| {
        let column = match key.as_str() {
            "agreed" => Column::Agreed,
            "notes" => Column::Notes,
            "previous" => Column::Previous,
            other => Column::Rater(
                other.strip_prefix("rater/")?.parse().ok().filter(|number| (1..200).contains(number))?,
            ),
        };
        Some((col, column))
    })
    .collect()
}

fn names_of_raters(
    sheet: &Sheet,
    columns: &BTreeMap<u32, Column>,
    rows: &BTreeMap<u32, String>,
) -> BTreeMap<usize, Alone> {
    let row = rows.iter().find(|(_, key)| *key == "raters").map(|(row, _)| *row);
    let raters = columns.iter().filter_map(|(col, column)| match column {
        Column::Rater(number) => Some((*number, *col)),
        _ => None,
    });
    raters
        .map(|(number, col)| {
            let cell = row.and_then(|row| sheet.cells.get(&(row, col))).filter(|cell| !blank(&cell.found));
            let id = cell.map(|cell| super::faults::plain(&cell.found).trim().to_owned());
            (number, Alone { id, first: None })
        })
        .collect()
}

/// Whether a cell says that a criterion is met partly.
fn is_partly(found: &Found) -> bool {
    match found {
        Found::Text(text) => {
            let text = text.trim();
            text == "partly"
                || Lang::ALL
                    .into_iter()
                    .any(|lang| scalewright_words::Words::of(lang).word("book-partly") == text)
        }
        _ => false,
    }
}
