//! Writes an assessment as RON.

use ron::ser::PrettyConfig;
use scalewright_model::Assessment;

use crate::document::options;

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
