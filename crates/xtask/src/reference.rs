//! A page of the book for each kind of file, made from its schema.

use std::fmt::Write as _;

use scalewright::source::Format;
use serde_json::Value;

/// Stands at the head of generated pages.
pub(crate) const NOTE: &str =
    "<!-- Generated from the types of the data model. Do not edit: run `cargo xtask generate`. -->\n\n";

/// The page of a kind of file: the head first, then everything that it is made of.
pub(crate) fn page(format: Format) -> String {
    let schema = format.schema();
    let mut page = format!("{NOTE}# {}\n\n", heading(format));
    section(&mut page, format.head(), schema, None);
    let definitions = schema.get("$defs").and_then(Value::as_object).into_iter().flatten();
    let mut definitions: Vec<_> = definitions.collect();
    definitions.sort_by_key(|(name, _)| name.as_str());
    for (name, definition) in definitions {
        section(&mut page, name, definition, Some(name));
    }
    page
}

fn heading(format: Format) -> &'static str {
    match format {
        Format::Scale => "The head of a scale: `scale.ron`",
        Format::Item => "An item: `items/*.ron`",
        Format::FormSet => "Shared forms: `forms.ron`",
        Format::Battery => "A battery: `battery.ron`",
        Format::Assessment => "An assessment",
        Format::CaseFile => "Cases: `cases/*.ron`",
        Format::Frozen => "A released edition: `frozen.ron`",
    }
}

pub(crate) fn section(page: &mut String, name: &str, schema: &Value, heading: Option<&str>) {
    if let Some(heading) = heading {
        let _ = write!(page, "## {heading}\n\n");
    }
    if let Some(description) = description(schema) {
        let _ = write!(page, "{description}\n\n");
    }
    if let Some(variants) = schema.get("oneOf").and_then(Value::as_array) {
        self::variants(page, variants);
    } else if schema.get("properties").is_some() {
        let _ = write!(
            page,
            "Written `{}`.\n\n",
            if heading.is_none() { format!("{name}(…)") } else { "(…)".to_owned() }
        );
        fields(page, schema);
    }
}

fn variants(page: &mut String, variants: &[Value]) {
    page.push_str("| written | meaning |\n| --- | --- |\n");
    let mut with_fields = Vec::new();
    for variant in variants {
        let meaning = cell(&description(variant).unwrap_or_default());
        let plain = variant.get("const").or_else(|| variant.get("enum")?.as_array()?.first());
        if let Some(word) = plain.and_then(Value::as_str) {
            let _ = writeln!(page, "| `{word}` | {meaning} |");
            continue;
        }
        for (name, content) in variant.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let written = if content.get("properties").is_some() {
                with_fields.push((name, content));
                format!("`{name}(…)`")
            } else {
                format!("`{name}(`{}`)`", kind(content))
            };
            let _ = writeln!(page, "| {written} | {meaning} |");
        }
    }
    page.push('\n');
    for (name, content) in with_fields {
        let _ = write!(page, "### {name}\n\n");
        fields(page, content);
    }
}

pub(crate) fn fields(page: &mut String, schema: &Value) {
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    page.push_str("| field | type | needed | meaning |\n| --- | --- | --- | --- |\n");
    for (name, field) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let needed = if required.contains(&name.as_str()) { "yes" } else { "" };
        let meaning = cell(&description(field).unwrap_or_default());
        let _ = writeln!(page, "| `{name}` | {} | {needed} | {meaning} |", kind(field));
    }
    page.push('\n');
}

pub(crate) fn description(schema: &Value) -> Option<String> {
    schema.get("description").and_then(Value::as_str).map(str::to_owned)
}

/// A text as a cell of a table.
fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}

/// The type of a value, in words, with a link where it is described on the same page.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next()) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        let kinds: Vec<String> = choices.iter().map(kind).filter(|kind| kind != "null").collect();
        return kinds.join(" or ");
    }
    if let Some(parts) = schema.get("prefixItems").and_then(Value::as_array) {
        return parts.iter().map(kind).collect::<Vec<_>>().join(", ");
    }
    let plain = match schema.get("type") {
        Some(Value::String(plain)) => plain.as_str(),
        Some(Value::Array(several)) => {
            several.iter().filter_map(Value::as_str).find(|one| *one != "null").unwrap_or_default()
        }
        _ => "",
    };
    match plain {
        "string" => "text".to_owned(),
        "boolean" => "`true` or `false`".to_owned(),
        "integer" | "number" => "number".to_owned(),
        "array" => {
            schema.get("items").map_or_else(|| "list".to_owned(), |items| format!("list of {}", kind(items)))
        }
        "object" => {
            let values = schema.get("additionalProperties").filter(|values| values.is_object());
            values.map_or_else(|| "map".to_owned(), |values| format!("map of {}", kind(values)))
        }
        other => other.to_owned(),
    }
}
