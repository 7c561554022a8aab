//! What must hold before an edition is released.

use std::fs;
use std::path::{Path, PathBuf};

use scalewright_diag::Severity;
use scalewright_model::{Date, Status};
use scalewright_source::Format;
use scalewright_source::editions::{NewFile, edition_format};

use crate::{Session, Subject, run_cases};

/// Why an edition is not released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReleaseRefusal {
    /// There are errors or warnings; the report of the session has them.
    Findings,
    /// It is released already.
    Released,
    /// What it rests on is still a draft: the folders of the forms, or of the scales.
    OnDrafts(Vec<PathBuf>),
    /// Cases differ: their names.
    Cases(Vec<String>),
}

impl Session {
    /// Looks whether an edition of a scale, a battery or shared forms may be released, and gives what the release writes: its list of
    /// digests, and its head. `users` are the scales that use the forms, where it is forms.
    pub fn release(
        &mut self,
        folder: &Path,
        on: Date,
        users: &[PathBuf],
    ) -> Result<[NewFile; 2], ReleaseRefusal> {
        if edition_format(folder) == Some(Format::FormSet) {
            self.check_forms(folder, users);
        } else {
            let subject = self.subject(folder).ok_or(ReleaseRefusal::Findings)?;
            self.may_be_released(&subject)?;
            self.prove(&subject);
        }
        self.is_clean()?;
        let head = self.edition_head(folder).ok_or(ReleaseRefusal::Findings)?;
        if head.status == Status::Released {
            return Err(ReleaseRefusal::Released);
        }
        self.loader().release(folder, on).ok_or(ReleaseRefusal::Findings)
    }

    /// That no error and no warning was found.
    fn is_clean(&self) -> Result<(), ReleaseRefusal> {
        let report = self.report().at_least(Severity::Warning);
        if report.is_empty() { Ok(()) } else { Err(ReleaseRefusal::Findings) }
    }

    fn may_be_released(&mut self, subject: &Subject) -> Result<(), ReleaseRefusal> {
        self.is_clean()?;
        let drafts = drafts(subject);
        if !drafts.is_empty() {
            return Err(ReleaseRefusal::OnDrafts(drafts));
        }
        let failed: Vec<String> = run_cases(self, subject)
            .into_iter()
            .filter(|case| !case.passed())
            .map(|case| case.name)
            .collect();
        self.is_clean()?;
        if failed.is_empty() { Ok(()) } else { Err(ReleaseRefusal::Cases(failed)) }
    }

    /// Looks through shared forms by way of the scales that use them, and keeps what is found in the forms themselves.
    fn check_forms(&mut self, folder: &Path, users: &[PathBuf]) {
        for user in users {
            self.scale(user);
        }
        let own = fs::canonicalize(folder).ok();
        self.loader().report.retain(|finding| {
            let file = fs::canonicalize(&finding.place.file).ok();
            own.as_ref().zip(file).is_none_or(|(own, file)| file.starts_with(own))
        });
    }
}

/// The folders of what a scale or a battery rests on and what is still a draft.
fn drafts(subject: &Subject) -> Vec<PathBuf> {
    let draft = |status: Status| status == Status::Draft;
    if subject.battery().is_some() {
        let scales = subject.all().filter(|one| draft(one.checked.scale().status));
        return scales.map(|one| one.folder.clone()).collect();
    }
    let forms = subject.scales.iter().filter_map(|one| one.checked.forms());
    let files = forms.filter(|forms| draft(forms.value.status)).map(|forms| Path::new(&forms.file));
    files.filter_map(|file| file.parent().map(Path::to_owned)).collect()
}
