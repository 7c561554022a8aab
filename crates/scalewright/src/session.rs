//! Opens files and collects findings.

use std::path::{Path, PathBuf};

use scalewright_check::{check, check_battery, check_correspondence, check_visit_names};
use scalewright_diag::{Report, Severity};
use scalewright_model::{Assessment, CaseFile, Filed, Target};
use scalewright_source::editions::{BeginError, EditionHead, NewEdition, NewFile, RuleKind, new_item};
use scalewright_source::{Files, LaidOut, Loader};
use scalewright_words::Words;
use serde_json::Value;

use crate::proofs::Proofs;
use crate::{Scale, Subject};

/// Opens files, keeps their texts, and collects what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Session {
    loader: Loader,
    proofs: Proofs,
}

impl Session {
    /// A session for an editor: it can take texts that are not saved yet, and reads again only what has changed.
    pub fn for_editor() -> Self {
        Self { loader: Loader::for_editor(), ..Self::default() }
    }

    /// What reads the files: texts that are not saved, and what files were when they could last be read.
    pub const fn loader(&mut self) -> &mut Loader {
        &mut self.loader
    }

    /// Opens and checks a scale: its folder, or its `scale.ron`. If it has errors, there is none, and the report says why.
    pub fn scale(&mut self, path: &Path) -> Option<Scale> {
        let draft = self.loader.scale(path)?;
        let (checked, report) = check(draft);
        self.loader.report.append(report);
        checked.map(|checked| Scale::new(checked, path))
    }

    /// Opens and checks what visits are scored with: the folder of a scale or of a battery. If any part has errors, there is none.
    pub fn subject(&mut self, path: &Path) -> Option<Subject> {
        if is_battery(path) { self.battery(path) } else { self.scale(path).map(Subject::of_scale) }
    }

    /// Proves what holds of the rules of all scales of a subject for every input, and notes what is wrong. What this session has
    /// proved before is kept while the texts stay the same.
    pub fn prove(&mut self, subject: &Subject) {
        for scale in subject.all() {
            let report = self.proofs.of(&scale.checked, &self.loader.files);
            self.loader.report.append(report);
        }
    }

    fn battery(&mut self, path: &Path) -> Option<Subject> {
        let battery = self.loader.battery(path)?;
        let folder = Path::new(&battery.file).parent().unwrap_or(Path::new("")).to_owned();
        let open = |session: &mut Self, names: &[String]| {
            let scales: Vec<_> = names.iter().map(|name| session.scale(&folder.join(name))).collect();
            scales.into_iter().collect::<Option<Vec<_>>>()
        };
        let scales = open(self, &battery.value.scales);
        let beside = open(self, &battery.value.beside);
        let (scales, beside) = (scales?, beside?);
        let subject = Subject::of_battery(battery, scales, beside, path);
        self.check_battery(&subject).then_some(subject)
    }

    fn check_battery(&mut self, subject: &Subject) -> bool {
        let Some(battery) = subject.battery() else { return true };
        let of = |scales: &'_ [Scale]| scales.iter().map(|scale| scale.checked.clone()).collect::<Vec<_>>();
        let (scales, beside) = (of(&subject.scales), of(&subject.beside));
        let (scales, beside): (Vec<_>, Vec<_>) = (scales.iter().collect(), beside.iter().collect());
        let mut report = check_battery(battery, &scales, &beside);
        report.append(check_correspondence(&[scales, beside].concat()));
        let sound = !report.has_errors();
        self.loader.report.append(report);
        sound
    }

    /// Reads what an assessment is for.
    pub fn target(&mut self, path: &Path) -> Option<Target> {
        self.loader.assessment(path).map(|read| read.filed.value.target)
    }

    /// Opens an assessment and holds it against what it is for. If it has errors, there is none, and the report says why.
    pub fn assessment(&mut self, path: &Path, subject: &Subject) -> Option<Assessment> {
        let read = self.loader.assessment(path)?;
        let mut report = Report::default();
        subject.schemas().check_assessment(&read, &mut report);
        if !report.has_errors() {
            report.extend(subject.inspect(&read.filed));
            if let Some(battery) = subject.battery() {
                report.append(check_visit_names(&battery.value, &read.filed));
            }
        }
        let sound = !report.has_errors();
        self.loader.report.append(report);
        sound.then_some(read.filed.value)
    }

    /// Opens a file of cases and holds it against what it is for.
    pub fn cases(&mut self, path: &Path, subject: &Subject) -> Option<Filed<CaseFile>> {
        let read = self.loader.cases(path)?;
        let mut report = Report::default();
        subject.schemas().check_cases(&read, &mut report);
        let sound = !report.has_errors();
        self.loader.report.append(report);
        sound.then_some(read.filed)
    }

    /// The RON files of a folder, in the order of their names.
    pub(crate) fn list(&mut self, folder: &Path) -> Vec<std::path::PathBuf> {
        self.loader.list(folder)
    }

    /// The RON files that a path stands for: the file itself, or all below a folder. What cannot be read is in the report.
    pub fn files_below(&mut self, path: &Path) -> Vec<PathBuf> {
        if path.is_dir() { self.loader.list_below(path) } else { vec![path.to_owned()] }
    }

    /// Reads a file of any kind and lays it out. If it is not well-formed, there is nothing, and the report says why.
    pub fn lay_out(&mut self, path: &Path) -> Option<LaidOut> {
        self.loader.lay_out(path)
    }

    /// Reads the head of an edition of a scale, a battery or shared forms.
    pub fn edition_head(&mut self, folder: &Path) -> Option<EditionHead> {
        self.loader.edition_head(folder)
    }

    /// Copies an edition; nothing is written. If a file cannot be read, there is none, and the report says why.
    pub fn new_edition(&mut self, folder: &Path, name: &str) -> Option<NewEdition> {
        self.loader.new_edition(folder, name)
    }

    /// A new item of a scale from a template; nothing is written.
    pub fn new_item(
        &mut self,
        folder: &Path,
        code: &str,
        kind: RuleKind,
        subscale: Option<&str>,
    ) -> Result<Vec<NewFile>, BeginError> {
        new_item(&mut self.loader, folder, code, kind, subscale)
    }

    /// The files that were opened.
    pub const fn files(&self) -> &Files {
        &self.loader.files
    }

    /// What was found so far, in the order of the files; nothing twice.
    pub fn report(&self) -> Report {
        self.loader.report.clone().sorted(&|place| self.loader.files.locate(place))
    }

    /// The findings from a severity up, each with the line it is about.
    pub fn full(&self, words: &Words, least: Severity, colour: bool) -> String {
        let report = self.report().at_least(least);
        scalewright_diag::full(&report, words, &|place| self.loader.files.locate(place), colour)
    }

    /// The findings from a severity up, one on each line.
    pub fn concise(&self, words: &Words, least: Severity) -> String {
        let report = self.report().at_least(least);
        scalewright_diag::concise(&report, words, &|place| self.loader.files.locate(place))
    }

    /// The findings from a severity up, for machines.
    pub fn json(&self, words: &Words, least: Severity) -> Value {
        let report = self.report().at_least(least);
        scalewright_diag::json(&report, words, &|place| self.loader.files.locate(place))
    }
}

/// Whether a path names a battery.
fn is_battery(path: &Path) -> bool {
    path.join("battery.ron").is_file() || path.file_name().is_some_and(|name| name == "battery.ron")
}
