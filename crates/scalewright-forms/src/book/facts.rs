//! What a sheet's XML says besides its values: where cells are, formulas, merged regions, what is hidden.
//!
//! The places are checked here, so that the reader of the values never computes with a false one.

use std::io::Read;

use quick_xml::events::BytesStart;

use super::limits::{COLUMNS, REGIONS, ROWS, SHEET_CELLS};
use super::xml::{self, Flow, Item, ON, attribute, damaged};
use super::{OpenError, Region};

/// A cell that has a value or a formula.
#[derive(Debug)]
pub(super) struct Fact {
    /// Which cell of the XML it is, filled or not, counted from 1.
    pub(super) ordinal: u32,
    pub(super) at: (u32, u32),
    pub(super) style: usize,
    pub(super) formula: bool,
    /// Whether a value is stored, be it an empty one.
    pub(super) valued: bool,
    /// What is stored, for an error and for a value that its type does not allow.
    pub(super) raw: Option<String>,
    /// Whether the cell says that it is an error.
    pub(super) error: bool,
}

/// What was found out about a sheet.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) cells: Vec<Fact>,
    pub(super) merged: Vec<Region>,
    pub(super) hidden_rows: Vec<(u32, u32)>,
    pub(super) hidden_columns: Vec<(u32, u32)>,
}

/// Where the walk is: cells are only found within the first list of rows.
#[derive(Debug, Default, PartialEq)]
enum Data {
    #[default]
    Before,
    Within,
    After,
}

#[derive(Debug, Default)]
struct Walker {
    facts: Facts,
    row: u32,
    column: u32,
    ordinal: u32,
    cell: Option<Fact>,
    kind: String,
    value: String,
    in_value: bool,
    data: Data,
    too_many: bool,
}

/// Walks through a sheet; nothing if it has too many filled cells.
pub(super) fn read(part: &str, source: impl Read) -> Result<Option<Facts>, OpenError> {
    let mut walker = Walker::default();
    xml::walk(part, source, |item| walker.item(part, &item))?;
    Ok((!walker.too_many).then_some(walker.facts))
}

impl Walker {
    fn item(&mut self, part: &str, item: &Item<'_>) -> Flow {
        match item {
            Item::Open(element) => self.open(element).map_err(|cause| damaged(part, cause))?,
            Item::Close(name) => {
                self.close(xml::local(name));
                if self.facts.cells.len() > SHEET_CELLS {
                    self.too_many = true;
                    return Ok(std::ops::ControlFlow::Break(()));
                }
            }
            Item::Text(text) if self.in_value => self.value.push_str(text),
            Item::Text(_) => {}
        }
        Ok(ON)
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), &'static str> {
        match element.local_name().as_ref() {
            "sheetData" if self.data == Data::Before => self.data = Data::Within,
            "c" if self.data == Data::Within => self.open_cell(element)?,
            "row" => self.open_row(element)?,
            "v" | "is" | "f" => self.open_content(element),
            "dimension" => {
                let place = attribute(element, "ref").unwrap_or_default();
                region(&place).ok_or("dimension")?;
            }
            "mergeCell" => {
                let place = attribute(element, "ref").unwrap_or_default();
                self.facts.merged.push(region(&place).ok_or("merged region")?);
                if self.facts.merged.len() > REGIONS {
                    return Err("too many merged regions");
                }
            }
            "col" if xml::is_on(element, "hidden") => self.hide_columns(element),
            _ => {}
        }
        Ok(())
    }

    fn open_row(&mut self, element: &BytesStart<'_>) -> Result<(), &'static str> {
        if let Some(number) = attribute(element, "r") {
            let number = number.parse::<u32>().ok().filter(|number| (1..=ROWS).contains(number));
            self.row = number.ok_or("row number")? - 1;
        }
        if self.row >= ROWS {
            return Err("row number");
        }
        self.column = 0;
        if xml::is_on(element, "hidden") {
            self.facts.hidden_rows.push((self.row, self.row));
        }
        Ok(())
    }

    fn open_cell(&mut self, element: &BytesStart<'_>) -> Result<(), &'static str> {
        if self.cell.is_some() {
            return Err("cell within a cell");
        }
        let at = match attribute(element, "r") {
            Some(place) => cell_place(&place).ok_or("cell place")?,
            None => (self.row, self.column),
        };
        if at.1 >= COLUMNS {
            return Err("cell place");
        }
        self.column = at.1 + 1;
        self.ordinal += 1;
        self.kind = attribute(element, "t").unwrap_or_default().into_owned();
        self.value.clear();
        self.cell = Some(Fact {
            ordinal: self.ordinal,
            at,
            style: attribute(element, "s").and_then(|style| style.parse().ok()).unwrap_or(0),
            formula: false,
            valued: false,
            raw: None,
            error: self.kind == "e",
        });
        Ok(())
    }

    fn open_content(&mut self, element: &BytesStart<'_>) {
        let Some(cell) = &mut self.cell else { return };
        match element.local_name().as_ref() {
            "f" => cell.formula = true,
            "v" => {
                cell.valued = true;
                self.in_value = true;
            }
            _ => cell.valued = true,
        }
    }

    fn hide_columns(&mut self, element: &BytesStart<'_>) {
        let number = |key| attribute(element, key)?.parse::<u32>().ok();
        if let (Some(first), Some(last)) = (number("min"), number("max"))
            && (1..=COLUMNS).contains(&first)
        {
            self.facts.hidden_columns.push((first - 1, last.min(COLUMNS) - 1));
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "sheetData" => self.data = Data::After,
            "v" => self.in_value = false,
            "row" => self.row += 1,
            "c" => {
                if let Some(mut cell) = self.cell.take()
                    && (cell.formula || cell.valued)
                {
                    // Some programs write an empty value for a formula that they did not compute; an empty text says that it is one.
                    let computed = !self.value.is_empty() || self.kind == "str";
                    cell.valued &= computed || !cell.formula;
                    cell.raw = self.is_odd().then(|| self.value.clone());
                    self.facts.cells.push(cell);
                }
            }
            _ => {}
        }
    }

    /// Whether the value is one that the type of its cell does not allow.
    fn is_odd(&self) -> bool {
        let value = self.value.trim();
        match self.kind.as_str() {
            "str" | "inlineStr" | "s" | "d" => false,
            "" | "n" => match value.parse::<f64>() {
                Ok(number) => !number.is_finite(),
                Err(_) => self.kind == "n" && !value.is_empty(),
            },
            "b" => {
                !value.is_empty()
                    && !["0", "1", "true", "false"].contains(&value.to_ascii_lowercase().as_str())
            }
            _ => true,
        }
    }
}

/// The place that such as `B12` names: row and column from 0.
pub(super) fn cell_place(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = text.split_at_checked(digits)?;
    if letters.is_empty() || letters.len() > 3 || digits.len() > 7 {
        return None;
    }
    let mut column = 0;
    for letter in letters.chars() {
        column = column * 26 + letter.to_ascii_uppercase().to_digit(36).filter(|digit| *digit > 9)? - 9;
    }
    let row = digits.parse::<u32>().ok()?;
    ((1..=ROWS).contains(&row) && column <= COLUMNS).then(|| (row - 1, column - 1))
}

/// The region that such as `B12:C14` or `B12` names.
fn region(text: &str) -> Option<Region> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (cell_place(first)?, cell_place(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some(Region { first, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_and_false_ones_are_not() {
        assert_eq!(cell_place("A1"), Some((0, 0)));
        assert_eq!(cell_place("XFD1048576"), Some((1_048_575, 16_383)));
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "A99999999999", "A-1", "$A$1", "Ａ1", "AAAA1"] {
            assert_eq!(cell_place(text), None, "{text}");
        }
        assert_eq!(region("C3:A1"), None);
    }
}
