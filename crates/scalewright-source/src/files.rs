//! The files that were read, with their text and their places.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use scalewright_diag::{Finding, Report, Spot};
use scalewright_model::{Part, Place};

use crate::codes;
use crate::lower::{StructNames, exact, locate};
use crate::tree::Node;

/// The largest file that is read, in bytes. A whole scale is a tenth of it.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// The files that were read. It finds the text of a place.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: BTreeMap<String, FileText>,
    open: BTreeMap<String, Arc<str>>,
}

#[derive(Clone, Debug)]
struct FileText {
    text: Arc<str>,
    tree: Option<Arc<Tree>>,
    /// Whether the file begins with a byte order mark, which is no part of its text.
    marked: bool,
}

/// The tree of a file, and what it takes to find a place in it. Where the text is faulty, the tree is what could be made of it.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    /// The tree.
    pub root: Node,
    /// The names of structures, which mean nothing.
    pub structs: StructNames,
}

impl Files {
    /// The stretch of text that a place names.
    pub fn locate(&self, place: &Place) -> Option<Spot> {
        let file = self.files.get(&place.file)?;
        let range = match &file.tree {
            // A finding about the text itself gives its bytes.
            _ if place.pointer.starts_with('@') => bytes(&place.pointer, &file.text)?,
            Some(tree) => locate(&tree.root, &tree.structs, &place.pointer, part(place)),
            None => 0..0,
        };
        Some(Spot { text: Arc::clone(&file.text), range })
    }

    /// The stretch of text that a place names, only if the text has exactly that.
    pub fn exact(&self, place: &Place) -> Option<Spot> {
        let file = self.files.get(&place.file)?;
        let tree = file.tree.as_ref()?;
        let range = exact(&tree.root, &tree.structs, &place.pointer, place.part)?;
        Some(Spot { text: Arc::clone(&file.text), range })
    }

    /// The text of a file that was read.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(|file| &*file.text)
    }

    /// The names of the files that were read.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether a file that was read begins with a byte order mark.
    pub(crate) fn is_marked(&self, file: &str) -> bool {
        self.files.get(file).is_some_and(|file| file.marked)
    }

    /// Takes a text instead of what the disk has under that name, until it is [closed](Self::close). Its name is that of its path with
    /// `/` on every system.
    pub fn open(&mut self, file: &str, text: &str) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        self.open.insert(file.to_owned(), text.into());
    }

    /// The files of a folder that are open, whether the disk has them or not.
    pub(crate) fn open_in(&self, folder: &Path) -> impl Iterator<Item = PathBuf> {
        let wanted = shown(folder);
        let names = self
            .open
            .keys()
            .filter(move |file| file.rsplit_once('/').is_some_and(|(folder, _)| folder == wanted));
        names.filter_map(move |file| Some(folder.join(file.rsplit('/').next()?)))
    }

    /// Goes back to what the disk has under that name.
    pub fn close(&mut self, file: &str) {
        self.open.remove(file);
    }

    /// Forgets what was read, so that it is read again. Open texts stay open.
    pub(crate) fn forget(&mut self) {
        self.files.clear();
    }

    fn keep(&mut self, file: &str, text: &Arc<str>, marked: bool) {
        self.files.insert(file.to_owned(), FileText { text: Arc::clone(text), tree: None, marked });
    }

    pub(crate) fn keep_tree(&mut self, file: &str, tree: &Arc<Tree>) {
        if let Some(kept) = self.files.get_mut(file) {
            kept.tree = Some(Arc::clone(tree));
        }
    }

    /// Reads a file as text: at most [`MAX_BYTES`] of UTF-8.
    pub(crate) fn read(&mut self, path: &Path, report: &mut Report) -> Option<Arc<str>> {
        match self.look(path) {
            Ok((text, marked)) => {
                self.keep(&shown(path), &text, marked);
                Some(text)
            }
            Err(finding) => {
                report.push(*finding);
                None
            }
        }
    }

    /// The text of a file, open or on the disk, and whether it begins with a byte order mark; or why there is none.
    pub(crate) fn look(&self, path: &Path) -> Result<(Arc<str>, bool), Box<Finding>> {
        let file = shown(path);
        if let Some(text) = self.open.get(&file) {
            return Ok((Arc::clone(text), false));
        }
        let place = || Place::file(file.clone());
        let bytes = match read_bytes(path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                let limit = (MAX_BYTES / 1024 / 1024).to_string();
                return Err(Box::new(Finding::error(codes::TOO_LARGE, place()).with("limit", limit)));
            }
            Err(error) => {
                let missing = error.kind() == std::io::ErrorKind::NotFound;
                let code = if missing { codes::NOT_FOUND } else { codes::UNREADABLE };
                let finding = Finding::error(code, place()).with("name", file.clone());
                return Err(Box::new(finding.with("reason", error.to_string())));
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => {
                let plain = text.strip_prefix('\u{feff}');
                Ok((plain.unwrap_or(&text).into(), plain.is_some()))
            }
            Err(error) => {
                let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = sound.split(|byte| *byte == b'\n').count();
                Err(Box::new(Finding::error(codes::NOT_UTF8, place()).with("line", line.to_string())))
            }
        }
    }
}

/// The bytes of a file, or nothing if there are too many. What is no ordinary file is an error.
fn read_bytes(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(std::io::Error::other("not a file"));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= MAX_BYTES).then_some(bytes))
}

/// The name of a path as it is shown: with `/` on every system, and without ways there and back again.
pub fn shown(path: &Path) -> String {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            (Component::CurDir, _) => {}
            _ => parts.push(part),
        }
    }
    let plain: PathBuf = parts.into_iter().collect();
    plain.display().to_string().replace('\\', "/")
}

/// The place of some bytes of a text, for findings about the text itself.
pub(crate) fn at_bytes(file: &str, range: &std::ops::Range<usize>) -> Place {
    Place { pointer: format!("@{}-{}", range.start, range.end), ..Place::file(file) }
}

fn bytes(pointer: &str, text: &str) -> Option<std::ops::Range<usize>> {
    let (start, end) = pointer.strip_prefix('@')?.split_once('-')?;
    let (start, end): (usize, usize) = (start.parse().ok()?, end.parse().ok()?);
    let fits =
        end <= text.len() && start <= end && text.is_char_boundary(start) && text.is_char_boundary(end);
    fits.then_some(start..end)
}

const fn part(place: &Place) -> Part {
    // The whole of a file is shown by its first line.
    if place.pointer.is_empty() { Part::Head } else { place.part }
}
