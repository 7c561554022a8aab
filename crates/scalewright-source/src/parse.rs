//! RON text to a tree. Reading goes on after an error, so that all of them are found at once.

use std::ops::Range;

use crate::token::{Token, TokenKind, tokens};
use crate::tree::{Kind, Name, Node};

/// How deep values may stand in one another.
pub const MAX_DEPTH: usize = 64;

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where.
    pub range: Range<usize>,
    /// What belongs to it, such as the bracket that is not closed.
    pub related: Option<Range<usize>>,
}

/// A kind of fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A value is wanted here.
    ValueWanted,
    /// The name of a field is wanted here.
    NameWanted,
    /// This is wanted here: `:` or `,`.
    Wanted(char),
    /// A bracket is not closed, or closed by another one.
    Bracket(char),
    /// A text or a comment has no end.
    Unclosed,
    /// A number that cannot be read.
    Number,
    /// An escape in a text that cannot be read.
    Escape,
    /// Something stands after the end of the value.
    Trailing,
    /// Values stand too deep in one another.
    TooDeep,
}

/// Reads a text. The tree is whole only if there is no fault.
pub fn parse(text: &str) -> (Node, Vec<Fault>) {
    let mut parser = Parser { text, tokens: tokens(text), at: 0, faults: Vec::new() };
    while parser.kind() == TokenKind::Attribute {
        parser.at += 1;
    }
    let node = parser.value(0);
    if parser.kind() != TokenKind::End && parser.faults.is_empty() {
        parser.fault(FaultKind::Trailing, parser.range(), None);
    }
    (node, parser.faults)
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    faults: Vec<Fault>,
}

impl Parser<'_> {
    fn kind(&self) -> TokenKind {
        self.tokens[self.at].kind
    }

    fn kind_after(&self) -> TokenKind {
        self.tokens.get(self.at + 1).map_or(TokenKind::End, |token| token.kind)
    }

    fn range(&self) -> Range<usize> {
        self.tokens[self.at].range.clone()
    }

    fn slice(&self) -> &str {
        &self.text[self.range()]
    }

    fn step(&mut self) {
        if self.kind() != TokenKind::End {
            self.at += 1;
        }
    }

    fn fault(&mut self, kind: FaultKind, range: Range<usize>, related: Option<Range<usize>>) {
        self.faults.push(Fault { kind, range, related });
    }

    fn value(&mut self, depth: usize) -> Node {
        let range = self.range();
        if depth > MAX_DEPTH {
            self.fault(FaultKind::TooDeep, range.clone(), None);
            self.at = self.tokens.len() - 1;
            return Node { kind: Kind::Broken, range };
        }
        let kind = match self.kind() {
            TokenKind::Open(b'[') => return self.list(depth),
            TokenKind::Open(b'{') => return self.map(depth),
            TokenKind::Open(_) => return self.structure(None, depth),
            TokenKind::Word => return self.word(depth),
            TokenKind::Number => self.number(),
            TokenKind::Text | TokenKind::Char => self.text(),
            TokenKind::Unclosed => {
                self.fault(FaultKind::Unclosed, range.start..range.start + 1, None);
                self.at = self.tokens.len() - 1;
                return Node { kind: Kind::Broken, range };
            }
            _ => {
                self.fault(FaultKind::ValueWanted, range.clone(), None);
                return Node { kind: Kind::Broken, range };
            }
        };
        self.step();
        Node { kind, range }
    }

    fn number(&mut self) -> Kind {
        let plain = self.slice().replace('_', "");
        let plain = plain.strip_prefix('+').unwrap_or(&plain);
        match plain.parse() {
            Ok(number) => Kind::Number(number),
            Err(_) => {
                self.fault(FaultKind::Number, self.range(), None);
                Kind::Broken
            }
        }
    }

    fn text(&mut self) -> Kind {
        let inner = self.slice().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        if let Some(plain) = inner.filter(|inner| !inner.contains('\\')) {
            return Kind::Text(plain.to_owned());
        }
        match ron::from_str::<String>(self.slice())
            .or_else(|_| ron::from_str::<char>(self.slice()).map(Into::into))
        {
            Ok(text) => Kind::Text(text),
            Err(_) => {
                self.fault(FaultKind::Escape, self.range(), None);
                Kind::Broken
            }
        }
    }

    fn word(&mut self, depth: usize) -> Node {
        let name = Name { text: self.slice().to_owned(), range: self.range() };
        self.step();
        if self.kind() == TokenKind::Open(b'(') {
            return self.structure(Some(name), depth);
        }
        let kind = match name.text.as_str() {
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            "None" => Kind::Nothing,
            _ => Kind::Word(name.text),
        };
        Node { kind, range: name.range }
    }

    fn list(&mut self, depth: usize) -> Node {
        let (mut values, start) = (Vec::new(), self.range());
        let end = self.elements(']', &start, |parser| values.push(parser.value(depth + 1)));
        Node { kind: Kind::List(values), range: start.start..end }
    }

    fn map(&mut self, depth: usize) -> Node {
        let (mut entries, start) = (Vec::new(), self.range());
        let end = self.elements('}', &start, |parser| {
            let key = parser.value(depth + 1);
            parser.colon();
            entries.push((key, parser.value(depth + 1)));
        });
        Node { kind: Kind::Map(entries), range: start.start..end }
    }

    fn structure(&mut self, name: Option<Name>, depth: usize) -> Node {
        let open = self.range();
        let start = name.as_ref().map_or(open.start, |name| name.range.start);
        let named = self.tokens.get(self.at + 1).is_some_and(|next| next.kind == TokenKind::Word)
            && self.tokens.get(self.at + 2).is_some_and(|next| next.kind == TokenKind::Colon);
        let (kind, end) =
            if named { self.fields(name, &open, depth) } else { self.tuple(name, &open, depth) };
        Node { kind, range: start..end }
    }

    fn fields(&mut self, name: Option<Name>, open: &Range<usize>, depth: usize) -> (Kind, usize) {
        let mut fields = Vec::new();
        let end = self.elements(')', open, |parser| {
            if parser.kind() != TokenKind::Word || parser.kind_after() != TokenKind::Colon {
                let (kind, at) = if parser.kind() == TokenKind::Word {
                    (FaultKind::Wanted(':'), parser.at + 1)
                } else {
                    (FaultKind::NameWanted, parser.at)
                };
                let range = parser.tokens.get(at).map_or_else(|| parser.range(), |token| token.range.clone());
                parser.fault(kind, range, None);
                return;
            }
            let field = Name { text: parser.slice().to_owned(), range: parser.range() };
            parser.step();
            parser.colon();
            fields.push((field, parser.value(depth + 1)));
        });
        (Kind::Fields(name, fields), end)
    }

    fn tuple(&mut self, name: Option<Name>, open: &Range<usize>, depth: usize) -> (Kind, usize) {
        let mut values = Vec::new();
        let end = self.elements(')', open, |parser| values.push(parser.value(depth + 1)));
        let some = name.as_ref().is_some_and(|name| name.text == "Some");
        match (name, values.len()) {
            (None, 0) => (Kind::Nothing, end),
            (Some(_), 1) if some => (values.remove(0).kind, end),
            (name, _) => (Kind::Tuple(name, values), end),
        }
    }

    fn colon(&mut self) {
        if self.kind() == TokenKind::Colon {
            self.step();
        } else {
            self.fault(FaultKind::Wanted(':'), self.range(), None);
        }
    }

    /// Reads elements up to a closing bracket, and gives the end of it.
    fn elements(&mut self, close: char, open: &Range<usize>, mut element: impl FnMut(&mut Self)) -> usize {
        self.step();
        loop {
            match self.kind() {
                TokenKind::Close(found) => {
                    let range = self.range();
                    if char::from(found) != close {
                        self.forget_after(open.end);
                        self.fault(FaultKind::Bracket(close), range.clone(), Some(open.clone()));
                    }
                    self.step();
                    return range.end;
                }
                TokenKind::End => {
                    let told = |fault: &Fault| {
                        matches!(fault.kind, FaultKind::Bracket(_) | FaultKind::Unclosed | FaultKind::TooDeep)
                    };
                    if !self.faults.iter().any(told) {
                        self.fault(FaultKind::Bracket(close), self.range(), Some(open.clone()));
                    }
                    return self.text.len();
                }
                _ => self.element(&mut element),
            }
        }
    }

    /// Forgets the faults that only follow from a bracket that is not closed.
    fn forget_after(&mut self, open: usize) {
        let text = self.text;
        self.faults.retain(|fault| {
            let follows =
                matches!(fault.kind, FaultKind::Wanted(_) | FaultKind::NameWanted | FaultKind::ValueWanted);
            // A full-width character is a fault of its own, and often the cause.
            let plain = text[fault.range.start..].chars().next().is_none_or(|c| c.is_ascii());
            !(follows && plain && fault.range.start >= open)
        });
    }

    fn element(&mut self, element: &mut impl FnMut(&mut Self)) {
        let (before, faults) = (self.at, self.faults.len());
        element(self);
        if self.kind() == TokenKind::Comma {
            self.step();
            return;
        }
        if matches!(self.kind(), TokenKind::Close(_) | TokenKind::End) {
            return;
        }
        if self.faults.len() == faults {
            self.fault(FaultKind::Wanted(','), self.range(), None);
            if self.starts_element() && self.at > before {
                return;
            }
        }
        self.recover();
        if self.at == before {
            self.step();
        }
    }

    /// Whether a value or a field begins here, so that only a comma was forgotten.
    fn starts_element(&self) -> bool {
        matches!(self.kind(), TokenKind::Word | TokenKind::Text | TokenKind::Number | TokenKind::Open(_))
    }

    /// Passes over what cannot be read, up to the next comma on this level, or to the closing bracket.
    fn recover(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.kind() {
                TokenKind::End => return,
                TokenKind::Comma if depth == 0 => {
                    self.step();
                    return;
                }
                TokenKind::Close(_) if depth == 0 => return,
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => depth -= 1,
                _ => {}
            }
            self.step();
        }
    }
}
