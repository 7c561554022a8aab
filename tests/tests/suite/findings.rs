//! Every kind of finding has an example that shows it, a mended twin that does not, a message in every language and a page in the
//! book.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use scalewright::Session;
use scalewright::diag::{Code, Finding, Report, Severity};
use scalewright::forms::{book, read};
use scalewright::model::Lang;
use scalewright::words::Words;

use crate::support::{root, snapshots};

/// Findings that no text file can show; `hostile.rs` makes them.
const WITHOUT_FILES: &[&str] = &["not-found", "not-utf8", "too-deep", "too-large", "unreadable"];
/// Findings about workbooks that no folder of CSV files can show; `workbooks.rs` makes them.
const WITHOUT_CSV: &[&str] =
    &["cell-formula", "hidden-cells", "merged-cells", "outside-links", "sheet-changed", "workbook"];

fn codes() -> BTreeSet<Code> {
    let forms = scalewright::forms::read::codes::ALL.iter().copied();
    let source = scalewright::source::codes::ALL.iter().copied().chain(forms);
    let proofs = scalewright::prove::codes();
    scalewright::check::codes().chain(proofs).chain(source).chain([scalewright::score::TABLE_CHECK]).collect()
}

/// What is found in an example.
struct Example {
    session: Session,
    /// What is found in the workbook, a folder of CSV files.
    book: Report,
}

/// Opens whatever stands in a folder: a scale or a battery, and an assessment, cases and a workbook beside it.
fn open(folder: &Path) -> Example {
    let mut session = Session::default();
    let Some(subject) = session.subject(folder) else { return Example { session, book: Report::default() } };
    let visit = folder.join("assessment.ron");
    if visit.is_file() {
        session.assessment(&visit, &subject);
    }
    scalewright::run_cases(&mut session, &subject);
    session.prove(&subject);
    let book = folder.join("book");
    let book = book.is_dir().then(|| book::open(&book, &read::wanted).expect("the folder can be read"));
    let book = book.map(|book| subject.read_workbook(&book, Path::new("book"), false).report);
    Example { session, book: book.unwrap_or_default() }
}

impl Example {
    fn findings(&self) -> Vec<Finding> {
        let mut findings = self.session.report().findings().to_vec();
        findings.extend(self.book.findings().iter().cloned());
        findings
    }

    fn codes(&self) -> BTreeSet<&'static str> {
        self.findings().iter().map(|finding| finding.code.as_str()).collect()
    }
}

#[test]
fn every_code_has_a_bad_and_a_good_example() {
    for code in codes() {
        let folder = root().join("tests/findings").join(code.as_str());
        if WITHOUT_FILES.contains(&code.as_str()) || WITHOUT_CSV.contains(&code.as_str()) {
            assert!(!folder.exists(), "{code} has an example; take it off the list of those without");
            continue;
        }
        let (bad, good) = (open(&folder.join("bad")), open(&folder.join("good")));
        assert!(bad.codes().contains(code.as_str()), "{code}: the bad example shows {:?}", bad.codes());
        assert!(!good.codes().contains(code.as_str()), "{code}: the good example shows it");
        let others = good.findings().into_iter().filter(|finding| finding.severity >= Severity::Warning);
        assert_eq!(others.count(), 0, "{code}: the good example has findings: {:?}", good.codes());
    }
}

#[test]
fn every_example_belongs_to_a_code() {
    let known: BTreeSet<&str> = codes().into_iter().map(Code::as_str).collect();
    for entry in fs::read_dir(root().join("tests/findings")).expect("the folder is there").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let example = entry.path().join("bad").is_dir();
        assert!(!example || known.contains(name.as_str()), "tests/findings/{name} belongs to no code");
    }
}

#[test]
fn findings_read_well_in_both_languages() {
    let mut text = String::new();
    for code in codes() {
        let folder = root().join("tests/findings").join(code.as_str()).join("bad");
        if !folder.is_dir() {
            continue;
        }
        let example = open(&folder);
        for lang in Lang::ALL {
            let words = Words::of(lang);
            text += &example.session.full(words, Severity::Note, false);
            text += &scalewright::diag::full(&example.book, words, &|_| None, false);
        }
    }
    let text = text.replace(&format!("{}/", root().display()), "");
    snapshots().bind(|| insta::assert_snapshot!("findings", text));
}

#[test]
fn every_code_has_words_and_a_page() {
    for code in codes() {
        let id = format!("finding-{code}");
        for lang in Lang::ALL {
            assert_ne!(Words::of(lang).word(&id), id, "{code} has no message in {}", lang.code());
        }
        let page = root().join("book/src/findings").join(format!("{code}.md"));
        assert!(page.is_file(), "{} is missing", page.display());
        let summary = fs::read_to_string(root().join("book/src/SUMMARY.md")).expect("the book has a summary");
        assert!(summary.contains(&format!("findings/{code}.md")), "SUMMARY.md does not list {code}");
    }
}
