//! Tests of the whole: files made here, opened as a caller would.
#![allow(clippy::unwrap_used, clippy::format_collect, clippy::panic, clippy::indexing_slicing)]

mod csv;
mod hostile;
mod ods;
mod random;
mod xls;
mod xlsx;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Book, Cell, Found, OpenError, Sheet, open_bytes};

/// Packs parts into a package.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A package of one sheet, whose XML is given, with further parts.
fn xlsx_with(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="http://x/relationships/{kind}" Target="{target}"/>"#)
    };
    let office =
        format!("<Relationships>{}</Relationships>", relation("a", "officeDocument", "xl/workbook.xml"));
    let inner =
        format!("<Relationships>{}</Relationships>", relation("r1", "worksheet", "worksheets/sheet1.xml"));
    let workbook =
        r#"<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let mut parts = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", office.as_str()),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", inner.as_str()),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for one in more {
        parts.retain(|(name, _)| *name != one.0);
        parts.push(*one);
    }
    let parts: Vec<_> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    packed(&parts)
}

/// The same with only the rows given.
fn xlsx_of(rows: &str, more: &[(&str, &str)]) -> Vec<u8> {
    xlsx_with(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"), more)
}

fn open_all(name: &str, bytes: Vec<u8>) -> Result<Book, OpenError> {
    open_bytes(name, bytes, &|_| true)
}

/// The one sheet of a book.
fn only(bytes: Vec<u8>) -> Sheet {
    let mut book = open_all("book.xlsx", bytes).unwrap();
    assert_eq!(book.sheets.len(), 1);
    book.sheets.remove(0)
}

fn cell(sheet: &Sheet, row: u32, column: u32) -> &Cell {
    sheet.cells.get(&(row, column)).unwrap_or_else(|| panic!("no cell at {row} {column}: {sheet:?}"))
}

fn text(value: &str) -> Found {
    Found::Text(value.to_owned())
}

/// A day as `2026-10-15`, with ` t` if there is a time.
fn day(found: &Found) -> String {
    match found {
        Found::Day { date, has_time } => {
            let date = date.map_or("none".to_owned(), |date| date.to_string());
            format!("{date}{}", if *has_time { " t" } else { "" })
        }
        other => format!("{other:?}"),
    }
}
