//! Scales with known faults. What must be found stands in the files themselves, and nothing else may be found.
//!
//! A line `// found: code [about] place (why)` at the head of a file of `tests/proofs/` is a finding about that file; `// found:
//! nothing` says that the file is a look-alike without fault.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use scalewright::Session;
use scalewright::diag::{Finding, Severity};
use scalewright::model::Lang;
use scalewright::words::Words;

use crate::support::root;

/// The findings of one file.
type Found = BTreeSet<String>;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = vec![folder.join("scale.ron")];
    let items = fs::read_dir(folder.join("items")).expect("the scale has items").flatten();
    files.extend(items.map(|entry| entry.path()));
    files
}

/// What a file says must be found.
fn wanted(file: &Path) -> Found {
    let text = fs::read_to_string(file).expect("the file can be read");
    let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("// found: ")).collect();
    assert!(!lines.is_empty(), "{} does not say what must be found", file.display());
    assert!(!lines.contains(&"nothing") || lines.len() == 1, "{} says two things", file.display());
    lines.into_iter().filter(|line| *line != "nothing").map(str::to_owned).collect()
}

/// A finding in the form of the files: what is accepted is marked as such.
fn told(finding: &Finding) -> String {
    let fact = |name: &str| finding.facts.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
    let mut told = finding.code.to_string();
    if let Some(about) = fact("about") {
        told += &format!(" [{about}]");
    }
    told += &format!(" {}", finding.place.pointer);
    let why = ["why", "what", "worse_score", "better_score", "scores", "row"].into_iter().filter_map(fact);
    let accepted = fact("accepted").map(|_| "accepted");
    let why: Vec<&str> = why.map(String::as_str).chain(accepted).collect();
    if !why.is_empty() {
        told += &format!(" ({})", why.join("; "));
    }
    told
}

/// Opens a scale that is sound but for its faults, and proves what holds of it.
fn found(folder: &Path) -> BTreeMap<String, Found> {
    let mut session = Session::default();
    let subject = session.subject(folder);
    let errors = session.full(Words::of(Lang::En), Severity::Warning, false);
    let subject = subject.unwrap_or_else(|| panic!("{} has errors:\n{errors}", folder.display()));
    let before: Vec<Finding> = session.report().findings().to_vec();
    let warned = before.iter().filter(|finding| finding.severity > Severity::Note).count();
    assert_eq!(warned, 0, "{} has other findings:\n{errors}", folder.display());
    session.prove(&subject);
    let report = session.report();
    let proved = report.findings().iter().filter(|finding| !before.contains(finding));
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for finding in proved {
        assert_eq!(
            finding.severity == Severity::Note,
            finding.facts.iter().any(|(name, _)| *name == "accepted"),
            "{}: {finding:?}",
            folder.display()
        );
        found.entry(finding.place.file.clone()).or_default().insert(told(finding));
    }
    found
}

#[test]
fn every_fault_is_found_and_nothing_else() {
    let (mut scales, mut faults) = (0, BTreeSet::new());
    let mut wrong = String::new();
    for entry in fs::read_dir(root().join("tests/proofs")).expect("there are fixtures").flatten() {
        let folder = entry.path();
        if !folder.is_dir() {
            continue;
        }
        let mut found = found(&folder);
        for file in files(&folder) {
            let wanted = wanted(&file);
            let found = found.remove(&file.display().to_string()).unwrap_or_default();
            faults.extend(wanted.iter().filter_map(|line| line.split(' ').next()).map(str::to_owned));
            for line in wanted.difference(&found) {
                wrong += &format!("{}: not found: {line}\n", file.display());
            }
            for line in found.difference(&wanted) {
                wrong += &format!("{}: // found: {line}\n", file.display());
            }
        }
        assert!(
            found.is_empty(),
            "{}: findings in files that were not looked at: {found:?}",
            folder.display()
        );
        scales += 1;
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(scales > 5, "only {scales} scales were found");
    let known: BTreeSet<String> = scalewright::prove::codes().map(|code| code.to_string()).collect();
    assert_eq!(faults, known, "every kind of finding has a fault that shows it");
}
