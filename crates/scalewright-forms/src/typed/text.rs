//! Free text, and what a cell shows where free text is wanted.

use super::decimal::from_float;
use super::found::{Found, Typed};
use super::reading::{Doubt, How, Reading};
use super::width::{is_space, trim};

/// The most characters of a text.
pub const MAX_CHARS: usize = 2_000;

/// Reads a text, without the spaces at its ends and with its line breaks as `\n`.
///
/// Other control characters are left out. A number is written as people see it, a day as `2023-04-01`.
#[must_use]
pub fn text(typed: Typed<'_>) -> Reading<String> {
    match typed.found {
        Found::Text(text) => from_text(text),
        Found::Number(value) => {
            shown(*value, typed.percent).map_or(Reading::Doubt(Doubt::TooLarge), Reading::Plain)
        }
        Found::Bool(value) => Reading::Plain(shown_bool(*value).to_owned()),
        Found::Day { date: Some(date), .. } => Reading::ReadAs(date.to_string(), How::Day),
        Found::Day { date: None, .. } => Reading::Doubt(Doubt::ImpossibleDate),
        Found::Error(error) => Reading::Doubt(Doubt::CellError(error.clone())),
    }
}

/// A number as a cell shows it.
pub(super) fn shown(value: f64, percent: bool) -> Option<String> {
    if percent {
        from_float(value, 2).map(|number| format!("{number}%"))
    } else {
        from_float(value, 0).map(|number| number.to_string())
    }
}

/// `TRUE` or `FALSE` as a cell shows it.
pub(super) const fn shown_bool(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

/// Reads a text that the sheet keeps as text.
fn from_text(text: &str) -> Reading<String> {
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    let trimmed = trim(&lines);
    let clean: String = trimmed.chars().filter_map(kept).collect();
    let clean = trim(&clean);
    if clean.is_empty() {
        return if trimmed.is_empty() { Reading::Blank } else { Reading::Doubt(Doubt::ControlCharacters) };
    }
    match clean.chars().count() {
        count if count > MAX_CHARS => Reading::Doubt(Doubt::TooLong),
        _ if clean == trimmed => Reading::Plain(clean.to_owned()),
        _ => Reading::ReadAs(clean.to_owned(), How::Control),
    }
}

/// A character of a text, if it is kept: a tab becomes a space, what turns the reading direction is left out.
fn kept(letter: char) -> Option<char> {
    let turns = matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}');
    match letter {
        '\n' => Some('\n'),
        _ if turns || letter == '\u{FEFF}' => None,
        _ if letter.is_control() && is_space(letter) => Some(' '),
        _ if letter.is_control() => None,
        _ => Some(letter),
    }
}
