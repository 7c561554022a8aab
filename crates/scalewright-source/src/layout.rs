//! Lays out what a serialiser wrote: a group stands on one line if it fits, else each of its parts on a line of its own.

use crate::token::{Token, TokenKind, tokens};

/// The longest line.
const WIDTH: usize = 110;
/// One step further in.
const STEP: &str = "    ";

/// A RON text without comments, laid out over several lines.
pub(crate) fn lay_out(text: &str) -> String {
    Layout { text, tokens: &tokens(text) }.group(0, usize::MAX, 0)
}

/// A RON text without comments, on one line.
pub(crate) fn one_line(text: &str) -> String {
    let tokens = tokens(text);
    Layout { text, tokens: &tokens }.flat(0, tokens.len())
}

struct Layout<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Layout<'_> {
    fn word(&self, index: usize) -> &str {
        self.tokens.get(index).and_then(|token| self.text.get(token.range.clone())).unwrap_or_default()
    }

    fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// Some tokens on one line; no comma stands before a bracket that closes.
    fn flat(&self, from: usize, to: usize) -> String {
        let mut line = String::new();
        for index in from..to {
            match self.kind(index) {
                Some(TokenKind::Comma) if matches!(self.kind(index + 1), Some(TokenKind::Close(_))) => {}
                Some(TokenKind::Comma | TokenKind::Colon) => {
                    line += self.word(index);
                    line.push(' ');
                }
                _ => line += self.word(index),
            }
        }
        line
    }

    /// The index after the bracket that closes the one at `open`.
    fn end(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for index in open..self.tokens.len() {
            match self.kind(index) {
                Some(TokenKind::Open(_)) => depth += 1,
                Some(TokenKind::Close(_)) => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return index + 1;
                    }
                }
                _ => {}
            }
        }
        self.tokens.len()
    }

    /// Tokens from `from` up to `to`, beginning at a column and so many steps in; groups are broken where they are too long.
    fn group(&self, from: usize, to: usize, steps: usize) -> String {
        let (mut made, mut index) = (String::new(), from);
        let to = to.min(self.tokens.len());
        while index < to {
            match self.kind(index) {
                Some(TokenKind::Open(_)) => {
                    let end = self.end(index).min(to);
                    made += &self.brackets(index, end, steps, width(&made));
                    index = end;
                }
                Some(TokenKind::Colon) => {
                    made += ": ";
                    index += 1;
                }
                _ => {
                    made += self.word(index);
                    index += 1;
                }
            }
        }
        made
    }

    /// A group with its brackets. `before` columns of its first line are taken.
    fn brackets(&self, open: usize, end: usize, steps: usize, before: usize) -> String {
        let flat = self.flat(open, end);
        // A comma may follow.
        if steps * STEP.len() + before + width(&flat) < WIDTH && steps > 0 || end == open + 2 {
            return flat;
        }
        let inner = STEP.repeat(steps + 1);
        let mut made = format!("{}\n", self.word(open));
        for (from, to) in self.parts(open + 1, end.saturating_sub(1)) {
            made += &inner;
            made += &self.group(from, to, steps + 1);
            made += ",\n";
        }
        made + &STEP.repeat(steps) + self.word(end.saturating_sub(1))
    }

    /// The parts between the commas of a group.
    fn parts(&self, from: usize, to: usize) -> Vec<(usize, usize)> {
        let (mut parts, mut start, mut index) = (Vec::new(), from, from);
        while index < to {
            match self.kind(index) {
                Some(TokenKind::Open(_)) => index = self.end(index),
                Some(TokenKind::Comma) => {
                    parts.push((start, index));
                    index += 1;
                    start = index;
                }
                _ => index += 1,
            }
        }
        if start < to {
            parts.push((start, to));
        }
        parts
    }
}

/// The columns of the last line of a text. A wide character counts as one, as in the width of lines of code.
fn width(text: &str) -> usize {
    text.rsplit('\n').next().unwrap_or_default().chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stands_on_one_line_and_the_rest_is_broken() {
        let long = "x".repeat(60);
        let text = format!("File(a:1,b:[(c:\"{long}\",d:Some(2)),(c:\"{long}\",d:\"{long}\",)],e:{{}},)");
        let expected = format!(
            "File(\n    a: 1,\n    b: [\n        (c: \"{long}\", d: Some(2)),\n        (\n            c: \"{long}\",\n            d: \"{long}\",\n        ),\n    ],\n    e: {{}},\n)"
        );
        assert_eq!(lay_out(&text), expected);
        assert_eq!(lay_out(&expected), expected);
    }

    #[test]
    fn signs_in_texts_are_no_brackets() {
        assert_eq!(one_line("(a:\"(,:[\",b:[1,2,],)"), "(a: \"(,:[\", b: [1, 2])");
    }
}
