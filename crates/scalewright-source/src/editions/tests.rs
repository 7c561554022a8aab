//! What holds for editions: comments stay, and whatever changes after a release is found.

use std::fs;
use std::path::{Path, PathBuf};

use scalewright_model::Date;

use super::edit::Edit;
use super::frozen::digest;
use super::{BeginError, Content, NewFile, RuleKind, is_item_code, is_name, new_item, new_scale};
use crate::format::{lay_out, meaning};
use crate::load::Loader;
use crate::token::all_tokens;

/// A folder of its own that goes away at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("scalewright-editions-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        Self(folder)
    }

    /// With a new scale in a folder `1`.
    fn with_scale(name: &str) -> (Self, PathBuf) {
        let scratch = Self::new(name);
        let folder = scratch.0.join("1");
        write(&folder, &new_scale("sample", "1"));
        (scratch, folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Writes files as a program would.
fn write(folder: &Path, files: &[NewFile]) {
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder can be made");
        match &file.content {
            Content::Text(text) => fs::write(path, text).expect("a file can be written"),
            Content::CopyOf(from) => drop(fs::copy(from, path).expect("a file can be copied")),
        }
    }
}

fn release(folder: &Path) {
    let files = Loader::default().release(folder, Date::parse("2026-04-01").expect("it is a day"));
    write(Path::new(""), &files.expect("the edition can be read"));
}

/// Puts a text in the place of another one.
fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("the file is there");
    assert!(text.contains(from), "{from} is in {}", path.display());
    fs::write(path, text.replace(from, to)).expect("a file can be written");
}

/// The kinds of what is found about the release of a scale, each with the name of its file.
fn found(folder: &Path) -> Vec<(String, String)> {
    let mut loader = Loader::default();
    loader.scale(folder);
    let fact = |finding: &scalewright_diag::Finding, name: &str| {
        finding
            .facts
            .iter()
            .find(|(fact, _)| *fact == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    let findings = loader.report.findings().iter();
    let frozen = findings.filter(|finding| finding.code == crate::codes::EDITION_FROZEN);
    frozen.map(|finding| (fact(finding, "kind"), fact(finding, "name"))).collect()
}

fn one(kind: &str, name: &str) -> Vec<(String, String)> {
    vec![(kind.to_owned(), name.to_owned())]
}

#[test]
fn a_digest_is_of_what_a_text_says() {
    let text = "Item(code: \"A\", scores: [1, 2])";
    let alike = [
        "Item( // a comment\n code : \"A\" , scores:[1,2,] , )",
        "/* head */ Item(\r\n    code: \"A\",\r\n    scores: [\r\n        1,\r\n        2,\r\n    ],\r\n)\r\n",
    ];
    for other in alike {
        assert_eq!(digest(text), digest(other), "{other}");
    }
    let others = [
        "Item(code: \"A\", scores: [1, 3])",
        "Item(code: \"A \", scores: [1, 2])",
        "Item(code: \"A\", scores: [12])",
        "Item(code: \"A\", scores: [2, 1])",
        "Item(code: \"A\", scores: 1, 2)",
    ];
    for other in others {
        assert_ne!(digest(text), digest(other), "{other}");
    }
}

#[test]
fn whatever_changes_after_a_release_is_found() {
    let (_scratch, folder) = Scratch::with_scale("changes");
    assert_eq!(found(&folder), []);
    release(&folder);
    assert_eq!(found(&folder), []);

    // Comments, layout, cases and the README may change.
    let item = folder.join("items/A2.ron");
    let text = fs::read_to_string(&item).expect("the item is there");
    fs::write(&item, format!("// more\n{}", text.replace("    ", " "))).expect("a file can be written");
    change(&folder.join("cases/sample.ron"), "sample visit", "the sample visit");
    fs::remove_file(folder.join("README.md")).expect("it was there");
    assert_eq!(found(&folder), []);

    change(&item, "score: 5", "score: 4");
    assert_eq!(found(&folder), one("changed", "items/A2.ron"));
    fs::write(&item, &text).expect("a file can be written");

    fs::write(folder.join("items/A9.ron"), text.replace("A2", "A9")).expect("a file can be written");
    assert_eq!(found(&folder), one("new", "items/A9.ron"));
    fs::remove_file(folder.join("items/A9.ron")).expect("it was there");

    fs::remove_file(&item).expect("it was there");
    assert_eq!(found(&folder), one("missing", "items/A2.ron"));
    fs::write(&item, &text).expect("a file can be written");

    // A file that cannot be read any more is not what was released either.
    fs::write(&item, text.replace("code:", "code")).expect("a file can be written");
    assert_eq!(found(&folder), one("changed", "items/A2.ron"));
    fs::write(&item, &text).expect("a file can be written");

    change(&folder.join("scale.ron"), "status: Released", "status: Draft");
    assert_eq!(found(&folder), one("reopened", ""));
    change(&folder.join("scale.ron"), "status: Draft", "status: Released");
    fs::remove_file(folder.join("frozen.ron")).expect("it was there");
    assert_eq!(found(&folder), one("no-list", "frozen.ron"));
}

#[test]
fn shared_forms_belong_to_what_is_frozen() {
    let (scratch, folder) = Scratch::with_scale("forms");
    let forms = scratch.0.join("forms");
    fs::create_dir_all(&forms).expect("a folder can be made");
    let text = "FormSet(format: 1, id: \"f\", edition: \"1\", title: (en: \"f\"), common: (units: []))\n";
    fs::write(forms.join("forms.ron"), text).expect("a file can be written");
    change(&folder.join("scale.ron"), "    common: (", "    forms: \"../forms\",\n    common: (");
    release(&forms);
    let released = fs::read_to_string(forms.join("forms.ron")).expect("it is there");
    assert!(released.contains("status: Released"), "{released}");
    release(&folder);
    assert_eq!(found(&folder), []);
    change(&forms.join("forms.ron"), "(en: \"f\")", "(en: \"g\")");
    // Told once, of the forms themselves: the scale that rests on them has not changed.
    assert_eq!(found(&folder), one("changed", "forms.ron"));
    assert!(Loader::default().scale(&folder).is_none());

    // Forms that were opened, changed and released again are in order; the scale that was released with others is not.
    change(&forms.join("forms.ron"), "status: Released", "status: Draft");
    fs::remove_file(forms.join("frozen.ron")).expect("it was there");
    release(&forms);
    assert_eq!(found(&folder), one("changed", "../forms/forms.ron"));
}

#[test]
fn the_day_and_the_list_are_held_to_what_they_were() {
    let (_scratch, folder) = Scratch::with_scale("seal");
    release(&folder);
    let list = folder.join("frozen.ron");
    let text = fs::read_to_string(&list).expect("the list is there");
    let year = text.split("released_on: \"").nth(1).map(|rest| &rest[..4]).expect("there is a day");
    change(&list, &format!("released_on: \"{year}"), "released_on: \"1999");
    assert_eq!(found(&folder), one("list-changed", "frozen.ron"));
    fs::write(&list, text.replace("format: 1", "format:  1 // more")).expect("a file can be written");
    assert_eq!(found(&folder), one("list-changed", "frozen.ron").into_iter().skip(1).collect::<Vec<_>>());
}

#[test]
fn a_scale_that_is_released_anew_is_told_of_its_battery() {
    let (scratch, folder) = Scratch::with_scale("battery");
    let battery = scratch.0.join("battery");
    fs::create_dir_all(&battery).expect("a folder can be made");
    let scale = folder.file_name().and_then(|name| name.to_str()).expect("the folder has a name");
    let text = format!(
        "Battery(format: 1, id: \"b\", edition: \"1\", status: Draft, title: (en: \"b\"), about: (en: \"b\"), scales: [\"../{scale}\"], forms_before: [])\n"
    );
    fs::write(battery.join("battery.ron"), text).expect("a file can be written");
    release(&folder);
    release(&battery);
    let found = || {
        let mut loader = Loader::default();
        let battery = loader.battery(&battery);
        let places = loader.report.findings().iter().map(|finding| finding.place.pointer.clone());
        (battery.is_some(), places.collect::<Vec<_>>())
    };
    assert_eq!(found(), (true, vec![]));
    change(&folder.join("scale.ron"), "status: Released", "status: Draft");
    change(&folder.join("items/A2.ron"), "score: 5", "score: 4");
    fs::remove_file(folder.join("frozen.ron")).expect("it was there");
    release(&folder);
    assert_eq!(found(), (false, vec!["/scales/0".to_owned()]));
}

/// The comments of a text.
fn comments(text: &str) -> Vec<&str> {
    let found = all_tokens(text).into_iter().filter(|token| token.kind.is_comment());
    found.map(|token| text[token.range].trim_end()).collect()
}

#[test]
fn a_new_edition_keeps_all_that_is_not_its_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let fixtures = fs::read_dir(root.join("tests/fixtures/scales")).expect("there are fixtures").flatten();
    let mut folders: Vec<PathBuf> =
        fixtures.map(|entry| entry.path()).filter(|path| path.join("scale.ron").is_file()).collect();
    folders.push(root.join("book/examples/garden"));
    assert!(folders.len() > 3);
    for folder in folders {
        let mut loader = Loader::default();
        let made = loader.new_edition(&folder, "next").expect("the scale can be read");
        for file in &made.files {
            let Content::Text(text) = &file.content else { continue };
            let old = fs::read_to_string(folder.join(&file.path)).expect("it is a copy");
            let shown = file.path.display();
            assert_eq!(comments(&old), comments(text), "{shown}");
            // Whatever was said is still said, but for the name of the edition and the status.
            let mut new = meaning(text).into_iter();
            let mut kept = |word: &&str| new.any(|other| other == *word);
            let lost: Vec<&str> = meaning(&old).into_iter().filter(|word| !kept(word)).collect();
            assert!(lost.is_empty() || !shown.to_string().starts_with("items"), "{shown}: {lost:?}");
            if lay_out(&old).as_ref() == Some(&old) {
                assert_eq!(lay_out(text).as_ref(), Some(text), "{shown}");
            }
        }
        assert!(made.files.iter().all(|file| file.path != Path::new("frozen.ron")));
    }
}

#[test]
fn a_new_edition_is_a_draft_that_knows_where_it_comes_from() {
    let (scratch, folder) = Scratch::with_scale("copy");
    release(&folder);
    let mut loader = Loader::default();
    let made = loader.new_edition(&folder, "2").expect("the scale can be read");
    assert_eq!(made.folder, scratch.0.join("2"));
    write(&made.folder, &made.files);
    let read = |name: &str| fs::read_to_string(made.folder.join(name)).expect("the file was copied");
    assert!(read("scale.ron").contains("    edition: \"2\",\n    status: Draft,\n"));
    assert!(read("cases/sample.ron").contains("for: Scale(id: \"sample\", edition: \"2\"),"));
    assert!(read("visits/sample.ron").contains("for: Scale(id: \"sample\", edition: \"2\"),"));
    let added = "    corresponds: [(scale: \"sample\", edition: \"1\", item: \"A1\")],\n)\n";
    let added_apart =
        "    corresponds: [\n        (scale: \"sample\", edition: \"1\", item: \"A1\"),\n    ],\n)\n";
    let item = read("items/A1.ron");
    assert!(item.ends_with(added) || item.ends_with(added_apart), "{item}");
    assert!(read("README.md").contains("sample 1"));
    assert!(!made.folder.join("frozen.ron").exists());
    // And one more: the list grows.
    let again = loader.new_edition(&made.folder, "3").expect("the scale can be read");
    let item = again.files.iter().find(|file| file.path.ends_with("A1.ron")).expect("the item is there");
    let Content::Text(text) = &item.content else { panic!("an item is a text") };
    assert_eq!(text.matches("(scale: \"sample\", edition: ").count(), 2, "{text}");
}

/// Texts, and what becomes of them with `9` at the end of the list `l`.
const APPENDED: &[(&str, &str)] = &[
    ("A(l: [1, 2])", "A(l: [1, 2, 9])"),
    ("A(l: [1, 2, ])", "A(l: [1, 2,  9])"),
    ("A(l: [])", "A(l: [9])"),
    ("A(\n  l: [\n    1, // one\n  ],\n)", "A(\n  l: [\n    1, // one\n    9,\n  ],\n)"),
    ("A(\n  l: [\n    1 // one\n  ],\n)", "A(\n  l: [\n    1, // one\n    9,\n  ],\n)"),
    ("A(\r\n    l: [\r\n    ]\r\n)", "A(\r\n    l: [\r\n        9,\r\n    ]\r\n)"),
    ("A(\n    l: [\n        1,\n    ],\n)\n", "A(\n    l: [\n        1,\n        9,\n    ],\n)\n"),
];

#[test]
fn entries_are_added_where_they_belong() {
    for (text, wanted) in APPENDED {
        let mut edit = Edit::new(text).expect("the text is well-formed");
        let list = edit.root().field("l").expect("there is a list").1.range.clone();
        edit.append(&list, "9");
        assert_eq!(edit.done(), *wanted);
    }
}

#[test]
fn fields_are_set_where_they_are_or_after_another_one() {
    let set = |text: &str| {
        let mut edit = Edit::new(text).expect("the text is well-formed");
        edit.set("status", "Released", "edition");
        edit.done()
    };
    assert_eq!(set("A(status: Draft /* yet */)"), "A(status: Released /* yet */)");
    assert_eq!(
        set("A(\n  edition: \"1\", // first\n  x: 1)"),
        "A(\n  edition: \"1\",\n  status: Released, // first\n  x: 1)"
    );
    assert_eq!(set("A(x: 1)"), "A(x: 1, status: Released)");
}

#[test]
fn templates_are_laid_out() {
    for file in new_scale("sample", "1") {
        let Content::Text(text) = file.content else { panic!("a template is a text") };
        if file.path.extension().is_some_and(|ending| ending == "ron") {
            assert_eq!(lay_out(&text).as_ref(), Some(&text), "{}", file.path.display());
        }
    }
}

#[test]
fn a_new_item_is_well_formed_whatever_the_range() {
    for (at, range) in ["(min: 1, max: 5)", "(min: 0, max: 1)", "(min: -2, max: 2)", "(min: 0, max: 0.5)"]
        .into_iter()
        .enumerate()
    {
        for kind in RuleKind::ALL {
            let (_scratch, folder) = Scratch::with_scale(&format!("range-{at}-{}", kind.name()));
            change(&folder.join("scale.ron"), "range: (min: 1, max: 5)", &format!("range: {range}"));
            let mut loader = Loader::default();
            let files = new_item(&mut loader, &folder, "B-1", kind, Some("group")).expect("it can be begun");
            write(Path::new(""), &files);
            let mut again = Loader::default();
            let draft = again.scale(&folder).expect("the scale can be read");
            assert!(draft.whole && again.report.is_empty(), "{:?}", again.report);
            assert_eq!(draft.scale.value.subscales[0].items, ["A1", "A2", "B-1"]);
            let Content::Text(text) = &files[0].content else { panic!("an item is a text") };
            assert_eq!(lay_out(text).as_ref(), Some(text));
            assert!(!text.contains('@'), "{text}");
        }
    }
}

#[test]
fn nothing_is_begun_where_it_cannot_be() {
    let (_scratch, folder) = Scratch::with_scale("refused");
    let begin =
        |code: &str, kind, subscale| new_item(&mut Loader::default(), &folder, code, kind, subscale).err();
    let known = vec!["group".to_owned(), "mornings".to_owned()];
    assert_eq!(
        begin("B", RuleKind::Choice, Some("nobody")),
        Some(BeginError::NoSubscale { known: known.clone() })
    );
    assert_eq!(begin("B", RuleKind::Choice, None), Some(BeginError::WhichSubscale { known }));
    assert!(matches!(begin("A1", RuleKind::Choice, Some("group")), Some(BeginError::Exists(_))));
    release(&folder);
    assert!(matches!(begin("B", RuleKind::Choice, Some("group")), Some(BeginError::Released(_))));
    change(&folder.join("scale.ron"), "Scale(", "Scale");
    assert_eq!(begin("B", RuleKind::Choice, Some("group")), Some(BeginError::Unread));
}

#[test]
fn names_become_files_and_folders() {
    for name in ["a", "my-scale", "2027"] {
        assert!(is_name(name, false), "{name}");
    }
    for name in ["", "A", "-a", "a b", "a/b", "..", "a.b", "尺度"] {
        assert!(!is_name(name, false), "{name}");
    }
    assert!(is_name("2.1", true) && !is_name("2.", true) && !is_name(".", true));
    for code in ["I-1", "項目1", "x.y"] {
        assert!(is_item_code(code), "{code}");
    }
    for code in ["", "a b", "a/b", "a\\b", "..", "a:b", "a\nb", "a\"b"] {
        assert!(!is_item_code(code), "{code}");
    }
}
