//! Runs `fmt`, `new` and `release` as a maintainer would, in a folder of their own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the root is there")
}

/// A folder with a folder `scales`, which goes away at the end.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("scalewright-cli-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("scales")).expect("a folder can be made");
        Self(folder)
    }

    /// With the sample that new scales begin with.
    fn with_scale(name: &str) -> Self {
        let place = Self::new(name);
        place.ok(&["new", "scale", "my-scale"]);
        place
    }

    /// Runs the program here, in English.
    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_scalewright"))
            .args(args)
            .current_dir(&self.0)
            .env_remove("SCALEWRIGHT_SCALES")
            .env_remove("COLUMNS")
            .env("SCALEWRIGHT_LANG", "en")
            .output()
            .expect("the program runs")
    }

    /// Runs it and gives what it said, on both outputs.
    fn said(&self, args: &[&str], code: i32) -> String {
        let output = self.run(args);
        let said = [output.stdout.as_slice(), &output.stderr].concat();
        let said = String::from_utf8(said).expect("the output is UTF-8");
        assert_eq!(output.status.code(), Some(code), "{args:?}: {said}");
        said
    }

    fn ok(&self, args: &[&str]) -> String {
        self.said(args, 0)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join("scales/my-scale").join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{from} is in {name}: {text}");
        fs::write(self.path(name), text.replace(from, to)).expect("the file can be written");
    }

    /// Every file below the folder, with what stands in it.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        gather(&self.0, &mut found);
        found
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn gather(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, found);
        } else {
            found.insert(path.clone(), fs::read(&path).expect("the file can be read"));
        }
    }
}

#[test]
fn a_new_scale_works_at_once() {
    let place = Place::with_scale("scale");
    assert!(place.ok(&["check"]).contains("nothing is wrong"));
    assert!(place.ok(&["test"]).contains("All 3 cases"));
    place.ok(&["fmt", "--check"]);
    let files = place.files();
    let again = place.said(&["new", "scale", "my-scale", "--edition", "2"], 1);
    assert!(again.contains("scalewright new edition my-scale"), "{again}");
    for name in ["My Scale", "", "a/b", "..", "尺度", "con", "com1"] {
        place.said(&["new", "scale", name], 1);
    }
    for edition in ["../x", "nul", "aux.1"] {
        place.said(&["new", "scale", "other", "--edition", edition], 1);
    }
    assert_eq!(place.files(), files, "what is refused leaves nothing behind");
    place.ok(&["new", "scale", "other", "--edition", "2027"]);
    assert!(place.ok(&["list"]).contains("other@2027"));
}

#[test]
fn every_kind_of_item_can_be_added() {
    let place = Place::with_scale("items");
    for (at, rule) in
        ["choice", "bands", "count", "ladder", "first-match", "yes-no", "rating"].iter().enumerate()
    {
        let code = format!("B{at}");
        place.ok(&["new", "item", "my-scale", &code, "--rule", rule, "--subscale", "group"]);
        assert!(place.path(&format!("1/items/{code}.ron")).is_file());
        place.ok(&["show", "my-scale", &code]);
    }
    let listed = place.read("1/scale.ron");
    let codes: Vec<usize> = (0..7).filter_map(|at| listed.find(&format!("\"B{at}\""))).collect();
    assert!(codes.len() == 7 && codes.is_sorted(), "{listed}");
    assert!(place.ok(&["check"]).contains("nothing is wrong"));
    place.ok(&["fmt", "--check"]);

    let files = place.files();
    let several = place.said(&["new", "item", "my-scale", "C"], 1);
    assert!(several.contains("group, mornings"), "{several}");
    assert!(place.said(&["new", "item", "my-scale", "C", "--subscale", "no"], 1).contains("group, mornings"));
    assert!(place.said(&["new", "item", "my-scale", "A1", "--subscale", "group"], 1).contains("A1.ron"));
    place.said(&["new", "item", "my-scale", "../C", "--subscale", "group"], 1);
    for code in ["a1", "Con", "LPT9", "nul.x", "B."] {
        place.said(&["new", "item", "my-scale", code, "--subscale", "group"], 1);
    }
    assert!(place.said(&["new", "item", "my-scale", "a1", "--subscale", "group"], 1).contains("`A1`"));
    place.said(&["new", "item", "no-scale", "C", "--subscale", "group"], 1);
    place.said(&["new", "item", "my-scale", "C", "--rule", "guess"], 2);
    assert_eq!(place.files(), files, "what is refused leaves nothing behind");
}

#[test]
fn an_item_that_the_scale_lists_already_is_only_written() {
    let place = Place::with_scale("listed");
    place.change("1/scale.ron", "[\"A3\"]", "[\"A3\", \"A4\"]");
    let head = place.read("1/scale.ron");
    place.ok(&["new", "item", "my-scale", "A4"]);
    assert_eq!(place.read("1/scale.ron"), head);
    place.ok(&["check"]);
}

#[test]
fn an_item_that_breaks_a_total_is_told() {
    let place = Place::with_scale("total");
    // A second item with a range that goes below nothing makes totals possible that no band has.
    place.change("1/scale.ron", "range: (min: 1, max: 5)", "range: (min: 0, max: 5)");
    place.said(&["check"], 1);
    place.change("1/scale.ron", "(from: 3,", "(from: 0,");
    place.ok(&["check"]);
    place.change("1/scale.ron", "range: (min: 0, max: 5)", "range: (min: -1, max: 5)");
    let said = place.said(&["new", "item", "my-scale", "B", "--subscale", "group"], 1);
    assert!(said.contains("written: ") && said.contains("total-bands"), "{said}");
}

#[test]
fn a_new_edition_is_a_copy_that_knows_its_origin() {
    let place = Place::with_scale("edition");
    let before = place.files();
    place.ok(&["new", "edition", "my-scale", "2"]);
    let after = place.files();
    assert!(
        before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)),
        "the old edition is untouched"
    );
    for name in ["1", "2", "..", "a b"] {
        place.said(&["new", "edition", "my-scale@1", name], 1);
    }
    assert_eq!(place.files(), after, "what is refused leaves nothing behind");
    assert!(place.ok(&["check", "my-scale@2"]).contains("nothing is wrong"));
    assert!(place.ok(&["test", "my-scale@2"]).contains("All 3 cases"));
    place.ok(&["score", "scales/my-scale/2/visits/sample.ron"]);
    place.ok(&["fmt", "--check"]);
    let item = place.read("2/items/A1.ron");
    assert!(item.contains("(scale: \"my-scale\", edition: \"1\", item: \"A1\")"), "{item}");
    assert_eq!(place.read("1/README.md"), place.read("2/README.md"));
}

#[test]
fn a_released_edition_is_held_to_what_it_was() {
    let place = Place::with_scale("release");
    let said = place.ok(&["release", "my-scale", "--on", "2026-04-01"]);
    assert!(said.contains("2026-04-01"), "{said}");
    assert!(place.read("1/frozen.ron").contains("released_on: \"2026-04-01\""));
    assert!(place.read("1/scale.ron").contains("    status: Released,\n"));
    assert!(place.ok(&["list"]).contains("released"));
    place.ok(&["check"]);
    place.ok(&["test"]);
    place.ok(&["fmt", "--check"]);
    place.said(&["release", "my-scale"], 1);
    assert!(place.said(&["new", "item", "my-scale", "B", "--subscale", "group"], 1).contains("released"));

    // Comments and layout may change; then `fmt` sets the layout right again.
    place.change("1/items/A2.ron", "    criteria: [", "\n  // more\n  criteria : [");
    place.ok(&["check"]);
    place.ok(&["fmt"]);
    place.ok(&["check"]);

    place.change("1/items/A2.ron", "score: 5", "score: 4");
    let said = place.said(&["check"], 1);
    let command = said.split('`').find(|part| part.starts_with("scalewright new edition "));
    let command: Vec<&str> = command.expect("the command is named").split(' ').skip(1).collect();
    assert!(said.contains("error[edition-frozen]") && said.contains("items/A2.ron"), "{said}");
    place.said(&["score", "scales/my-scale/1/visits/sample.ron"], 1);

    // The command works as it is, and takes the change along.
    place.ok(&command);
    place.change("1/items/A2.ron", "score: 4", "score: 5");
    place.ok(&["check"]);
    assert!(place.read("2/items/A2.ron").contains("score: 4"));
    assert!(place.read("2/scale.ron").contains("status: Draft"));
    assert!(!place.path("2/frozen.ron").exists());
    fs::remove_file(place.path("1/frozen.ron")).expect("it was there");
    assert!(place.said(&["check"], 1).contains("`frozen.ron`"));
}

#[test]
fn what_is_not_in_order_is_not_released() {
    let place = Place::with_scale("refused");
    let files = place.files();
    for day in ["2026-02-30", "1 April", "2026/04/01"] {
        place.said(&["release", "my-scale", "--on", day], 1);
    }
    place.said(&["release", "no-scale"], 1);
    assert_eq!(place.files(), files);

    // A case that differs.
    place.change("1/cases/sample.ron", "Value(11)", "Value(12)");
    assert!(place.said(&["release", "my-scale"], 1).contains("sample visit"));
    place.change("1/cases/sample.ron", "Value(12)", "Value(11)");
    // A warning.
    place.change("1/items/A2.ron", "criteria: [\"i\", \"ii\"]", "criteria: [\"i\"]");
    place.change("1/items/A2.ron", "            (met: 2, score: 5),\n", "");
    place.change("1/cases/sample.ron", "\"A2\": Score(5), ", "");
    assert!(place.said(&["release", "my-scale"], 1).contains("warning[unused]"));
    // An error.
    place.change("1/items/A3.ron", "bound: 90", "bound: 50");
    assert!(place.said(&["release", "my-scale"], 1).contains("error["));
    assert!(!place.path("1/frozen.ron").exists());
}

#[test]
fn forms_are_released_before_what_rests_on_them() {
    let place = Place::with_scale("forms");
    let forms = place.0.join("scales/shared/1");
    fs::create_dir_all(&forms).expect("a folder can be made");
    // The vocabulary of the sample moves into forms of its own.
    let head = place.read("1/scale.ron");
    let (before, rest) = head.split_once("    common: (").expect("there is a vocabulary");
    let (common, after) = rest.split_once("\n    ),\n    range:").expect("it ends before the range");
    let text = format!(
        "FormSet(\n    format: 1,\n    id: \"shared\",\n    edition: \"1\",\n    title: (ja: \"様式\", en: \"Forms\"),\n    common: ({common}\n    ),\n)\n"
    );
    fs::write(forms.join("forms.ron"), text).expect("a file can be written");
    let head = format!("{before}    forms: \"../../shared/1\",\n    range:{after}");
    fs::write(place.path("1/scale.ron"), head).expect("a file can be written");
    place.ok(&["check"]);

    let said = place.said(&["release", "my-scale"], 1);
    assert!(said.contains("`scalewright release scales/shared/1`"), "{said}");
    place.ok(&["release", "scales/shared/1"]);
    place.ok(&["release", "my-scale"]);
    place.ok(&["check"]);
    place.ok(&["new", "edition", "shared", "2"]);
    assert!(forms.with_file_name("2").join("forms.ron").is_file());

    let text = fs::read_to_string(forms.join("forms.ron")).expect("the forms are there");
    fs::write(forms.join("forms.ron"), text.replace("Released", "Draft")).expect("they can be written");
    let said = place.said(&["check"], 1);
    assert!(said.contains("this says that it is not") && said.contains("shared/1/forms.ron:5"), "{said}");
    fs::remove_file(forms.join("frozen.ron")).expect("it was there");
    let said = place.said(&["check"], 1);
    assert!(said.contains("(`scales/shared/1`) is still a draft"), "{said}");
}

#[test]
fn the_layout_changes_and_nothing_else() {
    let place = Place::with_scale("fmt");
    let neat = place.files();
    place.change("1/items/A1.ron", "    code: \"A1\",\n", "  code:\"A1\",// the code\n");
    let text = place.read("1/items/A2.ron");
    fs::write(place.path("1/items/A2.ron"), format!("\u{feff}{text}")).expect("a file can be written");
    fs::write(place.path("1/items/A3.ron"), place.read("1/items/A3.ron").replace('\n', "\r\n"))
        .expect("a file can be written");
    let untidy = place.files();

    let said = place.said(&["fmt", "--check"], 1);
    assert!(
        said.contains("items/A1.ron:4\n-   code:\"A1\",// the code\n+     code: \"A1\",  // the code\n"),
        "{said}"
    );
    assert!(said.contains("items/A2.ron:1\n") && said.contains("2 of 6"), "{said}");
    assert_eq!(place.files(), untidy, "--check writes nothing");

    let said = place.ok(&["fmt", "scales/my-scale/1/items/A1.ron"]);
    assert!(said.contains("laid out: scales/my-scale/1/items/A1.ron"), "{said}");
    let said = place.ok(&["fmt", "my-scale"]);
    assert!(!said.contains("A1.ron") && said.contains("A2.ron") && !said.contains("A3.ron"), "{said}");
    let tidy = place.files();
    assert_eq!(tidy.keys().collect::<Vec<_>>(), neat.keys().collect::<Vec<_>>(), "nothing is left beside");
    assert!(place.read("1/items/A1.ron").contains("    code: \"A1\",  // the code\n"));
    assert_eq!(place.read("1/items/A2.ron"), text);
    assert!(place.read("1/items/A3.ron").contains("Item(\r\n"), "lines end as they did");
    assert!(place.ok(&["fmt"]).contains("all laid out"));
    assert_eq!(place.files(), tidy);
}

#[test]
fn what_is_not_well_formed_is_left_as_it_is() {
    let place = Place::with_scale("broken");
    place.change("1/items/A1.ron", "code: \"A1\",", "code: \"A1\"");
    place.change("1/items/A2.ron", "    code: \"A2\",", "code: \"A2\",");
    let broken = place.read("1/items/A1.ron");
    let said = place.said(&["fmt"], 1);
    assert!(said.contains("error[syntax]") && said.contains("items/A1.ron:5"), "{said}");
    assert_eq!(place.read("1/items/A1.ron"), broken);
    assert!(place.read("1/items/A2.ron").contains("    code: \"A2\","), "the others are laid out");
    assert!(place.said(&["fmt", "no/such.ron"], 1).contains("does not exist"));
    place.said(&["fmt", "no-scale"], 1);
    // A new edition is not made of what cannot be read either.
    place.said(&["new", "edition", "my-scale", "2"], 1);
    assert!(!place.path("2").exists());
}

#[test]
fn the_shipped_files_are_laid_out() {
    let place = Place::new("shipped");
    for folder in ["scales", "book/examples"] {
        place.ok(&["fmt", "--check", &root().join(folder).display().to_string()]);
    }
}

#[test]
fn the_page_on_editions_tells_what_happens() {
    let place = Place::with_scale("book");
    place.ok(&["new", "item", "my-scale", "B1", "--rule", "count", "--subscale", "group"]);
    place.ok(&["new", "edition", "my-scale", "2"]);
    place.change("1/items/B1.ron", "(ja: \"項目の題名を書く\", en: ", "(ja:\"項目の題名を書く\",en:");
    let page = fs::read_to_string(root().join("book/src/editions.md")).expect("the page is there");
    let shown = |said: &str| said.lines().filter(|line| !line.is_empty()).all(|line| page.contains(line));
    let said = place.said(&["fmt", "--check"], 1);
    assert!(shown(&said), "{said}");
    let release = ["release", "my-scale@2", "--on", "2026-04-01"];
    let said = place.said(&release, 1);
    assert!(shown(&said), "{said}");
    place.change(
        "2/visits/sample.ron",
        "\"A2\": {",
        "\"B1\": {\"i\": true, \"ii\": true},\n            \"A2\": {",
    );
    place.change("2/cases/sample.ron", "Value(11)", "Value(16)");
    let said = place.ok(&release);
    assert!(shown(&said), "{said}");
}

#[test]
fn the_newest_edition_is_the_one_with_the_greatest_number() {
    let place = Place::with_scale("newest");
    place.ok(&["new", "edition", "my-scale", "9.5"]);
    place.ok(&["new", "edition", "my-scale", "10"]);
    assert!(place.ok(&["check", "my-scale"]).contains("my-scale/10"));
    assert!(place.ok(&["new", "edition", "my-scale", "11"]).contains("my-scale/11"));
    assert!(place.read("11/items/A1.ron").contains("edition: \"10\""));

    let listed = place.ok(&["list"]);
    let names: Vec<&str> = listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, ["my-scale@1", "my-scale@9.5", "my-scale@10", "my-scale@11"]);

    let files = place.files();
    let said = place.said(&["release", "my-scale"], 1);
    for edition in ["1`", "9.5`", "10`", "11`"] {
        assert!(said.contains(&format!("`scales/my-scale/{edition}")), "{said}");
    }
    assert_eq!(place.files(), files);
    place.ok(&["release", "my-scale@1"]);
}

#[test]
fn the_only_draft_is_the_one_that_is_released() {
    let place = Place::with_scale("draft");
    place.ok(&["new", "edition", "my-scale", "2"]);
    place.ok(&["release", "my-scale@2"]);
    assert!(place.ok(&["release", "my-scale"]).contains("my-scale/1 is released"));
    assert!(place.said(&["release", "my-scale"], 1).contains("released already"));
}

#[test]
fn an_edition_that_cannot_be_read_is_not_passed_over() {
    let place = Place::with_scale("unreadable");
    place.change("1/scale.ron", "status: Draft", "status: Drft");
    let said = place.said(&["check", "my-scale"], 1);
    assert!(said.contains("Drft") && said.contains("my-scale/1/scale.ron"), "{said}");
    place.change("1/scale.ron", "status: Drft", "status: Draft");
    place.ok(&["new", "edition", "my-scale", "2"]);
    place.change("2/scale.ron", "title: (", "title (");
    for command in
        [vec!["check", "my-scale"], vec!["new", "edition", "my-scale", "3"], vec!["release", "my-scale@2"]]
    {
        let said = place.said(&command, 1);
        assert!(said.contains("my-scale/2/scale.ron"), "{command:?}: {said}");
    }
    assert!(!place.path("3").exists());
    // A visit for it says so as well.
    let said = place.said(&["score", "scales/my-scale/2/visits/sample.ron"], 1);
    assert!(said.contains("my-scale/2/scale.ron"), "{said}");
}

#[test]
fn a_head_that_is_read_only_is_not_released_by_half() {
    let place = Place::with_scale("half");
    let head = place.path("1/scale.ron");
    let mut mode = fs::metadata(&head).expect("it is there").permissions();
    mode.set_readonly(true);
    fs::set_permissions(&head, mode).expect("the mode can be set");
    let said = place.said(&["release", "my-scale"], 1);
    assert!(said.contains("scale.ron is read-only"), "{said}");
    assert!(!place.path("1/frozen.ron").exists());
    place.ok(&["check"]);
}

#[test]
fn a_release_on_a_day_to_come_is_remarked() {
    let place = Place::with_scale("future");
    let said = place.ok(&["release", "my-scale", "--on", "2999-04-01"]);
    assert!(said.contains("2999-04-01 has not come yet"), "{said}");
}

#[test]
fn made_cases_of_a_new_edition_are_its_own() {
    let place = Place::with_scale("made");
    place.ok(&["cases", "generate", "scales/my-scale/1"]);
    place.ok(&["cases", "generate", "my-scale@1", "A1", "-o", "scales/my-scale/1/cases/one.ron"]);
    place.ok(&["new", "edition", "my-scale", "2"]);
    let first = |name: &str| place.read(name).lines().next().unwrap_or_default().to_owned();
    let made = "// @generated scalewright cases generate";
    assert_eq!(first("2/cases/boundaries.ron"), format!("{made} scales/my-scale/2 --lang en"));
    let one = format!("{made} my-scale@2 A1 -o scales/my-scale/2/cases/one.ron --lang en");
    assert_eq!(first("2/cases/one.ron"), one);
    place.ok(&["cases", "generate", "scales/my-scale/2", "--check"]);
}

#[test]
fn what_editors_leave_behind_is_not_copied() {
    let place = Place::with_scale("leftovers");
    for name in ["1/scale.ron~", "1/items/#A1.ron#", "1/items/A1.ron.bak", "1/notes.txt"] {
        fs::write(place.path(name), "x").expect("a file can be written");
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("notes.txt", place.path("1/link.txt")).expect("a link can be made");
    place.ok(&["new", "edition", "my-scale", "2"]);
    assert!(place.path("2/notes.txt").is_file());
    for name in ["2/scale.ron~", "2/items/#A1.ron#", "2/items/A1.ron.bak", "2/link.txt"] {
        assert!(place.path(name).symlink_metadata().is_err(), "{name}");
    }
}

#[test]
fn files_that_are_read_only_stay_and_the_others_are_laid_out() {
    let place = Place::with_scale("read-only");
    for name in ["1/items/A1.ron", "1/items/A2.ron"] {
        place.change(name, "title: (", "title:(");
    }
    let (locked, before) = (place.path("1/items/A1.ron"), place.read("1/items/A1.ron"));
    let mut mode = fs::metadata(&locked).expect("it is there").permissions();
    mode.set_readonly(true);
    fs::set_permissions(&locked, mode).expect("the mode can be set");
    let said = place.said(&["fmt"], 1);
    assert!(
        said.contains("A1.ron is read-only") && said.contains("laid out: scales/my-scale/1/items/A2.ron")
    );
    assert_eq!(place.read("1/items/A1.ron"), before);
}

#[test]
fn faults_of_form_are_told_where_they_began() {
    let place = Place::with_scale("faults");
    let item = place.read("1/items/A1.ron");
    fs::write(place.path("1/items/A1.ron"), "// nothing yet\n").expect("a file can be written");
    let said = place.said(&["check"], 1);
    assert!(said.contains("the file is empty") && said.contains("begins with `Item(`"), "{said}");

    fs::write(place.path("1/items/A1.ron"), item.replacen("\",\n", ",\n", 1)).expect("a file can be written");
    let said = place.said(&["check"], 1);
    assert!(said.contains("is its closing quotation mark missing?"), "{said}");
    fs::write(place.path("1/items/A1.ron"), &item).expect("a file can be written");

    place.change("1/cases/sample.ron", "format: 1", "format: 9");
    let said = place.said(&["test"], 1);
    assert!(said.contains("format 9 is not known"), "{said}");
}
