//! Reads an assessment without looking for what is wrong with it: for many at a time.
//!
//! Whatever is not plainly right is left to the slow way, which finds all that is wrong and says where. What is read here is the same
//! as there.

use scalewright_model::{Assessment, Target};
use serde_json::Value;

use crate::Schemas;
use crate::lower::lower;
use crate::parse::parse;
use crate::schema::Format;
use crate::tree::{Kind, Node};

/// Reads the text of an assessment, if all is right with it. `schemas` are those of what it says that it is for.
pub fn quick_assessment<'s>(
    text: &str,
    schemas: impl FnOnce(&Target) -> Option<&'s Schemas>,
) -> Option<Assessment> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (tree, faults) = parse(text);
    let head = tree.name().is_some_and(|name| name.text == Format::Assessment.head());
    if !faults.is_empty() || !head || !plain(&tree) {
        return None;
    }
    let (json, keys) = lower(&tree, &Format::Assessment.compiled().structs);
    let target: Target = serde_json::from_value(json.get("for").cloned().unwrap_or(Value::Null)).ok()?;
    if !keys.is_empty() || !schemas(&target)?.accepts(&json) {
        return None;
    }
    serde_json::from_value(json).ok()
}

/// Whether there are only values whose meaning does not hang on the type that is read: no words without quotes, no values side by side
/// in round brackets.
fn plain(node: &Node) -> bool {
    match &node.kind {
        Kind::Nothing | Kind::Bool(_) | Kind::Number(_) | Kind::Text(_) => true,
        Kind::Word(_) | Kind::Tuple(..) | Kind::Broken => false,
        Kind::List(values) => values.iter().all(plain),
        Kind::Map(entries) => entries.iter().all(|(key, value)| plain(key) && plain(value)),
        Kind::Fields(_, fields) => fields.iter().all(|(_, value)| plain(value)),
    }
}
