//! Several ways that are any so many of the same changes.

use scalewright_score::{Change, Way};

/// So many of some changes, each with the same others.
pub(crate) struct Choice<'a> {
    /// The changes that every way has.
    pub common: Vec<&'a Change>,
    /// How many of the rest it takes.
    pub number: usize,
    /// The rest.
    pub among: Vec<&'a Change>,
}

/// What the ways come to if they are every choice of so many changes among some; nothing if they are not.
pub(crate) fn choice(ways: &[Way]) -> Option<Choice<'_>> {
    let first = ways.first()?;
    let has = |way: &Way, change: &Change| way.changes.iter().any(|other| other.what == change.what);
    let common: Vec<&Change> =
        first.changes.iter().filter(|change| ways.iter().all(|way| has(way, change))).collect();
    let number = first.changes.len() - common.len();
    let mut among: Vec<&Change> = Vec::new();
    for way in ways {
        if way.changes.len() != first.changes.len() || !way.measures.is_empty() {
            return None;
        }
        let own = way.changes.iter().filter(|change| !common.iter().any(|other| other.what == change.what));
        for change in own {
            if !among.iter().any(|known| known.what == change.what) {
                among.push(change);
            }
        }
    }
    let all = number >= 1 && ways.len() > 1 && choices(among.len(), number) == Some(ways.len());
    all.then_some(Choice { common, number, among })
}

/// In how many ways so many can be chosen of some.
fn choices(of: usize, number: usize) -> Option<usize> {
    (0..number).try_fold(1_usize, |ways, taken| Some(ways.checked_mul(of.checked_sub(taken)?)? / (taken + 1)))
}

#[cfg(test)]
mod tests {
    use scalewright_model::Cell;
    use scalewright_score::What;

    use super::*;

    fn way(names: &[&str]) -> Way {
        let change = |id: &&str| Change {
            what: What::Answer { id: (*id).to_owned(), from: Cell::Bool(false), to: Cell::Bool(true) },
            edits: Vec::new(),
        };
        Way { changes: names.iter().map(change).collect(), measures: Vec::new(), up_to: None }
    }

    #[test]
    fn every_two_of_three_are_two_of_three() {
        let ways = [way(&["x", "a", "b"]), way(&["x", "a", "c"]), way(&["x", "b", "c"])];
        let found = choice(&ways).unwrap();
        assert_eq!((found.common.len(), found.number, found.among.len()), (1, 2, 3));
    }

    #[test]
    fn a_part_of_the_choices_is_none() {
        assert!(choice(&[way(&["a", "b"]), way(&["c", "d"])]).is_none());
        assert!(choice(&[way(&["a"]), way(&["b", "c"])]).is_none());
    }

    #[test]
    fn choices_are_counted() {
        assert_eq!((choices(5, 2), choices(4, 4), choices(2, 3)), (Some(10), Some(1), Some(0)));
    }
}
