//! How long workbooks take: `cargo bench -p scalewright --bench workbooks`.
#![allow(missing_docs)]

use std::path::{Path, PathBuf};

use divan::Bencher;
use scalewright::forms::{book, read};
use scalewright::model::{Assessment, Cell, Lang, Number, Row};
use scalewright::{Session, Subject};

/// So many clients a large agency has in a year.
const CLIENTS: usize = 300;

fn main() {
    divan::main();
}

fn open() -> (Subject, Assessment) {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scales/jips-visit/2026");
    let mut session = Session::default();
    let subject = session.subject(&folder).expect("the battery is sound");
    let visit = session.assessment(&folder.join("visits/strong.ron"), &subject).expect("the visit is sound");
    (subject, visit)
}

/// The visit with as many clients as a large agency has.
fn large(visit: &Assessment, subject: &Subject) -> Assessment {
    let mut visit = visit.clone();
    let group = subject.scales.iter().flat_map(|scale| &scale.checked.common().groups).next();
    let table = &group.expect("there are groups").table;
    let rows: Vec<Row> = visit.tables.get(table).expect("the table is filled in").clone();
    let number = subject.scales.iter().find_map(|scale| scale.checked.table(table)?.numbered_by.clone());
    let many = rows.iter().cycle().take(CLIENTS).zip(1_i64..).map(|(row, index)| {
        let mut row = row.clone();
        row.extend(number.clone().map(|number| (number, Cell::Number(Number::whole(index)))));
        row
    });
    let many = many.collect();
    visit.tables.insert(table.clone(), many);
    visit
}

/// An empty workbook, from a battery that is open to the bytes of the file.
#[divan::bench]
fn write_an_empty_workbook(bencher: Bencher<'_, '_>) {
    let (subject, _) = open();
    bencher.bench(|| subject.workbook(None, Lang::Ja).map(|file| file.len()));
}

/// The workbook of a visit with 300 clients.
#[divan::bench]
fn write_a_full_workbook(bencher: Bencher<'_, '_>) {
    let (subject, visit) = open();
    let visit = large(&visit, &subject);
    bencher.bench(|| subject.workbook(Some(&visit), Lang::Ja).map(|file| file.len()));
}

/// A workbook with 300 clients, from the bytes of the file to a checked visit.
#[divan::bench]
fn read_and_check_a_full_workbook(bencher: Bencher<'_, '_>) {
    let (subject, visit) = open();
    let file = subject.workbook(Some(&large(&visit, &subject)), Lang::Ja).expect("it is written");
    bencher.bench(|| {
        let book = book::open_bytes("visit.xlsx", file.clone(), &read::wanted).expect("it can be opened");
        let back = subject.read_workbook(&book, Path::new("visit.xlsx"), false);
        assert!(back.assessment.is_some());
    });
}
