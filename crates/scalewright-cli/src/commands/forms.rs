//! `scalewright forms`: workbooks for sites to fill in, and what comes back.

use std::path::Path;

use scalewright::Subject;
use scalewright::diag::{self, Report, Severity};
use scalewright::model::{Assessment, Lang, Row};

use super::Result;
use crate::Ending;
use crate::args::{Findings, Forms, FormsCommand, FormsNew, FormsRead, FormsStrip};
use crate::output::{err, json, out};
use crate::place::{self, Trouble};
use crate::screen::Screen;
use crate::{making, workbooks};

/// The most lines of what was read without doubt.
const NOTES: usize = 40;

pub(crate) fn forms(screen: &Screen, args: &Forms) -> Result {
    match &args.command {
        FormsCommand::New(new) => make(screen, new),
        FormsCommand::Read(read) => self::read(screen, read),
        FormsCommand::Strip(strip) => self::strip(screen, strip),
    }
}

fn make(screen: &Screen, args: &FormsNew) -> Result {
    let (subject, visit) = match (&args.assessment, &args.subject) {
        (Some(path), with) if workbooks::is_book(path) => {
            let visit = workbooks::visit(screen, path, with.as_deref())?;
            (visit.subject, Some(visit.assessment))
        }
        (Some(path), with) => {
            let visit = place::visit(screen, path, with.as_deref(), None)?;
            (visit.subject, Some(visit.assessment))
        }
        (None, Some(named)) => (place::subject(screen, named)?.0, None),
        (None, None) => {
            let message = screen.words.word("error-nothing-to-make-from");
            return Err(Trouble::said(message, Some(screen.words.word("error-nothing-to-make-from-help"))));
        }
    };
    if args.workbook.extension().is_none_or(|ending| ending != "xlsx") {
        let path = args.workbook.display().to_string();
        return Err(Trouble::said(screen.words.say("error-only-xlsx", &[("path", &path)]), None));
    }
    let bytes =
        subject.workbook(visit.as_ref(), screen.words.lang()).map_err(|error| unwritten(screen, &error.0))?;
    making::write(screen, &args.workbook, &bytes)?;
    written(screen, &args.workbook);
    Ok(Ending::Complete)
}

fn unwritten(screen: &Screen, reason: &str) -> Trouble {
    Trouble::said(screen.words.say("error-write", &[("reason", reason)]), None)
}

fn written(screen: &Screen, path: &Path) {
    err(&format!("{}\n", screen.words.say("document-written", &[("path", &path.display().to_string())])));
}

fn read(screen: &Screen, args: &FormsRead) -> Result {
    for written in args.visit_file.iter().chain(&args.fixed) {
        workbooks::not_over(screen, &args.file, written)?;
    }
    let opened = workbooks::open(screen, &args.file, args.forms_of.as_deref(), args.show_clients)?;
    let report = &opened.returned.report;
    match args.format {
        Findings::Json => json(&diag::json(report, screen.words, &|_| None)),
        Findings::Concise => out(&diag::concise(report, screen.words, &|_| None)),
        Findings::Full => full(screen, report, &opened.subject, opened.returned.read_so_far()),
    }
    if let Some(path) = &args.fixed {
        let copy = opened.subject.fixed_workbook(&opened.book);
        making::write(screen, path, &copy.map_err(|error| unwritten(screen, &error.0))?)?;
        written(screen, path);
    }
    match (&opened.returned.assessment, &args.visit_file) {
        (None, _) => {
            if args.format != Findings::Json {
                let said = if args.fixed.is_some() { "forms-not-read" } else { "forms-not-read-fixed" };
                err(&format!("{}\n", screen.words.word(said)));
            }
            Ok(Ending::Refused)
        }
        (Some(visit), Some(path)) => {
            workbooks::write(screen, path, &opened.subject, visit)?;
            written(screen, path);
            Ok(Ending::Complete)
        }
        (Some(_), None) => {
            if args.format != Findings::Json {
                err(&format!("{}\n", screen.words.word("forms-read-only")));
            }
            Ok(Ending::Complete)
        }
    }
}

/// What was found: what must be mended in full, what was read without doubt in a line each, and how much was read.
fn full(screen: &Screen, report: &Report, subject: &Subject, visit: &Assessment) {
    let words = screen.words;
    let (mut grave, mut notes) = (Report::default(), Report::default());
    for finding in report.findings() {
        let into = if finding.severity > Severity::Note { &mut grave } else { &mut notes };
        into.push(finding.clone());
    }
    let colour =
        std::io::IsTerminal::is_terminal(&std::io::stdout()) && std::env::var_os("NO_COLOR").is_none();
    out(&diag::full(&grave, words, &|_| None, colour));
    let lines = diag::concise(&notes, words, &|_| None);
    lines.lines().take(NOTES).for_each(|line| out(&format!("{line}\n")));
    let more = lines.lines().count().saturating_sub(NOTES);
    if more > 0 {
        out(&format!("{}\n", words.say("forms-more-notes", &[("number", &more.to_string())])));
    }
    let row = |(id, rows): (&String, &Vec<Row>)| {
        let title = subject.all().find_map(|scale| scale.checked.table(id)).map(|table| &table.title);
        let title = title.map_or(id.as_str(), |title| title.best(words.lang()));
        words.say("forms-rows", &[("table", title), ("rows", &rows.len().to_string())])
    };
    let rows: Vec<String> = visit.tables.iter().map(row).collect();
    let joined = if rows.is_empty() {
        words.word("forms-no-rows")
    } else {
        rows.join(if words.lang() == Lang::Ja { "、" } else { ", " })
    };
    let count = |severity: Severity| report.count(severity).to_string();
    let counts = [count(Severity::Error), count(Severity::Warning), count(Severity::Note)];
    let [errors, warnings, notes] = counts.each_ref().map(String::as_str);
    let args = [("rows", &*joined), ("errors", errors), ("warnings", warnings), ("notes", notes)];
    out(&format!("{}\n", words.say("forms-summary", &args)));
}

fn strip(screen: &Screen, args: &FormsStrip) -> Result {
    workbooks::not_over(screen, &args.visit_or_book, &args.stripped)?;
    let visit = workbooks::visit(screen, &args.visit_or_book, args.forms_of.as_deref())?;
    let stripped = visit.subject.strip(&visit.assessment);
    workbooks::write(screen, &args.stripped, &visit.subject, &stripped)?;
    written(screen, &args.stripped);
    Ok(Ending::Complete)
}
