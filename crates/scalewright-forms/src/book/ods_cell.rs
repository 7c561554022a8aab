//! One cell of an `OpenDocument` table while it is being read.

use quick_xml::events::BytesStart;

use super::limits::{CELL_CHARACTERS, TOKEN_BYTES};
use super::ods::count;
use super::xml::attribute;
use super::{Cell, Found, dates};

/// A cell whose element is open.
#[derive(Debug)]
pub(super) struct Pending {
    /// How many cells side by side it stands for.
    pub(super) repeat: u32,
    /// How many rows and columns it spans.
    pub(super) span: (u32, u32),
    kind: String,
    value: Option<String>,
    formula: bool,
    error: bool,
    text: String,
    paragraphs: usize,
    in_paragraph: usize,
}

impl Pending {
    /// Begins with the attributes of the cell.
    pub(super) fn new(element: &BytesStart<'_>) -> Self {
        let kind = attribute(element, "office:value-type").unwrap_or_default().into_owned();
        let key = match kind.as_str() {
            "date" => "office:date-value",
            "time" => "office:time-value",
            "boolean" => "office:boolean-value",
            "string" => "office:string-value",
            _ => "office:value",
        };
        let error = attribute(element, "calcext:value-type").is_some_and(|kind| kind == "error");
        Self {
            repeat: count(element, "table:number-columns-repeated"),
            span: (
                count(element, "table:number-rows-spanned"),
                count(element, "table:number-columns-spanned"),
            ),
            value: attribute(element, key).map(std::borrow::Cow::into_owned),
            formula: attribute(element, "table:formula").is_some(),
            error,
            kind,
            text: String::new(),
            paragraphs: 0,
            in_paragraph: 0,
        }
    }

    /// An element within the cell begins; an error if it stands for more spaces than a cell can have.
    pub(super) fn open(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), ()> {
        match name {
            "p" | "h" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
                self.in_paragraph += 1;
            }
            "s" => {
                let spaces = usize::try_from(count(element, "text:c")).map_err(|_| ())?;
                if spaces > CELL_CHARACTERS || self.text.len() > TOKEN_BYTES {
                    return Err(());
                }
                self.text.extend(std::iter::repeat_n(' ', spaces));
            }
            "tab" => self.text.push('\t'),
            "line-break" => self.text.push('\n'),
            _ => {}
        }
        Ok(())
    }

    /// An element within the cell ends.
    pub(super) fn close(&mut self, name: &str) {
        if matches!(name, "p" | "h") {
            self.in_paragraph = self.in_paragraph.saturating_sub(1);
        }
    }

    /// A stretch of text within the cell.
    pub(super) fn text(&mut self, text: &str) {
        if self.in_paragraph > 0 && self.text.len() <= TOKEN_BYTES {
            self.text.push_str(text);
        }
    }

    /// The cell, if it holds anything.
    pub(super) fn finish(self) -> Option<Cell> {
        let (percent, formula) = (self.kind == "percentage", self.formula);
        self.found().map(|found| Cell { found, percent, formula })
    }

    fn found(self) -> Option<Found> {
        let text = match &self.value {
            Some(value) if !value.is_empty() && self.kind == "string" => value.clone(),
            _ => self.text,
        };
        if self.error {
            return Some(Found::Error(text));
        }
        let value = self.value.unwrap_or_default();
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => Some(number(&value, text)),
            "boolean" => Some(Found::Bool(value == "true")),
            "date" => Some(dates::of_iso(&value)),
            "time" => Some(time(&value)),
            // An empty result of a formula counts as nothing; a formula without a result does not.
            "string" => (!text.is_empty()).then_some(Found::Text(text)),
            _ => (!text.is_empty() || self.formula).then_some(Found::Text(text)),
        }
    }
}

/// A number; where TRUE or FALSE is shown for 1 or 0, as `LibreOffice` keeps them from other formats, that.
fn number(value: &str, text: String) -> Found {
    match (value, text.as_str()) {
        ("1", "TRUE") => return Found::Bool(true),
        ("0", "FALSE") => return Found::Bool(false),
        _ => {}
    }
    match value.parse::<f64>() {
        Ok(number) if number.is_finite() => Found::Number(number),
        _ => Found::Text(text),
    }
}

/// A time of day such as `PT09H30M00S`; beyond a day it is a duration.
fn time(value: &str) -> Found {
    match days(value) {
        // A duration beyond a day is one of these too: nobody who typed 38:00 means 1.58.
        Some(days) => Found::Day { date: None, has_time: days != 0.0 },
        None => Found::Text(value.to_owned()),
    }
}

fn days(value: &str) -> Option<f64> {
    let (sign, rest) = match value.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, value),
    };
    let (hours, rest) = rest.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.replace(',', ".");
    let part = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    Some(sign * (part(hours)? * 3_600.0 + part(minutes)? * 60.0 + part(&seconds)?) / 86_400.0)
}
