//! Reads the visits of a folder, many at a time.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use scalewright_model::{Assessment, Target};
use scalewright_source::{Format, MAX_BYTES, codes, quick_assessment};

use crate::{Session, Subject};

/// How deep below the folder visits may lie.
const MAX_DEPTH: usize = 8;

/// A file of a folder of visits.
pub struct StoredVisit {
    /// The file.
    pub path: PathBuf,
    /// The visit, or why there is none.
    pub visit: Result<Assessment, NoVisit>,
}

/// Why a file is no visit that can be used.
pub enum NoVisit {
    /// It has errors; the session has the findings.
    Findings(Box<Session>),
    /// It is a file of another kind, such as a scale or a file of cases.
    OtherKind,
    /// It is for a scale or a battery that is not among the subjects.
    Other(Target),
}

/// The files of a folder that may be visits (`*.ron`), in the order of their paths, also in folders inside it. A folder or a file whose
/// name begins with a point is passed over, and so is a folder that only points to another one: its visits would count twice, or for
/// ever.
pub fn visit_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    gather(folder, 0, &mut found);
    found.sort();
    found
}

fn gather(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() && path.is_symlink() {
            continue;
        }
        if path.is_dir() && depth < MAX_DEPTH {
            gather(&path, depth + 1, found);
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            found.push(path);
        }
    }
}

/// Reads visits with what they are for, on all processors. The order stays. Warnings are not kept.
pub fn read_visits(files: Vec<PathBuf>, subjects: &[&Subject]) -> Vec<StoredVisit> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let share = files.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let handles: Vec<_> = files
            .chunks(share)
            .map(|part| scope.spawn(|| part.iter().map(|path| read(path, subjects)).collect::<Vec<_>>()))
            .collect();
        let joined = handles.into_iter().map(thread::ScopedJoinHandle::join);
        joined.flat_map(|part| part.unwrap_or_else(|failure| std::panic::resume_unwind(failure))).collect()
    })
}

fn read(path: &Path, subjects: &[&Subject]) -> StoredVisit {
    let of = |target: &Target| subjects.iter().copied().find(|subject| subject.target() == target);
    let quick = text(path).and_then(|text| quick_assessment(&text, |target| Some(of(target)?.schemas())));
    let visit = quick.map_or_else(|| slowly(path, of), Ok);
    StoredVisit { path: path.to_owned(), visit }
}

/// The text of an ordinary file that is not too large.
fn text(path: &Path) -> Option<String> {
    let metadata = fs::metadata(path).ok()?;
    (metadata.is_file() && metadata.len() <= MAX_BYTES).then(|| fs::read_to_string(path).ok()).flatten()
}

/// Reads a file with all that is wrong with it.
fn slowly<'s>(path: &Path, of: impl Fn(&Target) -> Option<&'s Subject>) -> Result<Assessment, NoVisit> {
    let mut session = Session::default();
    let Some(target) = session.target(path) else {
        let other = is_other_kind(&session);
        return Err(if other { NoVisit::OtherKind } else { NoVisit::Findings(Box::new(session)) });
    };
    let Some(subject) = of(&target) else { return Err(NoVisit::Other(target)) };
    session.assessment(path, subject).ok_or_else(|| NoVisit::Findings(Box::new(session)))
}

/// Whether all that is wrong with a file is that it is one of another kind.
fn is_other_kind(session: &Session) -> bool {
    let report = session.report();
    let known = |found: &str| Format::ALL.iter().any(|format| format.head() == found);
    let findings = report.findings();
    !findings.is_empty()
        && findings.iter().all(|finding| {
            finding.code == codes::WRONG_HEAD
                && finding.facts.iter().any(|(name, value)| *name == "found" && known(value))
        })
}
