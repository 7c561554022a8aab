//! Bands of shares, and grids of numbers that reach into every band.

use scalewright_model::Exact;

use super::world::{Line, whole};

/// The score 1 to 5 of a share: one more for each lower bound, in per cent, that it reaches.
///
/// Nothing if there is nothing to take a share of.
pub fn share(part: Exact, of: Exact, bounds: [i64; 4]) -> Option<i64> {
    let reached = bounds.iter().filter(|bound| part * whole(100) >= of * whole(**bound)).count();
    (of != whole(0)).then(|| one_more(reached))
}

/// The score 1 to 5 of a share of rows that have something.
pub fn share_of(part: usize, of: usize, bounds: [i64; 4]) -> Option<i64> {
    share(count(part), count(of), bounds)
}

/// A number of things as an exact number.
pub fn count(things: usize) -> Exact {
    whole(i64::try_from(things).unwrap_or(i64::MAX))
}

/// 1 and as many more.
pub fn one_more(more: usize) -> i64 {
    i64::try_from(more).map_or(i64::MAX, |more| more + 1)
}

/// How many of some rows have something, and how many at most if those that do not say have it too.
///
/// Any number in between is possible.
pub fn having(lines: &[Line<'_>], field: &str) -> (usize, usize) {
    let with = |known| lines.iter().filter(|line| line.known_yes(field) == known).count();
    (with(Some(true)), with(Some(true)) + with(None))
}

/// Numbers from 0 to `most`: those given, those just beside and between them, and the ends.
pub fn aims(points: impl IntoIterator<Item = Exact>, most: i64) -> Vec<Exact> {
    let mut points: Vec<_> = points.into_iter().collect();
    points.extend([whole(0), whole(most)]);
    points.sort();
    let beside = Exact::new(1, 1000);
    let near = points.iter().flat_map(|point| [point - beside, *point, point + beside]);
    let between = points.iter().zip(points.iter().skip(1)).map(|(low, high)| (low + high) / whole(2));
    let mut grid: Vec<_> =
        near.chain(between).filter(|point| (whole(0)..=whole(most)).contains(point)).collect();
    grid.sort();
    grid.dedup();
    grid
}

/// As [`aims`], in whole numbers.
pub fn whole_aims(points: impl IntoIterator<Item = Exact>, most: i64) -> Vec<Exact> {
    let near = points.into_iter().flat_map(|point| {
        let floor = point.floor();
        [floor - whole(1), floor, floor + whole(1), floor + whole(2)]
    });
    let mut grid: Vec<_> = near
        .chain([whole(0), whole(most)])
        .filter(|point| (whole(0)..=whole(most)).contains(point))
        .collect();
    grid.sort();
    grid.dedup();
    grid
}

/// The most gaps in a sum that are each filled in on a grid of their own.
pub const GAPS: usize = 2;

/// The sum of guesses, of which only the first few are made; the others are as the first.
pub fn alike<F: FnOnce() -> Exact>(guesses: impl Iterator<Item = F>) -> Exact {
    let mut made: Vec<Exact> = Vec::new();
    for guess in guesses {
        let value = match made.first() {
            Some(first) if made.len() >= GAPS => *first,
            _ => guess(),
        };
        made.push(value);
    }
    made.iter().sum()
}

/// The sum of a field over rows. Cells that are missing are filled in so that the sum comes to the targets and near them.
///
/// Beyond [`GAPS`] cells are filled in alike.
pub fn sum(lines: &[Line<'_>], field: &'static str, most: i64, targets: &[Exact]) -> Exact {
    let known: Exact = lines.iter().filter_map(|line| line.known(field)).sum();
    let gaps: Vec<_> = lines.iter().filter(|line| line.known(field).is_none()).collect();
    let each = |target: &Exact| (target - known) / count(gaps.len());
    let grid = if gaps.is_empty() { Vec::new() } else { aims(targets.iter().map(each), most) };
    known + alike(gaps.iter().map(|line| || line.guess(field, &grid)))
}
