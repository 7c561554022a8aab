//! Whether each input can change the score: else it is collected for nothing.

use std::collections::BTreeSet;

use scalewright_diag::{Code, Finding};
use scalewright_model::{Place, Rule};

use super::Question;
use super::conditions::conditions;
use crate::diagram::Id;
use crate::reads::{Reads, all_reads, reads_of};
use crate::search::Found;
use crate::space::{AtomKey, Leaf, leaf_name};
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
        let matters = matters(question, &Leaf::Answer(id.clone()));
        tell(question, matters, &id, &place);
    }
    for leaf in shared(&reads) {
        let matters = matters(question, &leaf);
        let place = read_at(question, &leaf);
        tell(question, matters, leaf_name(&leaf), &place);
    }
}

/// Settings and cells of forms that are read.
fn shared(reads: &Reads) -> Vec<Leaf> {
    let cell = |(table, field): &(String, String)| Leaf::Cell { table: table.clone(), field: field.clone() };
    reads.settings.iter().cloned().map(Leaf::Setting).chain(reads.cells.iter().map(cell)).collect()
}

/// The place where something shared is read first.
fn read_at(question: &Question<'_, '_>, leaf: &Leaf) -> Place {
    let has = |reads: &Reads| shared(reads).contains(leaf);
    let conds = conditions(question).into_iter();
    let mut conds = conds.filter(|one| has(&crate::reads::reads(&one.cond))).map(|one| one.place);
    let measures = question.item.item.measures.iter().enumerate();
    let mut measures = measures.filter(|(_, measure)| has(&reads_of(&measure.value)));
    let measure = |(at, _)| question.place.key("measures").index(at).key("value");
    conds.next().or_else(|| measures.next().map(measure)).unwrap_or_else(|| question.place.key("rule").head())
}

/// What the item reads anywhere. Of what nothing reads, a check says so.
fn read(question: &Question<'_, '_>) -> Reads {
    let mut reads = Reads::default();
    conditions(question).iter().for_each(|one| reads.cond(&one.cond));
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

fn tell(question: &mut Question<'_, '_>, matters: Found<()>, id: &str, place: &Place) {
    match matters {
        Found::Some(()) => {}
        Found::Undecided => question.not_decided("input", id, place),
        Found::None => {
            question.report.push(Finding::warning(WITHOUT_EFFECT, place.clone()).with("about", id));
        }
    }
}

/// Whether an input can change the score, with everything else as it is.
fn matters(question: &mut Question<'_, '_>, leaf: &Leaf) -> Found<()> {
    let space = &question.item.space;
    if space.is_seen() {
        if !space.leaves.contains_key(leaf) {
            return Found::None;
        }
        // One with few values stands beside everything else, as it is.
        if let Some(atom) = space.by_key.get(&AtomKey::Input(leaf.clone())).copied() {
            return changes(question, question.item.symbols.verdict, atom);
        }
    }
    let (prover, item) = (question.prover, question.item.item);
    let Some(mut twin) = Twin::of(prover, item, BTreeSet::from([leaf.clone()])) else {
        return Found::Undecided;
    };
    match twin.find(prover, |one, other| one != other, |_, _| true) {
        Found::Some(_) => Found::Some(()),
        Found::None => matters_by_being_there(question, leaf),
        Found::Undecided => Found::Undecided,
    }
}

/// Whether it matters that an input is there at all: without it, a measure is taken from its fallback.
fn matters_by_being_there(question: &mut Question<'_, '_>, leaf: &Leaf) -> Found<()> {
    let (verdict, names) = (question.item.symbols.verdict, question.item.names);
    for atom in question.item.space.diagrams.support(verdict) {
        let AtomKey::Gone(measure) = &question.item.space.atoms[atom].key else { continue };
        let Some(measure) = names.checked.measure(names.item, measure) else { continue };
        if all_reads(names, &measure.value).reads_some(&BTreeSet::from([leaf.clone()])) {
            match changes(question, verdict, atom) {
                Found::None => {}
                found => return found,
            }
        }
    }
    Found::None
}

/// Whether the item comes to something else with another state of an atom, with everything else as it is.
fn changes(question: &mut Question<'_, '_>, verdict: Id, atom: usize) -> Found<()> {
    let states = question.item.space.atoms[atom].states;
    let mut undecided = false;
    for state in 1..states {
        let store = &mut question.item.space.diagrams;
        let (before, after) = (store.hold(verdict, atom, state - 1), store.hold(verdict, atom, state));
        let differs = store.combine(before, after, &|before, after| u128::from(before != after));
        match question.item.both_states(question.prover, differs, atom, [state - 1, state]) {
            Found::Some([before, after]) if before.state != after.state => return Found::Some(()),
            // Scores that are only possible are not all seen by a diagram.
            Found::Some(_) | Found::Undecided => undecided = true,
            Found::None => {}
        }
    }
    if undecided { Found::Undecided } else { Found::None }
}
