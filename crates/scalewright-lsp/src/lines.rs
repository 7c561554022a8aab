//! Bytes of a text and positions of the protocol: lines, and columns as the client counts them.

use std::ops::Range;

use gen_lsp_types as lsp;

/// How a client counts columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Columns {
    /// In bytes of UTF-8.
    Utf8,
    /// In units of UTF-16, as every client can: a kanji is one, an emoji is two.
    #[default]
    Utf16,
}

impl Columns {
    fn width(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
        }
    }
}

/// The byte of a position. What lies outside of the text is taken for the end of the line or of the text; what lies within a
/// character, for its beginning.
pub(crate) fn offset(text: &str, position: lsp::Position, columns: Columns) -> usize {
    let wanted = usize::try_from(position.line).unwrap_or(usize::MAX);
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let Some(start) = starts.into_iter().nth(wanted) else { return text.len() };
    let line = text[start..].split('\n').next().unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);
    let column = usize::try_from(position.character).unwrap_or(usize::MAX);
    let mut passed = 0;
    for (at, c) in line.char_indices() {
        passed += columns.width(&line[at..at + c.len_utf8()]);
        if passed > column {
            return start + at;
        }
    }
    start + line.len()
}

/// The position of a byte.
pub(crate) fn position(text: &str, offset: usize, columns: Columns) -> lsp::Position {
    let before = text.get(..offset).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    lsp::Position {
        line: number(before.matches('\n').count()),
        character: number(columns.width(&before[start..])),
    }
}

/// The range of some bytes.
pub(crate) fn range(text: &str, bytes: &Range<usize>, columns: Columns) -> lsp::Range {
    lsp::Range { start: position(text, bytes.start, columns), end: position(text, bytes.end, columns) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a: \"日本\"\r\n𠮷b😀c\n";

    #[test]
    fn positions_and_bytes_are_the_same_both_ways() {
        for columns in [Columns::Utf8, Columns::Utf16] {
            for (at, c) in TEXT.char_indices().filter(|(_, c)| *c != '\n') {
                let there = position(TEXT, at, columns);
                assert_eq!(offset(TEXT, there, columns), at, "{c:?} {columns:?}");
            }
        }
    }

    #[test]
    fn characters_beyond_the_basic_plane_are_two_columns() {
        let b = TEXT.find('b').expect("it is there");
        assert_eq!(position(TEXT, b, Columns::Utf16), lsp::Position { line: 1, character: 2 });
        assert_eq!(position(TEXT, b, Columns::Utf8), lsp::Position { line: 1, character: 4 });
        // The middle of a character is its beginning.
        assert_eq!(offset(TEXT, lsp::Position { line: 1, character: 1 }, Columns::Utf16), b - 4);
    }

    #[test]
    fn what_lies_outside_is_taken_for_the_nearest_end() {
        let at = |line, character| offset(TEXT, lsp::Position { line, character }, Columns::Utf16);
        assert_eq!(at(0, 99), TEXT.find('\r').expect("it is there"));
        assert_eq!((at(2, 9), at(u32::MAX, u32::MAX)), (TEXT.len(), TEXT.len()));
    }
}
