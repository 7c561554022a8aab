//! Whether two items can score differently: a proof that they never do, or an assessment for which they do.

use scalewright_model::{Assessment, Place};
use scalewright_score::ItemState;

use crate::example::{assessment, filled};
use crate::inline::Names;
use crate::prover::{Prover, agrees, left_out};
use crate::rule::{NOT_APPLICABLE, Symbols, symbols};
use crate::search::{Found, Search};
use crate::space::Space;
use crate::theory::Theory;

/// What two items are found to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// Whatever is filled in, both give the same, as long as nothing that one of them reads is missing.
    Never,
    /// For this they give different scores.
    Sometimes(Box<Compared>),
    /// Neither could be shown.
    NotDecided,
}

/// An assessment that two items score differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The assessment; its answers stand under both scales and codes. It is made up.
    pub assessment: Assessment,
    /// What the one comes to.
    pub before: ItemState,
    /// What the other comes to.
    pub after: ItemState,
}

/// Whether an item of one scale can score otherwise than an item of another scale or edition. Inputs of the same name are taken to be
/// the same. An example in which both have a score is looked for first.
pub fn differ(one: (&Prover<'_>, &str), other: (&Prover<'_>, &str)) -> Difference {
    Pair::of(one, other).map_or(Difference::NotDecided, |mut pair| pair.ask())
}

/// Two items in one space.
struct Pair<'a, 'p> {
    provers: [&'p Prover<'a>; 2],
    codes: [String; 2],
    names: [Names<'a>; 2],
    space: Space,
    theory: Theory,
    symbols: [Symbols; 2],
    /// What both read can hold the same in both.
    alike: bool,
}

impl<'a, 'p> Pair<'a, 'p> {
    fn of(one: (&'p Prover<'a>, &str), other: (&'p Prover<'a>, &str)) -> Option<Self> {
        let items = [one.0.checked().item(one.1)?, other.0.checked().item(other.1)?];
        let names = [Names::of(one.0.checked(), items[0]), Names::of(other.0.checked(), items[1])];
        let mut space = Space::collecting();
        let place = Place::file(String::new());
        // Checks of forms are not taken for granted: a visit that breaks one is warned of, and scored.
        let mut holds = Vec::new();
        for (names, item) in names.iter().zip(items) {
            symbols(*names, item, &place, &mut space)?;
            let mut own = Space::collecting();
            symbols(*names, item, &place, &mut own)?;
            holds.push(own.domains());
        }
        let alike =
            holds[0].iter().all(|(leaf, domain)| holds[1].get(leaf).is_none_or(|other| other == domain));
        space.settle();
        let mut made = Vec::new();
        for (names, item) in names.iter().zip(items) {
            made.push(symbols(*names, item, &place, &mut space)?);
        }
        let theory = Theory::of(&mut space);
        let symbols: [Symbols; 2] = made.try_into().ok()?;
        let codes = [one.1.to_owned(), other.1.to_owned()];
        Some(Self { provers: [one.0, other.0], codes, names, space, theory, symbols, alike })
    }

    fn ask(&mut self) -> Difference {
        let scored = self.search(|one, other| one.1 == 1 && other.1 == 1);
        let found = match scored {
            Found::Some(compared) => return Difference::Sometimes(Box::new(compared)),
            // Nothing with a score on both sides: one may have none where the other has one.
            Found::None => self.search(|_, _| true),
            Found::Undecided => Found::Undecided,
        };
        match found {
            Found::Some(compared) => Difference::Sometimes(Box::new(compared)),
            Found::None if self.alike => Difference::Never,
            // Or what can be filled in for the one cannot for the other.
            Found::None | Found::Undecided => Difference::NotDecided,
        }
    }

    /// Searches for different verdicts that are wanted: each is given as its scores and how many these are.
    fn search(&mut self, wanted: impl Fn((u128, u32), (u128, u32)) -> bool) -> Found<Compared> {
        let (marked, pairs) = self.marked(wanted);
        let (space, symbols, names) = (&self.space, &self.symbols, self.names);
        let (provers, codes) = (self.provers, &self.codes);
        let mut search = Search::new(space, &mut self.theory);
        search.find(marked, &|end| end != 0, &mut |theory, path, end, values| {
            let pair = usize::try_from(end).ok().and_then(|end| pairs.get(end.checked_sub(1)?));
            let mut without = left_out(names[0], space, path);
            let more = left_out(names[1], space, path);
            without.leaves.extend(more.leaves);
            without.tables.extend(more.tables);
            let filled = filled(space, theory, path, values, &without);
            let compared = pair.zip(filled).and_then(|((one, other), filled)| {
                let ids =
                    [(names[0].checked.id(), codes[0].as_str()), (names[1].checked.id(), codes[1].as_str())];
                let made = assessment(&filled, names[0].checked.target(), &ids);
                let before = provers[0].state(&made, &codes[0])?;
                let after = provers[1].state(&made, &codes[1])?;
                let fits = agrees(&symbols[0], *one, &before) && agrees(&symbols[1], *other, &after);
                (fits && before != after).then_some(Compared { assessment: made, before, after })
            });
            Found::shown(compared)
        })
    }

    /// Both verdicts in one diagram: 0 where they are the same or not wanted, else the number of the pair, from one.
    fn marked(
        &mut self,
        wanted: impl Fn((u128, u32), (u128, u32)) -> bool,
    ) -> (crate::diagram::Id, Vec<(u128, u128)>) {
        let [one, other] = [self.symbols[0].verdict, self.symbols[1].verdict];
        let (ones, others) = (self.space.diagrams.ends(one), self.space.diagrams.ends(other));
        let mut pairs = Vec::new();
        for one in &ones {
            for other in &others {
                let size = |set: u128| (set, (set & !NOT_APPLICABLE).count_ones());
                if self.meaning(0, *one) != self.meaning(1, *other) && wanted(size(*one), size(*other)) {
                    pairs.push((*one, *other));
                }
            }
        }
        let number = |one: u128, other: u128| {
            pairs.iter().position(|pair| *pair == (one, other)).map_or(0, |at| at as u128 + 1)
        };
        let marked = self.space.diagrams.combine(one, other, &number);
        let marked = self.space.allowed(marked);
        (marked, pairs)
    }

    /// The scores that a verdict stands for, and whether the item may not apply.
    fn meaning(&self, side: usize, set: u128) -> (Vec<scalewright_model::Exact>, bool) {
        let scores = self.symbols[side].scores.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0);
        (scores.map(|(_, score)| *score).collect(), set & NOT_APPLICABLE != 0)
    }
}
