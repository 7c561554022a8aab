//! What is read from the ten records.

use scalewright_model::Exact;

use super::bands::{GAPS, alike, count, having, one_more, share_of, whole_aims};
use super::day::{Day, month_before, month_later};
use super::world::{Line, World, whole};

const GROUPS: [&str; 3] = ["A", "B", "C"];
/// Days that make one month.
const MONTH: i64 = 30;
/// The lower bounds of scores 4, 3, 2 and 1 of III-4, in months.
const SLOW: [i64; 4] = [1, 2, 5, 9];
/// A wait longer than any.
const LONGEST: i64 = 3000;
/// The contacts about the start of a job.
const CONTACTS: [&str; 3] = ["contact_before", "contact_three_days", "contact_weekly"];

/// III-11: the fields of each block, and how many of them are wanted.
const BLOCKS: [(&str, &[&str], usize); 4] = [
    (
        "places",
        &["place_agency", "place_workplace", "place_home", "place_near", "place_phone", "place_other"],
        3,
    ),
    (
        "supported",
        &["who_client", "who_employer", "who_coworker", "who_superior", "who_family", "who_other"],
        3,
    ),
    (
        "supporters",
        &[
            "by_es",
            "by_cm",
            "by_peer",
            "by_psychiatrist",
            "by_professional",
            "by_coworker",
            "by_superior",
            "by_family",
            "by_friend",
            "by_other",
        ],
        4,
    ),
    (
        "kinds",
        &[
            "kind_medication",
            "kind_doctor",
            "kind_physical",
            "kind_social_skills",
            "kind_encouragement",
            "kind_stress",
            "kind_leisure",
            "kind_relations",
            "kind_social_security",
            "kind_money",
            "kind_hours",
            "kind_career",
            "kind_other",
        ],
        5,
    ),
];

/// The records of some groups; nothing if the records are missing.
fn cases<'w>(world: &'w World<'_>, groups: &str) -> Option<Vec<Line<'w>>> {
    let lines = world.lines("records")?;
    Some(lines.into_iter().filter(|line| groups.contains(line.code("group", &GROUPS))).collect())
}

/// The records of some groups whose support began at least a calendar month before the visit.
fn settled<'w>(world: &'w World<'_>, groups: &str) -> Option<Vec<(Line<'w>, Day)>> {
    let cases = cases(world, groups)?;
    let known = cases.iter().filter_map(|line| line.known_day("support_began_on"));
    let visits: Vec<_> = known.flat_map(|start| [month_later(start), month_later(start) - 1]).collect();
    let latest = visits.iter().max().map_or(800_000, |day| day + 30);
    let visits: Vec<_> = visits.into_iter().chain([latest]).collect();
    let Some(visit) = cases.first().map(|_| world.visit(&visits)) else {
        return Some(Vec::new());
    };
    let dated = starts(&cases, visit);
    Some(cases.into_iter().zip(dated).filter(|(_, start)| month_later(*start) <= visit).collect())
}

/// The days support began. Beyond the first few that are missing, they lie as long before the contact as the first.
fn starts(cases: &[Line<'_>], visit: Day) -> Vec<Day> {
    let mut waits = Vec::new();
    let start = |line: &Line<'_>| {
        let contact = line.known_day("first_contact_on").unwrap_or(visit);
        line.known_day("support_began_on").unwrap_or_else(|| {
            let wait = match waits.first() {
                Some(first) if waits.len() >= GAPS => *first,
                _ => contact - guess_start(line, visit, contact),
            };
            waits.push(wait);
            contact - wait
        })
    };
    cases.iter().map(start).collect()
}

/// A day for the start of support: around a month before the visit, or before the first contact.
fn guess_start(line: &Line<'_>, visit: Day, contact: Day) -> Day {
    let month = month_before(visit);
    let before = SLOW.iter().flat_map(|months| [0, 1].map(|more| contact - months * MONTH + more));
    let days = before.chain([visit, month + 1, month, month - 1, contact, contact - LONGEST]);
    let mut days: Vec<_> = days.filter(|day| *day <= contact).collect();
    days.sort_unstable();
    days.dedup();
    line.guess_day("support_began_on", &days)
}

/// Whether at least half of some cases have something; if there is no case, either.
fn half(world: &World<'_>, cases: &[Line<'_>], field: &'static str) -> bool {
    let (sure, most) = having(cases, field);
    if cases.is_empty() || (sure * 2 < cases.len() && most * 2 >= cases.len()) {
        return world.either(field);
    }
    sure * 2 >= cases.len()
}

/// Whether the ES carry out a phase: half of the cases of these groups show it.
pub fn phase(world: &World<'_>, groups: &str, field: &'static str) -> bool {
    half(world, &cases(world, groups).unwrap_or_default(), field)
}

/// III-4: the mean time to the first direct contact with an employer.
pub fn rapid_search(world: &World<'_>) -> Option<i64> {
    let cases = settled(world, "AB")?;
    if cases.is_empty() {
        return None;
    }
    let made: Vec<_> = cases.into_iter().filter(|(line, _)| line.yes("contact_made")).collect();
    if made.is_empty() {
        return Some(1);
    }
    let months = waits(&made) / count(made.len()) / whole(MONTH);
    Some(5 - SLOW.iter().map(|bound| i64::from(months >= whole(*bound))).sum::<i64>())
}

/// The days of all waits together.
fn waits(cases: &[(Line<'_>, Day)]) -> Exact {
    let known =
        |(line, start): &(Line<'_>, Day)| line.known_day("first_contact_on").map(|contact| contact - start);
    let sure = whole(cases.iter().filter_map(known).sum());
    let gaps = cases.iter().filter(|case| known(case).is_none()).count().max(1);
    let aimed = SLOW.map(|months| (count(cases.len()) * whole(months * MONTH) - sure) / count(gaps));
    let grid = whole_aims(aimed, LONGEST);
    let unknown = cases.iter().filter(|case| known(case).is_none());
    sure + alike(unknown.map(|(line, _)| || line.guess("first_contact_on", &grid)))
}

/// III-5: the share of cases whose plan follows the assessment.
pub fn individual_search(world: &World<'_>) -> Option<i64> {
    let cases: Vec<_> = settled(world, "ABC")?.into_iter().map(|(line, _)| line).collect();
    let (sure, most) = having(&cases, "plan_follows_assessment");
    share_of(world.between("plans", sure, most), cases.len(), [25, 50, 75, 90])
}

/// III-11: blocks in which enough different kinds appear.
pub fn follow_along(world: &World<'_>) -> Option<i64> {
    let cases = cases(world, "BC").filter(|cases| !cases.is_empty());
    let met = BLOCKS.iter().filter(|(name, fields, wanted)| match &cases {
        Some(cases) => match kinds(cases, fields) {
            (sure, most) if sure < *wanted && most >= *wanted => world.either(name),
            (sure, _) => sure >= *wanted,
        },
        None => world.either(name),
    });
    Some(one_more(met.count()))
}

/// How many kinds appear for sure, and how many at most; one case is enough for a kind.
fn kinds(cases: &[Line<'_>], fields: &[&str]) -> (usize, usize) {
    let shown: Vec<_> = fields.iter().map(|field| having(cases, field)).collect();
    (shown.iter().filter(|kind| kind.0 > 0).count(), shown.iter().filter(|kind| kind.1 > 0).count())
}

/// III-12 i: each of the three contacts is shown in at least half of group B's cases.
pub fn early_contacts(world: &World<'_>) -> bool {
    let Some(cases) = cases(world, "B").filter(|cases| !cases.is_empty()) else {
        return world.either("early_contacts");
    };
    CONTACTS.iter().all(|field| half(world, &cases, field))
}
