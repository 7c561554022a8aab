//! The rules of the house: which crate may use which, and the shape of files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{root, shown};

/// The crates of the toolkit, from the bottom to the top. A crate may use those that stand before it.
const ORDER: &[&str] = &[
    "scalewright-model",
    "scalewright-words",
    "scalewright-diag",
    "scalewright-check",
    "scalewright-score",
    "scalewright-prove",
    "scalewright-source",
    "scalewright-render",
    "scalewright-document",
    "scalewright-compare",
    "scalewright-forms",
    "scalewright-pdf",
    "scalewright",
    "scalewright-lsp",
    "scalewright-cli",
    "xtask",
    "scalewright-tests",
];

#[test]
fn arrows_between_crates_run_down_only() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("metadata is JSON");
    let rank: BTreeMap<&str, usize> = ORDER.iter().enumerate().map(|(rank, name)| (*name, rank)).collect();
    let mut seen = BTreeSet::new();
    for package in metadata["packages"].as_array().expect("there are packages") {
        let name = package["name"].as_str().expect("a package has a name");
        let own = *rank.get(name).unwrap_or_else(|| panic!("{name} is missing in the order of crates"));
        seen.insert(name.to_owned());
        for dependency in package["dependencies"].as_array().expect("a list") {
            let other = dependency["name"].as_str().expect("a name");
            let below = rank.get(other).is_none_or(|other| *other < own);
            assert!(below, "{name} must not use {other}");
        }
    }
    assert_eq!(seen.len(), ORDER.len(), "a crate in the order does not exist");
}

/// Only these crates may know these libraries.
const OWNERS: &[(&str, &str)] = &[
    ("ron", "scalewright-source"),
    ("jsonschema", "scalewright-source"),
    ("fluent-bundle", "scalewright-words"),
    ("annotate-snippets", "scalewright-diag"),
    ("clap", "scalewright-cli"),
    ("lsp-server", "scalewright-lsp"),
    ("gen-lsp-types", "scalewright-lsp"),
    ("minijinja", "scalewright-document"),
    ("similar", "scalewright-compare"),
    ("typst", "scalewright-pdf"),
    ("rust_xlsxwriter", "scalewright-forms"),
    ("calamine", "scalewright-forms"),
];

#[test]
fn libraries_are_known_where_they_belong() {
    for (library, owner) in OWNERS {
        for manifest in manifests() {
            let text = fs::read_to_string(&manifest).expect("a manifest is text");
            let uses = text.lines().any(|line| line.starts_with(&format!("{library}.workspace")));
            assert!(
                !uses || text.contains(&format!("name = \"{owner}\"")),
                "{} uses {library}",
                shown(&manifest)
            );
        }
    }
}

fn manifests() -> Vec<PathBuf> {
    let crates = fs::read_dir(root().join("crates")).expect("there are crates").flatten();
    crates.map(|entry| entry.path().join("Cargo.toml")).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn files_say_what_they_are_for_and_keep_within_bounds() {
    let mut files = Vec::new();
    sources(&root().join("crates"), &mut files);
    sources(&root().join("tests"), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).expect("a source is text");
        assert!(text.starts_with("//! "), "{} does not begin with what it is for", shown(&file));
        assert!(text.lines().count() <= 600, "{} is too long", shown(&file));
    }
}

#[test]
fn the_code_knows_no_scale() {
    // Items, tables and words of the shipped scales: none of them may stand in the code of a crate.
    let words =
        ["jips", "goi", "ips-25", "form3", "form4", "caseload_", "就労", "利用者", "\"es\"", "\"cm\""];
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join("crates")).expect("there are crates").flatten() {
        sources(&entry.path().join("src"), &mut files);
    }
    for file in files {
        let text = fs::read_to_string(&file).expect("a source is text");
        // Examples in documentation and tests may name a scale.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in
            code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            let found = words.iter().find(|word| line.to_lowercase().contains(**word));
            assert!(found.is_none(), "{}:{} knows {found:?}", shown(&file), number + 1);
        }
    }
}

#[test]
fn every_edition_says_what_it_is() {
    for entry in scalewright::library(&root().join("scales")) {
        assert!(entry.folder.join("README.md").is_file(), "{} has no README.md", shown(&entry.folder));
    }
}
