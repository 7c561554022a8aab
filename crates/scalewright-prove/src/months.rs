//! Days so many calendar months later, in examples: months have no fixed length, so one day is held, and what follows is computed.

use num_traits::Zero;
use scalewright_model::Exact;

use crate::formula::Lin;
use crate::linear::Relation;
use crate::space::{BaseKey, Space};
use crate::theory::{Answer, Theory};
use crate::values::day;

/// How far from a day that was found others are tried, because the months after it may have another length.
const SHIFTS: [i64; 9] = [0, -15, 15, -30, 30, -1, 1, -60, 60];

impl Theory {
    /// Whether everything can be at the same time, with values for reading in which months are as long as in the calendar.
    pub fn example(&mut self, space: &Space) -> Answer {
        let later: Vec<(usize, &Lin, i64)> = space
            .bases
            .iter()
            .enumerate()
            .filter_map(|(base, info)| match &info.key {
                BaseKey::Months { of, months } => Some((base, of, *months)),
                _ => None,
            })
            .collect();
        self.with_months(&later)
    }

    fn with_months(&mut self, later: &[(usize, &Lin, i64)]) -> Answer {
        let answer = self.answer(true);
        let (Answer::Possible(values), Some(((base, of, months), rest))) = (&answer, later.split_first())
        else {
            return answer;
        };
        let found: Exact = self.sum_of(of).iter().map(|(var, factor)| values[var.index()] * factor).sum();
        for shift in SHIFTS {
            let at = found + of.plus + Exact::from_integer(shift.into());
            let Some(later) = later_by(at, *months) else { continue };
            let mark = self.system.mark();
            let held = self.bound(of, Relation::Equal, at);
            let follows = self.bound(&Lin::base(*base), Relation::Equal, later);
            self.push(&held);
            self.push(&follows);
            let answer = self.with_months(rest);
            self.system.undo(mark);
            if matches!(answer, Answer::Possible(_)) {
                return answer;
            }
        }
        // That no day was found proves nothing.
        Answer::Undecided
    }
}

/// The day so many months after a day, both counted from the visit.
fn later_by(at: Exact, months: i64) -> Option<Exact> {
    let visit = day(Exact::zero())?;
    Some(Exact::from_integer(visit.days_until(day(at)?.plus_months(months)?).into()))
}
