//! How long the main jobs take: `cargo bench`.
#![allow(missing_docs)]

use std::path::{Path, PathBuf};

use divan::Bencher;
use scalewright::model::Assessment;
use scalewright::{Detail, Session, Subject, library};

fn main() {
    divan::main();
}

fn scales() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scales")
}

fn open(folder: &str, visit: &str) -> (Subject, Assessment) {
    let mut session = Session::default();
    let subject = session.subject(&scales().join(folder)).expect("the scale is sound");
    let battery = session.subject(&scales().join("jips-visit/2026")).expect("the battery is sound");
    let path = scales().join("jips-visit/2026/visits").join(visit);
    (subject, session.assessment(&path, &battery).expect("the visit is sound"))
}

/// One visit scored with JIPS-25 by a plan that is there already: from its forms, records and answers to scores and totals.
#[divan::bench(args = ["strong.ron", "young.ron"])]
fn score_without_trace(bencher: Bencher<'_, '_>, visit: &str) {
    let (subject, visit) = open("jips-25/2026", visit);
    let plan = &subject.scales[0].plan;
    bencher.bench(|| plan.score(&visit, Detail::Scores));
}

/// The same, with the whole trace of every item.
#[divan::bench(args = ["strong.ron", "young.ron"])]
fn score_with_trace(bencher: Bencher<'_, '_>, visit: &str) {
    let (subject, visit) = open("jips-25/2026", visit);
    let plan = &subject.scales[0].plan;
    bencher.bench(|| plan.score(&visit, Detail::Trace));
}

/// Only the scoring of a visit whose rows and answers are in the order of the plan already.
#[divan::bench]
fn score_bound(bencher: Bencher<'_, '_>) {
    let (subject, visit) = open("jips-25/2026", "strong.ron");
    let plan = &subject.scales[0].plan;
    let bound = plan.bind(&visit, None);
    bencher.bench(|| plan.score_bound(&bound, Detail::Scores));
}

/// The next steps of every item, the way of each total to its next band, and what to ask, with all scales of the visit.
#[divan::bench(args = ["strong.ron", "young.ron"])]
fn next_steps(bencher: Bencher<'_, '_>, visit: &str) {
    let (subject, visit) = open("jips-visit/2026", visit);
    let steps: Vec<_> = subject.all().map(|scale| (scale, scale.steps())).collect();
    bencher.bench(|| {
        let of_scale = |(scale, steps): &(&scalewright::Scale, scalewright::score::Steps)| {
            let items = steps.items(&visit, None);
            let totals = &scale.checked.scale().totals;
            let totals =
                totals.iter().filter_map(|total| steps.total(&visit, None, &total.id, &items)).count();
            items.len() + totals + steps.asks(&visit, None, None).map_or(0, |asks| asks.asks.len())
        };
        steps.iter().map(of_scale).sum::<usize>()
    });
}

/// Reads, checks and compiles each shipped scale once.
#[divan::bench]
fn open_all_scales(bencher: Bencher<'_, '_>) {
    let folders: Vec<PathBuf> = library(&scales()).into_iter().map(|entry| entry.folder).collect();
    let single: Vec<&PathBuf> = folders.iter().filter(|folder| folder.join("scale.ron").is_file()).collect();
    bencher.bench(|| {
        let mut session = Session::default();
        single.iter().filter(|folder| session.scale(folder).is_some()).count()
    });
}
