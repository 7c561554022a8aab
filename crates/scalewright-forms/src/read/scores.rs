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
            self.entry(at, scale, (&all, key), (*row, *col), column, cell);
        }
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
                self.nameless(*number, &spot);
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
            Some(number) => match self.rater(number) {
                Some(rater) => &mut rater.answers,
                None => return,
            },
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
                self.doubt(
                    spot.clone(),
                    Some(pointer.to_owned()),
                    cell,
                    &Doubt::NotInList { nearest: None },
                    false,
                );
                None
            }
            AnswerKind::Rating { min, max, .. } => {
                self.value(&like(FieldKind::Number { min: *min, max: Some(*max) }), cell, spot, pointer)
            }
            AnswerKind::Input(field) => self.value(field, cell, spot, pointer),
        }
    }

    /// The initials of the raters: the same column is the same rater on every sheet of scores.
    pub(super) fn raters(&mut self) {
        let mut known: BTreeMap<usize, String> = BTreeMap::new();
        for index in 0..self.book.sheets.len() {
            let Some(sheet) = self.sheet(index).filter(|sheet| is_scores(sheet)) else { continue };
            for (number, at, cell) in names_of_raters(sheet) {
                let name = super::faults::plain(&cell.found).trim().to_owned();
                let first = known.entry(number).or_insert_with(|| name.clone()).clone();
                if first != name {
                    let spot = self.spot(index, Some(at), false);
                    self.doubt(spot, None, cell, &Doubt::SeveralInList { first, second: name }, false);
                }
            }
        }
        for (number, id) in known {
            if let Some(rater) = self.rater(number) {
                rater.id = id;
            }
        }
    }

    /// A rater by the number of the column, from one.
    fn rater(&mut self, number: usize) -> Option<&mut Rater> {
        let raters = &mut self.out.assessment.raters;
        while raters.len() < number {
            raters.push(Rater { id: String::new(), answers: BTreeMap::new() });
        }
        raters.get_mut(number.checked_sub(1)?)
    }

    /// Answers in a column without initials are asked about, once for each column.
    fn nameless(&mut self, number: usize, spot: &Spot) {
        if !self.rater(number).is_some_and(|rater| rater.id.is_empty()) || self.nameless.contains(&number) {
            return;
        }
        self.nameless.push(number);
        let number = number.to_string();
        self.tell(spot.clone(), |place| Finding::error(codes::NAMELESS, place).with("number", number));
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
            let Some(sheet) = self.sheet(index).filter(|_| !self.used.contains(&index)) else { continue };
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

/// Whether a sheet is one of scores.
fn is_scores(sheet: &Sheet) -> bool {
    super::find::text(sheet, KEY_ROW, 0).is_some_and(|key| key.starts_with("scores/"))
}

/// The cells with the initials of raters, with the numbers of their columns.
fn names_of_raters(sheet: &Sheet) -> Vec<(usize, (u32, u32), &Cell)> {
    let keys = Reader::row_keys(sheet);
    let Some((row, _)) = keys.into_iter().find(|(_, key)| key == "raters") else { return Vec::new() };
    let raters = columns(sheet).into_iter().filter_map(|(col, column)| match column {
        Column::Rater(number) => Some((number, (row, col))),
        _ => None,
    });
    raters
        .filter_map(|(number, at)| {
            let cell = sheet.cells.get(&at).filter(|cell| !blank(&cell.found))?;
            Some((number, at, cell))
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
