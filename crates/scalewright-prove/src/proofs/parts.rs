//! Whether each anchor can be reached: every step, rung, case and row of a rule decides for some input.

use scalewright_diag::{Code, Finding};
use scalewright_model::Assessment;

use super::{Question, number_shown};
use crate::diagram::{Id, YES};
use crate::rule::Part;
use crate::search::Found;
use crate::shows::Shows;

/// A part of a rule never gives its score.
pub(crate) const NEVER_GIVEN: Code = Code::new("score-never-given");

pub(super) fn run(question: &mut Question<'_, '_>) {
    let parts = question.item.symbols.parts.clone();
    for (at, part) in parts.iter().enumerate() {
        let about = number_shown(part.score);
        let shows = |shows: &Shows<'_>, of: &Assessment| {
            let before = part.before.iter().all(|before| shows.holds(before, of) == Some(false));
            before && shows.all(&part.hold, of)
        };
        match question.surely(part.decides, shows) {
            Found::Some(_) => {}
            Found::Undecided => question.not_decided("score", &about, &part.place),
            Found::None => {
                let finding = Finding::warning(NEVER_GIVEN, part.place.clone()).with("about", about);
                let finding = match shadow(question, &parts[..at], part) {
                    Shadow::Impossible => finding.with("why", "impossible"),
                    Shadow::By(before) => finding
                        .with("why", "shadowed")
                        .with("score", number_shown(before.score))
                        .and_at(before.place.clone()),
                    Shadow::Together => finding.with("why", "together"),
                };
                question.report.push(finding);
            }
        }
    }
}

/// Why a part never decides.
enum Shadow<'p> {
    /// Its own condition never holds.
    Impossible,
    /// This one before it holds whenever it does.
    By(&'p Part),
    /// Those before it leave nothing.
    Together,
}

fn shadow<'p>(question: &mut Question<'_, '_>, before: &'p [Part], part: &Part) -> Shadow<'p> {
    let Some(holds) = part.holds else { return Shadow::Together };
    if question.never(holds) {
        return Shadow::Impossible;
    }
    for earlier in before {
        if let Some(other) = earlier.holds
            && implies(question, holds, other)
        {
            return Shadow::By(earlier);
        }
    }
    Shadow::Together
}

/// Whether one condition holds wherever another does.
fn implies(question: &mut Question<'_, '_>, one: Id, other: Id) -> bool {
    let store = &mut question.item.space.diagrams;
    let but_not = store.combine(one, other, &|one, other| u128::from(one == YES && other != YES));
    question.never(but_not)
}
