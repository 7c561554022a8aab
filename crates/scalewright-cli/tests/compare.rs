//! Compares two editions of a made-up scale as a user would, and scores stored visits with both.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the root is there")
}

/// A folder with two editions of the sample scale of the book, and with visits.
struct Garden(PathBuf);

impl Garden {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("scalewright-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let garden = Self(folder);
        for edition in ["1", "2"] {
            copy(&root().join("book/examples/garden"), &garden.path(&format!("scales/garden/{edition}")));
        }
        garden.edit("scales/garden/2/scale.ron", &[("edition: \"1\"", "edition: \"2\"")]);
        garden.edit(
            "scales/garden/2/items/C1.ron",
            &[("bound: 75", "bound: 80"), ("Beds that are tended", "Beds that somebody tends")],
        );
        garden.edit("scales/garden/2/items/C4.ron", &[("Number(1)", "Number(2)")]);
        fs::create_dir_all(garden.path("visits/2026")).expect("a folder can be made");
        let visit = garden.path("scales/garden/1/visit.ron");
        for name in ["visits/a.ron", "visits/2026/b.ron"] {
            fs::copy(&visit, garden.path(name)).expect("a file can be copied");
        }
        garden
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn edit(&self, name: &str, changes: &[(&str, &str)]) {
        let path = self.path(name);
        let mut text = fs::read_to_string(&path).expect("the file is there");
        for (from, to) in changes {
            assert!(text.contains(from), "{name} does not say {from}");
            text = text.replace(from, to);
        }
        fs::write(path, text).expect("it can be written");
    }

    /// Runs the program in the folder, in English.
    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scalewright"));
        command.args(args).current_dir(&self.0).env_remove("SCALEWRIGHT_SCALES").env_remove("COLUMNS");
        let Output { status, stdout, stderr } =
            command.env("SCALEWRIGHT_LANG", "en").output().expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is UTF-8");
        (status.code().expect("it ends by itself"), text(stdout), text(stderr))
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
        let (path, there) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &there);
        } else {
            fs::copy(&path, &there).expect("it can be copied");
        }
    }
}

const EDITIONS: [&str; 2] = ["garden@1", "garden@2"];

#[test]
fn what_differs_is_said_item_by_item_with_its_place() {
    let garden = Garden::new("diff-text");
    let (code, out, err) = garden.run(&["diff", EDITIONS[0], EDITIONS[1], "--places"]);
    assert_eq!(code, 0, "{err}");
    for part in [
        "C1  Beds that somebody tends",
        "the threshold of score 4 rises from 75% to 80%",
        "scales/garden/1/items/C1.ron:22 → scales/garden/2/items/C1.ron:22",
        "Beds that [-are tended-]{+somebody tends+}",
        "Changes: 3 (threshold 2, wording only 1)",
        "Items without any difference: 6",
    ] {
        assert!(out.contains(part), "{part} is missing in\n{out}");
    }
    let flat = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("rises from 1 time a month to 2 times a month"), "{out}");
    assert!(!out.contains('\u{1b}'), "there are no colours in a pipe");
}

#[test]
fn kinds_and_items_can_be_chosen_and_the_exit_code_tells_scripts() {
    let garden = Garden::new("diff-choice");
    let [old, new] = EDITIONS;
    let (_, out, _) = garden.run(&["diff", old, new, "--kind", "wording"]);
    assert!(out.contains("the title") && !out.contains("threshold of"), "{out}");
    let (_, out, _) = garden.run(&["diff", old, new, "--item", "C4"]);
    assert!(out.contains("C4") && !out.contains("C1  "), "{out}");
    assert_eq!(garden.run(&["diff", old, new, "--exit-code"]).0, 1);
    assert_eq!(garden.run(&["diff", old, new, "--exit-code", "--kind", "question"]).0, 0);
    assert_eq!(garden.run(&["diff", old, old, "--exit-code"]).0, 0);
    let (code, _, err) = garden.run(&["diff", old, new, "--kind", "treshold"]);
    assert!(code == 1 && err.contains("did you mean `threshold`"), "{err}");
    let (code, _, err) = garden.run(&["diff", old, new, "--item", "C44"]);
    assert!(code == 1 && err.contains("C44"), "{err}");
    let (code, _, err) = garden.run(&["diff", old, "garden@3"]);
    assert!(code == 1 && err.contains("garden@3"), "{err}");
    let (code, _, err) = garden.run(&["diff", old, new, "--format", "html"]);
    assert!(code == 1 && err.contains("-o"), "{err}");
}

#[test]
fn a_battery_is_refused_with_the_names_of_its_scales() {
    let garden = Garden::new("diff-battery");
    let battery = root().join("scales/jips-visit/2026").display().to_string();
    let (code, _, err) = garden.run(&["diff", &battery, EDITIONS[0]]);
    assert!(code == 1 && err.contains("jips-25@2026"), "{err}");
}

#[test]
fn a_scale_with_errors_is_refused_with_its_findings() {
    let garden = Garden::new("diff-fault");
    garden.edit("scales/garden/2/items/C1.ron", &[("unit: \"percent\"", "unit: \"percnt\"")]);
    let (code, _, err) = garden.run(&["diff", EDITIONS[0], EDITIONS[1]]);
    assert!(code == 1 && err.contains("percnt") && err.contains("items/C1.ron"), "{err}");
    let (code, out, _) =
        garden.run(&["impact", EDITIONS[0], EDITIONS[1], "--assessments", "visits", "--format", "json"]);
    let told: Value = serde_json::from_str(&out).expect("the refusal is JSON");
    assert!(code == 1 && told["findings"][0]["severity"] == "error", "{out}");
}

#[test]
fn json_has_both_sides_and_their_lines() {
    let garden = Garden::new("diff-json");
    let (_, out, _) = garden.run(&["diff", EDITIONS[0], EDITIONS[1], "--format", "json"]);
    let told: Value = serde_json::from_str(&out).expect("it is JSON");
    let change = &told["items"][0]["changes"][0];
    assert_eq!(change["kind"], "wording", "{change}");
    let threshold = &told["items"][0]["changes"][1];
    assert_eq!((&threshold["kind"], &threshold["manner"]), (&"threshold".into(), &"rises".into()));
    assert_eq!(threshold["old"]["text"], "75%");
    assert_eq!(threshold["new"]["pointer"], "/rule/Bands/cuts/From/steps/1/bound");
    assert_eq!(threshold["new"]["line"], 22);
    assert_eq!(told["items"][1]["paired_by"], "code");
}

#[test]
fn a_page_of_html_stands_alone_and_marks_words_not_by_colour_alone() {
    let garden = Garden::new("diff-html");
    garden.edit(
        "scales/garden/2/items/C1.ron",
        &[("of the beds or more are tended", "of the beds are tended")],
    );
    let (code, out, err) =
        garden.run(&["diff", EDITIONS[0], EDITIONS[1], "--format", "html", "-o", "d.html"]);
    assert!(code == 0 && out.is_empty() && err.contains("d.html"), "{err}");
    let page = fs::read_to_string(garden.path("d.html")).expect("it is written");
    assert!(page.starts_with("<!doctype html>") && page.contains("lang=\"en\""));
    // The brackets are not struck out.
    assert!(page.contains("[−</span><s>or more </s><span class=\"edge\">−]</span></del>"), "{page}");
    // A text of which more than half differs is shown whole.
    assert!(
        page.contains(">Beds that are tended</td>") && page.contains(">Beds that somebody tends</td>"),
        "{page}"
    );
    assert!(page.contains("class=\"verdict sometimes\"") && page.contains("href=\"#contents\""));
    assert!(page.contains("href=\"#item-0\"") && page.contains("id=\"item-0\""));
    assert!(!page.contains("src=") && !page.contains("http"), "nothing comes from elsewhere");
    let (_, out, _) = garden.run(&[
        "impact",
        EDITIONS[0],
        EDITIONS[1],
        "--assessments",
        "visits",
        "--format",
        "html",
        "-o",
        "i.html",
    ]);
    assert!(out.is_empty());
    let page = fs::read_to_string(garden.path("i.html")).expect("it is written");
    assert!(page.contains("score 4 → score 3") && page.contains("the threshold of score 4"), "{page}");
}

#[test]
fn texts_of_a_scale_are_no_html() {
    let garden = Garden::new("diff-escape");
    garden
        .edit("scales/garden/2/items/C2.ron", &[("Newcomers are turned away", "<script>alert(1)</script>")]);
    garden.edit("visits/a.ron", &[("Garden by the mill", "<b>Garden</b>")]);
    garden.run(&["diff", EDITIONS[0], EDITIONS[1], "--format", "html", "-o", "d.html"]);
    garden.run(&[
        "impact",
        EDITIONS[0],
        EDITIONS[1],
        "--assessments",
        "visits",
        "--format",
        "html",
        "-o",
        "i.html",
    ]);
    for (file, bad) in [("d.html", "<script>"), ("i.html", "<b>Garden")] {
        let page = fs::read_to_string(garden.path(file)).expect("it is written");
        assert!(!page.contains(bad) && page.contains("&lt;"), "{file}");
    }
}

#[test]
fn stored_visits_are_scored_with_both_also_in_folders_inside() {
    let garden = Garden::new("impact-text");
    let (code, out, err) = garden.run(&["impact", EDITIONS[0], EDITIONS[1], "--assessments", "visits"]);
    assert_eq!(code, 0, "{err}");
    for part in [
        "Visits scored with both: 2. Visits whose scores change: 2.",
        "C1: score 4 → score 3 (the threshold of score 4 rises from 75% to 80%)",
        "C4: score 3 → score 2",
        "visits/2026/b.ron (Garden by the mill, 2026-06-20",
        "down 2, mean change −1",
    ] {
        assert!(out.contains(part), "{part} is missing in\n{out}");
    }
}

#[test]
fn a_visit_that_cannot_be_read_is_listed_and_the_rest_goes_on() {
    let garden = Garden::new("impact-unread");
    garden.edit("visits/a.ron", &[("\"turned\": 1", "\"turned\": \"often\"")]);
    fs::copy(root().join("scales/jips-visit/2026/visits/young.ron"), garden.path("visits/other.ron"))
        .expect("copied");
    fs::copy(garden.path("scales/garden/1/items/C1.ron"), garden.path("visits/item.ron")).expect("copied");
    fs::write(garden.path("visits/broken.ron"), "Assessment(format: 1, ").expect("written");
    let (code, out, err) = garden.run(&["impact", EDITIONS[0], EDITIONS[1], "--assessments", "visits"]);
    assert_eq!(code, 3, "{err}");
    let flat = out.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "Visits scored with both: 1.",
        "Files that could not be read: 3",
        "visits/a.ron:",
        "wrong-type",
        "visits/broken.ron",
        "it is for jips-visit 2026, not for the scales that are compared (garden 1, garden 2)",
    ] {
        assert!(flat.contains(part), "{part} is missing in\n{out}");
    }
    assert!(!out.contains("item.ron"), "a file of another kind is no visit");
    fs::remove_file(garden.path("visits/2026/b.ron")).expect("it is there");
    assert_eq!(garden.run(&["impact", EDITIONS[0], EDITIONS[1], "--assessments", "visits"]).0, 1);
}

#[test]
fn a_folder_without_visits_is_refused() {
    let garden = Garden::new("impact-none");
    for folder in ["nowhere", "scales/garden/1/no"] {
        let (code, _, err) = garden.run(&["impact", EDITIONS[0], EDITIONS[1], "--assessments", folder]);
        assert!(code == 1 && err.contains(folder), "{err}");
    }
    fs::create_dir_all(garden.path("empty")).expect("a folder can be made");
    let (code, _, err) = garden.run(&["impact", EDITIONS[0], EDITIONS[1], "--assessments", "empty"]);
    assert!(code == 1 && err.contains("empty"), "{err}");
}

#[test]
fn visits_of_a_battery_are_scored_with_a_scale_of_it_and_with_another_scale() {
    let garden = Garden::new("impact-battery");
    let scales = root().join("scales").display().to_string();
    let visits = root().join("scales/jips-visit/2026/visits").display().to_string();
    let args =
        ["impact", "ips-25", "jips-25", "--assessments", &visits, "--scales", &scales, "--format", "json"];
    let (code, out, err) = garden.run(&args);
    assert_eq!(code, 0, "{err}");
    let told: Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!(told["scored"], 2);
    assert_eq!(told["items"].as_array().map(Vec::len), Some(25));
    let total = &told["visits"][0]["totals"][0];
    assert!(total["before"].is_object() && total["after"].is_object(), "{total}");
}

#[test]
fn nothing_is_written_onto_the_files_of_a_scale() {
    let garden = Garden::new("diff-onto");
    let [old, new] = EDITIONS;
    let before = fs::read(garden.path("scales/garden/2/scale.ron")).expect("it is there");
    for onto in ["scales/garden/2/scale.ron", "scales/garden/2/notes/d.html", "visits/a.ron"] {
        let args = ["diff", old, new, "--format", "html", "-o", onto];
        let (code, _, err) = garden.run(&args);
        assert!(code == 1 && err.contains(onto) && err.contains("outside the folders"), "{err}");
        let args = ["impact", old, new, "--assessments", "visits", "--format", "json", "-o", onto];
        assert_eq!(garden.run(&args).0, 1);
    }
    assert_eq!(fs::read(garden.path("scales/garden/2/scale.ron")).expect("it is there"), before);
}

#[test]
fn what_is_not_shown_is_counted_and_the_same_edition_is_said_to_be() {
    let garden = Garden::new("diff-hidden");
    let [old, new] = EDITIONS;
    let (_, out, _) = garden.run(&["diff", old, new, "--kind", "question"]);
    assert!(out.contains("Nothing of what was asked for differs") && out.contains("not shown: 3"), "{out}");
    let (_, out, _) = garden.run(&["diff", old, new, "--kind", "wording"]);
    assert!(out.contains("Other differences that are not shown: 2"), "{out}");
    let (_, out, _) = garden.run(&["diff", old, old]);
    assert!(out.contains("both are") && out.contains("edition 1"), "{out}");
}

#[test]
fn a_file_is_no_folder_of_visits() {
    let garden = Garden::new("impact-file");
    let (code, _, err) = garden.run(&["impact", EDITIONS[0], EDITIONS[1], "--assessments", "visits/a.ron"]);
    assert!(code == 1 && err.contains("is a file") && !err.contains("no folder"), "{err}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_points_to_another_one_is_not_gone_through_again() {
    let garden = Garden::new("impact-links");
    std::os::unix::fs::symlink(garden.path("visits"), garden.path("visits/2026/again"))
        .expect("a link is made");
    let (code, out, err) = garden.run(&["impact", EDITIONS[0], EDITIONS[1], "--assessments", "visits"]);
    assert!(code == 0 && out.contains("Visits scored with both: 2."), "{out}{err}");
}

#[test]
fn visits_of_another_edition_are_told_together_with_a_way_out() {
    let garden = Garden::new("impact-editions");
    copy(&garden.path("scales/garden/2"), &garden.path("scales/garden/3"));
    garden.edit("scales/garden/3/scale.ron", &[("edition: \"2\"", "edition: \"3\"")]);
    let (code, out, _) = garden.run(&["impact", "garden@2", "garden@3", "--assessments", "visits"]);
    let flat = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!((code, flat.matches("made for garden 1").count()), (1, 1), "{out}");
    assert!(flat.contains("scored with the edition that it names"), "{out}");
}
