//! Writes assessments and files of cases as RON.

use ron::ser::PrettyConfig;
use scalewright_model::{Assessment, CaseFile};

use crate::document::options;
use crate::format::lay_out;

/// How deep a file is laid out over several lines: a row of a form, or the answers to an item, stand on one.
const LINES_TO: usize = 3;

/// An assessment as the text of a file. Reading it gives the same assessment.
///
/// # Errors
///
/// What the serialiser says; there is no assessment known that it cannot write.
pub fn write_assessment(visit: &Assessment) -> Result<String, ron::Error> {
    let layout = PrettyConfig::new().depth_limit(LINES_TO).indentor("    ");
    let text = options().to_string_pretty(visit, layout)?;
    Ok(format!("Assessment{text}\n"))
}

/// A file of cases as the text of a file, below some lines of comment. Reading it gives the same cases.
///
/// # Errors
///
/// What the serialiser says; there is no file of cases known that it cannot write.
pub fn write_cases(cases: &CaseFile, comment: &[String]) -> Result<String, ron::Error> {
    let body = format!("CaseFile{}\n", options().to_string(cases)?);
    let lines = comment.iter().map(|line| format!("// {line}")).chain([body]);
    let text = lines.collect::<Vec<_>>().join("\n");
    Ok(lay_out(&text).unwrap_or(text))
}
