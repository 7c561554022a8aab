//! Scores visits with both scales and puts together what that comes to.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::thread;

use scalewright_check::Checked;
use scalewright_model::{Assessment, Item, Total, TotalOf};
use scalewright_render::Teller;
use scalewright_score::{Detail, ItemOutcome, ItemState, Outcome, Plan, TotalOutcome};
use scalewright_words::Words;

use super::answers::{Ways, of_item};
use super::asks::{self, Key};
use super::causes::{Causes, Suspects};
use super::mix::Mixer;
use super::movement::{ItemMove, TotalMove, TotalValue, Way, signed, way};
use super::sums::Sums;
use super::{Impact, MadeFor, States, Unread, Visit, VisitImpact};
use crate::Kind;
use crate::change::{Change, Manner};
use crate::compare::{Comparison, ItemName};
use crate::pairs::{Pair, pairs};

/// Two scales, made ready to score visits with both.
pub struct Study<'a> {
    pub(super) comparison: &'a Comparison,
    pub(super) tellers: (Teller<'a>, Teller<'a>),
    pub(super) pairs: Vec<Pair<'a>>,
    plans: (Plan, Plan),
    ways: Ways,
    suspects: Vec<Option<Suspects<'a>>>,
    causes: Causes<'a>,
}

/// What one visit comes to.
pub(super) struct Studied {
    pub impact: VisitImpact,
    pub states: States,
    /// What it lacks: the pair of items, the thing, and whether a score is open because of it.
    pub lacks: Vec<(usize, Key, bool)>,
    pub totals: Vec<(usize, TotalMove)>,
}

impl<'a> Study<'a> {
    /// Makes two scales ready. The comparison must be that of the same scales, with all its changes.
    pub fn new(old: &'a Checked, new: &'a Checked, comparison: &'a Comparison, words: &'a Words) -> Self {
        let pairs = pairs(old, new);
        let codes = pairs.iter().filter_map(|pair| Some((pair.old?.code.clone(), pair.new?.code.clone())));
        let ways = Ways { old: old.id().to_owned(), new: new.id().to_owned(), codes: codes.collect() };
        let suspects = pairs.iter().map(|pair| suspects(comparison, pair)).collect();
        Self {
            comparison,
            tellers: (Teller::new(old, words), Teller::new(new, words)),
            pairs,
            plans: (Plan::new(old), Plan::new(new)),
            ways,
            suspects,
            causes: Causes::new(Mixer::new(old, new)),
        }
    }

    /// Scores visits with both scales, on all processors. The order of the visits stays.
    pub fn impact(&self, visits: Vec<Visit>, unread: Vec<Unread>) -> Impact {
        let workers = thread::available_parallelism().map_or(1, NonZero::get);
        let share = visits.len().div_ceil(workers).max(1);
        let mut parts: Vec<Vec<Visit>> = Vec::new();
        let mut rest = visits.into_iter().peekable();
        while rest.peek().is_some() {
            parts.push(rest.by_ref().take(share).collect());
        }
        let studied: Vec<Studied> = thread::scope(|scope| {
            let handles: Vec<_> = parts
                .into_iter()
                .map(|part| {
                    scope.spawn(|| part.into_iter().map(|visit| self.visit(visit)).collect::<Vec<_>>())
                })
                .collect();
            // A part whose thread failed would be lost in silence: the failure goes on instead.
            let joined = handles.into_iter().map(thread::ScopedJoinHandle::join);
            joined
                .flat_map(|part| part.unwrap_or_else(|failure| std::panic::resume_unwind(failure)))
                .collect()
        });
        Sums::of(self, studied).into_impact(unread)
    }

    /// Scores one visit with both scales.
    fn visit(&self, visit: Visit) -> Studied {
        let Visit { file, mut assessment, made_for } = visit;
        let given = std::mem::take(&mut assessment.answers);
        let same = self.ways.old == self.ways.new;
        let (before, after) = match made_for {
            MadeFor::New if same => (self.ways.to_old(&given), given),
            MadeFor::Old if same => (given.clone(), self.ways.to_new(&given)),
            // A visit for a battery may have answers to one of two scales alone.
            MadeFor::Old | MadeFor::New => (self.ways.to_old(&given), self.ways.to_new(&given)),
        };
        assessment.answers = before.clone();
        let old = self.plans.0.score(&assessment, Detail::Scores);
        assessment.answers = after.clone();
        let new = self.plans.1.score(&assessment, Detail::Scores);
        let (mut items, mut states, mut lacks) = (Vec::new(), States::new(), Vec::new());
        for (index, pair) in self.pairs.iter().enumerate() {
            let sides = (outcome_of(&old, pair.old), outcome_of(&new, pair.new));
            if let Some(newer) = sides.1 {
                let answers = pair.new.and_then(|item| of_item(&after, &self.ways.new, &item.code));
                let missing = asks::missing(index, sides.0, newer, &assessment, answers).into_iter();
                lacks.extend(missing.map(|(key, opens)| (index, key, opens)));
            }
            let state = |outcome: Option<&ItemOutcome>| outcome.map(|outcome| outcome.state.clone());
            states.insert(index, (state(sides.0), state(sides.1)));
            if way(sides.0.map(|one| &one.state), sides.1.map(|one| &one.state)) == Way::Stays {
                continue;
            }
            if let (Some(older), Some(newer)) = (pair.old, pair.new) {
                assessment.answers = self.ways.both(&before, &after, &older.code, &newer.code);
            }
            let separate = self.answered_separately(&before, &after, pair);
            items.push(self.item_move(index, sides, &assessment, separate));
        }
        let totals = self.totals((&old, &new), &states);
        let moved = totals.iter().map(|(_, total)| total.clone());
        let moved = moved.filter(|total| total.before != total.after).collect();
        let Assessment { site, visited_on, made_up, .. } = assessment;
        let impact = VisitImpact { file, site: site.name, visited_on, made_up, items, totals: moved };
        Studied { impact, states, lacks, totals }
    }

    /// Whether both items were answered, each for its own scale and not alike.
    fn answered_separately(
        &self,
        before: &scalewright_model::Answers,
        after: &scalewright_model::Answers,
        pair: &Pair<'_>,
    ) -> bool {
        let (Some(old), Some(new)) = (pair.old, pair.new) else { return false };
        let (old, new) =
            (of_item(before, &self.ways.old, &old.code), of_item(after, &self.ways.new, &new.code));
        old.is_some() && new.is_some() && old != new
    }

    fn item_move(
        &self,
        index: usize,
        sides: (Option<&ItemOutcome>, Option<&ItemOutcome>),
        visit: &Assessment,
        separate: bool,
    ) -> ItemMove {
        let pair = &self.pairs[index];
        let states = (sides.0.map(|one| &one.state), sides.1.map(|one| &one.state));
        let by = match way(states.0, states.1) {
            Way::By(by) => Some(signed(by)),
            _ => None,
        };
        let mut moved = ItemMove {
            old: pair.old.map(|item| name(self.tellers.0, item)),
            new: pair.new.map(|item| name(self.tellers.1, item)),
            before: states.0.cloned(),
            after: states.1.cloned(),
            by,
            because: Vec::new(),
            only_together: false,
            answered_otherwise: false,
            lacks: self.lacks_of(pair, sides.1, visit),
            pair: index,
        };
        match (self.suspects.get(index).and_then(Option::as_ref), states.1) {
            (Some(suspects), Some(after)) if !suspects.changes.is_empty() => {
                let cause = self.causes.of(index, suspects, visit, after);
                let sentences = cause.changes.iter().filter_map(|at| suspects.changes.get(*at));
                moved.because = sentences.map(|change| change.brief.clone()).collect();
                moved.only_together = cause.together && moved.because.len() > 1;
                moved.answered_otherwise = cause.answers;
            }
            // Both are scored alike: it can only be the answers.
            (Some(suspects), _) => moved.answered_otherwise = separate || suspects.changes.is_empty(),
            (None, _) => moved.because.extend(self.alone(pair)),
        }
        moved
    }

    /// What is new to fill in and to answer, with the codes of the items.
    pub(super) fn new_in_forms(&self) -> Vec<String> {
        let is_new =
            |change: &&Change| change.kind == Kind::Form && change.manner == Manner::New && change.scores;
        let shared = self.comparison.shared.iter().filter(is_new).map(|change| change.brief.clone());
        let own = self.comparison.items.iter().filter(|item| item.old.is_some()).flat_map(|item| {
            let code = item.code();
            item.changes.iter().filter(is_new).map(move |change| format!("{code}  {}", change.brief))
        });
        shared.chain(own).collect()
    }

    /// That an item is new or gone.
    fn alone(&self, pair: &Pair<'_>) -> Option<String> {
        let code = |item: Option<&Item>| item.map(|item| item.code.clone());
        let fits = |name: &Option<ItemName>, item: Option<&Item>| {
            name.as_ref().map(|name| name.code.clone()) == code(item)
        };
        let items = self.comparison.items.iter();
        let found = items.into_iter().find(|item| fits(&item.old, pair.old) && fits(&item.new, pair.new))?;
        found.changes.first().map(|change| change.brief.clone())
    }

    fn lacks_of(&self, pair: &Pair<'_>, outcome: Option<&ItemOutcome>, visit: &Assessment) -> Vec<String> {
        let open = outcome.filter(|outcome| matches!(outcome.state, ItemState::Missing { .. }));
        let lacks = open.into_iter().flat_map(|outcome| &outcome.lacks);
        let given = |lack: &scalewright_score::Lack| {
            // The answers to both items stand together, under the older scale and code.
            let answers = pair.old.and_then(|item| of_item(&visit.answers, &self.ways.old, &item.code));
            asks::unfit(lack, visit, answers)
        };
        let said = lacks.map(|lack| {
            let what = asks::words(self.tellers.1, pair.new, lack);
            if given(lack) { self.tellers.1.words.say("impact-lack-unfit", &[("what", &what)]) } else { what }
        });
        said.collect()
    }

    /// The totals of both scales that belong together, by name.
    fn totals(&self, (old, new): (&Outcome, &Outcome), states: &States) -> Vec<(usize, TotalMove)> {
        let models = &self.tellers.1.scale.scale().totals;
        let found = models.iter().enumerate().filter_map(|(index, model)| {
            let earlier = self.tellers.0.scale.scale().totals.iter().find(|total| total.id == model.id)?;
            let (before, after) = (old.total(&model.id)?, new.total(&model.id)?);
            let mut moved = self.total_move((earlier, before), (model, after));
            if moved.before != moved.after {
                moved.because = self.causes_of_total(index, model, &moved, states);
            }
            Some((index, moved))
        });
        found.collect()
    }

    /// The items that change within a total, and the changes of how it is computed and of its bands.
    fn causes_of_total(
        &self,
        index: usize,
        total: &Total,
        moved: &TotalMove,
        states: &States,
    ) -> Vec<String> {
        let scale = self.tellers.1.scale.scale();
        let belongs = |code: &String| match &total.of {
            TotalOf::Everything => true,
            TotalOf::Items(codes) => codes.contains(code),
            TotalOf::Subscales(ids) => {
                scale.subscales.iter().any(|one| ids.contains(&one.id) && one.items.contains(code))
            }
        };
        let changed = states.iter().filter(|(_, (before, after))| before != after);
        let codes =
            changed.filter_map(|(index, _)| self.pairs.get(*index)?.new.or(self.pairs.get(*index)?.old));
        let codes: Vec<&str> =
            codes.filter(|item| belongs(&item.code)).map(|item| item.code.as_str()).collect();
        let words = self.tellers.1.words;
        let mut because = Vec::new();
        if !codes.is_empty() && !moved.only_bands {
            because.push(words.say("impact-total-items", &[("list", &codes.join(&words.word("list-join")))]));
        }
        let (own, bands) = (format!("/totals/{index}/"), format!("/totals/{index}/bands"));
        let place = |change: &Change| {
            let side = change.new.as_ref().or(change.old.as_ref());
            side.map(|side| side.pointer.clone()).unwrap_or_default()
        };
        let same_value = moved.before.value == moved.after.value;
        let of_total = self.comparison.head.iter().filter(|change| {
            let place = place(change);
            let in_bands = place.starts_with(&bands);
            matches!(change.kind, Kind::Rule | Kind::Threshold)
                && place.starts_with(&own)
                && (in_bands == same_value || !in_bands && !moved.only_bands)
        });
        because.extend(of_total.map(|change| change.brief.clone()));
        let items = self.comparison.items.iter();
        let items = items.filter(|item| item.new.as_ref().is_some_and(|name| belongs(&name.code)));
        let weights = items.flat_map(|item| &item.changes).filter(|change| place(change) == "/weight");
        because.extend(weights.filter(|_| !same_value).map(|change| change.brief.clone()));
        because
    }

    fn total_move(&self, old: (&Total, &TotalOutcome), new: (&Total, &TotalOutcome)) -> TotalMove {
        let band = |teller: Teller<'_>, (model, outcome): (&Total, &TotalOutcome)| {
            outcome.band.and_then(|band| model.bands.get(band)).map(|band| teller.text(&band.title))
        };
        let bands = (band(self.tellers.0, old), band(self.tellers.1, new));
        let values = (old.1.state.value(), new.1.state.value());
        let by = values.0.zip(values.1).map(|(before, after)| after - before);
        let crosses = bands.0.is_some() && bands.1.is_some() && bands.0 != bands.1;
        TotalMove {
            id: new.0.id.clone(),
            title: self.tellers.1.text(&new.0.title),
            only_bands: crosses && values.0 == values.1,
            by: by.map(signed),
            exact: by,
            because: Vec::new(),
            crosses,
            before: TotalValue::of(old.1, bands.0),
            after: TotalValue::of(new.1, bands.1),
        }
    }
}

/// The code and the title of an item.
pub(super) fn name(teller: Teller<'_>, item: &Item) -> ItemName {
    ItemName { code: item.code.clone(), title: teller.text_of(Some(item), &item.title) }
}

fn outcome_of<'o>(outcome: &'o Outcome, item: Option<&Item>) -> Option<&'o ItemOutcome> {
    item.and_then(|item| outcome.item(&item.code))
}

/// The changes that can move a pair of items: its own, and those of what it shares. An item that stands alone has none.
fn suspects<'a>(comparison: &'a Comparison, pair: &Pair<'a>) -> Option<Suspects<'a>> {
    let (old, new) = (pair.old?, pair.new?);
    let code = |name: &Option<ItemName>| name.as_ref().map(|name| name.code.clone());
    let fits = |item: &&crate::ItemComparison| {
        code(&item.old).as_ref() == Some(&old.code) && code(&item.new).as_ref() == Some(&new.code)
    };
    let item = comparison.items.iter().find(fits);
    let own = item.into_iter().flat_map(|item| &item.changes);
    let shared = item.into_iter().flat_map(|item| &item.affected_by);
    let shared = shared.filter_map(|index| comparison.shared.get(*index));
    let changes = own.clone().chain(shared).filter(|change| change.scores).collect();
    let added = comparison.shared.iter().chain(own);
    let added = added.filter(|change| change.scores && change.manner == Manner::New && change.only_serves());
    Some(Suspects { items: (old, new), changes, added: added.collect() })
}

/// Counts by a key, in the order of the keys.
pub(super) type Counted<K, V> = BTreeMap<K, V>;
