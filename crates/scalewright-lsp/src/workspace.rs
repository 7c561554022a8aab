//! The scales and batteries that open documents belong to, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use scalewright::check::Draft;
use scalewright::diag::Report;
use scalewright::model::Lang;
use scalewright::source::Files;
use scalewright::{Session, Subject};

use crate::address;
use crate::documents::Documents;
use crate::folders::{self, EditionKind};
use crate::visits::{Visit, VisitFile};

/// The open documents, and the editions that they belong to.
pub(crate) struct Workspace {
    /// The open documents.
    pub documents: Documents,
    /// The folders that the editor has open.
    pub roots: Vec<PathBuf>,
    pub(crate) session: Session,
    pub(crate) editions: BTreeMap<PathBuf, Edition>,
    /// The open assessments and cases of which nobody knows what they are for, by their files.
    pub(crate) strays: BTreeMap<String, Visit>,
    pub(crate) pending: Pending,
}

/// What is to be checked.
#[derive(Default)]
pub(crate) struct Pending {
    /// Editions, by their folders.
    pub editions: BTreeSet<PathBuf>,
    /// Assessments and cases, by their files.
    pub visits: BTreeSet<String>,
}

/// A scale, a battery or shared forms, as they were checked last.
pub(crate) struct Edition {
    /// What it is.
    pub kind: EditionKind,
    /// The files that were read.
    pub files: Files,
    /// What was found.
    pub report: Report,
    /// What visits are scored with, as it was when there was no error.
    pub subject: Option<Subject>,
    /// The open assessments and cases that are for it, by their files.
    pub visits: BTreeMap<String, Visit>,
}

impl Workspace {
    /// A workspace in some folders.
    pub fn new(roots: Vec<PathBuf>) -> Self {
        Self {
            documents: Documents::default(),
            roots,
            session: Session::for_editor(),
            editions: BTreeMap::new(),
            strays: BTreeMap::new(),
            pending: Pending::default(),
        }
    }

    /// Takes over the text of a document that was opened or changed.
    pub fn changed(&mut self, file: &str) {
        let Some(document) = self.documents.get(file) else { return };
        let path = document.path.clone();
        self.session.loader().files.open(file, &document.text);
        if self.visit_format(file).is_some() {
            self.pending.visits.insert(file.to_owned());
            if let Some(folder) = self.edition_of(&path).filter(|folder| !self.editions.contains_key(folder))
            {
                self.pending.editions.insert(folder);
            }
        } else {
            self.touch(file, &path);
        }
    }

    /// Goes back to the text on the disk.
    pub fn closed(&mut self, file: &str) {
        self.session.loader().files.close(file);
        self.forget_visit(file);
        self.pending.visits.remove(file);
        self.touch(file, Path::new(file));
        // Where nothing is open any more, nothing is shown.
        let open: Vec<PathBuf> = self.documents.iter().map(|(_, document)| document.path.clone()).collect();
        let needed: BTreeSet<PathBuf> = open.iter().flat_map(|path| self.editions_with(path)).collect();
        self.editions.retain(|folder, _| needed.contains(folder));
        self.pending.editions.retain(|folder| needed.contains(folder));
    }

    /// Reads everything again: something has changed on the disk.
    pub fn changed_outside(&mut self) {
        self.pending.editions.extend(self.editions.keys().cloned());
        let of_editions = self.editions.values().flat_map(|edition| edition.visits.keys());
        self.pending.visits.extend(of_editions.chain(self.strays.keys()).cloned());
    }

    /// Marks the editions that a file is part of.
    fn touch(&mut self, file: &str, path: &Path) {
        let using = self.editions.iter().filter(|(_, edition)| edition.files.text(file).is_some());
        let using: Vec<PathBuf> = using.map(|(folder, _)| folder.clone()).collect();
        let own = self.editions_with(path).into_iter();
        // An item that was begun in the editor is part of its scale before it is saved.
        let begun = using.is_empty() && folders::format_by_place(path).is_some();
        self.pending
            .editions
            .extend(own.filter(|folder| begun || !self.editions.contains_key(folder)).collect::<Vec<_>>());
        self.pending.editions.extend(using);
    }

    /// The edition of a path, and, of shared forms, the scales that use them.
    fn editions_with(&mut self, path: &Path) -> Vec<PathBuf> {
        let Some(own) = self.edition_of(path) else { return Vec::new() };
        let mut found = vec![own.clone()];
        if folders::kind(&own) == Some(EditionKind::Forms) {
            let loader = self.session.loader();
            found.extend(folders::scales_with_forms(&folders::library_of(&self.roots, &own), &own, loader));
        }
        found
    }

    /// The folder of the edition that a file belongs to: the nearest one above it, or else the one that a visit says it is for.
    pub(crate) fn edition_of(&mut self, path: &Path) -> Option<PathBuf> {
        if let Some(folder) = folders::edition_above(path) {
            return Some(folder);
        }
        let format = self.visit_format(&address::file(path))?;
        let target = folders::target(path, format, self.session.loader())?;
        folders::find(&self.roots, path, &target)
    }

    /// Whether anything is to be checked.
    pub fn is_pending(&self) -> bool {
        !self.pending.editions.is_empty() || !self.pending.visits.is_empty()
    }

    /// Whether an edition is to be checked.
    pub fn has_pending_editions(&self) -> bool {
        !self.pending.editions.is_empty()
    }

    /// Checks one of the editions that have changed.
    pub fn check_next_edition(&mut self) {
        if let Some(folder) = self.pending.editions.pop_first() {
            self.check_edition(&folder);
        }
    }

    /// Checks the scale that an item is part of, if it has changed, and no other one.
    pub fn check_edition_of(&mut self, file: &str) {
        let own = folders::edition_above(Path::new(file));
        if let Some(folder) = own.filter(|folder| self.pending.editions.contains(folder)) {
            self.check_edition(&folder);
        }
    }

    fn check_edition(&mut self, folder: &Path) {
        let Some(kind) = folders::kind(folder) else {
            self.editions.remove(folder);
            return;
        };
        self.session.loader().again();
        let subject = match kind {
            EditionKind::Forms => {
                self.session.loader().forms(folder);
                None
            }
            EditionKind::Scale | EditionKind::Battery => self.session.subject(folder),
        };
        if let Some(subject) = &subject {
            self.session.prove(subject);
        }
        let (files, report) = (self.session.files().clone(), self.session.report());
        self.pending.visits.extend(self.strays.keys().cloned());
        let old = self.editions.remove(folder);
        let (last, visits) = old.map(|old| (old.subject, old.visits)).unwrap_or_default();
        self.pending.visits.extend(visits.keys().cloned());
        let edition = Edition { kind, files, report, subject: subject.or(last), visits };
        self.editions.insert(folder.to_owned(), edition);
    }

    /// Everything that was found, with the files that have the places.
    pub fn reports(&self) -> impl Iterator<Item = (&Report, &Files)> {
        let strays = self.strays.values().map(|visit| (&visit.report, &visit.files));
        self.editions.values().flat_map(Edition::reports).chain(strays)
    }

    /// The edition that a file was read for: of a scale, if there is one.
    pub fn edition_with(&self, file: &str) -> Option<&Edition> {
        let with = || self.editions.values().filter(|edition| edition.has(file));
        with().find(|edition| edition.kind == EditionKind::Scale).or_else(|| with().next())
    }

    /// The scales that a file is part of, or that an assessment or a case in it is for, as they were when each of their files could last be
    /// read.
    pub fn drafts_of(&mut self, file: &str) -> Vec<Draft> {
        let folders = self.scales_of(file);
        folders.iter().filter_map(|folder| self.session.loader().last_sound(folder)).collect()
    }

    /// The same, and the file itself where it names things of several scales. All is read anew and nothing is checked: [`Self::files`]
    /// has the texts as they are now.
    pub fn read(&mut self, file: &str) -> (Vec<Draft>, Option<VisitFile>) {
        let folders = self.scales_of(file);
        let drafts = self.read_scales(&folders);
        let visit = self.visit(file.as_ref());
        (drafts, visit)
    }

    /// The same, and the scales of the workspace that share forms with them.
    pub fn read_all(&mut self, file: &str) -> (Vec<Draft>, Option<VisitFile>) {
        let mut folders = self.scales_of(file);
        let drafts = self.drafts_of(file);
        let shared = drafts.iter().filter_map(|draft| Path::new(&draft.forms.as_ref()?.file).parent());
        for forms in shared.collect::<BTreeSet<_>>() {
            let library = folders::library_of(&self.roots, forms);
            folders.extend(folders::scales_with_forms(&library, forms, self.session.loader()));
        }
        folders.sort();
        folders.dedup();
        let drafts = self.read_scales(&folders);
        let visit = self.visit(file.as_ref());
        (drafts, visit)
    }

    fn read_scales(&mut self, folders: &[PathBuf]) -> Vec<Draft> {
        let loader = self.session.loader();
        loader.again();
        folders.iter().for_each(|folder| _ = loader.scale(folder));
        folders.iter().filter_map(|folder| loader.last_sound(folder)).collect()
    }

    /// The folders of the scales that a file is part of, or that a visit in it is for.
    fn scales_of(&self, file: &str) -> Vec<PathBuf> {
        let mut folders: BTreeSet<PathBuf> = BTreeSet::new();
        for (folder, edition) in self.editions.iter().filter(|(_, edition)| edition.has(file)) {
            match (edition.kind, &edition.subject) {
                (EditionKind::Scale, _) => _ = folders.insert(folder.clone()),
                (EditionKind::Battery, Some(subject)) => {
                    // What a battery shares with its scales is theirs.
                    let of = subject.all().filter(|_| edition.is_own(folder, file));
                    folders.extend(of.map(|scale| scale.folder.clone()));
                }
                _ => {}
            }
        }
        let mut folders: Vec<PathBuf> = folders.into_iter().map(|folder| plain(&folder)).collect();
        folders.dedup();
        folders
    }

    /// Whether all files that were read for an answer are as they should be in their form.
    pub fn is_sound(&self) -> bool {
        !self.session.report().has_errors()
    }

    /// The title of an edition, by its head.
    pub fn title(&mut self, head: &Path, lang: Lang) -> Option<String> {
        let name = head.file_name()?.to_str()?;
        let loader = self.session.loader();
        let title = match name {
            "scale.ron" => loader.scale_head(head)?.value.title,
            "battery.ron" => loader.battery(head)?.value.title,
            "forms.ron" => loader.forms(head)?.value.title,
            _ => return None,
        };
        Some(title.best(lang).to_owned())
    }

    /// The files that were read for an answer, with their texts.
    pub fn files(&self) -> &Files {
        self.session.files()
    }
}

/// A path without ways there and back again.
pub(crate) fn plain(path: &Path) -> PathBuf {
    PathBuf::from(address::file(path))
}

impl Edition {
    /// Whether a file is the battery itself or a visit for it.
    fn is_own(&self, folder: &Path, file: &str) -> bool {
        self.visits.contains_key(file) || Path::new(file).parent() == Some(folder)
    }

    fn has(&self, file: &str) -> bool {
        self.files.text(file).is_some() || self.visits.contains_key(file)
    }

    /// The files that a file of the edition was read with.
    pub fn files_of(&self, file: &str) -> &Files {
        self.visits.get(file).map_or(&self.files, |visit| &visit.files)
    }

    fn reports(&self) -> impl Iterator<Item = (&Report, &Files)> {
        let visits = self.visits.values().map(|visit| (&visit.report, &visit.files));
        std::iter::once((&self.report, &self.files)).chain(visits)
    }
}
