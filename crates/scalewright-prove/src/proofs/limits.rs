//! Whether each limit can strike: it changes a score for some input.

use scalewright_diag::{Code, Finding};

use super::Question;
use crate::diagram::YES;
use crate::search::Found;

/// A limit never changes a score.
pub(crate) const LIMIT_IDLE: Code = Code::new("limit-never-strikes");

pub(super) fn run(question: &mut Question<'_, '_>) {
    for (at, limit) in question.item.symbols.limits.clone().into_iter().enumerate() {
        let about = (at + 1).to_string();
        let store = &mut question.item.space.diagrams;
        let changed = store.combine(limit.before, limit.after, &|before, after| u128::from(before != after));
        let strikes = store.and(limit.when, changed);
        let why = match question.surely(strikes) {
            Found::Some(_) => continue,
            Found::Undecided => {
                question.not_decided("limit", &about, &limit.place);
                continue;
            }
            Found::None
                if question.item.find(question.prover, limit.when, |end| end == YES) == Found::None =>
            {
                "never-holds"
            }
            Found::None => "no-change",
        };
        let finding = Finding::warning(LIMIT_IDLE, limit.place.clone()).with("about", about);
        question.report.push(finding.with("why", why));
    }
}
