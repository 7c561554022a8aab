//! Subscale II of JIPS-25, organization.

use super::bands::{count, having};
use super::world::{World, whole};

/// The criteria of an item with four.
pub const FOUR: [&str; 4] = ["i", "ii", "iii", "iv"];
/// The criteria of an item with five.
const FIVE: [&str; 5] = ["i", "ii", "iii", "iv", "v"];
/// II-6: every answer that says that somebody is kept out.
pub const EXCLUSIONS: [&str; 16] = [
    "a",
    "b_offence",
    "b_substance",
    "b_attendance",
    "b_insight",
    "b_medication",
    "b_symptoms",
    "b_motivation",
    "b_outside_assessment",
    "c_attendance",
    "c_insight",
    "c_medication",
    "c_symptoms",
    "c_motivation",
    "d",
    "e",
];

/// The anchor that was chosen, 1 to 5.
pub fn anchor(world: &World<'_>, item: &'static str) -> Option<i64> {
    let chosen = world.number(item, "anchor", &[1, 2, 3, 4, 5].map(whole));
    i64::try_from(chosen.to_integer()).ok()
}

/// II-1: meetings of CM and ES.
pub fn team(world: &World<'_>) -> Option<i64> {
    if world.yes("II-1", "no_cm") { Some(1) } else { anchor(world, "II-1") }
}

/// II-2: how well CM and ES work together.
pub fn collaboration(world: &World<'_>) -> Option<i64> {
    Some(if world.yes("II-2", "no_cm") { 1 } else { 1 + world.count("II-2", &FOUR) })
}

/// II-3: contact with related agencies.
pub fn related_agencies(world: &World<'_>) -> Option<i64> {
    anchor(world, "II-3")
}

/// II-4: the unit and its meetings.
pub fn unit(world: &World<'_>) -> Option<i64> {
    if world.yes("II-4", "no_sv") || world.yes("II-4", "few_es") { Some(1) } else { anchor(world, "II-4") }
}

/// II-5: what the supervisor does.
pub fn supervisor(world: &World<'_>) -> Option<i64> {
    Some(world.count("II-5", &FIVE).max(1))
}

/// II-6: who is excluded.
pub fn exclusion(world: &World<'_>) -> Option<i64> {
    const CODE: &str = "II-6";
    if world.yes(CODE, "a") {
        return Some(1);
    }
    // b: who is not accepted; c: what must improve before the job search.
    let any = |check: &str| {
        let mut own = EXCLUSIONS.iter().filter(|id| id.starts_with(check));
        i64::from(own.any(|id| world.yes(CODE, id)))
    };
    let found = any("b_") + any("c_") + world.count(CODE, &["d", "e"]);
    Some((5 - found).max(2))
}

/// II-7: the agency's focus on competitive employment.
pub fn focus(world: &World<'_>) -> Option<i64> {
    let met = world.count("II-7", &["i", "ii", "iv", "v"]) + i64::from(severe_focus(world));
    Some(met.max(1))
}

/// II-7 iii: at least 70 % of clients have a severe mental illness.
fn severe_focus(world: &World<'_>) -> bool {
    clients_at_least(world, "severe", 70).unwrap_or_else(|| world.either("severe_focus"))
}

/// Whether at least so many per cent of the clients have something; nothing if no client is known.
pub fn clients_at_least(world: &World<'_>, field: &'static str, percent: i64) -> Option<bool> {
    let clients = world.lines("form4")?;
    let (sure, most) = having(&clients, field);
    let having = world.between(field, sure, most);
    (!clients.is_empty()).then(|| count(having) * whole(100) >= count(clients.len()) * whole(percent))
}

/// II-8: what the leaders do.
pub fn leaders(world: &World<'_>) -> Option<i64> {
    Some(world.count("II-8", &FIVE).max(1))
}
