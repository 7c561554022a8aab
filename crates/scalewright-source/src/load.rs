//! Folders to drafts: a scale with its items and forms, a battery with its scales.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use scalewright_check::Draft;
use scalewright_diag::{Finding, Report};
use scalewright_model::{Assessment, Battery, CaseFile, Filed, FormSet, Item, Place, Scale};

use crate::codes;
use crate::document::{Model, open};
use crate::editions::Edition;
use crate::files::{Files, shown};
use crate::kept::Kept;
use crate::schema::Format;

/// How deep folders may stand in one another.
const MAX_FOLDERS: usize = 16;

/// Reads files and keeps their texts, so that findings can show them.
#[derive(Clone, Debug, Default)]
pub struct Loader {
    /// The files read so far.
    pub files: Files,
    /// What was found so far.
    pub report: Report,
    kept: Option<Kept>,
}

impl Loader {
    /// A loader for an editor, which reads the same files again after each keystroke: what was read of a text is kept, and used again
    /// while the text stays as it is.
    pub fn for_editor() -> Self {
        Self { kept: Some(Kept::default()), ..Self::default() }
    }

    /// Forgets files and findings, so that everything is read again. Open texts stay open.
    pub fn again(&mut self) {
        self.files.forget();
        self.report = Report::default();
    }

    /// A scale of which each file is as it was when it could last be read: its names, while somebody is typing. There is none if its
    /// head could never be read, or if nothing is kept.
    pub fn last_sound(&self, path: &Path) -> Option<Draft> {
        let (kept, folder) = (self.kept.as_ref()?, folder_of(path));
        let scale: Filed<Scale> = kept.last_sound(&folder.join("scale.ron"))?;
        let forms = scale.value.forms.as_deref().map(|forms| folder.join(forms).join("forms.ron"));
        let forms = forms.and_then(|forms| kept.last_sound(&forms));
        let items = self.listed(&folder.join("items"));
        let items = items.iter().filter_map(|item| kept.last_sound(item)).collect();
        Some(Draft { scale, forms, items, whole: false })
    }

    /// An assessment as it was when it could last be read.
    pub fn last_sound_assessment(&self, path: &Path) -> Option<Filed<Assessment>> {
        self.kept.as_ref()?.last_sound(path)
    }

    /// A battery as it was when it could last be read.
    pub fn last_sound_battery(&self, path: &Path) -> Option<Filed<Battery>> {
        self.kept.as_ref()?.last_sound(path)
    }

    /// A file of cases as it was when it could last be read.
    pub fn last_sound_cases(&self, path: &Path) -> Option<Filed<CaseFile>> {
        self.kept.as_ref()?.last_sound(path)
    }

    /// Reads a scale: its folder, or its `scale.ron`. All its files are read, even if one of them is faulty.
    pub fn scale(&mut self, path: &Path) -> Option<Draft> {
        let folder = folder_of(path);
        let scale = self.file::<Scale>(&folder.join("scale.ron"), Format::Scale);
        let paths = self.list(&folder.join("items"));
        let items: Vec<_> = paths.iter().map(|item| self.file::<Item>(item, Format::Item)).collect();
        let named = scale.as_ref().and_then(|scale| scale.value.forms.as_ref());
        let forms = named.map(|forms| self.forms(&folder.join(forms)));
        let as_released = self.hold_to_release(&Edition::of_scale(&folder, scale.as_ref(), &paths));
        let scale = scale?;
        if forms.as_ref().is_some_and(Option::is_none) {
            return None;
        }
        // What was changed after a release is not used, but looked at.
        let whole = as_released && items.iter().all(Option::is_some);
        Some(Draft { scale, forms: forms.flatten(), items: items.into_iter().flatten().collect(), whole })
    }

    /// Reads only the head of a scale.
    pub fn scale_head(&mut self, path: &Path) -> Option<Filed<Scale>> {
        self.file(&folder_of(path).join("scale.ron"), Format::Scale)
    }

    /// Reads shared forms: their folder, or their `forms.ron`.
    pub fn forms(&mut self, path: &Path) -> Option<Filed<FormSet>> {
        let folder = folder_of(path);
        let forms = self.file(&folder.join("forms.ron"), Format::FormSet);
        let as_released = self.hold_to_release(&Edition::of_forms(&folder, forms.as_ref()));
        forms.filter(|_| as_released)
    }

    /// Reads a battery: its folder, or its `battery.ron`.
    pub fn battery(&mut self, path: &Path) -> Option<Filed<Battery>> {
        let folder = folder_of(path);
        let battery = self.file(&folder.join("battery.ron"), Format::Battery);
        let as_released = self.hold_to_release(&Edition::of_battery(&folder, battery.as_ref()));
        battery.filter(|_| as_released)
    }

    /// Reads a file of cases. It is still to be held against the scale that it is for.
    pub fn cases(&mut self, path: &Path) -> Option<Read<CaseFile>> {
        self.read(path, Format::CaseFile)
    }

    /// Reads an assessment. It is still to be held against the scale that it is for.
    pub fn assessment(&mut self, path: &Path) -> Option<Read<Assessment>> {
        self.read(path, Format::Assessment)
    }

    /// The text of a file: the open one, or that on the disk. What is wrong with it is not told.
    pub fn peek(&self, path: &Path) -> Option<Arc<str>> {
        self.files.look(path).ok().map(|(text, _)| text)
    }

    /// The RON files of a folder, in the order of their names, and those that are open there and not saved yet; none if there is no
    /// such folder.
    pub fn list(&mut self, folder: &Path) -> Vec<PathBuf> {
        self.listed(folder)
    }

    fn listed(&self, folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut paths: Vec<_> =
            entries.chain(self.files.open_in(folder)).filter(|path| is_ron(path)).collect();
        paths.sort();
        paths.dedup_by_key(|path| shown(path));
        paths
    }

    /// The RON files below a folder at any depth, in the order of their paths. Hidden files and folders are passed over.
    pub fn list_below(&mut self, folder: &Path) -> Vec<PathBuf> {
        self.all_below(folder).into_iter().filter(|path| is_ron(path)).collect()
    }

    /// All files below a folder, hidden ones excepted. A folder that cannot be read is reported.
    pub(crate) fn all_below(&mut self, folder: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        self.gather(folder, 0, &mut found);
        found
    }

    fn gather(&mut self, folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                let finding = Finding::error(codes::UNREADABLE, Place::file(shown(folder)));
                self.report.push(finding.with("reason", error.to_string()));
                return;
            }
        };
        let mut entries: Vec<_> = entries.flatten().collect();
        entries.sort_by_key(fs::DirEntry::path);
        for entry in entries.into_iter().filter(|one| !one.file_name().to_string_lossy().starts_with('.')) {
            let path = entry.path();
            // A link to a folder could lead back here.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) && depth < MAX_FOLDERS {
                self.gather(&path, depth + 1, found);
            } else if path.is_file() {
                found.push(path);
            }
        }
    }

    pub(crate) fn file<T: Model>(&mut self, path: &Path, format: Format) -> Option<Filed<T>> {
        self.read(path, format).map(|read| read.filed)
    }

    fn read<T: Model>(&mut self, path: &Path, format: Format) -> Option<Read<T>> {
        let (text, file) = (self.files.read(path, &mut self.report)?, shown(path));
        let opened = self.kept.as_mut().and_then(|kept| kept.again::<T>(&file, format, &text));
        let opened = opened.unwrap_or_else(|| {
            let opened = open::<T>(&text, &file, format);
            self.kept.iter_mut().for_each(|kept| kept.keep(&file, format, &text, &opened));
            opened
        });
        self.files.keep_tree(&file, &opened.tree);
        self.report.extend(opened.findings);
        let (value, json) = opened.value?;
        Some(Read { filed: Filed { file, value }, json })
    }
}

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct Read<T> {
    /// Its value.
    pub filed: Filed<T>,
    /// The same as JSON, for the schema of the scale that it is for.
    pub json: serde_json::Value,
}

/// Whether a path names a file of RON.
pub(crate) fn is_ron(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "ron")
}

/// The folder of a path: the path itself, or the folder of the file that it names.
pub(crate) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if is_ron(path) => parent.to_owned(),
        _ => path.to_owned(),
    }
}
