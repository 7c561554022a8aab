//! Whether better input never lowers the score, where the item says which way is better.

use scalewright_diag::{Code, Finding};
use scalewright_model::{Better, Exact, Expr, Place};

use super::{Question, number_shown, shown};
use crate::compile::Compiler;
use crate::rule::Symbols;
use crate::search::Found;
use crate::space::{AtomKey, Leaf};
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
            number(question, &Expr::Measure(measure.id.clone()), &measure.id, better, &place);
        }
    }
}

fn answer(question: &mut Question<'_, '_>, id: &str, better: Better, place: &Place) {
    let key = AtomKey::Input(Leaf::Answer(id.to_owned()));
    if let Some(atom) = question.item.space.by_key.get(&key).copied() {
        ask(question, atom, better == Better::Less, id, place);
    } else {
        number(question, &Expr::Answer(id.to_owned()), id, better, place);
    }
}

/// Asks of a number by the regions into which thresholds cut it.
fn number(question: &mut Question<'_, '_>, of: &Expr, id: &str, better: Better, place: &Place) {
    let names = question.item.names;
    let mut compiler = Compiler { names, space: &mut question.item.space, table: None, depth: 0 };
    let mut value = compiler.expr(of);
    while let Value::Measure(measured) = value {
        value = measured.value;
    }
    let Value::Formula(formula) = value else { return };
    let Some((quantity, _, turned)) = formula.against(Exact::from_integer(0)) else { return };
    let key = AtomKey::Region(quantity);
    if let Some(atom) = question.item.space.by_key.get(&key).copied() {
        ask(question, atom, turned != (better == Better::Less), id, place);
    }
}

/// Asks whether a better state of an atom scores lower than the one before it. States get better upwards, or downwards if `falling`.
fn ask(question: &mut Question<'_, '_>, atom: usize, falling: bool, id: &str, place: &Place) {
    let mut order = order(question, atom);
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
        let mut at = |state: usize| {
            let states = question.item.space.atoms[atom].states;
            let store = &mut question.item.space.diagrams;
            let (no, yes) = (store.end(0), store.end(1));
            let here = store.test(atom, (0..states).map(|one| if one == state { yes } else { no }).collect());
            let both = store.combine(lower, here, &|lower, here| lower & here);
            question.surely(both)
        };
        match (at(worse), at(better)) {
            (Found::Some(worse), Found::Some(better)) => {
                let score = |state: &scalewright_score::ItemState| {
                    state.score().map_or_else(String::new, number_shown)
                };
                let finding = Finding::warning(BETTER_SCORES_LOWER, place.clone()).with("about", id);
                let finding = finding.with("worse", shown(&worse)).with("worse_score", score(&worse.state));
                let finding =
                    finding.with("better", shown(&better)).with("better_score", score(&better.state));
                question.report.push(finding);
                return;
            }
            (Found::None, _) | (_, Found::None) => {}
            _ => {
                question.not_decided("direction", id, place);
                return;
            }
        }
    }
}

/// The states of an atom from the worst to the best if more is better: a criterion met partly lies between not met and met.
fn order(question: &Question<'_, '_>, atom: usize) -> Vec<usize> {
    let atom = &question.item.space.atoms[atom];
    let partly = match &atom.key {
        AtomKey::Input(leaf) => matches!(
            question.item.space.leaves.get(leaf),
            Some(crate::space::Domain::Criterion { partly: true })
        ),
        _ => false,
    };
    if partly { vec![0, 2, 1] } else { (0..atom.states).collect() }
}

/// Whether both are one score each, and the second is lower.
fn is_lower(symbols: &Symbols, worse: u128, better: u128) -> bool {
    let score = |set: u128| {
        set.is_power_of_two().then(|| symbols.scores.get(set.trailing_zeros() as usize)).flatten()
    };
    score(worse).zip(score(better)).is_some_and(|(worse, better)| better < worse)
}
