//! The help in the language of the user.

use clap::{Command, CommandFactory};
use scalewright::model::Lang;
use scalewright::words::Words;

use crate::args::Args;

/// The name of the program.
const PROGRAM: &str = "scalewright";

/// The command line with its help texts.
pub(crate) fn command(lang: Lang) -> Command {
    let words = Words::of(lang);
    let mut command = Args::command();
    // Builds the help command and the global options into every subcommand, so that they can be worded too.
    command.build();
    let mut command = spoken(command, PROGRAM, words);
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |inner| spoken(inner, &name, words));
    }
    command
}

/// The name of the texts of a command within a command.
fn inner_name(outer: &str, inner: &str) -> String {
    if inner == "help" { inner.to_owned() } else { format!("{outer}-{inner}") }
}

/// A command with its own texts: `help-<name>`, its examples and its arguments.
fn spoken(command: Command, name: &str, words: &Words) -> Command {
    let id = format!("help-{name}");
    let template = words.attribute("help-template", "text", &[]).unwrap_or_default().replace("\\n", "\n");
    let examples = words.attribute(&id, "examples", &[]);
    let mut command = command.about(words.word(&id)).help_template(template);
    if let Some(examples) = examples {
        let heading = words.word("help-examples");
        let lines: Vec<String> = examples.lines().map(|line| format!("  {line}")).collect();
        command = command.after_help(format!("{heading}\n{}", lines.join("\n")));
    }
    command = command.subcommand_help_heading(words.word("help-commands"));
    let inner: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    if name != PROGRAM {
        for inner in inner {
            command = command.mut_subcommand(&inner, |one| spoken(one, &inner_name(name, &inner), words));
        }
    }
    command.mut_args(|arg| {
        let text = words.word(&format!("help-arg-{}", arg.get_id()));
        let heading = if arg.is_positional() { "help-arguments" } else { "help-options" };
        arg.help(text).help_heading(words.word(heading)).hide_possible_values(true).hide_default_value(true)
    })
}
