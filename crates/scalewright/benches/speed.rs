//! How long the main jobs take: `cargo bench`.
#![allow(missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use divan::Bencher;
use scalewright::check::{Checked, check};
use scalewright::compare::{MadeFor, Study, Visit, compare};
use scalewright::model::{Assessment, Bands, Cuts, Lang, Number, Rule};
use scalewright::source::Loader;
use scalewright::words::Words;
use scalewright::{Detail, Session, Subject, library, read_visits, visit_files};

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

/// A thousand visits in a folder, made of the two that are shipped, each with other hours and answers.
struct Thousand(PathBuf);

impl Thousand {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("scalewright-thousand-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        let visits = scales().join("jips-visit/2026/visits");
        let texts = ["strong.ron", "young.ron"]
            .map(|name| fs::read_to_string(visits.join(name)).expect("it is there"));
        for number in 0..1000 {
            let text = texts[number % 2]
                .replace("\"outside_hours\": 24", &format!("\"outside_hours\": {}", number % 20 + 1));
            fs::write(folder.join(format!("{number}.ron")), text).expect("it can be written");
        }
        Self(folder)
    }
}

impl Drop for Thousand {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// JIPS-25, and a next edition of it in which most thresholds are higher and counting gives less, so that every visit moves.
fn editions() -> [Checked; 2] {
    let folder = scales().join("jips-25/2026");
    let old = Loader::default().scale(&folder).expect("it can be read");
    let mut new = old.clone();
    "next".clone_into(&mut new.scale.value.edition);
    for item in &mut new.items {
        match &mut item.value.rule {
            Rule::Bands(Bands { cuts: Cuts::From { steps, .. } | Cuts::UpTo { steps, .. }, .. }) => {
                for step in steps {
                    step.bound = Number::parse(&format!("{}.5", step.bound)).expect("a number");
                }
            }
            Rule::Count(count) => {
                let lower: Vec<Number> = count.scores.iter().map(|entry| entry.score).collect();
                for (entry, score) in count.scores.iter_mut().skip(1).zip(lower) {
                    entry.score = score;
                }
            }
            Rule::Choice(choice) => drop(choice.anchors.pop()),
            _ => {}
        }
    }
    [old, new].map(|draft| check(draft).0.expect("it is sound"))
}

/// Reading a thousand visits from the disk, all checks among it.
#[divan::bench(sample_count = 5)]
fn read_a_thousand_visits(bencher: Bencher<'_, '_>) {
    let thousand = Thousand::new();
    let battery =
        Session::default().subject(&scales().join("jips-visit/2026")).expect("the battery is sound");
    let files = visit_files(&thousand.0);
    bencher.bench_local(|| {
        read_visits(files.clone(), &[&battery]).iter().filter(|one| one.visit.is_ok()).count()
    });
}

/// A thousand visits, from the disk to who changes on which item because of which change of the scale.
#[divan::bench(sample_count = 5)]
fn impact_of_an_edition_on_a_thousand_visits(bencher: Bencher<'_, '_>) {
    let thousand = Thousand::new();
    let battery =
        Session::default().subject(&scales().join("jips-visit/2026")).expect("the battery is sound");
    let [old, new] = editions();
    let words = Words::of(Lang::Ja);
    let files = visit_files(&thousand.0);
    bencher.bench_local(|| {
        let comparison = compare(&old, &new, words, None);
        let visits = read_visits(files.clone(), &[&battery]).into_iter().filter_map(|one| {
            let file = one.path.display().to_string();
            Some(Visit { file, assessment: one.visit.ok()?, made_for: MadeFor::Old })
        });
        let impact = Study::new(&old, &new, &comparison, words).impact(visits.collect(), Vec::new());
        assert_eq!((impact.scored, impact.visits.len()), (1000, 1000));
        impact.visits.len()
    });
}
