//! Editions: frozen when they are released, copied to make new ones, begun from templates.
//!
//! Nothing here writes a file: what should be written is given as [`NewFile`]s. Files that exist are edited by their tokens, so that
//! comments and layout stay.

mod begin;
mod copy;
mod edit;
mod frozen;
mod release;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use scalewright_model::{Battery, Filed, FormSet, Place, Scale, Status};

use crate::files::shown;
use crate::parse::parse;
use crate::schema::Format;

pub use begin::{BeginError, RuleKind, is_item_code, is_name, new_item, new_scale};
pub use copy::NewEdition;
pub use frozen::{FROZEN_FILE, command_path};

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Where.
    pub path: PathBuf,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a new file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Text(String),
    /// The same as in this file, byte by byte.
    CopyOf(PathBuf),
}

impl NewFile {
    fn text(path: PathBuf, text: String) -> Self {
        Self { path, content: Content::Text(text) }
    }
}

/// The head of an edition: of a scale, a battery or shared forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionHead {
    /// The name of the scale, the battery or the forms.
    pub id: String,
    /// The edition.
    pub edition: String,
    /// Whether it may still change.
    pub status: Status,
}

/// An edition and the files of its that a release freezes.
#[derive(Clone, Debug)]
pub(crate) struct Edition {
    /// Its folder.
    pub folder: PathBuf,
    /// What its head says, if it could be read.
    pub head: Option<EditionHead>,
    /// The files that a release freezes, seen from the folder; the head is the first.
    pub files: Vec<String>,
    /// The lists of other released editions that a release freezes as well, and the places at which these editions are named.
    pub uses: Vec<(String, Place)>,
}

impl Edition {
    /// That of a scale with these items.
    pub fn of_scale(folder: &Path, scale: Option<&Filed<Scale>>, items: &[PathBuf]) -> Self {
        let head = scale.map(|Filed { value, .. }| EditionHead {
            id: value.id.clone(),
            edition: value.edition.clone(),
            status: value.status,
        });
        let names = items.iter().filter_map(|path| path.file_name()?.to_str());
        let forms = scale.and_then(|scale| scale.value.forms.as_deref()).map(forms_file);
        let files = std::iter::once("scale.ron".to_owned()).chain(names.map(|name| format!("items/{name}")));
        Self { folder: folder.to_owned(), head, files: files.chain(forms).collect(), uses: Vec::new() }
    }

    /// That of a battery.
    pub fn of_battery(folder: &Path, battery: Option<&Filed<Battery>>) -> Self {
        let head = battery.map(|Filed { value, .. }| EditionHead {
            id: value.id.clone(),
            edition: value.edition.clone(),
            status: value.status,
        });
        let uses = battery.map(uses).unwrap_or_default();
        Self { folder: folder.to_owned(), head, files: vec!["battery.ron".to_owned()], uses }
    }

    /// That of shared forms.
    pub fn of_forms(folder: &Path, forms: Option<&Filed<FormSet>>) -> Self {
        let head = forms.map(|Filed { value, .. }| EditionHead {
            id: value.id.clone(),
            edition: value.edition.clone(),
            status: value.status,
        });
        Self { folder: folder.to_owned(), head, files: vec!["forms.ron".to_owned()], uses: Vec::new() }
    }

    /// Whether a release freezes a file.
    fn has(&self, name: &str) -> bool {
        self.files.iter().chain(self.uses.iter().map(|(used, _)| used)).any(|file| file == name)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The file of the head, as it is shown.
    fn head_file(&self) -> String {
        shown(&self.path(self.files.first().map_or("", String::as_str)))
    }
}

/// Whether a file of an edition lies within its folder, and not in that of forms which others use as well.
fn is_own(name: &str) -> bool {
    !name.starts_with("..")
}

/// The lists of the scales of a battery.
fn uses(battery: &Filed<Battery>) -> Vec<(String, Place)> {
    let lists = [("scales", &battery.value.scales), ("beside", &battery.value.beside)];
    let named = lists.into_iter().flat_map(|(key, scales)| {
        let place = battery.place().key(key);
        scales.iter().enumerate().map(move |(at, scale)| (scale, place.index(at)))
    });
    let list = |(scale, place): (&String, Place)| {
        let folder = scale.strip_suffix("/scale.ron").unwrap_or(scale).trim_end_matches('/');
        (format!("{folder}/{FROZEN_FILE}"), place)
    };
    named.map(list).collect()
}

/// The name and the edition that the text of a head says, as far as it can be read.
pub fn head_names(text: &str) -> (Option<String>, Option<String>) {
    let (root, _) = parse(text);
    let named = |field: &str| root.field(field).and_then(|(_, value)| value.as_text()).map(str::to_owned);
    (named("id"), named("edition"))
}

/// The file of shared forms, seen from the scale.
fn forms_file(named: &str) -> String {
    if Path::new(named).extension().is_some_and(|ending| ending == "ron") {
        named.to_owned()
    } else {
        format!("{}/forms.ron", named.trim_end_matches('/'))
    }
}

/// What lies in a folder: a scale, a battery or shared forms. Nothing if it is none of them.
pub fn edition_format(folder: &Path) -> Option<Format> {
    let heads =
        [("scale.ron", Format::Scale), ("battery.ron", Format::Battery), ("forms.ron", Format::FormSet)];
    heads.into_iter().find(|(name, _)| folder.join(name).is_file()).map(|(_, format)| format)
}
