//! What is read out of an xlsx package.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::*;
use crate::book::{Format as Kind, Region};

#[test]
fn a_written_workbook_reads_back() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("評価").unwrap();
    sheet.write(0, 0, "氏名").unwrap();
    sheet.write(1, 0, 3.5).unwrap();
    sheet.write(2, 0, true).unwrap();
    sheet.write_with_format(3, 0, 0.8, &Format::new().set_num_format("0%")).unwrap();
    sheet.write_with_format(4, 0, 0.8, &Format::new().set_num_format("0.0\"%\"")).unwrap();
    let date = ExcelDateTime::from_ymd(2026, 10, 15).unwrap();
    sheet.write_with_format(5, 0, &date, &Format::new().set_num_format("ggge\"年\"m\"月\"d\"日\"")).unwrap();
    sheet.write(6, 0, Formula::new("A2*2").set_result("7")).unwrap();
    sheet.write(7, 0, "   ").unwrap();
    sheet.write(1_048_575, 16_383, "far").unwrap();
    sheet.merge_range(9, 1, 10, 3, "merged", &Format::new()).unwrap();
    sheet.set_row_hidden(4).unwrap();
    sheet.set_column_hidden(2).unwrap();
    book.add_worksheet().set_name("Lists").unwrap().set_hidden(true).write(0, 0, "x").unwrap();

    let bytes = book.save_to_buffer().unwrap();
    let book = open_bytes("a.xlsx", bytes, &|name| name != "Lists").unwrap();
    assert_eq!(book.format, Kind::Xlsx);
    let sheet = &book.sheets[0];
    assert_eq!(sheet.name, "評価");
    assert_eq!(cell(sheet, 0, 0).found, text("氏名"));
    assert_eq!(cell(sheet, 1, 0).found, Found::Number(3.5));
    assert_eq!(cell(sheet, 2, 0).found, Found::Bool(true));
    assert_eq!(*cell(sheet, 3, 0), Cell { found: Found::Number(0.8), percent: true, formula: false });
    assert!(!cell(sheet, 4, 0).percent);
    assert_eq!(day(&cell(sheet, 5, 0).found), "2026-10-15");
    assert_eq!(*cell(sheet, 6, 0), Cell { found: Found::Number(7.0), percent: false, formula: true });
    assert_eq!(cell(sheet, 7, 0).found, text("   "));
    assert_eq!(cell(sheet, 1_048_575, 16_383).found, text("far"));
    assert_eq!(sheet.merged, [Region { first: (9, 1), last: (10, 3) }]);
    assert_eq!(sheet.hidden_rows.iter().copied().collect::<Vec<_>>(), [4]);
    assert_eq!(sheet.hidden_columns.iter().copied().collect::<Vec<_>>(), [2]);
    assert_eq!(sheet.cells.len(), 10);
    assert_eq!((book.sheets[1].hidden, book.sheets[1].cells.len()), (true, 0));
}

#[test]
fn texts_of_every_kind_are_read() {
    let strings = r#"<sst uniqueCount="2"><si><r><t>入</t></r><r><rPr/><t xml:space="preserve">力 </t></r><rPh sb="0" eb="1"><t>ニュウ</t></rPh></si>
        <si><t>a &amp; b_x000A_c&#x3042;</t><phoneticPr fontId="1"/></si></sst>"#;
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
        <c r="C1" t="inlineStr"><is><t>inline</t><rPh sb="0" eb="1"><t>よみ</t></rPh></is></c>
        <c r="D1" t="str"><f>1&amp;2</f><v>x &lt; y</v></c><c r="E1" t="str"><f>""</f><v></v></c>
        <c r="F1"><f>A1</f></c><c r="G1" t="b"><v>1</v></c><c r="H1" t="e"><v>#DIV/0!</v></c>
        <c r="I1" t="e"><f>X()</f><v>#SPILL!</v></c><c r="J1" s="0"/><c r="K1" t="inlineStr"><is><t></t></is></c>
        <c r="L1" t="n"><v>oops</v></c><c r="M1" t="odd"><v>7</v></c><c r="N1"><v>1e999</v></c><c r="O1"><v>5</v></c></row>"#;
    let sheet = only(xlsx_of(rows, &[("xl/sharedStrings.xml", strings)]));
    assert_eq!(cell(&sheet, 0, 0).found, text("入力 "));
    assert_eq!(cell(&sheet, 0, 1).found, text("a & b\ncあ"));
    assert_eq!(cell(&sheet, 0, 2).found, text("inline"));
    assert_eq!(*cell(&sheet, 0, 3), Cell { found: text("x < y"), percent: false, formula: true });
    assert_eq!(sheet.cells.get(&(0, 4)), None);
    assert_eq!(*cell(&sheet, 0, 5), Cell { found: text(""), percent: false, formula: true });
    assert_eq!(cell(&sheet, 0, 6).found, Found::Bool(true));
    assert_eq!(cell(&sheet, 0, 7).found, Found::Error("#DIV/0!".into()));
    assert_eq!(
        *cell(&sheet, 0, 8),
        Cell { found: Found::Error("#SPILL!".into()), percent: false, formula: true }
    );
    assert_eq!((sheet.cells.get(&(0, 9)), sheet.cells.get(&(0, 10))), (None, None));
    assert_eq!(cell(&sheet, 0, 11).found, text("oops"));
    assert_eq!(cell(&sheet, 0, 12).found, text("7"));
    assert_eq!(cell(&sheet, 0, 13).found, text("1e999"));
    assert_eq!(cell(&sheet, 0, 14).found, Found::Number(5.0));
}

#[test]
fn cells_without_places_follow_each_other() {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c/><c t='e'><v>#CALC!</v></c><c><v>3</v></c></row>";
    let sheet = only(xlsx_of(rows, &[]));
    let places: Vec<_> = sheet.cells.keys().copied().collect();
    assert_eq!(places, [(0, 0), (0, 1), (2, 1), (2, 2)]);
    assert_eq!(cell(&sheet, 2, 2).found, Found::Number(3.0));
}

fn dated(serials: &[&str], since_1904: bool) -> Vec<String> {
    let styles = r#"<styleSheet><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let flag = if since_1904 { r#" date1904="1""# } else { "" };
    let workbook = format!(
        r#"<workbook xmlns:r="r"><workbookPr{flag}/><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let rows: String =
        serials.iter().map(|serial| format!(r#"<row><c s="1"><v>{serial}</v></c></row>"#)).collect();
    let sheet = only(xlsx_of(&rows, &[("xl/styles.xml", styles), ("xl/workbook.xml", &workbook)]));
    sheet.cells.values().map(|cell| day(&cell.found)).collect()
}

#[test]
fn dates_of_both_systems() {
    let found = dated(&["46310", "46310.5", "60", "-1", "0.25", "1"], false);
    assert_eq!(found, ["2026-10-15", "2026-10-15 t", "none", "none", "none t", "1900-01-01"]);
    assert_eq!(dated(&["44848", "0"], true), ["2026-10-15", "1904-01-01"]);
}

#[test]
fn links_are_named_without_their_folders() {
    let rels = r#"<Relationships><Relationship Id="r1" Type="x/externalLinkPath" TargetMode="External" Target="file:///C:\Users\a\%E8%A1%A8%201.xlsx"/></Relationships>"#;
    let bytes = xlsx_of("", &[("xl/externalLinks/_rels/externalLink1.xml.rels", rels)]);
    assert_eq!(open_all("a.xlsx", bytes).unwrap().links, ["表 1.xlsx"]);
}

#[test]
fn macros_and_other_packages_are_refused() {
    let bytes = xlsx_of("", &[("xl/vbaProject.bin", "x")]);
    assert_eq!(open_all("a.xlsx", bytes), Err(OpenError::Macros));
    let types = r#"<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>"#;
    let bytes = xlsx_of("", &[("[Content_Types].xml", types)]);
    assert_eq!(open_all("a.xlsx", bytes), Err(OpenError::Macros));
    assert_eq!(open_all("a.xlsx", packed(&[("word/a.xml", b"<a/>")])), Err(OpenError::UnknownFormat));
    let office = r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>"#;
    let bytes = packed(&[("_rels/.rels", office.as_bytes()), ("xl/workbook.bin", b"x")]);
    assert_eq!(open_all("a.xlsb", bytes), Err(OpenError::UnknownFormat));
}
