//! How much is read at most, so that no file can use up the machine.

/// The largest file, or the largest sum of a folder's files, in megabytes.
pub const FILE_MB: u64 = 32;

/// The largest file of the old binary format, in megabytes.
pub const XLS_FILE_MB: u64 = 8;

/// How much a package may unpack to in all, in megabytes.
pub const UNPACKED_MB: u64 = 128;

/// How many files a package or a folder may have.
pub const ZIP_ENTRIES: usize = 2_000;

/// How many filled cells a sheet may have.
pub const SHEET_CELLS: usize = 200_000;

/// How many different texts a book may share among its cells.
pub const SHARED_STRINGS: usize = 200_000;

/// How many characters the text of a cell may have: what Excel allows.
pub const CELL_CHARACTERS: usize = 32_767;

/// How many filled cells a book may have in all its sheets.
pub const BOOK_CELLS: usize = 1_000_000;

/// How much text the cells of a book may hold in all, in megabytes: many cells can share one long text.
pub const TEXT_MB: u64 = 64;

/// How deep the elements of a part may be nested.
pub(super) const DEPTH: usize = 100;

/// How long one tag or one stretch of text may be, in bytes: the longest text of a cell, every character
/// written as a number of ten bytes, fits three times.
pub(super) const TOKEN_BYTES: usize = 1024 * 1024;

/// How many styles, names and relationships a package may have in all.
pub(super) const KEPT_ELEMENTS: usize = 300_000;

/// The rows that a sheet has.
pub(super) const ROWS: u32 = 1_048_576;

/// The columns that a sheet has.
pub(super) const COLUMNS: u32 = 16_384;

/// How many merged regions a sheet may have.
pub(super) const REGIONS: usize = 200_000;

/// How many separators one line of a CSV file may have.
pub(super) const LINE_SEPARATORS: usize = 1_000_000;

/// What is left of the limits of a whole book.
#[derive(Debug)]
pub(super) struct Budget {
    /// Cells that may still come.
    pub(super) cells: usize,
    /// Bytes of text that may still come.
    pub(super) text: u64,
}

impl Budget {
    /// Everything is left.
    pub(super) const fn new() -> Self {
        Self { cells: BOOK_CELLS, text: bytes(TEXT_MB) }
    }
}

/// The bytes of so many megabytes.
pub(super) const fn bytes(mb: u64) -> u64 {
    mb * 1024 * 1024
}
