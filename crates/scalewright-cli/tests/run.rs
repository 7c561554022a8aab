//! Runs the program as a user would: output, messages and exit codes.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the root is there")
}

/// Runs the program in the root of the repository, in English.
fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scalewright"))
        .args(args)
        .current_dir(root())
        .env_remove("SCALEWRIGHT_SCALES")
        .env_remove("COLUMNS")
        .env("SCALEWRIGHT_LANG", "en")
        .output()
        .expect("the program runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

/// What the program said, all of it, for a snapshot.
fn said(args: &[&str]) -> String {
    let output = run(args);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the output is UTF-8");
    format!(
        "exit code: {}\n--- output\n{}--- errors\n{}",
        code(&output),
        text(&output.stdout),
        text(&output.stderr)
    )
}

fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/snapshots/cli"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    // The version stands in one place only.
    settings.add_filter(env!("CARGO_PKG_VERSION"), "[version]");
    settings
}

#[test]
fn the_help_has_examples_in_both_languages() {
    let commands = [
        "",
        "list",
        "show",
        "check",
        "score",
        "explain",
        "schema",
        "test",
        "render",
        "build",
        "forms",
        "forms new",
        "forms read",
        "forms strip",
        "sample",
        "cases",
        "cases generate",
        "fmt",
        "new",
        "new scale",
        "new edition",
        "new item",
        "release",
        "next",
        "diff",
        "impact",
        "lsp",
    ];
    for command in commands {
        for lang in ["en", "ja"] {
            let args: Vec<&str> = command.split_whitespace().chain(["--help", "--lang", lang]).collect();
            let name = if command.is_empty() { "scalewright".to_owned() } else { command.replace(' ', "-") };
            let name = format!("help-{name}-{lang}");
            snapshots().bind(|| insta::assert_snapshot!(name, said(&args)));
        }
    }
}

#[test]
fn what_the_commands_print() {
    let strong = "scales/jips-visit/2026/visits/strong.ron";
    let young = "scales/jips-visit/2026/visits/young.ron";
    let runs: [(&str, &[&str]); 21] = [
        ("list", &["list"]),
        ("list-ja", &["list", "--lang", "ja"]),
        ("show-scale", &["show", "goi"]),
        ("show-item", &["show", "jips-25", "II-6", "--lang", "ja"]),
        ("score-strong", &["score", strong]),
        ("score-young-ja", &["score", young, "--lang", "ja"]),
        ("score-rater", &["score", strong, "--rater", "R1"]),
        ("explain", &["explain", young, "I-1", "goi:G4"]),
        ("check", &["check", "jips-25"]),
        ("no-such-item", &["show", "jips-25", "II-66"]),
        ("no-such-scale", &["show", "jips25x"]),
        ("no-such-rater", &["score", strong, "--rater", "R9"]),
        ("no-such-file", &["score", "no/visit.ron"]),
        ("not-a-scale", &["check", "book"]),
        ("next-strong", &["next", strong]),
        ("next-young-ja", &["next", young, "--lang", "ja"]),
        ("next-items", &["next", young, "III-6", "goi:G5"]),
        ("next-no-such-total", &["next", strong, "--total", "sum"]),
        (
            "diff-rules-ja",
            &["diff", "ips-25", "jips-25", "--kind", "structure,rule,threshold", "--lang", "ja"],
        ),
        ("diff-item", &["diff", "ips-25", "jips-25", "--item", "III-3"]),
        (
            "impact-ja",
            &[
                "impact",
                "ips-25",
                "jips-25",
                "--assessments",
                "scales/jips-visit/2026/visits",
                "--lang",
                "ja",
            ],
        ),
    ];
    for (name, args) in runs {
        snapshots().bind(|| insta::assert_snapshot!(name, said(args)));
    }
}

#[test]
fn the_exit_code_says_complete_incomplete_refused_or_wrong_command_line() {
    assert_eq!(code(&run(&["score", "scales/jips-visit/2026/visits/strong.ron"])), 0);
    assert_eq!(code(&run(&["score", "scales/jips-visit/2026/visits/young.ron"])), 3);
    assert_eq!(code(&run(&["next", "scales/jips-visit/2026/visits/strong.ron"])), 0);
    assert_eq!(code(&run(&["next", "scales/jips-visit/2026/visits/young.ron"])), 3);
    assert_eq!(code(&run(&["score", "README.md"])), 1);
    assert_eq!(code(&run(&["score"])), 2);
    assert_eq!(code(&run(&["check"])), 0);
    assert_eq!(code(&run(&["check", "tests/findings/unknown-name/bad"])), 1);
}

#[test]
fn machine_readable_output_is_json() {
    let runs: [&[&str]; 7] = [
        &["score", "scales/jips-visit/2026/visits/young.ron", "--format", "json"],
        &["explain", "scales/jips-visit/2026/visits/young.ron", "I-1", "--format", "json"],
        &["next", "scales/jips-visit/2026/visits/young.ron", "--format", "json"],
        &["check", "tests/findings/unknown-name/bad", "--format", "json"],
        &["test", "goi", "--format", "json"],
        &["schema", "item"],
        &["schema", "assessment", "--for", "jips-visit"],
    ];
    for args in runs {
        let output = run(args);
        let parsed: Result<serde_json::Value, _> = serde_json::from_slice(&output.stdout);
        assert!(parsed.is_ok(), "{args:?}: {}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn a_refusal_is_told_to_machines_as_well() {
    let output = run(&["score", "README.md", "--format", "json"]);
    assert_eq!(code(&output), 1);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the refusal is JSON");
    assert_eq!(told["findings"][0]["severity"], "error");
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_scalewright"))
        .args(["schema", "item"])
        .current_dir(root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_scale_in_another_folder_is_scored_without_any_change_to_the_program() {
    let cases = run(&["test", "book/examples/garden"]);
    assert_eq!(code(&cases), 0, "{}", String::from_utf8_lossy(&cases.stdout));
    let fixtures = run(&["test", "--scales", "tests/fixtures/scales"]);
    assert_eq!(code(&fixtures), 0, "{}", String::from_utf8_lossy(&fixtures.stdout));
}

#[test]
fn a_wrong_command_line_is_told_in_the_language_of_the_user() {
    for (args, told) in [
        (vec!["new", "item", "x", "B", "--rule", "foo"], "に `foo` は書けません"),
        (vec!["show"], "足りないものがあります：<SCALE>"),
        (vec!["show", "a", "--nonsense"], "`--nonsense` はここでは使えません"),
        (vec!["shw"], "`shw` というコマンドはありません"),
        (vec!["test", "--coverage", "--accept"], "いっしょに使えません"),
    ] {
        let output = run(&[args.as_slice(), &["--lang", "ja"]].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(code(&output) == 2 && said.contains(told) && said.contains("--help"), "{args:?}: {said}");
        for word in ["error:", "Usage", "possible values"] {
            assert!(!said.contains(word), "{args:?}: {said}");
        }
    }
    let english = run(&["show", "a", "--nonsense"]);
    assert!(String::from_utf8_lossy(&english.stderr).contains("`--nonsense` is not known here"));
    assert_eq!(code(&run(&["--version"])), 0);
    assert_eq!(code(&run(&["fmt", "--help"])), 0);
}

#[test]
fn the_standard_input_is_not_laid_out() {
    let output = run(&["fmt", "-"]);
    assert_eq!(code(&output), 1);
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard input"));
}
