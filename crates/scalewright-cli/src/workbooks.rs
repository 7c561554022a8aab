//! Opens visits, be they files of data or workbooks, and writes them as either.

use std::path::Path;

use scalewright::diag::{Report, Severity};
use scalewright::forms::book::{self, Book};
use scalewright::forms::read;
use scalewright::model::Assessment;
use scalewright::source::write_assessment;
use scalewright::{Returned, Subject, find};

use crate::making;
use crate::place::{self, Trouble, Visit};
use crate::screen::Screen;

/// Whether a path names a workbook rather than a file of data.
pub(crate) fn is_book(path: &Path) -> bool {
    path.is_dir() || path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("ron"))
}

/// Whether a path has the ending of a spreadsheet program.
pub(crate) fn is_spreadsheet(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["xlsx", "xlsm", "xls", "ods", "csv"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// A workbook that was read, with what it is for.
pub(crate) struct Opened {
    pub subject: Subject,
    pub returned: Returned,
    /// The cells that it was read from.
    pub book: Book,
}

/// Opens and reads a workbook. `with` names the scale or the battery where the workbook does not, or where others are wanted.
pub(crate) fn open(
    screen: &Screen,
    path: &Path,
    with: Option<&Path>,
    show_clients: bool,
) -> Result<Opened, Trouble> {
    let found = book::open(path, &read::wanted).map_err(|error| {
        let mut report = Report::default();
        report.push(read::cannot_open(&error, &path.display().to_string()));
        Trouble::Book(Box::new(report))
    })?;
    let (subject, _) = match (with, read::target(&found)) {
        (Some(named), _) => place::subject(screen, named)?,
        (None, Some(target)) => {
            let root = place::scales_root(screen, Some(path));
            let folder = find(&root, &target).ok_or_else(|| place::other_editions(screen, &target, &root))?;
            place::subject(screen, &folder)?
        }
        (None, None) => {
            let help = screen.words.word("error-book-for-nothing-help");
            return Err(Trouble::said(screen.words.word("error-book-for-nothing"), Some(help)));
        }
    };
    let returned = subject.read_workbook(&found, path, show_clients);
    Ok(Opened { subject, returned, book: found })
}

/// Opens a visit: a file of data or a workbook.
pub(crate) fn visit(screen: &Screen, path: &Path, with: Option<&Path>) -> Result<Visit, Trouble> {
    if !is_book(path) {
        return place::visit(screen, path, with, None);
    }
    let opened = open(screen, path, with, false)?;
    let report = opened.returned.report.at_least(Severity::Warning);
    let Some(assessment) = opened.returned.assessment else {
        return Err(Trouble::Book(Box::new(report)));
    };
    screen.report(&report);
    Ok(Visit { assessment, subject: opened.subject })
}

/// Refuses to write over the workbook that was read: it may hold what has no place in a visit.
pub(crate) fn not_over(screen: &Screen, read: &Path, written: &Path) -> Result<(), Trouble> {
    let same = std::fs::canonicalize(read).ok().zip(std::fs::canonicalize(written).ok());
    if is_book(read) && same.is_some_and(|(read, written)| read == written) {
        let path = written.display().to_string();
        return Err(Trouble::said(screen.words.say("error-over-the-book", &[("path", &path)]), None));
    }
    Ok(())
}

/// Writes a visit: as a workbook if the file ends in `.xlsx`, else as data.
pub(crate) fn write(
    screen: &Screen,
    path: &Path,
    subject: &Subject,
    visit: &Assessment,
) -> Result<(), Trouble> {
    let said = |reason: String| {
        let reason = format!("{}: {reason}", path.display());
        Trouble::said(screen.words.say("error-write", &[("reason", &reason)]), None)
    };
    let bytes = match path.extension().and_then(|ending| ending.to_str()) {
        Some("ron") => {
            write_assessment(visit).map(String::into_bytes).map_err(|error| said(error.to_string()))?
        }
        Some("xlsx") => subject.workbook(Some(visit), screen.words.lang()).map_err(|error| said(error.0))?,
        _ => {
            let path = path.display().to_string();
            return Err(Trouble::said(screen.words.say("error-ron-or-xlsx", &[("path", &path)]), None));
        }
    };
    making::write(screen, path, &bytes)
}
