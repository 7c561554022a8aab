//! Thousands of small systems of all kinds, against the second opinion. `PROPTEST_CASES=20000` makes it many more.

use proptest::prelude::*;
use proptest::sample::select;

use super::super::{Domain, Limits, Optimum, Reason, Relation, System, Toward, Var, Verdict};
use super::naive::{Spec, sum, total};
use crate::Exact;

const RELATIONS: [Relation; 5] =
    [Relation::AtLeast, Relation::AtMost, Relation::Above, Relation::Below, Relation::Equal];
const LIMITS: Limits = Limits { pivots: 20_000, branches: 2_000 };
/// How far the second opinion counts whole variables without bounds.
const REACH: i128 = 5;

fn halves(most: i128) -> impl Strategy<Value = Exact> {
    (-2 * most..=2 * most).prop_map(|twice| Exact::new(twice, 2))
}

/// Constraints over so many variables; many factors are nothing, and some constraints are multiples of others.
fn constraints(variables: usize, most: usize) -> impl Strategy<Value = Vec<(Vec<Exact>, Relation, Exact)>> {
    let factor =
        prop_oneof![Just(Exact::from_integer(0)), (-4_i128..=4).prop_map(Exact::from_integer), halves(3)];
    let constraint = (prop::collection::vec(factor, variables), select(&RELATIONS[..]), halves(5));
    (prop::collection::vec(constraint, 0..=most), -2_i128..=2, select(&RELATIONS[..]), halves(5)).prop_map(
        |(mut constraints, factor, relation, number)| {
            let multiple = constraints.first().map(|(factors, ..)| {
                let factors = factors.iter().map(|own| own * Exact::from_integer(factor)).collect();
                (factors, relation, number)
            });
            constraints.extend(multiple);
            constraints
        },
    )
}

fn free(domain: Domain) -> impl Strategy<Value = (Domain, Option<i128>, Option<i128>)> {
    (prop::option::of(-3_i128..=1), prop::option::of(-1_i128..=3))
        .prop_map(move |(low, high)| (domain, low, high))
}

fn boxed() -> impl Strategy<Value = (Domain, Option<i128>, Option<i128>)> {
    (-3_i128..=0, -1_i128..=3).prop_map(|(low, high)| (Domain::Whole, Some(low), Some(high)))
}

fn spec(
    variables: impl Strategy<Value = Vec<(Domain, Option<i128>, Option<i128>)>>,
    most: usize,
) -> impl Strategy<Value = Spec> {
    variables
        .prop_flat_map(move |variables| (constraints(variables.len(), most), Just(variables)))
        .prop_map(|(constraints, variables)| Spec { variables, constraints })
}

fn real() -> impl Strategy<Value = Spec> {
    spec(prop::collection::vec(free(Domain::Real), 0..=3), 5)
}

fn bounded_whole() -> impl Strategy<Value = Spec> {
    spec(prop::collection::vec(boxed(), 1..=3), 4)
}

fn mixed() -> impl Strategy<Value = Spec> {
    spec(
        (boxed(), free(Domain::Real), boxed(), free(Domain::Real)).prop_map(|(a, b, c, d)| vec![a, b, c, d]),
        4,
    )
}

fn unbounded_whole() -> impl Strategy<Value = Spec> {
    spec(prop::collection::vec(free(Domain::Whole), 1..=3), 4)
}

fn objective() -> impl Strategy<Value = Vec<Exact>> {
    prop::collection::vec(halves(3), 4)
}

/// Solution and contradiction are what they claim to be.
fn check_verdict(spec: &Spec, verdict: &Verdict) -> Result<(), TestCaseError> {
    match verdict {
        Verdict::Feasible(values) => prop_assert!(spec.holds(values), "{values:?} is no solution"),
        Verdict::Infeasible(reasons) => {
            let core = spec.only(|reason| reasons.contains(&reason));
            prop_assert!(!core.is_feasible(REACH), "{reasons:?} do not contradict each other");
        }
        Verdict::Undecided => {}
    }
    Ok(())
}

/// No part of a contradiction can be left out.
fn check_least(spec: &Spec, verdict: &Verdict) -> Result<(), TestCaseError> {
    let Verdict::Infeasible(reasons) = verdict else { return Ok(()) };
    for left_out in reasons {
        let rest = spec.only(|reason| reason != *left_out && reasons.contains(&reason));
        prop_assert!(rest.is_feasible(REACH), "{left_out:?} of {reasons:?} is not needed");
    }
    Ok(())
}

fn check_both(spec: &Spec) -> Result<(), TestCaseError> {
    let system = spec.system();
    let feasible = spec.is_feasible(REACH);
    for verdict in [system.solve(LIMITS), system.example(LIMITS)] {
        prop_assert_eq!(matches!(verdict, Verdict::Feasible(_)), feasible);
        prop_assert_ne!(&verdict, &Verdict::Undecided);
        check_verdict(spec, &verdict)?;
    }
    Ok(())
}

fn check_optimum(spec: &Spec, objective: &[Exact]) -> Result<(), TestCaseError> {
    let objective = &objective[..spec.variables.len()];
    let opposite: Vec<Exact> = objective.iter().map(|factor| -factor).collect();
    for (factors, toward, sign) in [(objective, Toward::Most, 1), (&opposite[..], Toward::Least, -1)] {
        let expected = spec.most(objective, REACH);
        match (spec.system().optimum(&sum(factors), toward, LIMITS), expected) {
            (Optimum::Infeasible, None) | (Optimum::Unbounded, Some(None)) => {}
            (Optimum::Bounded { value, attained, values }, Some(Some(end))) => {
                prop_assert_eq!((value * sign, attained), end);
                prop_assert!(spec.holds(&values));
                prop_assert_eq!(total(factors, &values) == value, attained);
            }
            (found, expected) => prop_assert!(false, "{found:?}, but {expected:?}"),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn real_systems(spec in real()) {
        check_both(&spec)?;
        check_least(&spec, &spec.system().solve(LIMITS))?;
    }

    #[test]
    fn whole_systems(spec in bounded_whole()) {
        check_both(&spec)?;
    }

    #[test]
    fn mixed_systems(spec in mixed()) {
        check_both(&spec)?;
    }

    #[test]
    fn optima_of_real_systems(spec in real(), objective in objective()) {
        check_optimum(&spec, &objective)?;
    }

    #[test]
    fn optima_of_whole_systems(spec in bounded_whole(), objective in objective()) {
        check_optimum(&spec, &objective)?;
    }

    #[test]
    fn optima_of_mixed_systems(spec in mixed(), objective in objective()) {
        check_optimum(&spec, &objective)?;
    }

    /// The second opinion sees only a part of the whole numbers: what it finds must be found, and what is said to be impossible it must
    /// not find.
    #[test]
    fn whole_systems_without_bounds(spec in unbounded_whole()) {
        let verdict = spec.system().solve(LIMITS);
        check_verdict(&spec, &verdict)?;
        prop_assert!(matches!(verdict, Verdict::Feasible(_)) || !spec.is_feasible(REACH));
    }

    /// The first variable comes as near to nothing as whole numbers can, if there is one in its range at all, and if the others have
    /// decimals then.
    #[test]
    fn examples_are_simple(spec in real()) {
        let Verdict::Feasible(values) = spec.system().example(LIMITS) else { return Ok(()) };
        let Some(first) = values.first() else { return Ok(()) };
        let with_first = |value: i128| {
            let mut fixed = spec.clone();
            let factors = (0..values.len()).map(|variable| Exact::from_integer(i128::from(variable == 0)));
            fixed.constraints.push((factors.collect(), Relation::Equal, Exact::from_integer(value)));
            fixed
        };
        let mut near = (0..=9_i128).flat_map(|size| [size, -size]);
        if let Some(nearest) = near.find(|value| with_first(*value).is_feasible(REACH)) {
            let is_near = first.is_integer() && first.numer().abs() == nearest.abs();
            let is_decimal = |value: &Exact| 1_000_000_000 % *value.denom() == 0;
            let plain = match with_first(nearest).system().example(LIMITS) {
                Verdict::Feasible(others) => others.iter().all(is_decimal),
                _ => true,
            };
            prop_assert!(is_near || !plain || values.iter().all(is_decimal), "{first} for {nearest}");
        }
    }

    #[test]
    fn what_is_taken_back_leaves_no_trace(spec in mixed(), more in constraints(5, 3)) {
        let mut system = spec.system();
        let before = system.solve(LIMITS);
        let mark = system.mark();
        system.variable(Domain::Real, None, Some(Exact::from_integer(1)));
        for (factors, relation, number) in &more {
            system.constrain(&sum(factors), *relation, *number);
        }
        let both = Spec {
            variables: spec.variables.iter().copied().chain([(Domain::Real, None, Some(1))]).collect(),
            constraints: spec.constraints.iter().cloned()
                .map(|(mut factors, relation, number)| {
                    factors.push(Exact::from_integer(0));
                    (factors, relation, number)
                })
                .chain(more)
                .collect(),
        };
        prop_assert_eq!(system.solve(LIMITS), both.system().solve(LIMITS));
        system.undo(mark);
        prop_assert_eq!(system.solve(LIMITS), before);
    }

    /// Numbers of any size: no panic, and what is claimed can be checked where the check itself is not too large.
    #[test]
    fn numbers_of_any_size(
        rows in prop::collection::vec((prop::collection::vec(any_size(), 3), select(&RELATIONS[..]), any_size()), 1..5),
        low in prop::option::of(any_size()),
        whole: bool,
    ) {
        let mut system = System::new();
        let domain = if whole { Domain::Whole } else { Domain::Real };
        let variables: Vec<Var> = (0..3).map(|_| system.variable(domain, low, None)).collect();
        for (factors, relation, number) in &rows {
            system.constrain(&sum(factors), *relation, *number);
        }
        let limits = Limits { pivots: 300, branches: 30 };
        for verdict in [system.solve(limits), system.example(limits)] {
            match verdict {
                Verdict::Feasible(values) => for (factors, relation, number) in &rows {
                    prop_assert!(holds_if_small(factors, &values, *relation, *number));
                },
                Verdict::Infeasible(reasons) => {
                    let known = reasons.iter().all(|reason| match reason {
                        Reason::Constraint(number) => *number < rows.len(),
                        Reason::Low(variable) => variables.contains(variable) && low.is_some(),
                        Reason::High(_) => false,
                    });
                    prop_assert!(known && !reasons.is_empty());
                }
                Verdict::Undecided => {}
            }
        }
        let _ = system.optimum(&sum(&rows[0].0), Toward::Most, limits);
    }
}

fn any_size() -> impl Strategy<Value = Exact> {
    let number = prop_oneof![
        -9_i128..=9,
        -1_000_000_000_000_i128..=1_000_000_000_000,
        any::<i128>(),
        select(&[i128::MAX, i128::MIN, i128::MIN + 1][..]),
    ];
    let parts = prop_oneof![Just(1_i128), 1_i128..=1_000_000_000, 1..=i128::MAX];
    (number, parts).prop_map(|(number, parts)| {
        // `Ratio` itself cannot reduce the least number.
        if number == i128::MIN { Exact::from_integer(number) } else { Exact::new(number, parts) }
    })
}

/// Whether a constraint holds; also true where the numbers are too large to tell.
fn holds_if_small(factors: &[Exact], values: &[Exact], relation: Relation, number: Exact) -> bool {
    use num_traits::{CheckedAdd, CheckedMul};
    let mut sum = Exact::from_integer(0);
    for (factor, value) in factors.iter().zip(values) {
        let next = factor.checked_mul(value).and_then(|term| sum.checked_add(&term));
        let Some(next) = next else { return true };
        sum = next;
    }
    match relation {
        Relation::AtLeast => sum >= number,
        Relation::AtMost => sum <= number,
        Relation::Above => sum > number,
        Relation::Below => sum < number,
        Relation::Equal => sum == number,
    }
}
