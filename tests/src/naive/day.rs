//! Days as plain numbers, reckoned by hand: the second opinion shares no calendar with the toolkit.

/// A day, counted from some day long ago.
pub type Day = i64;

/// The days of each month of a common year.
const MONTHS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The number of a day written `YYYY-MM-DD`; nothing if it is not written so.
pub fn parse(text: &str) -> Option<Day> {
    let mut parts = text.split('-').map(str::parse::<i64>);
    let year = parts.next()?.ok()?;
    let month = parts.next()?.ok()?;
    let day = parts.next()?.ok()?;
    let real = (1..=12).contains(&month) && (1..=length(year, month)).contains(&day);
    real.then(|| number(year, month, day))
}

/// The day written `YYYY-MM-DD`.
pub fn show(day: Day) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The same day one calendar month later, or the last day of that month if it is shorter.
pub fn month_later(day: Day) -> Day {
    let (year, month, day) = civil(day);
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    number(year, month, day.min(length(year, month)))
}

/// The last day of which one calendar month later is not after `day`.
pub fn month_before(day: Day) -> Day {
    (28..=31).map(|days| day - days).find(|start| month_later(*start) <= day).unwrap_or(day - 31)
}

/// Whether a year has a 29 February.
const fn leap(year: i64) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

/// The days of a month.
fn length(year: i64, month: i64) -> i64 {
    let days = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or(31);
    if month == 2 && leap(year) { 29 } else { days }
}

/// The days before the first of January of a year, counted from the year 1.
const fn before_year(year: i64) -> i64 {
    let past = year - 1;
    past * 365 + past / 4 - past / 100 + past / 400
}

/// The number of a day.
fn number(year: i64, month: i64, day: i64) -> Day {
    let months: i64 = (1..month).map(|month| length(year, month)).sum();
    before_year(year) + months + day
}

/// The year, month and day of a number.
fn civil(day: Day) -> (i64, i64, i64) {
    let mut year = day / 366 + 1;
    while before_year(year + 1) < day {
        year += 1;
    }
    let (mut month, mut rest) = (1, day - before_year(year));
    while rest > length(year, month) {
        rest -= length(year, month);
        month += 1;
    }
    (year, month, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_one_another() {
        let start = parse("2023-12-30").unwrap();
        let shown: Vec<_> = (0..3).map(|more| show(start + more)).collect();
        assert_eq!(shown, ["2023-12-30", "2023-12-31", "2024-01-01"]);
        assert_eq!(parse("2024-03-01").unwrap() - parse("2024-02-28").unwrap(), 2);
        assert_eq!(parse("2026-02-29"), None);
        for day in start..start + 3000 {
            assert_eq!(parse(&show(day)), Some(day));
        }
    }

    #[test]
    fn a_month_later_stays_in_the_month() {
        let later = |text| show(month_later(parse(text).unwrap()));
        assert_eq!(later("2026-01-31"), "2026-02-28");
        assert_eq!(later("2024-01-31"), "2024-02-29");
        assert_eq!(later("2026-12-15"), "2027-01-15");
        assert_eq!(show(month_before(parse("2026-02-28").unwrap())), "2026-01-31");
        assert_eq!(show(month_before(parse("2026-03-31").unwrap())), "2026-02-28");
        assert_eq!(show(month_before(parse("2026-03-30").unwrap())), "2026-02-28");
    }
}
