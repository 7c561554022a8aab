//! Opens a file or a folder. What is in it decides how it is read, not how it is called.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::guard::Package;
use super::limits::{self, FILE_MB};
use super::xlsx::Wanted;
use super::{Book, OpenError, cfb, csv, ods, xls, xlsx};

/// Opens a workbook, a CSV file or a folder of CSV files.
///
/// A sheet for which `wanted` is false is listed by its name, its cells are not read.
pub fn open(path: &Path, wanted: &dyn Fn(&str) -> bool) -> Result<Book, OpenError> {
    let about = fs::metadata(path).map_err(|error| io_error(&error))?;
    if about.is_dir() {
        return csv::read_folder(path, wanted);
    }
    if !about.is_file() {
        return Err(OpenError::Unreadable(format!("{:?}", about.file_type())));
    }
    let limit = limits::bytes(FILE_MB);
    let mut bytes = Vec::new();
    if about.len() <= limit {
        let file = fs::File::open(path).map_err(|error| io_error(&error))?;
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| io_error(&error))?;
    } else {
        return Err(OpenError::TooLarge { limit_mb: FILE_MB });
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    open_bytes(&name.unwrap_or_default(), bytes, wanted)
}

/// Opens a workbook or a CSV file whose content is at hand; `name` is the name of the file.
///
/// A sheet for which `wanted` is false is listed by its name, its cells are not read.
pub fn open_bytes(name: &str, bytes: Vec<u8>, wanted: &dyn Fn(&str) -> bool) -> Result<Book, OpenError> {
    if bytes.len() as u64 > limits::bytes(FILE_MB) {
        return Err(OpenError::TooLarge { limit_mb: FILE_MB });
    }
    if bytes.is_empty() {
        return Err(OpenError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return open_package(&bytes, wanted);
    }
    if bytes.starts_with(cfb::MAGIC) {
        return xls::read(&bytes, wanted);
    }
    open_text(name, &bytes, wanted)
}

fn open_package(bytes: &[u8], wanted: Wanted<'_>) -> Result<Book, OpenError> {
    let mut package = Package::inspect(bytes)?;
    if package.beginning("mimetype").starts_with(ods::KIND) {
        return ods::read(&mut package, wanted);
    }
    xlsx::read(bytes, &mut package, wanted)
}

fn open_text(name: &str, bytes: &[u8], wanted: Wanted<'_>) -> Result<Book, OpenError> {
    // Workbooks of Excel 2 to 4 are bare records.
    if [b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"]
        .iter()
        .any(|old| bytes.starts_with(*old))
    {
        return Err(OpenError::OldFormat);
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let named = ["csv", "tsv", "txt"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    if is_other(bytes) {
        return Err(OpenError::UnknownFormat);
    }
    match csv::decoded(bytes) {
        Some(text) if named || csv::looks_separated(&text) => csv::read_text(stem, &text, wanted),
        None if named => Err(OpenError::Damaged("characters".to_owned())),
        _ => Err(OpenError::UnknownFormat),
    }
}

/// Whether a text is of a known other kind: a web page, an XML file, a PDF, a letter.
fn is_other(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let start = bytes.trim_ascii_start();
    let start = start.get(..start.len().min(16)).unwrap_or_default().to_ascii_lowercase();
    let others: [&[u8]; 11] = [
        b"<html",
        b"<!doctype",
        b"<!--",
        b"<?xml",
        b"<table",
        b"<head",
        b"<body",
        b"<meta",
        b"%pdf",
        b"{\\rtf",
        b"<style",
    ];
    others.iter().any(|other| start.starts_with(other))
}

/// What the system said.
pub(super) fn io_error(error: &io::Error) -> OpenError {
    match error.kind() {
        ErrorKind::NotFound => OpenError::NotFound,
        _ => OpenError::Unreadable(error.to_string()),
    }
}
