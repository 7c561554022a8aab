//! Yes and no as people type them.

use super::entry::entry;
use super::found::{Found, Typed};
use super::reading::{Doubt, How, Reading};
use super::words::is_none;

/// Words for yes, in one width and in small letters.
const YES: &[&str] = &[
    "はい",
    "ハイ",
    "yes",
    "y",
    "true",
    "有",
    "有り",
    "有る",
    "あり",
    "アリ",
    "ある",
    "該当",
    "該当する",
    "該当あり",
    "該当有り",
    "まる",
    "マル",
    "丸",
    "済",
    "済み",
    "実施",
    "実施済",
    "実施済み",
    "実施あり",
];

/// Words for no. `該当なし` is not among them: it may also say that the question does not apply.
const NO: &[&str] = &[
    "いいえ",
    "イイエ",
    "いえ",
    "no",
    "false",
    "n",
    "無",
    "無し",
    "無い",
    "なし",
    "ナシ",
    "ない",
    "非該当",
    "該当しない",
    "該当せず",
    "ばつ",
    "バツ",
    "未",
    "未実施",
    "実施なし",
    "実施せず",
];

/// Marks for yes: circles and ticks. A black or a double circle is not among them.
const YES_MARKS: &[&str] = &["○", "〇", "◯", "⭕", "✓", "✔", "☑", "✅", "レ", "レ点"];
/// Marks for no: crosses. The letter x is not among them, as it also ticks a box.
const NO_MARKS: &[&str] = &["×", "✕", "✖", "☓", "✗", "✘", "❌", "╳", "⨯"];

/// Reads a yes or a no. Only the numbers 1 and 0 and the sheet's own `TRUE` and `FALSE` are plain.
#[must_use]
pub fn yes_no(typed: Typed<'_>) -> Reading<bool> {
    match typed.found {
        Found::Text(text) => from_text(text),
        Found::Number(_) if typed.percent => Reading::Doubt(Doubt::NotYesNo),
        Found::Number(value) => from_cell(*value),
        Found::Bool(value) => Reading::Plain(*value),
        Found::Day { date, .. } => Reading::Doubt(Doubt::TurnedIntoDate { date: *date }),
        Found::Error(error) => Reading::Doubt(Doubt::CellError(error.clone())),
    }
}

/// Reads one and nought, compared as people see them.
fn from_cell(value: f64) -> Reading<bool> {
    match value.abs().to_string().as_str() {
        "1" if value > 0.0 => Reading::Plain(true),
        "0" => Reading::Plain(false),
        _ => Reading::Doubt(Doubt::NotYesNo),
    }
}

/// Reads a digit, a word or a mark.
fn from_text(text: &str) -> Reading<bool> {
    let entry = match entry(text) {
        Ok(Some(entry)) => entry,
        Ok(None) => return Reading::Blank,
        Err(doubt) => return Reading::Doubt(doubt),
    };
    if entry.folded.contains(['?', '⁇', '❓']) {
        return Reading::Doubt(Doubt::QuestionMark);
    }
    let word = entry.folded.trim_end_matches(['。', '.', '!', '、', ',']).trim_end();
    let digit = if entry.width { How::FullWidth } else { How::TextNumber };
    match word {
        "1" => Reading::ReadAs(true, digit),
        "0" => Reading::ReadAs(false, digit),
        _ if YES_MARKS.contains(&word) => Reading::ReadAs(true, How::Mark),
        _ if NO_MARKS.contains(&word) => Reading::ReadAs(false, How::Mark),
        _ if YES.contains(&word) => Reading::ReadAs(true, How::Word),
        _ if NO.contains(&word) => Reading::ReadAs(false, How::Word),
        _ if is_none(&entry.folded) => Reading::Doubt(Doubt::NoneOrBlank),
        _ => Reading::Doubt(Doubt::NotYesNo),
    }
}
