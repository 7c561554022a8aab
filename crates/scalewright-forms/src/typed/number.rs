//! Numbers as people type them.

use scalewright_model::Number;

use super::around::{Core, Units, core};
use super::decimal::{from_float, moved, plain};
use super::entry::{Entry, entry};
use super::found::{Found, Typed};
use super::kanji::kanji;
use super::reading::{Doubt, How, Reading};
use super::unread::unread;
use super::words::is_none;

/// Reads a number.
///
/// `whole` says that fractions are not wanted. `percent_field` says that the field is counted in percent: a cell that
/// shows 80% is then 80, and 0.8 without a percent sign is asked. `unit_words` are the words that may stand around
/// the number; if `%` is among them, the percent sign is no more than a unit. A number of more than nine decimal
/// places is rounded to nine. Whether the number lies in its range is not looked at.
#[must_use]
pub fn number(typed: Typed<'_>, whole: bool, percent_field: bool, unit_words: &[&str]) -> Reading<Number> {
    let units = Units::new(unit_words);
    let reading = match typed.found {
        Found::Text(text) => from_text(text, percent_field, &units),
        Found::Number(value) => from_cell(*value, typed.percent, percent_field, &units),
        Found::Bool(_) => Reading::Doubt(Doubt::NotANumber),
        Found::Day { date, .. } => Reading::Doubt(Doubt::TurnedIntoDate { date: *date }),
        Found::Error(error) => Reading::Doubt(Doubt::CellError(error.clone())),
    };
    match reading.value() {
        Some(number) if whole && !number.exact().is_integer() => {
            Reading::Doubt(Doubt::NotWhole { number: *number })
        }
        _ => reading,
    }
}

/// Reads a number that the sheet keeps as a number.
fn from_cell(value: f64, percent: bool, percent_field: bool, units: &Units) -> Reading<Number> {
    if !value.is_finite() {
        return Reading::Doubt(Doubt::NotANumber);
    }
    let (as_is, as_percent) = (from_float(value, 0), from_float(value, 2));
    match (as_is, as_percent) {
        (_, Some(as_percent)) if percent && (percent_field || units.percent) => {
            Reading::ReadAs(as_percent, How::PercentFormat)
        }
        (Some(as_is), _) if percent && is_zero(as_is) => Reading::ReadAs(as_is, How::PercentFormat),
        (Some(as_is), Some(as_percent)) if percent || (percent_field && may_be_share(as_is)) => {
            Reading::Doubt(Doubt::PercentOrShare { as_percent, as_is })
        }
        (Some(as_is), _) if !percent => Reading::Plain(as_is),
        _ => Reading::Doubt(Doubt::TooLarge),
    }
}

/// Whether a number is nought.
fn is_zero(number: Number) -> bool {
    number == Number::whole(0)
}

/// Whether a number without a percent sign may be a share of one. Nought is nought either way.
fn may_be_share(number: Number) -> bool {
    !is_zero(number) && number >= Number::whole(-1) && number <= Number::whole(1)
}

/// Reads a number that the sheet keeps as text.
fn from_text(text: &str, percent_field: bool, units: &Units) -> Reading<Number> {
    let entry = match entry(text) {
        Ok(Some(entry)) => entry,
        Ok(None) => return Reading::Blank,
        Err(doubt) => return Reading::Doubt(doubt),
    };
    if entry.folded.contains(['?', '⁇', '❓']) {
        return Reading::Doubt(Doubt::QuestionMark);
    }
    if is_none(&entry.folded) {
        return Reading::Doubt(Doubt::NoneOrBlank);
    }
    if entry.folded == "一" {
        return Reading::Doubt(Doubt::OneOrDash);
    }
    let core = core(&entry.folded, units);
    match read_core(core.rest) {
        Some(Ok((number, how))) => {
            settle(number, how.max(manner(&entry, &core)), &core, percent_field, units)
        }
        Some(Err(doubt)) if !core.unit && !core.about => Reading::Doubt(doubt),
        _ => Reading::Doubt(unread(core.rest, units)),
    }
}

/// How a text was written that turned out to hold a number.
fn manner(entry: &Entry, core: &Core<'_>) -> How {
    let ways = [
        (core.percent, How::PercentSign),
        (core.unit, How::Unit),
        (entry.width, How::FullWidth),
        (entry.spaces, How::Spaces),
    ];
    ways.into_iter().filter_map(|(holds, how)| holds.then_some(how)).max().unwrap_or(How::TextNumber)
}

/// Says what a number means in its field, once it is read from a text.
fn settle(number: Number, how: How, core: &Core<'_>, percent_field: bool, units: &Units) -> Reading<Number> {
    if core.about {
        return Reading::Doubt(Doubt::Approximate { number });
    }
    let text = number.to_string();
    let (as_percent, as_is) = match (core.percent, percent_field) {
        (true, false) if !units.percent && !is_zero(number) => (Some(number), moved(&text, -2)),
        (false, true) if may_be_share(number) => (moved(&text, 2), Some(number)),
        _ => return Reading::ReadAs(number, how),
    };
    match (as_percent, as_is) {
        (Some(as_percent), Some(as_is)) => Reading::Doubt(Doubt::PercentOrShare { as_percent, as_is }),
        _ => Reading::Doubt(Doubt::TooLarge),
    }
}

/// Reads the middle of a text: a decimal, a number in Kanji, a word for zero. Nothing if it is none of these.
///
/// A number that is too large is a doubt.
pub(super) fn read_core(core: &str) -> Option<Result<(Number, How), Doubt>> {
    if matches!(core, "ゼロ" | "ぜろ" | "zero" | "零") {
        return Some(Ok((Number::whole(0), How::Word)));
    }
    let (text, how) = match plain(core) {
        Some(plain) if plain.commas => (plain.text, How::Separator),
        Some(plain) => (plain.text, How::TextNumber),
        None => (kanji(core)?.to_string(), How::Kanji),
    };
    Some(moved(&text, 0).map(|number| (number, how)).ok_or(Doubt::TooLarge))
}
