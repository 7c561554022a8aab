//! Compares two editions of a scale, or two scales.

use std::collections::{BTreeMap, BTreeSet};

use scalewright_check::Checked;
use scalewright_diag::Locate;
use scalewright_model::{Assessment, Item, Place, Text};
use scalewright_render::Teller;
use scalewright_score::{Detail, Plan};
use scalewright_words::Words;
use serde::Serialize;

use crate::Kind;
use crate::change::{Change, Manner, Name};
use crate::pairs::{Pair, PairedBy, pairs};
use crate::pen::{At, Pen};
use crate::renames::{Rename, Renames};
use crate::scoring::{Used, scoring};
use crate::verdict::{Answer, Prove, Question, Verdict, Witness};

/// All that differs between two scales, in the words of one language.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    /// The older scale.
    pub old: ScaleName,
    /// The newer scale.
    pub new: ScaleName,
    /// Changes of the head of the scale: its texts, subscales and totals.
    pub head: Vec<Change>,
    /// Changes of what items share: constants, measures, tables, fields, settings. Each stands here once.
    pub shared: Vec<Change>,
    /// The items that differ, or that are affected by what they share: in the order of the newer scale, then those that are gone.
    pub items: Vec<ItemComparison>,
    /// How many pairs of items were compared and do not differ.
    pub unchanged: usize,
    /// How many changes were left out because only some kinds or items are wanted.
    pub hidden: usize,
}

/// A scale that is compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScaleName {
    /// Its name.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// Its title.
    pub title: String,
}

/// An item that is compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemName {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// What differs between two items, or an item that stands alone.
#[derive(Clone, Debug, Serialize)]
pub struct ItemComparison {
    /// The item of the older scale.
    pub old: Option<ItemName>,
    /// The item of the newer scale.
    pub new: Option<ItemName>,
    /// Why they belong together.
    pub paired_by: PairedBy,
    /// What differs.
    pub changes: Vec<Change>,
    /// The changes of what items share that matter here, as indices into [`Comparison::shared`].
    pub affected_by: Vec<usize>,
    /// Whether a score can change; nothing for an item that stands alone.
    pub verdict: Option<Verdict>,
}

/// Compares two scales: the older one and the newer one. `prove` is asked about each item whose scoring differs.
pub fn compare(old: &Checked, new: &Checked, words: &Words, prove: Option<&Prove<'_>>) -> Comparison {
    let renames = Renames::between(old, new);
    let named = renames.scale.as_ref().unwrap_or(old);
    let comparer = Comparer {
        old: Teller::new(named, words),
        new: Teller::new(new, words),
        original: old,
        renames: &renames.list,
        words,
        prove,
        pairs: pairs(named, new),
    };
    comparer.run()
}

impl Comparison {
    /// Finds the lines of all changes in the texts of the files.
    pub fn locate(&mut self, locate: &Locate<'_>) {
        let items = self.items.iter_mut().flat_map(|item| &mut item.changes);
        self.head.iter_mut().chain(&mut self.shared).chain(items).for_each(|change| change.locate(locate));
    }

    /// All changes, each once.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        let items = self.items.iter().flat_map(|item| &item.changes);
        self.head.iter().chain(&self.shared).chain(items)
    }

    /// How many changes there are of each kind, in the order of the kinds; kinds without any are left out.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        let count = |kind| self.changes().filter(|change| change.kind == kind).count();
        Kind::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0).collect()
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changes().next().is_none()
    }

    /// Keeps only changes of some kinds; none named means all of them.
    pub fn keep_kinds(&mut self, kinds: &[Kind]) {
        if kinds.is_empty() {
            return;
        }
        let before = self.changes().count();
        let kept = |change: &Change| kinds.contains(&change.kind);
        self.head.retain(kept);
        self.keep_shared(|_, change| kept(change));
        self.items.iter_mut().for_each(|item| item.changes.retain(kept));
        self.items.retain(differs);
        self.hidden += before - self.changes().count();
    }

    /// Keeps only some items, by their older or newer code, with what they share; none named means everything.
    pub fn keep_items(&mut self, codes: &[String]) {
        if codes.is_empty() {
            return;
        }
        let before = self.changes().count();
        let named = |name: &Option<ItemName>| name.as_ref().is_some_and(|name| codes.contains(&name.code));
        self.items.retain(|item| named(&item.old) || named(&item.new));
        self.head.clear();
        let wanted: BTreeSet<usize> = self.items.iter().flat_map(|item| item.affected_by.clone()).collect();
        self.keep_shared(|index, _| wanted.contains(&index));
        self.hidden += before - self.changes().count();
    }

    /// Keeps only some changes of what items share; items name them by their new places.
    fn keep_shared(&mut self, kept: impl Fn(usize, &Change) -> bool) {
        let mut places = BTreeMap::new();
        let mut left = Vec::new();
        for (index, change) in self.shared.drain(..).enumerate() {
            if kept(index, &change) {
                places.insert(index, left.len());
                left.push(change);
            }
        }
        self.shared = left;
        for item in &mut self.items {
            item.affected_by =
                item.affected_by.iter().filter_map(|index| places.get(index).copied()).collect();
        }
    }
}

struct Comparer<'a> {
    /// The older scale, with the newer names.
    old: Teller<'a>,
    new: Teller<'a>,
    /// The older scale as it is.
    original: &'a Checked,
    renames: &'a [Rename],
    words: &'a Words,
    prove: Option<&'a Prove<'a>>,
    pairs: Vec<Pair<'a>>,
}

impl<'a> Comparer<'a> {
    fn run(&self) -> Comparison {
        let mut head = self.pen();
        let at = At::new(Place::file(self.old.scale.file()), Place::file(self.new.scale.file()));
        head.head(&self.pairs, &at);
        let mut shared = self.pen();
        shared.common();
        let measures = (&*self.old.scale.scale().measures, &*self.new.scale.scale().measures);
        shared.measures(measures, &at.key("measures"));
        let shared = shared.changes;
        let all: Vec<ItemComparison> = self.pairs.iter().map(|pair| self.pair(pair, &shared)).collect();
        let compared = all.len();
        let items: Vec<ItemComparison> = all.into_iter().filter(differs).collect();
        Comparison {
            old: name_of(self.old),
            new: name_of(self.new),
            head: head.changes,
            shared,
            unchanged: compared - items.len(),
            hidden: 0,
            items,
        }
    }

    const fn pen(&self) -> Pen<'a> {
        Pen::new(self.words, self.old, self.new, self.renames)
    }

    fn pair(&self, pair: &Pair<'a>, shared: &[Change]) -> ItemComparison {
        let (changes, verdict) = match (pair.old, pair.new) {
            (Some(old), Some(new)) => (self.changes((old, new)), Some(self.verdict((old, new)))),
            (old, new) => (self.alone((old, new)), None),
        };
        let name = |teller: Teller<'_>, item: Option<&Item>| {
            item.map(|item| ItemName {
                code: item.code.clone(),
                title: teller.text_of(Some(item), &item.title),
            })
        };
        ItemComparison {
            old: name(self.old, pair.old),
            new: name(self.new, pair.new),
            paired_by: pair.by,
            changes,
            affected_by: self.affected_by(pair, shared),
            verdict,
        }
    }

    /// What differs between two items. If something does for which there are no words, that is said too.
    fn changes(&self, (old, new): (&'a Item, &'a Item)) -> Vec<Change> {
        let mut pen = self.pen();
        pen.items = Some((old, new));
        let at = At::new(file_of(self.old.scale, &old.code), file_of(self.new.scale, &new.code));
        if old.code != new.code {
            let what = pen.what("code", &[]);
            let sides = (Some(&*old.code), Some(&*new.code));
            // Items of two scales have codes of their own.
            if self.old.scale.id() == self.new.scale.id() {
                pen.note(Kind::Structure, Manner::Changed, &what, sides, &at.key("code"));
            }
        }
        pen.moved((&old.code, &new.code));
        pen.item((old, new), &at);
        pen.together();
        pen.changes
    }

    fn alone(&self, (old, new): (Option<&'a Item>, Option<&'a Item>)) -> Vec<Change> {
        let mut pen = self.pen();
        let file = |scale: &Checked, item: Option<&Item>| {
            item.map_or_else(|| Place::file(scale.file()), |item| file_of(scale, &item.code))
        };
        let at = At::new(file(self.old.scale, old), file(self.new.scale, new));
        let text = |item: &Item, teller: Teller<'_>| {
            Some(format!("{}  {}", item.code, teller.text_of(Some(item), &item.title)))
        };
        let sides = (old.and_then(|item| text(item, self.old)), new.and_then(|item| text(item, self.new)));
        let what = pen.what("item", &[]);
        pen.value(Kind::Structure, &what, sides, &at);
        pen.changes.iter_mut().for_each(|change| change.scores = true);
        pen.changes
    }

    /// The changes of what items share that an item uses, for its score or in a text.
    fn affected_by(&self, pair: &Pair<'_>, shared: &[Change]) -> Vec<usize> {
        let sides = [(self.old.scale, pair.old), (self.new.scale, pair.new)];
        let used: Vec<(Used<'_>, String)> = sides
            .iter()
            .filter_map(|(scale, item)| item.map(|item| (Used::of(scale, item), texts_of(item))))
            .collect();
        let uses = |name: &Name| {
            used.iter().any(|(used, texts)| {
                let in_text = matches!(name, Name::Constant(id) if texts.contains(&format!("{{{id}}}")));
                used.holds(name) || in_text
            })
        };
        let matters = |change: &Change| {
            let is_group = matches!(change.name, Some(Name::Group(_)));
            change.name.as_ref().is_some_and(uses)
                && (is_group || change.scores || change.manner == Manner::New)
        };
        shared.iter().enumerate().filter(|(_, change)| matters(change)).map(|(index, _)| index).collect()
    }

    fn verdict(&self, (old, new): (&'a Item, &'a Item)) -> Verdict {
        let (before, after) = (self.original, self.new.scale);
        let old = before.item(&old.code).unwrap_or(old);
        let inner = self.renames.iter().all(Rename::is_inner);
        let named = if inner { self.old.scale } else { before };
        if scoring(named, named.item(&old.code).unwrap_or(old)) == scoring(after, new) {
            return Verdict::Alike;
        }
        let Some(prove) = self.prove else { return Verdict::Unexamined };
        match prove(Question { old: (before, &old.code), new: (after, &new.code) }) {
            Answer::Never => Verdict::Never,
            Answer::NotDecided(reason) => Verdict::Undecided { reason },
            Answer::Sometimes(found) => {
                let (assessment, before, after) = *found;
                let (given, given_before, given_after) = self.given((old, new), &assessment);
                let witness = Witness { assessment, before, after, given, given_before, given_after };
                Verdict::Sometimes(Box::new(witness))
            }
        }
    }

    /// What an assessment says about two items, in words: what both say, then what only one of them says.
    fn given(
        &self,
        (old, new): (&Item, &Item),
        assessment: &Assessment,
    ) -> (Vec<String>, Vec<String>, Vec<String>) {
        let before = Teller::new(self.original, self.words);
        let sides = (lines(before, old, assessment), lines(self.new, new, assessment));
        let (both, before): (Vec<String>, Vec<String>) =
            sides.0.into_iter().partition(|line| sides.1.contains(line));
        let after = sides.1.into_iter().filter(|line| !both.contains(line)).collect();
        (both, before, after)
    }
}

/// What is filled in for an item, and what comes of it.
fn lines(teller: Teller<'_>, item: &Item, assessment: &Assessment) -> Vec<String> {
    let used = Used::of(teller.scale, item);
    let reads = |table: Option<&str>, id: &str| match table {
        Some(table) if id.is_empty() => used.holds(&Name::Table(table.to_owned())),
        Some(table) => used.holds(&Name::Field(table.to_owned(), id.to_owned())),
        None => used.holds(&Name::Setting(id.to_owned())),
    };
    let mut lines = teller.filled_in(item, assessment, &reads);
    let outcome = Plan::new(teller.scale).score(assessment, Detail::Trace);
    let Some(outcome) = outcome.item(&item.code) else { return lines };
    let grounds = teller.grounds(outcome);
    let criteria = grounds.criteria.iter().map(|one| {
        let args = [("id", one.id.as_str()), ("text", &one.text), ("word", &one.word)];
        teller.words.say("diff-given-criterion", &args)
    });
    let picked = grounds.reached.iter().filter(|_| grounds.measures.is_empty());
    let picked = picked.flat_map(|_| grounds.rule.clone());
    let traced = grounds.measures.iter().cloned().chain(criteria).chain(picked);
    for line in traced.chain(grounds.struck.iter().cloned()) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// The file of an item.
fn file_of(scale: &Checked, code: &str) -> Place {
    Place::file(scale.item_file(code).unwrap_or_else(|| scale.file()))
}

/// Whether there is anything to say about a pair.
fn differs(item: &ItemComparison) -> bool {
    !item.changes.is_empty() || !item.affected_by.is_empty()
}

fn name_of(teller: Teller<'_>) -> ScaleName {
    let scale = teller.scale;
    let title: &Text = &scale.scale().title;
    ScaleName { id: scale.id().to_owned(), edition: scale.edition().to_owned(), title: teller.text(title) }
}

/// All texts of an item, one after the other.
fn texts_of(item: &Item) -> String {
    serde_json::to_string(item).unwrap_or_default()
}
