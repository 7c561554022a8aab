//! What every field of one value looks at first: spaces, length, control characters.

use super::reading::Doubt;
use super::text::MAX_CHARS;
use super::width::{fold, trim};

/// A text of one value, ready to be looked at.
pub(super) struct Entry {
    /// The text in one width, in small letters.
    pub folded: String,
    /// Whether anything was written in another width.
    pub width: bool,
    /// Whether there were spaces around it.
    pub spaces: bool,
}

/// Prepares a text; nothing if it shows nothing.
pub(super) fn entry(text: &str) -> Result<Option<Entry>, Doubt> {
    let trimmed = trim(text);
    if trimmed.is_empty() {
        return Ok(None);
    }
    if trimmed.chars().count() > MAX_CHARS {
        return Err(Doubt::TooLong);
    }
    if trimmed.chars().any(|letter| letter.is_control() && !letter.is_whitespace()) {
        return Err(Doubt::ControlCharacters);
    }
    let spaces = trimmed.len() != text.len();
    // An apostrophe that was to make a text of it, though the sheet kept it.
    let trimmed = trimmed.strip_prefix(['\'', '’']).filter(|rest| !rest.is_empty()).unwrap_or(trimmed);
    let folded = fold(trimmed);
    Ok(Some(Entry { width: folded != trimmed, spaces, folded: folded.trim().to_lowercase() }))
}
