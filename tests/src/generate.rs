//! Made-up assessments for the battery of the visit, and for the bus line of the fixtures: realistic in shape, adversarial in values.
//!
//! Values lie on thresholds and just beside them, tables are short or empty, groups of records are missing, dates stand around
//! the ends of months. Each row keeps the checks of the forms; checks across tables are not kept, since no score depends on them.

mod answers;
mod bus_line;
mod forms;
mod holes;
mod records;
pub mod rules;
pub mod worlds;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use scalewright_model::{Assessment, Cell, Date, Number, Row, Site, Target, decimal};

use crate::naive::day::{self, Day};

pub use bus_line::bus_line;
pub use holes::{Hole, holes, pierce};

/// Days of visits: the ends of months, and days in the middle.
const VISITS: [&str; 9] = [
    "2026-10-15",
    "2026-02-28",
    "2026-03-30",
    "2026-03-31",
    "2024-02-29",
    "2024-03-29",
    "2026-07-31",
    "2026-12-31",
    "2027-01-01",
];

/// Assessments in which nothing is missing. A table may be empty.
pub fn complete() -> impl Strategy<Value = Assessment> {
    (select(&VISITS[..]), forms::raw(), records::raw(), answers::raw()).prop_map(
        |(visit, forms, records, answers)| {
            let day = day::parse(visit).unwrap_or_default();
            let mut tables = forms::tables(&forms, day);
            tables.insert("records".to_owned(), records::rows(&records, day));
            Assessment {
                visited_on: Date::parse(visit),
                tables,
                answers: answers::answers(&answers),
                ..blank()
            }
        },
    )
}

/// An assessment of a visit of which nothing is known.
fn blank() -> Assessment {
    Assessment {
        is_final: false,
        plan: None,
        format: 1,
        target: Target::Battery { id: "jips-visit".to_owned(), edition: "2026".to_owned() },
        made_up: true,
        site: Site::default(),
        visited_on: None,
        settings: BTreeMap::new(),
        tables: BTreeMap::new(),
        answers: BTreeMap::new(),
        raters: Vec::new(),
        notes: BTreeMap::new(),
        previous: BTreeMap::new(),
        strengths: Vec::new(),
        challenges: Vec::new(),
        draw: None,
    }
}

/// Assessments of which at most six cells or answers were taken out, and now and then whole tables or the day of the visit.
pub fn incomplete() -> impl Strategy<Value = Assessment> {
    (complete(), holes()).prop_map(|(mut assessment, holes)| {
        pierce(&mut assessment, &holes);
        assessment
    })
}

/// A row from its cells.
fn row<const N: usize>(cells: [(&str, Cell); N]) -> Row {
    cells.into_iter().map(|(field, cell)| (field.to_owned(), cell)).collect()
}

/// A cell of text or a code.
fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// A cell with a day.
fn date(day: Day) -> Cell {
    Cell::Text(day::show(day))
}

/// A cell with a whole number.
fn whole(value: usize) -> Cell {
    Cell::Number(Number::whole(i64::try_from(value).unwrap_or_default()))
}

/// A cell with a number of tenths, times a number of thousandths: `(350, 960)` is 96 % of 35.
fn scaled(tenths: i64, thousandths: i64) -> Cell {
    let value = Number::whole(tenths * thousandths).exact() / Number::whole(10_000).exact();
    Cell::Number(Number::parse(&decimal(value, 9)).unwrap_or(Number::whole(0)))
}
