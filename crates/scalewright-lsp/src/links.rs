//! Folders and files that a text names: shared forms, the scales of a battery, the visit of a case.

use std::ops::Range;
use std::path::{Path, PathBuf};

use scalewright::source::Format;
use scalewright::source::edit::{Cursor, Way, What, format_of};

use crate::folders;

/// A folder or a file that is named at a place.
pub(crate) struct Link {
    /// Where its name stands, without quotes, in bytes.
    pub range: Range<usize>,
    /// The file: of a folder, that of its edition.
    pub file: PathBuf,
}

/// What is named at a byte of a text, if it is a folder or a file that is there.
pub(crate) fn link_at(path: &Path, text: &str, offset: usize) -> Option<Link> {
    let cursor = Cursor::at(text, offset);
    let format = format_of(text).filter(|_| cursor.what == What::Quoted)?;
    let pointer = Way::to(&cursor, format.schema())?.pointer;
    let named = path.parent()?.join(text.get(cursor.range.clone()).filter(|named| !named.is_empty())?);
    let file = match format {
        Format::Scale if pointer == "/forms" => head(&named),
        Format::Battery if ["/scales/", "/beside/"].iter().any(|list| pointer.starts_with(list)) => {
            head(&named)
        }
        Format::CaseFile if pointer.ends_with("/given/File") => Some(named).filter(|file| file.is_file()),
        _ => None,
    };
    Some(Link { range: cursor.range, file: file? })
}

/// The head of an edition: of its folder, or the file itself.
fn head(named: &Path) -> Option<PathBuf> {
    if named.is_file() {
        return Some(named.to_owned());
    }
    folders::kind(named).map(|kind| named.join(kind.head()))
}
