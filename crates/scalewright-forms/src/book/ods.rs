//! Reads an `OpenDocument` spreadsheet in one pass.
//!
//! A general reader would repeat cells without a bound and wait without end for a table that breaks off,
//! and knows neither percentages nor what is hidden or merged.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::guard::Package;
use super::limits::{Budget, REGIONS};
use super::ods_cell::Pending;
use super::package::file_name;
use super::xlsx::Wanted;
use super::xml::{self, Flow, Item, ON, attribute, damaged};
use super::{Book, Cell, Format, OpenError, Region, Sheet};

/// What a spreadsheet of this kind says it is, at its beginning.
pub(super) const KIND: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

const CONTENT: &str = "content.xml";

/// Reads the workbook of a package that has been looked through.
pub(super) fn read(package: &mut Package<'_>, wanted: Wanted<'_>) -> Result<Book, OpenError> {
    if is_encrypted(package)? {
        return Err(OpenError::Password);
    }
    let mut walker = Walker::new(wanted);
    xml::walk(CONTENT, package.part(CONTENT)?, |item| walker.item(&item))?;
    Ok(Book { sheets: walker.sheets, links: walker.links.into_iter().collect(), format: Format::Ods })
}

fn is_encrypted(package: &mut Package<'_>) -> Result<bool, OpenError> {
    let (part, mut encrypted) = ("meta-inf/manifest.xml", false);
    if package.has(part) {
        xml::walk(part, package.part(part)?, |item| {
            let Item::Open(element) = item else { return Ok(ON) };
            encrypted = encrypted || element.local_name().as_ref() == "encryption-data";
            Ok(ON)
        })?;
    }
    Ok(encrypted)
}

/// A row that is being read, or a table.
struct Walker<'a> {
    wanted: Wanted<'a>,
    budget: Budget,
    sheets: Vec<Sheet>,
    links: BTreeSet<String>,
    /// The styles of tables that are not displayed.
    hidden_styles: BTreeSet<String>,
    style: String,
    /// The table at hand, and whether its cells are wanted; nothing outside of tables.
    table: Option<(Sheet, bool)>,
    /// How deep within elements whose text belongs to no cell.
    aside: usize,
    row: u32,
    column: u32,
    row_repeat: u32,
    cells: Vec<(u32, u32, Cell)>,
    /// The filled cells of the table so far, repeats counted.
    filled: u64,
    pending: Option<Pending>,
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    column_at: u32,
}

impl<'a> Walker<'a> {
    fn new(wanted: Wanted<'a>) -> Self {
        Self {
            wanted,
            budget: Budget::new(),
            sheets: Vec::new(),
            links: BTreeSet::new(),
            hidden_styles: BTreeSet::new(),
            style: String::new(),
            table: None,
            aside: 0,
            row: 0,
            column: 0,
            row_repeat: 1,
            cells: Vec::new(),
            filled: 0,
            pending: None,
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            column_at: 0,
        }
    }

    fn item(&mut self, item: &Item<'_>) -> Flow {
        match item {
            Item::Open(element) if self.aside > 0 || is_aside(element, self.table.is_some()) => {
                self.link(element);
                self.aside += 1;
            }
            Item::Open(element) => self.open(element)?,
            Item::Close(_) if self.aside > 0 => self.aside -= 1,
            Item::Close(name) => self.close(xml::local(name))?,
            Item::Text(text) if self.aside == 0 => {
                if let Some(pending) = &mut self.pending {
                    pending.text(text);
                }
            }
            Item::Text(_) => {}
        }
        Ok(ON)
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), OpenError> {
        match element.local_name().as_ref() {
            "style" => self.style = attribute(element, "style:name").unwrap_or_default().into_owned(),
            "table-properties" => {
                if attribute(element, "table:display").is_some_and(|shown| shown == "false") {
                    self.hidden_styles.insert(self.style.clone());
                }
            }
            "table" => self.open_table(element),
            "table-column" => self.open_column(element),
            "table-row" => self.open_row(element),
            "table-cell" | "covered-table-cell" => self.pending = Some(Pending::new(element)),
            other => {
                if let Some(pending) = &mut self.pending {
                    pending.open(other, element).map_err(|()| damaged(CONTENT, "repeated spaces"))?;
                }
            }
        }
        Ok(())
    }

    fn open_table(&mut self, element: &BytesStart<'_>) {
        let name = attribute(element, "table:name").unwrap_or_default();
        let style = attribute(element, "table:style-name").unwrap_or_default();
        let sheet = Sheet::named(&name, self.hidden_styles.contains(style.as_ref()));
        let wanted = (self.wanted)(&name);
        self.table = Some((sheet, wanted));
        (self.row, self.column_at, self.filled) = (0, 0, 0);
        self.hidden_rows.clear();
        self.hidden_columns.clear();
    }

    fn open_column(&mut self, element: &BytesStart<'_>) {
        let next = self.column_at.saturating_add(count(element, "table:number-columns-repeated"));
        if is_hidden(element) {
            self.hidden_columns.push((self.column_at, next - 1));
        }
        self.column_at = next;
    }

    fn open_row(&mut self, element: &BytesStart<'_>) {
        self.row_repeat = count(element, "table:number-rows-repeated");
        self.column = 0;
        if is_hidden(element) {
            let last = self.row.saturating_add(self.row_repeat - 1);
            self.hidden_rows.push((self.row, last));
        }
    }

    fn close(&mut self, name: &str) -> Result<(), OpenError> {
        match name {
            "table-cell" | "covered-table-cell" => self.close_cell(),
            "table-row" => self.close_row(),
            "table" => {
                if let Some((mut sheet, _)) = self.table.take() {
                    sheet.hide(&self.hidden_rows, &self.hidden_columns);
                    self.sheets.push(sheet);
                }
                Ok(())
            }
            other => {
                if let Some(pending) = &mut self.pending {
                    pending.close(other);
                }
                Ok(())
            }
        }
    }

    fn close_cell(&mut self) -> Result<(), OpenError> {
        let Some(pending) = self.pending.take() else {
            return Ok(());
        };
        let (at, repeat, span) = (self.column, pending.repeat, pending.span);
        self.column = self.column.saturating_add(repeat);
        let Some((sheet, true)) = &mut self.table else {
            return Ok(());
        };
        if span != (1, 1) {
            let last = (self.row.saturating_add(span.0 - 1), at.saturating_add(span.1 - 1));
            sheet.merged.push(Region { first: (self.row, at), last });
            if sheet.merged.len() > REGIONS {
                return Err(damaged(CONTENT, "too many merged regions"));
            }
        }
        if let Some(cell) = pending.finish() {
            self.filled += u64::from(repeat) * u64::from(self.row_repeat);
            if self.filled > super::SHEET_CELLS as u64 {
                return Err(sheet.too_many());
            }
            self.cells.push((at, repeat, cell));
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), OpenError> {
        let cells = std::mem::take(&mut self.cells);
        if let Some((sheet, true)) = &mut self.table
            && !cells.is_empty()
        {
            for row in 0..self.row_repeat {
                for (first, repeat, cell) in &cells {
                    for column in 0..*repeat {
                        let at = (self.row.saturating_add(row), first.saturating_add(column));
                        sheet.put(&mut self.budget, at, cell.clone())?;
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.row_repeat);
        Ok(())
    }

    /// A table that is a copy of another file's names that file.
    fn link(&mut self, element: &BytesStart<'_>) {
        if element.local_name().as_ref() == "table-source"
            && let Some(address) = attribute(element, "xlink:href")
        {
            self.links.insert(file_name(&address));
        }
    }
}

/// Whether an element and all within it belongs to no cell: notes, drawings, readings, copies of other files.
fn is_aside(element: &BytesStart<'_>, in_table: bool) -> bool {
    let name = element.name();
    match name.as_ref() {
        "office:annotation"
        | "text:ruby-text"
        | "text:note"
        | "table:shapes"
        | "table:tracked-changes"
        | "table:table-source" => true,
        "table:table" => {
            in_table || attribute(element, "table:name").is_none_or(|name| name.starts_with("'file:"))
        }
        other => other.starts_with("draw:") || other.starts_with("dr3d:"),
    }
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "table:visibility").is_some_and(|shown| shown != "visible")
}

/// How often something is repeated, at least once.
pub(super) fn count(element: &BytesStart<'_>, key: &str) -> u32 {
    let number = attribute(element, key).and_then(|number| number.parse().ok());
    number.unwrap_or(1).max(1)
}
