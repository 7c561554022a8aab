//! Thousands of made-up items: the prover finds what going through every case finds, and nothing else.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use scalewright::diag::Finding;
use scalewright::model::Item;
use scalewright::prove::Prover;
use scalewright_tests::generate::rules::{CODE, Made, items};
use scalewright_tests::generate::worlds::World;

use super::naive::{Claim, Naive, scale};

static TRIED: AtomicUsize = AtomicUsize::new(0);
static OPEN: AtomicUsize = AtomicUsize::new(0);

fn fact(finding: &Finding, name: &str) -> String {
    let found = finding.facts.iter().find(|(known, _)| *known == name);
    found.map_or_else(String::new, |(_, value)| value.clone())
}

/// The code that a finding would have if what could not be decided were so.
fn code_of(what: &str) -> &'static str {
    match what {
        "score" => "score-never-given",
        "limit" => "limit-never-strikes",
        "condition" => "condition-always-so",
        "input" => "input-without-effect",
        "direction" => "better-scores-lower",
        "gap" => "rule-gap",
        "overlap" => "rule-overlap",
        _ => "rule",
    }
}

/// What the prover finds, and where it finds nothing either way.
fn proved(world: &World, item: &Item) -> Option<(BTreeSet<Claim>, BTreeSet<(String, String)>)> {
    let checked = scale(&world.common, vec![item.clone()])?;
    let report = Prover::new(&checked).item_findings(CODE);
    let (mut claims, mut open) = (BTreeSet::new(), BTreeSet::new());
    for finding in report.findings() {
        let pointer = finding.place.pointer.clone();
        if finding.code.as_str() == "not-decided" {
            open.insert((code_of(&fact(finding, "what")).to_owned(), pointer));
            continue;
        }
        let why = match (fact(finding, "why").as_str(), &finding.related) {
            ("shadowed", Some(before)) => format!("shadowed {}", before.pointer),
            (why, _) => why.to_owned(),
        };
        claims.insert((finding.code.to_string(), pointer, fact(finding, "about"), why));
    }
    Some((claims, open))
}

/// An item as it is written, without what is the same in all items of its world.
fn told(world: &World, item: &Item) -> String {
    let mut json = serde_json::to_value(item).expect("an item is data");
    let parts = json.as_object_mut().expect("an item has parts");
    parts.retain(|name, _| ["rule", "limits", "asked_when", "reverse"].contains(&name.as_str()));
    format!("{}: {json}", world.name)
}

fn agree(Made { world, item }: &Made) -> Result<(), TestCaseError> {
    let Some(naive) = Naive::new(world, item) else { return Err(TestCaseError::reject("not sound")) };
    let Some((mut claims, open)) = proved(world, item) else {
        return Err(TestCaseError::reject("not sound"));
    };
    let mut wanted = naive.claims();
    TRIED.fetch_add(1, Ordering::Relaxed);
    OPEN.fetch_add(open.len(), Ordering::Relaxed);
    let decided =
        |claim: &Claim| !open.iter().any(|(code, pointer)| claim.0 == *code && pointer.starts_with(&claim.1));
    wanted.retain(decided);
    claims.retain(decided);
    let missed: Vec<&Claim> = wanted.difference(&claims).collect();
    let wrong: Vec<&Claim> = claims.difference(&wanted).collect();
    prop_assert!(
        missed.is_empty() && wrong.is_empty(),
        "{}\nmissed {missed:?}\nwrong {wrong:?}\nopen {open:?}",
        told(world, item)
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("CASES").ok().and_then(|c| c.parse().ok()).unwrap_or(2000), failure_persistence: None, max_global_rejects: 1_000_000, max_shrink_iters: 3000, ..ProptestConfig::default() })]

    #[test]
    fn the_prover_finds_what_every_case_shows(made in items()) {
        agree(&made)?;
    }
}

// SURVEY
#[test]
fn survey() {
    use proptest::strategy::ValueTree;
    use std::collections::BTreeMap;
    let n: usize = std::env::var("CASES").ok().and_then(|c| c.parse().ok()).unwrap_or(2000);
    let only = std::env::var("WORLD").unwrap_or_default();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = items();
    let mut seen: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let (mut open_by, mut tried): (BTreeMap<String, (usize, String)>, usize) = (BTreeMap::new(), 0);
    let mut times: BTreeMap<&str, (std::time::Duration, std::time::Duration, usize)> = BTreeMap::new();
    for _ in 0..n {
        let made = strategy.new_tree(&mut runner).unwrap().current();
        if !only.is_empty() && made.world.name != only {
            continue;
        }
        let t = std::time::Instant::now();
        let Some(naive) = Naive::new(&made.world, &made.item) else { continue };
        let wanted = naive.claims();
        let a = t.elapsed();
        let t = std::time::Instant::now();
        let (claims, open) = proved(&made.world, &made.item).unwrap();
        let b = t.elapsed();
        let e = times.entry(made.world.name).or_default();
        e.0 += a;
        e.1 += b;
        e.2 += 1;
        tried += 1;
        let decided = |claim: &Claim| {
            !open.iter().any(|(code, pointer)| claim.0 == *code && pointer.starts_with(&claim.1))
        };
        let text = format!(
            "{}\n    wanted {wanted:?}\n    claims {claims:?}\n    open {open:?}",
            told(&made.world, &made.item)
        );
        let mut keys: Vec<String> = wanted
            .difference(&claims)
            .filter(|c| decided(c))
            .map(|c| format!("{} MISSED {}", made.world.name, c.0))
            .collect();
        keys.extend(
            claims
                .difference(&wanted)
                .filter(|c| decided(c))
                .map(|c| format!("{} WRONG {}", made.world.name, c.0)),
        );
        for key in keys {
            let e = seen.entry(key).or_insert((0, text.clone()));
            e.0 += 1;
            if text.len() < e.1.len() {
                e.1 = text.clone();
            }
        }
        for (code, _) in &open {
            let e = open_by.entry(format!("{} {}", made.world.name, code)).or_insert((0, text.clone()));
            e.0 += 1;
            if text.len() < e.1.len() {
                e.1 = text.clone();
            }
        }
    }
    println!("tried {tried}");
    for (key, (count, text)) in &seen {
        println!("== {key} {count}\n    {text}");
    }
    for (key, (count, text)) in &open_by {
        println!("-- open {key} {count}\n    {text}");
    }
    println!("{times:?}");
}
