//! Edits of a text at the places of its values: everything else stays as it is written.

use std::ops::Range;

use crate::format::lay_out;
use crate::parse::parse;
use crate::token::{Token, TokenKind, all_tokens};
use crate::tree::{Kind, Name, Node};

/// A text, the tree of its values, and what is to be changed in it.
pub struct Edit<'a> {
    text: &'a str,
    root: Node,
    changes: Vec<(Range<usize>, String)>,
}

impl<'a> Edit<'a> {
    /// Begins with a text; nothing if it is not well-formed.
    pub fn new(text: &'a str) -> Option<Self> {
        let (root, faults) = parse(text);
        faults.is_empty().then_some(Self { text, root, changes: Vec::new() })
    }

    /// The value of the file.
    pub const fn root(&self) -> &Node {
        &self.root
    }

    /// Writes a value in the place of another one.
    pub fn replace(&mut self, range: Range<usize>, value: &str) {
        self.changes.push((range, value.to_owned()));
    }

    /// Gives a field of the file a value. Where there is no such field, it is written after another one, or at the end.
    pub fn set(&mut self, field: &str, value: &str, after: &str) {
        let at = |name: &str| self.root.field(name).map(|(_, node)| node.range.clone());
        match (at(field), at(after)) {
            (Some(range), _) => self.replace(range, value),
            (None, Some(before)) => {
                let indent = self.indent(before.start).to_owned();
                let line_end = self.line_end();
                let text = format!(",{line_end}{indent}{field}: {value}");
                self.changes.push((before.end..before.end, text));
            }
            (None, None) => self.append(&self.root.range.clone(), &format!("{field}: {value}")),
        }
    }

    /// Adds an entry at the end of a bracket, which ends at the end of the range: `…` in `[a, …]`, or on a line of its own.
    pub fn append(&mut self, range: &Range<usize>, entry: &str) {
        let Some(close) = range.end.checked_sub(1) else { return };
        let inner = all_tokens(self.text).into_iter().filter(|token| token.range.end <= close);
        let inner: Vec<_> = inner.filter(|token| token.range.start >= range.start).collect();
        let last = inner.iter().rev().find(|token| !token.kind.is_comment());
        let done = last.is_none_or(|last| matches!(last.kind, TokenKind::Comma | TokenKind::Open(_)));
        let empty = last.is_none_or(|last| matches!(last.kind, TokenKind::Open(_)));
        let before = inner.last().map_or(range.start, |token| token.range.end);
        if let Some(last) = last.filter(|_| !done) {
            self.changes.push((last.range.end..last.range.end, ",".to_owned()));
        }
        if self.text[before..close].contains('\n') {
            let (outer, line_end) = (self.indent(close).to_owned(), self.line_end());
            // As far in as the entry before, if that has a line of its own.
            let begins = |last: &&Token| self.text[range.start..last.range.end].contains('\n');
            let own = last.filter(begins).map(|last| self.indent(last.range.end).to_owned());
            let inner = own.unwrap_or_else(|| format!("{outer}    "));
            let entry = entry.replace('\n', &format!("{line_end}{inner}"));
            self.changes.push((close - outer.len()..close, format!("{inner}{entry},{line_end}{outer}")));
        } else {
            let space = if empty { "" } else { " " };
            self.changes.push((close..close, format!("{space}{entry}")));
        }
    }

    /// The text with all changes. Laid out, if it was before.
    pub fn done(mut self) -> String {
        let mut text = self.text.to_owned();
        // From the last to the first, so that places stay valid; of several at one place the last one first.
        self.changes.reverse();
        self.changes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        for (range, value) in self.changes {
            text.replace_range(range, &value);
        }
        if lay_out(self.text).as_deref() == Some(self.text) { lay_out(&text).unwrap_or(text) } else { text }
    }

    /// The white space at the beginning of the line of a place.
    fn indent(&self, at: usize) -> &str {
        let line = self.text[..at].rsplit('\n').next().unwrap_or_default();
        let width = line.len() - line.trim_start().len();
        &line[..width]
    }

    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }
}

impl Node {
    /// A field of a structure, by its name.
    pub fn field(&self, name: &str) -> Option<(&Name, &Self)> {
        match &self.kind {
            Kind::Fields(_, fields) => {
                fields.iter().rev().find(|(field, _)| field.text == name).map(|(name, node)| (name, node))
            }
            _ => None,
        }
    }

    /// The text that it is, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A text as it is written in a file.
pub fn quoted(text: &str) -> String {
    let plain = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        _ => c.to_string(),
    });
    format!("\"{}\"", plain.collect::<String>())
}
