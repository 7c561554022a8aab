//! Thresholds that do not stand in their order.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Cuts, Rule};

use crate::context::Context;
use crate::walk::rules::cuts_kind;

/// A threshold stands on the wrong side of the one before it.
pub(crate) const OUT_OF_ORDER: Code = Code::new("thresholds-out-of-order");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    for rule in &context.rules {
        if let Rule::Bands(bands) = rule.rule {
            let (kind, _) = cuts_kind(&bands.cuts);
            let steps = rule.here.place.key("cuts").key(kind).key("steps");
            let falling = matches!(bands.cuts, Cuts::From { .. });
            for (index, pair) in bands.cuts.steps().windows(2).enumerate() {
                let [before, after] = pair else { continue };
                let ordered = if falling { before.bound > after.bound } else { before.bound < after.bound };
                if !ordered {
                    let finding = Finding::error(OUT_OF_ORDER, steps.index(index + 1).key("bound"));
                    let finding = finding.with("side", if falling { "from" } else { "up-to" });
                    let finding = finding.with("before", before.bound.to_string());
                    let finding = finding.with("bound", after.bound.to_string());
                    report.push(finding.and_at(steps.index(index).key("bound")));
                }
            }
        }
    }
}
