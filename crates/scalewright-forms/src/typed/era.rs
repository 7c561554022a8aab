//! The Japanese eras from Meiji to Reiwa.

use scalewright_model::Date;

use super::calendar::day;
use super::reading::{Doubt, How, Reading};

/// The last year that a date by an era is read for.
const LAST_YEAR: u32 = 2100;

/// A Japanese era.
#[derive(Debug)]
pub(super) struct Era {
    /// Its names: Kanji, one Kanji, one letter, in Latin letters.
    names: [&'static str; 4],
    /// The western year of its first year.
    first_year: u32,
    /// Its first day.
    first: &'static str,
    /// Its last day; the day of the change belongs to both eras until 1926.
    last: &'static str,
}

/// The eras, the newest first. Before 1873 the calendar was another, so Meiji is read from there.
const ERAS: &[Era] = &[
    Era { names: ["令和", "令", "r", "reiwa"], first_year: 2019, first: "2019-05-01", last: "2100-12-31" },
    Era {
        names: ["平成", "平", "h", "heisei"], first_year: 1989, first: "1989-01-08", last: "2019-04-30"
    },
    Era { names: ["昭和", "昭", "s", "showa"], first_year: 1926, first: "1926-12-25", last: "1989-01-07" },
    Era {
        names: ["大正", "大", "t", "taisho"], first_year: 1912, first: "1912-07-30", last: "1926-12-25"
    },
    Era { names: ["明治", "明", "m", "meiji"], first_year: 1868, first: "1873-01-01", last: "1912-07-30" },
];

/// The signs that hold an era's name in one character, written out.
pub(super) fn written_out(text: &str) -> String {
    let signs = [("㋿", "令和"), ("㍻", "平成"), ("㍼", "昭和"), ("㍽", "大正"), ("㍾", "明治")];
    signs.into_iter().fold(text.to_owned(), |text, (sign, name)| text.replace(sign, name))
}

/// The era of a name in small letters.
pub(super) fn find(name: &str) -> Option<&'static Era> {
    ERAS.iter().find(|era| era.names.contains(&name))
}

impl Era {
    /// Whether a day lies in this era.
    fn contains(&self, date: Date) -> bool {
        let bound = |text| Date::parse(text);
        bound(self.first).is_some_and(|first| first <= date)
            && bound(self.last).is_some_and(|last| date <= last)
    }

    /// The day of a year of this era, counted on past its end.
    fn day(&self, year: u32, month: u32, of_month: u32) -> Option<Date> {
        let western = self.first_year.checked_add(year.checked_sub(1)?)?;
        if western > LAST_YEAR { None } else { day(western, month, of_month) }
    }

    /// Reads a day of this era.
    pub(super) fn read(&self, year: u32, month: u32, of_month: u32) -> Reading<Date> {
        match self.day(year, month, of_month) {
            None => Reading::Doubt(Doubt::ImpossibleDate),
            Some(date) if self.contains(date) => Reading::ReadAs(date, How::Era),
            Some(possible) => Reading::Doubt(Doubt::OutsideEra { possible }),
        }
    }
}

/// The day in the newest era that has it and does not lead past the visit.
pub(super) fn newest(year: u32, month: u32, of_month: u32, visit: Option<Date>) -> Option<Date> {
    let days =
        ERAS.iter().filter_map(|era| era.day(year, month, of_month).filter(|date| era.contains(*date)));
    days.into_iter().find(|date| visit.is_none_or(|visit| *date <= visit))
}
