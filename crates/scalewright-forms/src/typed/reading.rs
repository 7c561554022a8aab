//! What came of reading a cell: a value, how it was read, or a doubt.

use scalewright_model::{Date, Number};

/// What came of reading a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<T> {
    /// The cell holds nothing, or nothing but spaces.
    Blank,
    /// The value is written as it should be.
    Plain(T),
    /// The value has one meaning only, though it is written otherwise than it should be.
    ReadAs(T, How),
    /// The value has no meaning or several; it is asked, never guessed.
    Doubt(Doubt),
}

impl<T> Reading<T> {
    /// The same reading of what the value stands for; blank if it stands for nothing.
    pub fn map<U>(self, of: impl Fn(T) -> Option<U>) -> Reading<U> {
        match self {
            Self::Blank => Reading::Blank,
            Self::Plain(value) => of(value).map_or(Reading::Blank, Reading::Plain),
            Self::ReadAs(value, how) => of(value).map_or(Reading::Blank, |value| Reading::ReadAs(value, how)),
            Self::Doubt(doubt) => Reading::Doubt(doubt),
        }
    }

    /// The value, if there is one without doubt.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Plain(value) | Self::ReadAs(value, _) => Some(value),
            Self::Blank | Self::Doubt(_) => None,
        }
    }
}

/// How a value was written that is not written as it should be.
///
/// Where several hold, the one that says most is given: the order of this list, the last first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// A number kept as text: `20` with an apostrophe before it.
    TextNumber,
    /// A day kept as text: `2023/4/1`.
    TextDate,
    /// Spaces around it, or inside where none belong.
    Spaces,
    /// Capital letters for small ones, or the reverse.
    Case,
    /// Full-width letters or digits, or half-width kana: `２０`.
    FullWidth,
    /// Commas between the thousands: `1,234`.
    Separator,
    /// Dots between year, month and day: `2023.4.1`.
    Dots,
    /// Eight digits without anything between them: `20230401`.
    Compact,
    /// Kanji: the numerals of `二十`, or the signs of `2023年4月1日`.
    Kanji,
    /// Words: `はい`, `zero`, the month of `1 April 2023`.
    Word,
    /// A mark: `○`, `×`, a tick.
    Mark,
    /// A unit that the field allows around its number: `20人`.
    Unit,
    /// A percent sign in a field that is counted in percent: `80%`.
    PercentSign,
    /// A cell formatted as a percentage: 0.8 shown as 80%.
    PercentFormat,
    /// A year of a Japanese era: `令和5年4月1日`, `R5.4.1`.
    Era,
    /// The number by which the sheet counts its days: 45017.
    Serial,
    /// A day of the week after the day, which is not looked at.
    Weekday,
    /// A time of day after the day, which is not looked at.
    Time,
    /// The title of an option in another language.
    OtherLanguage,
    /// The identifier of an option.
    Id,
    /// The part of an option's title before its brackets, or inside them.
    Part,
    /// A day where a text is wanted.
    Day,
    /// Control characters, which were left out.
    Control,
}

/// Why a cell cannot be read without asking, with what it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// There is no number in it.
    NotANumber,
    /// The number is more than 10¹² in size.
    TooLarge,
    /// One number, said to be about right, a least or a most: `約20`, `20以上`, `20+`.
    Approximate {
        /// The number that stands there.
        number: Number,
    },
    /// A span from one number to another: `20〜30`.
    Range {
        /// The number before the sign.
        from: Number,
        /// The number after the sign.
        to: Number,
    },
    /// A question mark, alone or with something.
    QuestionMark,
    /// A dash or a word for none: either zero, or not filled in.
    NoneOrBlank,
    /// The character `一` alone: the numeral one, or a dash.
    OneOrDash,
    /// A number after a long dash or a triangle, or in brackets: below zero, or not.
    MaybeNegative {
        /// The number without its sign.
        size: Number,
    },
    /// Per cent or a share of one: 0.8 in a field counted in percent, or `80%` in a field that is not.
    PercentOrShare {
        /// The value if it is to be counted in percent.
        as_percent: Number,
        /// The value as the sheet counts, where 80% is 0.8.
        as_is: Number,
    },
    /// A fraction where a whole number is wanted.
    NotWhole {
        /// The number that stands there.
        number: Number,
    },
    /// Two numbers or more: `20/25`, `20人(25人)`, `12,34`.
    TwoNumbers {
        /// The first number.
        first: Number,
        /// The second number.
        second: Number,
    },
    /// One number among words that the field does not know.
    UnknownWords {
        /// The number that stands there.
        number: Number,
    },
    /// A day where none is wanted: the sheet took what was typed, such as `4-1`, for a day.
    TurnedIntoDate {
        /// The day that the sheet shows, if there is such a day.
        date: Option<Date>,
    },
    /// Month and day in either order: `03/04/2025`.
    AmbiguousDate {
        /// The day if the month comes first.
        first: Date,
        /// The day if the day comes first.
        second: Date,
    },
    /// A day without a year: `4/1`.
    NoYear {
        /// The last such day up to the visit, if the visit is known.
        possible: Option<Date>,
    },
    /// A year of two digits: `23/4/1` is of the western calendar or of an era.
    TwoDigitYear {
        /// The day if the year is western.
        western: Option<Date>,
        /// The day if the year is of an era: of the last one that does not lead past the visit.
        era: Option<Date>,
    },
    /// A year, or a year and a month, without a day: `2023年4月`.
    NoDay,
    /// A date that the calendar does not have, or that lies beyond all use: `2023/2/30`, `令和99年1月1日`.
    ImpossibleDate,
    /// A day that lies outside the era it names: `平成31年5月1日`.
    OutsideEra {
        /// The day, counted on from the era's first year.
        possible: Date,
    },
    /// A date after a word or a letter that is no era from Meiji to Reiwa.
    UnknownEra,
    /// A date among other words, or two dates: `2023/4/1頃`.
    MoreThanDate {
        /// The date that stands there.
        date: Date,
    },
    /// There is no date in it.
    NotADate,
    /// Neither yes nor no.
    NotYesNo,
    /// None of the options.
    NotInList {
        /// The title of the option that is nearest in its letters, if one is near.
        nearest: Option<String>,
    },
    /// A name of several options.
    SeveralInList {
        /// The title of the first of them.
        first: String,
        /// The title of the second of them.
        second: String,
    },
    /// An error value of the sheet, such as `#REF!`.
    CellError(String),
    /// A text of more characters than a cell of the form is read for.
    TooLong,
    /// Control characters inside a value.
    ControlCharacters,
}
