//! Days as people type them: western, by era, or by the number the sheet counts them with.

use scalewright_model::Date;

use super::calendar::{day, from_serial, last_before};
use super::cursor::Cursor;
use super::entry::entry;
use super::era::newest;
use super::found::{Found, Typed};
use super::reading::{Doubt, How, Reading};
use super::shape::{Shape, shape};
use super::tail::{Tail, tail};
use super::token::{Token, tokens};
use super::words::is_none;

/// The serial numbers that are taken for days: from October 1954 to January 2119.
const SERIALS: std::ops::RangeInclusive<u32> = 20_000..=80_000;

/// Reads a day.
///
/// `visit` is the day of the visit, if it is known. It decides nothing: it only picks which day is named in the
/// doubt about a date without a full year. A day of the week or a time of day after the date is not looked at.
#[must_use]
pub fn date(typed: Typed<'_>, visit: Option<Date>) -> Reading<Date> {
    match typed.found {
        Found::Text(text) => from_text(text, visit),
        Found::Number(value) => from_cell(*value, visit),
        Found::Bool(_) => Reading::Doubt(Doubt::NotADate),
        Found::Day { date: Some(date), has_time: false } => Reading::Plain(*date),
        Found::Day { date: Some(date), has_time: true } => Reading::ReadAs(*date, How::Time),
        Found::Day { date: None, .. } => Reading::Doubt(Doubt::ImpossibleDate),
        Found::Error(error) => Reading::Doubt(Doubt::CellError(error.clone())),
    }
}

/// Reads a day from a number: a serial number, or digits such as 20230401.
fn from_cell(value: f64, visit: Option<Date>) -> Reading<Date> {
    if !(0.0..1e9).contains(&value) {
        return Reading::Doubt(Doubt::NotADate);
    }
    let text = value.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    if fraction.is_empty() {
        return by_tokens(&tokens(whole), visit);
    }
    let whole: u32 = whole.parse().unwrap_or(0);
    match whole {
        _ if SERIALS.contains(&whole) => serial(whole),
        // The number 2023.4 is a year with its month.
        1900..=2100 => Reading::Doubt(Doubt::NoDay),
        _ => Reading::Doubt(Doubt::NotADate),
    }
}

/// Reads a day from a text.
fn from_text(text: &str, visit: Option<Date>) -> Reading<Date> {
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
    let inner_space = entry.folded.contains(' ');
    match by_tokens(&tokens(&entry.folded), visit) {
        Reading::ReadAs(date, how) => {
            let width = if entry.width { How::FullWidth } else { How::TextDate };
            let spaces = if entry.spaces || inner_space { How::Spaces } else { How::TextDate };
            Reading::ReadAs(date, how.max(width).max(spaces))
        }
        reading => reading,
    }
}

/// Reads a day from the tokens of a text.
fn by_tokens(tokens: &[Token], visit: Option<Date>) -> Reading<Date> {
    if let [Token::Num { value, digits: 5, .. }] = tokens {
        return serial(*value);
    }
    let mut cursor = Cursor(tokens);
    let weekday = matches!(tokens.first(), Some(Token::Word(_))) && cursor.weekday();
    cursor.mark(',');
    let reading = match shape(&mut cursor) {
        Some(Shape::NoDay) if cursor.number().is_some() => return Reading::Doubt(Doubt::ImpossibleDate),
        Some(Shape::NoDay) => return Reading::Doubt(Doubt::NoDay),
        Some(shape) => read(&shape, visit),
        None => return amid(tokens),
    };
    match (reading, tail(cursor)) {
        (Reading::ReadAs(date, _), Tail::Other) => Reading::Doubt(Doubt::MoreThanDate { date }),
        (Reading::ReadAs(date, how), Tail::Known(more)) => Reading::ReadAs(date, how.max(more)),
        (Reading::ReadAs(date, _), Tail::Nothing) if weekday => Reading::ReadAs(date, How::Weekday),
        (reading, _) => reading,
    }
}

/// The doubt about tokens that do not begin with a date, though one may come after.
fn amid(tokens: &[Token]) -> Reading<Date> {
    let starts = tokens.iter().enumerate().filter(|(_, token)| !matches!(token, Token::Mark(_))).skip(1);
    let found = starts.filter_map(|(at, _)| {
        let shape = shape(&mut Cursor(tokens.get(at..)?))?;
        read(&shape, None).value().copied()
    });
    let doubt = found.into_iter().next().map_or(Doubt::NotADate, |date| Doubt::MoreThanDate { date });
    Reading::Doubt(doubt)
}

/// Reads the number by which a sheet counts its days.
fn serial(value: u32) -> Reading<Date> {
    let date = from_serial(value).filter(|_| SERIALS.contains(&value));
    date.map_or(Reading::Doubt(Doubt::NotADate), |date| Reading::ReadAs(date, How::Serial))
}

/// Asks the calendar about a date as it is written.
fn read(shape: &Shape, visit: Option<Date>) -> Reading<Date> {
    let impossible = Reading::Doubt(Doubt::ImpossibleDate);
    match *shape {
        Shape::Full { year, month, day: of_month, how } => {
            day(year, month, of_month).map_or(impossible, |date| Reading::ReadAs(date, how))
        }
        Shape::OfEra(era, [year, month, of_month]) => era.read(year, month, of_month),
        Shape::YearLast(first, second, year) => either_order(first, second, year),
        Shape::Short(parts) => two_digit_year(parts, visit),
        Shape::NoYear(month, of_month) if day(2024, month, of_month).is_none() => impossible,
        Shape::NoYear(month, of_month) => {
            let possible = visit.and_then(|visit| last_before(visit, month, of_month));
            Reading::Doubt(Doubt::NoYear { possible })
        }
        Shape::NoDay => Reading::Doubt(Doubt::NoDay),
        Shape::UnknownEra => Reading::Doubt(Doubt::UnknownEra),
    }
}

/// Reads month and day in the one order that is possible; asks where both are.
fn either_order(first: u32, second: u32, year: u32) -> Reading<Date> {
    match (day(year, first, second), day(year, second, first)) {
        (Some(first), Some(second)) if first != second => {
            Reading::Doubt(Doubt::AmbiguousDate { first, second })
        }
        (Some(date), _) | (None, Some(date)) => Reading::ReadAs(date, How::TextDate),
        (None, None) => Reading::Doubt(Doubt::ImpossibleDate),
    }
}

/// The doubt about a year of two digits. The year is looked for first, then last.
fn two_digit_year([first, second, third]: [u32; 3], visit: Option<Date>) -> Reading<Date> {
    let in_order = |year: u32, month, of_month| {
        let full = day(2000 + year, month, of_month);
        let late = visit.is_some_and(|visit| full.is_none_or(|date| date > visit));
        let western = if late { day(1900 + year, month, of_month).or(full) } else { full };
        let era = newest(year, month, of_month, visit);
        (western.is_some() || era.is_some()).then_some(Doubt::TwoDigitYear { western, era })
    };
    let doubt = in_order(first, second, third)
        .or_else(|| in_order(third, first, second))
        .or_else(|| in_order(third, second, first));
    Reading::Doubt(doubt.unwrap_or(Doubt::ImpossibleDate))
}
