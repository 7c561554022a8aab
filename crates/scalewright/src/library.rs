//! The scales and batteries of a folder.

use std::cmp::Ordering;
use std::fs;
use std::path::{Path, PathBuf};

use scalewright_model::{Status, Target, Text};
use scalewright_source::Loader;
use scalewright_source::editions::head_names;

/// How deep below the folder scales may lie: `<scale>/<edition>/`.
const MAX_DEPTH: usize = 3;

/// A scale or a battery of a folder.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its folder.
    pub folder: PathBuf,
    /// Its name and edition; as its folders are called, where its file does not say.
    pub name: (String, String),
    /// What it is; nothing if its file cannot be read.
    pub kind: Option<EntryKind>,
}

/// What lies in a folder.
#[derive(Clone, Debug)]
pub struct EntryKind {
    /// Its name and edition.
    pub target: Target,
    /// Its title.
    pub title: Text,
    /// Whether it may still change.
    pub status: Status,
    /// How many items a scale has, or how many scales a battery.
    pub size: usize,
}

/// The scales and batteries below a folder, in the order of their paths; the editions of one in the order of their numbers.
pub fn library(root: &Path) -> Vec<Entry> {
    let mut entries: Vec<Entry> = edition_folders(root).into_iter().map(Entry::new).collect();
    let order = |one: &Entry, other: &Entry| {
        let around = one.folder.parent().cmp(&other.folder.parent());
        around.then_with(|| edition_order(&one.name.1, &other.name.1))
    };
    entries.sort_by(order);
    entries
}

/// The order of two editions: numbers in their names count as numbers, so that `9.5` comes before `10`.
pub fn edition_order(one: &str, other: &str) -> Ordering {
    let order = runs(one).zip(runs(other)).map(|pair| match pair {
        ((true, one), (true, other)) => by_value(one, other),
        ((_, one), (_, other)) => one.cmp(other),
    });
    let of_runs = order.fold(Ordering::Equal, Ordering::then);
    of_runs.then(runs(one).count().cmp(&runs(other).count())).then(one.cmp(other))
}

/// Two numbers by their value, however long they are.
fn by_value(one: &str, other: &str) -> Ordering {
    let (one, other) = (one.trim_start_matches('0'), other.trim_start_matches('0'));
    one.len().cmp(&other.len()).then(one.cmp(other))
}

/// A name cut into numbers and what stands between them.
fn runs(name: &str) -> impl Iterator<Item = (bool, &str)> {
    let mut rest = name;
    std::iter::from_fn(move || {
        let digits = rest.starts_with(|c: char| c.is_ascii_digit());
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        (!run.is_empty()).then_some((digits, run))
    })
}

/// The folders of the scales and batteries below a folder, in their order. None of them is read.
pub fn edition_folders(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    gather(root, 0, &mut found);
    found
}

fn gather(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    if folder.join("scale.ron").is_file() || folder.join("battery.ron").is_file() {
        found.push(folder.to_owned());
        return;
    }
    if depth == MAX_DEPTH {
        return;
    }
    let mut inner: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    inner.sort();
    inner.iter().filter(|path| path.is_dir()).for_each(|path| gather(path, depth + 1, found));
}

impl Entry {
    fn new(folder: PathBuf) -> Self {
        let kind = kind(&folder);
        let name = match kind.as_ref().map(|kind| &kind.target) {
            Some(Target::Scale { id, edition } | Target::Battery { id, edition }) => {
                (id.clone(), edition.clone())
            }
            None => written_name(&folder),
        };
        Self { folder, name, kind }
    }

    /// Whether it is what a visit is for. One that cannot be read may be it.
    fn fits(&self, wanted: &Target) -> bool {
        match (&self.kind, wanted) {
            (Some(kind), _) => kind.target == *wanted,
            (None, Target::Battery { id, edition }) => is_battery(&self.folder) && self.is(id, edition),
            (None, Target::Scale { id, edition }) => !is_battery(&self.folder) && self.is(id, edition),
        }
    }

    fn is(&self, id: &str, edition: &str) -> bool {
        self.name.0 == id && self.name.1 == edition
    }
}

fn is_battery(folder: &Path) -> bool {
    folder.join("battery.ron").is_file()
}

/// The name and the edition of what cannot be read: as far as the text says them, else as the folders are called.
fn written_name(folder: &Path) -> (String, String) {
    let head = folder.join(if is_battery(folder) { "battery.ron" } else { "scale.ron" });
    let written = Loader::default().peek(&head).map(|text| head_names(&text)).unwrap_or_default();
    let called = |folder: Option<&Path>| {
        let name = folder.and_then(Path::file_name);
        name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let id = written.0.unwrap_or_else(|| called(folder.parent()));
    (id, written.1.unwrap_or_else(|| called(Some(folder))))
}

fn kind(folder: &Path) -> Option<EntryKind> {
    let mut loader = Loader::default();
    if is_battery(folder) {
        let battery = loader.battery(folder)?.value;
        let target = Target::Battery { id: battery.id, edition: battery.edition };
        return Some(EntryKind {
            target,
            title: battery.title,
            status: battery.status,
            size: battery.scales.len(),
        });
    }
    let scale = loader.scale_head(folder)?.value;
    let target = Target::Scale { id: scale.id, edition: scale.edition };
    let size = scale.subscales.iter().map(|subscale| subscale.items.len()).sum();
    Some(EntryKind { target, title: scale.title, status: scale.status, size })
}

/// The folders of the scales below a root that use shared forms.
pub fn users_of(root: &Path, forms: &Path) -> Vec<PathBuf> {
    let same = |folder: &Path, named: &str| {
        let named = fs::canonicalize(folder.join(named)).ok();
        named.is_some() && named == fs::canonicalize(forms).ok()
    };
    let uses = |folder: &PathBuf| {
        let scale = Loader::default().scale_head(folder);
        scale.and_then(|scale| scale.value.forms).is_some_and(|named| same(folder, &named))
    };
    let scales = library(root).into_iter().map(|entry| entry.folder);
    scales.filter(|folder| folder.join("scale.ron").is_file()).filter(uses).collect()
}

/// The folder of a scale or a battery below a root.
pub fn find(root: &Path, target: &Target) -> Option<PathBuf> {
    let entries = library(root).into_iter();
    let mut fitting: Vec<Entry> = entries.filter(|entry| entry.fits(target)).collect();
    // One that can be read comes before one that only seems to be it.
    fitting.sort_by_key(|entry| entry.kind.is_none());
    fitting.into_iter().next().map(|entry| entry.folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_in_the_order_of_their_numbers() {
        let order =
            ["1", "1-draft", "1.5", "2", "9.5", "10", "10.2", "10.10", "2026", "2026-2", "2026-10", "a"];
        for (at, one) in order.iter().enumerate() {
            for (other_at, other) in order.iter().enumerate() {
                assert_eq!(edition_order(one, other), at.cmp(&other_at), "{one} and {other}");
            }
        }
        assert_ne!(edition_order("01", "1"), Ordering::Equal);
    }
}
