//! Finds sheets, columns and lines, also where they were renamed or moved.

use scalewright_model::Lang;

use crate::book::{Book, Sheet};
use crate::layout::TableLayout;
use crate::typed::Found;

/// Keys and headings are looked for in the first rows and columns.
const HEAD_ROWS: u32 = 40;
const HEAD_COLUMNS: u32 = 200;

/// The cover.
pub(super) fn cover(book: &Book) -> Option<&Sheet> {
    book.sheets.iter().find(|sheet| super::is_cover(sheet))
}

/// The text of a cell.
pub(super) fn text(sheet: &Sheet, row: u32, col: u32) -> Option<String> {
    match &sheet.cells.get(&(row, col))?.found {
        Found::Text(text) => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// A heading as it is compared: without spaces and line breaks, in small letters.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// How a form was found on a sheet.
pub(super) struct FoundTable {
    pub sheet: usize,
    /// For each field, its column, or its row in an upright form.
    pub fields: Vec<Option<u32>>,
    /// The column of what is filled in, in an upright form.
    pub value: u32,
    /// The first row with a line.
    pub first: u32,
    /// The row of the headings.
    pub head: u32,
    /// It is not as it was made: another name, other columns, keys that are gone.
    pub changed: bool,
}

/// The sheet of a form: by its keys, by its name, by its headings.
pub(super) fn table(book: &Book, layout: &TableLayout<'_>, name: &str, used: &[usize]) -> Option<FoundTable> {
    let free = || book.sheets.iter().enumerate().filter(|(index, _)| !used.contains(index));
    let keyed = free().find(|(_, sheet)| keys(sheet, layout).iter().any(Option::is_some));
    let named = || free().find(|(_, sheet)| sheet.name == name || sheet.name.ends_with(&format!("-{name}")));
    let half = layout.table.fields.len().div_ceil(2);
    let headed =
        || free().find(|(_, sheet)| headings(sheet, layout).0.iter().flatten().count() >= half.max(2));
    let (index, sheet) = keyed.or_else(named).or_else(headed)?;
    Some(on_sheet(index, sheet, layout, name))
}

/// Other sheets that have the keys of a form as well: copies of it.
pub(super) fn copies(book: &Book, layout: &TableLayout<'_>, used: &[usize]) -> Vec<usize> {
    let free = book.sheets.iter().enumerate().filter(|(index, _)| !used.contains(index));
    free.filter(|(_, sheet)| keys(sheet, layout).iter().any(Option::is_some))
        .map(|(index, _)| index)
        .collect()
}

fn on_sheet(index: usize, sheet: &Sheet, layout: &TableLayout<'_>, name: &str) -> FoundTable {
    let by_key = keys(sheet, layout);
    let (by_heading, head) = headings(sheet, layout);
    let fields: Vec<Option<u32>> =
        by_key.iter().zip(&by_heading).map(|(key, heading)| key.or(*heading)).collect();
    let expected = |at: usize| match layout.place(at) {
        crate::layout::Placed::Column(col) => col,
        crate::layout::Placed::Cell(row, _) => row,
    };
    let named = sheet.name == name || sheet.name.ends_with(&format!("-{name}"));
    let moved = fields.iter().enumerate().any(|(at, place)| place.is_some_and(|place| place != expected(at)));
    let keyless = by_key.iter().all(Option::is_none);
    let head = head.unwrap_or(crate::layout::HEAD);
    FoundTable {
        sheet: index,
        first: first_line(sheet, layout, head, &fields),
        value: if layout.upright { value_column(sheet, layout, &fields) } else { 0 },
        fields,
        head,
        changed: !named || moved || keyless,
    }
}

/// Where the keys of a form's fields stand: the column of each, or the row in an upright form.
fn keys(sheet: &Sheet, layout: &TableLayout<'_>) -> Vec<Option<u32>> {
    let wanted: Vec<String> = layout.table.fields.iter().map(|field| layout.key(field)).collect();
    let mut found = vec![None; wanted.len()];
    for ((row, col), cell) in &sheet.cells {
        let Found::Text(text) = &cell.found else { continue };
        let near = if layout.upright { *col < 5 } else { *row < HEAD_ROWS && *col < HEAD_COLUMNS };
        let position = if near { wanted.iter().position(|key| key == text.trim()) } else { None };
        if let Some(slot) = position.and_then(|at| found.get_mut(at)).filter(|slot| slot.is_none()) {
            *slot = Some(if layout.upright { *row } else { *col });
        }
    }
    found
}

/// Where the headings of a form's fields stand: those in the row, or the column, that has most of them.
fn headings(sheet: &Sheet, layout: &TableLayout<'_>) -> (Vec<Option<u32>>, Option<u32>) {
    let titles: Vec<Vec<String>> = layout.table.fields.iter().map(titles).collect();
    let mut lines: std::collections::BTreeMap<u32, Vec<Option<u32>>> = std::collections::BTreeMap::new();
    for ((row, col), cell) in &sheet.cells {
        let Found::Text(text) = &cell.found else { continue };
        if (!layout.upright && *row >= HEAD_ROWS) || *col >= HEAD_COLUMNS {
            continue;
        }
        let text = folded(text);
        let Some(at) = titles.iter().position(|titles| titles.contains(&text)) else { continue };
        let (line, place) = if layout.upright { (*col, *row) } else { (*row, *col) };
        let found = lines.entry(line).or_insert_with(|| vec![None; titles.len()]);
        if let Some(slot) = found.get_mut(at).filter(|slot| slot.is_none()) {
            *slot = Some(place);
        }
    }
    let best =
        lines.into_iter().max_by_key(|(line, found)| (found.iter().flatten().count(), u32::MAX - line));
    match best {
        Some((line, found)) => (found, Some(line)),
        None => (vec![None; titles.len()], None),
    }
}

fn titles(field: &scalewright_model::Field) -> Vec<String> {
    Lang::ALL.into_iter().filter_map(|lang| field.title.get(lang)).map(folded).collect()
}

/// The first row below the headings and the hints.
fn first_line(sheet: &Sheet, layout: &TableLayout<'_>, head: u32, fields: &[Option<u32>]) -> u32 {
    if layout.upright {
        return fields.iter().flatten().copied().min().unwrap_or(crate::layout::FIRST);
    }
    let hints: Vec<String> = hints();
    let hinted = fields
        .iter()
        .flatten()
        .any(|col| text(sheet, head + 1, *col).is_some_and(|text| hints.contains(&folded(&text))));
    head + 1 + u32::from(hinted)
}

/// The hints below headings, in every language.
fn hints() -> Vec<String> {
    let ids = ["yes-no", "number", "code", "date", "initials", "text"];
    let all = Lang::ALL.into_iter().flat_map(|lang| {
        let words = scalewright_words::Words::of(lang);
        ids.map(|id| folded(&words.word(&format!("book-hint-{id}"))))
    });
    all.collect()
}

/// The column of what is filled in, in an upright form: the one with that heading, or the one right of the titles.
fn value_column(sheet: &Sheet, layout: &TableLayout<'_>, fields: &[Option<u32>]) -> u32 {
    let words = Lang::ALL.map(|lang| folded(&scalewright_words::Words::of(lang).word("book-value")));
    let headed = sheet.cells.iter().find_map(|((_, col), cell)| match &cell.found {
        Found::Text(text) if words.contains(&folded(text)) => Some(*col),
        _ => None,
    });
    let label = || {
        fields.iter().zip(&layout.table.fields).find_map(|(row, field)| {
            let row = (*row)?;
            let titles = titles(field);
            let here = sheet.cells.range((row, 0)..(row, HEAD_COLUMNS));
            here.into_iter().find_map(|((_, col), cell)| match &cell.found {
                Found::Text(text) if titles.contains(&folded(text)) => Some(*col + 1),
                _ => None,
            })
        })
    };
    headed.or_else(label).unwrap_or(crate::layout::UPRIGHT)
}

/// The column of what is filled in on the cover: the one whose key is the language.
pub(super) fn cover_column(sheet: &Sheet) -> u32 {
    let keys = sheet.cells.range((0, 1)..(1, 0));
    let found = keys.into_iter().find_map(|((_, col), cell)| match &cell.found {
        Found::Text(text) if Lang::ALL.iter().any(|lang| lang.code() == text.trim()) => Some(*col),
        _ => None,
    });
    found.unwrap_or(crate::layout::VALUE)
}
