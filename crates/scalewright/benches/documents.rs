//! How long documents take: `cargo bench -p scalewright --features pdf --bench documents`.
#![allow(missing_docs)]

use std::path::{Path, PathBuf};

use divan::Bencher;
use scalewright::document::{Document, Maker, Templates};
use scalewright::model::Lang;
use scalewright::{Press, Session};

fn main() {
    divan::main();
}

fn scales() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scales")
}

fn maker(visit: bool) -> Maker {
    let mut session = Session::default();
    let subject = session.subject(&scales().join("jips-visit/2026")).expect("the battery is sound");
    let path = scales().join("jips-visit/2026/visits/strong.ron");
    let visit = visit.then(|| session.assessment(&path, &subject).expect("the visit is sound"));
    subject.documents(visit.as_ref(), None, Lang::Ja, Templates::built_in()).expect("the templates are sound")
}

fn made(kind: &str) -> (Maker, Document) {
    let maker = maker(kind == "report");
    let document = maker.make(kind).expect("it can be made");
    (maker, document)
}

/// From the files of the scales to a page of HTML.
#[divan::bench(args = ["manual", "report"])]
fn html_from_files(bencher: Bencher<'_, '_>, kind: &str) {
    bencher.bench(|| {
        let (maker, document) = made(kind);
        maker.html(&document).expect("it is laid out")
    });
}

/// From the files of the scales to PDF, with nothing kept from before: as a program that was just started does it.
#[divan::bench(args = ["manual", "report"], sample_count = 10, sample_size = 1)]
fn pdf_from_a_cold_start(bencher: Bencher<'_, '_>, kind: &str) {
    bencher.bench(|| {
        scalewright::forget_what_was_set();
        let press = Press::new(&[]).expect("there are fonts");
        let (_, document) = made(kind);
        press.pdf(&document, &Templates::built_in()).expect("it is set")
    });
}

/// The same document again within the same process, as when a file is watched.
#[divan::bench(args = ["manual", "report"], sample_count = 10, sample_size = 1)]
fn pdf_again(bencher: Bencher<'_, '_>, kind: &str) {
    let press = Press::new(&[]).expect("there are fonts");
    bencher.bench(|| {
        let (_, document) = made(kind);
        press.pdf(&document, &Templates::built_in()).expect("it is set")
    });
}
