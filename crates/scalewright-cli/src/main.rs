//! The command line of Scalewright: parse, dispatch, print, exit.

mod args;
mod commands;
mod comparing;
mod help;
mod making;
mod output;
mod place;
mod screen;
mod typed;
mod watch;
mod workbooks;

use std::process::ExitCode;

use args::{Args, Command};
use clap::FromArgMatches;
use scalewright::words::Words;
use screen::Screen;

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// All is well; a visit has all its scores.
    Complete,
    /// There are errors, or cases or scales that differ; nothing was scored.
    Refused,
    /// The visit was scored, but some scores are open.
    Incomplete,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Complete => Self::SUCCESS,
            Ending::Refused => Self::from(1),
            // 2 is a wrong command line.
            Ending::Incomplete => Self::from(3),
        }
    }
}

fn main() -> ExitCode {
    let lang = screen::language(std::env::args().skip(1));
    let parsed = help::command(lang).try_get_matches().and_then(|matches| Args::from_arg_matches(&matches));
    let args = match parsed {
        Ok(args) => args,
        Err(error) => typed::refuse(&error, Words::of(lang)),
    };
    let screen = Screen::new(lang, args.global.scales);
    let for_machines = args.command.for_machines();
    let ending = match args.command {
        Command::List => commands::list(&screen),
        Command::Show(show) => commands::show(&screen, &show),
        Command::Check(check) => commands::check(&screen, &check),
        Command::Score(score) => commands::score(&screen, &score),
        Command::Explain(explain) => commands::explain(&screen, &explain),
        Command::Schema(schema) => commands::schema(&screen, &schema),
        Command::Test(test) => commands::test(&screen, &test),
        Command::Render(render) => commands::render(&screen, &render),
        Command::Build(build) => commands::build(&screen, &build),
        Command::Forms(forms) => commands::forms(&screen, &forms),
        Command::Sample(sample) => commands::sample(&screen, &sample),
        Command::Fmt(fmt) => commands::fmt(&screen, &fmt),
        Command::New(new) => commands::new(&screen, &new),
        Command::Release(release) => commands::release(&screen, &release),
        Command::Next(next) => commands::next(&screen, &next),
        Command::Cases(cases) => commands::cases(&screen, &cases),
        Command::Diff(diff) => commands::diff(&screen, &diff),
        Command::Impact(impact) => commands::impact(&screen, &impact),
        Command::Lsp(_) => commands::lsp(&screen, args.global.lang.as_deref()),
    };
    let told =
        |trouble| if for_machines { screen.trouble_as_json(&trouble) } else { screen.trouble(&trouble) };
    ending.unwrap_or_else(told).into()
}
