//! Made-up items by the thousand: what the prover finds is there when every case is gone through, and nothing else is.

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
        "duplicate" => "row-duplicate",
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

/// Whether an item reads a measure that has a fallback. Answers that are missing, so that it is taken, are in no case of a world: what
/// they change is left to the fixtures.
fn falls_back(Made { world, item }: &Made) -> bool {
    let told = told(world, item);
    let mut named = world.measures.iter().filter(|measure| measure.fallback.is_some());
    named.any(|measure| told.contains(&format!("{:?}", measure.id)))
}

/// The condition to which a place belongs, as a whole.
fn whole(pointer: &str) -> &str {
    let parts = ["/All", "/Any", "/Several", "/Not"];
    let end = parts.iter().filter_map(|part| pointer.find(part)).min();
    pointer.get(..end.unwrap_or(pointer.len())).unwrap_or(pointer)
}

/// Whether the same is claimed of another part of the same condition: where a part cannot be decided, the whole may be.
fn near(claim: &Claim, others: &BTreeSet<Claim>) -> bool {
    let (code, pointer, ..) = claim;
    code == "condition-always-so"
        && others.iter().any(|other| other.0 == *code && whole(&other.1) == whole(pointer))
}

/// Whether a place is a condition of rows. That it reads a field for nothing is left to the fixtures.
fn of_rows(pointer: &str) -> bool {
    pointer.ends_with("/where") || pointer.ends_with("/that")
}

/// Whatever the prover decides is so: going through every case of a small world finds the same.
fn agree(made: &Made) -> Result<(), TestCaseError> {
    let Made { world, item } = made;
    let falls_back = falls_back(made);
    // Days of the calendar are left to the fixtures: going through every day of the visit takes too long.
    if world.name == "days" {
        return Ok(());
    }
    let Some(naive) = Naive::new(world, item) else { return Err(TestCaseError::reject("not sound")) };
    let Some((mut claims, open)) = proved(world, item) else {
        return Err(TestCaseError::reject("not sound"));
    };
    let (mut wanted, allowed) = naive.claims();
    let decided = |claim: &Claim| {
        let is_open = |(code, pointer): &(String, String)| {
            // Of a row that may never fit it is not asked whether others say the same.
            let row = claim.0 == "row-duplicate" && code == "score-never-given";
            (claim.0 == *code || row) && whole(pointer).starts_with(whole(&claim.1))
        };
        !open.iter().any(is_open)
    };
    wanted.retain(decided);
    claims.retain(decided);
    // What is found and where must agree, both ways; why it is so can be said in more than one way.
    let plain = |claims: BTreeSet<Claim>| -> BTreeSet<Claim> {
        let shared = |code: &str, pointer: &str| {
            code == "input-without-effect"
                && !pointer.starts_with("/inputs")
                && !pointer.starts_with("/criteria")
        };
        // Of what several items share, it is told where it is read first: what is told, not where, is compared.
        let place =
            |code: &str, pointer: String| if shared(code, &pointer) { String::new() } else { pointer };
        claims
            .into_iter()
            .filter(|(code, pointer, ..)| code != "input-without-effect" || !of_rows(pointer))
            .filter(|(_, _, about, _)| about != "more")
            .filter(|(code, ..)| !falls_back || code != "input-without-effect")
            .map(|(code, pointer, about, _)| (code.clone(), place(&code, pointer), about, String::new()))
            .collect()
    };
    let (wanted, claims, allowed) = (plain(wanted), plain(claims), plain(allowed));
    let wrong: Vec<&Claim> = claims
        .difference(&wanted)
        .filter(|claim| !near(claim, &wanted) && !allowed.contains(claim))
        .collect();
    let missed: Vec<&Claim> = wanted.difference(&claims).filter(|claim| !near(claim, &claims)).collect();
    prop_assert!(
        wrong.is_empty() && missed.is_empty(),
        "{}\nwrong {wrong:?}\nmissed {missed:?}\nopen {open:?}",
        told(world, item)
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, rng_seed: proptest::test_runner::RngSeed::Fixed(1), failure_persistence: None, max_global_rejects: 1_000_000, max_shrink_iters: 3000, ..ProptestConfig::default() })]

    #[test]
    fn the_prover_finds_what_going_through_every_case_finds(made in items()) {
        agree(&made)?;
    }
}
