//! Where editions lie on the disk.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use scalewright::edition_folders;
use scalewright::model::Target;
use scalewright::source::{Format, Loader, shown};

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

impl EditionKind {
    /// The file that says what the edition is.
    pub const fn head(self) -> &'static str {
        match self {
            Self::Scale => "scale.ron",
            Self::Battery => "battery.ron",
            Self::Forms => "forms.ron",
        }
    }
}

/// The files that have names of their own.
const HEADS: [(&str, Format); 4] = [
    ("scale.ron", Format::Scale),
    ("battery.ron", Format::Battery),
    ("forms.ron", Format::FormSet),
    ("frozen.ron", Format::Frozen),
];

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
    let mut found: Vec<PathBuf> = libraries.iter().flat_map(|root| edition_folders(root)).collect();
    found.sort();
    found.dedup();
    found
}

/// The edition that a visit is for, in the libraries around it.
pub(crate) fn find(roots: &[PathBuf], file: &Path, target: &Target) -> Option<PathBuf> {
    libraries_around(roots, file).find_map(|root| scalewright::find(&root, target))
}

/// The libraries that a visit can be for an edition of.
pub(crate) fn libraries_around(roots: &[PathBuf], file: &Path) -> impl Iterator<Item = PathBuf> {
    let up = || file.ancestors().skip(1).take(MAX_UP);
    // Beside an edition, that edition as well, wherever it lies.
    let own = edition_above(file).and_then(|folder| folder.parent().map(Path::to_owned));
    let around = up().map(|folder| folder.join("scales")).filter(|folder| folder.is_dir());
    library_of(roots, file).into_iter().chain(around.collect::<Vec<_>>()).chain(own)
}

/// What an assessment or a file of cases says that it is for, or said when it could last be read.
pub(crate) fn target(path: &Path, format: Format, loader: &mut Loader) -> Option<Target> {
    if format == Format::Assessment {
        let visit = loader.assessment(path).map(|read| read.filed);
        return visit.or_else(|| loader.last_sound_assessment(path)).map(|visit| visit.value.target);
    }
    let cases = loader.cases(path).map(|read| read.filed);
    cases.or_else(|| loader.last_sound_cases(path)).map(|cases| cases.value.target)
}

/// The kind of file that a place asks for: heads by their names, items, cases and visits by their folders.
pub(crate) fn format_by_place(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_str()?;
    if let Some(head) = HEADS.into_iter().find(|(head, _)| *head == name) {
        return Some(head.1);
    }
    let folder = path.parent()?;
    let edition = folder.parent().and_then(kind)?;
    match (folder.file_name()?.to_str()?, edition) {
        ("items", EditionKind::Scale) => Some(Format::Item),
        ("cases", EditionKind::Scale | EditionKind::Battery) => Some(Format::CaseFile),
        ("visits", EditionKind::Scale | EditionKind::Battery) => Some(Format::Assessment),
        _ => None,
    }
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
