//! The answers of raters.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scalewright_model::{Answers, Cell, ItemAnswers, Number};

use super::{scaled, text};
use crate::naive::EXCLUSIONS;

/// An item: its scale, its code, and its answers of yes and no.
pub type Asked = (&'static str, &'static str, &'static [&'static str]);

const JIPS: &str = "jips-25";
const FOUR: &[&str] = &["i", "ii", "iii", "iv"];
const FIVE: &[&str] = &["i", "ii", "iii", "iv", "v"];
const ONE: &[&str] = &["i"];

/// The items that have answers.
pub const ASKED: [Asked; 22] = [
    (JIPS, "I-3", &[]),
    (JIPS, "II-1", &["no_cm"]),
    (JIPS, "II-2", &["no_cm", "i", "ii", "iii", "iv"]),
    (JIPS, "II-3", &[]),
    (JIPS, "II-4", &["no_sv", "few_es"]),
    (JIPS, "II-5", FIVE),
    (JIPS, "II-6", &EXCLUSIONS),
    (JIPS, "II-7", &["i", "ii", "iv", "v"]),
    (JIPS, "II-8", FIVE),
    (JIPS, "III-1", &["a", "b", "c", "d"]),
    (JIPS, "III-2", FOUR),
    (JIPS, "III-3", &["no_sheet", "activities_required"]),
    (JIPS, "III-6", &[]),
    (JIPS, "III-7", &["hardly_meets", "i", "ii", "iii", "iv"]),
    (JIPS, "III-12", &["ii", "iii", "iv"]),
    (JIPS, "III-14", FIVE),
    ("goi", "G1", ONE),
    ("goi", "G2", ONE),
    ("goi", "G6", ONE),
    ("goi", "G7", ONE),
    ("goi", "G8", ONE),
    ("goi", "G9", ONE),
];

/// The answers that are no yes or no.
pub const OTHER: [(&str, &str, &str); 7] = [
    (JIPS, "I-3", "es_role"),
    (JIPS, "II-1", "anchor"),
    (JIPS, "II-3", "anchor"),
    (JIPS, "II-4", "anchor"),
    (JIPS, "III-3", "anchor"),
    (JIPS, "III-6", "contacts"),
    (JIPS, "III-6", "tracking"),
];

/// Bits for each item's yes and no, four anchors, tenths of contacts, tracking, role.
pub type Raw = (Vec<u32>, [i64; 4], i64, &'static str, &'static str);

/// What answers are made of, by chance.
pub fn raw() -> impl Strategy<Value = Raw> {
    let bits = prop_oneof![
        3 => any::<u32>(),
        2 => (any::<u32>(), any::<u32>(), any::<u32>()).prop_map(|(one, two, three)| one & two & three),
        2 => (any::<u32>(), any::<u32>()).prop_map(|(one, two)| (one | two) & !1),
        1 => Just(0),
        1 => Just(u32::MAX),
    ];
    let anchor = || 1_i64..=5;
    let contacts = select(vec![0_i64, 10, 19, 20, 39, 40, 45, 49, 50, 55, 59, 60, 61, 100]);
    (
        vec(bits, ASKED.len()),
        [anchor(), anchor(), anchor(), anchor()],
        contacts,
        select(vec!["weekly", "weekly", "monthly", "not_followed", "not_recorded"]),
        select(vec!["refer_only", "keep_caseload"]),
    )
}

/// The answers by scale and item.
pub fn answers((bits, anchors, contacts, tracking, role): &Raw) -> Answers {
    let mut answers = Answers::new();
    for ((scale, item, ids), bits) in ASKED.iter().zip(bits) {
        let cells =
            ids.iter().enumerate().map(|(bit, id)| ((*id).to_owned(), Cell::Bool(bits >> bit & 1 == 1)));
        answers.entry((*scale).to_owned()).or_default().insert((*item).to_owned(), cells.collect());
    }
    let anchors = ["II-1", "II-3", "II-4", "III-3"].into_iter().zip(anchors);
    let anchors = anchors.map(|(item, anchor)| (item, "anchor", Cell::Number(Number::whole(*anchor))));
    let others = [
        ("III-6", "contacts", scaled(*contacts, 1000)),
        ("III-6", "tracking", text(tracking)),
        ("I-3", "es_role", text(role)),
    ];
    let jips: &mut BTreeMap<String, ItemAnswers> = answers.entry(JIPS.to_owned()).or_default();
    for (item, id, cell) in anchors.chain(others) {
        jips.entry(item.to_owned()).or_default().insert(id.to_owned(), cell);
    }
    answers
}
