//! `scalewright fmt`: lays out files in one way.

use std::path::{Path, PathBuf};

use scalewright::Session;
use scalewright::diag::Severity;
use scalewright::source::{Change, LaidOut};

use super::Result;
use crate::Ending;
use crate::args::Fmt;
use crate::making;
use crate::output::{err, out};
use crate::place::{self, Trouble};
use crate::screen::Screen;

pub(crate) fn fmt(screen: &Screen, args: &Fmt) -> Result {
    let mut session = Session::default();
    let mut files: Vec<PathBuf> = Vec::new();
    for path in paths(screen, &args.laid_out)? {
        files.extend(session.files_below(&path));
    }
    if files.is_empty() && !session.report().has_errors() {
        return Err(Trouble::said(screen.words.word("fmt-no-files"), None));
    }
    let laid_out: Vec<LaidOut> = files.iter().filter_map(|file| session.lay_out(file)).collect();
    let changed: Vec<(&LaidOut, &Change)> =
        laid_out.iter().filter_map(|file| Some((file, file.change.as_ref()?))).collect();
    let mut locked = 0;
    for (file, change) in &changed {
        if args.only_check {
            show(screen, &file.path, change);
        } else if !put(screen, file) {
            locked += 1;
        }
    }
    screen.findings(&session, Severity::Error);
    if laid_out.is_empty() {
        return Ok(Ending::Refused);
    }
    let (all, changed) = (laid_out.len().to_string(), changed.len() - locked);
    let said = match (args.only_check, changed) {
        (_, 0) if locked == 0 => "fmt-clean",
        (true, _) => "fmt-would-change",
        (false, _) => "fmt-done",
    };
    let count = changed.to_string();
    err(&format!("{}\n", screen.words.say(said, &[("all", &all), ("changed", &count)])));
    let refused = locked > 0 || session.report().has_errors() || args.only_check && changed > 0;
    Ok(if refused { Ending::Refused } else { Ending::Complete })
}

/// Writes a file that was laid out, and gives whether that could be done.
fn put(screen: &Screen, file: &LaidOut) -> bool {
    match making::write(screen, &real(&file.path), file.text.as_bytes()) {
        Ok(()) => {
            out(&format!("{}\n", screen.words.say("fmt-changed", &[("path", &place::named(&file.path))])));
            true
        }
        Err(trouble) => {
            screen.trouble(&trouble);
            false
        }
    }
}

/// The files and folders that were named; the folder of all scales, if none was.
fn paths(screen: &Screen, named: &[PathBuf]) -> std::result::Result<Vec<PathBuf>, Trouble> {
    if named.is_empty() {
        let root = place::scales_root(screen, None);
        if !root.is_dir() {
            let folder = root.display().to_string();
            let help = screen.words.word("error-no-such-scale-help");
            return Err(Trouble::said(screen.words.say("list-empty", &[("folder", &folder)]), Some(help)));
        }
        return Ok(vec![root]);
    }
    if named.iter().any(|path| path.as_os_str() == "-") {
        let help = screen.words.word("fmt-no-input-help");
        return Err(Trouble::said(screen.words.word("fmt-no-input"), Some(help)));
    }
    let is_file = |path: &Path| path.extension().is_some_and(|ending| ending == "ron");
    let found = |path: &PathBuf| {
        if path.exists() || is_file(path) { Ok(path.clone()) } else { place::folder(screen, path) }
    };
    named.iter().map(found).collect()
}

/// The file itself, where a path is a link to it.
fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The first place of a file that would change.
fn show(screen: &Screen, path: &Path, change: &Change) {
    let words = screen.words;
    match change {
        Change::Mark => out(&format!("{}:1\n  {}\n", place::named(path), words.word("fmt-mark"))),
        Change::LineEnds { line } => {
            out(&format!("{}:{line}\n  {}\n", place::named(path), words.word("fmt-line-ends")));
        }
        Change::Lines { line, before, after } => {
            out(&format!("{}:{line}\n", place::named(path)));
            before.iter().for_each(|line| out(&format!("- {line}\n")));
            after.iter().for_each(|line| out(&format!("+ {line}\n")));
        }
    }
}
