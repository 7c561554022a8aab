//! What is read out of CSV files.

use std::fs;
use std::path::PathBuf;

use encoding_rs::SHIFT_JIS;

use super::*;
use crate::book::{Format, open};

fn rows(bytes: &[u8]) -> Vec<(u32, u32, String)> {
    let sheet = only_named("a.csv", bytes);
    let shown = |cell: &Cell| match &cell.found {
        Found::Text(text) => text.clone(),
        other => panic!("{other:?}"),
    };
    sheet.cells.iter().map(|((row, column), cell)| (*row, *column, shown(cell))).collect()
}

fn only_named(name: &str, bytes: &[u8]) -> Sheet {
    let mut book = open_all(name, bytes.to_vec()).unwrap();
    assert_eq!((book.format, book.sheets.len()), (Format::Csv, 1));
    book.sheets.remove(0)
}

fn at(row: u32, column: u32, text: &str) -> (u32, u32, String) {
    (row, column, text.to_owned())
}

#[test]
fn every_encoding_is_read() {
    let text = "氏名,点\n山田,3\n";
    let wanted = [at(0, 0, "氏名"), at(0, 1, "点"), at(1, 0, "山田"), at(1, 1, "3")];
    let wide = |units: Vec<[u8; 2]>| units.concat();
    let little = [b"\xFF\xFE".to_vec(), wide(text.encode_utf16().map(u16::to_le_bytes).collect())].concat();
    let big = [b"\xFE\xFF".to_vec(), wide(text.encode_utf16().map(u16::to_be_bytes).collect())].concat();
    let marked = format!("\u{FEFF}{text}").into_bytes();
    for bytes in [text.as_bytes().to_vec(), marked, little, big, SHIFT_JIS.encode(text).0.into_owned()] {
        assert_eq!(rows(&bytes), wanted);
    }
    assert_eq!(open_all("a.csv", b"a,\xFF\xFF\xFF".to_vec()), Err(OpenError::Damaged("characters".into())));
}

#[test]
fn separators_quotes_and_empty_lines() {
    assert_eq!(rows(b"a;b,c\nd;e\n"), [at(0, 0, "a"), at(0, 1, "b,c"), at(1, 0, "d"), at(1, 1, "e")]);
    assert_eq!(rows(b"a\tb\n"), [at(0, 0, "a"), at(0, 1, "b")]);
    assert_eq!(rows(b"a"), [at(0, 0, "a")]);
    assert_eq!(rows(b"\"a\n\"\"b\",1\n2"), [at(0, 0, "a\n\"b"), at(0, 1, "1"), at(1, 0, "2")]);
    for end in ["\n", "\r\n", "\r"] {
        let text = ["", "", "a,b", "", ",", "", "", "c, "].join(end);
        assert_eq!(
            rows(text.as_bytes()),
            [at(2, 0, "a"), at(2, 1, "b"), at(7, 0, "c"), at(7, 1, " ")],
            "{end:?}"
        );
    }
}

#[test]
fn a_folder_is_a_book() {
    let folder: PathBuf = std::env::temp_dir().join(format!("hb-csv-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    assert_eq!(open(&folder, &|_| true), Err(OpenError::EmptyFolder));
    for (name, content) in
        [("b-Cases.CSV", "x"), ("b-Answers.csv", "y"), ("notes.txt", "z"), (".~lock.csv", "l")]
    {
        fs::write(folder.join(name), content).unwrap();
    }
    let book = open(&folder, &|name| name.ends_with("Cases")).unwrap();
    let found: Vec<_> = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.cells.len())).collect();
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(found, [("b-Answers", 0), ("b-Cases", 1)]);
}

#[test]
fn the_limits_hold() {
    let many = "1,2\n".repeat(100_001);
    let error = OpenError::TooManyCells { sheet: "a".into(), limit: 200_000 };
    assert_eq!(open_all("a.csv", many.into_bytes()), Err(error.clone()));
    assert_eq!(open_all("a.csv", ",".repeat(5_000_000).into_bytes()), Err(error));
    let open_quote = format!("a\nb,\"{}", "x".repeat(40_000));
    let error = OpenError::TooLong { sheet: "a".into(), row: 1, column: 1, limit: 32_767 };
    assert_eq!(open_all("a.csv", open_quote.into_bytes()), Err(error));
    // A text whose name does not tell, but that has separators.
    assert_eq!(only_named("a.xlsx", b"a\tb").cells.len(), 2);
    assert_eq!(open_all("a.xlsx", b"hello".to_vec()), Err(OpenError::UnknownFormat));
}
