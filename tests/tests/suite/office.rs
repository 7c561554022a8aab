//! Workbooks in `LibreOffice`: it computes what the interpreter computes, and what it saves is read like the original.
//!
//! Only with the feature `office`; `.ci/workbooks/run.sh` installs the program and runs this.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::strategy::Strategy;
use scalewright::Detail;
use scalewright::forms::book::{self, Book, Found};
use scalewright::forms::{APART, Shown, ShownCell};
use scalewright::model::{Assessment, Lang};
use scalewright_tests::generate;

use crate::workbooks::{VISIT, agree, made_up, strong};

/// How many made-up visits of each kind are computed.
const VISITS: usize = 60;
/// Formulas are computed anew when a file is loaded, whatever it says that they give.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// A new folder for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("office").join(name);
    // What an earlier run left is of no use.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

/// Lets `LibreOffice` convert files into a folder.
fn convert(files: &[PathBuf], format: &str, into: &Path) {
    let profile = into.join("profile");
    fs::create_dir_all(profile.join("user")).expect("a folder can be made");
    fs::write(profile.join("user/registrymodifications.xcu"), SETTINGS).expect("a file can be written");
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", format, "--outdir"])
        .arg(into)
        .args(files)
        .output()
        .expect("LibreOffice (soffice) is installed");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
}

/// What a cell of a book shows.
fn shown(book: &Book, cell: &ShownCell) -> Shown {
    let sheet = book.sheets.iter().find(|sheet| sheet.name == cell.sheet).expect("the sheet is there");
    match sheet.cells.get(&(cell.row, cell.column)).map(|cell| &cell.found) {
        Some(Found::Number(number)) => Shown::Score(*number),
        Some(Found::Text(text)) if text == APART => Shown::Apart,
        Some(Found::Text(_)) => Shown::Open,
        other => panic!("{}!{}:{} holds {other:?}", cell.sheet, cell.row, cell.column),
    }
}

#[test]
fn libreoffice_computes_what_the_interpreter_computes() {
    let (given, computed) = (folder("given"), folder("computed"));
    let mut visits = made_up(&generate::complete().boxed(), VISITS);
    visits.extend(made_up(&generate::incomplete().boxed(), VISITS));
    visits.push(strong());
    let write = |(number, visit): (usize, &Assessment)| {
        let path = given.join(format!("visit-{number}.xlsx"));
        fs::write(&path, VISIT.workbook(Some(visit), Lang::Ja).expect("a workbook is written"))
            .expect("a file");
        path
    };
    let files: Vec<PathBuf> = visits.iter().enumerate().map(write).collect();
    // Two at once, each with a profile of its own.
    let (first, second) = files.split_at(files.len() / 2);
    let halves = [(first, computed.join("a")), (second, computed.join("b"))];
    std::thread::scope(|scope| {
        for (files, into) in &halves {
            scope.spawn(|| convert(files, "xlsx:Calc MS Excel 2007 XML", into));
        }
    });
    let (mut less, mut all) = (0, 0);
    for (number, visit) in visits.iter().enumerate() {
        let into = if number < first.len() { &halves[0].1 } else { &halves[1].1 };
        let path = into.join(format!("visit-{number}.xlsx"));
        let book = book::open(&path, &|_| true).expect("what LibreOffice saved can be opened");
        let cells = VISIT.shown_in_workbook(visit, Lang::Ja);
        let one = agree(&VISIT, visit, &cells, |cell| shown(&book, cell));
        let one = one.unwrap_or_else(|error| panic!("visit {number}: {error}\n{visit:?}"));
        (less, all) = (less + one.0, all + one.1);
    }
    println!("{} visits, {all} cells; {less} say less than the interpreter knows", visits.len());
    assert!(less * 100 < all * 6, "{less} of {all} cells say less than the interpreter knows");
}

#[test]
fn what_libreoffice_saves_is_read_the_same() {
    let visit = strong();
    let given = folder("formats");
    let path = given.join("visit.xlsx");
    fs::write(&path, VISIT.workbook(Some(&visit), Lang::Ja).expect("a workbook is written")).expect("a file");
    let scores = |visit: &Assessment| {
        let outcomes = VISIT.score(visit, None, Detail::Scores);
        outcomes.into_iter().map(|outcome| (outcome.items, outcome.totals)).collect::<Vec<_>>()
    };
    let formats = [
        ("xlsx", "xlsx:Calc MS Excel 2007 XML"),
        ("ods", "ods"),
        ("xls", "xls:MS Excel 97"),
        ("csv", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"),
    ];
    for (name, format) in formats {
        let into = folder(&format!("as-{name}"));
        convert(std::slice::from_ref(&path), format, &into);
        let saved = if name == "csv" { into } else { into.join(format!("visit.{name}")) };
        let book = book::open(&saved, &scalewright::forms::read::wanted).expect("it can be opened");
        let back = VISIT.read_workbook(&book, &saved, true);
        let words = scalewright::words::Words::of(Lang::En);
        let told = scalewright::diag::concise(&back.report, words, &|_| None);
        let read = back.assessment.unwrap_or_else(|| panic!("{name}:\n{told}"));
        assert_eq!(read.tables, visit.tables, "{name}:\n{told}");
        assert_eq!(scores(&read), scores(&visit), "{name}");
        assert!(!told.contains("warning["), "{name}:\n{told}");
    }
}
