//! The quick way to read a visit gives what the slow way gives, or nothing.

use std::fs;
use std::path::{Path, PathBuf};

use scalewright::check::Checked;
use scalewright::model::Assessment;
use scalewright::source::{Purpose, Schemas, quick_assessment};
use scalewright::{NoVisit, Session, Subject, read_visits, visit_files};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What visits are for, with the files of such visits.
fn shipped() -> Vec<(Subject, Vec<PathBuf>)> {
    let open = |folder: &str| Session::default().subject(&root().join(folder)).expect("it is sound");
    let visits = visit_files(&root().join("scales/jips-visit/2026/visits"));
    let garden = vec![root().join("book/examples/garden/visit.ron")];
    vec![(open("scales/jips-visit/2026"), visits), (open("book/examples/garden"), garden)]
}

fn schemas(subject: &Subject) -> Schemas {
    let scales: Vec<&Checked> = subject.all().map(|scale| &scale.checked).collect();
    Schemas::new(Purpose { target: subject.target(), scales: &scales })
}

/// A text as a file, read by the slow way.
fn slowly(text: &str, subject: &Subject, folder: &Path) -> Option<Assessment> {
    let path = folder.join("visit.ron");
    fs::write(&path, text).expect("it can be written");
    Session::default().assessment(&path, subject)
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("scalewright-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

#[test]
fn shipped_visits_are_read_quickly_and_alike() {
    let folder = folder("visits-alike");
    for (subject, files) in shipped() {
        let schemas = schemas(&subject);
        assert!(!files.is_empty());
        for file in files {
            let text = fs::read_to_string(&file).expect("it is there");
            let quick = quick_assessment(&text, |_| Some(&schemas));
            assert!(quick.is_some(), "{} is not read quickly", file.display());
            assert_eq!(quick, slowly(&text, &subject, &folder), "{}", file.display());
        }
    }
    let _ = fs::remove_dir_all(folder);
}

/// Texts that are nearly right: in each, something small is another.
fn nearly(text: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let replaced = [
        ("true", "yes"),
        ("true", "True"),
        ("false", "()"),
        ("2026-06-20", "2026-02-30"),
        ("\"tap\"", "tap"),
        ("\"tap\"", "None"),
        ("\"tap\"", "Some(\"tap\")"),
        ("\"tap\"", "\"t\\u{61}p\""),
        ("\"tap\"", "r#\"tap\"#"),
        ("format: 1", "format: 2"),
        ("3.5", "3.50"),
        ("3.5", "3.4"),
        ("3.5", "+3.5"),
        ("3.5", "\"3.5\""),
        ("8,", "0x8,"),
        ("8,", "1_0,"),
        ("8,", "8.0,"),
        ("8,", "8e0,"),
        ("\"C3\":", "\"C2\":"),
        ("\"C3\":", "C3:"),
        ("site: (", "site: Site("),
        ("site: (", "size: ("),
        ("Scale(", "Battery("),
        ("garden", "gardens"),
        ("Assessment(", "Visit("),
        ("Assessment(", "("),
        ("made_up: true", "made_up: (true)"),
    ];
    texts.extend(replaced.iter().map(|(from, to)| text.replacen(from, to, 1)));
    // Something is left out or stands twice: at many places, in a fixed way.
    for step in 0..120 {
        let at = step * 7919 % text.len();
        let Some((start, end)) = text
            .char_indices()
            .map(|(at, _)| at)
            .find(|one| *one >= at)
            .zip(text.char_indices().map(|(at, _)| at).find(|one| *one > at + step % 5))
        else {
            continue;
        };
        let (before, middle, after) = (&text[..start], &text[start..end], &text[end..]);
        texts.push(format!("{before}{after}"));
        texts.push(format!("{before}{middle}{middle}{after}"));
    }
    texts
}

#[test]
fn what_is_not_plainly_right_is_read_alike_or_left_to_the_slow_way() {
    let folder = folder("visits-nearly");
    let (subject, files) = shipped().remove(1);
    let schemas = schemas(&subject);
    let text = fs::read_to_string(&files[0]).expect("it is there");
    let (mut read, mut left) = (0, 0);
    for text in nearly(&text) {
        match quick_assessment(&text, |_| Some(&schemas)) {
            Some(quick) => {
                read += 1;
                assert_eq!(Some(quick), slowly(&text, &subject, &folder), "{text}");
            }
            None => left += 1,
        }
    }
    assert!(read > 20 && left > 20, "{read} read, {left} left");
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn a_folder_is_read_in_order_and_each_file_that_is_no_visit_says_why() {
    let folder = folder("visits-folder");
    let (subject, files) = shipped().remove(1);
    let text = fs::read_to_string(&files[0]).expect("it is there");
    fs::create_dir_all(folder.join("b/.hidden")).expect("folders can be made");
    let scale = fs::read_to_string(root().join("book/examples/garden/scale.ron")).expect("it is there");
    let written = [
        ("a.ron", text.as_str()),
        ("b/c.ron", &text),
        ("b/.hidden/d.ron", "x"),
        ("notes.txt", "x"),
        ("e.ron", "Assessment("),
        ("f.ron", &scale),
        ("g.ron", &text.replacen("garden", "meadow", 1)),
    ];
    for (name, text) in written {
        fs::write(folder.join(name), text).expect("it can be written");
    }
    let found = read_visits(visit_files(&folder), &[&subject]);
    let told: Vec<(String, &str)> = found
        .iter()
        .map(|one| {
            let name =
                one.path.strip_prefix(&folder).expect("inside").display().to_string().replace('\\', "/");
            let what = match &one.visit {
                Ok(_) => "visit",
                Err(NoVisit::Findings(_)) => "findings",
                Err(NoVisit::OtherKind) => "other kind",
                Err(NoVisit::Other(_)) => "other scale",
            };
            (name, what)
        })
        .collect();
    let expected = [
        ("a.ron", "visit"),
        ("b/c.ron", "visit"),
        ("e.ron", "findings"),
        ("f.ron", "other kind"),
        ("g.ron", "other scale"),
    ];
    assert_eq!(told, expected.map(|(name, what)| (name.to_owned(), what)));
    let _ = fs::remove_dir_all(folder);
}
