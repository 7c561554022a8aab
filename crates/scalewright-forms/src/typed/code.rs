//! One of the options of a list, by whatever name people write it.

use super::found::{Found, Typed};
use super::reading::{Doubt, How, Reading};
use super::text::{MAX_CHARS, shown, shown_bool};
use super::width::{fold, is_space, trim};
use super::words::is_none;

/// An option of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice<'a> {
    /// What the option is called in files.
    pub id: &'a str,
    /// Its titles: first in the language of the sheet, then in others.
    pub titles: &'a [&'a str],
}

impl<'a> Choice<'a> {
    /// The title in the language of the sheet.
    fn title(&self) -> &'a str {
        self.titles.first().copied().unwrap_or(self.id)
    }
}

/// Reads which option of a list is meant: its place in the list.
///
/// A title of the sheet's language is plain. Read without doubt are also a title in other spaces, width or case, a
/// title of another language, the identifier, and the part of a title before its brackets or inside them, if only one
/// option has it. Of two kinds of names the one that comes first here counts.
#[must_use]
pub fn code(typed: Typed<'_>, options: &[Choice<'_>]) -> Reading<usize> {
    match typed.found {
        Found::Text(text) => from_text(text, options),
        Found::Number(value) => match shown(*value, typed.percent) {
            Some(text) => from_text(&text, options),
            None => Reading::Doubt(Doubt::NotInList { nearest: None }),
        },
        Found::Bool(value) => from_text(shown_bool(*value), options),
        Found::Day { date, .. } => Reading::Doubt(Doubt::TurnedIntoDate { date: *date }),
        Found::Error(error) => Reading::Doubt(Doubt::CellError(error.clone())),
    }
}

/// Reads an option from a text.
fn from_text(text: &str, options: &[Choice<'_>]) -> Reading<usize> {
    let trimmed = trim(text);
    if trimmed.is_empty() {
        return Reading::Blank;
    }
    if trimmed.chars().count() > MAX_CHARS {
        return Reading::Doubt(Doubt::TooLong);
    }
    let key = key(trimmed);
    let found = [
        (named(options, |option| option.title() == text), None),
        (named(options, |option| option.title() == trimmed), Some(How::Spaces)),
        (named(options, |option| self::key(option.title()) == key), Some(manner(trimmed, options, &key))),
        (named(options, |option| other_names(option).any(|(name, _)| name == key)), other(options, &key)),
        (named(options, |option| has_part(option, &key)), Some(How::Part)),
    ];
    for (places, how) in found {
        match (places.as_slice(), how) {
            ([], _) => {}
            ([only], None) => return Reading::Plain(*only),
            ([only], Some(how)) => return Reading::ReadAs(*only, how),
            ([first, second, ..], _) => return Reading::Doubt(several(options, *first, *second)),
        }
    }
    Reading::Doubt(unknown(trimmed, options, &key))
}

/// The places of the options that are as wanted.
fn named(options: &[Choice<'_>], wanted: impl Fn(&Choice<'_>) -> bool) -> Vec<usize> {
    options.iter().enumerate().filter(|(_, option)| wanted(option)).map(|(at, _)| at).collect()
}

/// A name by which names are compared: one width, small letters, one kind of dash, no spaces.
fn key(name: &str) -> String {
    let dashed = |letter| {
        if matches!(letter, '—' | '―' | '─') { '-' } else { letter }
    };
    fold(name).to_lowercase().chars().filter(|letter| !is_space(*letter)).map(dashed).collect()
}

/// How a title of the sheet's language was written that is the same but for width, case and spaces.
fn manner(text: &str, options: &[Choice<'_>], key: &str) -> How {
    let same = |change: fn(&str) -> String| {
        let is_it =
            |option: &Choice<'_>| self::key(option.title()) == key && change(option.title()) == change(text);
        options.iter().any(is_it)
    };
    let spaceless = |name: &str| name.chars().filter(|letter| !is_space(*letter)).collect();
    if same(spaceless) {
        How::Spaces
    } else if same(str::to_lowercase) {
        How::Case
    } else {
        How::FullWidth
    }
}

/// The keys of an option's titles in other languages, and of its identifier.
fn other_names(option: &Choice<'_>) -> impl Iterator<Item = (String, How)> {
    let titles = option.titles.iter().skip(1).map(|title| (key(title), How::OtherLanguage));
    titles.chain(std::iter::once((key(option.id), How::Id)))
}

/// Whether a name is a title of another language or an identifier.
fn other(options: &[Choice<'_>], key: &str) -> Option<How> {
    options.iter().flat_map(other_names).find(|(name, _)| name == key).map(|(_, how)| how)
}

/// Whether a name is a part of one of an option's titles, or both its parts in another order or without brackets.
fn has_part(option: &Choice<'_>, key: &str) -> bool {
    let typed = parts(key);
    option.titles.iter().any(|title| {
        let title = self::key(title);
        match (parts(&title), typed) {
            (Some((before, inside)), None) => {
                key == before || key == inside || key == format!("{before}{inside}")
            }
            (Some((before, inside)), Some((first, second))) => first == inside && second == before,
            // The title with its identifier or another title in brackets after it.
            (None, Some((first, second))) => {
                first == title && other_names(option).any(|(name, _)| name == second)
            }
            (None, None) => false,
        }
    })
}

/// What stands before the brackets at the end of a key, and inside them.
fn parts(key: &str) -> Option<(&str, &str)> {
    let (before, inside) = match key.strip_suffix(')') {
        Some(open) => open.split_once('(')?,
        None => key.strip_suffix('】').or_else(|| key.strip_suffix(']'))?.split_once(['【', '['])?,
    };
    (!before.is_empty() && !inside.is_empty()).then_some((before, inside))
}

/// The doubt about a name of several options.
fn several(options: &[Choice<'_>], first: usize, second: usize) -> Doubt {
    let title = |at: usize| options.get(at).map_or_else(String::new, |option| option.title().to_owned());
    Doubt::SeveralInList { first: title(first), second: title(second) }
}

/// The doubt about a name of no option.
fn unknown(text: &str, options: &[Choice<'_>], key: &str) -> Doubt {
    let letters = trim(text);
    if letters.chars().any(|letter| letter.is_control() && !letter.is_whitespace()) {
        Doubt::ControlCharacters
    } else if key.contains(['?', '⁇', '❓']) {
        Doubt::QuestionMark
    } else if is_none(key) {
        Doubt::NoneOrBlank
    } else {
        Doubt::NotInList { nearest: super::near::nearest(key, options.iter().flat_map(keys_and_title)) }
    }
}

/// All keys of an option, each with its title.
fn keys_and_title<'a>(option: &Choice<'a>) -> Vec<(String, &'a str)> {
    let titles = option.titles.iter().copied().chain(std::iter::once(option.id));
    titles
        .flat_map(|name| {
            let whole = key(name);
            let halves = parts(&whole).map(|(before, inside)| [before.to_owned(), inside.to_owned()]);
            std::iter::once(whole.clone()).chain(halves.into_iter().flatten())
        })
        .map(|key| (key, option.title()))
        .collect()
}
