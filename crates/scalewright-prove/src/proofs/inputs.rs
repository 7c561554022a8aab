//! Whether each input can change the score: else it is collected for nothing.

use std::collections::BTreeSet;

use scalewright_diag::{Code, Finding};
use scalewright_model::{Place, Rule};

use super::Question;
use super::conditions::conditions;
use crate::diagram::Id;
use crate::reads::Reads;
use crate::search::Found;
use crate::space::{AtomKey, Leaf};
use crate::twin::Twin;

/// An input never changes the score.
pub(crate) const WITHOUT_EFFECT: Code = Code::new("input-without-effect");

pub(super) fn run(question: &mut Question<'_, '_>) {
    let (item, reads) = (question.item.item, read(question));
    let inputs = item.inputs.iter().enumerate().filter(|(_, one)| reads.answers.contains(&one.id));
    let inputs = inputs.map(|(at, one)| (one.id.clone(), "inputs", at));
    let judged = item.criteria.iter().enumerate().filter(|(_, one)| one.met.is_none());
    let judged = judged.filter(|(_, one)| reads.criteria.contains(&one.id));
    let criteria = judged.map(|(at, one)| (one.id.clone(), "criteria", at));
    for (id, list, at) in inputs.chain(criteria) {
        let place = question.place.key(list).index(at);
        ask(question, &id, &place);
    }
}

/// What the item reads anywhere. Of what nothing reads, a check says so.
fn read(question: &Question<'_, '_>) -> Reads {
    let mut reads = Reads::default();
    conditions(question).iter().for_each(|(cond, _)| reads.cond(cond));
    for measure in &question.item.item.measures {
        reads.expr(&measure.value);
        measure.fallback.iter().for_each(|fallback| reads.expr(&fallback.value));
    }
    counted(&question.item.item.rule, &mut reads);
    reads
}

/// The criteria that a rule counts.
fn counted(rule: &Rule, reads: &mut Reads) {
    match rule {
        Rule::Count(count) => reads.criteria.extend(count.criteria.iter().cloned()),
        Rule::BySetting(by) => by.forms.values().for_each(|form| counted(form, reads)),
        _ => {}
    }
}

fn ask(question: &mut Question<'_, '_>, id: &str, place: &Place) {
    match matters(question, id) {
        Found::Some(()) => {}
        Found::Undecided => question.not_decided("input", id, place),
        Found::None => {
            question.report.push(Finding::warning(WITHOUT_EFFECT, place.clone()).with("about", id));
        }
    }
}

/// Whether an answer can change the score.
fn matters(question: &mut Question<'_, '_>, id: &str) -> Found<()> {
    let leaf = Leaf::Answer(id.to_owned());
    let space = &question.item.space;
    if space.is_seen() {
        if !space.leaves.contains_key(&leaf) {
            return Found::None;
        }
        // An answer with few values stands beside everything else, as it is.
        if let Some(atom) = space.by_key.get(&AtomKey::Input(leaf)).copied() {
            return changes(question, question.item.symbols.verdict, atom);
        }
    }
    let (prover, item) = (question.prover, question.item.item);
    let Some(mut twin) = Twin::of(prover, item, BTreeSet::from([id.to_owned()])) else {
        return Found::Undecided;
    };
    match twin.find(prover, |one, other| one != other, |_, _| true) {
        Found::Some(_) => Found::Some(()),
        Found::None => Found::None,
        Found::Undecided => Found::Undecided,
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
        match question.surely(differs, |_, _| true) {
            Found::Some(_) => return Found::Some(()),
            Found::Undecided => undecided = true,
            Found::None => {}
        }
    }
    if undecided { Found::Undecided } else { Found::None }
}
