//! The cells of one sheet of the old binary format.

use super::cfb::{half, word};
use super::formats::Shown;
use super::limits::{Budget, REGIONS};
use super::xls::{Globals, Record, next_record, text_at};
use super::xml::damaged;
use super::{Cell, Found, OpenError, Region, Sheet, dates};

/// Reads the cells of the sheet that begins at this byte of the stream.
pub(super) fn fill(
    sheet: &mut Sheet,
    budget: &mut Budget,
    stream: &[u8],
    start: usize,
    globals: &Globals,
) -> Result<(), OpenError> {
    let (mut at, mut depth) = (start, 0_usize);
    let mut reader = Cells { sheet, budget, globals, awaited: None, rows: Vec::new(), columns: Vec::new() };
    while let Some(record) = next_record(stream, &mut at)? {
        match record.kind {
            // Charts lie within a sheet and have records of the same kinds.
            0x0809 => depth += 1,
            0x000A if depth <= 1 => {
                let Cells { sheet, rows, columns, .. } = reader;
                sheet.hide(&rows, &columns);
                return Ok(());
            }
            0x000A => depth -= 1,
            _ if depth == 1 => reader.record(&record)?,
            _ if depth == 0 => break,
            _ => {}
        }
    }
    Err(damaged(&reader.sheet.name, "ends early"))
}

struct Cells<'a> {
    sheet: &'a mut Sheet,
    budget: &'a mut Budget,
    globals: &'a Globals,
    /// The formula whose text follows in a record of its own, with its style.
    awaited: Option<((u32, u32), usize)>,
    rows: Vec<(u32, u32)>,
    columns: Vec<(u32, u32)>,
}

impl Cells<'_> {
    fn record(&mut self, record: &Record<'_>) -> Result<(), OpenError> {
        let done = match record.kind {
            0x0208 => self.row(record.data()),
            0x007D => self.column(record.data()),
            0x00E5 => self.merged(record.data()),
            0x00BD => return self.numbers(record.data()),
            0x0207 => return self.formula_text(record),
            0x0006 | 0x0203 | 0x0204 | 0x0205 | 0x00D6 | 0x00FD | 0x027E => return self.cell(record),
            _ => Some(()),
        };
        done.ok_or_else(|| self.fault())
    }

    fn fault(&self) -> OpenError {
        damaged(&self.sheet.name, "record too short")
    }

    fn row(&mut self, data: &[u8]) -> Option<()> {
        if word(data, 12)? & 0x20 != 0 {
            let row = u32::from(half(data, 0)?);
            self.rows.push((row, row));
        }
        Some(())
    }

    fn column(&mut self, data: &[u8]) -> Option<()> {
        if half(data, 8)? & 1 != 0 {
            self.columns.push((u32::from(half(data, 0)?), u32::from(half(data, 2)?)));
        }
        Some(())
    }

    fn merged(&mut self, data: &[u8]) -> Option<()> {
        let count = usize::from(half(data, 0)?);
        for eight in data.get(2..)?.chunks_exact(8).take(count) {
            let number = |at| half(eight, at).map(u32::from);
            let region = Region { first: (number(0)?, number(4)?), last: (number(2)?, number(6)?) };
            if self.sheet.merged.len() < REGIONS {
                self.sheet.merged.push(region);
            }
        }
        Some(())
    }

    /// Several numbers side by side.
    fn numbers(&mut self, data: &[u8]) -> Result<(), OpenError> {
        let (Some(row), Some(first)) = (half(data, 0), half(data, 2)) else {
            return Err(self.fault());
        };
        let inner = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (column, six) in (u32::from(first)..).zip(inner.chunks_exact(6)) {
            let (Some(style), Some(packed)) = (half(six, 0), word(six, 2)) else {
                break;
            };
            let found = self.number(unpacked(packed), usize::from(style));
            self.put((u32::from(row), column), usize::from(style), found, false)?;
        }
        Ok(())
    }

    fn cell(&mut self, record: &Record<'_>) -> Result<(), OpenError> {
        let data = record.data();
        let (Some(row), Some(column), Some(style)) = (half(data, 0), half(data, 2), half(data, 4)) else {
            return Err(self.fault());
        };
        let (at, style) = ((u32::from(row), u32::from(column)), usize::from(style));
        self.awaited = None;
        if record.kind == 0x0006 {
            return self.formula(at, style, data);
        }
        let found = match record.kind {
            0x0203 => double(data, 6).map(|number| self.number(number, style)),
            0x027E => word(data, 6).map(|packed| self.number(unpacked(packed), style)),
            0x0205 => truth(data.get(6).copied(), data.get(7).copied()),
            0x00FD => {
                let text = word(data, 6).and_then(|index| usize::try_from(index).ok());
                text.and_then(|index| self.globals.strings.get(index)).cloned().map(Found::Text)
            }
            _ => text_at(record, 6).map(Found::Text),
        };
        let found = found.ok_or_else(|| self.fault())?;
        self.put(at, style, found, false)
    }

    fn formula(&mut self, at: (u32, u32), style: usize, data: &[u8]) -> Result<(), OpenError> {
        let fault = self.fault();
        if half(data, 12) != Some(0xFFFF) {
            let found = double(data, 6).map(|number| self.number(number, style)).ok_or(fault)?;
            return self.put(at, style, found, true);
        }
        let value = data.get(8).copied();
        match data.get(6) {
            Some(0) => {
                self.awaited = Some((at, style));
                Ok(())
            }
            Some(1) => self.put(at, style, truth(value, Some(0)).ok_or(fault)?, true),
            Some(2) => self.put(at, style, truth(value, Some(1)).ok_or(fault)?, true),
            // An empty text is nothing.
            _ => Ok(()),
        }
    }

    fn formula_text(&mut self, record: &Record<'_>) -> Result<(), OpenError> {
        let text = text_at(record, 0).ok_or_else(|| self.fault())?;
        match self.awaited.take() {
            Some((at, style)) if !text.is_empty() => self.put(at, style, Found::Text(text), true),
            _ => Ok(()),
        }
    }

    fn number(&self, number: f64, style: usize) -> Found {
        match self.shown(style) {
            _ if !number.is_finite() => Found::Error("#NUM!".to_owned()),
            Shown::Day => dates::of_serial(number, self.globals.since_1904),
            _ => Found::Number(number),
        }
    }

    fn shown(&self, style: usize) -> Shown {
        self.globals.styles.get(style).copied().unwrap_or_default()
    }

    fn put(&mut self, at: (u32, u32), style: usize, found: Found, formula: bool) -> Result<(), OpenError> {
        let percent = self.shown(style) == Shown::Percent;
        self.sheet.put(self.budget, at, Cell { found, percent, formula })
    }
}

fn double(bytes: &[u8], at: usize) -> Option<f64> {
    let eight = bytes.get(at..at.checked_add(8)?)?;
    eight.try_into().ok().map(f64::from_le_bytes)
}

/// A number in four bytes: half a floating one or an integer, perhaps in hundredths.
fn unpacked(packed: u32) -> f64 {
    let number = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 0 { number } else { number / 100.0 }
}

/// TRUE, FALSE or an error.
fn truth(value: Option<u8>, is_error: Option<u8>) -> Option<Found> {
    let (value, is_error) = (value?, is_error? != 0);
    if !is_error {
        return Some(Found::Bool(value != 0));
    }
    let text = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Some(Found::Error(text.to_owned()))
}
