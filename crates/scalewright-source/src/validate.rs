//! What a JSON Schema finds wrong with a file, in the terms of the people who write it.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use scalewright_diag::{Finding, nearest};
use scalewright_model::Place;
use serde_json::Value;

use crate::codes;
use crate::schema::Compiled;

/// Stands in a fact for nothing: messages can choose by a word, not by an empty text.
const NONE: &str = "none";

/// All findings about a value, by a schema.
pub(crate) fn validate(value: &Value, schema: &Compiled, file: &str) -> Vec<Finding> {
    let context = Context { schema: &schema.schema, file };
    let errors = schema.validator.iter().flat_map(|validator| validator.iter_errors(value));
    errors.flat_map(|error| context.findings(&error)).collect()
}

struct Context<'a> {
    schema: &'a Value,
    file: &'a str,
}

impl Context<'_> {
    fn findings(&self, error: &ValidationError<'_>) -> Vec<Finding> {
        let place = Place { pointer: error.instance_path().to_string(), ..Place::file(self.file) };
        match error.kind() {
            Kind::OneOfNotValid { context } | Kind::AnyOf { context } => self.unfold(error, context, &place),
            Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
                unexpected.iter().map(|name| self.unknown_field(error, name, &place)).collect()
            }
            Kind::Required { property } => {
                let field = property.as_str().unwrap_or_default();
                vec![Finding::error(codes::MISSING_FIELD, place.head()).with("field", field)]
            }
            _ => vec![simple(error, place)],
        }
    }

    fn unknown_field(&self, error: &ValidationError<'_>, name: &str, place: &Place) -> Finding {
        let keyword = error.schema_path().to_string();
        let holder = keyword.rsplit_once('/').map_or("", |(holder, _)| holder);
        let known = self.schema.pointer(holder).and_then(|schema| schema.get("properties")?.as_object());
        let names: Vec<&str> = known.into_iter().flat_map(|known| known.keys()).map(String::as_str).collect();
        Finding::error(codes::UNKNOWN_FIELD, place.key(name).name())
            .with("name", name)
            .with("suggestion", nearest(name, names.iter().copied()).unwrap_or(NONE))
            .with("known", listed(&names))
    }

    /// Of the branches of a choice, reports the one that was meant: the one whose name is there.
    fn unfold(
        &self,
        error: &ValidationError<'_>,
        branches: &[Vec<ValidationError<'static>>],
        place: &Place,
    ) -> Vec<Finding> {
        let depth = error.instance_path().to_string().len();
        let deeper = |inner: &ValidationError<'_>| inner.instance_path().to_string().len() > depth;
        let entered = branches.iter().find(|errors| errors.iter().all(deeper));
        let mut open = branches.iter().filter(|errors| !errors.iter().all(wants_null));
        let only = open.next().filter(|_| open.next().is_none());
        match entered.or(only) {
            Some(errors) => errors.iter().flat_map(|inner| self.findings(inner)).collect(),
            None => vec![unknown_variant(error, self.variants(error, branches), place)],
        }
    }

    /// The names of the variants of a choice, as the schema has them; else as the errors of its branches name them.
    fn variants(
        &self,
        error: &ValidationError<'_>,
        branches: &[Vec<ValidationError<'static>>],
    ) -> Vec<String> {
        let choices = self.schema.pointer(&error.schema_path().to_string()).and_then(Value::as_array);
        let choices: Vec<&Value> =
            choices.into_iter().flatten().map(|choice| self.resolved(choice)).collect();
        let nested = choices.iter().flat_map(|choice| match choice.get("oneOf").and_then(Value::as_array) {
            Some(inner) => inner.iter().collect(),
            None => vec![*choice],
        });
        let names: Vec<String> = nested.flat_map(variant_names).collect();
        if names.is_empty() {
            branches.iter().flatten().flat_map(|inner| named_by(inner)).collect()
        } else {
            names
        }
    }

    /// The definition that a schema refers to, or the schema itself.
    fn resolved<'v>(&'v self, schema: &'v Value) -> &'v Value {
        let path = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix('#'));
        path.and_then(|path| self.schema.pointer(path)).unwrap_or(schema)
    }
}

/// The names of the variants of one branch of a choice.
fn variant_names(branch: &Value) -> Vec<String> {
    let words = branch.get("enum").and_then(Value::as_array).into_iter().flatten();
    let word = branch.get("const").into_iter();
    let tags = branch.get("required").and_then(Value::as_array).into_iter().flatten();
    words.chain(word).chain(tags).filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Whether an error only says that the value could have been left out.
fn wants_null(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), Kind::Type { .. }) && type_name(error) == "null"
}

fn unknown_variant(error: &ValidationError<'_>, known: Vec<String>, place: &Place) -> Finding {
    let (found, place) = match &**error.instance() {
        Value::String(word) => (word.clone(), place.clone()),
        Value::Object(object) if object.len() == 1 => {
            let tag = object.keys().next().cloned().unwrap_or_default();
            (tag.clone(), place.key(&tag).name())
        }
        other => (shown(other), place.clone()),
    };
    not_in_list(place, found, &known)
}

/// A word that is not one of those known.
fn not_in_list(place: Place, found: String, known: &[String]) -> Finding {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let suggestion = nearest(&found, known.iter().copied()).unwrap_or(NONE).to_owned();
    let finding = Finding::error(codes::NOT_IN_LIST, place).with("found", found);
    finding.with("suggestion", suggestion).with("known", listed(&known))
}

/// Names in a row.
fn listed(names: &[&str]) -> String {
    if names.is_empty() { NONE.to_owned() } else { names.join(", ") }
}

/// The names of the variants that an error of a branch speaks of.
fn named_by(error: &ValidationError<'_>) -> Vec<String> {
    match error.kind() {
        Kind::Constant { expected_value } => vec![shown(expected_value)],
        Kind::Enum { options } => options.as_array().into_iter().flatten().map(shown).collect(),
        Kind::Required { property } => vec![shown(property)],
        Kind::OneOfNotValid { context } | Kind::AnyOf { context } => {
            context.iter().flatten().flat_map(|inner| named_by(inner)).collect()
        }
        _ => Vec::new(),
    }
}

fn simple(error: &ValidationError<'_>, place: Place) -> Finding {
    let found = shown(error.instance());
    if place.pointer == "/format" && error.instance().is_number() {
        return Finding::error(codes::FORMAT_VERSION, place).with("found", found).with("known", "1");
    }
    match error.kind() {
        Kind::Type { .. } => Finding::error(codes::WRONG_TYPE, place)
            .with("expected", type_name(error))
            .with("found", json_type(error.instance())),
        Kind::Enum { options } => {
            let known: Vec<String> =
                options.as_array().into_iter().flatten().filter(|v| !v.is_null()).map(shown).collect();
            not_in_list(place, found, &known)
        }
        Kind::Constant { expected_value } => Finding::error(codes::NOT_IN_LIST, place)
            .with("found", found)
            .with("suggestion", shown(expected_value))
            .with("known", shown(expected_value)),
        Kind::Minimum { limit } | Kind::ExclusiveMinimum { limit } => {
            Finding::error(codes::OUT_OF_RANGE, place)
                .with("found", found)
                .with("side", "min")
                .with("limit", shown(limit))
        }
        Kind::Maximum { limit } | Kind::ExclusiveMaximum { limit } => {
            Finding::error(codes::OUT_OF_RANGE, place)
                .with("found", found)
                .with("side", "max")
                .with("limit", shown(limit))
        }
        Kind::MinItems { limit } => length(place, "min", *limit),
        Kind::MaxItems { limit } => length(place, "max", *limit),
        Kind::Format { format } => {
            Finding::error(codes::WRONG_FORM, place).with("found", found).with("form", format.as_str())
        }
        Kind::Pattern { .. } => {
            Finding::error(codes::WRONG_FORM, place).with("found", found).with("form", "pattern")
        }
        _ => Finding::error(codes::NOT_ALLOWED, place).with("found", found),
    }
}

fn length(place: Place, side: &str, limit: u64) -> Finding {
    Finding::error(codes::WRONG_LENGTH, place).with("side", side).with("limit", limit.to_string())
}

/// The wanted type; the first one where several are.
fn type_name(error: &ValidationError<'_>) -> String {
    match error.kind() {
        Kind::Type { kind: TypeKind::Single(wanted) } => wanted.to_string(),
        Kind::Type { kind: TypeKind::Multiple(wanted) } => {
            let wanted: Vec<String> =
                wanted.iter().map(|wanted| wanted.to_string()).filter(|name| name != "null").collect();
            wanted.first().cloned().unwrap_or_default()
        }
        _ => String::new(),
    }
}

const fn json_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// A value in short, for a message.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.chars().take(60).collect(),
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "(…)".to_owned(),
        other => other.to_string(),
    }
}
