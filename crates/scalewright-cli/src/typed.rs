//! What is wrong with a command line, in the language of the user: the kinds of errors of the parser in our own words.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use scalewright::words::Words;

use crate::output::err;

/// The exit code of a wrong command line.
const WRONG: i32 = 2;

/// Says what is wrong and ends the program. Help and the version are no errors: they are printed as they are.
pub(crate) fn refuse(error: &clap::Error, words: &Words) -> ! {
    let Some(message) = message(error, words) else { error.exit() };
    let help: Vec<String> = helps(error, words).iter().map(|help| format!("  {help}\n")).collect();
    err(&format!("{}: {message}\n{}", words.word("error-title"), help.concat()));
    std::process::exit(WRONG)
}

/// The message for a kind of error; nothing for what is printed as it is.
fn message(error: &clap::Error, words: &Words) -> Option<String> {
    let arg = one(error, ContextKind::InvalidArg);
    let value = one(error, ContextKind::InvalidValue);
    let of_arg = |text: &str| Some(words.say(text, &[("arg", &arg)]));
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => of_arg("typed-no-value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Some(words.say("typed-bad-value", &[("arg", &arg), ("value", &value)]))
        }
        ErrorKind::UnknownArgument => of_arg("typed-unknown"),
        ErrorKind::InvalidSubcommand => {
            Some(words.say("typed-no-command", &[("name", &one(error, ContextKind::InvalidSubcommand))]))
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            of_arg("typed-no-value")
        }
        ErrorKind::TooManyValues => of_arg("typed-too-many"),
        ErrorKind::ArgumentConflict => {
            let other = one(error, ContextKind::PriorArg);
            let text = if other == arg { "typed-twice" } else { "typed-conflict" };
            Some(words.say(text, &[("arg", &arg), ("other", &other)]))
        }
        ErrorKind::MissingRequiredArgument => of_arg("typed-missing"),
        ErrorKind::MissingSubcommand => Some(words.word("typed-which-command")),
        ErrorKind::InvalidUtf8 => Some(words.word("typed-no-text")),
        _ => None,
    }
}

/// What can be typed instead, and how the command is used.
fn helps(error: &clap::Error, words: &Words) -> Vec<String> {
    let mut helps = Vec::new();
    let known = [ContextKind::ValidValue, ContextKind::ValidSubcommand].map(|kind| all(error, kind)).concat();
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggested = suggested.map(|kind| all(error, kind)).concat();
    if let Some(suggestion) = suggested.first() {
        helps.push(words.say("error-did-you-mean", &[("suggestion", suggestion)]));
    }
    if !known.is_empty() {
        helps.push(words.say("typed-known", &[("known", &known.join(", "))]));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim_start_matches("Usage:").split_whitespace().collect::<Vec<_>>().join(" ");
        helps.push(words.say("typed-usage", &[("usage", &usage)]));
    }
    helps.push(words.word("typed-help"));
    helps
}

fn one(error: &clap::Error, kind: ContextKind) -> String {
    all(error, kind).join(", ")
}

fn all(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
