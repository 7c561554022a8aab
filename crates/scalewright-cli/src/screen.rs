//! The language, the width and the colours of the screen.

use std::io::IsTerminal;
use std::path::PathBuf;

use scalewright::Session;
use scalewright::diag::{Report, Severity};
use scalewright::model::Lang;
use scalewright::words::Words;

use crate::Ending;
use crate::output::{err, json};
use crate::place::Trouble;

/// The width of what is no terminal.
const PLAIN_COLUMNS: usize = 100;
/// The widest line that reads well.
const MAX_COLUMNS: usize = 120;

/// How a text stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    Bold,
    Good,
    Bad,
}

/// Where and how things are printed.
pub(crate) struct Screen {
    pub words: &'static Words,
    pub columns: usize,
    /// The folder of the scales, if one was named.
    pub scales: Option<PathBuf>,
}

impl Screen {
    pub fn new(lang: Lang, scales: Option<PathBuf>) -> Self {
        let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let columns = terminal.unwrap_or(PLAIN_COLUMNS).clamp(40, MAX_COLUMNS);
        Self { words: Words::of(lang), columns, scales }
    }

    /// Prints the findings from a severity up on the standard error.
    pub fn findings(&self, session: &Session, least: Severity) {
        let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        err(&session.full(self.words, least, colour));
    }

    /// Prints findings about a workbook on the standard error.
    pub fn report(&self, report: &Report) {
        let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        err(&scalewright::diag::full(report, self.words, &|_| None, colour));
    }

    /// Prints what stood in the way for machines, on the standard output.
    pub fn trouble_as_json(&self, trouble: &Trouble) -> Ending {
        match trouble {
            Trouble::Findings(session) => json(&session.json(self.words, Severity::Warning)),
            Trouble::Book(report) => json(&scalewright::diag::json(report, self.words, &|_| None)),
            Trouble::Said { message, help } => {
                json(&serde_json::json!({ "findings": [], "error": message, "help": help }));
            }
        }
        Ending::Refused
    }

    /// Prints what stood in the way.
    pub fn trouble(&self, trouble: &Trouble) -> Ending {
        let title = self.words.word("error-title");
        match trouble {
            Trouble::Findings(session) => self.findings(session, Severity::Warning),
            Trouble::Book(report) => self.report(report),
            Trouble::Said { message, help } => {
                let help = help.as_ref().map(|help| format!("  {help}\n")).unwrap_or_default();
                err(&format!("{title}: {message}\n{help}"));
            }
        }
        Ending::Refused
    }
}

/// A text in a colour, if the standard output shows colours.
pub(crate) fn painted(text: &str, paint: Paint) -> String {
    let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    if !colour {
        return text.to_owned();
    }
    let code = match paint {
        Paint::Bold => "1",
        Paint::Good => "32",
        Paint::Bad => "31",
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

/// The language: `--lang`, then `SCALEWRIGHT_LANG`, then that of the system; English if that is neither.
pub(crate) fn language(args: impl Iterator<Item = String>) -> Lang {
    let args: Vec<String> = args.collect();
    let asked = args.iter().enumerate().find_map(|(at, arg)| match arg.strip_prefix("--lang") {
        Some("") => args.get(at + 1).cloned(),
        Some(rest) => rest.strip_prefix('=').map(str::to_owned),
        None => None,
    });
    let set = || std::env::var("SCALEWRIGHT_LANG").ok();
    let choice = asked.or_else(set).or_else(sys_locale::get_locale);
    choice.and_then(|code| Lang::from_code(&code)).unwrap_or(Lang::En)
}
