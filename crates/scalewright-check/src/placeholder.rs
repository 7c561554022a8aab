//! Texts with places to fill in: `{name}` stands for a number, `{{` and `}}` for a brace.
//!
//! ```
//! use scalewright_check::placeholder::{Piece, pieces};
//!
//! let found = pieces("{hours} hours {{a week}}").unwrap();
//! assert_eq!(found[0], Piece::Name("hours"));
//! assert_eq!(found[1], Piece::Literal(" hours {a week}".into()));
//! ```

use std::borrow::Cow;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What is read as it stands; doubled braces are single ones here.
    Literal(Cow<'a, str>),
    /// The name between two braces.
    Name(&'a str),
}

/// The parts of a text, in their order. If a brace has no partner, the byte at which it stands.
pub fn pieces(text: &str) -> Result<Vec<Piece<'_>>, usize> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (piece, end) = if opens(&text[at..]) { name(text, at)? } else { literal(text, at)? };
        pieces.push(piece);
        at = end;
    }
    Ok(pieces)
}

/// Whether a name begins here.
fn opens(text: &str) -> bool {
    text.starts_with('{') && !text.starts_with("{{")
}

/// The name that begins at a brace, and where the text goes on.
fn name(text: &str, at: usize) -> Result<(Piece<'_>, usize), usize> {
    let inner = &text[at + 1..];
    let end = inner.find(['{', '}']).filter(|end| inner[*end..].starts_with('}')).ok_or(at)?;
    Ok((Piece::Name(&inner[..end]), at + 1 + end + 1))
}

/// The text up to the next name, and where that begins.
fn literal(text: &str, start: usize) -> Result<(Piece<'_>, usize), usize> {
    let mut at = start;
    let mut doubled = false;
    while let Some(brace) = text[at..].find(['{', '}']) {
        at += brace;
        if opens(&text[at..]) {
            return Ok((unescaped(&text[start..at], doubled), at));
        }
        if !text[at..].starts_with("{{") && !text[at..].starts_with("}}") {
            return Err(at);
        }
        doubled = true;
        at += 2;
    }
    Ok((unescaped(&text[start..], doubled), text.len()))
}

fn unescaped(text: &str, doubled: bool) -> Piece<'_> {
    Piece::Literal(if doubled { text.replace("{{", "{").replace("}}", "}").into() } else { text.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(text: &str) -> Piece<'_> {
        Piece::Literal(text.into())
    }

    #[test]
    fn names_stand_between_braces() {
        assert_eq!(pieces(""), Ok(vec![]));
        assert_eq!(pieces("週に1回"), Ok(vec![literal("週に1回")]));
        assert_eq!(pieces("{a}{bound:5}"), Ok(vec![Piece::Name("a"), Piece::Name("bound:5")]));
        assert_eq!(pieces("週{n}回"), Ok(vec![literal("週"), Piece::Name("n"), literal("回")]));
        assert_eq!(pieces("{}"), Ok(vec![Piece::Name("")]));
    }

    #[test]
    fn doubled_braces_are_braces() {
        assert_eq!(pieces("{{a}}"), Ok(vec![literal("{a}")]));
        assert_eq!(pieces("{{{a}}}"), Ok(vec![literal("{"), Piece::Name("a"), literal("}")]));
        assert_eq!(pieces("{{{{"), Ok(vec![literal("{{")]));
    }

    #[test]
    fn a_brace_without_a_partner_is_named() {
        assert_eq!(pieces("a {b"), Err(2));
        assert_eq!(pieces("週} 回"), Err(3));
        assert_eq!(pieces("{a{b}"), Err(0));
        assert_eq!(pieces("{a}}"), Err(3));
        assert_eq!(pieces("{{{"), Err(2));
    }
}
