//! `scalewright check`: what is wrong with scales and batteries.

use std::path::PathBuf;

use scalewright::diag::Severity;
use scalewright::{Session, library};

use super::Result;
use crate::Ending;
use crate::args::{Check, Findings};
use crate::output::{json, out};
use crate::place::{Trouble, folder, scales_root};
use crate::screen::Screen;

pub(crate) fn check(screen: &Screen, args: &Check) -> Result {
    let folders = folders(screen, &args.named)?;
    let mut session = Session::default();
    let mut unproved = false;
    for folder in &folders {
        match session.subject(folder) {
            Some(subject) => session.prove(&subject),
            None => unproved = true,
        }
    }
    let least = if args.evidence { Severity::Note } else { Severity::Warning };
    match args.format {
        Findings::Json => json(&session.json(screen.words, least)),
        Findings::Concise => out(&session.concise(screen.words, least)),
        Findings::Full => {
            full(screen, &session, &folders, least);
            if unproved {
                out(&format!("{}\n", screen.words.word("check-unproved")));
            }
        }
    }
    Ok(if session.report().has_errors() { Ending::Refused } else { Ending::Complete })
}

/// The scales that were named, or all of them.
pub(crate) fn folders(screen: &Screen, named: &[PathBuf]) -> std::result::Result<Vec<PathBuf>, Trouble> {
    if !named.is_empty() {
        return named.iter().map(|named| folder(screen, named)).collect();
    }
    let root = scales_root(screen, None);
    let all: Vec<PathBuf> = library(&root).into_iter().map(|entry| entry.folder).collect();
    if all.is_empty() {
        let folder = root.display().to_string();
        let help = screen.words.word("error-no-such-scale-help");
        return Err(Trouble::said(screen.words.say("list-empty", &[("folder", &folder)]), Some(help)));
    }
    Ok(all)
}

fn full(screen: &Screen, session: &Session, folders: &[PathBuf], least: Severity) {
    let (words, report) = (screen.words, session.report());
    let colour =
        std::io::IsTerminal::is_terminal(&std::io::stdout()) && std::env::var_os("NO_COLOR").is_none();
    out(&session.full(words, least, colour));
    let name = folders.iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>();
    let name = name.join(&words.word("list-join"));
    let count = |severity: Severity| report.count(severity);
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    if errors + warnings == 0 {
        out(&format!("{}\n", words.say("check-clean", &[("name", &name)])));
    } else {
        let (errors, warnings, notes) = (errors.to_string(), warnings.to_string(), notes.to_string());
        let args = [("name", name.as_str()), ("errors", &errors), ("warnings", &warnings), ("notes", &notes)];
        out(&format!("{}\n", words.say("check-summary", &args)));
    }
    if notes > 0 && least > Severity::Note {
        out(&format!("{}\n", words.say("check-hidden-notes", &[("notes", &notes.to_string())])));
    }
}
