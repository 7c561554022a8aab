//! `scalewright test`: runs the cases beside the scales.

mod accept;
mod coverage;
mod differences;

pub(super) use coverage::listed;

use std::path::{Path, PathBuf};

use scalewright::diag::Severity;
use scalewright::{CaseResult, Session, Subject, run_cases};
use serde_json::json;

use super::Result;
use super::check::folders;
use crate::Ending;
use crate::args::{Scores, Test};
use crate::output::{json as print_json, out};
use crate::place::Trouble;
use crate::screen::Screen;

/// A scale or a battery, and what its cases came to.
pub(super) struct Run {
    pub subject: Subject,
    pub results: Vec<CaseResult>,
}

impl Run {
    /// The cases that did not come out as expected.
    pub fn failed(&self) -> impl Iterator<Item = &CaseResult> {
        self.results.iter().filter(|result| !result.passed())
    }
}

/// Runs the cases of some folders. Errors in any file refuse all.
fn runs(folders: &[PathBuf]) -> std::result::Result<(Session, Vec<Run>), Trouble> {
    let mut session = Session::default();
    let mut runs = Vec::new();
    for folder in folders {
        if let Some(run) = run(&mut session, folder) {
            runs.push(run);
        }
    }
    if session.report().has_errors() {
        return Err(Trouble::Findings(Box::new(session)));
    }
    Ok((session, runs))
}

fn run(session: &mut Session, folder: &Path) -> Option<Run> {
    let subject = session.subject(folder)?;
    let results = run_cases(session, &subject);
    Some(Run { subject, results })
}

pub(crate) fn test(screen: &Screen, args: &Test) -> Result {
    let folders = folders(screen, &args.named)?;
    if args.accept {
        accept::allowed(screen)?;
    }
    if args.coverage {
        return coverage::coverage(screen, &folders, args.format);
    }
    let (session, runs) = runs(&folders)?;
    if session.report().count(Severity::Warning) > 0 {
        screen.findings(&session, Severity::Warning);
    }
    if args.accept {
        return accept::accept(screen, args, &folders, &session, &runs);
    }
    match args.format {
        Scores::Table => table(screen, &session, &runs),
        Scores::Json => print_json(&as_json(screen, &session, &runs)),
    }
    Ok(ending(&runs))
}

/// How a run of cases ends.
pub(super) fn ending(runs: &[Run]) -> Ending {
    if runs.iter().all(|run| run.failed().next().is_none()) { Ending::Complete } else { Ending::Refused }
}

/// The cases that differ, and how many there are.
pub(super) fn table(screen: &Screen, session: &Session, runs: &[Run]) {
    let words = screen.words;
    for run in runs {
        for result in run.failed() {
            out(&format!("{}\n", differences::page(screen, session, &run.subject, result)));
        }
    }
    let total = runs.iter().map(|run| run.results.len()).sum::<usize>().to_string();
    let failed = runs.iter().map(|run| run.failed().count()).sum::<usize>();
    out(&if failed == 0 {
        format!("{}\n", words.say("cases-passed", &[("count", &total)]))
    } else {
        format!("{}\n", words.say("cases-failed", &[("total", &total), ("failed", &failed.to_string())]))
    });
}

pub(super) fn as_json(screen: &Screen, session: &Session, runs: &[Run]) -> serde_json::Value {
    let cases = runs.iter().flat_map(|run| {
        run.results.iter().map(|result| {
            json!({
                "name": result.name,
                "why": result.why,
                "file": result.place.file,
                "line": differences::line(session, result),
                "passed": result.passed(),
                "differences": differences::as_json(screen, &run.subject, result),
            })
        })
    });
    json!({ "cases": cases.collect::<Vec<_>>() })
}
