//! Compound files: the container of old workbooks and of workbooks with a password.
//!
//! Every chain of sectors is followed at most as far as there are sectors, so a ring ends.

use super::OpenError;
use super::xml::damaged;

/// How a compound file begins.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const PART: &str = "compound file";

/// From here on a number stands for no sector.
const NO_SECTOR: u32 = 0xFFFF_FFFA;

/// Streams that are shorter are kept in the small sectors.
const SMALL_STREAM: usize = 4_096;

/// An entry of the directory.
#[derive(Debug)]
struct Entry {
    name: String,
    start: u32,
    length: usize,
}

/// A compound file that is laid open.
#[derive(Debug)]
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
    small_next: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

impl<'a> Compound<'a> {
    /// Reads the directory of a compound file.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let sector = match half(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4_096,
            _ => return Err(damaged(PART, "sector size")),
        };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            small_next: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        file.next = file.table()?;
        let directory = file.chain(word(bytes, 48).unwrap_or(NO_SECTOR))?;
        file.entries = directory.chunks_exact(128).filter_map(entry).collect();
        let Some(root) = file.entries.first() else {
            return Err(damaged(PART, "no directory"));
        };
        let root = root.start;
        if word(bytes, 64).unwrap_or(0) > 0 {
            file.small = file.chain(root)?;
            file.small_next = words(&file.chain(word(bytes, 60).unwrap_or(NO_SECTOR))?);
        }
        Ok(file)
    }

    /// Whether there is a stream or a folder of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|one| one.name.eq_ignore_ascii_case(name))
    }

    /// The content of a stream; nothing if there is none of this name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, OpenError> {
        let Some(entry) = self.entries.iter().find(|one| one.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let mut content = if entry.length < SMALL_STREAM {
            self.small_chain(entry.start)?
        } else {
            self.chain(entry.start)?
        };
        if content.len() < entry.length {
            return Err(damaged(PART, "stream ends early"));
        }
        content.truncate(entry.length);
        Ok(Some(content))
    }

    /// The table that tells which sector follows which.
    fn table(&self) -> Result<Vec<u32>, OpenError> {
        let mut places = words(self.bytes.get(76..512).unwrap_or_default());
        let mut more = word(self.bytes, 68).unwrap_or(NO_SECTOR);
        let limit = self.bytes.len() / self.sector + 1;
        for _ in 0..limit {
            if more >= NO_SECTOR {
                break;
            }
            let mut found = words(self.sector(more)?);
            more = found.pop().unwrap_or(NO_SECTOR);
            places.extend(found);
        }
        let mut table = Vec::new();
        for place in places.into_iter().filter(|place| *place < NO_SECTOR).take(limit) {
            table.extend(words(self.sector(place)?));
        }
        Ok(table)
    }

    /// One sector; the last of a file may be short.
    fn sector(&self, number: u32) -> Result<&'a [u8], OpenError> {
        let start = usize::try_from(number).ok().and_then(|number| (number + 1).checked_mul(self.sector));
        let start = start.filter(|start| *start < self.bytes.len());
        let start = start.ok_or_else(|| damaged(PART, "sector beyond the end"))?;
        let end = (start + self.sector).min(self.bytes.len());
        Ok(self.bytes.get(start..end).unwrap_or_default())
    }

    fn chain(&self, first: u32) -> Result<Vec<u8>, OpenError> {
        let mut content = Vec::new();
        follow(first, &self.next, self.bytes.len() / self.sector + 1, |number| {
            content.extend_from_slice(self.sector(number)?);
            Ok(())
        })?;
        Ok(content)
    }

    fn small_chain(&self, first: u32) -> Result<Vec<u8>, OpenError> {
        let mut content = Vec::new();
        follow(first, &self.small_next, self.small.len() / 64 + 1, |number| {
            let start = usize::try_from(number).unwrap_or(usize::MAX).saturating_mul(64);
            let part = self.small.get(start..start.saturating_add(64));
            content.extend_from_slice(part.ok_or_else(|| damaged(PART, "small sector beyond the end"))?);
            Ok(())
        })?;
        Ok(content)
    }
}

/// Follows a chain of sectors that has at most so many links.
fn follow(
    first: u32,
    next: &[u32],
    limit: usize,
    mut visit: impl FnMut(u32) -> Result<(), OpenError>,
) -> Result<(), OpenError> {
    let mut number = first;
    for _ in 0..=limit {
        if number >= NO_SECTOR {
            return Ok(());
        }
        visit(number)?;
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        number = *next.get(at).ok_or_else(|| damaged(PART, "chain breaks off"))?;
    }
    Err(damaged(PART, "chain without end"))
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(half(bytes, 64)?).min(64);
    let units: Vec<u16> = bytes.get(..length)?.chunks_exact(2).filter_map(|two| half(two, 0)).collect();
    Some(Entry {
        name: String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned(),
        start: word(bytes, 116)?,
        length: usize::try_from(word(bytes, 120)?).ok()?,
    })
}

/// Two bytes as a number.
pub(super) fn half(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    two.try_into().ok().map(u16::from_le_bytes)
}

/// Four bytes as a number.
pub(super) fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| word(four, 0)).collect()
}
