//! From a score back to what would have to change: rules and limits.

use std::collections::{BTreeMap, BTreeSet};

use scalewright_model::{Exact, FieldKind};

use crate::plan::{Cmp, Co, LimitPlan, Ru};
use crate::rule::{band_of, limited_by};
use crate::step::draft::{Draft, Move, Spot, without_larger};
use crate::step::goals::{Goal, against};
use crate::step::reads::reads;
use crate::step::work::{Work, number_of};
use crate::value::{Tri, Val};

/// The most limits of which every combination is looked at.
const MAX_LIMITS: usize = 4;

/// A higher score, and what leads to it.
#[derive(PartialEq)]
struct Aim {
    score: Exact,
    /// The score before limits.
    raw: Exact,
    /// Which limits must strike and which must not; nothing where it makes no difference.
    strikes: Vec<Option<bool>>,
}

/// The sets of changes by which an item comes to a score.
pub(crate) struct Found {
    pub score: Exact,
    pub drafts: Vec<Draft>,
    /// No smaller set of changed answers was left untried.
    pub tried_all: bool,
}

impl Work<'_> {
    /// The smallest sets of changes that lead to each higher score that can be reached, from the lowest such score up.
    pub fn higher(&mut self, score: Exact) -> Vec<Found> {
        let mut by_score: BTreeMap<Exact, Vec<Draft>> = BTreeMap::new();
        let (mut drafts, mut hoped) = (Vec::new(), BTreeSet::new());
        for aim in self.aims(score) {
            drafts.extend(self.aimed(&aim));
            hoped.insert(aim.score);
        }
        let reads = reads(self.plan, self.item);
        for filling in self.fillings(&reads) {
            drafts.push(filling.clone());
            let later = self.with(&filling, |work| {
                let aims = work.aims(score);
                aims.iter().flat_map(|aim| work.aimed(aim)).collect::<Vec<_>>()
            });
            drafts.extend(later.iter().map(|later| filling.then(later)));
        }
        for draft in drafts {
            self.add(draft, score, &mut by_score);
        }
        let each_tried = self.try_cells(&reads, score, &mut by_score);
        // Sets of several changes are all tried only where answers with few values decide alone.
        let answers_alone = reads.tables.is_empty() && self.few_values();
        // As long as there are scores to which no way is known, it is looked further.
        let all_known = hoped.iter().all(|score| by_score.contains_key(score));
        let least = by_score.values().filter_map(|drafts| drafts.iter().map(Draft::inputs).min());
        let most = if all_known { least.max() } else { None };
        let tried = self.try_answers(score, most, &mut by_score);
        let found = by_score.into_iter().filter_map(|(score, drafts)| {
            let least = drafts.iter().map(Draft::inputs).min()?;
            let smallest = drafts.into_iter().filter(|draft| draft.inputs() == least).collect();
            let (drafts, cut) = crate::step::draft::cheapest(smallest);
            let drafts = without_larger(drafts, |one| self.distance(one));
            let sets_tried = if answers_alone { least <= tried + 1 } else { least <= 1 && each_tried };
            Some(Found { score, drafts, tried_all: !cut && !self.cut && sets_tried })
        });
        found.collect()
    }

    /// Whether each answer can be all that it can be without many values.
    fn few_values(&self) -> bool {
        (0..self.item.answers.len()).all(|answer| {
            let is_text = matches!(self.kind(Spot::Answer(answer)), Some(FieldKind::Text));
            is_text || !self.others(answer).is_empty()
        })
    }

    /// Keeps a set of changes with the score that it leads to, if that is a higher one and nothing contradicts it.
    fn add(&mut self, draft: Draft, now: Exact, by_score: &mut BTreeMap<Exact, Vec<Draft>>) {
        let draft = draft.netted();
        let reached =
            self.with(&draft, |work| work.score().filter(|score| *score > now && work.sound(&draft)));
        if let Some(score) = reached {
            by_score.entry(score).or_default().push(draft);
        }
    }

    /// The scores before limits, and which limits strike, that lead to a higher score.
    fn aims(&self, now: Exact) -> Vec<Aim> {
        let item = self.item;
        let mut raws = BTreeSet::new();
        scores_of(self.form(), &mut raws);
        let limits = &item.limits;
        let strikes: Vec<bool> = limits.iter().map(|limit| self.holds(&limit.when) == Tri::Yes).collect();
        let choices: Vec<Vec<bool>> = if limits.len() <= MAX_LIMITS {
            (0..1_usize << limits.len())
                .map(|bits| (0..limits.len()).map(|limit| bits >> limit & 1 == 1).collect())
                .collect()
        } else {
            vec![strikes.clone(), vec![false; limits.len()]]
        };
        let mut aims: Vec<Aim> = Vec::new();
        for raw in raws {
            for choice in &choices {
                let (score, strikes) = through(raw, limits, choice);
                let score = if item.reverse { item.low + item.high - score } else { score };
                let aim = Aim { score, raw, strikes };
                if score > now && !aims.contains(&aim) {
                    aims.push(aim);
                }
            }
        }
        aims
    }

    fn aimed(&mut self, aim: &Aim) -> Vec<Draft> {
        let item = self.item;
        let limits = item.limits.iter().zip(&aim.strikes);
        let limits = limits.filter_map(|(limit, strikes)| Some(Goal::Cond(&limit.when, (*strikes)?)));
        let goals: Vec<Goal<'_>> = limits.chain([Goal::Rule(&item.rule, aim.raw)]).collect();
        self.all(&goals)
    }

    /// The rule in the form for the setting of the visit.
    fn form(&self) -> &Ru {
        self.eval().form(&self.item.rule).1
    }

    /// Changes after which a rule comes to a score.
    pub fn rule_ways(&mut self, rule: &Ru, score: Exact) -> Vec<Draft> {
        let drafts = match rule {
            Ru::Pick { answer, .. } => {
                let to = Val::Number(score);
                let is = self.others(*answer).contains(&to);
                is.then(|| Draft::of(Move::input(Spot::Answer(*answer), to))).into_iter().collect()
            }
            Ru::Bands { measure, rising, steps, rest } => {
                self.band_ways(*measure, *rising, steps, *rest, score)
            }
            Ru::Count { criteria, .. } => {
                let turns = criteria.iter().map(|criterion| self.turns(&Co::Met(*criterion))).collect();
                self.some_of(turns, Goal::Rule(rule, score))
            }
            Ru::Ladder { rungs, otherwise } => self.ladder_ways(rungs, *otherwise, score),
            Ru::First { cases, otherwise } => {
                let at =
                    cases.iter().enumerate().filter(|(_, (_, reached))| *reached == score).map(|(at, _)| at);
                let ends = at.chain((*otherwise == score).then_some(cases.len()));
                let ends: Vec<usize> = ends.collect();
                let mut drafts = Vec::new();
                for end in ends {
                    let before = cases.iter().take(end).filter(|(_, reached)| *reached != score);
                    let mut goals: Vec<Goal<'_>> = before.map(|(when, _)| Goal::Cond(when, false)).collect();
                    goals.extend(cases.get(end).map(|(when, _)| Goal::Cond(when, true)));
                    drafts.extend(self.all(&goals));
                }
                drafts
            }
            Ru::Table(table) => self.table_ways(&table.rows, score),
            Ru::YesNo { when, yes, no } => {
                let wants = [(*yes, true), (*no, false)].into_iter().filter(|(reached, _)| *reached == score);
                wants.flat_map(|(_, want)| self.ways(Goal::Cond(when, want))).collect()
            }
            Ru::BySetting { .. } => match self.eval().form(rule).1 {
                Ru::BySetting { .. } => Vec::new(),
                form => self.ways(Goal::Rule(form, score)),
            },
        };
        self.kept(drafts)
    }

    /// Changes after which a measure is in a band of a score.
    fn band_ways(
        &mut self,
        measure: usize,
        rising: bool,
        steps: &[(Exact, Exact)],
        rest: Exact,
        score: Exact,
    ) -> Vec<Draft> {
        let Some(value) = self.eval().measure(measure).known() else { return Vec::new() };
        let now = band_of(value, rising, steps).unwrap_or(steps.len());
        let bands = steps.iter().map(|(_, score)| *score).chain([rest]).enumerate();
        let mut drafts = Vec::new();
        for (band, _) in bands.filter(|(_, reached)| *reached == score) {
            // A band lies between its own bound and that of the one before it.
            let (bound, into) =
                if band < now { (steps.get(band), true) } else { (steps.get(band.wrapping_sub(1)), false) };
            let Some((bound, _)) = bound else { continue };
            let how = match (rising, into) {
                (true, true) => Cmp::AtLeast,
                (true, false) => Cmp::Below,
                (false, true) => Cmp::AtMost,
                (false, false) => Cmp::Above,
            };
            drafts.extend(self.ways(Goal::Cond(&against(how, measure, *bound), true)));
        }
        drafts
    }

    fn ladder_ways(&mut self, rungs: &[(Exact, Vec<Co>)], otherwise: Exact, score: Exact) -> Vec<Draft> {
        let mut drafts = Vec::new();
        let ends = rungs.iter().map(|(score, _)| *score).chain([otherwise]).enumerate();
        for (end, _) in ends.filter(|(_, reached)| *reached == score) {
            let own = rungs.get(end).map(|(_, needs)| needs.as_slice()).unwrap_or_default();
            let mut goals: Vec<Goal<'_>> = own.iter().map(|need| Goal::Cond(need, true)).collect();
            let climbs = self.all(&goals);
            // Where a higher rung holds that is worth less, one of its needs must fail; there are few such ladders.
            let above: Vec<&[Co]> = rungs.iter().take(end).map(|(_, needs)| needs.as_slice()).collect();
            let stands =
                |work: &Self| above.iter().any(|needs| needs.iter().all(|need| work.holds(need) == Tri::Yes));
            let held = climbs.iter().any(|draft| self.with(draft, |work| stands(work)));
            drafts.extend(climbs);
            if held {
                for needs in &above {
                    goals.extend(needs.first().map(|need| Goal::Cond(need, false)));
                }
                drafts.extend(self.all(&goals));
            }
        }
        drafts
    }

    /// Changes after which a row of a table holds, and none with another score.
    fn table_ways(&mut self, rows: &[(Vec<Co>, Exact)], score: Exact) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for (needs, _) in rows.iter().filter(|(_, reached)| *reached == score) {
            let goals: Vec<Goal<'_>> = needs.iter().map(|need| Goal::Cond(need, true)).collect();
            let reached = self.all(&goals);
            for (others, _) in rows.iter().filter(|(_, other)| *other != score) {
                let stands = |work: &Self| others.iter().all(|need| work.holds(need) == Tri::Yes);
                if reached.iter().any(|draft| self.with(draft, |work| stands(work))) {
                    for need in others {
                        let mut goals = goals.clone();
                        goals.push(Goal::Cond(need, false));
                        drafts.extend(self.all(&goals));
                    }
                }
            }
            drafts.extend(reached);
        }
        drafts
    }

    /// Makes some of several changes, as few inputs as it takes to reach a goal: every such set.
    pub fn some_of(&mut self, turns: Vec<Vec<Draft>>, goal: Goal<'_>) -> Vec<Draft> {
        let most: usize = turns.iter().filter_map(|drafts| drafts.iter().map(Draft::inputs).max()).sum();
        let mut found = Vec::new();
        for inputs in 1..=most {
            self.pick(&turns, inputs, &Draft::default(), goal, &mut found);
            if !found.is_empty() || self.picks == 0 {
                break;
            }
        }
        found
    }

    fn pick(
        &mut self,
        turns: &[Vec<Draft>],
        inputs: usize,
        made: &Draft,
        goal: Goal<'_>,
        found: &mut Vec<Draft>,
    ) {
        if inputs == 0 {
            if self.picks == 0 {
                self.cut = true;
                return;
            }
            self.picks -= 1;
            if self.with(made, |work| work.reached(goal)) {
                found.push(made.clone());
            }
            return;
        }
        let Some((first, rest)) = turns.split_first() else { return };
        for draft in first.iter().filter(|draft| (1..=inputs).contains(&draft.inputs())) {
            self.pick(rest, inputs - draft.inputs(), &made.then(draft), goal, found);
        }
        self.pick(rest, inputs, made, goal, found);
    }

    /// By how much a number is changed, or some numbers together.
    fn distance(&self, one: &Move) -> Option<Exact> {
        let changes = one.puts.iter().map(|put| match put {
            crate::step::draft::Put::Set(spot, to) => {
                let (now, to) = (self.start(*spot)?, number_of(*to)?);
                Some(if to > now { to - now } else { now - to })
            }
            _ => None,
        });
        changes.sum()
    }
}

/// A score taken through limits of which some strike, and which of them must strike or must not: a limit that makes no difference may
/// do either.
fn through(raw: Exact, limits: &[LimitPlan], choice: &[bool]) -> (Exact, Vec<Option<bool>>) {
    let (mut score, mut strikes) = (raw, Vec::with_capacity(limits.len()));
    for (limit, strike) in limits.iter().zip(choice) {
        let limited = limited_by(limit, score);
        strikes.push((limited != score).then_some(*strike));
        if *strike {
            score = limited;
        }
    }
    (score, strikes)
}

/// The scores that a rule can give.
fn scores_of(rule: &Ru, found: &mut BTreeSet<Exact>) {
    match rule {
        Ru::Pick { scores, .. } | Ru::Count { scores, .. } => found.extend(scores),
        Ru::Bands { steps, rest, .. } => {
            found.extend(steps.iter().map(|(_, score)| *score));
            found.insert(*rest);
        }
        Ru::Ladder { rungs, otherwise } => {
            found.extend(rungs.iter().map(|(score, _)| *score));
            found.insert(*otherwise);
        }
        Ru::First { cases, otherwise } => {
            found.extend(cases.iter().map(|(_, score)| *score));
            found.insert(*otherwise);
        }
        Ru::Table(table) => found.extend(table.rows.iter().map(|(_, score)| *score)),
        Ru::YesNo { yes, no, .. } => found.extend([*yes, *no]),
        Ru::BySetting { forms, .. } => forms.iter().for_each(|(_, _, form)| scores_of(form, found)),
    }
}
