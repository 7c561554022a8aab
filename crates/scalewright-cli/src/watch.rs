//! Does something again whenever a file changes.
//!
//! The files are looked at several times a second. There are a hundred at most, so that costs nothing, and unlike the notices of
//! operating systems it works on network drives too.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often the files are looked at.
const EVERY: Duration = Duration::from_millis(200);

/// What is seen of a file: when it changed, and how long it is.
type Seen = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

/// Waits until one of the files changes, or a file comes to one of the folders.
pub(crate) fn until_change(files: &[PathBuf], before: &Seen) {
    while seen(files) == *before {
        std::thread::sleep(EVERY);
    }
}

/// What is seen of files and folders now. Everything in a folder belongs to it.
pub(crate) fn seen(files: &[PathBuf]) -> Seen {
    let mut seen = Seen::new();
    files.iter().for_each(|path| look(path, &mut seen));
    seen
}

fn look(path: &Path, seen: &mut Seen) {
    if path.is_dir() {
        let inner = std::fs::read_dir(path).into_iter().flatten().flatten();
        inner.for_each(|entry| look(&entry.path(), seen));
        return;
    }
    let state = std::fs::metadata(path).ok();
    seen.insert(path.to_owned(), state.and_then(|state| Some((state.modified().ok()?, state.len()))));
}

/// The folders to watch beside the files: those that the files lie in, so that a new file is seen.
pub(crate) fn around(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        files.iter().filter_map(|file| file.parent()).map(Path::to_owned).collect();
    folders.sort();
    folders.dedup();
    folders
}
