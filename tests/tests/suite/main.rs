//! The tests of the toolkit as a whole. One program, so that it is linked once.

// A test that cannot go on panics.
#![allow(clippy::panic)]

mod cases;
mod documents;
mod edges;
mod findings;
mod generated;
mod hostile;
mod hostile_documents;
mod house;
mod next_step;
#[cfg(feature = "office")]
mod office;
mod one_truth;
mod pdf;
mod proofs;
mod score_tables;
mod second_opinion;
mod support;
mod workbooks;
