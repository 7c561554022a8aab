//! Subscale I of JIPS-25, staffing; and what else is read from form 3.

use scalewright_model::Exact;

use super::bands::{aims, count, share, sum};
use super::records::phase;
use super::world::{Line, World, whole};

/// Hours a week that make one full-time person.
pub const FULL_TIME: i64 = 35;
/// The hours of a week.
pub const WEEK: i64 = 168;
/// The phases of support looked for in groups A and B.
const EARLY_PHASES: [&str; 4] = ["intake", "assessment", "job_search", "job_development"];
/// The phases of support looked for in groups B and C.
const LATE_PHASES: [&str; 2] = ["follow_along", "closing"];
const ES_ROLES: [&str; 2] = ["refer_only", "keep_caseload"];

/// The staff of one role; nothing if form 3 is missing.
pub fn staff<'w>(world: &'w World<'_>, role: &'static str) -> Option<Vec<Line<'w>>> {
    let lines = world.lines("form3")?;
    Some(lines.into_iter().filter(|line| line.code("role", &[role, "any other"]) == role).collect())
}

/// I-1: clients per full-time-equivalent ES.
pub fn caseload(world: &World<'_>) -> Option<i64> {
    let clients = count(world.lines("form4")?.len());
    let people = equivalents(&staff(world, "es")?, clients);
    if people == whole(0) {
        return None;
    }
    let load = clients / people;
    let score = if load <= whole(20) {
        5
    } else if load <= whole(25) {
        4
    } else if load <= whole(30) {
        3
    } else if load <= whole(40) {
        2
    } else {
        1
    };
    Some(score)
}

/// The sum of hours / 35 times the share of effort.
fn equivalents(staff: &[Line<'_>], clients: Exact) -> Exact {
    let known = |line: &Line<'_>| Some(equivalent(line.known("hours")?, line.known("effort")?));
    let sure: Exact = staff.iter().filter_map(known).sum();
    let gaps = staff.iter().filter(|line| known(line).is_none()).count().max(1);
    let aimed = [20, 25, 30, 40].map(|load| (clients / whole(load) - sure) / count(gaps));
    staff.iter().map(|line| equivalent_of(line, &aimed)).sum()
}

/// The full-time equivalent of one person; what is missing is filled in so that it comes near those aimed at.
fn equivalent_of(line: &Line<'_>, aimed: &[Exact]) -> Exact {
    let per =
        |one: Exact, other: Exact| if other == whole(0) { one } else { one * whole(FULL_TIME * 100) / other };
    // With both missing, a few hours will do: the effort is then aimed.
    let hours = line.number("hours", || match line.known("effort") {
        Some(effort) => aims(aimed.iter().map(|aim| per(*aim, effort)), WEEK),
        None => [0, FULL_TIME, WEEK].map(whole).to_vec(),
    });
    let effort = line.number("effort", || aims(aimed.iter().map(|aim| per(*aim, hours)), 100));
    equivalent(hours, effort)
}

fn equivalent(hours: Exact, effort: Exact) -> Exact {
    hours * effort / whole(FULL_TIME * 100)
}

/// I-2: the share of the ES's working hours that is employment support.
pub fn dedication(world: &World<'_>) -> Option<i64> {
    hours_share(world, "employment_hours", [60, 75, 90, 96])
}

/// III-13: the share of the ES's working hours that is outside the office.
pub fn outside(world: &World<'_>) -> Option<i64> {
    hours_share(world, "outside_hours", [30, 40, 50, 65])
}

fn hours_share(world: &World<'_>, field: &'static str, bounds: [i64; 4]) -> Option<i64> {
    let staff = staff(world, "es")?;
    let likely: Exact = staff.iter().filter_map(|line| line.known(field)).sum();
    let hours = sum(&staff, "hours", WEEK, &bounds.map(|bound| likely * whole(100) / whole(bound)));
    let part = sum(&staff, field, WEEK, &bounds.map(|bound| hours * whole(bound) / whole(100)));
    share(part, hours, bounds)
}

/// I-3: how many of the six phases the ES carry out. The interview decides only below four.
pub fn generalists(world: &World<'_>) -> Option<i64> {
    let early = EARLY_PHASES.iter().filter(|field| phase(world, "AB", field)).count();
    let late = LATE_PHASES.iter().filter(|field| phase(world, "BC", field)).count();
    match early + late {
        6 => Some(5),
        5 => Some(4),
        4 => Some(3),
        _ if world.code("I-3", "es_role", &ES_ROLES) == "refer_only" => Some(1),
        _ => Some(2),
    }
}
