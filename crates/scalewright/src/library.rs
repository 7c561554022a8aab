//! The scales and batteries of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use scalewright_model::{Status, Target, Text};
use scalewright_source::Loader;

/// How deep below the folder scales may lie: `<scale>/<edition>/`.
const MAX_DEPTH: usize = 3;

/// A scale or a battery of a folder.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its folder.
    pub folder: PathBuf,
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

/// The scales and batteries below a folder, in the order of their paths.
pub fn library(root: &Path) -> Vec<Entry> {
    let mut found = Vec::new();
    gather(root, 0, &mut found);
    found
}

fn gather(folder: &Path, depth: usize, found: &mut Vec<Entry>) {
    if folder.join("scale.ron").is_file() || folder.join("battery.ron").is_file() {
        found.push(Entry { folder: folder.to_owned(), kind: kind(folder) });
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

fn kind(folder: &Path) -> Option<EntryKind> {
    let mut loader = Loader::default();
    if folder.join("battery.ron").is_file() {
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
    entries
        .filter(|entry| entry.kind.as_ref().is_some_and(|kind| kind.target == *target))
        .map(|entry| entry.folder)
        .next()
}
