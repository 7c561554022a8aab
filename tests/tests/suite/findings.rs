//! Every kind of finding has an example that shows it, a mended twin that does not, a message in every language and a page in the
//! book.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use scalewright::Session;
use scalewright::diag::{Code, Severity};
use scalewright::model::Lang;
use scalewright::words::Words;

use crate::support::{root, snapshots};

/// Findings that no text file can show; `hostile.rs` makes them.
const WITHOUT_FILES: &[&str] = &["not-found", "not-utf8", "too-deep", "too-large", "unreadable"];

fn codes() -> BTreeSet<Code> {
    let source = scalewright::source::codes::ALL.iter().copied();
    scalewright::check::codes().chain(source).chain([scalewright::score::TABLE_CHECK]).collect()
}

/// Opens whatever stands in a folder: a scale or a battery, and an assessment and cases beside it.
fn open(folder: &Path) -> Session {
    let mut session = Session::default();
    let Some(subject) = session.subject(folder) else { return session };
    let visit = folder.join("assessment.ron");
    if visit.is_file() {
        session.assessment(&visit, &subject);
    }
    scalewright::run_cases(&mut session, &subject);
    session
}

fn found(session: &Session) -> BTreeSet<&'static str> {
    session.report().findings().iter().map(|finding| finding.code.as_str()).collect()
}

#[test]
fn every_code_has_a_bad_and_a_good_example() {
    for code in codes() {
        let folder = root().join("tests/findings").join(code.as_str());
        if WITHOUT_FILES.contains(&code.as_str()) {
            assert!(!folder.exists(), "{code} has an example; take it off the list of those without");
            continue;
        }
        let (bad, good) = (open(&folder.join("bad")), open(&folder.join("good")));
        assert!(found(&bad).contains(code.as_str()), "{code}: the bad example shows {:?}", found(&bad));
        assert!(!found(&good).contains(code.as_str()), "{code}: the good example shows it");
        let others = good.report().at_least(Severity::Warning);
        assert!(others.is_empty(), "{code}: the good example has findings: {:?}", found(&good));
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
        let session = open(&folder);
        for lang in Lang::ALL {
            text += &session.full(Words::of(lang), Severity::Note, false);
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
