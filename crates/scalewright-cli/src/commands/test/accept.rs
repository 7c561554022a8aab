//! `scalewright test --accept`: puts what came out in the place of what cases expect, after showing the differences.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use scalewright::diag::Severity;
use scalewright::{Acceptance, CaseResult, Left, Rewriting, Session, rewriting};

use super::{Run, as_json, ending, runs, table};
use crate::Ending;
use crate::args::{Scores, Test};
use crate::commands::Result;
use crate::making::write;
use crate::output::{err, json as print_json};
use crate::place::Trouble;
use crate::screen::Screen;

/// Refuses where nobody looks at the differences.
pub(super) fn allowed(screen: &Screen) -> std::result::Result<(), Trouble> {
    if std::env::var_os("CI").unwrap_or_default().is_empty() {
        return Ok(());
    }
    let help = screen.words.word("accept-in-ci-help");
    Err(Trouble::said(screen.words.word("accept-in-ci"), Some(help)))
}

pub(super) fn accept(
    screen: &Screen,
    args: &Test,
    folders: &[PathBuf],
    session: &Session,
    runs_before: &[Run],
) -> Result {
    if args.format == Scores::Table {
        table(screen, session, runs_before);
    }
    let failed: Vec<CaseResult> = runs_before.iter().flat_map(Run::failed).cloned().collect();
    let acceptance = rewriting(session, &failed);
    said_what_stays(screen, &acceptance);
    if acceptance.files.is_empty() {
        if args.format == Scores::Json {
            print_json(&as_json(screen, session, runs_before));
        } else {
            err(&format!("{}\n", screen.words.word("accept-none")));
        }
        return Ok(ending(runs_before));
    }
    without_findings(screen, session, &acceptance)?;
    if !args.yes && !agreed(screen, &acceptance)? {
        err(&format!("{}\n", screen.words.word("accept-declined")));
        return Ok(Ending::Refused);
    }
    let whole = rewrite(screen, &acceptance);
    let (session, after) = runs(folders)?;
    match args.format {
        Scores::Table => table(screen, &session, &after),
        Scores::Json => print_json(&as_json(screen, &session, &after)),
    }
    Ok(if whole { ending(&after) } else { Ending::Refused })
}

fn said_what_stays(screen: &Screen, acceptance: &Acceptance) {
    for (name, left) in &acceptance.left {
        let (text, item) = match left {
            Left::Unwritable(item) => ("accept-left", item.as_str()),
            Left::Comment(item) => ("accept-comment", item.as_str()),
            Left::Unreadable => ("accept-unreadable", ""),
        };
        err(&format!("{}\n", screen.words.say(text, &[("name", name), ("item", item)])));
    }
}

/// A file that has findings is not to be trusted with new expectations.
fn without_findings(
    screen: &Screen,
    session: &Session,
    acceptance: &Acceptance,
) -> std::result::Result<(), Trouble> {
    let report = session.report().at_least(Severity::Warning);
    let faulty = report.findings().iter().find(|finding| acceptance.files.contains_key(&finding.place.file));
    match faulty {
        Some(finding) => {
            Err(Trouble::said(screen.words.say("accept-findings", &[("file", &finding.place.file)]), None))
        }
        None => Ok(()),
    }
}

/// Asks whoever sits at the terminal.
fn agreed(screen: &Screen, acceptance: &Acceptance) -> std::result::Result<bool, Trouble> {
    let words = screen.words;
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        let help = words.word("accept-needs-terminal-help");
        return Err(Trouble::said(words.word("accept-needs-terminal"), Some(help)));
    }
    let count = acceptance.files.values().map(|file| file.count).sum::<usize>().to_string();
    err(&format!("{} ", words.say("accept-question", &[("count", &count)])));
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    let answer = answer.trim().to_lowercase();
    Ok(read.is_ok() && ["y", "yes", "はい", "ｙ"].contains(&answer.as_str()))
}

/// Writes the files, each whole or not at all, and gives whether all were written. One that cannot be written does not stand in the way
/// of the others.
fn rewrite(screen: &Screen, acceptance: &Acceptance) -> bool {
    let mut whole = true;
    for (file, rewriting) in &acceptance.files {
        match rewrite_one(screen, file, rewriting) {
            Ok(()) => {
                let count = rewriting.count.to_string();
                err(&format!("{}\n", screen.words.say("accept-done", &[("file", file), ("count", &count)])));
            }
            Err(trouble) => {
                screen.trouble(&trouble);
                whole = false;
            }
        }
    }
    whole
}

/// A file that somebody changed meanwhile is left as it is.
fn rewrite_one(screen: &Screen, file: &str, rewriting: &Rewriting) -> std::result::Result<(), Trouble> {
    let now = std::fs::read_to_string(file).unwrap_or_default();
    let mark = if now.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    if now.strip_prefix(mark) != Some(rewriting.before.as_str()) {
        return Err(Trouble::said(screen.words.say("accept-changed", &[("file", file)]), None));
    }
    write(screen, Path::new(file), format!("{mark}{}", rewriting.after).as_bytes())
}
