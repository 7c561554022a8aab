//! `scalewright schema`: the JSON Schema of a kind of file.

use scalewright::source::Format;

use super::Result;
use crate::Ending;
use crate::args::Schema;
use crate::output::json;
use crate::place;
use crate::screen::Screen;

pub(crate) fn schema(screen: &Screen, args: &Schema) -> Result {
    let format = Format::ALL.into_iter().find(|format| format.name() == args.name);
    match (&args.of, format) {
        (Some(named), Some(Format::Assessment)) => {
            let (subject, _) = place::subject(screen, named)?;
            json(&subject.assessment_schema());
        }
        (_, Some(format)) => json(format.schema()),
        (_, None) => {}
    }
    Ok(Ending::Complete)
}
