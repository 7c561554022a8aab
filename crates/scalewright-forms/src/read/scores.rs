//! The sheets of scores: the answers, agreed and of each rater, the grounds and the previous scores.

use std::collections::BTreeMap;

use scalewright_check::Checked;
use scalewright_diag::Finding;
use scalewright_model::{Cell as Value, Field, FieldKind, Lang, Number, Rater, Required, Text};

use super::faults::codes;
use super::tables::blank;
use super::{Own, Reader, Spot};
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
        let keyed = |sheet: &Sheet| super::find::text(sheet, KEY_ROW, 0).as_deref() == Some(key.as_str());
        let sheets = self.book.sheets.iter().enumerate();
        let found: Vec<usize> = sheets.filter(|(_, sheet)| keyed(sheet)).map(|(at, _)| at).collect();
        let Some((at, others)) = found.split_first() else {
            self.no_scores(index, scale);
            return;
        };
        let at = *at;
        others.iter().for_each(|other| self.twice(at, *other));
        self.take(at);
        let Some(sheet) = self.sheet(at) else { return };
        let columns = columns(sheet);
        let rows: BTreeMap<u32, String> = Self::row_keys(sheet).into_iter().collect();
        let all = lines(scale);
        let own = self.own(layout.scores_sheet(index));
        self.changes_of_scores(at, &all, &rows);
        for ((row, col), cell) in sheet.cells.range((KEY_ROW + 1, 1)..) {
            let key = rows.get(row).map(String::as_str).unwrap_or_default();
            if blank(cell) || key == "raters" {
                continue;
            }
            let Some(column) = columns.get(col) else {
                self.beside(at, &own, (*row, *col), cell);
                continue;
            };
            self.entry(at, scale, (&all, key), (*row, *col), column, cell);
        }
    }

    /// Tells that the sheet of a scale is not there. If it is, but without its keys, it cannot be read.
    fn no_scores(&mut self, index: usize, scale: &Checked) {
        let layout = self.layout;
        if !layout.subject.scales.iter().any(|one| one.id() == scale.id()) {
            return;
        }
        let name = layout.sheets.names.get(layout.scores_sheet(index)).cloned().unwrap_or_default();
        let there = self.book.sheets.iter().any(|sheet| sheet.name == name);
        let spot = Spot { order: usize::MAX, ..Spot::default() };
        self.tell(spot, |place| {
            let finding = if there { Finding::error } else { Finding::warning };
            finding(codes::NO_SHEET, place).with("title", name)
        });
    }

    /// One cell in a column with a meaning.
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
                let words = points();
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
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
            _ => {
                let own = Own::default();
                self.lost(spot, &own, cell);
            }
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
            better: None,
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
                let score = self.score(spot, cell, pointer)?;
                if scores.contains(&score) {
                    return Some(Value::Number(score));
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
            AnswerKind::Rating { .. } => self.score(spot, cell, pointer).map(Value::Number),
            AnswerKind::Input(field) => self.value(field, cell, spot, pointer),
        }
    }

    /// A score, which may have the word for points beside it.
    fn score(&mut self, spot: &Spot, cell: &Cell, pointer: &str) -> Option<Number> {
        self.formula(cell, spot);
        let words = points();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let typed = Typed { found: &cell.found, percent: cell.percent };
        self.settle(typed::number(typed, false, false, &words), spot, Some(pointer.to_owned()), cell)
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
    fn beside(&mut self, sheet: usize, own: &Own, at: (u32, u32), cell: &Cell) {
        let text = super::find::folded(&super::faults::plain(&cell.found));
        let computed = self.book.format == crate::book::Format::Csv || matches!(cell.found, Found::Number(_));
        if !cell.formula && !own.texts.contains(&text) && !computed {
            let spot = self.spot(sheet, Some(at), false);
            self.lost(spot, own, cell);
        }
    }

    /// Lines and columns that are not there any more, and cells that are merged.
    fn changes_of_scores(&mut self, at: usize, all: &[Line<'_>], rows: &BTreeMap<u32, String>) {
        let Some(sheet) = self.sheet(at) else { return };
        let columns = columns(sheet);
        let spot = self.spot(at, None, false);
        for (column, id) in [
            (Column::Agreed, "book-agreed"),
            (Column::Notes, "book-notes"),
            (Column::Previous, "book-previous"),
        ] {
            if !columns.values().any(|one| *one == column) {
                let field = self.layout.word(id);
                self.tell(spot.clone(), |place| {
                    Finding::warning(codes::NO_COLUMN, place).with("field", field)
                });
            }
        }
        for line in all {
            let key = match line {
                Line::Answer(answer) => answer.key(),
                Line::Item(item) => item.code.clone(),
                Line::Subscale(_) => continue,
            };
            if !rows.values().any(|one| *one == key) {
                self.tell(spot.clone(), |place| Finding::warning(codes::NO_COLUMN, place).with("field", key));
            }
        }
        for region in sheet.merged.iter().filter(|region| region.first.0 >= crate::calc::SCORES_FIRST) {
            let entered = (region.first.1..=region.last.1).any(|col| columns.contains_key(&col));
            if entered && sheet.cells.get(&region.first).is_some_and(|cell| !blank(cell)) {
                let spot = self.spot(at, Some(region.first), false);
                let to = format!("{}{}", crate::formula::column(region.last.1), region.last.0 + 1);
                let across = if region.first.0 == region.last.0 { "columns" } else { "rows" };
                self.tell(spot, |place| {
                    Finding::error(codes::MERGED, place).with("to", to).with("across", across)
                });
            }
        }
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
            let mends = Lang::ALL.map(|lang| scalewright_words::Words::of(lang).word("book-mend"));
            if mends.contains(&sheet.name) {
                continue;
            }
            let cells = sheet.cells.values().filter(|cell| !blank(cell)).count();
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
            let cell = sheet.cells.get(&at).filter(|cell| !blank(cell))?;
            Some((number, at, cell))
        })
        .collect()
}

/// The words for points, in every language.
fn points() -> Vec<String> {
    let of = |lang| scalewright_words::Words::of(lang).say("score-of", &[("score", "")]).trim().to_owned();
    Lang::ALL.into_iter().map(of).filter(|word| !word.is_empty()).collect()
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
