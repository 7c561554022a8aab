//! Where something of an assessment stands in a workbook.

use super::{Layout, Line, VALUE, lines};
use crate::calc::{AGREED, SCORES_FIRST};
use crate::read::pointer;

impl Layout<'_> {
    /// The cell of a place in an assessment (a JSON Pointer): its sheet, row and column.
    pub fn locate(&self, place: &str) -> Option<(usize, u32, u32)> {
        let parts: Vec<&str> = place.split('/').skip(1).collect();
        match parts.as_slice() {
            ["tables", table, row, field] => {
                let of = self.table(table)?;
                let (row, col) = of.cell(row.parse().ok()?, of.field(field)?);
                Some((of.sheet, row, col))
            }
            ["tables", table, row] => {
                let of = self.table(table)?;
                let (row, col) = of.cell(row.parse().ok()?, 0);
                Some((of.sheet, row, col))
            }
            ["answers", scale, item, answer] => self.entry(scale, &format!("{item}/{answer}"), AGREED),
            ["raters", number, "answers", scale, item, answer] => {
                let col = AGREED + 1 + number.parse::<u32>().ok()?;
                self.entry(scale, &format!("{item}/{answer}"), col)
            }
            ["notes", scale, item] => self.entry(scale, item, self.notes_column()),
            ["previous", scale, item] => self.entry(scale, item, self.notes_column() + 1),
            _ => {
                let line =
                    self.cover.iter().find(|line| !line.key.is_empty() && pointer(&line.key) == place)?;
                Some((self.sheets.cover, self.cover_row(&line.key)?, VALUE))
            }
        }
    }

    /// On the sheets of scores: the column of the grounds. The previous scores follow, and what is computed.
    pub fn notes_column(&self) -> u32 {
        AGREED + 1 + u32::try_from(self.raters).unwrap_or_default()
    }

    /// A line of the sheet of a scale, by its key.
    fn entry(&self, scale: &str, key: &str, col: u32) -> Option<(usize, u32, u32)> {
        let index = self.scales.iter().position(|one| one.id() == scale)?;
        let line = lines(self.scales.get(index)?).iter().position(|line| match line {
            Line::Item(item) => item.code == key,
            Line::Answer(answer) => answer.key() == key,
            Line::Subscale(_) => false,
        });
        Some((self.scores_sheet(index), SCORES_FIRST + u32::try_from(line?).ok()?, col))
    }
}
