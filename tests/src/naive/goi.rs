//! The items of GOI: yes is 1, no is 0.

use scalewright_model::Exact;

use super::Item;
use super::bands::{aims, sum};
use super::organization::clients_at_least;
use super::staffing::{FULL_TIME, WEEK, staff};
use super::world::{Line, World, whole};

/// The items.
pub const ITEMS: [Item; 10] = [
    ("G1", |world| answered(world, "G1")),
    ("G2", |world| answered(world, "G2")),
    ("G3", clients_need_it),
    ("G4", specialist),
    ("G5", case_manager),
    ("G6", |world| answered(world, "G6")),
    ("G7", |world| answered(world, "G7")),
    ("G8", |world| answered(world, "G8")),
    ("G9", |world| answered(world, "G9")),
    ("G10", assistant),
];

/// Per cent of working hours that make a dedicated member of staff.
const DEDICATED: i64 = 70;

/// An item that the raters answer.
fn answered(world: &World<'_>, item: &'static str) -> Option<i64> {
    Some(i64::from(world.yes(item, "i")))
}

/// G3: at least 70 % of the clients have a mental illness.
fn clients_need_it(world: &World<'_>) -> Option<i64> {
    clients_at_least(world, "mental", 70).map(i64::from)
}

/// G4: a full-time ES who is there for employment support; meetings do not count.
fn specialist(world: &World<'_>) -> Option<i64> {
    let staff = staff(world, "es")?;
    Some(i64::from(staff.iter().any(|line| dedicated(line, "employment_hours", false))))
}

/// G5: a full-time CM who is there for daily-life support; meetings count.
fn case_manager(world: &World<'_>) -> Option<i64> {
    let staff = staff(world, "cm")?;
    Some(i64::from(staff.iter().any(|line| dedicated(line, "daily_life_hours", true))))
}

/// Whether someone works full time, and enough of it at one thing.
fn dedicated(line: &Line<'_>, field: &'static str, meetings: bool) -> bool {
    let likely = line.known(field).unwrap_or_default();
    let hours =
        line.number("hours", || aims([whole(FULL_TIME), likely * whole(100) / whole(DEDICATED)], WEEK));
    if hours < whole(FULL_TIME) {
        return false;
    }
    let enough = hours * whole(DEDICATED) / whole(100);
    let met = if meetings { line.known("meeting_hours").unwrap_or_default() } else { whole(0) };
    let work = line.number(field, || aims([enough - met], WEEK));
    let met = if meetings { line.number("meeting_hours", || aims([enough - work], WEEK)) } else { whole(0) };
    work + met >= enough
}

/// G10: assistants who do no employment support make one full-time person together.
fn assistant(world: &World<'_>) -> Option<i64> {
    let idle = |line: &Line<'_>| line.number("employment_hours", || aims([], 1)) == whole(0);
    let staff: Vec<_> = staff(world, "assistant")?.into_iter().filter(idle).collect();
    let hours: Exact = sum(&staff, "hours", WEEK, &[whole(FULL_TIME)]);
    Some(i64::from(hours >= whole(FULL_TIME)))
}
