//! Tokens to brackets and entries, each with the comments that belong to it.

use crate::token::{Token, TokenKind};

/// A whole file: attributes, the value, and what stands after it.
pub struct File<'a> {
    /// The attributes, each an entry of its own, and the value.
    pub entries: Vec<Entry<'a>>,
    /// The comments after it.
    pub rest: Vec<Comment<'a>>,
}

/// A bracket and what stands in it.
pub struct Group<'a> {
    /// The opening bracket.
    pub open: &'a str,
    /// The closing bracket.
    pub close: &'a str,
    /// Whether the writer began a new line after the opening bracket.
    pub opened: bool,
    /// Comments on the line of the opening bracket.
    pub head: Vec<&'a str>,
    /// What stands between commas.
    pub entries: Vec<Entry<'a>>,
    /// Comments before the closing bracket.
    pub rest: Vec<Comment<'a>>,
    /// The width on one line; nothing if it needs several.
    pub flat: Option<usize>,
}

/// What stands between two commas: a value, a field with its name, a key with its value.
pub struct Entry<'a> {
    /// Comments before it.
    pub before: Vec<Comment<'a>>,
    /// Whether a blank line stands right before it.
    pub blank: bool,
    /// Whether it begins a line.
    pub starts_line: bool,
    /// What it is made of.
    pub pieces: Vec<Piece<'a>>,
    /// Comments behind it, on its line.
    pub after: Vec<&'a str>,
    /// The width on one line, without the comma; nothing if it needs several.
    pub flat: Option<usize>,
}

/// A part of an entry.
pub enum Piece<'a> {
    /// A word, a number or a text.
    Plain(&'a str),
    /// A colon.
    Colon,
    /// A bracket.
    Group(Group<'a>),
    /// `// …` where nobody would look for it, such as before a colon.
    LineComment(&'a str),
    /// `/* … */` there.
    BlockComment(&'a str),
}

impl Piece<'_> {
    /// The width on one line; nothing if it needs several.
    pub fn flat(&self) -> Option<usize> {
        match self {
            Self::Plain(text) if text.contains('\n') => None,
            Self::Plain(text) => Some(text.chars().count()),
            // A space follows.
            Self::Colon => Some(2),
            Self::Group(group) => group.flat,
            Self::LineComment(_) | Self::BlockComment(_) => None,
        }
    }
}

/// A comment before an entry or a closing bracket.
#[derive(Clone, Copy)]
pub struct Comment<'a> {
    /// The comment.
    pub text: &'a str,
    /// Whether a blank line stands before it.
    pub blank: bool,
    /// Whether a new line begins after it.
    pub ends_line: bool,
}

/// The entries of a well-formed text.
pub fn file<'a>(text: &'a str, tokens: &'a [Token]) -> File<'a> {
    let mut gatherer = Gatherer { text, tokens, at: 0 };
    let mut entries = Vec::new();
    let mut pending: Vec<_> = gatherer.run();
    loop {
        let before = gatherer.pending(std::mem::take(&mut pending));
        if gatherer.kind() == TokenKind::End {
            return File { entries, rest: before };
        }
        let mut entry = gatherer.entry(before);
        let run = gatherer.run();
        let (after, rest) = gatherer.split(run);
        entry.after = after;
        pending = rest;
        entries.push(entry);
    }
}

/// A comment and the line breaks before it.
struct Raw<'a> {
    text: &'a str,
    is_line: bool,
    breaks: usize,
}

struct Gatherer<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Gatherer<'a> {
    fn kind(&self) -> TokenKind {
        self.tokens.get(self.at).map_or(TokenKind::End, |token| token.kind)
    }

    /// Takes a token.
    fn take(&mut self) -> &'a str {
        let text = self.tokens.get(self.at).map_or("", |token| &self.text[token.range.clone()]);
        self.at += 1;
        text
    }

    /// The line breaks between the token before and this one.
    fn breaks(&self) -> usize {
        let end =
            self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |token| token.range.end);
        let start = self.tokens.get(self.at).map_or(self.text.len(), |token| token.range.start);
        self.text[end..start].matches('\n').count()
    }

    /// The comments that follow one another here.
    fn run(&mut self) -> Vec<Raw<'a>> {
        let mut run = Vec::new();
        while self.kind().is_comment() {
            let (is_line, breaks) = (self.kind() == TokenKind::LineComment, self.breaks());
            run.push(Raw { text: self.take().trim_end(), is_line, breaks });
        }
        run
    }

    /// The kind of the next token that is no comment.
    fn kind_after_comments(&self) -> TokenKind {
        let rest = self.tokens.iter().skip(self.at);
        rest.map(|token| token.kind).find(|kind| !kind.is_comment()).unwrap_or(TokenKind::End)
    }

    /// Comments on the line of what stands before them, and those that belong to what follows.
    fn split(&self, mut run: Vec<Raw<'a>>) -> (Vec<&'a str>, Vec<Raw<'a>>) {
        let near = run.iter().take_while(|raw| raw.breaks == 0).count();
        let ends = matches!(self.kind(), TokenKind::Comma | TokenKind::Close(_) | TokenKind::End);
        let leads_on = near == run.len() && self.breaks() == 0 && !ends;
        let rest = run.split_off(if leads_on { 0 } else { near });
        (run.into_iter().map(|raw| raw.text).collect(), rest)
    }

    /// Comments that belong to what follows.
    fn pending(&self, run: Vec<Raw<'a>>) -> Vec<Comment<'a>> {
        let breaks: Vec<usize> = run.iter().skip(1).map(|raw| raw.breaks).chain([self.breaks()]).collect();
        let with_next = run.into_iter().zip(breaks);
        let comment = |(raw, next): (Raw<'a>, usize)| Comment {
            text: raw.text,
            blank: raw.breaks > 1,
            ends_line: raw.is_line || next > 0,
        };
        with_next.map(comment).collect()
    }

    fn entry(&mut self, before: Vec<Comment<'a>>) -> Entry<'a> {
        let (blank, starts_line) = (self.breaks() > 1, self.breaks() > 0);
        let mut pieces = Vec::new();
        loop {
            let kind = self.kind();
            pieces.push(match kind {
                TokenKind::Open(_) => Piece::Group(self.group()),
                TokenKind::Colon => {
                    self.take();
                    Piece::Colon
                }
                TokenKind::LineComment => Piece::LineComment(self.take().trim_end()),
                TokenKind::BlockComment => Piece::BlockComment(self.take()),
                _ => Piece::Plain(self.take()),
            });
            let ends =
                matches!(self.kind_after_comments(), TokenKind::Comma | TokenKind::Close(_) | TokenKind::End);
            if ends || kind == TokenKind::Attribute {
                break;
            }
        }
        let flat = pieces.iter().map(Piece::flat).sum();
        Entry { before, blank, starts_line, pieces, after: Vec::new(), flat }
    }

    fn group(&mut self) -> Group<'a> {
        let open = self.take();
        let opened = self.breaks() > 0;
        let run = self.run();
        // A comment that is all there is in a bracket stands within it, not behind the bracket that opens.
        let closes = matches!(self.kind(), TokenKind::Close(_)) && self.breaks() == 0;
        let is_all = closes && run.last().is_some_and(|raw| !raw.is_line);
        let (head, mut pending) = if is_all { (Vec::new(), run) } else { self.split(run) };
        let mut entries = Vec::new();
        while !matches!(self.kind(), TokenKind::Close(_) | TokenKind::End) {
            let before = self.pending(std::mem::take(&mut pending));
            let mut entry = self.entry(before);
            let run = self.run();
            (entry.after, pending) = self.split(run);
            if self.kind() == TokenKind::Comma {
                self.take();
                let run = self.run();
                // Nothing can stand behind a comment that goes on to the end of its line.
                let line_ends = entry.after.last().is_some_and(|comment| comment.starts_with("//"));
                if pending.is_empty() && !line_ends {
                    let (after, rest) = self.split(run);
                    entry.after.extend(after);
                    pending = rest;
                } else {
                    pending.extend(run);
                }
            }
            entries.push(entry);
        }
        let rest = self.pending(pending);
        let close = self.take();
        let flat =
            flat(&entries).filter(|_| (!opened || entries.is_empty()) && head.is_empty() && rest.is_empty());
        Group { open, close, opened, head, entries, rest, flat }
    }
}

/// The width of a bracket with these entries on one line.
fn flat(entries: &[Entry<'_>]) -> Option<usize> {
    let entry = |entry: &Entry<'_>| entry.flat.filter(|_| entry.before.is_empty() && entry.after.is_empty());
    let widths: usize = entries.iter().map(entry).sum::<Option<usize>>()?;
    Some(2 + widths + 2 * entries.len().saturating_sub(1))
}
