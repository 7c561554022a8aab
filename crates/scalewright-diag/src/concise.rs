//! One line for each finding: for editors, logs and narrow screens.

use std::fmt::Write as _;

use scalewright_words::Words;

use crate::{Locate, Report};

/// Every finding on a line of its own: `file:line:column: severity[code]: message`.
pub fn concise(report: &Report, words: &Words, locate: &Locate<'_>) -> String {
    let mut out = String::new();
    for finding in report.findings() {
        let place = match locate(&finding.place) {
            Some(spot) => {
                let (line, column) = spot.line_column();
                format!("{}:{line}:{column}", finding.place.file)
            }
            None => finding.place.file.clone(),
        };
        let (severity, code) = (finding.severity.title(words), finding.code);
        let _ = writeln!(out, "{place}: {severity}[{code}]: {}", finding.message(words));
    }
    out
}
