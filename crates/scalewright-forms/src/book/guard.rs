//! Unpacks a package once, keeping nothing, before anything else touches it: bombs end here.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::OpenError;
use super::limits::{self, UNPACKED_MB, ZIP_ENTRIES};
use super::scan::{Counts, Scan};
use super::xml::damaged;

/// A package that has been looked through.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each part is, by its name in small letters.
    parts: BTreeMap<String, usize>,
}

impl<'a> Package<'a> {
    /// Looks through the package: how many parts, how much in all, no part with dangerous XML.
    pub(super) fn inspect(bytes: &'a [u8]) -> Result<Self, OpenError> {
        if entries(bytes) > ZIP_ENTRIES {
            return Err(OpenError::TooManyParts { limit: ZIP_ENTRIES });
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| zip_error(&error))?;
        if is_encrypted(&mut archive) {
            return Err(OpenError::Password);
        }
        let (mut parts, mut left) = (BTreeMap::new(), limits::bytes(UNPACKED_MB));
        let mut counts = Counts::default();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).map_err(|error| zip_error(&error))?;
            let name = normal(&file.name().map_err(|error| zip_error(&error))?);
            unpack(&name, &mut file, &mut left, &mut counts)?;
            if parts.insert(name.clone(), index).is_some() {
                return Err(damaged(&name, "twice in the package"));
            }
        }
        Ok(Self { archive, parts })
    }

    /// The names of the parts, in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&normal(name))
    }

    /// The content of a part; only parts whose XML was looked at may be asked for.
    pub(super) fn part(&mut self, name: &str) -> Result<ZipFile<'_, Cursor<&'a [u8]>>, OpenError> {
        let name = normal(name);
        let index = self.parts.get(&name).filter(|_| is_xml(&name));
        let index = *index.ok_or_else(|| damaged(&name, "missing"))?;
        self.archive.by_index(index).map_err(|error| zip_error(&error))
    }

    /// The first bytes of a part, at most 100.
    pub(super) fn beginning(&mut self, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        if let Some(&index) = self.parts.get(name)
            && let Ok(file) = self.archive.by_index(index)
            && file.take(100).read_to_end(&mut bytes).is_err()
        {
            bytes.clear();
        }
        bytes
    }
}

/// Whether a package of the `OpenDocument` kind says that its parts are encrypted. They cannot be looked through then.
fn is_encrypted(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    const MOST: u64 = 1 << 20;
    const MARK: &[u8] = b"encryption-data";
    let mut text = Vec::new();
    let Ok(manifest) = archive.by_name("META-INF/manifest.xml") else { return false };
    manifest.take(MOST).read_to_end(&mut text).is_ok() && text.windows(MARK.len()).any(|part| part == MARK)
}

/// Unpacks one part and forgets it.
fn unpack(name: &str, file: &mut impl Read, left: &mut u64, counts: &mut Counts) -> Result<(), OpenError> {
    let mut scan = is_xml(name).then(|| Scan::new(counts));
    let mut piece = vec![0_u8; 32 * 1024];
    loop {
        let count = file.read(&mut piece).map_err(|error| damaged(name, &error.to_string()))?;
        if count == 0 {
            return Ok(());
        }
        let read = u64::try_from(count).unwrap_or(u64::MAX);
        *left = left.checked_sub(read).ok_or(OpenError::TooMuchInside { limit_mb: UNPACKED_MB })?;
        if let (Some(scan), Some(read)) = (scan.as_mut(), piece.get(..count)) {
            scan.feed(read).map_err(|error| located(name, error))?;
        }
    }
}

fn located(name: &str, error: OpenError) -> OpenError {
    match error {
        OpenError::Damaged(cause) => damaged(name, &cause),
        other => other,
    }
}

/// Readers look parts up without regard to capitals.
fn normal(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

fn is_xml(name: &str) -> bool {
    [".xml", ".rels"].iter().any(|ending| name.ends_with(ending))
}

/// How many parts the directory of the package lists, counted before anything is kept of them.
fn entries(bytes: &[u8]) -> usize {
    bytes.windows(4).filter(|four| *four == b"PK\x01\x02").count()
}

fn zip_error(error: &ZipError) -> OpenError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => OpenError::Password,
        other => OpenError::Damaged(other.to_string()),
    }
}
