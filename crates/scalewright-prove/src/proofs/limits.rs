//! Whether each limit can strike: it changes a score for some input.

use scalewright_diag::{Code, Finding};
use scalewright_model::Assessment;

use super::Question;
use crate::diagram::YES;
use crate::search::Found;
use crate::shows::Shows;

/// A limit never changes a score.
pub(crate) const LIMIT_IDLE: Code = Code::new("limit-never-strikes");

pub(super) fn run(question: &mut Question<'_, '_>) {
    for (at, limit) in question.item.symbols.limits.clone().into_iter().enumerate() {
        let about = (at + 1).to_string();
        let store = &mut question.item.space.diagrams;
        let changed = store.combine(limit.before, limit.after, &|before, after| u128::from(before != after));
        let strikes = store.and(limit.when, changed);
        let shows = |shows: &Shows<'_>, of: &Assessment| {
            shows.all(&limit.hold, of) && shows.limited(at, of) != shows.limited(at + 1, of)
        };
        // Scores that are only possible are not all seen by a diagram, so the interpreter is asked as well.
        let why = match question.item.find_shown(question.prover, strikes, |end| end == YES, shows) {
            Found::Some(_) => continue,
            Found::Undecided => {
                question.not_decided("limit", &about, &limit.place);
                continue;
            }
            Found::None if question.never(limit.when) => "never-holds",
            Found::None => "no-change",
        };
        let finding = Finding::warning(LIMIT_IDLE, limit.place.clone()).with("about", about);
        question.report.push(finding.with("why", why));
    }
}
