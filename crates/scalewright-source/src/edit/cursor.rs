//! The brackets around a place, and what stands in each of them. Only tokens are looked at, so that it works in a text that cannot be
//! read as a whole.

use std::ops::Range;

use scalewright_model::{Expr, Lang, Text};

use crate::document::options;
use crate::parse::parse;
use crate::token::{Token, TokenKind, tokens};
use crate::tree::{Kind, Node};

/// What stands at a place of a text, and the brackets around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// What stands there.
    pub what: What,
    /// The word or the inside of the quoted text there, in bytes; empty where there is none.
    pub range: Range<usize>,
    /// The brackets around it, the outermost first.
    pub levels: Vec<Level>,
}

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A word, or nothing yet.
    Word,
    /// The name of a field: a word before a colon.
    Key,
    /// A text in quotes, which may have no end yet.
    Quoted,
    /// The key of a map: a text in quotes before a colon.
    QuotedKey,
    /// A comment, a number, or anything else in which no name can stand.
    Other,
}

/// A bracket and what was read of what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// `(`, `[` or `{`.
    pub bracket: char,
    /// The name before the bracket.
    pub name: Option<String>,
    /// The key of the element at hand.
    pub key: Option<String>,
    /// The number of the element at hand.
    pub index: usize,
    /// All keys, before the place and after it.
    pub keys: Vec<String>,
    elements: Vec<Element>,
}

/// An element that is complete: its key, its number and where its value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Element {
    key: Option<String>,
    index: usize,
    value: Range<usize>,
}

impl Level {
    fn new(bracket: u8, name: Option<String>) -> Self {
        let bracket = char::from(bracket);
        Self { bracket, name, key: None, index: 0, keys: Vec::new(), elements: Vec::new() }
    }

    /// The text of the element with a key, if it is a text.
    pub fn text_of(&self, text: &str, key: &str) -> Option<String> {
        let element = self.elements.iter().find(|element| element.key.as_deref() == Some(key))?;
        match read(text, element)?.kind {
            Kind::Text(value) => Some(value),
            _ => None,
        }
    }

    /// What a list with a key gives names to, as far as it can be read: each name, and the title beside it.
    pub fn named_in(&self, text: &str, key: &str) -> Vec<(String, Text)> {
        let element = self.elements.iter().find(|element| element.key.as_deref() == Some(key));
        let Some(Node { kind: Kind::List(nodes), .. }) = element.and_then(|element| read(text, element))
        else {
            return Vec::new();
        };
        let named = nodes.iter().filter_map(|node| {
            let title = field(node, "title").or_else(|| field(node, "text"));
            let of = |lang: Lang| plain(field(title?, lang.code())?);
            Some((plain(field(node, "id")?)?, Text { ja: of(Lang::Ja), en: of(Lang::En) }))
        });
        named.collect()
    }

    /// The element with a number, if it is an expression that can be read.
    pub fn expression(&self, text: &str, index: usize) -> Option<Expr> {
        let element = self.elements.iter().find(|element| element.index == index)?;
        options().from_str(text.get(element.value.clone())?).ok()
    }
}

fn field<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    match &node.kind {
        Kind::Fields(_, fields) => {
            fields.iter().find(|(other, _)| other.text == name).map(|(_, value)| value)
        }
        _ => None,
    }
}

fn plain(node: &Node) -> Option<String> {
    match &node.kind {
        Kind::Text(text) => Some(text.clone()),
        _ => None,
    }
}

fn read(text: &str, element: &Element) -> Option<Node> {
    Some(parse(text.get(element.value.clone())?).0)
}

impl Cursor {
    /// What stands at a byte of a text. A byte beyond its end is taken for the end.
    pub fn at(text: &str, offset: usize) -> Self {
        let offset = (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let mut all = tokens(text);
        let here = all.iter().position(|token| is_around(token, text, offset));
        let before = here.unwrap_or_else(|| all.partition_point(|token| token.range.end <= offset));
        let (what, range, trusted) = match here {
            Some(at) => found(text, &all, at, offset),
            None if in_comment(text, &all, offset) => (What::Other, offset..offset, true),
            None => (What::Word, offset..offset, true),
        };
        if !trusted {
            // A text without an end runs into what follows: that is read anew from the next line on.
            all.truncate(before);
            all.extend(after_line(text, offset));
        }
        let mut levels: Vec<(usize, Level)> = Vec::new();
        for at in 0..before.min(all.len()) {
            step(text, &all, at, &mut levels);
        }
        let levels = levels.into_iter().map(|(open, level)| with_elements(level, text, &all[open + 1..]));
        Self { what, range, levels: levels.collect() }
    }

    /// The innermost bracket.
    pub fn level(&self) -> Option<&Level> {
        self.levels.last()
    }
}

/// Whether a place is within a token, or directly at a word.
fn is_around(token: &Token, text: &str, offset: usize) -> bool {
    let Range { start, end } = token.range;
    match token.kind {
        TokenKind::Word | TokenKind::Number => start <= offset && offset <= end,
        TokenKind::Unclosed => start < offset && text[start..].starts_with(['"', 'r', '/']),
        TokenKind::Text | TokenKind::Char | TokenKind::Attribute => start < offset && offset < end,
        _ => false,
    }
}

/// What a token is, what of it would be replaced, and whether the tokens behind it can be trusted.
fn found(text: &str, all: &[Token], at: usize, offset: usize) -> (What, Range<usize>, bool) {
    let token = &all[at];
    let colon = all.get(at + 1).is_some_and(|next| next.kind == TokenKind::Colon);
    let Range { start, end } = token.range.clone();
    let quoted = text[start..].starts_with('"');
    match token.kind {
        TokenKind::Word if colon => (What::Key, start..end, true),
        TokenKind::Word => (What::Word, start..end, true),
        TokenKind::Text if quoted && !text[start..end].contains('\n') => {
            (if colon { What::QuotedKey } else { What::Quoted }, start + 1..end - 1, true)
        }
        TokenKind::Text | TokenKind::Unclosed if quoted => {
            let more = text[offset..].find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')));
            let end = more.map_or(text.len(), |more| offset + more);
            let in_line = !text[start + 1..offset].contains('\n');
            (if in_line { What::Quoted } else { What::Other }, start + 1..end.max(start + 1), false)
        }
        _ => (What::Other, offset..offset, true),
    }
}

/// Whether a place between two tokens is within a comment.
fn in_comment(text: &str, all: &[Token], offset: usize) -> bool {
    // The end of the text is a token too, and stands behind a comment that is being written.
    let words = || all.iter().filter(|token| token.kind != TokenKind::End);
    let after = words().rev().find(|token| token.range.end <= offset).map_or(0, |token| token.range.end);
    let before = text.get(after..offset).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let block = before.rfind("/*").is_some_and(|open| !before[open..].contains("*/"));
    line.contains("//") || block
}

fn after_line(text: &str, offset: usize) -> Vec<Token> {
    let next = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    let shift = |token: Token| Token { range: token.range.start + next..token.range.end + next, ..token };
    tokens(&text[next..]).into_iter().map(shift).collect()
}

fn slice<'t>(text: &'t str, token: &Token) -> &'t str {
    &text[token.range.clone()]
}

/// The key that stands before a colon.
fn key(text: &str, token: &Token) -> String {
    slice(text, token).trim_matches('"').to_owned()
}

/// Goes on by one token.
fn step(text: &str, all: &[Token], at: usize, levels: &mut Vec<(usize, Level)>) {
    let previous = at.checked_sub(1).map(|before| &all[before]);
    match all[at].kind {
        TokenKind::Open(bracket) => {
            let name = previous.filter(|previous| previous.kind == TokenKind::Word);
            levels.push((at, Level::new(bracket, name.map(|name| slice(text, name).to_owned()))));
        }
        TokenKind::Close(_) => _ = levels.pop(),
        TokenKind::Comma => {
            if let Some((_, level)) = levels.last_mut() {
                level.index += 1;
                level.key = None;
            }
        }
        TokenKind::Colon => {
            if let (Some((_, level)), Some(previous)) = (levels.last_mut(), previous) {
                level.key = Some(key(text, previous));
            }
        }
        _ => {}
    }
}

/// The level with the keys and the elements that stand in its bracket, up to where it is closed.
fn with_elements(mut level: Level, text: &str, inner: &[Token]) -> Level {
    let (mut depth, mut index, mut start) = (0_usize, 0, None);
    let mut own_key: Option<String> = None;
    for (at, token) in inner.iter().enumerate() {
        match token.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) if depth > 0 => depth -= 1,
            TokenKind::Colon if depth == 0 => {
                let name = at.checked_sub(1).map(|before| key(text, &inner[before]));
                level.keys.extend(name.clone());
                (own_key, start) = (name, None);
                continue;
            }
            TokenKind::Comma | TokenKind::Close(_) | TokenKind::End
                if depth == 0 || token.kind == TokenKind::End =>
            {
                if let (Some(start), Some(before)) = (start, at.checked_sub(1)) {
                    let value = start..inner[before].range.end;
                    level.elements.push(Element { key: own_key.take(), index, value });
                }
                if token.kind != TokenKind::Comma {
                    return level;
                }
                (index, start, own_key) = (index + 1, None, None);
                continue;
            }
            _ => {}
        }
        start.get_or_insert(token.range.start);
    }
    level
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cursor at the mark `|`.
    fn at(marked: &str) -> (String, Cursor) {
        let offset = marked.find('|').expect("there is a mark");
        let text = marked.replace('|', "");
        let cursor = Cursor::at(&text, offset);
        (text, cursor)
    }

    #[test]
    fn what_stands_there_is_told() {
        for (marked, what, word) in [
            ("Item(co|de: 1)", What::Key, "code"),
            ("Item(co|)", What::Word, "co"),
            ("Item(|)", What::Word, ""),
            ("Item(a: \"x|y\")", What::Quoted, "xy"),
            ("Item(a: \"|\")", What::Quoted, ""),
            ("Item(a: F(\"ro|\n  b: \"x\", c: 2)", What::Quoted, "ro"),
            ("Item(a: F(\"日本|語-x, b: 1", What::Quoted, "日本語-x"),
            ("{\"ta|ble\": 1}", What::QuotedKey, "table"),
            ("Item( // a com|ment\n)", What::Other, ""),
            ("Item( // a comment|", What::Other, ""),
            ("// |", What::Other, ""),
            ("Item(a: 1|2)", What::Other, ""),
        ] {
            let (text, cursor) = at(marked);
            assert_eq!((cursor.what, &text[cursor.range.clone()]), (what, word), "{marked}");
        }
    }

    #[test]
    fn brackets_and_keys_on_both_sides_are_seen() {
        let (text, cursor) = at("Item(a: Sum(where: Is(Field(\"x\"), \"|\n), table: \"t\"), b: [1, 2])");
        let names: Vec<_> = cursor.levels.iter().map(|level| level.name.as_deref().unwrap_or("")).collect();
        assert_eq!(names, ["Item", "Sum", "Is"]);
        let [item, sum, is] = cursor.levels.as_slice() else { panic!("three brackets") };
        assert_eq!(item.keys, ["a", "b"]);
        assert_eq!((sum.key.as_deref(), sum.text_of(&text, "table").as_deref()), (Some("where"), Some("t")));
        assert_eq!(is.index, 1);
        assert_eq!(is.expression(&text, 0), Some(Expr::Field("x".to_owned())));
    }

    #[test]
    fn no_place_in_any_text_is_too_much() {
        let text = "Item(a: [(b: \"日本\", ), Is(Field(\"𠮷\"), /* c */ 'x', r#\"raw\"#, \"";
        for offset in 0..text.len() + 9 {
            let cursor = Cursor::at(text, offset);
            assert!(text.get(cursor.range).is_some(), "{offset}");
        }
        for cut in text.char_indices().map(|(at, _)| at) {
            assert!(text.get(Cursor::at(&text[..cut], cut).range).is_some_and(|word| word.len() <= cut));
        }
    }
}
