//! The version of the file format, and the form of names.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::Place;

use crate::context::Context;
use crate::walk::{List, Role};

/// A file in a format that this program does not know.
pub const FORMAT_VERSION: Code = Code::new("format-version");
/// A name with characters that a name cannot have.
pub(crate) const BAD_ID: Code = Code::new("bad-id");

/// The version of the format that is read.
const FORMAT: u32 = 1;

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    format(context.draft.scale.value.format, &context.scale_place(), report);
    if let Some(forms) = &context.draft.forms {
        format(forms.value.format, &forms.place(), report);
    }
    context.lists.iter().for_each(|list| ids(list, report));
}

/// Reports a version of the format that is not known.
pub(crate) fn format(found: u32, place: &Place, report: &mut Report) {
    if found != FORMAT {
        let finding = Finding::error(FORMAT_VERSION, place.key("format")).with("found", found.to_string());
        report.push(finding.with("known", FORMAT.to_string()));
    }
}

/// Reports names that are given here and have other characters than they can.
pub(crate) fn ids(list: &List<'_>, report: &mut Report) {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let fits = |c: char| match list.kind {
        "scale" | "forms" | "battery" => small(c),
        "edition" => small(c) || c == '.',
        "item" => !c.is_whitespace() && !c.is_control() && c != '/',
        _ => c.is_ascii_alphanumeric() || c == '-' || c == '_',
    };
    for name in list.names.iter().filter(|name| name.role == Role::Given) {
        if name.name.is_empty() || !name.name.chars().all(fits) {
            let finding = Finding::error(BAD_ID, name.place.clone());
            report.push(finding.with("kind", list.kind).with("name", &*name.name));
        }
    }
}
