//! Days of the calendar, made from their parts or from a sheet's count.

use scalewright_model::Date;

/// The day of a year, a month and a day of the month; nothing if there is none.
pub(super) fn day(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// The year of a day.
pub(super) fn year_of(date: Date) -> u32 {
    date.to_string().split('-').next().and_then(|year| year.parse().ok()).unwrap_or(0)
}

/// The day that a sheet counts as this number, where 25569 is the first day of 1970.
pub(super) fn from_serial(serial: u32) -> Option<Date> {
    // Counted from 1 March of the year 0, so that a leap day ends its year.
    let days = serial.checked_add(693_899)?;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    day(era * 400 + year_of_era + u32::from(month <= 2), month, of_month)
}

/// The last such day of any year up to the visit.
pub(super) fn last_before(visit: Date, month: u32, of_month: u32) -> Option<Date> {
    let year = year_of(visit);
    // A leap day comes back after eight years at the latest.
    (year.saturating_sub(8)..=year)
        .rev()
        .filter_map(|year| day(year, month, of_month))
        .find(|date| *date <= visit)
}
