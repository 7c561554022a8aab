//! Texts that try to be commands of a format: they are printed as texts, and the structure around them stays.

use scalewright::Press;
use scalewright::document::{Document, PdfError, Templates};
use scalewright::model::{Assessment, Lang};

use crate::documents::{maker, visit};
use crate::support::{open, root};

const HOSTILE: &[&str] = &[
    "# not a heading",
    "$ x^2 $ and \\(y\\)",
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% for x in y %}",
    "\\ back \\n slash \\",
    "#import \"x\" #panic() *bold* _low_ `code` @label <label>",
    "a | b | c\n| d |\n---",
    "- list\n1. one\n> quote",
    "が\u{304b}\u{3099}e\u{301}\u{302}",
    "tab\tnull\u{0}bell\u{7}line\u{2028}end",
    "\u{202e}turned\u{202c} \u{feff}",
    "",
    " ",
    "\"quotes\" 'and' &amp; &entities;",
    "http://example.org/?a=1&b=2",
];

/// A visit in which all free text is this.
fn with(visit: &Assessment, text: &str) -> Assessment {
    let mut visit = visit.clone();
    visit.site.name = Some(text.to_owned());
    visit.site.contact = Some(text.to_owned());
    visit.site.words.values_mut().filter_map(|word| word.ja.as_mut()).for_each(|word| text.clone_into(word));
    visit.strengths = vec![text.to_owned(); 3];
    visit.challenges = vec![text.to_owned(); 3];
    visit.notes.values_mut().flat_map(|notes| notes.values_mut()).for_each(|note| text.clone_into(note));
    visit.raters.iter_mut().for_each(|rater| text.clone_into(&mut rater.id));
    if let Some(plan) = &mut visit.plan {
        plan.sender = Some(text.to_owned());
        plan.reach = Some(text.to_owned());
    }
    visit
}

/// A text of the same length and the same lines that means nothing in any format.
fn harmless(text: &str) -> String {
    text.chars().map(|one| if one.is_ascii_punctuation() { 'x' } else { one }).collect()
}

/// The tags of a page, without what stands between them.
fn skeleton(html: &str) -> Vec<String> {
    let tags = html.split('<').skip(1).filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag);
    let names = tags.map(|tag| tag.split([' ', '\n']).next().unwrap_or("").to_owned());
    // A break stands for a new line of the text itself; the table of a chart has one for each number.
    names.filter(|name| name != "br").collect()
}

fn documents(visit: &Assessment, see: &mut dyn FnMut(&str, &scalewright::document::Maker, &Document)) {
    let (subject, _) = open(&root().join("scales/jips-visit/2026"));
    let maker = maker(&subject, Some(visit), Lang::Ja);
    for kind in maker.templates().kinds() {
        let document = maker.make(&kind).unwrap_or_else(|error| panic!("{kind}: {error}"));
        see(&kind, &maker, &document);
    }
}

fn young() -> Assessment {
    let (subject, mut session) = open(&root().join("scales/jips-visit/2026"));
    visit(&mut session, &subject, "scales/jips-visit/2026/visits/young.ron")
}

#[test]
fn html_keeps_its_structure() {
    let plain = young();
    for text in HOSTILE.iter().filter(|text| !text.trim().is_empty()) {
        let mut expected = Vec::new();
        documents(&with(&plain, &harmless(text)), &mut |_, maker, document| {
            expected.push(skeleton(&maker.html(document).expect("it is laid out")));
        });
        let mut expected = expected.iter();
        documents(&with(&plain, text), &mut |kind, maker, document| {
            let html = maker.html(document).expect("it is laid out");
            assert!(!html.contains("<script"), "{kind} with {text:?}");
            assert_eq!(Some(&skeleton(&html)), expected.next(), "{kind} with {text:?}");
        });
    }
}

#[test]
fn markdown_keeps_its_tables() {
    let plain = young();
    let rows = |text: &str| -> Vec<usize> {
        let rows = text.lines().filter(|line| line.starts_with('|'));
        rows.map(|row| row.replace("\\|", "").matches('|').count()).collect()
    };
    for text in HOSTILE.iter().filter(|text| !text.trim().is_empty()) {
        let mut expected = Vec::new();
        documents(&with(&plain, &harmless(text)), &mut |_, maker, document| {
            expected.push(rows(&maker.markdown(document).expect("it is laid out")));
        });
        let mut expected = expected.iter();
        documents(&with(&plain, text), &mut |kind, maker, document| {
            let markdown = maker.markdown(document).expect("it is laid out");
            assert!(!markdown.replace("\\<", "").contains("<script"), "{kind} with {text:?}");
            assert_eq!(Some(&rows(&markdown)), expected.next(), "{kind} with {text:?}");
        });
    }
}

/// A visit in which the name of the site, one strength and one note are this, however long.
fn once_with(visit: &Assessment, text: &str) -> Assessment {
    let mut visit = visit.clone();
    visit.site.name = Some(text.to_owned());
    visit.strengths = vec![text.to_owned()];
    if let Some(note) = visit.notes.values_mut().flat_map(|notes| notes.values_mut()).next() {
        text.clone_into(note);
    }
    visit
}

#[test]
fn nothing_at_all_and_very_much_are_laid_out_too() {
    let plain = young();
    for text in ["", " ", &"あ".repeat(10_000), &"W".repeat(10_000)] {
        documents(&once_with(&plain, text), &mut |kind, maker, document| {
            assert!(maker.html(document).is_ok(), "{kind}");
            assert!(maker.markdown(document).is_ok(), "{kind}");
        });
    }
}

#[test]
fn paper_shows_them_as_text_or_names_the_character() {
    let press = press();
    let plain = young();
    let all = HOSTILE.join("\n");
    documents(&with(&plain, &all), &mut |kind, _, document| {
        let pdf =
            press.pdf(document, &Templates::built_in()).unwrap_or_else(|error| panic!("{kind}: {error}"));
        if kind == "report" {
            let text = crate::pdf::text(&pdf);
            for piece in ["<script>alert(1)</script>", "{{7*7}}", "#panic()", "\\back\\nslash\\", "turned"] {
                assert!(text.contains(piece), "the report has no {piece}");
            }
        }
    });
    for text in ["", &"W".repeat(10_000), &"あ".repeat(10_000)] {
        documents(&once_with(&plain, text), &mut |kind, _, document| {
            // The one in which all of them stand.
            if kind == "report"
                && let Err(error) = press.pdf(document, &Templates::built_in())
            {
                panic!("{kind}: {error}");
            }
        });
    }
}

#[test]
fn a_character_that_no_font_has_is_named() {
    let press = press();
    let visit = with(&young(), "an unassigned sign: \u{e123}, and a letter of Gothic: \u{10330}");
    documents(&visit, &mut |kind, _, document| {
        if !serde_json::to_string(document).expect("data").contains('\u{e123}') {
            return;
        }
        match press.pdf(document, &Templates::built_in()) {
            Err(PdfError::NoGlyph { missing, .. }) => {
                assert!(
                    missing.iter().any(|(sign, text)| *sign == '\u{e123}' && text.contains("sign:")),
                    "{kind}"
                );
            }
            other => panic!("{kind}: {:?}", other.map(|pdf| pdf.len())),
        }
    });
}

fn press() -> Press {
    Press::new(&[]).expect("fonts are there: sudo apt-get install fonts-morisawa-bizud-gothic")
}
