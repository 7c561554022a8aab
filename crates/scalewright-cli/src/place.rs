//! Finds what the user named: scales by path or by name, visits with what they are for.

use std::path::{Path, PathBuf};

use scalewright::diag::{Report, Severity, nearest};
use scalewright::model::{Assessment, Item, Status, Target};
use scalewright::source::editions::{command_path, edition_format};
use scalewright::source::{Format, target_name};
use scalewright::{Entry, EntryKind, Scale, Session, Subject, edition_order, find, library};

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
    let fitting = fitting(&entries, id, edition).into_iter();
    // The newest edition, where none is named; one that cannot be read is not passed over.
    let newest = fitting.max_by(|one, other| edition_order(&one.name.1, &other.name.1));
    newest.map(|entry| entry.folder.clone()).ok_or_else(|| {
        let known = entries.iter().map(|entry| entry.name.0.as_str());
        not_found(screen, &shown, &root, nearest(id, known))
    })
}

fn fitting<'e>(entries: &'e [Entry], id: &str, edition: Option<&str>) -> Vec<&'e Entry> {
    let fits = |entry: &&Entry| entry.name.0 == id && edition.is_none_or(|edition| entry.name.1 == edition);
    entries.iter().filter(fits).collect()
}

/// The folder of an edition: of a scale or a battery as [`folder`] finds it, or of shared forms.
pub(crate) fn edition(screen: &Screen, path: &Path) -> Result<PathBuf, Trouble> {
    if let Some(folder) = edition_folder(path) {
        return Ok(folder);
    }
    let shown = path.display().to_string();
    let newest = forms(&scales_root(screen, None), &shown).pop();
    newest.map_or_else(|| folder(screen, path).map(|found| of_file(&found)), Ok)
}

/// The folder of the draft that is meant: where a name fits several, nobody but the user knows which.
pub(crate) fn draft(screen: &Screen, path: &Path) -> Result<PathBuf, Trouble> {
    let shown = path.display().to_string();
    if edition_folder(path).is_some() || shown.contains('@') {
        return edition(screen, path);
    }
    let root = scales_root(screen, None);
    let entries = library(&root);
    let of_scales = fitting(&entries, &shown, None).into_iter().map(|entry| entry.folder.clone());
    let mut drafts: Vec<PathBuf> =
        forms(&root, &shown).into_iter().chain(of_scales).filter(|folder| is_draft(folder)).collect();
    match drafts.len() {
        0 => edition(screen, path),
        1 => Ok(drafts.remove(0)),
        _ => {
            let name = |folder: &PathBuf| format!("`{}`", command_path(folder));
            let known: Vec<String> = drafts.iter().map(name).collect();
            let known = known.join(&screen.words.word("list-join"));
            let help = screen.words.say("error-several-drafts-help", &[("known", &known)]);
            Err(Trouble::said(screen.words.say("error-several-drafts", &[("name", &shown)]), Some(help)))
        }
    }
}

/// Whether an edition may still change. One that cannot be read is taken for a draft: its findings are told when it is opened.
fn is_draft(folder: &Path) -> bool {
    Session::default().edition_head(folder).is_none_or(|head| head.status == Status::Draft)
}

fn of_file(path: &Path) -> PathBuf {
    path.parent().filter(|_| path.is_file()).unwrap_or(path).to_owned()
}

/// The folder that a path names, if it is that of an edition.
fn edition_folder(path: &Path) -> Option<PathBuf> {
    let folder = of_file(path);
    edition_format(&folder).map(|_| folder)
}

/// The folders of shared forms by their name, with or without the edition; the newest one is the last.
fn forms(root: &Path, named: &str) -> Vec<PathBuf> {
    let (id, edition) = named.split_once('@').map_or((named, None), |(id, edition)| (id, Some(edition)));
    let editions = std::fs::read_dir(root.join(id)).into_iter().flatten().flatten().map(|entry| entry.path());
    let fits = |path: &PathBuf| edition.is_none_or(|edition| path.ends_with(edition));
    let forms = editions.filter(|path| edition_format(path) == Some(Format::FormSet)).filter(fits);
    let mut found: Vec<PathBuf> = forms.collect();
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    found.sort_by(|one, other| edition_order(&name(one), &name(other)));
    found
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
