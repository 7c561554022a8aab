//! Sums over all visits: how often each item and each total moves, and what is missing how often.

use num_traits::{CheckedAdd, Zero};
use scalewright_model::{Exact, decimal};
use serde::Serialize;

use super::asks::{self, Ask, Counts, Key};
use super::movement::{Way, signed, way};
use super::study::{Counted, Studied, Study, name};
use super::{Impact, Unread, VisitImpact};
use crate::compare::ItemName;

/// How often an item moves, and which way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemImpact {
    /// The item of the older scale.
    pub old: Option<ItemName>,
    /// The item of the newer scale.
    pub new: Option<ItemName>,
    /// Visits in which the score is higher.
    pub up: usize,
    /// Visits in which it is lower.
    pub down: usize,
    /// Visits in which it stays, or is open in both.
    pub same: usize,
    /// Visits in which it had a score and is open now.
    pub opens: usize,
    /// Visits in which it was open and has a score now.
    pub closes: usize,
    /// Visits in which it begins or ends to apply, or that have it on one side only.
    pub other: usize,
    /// The mean change over the visits with a score on both sides, with its sign; nothing if there is none.
    pub mean: Option<String>,
    /// The changes of the scale that moved it, each with the number of visits, the most frequent first.
    pub because: Vec<(String, usize)>,
}

/// How often a total moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TotalImpact {
    /// Its name in the newer scale.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Visits in which it is higher.
    pub up: usize,
    /// Visits in which it is lower.
    pub down: usize,
    /// Visits in which the value was known and is open now.
    pub opens: usize,
    /// The mean change over the visits with a value on both sides, with its sign; nothing if there is none.
    pub mean: Option<String>,
    /// What moved it, each with the number of visits: scores of items, changes of how it is computed and of its bands.
    pub because: Vec<(String, usize)>,
    /// Who crosses from which band into which, and how many.
    pub crossings: Vec<Crossing>,
}

/// Visits that cross from one band of a total into another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Crossing {
    /// The band before.
    pub from: String,
    /// The band now.
    pub to: String,
    /// How many visits.
    pub visits: usize,
    /// Their files.
    pub files: Vec<String>,
}

/// What is put together of all visits.
pub(super) struct Sums<'s, 'a> {
    study: &'s Study<'a>,
    items: Vec<ItemSum>,
    totals: Counted<usize, TotalSum>,
    lacks: Counted<Key, Counts>,
    visits: Vec<VisitImpact>,
    scored: usize,
}

/// A change over several visits.
#[derive(Clone)]
struct Change {
    /// Nothing if the numbers are too large to be added exactly.
    sum: Option<Exact>,
    count: usize,
}

impl Default for Change {
    fn default() -> Self {
        Self { sum: Some(Exact::zero()), count: 0 }
    }
}

impl Change {
    fn add(&mut self, by: Exact) {
        self.sum = self.sum.and_then(|sum| sum.checked_add(&by));
    }

    fn mean(&self) -> Option<String> {
        let count = i128::try_from(self.count).ok().filter(|count| *count > 0)?;
        let sum = self.sum?;
        let mean = Exact::new(*sum.numer(), sum.denom().checked_mul(count)?);
        // A change that is too small to be shown is none.
        Some(if decimal(mean, 2) == "0" { "0".to_owned() } else { signed(mean) })
    }
}

#[derive(Clone, Default)]
struct ItemSum {
    counts: [usize; 6],
    change: Change,
    /// Sentences with their counts, in the order of the changes.
    because: Vec<(String, usize)>,
}

#[derive(Clone, Default)]
struct TotalSum {
    title: String,
    id: String,
    up: usize,
    down: usize,
    opens: usize,
    change: Change,
    because: Vec<(String, usize)>,
    crossings: Counted<(String, String), Vec<String>>,
}

impl<'s, 'a> Sums<'s, 'a> {
    pub fn of(study: &'s Study<'a>, all: Vec<Studied>) -> Self {
        let mut sums = Self {
            study,
            items: vec![ItemSum::default(); study.pairs.len()],
            totals: Counted::new(),
            lacks: Counted::new(),
            visits: Vec::new(),
            scored: all.len(),
        };
        all.into_iter().for_each(|studied| sums.add(studied));
        sums
    }

    fn add(&mut self, studied: Studied) {
        for (index, (before, after)) in &studied.states {
            if let Some(sum) = self.items.get_mut(*index) {
                sum.add(way(before.as_ref(), after.as_ref()));
                let scored = |state: &Option<scalewright_score::ItemState>| {
                    state.as_ref().is_some_and(|state| state.score().is_some())
                };
                if scored(before) && scored(after) {
                    sum.change.count += 1;
                }
            }
        }
        for moved in &studied.impact.items {
            if let Some(sum) = self.items.get_mut(moved.pair) {
                moved.because.iter().for_each(|sentence| count(&mut sum.because, sentence));
                if moved.answered_otherwise {
                    let words = self.study.tellers.1.words;
                    count(&mut sum.because, &words.word("impact-answered-otherwise"));
                }
            }
        }
        for (index, total) in &studied.totals {
            self.totals.entry(*index).or_default().add(total, &studied.impact.file);
        }
        asks::add(&mut self.lacks, &studied.lacks);
        if !studied.impact.items.is_empty() || !studied.impact.totals.is_empty() {
            self.visits.push(studied.impact);
        }
    }

    pub fn into_impact(self, unread: Vec<Unread>) -> Impact {
        let study = self.study;
        let items = self.items.into_iter().zip(&study.pairs).map(|(sum, pair)| {
            let [up, down, same, opens, closes, other] = sum.counts;
            let mut because = sum.because;
            because.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            ItemImpact {
                old: pair.old.map(|item| name(study.tellers.0, item)),
                new: pair.new.map(|item| name(study.tellers.1, item)),
                up,
                down,
                same,
                opens,
                closes,
                other,
                mean: sum.change.mean(),
                because,
            }
        });
        let mut asks: Vec<Ask> =
            self.lacks.into_iter().map(|(key, counts)| ask(study, &key, &counts)).collect();
        asks.sort_by_key(|ask| std::cmp::Reverse((ask.undecided, ask.visits)));
        Impact {
            old: study.comparison.old.clone(),
            new: study.comparison.new.clone(),
            scored: self.scored,
            visits: self.visits,
            items: items.collect(),
            totals: self.totals.into_values().map(TotalSum::finish).collect(),
            asks,
            new_in_forms: study.new_in_forms(),
            unread,
        }
    }
}

impl ItemSum {
    fn add(&mut self, way: Way) {
        let place = match way {
            Way::By(by) => {
                self.change.add(by);
                usize::from(by < Exact::zero())
            }
            Way::Stays => 2,
            Way::Opens => 3,
            Way::Closes => 4,
            Way::Other => 5,
        };
        self.counts[place] += 1;
    }
}

impl TotalSum {
    fn add(&mut self, total: &super::TotalMove, file: &str) {
        self.id.clone_from(&total.id);
        self.title.clone_from(&total.title);
        total.because.iter().for_each(|sentence| count(&mut self.because, sentence));
        let value = |side: &super::TotalValue| side.value.is_some();
        self.opens += usize::from(value(&total.before) && !value(&total.after));
        if let Some(by) = total.exact {
            self.change.count += 1;
            self.change.add(by);
            self.up += usize::from(by > Exact::zero());
            self.down += usize::from(by < Exact::zero());
        }
        if let (true, Some(from), Some(to)) = (total.crosses, &total.before.band, &total.after.band) {
            self.crossings.entry((from.clone(), to.clone())).or_default().push(file.to_owned());
        }
    }

    fn finish(self) -> TotalImpact {
        let crossings = self.crossings.into_iter();
        let mut because = self.because;
        because.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        TotalImpact {
            id: self.id,
            title: self.title,
            up: self.up,
            down: self.down,
            opens: self.opens,
            mean: self.change.mean(),
            because,
            crossings: crossings
                .map(|((from, to), files)| Crossing { from, to, visits: files.len(), files })
                .collect(),
        }
    }
}

/// Counts a sentence.
fn count(sentences: &mut Vec<(String, usize)>, sentence: &str) {
    match sentences.iter_mut().find(|(known, _)| known == sentence) {
        Some((_, count)) => *count += 1,
        None => sentences.push((sentence.to_owned(), 1)),
    }
}

fn ask(study: &Study<'_>, (_, lack, unfit): &Key, counts: &Counts) -> Ask {
    let items: Vec<_> = counts.pairs.iter().filter_map(|index| study.pairs.get(*index)?.new).collect();
    Ask {
        what: asks::words(study.tellers.1, items.first().copied(), lack),
        items: items.into_iter().map(|item| name(study.tellers.1, item)).collect(),
        visits: counts.visits,
        unfit: *unfit,
        undecided: counts.undecided,
    }
}
