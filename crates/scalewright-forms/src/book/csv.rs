//! CSV files: one is a book of one sheet, a folder of them is a book of several.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use super::limits::{self, Budget, FILE_MB, LINE_SEPARATORS, ZIP_ENTRIES};
use super::open::io_error;
use super::xlsx::Wanted;
use super::{Book, Cell, Format, Found, OpenError, Sheet};

/// The separators that are told apart; the first is taken where none is better.
const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];

/// How many lines decide about the separator.
const LINES: usize = 20;

/// Reads a folder of CSV files, in the order of their names.
pub(super) fn read_folder(folder: &Path, wanted: Wanted<'_>) -> Result<Book, OpenError> {
    let files = files(folder)?;
    if files.is_empty() {
        return Err(OpenError::EmptyFolder);
    }
    let (mut sheets, mut left, mut budget) = (Vec::new(), limits::bytes(FILE_MB), Budget::new());
    for (stem, path) in files {
        let mut sheet = Sheet::named(&stem, false);
        if wanted(&stem) {
            let mut bytes = Vec::new();
            let file = fs::File::open(&path).map_err(|error| io_error(&error))?;
            file.take(left + 1).read_to_end(&mut bytes).map_err(|error| io_error(&error))?;
            let too_large = OpenError::TooLarge { limit_mb: FILE_MB };
            left = left.checked_sub(bytes.len() as u64).ok_or(too_large)?;
            let text = decoded(&bytes).ok_or_else(|| OpenError::Damaged(format!("{stem}: characters")))?;
            fill(&mut sheet, &mut budget, &text)?;
        }
        sheets.push(sheet);
    }
    Ok(book(sheets))
}

/// Reads the text of one CSV file.
pub(super) fn read_text(stem: &str, text: &str, wanted: Wanted<'_>) -> Result<Book, OpenError> {
    let mut sheet = Sheet::named(stem, false);
    if wanted(stem) {
        fill(&mut sheet, &mut Budget::new(), text)?;
    }
    Ok(book(vec![sheet]))
}

fn book(sheets: Vec<Sheet>) -> Book {
    Book { sheets, links: Vec::new(), format: Format::Csv }
}

/// The CSV files of a folder, by name; those that a system hides are left out.
fn files(folder: &Path) -> Result<Vec<(String, PathBuf)>, OpenError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| io_error(&error))? {
        let path = entry.map_err(|error| io_error(&error))?.path();
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if is_csv && !stem.starts_with('.') && path.is_file() {
            found.push((stem, path));
        }
        if found.len() > ZIP_ENTRIES {
            return Err(OpenError::TooManyParts { limit: ZIP_ENTRIES });
        }
    }
    found.sort();
    Ok(found)
}

/// The text of a file; nothing if the bytes are no text in any of the encodings.
pub(super) fn decoded(bytes: &[u8]) -> Option<String> {
    let marked = [(UTF_8, 3, "\u{FEFF}".as_bytes()), (UTF_16LE, 2, b"\xFF\xFE"), (UTF_16BE, 2, b"\xFE\xFF")];
    let mark = marked.iter().find(|(_, _, mark)| bytes.starts_with(mark));
    let text = match mark {
        Some((encoding, length, _)) => {
            encoding.decode_without_bom_handling_and_without_replacement(bytes.get(*length..)?)?
        }
        None => match str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)?,
        },
    };
    let is_text = |letter: char| !letter.is_control() || matches!(letter, '\t' | '\r' | '\n');
    text.chars().all(is_text).then(|| text.into_owned())
}

/// Whether a text without a telling name looks like a table: the first line has a separator.
pub(super) fn looks_separated(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    first.bytes().any(|byte| SEPARATORS.contains(&byte))
}

fn fill(sheet: &mut Sheet, budget: &mut Budget, text: &str) -> Result<(), OpenError> {
    let many = |line: &str| line.bytes().filter(|byte| SEPARATORS.contains(byte)).count() > LINE_SEPARATORS;
    if text.split(['\n', '\r']).any(many) {
        return Err(sheet.too_many());
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let (mut row, mut record) = (0_u32, StringRecord::new());
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let more = reader.read_record(&mut record);
        if !more.map_err(|error| OpenError::Damaged(format!("{}: {error}", sheet.name)))? {
            return Ok(());
        }
        row += blank_lines(text, start);
        for (column, value) in (0_u32..).zip(&record) {
            let found = Found::Text(value.to_owned());
            sheet.put(budget, (row, column), Cell { found, percent: false, formula: false })?;
        }
        row += 1;
    }
}

/// How many empty lines come at this place; the reader passes over them, a spreadsheet counts them.
fn blank_lines(text: &str, start: usize) -> u32 {
    let mut rest = text.get(start..).unwrap_or_default();
    if text.get(..start).is_some_and(|before| before.ends_with('\r')) {
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    let mut count = 0;
    while let Some(after) = ["\r\n", "\n", "\r"].iter().find_map(|end| rest.strip_prefix(end)) {
        rest = after;
        count += 1;
    }
    count
}

/// The separator that divides most of the first lines as it divides the first one.
fn separator(text: &str) -> u8 {
    let counts = first_lines(text);
    let score = |index: usize| {
        let of = |line: &[usize; 3]| line.get(index).copied().unwrap_or(0);
        let first = counts.first().map_or(0, of);
        let alike = counts.iter().filter(|line| of(line) == first && first > 0).count();
        (alike, counts.iter().map(of).sum::<usize>())
    };
    let best = (0..SEPARATORS.len()).rev().max_by_key(|index| score(*index));
    best.and_then(|index| SEPARATORS.get(index)).copied().unwrap_or(b',')
}

/// How often each separator stands in the first lines, outside of quotation marks.
fn first_lines(text: &str) -> Vec<[usize; 3]> {
    let (mut lines, mut line, mut quoted, mut filled) = (Vec::new(), [0_usize; 3], false, false);
    for byte in text.bytes().take(1024 * 1024) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => {
                if filled {
                    lines.push(line);
                }
                (line, filled) = ([0; 3], false);
                if lines.len() == LINES {
                    return lines;
                }
                continue;
            }
            _ if !quoted => {
                let at = SEPARATORS.iter().position(|separator| *separator == byte);
                if let Some(count) = at.and_then(|at| line.get_mut(at)) {
                    *count += 1;
                }
            }
            _ => {}
        }
        filled = true;
    }
    if filled {
        lines.push(line);
    }
    lines
}
