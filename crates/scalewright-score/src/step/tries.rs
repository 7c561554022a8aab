//! Small sets of changed answers, tried out one after the other: so that no smaller set is missed where conditions share inputs.

use std::collections::BTreeMap;

use scalewright_model::Exact;

use crate::step::draft::{Draft, Move, Spot};
use crate::step::work::Work;
use crate::value::Val;

impl Work<'_> {
    /// Tries out every set of changed answers, from the smallest up to so many inputs as are needed at most, and gives how many
    /// inputs the largest sets have of which all were tried. If nothing is known yet, it goes on while there is room.
    pub fn try_answers(
        &mut self,
        now: Exact,
        most: Option<usize>,
        by_score: &mut BTreeMap<Exact, Vec<Draft>>,
    ) -> usize {
        let answers: Vec<(usize, Vec<Val>)> = (0..self.item.answers.len())
            .map(|answer| (answer, self.others(answer)))
            .filter(|(_, values)| !values.is_empty())
            .collect();
        let most = most.unwrap_or(usize::MAX).min(answers.len());
        for inputs in 1..=most {
            if !self.fits(&answers, inputs) {
                return inputs - 1;
            }
            self.try_set(&answers, inputs, &mut Vec::new(), now, by_score);
        }
        // Larger sets of answers are not needed, or there are none.
        usize::MAX - 1
    }

    /// Whether there is room to try out all sets with so many inputs.
    fn fits(&mut self, answers: &[(usize, Vec<Val>)], inputs: usize) -> bool {
        // The number of sets: the elementary symmetric sum of the numbers of values.
        let mut sets = vec![0_usize; inputs + 1];
        sets[0] = 1;
        for (_, values) in answers {
            for size in (1..=inputs).rev() {
                sets[size] = sets[size].saturating_add(sets[size - 1].saturating_mul(values.len()));
            }
        }
        let wanted = sets[inputs];
        let fits = wanted <= self.left;
        if fits {
            self.left -= wanted;
        }
        fits
    }

    fn try_set(
        &mut self,
        answers: &[(usize, Vec<Val>)],
        inputs: usize,
        made: &mut Vec<(usize, Val)>,
        now: Exact,
        by_score: &mut BTreeMap<Exact, Vec<Draft>>,
    ) {
        if inputs == 0 {
            if let Some(score) = self.score().filter(|score| *score > now) {
                let moves = made.iter().map(|(answer, value)| Move::input(Spot::Answer(*answer), *value));
                by_score.entry(score).or_default().push(Draft { moves: moves.collect() });
            }
            return;
        }
        let Some(((answer, values), rest)) = answers.split_first() else { return };
        if answers.len() > inputs {
            self.try_set(rest, inputs, made, now, by_score);
        }
        let before = self.get(Spot::Answer(*answer));
        for value in values {
            self.set(Spot::Answer(*answer), *value);
            made.push((*answer, *value));
            self.try_set(rest, inputs - 1, made, now, by_score);
            made.pop();
        }
        self.set(Spot::Answer(*answer), before);
    }
}
