//! What is read out of the old binary format. The files are put together here, record by record.

use super::*;
use crate::book::Region;
use crate::book::cfb::MAGIC;

/// A workbook to be wrapped into a compound file.
pub(super) struct Sample {
    pub(super) stream: Vec<u8>,
    /// The name of the stream.
    name: &'static str,
}

impl Default for Sample {
    fn default() -> Self {
        Self { stream: stream(), name: "Workbook" }
    }
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn halves(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A workbook with two shared texts, the second of which is split between records.
fn stream() -> Vec<u8> {
    let begin = record(0x0809, &halves(&[0x0600, 5, 0, 0, 0, 0, 0, 0]));
    let format = record(0x041E, &[&halves(&[164, 5])[..], b"\x000.0%;"].concat());
    let styles: Vec<u8> =
        [0_u16, 164, 14].iter().flat_map(|id| record(0x00E0, &halves(&[0, *id, 0]))).collect();
    let first =
        [&2_u32.to_le_bytes()[..], &2_u32.to_le_bytes(), &halves(&[2]), b"\x00ab", &halves(&[3]), b"\x00x"]
            .concat();
    let rest = [b"\x01".to_vec(), halves(&[0x6C0F, 0x540D])].concat();
    let strings = [record(0x00FC, &first), record(0x003C, &rest)].concat();
    let sheet_record =
        |start: u32| record(0x0085, &[&start.to_le_bytes()[..], &[1, 0, 3, 0], b"One"].concat());
    let globals = |start| {
        [
            begin.clone(),
            format.clone(),
            styles.clone(),
            sheet_record(start),
            strings.clone(),
            record(0x000A, &[]),
        ]
        .concat()
    };
    let start = u32::try_from(globals(0).len()).unwrap();
    [globals(start), begin.clone(), sheet(), record(0x000A, &[])].concat()
}

fn sheet() -> Vec<u8> {
    let number = |row: u16, style: u16, value: f64| {
        record(0x0203, &[&halves(&[row, 0, style])[..], &value.to_le_bytes()].concat())
    };
    let formula =
        |row: u16, value: [u8; 8]| record(0x0006, &[&halves(&[row, 0, 0])[..], &value, &[0; 8]].concat());
    [
        record(0x0208, &halves(&[1, 0, 0, 0, 0, 0, 0x20, 0])),
        record(0x007D, &halves(&[0, 0, 0, 0, 1, 0])),
        record(0x00FD, &[&halves(&[0, 0, 0])[..], &0_u32.to_le_bytes()].concat()),
        record(0x00FD, &[&halves(&[0, 1, 0])[..], &1_u32.to_le_bytes()].concat()),
        number(1, 1, 0.8),
        number(2, 2, 46_310.5),
        record(
            0x00BD,
            &[
                &halves(&[3, 0, 0])[..],
                &0x3FF0_0000_u32.to_le_bytes(),
                &halves(&[0]),
                &(1234_u32 << 2 | 3).to_le_bytes(),
                &halves(&[1]),
            ]
            .concat(),
        ),
        formula(4, 2.0_f64.to_le_bytes()),
        formula(5, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0207, &[&halves(&[2])[..], b"\x00ok"].concat()),
        formula(6, [2, 0, 7, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0205, &[&halves(&[7, 0, 0])[..], &[1, 0]].concat()),
        record(0x00E5, &halves(&[1, 8, 9, 0, 2])),
        number(65_535, 0, 1.0),
    ]
    .concat()
}

/// Wraps a stream into a compound file of sectors of 512 bytes.
pub(super) fn xls_of(sample: &Sample) -> Vec<u8> {
    let mut content = sample.stream.clone();
    content.resize(content.len().max(4_096).next_multiple_of(512), 0);
    let sectors = u32::try_from(content.len() / 512).unwrap();
    let mut header = [MAGIC, &[0; 16], &halves(&[0x3E, 3, 0xFFFE, 9, 6])].concat();
    header.resize(44, 0);
    // One table in sector 0, the directory in sector 1, no small sectors, no further tables.
    for number in [1, 1, 0, 4_096, 0xFFFF_FFFE, 0, 0xFFFF_FFFE, 0, 0_u32] {
        header.extend(number.to_le_bytes());
    }
    header.resize(512, 0xFF);
    let mut table = vec![0xFFFF_FFFD_u32, 0xFFFF_FFFE];
    table.extend((0..sectors).map(|at| if at + 1 == sectors { 0xFFFF_FFFE } else { at + 3 }));
    table.resize(128, 0xFFFF_FFFF);
    let table: Vec<u8> = table.into_iter().flat_map(u32::to_le_bytes).collect();
    let length = u32::try_from(content.len()).unwrap();
    let directory =
        [entry("Root Entry", 5, 0xFFFF_FFFE, 0), entry(sample.name, 2, 2, length), vec![0; 256]].concat();
    [header, table, directory, content].concat()
}

fn entry(name: &str, kind: u8, start: u32, length: u32) -> Vec<u8> {
    let mut bytes = halves(&name.encode_utf16().collect::<Vec<_>>());
    bytes.resize(64, 0);
    bytes.extend(halves(&[u16::try_from(name.len() * 2 + 2).unwrap()]));
    bytes.push(kind);
    bytes.resize(116, 0);
    bytes.extend(start.to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.resize(128, 0);
    bytes
}

#[test]
fn cells_of_every_kind_are_read() {
    let sheet = only(xls_of(&Sample::default()));
    assert_eq!((sheet.name.as_str(), sheet.hidden), ("One", true));
    assert_eq!(cell(&sheet, 0, 0).found, text("ab"));
    assert_eq!(cell(&sheet, 0, 1).found, text("x氏名"));
    assert_eq!(*cell(&sheet, 1, 0), Cell { found: Found::Number(0.8), percent: true, formula: false });
    assert_eq!(day(&cell(&sheet, 2, 0).found), "2026-10-15 t");
    assert_eq!(
        (&cell(&sheet, 3, 0).found, &cell(&sheet, 3, 1).found),
        (&Found::Number(1.0), &Found::Number(12.34))
    );
    assert_eq!(*cell(&sheet, 4, 0), Cell { found: Found::Number(2.0), percent: false, formula: true });
    assert_eq!(*cell(&sheet, 5, 0), Cell { found: text("ok"), percent: false, formula: true });
    assert_eq!(cell(&sheet, 6, 0).found, Found::Error("#DIV/0!".into()));
    assert_eq!(cell(&sheet, 7, 0).found, Found::Bool(true));
    assert_eq!(cell(&sheet, 65_535, 0).found, Found::Number(1.0));
    assert_eq!(sheet.merged, [Region { first: (8, 0), last: (9, 2) }]);
    assert_eq!(sheet.hidden_rows.into_iter().collect::<Vec<_>>(), [1]);
    assert_eq!(sheet.hidden_columns.into_iter().collect::<Vec<_>>(), [0]);
}

#[test]
fn containers_of_other_things() {
    for (name, error) in [
        ("EncryptedPackage", OpenError::Password),
        ("Book", OpenError::OldFormat),
        ("WordDocument", OpenError::UnknownFormat),
    ] {
        let bytes = xls_of(&Sample { name, ..Sample::default() });
        assert_eq!(open_all("a.xlsx", bytes), Err(error));
    }
    let locked = [record(0x0809, &halves(&[0x0600, 5])), record(0x002F, &[1, 0])].concat();
    let bytes = xls_of(&Sample { stream: locked, ..Sample::default() });
    assert_eq!(open_all("a.xls", bytes), Err(OpenError::Password));
}

#[test]
fn rings_of_sectors_end() {
    let good = xls_of(&Sample::default());
    // Every sector is followed by the first of the stream, then the directory by itself.
    for (at, next) in [(512 + 4 * 5, 2_u32), (512 + 4, 1)] {
        let mut bytes = good.clone();
        bytes[at..at + 4].copy_from_slice(&next.to_le_bytes());
        assert!(matches!(open_all("a.xls", bytes), Err(OpenError::Damaged(_))));
    }
}
