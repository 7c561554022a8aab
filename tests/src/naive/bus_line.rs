//! The made-up bus line of the fixtures, from the wording of its printed tables: every row is looked at, in any order.
//!
//! Where no row holds, every score of the table stays possible, and so do the ends of the item's range; where several hold, all of
//! their scores do.

use std::collections::{BTreeMap, BTreeSet};

use scalewright_model::{Assessment, Exact};

use super::world::{Line, World, whole};
use super::{Verdict, verdict};

/// What an item can come to when nothing is missing: one score, unless its table has a gap or an overlap there.
type Rule = fn(&World<'_>) -> BTreeSet<i64>;

const ITEMS: [(&str, Rule); 5] =
    [("B1", punctuality), ("B2", delay), ("B3", complaints), ("B4", comfort), ("B5", waiting)];

/// The items by their codes, each with whether its verdict is exact: no number missing in a row bears on it.
pub fn bus_line(assessment: &Assessment) -> BTreeMap<&'static str, (Verdict, bool)> {
    ITEMS.iter().map(|(code, rule)| (*code, judge(assessment, *rule))).collect()
}

fn judge(assessment: &Assessment, rule: Rule) -> (Verdict, bool) {
    let world = World::new(assessment, "bus-line");
    let mut scores = BTreeSet::new();
    loop {
        scores.extend(rule(&world).into_iter().map(whole));
        if !world.advance() {
            return (verdict(scores), !world.rough());
        }
    }
}

/// The scores of the rows that hold; where none does, all scores of the table and the ends of the range.
fn table(range: [i64; 2], rows: &[(bool, i64)]) -> BTreeSet<i64> {
    let holding: BTreeSet<i64> = rows.iter().filter(|row| row.0).map(|row| row.1).collect();
    if holding.is_empty() { rows.iter().map(|row| row.1).chain(range).collect() } else { holding }
}

/// The mean of a number over the rides; any number up to the most where there are no rides.
fn mean(world: &World<'_>, name: &'static str, most: usize, of: impl Fn(&Line<'_>) -> Exact) -> Exact {
    let rides = world.lines("rides").filter(|rides| !rides.is_empty());
    match rides {
        Some(rides) => rides.iter().map(of).sum::<Exact>() / Exact::from_integer(rides.len() as i128),
        None => Exact::from_integer(world.between(name, 0, most) as i128),
    }
}

/// B1: the share of buses on time; delays are posted or not.
fn punctuality(world: &World<'_>) -> BTreeSet<i64> {
    let share = mean(world, "share", 100, |ride| whole(if ride.yes("on_time") { 100 } else { 0 }));
    let posted = world.yes("B1", "posted");
    table(
        [1, 5],
        &[
            (share >= whole(90), 5),
            (share >= whole(75) && share < whole(90), 4),
            (share >= whole(60) && share < whole(75), 3),
            (share < whole(60) && posted, 2),
            (share < whole(60) && !posted, 1),
        ],
    )
}

/// B2: the mean delay; full buses. Ten minutes are in no row, and from 25 to 30 in full buses two rows hold.
fn delay(world: &World<'_>) -> BTreeSet<i64> {
    let grid = || (0..=12).map(|fives| whole(fives * 5)).collect();
    let mean = mean(world, "mean", 60, |ride| ride.number("late", grid));
    let full = world.yes("B2", "full");
    table(
        [1, 5],
        &[
            (mean <= whole(3), 5),
            (whole(3) < mean && mean < whole(10), 3),
            (whole(10) < mean && mean <= whole(30), 2),
            (mean >= whole(25) && full, 1),
            (mean > whole(30), 1),
        ],
    )
}

/// B3: letters of complaint, and days without a bus.
fn complaints(world: &World<'_>) -> BTreeSet<i64> {
    let letters =
        world.lines("letters").map_or_else(|| world.between("letters", 0, 7), |letters| letters.len());
    let stopped = world.yes("B3", "stopped");
    let rows = [
        (letters <= 2 && !stopped, 3),
        ((3..=5).contains(&letters) && !stopped, 2),
        (letters >= 6, 1),
        (stopped, 1),
    ];
    table([0, 3], &rows)
}

/// B4: what the stop offers in summer and in winter.
fn comfort(world: &World<'_>) -> BTreeSet<i64> {
    let has = |id| world.yes("B4", id);
    if world.setting("season", &["summer", "winter"]) == "winter" {
        return table([1, 5], &[(has("iii"), 5), (has("iv"), 3)]);
    }
    let (shade, water, still) = (has("i"), has("ii"), has("iv"));
    let rows = [
        (shade && (water || still), 5),
        (shade && !water && !still, 4),
        (!shade && water, 2),
        (!shade && !water, 1),
    ];
    table([1, 5], &rows)
}

/// B5: the time of waiting, at most 2 where the ride is free, turned round. Nine minutes are in two rows.
fn waiting(world: &World<'_>) -> BTreeSet<i64> {
    let wait = world.number("B5", "wait", &(0..=20).map(whole).collect::<Vec<_>>());
    let free = world.yes("B5", "free");
    let between = |low: i64, high: i64| whole(low) <= wait && wait <= whole(high);
    let scores =
        table([1, 5], &[(between(0, 4), 1), (between(5, 9), 2), (between(9, 14), 4), (between(15, 20), 5)]);
    scores.into_iter().map(|score| if free { score.min(2) } else { score }).map(|score| 6 - score).collect()
}
