//! What holds for every layout: the same data, all comments, and nothing to change the second time.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::{Change, change, lay_out, meaning};
use crate::parse::parse;
use crate::token::{TokenKind, all_tokens};

/// The comments of a text in their order, without the spaces behind them.
fn comments(text: &str) -> Vec<&str> {
    let found = all_tokens(text).into_iter().filter(|token| token.kind.is_comment());
    found.map(|token| text[token.range].trim_end()).collect()
}

/// Lays out a well-formed text, and holds it to what is promised.
fn held(text: &str) -> String {
    let once = lay_out(text).expect("the text is well-formed");
    assert_eq!(meaning(text), meaning(&once), "the data differs:\n{text}\n---\n{once}");
    assert_eq!(comments(text), comments(&once), "the comments differ:\n{text}\n---\n{once}");
    assert_eq!(lay_out(&once).as_ref(), Some(&once), "a second time changes it:\n{text}");
    once
}

/// Texts and how they are laid out.
const LAYOUTS: &[(&str, &str)] = &[
    ("Item( code :\"A\",score:1 )", "Item(code: \"A\", score: 1)\n"),
    // A new line after a bracket stays.
    ("Item(\ncode: \"A\", score: 1)", "Item(\n    code: \"A\",\n    score: 1,\n)\n"),
    // Blank lines between entries: one at most; none at the edges.
    ("A(\n\n\n  a: 1,\n\n\n\n  b: 2,\n\n)", "A(\n    a: 1,\n\n    b: 2,\n)\n"),
    // Comments stay on their line, or on lines of their own.
    ("A(a: 1, // one\n// two\nb: 2)", "A(\n    a: 1,  // one\n    // two\n    b: 2,\n)\n"),
    ("A( // head\n a: 1 // one\n, // still one\n)", "A(  // head\n    a: 1,  // one\n    // still one\n)\n"),
    ("// first\n\n\n#![enable(x)]\nA() // end\n// last", "// first\n\n#![enable(x)]\nA()  // end\n// last\n"),
    ("[1, /* two */ 2 /* 2 */, 3]", "[\n    1,\n    /* two */ 2,  /* 2 */\n    3,\n]\n"),
    ("A(a /* b */ : // c\n 1)", "A(\n    a /* b */ :  // c\n        1,\n)\n"),
    ("[// nothing\n]", "[  // nothing\n]\n"),
    ("[\n// nothing\n]", "[\n    // nothing\n]\n"),
    ("Item(/*empty*/)", "Item(\n    /*empty*/\n)\n"),
    // A bracket around one bracket stays with it.
    ("Any([\nMet(\"i\")])", "Any([\n    Met(\"i\"),\n])\n"),
    ("Any(\n[Met(\"i\")])", "Any(\n    [Met(\"i\")],\n)\n"),
    // Rows stay rows.
    ("[\n1, 2,\n3,\n\n4]", "[\n    1, 2,\n    3,\n\n    4,\n]\n"),
    ("(\na: 1, b: 2)", "(\n    a: 1,\n    b: 2,\n)\n"),
    ("{\n\"a\": 1, \"b\": [2],\n}", "{\n    \"a\": 1,\n    \"b\": [2],\n}\n"),
    // Lines end as the first one does.
    ("A(\r\n  a: 1,\n  b: 2)", "A(\r\n    a: 1,\r\n    b: 2,\r\n)\r\n"),
    // Texts are not touched.
    ("A(a: r#\"x\r\n \"y\"\"#, b: 'c')", "A(\n    a: r#\"x\r\n \"y\"\"#,\n    b: 'c',\n)\n"),
];

#[test]
fn texts_are_laid_out_by_the_rules() {
    for (text, laid_out) in LAYOUTS {
        assert_eq!(held(text), *laid_out, "{text}");
    }
}

#[test]
fn what_has_no_room_on_a_line_stands_on_several() {
    let long = "x".repeat(60);
    let text = format!("A(a: B(c: \"{long}\", d: \"{long}\"), e: 1)");
    let laid_out =
        format!("A(\n    a: B(\n        c: \"{long}\",\n        d: \"{long}\",\n    ),\n    e: 1,\n)\n");
    assert_eq!(held(&text), laid_out);
    // A line of 110 characters has room, one of 111 has not.
    let fits = format!("A(a: \"{}\", b: 1)", "x".repeat(96));
    assert_eq!(held(&fits), format!("{fits}\n"));
    assert!(held(&fits.replace("x\"", "xx\"")).contains(",\n    b: 1,\n"));
    // A row is never cut.
    let row = format!("{{\"a\": \"{long}\", \"b\": \"{long}\"}}");
    assert_eq!(held(&row), format!("{row}\n"));
}

#[test]
fn what_is_not_well_formed_is_left_alone() {
    let deep = "(".repeat(200);
    for text in ["", "// nothing", "A(", "A(a: 1))", "A(a: \"1)", "A(a 1)", "A(a: １)", "/*", "[1,,2]", &deep]
    {
        assert_eq!(lay_out(text), None, "{text}");
    }
}

/// All RON files below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "ron") {
            found.push(path);
        }
    }
}

fn below(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder), &mut found);
    found
}

#[test]
fn the_shipped_files_are_laid_out() {
    for path in [below("scales"), below("book/examples")].concat() {
        let text = fs::read_to_string(&path).expect("a file is text").replace("\r\n", "\n");
        assert!(held(&text) == text, "{} is not laid out; run `scalewright fmt`", path.display());
    }
}

#[test]
fn files_that_nobody_laid_out_keep_their_promises_too() {
    let mut broken = 0;
    for path in [below("tests/fixtures"), below("tests/findings")].concat() {
        let text = fs::read_to_string(&path).expect("a file is text");
        if parse(&text).1.is_empty() {
            held(&text);
        } else {
            assert_eq!(lay_out(&text), None);
            broken += 1;
        }
    }
    assert!(broken > 0, "there are files that are not well-formed among the examples");
}

#[test]
fn the_first_change_is_told_with_its_line() {
    let of = |text: &str| change(text, &lay_out(text).expect("it is well-formed"));
    assert_eq!(of("A(a: 1)\n"), None);
    let lines = |line, before: &[&str], after: &[&str]| {
        let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        Some(Change::Lines { line, before: owned(before), after: owned(after) })
    };
    assert_eq!(of("A( a: 1)"), lines(1, &["A( a: 1)"], &["A(a: 1)"]));
    assert_eq!(of("A(\n    a: 1,\n    b: 2\n)\n"), lines(3, &["    b: 2"], &["    b: 2,"]));
    assert_eq!(of("A(\r\n    a: 1,\n)\r\n"), Some(Change::LineEnds { line: 2 }));
    assert_eq!(of("A(\n    a: 1,\n)"), Some(Change::LineEnds { line: 3 }));
}

/// What stands between tokens.
fn space() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => Just(String::new()),
        3 => Just(" ".to_owned()),
        2 => Just("\n".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => Just("\n\n\n".to_owned()),
        1 => "// [a-z(\\[,:\"項目 ]{0,8}\n",
        1 => "/\\*[a-z(,\" \n]{0,6}\\*/",
        1 => Just("/* a /* b */\r\n c */".to_owned()),
    ];
    proptest::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

/// The tokens of a value.
fn value() -> impl Strategy<Value = Vec<String>> {
    let plain = prop_oneof![
        "[A-Z][a-z]{0,6}",
        "-?[1-9][0-9]{0,3}(\\.[0-9])?",
        "\"[a-zA-Z項目 ,:(/\\[]{0,40}\"",
        Just("r#\"a \"quoted\"\n text\"#".to_owned()),
        Just("'\\n'".to_owned()),
        Just("true".to_owned()),
    ];
    plain.prop_map(|token| vec![token]).prop_recursive(5, 60, 6, |inner| {
        let comma = any::<bool>();
        let list = (proptest::collection::vec(inner.clone(), 0..6), comma);
        let fields = proptest::collection::vec(("[a-z]{1,6}", inner.clone()), 1..5);
        let map = proptest::collection::vec(("\"[a-z]{1,6}\"", inner), 0..5);
        let named = |entries: Vec<(String, Vec<String>)>| {
            let entry = |(name, value): (String, Vec<String>)| [vec![name, ":".to_owned()], value].concat();
            entries.into_iter().map(entry).collect::<Vec<_>>()
        };
        prop_oneof![
            list.prop_map(|(values, comma)| bracket("[", values, "]", comma)),
            ("[A-Z][a-z]{0,4}", fields, comma).prop_map(move |(name, fields, comma)| {
                [vec![name], bracket("(", named(fields), ")", comma)].concat()
            }),
            (map, comma).prop_map(move |(entries, comma)| bracket("{", named(entries), "}", comma)),
        ]
    })
}

fn bracket(open: &str, entries: Vec<Vec<String>>, close: &str, comma: bool) -> Vec<String> {
    let last = entries.len();
    let with_comma = |(at, mut entry): (usize, Vec<String>)| {
        if comma || at + 1 < last {
            entry.push(",".to_owned());
        }
        entry
    };
    let inner = entries.into_iter().enumerate().flat_map(with_comma);
    std::iter::once(open.to_owned()).chain(inner).chain([close.to_owned()]).collect()
}

/// Well-formed texts with white space and comments wherever they can stand.
fn well_formed() -> impl Strategy<Value = String> {
    let head = prop_oneof![3 => Just(Vec::new()), 1 => Just(vec!["#![enable(implicit_some)]".to_owned()])];
    let tokens = (head, value()).prop_map(|(head, value)| [head, value].concat());
    tokens.prop_flat_map(|tokens| {
        let spaces = proptest::collection::vec(space(), tokens.len() + 1);
        (Just(tokens), spaces).prop_map(|(tokens, spaces)| {
            let (last, before) = spaces.split_last().expect("there is one more of them than tokens");
            let parts = before.iter().zip(&tokens).map(|(space, token)| format!("{space}{token}"));
            parts.collect::<String>() + last
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_well_formed_text_keeps_its_data_and_its_comments(text in well_formed()) {
        prop_assume!(parse(&text).1.is_empty());
        let laid_out = held(&text);
        let kinds = all_tokens(&laid_out);
        prop_assert!(kinds.iter().all(|token| token.kind != TokenKind::Unclosed));
    }

    #[test]
    fn no_text_makes_it_panic(text in "[\\[\\](){},:\"'#/*a1項 \n\r]{0,60}") {
        if parse(&text).1.is_empty() {
            held(&text);
        }
    }
}
