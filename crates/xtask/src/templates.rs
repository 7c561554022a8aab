//! Pages of the book for those who write templates: the functions that make blocks, and what templates see.

use std::fmt::Write as _;

use scalewright::document::{block_functions, chart_schema, document_schema, view_schema};
use serde_json::Value;

use crate::reference::{NOTE, description, fields, section};

/// The page of the functions that make blocks.
pub(crate) fn blocks() -> String {
    let schema = document_schema();
    let mut page = format!(
        "{NOTE}# The blocks of documents\n\nA template of a document calls a function for each block. Values stand in the order shown, \
         or with their names. Fields that are needed are marked.\n\n"
    );
    let definitions = &schema["$defs"];
    function(&mut page, "head", &["title"], &definitions["Head"]);
    let variants = definitions["Block"]["oneOf"].as_array().into_iter().flatten();
    let variants: Vec<&Value> = variants.collect();
    for (name, values) in block_functions() {
        let variant = variants.iter().find(|variant| variant["properties"].get(*name).is_some());
        if let Some(variant) = variant {
            let _ = write!(page, "## `{}`\n\n", call(name, values));
            let _ = write!(page, "{}\n\n", description(variant).unwrap_or_default());
            fields(&mut page, &variant["properties"][*name]);
        }
    }
    let chart = chart_schema();
    for name in ["radar", "bars"] {
        function(&mut page, name, &["title", "axes"], &chart);
    }
    page.push_str("## What blocks are made of\n\n");
    let parts = [
        "Block", "Entry", "Rich", "Run", "Look", "Mark", "Start", "Paper", "Check", "Column", "Row", "Cell",
        "Choice", "Anchor", "Part",
    ];
    for name in parts {
        section(&mut page, name, &definitions[name], Some(name));
    }
    section(&mut page, "Axis", &chart["$defs"]["Axis"], Some("Axis"));
    page
}

/// The page of what templates see.
pub(crate) fn views() -> String {
    let schema = view_schema();
    let mut page = format!(
        "{NOTE}# What templates see\n\nThese values have their names in every template of a document, and `kind` (the name of the \
         document) and `lang` (`ja` or `en`) as well. All texts are in the language of the document and in the site's own words.\n\n"
    );
    fields(&mut page, &schema);
    let mut definitions: Vec<_> = schema["$defs"].as_object().into_iter().flatten().collect();
    definitions.sort_by_key(|(name, _)| name.as_str());
    for (name, definition) in definitions {
        section(&mut page, name, definition, Some(name));
    }
    page.replace("Written `(…)`.\n\n", "")
}

fn function(page: &mut String, name: &str, values: &[&str], schema: &Value) {
    let _ = write!(page, "## `{}`\n\n{}\n\n", call(name, values), description(schema).unwrap_or_default());
    fields(page, schema);
}

fn call(name: &str, values: &[&str]) -> String {
    format!("{name}({})", values.join(", "))
}
