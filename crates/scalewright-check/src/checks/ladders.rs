//! Rungs of ladders in their order.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Ladder, Place, Rule};

use crate::context::Context;

/// A rung is not lower than the one before it.
pub(crate) const LADDER_ORDER: Code = Code::new("ladder-order");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    for rule in &context.rules {
        if let Rule::Ladder(ladder) = rule.rule {
            rungs(ladder, &rule.here.place, report);
            otherwise(ladder, &rule.here.place, report);
        }
    }
}

fn rungs(ladder: &Ladder, place: &Place, report: &mut Report) {
    let score = |index: usize| place.key("rungs").index(index).key("score");
    for (index, pair) in ladder.rungs.windows(2).enumerate() {
        if let [before, after] = pair
            && before.score <= after.score
        {
            let finding = Finding::error(LADDER_ORDER, score(index + 1)).with("kind", "rung");
            let finding = finding.with("before", before.score.to_string());
            report.push(finding.with("score", after.score.to_string()).and_at(score(index)));
        }
    }
}

/// Who stands on no rung gets less than who stands on any.
fn otherwise(ladder: &Ladder, place: &Place, report: &mut Report) {
    let lowest = ladder.rungs.iter().enumerate().min_by_key(|(_, rung)| rung.score);
    if let Some((index, lowest)) = lowest.filter(|(_, lowest)| lowest.score <= ladder.otherwise) {
        let finding = Finding::error(LADDER_ORDER, place.key("otherwise")).with("kind", "otherwise");
        let finding = finding.with("before", lowest.score.to_string());
        let rung = place.key("rungs").index(index).key("score");
        report.push(finding.with("score", ladder.otherwise.to_string()).and_at(rung));
    }
}
