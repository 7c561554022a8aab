//! PDF: pages, text that can be found and copied, tags, fonts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use lopdf::{Dictionary, Document, Object};
use scalewright::document::Templates;
use scalewright::model::{Lang, Text};
use scalewright::{Press, Subject};

use crate::documents::{SUBJECTS, maker, visit};
use crate::support::{open, root, snapshots};

/// The text of a PDF, without spaces: lines and changes of font break it anywhere.
pub fn text(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).expect("it is a PDF");
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).expect("its text can be read");
    text.chars().filter(|one| !one.is_whitespace() && *one != '\u{200b}').collect()
}

fn press() -> Press {
    Press::new(&[]).expect("fonts are there: sudo apt-get install fonts-morisawa-bizud-gothic")
}

/// The names of the fonts, without the mark of the part that is embedded; each of them embedded.
fn fonts(document: &Document) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for object in document.objects.values() {
        let Ok(font) = object.as_dict() else { continue };
        if font.get(b"Type").and_then(Object::as_name).ok() != Some(b"FontDescriptor") {
            continue;
        }
        let name = font.get(b"FontName").and_then(Object::as_name).expect("a font has a name");
        let name = String::from_utf8_lossy(name).into_owned();
        let embedded = ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| font.has(key.as_bytes()));
        assert!(embedded, "{name} is not embedded");
        names.insert(name.split('+').next_back().unwrap_or_default().to_owned());
    }
    names
}

fn catalogue(document: &Document) -> &Dictionary {
    document.catalog().expect("a PDF has a catalogue")
}

/// How many headings the outline has.
fn outline(document: &Document) -> usize {
    let entries = document.objects.values().filter_map(|object| object.as_dict().ok());
    entries.filter(|entry| entry.has(b"Title") && entry.has(b"Parent")).count()
}

#[test]
fn pages_fonts_tags_and_outline_are_as_they_were() {
    let press = press();
    let mut facts = String::new();
    for (name, folder, path) in SUBJECTS {
        let (subject, mut session) = open(&root().join(folder));
        let visit = path.map(|path| visit(&mut session, &subject, path));
        for lang in Lang::ALL {
            let maker = maker(&subject, visit.as_ref(), lang);
            for kind in maker.templates().kinds() {
                let Ok(document) = maker.make(&kind) else { continue };
                let label = format!("{kind} {name} {}", lang.code());
                let pdf = press
                    .pdf(&document, &Templates::built_in())
                    .unwrap_or_else(|error| panic!("{label}: {error}"));
                let pdf = Document::load_mem(&pdf).expect("it is a PDF");
                let whole = catalogue(&pdf);
                let told = whole.get(b"Lang").and_then(Object::as_str).map(String::from_utf8_lossy);
                assert!(told.is_ok_and(|told| told.starts_with(lang.code())), "{label} has its language");
                assert!(whole.has(b"StructTreeRoot") && whole.has(b"MarkInfo"), "{label} is tagged");
                let fonts: Vec<String> = fonts(&pdf).into_iter().collect();
                let (pages, headings) = (pdf.get_pages().len(), outline(&pdf));
                let _ = writeln!(facts, "{label}: {pages} pages, {headings} headings, {}", fonts.join(" "));
            }
        }
    }
    snapshots().bind(|| insta::assert_snapshot!("pdf_facts", facts));
}

fn titles(subject: &Subject, lang: Lang) -> BTreeMap<String, String> {
    let items = subject.scales.iter().flat_map(|scale| scale.checked.items());
    let squeezed = |text: &Text| text.best(lang).chars().filter(|one| !one.is_whitespace()).collect();
    items.map(|item| (item.code.clone(), squeezed(&item.title))).collect()
}

/// Titles stand in bold as headings and in regular weight in the overview; both must be found in the text of the file.
#[test]
fn every_title_is_found_in_the_text_of_the_manual() {
    let press = press();
    let (subject, _) = open(&root().join("scales/jips-visit/2026"));
    for lang in Lang::ALL {
        let maker = maker(&subject, None, lang);
        let document = maker.make("manual").expect("there is a manual");
        let pdf = press.pdf(&document, &Templates::built_in()).expect("it is set");
        let text = text(&pdf);
        for (code, title) in titles(&subject, lang) {
            assert!(
                text.matches(&title).count() >= 2,
                "{code} {title} stands as a heading and in the overview"
            );
        }
    }
}

#[test]
fn the_same_data_makes_the_same_file() {
    let (subject, mut session) = open(&root().join("scales/jips-visit/2026"));
    let visit = visit(&mut session, &subject, "scales/jips-visit/2026/visits/young.ron");
    let pdf = || {
        let maker = maker(&subject, Some(&visit), Lang::Ja);
        let document = maker.make("report").expect("there is a report");
        press().pdf(&document, &Templates::built_in()).expect("it is set")
    };
    assert!(pdf() == pdf(), "two files of the same report differ");
}
