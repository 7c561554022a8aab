//! The functions that templates have: one for each block, and words.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::value::{Kwargs, Rest, ValueOrKwargs, from_args};
use minijinja::{Environment, Error, ErrorKind, State, Value};
use scalewright_render::Glossary;
use scalewright_words::Words;
use serde_json::{Map, Value as Json};

use crate::block::{Block, ChartCall, Head};
use crate::chart;
use crate::error::Lack;

/// Each block, with the names of the values that may stand without theirs.
pub(crate) const BLOCKS: &[(&str, &[&str])] = &[
    ("cover", &["title", "subtitle", "lines"]),
    ("contents", &["title", "depth"]),
    ("heading", &["level", "text", "code"]),
    ("para", &["text", "look"]),
    ("list", &["entries", "ordered"]),
    ("checks", &["entries"]),
    ("facts", &["rows"]),
    ("table", &["columns", "rows"]),
    ("anchors", &["anchors", "when"]),
    ("room", &["lines", "label"]),
    ("panel", &["title", "look"]),
    ("side_by_side", &["parts"]),
    ("section", &["start"]),
    ("page_break", &[]),
];

pub(crate) fn add(environment: &mut Environment<'static>, words: Arc<Words>, glossary: Arc<Glossary>) {
    for &(name, names) in BLOCKS {
        environment.add_function(name, move |state: &mut State, values: Rest<ValueOrKwargs>| {
            let fields = fields(state, names, values)?;
            let block = serde_json::json!({ name: fields });
            let block: Block = serde_json::from_value(block).map_err(|error| unfit(name, &error))?;
            piece(&block)
        });
    }
    environment.add_function("head", |state: &mut State, values: Rest<ValueOrKwargs>| {
        let fields = fields(state, &["title"], values)?;
        let head: Head = serde_json::from_value(fields.into()).map_err(|error| unfit("head", &error))?;
        piece(&serde_json::json!({ "head": head }))
    });
    for (name, draw) in [("radar", chart::radar as fn(ChartCall) -> Block), ("bars", chart::bars)] {
        environment.add_function(name, move |state: &mut State, values: Rest<ValueOrKwargs>| {
            let fields = fields(state, &["title", "axes"], values)?;
            let call = serde_json::from_value(fields.into()).map_err(|error| unfit(name, &error))?;
            piece(&draw(call))
        });
    }
    for look in ["strong", "small", "plain"] {
        environment.add_function(look, move |text: Value| run(look, text));
    }
    environment.add_function("blank", |letters: u8| run("blank", letters.into()));
    environment.add_function("line_break", || run("break", Value::from(())));
    environment.add_function("need", need);
    let date_words = Arc::clone(&words);
    environment.add_function("date", move |day: &str| date(&date_words, day));
    let (say_words, say_glossary) = (Arc::clone(&words), Arc::clone(&glossary));
    environment.add_function("say", move |id: &str, args: Kwargs| {
        let names: Vec<String> = args.args().map(str::to_owned).collect();
        let values: Vec<String> = names
            .iter()
            .map(|name| args.get::<Value>(name).map(|value| value.to_string()))
            .collect::<Result<_, _>>()?;
        let pairs: Vec<(&str, &str)> =
            names.iter().zip(&values).map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let said = say_words.say_fully(id, &pairs).ok_or_else(|| {
            Error::new(ErrorKind::InvalidOperation, format!("there are no words `{id}` with these values"))
        });
        Ok(say_glossary.apply(&said?))
    });
}

/// A part of a text that looks different.
fn run(look: &str, of: Value) -> Value {
    Value::from(BTreeMap::from([(look.to_owned(), of)]))
}

/// The values of a call by name. What stands between `{% call %}` and `{% endcall %}` is `blocks`.
fn fields(
    state: &mut State,
    names: &[&str],
    values: Rest<ValueOrKwargs>,
) -> Result<Map<String, Json>, Error> {
    let values = values.into_values();
    let (plain, named): (Rest<Value>, Kwargs) = from_args(&values)?;
    if plain.len() > names.len() {
        return Err(Error::new(ErrorKind::TooManyArguments, format!("it takes {}", names.join(", "))));
    }
    let mut fields = Map::new();
    for (name, value) in names.iter().zip(plain.iter()) {
        fields.insert((*name).to_owned(), json(value)?);
    }
    for name in named.args() {
        let value: Value = named.get(name)?;
        if name == "caller" {
            fields.insert("blocks".to_owned(), Json::String(value.call(state, &[])?.to_string()));
        } else {
            fields.insert(name.to_owned(), json(&value)?);
        }
    }
    Ok(fields)
}

fn json(value: &Value) -> Result<Json, Error> {
    if value.is_undefined() {
        return Err(Error::new(ErrorKind::UndefinedError, "a value is not there"));
    }
    let mut value = serde_json::to_value(value)
        .map_err(|error| Error::new(ErrorKind::BadSerialization, error.to_string()))?;
    clean(&mut value);
    Ok(value)
}

/// Leaves out what cannot be printed: control characters, and marks that turn the direction of what follows.
fn clean(value: &mut Json) {
    let bad = |one: char| {
        (one.is_control() && one != '\n')
            || matches!(one, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    match value {
        Json::String(text) if text.contains(bad) => {
            *text = text.replace('\t', " ").chars().filter(|one| !bad(*one)).collect();
        }
        Json::Array(values) => values.iter_mut().for_each(clean),
        Json::Object(fields) => fields.values_mut().for_each(clean),
        _ => {}
    }
}

/// What a function puts into the output: a line of JSON, which the blocks are read from again.
fn piece(value: &impl serde::Serialize) -> Result<Value, Error> {
    let text = serde_json::to_string(value)
        .map_err(|error| Error::new(ErrorKind::BadSerialization, error.to_string()))?;
    Ok(Value::from_safe_string(text + "\n"))
}

fn unfit(name: &str, error: &serde_json::Error) -> Error {
    // The place in the JSON says nothing to who writes a template.
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    // Nor are values repeated: they may be about people.
    let said = match said.split_once(": string \"") {
        Some((before, rest)) => format!("{before}: a text{}", rest.rsplit('"').next().unwrap_or_default()),
        None => said.to_owned(),
    };
    Error::new(ErrorKind::InvalidOperation, format!("`{name}`: {said}"))
}

/// Ends the document unless there is what it is about.
fn need(there: Value, message: &str) -> Result<Value, Error> {
    if there.is_true() {
        return Ok(Value::from(""));
    }
    let error = Error::new(ErrorKind::InvalidOperation, "the document needs something that is not there");
    Err(error.with_source(Lack(message.to_owned())))
}

/// A day as people write it: `2026-10-15` as `15 October 2026`. What is no day stays as it is.
fn date(words: &Words, day: &str) -> String {
    let parts: Vec<&str> = day.split('-').collect();
    let [year, month, day_of_month] = parts[..] else { return day.to_owned() };
    let plain = |number: &str| number.trim_start_matches('0').to_owned();
    let month = words.word(&format!("month-{}", plain(month)));
    words.say("date-long", &[("year", year), ("month", &month), ("day", &plain(day_of_month))])
}
