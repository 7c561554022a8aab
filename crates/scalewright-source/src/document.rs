//! One file: read, parsed, held against its schema, and turned into its type.

use std::path::Path;

use ron::extensions::Extensions;
use scalewright_diag::{Finding, Report};
use scalewright_model::Place;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::codes;
use crate::files::{Files, at_bytes, shown};
use crate::lower::{KeyFault, lower};
use crate::parse::{Fault, FaultKind, parse};
use crate::schema::Format;
use crate::tree::{Kind, Node};
use crate::validate::validate;

/// What is wrong with a file is in the report; there is a value only if nothing is.
pub(crate) struct Document<T> {
    /// The value of the file.
    pub value: T,
    /// The same as JSON.
    pub json: Value,
}

/// Reads a file of a known kind.
pub(crate) fn open<T: DeserializeOwned + Serialize>(
    path: &Path,
    format: Format,
    files: &mut Files,
    report: &mut Report,
) -> Option<Document<T>> {
    let text = files.read(path, report)?;
    let file = shown(path);
    let (tree, faults) = parse(&text);
    let head = if faults.is_empty() { wrong_head(&tree, format, &file) } else { None };
    let sound = faults.is_empty() && head.is_none();
    report.extend(faults.iter().map(|fault| syntax(fault, &file, &text)));
    report.extend(head);
    if !sound {
        return None;
    }
    let schema = format.compiled();
    let (json, keys) = lower(&tree, &schema.structs);
    files.keep_tree(&file, tree, schema.structs.clone());
    let mut findings: Vec<Finding> = keys.iter().map(|fault| key(fault, &file)).collect();
    findings.extend(validate(&json, schema, &file));
    if findings.is_empty() {
        match read_typed(&text, &json, &file) {
            Ok(value) => return Some(Document { value, json }),
            Err(finding) => findings.push(*finding),
        }
    }
    report.extend(findings);
    None
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
    match &fault.related {
        Some(related) => finding.and_at(at_bytes(file, related)),
        None => finding,
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
