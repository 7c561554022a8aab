//! The assessments and cases that are open: they are held against a scale and are no part of it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use scalewright::check::Draft;
use scalewright::diag::Report;
use scalewright::model::{Assessment, Battery, CaseFile, Filed};
use scalewright::source::edit::format_of;
use scalewright::source::{Files, Format};

use crate::folders;
use crate::workspace::{Workspace, plain};

/// An assessment or a file of cases, as it was checked last.
pub(crate) struct Visit {
    /// What it was checked as.
    pub format: Format,
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
const fn is_visit(format: Format) -> bool {
    matches!(format, Format::Assessment | Format::CaseFile)
}

impl Workspace {
    /// What an open document is checked as, if it is an assessment or cases: by its place, by the name at its head, or, where that can
    /// not be made out, as it was before.
    pub(crate) fn visit_format(&self, file: &str) -> Option<Format> {
        let document = self.documents.get(file)?;
        let by_head = format_of(&document.text).filter(|format| is_visit(*format));
        match folders::format_by_place(&document.path) {
            Some(Format::CaseFile) => Some(Format::CaseFile),
            Some(Format::Assessment) => by_head.or(Some(Format::Assessment)),
            Some(_) => None,
            None => by_head.or_else(|| self.visit_before(file).map(|visit| visit.format)),
        }
    }

    fn visit_before(&self, file: &str) -> Option<&Visit> {
        let mut all = self.editions.values().map(|edition| &edition.visits).chain([&self.strays]);
        all.find_map(|visits| visits.get(file))
    }

    /// Forgets what was found in an assessment or in cases.
    pub(crate) fn forget_visit(&mut self, file: &str) {
        self.editions.values_mut().for_each(|edition| _ = edition.visits.remove(file));
        self.strays.remove(file);
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
        let (Some(document), Some(format)) = (self.documents.get(file), self.visit_format(file)) else {
            return;
        };
        let path = document.path.clone();
        let folder = self.edition_of(&path).filter(|folder| self.editions.contains_key(folder));
        self.session.loader().again();
        let edition = folder.as_ref().and_then(|folder| self.editions.get(folder));
        match (edition.and_then(|edition| edition.subject.as_ref()), format) {
            (Some(subject), Format::Assessment) => _ = self.session.assessment(&path, subject),
            (Some(subject), _) => _ = self.session.cases(&path, subject),
            (None, Format::Assessment) => _ = self.session.loader().assessment(&path),
            (None, _) => _ = self.session.loader().cases(&path),
        }
        let visit = Visit { format, files: self.session.files().clone(), report: self.session.report() };
        // It may have been for another edition before.
        self.forget_visit(file);
        let edition = folder.and_then(|folder| self.editions.get_mut(&folder));
        let visits = edition.map_or(&mut self.strays, |edition| &mut edition.visits);
        visits.insert(file.to_owned(), visit);
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
        let open =
            self.documents.iter().filter(|(_, document)| format_of(&document.text).is_some_and(is_visit));
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
}
