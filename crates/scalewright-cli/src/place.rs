//! Finds what the user named: scales by path or by name, visits with what they are for.

use std::path::{Path, PathBuf};

use scalewright::diag::{Report, Severity, nearest};
use scalewright::model::{Assessment, Item, Target};
use scalewright::source::editions::edition_format;
use scalewright::source::{Format, target_name};
use scalewright::{EntryKind, Scale, Session, Subject, find, library};

use crate::screen::Screen;
use crate::workbooks;

/// What stood in the way of a command.
pub(crate) enum Trouble {
    /// Files have errors; the session has the findings.
    Findings(Box<Session>),
    /// A workbook has errors.
    Book(Box<Report>),
    /// Something that was said on the command line does not exist.
    Said { message: String, help: Option<String> },
}

impl Trouble {
    pub fn said(message: String, help: Option<String>) -> Self {
        Self::Said { message, help }
    }
}

/// A visit with what it is scored with.
pub(crate) struct Visit {
    pub assessment: Assessment,
    pub subject: Subject,
}

/// The folder of the scales: the one that was named, or `scales` here or further up.
pub(crate) fn scales_root(screen: &Screen, beside: Option<&Path>) -> PathBuf {
    if let Some(named) = &screen.scales {
        return named.clone();
    }
    let here = std::env::current_dir().unwrap_or_default();
    let visit = beside.map(|path| here.join(path));
    let above = here.ancestors().map(|folder| folder.join("scales"));
    let around = visit.iter().flat_map(|path| path.ancestors()).filter(|folder| folder.ends_with("scales"));
    let around = around.map(Path::to_owned).collect::<Vec<_>>();
    let found = above.chain(around).find(|folder| folder.is_dir());
    // Shown as the user would write it.
    found.map_or_else(
        || PathBuf::from("scales"),
        |found| found.strip_prefix(&here).map(Path::to_owned).unwrap_or(found),
    )
}

/// The folder of a scale or a battery: a path, or a name with or without its edition, `jips-25` or `jips-25@2026`.
pub(crate) fn folder(screen: &Screen, named: &Path) -> Result<PathBuf, Trouble> {
    if named.join("scale.ron").is_file() || named.join("battery.ron").is_file() || named.is_file() {
        return Ok(named.to_owned());
    }
    let words = screen.words;
    let shown = named.display().to_string();
    if named.is_dir() {
        return Err(Trouble::said(words.say("error-not-a-scale", &[("path", &shown)]), None));
    }
    let root = scales_root(screen, None);
    let (id, edition) =
        shown.split_once('@').map_or((shown.as_str(), None), |(id, edition)| (id, Some(edition)));
    let entries = library(&root);
    let names = |kind: &EntryKind| match &kind.target {
        Target::Scale { id, edition } | Target::Battery { id, edition } => (id.clone(), edition.clone()),
    };
    let fits = |kind: &EntryKind| {
        let (found, its_edition) = names(kind);
        found == id && edition.is_none_or(|edition| its_edition == edition)
    };
    let fitting = entries.iter().filter(|entry| entry.kind.as_ref().is_some_and(fits));
    // The newest edition, where none is named.
    let newest = fitting.max_by_key(|entry| entry.kind.as_ref().map(|kind| names(kind).1));
    newest.map(|entry| entry.folder.clone()).ok_or_else(|| {
        let known: Vec<String> =
            entries.iter().filter_map(|entry| entry.kind.as_ref()).map(|kind| names(kind).0).collect();
        not_found(screen, &shown, &root, nearest(id, known.iter().map(String::as_str)))
    })
}

/// The folder of an edition: of a scale or a battery as [`folder`] finds it, or of shared forms.
pub(crate) fn edition(screen: &Screen, path: &Path) -> Result<PathBuf, Trouble> {
    let of_file = |path: &Path| path.parent().filter(|_| path.is_file()).unwrap_or(path).to_owned();
    if edition_format(&of_file(path)).is_some() {
        return Ok(of_file(path));
    }
    let shown = path.display().to_string();
    let forms = forms(&scales_root(screen, None), &shown);
    forms.map_or_else(|| folder(screen, path).map(|found| of_file(&found)), Ok)
}

/// The folder of shared forms by their name, with or without the edition; the newest one, where none is named.
fn forms(root: &Path, named: &str) -> Option<PathBuf> {
    let (id, edition) = named.split_once('@').map_or((named, None), |(id, edition)| (id, Some(edition)));
    let editions = std::fs::read_dir(root.join(id)).ok()?.flatten().map(|entry| entry.path());
    let fits = |path: &PathBuf| edition.is_none_or(|edition| path.ends_with(edition));
    editions.filter(|path| edition_format(path) == Some(Format::FormSet)).filter(fits).max()
}

/// A path as it is shown: with `/` on every system.
pub(crate) fn named(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// That there is no such edition, and which there are.
pub(crate) fn other_editions(screen: &Screen, target: &Target, root: &Path) -> Trouble {
    let (Target::Scale { id, .. } | Target::Battery { id, .. }) = target;
    let name = |kind: &EntryKind| {
        let (Target::Scale { id, .. } | Target::Battery { id, .. }) = &kind.target;
        id.clone()
    };
    let kinds: Vec<EntryKind> = library(root).into_iter().filter_map(|entry| entry.kind).collect();
    let same = kinds.iter().filter(|kind| name(kind) == *id);
    let known: Vec<String> = same.map(|kind| target_name(&kind.target)).collect();
    if known.is_empty() {
        let ids: Vec<String> = kinds.iter().map(name).collect();
        return not_found(screen, &target_name(target), root, nearest(id, ids.iter().map(String::as_str)));
    }
    let args = [("name", target_name(target)), ("folder", root.display().to_string())];
    let message = screen
        .words
        .say("error-no-such-scale", &args.each_ref().map(|(name, value)| (*name, value.as_str())));
    let help = screen.words.say("error-other-edition", &[("known", &known.join(", "))]);
    Trouble::said(message, Some(help))
}

fn not_found(screen: &Screen, name: &str, root: &Path, suggestion: Option<&str>) -> Trouble {
    let words = screen.words;
    let root = root.display().to_string();
    let help = match suggestion {
        Some(suggestion) => words.say("error-did-you-mean", &[("suggestion", suggestion)]),
        None => words.word("error-no-such-scale-help"),
    };
    Trouble::said(words.say("error-no-such-scale", &[("name", name), ("folder", &root)]), Some(help))
}

/// Opens a scale or a battery. Warnings are printed.
pub(crate) fn subject(screen: &Screen, named: &Path) -> Result<(Subject, Session), Trouble> {
    let folder = folder(screen, named)?;
    let mut session = Session::default();
    match session.subject(&folder) {
        Some(subject) => Ok((subject, session)),
        None => Err(Trouble::Findings(Box::new(session))),
    }
}

/// Opens a visit and what it is for; `with` names it where the scales lie elsewhere.
pub(crate) fn visit(
    screen: &Screen,
    path: &Path,
    with: Option<&Path>,
    rater: Option<&str>,
) -> Result<Visit, Trouble> {
    visit_with(screen, path, with, rater).map(|(visit, _)| visit)
}

/// The same, with the session that read the files.
pub(crate) fn visit_with(
    screen: &Screen,
    path: &Path,
    with: Option<&Path>,
    rater: Option<&str>,
) -> Result<(Visit, Session), Trouble> {
    if workbooks::is_spreadsheet(path) {
        let shown = path.display().to_string();
        let help = screen.words.say("error-is-a-book-help", &[("path", &shown)]);
        return Err(Trouble::said(screen.words.say("error-is-a-book", &[("path", &shown)]), Some(help)));
    }
    let mut session = Session::default();
    let Some(target) = session.target(path) else {
        return Err(Trouble::Findings(Box::new(session)));
    };
    let folder = match with {
        Some(named) => folder(screen, named)?,
        None => {
            let root = scales_root(screen, Some(path));
            find(&root, &target).ok_or_else(|| other_editions(screen, &target, &root))?
        }
    };
    let opened = session.subject(&folder).and_then(|subject| {
        let assessment = session.assessment(path, &subject)?;
        Some(Visit { assessment, subject })
    });
    let Some(visit) = opened else {
        return Err(Trouble::Findings(Box::new(session)));
    };
    if session.report().count(Severity::Warning) > 0 {
        screen.findings(&session, Severity::Warning);
    }
    known_rater(screen, &visit, rater)?;
    Ok((visit, session))
}

fn known_rater(screen: &Screen, visit: &Visit, rater: Option<&str>) -> Result<(), Trouble> {
    let raters: Vec<&str> = visit.assessment.raters.iter().map(|rater| rater.id.as_str()).collect();
    match rater {
        Some(rater) if !raters.contains(&rater) => {
            let args = [("rater", rater), ("known", &raters.join(", "))];
            Err(Trouble::said(screen.words.say("error-no-such-rater", &args), None))
        }
        _ => Ok(()),
    }
}

/// The item with a code, in any of the scales; `goi:G1` names the scale as well.
pub(crate) fn item<'a>(
    screen: &Screen,
    subject: &'a Subject,
    code: &str,
) -> Result<(&'a Scale, &'a Item), Trouble> {
    let (scale, wanted) = code.split_once(':').map_or((None, code), |(scale, item)| (Some(scale), item));
    let scales = || subject.all().filter(|one| scale.is_none_or(|id| one.checked.id() == id));
    let found = scales().find_map(|scale| Some((scale, scale.checked.item(wanted)?)));
    found.ok_or_else(|| {
        let codes: Vec<&str> =
            scales().flat_map(|scale| scale.checked.items()).map(|item| item.code.as_str()).collect();
        let help = match nearest(wanted, codes.iter().copied()) {
            Some(suggestion) => screen.words.say("error-did-you-mean", &[("suggestion", suggestion)]),
            None => screen.words.say("error-known-items", &[("known", &codes.join(", "))]),
        };
        Trouble::said(screen.words.say("error-no-such-item", &[("item", code)]), Some(help))
    })
}
