//! One item, asked twice: everything is the same both times but some inputs, which have a second value.
//!
//! So it is proved whether an input matters at all, and whether the score can fall while an input gets better. What stands in the
//! conditions for several inputs at once (a sum of two answers, say) follows from their values, and is not held still.

use std::collections::BTreeSet;

use num_traits::One;
use scalewright_model::{Better, Cell, Exact, Expr, Item};
use scalewright_score::ItemState;

use crate::compile::Compiler;
use crate::diagram::{Id, YES};
use crate::example::filled;
use crate::formula::Lin;
use crate::inline::Names;
use crate::linear::Relation;
use crate::prover::{Example, Prover, example, left_out};
use crate::reads::{all_reads, reads_of};
use crate::rule::{Symbols, symbols};
use crate::search::{Found, Search};
use crate::space::{AtomKey, BaseKey, Domain, Leaf, Space};
use crate::theory::Theory;
use crate::value::{Cmp, Value};

/// An item with a second value for some of its inputs.
pub(crate) struct Twin<'a> {
    item: &'a Item,
    names: Names<'a>,
    leaves: BTreeSet<Leaf>,
    space: Space,
    symbols: [Symbols; 2],
}

/// Two assessments that differ in some inputs, and what each comes to.
pub(crate) type Two = (Example, Example);

impl<'a> Twin<'a> {
    /// Gives these inputs a second value. Nothing if rows of tables depend on them, or there are too many scores.
    pub fn of(prover: &Prover<'a>, item: &'a Item, leaves: BTreeSet<Leaf>) -> Option<Self> {
        let names = Names::of(prover.checked(), item);
        let mut space = Space::collecting();
        space.twins.clone_from(&leaves);
        both(names, item, &mut space)?;
        // Thresholds of numbers that have a second value are those of both.
        space.settle();
        let symbols = both(names, item, &mut space)?;
        let unseen = space.tables.values().flat_map(|table| &table.inner.bases);
        let fits = !unseen.into_iter().any(|base| match &base.key {
            BaseKey::Opaque(of, _) => reads_some(of, &leaves),
            _ => false,
        });
        fits.then_some(Self { item, names, leaves, space, symbols })
    }

    /// Lets an answer be better the second time. It says nothing of a text.
    pub fn improve(&mut self, id: &str, better: Better) {
        let leaf = Leaf::Answer(id.to_owned());
        let leaves = [leaf.clone(), second(&leaf)];
        let bases = leaves.clone().map(|leaf| self.base(leaf));
        let sign = Exact::from_integer(if better == Better::More { 1 } else { -1 });
        if let [Some(first), Some(second)] = bases
            && let Some(more) = Lin::base(second).plus(&Lin::base(first), -Exact::one())
            && let Some(more) = more.times(sign)
        {
            self.space.hard.push((more, Relation::Above));
        }
        let atoms = leaves.clone().map(|leaf| self.space.by_key.get(&AtomKey::Input(leaf)).copied());
        if let [Some(first), Some(second)] = atoms {
            let partly =
                matches!(self.space.leaves.get(&leaves[0]), Some(Domain::Criterion { partly: true }));
            let states = self.space.atoms[first].states;
            // A criterion that is met partly lies between not met and met.
            let rank = |state: usize| if partly { [0, 2, 1][state] } else { state as u128 };
            let store = &mut self.space.diagrams;
            let [first, second] = [first, second].map(|atom| {
                let next = (0..states).map(|state| store.end(rank(state))).collect();
                store.test(atom, next)
            });
            let more = better == Better::More;
            let rises = |first: u128, second: u128| if more { second > first } else { second < first };
            let between = store.combine(first, second, &|first, second| u128::from(rises(first, second)));
            self.space.assumed.push(between);
        }
    }

    /// Lets a measure with few values be better the second time. Whether it could be said.
    pub fn improve_measure(&mut self, id: &str, better: Better) -> bool {
        let of = Expr::Measure(id.to_owned());
        let mut values = Vec::new();
        for again in [false, true] {
            self.space.again = again;
            let mut compiler = Compiler { names: self.names, space: &mut self.space, table: None, depth: 0 };
            values.push(compiler.expr(&of));
        }
        self.space.again = false;
        let how = if better == Better::More { Cmp::Above } else { Cmp::Below };
        let few = values.iter().all(|value| matches!(value, Value::Finite(_)));
        let rises = few.then(|| self.space.compare(how, &values[1], &values[0])).flatten();
        let Some(rises) = rises else { return false };
        self.space.assumed.push(rises);
        true
    }

    fn base(&self, leaf: Leaf) -> Option<usize> {
        let key = BaseKey::Leaf(leaf);
        self.space.bases.iter().position(|base| base.key == key)
    }

    /// Two assessments whose scores are wanted: each verdict is given as the one score, if it is one.
    pub fn find(
        &mut self,
        prover: &Prover<'a>,
        wanted: impl Fn(&ItemState, &ItemState) -> bool,
        hopeful: impl Fn(Option<Exact>, Option<Exact>) -> bool,
    ) -> Found<Two> {
        let marked = self.marked(hopeful);
        let mut theory = Theory::of(&mut self.space);
        let (space, names, leaves) = (&self.space, self.names, &self.leaves);
        let item = self.item;
        let mut search = Search::new(space, &mut theory);
        search.find(marked, &|end| end == YES, &mut |theory, path, _, values| {
            let filled = filled(space, theory, path, values, &left_out(names, space, path));
            let two = filled.and_then(|mut filled| {
                let again: Vec<(Leaf, Cell)> = leaves
                    .iter()
                    .filter_map(|leaf| Some((leaf.clone(), filled.take(&second(leaf))?)))
                    .collect();
                let first = example(prover, names, item, Some(filled.clone()))?;
                leaves.iter().for_each(|leaf| drop(filled.take(leaf)));
                again.into_iter().for_each(|(leaf, cell)| filled.put(leaf, cell));
                Some((first, example(prover, names, item, Some(filled))?))
            });
            Found::shown(two.filter(|(first, other)| wanted(&first.state, &other.state)))
        })
    }

    /// Where both verdicts are not the same and may be wanted.
    fn marked(&mut self, hopeful: impl Fn(Option<Exact>, Option<Exact>) -> bool) -> Id {
        let one = |set: u128| {
            let scores = &self.symbols[0].scores;
            set.is_power_of_two().then(|| scores.get(set.trailing_zeros() as usize).copied()).flatten()
        };
        let [first, second] = [self.symbols[0].verdict, self.symbols[1].verdict];
        let store = &mut self.space.diagrams;
        let mut marked = store.combine(first, second, &|first, second| {
            u128::from(first != second && hopeful(one(first), one(second)))
        });
        marked = self.space.allowed(marked);
        let store = &mut self.space.diagrams;
        for atom in store.support(marked) {
            // What is left out has no second value.
            if let AtomKey::Gone(measure) = &self.space.atoms[atom].key
                && let Some(measure) = self.names.checked.measure(self.names.item, measure)
                && all_reads(self.names, &measure.value).reads_some(&self.leaves)
            {
                marked = store.hold(marked, atom, 0);
            }
        }
        marked
    }
}

/// Makes the diagrams of an item with the first values and with the second ones.
fn both<'a>(names: Names<'a>, item: &'a Item, space: &mut Space) -> Option<[Symbols; 2]> {
    let place = scalewright_model::Place::file(String::new());
    let first = symbols(names, item, &place, space)?;
    crate::checks::assume(names, space);
    space.again = true;
    let second = symbols(names, item, &place, space);
    crate::checks::assume(names, space);
    space.again = false;
    Some([first, second?])
}

/// The second value of an input; no name in a file can be like its name.
pub(crate) fn second(leaf: &Leaf) -> Leaf {
    let again = |id: &String| format!("{id} (again)");
    match leaf {
        Leaf::Answer(id) => Leaf::Answer(again(id)),
        Leaf::Setting(id) => Leaf::Setting(again(id)),
        Leaf::Field(id) => Leaf::Field(again(id)),
        Leaf::Cell { table, field } => Leaf::Cell { table: table.clone(), field: again(field) },
    }
}

/// Whether an expression reads some of these inputs, or may do so.
pub(crate) fn reads_some(of: &Expr, leaves: &BTreeSet<Leaf>) -> bool {
    let reads = reads_of(of);
    !reads.measures.is_empty() || reads.reads_some(leaves)
}
