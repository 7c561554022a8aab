//! Where templates, styles and words come from: a folder of the maintainer's own first, then those of the program.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use scalewright_model::Lang;

use crate::DocumentError;

/// The files of `templates/`, by name.
const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// Templates, styles and words.
#[derive(Clone, Debug, Default)]
pub struct Templates {
    folder: Option<PathBuf>,
}

impl Templates {
    /// Those of the program alone.
    pub const fn built_in() -> Self {
        Self { folder: None }
    }

    /// Those of a folder first. Its files have the names of those that they replace: `html/style.css`.
    pub fn with_folder(folder: &Path) -> Result<Self, DocumentError> {
        if !folder.is_dir() {
            return Err(DocumentError::Read { path: folder.to_owned(), reason: None });
        }
        Ok(Self { folder: Some(folder.to_owned()) })
    }

    /// The folder of the maintainer's own.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The text of a file, if there is one of this name.
    pub fn text(&self, name: &str) -> Result<Option<String>, DocumentError> {
        if let Some(path) = self.own(name) {
            match fs::read_to_string(&path) {
                Ok(text) => return Ok(Some(text)),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(DocumentError::Read { path, reason: Some(error.to_string()) }),
            }
        }
        let built_in = BUILT_IN.iter().find(|(known, _)| *known == name);
        Ok(built_in.map(|(_, text)| (*text).to_owned()))
    }

    /// The file of a name as people are told of it.
    pub fn shown(&self, name: &str) -> String {
        let own = self.own(name).filter(|path| path.is_file());
        own.map_or_else(|| name.to_owned(), |path| path.display().to_string())
    }

    /// The names of the files below a folder, in their order; nothing twice.
    pub fn names(&self, below: &str) -> Vec<String> {
        let built_in = BUILT_IN.iter().map(|(name, _)| (*name).to_owned());
        let mut names: Vec<String> = built_in.filter(|name| name.starts_with(below)).collect();
        let own = self.folder.as_ref().map(|folder| fs::read_dir(folder.join(below)));
        for entry in own.into_iter().flatten().flatten().flatten() {
            if entry.path().is_file() {
                names.push(format!("{below}{}", entry.file_name().to_string_lossy()));
            }
        }
        names.sort();
        names.dedup();
        names
    }

    /// The kinds of documents that there are.
    pub fn kinds(&self) -> Vec<String> {
        let names = self.names("documents/").into_iter();
        let kinds = names.filter_map(|name| {
            let kind = name.strip_prefix("documents/")?.strip_suffix(".jinja")?;
            // What begins with a low line is only used by others.
            (!kind.starts_with('_')).then(|| kind.to_owned())
        });
        kinds.collect()
    }

    /// The words of documents in a language: files with their texts.
    pub(crate) fn words(&self, lang: Lang) -> Result<Vec<(String, String)>, DocumentError> {
        let mut names = self.names(&format!("words/{}/", lang.code()));
        // The maintainer's own come last: a later message takes the place of an earlier one.
        names.sort_by_key(|name| self.own(name).is_some_and(|path| path.is_file()));
        let texts = names.into_iter();
        texts.map(|name| Ok((self.shown(&name), self.text(&name)?.unwrap_or_default()))).collect()
    }

    /// The maintainer's own file of a name. A name never leads out of the folder.
    fn own(&self, name: &str) -> Option<PathBuf> {
        let inside = Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        self.folder.as_ref().filter(|_| inside).map(|folder| folder.join(name))
    }
}
