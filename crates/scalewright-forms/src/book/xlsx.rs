//! Reads an xlsx package: the values as they stream by, joined with what else the sheet says.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxCellReader, XlsxError};

use super::facts::{self, Fact, Facts};
use super::formats::Shown;
use super::guard::Package;
use super::limits::Budget;
use super::package::{self, Plan};
use super::xml::damaged;
use super::{Book, Cell, Format, Found, OpenError, Sheet, dates};

/// Which sheets the caller wants, by name.
pub(super) type Wanted<'a> = &'a dyn Fn(&str) -> bool;

/// Reads the workbook of a package that has been looked through.
pub(super) fn read(bytes: &[u8], package: &mut Package<'_>, wanted: Wanted<'_>) -> Result<Book, OpenError> {
    if has_macros(package)? {
        return Err(OpenError::Macros);
    }
    let plan = package::plan(package)?.ok_or(OpenError::UnknownFormat)?;
    let mut values = Xlsx::new(Cursor::new(bytes)).map_err(|error| OpenError::Damaged(error.to_string()))?;
    let (mut sheets, mut budget) = (Vec::new(), Budget::new());
    for listed in &plan.sheets {
        let mut sheet = Sheet::named(&listed.name, listed.hidden);
        if let Some(part) = listed.part.as_deref().filter(|_| wanted(&listed.name)) {
            let facts = facts::read(part, package.part(part)?)?.ok_or_else(|| sheet.too_many())?;
            fill(&mut sheet, &mut budget, part, facts, &plan, &mut values)?;
        }
        sheets.push(sheet);
    }
    Ok(Book { sheets, links: plan.links, format: Format::Xlsx })
}

/// Whether the package holds macros, or says that it may.
fn has_macros(package: &mut Package<'_>) -> Result<bool, OpenError> {
    if package.names().any(|name| name.ends_with("vbaproject.bin")) {
        return Ok(true);
    }
    let (part, mut enabled) = ("[content_types].xml", false);
    if package.has(part) {
        super::xml::walk(part, package.part(part)?, |item| {
            if let super::xml::Item::Open(element) = item {
                let kind = super::xml::attribute(element, "ContentType").unwrap_or_default();
                enabled = enabled || kind.contains("macroEnabled") || kind.contains("vbaProject");
            }
            Ok(super::xml::ON)
        })?;
    }
    Ok(enabled)
}

type Values<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Puts the cells of one sheet in their places.
fn fill(
    sheet: &mut Sheet,
    budget: &mut Budget,
    part: &str,
    facts: Facts,
    plan: &Plan,
    values: &mut Values<'_>,
) -> Result<(), OpenError> {
    let mut stream =
        values.worksheet_cells_reader(&sheet.name).map_err(|error| damaged(part, &error.to_string()))?;
    let mut passed = 0;
    for fact in facts.cells {
        let mut value = Ok(DataRef::Empty);
        while passed < fact.ordinal {
            value = next(part, &mut stream)?;
            passed += 1;
        }
        let shown = plan.styles.get(fact.style).copied().unwrap_or_default();
        if let Some(found) = found(part, value, &fact, plan.since_1904)? {
            let cell = Cell { found, percent: shown == Shown::Percent, formula: fact.formula };
            sheet.put(budget, fact.at, cell)?;
        }
    }
    sheet.merged = facts.merged;
    sheet.hide(&facts.hidden_rows, &facts.hidden_columns);
    Ok(())
}

/// The value of the next cell; an inner error if only this one cell cannot be understood.
fn next<'a>(
    part: &str,
    stream: &mut XlsxCellReader<'a, Cursor<&[u8]>>,
) -> Result<Result<DataRef<'a>, String>, OpenError> {
    match stream.next_cell() {
        Ok(Some(cell)) => Ok(Ok(cell.get_value().clone())),
        Ok(None) => Err(damaged(part, "fewer cells than before")),
        Err(
            error @ (XlsxError::CellError(_)
            | XlsxError::CellTAttribute(_)
            | XlsxError::ParseFloat(_)
            | XlsxError::Unrecognized { .. }
            | XlsxError::Unexpected(_)),
        ) => Ok(Err(error.to_string())),
        Err(error) => Err(damaged(part, &error.to_string())),
    }
}

/// What the cell holds; nothing if it is empty.
fn found(
    part: &str,
    value: Result<DataRef<'_>, String>,
    fact: &Fact,
    since_1904: bool,
) -> Result<Option<Found>, OpenError> {
    if let Some(raw) = &fact.raw {
        let raw = raw.trim().to_owned();
        return Ok(Some(if fact.error { Found::Error(raw) } else { Found::Text(raw) }));
    }
    let value = value.map_err(|cause| damaged(&format!("{part} {:?}", fact.at), &cause))?;
    Ok(match value {
        DataRef::Empty if fact.formula && !fact.valued => Some(Found::Text(String::new())),
        DataRef::Empty => None,
        DataRef::String(text) | DataRef::DurationIso(text) => text_found(&text, fact),
        DataRef::SharedString(text) => text_found(text, fact),
        DataRef::Bool(is) => Some(Found::Bool(is)),
        #[allow(clippy::cast_precision_loss)]
        DataRef::Int(number) => Some(Found::Number(number as f64)),
        DataRef::Float(number) => Some(Found::Number(number)),
        // 38:00 is kept as 1.58 days: nobody who typed it means that number.
        DataRef::DateTime(day) if day.is_duration() => Some(Found::Day { date: None, has_time: true }),
        DataRef::DateTime(day) => Some(dates::of_serial(day.as_f64(), since_1904)),
        DataRef::DateTimeIso(text) => Some(dates::of_iso(&text)),
        DataRef::Error(error) => Some(Found::Error(error.to_string())),
    })
}

/// A text, unless it is the empty result of a formula: only a missing result is kept.
fn text_found(text: &str, fact: &Fact) -> Option<Found> {
    (!text.is_empty() || (fact.formula && !fact.valued)).then(|| Found::Text(text.to_owned()))
}
