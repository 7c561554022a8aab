//! The scales and batteries that open documents belong to, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use scalewright::check::Draft;
use scalewright::diag::Report;
use scalewright::model::{Assessment, Battery, CaseFile, Filed};
use scalewright::source::edit::format_of;
use scalewright::source::{Files, Format};
use scalewright::{Session, Subject};

use crate::address;
use crate::documents::Documents;
use crate::folders::{self, EditionKind};

/// The open documents, and the editions that they belong to.
pub(crate) struct Workspace {
    /// The open documents.
    pub documents: Documents,
    /// The folders that the editor has open.
    pub roots: Vec<PathBuf>,
    session: Session,
    editions: BTreeMap<PathBuf, Edition>,
    pending: Pending,
}

/// What is to be checked.
#[derive(Default)]
struct Pending {
    /// Editions, by their folders.
    editions: BTreeSet<PathBuf>,
    /// Assessments and cases, by their files.
    visits: BTreeSet<String>,
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

/// An assessment or a file of cases, as it was checked last.
pub(crate) struct Visit {
    /// The file, with its text.
    pub files: Files,
    /// What was found.
    pub report: Report,
}

/// A file that names things of several scales, as it was when it could last be read.
pub(crate) enum VisitFile {
    /// An assessment.
    Assessment(Box<Filed<Assessment>>),
    /// Cases.
    Cases(Filed<CaseFile>),
    /// A battery.
    Battery(Box<Filed<Battery>>),
}

/// Whether a text is an assessment or cases, which are checked against a scale and are no part of it.
fn is_visit(format: Option<Format>) -> bool {
    matches!(format, Some(Format::Assessment | Format::CaseFile))
}

impl Workspace {
    /// A workspace in some folders.
    pub fn new(roots: Vec<PathBuf>) -> Self {
        Self {
            documents: Documents::default(),
            roots,
            session: Session::for_editor(),
            editions: BTreeMap::new(),
            pending: Pending::default(),
        }
    }

    /// Takes over the text of a document that was opened or changed.
    pub fn changed(&mut self, file: &str) {
        let Some(document) = self.documents.get(file) else { return };
        let (path, format) = (document.path.clone(), format_of(&document.text));
        self.session.loader().files.open(file, &document.text);
        if is_visit(format) {
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
        self.editions.values_mut().for_each(|edition| _ = edition.visits.remove(file));
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
        let visits = self.editions.values().flat_map(|edition| edition.visits.keys().cloned());
        self.pending.visits.extend(visits.collect::<Vec<_>>());
    }

    /// Marks the editions that a file is part of.
    fn touch(&mut self, file: &str, path: &Path) {
        let using = self.editions.iter().filter(|(_, edition)| edition.files.text(file).is_some());
        let using: Vec<PathBuf> = using.map(|(folder, _)| folder.clone()).collect();
        self.pending.editions.extend(using);
        let own = self.editions_with(path).into_iter();
        self.pending.editions.extend(own.filter(|folder| !self.editions.contains_key(folder)));
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
    fn edition_of(&mut self, path: &Path) -> Option<PathBuf> {
        if let Some(folder) = folders::edition_above(path) {
            return Some(folder);
        }
        let file = address::file(path);
        let text = self.documents.get(&file).map(|document| document.text.as_str()).unwrap_or_default();
        if !is_visit(format_of(text)) {
            return None;
        }
        let target = folders::target(path, self.session.loader())?;
        folders::find(&self.roots, path, &target)
    }

    /// Checks the editions that have changed. It says whether there were any.
    pub fn check_editions(&mut self) -> bool {
        let pending = std::mem::take(&mut self.pending.editions);
        for folder in &pending {
            self.check_edition(folder);
        }
        !pending.is_empty()
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
        let old = self.editions.remove(folder);
        let (last, visits) = old.map(|old| (old.subject, old.visits)).unwrap_or_default();
        self.pending.visits.extend(visits.keys().cloned());
        let edition = Edition { kind, files, report, subject: subject.or(last), visits };
        self.editions.insert(folder.to_owned(), edition);
    }

    /// Checks the assessments and cases that have changed, or whose scale has. It says whether there were any.
    pub fn check_visits(&mut self) -> bool {
        let pending = std::mem::take(&mut self.pending.visits);
        for file in &pending {
            self.check_visit(file);
        }
        !pending.is_empty()
    }

    fn check_visit(&mut self, file: &str) {
        let Some(document) = self.documents.get(file) else { return };
        let (path, format) = (document.path.clone(), format_of(&document.text));
        let folder = self.edition_of(&path);
        self.session.loader().again();
        let edition = folder.and_then(|folder| self.editions.get_mut(&folder));
        let Some(edition) = edition else { return };
        match (&edition.subject, format) {
            (Some(subject), Some(Format::Assessment)) => _ = self.session.assessment(&path, subject),
            (Some(subject), Some(Format::CaseFile)) => _ = self.session.cases(&path, subject),
            (None, Some(Format::Assessment)) => _ = self.session.loader().assessment(&path),
            (None, Some(Format::CaseFile)) => _ = self.session.loader().cases(&path),
            _ => {}
        }
        let visit = Visit { files: self.session.files().clone(), report: self.session.report() };
        edition.visits.insert(file.to_owned(), visit);
    }

    /// The editions, with what was found.
    pub fn editions(&self) -> impl Iterator<Item = &Edition> {
        self.editions.values()
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

    /// The same, and the scales of the workspace that share forms with them. All are read anew, so that [`Self::files`] has their files.
    pub fn all_drafts_of(&mut self, file: &str) -> Vec<Draft> {
        let mut folders = self.scales_of(file);
        let drafts = self.drafts_of(file);
        let shared = drafts.iter().filter_map(|draft| Path::new(&draft.forms.as_ref()?.file).parent());
        for forms in shared.collect::<BTreeSet<_>>() {
            let library = folders::library_of(&self.roots, forms);
            folders.extend(folders::scales_with_forms(&library, forms, self.session.loader()));
        }
        folders.sort();
        folders.dedup();
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

    /// All assessments and cases that stand beside the scales of drafts, and beside the batteries of the workspace that score them.
    pub fn visits_of(&mut self, drafts: &[Draft]) -> Vec<VisitFile> {
        let scales: Vec<PathBuf> = drafts
            .iter()
            .filter_map(|draft| Path::new(&draft.scale.file).parent())
            .map(Path::to_owned)
            .collect();
        let mut found: Vec<PathBuf> = scales.iter().flat_map(|folder| folders::visits(folder)).collect();
        let libraries: BTreeSet<PathBuf> =
            scales.iter().flat_map(|folder| folders::library_of(&self.roots, folder)).collect();
        for battery in folders::batteries(&libraries, &scales, self.session.loader()) {
            found.extend(folders::visits(&battery));
            found.push(plain(&battery.join("battery.ron")));
        }
        let open = self.documents.iter().filter(|(_, document)| is_visit(format_of(&document.text)));
        found.extend(open.map(|(_, document)| document.path.clone()));
        found.sort();
        found.dedup();
        found.iter().filter_map(|path| self.visit(path)).collect()
    }

    /// An assessment, cases or a battery, as they were when they could last be read.
    pub fn visit(&mut self, path: &Path) -> Option<VisitFile> {
        let loader = self.session.loader();
        let text = loader.peek(path)?;
        match format_of(&text)? {
            Format::Assessment => {
                loader.assessment(path);
                loader.last_sound_assessment(path).map(|visit| VisitFile::Assessment(Box::new(visit)))
            }
            Format::CaseFile => {
                loader.cases(path);
                loader.last_sound_cases(path).map(VisitFile::Cases)
            }
            Format::Battery => {
                loader.battery(path);
                loader.last_sound_battery(path).map(|battery| VisitFile::Battery(Box::new(battery)))
            }
            _ => None,
        }
    }

    /// The files that were read for an answer, with their texts.
    pub fn files(&self) -> &Files {
        self.session.files()
    }
}

/// A path without ways there and back again.
fn plain(path: &Path) -> PathBuf {
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

    /// Everything that was found, with the files that have the places.
    pub fn reports(&self) -> impl Iterator<Item = (&Report, &Files)> {
        let visits = self.visits.values().map(|visit| (&visit.report, &visit.files));
        std::iter::once((&self.report, &self.files)).chain(visits)
    }
}
