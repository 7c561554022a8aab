//! Brackets and entries to text.

use super::WIDTH;
use super::gather::{Comment, Entry, File, Group, Piece};

/// The spaces of one step inwards.
const STEP: &str = "    ";

/// The text of a file.
pub fn print(file: &File<'_>, line_end: &'static str) -> String {
    let mut printer = Printer { out: String::new(), column: 0, line_end };
    for (index, entry) in file.entries.iter().enumerate() {
        printer.begin(entry, 0, index == 0);
        printer.pieces(&entry.pieces, 0, 0);
        printer.behind(&entry.after);
    }
    printer.comments(&file.rest, 0, false);
    printer.out.push_str(line_end);
    printer.out
}

struct Printer {
    out: String,
    column: usize,
    line_end: &'static str,
}

impl Printer {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.column = match text.rsplit_once('\n') {
            Some((_, last)) => last.chars().count(),
            None => self.column + text.chars().count(),
        };
    }

    /// Begins a line; the very first one has begun already.
    fn line(&mut self, depth: usize) {
        if !self.out.is_empty() {
            self.out.push_str(self.line_end);
        }
        self.column = 0;
        self.push(&STEP.repeat(depth));
    }

    /// Begins a line after a blank one, if there was one.
    fn line_after(&mut self, blank: bool, depth: usize) {
        if blank && !self.out.is_empty() {
            self.out.push_str(self.line_end);
        }
        self.line(depth);
    }

    /// Comments on lines of their own.
    fn comments(&mut self, comments: &[Comment<'_>], depth: usize, first: bool) {
        for (index, comment) in comments.iter().enumerate() {
            self.line_after(comment.blank && !(first && index == 0), depth);
            self.push(comment.text);
        }
    }

    /// Comments on the line of what stands before them.
    fn behind(&mut self, comments: &[&str]) {
        for (index, comment) in comments.iter().enumerate() {
            self.push(if index == 0 { "  " } else { " " });
            self.push(comment);
        }
    }

    /// Begins the line of an entry, with the comments before it.
    fn begin(&mut self, entry: &Entry<'_>, depth: usize, first: bool) {
        let mut on_line = false;
        for (index, comment) in entry.before.iter().enumerate() {
            if on_line {
                self.push(" ");
            } else {
                self.line_after(comment.blank && !(first && index == 0), depth);
            }
            self.push(comment.text);
            on_line = !comment.ends_line;
        }
        if on_line {
            self.push(" ");
        } else {
            self.line_after(entry.blank && !(first && entry.before.is_empty()), depth);
        }
    }

    /// The pieces of an entry; `tail` is the width of what must follow on its last line.
    fn pieces(&mut self, pieces: &[Piece<'_>], depth: usize, tail: usize) {
        for (index, piece) in pieces.iter().enumerate() {
            if let Some(before) = index.checked_sub(1).and_then(|before| pieces.get(before)) {
                self.between(before, piece, depth);
            }
            match piece {
                Piece::Plain(text) | Piece::LineComment(text) | Piece::BlockComment(text) => self.push(text),
                Piece::Colon => self.push(":"),
                Piece::Group(group) => {
                    let rest = pieces.iter().skip(index + 1).map(Piece::flat).sum::<Option<usize>>();
                    self.group(group, depth, rest.unwrap_or(0) + tail);
                }
            }
        }
    }

    /// What stands between two pieces of an entry.
    fn between(&mut self, before: &Piece<'_>, piece: &Piece<'_>, depth: usize) {
        match (before, piece) {
            (Piece::LineComment(_), _) => self.line(depth + 1),
            (_, Piece::LineComment(_)) => self.push("  "),
            (Piece::Colon | Piece::BlockComment(_), _) | (_, Piece::BlockComment(_)) => self.push(" "),
            _ => {}
        }
    }

    fn group(&mut self, group: &Group<'_>, depth: usize, tail: usize) {
        if self.fits(group.flat, tail) || is_row(group) {
            self.flat(group);
        } else if let Some(entry) = wrapped(group) {
            self.push(group.open);
            self.pieces(&entry.pieces, depth, tail + 1);
            self.push(group.close);
        } else {
            self.open(group, depth);
        }
    }

    /// Whether a width and what must follow have room on this line.
    fn fits(&self, flat: Option<usize>, tail: usize) -> bool {
        flat.is_some_and(|width| self.column + width + tail <= WIDTH)
    }

    /// A bracket on one line.
    fn flat(&mut self, group: &Group<'_>) {
        self.push(group.open);
        for (index, entry) in group.entries.iter().enumerate() {
            if index > 0 {
                self.push(", ");
            }
            self.pieces(&entry.pieces, 0, 0);
        }
        self.push(group.close);
    }

    /// A bracket over several lines.
    fn open(&mut self, group: &Group<'_>, depth: usize) {
        self.push(group.open);
        self.behind(&group.head);
        let mut before: Option<&Entry<'_>> = None;
        for entry in &group.entries {
            if before.is_some_and(|before| self.joins(group, before, entry)) {
                self.push(" ");
            } else {
                self.begin(entry, depth + 1, before.is_none());
            }
            self.pieces(&entry.pieces, depth + 1, 1);
            self.push(",");
            self.behind(&entry.after);
            before = Some(entry);
        }
        self.comments(&group.rest, depth + 1, group.entries.is_empty());
        self.line(depth);
        self.push(group.close);
    }

    /// Whether an entry goes on in the line of the one before it, as the writer has it.
    fn joins(&self, group: &Group<'_>, before: &Entry<'_>, entry: &Entry<'_>) -> bool {
        let goes_on =
            group.opened && !entry.starts_line && before.after.is_empty() && entry.before.is_empty();
        // The space before it and the comma behind it take two.
        let room = is_plain(before) && is_plain(entry) || group.open == "[" && self.fits(entry.flat, 2);
        goes_on && group.open != "(" && room
    }
}

/// The single entry of a bracket that is wrapped closely around it.
fn wrapped<'a, 'b>(group: &'b Group<'a>) -> Option<&'b Entry<'a>> {
    let [entry] = group.entries.as_slice() else { return None };
    let bare =
        group.head.is_empty() && group.rest.is_empty() && entry.before.is_empty() && entry.after.is_empty();
    let plain = |piece: &Piece<'_>| !matches!(piece, Piece::LineComment(_) | Piece::BlockComment(_));
    let ends = matches!(entry.pieces.last(), Some(Piece::Group(group)) if !group.entries.is_empty());
    (bare && ends && !group.opened && entry.pieces.iter().all(plain)).then_some(entry)
}

/// Whether a bracket is a row of plain values by their names, on one line: it stays on it, however long it is.
fn is_row(group: &Group<'_>) -> bool {
    group.open == "{" && group.flat.is_some() && group.entries.iter().all(is_plain)
}

/// Whether there is no bracket in an entry, no comment, and no line break.
fn is_plain(entry: &Entry<'_>) -> bool {
    entry.flat.is_some() && !entry.pieces.iter().any(|piece| matches!(piece, Piece::Group(_)))
}
