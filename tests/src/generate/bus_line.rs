//! Assessments for the made-up bus line of the fixtures: means and counts on the bounds of its tables and beside them.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scalewright_model::{Assessment, Cell, ItemAnswers, Row, Target};

use super::{blank, scaled, text, whole};

/// The answers of yes and no: item and name.
const YES_NO: [(&str, &str); 8] = [
    ("B1", "posted"),
    ("B2", "full"),
    ("B3", "stopped"),
    ("B4", "i"),
    ("B4", "ii"),
    ("B4", "iii"),
    ("B4", "iv"),
    ("B5", "free"),
];

/// A bus: whether it came on time, and tenths of minutes of its delay.
type Ride = (Option<bool>, Option<i64>);

/// Assessments for the bus line. So many of a hundred cells and answers are there; with 100, nothing is missing.
pub fn bus_line(there: u32) -> impl Strategy<Value = Assessment> {
    let late = select(vec![0_i64, 30, 30, 40, 60, 99, 100, 100, 100, 101, 200, 250, 250, 300, 301, 600]);
    let ride = (some(there, any::<bool>()), some(there, late));
    let rides = vec(ride, 0..=5);
    let letters = select(vec![0_usize, 1, 2, 3, 4, 5, 6, 7]);
    let season = select(vec!["summer", "winter"]);
    let wait = 0_usize..=20;
    (
        (some(there, rides), some(there, letters), some(there, season)),
        (vec(some(there, any::<bool>()), YES_NO.len()), some(there, wait)),
    )
        .prop_map(|((rides, letters, season), (yes_no, wait))| {
            let rides = rides.map(|rides| ("rides".to_owned(), rides.iter().map(ride_row).collect()));
            let letters = letters.map(|letters| ("letters".to_owned(), vec![letter(); letters]));
            let season = season.map(|season| ("season".to_owned(), text(season)));
            Assessment {
                target: Target::Scale { id: "bus-line".to_owned(), edition: "1".to_owned() },
                settings: season.into_iter().collect(),
                tables: rides.into_iter().chain(letters).collect(),
                answers: BTreeMap::from([("bus-line".to_owned(), answers(&yes_no, wait))]),
                ..blank()
            }
        })
}

fn some<T: Strategy>(there: u32, of: T) -> impl Strategy<Value = Option<T::Value>> {
    (0_u32..100, of).prop_map(move |(chance, value)| (chance < there).then_some(value))
}

/// A row of the form. A workbook knows no row in which nothing stands: there, it is a bus that came on time.
fn ride_row((on_time, late): &Ride) -> Row {
    let on_time = if late.is_none() { Some(on_time.unwrap_or(true)) } else { *on_time };
    let on_time = on_time.map(|on_time| ("on_time".to_owned(), Cell::Bool(on_time)));
    let late = late.map(|tenths| ("late".to_owned(), scaled(tenths, 1000)));
    on_time.into_iter().chain(late).collect()
}

fn letter() -> Row {
    Row::from([("subject".to_owned(), text("遅れ"))])
}

fn answers(yes_no: &[Option<bool>], wait: Option<usize>) -> BTreeMap<String, ItemAnswers> {
    let mut answers: BTreeMap<String, ItemAnswers> = BTreeMap::new();
    let given = YES_NO.iter().zip(yes_no).filter_map(|(at, yes)| Some((*at, Cell::Bool((*yes)?))));
    for ((item, id), cell) in given.chain(wait.map(|wait| (("B5", "wait"), whole(wait)))) {
        answers.entry(item.to_owned()).or_default().insert(id.to_owned(), cell);
    }
    answers
}
