//! `scalewright cases`: makes cases that touch what is to be touched.

use std::path::Path;

use clap::Parser as _;
use scalewright::model::Lang;
use scalewright::source::edit::format_of;
use scalewright::source::editions::command_path;
use scalewright::source::{Format, says_the_same, write_cases};
use scalewright::words::Words;
use scalewright::{
    Coverage, GENERATED, Generated, Scale, Session, Subject, examples, generate, run_cases_but,
};

use super::Result;
use super::test::listed;
use crate::Ending;
use crate::args::{Args, Cases, CasesCommand, CasesGenerate, Command};
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
    let path = args.cases_file.clone().unwrap_or_else(|| subject.folder().join("cases/boundaries.ron"));
    if args.is_current {
        return current(screen, args, &path, (&subject, scale, session));
    }
    let made = made(screen, &Options::typed(screen, args), &path, (&subject, scale, session))?;
    let comment =
        [format!("{GENERATED} scalewright {}", command(screen, args)), screen.words.word("generate-head")];
    let text = written(screen, &made, &comment)?;
    put(screen, args, scale, &path, &made, &text)
}

/// What cases are made of.
struct Options {
    items: Vec<String>,
    missing_only: bool,
    lang: Lang,
}

impl Options {
    fn typed(screen: &Screen, args: &CasesGenerate) -> Self {
        let (items, missing_only) = (args.items.clone(), args.missing_only);
        Self { items, missing_only, lang: screen.words.lang() }
    }

    /// Those with which a file was made, by its first line.
    fn of_file(text: &str) -> Option<Self> {
        let line = text.lines().next().filter(|_| is_generated(text))?;
        let (_, command) = line.split_once(GENERATED)?;
        let args = Args::try_parse_from(typed_words(command)).ok()?;
        let Command::Cases(Cases { command: CasesCommand::Generate(made) }) = args.command else {
            return None;
        };
        let lang = args.global.lang.as_deref().and_then(Lang::from_code)?;
        Some(Self { items: made.items, missing_only: made.missing_only, lang })
    }
}

/// The words of a command, as they were typed: what stands in quotes is one word.
fn typed_words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

/// Makes the cases; of a scale, with the session that read it.
fn made(
    screen: &Screen,
    options: &Options,
    path: &Path,
    (subject, scale, session): (&Subject, &Scale, Session),
) -> std::result::Result<Generated, Trouble> {
    let named = options.items.iter().map(|code| Ok(place::item(screen, subject, code)?.1.code.clone()));
    let items = named.collect::<std::result::Result<Vec<String>, Trouble>>()?;
    let before = if options.missing_only { Some(by_hand(session, subject, scale, path)?) } else { None };
    Ok(generate(scale, &examples(scale), &items, before.as_ref(), Words::of(options.lang)))
}

fn written(screen: &Screen, made: &Generated, comment: &[String]) -> std::result::Result<String, Trouble> {
    write_cases(&made.file, comment).map_err(|error| {
        Trouble::said(screen.words.say("generate-unwritable", &[("reason", &error.to_string())]), None)
    })
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
    let mut parts = vec!["cases".to_owned(), "generate".to_owned(), command_path(&args.scale)];
    parts.extend(args.items.iter().cloned());
    if args.missing_only {
        parts.push("--missing-only".to_owned());
    }
    if let Some(path) = &args.cases_file {
        parts.extend(["-o".to_owned(), command_path(path)]);
    }
    let lang = if screen.words.lang() == Lang::Ja { "ja" } else { "en" };
    parts.extend(["--lang".to_owned(), lang.to_owned()]);
    parts.join(" ")
}

/// Whether a file has the cases that would be made now, with the options and in the language in which it was made.
fn current(screen: &Screen, args: &CasesGenerate, path: &Path, of: (&Subject, &Scale, Session)) -> Result {
    let (words, shown) = (screen.words, path.display().to_string());
    let there = std::fs::read_to_string(path).ok();
    let options = there.as_deref().and_then(Options::of_file);
    let options = options.unwrap_or_else(|| Options::typed(screen, args));
    let made = made(screen, &options, path, of)?;
    let text = written(screen, &made, &[])?;
    let is_current = match &there {
        Some(there) => says_the_same(there, &text),
        None => made.file.cases.is_empty(),
    };
    if is_current {
        let count = made.file.cases.len().to_string();
        out(&format!("{}\n", words.say("generate-current", &[("path", &shown), ("count", &count)])));
        return Ok(Ending::Complete);
    }
    let first = there.as_deref().filter(|there| is_generated(there)).and_then(|there| there.lines().next());
    let written = first.and_then(|line| Some(line.split_once(GENERATED)?.1.trim().to_owned()));
    let command = written.unwrap_or_else(|| format!("scalewright {}", command(screen, args)));
    let help = words.say("generate-stale-help", &[("command", &command)]);
    Err(Trouble::said(words.say("generate-stale", &[("path", &shown)]), Some(help)))
}

fn put(
    screen: &Screen,
    args: &CasesGenerate,
    scale: &Scale,
    path: &Path,
    made: &Generated,
    text: &str,
) -> Result {
    let (words, shown) = (screen.words, path.display().to_string());
    let said_open = || {
        if !made.open.is_empty() {
            let count = made.open.len().to_string();
            let open = listed(screen, scale, made.open.iter());
            err(&format!("{}\n{open}", words.say("generate-open", &[("count", &count)])));
        }
    };
    if made.file.cases.is_empty() {
        err(&format!("{}\n", words.word("generate-nothing")));
        said_open();
        return Ok(Ending::Complete);
    }
    may_be_replaced(screen, args, path)?;
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

/// That a file is none, or generated, or at least a file of cases that may be replaced by force.
fn may_be_replaced(screen: &Screen, args: &CasesGenerate, path: &Path) -> std::result::Result<(), Trouble> {
    if !path.exists() {
        return Ok(());
    }
    let refused = |text: &str| {
        let message = screen.words.say(text, &[("path", &path.display().to_string())]);
        Err(Trouble::said(message, Some(screen.words.word(&format!("{text}-help")))))
    };
    let there = std::fs::read_to_string(path).unwrap_or_default();
    match (format_of(&there) == Some(Format::CaseFile), is_generated(&there)) {
        (false, _) => refused("generate-no-cases"),
        (true, false) if !args.over_any => refused("generate-foreign"),
        _ => Ok(()),
    }
}

/// Whether a text says in its first line that it is generated.
fn is_generated(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.trim_start_matches(['/', ' ']).starts_with(GENERATED))
}
