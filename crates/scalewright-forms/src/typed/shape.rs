//! The shapes in which people write a date, found before anybody asks whether there is such a day.

use super::cursor::Cursor;
use super::era::{Era, find};
use super::reading::How;

/// A date as it is written.
#[derive(Debug)]
pub(super) enum Shape {
    /// Year, month and day of the western calendar.
    Full {
        /// The year.
        year: u32,
        /// The month.
        month: u32,
        /// The day of the month.
        day: u32,
        /// How they are written.
        how: How,
    },
    /// Year, month and day of an era.
    OfEra(&'static Era, [u32; 3]),
    /// Two short numbers before a year.
    YearLast(u32, u32, u32),
    /// Three short numbers, or a year of two digits named as such.
    Short([u32; 3]),
    /// Month and day.
    NoYear(u32, u32),
    /// A year, or a year and a month.
    NoDay,
    /// A word that is no era before a year, a month and a day.
    UnknownEra,
}

/// Takes a date from the tokens, as far as one reaches.
pub(super) fn shape(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.one_of(&["西暦"]);
    if let Some(month) = cursor.month() {
        return month_first(cursor, month);
    }
    if let Some(word) = cursor.word() {
        return match find(word) {
            Some(era) => of_era(cursor, era),
            None => unknown_era(cursor, word),
        };
    }
    match cursor.number()? {
        (first, 1 | 2) => short_first(cursor, first),
        (year, 4) => Some(year_first(cursor, year)),
        (value, 6) => Some(six_digits(value)),
        (value, 8) => eight_digits(value),
        _ => None,
    }
}

/// `20230401`; nothing if the first four digits are no likely year.
fn eight_digits(value: u32) -> Option<Shape> {
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
    (1800..=2200).contains(&year).then_some(Shape::Full { year, month, day, how: How::Compact })
}

/// `202304` is a year and a month, `230401` a date with a year of two digits.
fn six_digits(value: u32) -> Shape {
    if (1900..=2100).contains(&(value / 100)) && (1..=12).contains(&(value % 100)) {
        return Shape::NoDay;
    }
    Shape::Short([value / 10_000, value / 100 % 100, value % 100])
}

/// Month and day after a year, with what stands between.
fn month_and_day(cursor: &mut Cursor<'_>) -> Option<(u32, u32, How)> {
    let before = if cursor.mark('年') { How::Kanji } else { cursor.separator().unwrap_or(How::Spaces) };
    if let Some(month) = cursor.month() {
        cursor.separator();
        return Some((month, cursor.short()?, How::Word));
    }
    let month = cursor.short()?;
    let between = if cursor.mark('月') { How::Kanji } else { cursor.separator().unwrap_or(How::Spaces) };
    let day = cursor.short()?;
    cursor.day_sign();
    cursor.mark('.');
    Some((month, day, before.max(between)))
}

/// A year of four digits, and what follows.
fn year_first(cursor: &mut Cursor<'_>, year: u32) -> Shape {
    match month_and_day(cursor) {
        Some((month, day, how)) => Shape::Full { year, month, day, how },
        None => Shape::NoDay,
    }
}

/// A year of an era, and what follows.
fn of_era(cursor: &mut Cursor<'_>, era: &'static Era) -> Option<Shape> {
    cursor.separator();
    if cursor.mark('元') {
        return Some(era_year(cursor, era, 1));
    }
    match cursor.number()? {
        (value, 6) => Some(Shape::OfEra(era, [value / 10_000, value / 100 % 100, value % 100])),
        (year, 1..=4) => Some(era_year(cursor, era, year)),
        _ => None,
    }
}

/// Month and day after the year of an era.
fn era_year(cursor: &mut Cursor<'_>, era: &'static Era, year: u32) -> Shape {
    month_and_day(cursor).map_or(Shape::NoDay, |(month, day, _)| Shape::OfEra(era, [year, month, day]))
}

/// A short word that is no era, before a short year, a month and a day.
fn unknown_era(cursor: &mut Cursor<'_>, word: &str) -> Option<Shape> {
    cursor.separator();
    if word.chars().count() > 3 {
        return None;
    }
    if !cursor.mark('元') {
        cursor.short()?;
    }
    month_and_day(cursor).map(|_| Shape::UnknownEra)
}

/// The name of a month, and what follows.
fn month_first(cursor: &mut Cursor<'_>, month: u32) -> Option<Shape> {
    cursor.separator();
    let (day, digits) = cursor.number()?;
    match digits {
        4 => return Some(Shape::NoDay),
        1 | 2 => {}
        _ => return None,
    }
    cursor.one_of(&["st", "nd", "rd", "th"]);
    Some(year_last(cursor, month, day))
}

/// A year after a month by name and a day.
fn year_last(cursor: &mut Cursor<'_>, month: u32, day: u32) -> Shape {
    let before = *cursor;
    cursor.separator();
    match cursor.number() {
        Some((year, 4)) => Shape::Full { year, month, day, how: How::Word },
        Some((year, 1 | 2)) => Shape::Short([year, month, day]),
        _ => {
            *cursor = before;
            Shape::NoYear(month, day)
        }
    }
}

/// A number of one or two digits, and what follows.
fn short_first(cursor: &mut Cursor<'_>, first: u32) -> Option<Shape> {
    if matches!(cursor.0.first(), Some(super::token::Token::Mark('年'))) {
        let rest = month_and_day(cursor);
        return Some(rest.map_or(Shape::NoDay, |(month, day, _)| Shape::Short([first, month, day])));
    }
    if cursor.mark('月') {
        let day = cursor.short();
        cursor.day_sign();
        return Some(day.map_or(Shape::NoDay, |day| Shape::NoYear(first, day)));
    }
    if cursor.one_of(&["st", "nd", "rd", "th"]) {
        cursor.one_of(&["of"]);
    }
    let separator = cursor.separator();
    match cursor.month() {
        Some(month) => Some(year_last(cursor, month, first)),
        None => short_numbers(cursor, first, separator.is_some()),
    }
}

/// Another short number and perhaps a third, or a year.
fn short_numbers(cursor: &mut Cursor<'_>, first: u32, separated: bool) -> Option<Shape> {
    let (second, digits) = cursor.number()?;
    match digits {
        1 | 2 => {}
        4 if separated => return Some(Shape::NoDay),
        _ => return None,
    }
    let before = *cursor;
    if cursor.separator().is_some() || !separated {
        return match cursor.number()? {
            (year, 4) => Some(Shape::YearLast(first, second, year)),
            (third, 1 | 2) => Some(Shape::Short([first, second, third])),
            _ => None,
        };
    }
    *cursor = before;
    ((1..=12).contains(&first) && (1..=31).contains(&second)).then_some(Shape::NoYear(first, second))
}
