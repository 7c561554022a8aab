//! What the layout can see: its own files, the document as data, and the fonts. No clock, no network, no other file.

use std::path::PathBuf;

use scalewright_document::Templates;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The folder of the layouts among the templates.
const FOLDER: &str = "typst/";
/// The layout itself.
pub(crate) const MAIN: &str = "main.typ";
/// The document as data.
const DATA: &str = "document.json";

pub(crate) struct Sheet<'a> {
    pub scope: &'a LazyHash<Library>,
    pub book: &'a LazyHash<FontBook>,
    pub fonts: &'a [Font],
    pub templates: &'a Templates,
    pub main: FileId,
    pub data: Bytes,
}

/// The file of a name.
pub(crate) fn file(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

/// The name of a file among the templates.
pub(crate) fn name(id: FileId) -> String {
    format!("{FOLDER}{}", id.get().vpath().get_without_slash())
}

pub(crate) fn library() -> Library {
    Library::default()
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.scope
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let name = name(id);
        match self.templates.text(&name) {
            Ok(Some(text)) => Ok(Source::new(id, text)),
            _ => Err(FileError::NotFound(PathBuf::from(name))),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id.get().vpath().get_without_slash() == DATA {
            return Ok(self.data.clone());
        }
        Err(FileError::NotFound(PathBuf::from(name(id))))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
