//! A first look at the bytes of an XML part, before any parser keeps them in memory.
//!
//! Parsers hold a whole tag, a whole stretch of text and the names of all open elements; this bounds all three.

use super::OpenError;
use super::limits::{DEPTH, KEPT_ELEMENTS, SHARED_STRINGS, TOKEN_BYTES};

/// The elements of which a reader of a package keeps every one.
const KEPT: [&[u8]; 8] =
    [b"xf", b"font", b"fill", b"border", b"numFmt", b"sheet", b"definedName", b"Relationship"];

/// How much has been seen of a package so far.
#[derive(Debug, Default)]
pub(super) struct Counts {
    kept: usize,
    strings: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Text,
    /// After `<`.
    Less,
    /// Within the name of an opening tag.
    Name,
    /// Within an opening tag, after its name; `true` after a slash.
    Tag(bool),
    /// Within a value, until this quotation mark.
    Quote(u8),
    Closing,
    /// After `<!`, with how many bytes have been seen of it.
    Bang,
    Comment,
    Data,
    Instruction,
}

/// Looks at one part, piece by piece.
#[derive(Debug)]
pub(super) struct Scan<'a> {
    counts: &'a mut Counts,
    state: State,
    depth: usize,
    run: usize,
    /// The last bytes, the newest last: enough for `-->`, `]]>` and `<![`.
    last: [u8; 2],
    name: Vec<u8>,
}

impl<'a> Scan<'a> {
    /// Begins with a new part of a package.
    pub(super) fn new(counts: &'a mut Counts) -> Self {
        Self { counts, state: State::Text, depth: 0, run: 0, last: [0; 2], name: Vec::with_capacity(16) }
    }

    /// Looks at the next piece.
    pub(super) fn feed(&mut self, piece: &[u8]) -> Result<(), OpenError> {
        for &byte in piece {
            let next = self.step(byte)?;
            let begins = next != self.state && matches!(next, State::Text | State::Less);
            self.run = if begins { 0 } else { self.run + 1 };
            if self.run > TOKEN_BYTES {
                return Err(fault("long token"));
            }
            self.state = next;
            self.last = [self.last[1], byte];
        }
        Ok(())
    }

    fn step(&mut self, byte: u8) -> Result<State, OpenError> {
        Ok(match (self.state, byte) {
            (_, 0) => return Err(fault("zero byte")),
            (State::Text, b'<') => State::Less,
            (State::Text, _) => State::Text,
            (State::Less, b'/') => State::Closing,
            (State::Less, b'!') => State::Bang,
            (State::Less, b'?') => State::Instruction,
            (State::Less, _) => {
                self.name.clear();
                self.name.push(byte);
                State::Name
            }
            (State::Name | State::Tag(_), b'>') => {
                self.opened()?;
                State::Text
            }
            (State::Name | State::Tag(_), b'/') => State::Tag(true),
            (State::Name, b' ' | b'\t' | b'\r' | b'\n') => State::Tag(false),
            (State::Name, _) => {
                if self.name.len() < 32 {
                    self.name.push(byte);
                }
                State::Name
            }
            (State::Tag(_), b'"' | b'\'') => State::Quote(byte),
            (State::Tag(_), _) => State::Tag(false),
            (State::Quote(end), _) => {
                if byte == end {
                    State::Tag(false)
                } else {
                    self.state
                }
            }
            (State::Closing, b'>') => {
                self.depth = self.depth.saturating_sub(1);
                State::Text
            }
            (State::Bang, _) => return self.bang(byte),
            (State::Comment, b'>') if self.last == *b"--" && self.run > 4 => State::Text,
            (State::Data, b'>') if self.last == *b"]]" => State::Text,
            (State::Instruction, b'>') if self.last[1] == b'?' && self.run > 1 => State::Text,
            (state, _) => state,
        })
    }

    /// An opening tag has ended: counts it, unless it closes itself.
    fn opened(&mut self) -> Result<(), OpenError> {
        if self.state != State::Tag(true) {
            self.depth += 1;
        }
        if self.depth > DEPTH {
            return Err(fault("nested too deep"));
        }
        let local = self.name.rsplit(|&byte| byte == b':').next().unwrap_or_default();
        if local == b"si" {
            self.counts.strings += 1;
        } else if KEPT.contains(&local) {
            self.counts.kept += 1;
        }
        if self.counts.strings > SHARED_STRINGS {
            return Err(OpenError::TooManyStrings { limit: SHARED_STRINGS });
        }
        if self.counts.kept > KEPT_ELEMENTS {
            return Err(fault("too many styles or names"));
        }
        Ok(())
    }

    /// What begins with `<!`: a comment, plain data, or a document type, which no workbook has.
    fn bang(&self, byte: u8) -> Result<State, OpenError> {
        match (self.last, byte) {
            ([b'<', b'!'], b'-' | b'[') => Ok(State::Bang),
            ([b'!', b'-'], b'-') => Ok(State::Comment),
            ([b'!', b'['], b'C') => Ok(State::Data),
            _ => Err(fault("document type")),
        }
    }
}

fn fault(cause: &str) -> OpenError {
    OpenError::Damaged(cause.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &str) -> Result<(), OpenError> {
        Scan::new(&mut Counts::default()).feed(text.as_bytes())
    }

    #[test]
    fn ordinary_parts_pass() {
        let text = "<?xml version=\"1.0\"?><!-- <a> --><a b='/>' c=\">\"><b/><b /><![CDATA[<x>]]></a>";
        assert_eq!(look(&text.repeat(500)), Ok(()));
    }

    #[test]
    fn nested_long_and_typed_parts_do_not() {
        assert!(look(&"<a>".repeat(200)).is_err());
        assert!(look(&"<a b='/>'>".repeat(200)).is_err());
        assert!(look(&"<!----><a>".repeat(200)).is_err());
        assert!(look(&format!("<a b='{}'/>", "x".repeat(2_000_000))).is_err());
        assert!(look(&format!("<a>{}</a>", "x".repeat(2_000_000))).is_err());
        assert!(look("<!DOCTYPE x [<!ENTITY a 'b'>]><a/>").is_err());
        assert!(look(&"<si/>".repeat(200_001)).is_err());
        assert!(look(&"<x:xf />".repeat(300_001)).is_err());
    }
}
