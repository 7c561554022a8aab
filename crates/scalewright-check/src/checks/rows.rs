//! Fields of rows where no rows are gone through.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::Expr;

use crate::context::Context;
use crate::walk::Step;

/// A field is named where there is no row that could have it.
pub(crate) const FIELD_OUTSIDE_ROWS: Code = Code::new("field-outside-rows");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    for (step, here) in &context.steps {
        if let Step::Expr(Expr::Field(id)) = step
            && here.table.is_none()
        {
            report.push(Finding::error(FIELD_OUTSIDE_ROWS, here.place.clone()).with("name", id));
        }
    }
}
