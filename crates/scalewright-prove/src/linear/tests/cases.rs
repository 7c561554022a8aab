//! Written cases: what a reader of the module would try first.

use super::super::{Domain, Limits, Optimum, Reason, Relation, System, Toward, Var, Verdict};
use crate::Exact;

fn number(value: i128) -> Exact {
    Exact::from_integer(value)
}

/// A sum with whole factors, of the first variables.
fn sum(factors: &[i128]) -> Vec<(Var, Exact)> {
    factors.iter().enumerate().map(|(variable, factor)| (Var(variable), number(*factor))).collect()
}

fn free(domain: Domain, count: usize) -> System {
    let mut system = System::new();
    for _ in 0..count {
        system.variable(domain, None, None);
    }
    system
}

fn constraints(numbers: &[usize]) -> Verdict {
    Verdict::Infeasible(numbers.iter().copied().map(Reason::Constraint).collect())
}

#[test]
fn nothing_at_all_is_feasible() {
    assert_eq!(System::new().solve(Limits::default()), Verdict::Feasible(vec![]));
}

#[test]
fn a_contradiction_names_only_what_it_needs() {
    let mut system = free(Domain::Real, 3);
    system.constrain(&sum(&[0, 0, 1]), Relation::Above, number(5));
    system.constrain(&sum(&[1, -1]), Relation::Above, number(0));
    system.constrain(&sum(&[1, 1, 1]), Relation::AtMost, number(100));
    system.constrain(&sum(&[-2, 2]), Relation::AtLeast, number(0));
    assert_eq!(system.solve(Limits::default()), constraints(&[1, 3]));
}

#[test]
fn bounds_of_variables_are_reasons_too() {
    let mut system = System::new();
    let first = system.variable(Domain::Real, None, Some(number(2)));
    let second = system.variable(Domain::Real, Some(number(3)), None);
    system.constrain(&[(first, number(1)), (second, number(-1))], Relation::AtLeast, number(0));
    let reasons = vec![Reason::Constraint(0), Reason::Low(second), Reason::High(first)];
    assert_eq!(system.solve(Limits::default()), Verdict::Infeasible(reasons));
}

#[test]
fn a_constraint_on_nothing_holds_or_not() {
    for (relation, holds) in [
        (Relation::AtLeast, true),
        (Relation::AtMost, true),
        (Relation::Equal, true),
        (Relation::Above, false),
        (Relation::Below, false),
    ] {
        let mut system = free(Domain::Real, 1);
        system.constrain(&sum(&[0]), relation, number(0));
        let expected = if holds { Verdict::Feasible(vec![number(0)]) } else { constraints(&[0]) };
        assert_eq!(system.solve(Limits::default()), expected, "{relation:?}");
    }
}

#[test]
fn divisibility_ends_what_search_would_not() {
    // 2a - 2b is odd: no whole solution, and no bounds.
    let mut system = free(Domain::Whole, 2);
    system.constrain(&sum(&[2, -2]), Relation::Equal, number(1));
    assert_eq!(system.solve(Limits::default()), constraints(&[0]));
    // a + b is even and a - b odd.
    let mut system = free(Domain::Whole, 4);
    system.constrain(&sum(&[1, 1, -2, 0]), Relation::Equal, number(0));
    system.constrain(&sum(&[1, -1, 0, -2]), Relation::Equal, number(1));
    assert_eq!(system.solve(Limits::default()), constraints(&[0, 1]));
    // 3a - 3b is 1 or 2 more than a number between them.
    let mut system = free(Domain::Whole, 3);
    system.constrain(&sum(&[3, -3, -1]), Relation::Equal, number(0));
    system.constrain(&sum(&[0, 0, 1]), Relation::AtLeast, number(1));
    system.constrain(&sum(&[0, 0, 1]), Relation::Below, number(3));
    assert_eq!(system.solve(Limits::default()), constraints(&[0, 1, 2]));
}

#[test]
fn a_contradiction_found_by_search_names_only_what_it_needs() {
    let boxed = |low: i128, high: i128, system: &mut System| {
        system.variable(Domain::Whole, Some(number(low)), Some(number(high)))
    };
    // 4a + b cannot be -2, whatever a is.
    let mut system = System::new();
    let [_, second] = [0, 1].map(|_| boxed(-1, 0, &mut system));
    system.constrain(&sum(&[4, 1]), Relation::AtLeast, number(-2));
    system.constrain(&sum(&[4, 1]), Relation::Equal, number(-2));
    let reasons = vec![Reason::Constraint(1), Reason::Low(second), Reason::High(second)];
    assert_eq!(system.solve(Limits::default()), Verdict::Infeasible(reasons));
    // 5a + 1 is divisible by 4 only from a = -1 down, and then c is above b.
    let mut system = System::new();
    let [first, second, third] = [(-1, 0), (0, 0), (-1, 0)].map(|(low, high)| boxed(low, high, &mut system));
    system.constrain(&sum(&[5, -4, 4]), Relation::Equal, number(-1));
    let reasons = vec![Reason::Constraint(0), Reason::Low(second), Reason::High(first), Reason::High(third)];
    assert_eq!(system.solve(Limits::default()), Verdict::Infeasible(reasons));
}

#[test]
fn shares_of_counts_have_whole_examples() {
    // More than 37 %, at most 38 % of a count without bounds.
    let mut system = System::new();
    let part = system.variable(Domain::Whole, Some(number(0)), None);
    let all = system.variable(Domain::Whole, Some(number(1)), None);
    system.constrain(&[(part, number(100)), (all, number(-37))], Relation::Above, number(0));
    system.constrain(&[(part, number(100)), (all, number(-38))], Relation::AtMost, number(0));
    assert_eq!(system.example(Limits::default()), Verdict::Feasible(vec![number(3), number(8)]));
}

#[test]
fn examples_are_short_decimals() {
    for (low, high, example) in [
        (Exact::new(-7, 2), Exact::new(5, 1), number(0)),
        (Exact::new(17, 5), Exact::new(99, 10), number(4)),
        (Exact::new(-99, 10), Exact::new(-17, 5), number(-4)),
        (Exact::new(2, 5), Exact::new(3, 5), Exact::new(1, 2)),
        (Exact::new(61, 50), Exact::new(65, 50), Exact::new(13, 10)),
        (Exact::new(1, 3), Exact::new(1, 3), Exact::new(1, 3)),
    ] {
        let mut system = System::new();
        system.variable(Domain::Real, Some(low), Some(high));
        assert_eq!(system.example(Limits::default()), Verdict::Feasible(vec![example]));
    }
}

#[test]
fn a_strict_end_is_only_approached() {
    let mut system = free(Domain::Real, 2);
    system.constrain(&sum(&[1, 1]), Relation::Below, number(7));
    system.constrain(&sum(&[1, -1]), Relation::Equal, number(1));
    let most = system.optimum(&sum(&[2]), Toward::Most, Limits::default());
    let Optimum::Bounded { value, attained, values } = most else { panic!("{most:?}") };
    assert_eq!((value, attained), (number(8), false));
    assert!(values[0] < number(4) && values[0] + values[1] < number(7));
    assert_eq!(system.optimum(&sum(&[2]), Toward::Least, Limits::default()), Optimum::Unbounded);
    system.constrain(&sum(&[0, 1]), Relation::Equal, number(3));
    assert_eq!(system.optimum(&sum(&[2]), Toward::Most, Limits::default()), Optimum::Infeasible);
}

#[test]
fn a_whole_optimum_is_not_the_rounded_real_one() {
    let mut system = System::new();
    let first = system.variable(Domain::Whole, Some(number(0)), None);
    let second = system.variable(Domain::Whole, Some(number(0)), None);
    system.constrain(&[(first, number(5)), (second, number(7))], Relation::AtMost, number(23));
    let sum = [(first, number(4)), (second, number(5))];
    let values = vec![number(3), number(1)];
    let most = Optimum::Bounded { value: number(17), attained: true, values };
    assert_eq!(system.optimum(&sum, Toward::Most, Limits::default()), most);
}

#[test]
fn without_work_allowed_nothing_is_said() {
    let mut system = free(Domain::Whole, 2);
    system.constrain(&sum(&[3, -5]), Relation::Equal, number(1));
    system.constrain(&sum(&[1, 1]), Relation::AtLeast, number(10));
    assert_eq!(system.solve(Limits { pivots: 0, branches: 100 }), Verdict::Undecided);
    assert!(matches!(system.solve(Limits::default()), Verdict::Feasible(_)));
}

#[test]
fn what_is_too_large_is_undecided_unless_the_rest_contradicts() {
    let mut system = free(Domain::Real, 2);
    system.constrain(&sum(&[i128::MIN, 1]), Relation::AtLeast, number(0));
    assert_eq!(system.solve(Limits::default()), Verdict::Undecided);
    assert_eq!(system.optimum(&sum(&[1]), Toward::Most, Limits::default()), Optimum::Undecided);
    system.constrain(&sum(&[1]), Relation::Above, number(1));
    system.constrain(&sum(&[1]), Relation::Below, number(1));
    assert_eq!(system.solve(Limits::default()), constraints(&[1, 2]));
    let mut other = System::new();
    other.constrain(&sum(&[1]), Relation::Above, number(1));
    assert_eq!(other.solve(Limits::default()), Verdict::Undecided, "a variable of another system");
}

#[test]
fn an_example_has_decimals_where_there_are_some() {
    let decimal = |value: &Exact| 1_000_000_000 % *value.denom() == 0;
    // Of 1 and 70 % of what it is a part, the whole would be 1 / 0.7; of three that hang together, each is a third of another.
    let rest = [vec![10, -7], vec![3, -1, 0], vec![7, -3, 0], vec![0, 6, -7], vec![7, 0, -11]];
    for factors in rest {
        for turned in [false, true] {
            let factors: Vec<i128> =
                if turned { factors.iter().rev().copied().collect() } else { factors.clone() };
            let mut system = free(Domain::Real, factors.len());
            system.constrain(&sum(&factors), Relation::Equal, number(0));
            let more: Vec<i128> = factors.iter().map(|_| 1).collect();
            system.constrain(&sum(&more), Relation::Above, number(0));
            let Verdict::Feasible(values) = system.example(Limits::default()) else {
                panic!("{factors:?} has solutions");
            };
            assert!(values.iter().all(decimal), "{factors:?}: {values:?}");
        }
    }
}
