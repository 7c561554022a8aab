//! What may follow a date: a day of the week, a time of day.

use super::cursor::Cursor;
use super::reading::How;

/// What follows a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// Nothing.
    Nothing,
    /// A day of the week or a time of day, and no more.
    Known(How),
    /// Anything else.
    Other,
}

/// Looks at what follows a date.
pub(super) fn tail(mut cursor: Cursor<'_>) -> Tail {
    if cursor.is_empty() {
        return Tail::Nothing;
    }
    cursor.mark(',');
    let weekday = in_brackets(&mut cursor) || cursor.weekday();
    if weekday && cursor.is_empty() {
        return Tail::Known(How::Weekday);
    }
    cursor.mark(',');
    match time(&mut cursor) {
        Some(()) if cursor.is_empty() => Tail::Known(How::Time),
        _ => Tail::Other,
    }
}

/// Days of the week, or the sign for a holiday, in brackets.
fn in_brackets(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let open = ahead.mark('(') || ahead.mark('[') || ahead.mark('〔');
    if !open || !ahead.weekday() {
        return false;
    }
    if ahead.mark('・') || ahead.mark('/') || ahead.mark(',') {
        ahead.weekday();
    }
    ahead.mark('.');
    let closed = ahead.mark(')') || ahead.mark(']') || ahead.mark('〕');
    if closed {
        *cursor = ahead;
    }
    closed
}

/// A time of day: `10:30`, `10:30:15`, `午前10時半`, `10:30 pm`.
fn time(cursor: &mut Cursor<'_>) -> Option<()> {
    const HALVES: &[&str] = &["午前", "午後", "am", "pm"];
    cursor.one_of(&["t"]);
    cursor.one_of(HALVES);
    let hour = cursor.short()?;
    let mut minutes = true;
    if cursor.mark('時') {
        minutes = cursor.mark('半') || part(cursor, '分').is_none_or(|minute| minute < 60);
        part(cursor, '秒');
    } else if cursor.mark(':') {
        minutes = cursor.short()? < 60;
        if cursor.mark(':') {
            minutes &= cursor.short()? < 60;
            if cursor.mark('.') {
                cursor.number()?;
            }
        }
        cursor.one_of(HALVES);
    } else if !cursor.one_of(&["am", "pm"]) {
        return None;
    }
    (hour <= 24 && minutes).then_some(())
}

/// A number with its sign, if both are there.
fn part(cursor: &mut Cursor<'_>, sign: char) -> Option<u32> {
    let mut ahead = *cursor;
    let value = ahead.short()?;
    if !ahead.mark(sign) {
        return None;
    }
    *cursor = ahead;
    Some(value)
}
