//! Proves what holds of the rules of a scale for every input, or gives an example.

mod boundary;
mod checks;
mod compile;
mod diagram;
mod differ;
mod example;
mod formula;
mod free;
mod inline;
mod measured;
mod months;
mod moves;
mod proofs;
mod prover;
mod reads;
mod rule;
mod search;
mod shows;
mod space;
mod table;
mod theory;
mod twin;
mod value;
mod values;
mod written;

pub mod linear;

pub use differ::{Compared, Difference, differ};
pub use proofs::codes;
pub use prover::{Example, Prover};
pub use scalewright_model::Exact;
