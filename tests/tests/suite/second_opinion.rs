//! A second scorer, written from the facts of the scales and not from their data, agrees with the interpreter.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use scalewright::model::{Assessment, Exact};
use scalewright::{Detail, ItemState, Outcome, Subject};
use scalewright_tests::{generate, naive};

use crate::support::{open, root};

static VISIT: LazyLock<Subject> = LazyLock::new(|| open(&root().join("scales/jips-visit/2026")).0);

fn outcomes(assessment: &Assessment) -> Vec<Outcome> {
    VISIT.score(assessment, None, Detail::Scores)
}

pub(crate) fn possible(state: &ItemState) -> BTreeSet<Exact> {
    match state {
        ItemState::Scored(score) => BTreeSet::from([*score]),
        ItemState::Missing { possible, .. } => possible.iter().copied().collect(),
        ItemState::NotApplicable => BTreeSet::new(),
    }
}

/// Holds every item and total against the second opinion.
fn agree(assessment: &Assessment) -> Result<(), TestCaseError> {
    let outcomes = outcomes(assessment);
    let opinions = [("jips-25", naive::jips25(assessment)), ("goi", naive::goi(assessment))];
    for (scale, verdicts) in opinions {
        let outcome = outcomes.iter().find(|outcome| outcome.scale == scale).expect("the scale is scored");
        prop_assert_eq!(outcome.items.len(), verdicts.len());
        for (code, verdict) in verdicts {
            let state = &outcome.item(code).expect("the item is scored").state;
            let (ours, theirs) = (possible(state), verdict.scores());
            let tried_all = !matches!(state, ItemState::Missing { at_most: true, .. });
            if naive::exact(assessment, code) && tried_all {
                prop_assert_eq!(&ours, &theirs, "{}: the interpreter and the second opinion differ", code);
            } else {
                prop_assert!(
                    theirs.is_subset(&ours),
                    "{}: {:?} does not hold all of {:?}",
                    code,
                    ours,
                    theirs
                );
            }
        }
    }
    Ok(())
}

/// Holds the totals of a complete assessment against the second opinion.
fn totals_agree(assessment: &Assessment) -> Result<(), TestCaseError> {
    let outcomes = outcomes(assessment);
    let of =
        |scale: &str| outcomes.iter().find(|outcome| outcome.scale == scale).expect("the scale is scored");
    for (id, (low, high)) in naive::jips25_totals(assessment) {
        let total = of("jips-25").total(id).expect("the total is there");
        prop_assert_eq!(total.between, Some((low, high)), "{}", id);
    }
    let total = of("goi").total("total").expect("the total is there");
    prop_assert_eq!(total.between, Some(naive::goi_total(assessment)));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_complete_assessments(assessment in generate::complete()) {
        agree(&assessment)?;
        totals_agree(&assessment)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_incomplete_assessments(assessment in generate::incomplete()) {
        agree(&assessment)?;
    }
}
