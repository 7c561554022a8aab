//! Forms: their rows, what is in doubt, what has no place.

use std::collections::BTreeSet;

use scalewright_diag::Finding;
use scalewright_model::{Lang, Row, Table};

use super::faults::{codes, shown};
use super::find::{self, FoundTable, folded};
use super::{Doubted, Reader};
use crate::book::{Format, Region, Sheet};
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
        self.changes(of, &found);
        let mut merged = BTreeSet::new();
        self.merged(of, &found, sheet, &mut merged);
        let rows = self.rows(of, &found, sheet, &merged);
        self.hidden(of, &found, sheet);
        self.unplaced(of, &found, sheet);
        let none = self.says_none(sheet);
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
            cell.is_some_and(|cell| !blank(&cell.found))
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
                    found.fields.iter().flatten().any(|col| columns(col))
                }
        };
        for region in sheet.merged.iter().filter(|region| inside(region)) {
            let Some(cell) = sheet.cells.get(&region.first).filter(|cell| !blank(&cell.found)) else {
                continue;
            };
            cells.insert(region.first);
            let order = self.spot(found.sheet, None, false).order;
            self.out.merged.push(super::MergedCells { order, first: region.first, last: region.last });
            let spot = self.spot(found.sheet, Some(region.first), self.masks(of));
            let to = format!("{}{}", crate::formula::column(region.last.1), region.last.0 + 1);
            self.out.doubts.push(Doubted { pointer: None, spot: spot.clone(), found: cell.found.clone() });
            self.tell(spot, |place| Finding::error(codes::MERGED, place).with("to", to));
        }
    }

    /// Tells of rows and columns that are hidden and hold something.
    fn hidden(&mut self, of: &TableLayout<'_>, found: &FoundTable, sheet: &Sheet) {
        let filled =
            |row: u32, col: u32| sheet.cells.get(&(row, col)).is_some_and(|cell| !blank(&cell.found));
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

    /// The cell by which a form says that there is nothing to fill in.
    fn says_none(&self, sheet: &Sheet) -> Option<(u32, u32)> {
        let labels: Vec<String> = Lang::ALL
            .into_iter()
            .map(|lang| folded(&scalewright_words::Words::of(lang).word("book-none")))
            .collect();
        let label = sheet.cells.iter().find(|(_, cell)| match &cell.found {
            Found::Text(text) => labels.contains(&folded(text)),
            _ => false,
        });
        let ((row, col), _) = label?;
        let beside = sheet.cells.range((*row, col + 1)..(*row, col + 6));
        let mut given = beside.filter(|(_, cell)| !blank(&cell.found));
        given.find_map(|(at, cell)| {
            let yes = crate::typed::yes_no(crate::typed::Typed { found: &cell.found, percent: false });
            (yes.value() == Some(&true)).then_some(*at)
        })
    }

    /// Tells of everything on the sheet that has no place in the form.
    fn unplaced(&mut self, of: &TableLayout<'_>, found: &FoundTable, sheet: &Sheet) {
        let known = self.known_texts(of);
        let titles = self.computed_titles(of);
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
        let none = self.says_none(sheet);
        let mut lost = Vec::new();
        for ((row, col), cell) in &sheet.cells {
            let text = match &cell.found {
                Found::Text(text) => folded(text),
                _ => String::new(),
            };
            let above = *row <= found.head && (csv || matches!(cell.found, Found::Number(_)) && cell.formula);
            let shown_by_form = cell.formula || above || known.contains(&text) || none == Some((*row, *col));
            if blank(&cell.found) || shown_by_form || placed(*row, *col) {
                continue;
            }
            lost.push(((*row, *col), cell.found.clone()));
        }
        for (at, content) in lost {
            let spot = self.spot(found.sheet, Some(at), self.masks(of));
            let content_shown = shown(&content, self.masks(of));
            self.out.doubts.push(Doubted { pointer: None, spot: spot.clone(), found: content });
            self.tell(spot, |place| Finding::warning(codes::NO_PLACE, place).with("found", content_shown));
        }
    }

    /// The headings of what a form computes.
    fn computed_titles(&self, of: &TableLayout<'_>) -> Vec<String> {
        let mut titles = Vec::new();
        for lang in Lang::ALL {
            let words = scalewright_words::Words::of(lang);
            titles.push(folded(&words.word("book-check")));
            let groups = of.marks.iter().map(|(group, _)| group.id.as_str());
            titles.extend(groups.map(|group| folded(&words.say("book-group", &[("group", group)]))));
        }
        titles
    }

    /// All texts that a form has before anybody fills it in, in every language.
    fn known_texts(&self, of: &TableLayout<'_>) -> BTreeSet<String> {
        let mut known = BTreeSet::new();
        for lang in Lang::ALL {
            let words = scalewright_words::Words::of(lang);
            let fixed = [
                "book-none",
                "book-sums",
                "book-check",
                "book-check-hint",
                "book-hint-yes-no",
                "book-hint-number",
                "book-hint-code",
                "book-hint-date",
                "book-hint-initials",
                "book-hint-text",
                "book-field",
                "book-value",
                "book-unit",
                "book-definition",
                "book-is-blank",
            ];
            known.extend(fixed.iter().map(|id| folded(&words.word(id))));
            known.extend(texts_of(of.table, lang).into_iter().map(|text| folded(&text)));
            for (group, _) in &of.marks {
                known.insert(folded(&words.say("book-group", &[("group", &group.id)])));
                known.insert(folded(&words.say("book-group-cases", &[("cases", &group.cases.to_string())])));
            }
            let units = of.table.fields.iter().filter_map(|field| field.unit.as_ref());
            for unit in units.filter_map(|id| self.layout.scales.iter().find_map(|scale| scale.unit(id))) {
                known.insert(folded(&unit.pattern.best(lang).replace("{n}", "")));
            }
        }
        known.extend(of.table.fields.iter().map(|field| folded(&of.key(field))));
        known
    }
}

/// Whether a cell holds nothing that can be seen.
pub(super) fn blank(found: &Found) -> bool {
    matches!(found, Found::Text(text) if text.trim().trim_matches(['\u{3000}', '\u{a0}', '\u{200b}']).is_empty())
}

fn texts_of(table: &Table, lang: Lang) -> Vec<String> {
    let own = [Some(&table.title), table.about.as_ref()];
    let fields = table.fields.iter().flat_map(|field| [Some(&field.title), field.help.as_ref()]);
    own.into_iter().chain(fields).flatten().filter_map(|text| text.get(lang)).map(str::to_owned).collect()
}
