//! Findings about names that do not exist.

use scalewright_diag::{Code, Finding, nearest};
use scalewright_model::Place;

/// A name that nothing has.
pub(crate) const UNKNOWN_NAME: Code = Code::new("unknown-name");
/// The most names that a finding lists.
const LISTED: usize = 12;
/// Stands in a fact for nothing.
pub(crate) const NONE: &str = "none";

/// The finding that a name does not exist, with the names that do.
pub(crate) fn unknown<'k>(
    kind: &str,
    name: &str,
    place: Place,
    known: impl Iterator<Item = &'k str>,
) -> Finding {
    unknown_but(kind, name, place, known, None)
}

/// The same, where something of another kind has that name.
pub(crate) fn unknown_but<'k>(
    kind: &str,
    name: &str,
    place: Place,
    known: impl Iterator<Item = &'k str>,
    other: Option<&'static str>,
) -> Finding {
    let known: Vec<&str> = known.collect();
    Finding::error(UNKNOWN_NAME, place)
        .with("kind", kind)
        .with("name", name)
        .with("suggestion", suggestion(name, &known))
        .with("known", listed(&known))
        .with("other", other.unwrap_or(NONE))
}

/// Whether a finding says that there is no item of a name.
pub(crate) fn names_item(finding: &Finding) -> bool {
    finding.code == UNKNOWN_NAME && finding.facts.contains(&("kind", "item".to_owned()))
}

/// The name that was probably meant.
pub(crate) fn suggestion(name: &str, known: &[&str]) -> String {
    nearest(name, known.iter().copied()).unwrap_or(NONE).to_owned()
}

/// Names in a row, each once; not all of them if there are many.
pub(crate) fn listed(names: &[&str]) -> String {
    let mut shown: Vec<&str> = Vec::new();
    for name in names {
        if shown.len() == LISTED && !shown.contains(name) {
            return format!("{}, …", shown.join(", "));
        }
        if !shown.contains(name) {
            shown.push(name);
        }
    }
    if shown.is_empty() { NONE.to_owned() } else { shown.join(", ") }
}
