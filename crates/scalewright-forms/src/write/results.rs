//! The results: the score of every item now and last time, the totals with their bands, and what was computed.

use scalewright_check::Checked;

use super::{Writer, inputs, sheet};
use crate::calc::{AGREED, SCORES_FIRST};
use crate::formula::{F, Fun, Op, Ref};
use crate::grid::{Content, Look, Role, Sheet};
use crate::layout::{Line, lines};

/// The columns.
const CODE: u32 = 0;
const TITLE: u32 = 1;
const NOW: u32 = 2;
const BEFORE: u32 = 3;
const CHANGE: u32 = 4;
/// The row of the first scale.
const FIRST: u32 = 4;

/// Where the results of a scale stand.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// The first and the last row of its items.
    pub items: (u32, u32),
    /// The same of its subscales.
    pub means: (u32, u32),
}

/// Hidden columns from which charts are drawn: the same scores, but nothing where there is none.
const DRAWN_NOW: u32 = 6;
const DRAWN_BEFORE: u32 = 7;
/// The columns of the names and of the values of a chart.
pub(super) const CHARTED: (u32, u32, u32) = (CODE, DRAWN_NOW, DRAWN_BEFORE);
/// The same, for the means of subscales: their names are short enough to stand below a bar.
pub(super) const MEANS_CHARTED: (u32, u32, u32) = (TITLE, DRAWN_NOW, DRAWN_BEFORE);

/// The rows of the results of each scale.
pub(super) fn blocks(scales: &[&Checked]) -> Vec<Block> {
    let mut row = FIRST;
    let mut blocks = Vec::new();
    for scale in scales {
        let items = u32::try_from(scale.items().len()).unwrap_or_default();
        let subscales = u32::try_from(scale.scale().subscales.len()).unwrap_or_default();
        let totals = u32::try_from(scale.scale().totals.len()).unwrap_or_default();
        let measures: usize = scale.items().iter().map(|item| item.measures.len()).sum();
        let first = row + 2;
        let means = first + items + 1;
        blocks.push(Block {
            items: (first, first + items.saturating_sub(1)),
            means: (means, means + subscales.saturating_sub(1)),
        });
        row = means + subscales + 1 + totals + 1 + u32::try_from(measures).unwrap_or_default() + 2;
    }
    blocks
}

impl Writer<'_> {
    pub(super) fn results(&mut self) -> Sheet {
        let layout = self.layout;
        let mut sheet = sheet(layout, layout.sheets.results, Role::Result);
        sheet.text(0, CODE, layout.word("book-results"), Look::Title);
        sheet.text(1, CODE, layout.word("book-results-how"), Look::About);
        sheet.text(2, CODE, layout.word("book-legend"), Look::About);
        for (index, block) in blocks(&layout.scales).into_iter().enumerate() {
            let Some(scale) = layout.scales.get(index).copied() else { continue };
            if index > 0 {
                sheet.breaks.push(block.items.0 - 2);
            }
            self.block(&mut sheet, index, scale, &block);
        }
        sheet.widths.extend([(CODE, 9.0), (TITLE, 62.0), (NOW, 12.0), (BEFORE, 12.0), (CHANGE, 24.0)]);
        sheet.hidden_columns.extend([DRAWN_NOW, DRAWN_BEFORE]);
        sheet.text(3, DRAWN_NOW, layout.word("book-drawn-now"), Look::Hint);
        sheet.text(3, DRAWN_BEFORE, layout.word("book-drawn-before"), Look::Hint);
        sheet
    }

    fn block(&self, sheet: &mut Sheet, index: usize, scale: &Checked, block: &Block) {
        let layout = self.layout;
        sheet.text(block.items.0 - 2, CODE, layout.text(&scale.scale().title), Look::Section);
        (TITLE..=CHANGE).for_each(|col| sheet.put(block.items.0 - 2, col, Content::Blank, Look::Section));
        head(
            sheet,
            block.items.0 - 1,
            layout,
            ["book-item", "book-title", "book-now", "book-before", "book-change"],
        );
        let rows = lines(scale);
        for (item, row) in scale.items().iter().zip(block.items.0..) {
            let line = rows.iter().position(|line| matches!(line, Line::Item(one) if one.code == item.code));
            let Some(line) = line.and_then(|line| u32::try_from(line).ok()) else { continue };
            self.item(sheet, row, index, &item.code, layout.text(&item.title), SCORES_FIRST + line);
        }
        self.means(sheet, scale, block);
        let row = self.totals(sheet, index, scale, block.means.1 + 2);
        self.measures(sheet, index, scale, row + 1);
    }

    /// The totals with their bands. The last row that was filled.
    fn totals(&self, sheet: &mut Sheet, index: usize, scale: &Checked, first: u32) -> u32 {
        let layout = self.layout;
        let totals = self.calc.totals.get(index).into_iter().flatten();
        let mut row = first;
        for (total, (value, band)) in scale.scale().totals.iter().zip(totals) {
            if row == first {
                head(sheet, row, layout, ["book-total", "book-title", "book-now", "", "book-band"]);
            }
            row += 1;
            sheet.text(row, TITLE, layout.text(&total.title), Look::Label);
            sheet.put(row, CODE, Content::Blank, Look::Label);
            sheet.formula(row, NOW, &F::Cell(Ref::at(layout.sheets.calc, *value, AGREED)), Look::Score);
            if let Some(band) = band {
                let band = F::Cell(Ref::at(layout.sheets.calc, *band, AGREED));
                sheet.formula(row, CHANGE, &band, Look::Result);
            }
        }
        row
    }

    /// What was computed for the items.
    fn measures(&self, sheet: &mut Sheet, index: usize, scale: &Checked, first: u32) {
        let layout = self.layout;
        let mut row = first;
        for item in scale.items() {
            let steps = self.calc.items.get(index).and_then(|items| items.get(&item.code));
            for (id, step) in steps.into_iter().flat_map(|steps| &steps.measures) {
                let Some(measure) = item.measures.iter().find(|measure| measure.id == *id) else { continue };
                if row == first {
                    head(sheet, row, layout, ["book-item", "book-measure", "book-number", "", "book-unit"]);
                }
                row += 1;
                let unit = scale.unit(&measure.unit);
                sheet.text(row, CODE, &*item.code, Look::Label);
                sheet.text(row, TITLE, layout.text(&measure.title), Look::Label);
                let cell = F::Cell(Ref::at(layout.sheets.calc, *step, AGREED));
                let digits = unit.map_or(1, |unit| i64::from(unit.decimals));
                let rounded = F::call(Fun::Round, [cell.clone(), F::whole(digits)]);
                sheet.formula(row, NOW, &F::when(cell.clone().numeric(), rounded, cell), Look::Result);
                let unit = unit.map(|unit| layout.text(&unit.pattern).replace("{n}", ""));
                sheet.text(row, CHANGE, unit.unwrap_or_default().trim(), Look::Hint);
            }
        }
    }

    fn item(&self, sheet: &mut Sheet, row: u32, scale: usize, code: &str, title: &str, line: u32) {
        let layout = self.layout;
        let Some(steps) = self.calc.items.get(scale).and_then(|items| items.get(code)) else { return };
        sheet.text(row, CODE, code, Look::Label);
        sheet.text(row, TITLE, title, Look::Label);
        sheet.formula(row, NOW, &F::Cell(Ref::at(layout.sheets.calc, steps.score, AGREED)), Look::Score);
        let previous = F::Cell(Ref::at(layout.scores_sheet(scale), line, layout.notes_column() + 1));
        let shown = F::when(previous.clone().equals(F::blank()), F::blank(), previous);
        sheet.formula(row, BEFORE, &shown, Look::Result);
        let here = layout.sheets.results;
        let (now, before) = (F::Cell(Ref::at(here, row, NOW)), F::Cell(Ref::at(here, row, BEFORE)));
        let both = F::call(Fun::Count, [now.clone(), before.clone()]).equals(F::whole(2));
        drawn(sheet, here, row);
        sheet.formula(row, CHANGE, &F::when(both, now.op(Op::Subtract, before), F::blank()), Look::Result);
    }

    /// The mean of each subscale, now and last time, for the charts.
    fn means(&self, sheet: &mut Sheet, scale: &Checked, block: &Block) {
        let layout = self.layout;
        let here = layout.sheets.results;
        head(
            sheet,
            block.means.0 - 1,
            layout,
            ["book-subscale", "book-means", "book-now", "book-before", ""],
        );
        let mut first = block.items.0;
        for (subscale, row) in scale.scale().subscales.iter().zip(block.means.0..) {
            let last = first + u32::try_from(subscale.items.len()).unwrap_or_default().saturating_sub(1);
            sheet.text(row, CODE, &*subscale.id, Look::Label);
            sheet.text(row, TITLE, layout.text(&subscale.title), Look::Label);
            for col in [NOW, BEFORE] {
                let range = F::Range(Ref::at(here, first, col), Ref::at(here, last, col));
                let count = F::call(Fun::Count, [range.clone()]);
                let mean = F::call(Fun::Sum, [range]).op(Op::Divide, count.clone());
                let rounded = F::call(Fun::Round, [mean, F::whole(2)]);
                sheet.formula(
                    row,
                    col,
                    &F::when(count.equals(F::whole(0)), F::blank(), rounded),
                    Look::Result,
                );
            }
            drawn(sheet, here, row);
            first = last + 1;
        }
    }
}

/// The columns of the charts: the scores of a row, where there are any.
fn drawn(sheet: &mut Sheet, here: usize, row: u32) {
    for (from, to) in [(NOW, DRAWN_NOW), (BEFORE, DRAWN_BEFORE)] {
        let cell = F::Cell(Ref::at(here, row, from));
        let shown = F::when(cell.clone().numeric(), cell, F::Call(Fun::Na, Vec::new()));
        sheet.formula(row, to, &shown, Look::Plain);
    }
}

fn head(sheet: &mut Sheet, row: u32, layout: &crate::layout::Layout<'_>, ids: [&str; 5]) {
    for (id, col) in ids.into_iter().zip(CODE..) {
        let title = if id.is_empty() { String::new() } else { inputs::clipped(&layout.word(id), 60) };
        sheet.text(row, col, title, Look::Head);
    }
}
