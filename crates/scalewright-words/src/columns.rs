//! Text in columns: a full-width character takes two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The number of terminal columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text, filled up with spaces on the right.
pub fn pad(text: &str, columns: usize) -> String {
    let fill = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(fill))
}

/// The text, filled up with spaces on the left.
pub fn pad_left(text: &str, columns: usize) -> String {
    let fill = columns.saturating_sub(width(text));
    format!("{}{text}", " ".repeat(fill))
}

/// The text, cut off with an ellipsis if it takes more columns.
pub fn clip(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut used = 1;
    let kept = text.chars().take_while(|c| {
        used += c.width().unwrap_or(0);
        used <= columns
    });
    kept.chain(std::iter::once('…')).collect()
}

/// Characters that must not begin a line of Japanese text.
const NOT_FIRST: &str =
    "、。，．・：；？！）」』】〉》〕］｝％ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々,.:;?!)]}%";
/// Characters that must not end a line.
const NOT_LAST: &str = "（「『【〈《〔［｛([{";

/// The text in lines of at most so many columns: broken at spaces, or between full-width characters where Japanese allows it.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut rest = paragraph;
        while width(rest) > columns {
            let at = break_at(rest, columns);
            lines.push(rest[..at].trim_end().to_owned());
            rest = rest[at..].trim_start();
        }
        lines.push(rest.to_owned());
    }
    lines
}

/// The byte at which the next line begins.
fn break_at(text: &str, columns: usize) -> usize {
    let (mut used, mut last, mut hard) = (0, None, text.len());
    let mut previous = None;
    for (at, c) in text.char_indices() {
        if let Some(before) = previous
            && may_break(before, c)
        {
            last = Some(at);
        }
        used += c.width().unwrap_or(0);
        if used > columns {
            hard = at;
            break;
        }
        previous = Some(c);
    }
    let first = text.chars().next().map_or(1, char::len_utf8);
    last.unwrap_or(hard).max(first)
}

fn may_break(before: char, after: char) -> bool {
    let wide = |c: char| c.width() == Some(2);
    before == ' '
        || ((wide(before) || wide(after)) && !NOT_FIRST.contains(after) && !NOT_LAST.contains(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_lines_do_not_begin_with_a_full_stop() {
        assert_eq!(wrap("あいうえお。かき", 10), ["あいうえ", "お。かき"]);
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("unbreakable", 4), ["unbr", "eaka", "ble"]);
        assert_eq!(wrap("", 4), [""; 0]);
    }

    #[test]
    fn clipped_text_keeps_within_its_columns() {
        assert_eq!(clip("ケースロード", 7), "ケース…");
        assert_eq!(clip("short", 7), "short");
    }
}
