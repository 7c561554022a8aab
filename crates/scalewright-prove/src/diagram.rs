//! Decision diagrams: functions of finitely many states, each kept once.
//!
//! A diagram tests one atom after the other, always in the order of their numbers, and ends in a value. Equal parts are shared, and
//! a test that makes no difference is left out. So two functions are the same exactly if their diagrams are, and what a function
//! can come to is read off its ends.

use std::collections::{BTreeSet, HashMap};

/// A diagram, as its number in the store.
pub(crate) type Id = u32;

/// The most nodes of a store. A rule of a scale has some hundreds.
const MAX_NODES: usize = 200_000;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    /// A value.
    End(u128),
    /// A test of an atom: what follows for each of its states.
    Test { atom: usize, next: Box<[Id]> },
}

/// Keeps diagrams.
#[derive(Debug, Default)]
pub(crate) struct Diagrams {
    nodes: Vec<Node>,
    known: HashMap<Node, Id>,
    /// There was too much; what came out since is worth nothing.
    pub overflowed: bool,
}

impl Diagrams {
    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id as usize]
    }

    fn keep(&mut self, node: Node) -> Id {
        if let Some(id) = self.known.get(&node) {
            return *id;
        }
        if self.nodes.len() >= MAX_NODES {
            self.overflowed = true;
            return 0;
        }
        let id = Id::try_from(self.nodes.len()).unwrap_or(0);
        self.nodes.push(node.clone());
        self.known.insert(node, id);
        id
    }

    /// The function that is always this.
    pub fn end(&mut self, value: u128) -> Id {
        self.keep(Node::End(value))
    }

    /// The function that tests an atom first.
    pub fn test(&mut self, atom: usize, next: Vec<Id>) -> Id {
        match next.first() {
            Some(first) if next.iter().all(|other| other == first) => *first,
            _ => self.keep(Node::Test { atom, next: next.into() }),
        }
    }

    /// The function with another value at each end.
    pub fn map(&mut self, of: Id, value: &impl Fn(u128) -> u128) -> Id {
        self.map_known(of, value, &mut HashMap::new())
    }

    fn map_known(&mut self, of: Id, value: &impl Fn(u128) -> u128, known: &mut HashMap<Id, Id>) -> Id {
        if let Some(id) = known.get(&of) {
            return *id;
        }
        let made = match self.node(of).clone() {
            Node::End(end) => self.end(value(end)),
            Node::Test { atom, next } => {
                let next = next.iter().map(|next| self.map_known(*next, value, known)).collect();
                self.test(atom, next)
            }
        };
        known.insert(of, made);
        made
    }

    /// The function that puts the values of two together.
    pub fn combine(&mut self, left: Id, right: Id, value: &impl Fn(u128, u128) -> u128) -> Id {
        self.combine_known(left, right, value, &mut HashMap::new())
    }

    fn combine_known(
        &mut self,
        left: Id,
        right: Id,
        value: &impl Fn(u128, u128) -> u128,
        known: &mut HashMap<(Id, Id), Id>,
    ) -> Id {
        if let Some(id) = known.get(&(left, right)) {
            return *id;
        }
        let made = match (self.node(left), self.node(right)) {
            (Node::End(one), Node::End(other)) => {
                let value = value(*one, *other);
                self.end(value)
            }
            (one, other) => {
                let atom = first(one).min(first(other));
                let states = states(one, atom).max(states(other, atom));
                let mut next = Vec::with_capacity(states);
                for state in 0..states {
                    let (left, right) = (self.step(left, atom, state), self.step(right, atom, state));
                    next.push(self.combine_known(left, right, value, known));
                }
                self.test(atom, next)
            }
        };
        known.insert((left, right), made);
        made
    }

    /// Where a function goes if an atom has a state.
    pub fn step(&self, id: Id, of: usize, state: usize) -> Id {
        match self.node(id) {
            Node::Test { atom, next } if *atom == of => next[state],
            _ => id,
        }
    }

    /// The function with an atom held at one state, wherever it is tested.
    pub fn hold(&mut self, of: Id, held: usize, state: usize) -> Id {
        self.hold_known(of, held, state, &mut HashMap::new())
    }

    fn hold_known(&mut self, of: Id, held: usize, state: usize, known: &mut HashMap<Id, Id>) -> Id {
        if let Some(id) = known.get(&of) {
            return *id;
        }
        let made = match self.node(of).clone() {
            Node::Test { atom, next } if atom == held => next[state],
            Node::Test { atom, next } if atom < held => {
                let next = next.iter().map(|next| self.hold_known(*next, held, state, known)).collect();
                self.test(atom, next)
            }
            _ => of,
        };
        known.insert(of, made);
        made
    }

    /// All values that a function can have.
    pub fn ends(&self, id: Id) -> BTreeSet<u128> {
        let (mut seen, mut ends, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![id]);
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            match self.node(id) {
                Node::End(value) => {
                    ends.insert(*value);
                }
                Node::Test { next, .. } => open.extend(next.iter()),
            }
        }
        ends
    }

    /// The atoms that a function depends on.
    pub fn support(&self, id: Id) -> BTreeSet<usize> {
        let (mut seen, mut atoms, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![id]);
        while let Some(id) = open.pop() {
            if let Node::Test { atom, next } = self.node(id)
                && seen.insert(id)
            {
                atoms.insert(*atom);
                open.extend(next.iter());
            }
        }
        atoms
    }
}

fn first(node: &Node) -> usize {
    match node {
        Node::End(_) => usize::MAX,
        Node::Test { atom, .. } => *atom,
    }
}

fn states(node: &Node, of: usize) -> usize {
    match node {
        Node::Test { atom, next } if *atom == of => next.len(),
        _ => 0,
    }
}

/// A condition does not hold.
pub(crate) const NO: u128 = 0;
/// A condition holds.
pub(crate) const YES: u128 = 1;
/// Whether a condition holds cannot be said, because a value cannot be computed.
pub(crate) const OPEN: u128 = 2;

/// Conditions: functions that end in [`NO`], [`YES`] or [`OPEN`].
impl Diagrams {
    pub fn not(&mut self, of: Id) -> Id {
        self.map(of, &|value| match value {
            NO => YES,
            YES => NO,
            open => open,
        })
    }

    pub fn and(&mut self, left: Id, right: Id) -> Id {
        self.combine(left, right, &|left, right| match (left, right) {
            (NO, _) | (_, NO) => NO,
            (YES, YES) => YES,
            _ => OPEN,
        })
    }

    pub fn or(&mut self, left: Id, right: Id) -> Id {
        let (left, right) = (self.not(left), self.not(right));
        let neither = self.and(left, right);
        self.not(neither)
    }

    pub fn all(&mut self, parts: impl IntoIterator<Item = Id>) -> Id {
        let mut all = self.end(YES);
        for part in parts {
            all = self.and(all, part);
        }
        all
    }

    pub fn any(&mut self, parts: impl IntoIterator<Item = Id>) -> Id {
        let mut any = self.end(NO);
        for part in parts {
            any = self.or(any, part);
        }
        any
    }

    /// One function where a condition holds, another where it does not. Where it is open, both are put together by `both`.
    pub fn choose(&mut self, when: Id, then: Id, other: Id, both: &impl Fn(u128, u128) -> u128) -> Id {
        self.choose_known([when, then, other], both, &mut HashMap::new())
    }

    fn choose_known(
        &mut self,
        ids: [Id; 3],
        both: &impl Fn(u128, u128) -> u128,
        known: &mut HashMap<[Id; 3], Id>,
    ) -> Id {
        if let Some(id) = known.get(&ids) {
            return *id;
        }
        let [when, then, other] = ids;
        let made = match self.node(when) {
            Node::End(YES) => then,
            Node::End(NO) => other,
            Node::End(_) => self.combine(then, other, both),
            Node::Test { .. } => {
                let nodes = ids.map(|id| self.node(id));
                let atom = nodes.iter().map(|node| first(node)).min().unwrap_or(usize::MAX);
                let states = nodes.iter().map(|node| states(node, atom)).max().unwrap_or(0);
                let mut next = Vec::with_capacity(states);
                for state in 0..states {
                    let ids = ids.map(|id| self.step(id, atom, state));
                    next.push(self.choose_known(ids, both, known));
                }
                self.test(atom, next)
            }
        };
        known.insert(ids, made);
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_functions_are_the_same_diagram() {
        let mut store = Diagrams::default();
        let (no, yes) = (store.end(NO), store.end(YES));
        let (a, b) = (store.test(0, vec![no, yes]), store.test(1, vec![no, yes]));
        let neither = {
            let (not_a, not_b) = (store.not(a), store.not(b));
            store.and(not_a, not_b)
        };
        let either = store.or(a, b);
        assert_eq!(store.not(either), neither);
        assert_eq!(store.or(a, a), a);
        let not_a = store.not(a);
        assert_eq!(store.or(a, not_a), yes);
        assert_eq!(store.support(either), BTreeSet::from([0, 1]));
        assert_eq!(store.hold(either, 0, 1), yes);
        assert_eq!(store.hold(either, 0, 0), b);
    }

    #[test]
    fn what_is_open_puts_both_sides_together() {
        let mut store = Diagrams::default();
        let (one, two, open) = (store.end(1), store.end(2), store.end(OPEN));
        let both = store.choose(open, one, two, &|then, other| then | other);
        assert_eq!(store.ends(both), BTreeSet::from([3]));
    }
}
