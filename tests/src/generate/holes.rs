//! What is taken out of an assessment.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scalewright_model::{Assessment, Cell, Row};

use super::answers::{ASKED, OTHER};
use super::records::{PER_CASE, YES_NO};

/// One thing that is missing.
#[derive(Clone, Debug)]
pub enum Hole {
    /// A cell: its table and field, some number that picks the row, and whether a blank stands there instead.
    Cell(&'static str, &'static str, usize, bool),
    /// An answer: its scale, item and id, and whether a blank stands there instead.
    Answer(&'static str, &'static str, &'static str, bool),
    /// A whole table.
    Table(&'static str),
    /// The day of the visit.
    Visit,
}

/// Cells that are codes or texts.
const CODES: [(&str, &str); 5] = [
    ("form2", "employment"),
    ("form2", "employer"),
    ("form2", "job_type"),
    ("form3", "role"),
    ("records", "group"),
];

/// Cells that are numbers or dates.
const NUMBERS: [(&str, &str); 14] = [
    ("form1", "in_job"),
    ("form1", "in_job_type_a"),
    ("form1", "in_job_subsidiary"),
    ("form1", "in_job_competitive"),
    ("form3", "hours"),
    ("form3", "effort"),
    ("form3", "employment_hours"),
    ("form3", "outside_hours"),
    ("form3", "daily_life_hours"),
    ("form3", "meeting_hours"),
    ("form4", "registered_on"),
    ("form4", "job_started_on"),
    ("records", "support_began_on"),
    ("records", "first_contact_on"),
];

const TABLES: [&str; 5] = ["form1", "form2", "form3", "form4", "records"];

/// At most six cells and answers, and now and then a table or the day of the visit.
pub fn holes() -> impl Strategy<Value = Vec<Hole>> {
    let small = prop_oneof![2 => scattered().boxed(), 2 => one_item().boxed(), 2 => one_table().boxed()];
    (small, proptest::option::weighted(0.3, large()))
        .prop_map(|(small, large)| small.into_iter().chain(large).collect())
}

/// Holes anywhere.
fn scattered() -> impl Strategy<Value = Vec<Hole>> {
    let answer = prop_oneof![
        3 => select(&ASKED[..]).prop_flat_map(|(scale, item, ids)| answer_of(scale, item, ids)),
        2 => select(&OTHER[..]).prop_flat_map(|(scale, item, id)| answer_of(scale, item, &[id])),
    ];
    let cells = (
        vec(cell(yes_no()), 0..=2),
        vec(cell(select(&CODES[..])), 0..=1),
        vec(cell(select(&NUMBERS[..])), 0..=1),
    );
    (cells, vec(answer, 0..=2)).prop_map(|((yes_no, codes, numbers), answers)| {
        yes_no.into_iter().chain(codes).chain(numbers).chain(answers.into_iter().flatten()).collect()
    })
}

/// Holes in the answers of one item.
fn one_item() -> impl Strategy<Value = Vec<Hole>> {
    select(&ASKED[..]).prop_flat_map(|(scale, item, ids)| {
        let others = OTHER.iter().filter(|other| (other.0, other.1) == (scale, item)).map(|other| other.2);
        let all: Vec<_> = ids.iter().copied().chain(others).collect();
        vec((select(all), any::<bool>()), 1..=6).prop_map(move |holes| {
            holes.into_iter().map(|(id, blank)| Hole::Answer(scale, item, id, blank)).collect()
        })
    })
}

/// Holes in the cells of one table.
fn one_table() -> impl Strategy<Value = Vec<Hole>> {
    select(&TABLES[..]).prop_flat_map(|table| {
        let of = move |fields: &[(&'static str, &'static str)]| {
            fields.iter().copied().filter(|field| field.0 == table).collect::<Vec<_>>()
        };
        (some_of(all_yes_no(table), 4), some_of(of(&CODES), 3), some_of(of(&NUMBERS), 2)).prop_map(
            |(yes_no, codes, numbers)| yes_no.into_iter().chain(codes).chain(numbers).take(6).collect(),
        )
    })
}

/// At most so many holes in some cells; none if there is no such cell.
fn some_of(fields: Vec<(&'static str, &'static str)>, most: usize) -> BoxedStrategy<Vec<Hole>> {
    if fields.is_empty() { Just(Vec::new()).boxed() } else { vec(cell(select(fields)), 0..=most).boxed() }
}

fn large() -> impl Strategy<Value = Hole> {
    prop_oneof![4 => select(&TABLES[..]).prop_map(Hole::Table), 1 => Just(Hole::Visit)]
}

fn answer_of(scale: &'static str, item: &'static str, ids: &[&'static str]) -> BoxedStrategy<Option<Hole>> {
    if ids.is_empty() {
        return Just(None).boxed();
    }
    let hole = (select(ids.to_vec()), any::<bool>());
    hole.prop_map(move |(id, blank)| Some(Hole::Answer(scale, item, id, blank))).boxed()
}

fn cell(fields: impl Strategy<Value = (&'static str, &'static str)>) -> impl Strategy<Value = Hole> {
    (fields, 0_usize..60, any::<bool>())
        .prop_map(|((table, field), row, blank)| Hole::Cell(table, field, row, blank))
}

/// The cells of yes and no of a table.
fn all_yes_no(table: &str) -> Vec<(&'static str, &'static str)> {
    match table {
        "form4" => vec![("form4", "mental"), ("form4", "severe"), ("form4", "in_job")],
        "records" => YES_NO
            .iter()
            .map(|(field, _)| *field)
            .chain(["contact_made"; 8])
            .map(|field| ("records", field))
            .collect(),
        _ => Vec::new(),
    }
}

/// A cell of yes and no: those that are judged case by case more often than the many kinds of III-11.
fn yes_no() -> impl Strategy<Value = (&'static str, &'static str)> {
    let judged: Vec<_> = YES_NO.iter().take(PER_CASE).map(|(field, _)| ("records", *field)).collect();
    prop_oneof![1 => select(all_yes_no("form4")), 1 => select(all_yes_no("records")), 1 => select(judged)]
}

/// Takes things out of an assessment.
pub fn pierce(assessment: &mut Assessment, holes: &[Hole]) {
    for hole in holes {
        match hole {
            Hole::Cell(table, field, row, blank) => {
                let rows = assessment.tables.get_mut(*table).filter(|rows| !rows.is_empty());
                if let Some(rows) = rows {
                    let at = row % rows.len();
                    if let Some(row) = rows.get_mut(at) {
                        take_out(row, field, *blank);
                    }
                }
            }
            Hole::Answer(scale, item, id, blank) => {
                let answers = assessment.answers.get_mut(*scale).and_then(|scale| scale.get_mut(*item));
                if let Some(answers) = answers {
                    take_out(answers, id, *blank);
                }
            }
            Hole::Table(table) => {
                assessment.tables.remove(*table);
            }
            Hole::Visit => assessment.visited_on = None,
        }
    }
}

fn take_out(row: &mut Row, field: &str, blank: bool) {
    if blank {
        row.insert(field.to_owned(), Cell::Blank);
    } else {
        row.remove(field);
    }
}
