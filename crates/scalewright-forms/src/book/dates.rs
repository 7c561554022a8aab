//! Days out of the numbers and texts that spreadsheets store them as.

use scalewright_model::Date;

use super::Found;

/// The day after the last one that a spreadsheet knows: 1 January 10000.
const END: f64 = 2_958_466.0;

/// The day that Excel believes in and that never was: 29 February 1900.
const NEVER: i64 = 60;

/// From 1 March of the year 0 to 1 January 1970.
const CIVIL_TO_UNIX: i64 = 719_468;

/// The day of a stored number; `since_1904` for books whose days count from 1904.
pub(super) fn of_serial(serial: f64, since_1904: bool) -> Found {
    if !serial.is_finite() || !(0.0..END).contains(&serial) {
        return Found::Day { date: None, has_time: serial.fract() != 0.0 };
    }
    // Half a millisecond and less is what arithmetic leaves, not a time of day.
    let whole = (serial + 0.5 / 86_400_000.0).floor();
    Found::Day { date: date_of(days(whole), since_1904), has_time: serial - whole > 1.0 / 86_400_000.0 }
}

/// A whole number between 0 and the end of the calendar as an integer.
#[allow(clippy::cast_possible_truncation)]
fn days(whole: f64) -> i64 {
    whole as i64
}

fn date_of(day: i64, since_1904: bool) -> Option<Date> {
    // 1 January 1904 is 24 107 days before 1970, the last day of 1899 is 25 568.
    let since_1970 = match day {
        _ if since_1904 => day - 24_107,
        0 | NEVER => return None,
        1..NEVER => day - 25_568,
        _ => day - 25_569,
    };
    civil(since_1970)
}

/// The date so many days after 1 January 1970.
fn civil(since_1970: i64) -> Option<Date> {
    // Years that begin in March have the leap day last; 400 of them are 146 097 days.
    let from_march = since_1970 + CIVIL_TO_UNIX;
    let (era, in_era) = (from_march.div_euclid(146_097), from_march.rem_euclid(146_097));
    let year_in_era = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * year_in_era + year_in_era / 4 - year_in_era / 100);
    let month_from_march = (5 * in_year + 2) / 153;
    let day = in_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_in_era + i64::from(month <= 2);
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// The day of a text such as `2026-10-15` or `2026-10-15T09:30:00`.
pub(super) fn of_iso(text: &str) -> Found {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    Found::Day { date: Date::parse(day), has_time: time.chars().any(|letter| ('1'..='9').contains(&letter)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(serial: f64, since_1904: bool) -> String {
        match of_serial(serial, since_1904) {
            Found::Day { date: Some(date), has_time } => {
                format!("{date}{}", if has_time { " t" } else { "" })
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn numbers_become_days_in_both_systems() {
        assert_eq!(shown(1.0, false), "1900-01-01");
        assert_eq!(shown(59.0, false), "1900-02-28");
        assert_eq!(shown(61.0, false), "1900-03-01");
        assert_eq!(shown(46_310.0, false), "2026-10-15");
        assert_eq!(shown(46_310.25, false), "2026-10-15 t");
        assert_eq!(shown(44_848.0, true), "2026-10-15");
        assert_eq!(shown(0.0, true), "1904-01-01");
        assert_eq!(shown(2_958_465.0, false), "9999-12-31");
        assert_eq!(shown(46_309.999_999_999_9, false), "2026-10-15");
    }

    #[test]
    fn what_is_no_day_has_no_date() {
        for serial in [60.0, -1.0, 0.0, 0.5, 2_958_466.0, 1e300, f64::NAN, f64::INFINITY] {
            assert!(matches!(of_serial(serial, false), Found::Day { date: None, .. }), "{serial}");
        }
        assert!(matches!(of_iso("2026-02-30"), Found::Day { date: None, .. }));
    }
}
