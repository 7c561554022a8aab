//! Whether each input can change the score: else it is collected for nothing.

use scalewright_diag::{Code, Finding};
use scalewright_model::Place;

use super::Question;
use crate::diagram::Id;
use crate::search::Found;
use crate::space::{AtomKey, BaseKey, Leaf};

/// An input never changes the score.
pub(crate) const WITHOUT_EFFECT: Code = Code::new("input-without-effect");

pub(super) fn run(question: &mut Question<'_, '_>) {
    let item = question.item.item;
    let inputs = item.inputs.iter().enumerate().map(|(at, one)| (one.id.clone(), "inputs", at));
    let judged = item.criteria.iter().enumerate().filter(|(_, one)| one.met.is_none());
    let criteria = judged.map(|(at, one)| (one.id.clone(), "criteria", at));
    for (id, list, at) in inputs.chain(criteria) {
        let place = question.place.key(list).index(at);
        ask(question, &id, &place);
    }
}

fn ask(question: &mut Question<'_, '_>, id: &str, place: &Place) {
    let leaf = Leaf::Answer(id.to_owned());
    let verdict = question.item.symbols.verdict;
    let mut undecided = false;
    for atom in question.item.space.diagrams.support(verdict) {
        if !reads(question, atom, &leaf) {
            continue;
        }
        match changes(question, verdict, atom) {
            Found::Some(()) => return,
            Found::Undecided => undecided = true,
            Found::None => {}
        }
    }
    if undecided {
        question.not_decided("input", id, place);
    } else {
        question.report.push(Finding::warning(WITHOUT_EFFECT, place.clone()).with("about", id));
    }
}

/// Whether an atom tells apart what an input can hold.
fn reads(question: &Question<'_, '_>, atom: usize, leaf: &Leaf) -> bool {
    let space = &question.item.space;
    match &space.atoms[atom].key {
        AtomKey::Input(other) | AtomKey::Filled(other) => other == leaf,
        AtomKey::Region(quantity) => {
            let bases = quantity.of.terms.keys().chain(quantity.to.iter().flat_map(|to| to.terms.keys()));
            bases.into_iter().any(|base| space.bases[*base].key == BaseKey::Leaf(leaf.clone()))
        }
        AtomKey::Gone(_) => false,
    }
}

/// Whether the verdict changes with the state of an atom, for some values of everything else.
fn changes(question: &mut Question<'_, '_>, verdict: Id, atom: usize) -> Found<()> {
    let states = question.item.space.atoms[atom].states;
    let mut undecided = false;
    for state in 1..states {
        let store = &mut question.item.space.diagrams;
        let (before, after) = (store.hold(verdict, atom, state - 1), store.hold(verdict, atom, state));
        let differs = store.combine(before, after, &|before, after| u128::from(before != after));
        match question.surely(differs) {
            Found::Some(_) => return Found::Some(()),
            Found::Undecided => undecided = true,
            Found::None => {}
        }
    }
    if undecided { Found::Undecided } else { Found::None }
}
