//! What stands around a number: units, a percent sign, words for about right.

use super::width::fold;
use super::words::{ABOUT_AFTER, ABOUT_BEFORE};

/// The middle of a text, with what was taken off around it.
pub(super) struct Core<'a> {
    /// What is left when everything known is taken off.
    pub rest: &'a str,
    /// Whether a unit was taken off.
    pub unit: bool,
    /// Whether a percent sign was taken off its end.
    pub percent: bool,
    /// Whether a word for about right, at least or at most was taken off.
    pub about: bool,
}

/// The words that a field allows around its number, in one width and in small letters, the longest first.
pub(super) struct Units {
    words: Vec<String>,
    /// Whether the field allows the percent sign.
    pub percent: bool,
}

impl Units {
    /// Prepares the words of a field.
    pub(super) fn new(unit_words: &[&str]) -> Self {
        let folded = unit_words.iter().map(|word| fold(word).trim().to_lowercase());
        let (signs, mut words): (Vec<_>, Vec<_>) = folded.partition(|word| word == "%");
        words.retain(|word| !word.is_empty());
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self { words, percent: !signs.is_empty() }
    }

    /// Takes one unit off either end, in brackets or not.
    fn strip<'a>(&self, text: &'a str) -> Option<&'a str> {
        let bracketed = text.strip_suffix(')').and_then(|open| open.rsplit_once('('));
        if let Some((before, inside)) = bracketed
            && self.words.iter().any(|word| word == inside.trim())
        {
            return Some(before);
        }
        let ends =
            |word: &String| text.strip_suffix(word.as_str()).or_else(|| text.strip_prefix(word.as_str()));
        self.words.iter().find_map(ends)
    }
}

/// Takes off what is known around a number, from both ends, until nothing more is known.
pub(super) fn core<'a>(folded: &'a str, units: &Units) -> Core<'a> {
    let mut core = Core { rest: folded.trim(), unit: false, percent: false, about: false };
    loop {
        if let Some(rest) = units.strip(core.rest) {
            core.unit = true;
            core.rest = rest.trim();
        } else if let Some(rest) = core.rest.strip_suffix('%').filter(|_| !core.percent) {
            core.percent = true;
            core.rest = rest.trim();
        } else if let Some(rest) = strip_about(core.rest) {
            core.about = true;
            core.rest = rest.trim();
        } else {
            return core;
        }
    }
}

/// Takes one word for about right off either end.
fn strip_about(text: &str) -> Option<&str> {
    let after = ABOUT_AFTER.iter().find_map(|word| text.strip_suffix(word));
    after.or_else(|| ABOUT_BEFORE.iter().find_map(|word| text.strip_prefix(word)))
}
