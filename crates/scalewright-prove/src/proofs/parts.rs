//! Whether each anchor can be reached: every anchor, step, rung, case and row of a rule decides for some input, and limits leave its score.

use scalewright_diag::{Code, Finding};
use scalewright_model::Assessment;

use super::{Question, number_shown};
use crate::compile::Compiler;
use crate::diagram::{Id, YES};
use crate::rule::{Part, limited};
use crate::search::Found;
use crate::shows::Shows;

/// The step of a place that leads to the bands of a measure.
const BANDS: &str = "cuts";

/// A part of a rule never gives its score.
pub(crate) const NEVER_GIVEN: Code = Code::new("score-never-given");

pub(super) fn run(question: &mut Question<'_, '_>) {
    let parts = question.item.symbols.parts.clone();
    for (at, part) in parts.iter().enumerate() {
        let shows = |shows: &Shows<'_>, of: &Assessment| {
            let before = part.before.iter().all(|before| shows.holds(before, of) == Some(false));
            before && shows.all(&part.hold, of)
        };
        match question.surely(part.decides, shows) {
            Found::Some(_) => left_by_limits(question, part),
            Found::Undecided => question.not_decided("score", &number_shown(part.score), &part.place),
            Found::None => {
                let finding = never(part);
                let finding = match shadow(question, &parts[..at], part) {
                    Shadow::By(before) => finding
                        .with("why", "shadowed")
                        .with("score", number_shown(before.score))
                        .and_at(before.place.clone()),
                    shadow => finding.with("why", shadow.name()).with("score", "none"),
                };
                question.report.push(finding);
            }
        }
    }
}

fn never(part: &Part) -> Finding {
    Finding::warning(NEVER_GIVEN, part.place.clone()).with("about", number_shown(part.score))
}

/// Whether the limits ever leave the score of a part that decides.
fn left_by_limits(question: &mut Question<'_, '_>, part: &Part) {
    let limits = &question.item.item.limits;
    if limits.iter().all(|limit| limited(limit.then, part.score) == part.score) {
        return;
    }
    let symbols = &question.item.symbols;
    let Some(bit) = symbols.scores.iter().position(|score| *score == part.score) else { return };
    let after = symbols.limited;
    let store = &mut question.item.space.diagrams;
    let left = store.combine(part.decides, after, &|decides, after| {
        u128::from(decides == YES && after & (1 << bit) != 0)
    });
    let limits = limits.len();
    let shows = |shows: &Shows<'_>, of: &Assessment| {
        shows.all(&part.hold, of)
            && shows.limited(limits, of).is_some_and(|state| state.score() == Some(part.score))
    };
    match question.item.find_shown(question.prover, left, |end| end == YES, shows) {
        Found::Some(_) => {}
        Found::Undecided => question.not_decided("score", &number_shown(part.score), &part.place),
        Found::None => {
            let finding = never(part).with("why", "limited").with("score", "none");
            question.report.push(finding.and_at(question.place.key("limits")));
        }
    }
}

/// Why a part never decides.
enum Shadow<'p> {
    /// Its own condition never holds.
    Impossible,
    /// The measure on which the bands stand never comes there.
    OutOfReach,
    /// Its own condition never holds where the item is asked, or where this form of it is used.
    NotUsed,
    /// This one before it holds whenever it does.
    By(&'p Part),
    /// Those before it leave nothing.
    Together,
}

fn shadow<'p>(question: &mut Question<'_, '_>, before: &'p [Part], part: &Part) -> Shadow<'p> {
    let Some(holds) = part.holds else { return Shadow::Together };
    if question.never(holds) {
        return impossible(question, part);
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

impl Shadow<'_> {
    /// Its name in messages.
    const fn name(&self) -> &'static str {
        match self {
            Self::Impossible => "impossible",
            Self::OutOfReach => "out-of-reach",
            Self::NotUsed => "not-used",
            Self::By(_) => "shadowed",
            Self::Together => "together",
        }
    }
}

/// Why the condition of a part never holds.
fn impossible<'p>(question: &mut Question<'_, '_>, part: &Part) -> Shadow<'p> {
    let names = question.item.names;
    let mut compiler = Compiler { names, space: &mut question.item.space, table: None, depth: 0 };
    // What holds wherever the rule is used stands before the part's own condition.
    let own = part.hold.last().map(|own| compiler.cond(&names.cond(own)));
    if part.hold.len() > 1
        && let Some(own) = own
        && !question.never(own)
    {
        return Shadow::NotUsed;
    }
    let of_bands = part.place.pointer.split('/').any(|step| step == BANDS);
    if of_bands { Shadow::OutOfReach } else { Shadow::Impossible }
}

/// Whether one condition holds wherever another does.
fn implies(question: &mut Question<'_, '_>, one: Id, other: Id) -> bool {
    let store = &mut question.item.space.diagrams;
    let but_not = store.combine(one, other, &|one, other| u128::from(one == YES && other != YES));
    question.never(but_not)
}
