//! Cases from the command line: differences, new expectations, coverage, cases that are made.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the root is there")
}

/// A copy of the sample scale of the book in a folder of its own, removed at the end.
struct Garden(PathBuf);

impl Garden {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("scalewright-cli-{name}-{}", std::process::id()));
        copy(&root().join("book/examples/garden"), &folder.join("scales/garden"));
        Self(folder)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.join("scales/garden").join(file)
    }

    fn text(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("the file is there")
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let text = self.text(file);
        assert!(text.contains(from), "{file} has {from}");
        fs::write(self.path(file), text.replace(from, to)).expect("the file can be written");
    }

    /// Runs the program beside the scales, in English, where nobody can be asked.
    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("the program runs")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scalewright"));
        command.args(args).current_dir(&self.0).stdin(Stdio::null());
        for name in ["SCALEWRIGHT_SCALES", "COLUMNS", "CI"] {
            command.env_remove(name);
        }
        command.env("SCALEWRIGHT_LANG", "en");
        command
    }
}

impl Drop for Garden {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there").flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).expect("a file can be copied");
        }
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the output is UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the messages are UTF-8")
}

#[test]
fn a_case_that_differs_says_where_by_how_much_and_why() {
    let garden = Garden::new("differs");
    assert_eq!(code(&garden.run(&["test", "garden"])), 0);
    garden.change("items/C1.ron", "bound: 90, score: 5", "bound: 95, score: 5");
    let output = garden.run(&["test", "garden"]);
    assert_eq!(code(&output), 1);
    let text = out(&output);
    for part in [
        "differs: C1 9 of 10\n",
        "cases/C1.ron:6\n",
        "it shows: 90 %: exactly on the bound of 5",
        "row 1–9: tended this month = yes",
        "C1: expected 5 → came out 4 (-1)",
        "share of beds tended this month: 9 / 10 → 90%",
        "5 needs 95% or more (now 90%)",
    ] {
        assert!(text.contains(part), "`{part}` is missing in:\n{text}");
    }
    assert!(!text.contains('\u{1b}'), "no colours where there is no terminal");
    assert!(text.lines().last().is_some_and(|line| line.contains("did not come out as expected")), "{text}");

    let json: serde_json::Value =
        serde_json::from_str(&out(&garden.run(&["test", "garden", "--format", "json"]))).expect("it is JSON");
    let cases = json["cases"].as_array().expect("there are cases");
    let failed: Vec<_> = cases.iter().filter(|case| case["passed"] == false).collect();
    assert_eq!(failed.len(), 2);
    assert_eq!(failed[0]["line"], 6);
    assert_eq!(failed[0]["differences"][0]["item"], "C1");
    assert_eq!(failed[0]["differences"][0]["by"], "-1");
}

#[test]
fn new_expectations_are_written_after_they_are_shown() {
    let garden = Garden::new("accept");
    garden.change("items/C1.ron", "bound: 90, score: 5", "bound: 95, score: 5");
    let before = garden.text("cases/C1.ron");

    // Nobody can be asked: nothing is written.
    let asked = garden.run(&["test", "garden", "--accept"]);
    assert_eq!(code(&asked), 1);
    assert!(
        out(&asked).contains("expected 5 → came out 4") && err(&asked).contains("--yes"),
        "{}",
        err(&asked)
    );
    // Nor where machines test.
    for value in ["true", "1", "false", "0", " "] {
        let ci = garden.command(&["test", "garden", "--accept", "--yes"]).env("CI", value).output();
        let ci = ci.expect("the program runs");
        assert_eq!(code(&ci), 1);
        assert!(err(&ci).contains("`CI`") || err(&ci).contains("variable CI"), "{}", err(&ci));
    }
    assert_eq!(garden.text("cases/C1.ron"), before);

    let output = garden.run(&["test", "garden", "--accept", "--yes"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(
        out(&output).contains("expected 5 → came out 4") && out(&output).contains("came out as expected.")
    );
    assert!(err(&output).contains("cases/C1.ron: 2 rewritten."), "{}", err(&output));
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let after = garden.text("cases/C1.ron");
    let changed: Vec<(String, String)> =
        lines(&before).into_iter().zip(lines(&after)).filter(|(old, new)| old != new).collect();
    let line = |wanted: &str| format!("            expect: (items: {{\"garden\": {{\"C1\": {wanted}}}}}),");
    let now = line("Score(4)");
    assert_eq!(changed, [(line("Score(5)"), now.clone()), (line("Possible([4, 5])"), now)]);
    assert_eq!(lines(&before).len(), lines(&after).len());

    // Once more: there is nothing left, and nothing is touched. An empty variable counts as not set.
    assert_eq!(code(&garden.run(&["test", "garden", "--accept"])), 0);
    let empty = garden.command(&["test", "garden", "--accept"]).env("CI", "").output();
    assert_eq!(code(&empty.expect("the program runs")), 0);
    assert_eq!(garden.text("cases/C1.ron"), after);
}

#[test]
fn comments_within_expectations_are_not_lost() {
    let garden = Garden::new("comments");
    garden.change("items/C1.ron", "bound: 90, score: 5", "bound: 95, score: 5");
    garden.change("cases/C1.ron", "\"C1\": Score(5)", "\"C1\": Score( /* in */ 5 )");
    garden.change("cases/C1.ron", "Possible([4, 5])", "Possible([4, // why\n 5])");
    let output = garden.run(&["test", "garden", "--accept", "--yes"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("garden C1 is left as it is"), "{}", err(&output));
    let text = garden.text("cases/C1.ron");
    assert!(text.contains("Score( /* in */ 4 )") && text.contains("Possible([4, // why\n 5])"), "{text}");
}

#[test]
fn a_file_that_is_read_only_is_left_and_the_others_are_written() {
    let garden = Garden::new("read-only");
    garden.change("items/C1.ron", "bound: 90, score: 5", "bound: 95, score: 5");
    let (file, before) = (garden.path("cases/C1.ron"), garden.text("cases/C1.ron"));
    fs::write(garden.path("cases/Z.ron"), &before).expect("the file can be written");
    let mut mode = fs::metadata(&file).expect("it is there").permissions();
    mode.set_readonly(true);
    fs::set_permissions(&file, mode).expect("the mode can be set");
    let output = garden.run(&["test", "garden", "--accept", "--yes"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("read-only") && err(&output).contains("cases/Z.ron: 2 rewritten"));
    assert_eq!(garden.text("cases/C1.ron"), before);
}

#[test]
fn a_file_keeps_its_mark_and_its_line_ends() {
    let garden = Garden::new("mark");
    garden.change("items/C1.ron", "bound: 90, score: 5", "bound: 95, score: 5");
    let text = format!("\u{feff}{}", garden.text("cases/C1.ron").replace('\n', "\r\n"));
    fs::write(garden.path("cases/C1.ron"), &text).expect("the file can be written");
    assert_eq!(code(&garden.run(&["test", "garden", "--accept", "--yes"])), 0);
    assert_eq!(
        garden.text("cases/C1.ron"),
        text.replacen("Score(5)", "Score(4)", 1).replace("Possible([4, 5])", "Score(4)")
    );
}

#[test]
fn faulty_files_are_not_rewritten() {
    let garden = Garden::new("faulty");
    garden.change("items/C1.ron", "bound: 90, score: 5", "bound: 95, score: 5");
    garden.change("cases/C2.ron", "Score(", "Scroe(");
    let before = garden.text("cases/C1.ron");
    let output = garden.run(&["test", "garden", "--accept", "--yes"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("cases/C2.ron"), "{}", err(&output));
    assert_eq!(garden.text("cases/C1.ron"), before);
    assert_eq!(code(&garden.run(&["test", "garden", "--accept", "--coverage"])), 2, "one or the other");
    assert_eq!(code(&garden.run(&["test", "garden", "--yes"])), 2, "what is agreed to?");
}

#[test]
fn coverage_names_what_no_case_touches_and_fails_below_the_demand() {
    let garden = Garden::new("coverage");
    let output = garden.run(&["test", "garden", "--coverage"]);
    assert_eq!(code(&output), 0, "nothing is demanded: {}", err(&output));
    assert!(out(&output).contains("Touched by no case"), "{}", out(&output));

    let head = garden.text("scale.ron");
    let demands = |demand: &str| {
        let end = head.trim_end().strip_suffix(')').expect("the scale ends with a bracket");
        fs::write(garden.path("scale.ron"), format!("{end}    coverage: ({demand}),\n)\n"))
            .expect("the file can be written");
    };
    demands("anchors: 10");
    assert_eq!(code(&garden.run(&["test", "garden", "--coverage"])), 0);
    demands("thresholds: 100");
    let output = garden.run(&["test", "garden", "--coverage"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("100% of the thresholds are demanded"), "{}", err(&output));
    assert!(
        err(&output).contains("scalewright cases generate scales/garden --missing-only"),
        "{}",
        err(&output)
    );

    let json: serde_json::Value =
        serde_json::from_str(&out(&garden.run(&["test", "garden", "--coverage", "--format", "json"])))
            .expect("it is JSON");
    assert_eq!(json["scales"][0]["lacking"], serde_json::json!(["thresholds"]));
    assert_eq!(json["scales"][0]["sums"]["thresholds"]["demanded"], 100);
    let goals = json["scales"][0]["goals"].as_array().expect("there are goals");
    let on = goals.iter().find(|goal| {
        goal["item"] == "C1" && goal["text"].as_str().is_some_and(|text| text.ends_with("is exactly 90%"))
    });
    assert_eq!(on.expect("it is a goal")["cases"][0], "C1 9 of 10");

    demands("thresholds: 101");
    let output = garden.run(&["test", "scales/garden", "--coverage"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("scale.ron"), "the fault is shown with its place: {}", err(&output));
}

#[test]
fn cases_that_differ_are_not_counted() {
    let garden = Garden::new("not-counted");
    garden.change("items/C1.ron", "bound: 90, score: 5", "bound: 95, score: 5");
    let output = garden.run(&["test", "garden", "--coverage"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("are not counted"), "{}", err(&output));
    assert!(out(&output).contains("expected 5 → came out 4"), "{}", out(&output));
}

#[test]
fn cases_are_made_checked_and_made_anew() {
    let garden = Garden::new("made");
    let file = "cases/boundaries.ron";
    assert_eq!(code(&garden.run(&["cases", "generate", "garden", "--check"])), 1, "there is none yet");
    let output = garden.run(&["cases", "generate", "garden"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = garden.text(file);
    assert!(text.starts_with("// @generated scalewright cases generate garden --lang en\n// "), "{text}");
    assert_eq!(code(&garden.run(&["cases", "generate", "garden", "--check"])), 0);
    assert_eq!(code(&garden.run(&["test", "garden"])), 0, "what was made comes out as expected");

    // Whoever asks, in whatever language, and however the scale is named: the cases are the same.
    let path = garden.path("").display().to_string();
    for asked in [vec!["garden", "--lang", "ja"], vec![path.as_str()], vec!["garden", "C2", "--missing-only"]]
    {
        let output = garden.run(&[&["cases", "generate", "--check"], asked.as_slice()].concat());
        assert_eq!(code(&output), 0, "{asked:?}: {}", err(&output));
    }

    // A change of the scale makes it stale; making it anew needs no force.
    garden.change("items/C2.ron", "score: 3", "score: 2");
    let stale = garden.run(&["cases", "generate", "garden", "--check"]);
    assert_eq!(code(&stale), 1);
    assert!(err(&stale).contains("scalewright cases generate garden --lang en"), "{}", err(&stale));
    assert_eq!(code(&garden.run(&["cases", "generate", "garden"])), 0);
    assert_ne!(garden.text(file), text);
    garden.change("items/C2.ron", "score: 2", "score: 3");

    // What the hand-written cases touch already is not made again.
    let all = garden.text(file).matches("name: ").count();
    assert_eq!(code(&garden.run(&["cases", "generate", "garden", "--missing-only"])), 0);
    assert!(garden.text(file).matches("name: ").count() < all);

    // In Japanese, and of one item only.
    let one = garden.run(&["cases", "generate", "garden", "C2", "--lang", "ja", "-o", "new/C2.ron"]);
    assert_eq!(code(&one), 0, "{}", err(&one));
    let text = fs::read_to_string(garden.0.join("new/C2.ron")).expect("the file was written");
    assert!(text.contains("C2 3点になる") && !text.contains("C3"), "{text}");
}

#[test]
fn what_was_written_by_hand_stays() {
    let garden = Garden::new("by-hand");
    let before = garden.text("cases/C1.ron");
    let file = garden.path("cases/C1.ron").display().to_string();
    let output = garden.run(&["cases", "generate", "garden", "C2", "-o", &file]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("--force"), "{}", err(&output));
    assert_eq!(garden.text("cases/C1.ron"), before);
    assert_eq!(code(&garden.run(&["cases", "generate", "garden", "C2", "-o", &file, "--force"])), 0);
    assert_ne!(garden.text("cases/C1.ron"), before);

    // No force replaces what is no file of cases.
    let head = garden.text("scale.ron");
    let file = garden.path("scale.ron").display().to_string();
    let output = garden.run(&["cases", "generate", "garden", "C2", "-o", &file, "--force"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("no file of cases"), "{}", err(&output));
    assert_eq!(garden.text("scale.ron"), head);
    let unknown = garden.run(&["cases", "generate", "garden", "C99"]);
    assert_eq!(code(&unknown), 1);
    assert!(err(&unknown).contains("C99"), "{}", err(&unknown));
    assert_eq!(code(&garden.run(&["cases"])), 2);
}

/// Made cases that stand beside the shipped scales are what the program makes today.
#[test]
fn made_cases_of_the_shipped_scales_are_current() {
    let mut seen = 0;
    for scale in fs::read_dir(root().join("scales")).expect("the scales are there").flatten() {
        for edition in fs::read_dir(scale.path()).expect("it is a folder").flatten() {
            let made = edition.path().join("cases/boundaries.ron");
            if !made.is_file() {
                continue;
            }
            seen += 1;
            let output = Command::new(env!("CARGO_BIN_EXE_scalewright"))
                .args(["cases", "generate", "--missing-only", "--lang", "ja", "--check"])
                .arg(edition.path().strip_prefix(root()).expect("it is below the root"))
                .current_dir(root())
                .output()
                .expect("the program runs");
            let mend = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(
                output.status.success(),
                "{}: {mend}\nscalewright cases generate SCALE --missing-only --lang ja",
                made.display()
            );
        }
    }
    assert_eq!(seen, 3, "three of the shipped scales have made cases");
}
