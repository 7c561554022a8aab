//! Hostile input gives a clear error, never a panic: broken, huge, deep, not text, not there.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use scalewright::Session;
use scalewright::diag::Severity;
use scalewright::model::Lang;
use scalewright::words::Words;

use crate::support::{open, root};

/// A file in a folder of its own that goes away at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, content: &[u8]) -> Self {
        let folder = std::env::temp_dir().join(format!("scalewright-hostile-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        fs::write(folder.join("visit.ron"), content).expect("a file can be written");
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.join("visit.ron")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The codes of what is found in a file that is read as an assessment.
fn codes(path: &Path) -> Vec<&'static str> {
    let mut session = Session::default();
    assert!(session.target(path).is_none(), "{} was read", path.display());
    for lang in Lang::ALL {
        // Showing the findings must not fail either.
        assert!(!session.full(Words::of(lang), Severity::Note, true).is_empty());
        assert!(!session.concise(Words::of(lang), Severity::Note).is_empty());
    }
    session.json(Words::of(Lang::En), Severity::Note);
    session.report().findings().iter().map(|finding| finding.code.as_str()).collect()
}

fn codes_of(name: &str, content: &[u8]) -> Vec<&'static str> {
    codes(&Scratch::new(name, content).file())
}

#[test]
fn what_is_not_there_or_no_file_is_said() {
    assert_eq!(codes(Path::new("no/such/visit.ron")), ["not-found"]);
    assert_eq!(codes(&root()), ["unreadable"]);
}

#[test]
fn what_is_no_text_is_said() {
    assert_eq!(codes_of("sjis", b"Assessment(\n  // \x8f\x41\x98\x4a\n)"), ["not-utf8"]);
    assert_eq!(codes_of("null", b"\0\0\0\0"), ["syntax"]);
    assert_eq!(codes_of("empty", b""), ["syntax"]);
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let scratch = Scratch::new("huge", b"");
    let file = fs::File::create(scratch.file()).expect("a file can be made");
    file.set_len(100 * 1024 * 1024).expect("it can be made large");
    assert_eq!(codes(&scratch.file()), ["too-large"]);
}

#[test]
fn deep_nesting_is_refused() {
    for open in ["(", "[", "{", "Some(", "[{\"a\":("] {
        let text = open.repeat(100_000);
        assert!(codes_of("deep", text.as_bytes()).contains(&"too-deep"), "{open}");
    }
}

#[test]
fn all_errors_are_found_at_once() {
    let text = br#"Assessment(
    format: 1,
    for: Scale(id: "jips-25", edition: "2026"),
    tables: { "form4": [ {"mental": true,, "severe": tru "in_job" } ] }
    answers: {"jips-25": {"II-2": {"i": } } },
)"#;
    let found = codes_of("many", text);
    assert!(found.len() >= 3, "{found:?}");
    assert!(found.iter().all(|code| *code == "syntax"), "{found:?}");
}

#[test]
fn full_width_characters_are_named() {
    let slips = [
        "Assessment(format： 1)",
        "Assessment(format: １)",
        "Assessment（format: 1)",
        "Assessment(format: 1, made_up: true）",
        "Assessment(format: 1、 made_up: true)",
        "Assessment(format: 1, strengths: [“良い”])",
    ];
    for slip in slips {
        let scratch = Scratch::new("wide", slip.as_bytes());
        let mut session = Session::default();
        session.target(&scratch.file());
        let found = session.concise(Words::of(Lang::En), Severity::Note);
        assert!(found.contains("is a full-width character"), "{slip}: {found}");
    }
}

#[test]
fn wrong_content_is_found_all_at_once_with_its_line() {
    let (subject, _) = open(&root().join("scales/jips-25/2026"));
    let text = br#"Assessment(
    format: 1,
    for: Scale(id: "jips-25", edition: "2026"),
    tables: {
        "form3": [{"role": "ess", "hours": 200, "effort": "half"}],
        "form5": [],
        "form4": [{"severe": 1, "registered_on": "2026/10/15"}],
    },
    answers: {"jips-25": {"II-1": {"anchor": 6}, "II-9": {}, "II-2": {"v": true}}},
)"#;
    let scratch = Scratch::new("content", text);
    let mut session = Session::default();
    assert!(session.assessment(&scratch.file(), &subject).is_none());
    let found = session.concise(Words::of(Lang::En), Severity::Note);
    for wanted in [
        ":5:28: error[not-in-list]",
        ":5:44: error[out-of-range]",
        ":5:59: error[wrong-type]",
        ":6:9: error[unknown-field]",
        ":7:30: error[wrong-type]",
        ":7:50: error[wrong-form]",
        ":9:46: error[not-in-list]",
        ":9:50: error[unknown-field]",
        ":9:71: error[unknown-field]",
    ] {
        assert!(found.contains(wanted), "{wanted} is missing in:\n{found}");
    }
}

#[test]
fn an_assessment_for_another_edition_is_refused_with_a_reason() {
    let (subject, _) = open(&root().join("scales/jips-25/2026"));
    let scratch =
        Scratch::new("edition", br#"Assessment(format: 1, for: Scale(id: "jips-25", edition: "2019"))"#);
    let mut session = Session::default();
    assert!(session.assessment(&scratch.file(), &subject).is_none());
    let found = session.full(Words::of(Lang::En), Severity::Note, false);
    assert!(found.contains("2019") && found.contains("2026"), "{found}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}") {
        let scratch = Scratch::new("any", text.as_bytes());
        codes(&scratch.file());
    }

    #[test]
    fn no_damage_to_a_good_file_makes_it_panic(cut in 0_usize..4000, insert in "[\\[\\](){},:\"'#/*a1 ]{0,3}", skip in 0_usize..20) {
        let good = fs::read_to_string(root().join("scales/jips-visit/2026/visits/young.ron")).expect("the visit is there");
        let chars: Vec<char> = good.chars().collect();
        let cut = cut.min(chars.len());
        let rest = chars.iter().skip(cut + skip);
        let text: String = chars[..cut].iter().copied().chain(insert.chars()).chain(rest.copied()).collect();
        let scratch = Scratch::new("damaged", text.as_bytes());
        let mut session = Session::default();
        session.target(&scratch.file());
        session.full(Words::of(Lang::Ja), Severity::Note, false);
    }
}
