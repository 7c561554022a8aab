//! Quick fixes: the name that was probably meant.

use std::collections::HashMap;
use std::ops::Range;

use gen_lsp_types as lsp;
use scalewright::diag::{Finding, Spot};

use crate::diagnostics::{Telling, diagnostic, first_line};
use crate::lines::range;
use crate::workspace::Workspace;

/// Stands in a fact for nothing.
const NONE: &str = "none";

/// What mends the findings in a stretch of a file.
pub(crate) fn fixes(
    workspace: &Workspace,
    file: &str,
    asked: &Range<usize>,
    telling: Telling,
) -> Vec<lsp::CodeActionResponse> {
    let mut found: Vec<lsp::CodeAction> = Vec::new();
    for (report, files) in workspace.reports() {
        for finding in report.findings().iter().filter(|finding| finding.place.file == file) {
            let Some(told) = files.locate(&finding.place) else { continue };
            let line = first_line(&told);
            if line.start > asked.end || line.end < asked.start {
                continue;
            }
            let spot = files.exact(&finding.place).unwrap_or(told);
            let Some((bytes, suggestion)) = replacement(finding, &spot) else { continue };
            let edit = lsp::TextEdit {
                range: range(&spot.text, &bytes, telling.columns),
                new_text: suggestion.to_owned(),
            };
            let changes = HashMap::from([(workspace.documents.uri(file), vec![edit])]);
            let action = lsp::CodeAction {
                title: telling.words.say("editor-replace", &[("name", suggestion)]),
                kind: Some(lsp::CodeActionKind::QuickFix),
                diagnostics: Some(vec![diagnostic(finding, files, &workspace.documents, telling)]),
                is_preferred: Some(true),
                edit: Some(lsp::WorkspaceEdit { changes: Some(changes), ..lsp::WorkspaceEdit::default() }),
                ..lsp::CodeAction::default()
            };
            if !found.contains(&action) {
                found.push(action);
            }
        }
    }
    found.into_iter().map(lsp::CodeActionResponse::CodeAction).collect()
}

/// What of a text is replaced, and by what: the name that the finding is about, where it stands as it is, in quotes or in braces.
fn replacement<'f>(finding: &'f Finding, spot: &Spot) -> Option<(Range<usize>, &'f str)> {
    let fact =
        |name: &str| finding.facts.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str());
    let suggestion = fact("suggestion").filter(|suggestion| *suggestion != NONE)?;
    let wrong = fact("name")
        .or_else(|| fact("found"))
        .or_else(|| fact("option"))
        .filter(|wrong| !wrong.is_empty())?;
    let written = spot.text.get(spot.range.clone())?;
    let plain = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(written);
    let (at, length) = if plain == wrong {
        (usize::from(plain.len() != written.len()), wrong.len())
    } else {
        (written.find(&format!("{{{wrong}}}"))? + 1, wrong.len())
    };
    let start = spot.range.start + at;
    Some((start..start + length, suggestion))
}
