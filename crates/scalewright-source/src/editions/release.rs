//! Releasing an edition: its status, and the list of digests.

use std::collections::BTreeMap;
use std::path::Path;

use scalewright_model::{Date, Item};

use super::edit::Edit;
use super::frozen::{FROZEN_FILE, list};
use super::{Edition, EditionHead, NewFile, edition_format};
use crate::load::{Loader, folder_of};
use crate::schema::Format;

impl Loader {
    /// Reads the files of an edition of a scale, a battery or shared forms, whether it is as it was released or not. Nothing if one
    /// of them cannot be read.
    pub(crate) fn edition(&mut self, path: &Path) -> Option<Edition> {
        let folder = folder_of(path);
        let head = |name: &str| folder.join(name);
        match edition_format(&folder)? {
            Format::Battery => {
                let battery = self.file(&head("battery.ron"), Format::Battery)?;
                Some(Edition::of_battery(&folder, Some(&battery)))
            }
            Format::FormSet => {
                let forms = self.file(&head("forms.ron"), Format::FormSet)?;
                Some(Edition::of_forms(&folder, Some(&forms)))
            }
            _ => {
                let scale = self.file(&head("scale.ron"), Format::Scale)?;
                let items = self.list(&folder.join("items"));
                let read: Vec<_> = items.iter().map(|path| self.file::<Item>(path, Format::Item)).collect();
                let edition = Edition::of_scale(&folder, Some(&scale), &items);
                read.iter().all(Option::is_some).then_some(edition)
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
        let uses = edition.uses.iter().map(|(name, _)| name);
        for name in edition.files.iter().chain(uses) {
            let text = self.files.read(&edition.path(name), &mut self.report)?;
            texts.insert(name.clone(), text.to_string());
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
