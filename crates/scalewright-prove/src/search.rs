//! Searches a diagram for an end that is wanted, along paths on which all numbers can be what they must be.

use std::collections::{BTreeMap, BTreeSet};

use scalewright_model::Exact;

use crate::diagram::{Id, Node};
use crate::space::Space;
use crate::theory::{Answer, NOT_A_ROW, Theory};

/// A way through a diagram: for each atom that is tested, its first and its last state.
pub(crate) type Path = Vec<(usize, usize, usize)>;

/// Makes of a path, its end and the values of the numbers what is looked for, or says that there is none on this path, or that these values
/// do not show it.
pub(crate) type Accept<'f, T> = dyn FnMut(&mut Theory, &Path, u128, &[Exact]) -> Found<T> + 'f;

/// The most questions to the linear system in one search. Beyond it nothing is decided.
const MAX_QUESTIONS: usize = 3_000;
/// The most examples that turn out not to be one before a search gives up.
const MAX_MISSES: usize = 6;

/// What a search finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found<T> {
    /// There is one.
    Some(T),
    /// There is none: a proof.
    None,
    /// Neither could be shown.
    Undecided,
}

impl<T> Found<T> {
    /// What could be shown, or nothing either way.
    pub fn shown(found: Option<T>) -> Self {
        found.map_or(Self::Undecided, Self::Some)
    }
}

/// Searches one space.
pub(crate) struct Search<'s> {
    space: &'s Space,
    theory: &'s mut Theory,
    left: usize,
    misses: usize,
    undecided: bool,
}

/// Ways for each end, and whether these are all.
pub(crate) type Ways = BTreeMap<u128, (Vec<Path>, bool)>;

impl<'s> Search<'s> {
    pub fn new(space: &'s Space, theory: &'s mut Theory) -> Self {
        Self { space, theory, left: MAX_QUESTIONS, misses: MAX_MISSES, undecided: false }
    }

    /// Finds a wanted end that is accepted.
    pub fn find<T>(&mut self, of: Id, wanted: &dyn Fn(u128) -> bool, accept: &mut Accept<'_, T>) -> Found<T> {
        let hopeful = self.hopeful(of, wanted);
        match self.go(of, &hopeful, &mut Vec::new(), accept) {
            Some(found) => Found::Some(found),
            None if self.undecided || self.theory.broken || self.space.diagrams.overflowed => {
                Found::Undecided
            }
            None => Found::None,
        }
    }

    /// The nodes from which a wanted end is reached.
    fn hopeful(&self, of: Id, wanted: &dyn Fn(u128) -> bool) -> BTreeSet<Id> {
        let (mut hopeful, mut seen) = (BTreeSet::new(), BTreeSet::new());
        self.mark_hopeful(of, wanted, &mut hopeful, &mut seen);
        hopeful
    }

    fn mark_hopeful(
        &self,
        of: Id,
        wanted: &dyn Fn(u128) -> bool,
        hopeful: &mut BTreeSet<Id>,
        seen: &mut BTreeSet<Id>,
    ) -> bool {
        if !seen.insert(of) {
            return hopeful.contains(&of);
        }
        let hope = match self.space.diagrams.node(of) {
            Node::End(end) => wanted(*end),
            Node::Test { next, .. } => {
                let hopes = next.iter().filter(|next| self.mark_hopeful(**next, wanted, hopeful, seen));
                hopes.count() > 0
            }
        };
        if hope {
            hopeful.insert(of);
        }
        hope
    }

    fn go<T>(
        &mut self,
        of: Id,
        hopeful: &BTreeSet<Id>,
        path: &mut Path,
        accept: &mut Accept<'_, T>,
    ) -> Option<T> {
        if !hopeful.contains(&of) || self.misses == 0 {
            self.undecided |= self.misses == 0;
            return None;
        }
        match self.space.diagrams.node(of) {
            Node::End(end) => {
                let Answer::Possible(values) = self.ask(true) else { return None };
                match accept(self.theory, path, *end, &values) {
                    Found::Some(found) => return Some(found),
                    Found::None => {}
                    Found::Undecided => {
                        self.misses -= 1;
                        self.undecided = true;
                    }
                }
                None
            }
            Node::Test { atom, next } => {
                for (from, to, next) in groups(next) {
                    if !hopeful.contains(&next) {
                        continue;
                    }
                    let mark = self.theory.system.mark();
                    let narrowed = self.theory.narrow(self.space, *atom, from, to);
                    path.push((*atom, from, to));
                    let found = if narrowed && self.ask(false) == Answer::Impossible {
                        None
                    } else {
                        self.go(next, hopeful, path, accept)
                    };
                    path.pop();
                    self.theory.system.undo(mark);
                    if found.is_some() {
                        return found;
                    }
                }
                None
            }
        }
    }

    fn ask(&mut self, readable: bool) -> Answer {
        if self.left == 0 {
            self.undecided = true;
            return Answer::Impossible;
        }
        self.left -= 1;
        let answer = if readable { self.theory.example(self.space) } else { self.theory.answer(false) };
        self.undecided |= answer == Answer::Undecided;
        answer
    }

    /// The ways to each end, as far as numbers allow; nothing if there are too many ends.
    pub fn ways(&mut self, of: Id, most_ends: usize, most_ways: usize) -> Option<Ways> {
        let mut ways = Ways::new();
        self.left = usize::MAX;
        let fits = self.collect(of, &mut Vec::new(), &mut ways, most_ends, most_ways);
        (fits && !self.space.diagrams.overflowed).then_some(ways)
    }

    fn collect(
        &mut self,
        of: Id,
        path: &mut Path,
        ways: &mut Ways,
        most_ends: usize,
        most_ways: usize,
    ) -> bool {
        match self.space.diagrams.node(of) {
            Node::End(NOT_A_ROW) => true,
            Node::End(end) => {
                if !ways.contains_key(end) && ways.len() >= most_ends {
                    return false;
                }
                let (known, all) = ways.entry(*end).or_insert_with(|| (Vec::new(), true));
                if known.len() < most_ways {
                    known.push(path.clone());
                } else {
                    *all = false;
                }
                true
            }
            Node::Test { atom, next } => {
                for (from, to, next) in groups(next) {
                    let mark = self.theory.system.mark();
                    let narrowed = self.theory.narrow(self.space, *atom, from, to);
                    path.push((*atom, from, to));
                    let possible = !narrowed || self.theory.answer(false) != Answer::Impossible;
                    let fits = !possible || self.collect(next, path, ways, most_ends, most_ways);
                    path.pop();
                    self.theory.system.undo(mark);
                    if !fits {
                        return false;
                    }
                }
                true
            }
        }
    }
}

/// The states of an atom in groups that lead to the same.
fn groups(next: &[Id]) -> Vec<(usize, usize, Id)> {
    let mut groups: Vec<(usize, usize, Id)> = Vec::new();
    for (state, id) in next.iter().enumerate() {
        match groups.last_mut() {
            Some((_, to, last)) if last == id => *to = state,
            _ => groups.push((state, state, *id)),
        }
    }
    groups
}
