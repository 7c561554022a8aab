//! RON text cut into tokens. Nothing is lost: every byte belongs to a token, a comment, or the space between two.

use std::ops::Range;

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// A kind of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A word: the name of a field, a variant, `true`, `false`, `None`.
    Word,
    /// A number.
    Number,
    /// A text in quotes, plain or raw.
    Text,
    /// A single character in quotes.
    Char,
    /// `#![enable(...)]`
    Attribute,
    /// `// …`, up to the end of the line.
    LineComment,
    /// `/* … */`
    BlockComment,
    /// A text or a comment that has no end.
    Unclosed,
    /// Anything else.
    Unknown,
    /// The end of the text.
    End,
}

impl TokenKind {
    /// Whether it is a comment, which means nothing to a reader of data.
    pub const fn is_comment(self) -> bool {
        matches!(self, Self::LineComment | Self::BlockComment)
    }
}

/// Cuts a text into tokens. Comments and white space are passed over.
pub fn tokens(text: &str) -> Vec<Token> {
    all_tokens(text).into_iter().filter(|token| !token.kind.is_comment()).collect()
}

/// Cuts a text into tokens, comments among them. White space is passed over.
pub fn all_tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { text, at: 0 };
    let mut found = Vec::new();
    loop {
        let token = lexer.next();
        let end = token.kind == TokenKind::End;
        found.push(token);
        if end {
            return found;
        }
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl Lexer<'_> {
    fn next(&mut self) -> Token {
        self.run(TokenKind::End, char::is_whitespace);
        let start = self.at;
        let Some(first) = self.peek() else {
            return self.token(TokenKind::End, start);
        };
        let kind = match first {
            '/' if self.rest().starts_with("//") => self.run(TokenKind::LineComment, |c| c != '\n'),
            '/' if self.rest().starts_with("/*") => self.block_comment(),
            '(' | '[' | '{' => self.single(TokenKind::Open(first as u8)),
            ')' | ']' | '}' => self.single(TokenKind::Close(first as u8)),
            ',' => self.single(TokenKind::Comma),
            ':' => self.single(TokenKind::Colon),
            '"' => self.quoted(),
            '\'' => self.character(),
            '#' => self.attribute(),
            'r' if self.raw_hashes().is_some() => self.raw(),
            _ if first == '_' || first.is_alphabetic() => self.run(TokenKind::Word, is_word),
            '+' | '-' | '.' | '0'..='9' => {
                self.at += first.len_utf8();
                self.run(TokenKind::Number, |c| is_word(c) || matches!(c, '.' | '+' | '-'))
            }
            _ => self.single(TokenKind::Unknown),
        };
        self.token(kind, start)
    }

    const fn token(&self, kind: TokenKind, start: usize) -> Token {
        Token { kind, range: start..self.at }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn single(&mut self, kind: TokenKind) -> TokenKind {
        self.at += self.peek().map_or(0, char::len_utf8);
        kind
    }

    fn run(&mut self, kind: TokenKind, accept: impl Fn(char) -> bool) -> TokenKind {
        let rest = self.rest();
        self.at += rest.find(|c| !accept(c)).unwrap_or(rest.len());
        kind
    }

    /// A block comment; such comments nest.
    fn block_comment(&mut self) -> TokenKind {
        let mut depth = 0_usize;
        loop {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                depth -= 1;
                self.at += 2;
            } else if let Some(c) = self.peek() {
                self.at += c.len_utf8();
            } else {
                return TokenKind::Unclosed;
            }
            if depth == 0 {
                return TokenKind::BlockComment;
            }
        }
    }

    fn quoted(&mut self) -> TokenKind {
        self.at += 1;
        let mut escaped = false;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            match c {
                '"' if !escaped => return TokenKind::Text,
                '\\' => escaped = !escaped,
                _ => escaped = false,
            }
        }
        TokenKind::Unclosed
    }

    fn character(&mut self) -> TokenKind {
        let rest = self.rest();
        let skip = if rest[1..].starts_with('\\') { 3 } else { 2 };
        let close = rest.char_indices().skip(skip).take(8).find(|(_, c)| *c == '\'');
        match close {
            Some((at, _)) => {
                self.at += at + 1;
                TokenKind::Char
            }
            None => self.single(TokenKind::Unknown),
        }
    }

    /// The number of `#` of a raw text that begins here.
    fn raw_hashes(&self) -> Option<usize> {
        let rest = &self.rest()[1..];
        let hashes = rest.find(|c| c != '#').unwrap_or(rest.len());
        rest[hashes..].starts_with('"').then_some(hashes)
    }

    fn raw(&mut self) -> TokenKind {
        let hashes = self.raw_hashes().unwrap_or(0);
        let close = format!("\"{}", "#".repeat(hashes));
        self.at += hashes + 2;
        match self.rest().find(&close) {
            Some(at) => {
                self.at += at + close.len();
                TokenKind::Text
            }
            None => {
                self.at = self.text.len();
                TokenKind::Unclosed
            }
        }
    }

    fn attribute(&mut self) -> TokenKind {
        match self.rest().find(']').filter(|_| self.rest().starts_with("#![")) {
            Some(at) => {
                self.at += at + 1;
                TokenKind::Attribute
            }
            None => self.single(TokenKind::Unknown),
        }
    }
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}
