//! What is read out of an `OpenDocument` spreadsheet.

use super::*;
use crate::book::Region;
use crate::book::ods::KIND;

/// A spreadsheet with the content given.
fn ods_with(content: &str, manifest: &str) -> Vec<u8> {
    let content = format!("<office:document-content>{content}</office:document-content>");
    packed(&[
        ("mimetype", KIND),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

/// A spreadsheet of one table with the rows given.
pub(super) fn ods_of(rows: &str) -> Vec<u8> {
    ods_with(&format!("<table:table table:name=\"One\">{rows}</table:table>"), "<manifest:manifest/>")
}

fn cells(text: &str) -> String {
    format!("<table:table-row>{text}</table:table-row>")
}

#[test]
fn values_of_every_kind_are_read() {
    let row = cells(
        r#"<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>a<text:s text:c="2"/>b &amp; <text:span>c</text:span></text:p><text:p>d</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="3.5"><text:p>3.5</text:p></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.8"><text:p>80%</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2026-10-15"/>
        <table:table-cell office:value-type="date" office:date-value="2026-10-15T09:30:00"/>
        <table:table-cell office:value-type="time" office:time-value="PT09H30M00S"/>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
        <table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
        <table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""/>
        <table:table-cell table:formula="of:=TRUE()" office:value-type="float" office:value="1"><text:p>TRUE</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="16000"/>"#,
    );
    let sheet = only(ods_of(&row));
    assert_eq!(cell(&sheet, 0, 0).found, text("a  b & c\nd"));
    assert_eq!(cell(&sheet, 0, 1).found, Found::Number(3.5));
    assert_eq!(*cell(&sheet, 0, 2), Cell { found: Found::Number(0.8), percent: true, formula: false });
    assert_eq!(day(&cell(&sheet, 0, 3).found), "2026-10-15");
    assert_eq!(day(&cell(&sheet, 0, 4).found), "2026-10-15 t");
    assert_eq!(day(&cell(&sheet, 0, 5).found), "none t");
    assert_eq!(cell(&sheet, 0, 6).found, Found::Bool(true));
    assert_eq!(
        *cell(&sheet, 0, 7),
        Cell { found: Found::Error("#DIV/0!".into()), percent: false, formula: true }
    );
    assert_eq!(cell(&sheet, 0, 9).found, Found::Bool(true));
    assert_eq!(sheet.cells.len(), 9);
}

#[test]
fn repeats_merges_and_hidden_lines() {
    let one =
        r#"<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/>"#;
    let merged = r#"<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3" office:value-type="float" office:value="2"/><table:covered-table-cell/>"#;
    let rows = format!(
        r#"<table:table-column/><table:table-column table:visibility="collapse"/><table:table-row table:number-rows-repeated="2" table:visibility="filter">{one}</table:table-row><table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row>{}<table:table-row table:visibility="collapse" table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
        cells(merged)
    );
    let sheet = only(ods_of(&rows));
    let places: Vec<_> = sheet.cells.keys().copied().collect();
    assert_eq!(places, [(0, 0), (0, 1), (1, 0), (1, 1), (7, 0)]);
    assert_eq!(sheet.merged, [Region { first: (7, 0), last: (9, 1) }]);
    assert_eq!(sheet.hidden_rows.into_iter().collect::<Vec<_>>(), [0, 1]);
    assert_eq!(sheet.hidden_columns.into_iter().collect::<Vec<_>>(), [1]);
}

#[test]
fn repeated_filled_cells_are_bounded() {
    for (rows, columns) in [("1048576", "16384"), ("4294967295", "4294967295"), ("300000", "1")] {
        let row = format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"/></table:table-row>"#
        );
        let error = OpenError::TooManyCells { sheet: "One".into(), limit: 200_000 };
        assert_eq!(open_all("a.ods", ods_of(&row)), Err(error));
    }
    let spaces = r#"<table:table-cell office:value-type="string"><text:p><text:s text:c="4000000000"/></text:p></table:table-cell>"#;
    assert!(matches!(open_all("a.ods", ods_of(&cells(spaces))), Err(OpenError::Damaged(_))));
    let broken = ods_with("<table:table table:name=\"One\"><table:table-row>", "<manifest:manifest/>");
    assert!(matches!(open_all("a.ods", broken), Err(OpenError::Damaged(_))));
}

#[test]
fn hidden_linked_and_encrypted() {
    let content = r#"<style:style style:name="h"><style:table-properties table:display="false"/></style:style>
        <table:table table:name="Shown" table:style-name="x"/><table:table table:name="Hidden" table:style-name="h"/>
        <table:table table:name="'file:///a/b%20c.ods'#$S"><table:table-source xlink:href="file:///a/b%20c.ods"/><table:table-row/></table:table>"#;
    let book = open_all("a.ods", ods_with(content, "<manifest:manifest/>")).unwrap();
    let names: Vec<_> = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(names, [("Shown", false), ("Hidden", true)]);
    assert_eq!(book.links, ["b c.ods"]);
    let manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    assert_eq!(open_all("a.ods", ods_with("", manifest)), Err(OpenError::Password));
}
