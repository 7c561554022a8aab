//! One file: parsed, held against its schema, and turned into its type.

use std::any::Any;
use std::ops::Range;
use std::sync::Arc;

use ron::extensions::Extensions;
use scalewright_diag::Finding;
use scalewright_model::Place;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::codes;
use crate::files::{Tree, at_bytes};
use crate::lower::{KeyFault, lower};
use crate::parse::{Fault, FaultKind, parse};
use crate::schema::Format;
use crate::token::{Token, TokenKind, tokens};
use crate::tree::{Kind, Node};
use crate::validate::validate;

/// A type of the model that a file is read into.
pub(crate) trait Model: DeserializeOwned + Serialize + Clone + Any + Send + Sync {}

impl<T: DeserializeOwned + Serialize + Clone + Any + Send + Sync> Model for T {}

/// What was made of a file.
#[derive(Clone)]
pub(crate) struct Opened<T> {
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// Its tree, or what could be made of it.
    pub tree: Arc<Tree>,
    /// Its value, and the same as JSON, if nothing is wrong.
    pub value: Option<(T, Value)>,
}

/// Takes the text of a file of a known kind apart.
pub(crate) fn open<T: Model>(text: &str, file: &str, format: Format) -> Opened<T> {
    let schema = format.compiled();
    let (root, faults) = parse(text);
    let mut findings: Vec<Finding> = match empty(text, file, format) {
        Some(finding) => vec![finding],
        None => faults.iter().map(|fault| syntax(fault, file, text)).collect(),
    };
    if findings.is_empty() {
        findings.extend(wrong_head(&root, format, file));
    }
    let tree = Arc::new(Tree { root, structs: schema.structs.clone() });
    if !findings.is_empty() {
        return Opened { findings, tree, value: None };
    }
    let (json, keys) = lower(&tree.root, &schema.structs);
    findings.extend(keys.iter().map(|fault| key(fault, file)));
    findings.extend(validate(&json, schema, file));
    let read = if findings.is_empty() { Some(read_typed(text, &json, file)) } else { None };
    match read {
        Some(Ok(value)) => Opened { findings, tree, value: Some((value, json)) },
        Some(Err(finding)) => Opened { findings: vec![*finding], tree, value: None },
        None => Opened { findings, tree, value: None },
    }
}

/// The options with which every RON file is read: `Some` may be left out, and so may the brackets of new types.
pub(crate) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(
        Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES | Extensions::UNWRAP_VARIANT_NEWTYPES,
    )
}

fn read_typed<T: DeserializeOwned + Serialize>(
    text: &str,
    json: &Value,
    file: &str,
) -> Result<T, Box<Finding>> {
    let value: T = options().from_str(text).map_err(|error| {
        let range = byte_range(text, &error.span);
        if text[range.start..].starts_with(|c: char| c.is_alphabetic()) {
            return Box::new(Finding::error(codes::BARE_WORD, at_bytes(file, &range)));
        }
        let finding = Finding::error(codes::SYNTAX, at_bytes(file, &range))
            .with("kind", "other")
            .with("detail", error.code.to_string());
        Box::new(finding)
    })?;
    let again = serde_json::to_value(&value).unwrap_or_default();
    match first_difference(json, &again, Place::file(file)) {
        Some(place) => Err(Box::new(Finding::error(codes::BARE_WORD, place))),
        None => Ok(value),
    }
}

/// The first place at which the file says something that the typed value does not: a word without quotes.
fn first_difference(written: &Value, read: &Value, place: Place) -> Option<Place> {
    match (written, read) {
        (Value::Object(written), Value::Object(read)) => written.iter().find_map(|(key, value)| {
            let other = read.get(key).unwrap_or(&Value::Null);
            first_difference(value, other, place.key(key))
        }),
        (Value::Array(written), Value::Array(read)) if written.len() == read.len() => {
            let pairs = written.iter().zip(read).enumerate();
            pairs
                .into_iter()
                .find_map(|(index, (value, other))| first_difference(value, other, place.index(index)))
        }
        (Value::String(written), Value::Null) if !written.is_empty() => Some(place),
        _ => None,
    }
}

fn byte_range(text: &str, span: &ron::error::Span) -> std::ops::Range<usize> {
    let offset = |position: &ron::error::Position| {
        let line_start = text.split_inclusive('\n').take(position.line - 1).map(str::len).sum::<usize>();
        let line = &text[line_start..];
        line_start + line.char_indices().nth(position.col - 1).map_or(line.len(), |(at, _)| at)
    };
    let start = offset(&span.start);
    start..offset(&span.end).max(start)
}

fn wrong_head(tree: &Node, format: Format, file: &str) -> Option<Finding> {
    let found = match &tree.kind {
        Kind::Broken => return None,
        Kind::Word(word) => word.as_str(),
        _ => tree.name().map_or("", |name| name.text.as_str()),
    };
    let fits = found == format.head() && matches!(tree.kind, Kind::Fields(..));
    let finding = || Finding::error(codes::WRONG_HEAD, at_bytes(file, &tree.head()));
    (!fits).then(|| finding().with("expected", format.head()).with("found", found))
}

/// That there is nothing in a file, or nothing but comments.
fn empty(text: &str, file: &str, format: Format) -> Option<Finding> {
    let nothing = tokens(text).iter().all(|token| token.kind == TokenKind::End);
    let finding = || Finding::error(codes::SYNTAX, at_bytes(file, &(text.len()..text.len())));
    nothing.then(|| finding().with("kind", "empty").with("detail", format.head()).with("began", "bracket"))
}

/// The text before a fault that runs over several lines: most often, its closing quotation mark is missing, and the fault only follows.
fn runs_over(fault: &Fault, text: &str) -> Option<Range<usize>> {
    let all = tokens(text);
    let before = all.partition_point(|token| token.range.end <= fault.range.start);
    let is_long = |token: &&Token| token.kind == TokenKind::Text && text[token.range.clone()].contains('\n');
    let found = match fault.kind {
        FaultKind::Unclosed => all[..before].iter().find(is_long),
        _ => all[..before].iter().rev().take(NEAR).find(is_long),
    };
    found.map(|token| token.range.start..token.range.start + 1)
}

/// How many tokens before a fault a text is looked for.
const NEAR: usize = 2;

pub(crate) fn syntax(fault: &Fault, file: &str, text: &str) -> Finding {
    let place = at_bytes(file, &fault.range);
    let found: String = text[fault.range.clone()].chars().take(40).collect();
    let wide = found.chars().next().and_then(half_width);
    let (kind, detail) = match &fault.kind {
        FaultKind::ValueWanted
        | FaultKind::NameWanted
        | FaultKind::Wanted(_)
        | FaultKind::Number
        | FaultKind::Trailing
            if wide.is_some() =>
        {
            ("wide", wide.unwrap_or_default().to_string())
        }
        FaultKind::TooDeep => {
            let limit = crate::parse::MAX_DEPTH.to_string();
            return Finding::error(codes::TOO_DEEP, place).with("limit", limit);
        }
        FaultKind::ValueWanted => ("value", String::new()),
        FaultKind::NameWanted => ("name", String::new()),
        FaultKind::Wanted(wanted) => ("wanted", wanted.to_string()),
        FaultKind::Bracket(wanted) => ("bracket", wanted.to_string()),
        FaultKind::Unclosed => ("unclosed", String::new()),
        FaultKind::Number => ("number", String::new()),
        FaultKind::Escape => ("escape", String::new()),
        FaultKind::Trailing => ("trailing", String::new()),
    };
    let finding =
        Finding::error(codes::SYNTAX, place).with("kind", kind).with("detail", detail).with("found", found);
    match (&fault.related, runs_over(fault, text)) {
        (_, Some(begun)) => finding.with("began", "text").and_at(at_bytes(file, &begun)),
        (Some(related), None) => finding.with("began", "bracket").and_at(at_bytes(file, related)),
        (None, None) => finding,
    }
}

/// The character that was probably meant by a full-width one.
fn half_width(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        '\u{201c}' | '\u{201d}' | '「' | '」' => Some('"'),
        '、' => Some(','),
        _ => None,
    }
}

fn key(fault: &KeyFault, file: &str) -> Finding {
    match fault {
        KeyFault::Twice { key, range, first } => Finding::error(codes::DUPLICATE_KEY, at_bytes(file, range))
            .with("name", key)
            .and_at(at_bytes(file, first)),
        KeyFault::NoText { range } => Finding::error(codes::WRONG_TYPE, at_bytes(file, range))
            .with("expected", "string")
            .with("found", "other"),
    }
}
