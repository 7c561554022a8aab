//! The heights of rows: as many lines as the longest text of a row takes in its column.

use std::collections::BTreeMap;

use super::{Content, Look, Sheet};

/// The height of a line, and what a row has beside it, in points.
const LINE: f64 = 13.5;
const AROUND: f64 = 5.0;
/// A row is no higher than that: spreadsheets allow 409 points.
const HIGHEST: f64 = 400.0;
/// The width of a column that says nothing of it.
const USUAL: f64 = 8.43;
/// How many characters of a column a wide and a narrow sign take.
const WIDE: f64 = 1.8;
const NARROW: f64 = 1.05;

impl Sheet {
    /// Makes rows high enough for the texts in them. Rows of one line, and those with a height of their own, stay as they are.
    pub fn fit(&mut self) {
        let mut lines: BTreeMap<u32, f64> = BTreeMap::new();
        for ((row, col), cell) in &self.cells {
            let Content::Text(text) = &cell.content else { continue };
            if wraps(cell.look) && !self.hidden_columns.contains(col) {
                let width = self.widths.get(col).copied().unwrap_or(USUAL);
                let most = lines.entry(*row).or_default();
                *most = most.max(lines_of(text, width));
            }
        }
        for (row, lines) in lines.into_iter().filter(|(_, lines)| *lines > 1.0) {
            self.heights.entry(row).or_insert_with(|| (lines * LINE + AROUND).min(HIGHEST));
        }
    }
}

const fn wraps(look: Look) -> bool {
    match look {
        Look::Head | Look::Label | Look::Item | Look::Hint | Look::InputText | Look::Plain | Look::Doubt => {
            true
        }
        Look::Key
        | Look::Title
        | Look::About
        | Look::Alert
        | Look::Section
        | Look::Number
        | Look::Input
        | Look::InputDate
        | Look::DoubtDate
        | Look::Result
        | Look::Score
        | Look::Warning => false,
    }
}

fn lines_of(text: &str, width: f64) -> f64 {
    let of_line = |line: &str| {
        let width_of = |sign: char| if sign.is_ascii() { NARROW } else { WIDE };
        (line.chars().map(width_of).sum::<f64>() / (width - 1.0).max(1.0)).ceil().max(1.0)
    };
    text.lines().map(of_line).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Role;

    #[test]
    fn a_long_text_takes_more_lines() {
        let mut sheet = Sheet::new("x".to_owned(), Role::Site);
        sheet.widths.insert(0, 20.0);
        sheet.text(0, 0, "短い", Look::Label);
        sheet.text(1, 0, "とても長い文なので、二行より多くの行がどうしても要ります", Look::Label);
        sheet.text(2, 0, "とても長い見出しでも、折り返さないので高さは変わりません", Look::Title);
        sheet.fit();
        assert_eq!(sheet.heights.keys().copied().collect::<Vec<_>>(), [1]);
        assert!(sheet.heights[&1] > 2.0 * LINE);
    }
}
