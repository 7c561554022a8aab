//! What a released edition rests on is released too.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Place, Status};

use crate::context::Context;

/// A released edition is not what it was when it was released, or rests on what can still change.
pub const EDITION_FROZEN: Code = Code::new("edition-frozen");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    let draft = context.draft;
    if let Some(forms) = &draft.forms {
        let place = context.scale_place().key("forms");
        rests_on(draft.scale.value.status, forms.value.status, &forms.file, place, report);
    }
}

/// Reports that a released edition rests on one that is not.
pub(crate) fn rests_on(own: Status, other: Status, other_file: &str, place: Place, report: &mut Report) {
    if own == Status::Released && other == Status::Draft {
        let folder = other_file.rsplit_once('/').map_or(".", |(folder, _)| folder);
        report
            .push(Finding::error(EDITION_FROZEN, place).with("kind", "rests-on-draft").with("name", folder));
    }
}
