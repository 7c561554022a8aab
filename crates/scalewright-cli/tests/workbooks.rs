//! Runs the program as assessors would who send forms, read them, draw records and score.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the root is there")
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scalewright"))
        .args(args)
        .current_dir(root())
        .env_remove("SCALEWRIGHT_SCALES")
        .env("SCALEWRIGHT_LANG", "en")
        .output()
        .expect("the program runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the output is UTF-8")
}

/// A place for a file of a test.
fn place(name: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbooks");
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    folder.join(name).display().to_string()
}

const STRONG: &str = "scales/jips-visit/2026/visits/strong.ron";

#[test]
fn a_visit_goes_through_workbooks_to_its_scores() {
    let (book, visit, drawn, day) =
        (place("way.xlsx"), place("way.ron"), place("drawn.ron"), place("day.xlsx"));
    assert_eq!(code(&run(&["forms", "new", "--assessment", STRONG, "-o", &book])), 0);
    let read = run(&["forms", "read", &book, "-o", &visit]);
    assert_eq!(code(&read), 0, "{}", text(&read.stdout));
    let scores = |path: &str| text(&run(&["score", path, "--format", "json"]).stdout);
    assert_eq!(scores(&visit), scores(STRONG));
    // Records that were read already are not thrown away.
    let refused = run(&["sample", &visit, "--seed", "7", "-o", &drawn]);
    assert_eq!(code(&refused), 1);
    assert!(text(&refused.stderr).contains("--again"), "{}", text(&refused.stderr));
    let sampled = run(&["sample", &visit, "--seed", "7", "-o", &drawn, "--again"]);
    assert_eq!(code(&sampled), 0, "{}", text(&sampled.stderr));
    let said = text(&sampled.stdout);
    assert!(said.contains("random seed: 7") && said.contains("rows drawn:"), "{said}");
    assert!(!said.contains("M0"), "initials are shown although nobody asked: {said}");
    assert!(text(&run(&["sample", &visit, "--seed", "7", "--show-clients"]).stdout).contains("(M"));
    assert_eq!(code(&run(&["forms", "new", "--assessment", &drawn, "-o", &day])), 0);
    let again = run(&["forms", "read", &day, "--format", "json"]);
    assert_eq!(code(&again), 0);
}

#[test]
fn a_stripped_visit_scores_the_same() {
    let path = place("stripped.ron");
    assert_eq!(code(&run(&["forms", "strip", STRONG, "-o", &path])), 0);
    let scores =
        |path: &str| text(&run(&["score", path]).stdout).lines().skip(2).collect::<Vec<_>>().join("\n");
    assert_eq!(scores(&path), scores(STRONG));
}

#[test]
fn what_cannot_be_done_is_refused_with_a_way_out() {
    let book = place("refused.xlsx");
    assert_eq!(code(&run(&["forms", "new", "--scale", "jips-visit", "-o", &book])), 0);
    let cases: &[(&[&str], &str)] = &[
        (&["forms", "read", "no-such.xlsx"], "there is no such file"),
        (&["forms", "read", "README.md"], "not a spreadsheet file"),
        (&["forms", "new", "--scale", "jips-visit", "-o", "forms.pdf"], "written as .xlsx"),
        (&["forms", "read", &book, "--fixed", &book], "write to another name"),
        (&["score", &book], "forms read"),
        (&["sample", STRONG, "-o", "drawn.txt", "--again"], ".ron or .xlsx"),
    ];
    for (args, expected) in cases {
        let output = run(args);
        let said = text(&output.stderr);
        assert_eq!(code(&output), 1, "{args:?}: {said}");
        assert!(said.contains(expected), "{args:?}: {said}");
    }
}
