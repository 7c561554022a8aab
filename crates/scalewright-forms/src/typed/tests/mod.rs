//! Tests of reading what people type, as tables of what is typed and what is read.

mod codes;
mod dates;
mod names;
mod numbers;
mod properties;
mod texts;

use std::fmt::Display;

use scalewright_model::Date;

use super::{Doubt, Found, Reading, Typed};

/// A cell that holds a text.
fn cell(text: &str) -> Found {
    Found::Text(text.to_owned())
}

/// A day.
fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A reading in short: `=20` if plain, `20 Unit` if read otherwise, `? Range 20 30` if in doubt.
fn short<T: Display>(reading: Reading<T>) -> String {
    match reading {
        Reading::Blank => "blank".into(),
        Reading::Plain(value) => format!("={value}"),
        Reading::ReadAs(value, how) => format!("{value} {how:?}"),
        Reading::Doubt(doubt) => format!("? {}", short_doubt(&doubt)),
    }
}

/// A doubt in short, with its values as people see them.
fn short_doubt(doubt: &Doubt) -> String {
    let or_none = |date: &Option<Date>| date.map_or("none".to_owned(), |date| date.to_string());
    match doubt {
        Doubt::Approximate { number } => format!("Approximate {number}"),
        Doubt::Range { from, to } => format!("Range {from} {to}"),
        Doubt::MaybeNegative { size } => format!("MaybeNegative {size}"),
        Doubt::PercentOrShare { as_percent, as_is } => format!("PercentOrShare {as_percent} {as_is}"),
        Doubt::NotWhole { number } => format!("NotWhole {number}"),
        Doubt::TwoNumbers { first, second } => format!("TwoNumbers {first} {second}"),
        Doubt::UnknownWords { number } => format!("UnknownWords {number}"),
        Doubt::TurnedIntoDate { date } => format!("TurnedIntoDate {}", or_none(date)),
        Doubt::AmbiguousDate { first, second } => format!("AmbiguousDate {first} {second}"),
        Doubt::NoYear { possible } => format!("NoYear {}", or_none(possible)),
        Doubt::TwoDigitYear { western, era } => format!("TwoDigitYear {} {}", or_none(western), or_none(era)),
        Doubt::OutsideEra { possible } => format!("OutsideEra {possible}"),
        Doubt::MoreThanDate { date } => format!("MoreThanDate {date}"),
        Doubt::NotInList { nearest } => format!("NotInList {}", nearest.as_deref().unwrap_or("none")),
        Doubt::SeveralInList { first, second } => format!("SeveralInList {first} {second}"),
        other => format!("{other:?}"),
    }
}

/// Compares a table of what is typed and what is read, and shows all rows that differ.
fn check(rows: &[(&str, &str)], read: impl Fn(Typed<'_>) -> String) {
    let differ: Vec<String> = rows
        .iter()
        .filter_map(|(typed, wanted)| {
            let got = read(Typed::new(&cell(typed)));
            (got != *wanted).then(|| format!("{typed:?}: wanted {wanted:?}, got {got:?}"))
        })
        .collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}
