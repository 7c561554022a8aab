//! Next steps as a user sees them: which scales are shown, whom to ask, and what is left out.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the root is there")
}

/// The next steps of a made-up visit, in English.
fn next(more: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scalewright"));
    command.args(["next", "scales/jips-visit/2026/visits/young.ron"]).args(more).current_dir(root());
    command.env_remove("SCALEWRIGHT_SCALES").env_remove("COLUMNS").env("SCALEWRIGHT_LANG", "en");
    let out = command.output().expect("the program runs");
    String::from_utf8(out.stdout).expect("it is UTF-8")
}

#[test]
fn only_scales_that_have_the_named_total_are_shown() {
    let shown = next(&["--total", "II"]);
    assert_eq!(shown.matches("Next steps:").count(), 1, "{shown}");
    assert!(next(&[]).matches("Next steps:").count() > 1);
}

#[test]
fn what_is_asked_names_people_and_the_question_and_a_scale_without_answers_is_said_to_be_left_out() {
    let shown = next(&[]);
    let asked = shown.split("To ask before").nth(2).expect("the second scale asks");
    assert!(asked.contains("ask ") && asked.contains("?”"), "{asked}");
    assert!(shown.contains("Left out, because the visit has no answers to it: ips-25"), "{shown}");
}

#[test]
fn no_item_is_shown_without_a_line_below_it() {
    let shown = next(&[]);
    let lines: Vec<&str> = shown.lines().collect();
    let alone = lines.windows(2).filter(|pair| pair[0].contains(": now ") && !pair[0].starts_with(' '));
    let alone: Vec<_> = alone.filter(|pair| pair[1].is_empty()).collect();
    assert!(alone.is_empty(), "{alone:?}");
}
