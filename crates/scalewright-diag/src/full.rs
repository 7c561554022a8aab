//! Findings with the line that they are about.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use scalewright_model::Place;
use scalewright_words::Words;

use crate::{Finding, Locate, Report, Severity, Spot};

/// A line that is longer than this is shown in part.
const LINE_MAX: usize = 400;

/// Every finding with its place, the line, what is wrong and how to mend it. With `colour`, for a terminal.
pub fn full(report: &Report, words: &Words, locate: &Locate<'_>, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let shown = report.findings().iter().map(|finding| one(finding, words, locate, &renderer));
    shown.map(|text| text + "\n\n").collect()
}

fn one(finding: &Finding, words: &Words, locate: &Locate<'_>, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.with_name(finding.severity.title(words)).primary_title(finding.message(words));
    let mut group =
        shown_at(Group::with_title(title.id(finding.code.as_str())), &finding.place, None, locate);
    if let (Some(related), label) = (&finding.related, finding.related_label(words)) {
        group = shown_at(group, related, label, locate);
    }
    if let Some(help) = finding.help(words) {
        group = group.element(Level::HELP.with_name(words.word("severity-help")).message(help));
    }
    renderer.render(&[group])
}

/// The group with the line of a place added, or at least the name of its file.
fn shown_at<'a>(group: Group<'a>, place: &Place, label: Option<String>, locate: &Locate<'_>) -> Group<'a> {
    let Some(spot) = locate(place) else {
        return group.element(Origin::path(place.file.clone()));
    };
    let (line, _) = spot.line_column();
    let (text, range) = excerpt(&spot);
    let annotation = AnnotationKind::Primary.span(range).label(label);
    group.element(Snippet::source(text).path(place.file.clone()).line_start(line).annotation(annotation))
}

/// The line on which a stretch begins, and where in it the stretch is. It ends with the line.
fn excerpt(spot: &Spot) -> (String, Range<usize>) {
    let (text, start) = (&spot.text, spot.range.start);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let from = boundary(text, line_start.max(start.saturating_sub(LINE_MAX / 2)));
    let to = boundary(text, line_end.min(start + LINE_MAX));
    let end = spot.range.end.clamp(start, to);
    (text[from..to].to_owned(), start - from..end - from)
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
