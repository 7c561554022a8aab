//! Folders to drafts: a scale with its items and forms, a battery with its scales.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use scalewright_check::Draft;
use scalewright_diag::Report;
use scalewright_model::{Assessment, Battery, CaseFile, Filed, FormSet, Item, Scale};

use crate::document::{Model, open};
use crate::files::{Files, shown};
use crate::kept::Kept;
use crate::schema::Format;

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
        let items = list(&folder.join("items"));
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
        let scale = scale?;
        let named = scale.value.forms.as_deref().map(|forms| folder.join(forms));
        let forms = named.as_ref().map(|forms| self.forms(forms));
        if forms.as_ref().is_some_and(Option::is_none) {
            return None;
        }
        let whole = items.iter().all(Option::is_some);
        Some(Draft { scale, forms: forms.flatten(), items: items.into_iter().flatten().collect(), whole })
    }

    /// Reads only the head of a scale.
    pub fn scale_head(&mut self, path: &Path) -> Option<Filed<Scale>> {
        self.file(&folder_of(path).join("scale.ron"), Format::Scale)
    }

    /// Reads shared forms: their folder, or their `forms.ron`.
    pub fn forms(&mut self, path: &Path) -> Option<Filed<FormSet>> {
        self.file(&folder_of(path).join("forms.ron"), Format::FormSet)
    }

    /// Reads a battery: its folder, or its `battery.ron`.
    pub fn battery(&mut self, path: &Path) -> Option<Filed<Battery>> {
        self.file(&folder_of(path).join("battery.ron"), Format::Battery)
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
        self.files.look(path).ok()
    }

    /// The RON files of a folder, in the order of their names; none if there is no such folder.
    pub fn list(&mut self, folder: &Path) -> Vec<PathBuf> {
        list(folder)
    }

    fn file<T: Model>(&mut self, path: &Path, format: Format) -> Option<Filed<T>> {
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

/// The RON files of a folder, in the order of their names.
fn list(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|name| name == "ron")).collect();
    paths.sort();
    paths
}

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct Read<T> {
    /// Its value.
    pub filed: Filed<T>,
    /// The same as JSON, for the schema of the scale that it is for.
    pub json: serde_json::Value,
}

/// The folder of a path: the path itself, or the folder of the file that it names.
fn folder_of(path: &Path) -> PathBuf {
    let names_file = path.extension().is_some_and(|extension| extension == "ron");
    match path.parent() {
        Some(parent) if names_file => parent.to_owned(),
        _ => path.to_owned(),
    }
}
