//! Good files, cut off and with bytes changed at random: an error or a book, never more.

use std::time::{Duration, Instant};

use super::ods::ods_of;
use super::xls::{Sample, xls_of};
use super::*;

/// A row of numbers that looks random and is the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % limit
    }
}

fn shake(name: &str, good: &[u8], seed: u64) {
    assert!(open_all(name, good.to_vec()).is_ok());
    let mut numbers = Numbers(seed);
    for case in 0..150 {
        let mut bytes = good.to_vec();
        if case % 3 == 0 {
            bytes.truncate(numbers.below(good.len()));
        } else {
            for _ in 0..=numbers.below(6) {
                let at = numbers.below(bytes.len());
                bytes[at] = u8::try_from(numbers.below(256)).unwrap();
            }
        }
        let start = Instant::now();
        let _ = open_all(name, bytes);
        assert!(start.elapsed() < Duration::from_secs(5), "{name} {seed} {case}");
    }
}

fn good() -> String {
    let row = "<row r=\"1\" hidden=\"1\"><c r=\"A1\" t=\"str\"><f>1</f><v>text</v></c><c r=\"B1\"><v>5</v></c></row>";
    let rest = "</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>";
    format!("<worksheet><dimension ref=\"A1:B1\"/><sheetData>{row}{rest}")
}

#[test]
fn packages() {
    shake("a.xlsx", &xlsx_with(&good(), &[]), 1);
    let rows = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
    shake("a.ods", &ods_of(rows), 2);
}

/// Some bytes of a text, changed for others of it or for any.
fn changed(numbers: &mut Numbers, text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=numbers.below(3) {
        let (at, from) = (numbers.below(bytes.len()), numbers.below(bytes.len()));
        bytes[at] = match numbers.below(3) {
            0 => bytes[from],
            1 => b'0' + u8::try_from(numbers.below(10)).unwrap(),
            _ => u8::try_from(numbers.below(128)).unwrap(),
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The XML itself is changed: the checksums of the package are right.
#[test]
fn parts() {
    let mut numbers = Numbers(3);
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"x/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        ("xl/worksheets/sheet1.xml", good()),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/workbook.xml", "<workbook><workbookPr date1904=\"1\"/><sheet name=\"One\" id=\"r1\"/><definedName name=\"a\">A1</definedName></workbook>".to_owned()),
        ("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0%;[h]\"/></numFmts><fonts><font><sz val=\"1\"/><color theme=\"1\" tint=\"0.5\"/></font></fonts><fills><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF00FF00\"/></patternFill></fill></fills><borders><border><left style=\"thin\"/></border></borders><cellXfs><xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\"><alignment indent=\"1\" textRotation=\"45\"/></xf></cellXfs></styleSheet>".to_owned()),
        ("xl/sharedStrings.xml", "<sst uniqueCount=\"1\"><si><r><t xml:space=\"preserve\">a_x0041_b&#x41;</t></r><rPh><t>c</t></rPh></si></sst>".to_owned()),
        ("xl/theme/theme1.xml", "<theme><clrScheme><dk1><sysClr val=\"x\" lastClr=\"000000\"/></dk1></clrScheme></theme>".to_owned()),
    ];
    let whole: Vec<_> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert!(open_all("a.xlsx", xlsx_with("", &whole)).is_ok());
    for case in 0..700 {
        let (name, text) = &parts[case % parts.len()];
        let text = changed(&mut numbers, text);
        let mut now = whole.clone();
        now.retain(|(other, _)| other != name);
        now.push((name, &text));
        let _ = open_all("a.xlsx", xlsx_with("", &now));
    }
    let table = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"float\" office:value=\"1\"><text:p>1<text:s text:c=\"3\"/></text:p></table:table-cell></table:table-row>";
    for _ in 0..300 {
        let _ = open_all("a.ods", ods_of(&changed(&mut numbers, table)));
    }
}

#[test]
fn old_files() {
    shake("a.xls", &xls_of(&Sample::default()), 4);
    let mut numbers = Numbers(5);
    for _ in 0..300 {
        let mut sample = Sample::default();
        for _ in 0..=numbers.below(4) {
            let at = numbers.below(sample.stream.len());
            sample.stream[at] = u8::try_from(numbers.below(256)).unwrap();
        }
        let _ = open_all("a.xls", xls_of(&sample));
    }
}
