//! Files that were made to do harm, and files that are broken or something else.

use std::time::{Duration, Instant};

use zip::CompressionMethod;

use super::*;
use crate::book::{FILE_MB, TEXT_MB, UNPACKED_MB};

/// A package with a large part of zeros.
fn bomb(name: &str, megabytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file(name, options).unwrap();
    let piece = vec![b' '; 1024 * 1024];
    for _ in 0..megabytes {
        zip.write_all(&piece).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn quickly(bytes: Vec<u8>) -> Result<Book, OpenError> {
    let start = Instant::now();
    let result = open_all("a.xlsx", bytes);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    result
}

#[test]
fn bombs_are_refused() {
    let too_much = Err(OpenError::TooMuchInside { limit_mb: UNPACKED_MB });
    let bytes = bomb("xl/media/image1.png", 200);
    assert!(bytes.len() < 1024 * 1024);
    assert_eq!(quickly(bytes.clone()), too_much);
    // The header and the directory say that it is 100 bytes.
    let mut lying = bytes;
    let size = (200_u32 * 1024 * 1024).to_le_bytes();
    let places: Vec<_> = (0..lying.len() - 4).filter(|at| lying[*at..at + 4] == size).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(matches!(quickly(lying), Err(OpenError::TooMuchInside { .. } | OpenError::Damaged(_))));
    assert!(matches!(quickly(bomb("xl/worksheets/sheet1.xml", 100)), Err(OpenError::Damaged(_))));
}

#[test]
fn large_files_and_many_parts_are_refused() {
    let bytes = vec![b'P'; 33 * 1024 * 1024];
    assert_eq!(quickly(bytes), Err(OpenError::TooLarge { limit_mb: FILE_MB }));
    let names: Vec<_> = (0..2_100).map(|number| format!("{number}.txt")).collect();
    let parts: Vec<_> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    assert_eq!(quickly(packed(&parts)), Err(OpenError::TooManyParts { limit: 2_000 }));
}

#[test]
fn a_million_rows_are_refused_and_one_far_cell_is_not() {
    let rows: String =
        (1..=1_000_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>")).collect();
    let many = OpenError::TooManyCells { sheet: "One".into(), limit: 200_000 };
    assert_eq!(quickly(xlsx_of(&rows, &[])), Err(many));
    let empty = rows.replace("<v>1</v>", "");
    assert_eq!(quickly(xlsx_of(&empty, &[])).unwrap().sheets[0].cells.len(), 0);
    // Sheets that nobody wants are not read.
    let unread = open_bytes("a.xlsx", xlsx_of(&rows, &[]), &|_| false).unwrap();
    assert!(unread.sheets[0].cells.is_empty());
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    assert_eq!(quickly(xlsx_of(far, &[])).unwrap().sheets[0].cells.len(), 1);
}

#[test]
fn false_places_and_numbers_are_refused() {
    let sheets = [
        "<worksheet><dimension ref=\"A1:A99999999999\"/><sheetData/></worksheet>",
        "<worksheet><dimension ref=\"B2:A1\"/><sheetData/></worksheet>",
        "<worksheet><sheetData><row r=\"99999999999\"/></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"0\"/></sheetData></worksheet>",
        "<worksheet><sheetData><row><c r=\"ZZZZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c t=\"s\"><v>9</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c><c/></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c r=\"A1\"></d></row></sheetData></worksheet>",
        "<worksheet><sheetData><row>",
        "<!DOCTYPE a [<!ENTITY b \"cc\">]><worksheet><sheetData/></worksheet>",
        "",
    ];
    for sheet in sheets {
        let result = open_all("a.xlsx", xlsx_with(sheet, &[]));
        assert!(matches!(result, Err(OpenError::Damaged(_))), "{sheet} {result:?}");
    }
    for count in ["18446744073709551615", "10000000000000"] {
        let strings = format!("<sst uniqueCount=\"{count}\"/>");
        let result = open_all("a.xlsx", xlsx_of("", &[("xl/sharedStrings.xml", &strings)]));
        assert_eq!(result, Err(OpenError::TooManyStrings { limit: 200_000 }));
    }
}

#[test]
fn long_texts_name_their_cell() {
    let rows = format!("<row r=\"3\"><c r=\"B3\" t=\"str\"><v>{}</v></c></row>", "あ".repeat(32_768));
    let error = OpenError::TooLong { sheet: "One".into(), row: 2, column: 1, limit: 32_767 };
    assert_eq!(open_all("a.xlsx", xlsx_of(&rows, &[])), Err(error));
    let rows = rows.replacen('あ', "", 1);
    assert!(open_all("a.xlsx", xlsx_of(&rows, &[])).is_ok());
}

#[test]
fn paths_that_leave_the_package_lead_nowhere() {
    for target in [
        "../../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "../worksheets/sheet1.xml",
        "media/a.png",
    ] {
        let rels = format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"{target}\"/></Relationships>"
        );
        let bytes = xlsx_of("", &[("xl/_rels/workbook.xml.rels", &rels), ("xl/media/a.png", "<x/>")]);
        assert!(matches!(open_all("a.xlsx", bytes), Err(OpenError::Damaged(_))), "{target}");
    }
    let part = packed(&[("../../x.xml", b"<a/>"), ("/abs.xml", b"<a/>")]);
    assert_eq!(open_all("a.xlsx", part), Err(OpenError::UnknownFormat));
}

#[test]
fn other_files_are_told_apart() {
    let cases: [(&str, &[u8], OpenError); 7] = [
        ("a.xlsx", b"", OpenError::Empty),
        ("a.xlsx", b"%PDF-1.7\n1 0 obj, x", OpenError::UnknownFormat),
        ("a.xls", b"<html><table><tr><td>a,b</td></tr></table>", OpenError::UnknownFormat),
        ("a.xls", b"\xEF\xBB\xBF<?xml version=\"1.0\"?><Workbook/>", OpenError::UnknownFormat),
        ("a.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00", OpenError::OldFormat),
        ("a.xlsx", b"\x00\x01\x02\x03,\x05", OpenError::UnknownFormat),
        ("a.xlsx", b"PK\x03\x04 and no more", OpenError::Damaged(String::new())),
    ];
    for (name, bytes, wanted) in cases {
        let error = open_all(name, bytes.to_vec()).unwrap_err();
        let same =
            error == wanted || matches!((&error, &wanted), (OpenError::Damaged(_), OpenError::Damaged(_)));
        assert!(same, "{name} {error:?} {wanted:?}");
    }
    let missing = crate::book::open(std::path::Path::new("no/such/file"), &|_| true);
    assert_eq!(missing, Err(OpenError::NotFound));
}

#[test]
fn one_text_cannot_be_multiplied() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(32_000));
    let row = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(100));
    let bytes = xlsx_of(&row.repeat(1_000), &[("xl/sharedStrings.xml", &strings)]);
    assert_eq!(quickly(bytes), Err(OpenError::TooMuchInside { limit_mb: TEXT_MB }));
    let font = format!("<font><name val=\"{}\"/></font>", "n".repeat(100_000));
    let styles = "<xf fontId=\"0\"/>".repeat(10_000);
    let styles = format!("<styleSheet><fonts>{font}</fonts><cellXfs>{styles}</cellXfs></styleSheet>");
    let result = quickly(xlsx_of("", &[("xl/styles.xml", &styles)]));
    assert!(matches!(result, Err(OpenError::Damaged(_))), "{result:?}");
    let sheet = "<sheet name=\"N\" r:id=\"r1\"/>";
    let workbook = format!("<workbook xmlns:r=\"r\">{sheet}{}</workbook>", sheet.replace('N', "M"));
    let result = quickly(xlsx_of("", &[("xl/workbook.xml", &workbook)]));
    assert!(matches!(result, Err(OpenError::Damaged(_))), "{result:?}");
}
