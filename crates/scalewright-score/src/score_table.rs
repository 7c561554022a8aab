//! Rules that are a printed table: which of its rows hold, and which scores are possible with what is known.
//!
//! The rows have no order. One score is held by the rows that hold: that is the score. No row holds, or rows with different scores do:
//! the table does not say which score it is, though nothing is missing. Where no row holds, a mended table could give any score that the
//! table has, and the lowest and the highest score of the item as well; all of these stay possible, so that the item never comes by a
//! score in this way.

use num_traits::One;
use scalewright_model::Exact;

use crate::eval::Eval;
use crate::exact::{add, divide, subtract};
use crate::lack::Leaf;
use crate::plan::{Co, Ex, Plan, ScoresPlan};
use crate::rule::Possible;
use crate::value::{Span, Tri};

/// The most ways in which unknown measures are tried out on the rows.
const MAX_PIECES: usize = 64;

/// What the rows of a table come to.
pub(crate) enum Reading {
    /// These rows hold, and all have this score.
    Score(Vec<usize>, Exact),
    /// No row holds.
    Gap,
    /// These rows hold, and they have different scores.
    Overlap(Vec<usize>),
    /// It depends on what is missing.
    Open,
}

impl ScoresPlan {
    /// What rows that hold, do not hold or may hold come to.
    fn reading(&self, states: &[Tri]) -> Reading {
        let of = |wanted: Tri| {
            let rows = states.iter().enumerate().filter(move |(_, state)| **state == wanted);
            rows.map(|(index, _)| index).collect::<Vec<usize>>()
        };
        let (sure, open) = (of(Tri::Yes), of(Tri::Unknown));
        let score = |index: &usize| self.rows.get(*index).map(|(_, score)| *score);
        match sure.first().and_then(score) {
            None if open.is_empty() => Reading::Gap,
            None => Reading::Open,
            Some(first) if sure.iter().any(|row| score(row) != Some(first)) => Reading::Overlap(sure),
            Some(first) if open.iter().any(|row| score(row) != Some(first)) => Reading::Open,
            Some(first) => Reading::Score(sure, first),
        }
    }

    /// The scores that are possible: of all rows that hold or may hold; if it may be that none does, all that there are.
    fn possible(&self, states: &[Tri]) -> Possible {
        let mut possible = Possible::default();
        for ((_, score), _) in self.rows.iter().zip(states).filter(|(_, state)| **state != Tri::No) {
            possible.join(Possible::one(*score));
        }
        if !states.contains(&Tri::Yes) {
            self.all.iter().for_each(|score| possible.join(Possible::one(*score)));
        }
        possible
    }
}

impl Eval<'_> {
    /// All scores that a table can give.
    pub fn table(&mut self, table: &ScoresPlan) -> Possible {
        let states = self.row_states(table);
        match table.reading(&states) {
            Reading::Gap => self.lacks.push(Leaf::NoRow),
            Reading::Overlap(rows) => {
                let scored = rows.into_iter().filter_map(|row| Some((row, table.rows.get(row)?.1)));
                self.lacks.extend(scored.map(|(row, score)| Leaf::Holding { row, score }));
            }
            Reading::Open => {
                return self.piecewise(table, &states).unwrap_or_else(|| table.possible(&states));
            }
            Reading::Score(..) => {}
        }
        table.possible(&states)
    }

    /// What the rows of a table come to.
    pub fn reading(&mut self, table: &ScoresPlan) -> Reading {
        let states = self.row_states(table);
        table.reading(&states)
    }

    fn row_states(&mut self, table: &ScoresPlan) -> Vec<Tri> {
        table.rows.iter().map(|(when, _)| self.row_holds(when)).collect()
    }

    fn row_holds(&mut self, when: &[Co]) -> Tri {
        let before = self.lacks.len();
        let holds = self.all(when);
        if holds != Tri::Unknown {
            self.lacks.truncate(before);
        }
        holds
    }

    /// The scores that are possible if measures of which only bounds are known are taken piece by piece: on each bound of the rows,
    /// between each two and beyond. Two rows that exclude one another do not both count as open then, and what lies between two rows
    /// without a gap is none. Nothing if no measure is open, or there are too many pieces.
    fn piecewise(&mut self, table: &ScoresPlan, states: &[Tri]) -> Option<Possible> {
        let (lacks, fallbacks) = (self.lacks.len(), self.fallbacks.len());
        let mut ways: Vec<Vec<(usize, Exact)>> = vec![Vec::new()];
        for (measure, bounds) in &table.cuts {
            let value = self.measure(*measure);
            if value.is_known() {
                continue;
            }
            let points = points(value.span(), bounds, is_whole(self.plan, *measure))?;
            if ways.len() * points.len() > MAX_PIECES {
                return None;
            }
            let with = |way: &Vec<(usize, Exact)>, point: &Exact| {
                way.iter().copied().chain([(*measure, *point)]).collect::<Vec<_>>()
            };
            ways = ways.iter().flat_map(|way| points.iter().map(move |point| with(way, point))).collect();
        }
        self.lacks.truncate(lacks);
        self.fallbacks.truncate(fallbacks);
        if ways.iter().all(Vec::is_empty) {
            return None;
        }
        let mut possible = Possible::default();
        for way in ways {
            self.pieces = way;
            let rows = table.rows.iter().zip(states);
            let states = rows.map(|((when, _), state)| match state {
                Tri::Unknown => self.row_holds(when),
                known => *known,
            });
            let states: Vec<Tri> = states.collect();
            possible.join(table.possible(&states));
        }
        self.pieces.clear();
        self.lacks.truncate(lacks);
        Some(possible)
    }
}

/// Values that stand for all between the ends of a span, as far as these bounds tell them apart. Nothing if numbers are too large.
fn points(span: Span, bounds: &[Exact], whole: bool) -> Option<Vec<Exact>> {
    let (one, two) = (Exact::one(), Exact::from_integer(2));
    let inside = |value: &Exact| {
        span.low.is_none_or(|low| *value >= low) && span.high.is_none_or(|high| *value <= high)
    };
    let mut ends: Vec<Exact> =
        bounds.iter().copied().filter(inside).chain(span.low).chain(span.high).collect();
    ends.sort_unstable();
    ends.dedup();
    let (first, last) = (*ends.first()?, *ends.last()?);
    let mut points = ends.clone();
    for pair in ends.windows(2) {
        points.push(divide(add(pair[0], pair[1])?, two)?);
    }
    if span.low.is_none() {
        points.push(subtract(first, one)?);
    }
    if span.high.is_none() {
        points.push(add(last, one)?);
    }
    if whole {
        points = points.iter().flat_map(|point| [point.floor(), point.ceil()]).filter(inside).collect();
    }
    points.sort_unstable();
    points.dedup();
    Some(points)
}

/// Whether a measure can only be a whole number: it counts.
fn is_whole(plan: &Plan, measure: usize) -> bool {
    let Some(measure) = plan.measures.get(measure) else { return false };
    measure.rounding.is_none() && measure.fallback.is_none() && counts(&measure.value)
}

fn counts(value: &Ex) -> bool {
    match value {
        Ex::Count(_) | Ex::Distinct { .. } | Ex::Kinds { .. } => true,
        Ex::Number(number) => number.is_integer(),
        Ex::Add(parts) | Ex::Multiply(parts) => parts.iter().all(counts),
        Ex::Subtract(left, right) => counts(left) && counts(right),
        _ => false,
    }
}

/// The measures that rows hold against numbers, each with these numbers.
pub(crate) fn cuts(rows: &[(Vec<Co>, Exact)]) -> Vec<(usize, Vec<Exact>)> {
    let mut found: Vec<(usize, Vec<Exact>)> = Vec::new();
    rows.iter().flat_map(|(when, _)| when).for_each(|cond| collect(cond, &mut found));
    found
}

fn collect(cond: &Co, found: &mut Vec<(usize, Vec<Exact>)>) {
    match cond {
        Co::Compare(_, Ex::Measure(measure), Ex::Number(bound))
        | Co::Compare(_, Ex::Number(bound), Ex::Measure(measure)) => {
            match found.iter_mut().find(|(known, _)| known == measure) {
                Some((_, bounds)) => bounds.push(*bound),
                None => found.push((*measure, vec![*bound])),
            }
        }
        Co::All(parts) | Co::Any(parts) | Co::Several(_, parts) => {
            parts.iter().for_each(|part| collect(part, found));
        }
        Co::Not(inner) => collect(inner, found),
        Co::Met(_) | Co::Yes(_) | Co::In(..) | Co::Blank(_) | Co::Compare(..) | Co::CompareDays(..) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(numerator: i128, denominator: i128) -> Exact {
        Exact::new(numerator, denominator)
    }

    #[test]
    fn a_span_is_cut_at_the_bounds_that_lie_in_it() {
        let bounds = [exact(60, 1), exact(75, 1), exact(75, 1), exact(90, 1)];
        let cases: [(Option<i128>, Option<i128>, Vec<Exact>); 5] = [
            (
                Some(70),
                Some(80),
                vec![exact(70, 1), exact(145, 2), exact(75, 1), exact(155, 2), exact(80, 1)],
            ),
            (Some(61), Some(62), vec![exact(61, 1), exact(123, 2), exact(62, 1)]),
            (Some(90), None, vec![exact(90, 1), exact(91, 1)]),
            (None, Some(60), vec![exact(59, 1), exact(60, 1)]),
            (None, Some(10), vec![exact(9, 1), exact(10, 1)]),
        ];
        for (low, high, expected) in cases {
            let span = Span { low: low.map(Exact::from_integer), high: high.map(Exact::from_integer) };
            assert_eq!(points(span, &bounds, false), Some(expected), "{low:?} to {high:?}");
        }
    }

    #[test]
    fn what_counts_is_tried_on_whole_numbers_only() {
        let span = Span { low: Some(exact(0, 1)), high: None };
        let bounds = [exact(2, 1), exact(3, 1), exact(11, 2)];
        let whole = points(span, &bounds, true)
            .map(|points| points.iter().map(Exact::to_integer).collect::<Vec<_>>());
        assert_eq!(whole, Some(vec![0, 1, 2, 3, 4, 5, 6, 7]));
    }

    #[test]
    fn numbers_too_large_are_not_cut() {
        let huge = Exact::from_integer(i128::MAX);
        assert_eq!(points(Span { low: None, high: None }, &[huge], false), None);
    }
}
