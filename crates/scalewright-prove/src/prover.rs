//! The prover of one scale.

use std::collections::BTreeSet;

use scalewright_check::Checked;
use scalewright_model::{Assessment, Cond, Exact, Item, Place};
use scalewright_score::{ItemState, Plan};

use crate::compile::Compiler;
use crate::diagram::{Id, YES};
use crate::example::{Filled, LeftOut, assessment, filled};
use crate::inline::Names;
use crate::reads::{Reads, all_reads};
use crate::rule::{NOT_APPLICABLE, Symbols, symbols};
use crate::search::{Found, Path, Search};
use crate::shows::Shows;
use crate::space::{AtomKey, Leaf, Space};
use crate::theory::Theory;

/// Proves what holds of the items of a scale.
#[derive(Debug)]
pub struct Prover<'a> {
    checked: &'a Checked,
    plan: Plan,
}

/// An assessment that shows something, and what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The assessment: nothing is in it but what the item reads. It is made up.
    pub assessment: Assessment,
    /// What the item comes to.
    pub state: ItemState,
}

impl<'a> Prover<'a> {
    /// Makes a scale ready.
    pub fn new(checked: &'a Checked) -> Self {
        Self { checked, plan: Plan::new(checked) }
    }

    /// The scale.
    pub const fn checked(&self) -> &'a Checked {
        self.checked
    }

    /// Scores an assessment, and gives what an item comes to.
    pub(crate) fn state(&self, assessment: &Assessment, code: &str) -> Option<ItemState> {
        self.plan.score_item(assessment, code)
    }
}

/// An item made ready for questions.
pub(crate) struct Prepared<'a> {
    pub item: &'a Item,
    pub names: Names<'a>,
    pub space: Space,
    pub theory: Theory,
    pub symbols: Symbols,
    pub shows: Shows<'a>,
}

impl<'a> Prover<'a> {
    /// Makes an item ready. Nothing if it has too many scores.
    pub(crate) fn prepare(&self, item: &'a Item) -> Option<Prepared<'a>> {
        self.prepare_asking(item, &[]).map(|(prepared, _)| prepared)
    }

    /// Makes an item ready for conditions that need not stand in it, and gives their diagrams.
    pub(crate) fn prepare_asking(&self, item: &'a Item, more: &[Cond]) -> Option<(Prepared<'a>, Vec<Id>)> {
        let names = Names::of(self.checked, item);
        let place = Place::file(self.checked.item_file(&item.code).unwrap_or_default());
        let compile = |space: &mut Space| {
            let symbols = symbols(names, item, &place, space)?;
            let mut compiler = Compiler { names, space, table: None, depth: 0 };
            let asked = more.iter().map(|cond| compiler.cond(&names.cond(cond))).collect();
            crate::checks::assume(names, space);
            Some((symbols, asked))
        };
        let mut space = Space::collecting();
        compile(&mut space)?;
        space.settle();
        let (symbols, asked) = compile(&mut space)?;
        let theory = Theory::of(&mut space);
        let shows = Shows::of(self.checked, item);
        Some((Prepared { item, names, space, theory, symbols, shows }, asked))
    }
}

/// Marks ends that are wanted, beside the possible scores.
const WANTED: u128 = 1 << 126;

impl Prepared<'_> {
    /// An assessment in which a condition holds, and which shows it where the prover does not see everything.
    pub fn surely(
        &mut self,
        prover: &Prover<'_>,
        of: Id,
        shows: impl Fn(&Shows<'_>, &Assessment) -> bool,
    ) -> Found<Example> {
        self.find(prover, of, |end| end == YES, shows)
    }

    /// An assessment in which a function has a wanted end, and which shows it where the prover does not see everything.
    pub fn find(
        &mut self,
        prover: &Prover<'_>,
        of: Id,
        wanted: impl Fn(u128) -> bool,
        shows: impl Fn(&Shows<'_>, &Assessment) -> bool,
    ) -> Found<Example> {
        let seen = self.space.is_seen();
        self.find_shown(prover, of, wanted, |known, made| seen || shows(known, made))
    }

    /// An assessment in which a function has a wanted end, and which shows it.
    pub fn find_shown(
        &mut self,
        prover: &Prover<'_>,
        of: Id,
        wanted: impl Fn(u128) -> bool,
        shows: impl Fn(&Shows<'_>, &Assessment) -> bool,
    ) -> Found<Example> {
        let verdict = self.symbols.verdict;
        let marked = self.space.diagrams.combine(of, verdict, &|end, scores| {
            if wanted(end) { scores | WANTED } else { scores & !WANTED }
        });
        let marked = self.space.allowed(marked);
        let (space, names, item, symbols) = (&self.space, self.names, self.item, &self.symbols);
        let known = &self.shows;
        let mut search = Search::new(space, &mut self.theory);
        search.find(marked, &|end| end & WANTED != 0, &mut |theory, path, end, values| {
            let left_out = left_out(names, space, path);
            let example = example(prover, names, item, filled(space, theory, path, values, &left_out));
            let fits = |example: &Example| {
                agrees(symbols, end & !WANTED, &example.state) && shows(known, &example.assessment)
            };
            Found::shown(example.filter(fits))
        })
    }
}

/// What is filled in as an example of an item.
pub(crate) fn example(
    prover: &Prover<'_>,
    names: Names<'_>,
    item: &Item,
    filled: Option<Filled>,
) -> Option<Example> {
    let of = [(names.checked.id(), item.code.as_str())];
    let assessment = assessment(&filled?, names.checked.target(), &of);
    let state = prover.state(&assessment, &item.code)?;
    Some(Example { assessment, state })
}

/// Whether the interpreter comes to what the diagram says.
pub(crate) fn agrees(symbols: &Symbols, end: u128, state: &ItemState) -> bool {
    let scores: Vec<Exact> =
        (0..symbols.scores.len()).filter(|at| end & (1 << at) != 0).map(|at| symbols.scores[at]).collect();
    match state {
        ItemState::Scored(score) => scores == [*score] && end & NOT_APPLICABLE == 0,
        ItemState::NotApplicable => end == NOT_APPLICABLE,
        ItemState::Missing { possible, .. } => {
            scores.len() != 1 && possible.iter().all(|score| scores.contains(score))
        }
    }
}

/// What is left out so that measures have no value.
pub(crate) fn left_out(names: Names<'_>, space: &Space, path: &Path) -> LeftOut {
    let mut left_out = LeftOut { leaves: BTreeSet::new(), tables: BTreeSet::new() };
    for (atom, from, _) in path {
        if let (AtomKey::Gone(measure), 1) = (&space.atoms[*atom].key, from)
            && let Some(measure) = names.checked.measure(names.item, measure)
        {
            let Reads { answers, settings, cells, tables, .. } = all_reads(names, &measure.value);
            left_out.leaves.extend(answers.into_iter().map(Leaf::Answer));
            left_out.leaves.extend(settings.into_iter().map(Leaf::Setting));
            left_out.leaves.extend(cells.into_iter().map(|(table, field)| Leaf::Cell { table, field }));
            left_out.tables.extend(tables);
        }
    }
    left_out
}
