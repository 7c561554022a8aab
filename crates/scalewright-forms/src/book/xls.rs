//! Reads a workbook of Excel 97 to 2003 out of its compound file.
//!
//! A general reader makes room for as many cells as the file claims, which ends the program, not the reading.

use std::collections::BTreeMap;

use super::cfb::{Compound, half, word};
use super::formats::{self, Shown};
use super::limits::{self, Budget, XLS_FILE_MB};
use super::package::file_name;
use super::sst::{self, Pieces};
use super::xlsx::Wanted;
use super::xml::damaged;
use super::{Book, Format, OpenError, Sheet, xls_cells};

const PART: &str = "Workbook";

/// A record with those that continue it.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) pieces: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    /// The record itself, without its continuation.
    pub(super) fn data(&self) -> &'a [u8] {
        self.pieces.first().copied().unwrap_or_default()
    }
}

/// What the cells need to know about the book.
#[derive(Debug, Default)]
pub(super) struct Globals {
    pub(super) strings: Vec<String>,
    pub(super) styles: Vec<Shown>,
    pub(super) since_1904: bool,
    links: Vec<String>,
    sheets: Vec<Bound>,
}

/// A sheet as the book lists it.
#[derive(Debug)]
struct Bound {
    name: String,
    hidden: bool,
    /// Where it begins; nothing for a chart.
    start: Option<usize>,
}

/// Reads the workbook of a compound file.
pub(super) fn read(bytes: &[u8], wanted: Wanted<'_>) -> Result<Book, OpenError> {
    let file = Compound::read(bytes)?;
    if file.has("EncryptedPackage") {
        return Err(OpenError::Password);
    }
    if !file.has(PART) {
        return Err(if file.has("Book") { OpenError::OldFormat } else { OpenError::UnknownFormat });
    }
    if file.has("_VBA_PROJECT_CUR") {
        return Err(OpenError::Macros);
    }
    if bytes.len() as u64 > limits::bytes(XLS_FILE_MB) {
        return Err(OpenError::TooLarge { limit_mb: XLS_FILE_MB });
    }
    let stream = file.stream(PART)?.ok_or(OpenError::UnknownFormat)?;
    let globals = globals(&stream)?;
    let (mut sheets, mut budget) = (Vec::new(), Budget::new());
    for bound in &globals.sheets {
        let mut sheet = Sheet::named(&bound.name, bound.hidden);
        if let Some(start) = bound.start.filter(|_| wanted(&bound.name)) {
            xls_cells::fill(&mut sheet, &mut budget, &stream, start, &globals)?;
        }
        sheets.push(sheet);
    }
    Ok(Book { sheets, links: globals.links, format: Format::Xls })
}

/// The next record from `at` on, with what continues it; moves `at` behind it.
pub(super) fn next_record<'a>(stream: &'a [u8], at: &mut usize) -> Result<Option<Record<'a>>, OpenError> {
    let Some((kind, first)) = single(stream, at)? else {
        return Ok(None);
    };
    let mut pieces = vec![first];
    while half(stream, *at) == Some(0x3C) {
        pieces.extend(single(stream, at)?.map(|(_, piece)| piece));
    }
    Ok(Some(Record { kind, pieces }))
}

fn single<'a>(stream: &'a [u8], at: &mut usize) -> Result<Option<(u16, &'a [u8])>, OpenError> {
    let (Some(kind), Some(length)) = (half(stream, *at), half(stream, at.saturating_add(2))) else {
        return Ok(None);
    };
    let start = at.saturating_add(4);
    let end = start.saturating_add(usize::from(length));
    let data = stream.get(start..end).ok_or_else(|| damaged(PART, "record ends early"))?;
    *at = end;
    Ok(Some((kind, data)))
}

fn globals(stream: &[u8]) -> Result<Globals, OpenError> {
    let (mut globals, mut at) = (Globals::default(), 0);
    let (mut codes, mut used) = (BTreeMap::new(), Vec::new());
    let first = next_record(stream, &mut at)?.ok_or_else(|| damaged(PART, "no records"))?;
    match (first.kind, half(first.data(), 0)) {
        (0x0809, Some(0x0600)) => {}
        (0x0009 | 0x0209 | 0x0409 | 0x0809, _) => return Err(OpenError::OldFormat),
        _ => return Err(damaged(PART, "no beginning")),
    }
    while let Some(record) = next_record(stream, &mut at)? {
        let data = record.data();
        match record.kind {
            0x002F => return Err(OpenError::Password),
            0x0022 => globals.since_1904 = half(data, 0) == Some(1),
            0x041E => {
                let code = text_at(&record, 2).unwrap_or_default();
                codes.insert(half(data, 0).unwrap_or(0), formats::of_code(&code));
            }
            0x00E0 => used.push(half(data, 2).unwrap_or(0)),
            0x0085 => globals.sheets.push(bound(data)?),
            0x01AE => globals.links.extend(link(&record)),
            0x00FC => globals.strings = sst::shared(record.pieces)?,
            0x000A => {
                globals.styles = used.iter().map(|id| style(&codes, *id)).collect();
                return Ok(globals);
            }
            _ => {}
        }
    }
    Err(damaged(PART, "ends early"))
}

fn style(codes: &BTreeMap<u16, Shown>, id: u16) -> Shown {
    codes.get(&id).copied().unwrap_or_else(|| formats::of_builtin(u32::from(id)))
}

/// The text that begins at this byte of the record.
pub(super) fn text_at(record: &Record<'_>, at: usize) -> Option<String> {
    let mut pieces = record.pieces.clone();
    let first = pieces.first_mut()?;
    *first = first.get(at..)?;
    Pieces::new(pieces).text()
}

fn bound(data: &[u8]) -> Result<Bound, OpenError> {
    let fault = || damaged(PART, "list of sheets");
    let (state, kind) = (data.get(4).ok_or_else(fault)?, data.get(5).ok_or_else(fault)?);
    let start = word(data, 0).and_then(|start| usize::try_from(start).ok());
    match kind {
        // Excel 4 macros, or a module of macros.
        1 | 6 => return Err(OpenError::Macros),
        _ => {}
    }
    let name = data.get(6..).and_then(|rest| Pieces::new(vec![rest]).short_text());
    Ok(Bound { name: name.ok_or_else(fault)?, hidden: state & 3 != 0, start: start.filter(|_| *kind == 0) })
}

/// The file that a record of links names; nothing if it is the book itself.
fn link(record: &Record<'_>) -> Option<String> {
    if matches!(half(record.data(), 2), Some(0x0401 | 0x3A01) | None) {
        return None;
    }
    let path = text_at(record, 2)?;
    // Folders are set apart by control characters.
    let last = path.rsplit(|letter: char| letter < ' ').next()?;
    Some(file_name(last)).filter(|name| !name.is_empty())
}
