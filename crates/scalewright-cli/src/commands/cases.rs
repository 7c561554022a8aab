//! `scalewright cases`: makes cases that touch what is to be touched.

use std::path::{Path, PathBuf};

use scalewright::model::Lang;
use scalewright::source::write_cases;
use scalewright::{
    Coverage, GENERATED, Generated, Scale, Session, Subject, examples, generate, run_cases_but,
};

use super::Result;
use crate::Ending;
use crate::args::{Cases, CasesCommand, CasesGenerate};
use crate::making::write;
use crate::output::{err, out};
use crate::place::{self, Trouble};
use crate::screen::Screen;

pub(crate) fn cases(screen: &Screen, args: &Cases) -> Result {
    match &args.command {
        CasesCommand::Generate(args) => make(screen, args),
    }
}

fn make(screen: &Screen, args: &CasesGenerate) -> Result {
    let (subject, session) = place::subject(screen, &args.scale)?;
    let scale = only_scale(screen, &subject)?;
    let named = args.items.iter().map(|code| Ok(place::item(screen, &subject, code)?.1.code.clone()));
    let items = named.collect::<std::result::Result<Vec<String>, Trouble>>()?;
    let path = args.cases_file.clone().unwrap_or_else(|| subject.folder().join("cases/boundaries.ron"));
    let before = if args.missing_only { Some(by_hand(session, &subject, scale, &path)?) } else { None };
    let made = generate(scale, &examples(scale), &items, before.as_ref(), screen.words);
    let comment =
        [format!("{GENERATED} scalewright {}", command(screen, args)), screen.words.word("generate-head")];
    let text = write_cases(&made.file, &comment).map_err(|error| {
        Trouble::said(screen.words.say("generate-unwritable", &[("reason", &error.to_string())]), None)
    })?;
    if args.is_current {
        current(screen, args, &path, &made, &text)
    } else {
        put(screen, args, &path, &made, &text)
    }
}

fn only_scale<'a>(screen: &Screen, subject: &'a Subject) -> std::result::Result<&'a Scale, Trouble> {
    let name = || subject.folder().display().to_string();
    match (subject.battery(), subject.scales.first()) {
        (None, Some(scale)) => Ok(scale),
        _ => {
            let ids: Vec<&str> = subject.all().map(|scale| scale.checked.id()).collect();
            let help = screen.words.say("generate-battery-help", &[("scales", &ids.join(", "))]);
            Err(Trouble::said(screen.words.say("generate-battery", &[("name", &name())]), Some(help)))
        }
    }
}

/// What the cases in other files touch.
fn by_hand(
    mut session: Session,
    subject: &Subject,
    scale: &Scale,
    path: &Path,
) -> std::result::Result<Coverage, Trouble> {
    let results = run_cases_but(&mut session, subject, Some(path));
    if session.report().has_errors() {
        return Err(Trouble::Findings(Box::new(session)));
    }
    Ok(Coverage::new(scale, &results))
}

/// The command that makes the file anew.
fn command(screen: &Screen, args: &CasesGenerate) -> String {
    let mut parts = vec!["cases".to_owned(), "generate".to_owned(), args.scale.display().to_string()];
    parts.extend(args.items.iter().cloned());
    if args.missing_only {
        parts.push("--missing-only".to_owned());
    }
    if let Some(path) = &args.cases_file {
        parts.extend(["-o".to_owned(), path.display().to_string()]);
    }
    let lang = if screen.words.lang() == Lang::Ja { "ja" } else { "en" };
    parts.extend(["--lang".to_owned(), lang.to_owned()]);
    parts.join(" ")
}

/// Whether the file is what would be written.
fn current(screen: &Screen, args: &CasesGenerate, path: &Path, made: &Generated, text: &str) -> Result {
    let (words, shown) = (screen.words, path.display().to_string());
    let there = std::fs::read_to_string(path).ok();
    let none_needed = there.is_none() && made.file.cases.is_empty();
    if none_needed || there.as_deref() == Some(text) {
        let count = made.file.cases.len().to_string();
        out(&format!("{}\n", words.say("generate-current", &[("path", &shown), ("count", &count)])));
        return Ok(Ending::Complete);
    }
    let command = format!("scalewright {}", command(screen, args));
    let help = words.say("generate-stale-help", &[("command", &command)]);
    Err(Trouble::said(words.say("generate-stale", &[("path", &shown)]), Some(help)))
}

fn put(screen: &Screen, args: &CasesGenerate, path: &PathBuf, made: &Generated, text: &str) -> Result {
    let (words, shown) = (screen.words, path.display().to_string());
    let said_open = || {
        if !made.open.is_empty() {
            let count = made.open.len().to_string();
            err(&format!("{}\n", words.say("generate-open", &[("count", &count)])));
        }
    };
    if made.file.cases.is_empty() {
        err(&format!("{}\n", words.word("generate-nothing")));
        said_open();
        return Ok(Ending::Complete);
    }
    let foreign = std::fs::read_to_string(path).is_ok_and(|there| !is_generated(&there));
    if path.exists() && foreign && !args.over_any {
        let help = words.word("generate-foreign-help");
        return Err(Trouble::said(words.say("generate-foreign", &[("path", &shown)]), Some(help)));
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| {
            let reason = format!("{}: {error}", folder.display());
            Trouble::said(words.say("error-write", &[("reason", &reason)]), None)
        })?;
    }
    write(screen, path, text.as_bytes())?;
    let count = made.file.cases.len().to_string();
    err(&format!("{}\n", words.say("generate-written", &[("path", &shown), ("count", &count)])));
    said_open();
    Ok(Ending::Complete)
}

/// Whether a text says in its first line that it is generated.
fn is_generated(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.trim_start_matches(['/', ' ']).starts_with(GENERATED))
}
