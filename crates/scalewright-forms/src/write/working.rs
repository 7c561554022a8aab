//! The two sheets that show how the results come about: the steps, and what is computed beside the rows of the forms.

use super::{Writer, sheet};
use crate::calc::{AGREED, STEPS_FIRST, THERE};
use crate::formula::F;
use crate::grid::{Look, Role, Sheet};
use crate::layout::{FIRST, HEAD};

impl Writer<'_> {
    /// The steps of the computation, for the agreed answers and for each rater.
    pub(super) fn steps(&mut self) -> Sheet {
        let layout = self.layout;
        let mut sheet = sheet(layout, layout.sheets.calc, Role::Working);
        sheet.text(0, 0, layout.word("book-calc"), Look::Title);
        sheet.text(1, 0, layout.word("book-calc-how"), Look::About);
        let heads = ["book-scale", "book-item", "book-step", "book-agreed"];
        for (id, col) in heads.into_iter().zip(0..) {
            sheet.text(STEPS_FIRST - 1, col, layout.word(id), Look::Head);
        }
        let last = AGREED + u32::try_from(layout.raters).unwrap_or_default();
        for (number, col) in (AGREED + 1..=last).enumerate() {
            let number = (number + 1).to_string();
            sheet.text(
                STEPS_FIRST - 1,
                col,
                layout.words.say("book-rater", &[("number", &number)]),
                Look::Head,
            );
            sheet.widths.insert(col, 11.0);
        }
        for (step, row) in self.calc.steps.iter().zip(STEPS_FIRST..) {
            let scale = layout.scales.get(step.scale).map(|scale| scale.scale());
            let scale = scale
                .and_then(|scale| scale.short.as_ref())
                .map(|short| layout.text(short))
                .unwrap_or_default();
            sheet.text(row, 0, scale, Look::Plain);
            sheet.text(row, 1, &*step.code, Look::Plain);
            sheet.text(row, 2, &*step.label, Look::Plain);
            (AGREED..=last).for_each(|col| sheet.formula(row, col, &step.formula, Look::Result));
        }
        sheet.widths.extend([(0, 10.0), (1, 8.0), (2, 80.0), (AGREED, 11.0)]);
        sheet.freeze = Some((STEPS_FIRST, AGREED));
        sheet.repeat = Some((STEPS_FIRST - 1, STEPS_FIRST - 1));
        sheet
    }

    /// What is computed beside the rows of the forms: the same row, one column for each step.
    pub(super) fn rows(&mut self) -> Sheet {
        let layout = self.layout;
        let mut sheet = sheet(layout, layout.sheets.rows, Role::Hidden);
        sheet.text(0, 0, layout.word("book-rows"), Look::Title);
        sheet.text(1, 0, layout.word("book-rows-how"), Look::About);
        let mut told = Vec::new();
        for (column, col) in self.calc.columns.iter().zip(0..) {
            let Some(of) = layout.tables.get(column.table) else { continue };
            sheet.text(HEAD - 1, col, layout.text(&of.table.title), Look::Hint);
            sheet.text(HEAD, col, &*column.label, Look::Head);
            sheet.widths.insert(col, 12.0);
            if !told.contains(&column.table) {
                told.push(column.table);
                let there: F = self.calc.there(column.table);
                sheet.text(THERE - 1, col, layout.word("book-there"), Look::Hint);
                sheet.formula(THERE, col, &there, Look::Result);
            }
            let last = if of.upright { FIRST } else { of.last() };
            (FIRST..=last).for_each(|row| sheet.formula(row, col, &column.formula, Look::Result));
        }
        sheet.freeze = Some((FIRST, 0));
        sheet
    }
}
