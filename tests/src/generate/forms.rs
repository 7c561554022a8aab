//! Forms 1 to 4.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scalewright_model::{Cell, Row};

use super::{date, row, scaled, text, whole};
use crate::naive::day::{Day, month_before};

/// What the four forms are made of.
#[derive(Clone, Debug)]
pub struct Forms {
    people: People,
    jobs: Jobs,
    staff: Vec<Member>,
    clients: Vec<Client>,
}

/// Form 1: all in jobs, per cent of them in no competitive job, eighths of those in type A, and two odd numbers.
type People = (usize, usize, usize, usize, usize);
/// Form 2: how many job types and employers, whether each of them comes, and the jobs.
type Jobs = (usize, usize, bool, Vec<Job>);
/// Form 2: kind of employment, job type, employer, and hours, if filled in.
type Job = (&'static str, usize, usize, Option<i64>);
/// Form 3: role, tenths of hours, effort, and thousandths of the hours: employment support, daily life, outside, meetings;
/// at last, whether an assistant does no employment support.
type Member = (&'static str, i64, i64, i64, i64, i64, i64, bool);
/// Form 4: mental illness, severe mental illness, in a job; days since registration and since the job began.
type Client = (bool, bool, bool, i64, i64);

/// What forms are made of, by chance.
pub fn raw() -> impl Strategy<Value = Forms> {
    (people(), jobs(), staff(), vec(client(), 0..=14)).prop_map(|(people, jobs, staff, clients)| Forms {
        people,
        jobs,
        staff,
        clients,
    })
}

fn people() -> impl Strategy<Value = People> {
    let all = select(vec![0_usize, 4, 5, 6, 7, 20, 20, 20, 40, 100, 100, 100]);
    let others = select(vec![0_usize, 4, 5, 6, 10, 14, 15, 16, 20, 24, 25, 26, 34, 35, 36, 95]);
    (all, others, 0_usize..=8, 0_usize..=3, 0_usize..=30)
}

fn jobs() -> impl Strategy<Value = Jobs> {
    let employment = prop_oneof![
        4 => Just("open"), 2 => Just("quota"), 3 => Just("self"), 1 => Just("temporary"),
        1 => Just("seasonal"), 1 => Just("subsidiary"), 1 => Just("type_a"),
    ];
    let hours = proptest::option::of(select(vec![0_i64, 195, 200, 300, 400]));
    let job = (employment, 0_usize..15, 0_usize..15, hours);
    let lists = prop_oneof![1 => vec(job.clone(), 0..=6), 2 => vec(job, 4..=15)];
    (1_usize..=15, 1_usize..=15, any::<bool>(), lists)
}

/// The first is mostly an ES; without one, nothing can be said of the items on ES.
fn staff() -> impl Strategy<Value = Vec<Member>> {
    let others = prop_oneof![1 => Just(Vec::new()), 3 => vec(member(), 1..=4)];
    (proptest::option::weighted(0.8, member()), others).prop_map(|(first, others)| {
        let first = first.map(|mut first| {
            first.0 = "es";
            first
        });
        first.into_iter().chain(others).collect()
    })
}

fn member() -> impl Strategy<Value = Member> {
    let role = prop_oneof![
        5 => Just("es"), 2 => Just("cm"), 1 => Just("sv"), 2 => Just("assistant"), 1 => Just("other"),
    ];
    let hours = select(vec![350_i64, 0, 70, 175, 200, 349, 350, 351, 400]);
    let effort = select(vec![100_i64, 0, 4, 10, 20, 20, 30, 50, 100]);
    let employment =
        select(vec![1000_i64, 0, 599, 600, 699, 700, 745, 749, 750, 899, 900, 950, 955, 959, 960]);
    let daily = select(vec![0_i64, 0, 500, 600, 650, 690, 699, 700, 1000]);
    let outside = select(vec![0_i64, 299, 300, 399, 400, 495, 499, 500, 649, 650, 1000]);
    let meetings = select(vec![0_i64, 1, 10, 50, 100, 300]);
    (role, hours, effort, employment, daily, outside, meetings, any::<bool>())
}

fn client() -> impl Strategy<Value = Client> {
    let chance = proptest::bool::weighted;
    let days = || select(vec![0_i64, 27, 28, 29, 30, 31, 32, 91, 92, 183, 184, 364, 365, 366]);
    (chance(0.75), chance(0.85), any::<bool>(), days(), days())
}

/// The tables of the four forms, by name.
pub fn tables(forms: &Forms, visit: Day) -> BTreeMap<String, Vec<Row>> {
    let staff = forms.staff.iter().enumerate().map(|(at, member)| staff_row(at, member));
    let clients = forms.clients.iter().enumerate().map(|(at, client)| client_row(at, client, visit));
    BTreeMap::from([
        ("form1".to_owned(), vec![people_row(forms.people)]),
        ("form2".to_owned(), job_rows(&forms.jobs, visit)),
        ("form3".to_owned(), staff.collect()),
        ("form4".to_owned(), clients.collect()),
    ])
}

fn people_row((all, others, eighths, fewer, more): People) -> Row {
    let others = all * others / 100;
    let type_a = others * eighths / 8;
    // Not all that are neither type A nor in subsidiaries need be written down as competitive.
    let competitive = (all - others).saturating_sub(fewer);
    let served = all + more;
    row([
        ("served", whole(served)),
        ("served_mental", whole(served - more / 3)),
        ("served_severe", whole(served - more / 2)),
        ("in_job", whole(all)),
        ("in_job_type_a", whole(type_a)),
        ("in_job_subsidiary", whole(others - type_a)),
        ("in_job_competitive", whole(competitive)),
        ("registered", whole(more)),
        ("kept_three_months", whole(all / 2)),
        ("left_job", whole(all / 3)),
    ])
}

fn job_rows((types, employers, each, jobs): &Jobs, visit: Day) -> Vec<Row> {
    let rows = (0..).zip(jobs).map(|(at, (employment, job_type, employer, hours))| {
        let pick = |of: usize, chance: usize| if *each { at % of } else { chance % of };
        let hours = hours.map_or(Cell::Blank, |tenths| scaled(tenths, 1000));
        row([
            ("no", whole(at + 1)),
            ("started_on", date(visit - i64::try_from(at * 20).unwrap_or_default())),
            ("employer", text(&format!("会社{}", pick(*employers, *employer)))),
            ("job_type", text(&format!("職種{}", pick(*types, *job_type)))),
            ("employment", text(employment)),
            ("hours", hours),
        ])
    });
    rows.collect()
}

fn staff_row(at: usize, member: &Member) -> Row {
    let (role, hours, effort, employment, daily, outside, meetings, clerk) = *member;
    let employment = if role == "assistant" && clerk { 0 } else { employment };
    row([
        ("no", whole(at + 1)),
        ("role", text(role)),
        ("employment", text(if hours < 300 || clerk { "part_time" } else { "full_time" })),
        ("hours", scaled(hours, 1000)),
        ("effort", scaled(effort * 10, 1000)),
        ("employment_hours", scaled(hours, employment)),
        ("daily_life_hours", scaled(hours, daily)),
        ("outside_hours", scaled(hours, outside)),
        ("meeting_hours", scaled(hours, meetings)),
    ])
}

fn client_row(at: usize, client: &Client, visit: Day) -> Row {
    let (mental, severe, in_job, registered, started) = *client;
    let mut row = row([
        ("no", whole(at + 1)),
        ("client", text(&format!("c{at}"))),
        ("mental", Cell::Bool(mental)),
        ("severe", Cell::Bool(mental && severe)),
        ("registered_on", date(if registered == 0 { month_before(visit) } else { visit - registered })),
        ("in_job", Cell::Bool(in_job)),
    ]);
    if in_job {
        row.insert("job_started_on".to_owned(), date(visit - started));
    }
    row
}
