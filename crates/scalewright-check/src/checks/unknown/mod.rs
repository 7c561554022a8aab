//! Names that do not exist.

mod drawing;
mod references;
mod steps;

use scalewright_diag::Report;

use crate::context::Context;

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    steps::run(context, report);
    references::run(context, report);
    drawing::run(context, report);
}
