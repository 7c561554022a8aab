//! Decides small systems of linear constraints exactly.
//!
//! A [`System`] has variables, each whole or real, and constraints on sums of them. It says whether all constraints can hold at once, with
//! an example or with the few constraints that contradict each other, and how large or small a sum can become.
//!
//! ```
//! use scalewright_prove::Exact;
//! use scalewright_prove::linear::{Domain, Limits, Reason, Relation, System, Verdict};
//!
//! let number = Exact::from_integer;
//! let mut system = System::new();
//! let clients = system.variable(Domain::Whole, Some(number(1)), None);
//! let staff = system.variable(Domain::Real, Some(number(0)), None);
//! // More than 20 clients per full post, with more than one post.
//! system.constrain(&[(clients, number(1)), (staff, number(-20))], Relation::Above, number(0));
//! let more = system.mark();
//! system.constrain(&[(staff, number(1))], Relation::Above, number(1));
//! assert_eq!(system.example(Limits::default()), Verdict::Feasible(vec![number(21), Exact::new(101, 100)]));
//!
//! // But with at most 20 clients there is no such case.
//! system.constrain(&[(clients, number(1))], Relation::AtMost, number(20));
//! let all = [0, 1, 2].map(Reason::Constraint).to_vec();
//! assert_eq!(system.solve(Limits::default()), Verdict::Infeasible(all));
//! system.undo(more);
//! ```
//!
//! The method: the simplex method for bounds, with an infinitely small number for strict constraints and Bland's rule, and
//! branch and bound for whole variables. All arithmetic is exact and checked. What is too large for 128 bits, or takes more steps than
//! the limits allow, is [undecided](Verdict::Undecided), never guessed.

mod arith;
mod bound;
mod branch;
mod core;
mod delta;
mod divide;
mod form;
mod optimum;
mod simple;
mod simplex;
mod system;
mod tableau;
#[cfg(test)]
mod tests;
mod types;

pub use optimum::{Optimum, Toward};
pub use system::{Mark, System};
pub use types::{Domain, Limits, Reason, Relation, Var, Verdict};
