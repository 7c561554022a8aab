//! Subscale III of JIPS-25, services, apart from what is read from form 3 and the records.

use std::collections::BTreeSet;

use scalewright_model::Exact;

use super::bands::{count, share, share_of, whole_aims};
use super::organization::{FOUR, anchor};
use super::records::early_contacts;
use super::world::{Line, World, whole};

/// The kinds of employment: only self-employment differs from the others here.
const EMPLOYMENTS: [&str; 2] = ["self", "any other"];
const TRACKING: [&str; 4] = ["weekly", "monthly", "not_followed", "not_recorded"];
/// With fewer on the list, or fewer people in jobs, the score is 1.
const FEWEST: i64 = 5;
/// More people than any agency has.
const CROWD: i64 = 1000;

/// III-1: advice on social security.
pub fn social_security(world: &World<'_>) -> Option<i64> {
    Some(1 + world.count("III-1", &["a", "b", "c", "d"]))
}

/// III-2: disclosure.
pub fn disclosure(world: &World<'_>) -> Option<i64> {
    Some(1 + world.count("III-2", &FOUR))
}

/// III-3: assessment that goes on.
pub fn assessment(world: &World<'_>) -> Option<i64> {
    if world.yes("III-3", "no_sheet") {
        return Some(1);
    }
    let chosen = anchor(world, "III-3")?;
    Some(if world.yes("III-3", "activities_required") { chosen.min(2) } else { chosen })
}

/// III-6: contacts with employers, a ladder.
pub fn contacts(world: &World<'_>) -> Option<i64> {
    let grid: Vec<_> = (0..=14).map(|halves| Exact::new(halves, 2)).collect();
    let contacts = world.number("III-6", "contacts", &grid);
    let tracking = world.code("III-6", "tracking", &TRACKING);
    let weekly = tracking == "weekly";
    let monthly = weekly || tracking == "monthly";
    let score = if contacts >= whole(6) && weekly {
        5
    } else if contacts >= whole(5) && weekly {
        4
    } else if contacts >= whole(4) && monthly {
        3
    } else if contacts >= whole(2) {
        2
    } else {
        1
    };
    Some(score)
}

/// III-7: the quality of contacts with employers.
pub fn contact_quality(world: &World<'_>) -> Option<i64> {
    Some(if world.yes("III-7", "hardly_meets") { 1 } else { 1 + world.count("III-7", &FOUR) })
}

/// III-8: how many different job types are on the list.
pub fn job_types(world: &World<'_>) -> Option<i64> {
    variety(world, &world.lines("form2")?, "job_type")
}

/// III-9: how many different employers are on the list, self-employment left out.
pub fn employers(world: &World<'_>) -> Option<i64> {
    let jobs = world.lines("form2")?.into_iter();
    let employed: Vec<_> = jobs.filter(|line| line.code("employment", &EMPLOYMENTS) != "self").collect();
    variety(world, &employed, "employer")
}

fn variety(world: &World<'_>, jobs: &[Line<'_>], field: &'static str) -> Option<i64> {
    if count(jobs.len()) < whole(FEWEST) {
        return Some(1);
    }
    let known: Vec<_> = jobs.iter().filter_map(|line| line.known_text(field)).collect();
    let gaps = jobs.len() - known.len();
    let sure = known.into_iter().collect::<BTreeSet<_>>().len();
    // A gap may repeat what is there or be new; the first of all has nothing to repeat.
    let distinct = world.between("distinct", sure.max(1), sure + gaps);
    share_of(distinct, jobs.len(), [50, 60, 70, 85])
}

/// III-10: the share of jobs that are competitive.
pub fn competitive(world: &World<'_>) -> Option<i64> {
    const BOUNDS: [i64; 4] = [65, 75, 85, 95];
    let lines = world.lines("form1")?;
    let line = lines.first()?;
    let of = |field| line.known(field).unwrap_or_default();
    let known = of("in_job_type_a") + of("in_job_subsidiary");
    let all = line.number("in_job", || {
        let reached = BOUNDS.map(|bound| known * whole(100) / whole(100 - bound));
        whole_aims(reached.into_iter().chain([known, known + whole(FEWEST)]), CROWD)
    });
    // The others that may be in the jobs: at each bound, and when the fewest are left.
    let others = BOUNDS.map(|bound| all - all * whole(bound) / whole(100));
    let others: Vec<_> = others.into_iter().chain([all - whole(FEWEST)]).collect();
    let fill = |known: Exact| whole_aims(others.iter().map(|other| other - known), CROWD);
    let type_a = line.number("in_job_type_a", || fill(of("in_job_subsidiary")));
    let subsidiary = line.number("in_job_subsidiary", || fill(type_a));
    let competitive = all - type_a - subsidiary;
    if competitive < whole(FEWEST) { Some(1) } else { share(competitive, all, BOUNDS) }
}

/// III-12: support without a time limit.
pub fn unlimited(world: &World<'_>) -> Option<i64> {
    Some(1 + i64::from(early_contacts(world)) + world.count("III-12", &["ii", "iii", "iv"]))
}

/// III-14: clients who cannot be reached; each step needs those before it.
pub fn outreach(world: &World<'_>) -> Option<i64> {
    const CODE: &str = "III-14";
    let met = |id| world.yes(CODE, id);
    Some(match (met("i"), met("ii"), met("iii")) {
        (true, true, true) => 3 + world.count(CODE, &["iv", "v"]),
        (true, true, false) => 2,
        _ => 1,
    })
}
