//! The record sheet.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scalewright_model::{Cell, Row};

use super::{date, row, text, whole};
use crate::naive::day::{Day, month_before};

/// The fields of yes and no, each with the groups that need it.
pub const YES_NO: [(&str, &str); 45] = [
    ("intake", "AB"),
    ("assessment", "AB"),
    ("job_search", "AB"),
    ("job_development", "AB"),
    ("follow_along", "BC"),
    ("closing", "BC"),
    ("plan_follows_assessment", "ABC"),
    ("contact_before", "B"),
    ("contact_three_days", "B"),
    ("contact_weekly", "B"),
    ("place_agency", "BC"),
    ("place_workplace", "BC"),
    ("place_home", "BC"),
    ("place_near", "BC"),
    ("place_phone", "BC"),
    ("place_other", "BC"),
    ("who_client", "BC"),
    ("who_employer", "BC"),
    ("who_coworker", "BC"),
    ("who_superior", "BC"),
    ("who_family", "BC"),
    ("who_other", "BC"),
    ("by_es", "BC"),
    ("by_cm", "BC"),
    ("by_peer", "BC"),
    ("by_psychiatrist", "BC"),
    ("by_professional", "BC"),
    ("by_coworker", "BC"),
    ("by_superior", "BC"),
    ("by_family", "BC"),
    ("by_friend", "BC"),
    ("by_other", "BC"),
    ("kind_medication", "BC"),
    ("kind_doctor", "BC"),
    ("kind_physical", "BC"),
    ("kind_social_skills", "BC"),
    ("kind_encouragement", "BC"),
    ("kind_stress", "BC"),
    ("kind_leisure", "BC"),
    ("kind_relations", "BC"),
    ("kind_social_security", "BC"),
    ("kind_money", "BC"),
    ("kind_hours", "BC"),
    ("kind_career", "BC"),
    ("kind_other", "BC"),
];
/// The fields that come before those that ask whether a kind was seen at all.
pub const PER_CASE: usize = 10;

/// The groups that are there, the kinds that are ever seen, and the cases.
pub type Records = (&'static str, u64, Vec<Record>);
/// The group, when support began, days to the contact, what is seen, and whether cells that are not needed are filled in.
pub type Record = (usize, Start, Option<i64>, [u64; 2], bool, bool);

/// When support began.
#[derive(Clone, Copy, Debug)]
pub enum Start {
    /// So many days before the visit.
    Days(i64),
    /// A month before the visit, and so many days more.
    Month(i64),
}

/// What records are made of, by chance.
pub fn raw() -> impl Strategy<Value = Records> {
    let groups = select(vec!["ABBC", "ABC", "ABC", "AB", "BC", "AC", "A", "B", "C"]);
    (groups, any::<u64>(), vec(record(), 0..=10))
}

fn record() -> impl Strategy<Value = Record> {
    let start = prop_oneof![
        2 => select(vec![0, 14, 29, 30, 31, 92]).prop_map(Start::Days),
        2 => select(vec![-1, 0, 1]).prop_map(Start::Month),
        4 => select(vec![300, 400]).prop_map(Start::Days),
    ];
    let wait = select(vec![0_i64, 1, 29, 30, 30, 31, 59, 60, 60, 61, 149, 150, 151, 269, 270, 271, 300]);
    let contact = proptest::option::weighted(0.75, wait);
    (0_usize..12, start, contact, any::<[u64; 2]>(), any::<bool>(), any::<bool>())
}

/// The rows of the record sheet.
pub fn rows((groups, seen, records): &Records, visit: Day) -> Vec<Row> {
    (0..).zip(records).map(|(at, record)| record_row(at, groups, *seen, record, visit)).collect()
}

fn record_row(at: usize, groups: &str, seen: u64, record: &Record, visit: Day) -> Row {
    let (group, start, contact, [many, few], sparse, noisy) = *record;
    let group = groups.get(group % groups.len()..=group % groups.len()).unwrap_or("A");
    let start = match start {
        Start::Days(days) => visit - days,
        Start::Month(more) => month_before(visit) - more,
    };
    let mut row = row([
        ("no", whole(at + 1)),
        ("client", text(&format!("r{at}"))),
        ("group", text(group)),
        ("support_began_on", date(start)),
    ]);
    if noisy || group != "C" {
        row.insert("contact_made".to_owned(), Cell::Bool(contact.is_some()));
        if let Some(wait) = contact {
            row.insert("first_contact_on".to_owned(), date((start + wait).min(visit)));
        }
    }
    let kinds = if sparse { many & few & seen } else { many & seen };
    for (bit, (field, needing)) in YES_NO.iter().enumerate() {
        let bits = if bit < PER_CASE { many } else { kinds };
        if noisy || needing.contains(group) {
            row.insert((*field).to_owned(), Cell::Bool(bits >> bit & 1 == 1));
        }
    }
    row
}
