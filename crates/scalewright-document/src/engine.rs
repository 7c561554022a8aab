//! Runs templates: those that say what a document contains, and those that lay it out.

use std::error::Error as _;
use std::sync::Arc;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};
use scalewright_render::Glossary;
use scalewright_words::Words;
use serde::Serialize;

use crate::error::Lack;
use crate::{DocumentError, Templates, functions, markdown};

/// How deep blocks may stand inside each other.
const MAX_DEPTH: usize = 200;

/// Runs templates in one language, with one site's words.
pub(crate) struct Engine {
    environment: Environment<'static>,
    templates: Templates,
}

impl Engine {
    pub fn new(templates: &Templates, words: Arc<Words>, glossary: Arc<Glossary>) -> Self {
        let mut environment = Environment::new();
        let loader = templates.clone();
        environment.set_loader(move |name| {
            loader.text(name).map_err(|error| Error::new(ErrorKind::TemplateNotFound, error.to_string()))
        });
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_recursion_limit(MAX_DEPTH);
        environment.set_auto_escape_callback(escaping);
        environment.set_formatter(formatter);
        functions::add(&mut environment, words, glossary);
        Self { environment, templates: templates.clone() }
    }

    /// Runs a template over what it is to see.
    pub fn run(&self, name: &str, context: &impl Serialize) -> Result<String, DocumentError> {
        let template = self.environment.get_template(name).map_err(|error| self.fault(name, &error))?;
        template.render(Value::from(Serde(context))).map_err(|error| self.fault(name, &error))
    }

    /// What went wrong, and where. The values that a template saw are not repeated: they may be about people.
    fn fault(&self, name: &str, error: &Error) -> DocumentError {
        let mut deepest: &Error = error;
        let mut source = error.source();
        while let Some(inner) = source {
            if let Some(Lack(message)) = inner.downcast_ref::<Lack>() {
                return DocumentError::Lacks { message: message.clone() };
            }
            if let Some(inner) = inner.downcast_ref::<Error>() {
                deepest = inner;
            }
            source = inner.source();
        }
        let place = if deepest.line().is_some() { deepest } else { error };
        let detail = deepest.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
        DocumentError::Template {
            file: self.templates.shown(place.name().unwrap_or(name)),
            line: place.line().unwrap_or(1),
            message: format!("{}{detail}", deepest.kind()),
        }
    }
}

/// How what a template writes out is escaped, by the ending of its name.
fn escaping(name: &str) -> AutoEscape {
    match name.rsplit('.').next() {
        Some("html") => AutoEscape::Html,
        Some("md") => AutoEscape::Custom("markdown".into()),
        Some("jinja") => AutoEscape::Custom("blocks".into()),
        _ => AutoEscape::None,
    }
}

fn formatter(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let custom = match state.auto_escape() {
        AutoEscape::Custom(name) => name.to_string(),
        _ => return minijinja::escape_formatter(out, state, value),
    };
    let text = value.to_string();
    if value.is_safe() || (text.trim().is_empty() && custom == "blocks") {
        out.write_str(&text)?;
        return Ok(());
    }
    if custom == "markdown" {
        out.write_str(&markdown::escape(&text))?;
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::InvalidOperation,
        "a text stands outside a block; write `{{ para(...) }}` or another block around it",
    ))
}
