//! Makes documents as a user would: files, folders of templates, fonts, and watching.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const STRONG: &str = "scales/jips-visit/2026/visits/strong.ron";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the root is there")
}

/// A new folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("scalewright-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scalewright"));
    command.args(args).current_dir(root());
    for name in ["SCALEWRIGHT_SCALES", "SCALEWRIGHT_TEMPLATES", "SCALEWRIGHT_FONTS"] {
        command.env_remove(name);
    }
    command.env("SCALEWRIGHT_LANG", "en");
    command
}

fn run(args: &[&str]) -> (i32, String) {
    let Output { status, stderr, .. } = command(args).output().expect("the program runs");
    (status.code().expect("it ends by itself"), String::from_utf8(stderr).expect("it is UTF-8"))
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

#[test]
fn the_ending_of_the_file_tells_the_format() {
    let folder = folder("formats");
    let (html, markdown) = (path(&folder, "a.html"), path(&folder, "a.md"));
    for (output, part) in [(&html, "<!doctype html>"), (&markdown, "\n## ")] {
        let (code, said) = run(&["render", "manual", "--scale", "goi", "-o", output]);
        assert_eq!(code, 0, "{said}");
        let text = fs::read_to_string(output).expect("it is written");
        assert!(text.contains(part), "{output}");
    }
    let (code, said) = run(&["render", "manual", "--scale", "goi", "-o", &path(&folder, "a.docx")]);
    assert_eq!(code, 1);
    assert!(said.contains(".pdf, .html or .md"), "{said}");
    let (code, said) = run(&["render", "manual", "--scale", "goi", "--format", "pdf"]);
    assert_eq!(code, 1);
    assert!(said.contains("-o"), "{said}");
}

#[test]
fn what_cannot_be_made_is_refused_with_a_way_out() {
    let cases: [(&[&str], &str); 5] = [
        (&["render", "manua", "--scale", "goi"], "did you mean `manual`"),
        (&["render", "manual"], "--scale"),
        (&["render", "report", "--scale", "jips-visit"], "--assessment"),
        (&["render", "letter", "--scale", "goi"], "visit"),
        (&["render", "manual", "--scale", "goi", "--templates", "no/such/folder"], "no/such/folder"),
    ];
    for (args, expected) in cases {
        let (code, said) = run(args);
        assert_eq!(code, 1, "{args:?}");
        assert!(said.contains(expected), "{args:?}: {said}");
    }
}

#[test]
fn a_program_without_pdf_says_how_to_get_it() {
    let folder = folder("no-pdf");
    let output = path(&folder, "manual.pdf");
    let (code, said) = run(&["render", "manual", "--scale", "goi", "-o", &output]);
    if scalewright::HAS_PDF {
        assert_eq!(code, 0, "{said}");
        assert!(fs::read(&output).expect("it is written").starts_with(b"%PDF-"));
    } else {
        assert_eq!(code, 1);
        assert!(said.contains("--features pdf"), "{said}");
        assert!(!Path::new(&output).exists());
    }
}

#[test]
fn fonts_that_are_not_there_are_named() {
    let folder = folder("fonts");
    let output = path(&folder, "manual.pdf");
    let (code, said) =
        run(&["render", "manual", "--scale", "goi", "--fonts", &path(&folder, "none"), "-o", &output]);
    assert_eq!(code, 1);
    let expected = if scalewright::HAS_PDF { "there are no fonts in" } else { "--features pdf" };
    assert!(said.contains(expected), "{said}");
}

#[test]
fn a_folder_of_ones_own_takes_the_place_of_templates_styles_and_words() {
    let own = folder("own");
    for (name, text) in [
        (
            "documents/hello.jinja",
            "{% set document_title = say(\"hello-title\") %}{% include \"documents/_head.jinja\" %}\n{{ heading(1, title) }}",
        ),
        ("words/en/hello.ftl", "hello-title = Good morning\n"),
        ("html/style.css", "body { color: teal }"),
    ] {
        let file = own.join(name);
        fs::create_dir_all(file.parent().expect("it has one")).expect("a folder can be made");
        fs::write(file, text).expect("it can be written");
    }
    let (templates, output) = (own.display().to_string(), path(&own, "hello.html"));
    let (code, said) = run(&["render", "hello", "--scale", "goi", "--templates", &templates, "-o", &output]);
    assert_eq!(code, 0, "{said}");
    let page = fs::read_to_string(&output).expect("it is written");
    assert!(page.contains("<title>Good morning") && page.contains("color: teal"), "{page}");

    fs::write(own.join("documents/hello.jinja"), "\n\n{{ heading(1, titel) }}").expect("it can be written");
    let (code, said) = run(&["render", "hello", "--scale", "goi", "--templates", &templates, "-o", &output]);
    assert_eq!(code, 1);
    assert!(said.contains("hello.jinja, line 3") && said.contains("undefined"), "{said}");

    fs::write(own.join("words/en/hello.ftl"), "a = b\nhello title = x\n").expect("it can be written");
    let (code, said) = run(&["render", "hello", "--scale", "goi", "--templates", &templates, "-o", &output]);
    assert_eq!(code, 1);
    assert!(said.contains("hello.ftl, line 2"), "{said}");
    assert!(
        fs::read_to_string(&output).expect("it is there").contains("Good morning"),
        "the last good page stays"
    );
}

#[test]
fn build_makes_all_that_can_be_made_and_names_the_rest() {
    let folder = folder("build");
    let output = folder.display().to_string();
    let (code, said) = run(&["build", "--scale", "goi", "--format", "html,md", "-o", &output]);
    assert_eq!(code, 0, "{said}");
    for name in ["manual.ja.html", "manual.en.html", "manual.ja.md", "yes-no-sheet.en.md"] {
        assert!(folder.join(name).is_file(), "{name} is there");
    }
    assert!(said.contains("report is not made") && said.contains("letter is not made"), "{said}");
    let (code, said) =
        run(&["build", "--assessment", STRONG, "--format", "html", "--languages", "ja", "-o", &output]);
    assert_eq!(code, 0, "{said}");
    assert!(folder.join("report.ja.html").is_file() && !folder.join("report.en.html").exists());
}

/// Ends a program that would go on for ever.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits until something holds: at most half a minute, for machines that are busy.
fn wait(holds: impl Fn() -> bool) -> bool {
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(30) {
        if holds() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

#[test]
fn watching_renders_again_and_keeps_the_last_good_page() {
    let folder = folder("watch");
    let scale = folder.join("garden");
    copy(&root().join("book/examples/garden"), &scale);
    let (named, output) = (scale.display().to_string(), path(&folder, "manual.html"));
    let child = command(&["render", "manual", "--scale", &named, "--watch", "-o", &output])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let _ended = Ended(child);
    let shows = |text: &str| fs::read_to_string(&output).is_ok_and(|page| page.contains(text));
    assert!(wait(|| shows("<!doctype html>")), "the first page is written");

    let head = scale.join("scale.ron");
    let good = fs::read_to_string(&head).expect("it is text");
    let title = good.split("en: \"").nth(1).and_then(|rest| rest.split('"').next()).expect("it has a title");
    fs::write(&head, good.replacen(title, "Watched garden", 1)).expect("it can be written");
    assert!(wait(|| shows("Watched garden")), "a change is shown");

    fs::write(&head, "Scale(").expect("it can be written");
    std::thread::sleep(Duration::from_millis(700));
    assert!(shows("Watched garden"), "what is broken leaves the last good page");

    fs::write(&head, good.replacen(title, "Mended garden", 1)).expect("it can be written");
    assert!(wait(|| shows("Mended garden")), "and it goes on when it is mended");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("it can be read").flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).expect("it can be copied");
        }
    }
}
