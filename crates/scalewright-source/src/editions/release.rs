//! Releasing an edition: its status, and the list of digests.

use std::collections::BTreeMap;
use std::path::Path;

use scalewright_model::Date;

use super::edit::Edit;
use super::frozen::{FROZEN_FILE, list};
use super::{Edition, EditionHead, NewFile, edition_format};
use crate::files::shown;
use crate::load::{Loader, folder_of};
use crate::schema::Format;

impl Loader {
    /// Reads an edition of a scale, a battery or shared forms, without what it rests on. Nothing if its head cannot be read.
    pub(crate) fn edition(&mut self, path: &Path) -> Option<Edition> {
        let folder = folder_of(path);
        match edition_format(&folder)? {
            Format::Battery => self.battery(&folder).map(|one| Edition::of_battery(&folder, Some(&one))),
            Format::FormSet => self.forms(&folder).map(|one| Edition::of_forms(&folder, Some(&one))),
            _ => {
                let scale = self.scale(&folder)?.scale;
                let items = self.list(&folder.join("items"));
                Some(Edition::of_scale(&folder, Some(&scale), &items))
            }
        }
    }

    /// The head of an edition of a scale, a battery or shared forms.
    pub fn edition_head(&mut self, path: &Path) -> Option<EditionHead> {
        self.edition(path)?.head
    }

    /// What a release of an edition writes: its list of digests, and its head with the new status. Whether it may be released is for
    /// the caller to say.
    pub fn release(&mut self, path: &Path, on: Date) -> Option<[NewFile; 2]> {
        let edition = self.edition(path)?;
        let mut texts = BTreeMap::new();
        for name in &edition.files {
            let text = self.files.text(&shown(&edition.path(name)))?.to_owned();
            texts.insert(name.clone(), text);
        }
        let head = edition.files.first()?;
        let mut edit = Edit::new(texts.get(head)?)?;
        edit.set("status", "Released", "edition");
        let released = edit.done();
        texts.insert(head.clone(), released.clone());
        let list = NewFile::text(edition.path(FROZEN_FILE), list(on, &texts));
        Some([list, NewFile::text(edition.path(head), released)])
    }
}
