//! Puts values in the place of others in a text, and leaves all else as it is.

use std::ops::Range;

use serde::Serialize;

use crate::document::options;
use crate::token::{Token, TokenKind, all_tokens, tokens};

/// A stretch of a text, in bytes, and what should stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The stretch.
    pub range: Range<usize>,
    /// What should stand there.
    pub text: String,
}

/// A text with all edits made. Of edits that overlap, and of those beyond the text, only the first is made.
pub fn replace(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.range.start);
    let (mut made, mut at) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        let Some(between) = text.get(at..edit.range.start) else { continue };
        if text.get(edit.range.clone()).is_none() {
            continue;
        }
        made += between;
        made += &edit.text;
        at = edit.range.end;
    }
    made += text.get(at..).unwrap_or_default();
    made
}

/// A value as it is written in a RON file, on one line; nothing if it cannot be written.
pub fn written<T: Serialize>(value: &T) -> Option<String> {
    options().to_string(value).ok().map(|text| one_line(&text))
}

/// The edits that put a value in the place of another one. Where both are built alike, only what differs changes, and comments in between
/// stay. Nothing if a comment would be lost.
pub fn replacing(text: &str, range: Range<usize>, value: &str) -> Option<Vec<Edit>> {
    let before = text.get(range.clone())?;
    let (old, new) = (said(before), said(value));
    let alike = old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| old.kind == new.kind);
    if alike {
        let pairs = old.iter().zip(&new).map(|(old, new)| (old, &value[new.range.clone()]));
        let differing = pairs.filter(|(old, new)| before[old.range.clone()] != **new);
        let edit = |(old, new): (&Token, &str)| Edit {
            range: range.start + old.range.start..range.start + old.range.end,
            text: new.to_owned(),
        };
        return Some(differing.map(edit).collect());
    }
    let has_comment = all_tokens(before).iter().any(|token| token.kind.is_comment());
    (!has_comment).then(|| vec![Edit { range, text: value.to_owned() }])
}

/// The tokens of a value, without comments and without commas before a bracket that closes.
fn said(text: &str) -> Vec<Token> {
    let all = tokens(text);
    let closes = |at: usize| all.get(at + 1).is_some_and(|next| matches!(next.kind, TokenKind::Close(_)));
    let kept = all.iter().enumerate().filter(|(at, token)| token.kind != TokenKind::Comma || !closes(*at));
    kept.map(|(_, token)| token.clone()).collect()
}

/// A RON text without comments, on one line; no comma stands before a bracket that closes.
fn one_line(text: &str) -> String {
    let tokens = tokens(text);
    let mut line = String::new();
    for (index, token) in tokens.iter().enumerate() {
        let word = text.get(token.range.clone()).unwrap_or_default();
        let closes = tokens.get(index + 1).is_some_and(|next| matches!(next.kind, TokenKind::Close(_)));
        match token.kind {
            TokenKind::Comma if closes => {}
            TokenKind::Comma | TokenKind::Colon => line.extend([word, " "]),
            _ => line += word,
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use scalewright_model::{Expected, ExpectedTotal, Number};

    use super::*;

    #[test]
    fn only_the_stretch_changes() {
        let text = "a: Score(1),  // why\nb: Score(2),";
        let edits = vec![
            Edit { range: 24..32, text: "NotApplicable".to_owned() },
            Edit { range: 3..11, text: "Score(5)".to_owned() },
        ];
        assert_eq!(replace(text, edits), "a: Score(5),  // why\nb: NotApplicable,");
    }

    #[test]
    fn an_edit_that_overlaps_or_lies_beyond_the_text_is_not_made() {
        let edit = |range, text: &str| Edit { range, text: text.to_owned() };
        assert_eq!(replace("abcdef", vec![edit(1..4, "-"), edit(2..5, "+"), edit(7..9, "!")]), "a-ef");
        assert_eq!(replace("表", vec![edit(1..2, "-")]), "表");
    }

    #[test]
    fn comments_within_a_value_stay_or_the_value_does() {
        for (text, value, after) in [
            ("Score( /* in */ 1 )", "Score(3)", Some("Score( /* in */ 3 )")),
            ("Possible([1, // x\n 5])", "Possible([3, 5])", Some("Possible([3, // x\n 5])")),
            ("Possible([1, 3, // x\n 5,])", "Possible([1, 5])", None),
            ("Score(/* in */ 1)", "Possible([1, 5])", None),
            ("Score( 1 )", "Possible([1, 5])", Some("Possible([1, 5])")),
            ("NotApplicable", "Score(1)", Some("Score(1)")),
        ] {
            let edits = replacing(text, 0..text.len(), value);
            assert_eq!(edits.map(|edits| replace(text, edits)).as_deref(), after, "{text}");
        }
    }

    #[test]
    fn values_are_written_as_people_write_them() {
        let number = |text: &str| Number::parse(text).unwrap();
        assert_eq!(written(&Expected::Score(number("2.5"))).unwrap(), "Score(2.5)");
        assert_eq!(written(&Expected::Score(number("2"))).unwrap(), "Score(2)");
        let possible = Expected::Possible(vec![number("1"), number("3")]);
        assert_eq!(written(&possible).unwrap(), "Possible([1, 3])");
        assert_eq!(written(&Expected::NotApplicable).unwrap(), "NotApplicable");
        assert_eq!(
            written(&ExpectedTotal::Between(number("-1"), number("0.25"))).unwrap(),
            "Between(-1, 0.25)"
        );
    }
}
