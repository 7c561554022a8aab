//! Findings for machines.

use scalewright_words::Words;
use serde_json::{Value, json};

use crate::{Finding, Locate, Report};

/// The report as JSON: a list of findings, each with its code, place, facts, message and help.
pub fn json(report: &Report, words: &Words, locate: &Locate<'_>) -> Value {
    let findings = report.findings().iter().map(|finding| one(finding, words, locate));
    json!({ "findings": findings.collect::<Vec<_>>() })
}

fn one(finding: &Finding, words: &Words, locate: &Locate<'_>) -> Value {
    let place = |place: &scalewright_model::Place| {
        let (line, column) = locate(place).map(|spot| spot.line_column()).unzip();
        json!({ "file": place.file, "pointer": place.pointer, "line": line, "column": column })
    };
    let facts: serde_json::Map<String, Value> =
        finding.facts.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into())).collect();
    json!({
        "code": finding.code.as_str(),
        "severity": finding.severity.as_str(),
        "place": place(&finding.place),
        "related": finding.related.as_ref().map(place),
        "message": finding.message(words),
        "help": finding.help(words),
        "facts": facts,
    })
}
