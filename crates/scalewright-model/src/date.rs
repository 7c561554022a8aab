//! Calendar dates.

use std::borrow::Cow;
use std::fmt;

use jiff::civil;
use jiff::{Span, Unit};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day of the calendar, written `2026-10-15`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// Reads `YYYY-MM-DD`; nothing if there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let shape = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if shape { text.parse().ok().map(Self) } else { None }
    }

    /// The number of days from this day to `later`; negative if `later` is earlier.
    pub fn days_until(self, later: Self) -> i64 {
        self.0.until((Unit::Day, later.0)).map_or(0, |span| span.get_days().into())
    }

    /// The day so many days later; earlier, if negative. Nothing if the calendar ends before.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let span = Span::new().try_days(days).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }

    /// The same day `months` calendar months later; the last day of that month if it is shorter.
    ///
    /// Nothing if the calendar ends before.
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let span = Span::new().try_months(months).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("a date such as 2026-10-15 is wanted"))
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A day of the calendar, as `2026-10-15`.",
            "type": "string",
            "format": "date",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_days_are_read() {
        assert_eq!(Date::parse("2024-02-29").unwrap().to_string(), "2024-02-29");
        for text in ["2026-02-29", "2026-2-1", "2026/02/01", "20260201", "", "2026-02-01T00:00"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn months_end_where_the_month_ends() {
        let day = Date::parse("2026-08-31").unwrap();
        assert_eq!(day.plus_months(6).unwrap().to_string(), "2027-02-28");
        assert_eq!(day.days_until(day.plus_months(1).unwrap()), 30);
        assert_eq!(day.plus_months(1_000_000), None);
    }
}
