//! Where editions lie on the disk.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use scalewright::library;
use scalewright::model::Target;
use scalewright::source::{Loader, shown};

/// What lies in the folder of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EditionKind {
    /// A scale.
    Scale,
    /// A battery.
    Battery,
    /// Forms that scales share.
    Forms,
}

/// How many folders above a file are looked at for its edition.
const MAX_UP: usize = 8;

/// What a folder holds, if it is that of an edition.
pub(crate) fn kind(folder: &Path) -> Option<EditionKind> {
    let has = |name: &str| folder.join(name).is_file();
    if has("battery.ron") {
        return Some(EditionKind::Battery);
    }
    if has("scale.ron") {
        return Some(EditionKind::Scale);
    }
    has("forms.ron").then_some(EditionKind::Forms)
}

/// The nearest folder above a file that is that of an edition.
pub(crate) fn edition_above(file: &Path) -> Option<PathBuf> {
    file.ancestors().skip(1).take(MAX_UP).find(|folder| kind(folder).is_some()).map(Path::to_owned)
}

/// The folders in which editions lie as `<scale>/<edition>/`: the one around an edition, and what the editor has open.
pub(crate) fn library_of(roots: &[PathBuf], edition: &Path) -> BTreeSet<PathBuf> {
    let own = edition.parent().and_then(Path::parent).map(Path::to_owned);
    let open = roots.iter().flat_map(|root| [root.clone(), root.join("scales")]);
    own.into_iter().chain(open).filter(|folder| folder.is_dir()).collect()
}

/// The scales of some libraries that use shared forms.
pub(crate) fn scales_with_forms(
    libraries: &BTreeSet<PathBuf>,
    forms: &Path,
    loader: &mut Loader,
) -> Vec<PathBuf> {
    let wanted = shown(&forms.join("forms.ron"));
    let mut found: Vec<PathBuf> = editions(libraries);
    found.retain(|folder| {
        let head = loader.scale_head(folder).and_then(|scale| scale.value.forms);
        head.is_some_and(|forms| shown(&folder.join(forms).join("forms.ron")) == wanted)
    });
    found
}

/// The batteries of some libraries that score one of some scales.
pub(crate) fn batteries(
    libraries: &BTreeSet<PathBuf>,
    scales: &[PathBuf],
    loader: &mut Loader,
) -> Vec<PathBuf> {
    let wanted: Vec<String> = scales.iter().map(|folder| shown(folder)).collect();
    let mut found = editions(libraries);
    found.retain(|folder| {
        let battery = folder.join("battery.ron").is_file().then(|| loader.battery(folder)).flatten();
        let named =
            battery.into_iter().flat_map(|battery| [battery.value.scales, battery.value.beside]).flatten();
        named.into_iter().any(|scale| wanted.contains(&shown(&folder.join(scale))))
    });
    found
}

/// The folders of the editions of some libraries.
fn editions(libraries: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        libraries.iter().flat_map(|root| library(root)).map(|entry| entry.folder).collect();
    found.sort();
    found.dedup();
    found
}

/// The edition that a visit is for, in the libraries around it.
pub(crate) fn find(roots: &[PathBuf], file: &Path, target: &Target) -> Option<PathBuf> {
    let around = file.ancestors().skip(1).take(MAX_UP).map(|folder| folder.join("scales"));
    let libraries = library_of(roots, file).into_iter().chain(around.filter(|folder| folder.is_dir()));
    libraries.into_iter().find_map(|root| scalewright::find(&root, target))
}

/// What an assessment or a file of cases says that it is for.
pub(crate) fn target(path: &Path, loader: &mut Loader) -> Option<Target> {
    let visit = loader.assessment(path).map(|read| read.filed.value.target);
    visit.or_else(|| loader.cases(path).map(|read| read.filed.value.target))
}

/// The files of cases and of visits beside an edition.
pub(crate) fn visits(edition: &Path) -> Vec<PathBuf> {
    let folders = ["cases", "visits"].map(|name| edition.join(name));
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    found.sort();
    found
}
