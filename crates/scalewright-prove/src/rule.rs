//! An item as diagrams: which scores it can have, before and after its limits, and when each part of its rule decides.

use scalewright_model::{Cond, Cuts, Effect, Exact, Expr, Item, Number, Place, Rule};

use crate::compile::Compiler;
use crate::diagram::{Id, NO, OPEN, YES};
use crate::inline::Names;
use crate::space::Space;
use crate::value::Value;

/// The item does not apply.
pub(crate) const NOT_APPLICABLE: u128 = 1 << 127;
/// The most different scores of one item.
const MAX_SCORES: usize = 120;
/// The most rows of a score table.
const MAX_ROWS: usize = 60;

/// A part of a rule that gives a score: a step, a rung, a case.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Where it stands.
    pub place: Place,
    pub score: Exact,
    /// When its own condition holds where the rule is used. Nothing for what is left over.
    pub holds: Option<Id>,
    /// When it decides.
    pub decides: Id,
    /// The same as it is written: these hold.
    pub hold: Vec<Cond>,
    /// These come before it and do not hold.
    pub before: Vec<Cond>,
}

/// A limit as diagrams.
#[derive(Clone, Debug)]
pub(crate) struct Strike {
    pub place: Place,
    pub when: Id,
    /// The same as it is written: these hold.
    pub hold: Vec<Cond>,
    /// The possible scores before it and after it.
    pub before: Id,
    pub after: Id,
}

/// An item as diagrams.
#[derive(Clone, Debug)]
pub(crate) struct Symbols {
    /// All scores that stand somewhere in the item, from the lowest to the highest.
    pub scores: Vec<Exact>,
    /// The parts of its rule, in the order in which they are tried.
    pub parts: Vec<Part>,
    pub limits: Vec<Strike>,
    /// The possible scores after all limits, before the item is turned round or found not to apply.
    pub limited: Id,
    /// The possible scores in the end, as one bit for each; [`NOT_APPLICABLE`] beside them.
    pub verdict: Id,
    /// The score tables.
    pub tables: Vec<Table>,
}

/// A score table as diagrams.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub place: Place,
    pub rows: Vec<Row>,
    /// When the table is used at all.
    pub within: Id,
    /// The same as it is written.
    pub used: Vec<Cond>,
}

/// A row of a score table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub place: Place,
    pub score: Exact,
    pub holds: Id,
    /// What it says itself, as it is written.
    pub when: Vec<Cond>,
    /// The same and what holds wherever the table is used.
    pub hold: Vec<Cond>,
}

/// Makes the diagrams of an item. Of an item with too many scores there are none.
pub(crate) fn symbols(names: Names<'_>, item: &Item, place: &Place, space: &mut Space) -> Option<Symbols> {
    let scores = scores(names, item);
    if scores.len() > MAX_SCORES || most_rows(&item.rule) > MAX_ROWS {
        return None;
    }
    let mut maker = Maker {
        compiler: Compiler { names, space, table: None, depth: 0 },
        symbols: Symbols {
            scores,
            parts: Vec::new(),
            limits: Vec::new(),
            limited: 0,
            verdict: 0,
            tables: Vec::new(),
        },
        used: item.asked_when.iter().cloned().collect(),
    };
    // Criteria that the rule does not ask for are looked at as well.
    for criterion in &item.criteria {
        maker.compiler.met(&criterion.id);
    }
    // What decides only where the item is not asked never decides.
    let asked = match &item.asked_when {
        Some(asked) => maker.cond(asked),
        None => maker.end(YES),
    };
    let mut verdict = maker.rule(&item.rule, &place.key("rule"), asked);
    for (index, limit) in item.limits.iter().enumerate() {
        let when = maker.cond(&limit.when);
        let before = verdict;
        let struck = maker.scores_mapped(before, |score| limited(limit.then, score));
        verdict = maker.choose(when, struck, before);
        let place = place.key("limits").index(index);
        let when = maker.and(asked, when);
        let hold = item.asked_when.iter().chain([&limit.when]).cloned().collect();
        maker.symbols.limits.push(Strike { place, when, hold, before, after: verdict });
    }
    maker.symbols.limited = verdict;
    if item.reverse {
        let range = names.checked.range_of(item);
        let (low, high) = (range.min.exact(), range.max.exact());
        verdict = maker.scores_mapped(verdict, |score| low + high - score);
    }
    let not = maker.end(NOT_APPLICABLE);
    verdict = maker.choose(asked, verdict, not);
    maker.symbols.verdict = verdict;
    Some(maker.symbols)
}

/// A score after a limit.
pub(crate) fn limited(effect: Effect, score: Exact) -> Exact {
    match effect {
        Effect::Exactly(to) => to.exact(),
        Effect::AtMost(most) => score.min(most.exact()),
        Effect::AtLeast(least) => score.max(least.exact()),
    }
}

/// How many rows the longest score table has.
fn most_rows(rule: &Rule) -> usize {
    match rule {
        Rule::Table(table) => table.rows.len(),
        Rule::BySetting(by) => by.forms.values().map(most_rows).max().unwrap_or(0),
        _ => 0,
    }
}

/// All scores that an item can come to at some stage.
fn scores(names: Names<'_>, item: &Item) -> Vec<Exact> {
    let range = names.checked.range_of(item);
    let (low, high) = (range.min.exact(), range.max.exact());
    let mut scores = rule_scores(&item.rule, low, high);
    for limit in &item.limits {
        let (Effect::Exactly(to) | Effect::AtMost(to) | Effect::AtLeast(to)) = limit.then;
        scores.push(to.exact());
    }
    if item.reverse {
        scores.extend(scores.clone().into_iter().map(|score| low + high - score));
    }
    scores.sort();
    scores.dedup();
    scores
}

pub(crate) fn rule_scores(rule: &Rule, low: Exact, high: Exact) -> Vec<Exact> {
    let exact = scalewright_model::Number::exact;
    match rule {
        Rule::Choice(choice) => choice.anchors.iter().map(|one| one.score.exact()).collect(),
        Rule::Bands(bands) => {
            bands.cuts.steps().iter().map(|one| exact(one.score)).chain([exact(bands.cuts.rest())]).collect()
        }
        Rule::Count(count) => count.scores.iter().map(|one| exact(one.score)).collect(),
        Rule::Ladder(ladder) => {
            ladder.rungs.iter().map(|one| exact(one.score)).chain([exact(ladder.otherwise)]).collect()
        }
        Rule::FirstMatch(first) => {
            first.cases.iter().map(|one| exact(one.score)).chain([exact(first.otherwise)]).collect()
        }
        Rule::YesNo(rule) => vec![exact(rule.yes), exact(rule.no)],
        Rule::Rating(rating) => {
            let step = rating.step.map_or_else(|| Exact::from_integer(1), exact);
            let steps = ((high - low) / step).to_integer();
            (0..=steps.min(MAX_SCORES as i128)).map(|at| low + step * at).collect()
        }
        // Where a table has a gap, the lowest and the highest score stay possible as well.
        Rule::Table(table) => table.rows.iter().map(|row| exact(row.score)).chain([low, high]).collect(),
        Rule::BySetting(by) => by.forms.values().flat_map(|form| rule_scores(form, low, high)).collect(),
    }
}

/// So many of some criteria are met, and no more.
fn exactly_met(criteria: &[String], met: u8) -> Cond {
    let all: Vec<Cond> = criteria.iter().map(|id| Cond::Met(id.clone())).collect();
    let several = |least: u8| Cond::Several(Number::from(least), all.clone());
    Cond::All(vec![several(met), Cond::Not(Box::new(several(met.saturating_add(1))))])
}

struct Maker<'a, 's> {
    compiler: Compiler<'a, 's>,
    symbols: Symbols,
    /// What holds wherever the rule at hand is used.
    used: Vec<Cond>,
}

/// A part that is tried: where it stands, its score, and its condition.
type Tried = (Place, Exact, Cond);

impl Maker<'_, '_> {
    fn end(&mut self, value: u128) -> Id {
        self.compiler.space.diagrams.end(value)
    }

    fn cond(&mut self, of: &Cond) -> Id {
        self.compiler.cond(&self.compiler.names.cond(of))
    }

    fn not(&mut self, of: Id) -> Id {
        self.compiler.space.diagrams.not(of)
    }

    fn and(&mut self, left: Id, right: Id) -> Id {
        self.compiler.space.diagrams.and(left, right)
    }

    fn choose(&mut self, when: Id, then: Id, other: Id) -> Id {
        self.compiler.space.diagrams.choose(when, then, other, &|one, other| one | other)
    }

    fn bit(&self, score: Exact) -> u128 {
        self.symbols.scores.iter().position(|known| *known == score).map_or(0, |at| 1 << at)
    }

    fn score(&mut self, score: Exact) -> Id {
        let bit = self.bit(score);
        self.end(bit)
    }

    fn scores_mapped(&mut self, of: Id, to: impl Fn(Exact) -> Exact) -> Id {
        let bits: Vec<u128> = self.symbols.scores.iter().map(|score| self.bit(to(*score))).collect();
        self.compiler.space.diagrams.map(of, &|set| {
            let moved = bits.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0).map(|(_, bit)| bit);
            moved.fold(set & NOT_APPLICABLE, |all, bit| all | bit)
        })
    }

    /// What holds where a part decides that has these conditions itself.
    fn hold(&self, own: impl IntoIterator<Item = Cond>) -> Vec<Cond> {
        self.used.iter().cloned().chain(own).collect()
    }

    /// The possible scores of a rule, where `within` says when it is used at all.
    fn rule(&mut self, rule: &Rule, place: &Place, within: Id) -> Id {
        match rule {
            Rule::Choice(choice) => {
                self.anchors(choice, &place.key("Choice").key("anchors"), within);
                self.picked("anchor")
            }
            Rule::Rating(_) => self.picked("rating"),
            Rule::Bands(bands) => {
                let place = place.key("Bands").key("cuts");
                self.bands(&bands.measure, &bands.cuts, &place, within)
            }
            Rule::Count(count) => self.count(count, &place.key("Count"), within),
            Rule::Ladder(ladder) => {
                let place = place.key("Ladder");
                let rung = |(at, rung): (usize, &scalewright_model::Rung)| {
                    (place.key("rungs").index(at), rung.score.exact(), Cond::All(rung.needs.clone()))
                };
                let parts = ladder.rungs.iter().enumerate().map(rung).collect();
                self.in_order(parts, place.key("otherwise"), ladder.otherwise.exact(), within)
            }
            Rule::FirstMatch(first) => {
                let place = place.key("FirstMatch");
                let case = |(at, case): (usize, &scalewright_model::MatchCase)| {
                    (place.key("cases").index(at), case.score.exact(), case.when.clone())
                };
                let parts = first.cases.iter().enumerate().map(case).collect();
                self.in_order(parts, place.key("otherwise"), first.otherwise.exact(), within)
            }
            Rule::YesNo(rule) => {
                let place = place.key("YesNo");
                let yes = (place.key("yes"), rule.yes.exact(), rule.when.clone());
                self.in_order(vec![yes], place.key("no"), rule.no.exact(), within)
            }
            Rule::Table(table) => self.table(table, &place.key("Table"), within),
            Rule::BySetting(by) => {
                let place = place.key("BySetting").key("forms");
                let mut all = self.end(0);
                for (code, form) in &by.forms {
                    let setting = Cond::OneOf(Expr::Setting(by.setting.clone()), vec![code.clone()]);
                    let here = self.compiler.cond(&setting);
                    let used = self.and(within, here);
                    self.used.push(setting);
                    let scores = self.rule(form, &place.key(code), used);
                    self.used.pop();
                    all = self.choose(here, scores, all);
                }
                all
            }
        }
    }

    /// The anchors of which the rater picks one.
    fn anchors(&mut self, choice: &scalewright_model::Choice, place: &Place, within: Id) {
        for (index, anchor) in choice.anchors.iter().enumerate() {
            let picked = Cond::Equal(Expr::Answer("anchor".to_owned()), Expr::Number(anchor.score));
            let picked = self.cond(&picked);
            let decides = self.and(within, picked);
            let (place, score) = (place.index(index), anchor.score.exact());
            let (holds, hold) = (Some(decides), self.hold([]));
            self.symbols.parts.push(Part { place, score, holds, decides, hold, before: Vec::new() });
        }
    }

    /// The score that a rater picks.
    fn picked(&mut self, id: &str) -> Id {
        let value = self.compiler.expr(&Expr::Answer(id.to_owned()));
        let Value::Finite(numbers) = value else { return self.end(0) };
        let bits: std::collections::BTreeMap<u128, u128> = self
            .compiler
            .space
            .diagrams
            .ends(numbers)
            .into_iter()
            .map(|end| (end, self.bit(self.compiler.space.interval(end).0)))
            .collect();
        self.compiler.space.diagrams.map(numbers, &|end| bits.get(&end).copied().unwrap_or(0))
    }

    fn bands(&mut self, measure: &str, cuts: &Cuts, place: &Place, within: Id) -> Id {
        let (kind, rest, how): (_, _, fn(Expr, Expr) -> Cond) = match cuts {
            Cuts::From { .. } => ("From", "below", Cond::AtLeast),
            Cuts::UpTo { .. } => ("UpTo", "beyond", Cond::AtMost),
        };
        let place = place.key(kind);
        let step = |(at, step): (usize, &scalewright_model::Step)| {
            let holds = how(Expr::Measure(measure.to_owned()), Expr::Number(step.bound));
            (place.key("steps").index(at), step.score.exact(), holds)
        };
        let parts = cuts.steps().iter().enumerate().map(step).collect();
        self.in_order(parts, place.key(rest), cuts.rest().exact(), within)
    }

    /// The first part whose condition holds, or what is left over.
    fn in_order(&mut self, parts: Vec<Tried>, rest: Place, otherwise: Exact, within: Id) -> Id {
        let (mut open, mut before, mut tried) = (within, Vec::new(), Vec::new());
        for (place, score, cond) in parts {
            let holds = self.cond(&cond);
            let (decides, here) = (self.and(open, holds), self.and(within, holds));
            let hold = self.hold([cond.clone()]);
            let part = Part { place, score, holds: Some(here), decides, hold, before: before.clone() };
            self.symbols.parts.push(part);
            let not = self.not(holds);
            open = self.and(open, not);
            before.push(cond);
            tried.push((score, holds));
        }
        let hold = self.hold([]);
        let left = Part { place: rest, score: otherwise, holds: None, decides: open, hold, before };
        self.symbols.parts.push(left);
        let mut verdict = self.score(otherwise);
        for (score, holds) in tried.into_iter().rev() {
            let score = self.score(score);
            verdict = self.choose(holds, score, verdict);
        }
        verdict
    }

    fn count(&mut self, count: &scalewright_model::Count, place: &Place, within: Id) -> Id {
        let mut scores: Vec<(usize, u8, Exact)> =
            count.scores.iter().enumerate().map(|(at, one)| (at, one.met, one.score.exact())).collect();
        scores.sort_by_key(|(_, met, _)| *met);
        // How many are surely met, and how many are open, as one number.
        let mut sum = self.end(0);
        for id in &count.criteria {
            let met = self.compiler.met(id);
            sum = self.compiler.space.diagrams.combine(sum, met, &|sum, met| match met {
                NO => sum,
                YES => sum + 1,
                _ => sum + (1 << 16),
            });
        }
        for (index, met, score) in &scores {
            let hold = self.hold([exactly_met(&count.criteria, *met)]);
            let met = u128::from(*met);
            let exactly = self.compiler.space.diagrams.map(sum, &|sum| match (sum & 0xffff, sum >> 16) {
                (sure, 0) => u128::from(sure == met),
                (sure, open) if sure <= met && met <= sure + open => OPEN,
                _ => NO,
            });
            let decides = self.and(within, exactly);
            let place = place.key("scores").index(*index);
            let before = Vec::new();
            let part = Part { place, score: *score, holds: Some(decides), decides, hold, before };
            self.symbols.parts.push(part);
        }
        let bits: Vec<u128> = scores.iter().map(|(_, _, score)| self.bit(*score)).collect();
        self.compiler.space.diagrams.map(sum, &|sum| {
            let (sure, open) = ((sum & 0xffff) as usize, (sum >> 16) as usize);
            bits.iter().skip(sure).take(open + 1).fold(0, |all, bit| all | bit)
        })
    }

    /// A table of which one row must hold; where none does, or several, all that may be meant is possible.
    fn table(&mut self, table: &scalewright_model::ScoreTable, place: &Place, within: Id) -> Id {
        let mut rows = Vec::new();
        // One bit for each row that holds, and one beyond for each that may.
        let mut states = self.end(0);
        for (index, row) in table.rows.iter().enumerate().take(MAX_ROWS) {
            let when: Vec<Id> = row.when.iter().map(|cond| self.cond(cond)).collect();
            let holds = self.compiler.space.diagrams.all(when);
            states = self.compiler.space.diagrams.combine(states, holds, &|states, holds| match holds {
                NO => states,
                YES => states | 1 << index,
                _ => states | 1 << (index + MAX_ROWS),
            });
            let (place, score) = (place.key("rows").index(index), row.score.exact());
            let (decides, hold) = (self.and(within, holds), self.hold(row.when.iter().cloned()));
            let before = Vec::new();
            let part = Part {
                place: place.clone(),
                score,
                holds: Some(decides),
                decides,
                hold: hold.clone(),
                before,
            };
            self.symbols.parts.push(part);
            rows.push(Row { place, score, holds, when: row.when.clone(), hold });
        }
        let bits: Vec<u128> = rows.iter().map(|row| self.bit(row.score)).collect();
        let range = self.compiler.names.item.map(|item| self.compiler.names.checked.range_of(item));
        let ends = range.map_or(0, |range| self.bit(range.min.exact()) | self.bit(range.max.exact()));
        let all = bits.iter().fold(ends, |all, bit| all | bit);
        let used = self.used.clone();
        self.symbols.tables.push(Table { place: place.clone(), rows, within, used });
        self.compiler.space.diagrams.map(states, &|states| {
            let holds = |index: usize| states & (1 << index) != 0;
            let sure = (0..bits.len()).any(holds);
            let either = bits.iter().enumerate().filter(|(at, _)| holds(*at) || holds(at + MAX_ROWS));
            either.fold(if sure { 0 } else { all }, |set, (_, bit)| set | bit)
        })
    }
}
