//! RON laid out in one way, with its comments.
//!
//! The rules, which the book's page on editions states as well:
//!
//! - A bracket stands on one line if the line has room for it in [`WIDTH`] characters, no comment is in it, and the writer did not
//!   begin a new line after it. Else its entries stand one to a line, indented by four spaces, each with a comma.
//! - A bracket around a single entry that itself ends with a bracket stays with it: `Any([` … `])`.
//! - Rows stay rows. A map of plain values on one line stays on it, however long it is; and in a list or a map over several lines,
//!   short entries that the writer put on one line stay together.
//! - Comments stay where they stand; one blank line between entries or comments is kept, more of them become one.
//! - A new line begins as it does at the first line of the file: CR and LF, or LF. A byte order mark goes away.

mod gather;
mod print;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use crate::document::syntax;
use crate::files::shown;
use crate::load::Loader;
use crate::parse::parse;
use crate::token::{Token, TokenKind, all_tokens, tokens};

/// The most characters of a line; a single text, or a row, may be longer.
pub const WIDTH: usize = 110;

/// How many lines are searched for the end of a change.
const NEAR: usize = 100;
/// The most lines that a change shows of each side.
const SHOWN_LINES: usize = 5;

/// A text of RON, laid out. Nothing if it is not well-formed. The data and the comments are the same, and laying it out again changes
/// nothing.
///
/// ```
/// let text = "Scale(format:1, // the version\n  id : \"x\")";
/// let laid_out = "Scale(\n    format: 1,  // the version\n    id: \"x\",\n)\n";
/// assert_eq!(scalewright_source::lay_out(text).as_deref(), Some(laid_out));
/// ```
pub fn lay_out(text: &str) -> Option<String> {
    parse(text).1.is_empty().then(|| laid_out(text))
}

/// A well-formed text, laid out.
fn laid_out(text: &str) -> String {
    let tokens = all_tokens(text);
    let file = gather::file(text, &tokens);
    print::print(&file, line_end(text, &tokens))
}

/// The words of a text that carry its meaning: without comments, white space, and commas before a closing bracket.
pub(crate) fn meaning(text: &str) -> Vec<&str> {
    let tokens = tokens(text);
    let after = tokens.iter().skip(1).map(|token| token.kind).chain([TokenKind::End]);
    let idle = |kind: TokenKind, next: TokenKind| {
        kind == TokenKind::End || kind == TokenKind::Comma && matches!(next, TokenKind::Close(_))
    };
    let kept = tokens.iter().zip(after).filter(|(token, next)| !idle(token.kind, *next));
    kept.map(|(token, _)| &text[token.range.clone()]).collect()
}

/// Whether two texts say the same: whether they differ in nothing but comments and layout.
pub fn says_the_same(one: &str, other: &str) -> bool {
    meaning(one) == meaning(other)
}

/// How the first line ends. A line break within a text or a comment is no end of a line.
fn line_end(text: &str, tokens: &[Token]) -> &'static str {
    let mut from = 0;
    for token in tokens {
        let between = from..token.range.start;
        if let Some(at) = text[between.clone()].find('\n') {
            return if text[..between.start + at].ends_with('\r') { "\r\n" } else { "\n" };
        }
        from = token.range.end;
    }
    "\n"
}

/// A file and how it should be laid out.
#[derive(Clone, Debug)]
pub struct LaidOut {
    /// The file.
    pub path: PathBuf,
    /// The text that it should have.
    pub text: String,
    /// Where it first differs; nothing if it is laid out already.
    pub change: Option<Change>,
}

/// The first place at which a file is not laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The file begins with a byte order mark.
    Mark,
    /// Some lines end with CR and LF and some with LF alone, or the last line has no end.
    LineEnds {
        /// The first line whose end changes, counted from 1.
        line: usize,
    },
    /// These lines become those; a few of them at most.
    Lines {
        /// The first of them, counted from 1.
        line: usize,
        /// The lines as they are.
        before: Vec<String>,
        /// The lines as they should be.
        after: Vec<String>,
    },
}

impl Loader {
    /// Reads a file of any kind and lays it out. A file that is not well-formed is reported, and left as it is.
    pub fn lay_out(&mut self, path: &Path) -> Option<LaidOut> {
        let text = self.files.read(path, &mut self.report)?;
        let (_, faults) = parse(&text);
        let file = shown(path);
        self.report.extend(faults.iter().map(|fault| syntax(fault, &file, &text)));
        if !faults.is_empty() {
            return None;
        }
        let laid_out = laid_out(&text);
        let change = change(&text, &laid_out).or_else(|| self.files.is_marked(&file).then_some(Change::Mark));
        Some(LaidOut { path: path.to_owned(), text: laid_out, change })
    }
}

/// The first change from one text to the other.
fn change(before: &str, after: &str) -> Option<Change> {
    if before == after {
        return None;
    }
    // A text without a line break at its end differs from one with it.
    let lines = |text: &str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
    let (before, after) = (lines(before), lines(after));
    let same = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let (before, after) = (&before[same..], &after[same..]);
    let bare = |line: &String| line.trim_end_matches(['\r', '\n']).to_owned();
    let line = same + 1;
    if before.len() == after.len() && before.iter().zip(after).all(|(one, other)| bare(one) == bare(other)) {
        return Some(Change::LineEnds { line });
    }
    let (until, to) = meeting(before, after);
    let few = |lines: &[String]| lines.iter().take(SHOWN_LINES).map(bare).collect::<Vec<_>>();
    Some(Change::Lines { line, before: few(&before[..until]), after: few(&after[..to]) })
}

/// The first lines, in both, from which on they are alike again.
fn meeting(before: &[String], after: &[String]) -> (usize, usize) {
    let mut ways = (1..NEAR).flat_map(|sum| (0..=sum).map(move |first| (first, sum - first)));
    let alike = |way: &(usize, usize)| {
        before.get(way.0).zip(after.get(way.1)).is_some_and(|(one, other)| one == other)
    };
    ways.find(alike).unwrap_or((before.len(), after.len()))
}
