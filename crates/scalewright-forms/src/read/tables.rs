//! Forms: their rows, what is in doubt, what has no place.

use std::collections::BTreeSet;

use scalewright_diag::Finding;
use scalewright_model::{Lang, Row};

use super::faults::codes;
use super::find::{self, FoundTable, folded};
use super::{Doubted, Reader};
use crate::book::{Cell, Format, Region, Sheet};
use crate::layout::TableLayout;
use crate::typed::Found;

impl Reader<'_> {
    /// Reads a form.
    pub(super) fn table(&mut self, index: usize) {
        let layout = self.layout;
        let Some(of) = layout.tables.get(index) else { return };
        let name = layout.sheets.names.get(of.sheet).cloned().unwrap_or_default();
        let Some(found) = find::table(self.book, of, &name, &self.used) else {
            let spot = super::Spot { order: usize::MAX, ..super::Spot::default() };
            let title = layout.text(&of.table.title).to_owned();
            self.tell(spot, |place| Finding::warning(codes::NO_SHEET, place).with("title", title));
            return;
        };
        self.take(found.sheet);
        let Some(sheet) = self.sheet(found.sheet) else { return };
        for other in find::copies(self.book, of, &self.used) {
            self.twice(found.sheet, other);
        }
        self.changes(of, &found);
        let head = if of.upright { (found.first, found.value) } else { (found.head, 0) };
        let spot = self.spot(found.sheet, Some(head), false);
        self.out.places.insert(format!("/tables/{}", of.table.id), spot);
        let mut merged = BTreeSet::new();
        self.merged(of, &found, sheet, &mut merged);
        let rows = self.rows(of, &found, sheet, &merged);
        self.hidden(of, &found, sheet);
        self.unplaced(of, &found, sheet);
        let none = self.says_none(found.sheet, sheet);
        if let Some(at) = none.filter(|_| !rows.is_empty()) {
            let spot = self.spot(found.sheet, Some(at), false);
            self.tell(spot, |place| Finding::error(codes::NONE_BUT, place));
        }
        if !rows.is_empty() || none.is_some() {
            self.out.assessment.tables.insert(of.table.id.clone(), rows);
        }
    }

    /// Whether what stands in the cells of a form is not shown.
    const fn masks(&self, of: &TableLayout<'_>) -> bool {
        of.table.about_clients && !self.show_clients
    }

    /// Tells what is not where it was, and what is not there at all.
    fn changes(&mut self, of: &TableLayout<'_>, found: &FoundTable) {
        if found.changed && self.book.format != Format::Csv {
            let spot = self.spot(found.sheet, None, false);
            let title = self.layout.text(&of.table.title).to_owned();
            self.tell(spot, |place| Finding::note(codes::MOVED, place).with("title", title));
        }
        for (field, _) in of.table.fields.iter().zip(&found.fields).filter(|(_, place)| place.is_none()) {
            if of.table.numbered_by.as_ref() == Some(&field.id) {
                continue;
            }
            let spot = self.spot(found.sheet, None, false);
            let title = self.layout.text(&field.title).to_owned();
            self.tell(spot, |place| Finding::warning(codes::NO_COLUMN, place).with("field", title));
        }
    }

    /// The rows with something in them.
    fn rows(
        &mut self,
        of: &TableLayout<'_>,
        found: &FoundTable,
        sheet: &Sheet,
        merged: &BTreeSet<(u32, u32)>,
    ) -> Vec<Row> {
        if of.upright {
            let cells = Self::cells(found, None);
            let row = self.row(of, found, sheet, &cells, 0, merged);
            return row.into_iter().collect();
        }
        let last = sheet.cells.keys().map(|(row, _)| *row).max().unwrap_or(0);
        let mut rows: Vec<Row> = Vec::new();
        for line in found.first..=last {
            let cells = Self::cells(found, Some(line));
            let row = self.row(of, found, sheet, &cells, rows.len(), merged);
            rows.extend(row);
        }
        rows
    }

    /// The cells of a line, by field.
    fn cells(found: &FoundTable, line: Option<u32>) -> Vec<Option<(u32, u32)>> {
        let place = |at: &Option<u32>| match line {
            Some(row) => at.map(|col| (row, col)),
            None => at.map(|row| (row, found.value)),
        };
        found.fields.iter().map(place).collect()
    }

    /// One row; nothing if there is nothing in it but its number.
    fn row(
        &mut self,
        of: &TableLayout<'_>,
        found: &FoundTable,
        sheet: &Sheet,
        cells: &[Option<(u32, u32)>],
        index: usize,
        merged: &BTreeSet<(u32, u32)>,
    ) -> Option<Row> {
        let number = of.number();
        let filled = |at: usize| {
            let cell = cells.get(at).copied().flatten().and_then(|place| sheet.cells.get(&place));
            cell.is_some_and(|cell| !blank(cell))
        };
        if !(0..cells.len()).any(|at| Some(at) != number && filled(at)) {
            return None;
        }
        let mut row = Row::new();
        let clients = self.masks(of);
        for (field, place) in of.table.fields.iter().zip(cells) {
            let Some(at) = *place else { continue };
            let spot = self.spot(found.sheet, Some(at), clients);
            let pointer = format!("/tables/{}/{index}/{}", of.table.id, field.id);
            self.out.places.insert(pointer.clone(), spot.clone());
            let Some(cell) = sheet.cells.get(&at).filter(|_| !merged.contains(&at)) else { continue };
            if let Some(value) = self.value(field, cell, &spot, &pointer) {
                row.insert(field.id.clone(), value);
            }
        }
        let first = cells.iter().flatten().next().copied();
        let spot = self.spot(found.sheet, first, clients);
        self.out.places.insert(format!("/tables/{}/{index}", of.table.id), spot);
        Some(row)
    }

    /// Merged cells in the lines: it cannot be told to which of them a value belongs.
    fn merged(
        &mut self,
        of: &TableLayout<'_>,
        found: &FoundTable,
        sheet: &Sheet,
        cells: &mut BTreeSet<(u32, u32)>,
    ) {
        let inside = |region: &Region| {
            let columns = |col: &u32| (region.first.1..=region.last.1).contains(col);
            region.last.0 >= found.first
                && if of.upright {
                    region.first.1 <= found.value
                        && found.value <= region.last.1
                        && region.first.0 < region.last.0
                } else {
                    found.fields.iter().flatten().any(columns)
                }
        };
        for region in sheet.merged.iter().filter(|region| inside(region)) {
            let Some(cell) = sheet.cells.get(&region.first).filter(|cell| !blank(cell)) else {
                continue;
            };
            cells.insert(region.first);
            let order = self.spot(found.sheet, None, false).order;
            self.out.merged.push(super::MergedCells { order, first: region.first, last: region.last });
            let spot = self.spot(found.sheet, Some(region.first), self.masks(of));
            let to = format!("{}{}", crate::formula::column(region.last.1), region.last.0 + 1);
            self.out.doubts.push(Doubted { pointer: None, spot: spot.clone(), found: cell.found.clone() });
            let across = if region.first.0 == region.last.0 { "columns" } else { "rows" };
            self.tell(spot, |place| {
                Finding::error(codes::MERGED, place).with("to", to).with("across", across)
            });
        }
    }

    /// Tells of rows and columns that are hidden and hold something.
    fn hidden(&mut self, of: &TableLayout<'_>, found: &FoundTable, sheet: &Sheet) {
        let filled = |row: u32, col: u32| sheet.cells.get(&(row, col)).is_some_and(|cell| !blank(cell));
        let number = of.number();
        let columns: Vec<u32> = found
            .fields
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != number)
            .filter_map(|(_, col)| *col)
            .collect();
        let rows: Vec<u32> = if of.upright {
            columns
                .iter()
                .copied()
                .filter(|row| sheet.hidden_rows.contains(row) && filled(*row, found.value))
                .collect()
        } else {
            let hidden = sheet.hidden_rows.iter().copied().filter(|row| *row >= found.first);
            hidden.filter(|row| columns.iter().any(|col| filled(*row, *col))).collect()
        };
        for row in rows {
            let spot = self.spot(found.sheet, Some((row, 0)), false);
            self.tell(spot, |place| Finding::note(codes::HIDDEN, place).with("what", "row"));
        }
        if !of.upright {
            for col in columns.into_iter().filter(|col| sheet.hidden_columns.contains(col)) {
                let spot = self.spot(found.sheet, Some((found.head, col)), false);
                self.tell(spot, |place| Finding::note(codes::HIDDEN, place).with("what", "column"));
            }
        }
    }

    /// The cell by which a form says that there is nothing to fill in, if it does. What is neither yes nor blank is asked about.
    fn says_none(&mut self, sheet_index: usize, sheet: &Sheet) -> Option<(u32, u32)> {
        let (at, cell) = none_cell(sheet)?;
        let reading = crate::typed::yes_no(crate::typed::Typed { found: &cell.found, percent: false });
        match reading.value() {
            Some(true) => Some(at),
            Some(false) => None,
            None => {
                let spot = self.spot(sheet_index, Some(at), false);
                self.doubt(spot, None, cell, &crate::typed::Doubt::NotYesNo, false);
                None
            }
        }
    }

    /// Tells of everything on the sheet that has no place in the form.
    fn unplaced(&mut self, of: &TableLayout<'_>, found: &FoundTable, sheet: &Sheet) {
        let own = self.own(of.sheet);
        let titles = Self::computed_titles(of);
        let computed: BTreeSet<u32> = sheet
            .cells
            .range((found.head, 0)..(found.head + 1, 0))
            .filter(|(_, cell)| matches!(&cell.found, Found::Text(text) if titles.contains(&folded(text))))
            .map(|((_, col), _)| *col)
            .collect();
        let csv = self.book.format == Format::Csv;
        // Where formulas were turned into values, the whole column was.
        let formulas = |col: u32| sheet.cells.iter().any(|((_, at), cell)| *at == col && cell.formula);
        let computed: BTreeSet<u32> = computed.into_iter().filter(|col| !formulas(*col)).collect();
        let placed = |row: u32, col: u32| {
            if of.upright {
                col == found.value && found.fields.contains(&Some(row))
            } else {
                row >= found.first && (found.fields.contains(&Some(col)) || computed.contains(&col))
            }
        };
        let none = none_cell(sheet).map(|(at, _)| at);
        let mut lost = Vec::new();
        for ((row, col), cell) in &sheet.cells {
            let text = match &cell.found {
                Found::Text(text) => folded(text),
                _ => String::new(),
            };
            let head = if of.upright { found.first } else { found.head };
            let above = *row < head && csv;
            let shown_by_form =
                cell.formula || above || own.texts.contains(&text) || none == Some((*row, *col));
            if blank(cell) || shown_by_form || placed(*row, *col) {
                continue;
            }
            lost.push(((*row, *col), cell));
        }
        for (at, cell) in lost {
            let spot = self.spot(found.sheet, Some(at), self.masks(of));
            self.lost(spot, &own, cell);
        }
    }

    /// The headings of what a form computes.
    fn computed_titles(of: &TableLayout<'_>) -> Vec<String> {
        let mut titles = Vec::new();
        for lang in Lang::ALL {
            let words = scalewright_words::Words::of(lang);
            titles.push(folded(&words.word("book-check")));
            let groups = of.marks.iter().map(|(group, _)| group.id.as_str());
            titles.extend(groups.map(|group| folded(&words.say("book-group", &[("group", group)]))));
        }
        titles
    }
}

/// Whether a cell holds nothing that can be seen. A formula without a value is something.
pub(super) fn blank(cell: &Cell) -> bool {
    let spaces = ['\u{3000}', '\u{a0}', '\u{200b}'];
    !valueless(cell)
        && matches!(&cell.found, Found::Text(text) if text.trim().trim_matches(spaces).is_empty())
}

/// Whether a cell has a formula with which no value was stored.
pub(super) fn valueless(cell: &Cell) -> bool {
    cell.formula && matches!(&cell.found, Found::Text(text) if text.is_empty())
}

/// The cell beside the words that ask whether there is nothing to fill in.
fn none_cell(sheet: &Sheet) -> Option<((u32, u32), &Cell)> {
    let labels = Lang::ALL.map(|lang| folded(&scalewright_words::Words::of(lang).word("book-none")));
    let label = sheet.cells.iter().find(|(_, cell)| match &cell.found {
        Found::Text(text) => labels.contains(&folded(text)),
        _ => false,
    });
    let ((row, col), _) = label?;
    let beside = sheet.cells.range((*row, col + 1)..(*row, col + 6));
    beside.into_iter().find(|(_, cell)| !blank(cell)).map(|(at, cell)| (*at, cell))
}
