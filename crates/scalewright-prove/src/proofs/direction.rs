//! Whether better input never lowers the score, where the item says which way is better.

use std::collections::BTreeSet;

use scalewright_diag::{Code, Finding};
use scalewright_model::{Better, Exact, Expr, Measure, Place};
use scalewright_score::ItemState;

use super::{Question, number_shown, shown};
use crate::compile::Compiler;
use crate::prover::Example;
use crate::reads::all_reads;
use crate::rule::Symbols;
use crate::search::Found;
use crate::space::{AtomKey, Leaf};
use crate::twin::Twin;
use crate::value::Value;

/// Better input gives a lower score.
pub(crate) const BETTER_SCORES_LOWER: Code = Code::new("better-scores-lower");

pub(super) fn run(question: &mut Question<'_, '_>) {
    let item = question.item.item;
    for (index, input) in item.inputs.iter().enumerate() {
        let place = question.place.key("inputs").index(index);
        if let Some(better) = input.better {
            answer(question, &input.id, better, &place);
        }
    }
    for (index, criterion) in item.criteria.iter().enumerate().filter(|(_, one)| one.met.is_none()) {
        let place = question.place.key("criteria").index(index);
        if let Some(better) = criterion.better {
            answer(question, &criterion.id, better, &place);
        }
    }
    for (index, measure) in item.measures.iter().enumerate() {
        if let Some(better) = measure.better {
            let place = question.place.key("measures").index(index);
            self::measure(question, measure, better, &place);
        }
    }
}

/// Asks of an answer, with everything else as it is.
fn answer(question: &mut Question<'_, '_>, id: &str, better: Better, place: &Place) {
    let space = &question.item.space;
    if space.is_seen() && !space.leaves.contains_key(&Leaf::Answer(id.to_owned())) {
        return;
    }
    let twin = Twin::of(question.prover, question.item.item, BTreeSet::from([Leaf::Answer(id.to_owned())]));
    let improved = twin.map(|mut twin| {
        twin.improve(id, better);
        twin
    });
    falls(question, improved, id, place);
}

/// Asks of a measure that counts criteria, with everything but these as it is.
fn counted(question: &mut Question<'_, '_>, measure: &Measure, better: Better, place: &Place) {
    let item = question.item.item;
    let ids = all_reads(question.item.names, &measure.value).criteria.into_iter();
    let judged = |id: &String| item.criteria.iter().any(|one| one.id == *id && one.met.is_none());
    let judged = ids.filter(judged).map(Leaf::Answer).collect();
    let improved = Twin::of(question.prover, item, judged)
        .and_then(|mut twin| twin.improve_measure(&measure.id, better).then_some(twin));
    falls(question, improved, &measure.id, place);
}

fn falls(question: &mut Question<'_, '_>, twin: Option<Twin<'_>>, id: &str, place: &Place) {
    let Some(mut twin) = twin else {
        question.not_decided("direction", id, place);
        return;
    };
    let is_lower = |worse: Option<Exact>, better: Option<Exact>| {
        worse.zip(better).is_some_and(|(worse, better)| better < worse)
    };
    let wanted = |one: &ItemState, other: &ItemState| is_lower(one.score(), other.score());
    match twin.find(question.prover, wanted, is_lower) {
        Found::Some((worse, better)) => report(question, id, place, &worse, &better),
        Found::None => {}
        Found::Undecided => question.not_decided("direction", id, place),
    }
}

fn report(question: &mut Question<'_, '_>, id: &str, place: &Place, worse: &Example, better: &Example) {
    let score = |example: &Example| example.state.score().map_or_else(String::new, number_shown);
    let finding = Finding::warning(BETTER_SCORES_LOWER, place.clone()).with("about", id);
    let finding = finding.with("worse", shown(worse)).with("worse_score", score(worse));
    question.report.push(finding.with("better", shown(better)).with("better_score", score(better)));
}

/// Asks of a measure, with the answers to all other conditions as they are.
fn measure(question: &mut Question<'_, '_>, of: &Measure, better: Better, place: &Place) {
    let names = question.item.names;
    let known = question.item.space.bases.len();
    let mut compiler = Compiler { names, space: &mut question.item.space, table: None, depth: 0 };
    let mut value = compiler.expr(&Expr::Measure(of.id.clone()));
    if question.item.space.bases.len() > known {
        // The rule does not go by it, so it has no way to make the score fall.
        question.item.space.bases.truncate(known);
        return;
    }
    while let Value::Measure(measured) = value {
        value = measured.value;
    }
    let formula = match value {
        Value::Formula(formula) => formula,
        Value::Finite(_) => return counted(question, of, better, place),
        Value::Measure(_) | Value::Later(_) => return,
    };
    let Some((quantity, _, turned)) = formula.against(Exact::from_integer(0)) else { return };
    let key = AtomKey::Region(quantity);
    if let Some(atom) = question.item.space.by_key.get(&key).copied() {
        ask(question, atom, turned != (better == Better::Less), &of.id, place);
    }
}

/// Asks whether a better state of an atom scores lower than the one before it. States get better upwards, or downwards if `falling`.
fn ask(question: &mut Question<'_, '_>, atom: usize, falling: bool, id: &str, place: &Place) {
    let mut order: Vec<usize> = (0..question.item.space.atoms[atom].states).collect();
    if falling {
        order.reverse();
    }
    for pair in order.windows(2) {
        let [worse, better] = *pair else { continue };
        let verdict = question.item.symbols.verdict;
        let symbols = question.item.symbols.clone();
        let store = &mut question.item.space.diagrams;
        let (low, high) = (store.hold(verdict, atom, worse), store.hold(verdict, atom, better));
        let lower = store.combine(low, high, &|worse, better| u128::from(is_lower(&symbols, worse, better)));
        match question.item.both_states(question.prover, lower, atom, [worse, better]) {
            Found::Some([worse, better]) if question.item.space.is_seen() => {
                report(question, id, place, &worse, &better);
                return;
            }
            Found::None => {}
            _ => {
                question.not_decided("direction", id, place);
                return;
            }
        }
    }
}

/// Whether both are one score each, and the second is lower.
fn is_lower(symbols: &Symbols, worse: u128, better: u128) -> bool {
    let score = |set: u128| {
        set.is_power_of_two().then(|| symbols.scores.get(set.trailing_zeros() as usize)).flatten()
    };
    score(worse).zip(score(better)).is_some_and(|(worse, better)| better < worse)
}
