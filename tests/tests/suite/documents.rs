//! Documents: what they contain, as Markdown and as data for the page; the same bytes each time; texts that try to be commands.

use std::fs;
use std::path::{Path, PathBuf};

use scalewright::document::{DocumentError, Maker, Templates};
use scalewright::model::{Assessment, Lang};
use scalewright::{Session, Subject};

use crate::support::{open, root, snapshots};

/// What documents are rendered of in these tests: a name, a scale or a battery, and a visit.
pub const SUBJECTS: &[(&str, &str, Option<&str>)] = &[
    ("visit-strong", "scales/jips-visit/2026", Some("scales/jips-visit/2026/visits/strong.ron")),
    ("visit-young", "scales/jips-visit/2026", Some("scales/jips-visit/2026/visits/young.ron")),
    ("blank", "scales/jips-visit/2026", None),
    ("garden", "book/examples/garden", None),
];

pub fn visit(session: &mut Session, subject: &Subject, path: &str) -> Assessment {
    session.assessment(&root().join(path), subject).expect("the visit is sound")
}

pub fn maker(subject: &Subject, visit: Option<&Assessment>, lang: Lang) -> Maker {
    subject.documents(visit, None, lang, Templates::built_in()).expect("the templates are sound")
}

/// A maker for each subject and language.
fn makers() -> Vec<(&'static str, Lang, Maker)> {
    let mut makers = Vec::new();
    for (name, folder, path) in SUBJECTS {
        let (subject, mut session) = open(&root().join(folder));
        let visit = path.map(|path| visit(&mut session, &subject, path));
        makers.extend(Lang::ALL.map(|lang| (*name, lang, maker(&subject, visit.as_ref(), lang))));
    }
    makers
}

/// Which subject shows a kind of document best: a document of a visit that has results, else a blank one.
fn shows(kind: &str, name: &str) -> bool {
    match kind {
        "report" | "slides" | "letter" => name.starts_with("visit"),
        "score-sheet" | "yes-no-sheet" | "record-sheet" => name == "visit-young" || name == "blank",
        "manual" => name == "blank" || name == "garden",
        _ => name == "blank",
    }
}

#[test]
fn every_document_says_what_it_said() {
    let settings = snapshots();
    for (name, lang, maker) in makers() {
        for kind in maker.templates().kinds().into_iter().filter(|kind| shows(kind, name)) {
            let document = match maker.make(&kind) {
                Ok(document) => document,
                Err(DocumentError::Lacks { .. }) => continue,
                Err(error) => panic!("{kind} of {name}: {error}"),
            };
            let label = format!("documents__{kind}.{name}.{}", lang.code());
            let markdown = maker.markdown(&document).unwrap_or_else(|error| panic!("{label}: {error}"));
            settings.bind(|| insta::assert_snapshot!(format!("{label}.md"), markdown));
        }
    }
}

/// The page is set from data: what typst is given is a layout that never changes with the text, and this.
#[test]
fn what_is_set_on_paper_is_what_it_was() {
    let (subject, mut session) = open(&root().join("scales/jips-visit/2026"));
    let visit = visit(&mut session, &subject, "scales/jips-visit/2026/visits/young.ron");
    let maker = maker(&subject, Some(&visit), Lang::Ja);
    let layout = |name: &str| maker.templates().text(name).expect("it can be read").expect("it is there");
    let settings = snapshots();
    settings.bind(|| {
        let source = format!("{}\n// blocks.typ\n{}", layout("typst/main.typ"), layout("typst/blocks.typ"));
        insta::assert_snapshot!("documents__layout.typ", source);
    });
    for kind in maker.templates().kinds() {
        let document = maker.make(&kind).unwrap_or_else(|error| panic!("{kind}: {error}"));
        let lines: Vec<String> =
            document.blocks.iter().map(|block| short(&serde_json::to_string(block).expect("data"))).collect();
        let head = serde_json::to_string(&document.head).expect("data");
        settings.bind(|| {
            insta::assert_snapshot!(
                format!("documents__{kind}.json"),
                format!("{head}\n{}", lines.join("\n"))
            );
        });
    }
}

/// A block as a line: its beginning, and a number that changes with any of it.
fn short(block: &str) -> String {
    let sum = block
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let beginning: String = block.chars().take(160).collect();
    format!("{sum:016x} {beginning}")
}

#[test]
fn the_same_data_makes_the_same_bytes() {
    for (name, lang, maker) in makers().into_iter().take(2) {
        let again = makers()
            .into_iter()
            .find(|(other, code, _)| *other == name && *code == lang)
            .expect("it is there")
            .2;
        for kind in maker.templates().kinds() {
            let pages = |maker: &Maker| maker.make(&kind).and_then(|document| maker.html(&document));
            assert_eq!(pages(&maker).ok(), pages(&again).ok(), "{kind} of {name}");
        }
    }
}

#[test]
fn a_document_that_lacks_what_it_is_about_says_so() {
    let (subject, _) = open(&root().join("book/examples/garden"));
    for lang in Lang::ALL {
        let maker = maker(&subject, None, lang);
        for kind in ["report", "letter", "checklist"] {
            let error = maker.make(kind).expect_err("there is nothing that it is about");
            let DocumentError::Lacks { message } = &error else { panic!("{kind}: {error}") };
            assert!(message.chars().count() > 10, "{kind} says why: {message}");
        }
    }
}

/// The words of documents are the same in both languages: the same messages, with the same arguments.
#[test]
fn words_of_documents_are_there_in_both_languages() {
    let folder = root().join("crates/scalewright-document/templates/words");
    let ids = |lang: &str, file: &Path| -> Vec<String> {
        let path = folder.join(lang).join(file);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        // A message goes on in lines that are indented.
        let mut ids: Vec<String> = Vec::new();
        let mut args: Vec<Vec<&str>> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                ids.push(id.to_owned());
                args.push(Vec::new());
            }
            let named = line.split('$').skip(1).map(|rest| rest.split([' ', '}']).next().unwrap_or(""));
            args.last_mut().into_iter().for_each(|args| args.extend(named.clone()));
        }
        for (id, args) in ids.iter_mut().zip(&mut args) {
            args.sort_unstable();
            args.dedup();
            *id = format!("{id}({})", args.join(", "));
        }
        ids.sort();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "{} has a message twice", path.display());
        ids
    };
    let files = |lang: &str| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder.join(lang)).expect("the folder is there").flatten();
        let mut files: Vec<PathBuf> = entries.map(|entry| PathBuf::from(entry.file_name())).collect();
        files.sort();
        files
    };
    assert_eq!(files("ja"), files("en"));
    for file in files("ja") {
        assert_eq!(ids("ja", &file), ids("en", &file), "{}", file.display());
    }
}
