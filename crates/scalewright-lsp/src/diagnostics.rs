//! Findings as the protocol has them.

use std::collections::BTreeMap;
use std::ops::Range;

use gen_lsp_types as lsp;
use scalewright::diag::{Finding, Severity, Spot};
use scalewright::source::Files;
use scalewright::words::Words;

use crate::documents::Documents;
use crate::lines::{Columns, range};
use crate::workspace::Workspace;

/// How findings are told.
#[derive(Clone, Copy)]
pub(crate) struct Telling {
    /// The language.
    pub words: &'static Words,
    /// How columns are counted.
    pub columns: Columns,
    /// The least severity that is told.
    pub least: Severity,
}

/// The diagnostics of every file that has any. What two editions have in common is told once.
pub(crate) fn all(workspace: &Workspace, telling: Telling) -> BTreeMap<String, Vec<lsp::Diagnostic>> {
    let mut found: BTreeMap<String, Vec<lsp::Diagnostic>> = BTreeMap::new();
    for (report, files) in workspace.reports() {
        for finding in report.findings().iter().filter(|finding| finding.severity >= telling.least) {
            let of_file = found.entry(finding.place.file.clone()).or_default();
            let one = diagnostic(finding, files, &workspace.documents, telling);
            if !of_file.contains(&one) {
                of_file.push(one);
            }
        }
    }
    found
}

/// A finding as the protocol has it.
pub(crate) fn diagnostic(
    finding: &Finding,
    files: &Files,
    documents: &Documents,
    telling: Telling,
) -> lsp::Diagnostic {
    let words = telling.words;
    let mut message = finding.message(words);
    if let Some(help) = finding.help(words) {
        message = format!("{message}\n{}", words.say("editor-help", &[("help", &help)]));
    }
    let related = finding.related.as_ref().map(|place| {
        let label = finding.related_label(words).unwrap_or_else(|| words.word("editor-related"));
        let location = lsp::Location {
            uri: documents.uri(&place.file),
            range: shown_range(files.locate(place), telling.columns),
        };
        vec![lsp::DiagnosticRelatedInformation { location, message: label }]
    });
    lsp::Diagnostic {
        range: shown_range(files.locate(&finding.place), telling.columns),
        severity: Some(severity(finding.severity)),
        code: Some(lsp::Code::String(finding.code.as_str().to_owned())),
        source: Some("scalewright".to_owned()),
        message: lsp::Message::String(message),
        related_information: related,
        ..lsp::Diagnostic::default()
    }
}

const fn severity(severity: Severity) -> lsp::DiagnosticSeverity {
    match severity {
        Severity::Error => lsp::DiagnosticSeverity::Error,
        Severity::Warning => lsp::DiagnosticSeverity::Warning,
        Severity::Note => lsp::DiagnosticSeverity::Hint,
    }
}

/// The stretch of a spot that is underlined: it ends with its first line.
pub(crate) fn first_line(spot: &Spot) -> Range<usize> {
    let Range { start, end } = spot.range.clone();
    let line = spot.text[start..end].find(['\r', '\n']).map_or(end, |at| start + at);
    start..line
}

fn shown_range(spot: Option<Spot>, columns: Columns) -> lsp::Range {
    spot.map(|spot| range(&spot.text, &first_line(&spot), columns)).unwrap_or_default()
}
