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

/// Files and folders to watch; what is written there by ourselves is left out.
pub(crate) struct Watch {
    paths: Vec<PathBuf>,
    output: PathBuf,
}

impl Watch {
    pub fn new(paths: Vec<PathBuf>, output: &Path) -> Self {
        Self { paths, output: absolute(output) }
    }

    /// Waits until one of the files changes, or a file comes to one of the folders.
    pub fn until_change(&self, before: &Seen) {
        while self.seen() == *before {
            std::thread::sleep(EVERY);
        }
    }

    /// What is seen of files and folders now. Everything in a folder belongs to it.
    pub fn seen(&self) -> Seen {
        let mut seen = Seen::new();
        self.paths.iter().for_each(|path| self.look(path, &mut seen));
        seen
    }

    fn look(&self, path: &Path, seen: &mut Seen) {
        // The file while it is being written has the same name and a longer ending.
        let own = self.output.to_string_lossy().into_owned();
        if absolute(path).to_string_lossy().starts_with(&own) {
            return;
        }
        if path.is_dir() {
            let inner = std::fs::read_dir(path).into_iter().flatten().flatten();
            inner.for_each(|entry| self.look(&entry.path(), seen));
            return;
        }
        let state = std::fs::metadata(path).ok();
        seen.insert(path.to_owned(), state.and_then(|state| Some((state.modified().ok()?, state.len()))));
    }
}

/// Whether something changed between two looks, or, where there was no first look, since a time.
pub(crate) fn changed(before: &Seen, now: &Seen, since: SystemTime) -> bool {
    if before.is_empty() {
        return now.values().flatten().any(|(modified, _)| *modified >= since);
    }
    before.iter().any(|(path, state)| now.get(path).is_some_and(|it| it != state))
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The folders to watch beside the files: those that the files lie in, so that a new file is seen.
pub(crate) fn around(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        files.iter().filter_map(|file| file.parent()).map(Path::to_owned).collect();
    folders.sort();
    folders.dedup();
    folders
}
