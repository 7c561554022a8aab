//! The tests of the toolkit as a whole. One program, so that it is linked once.

// A test that cannot go on panics.
#![allow(clippy::panic)]

mod cases;
mod edges;
mod findings;
mod generated;
mod hostile;
mod house;
mod one_truth;
mod second_opinion;
mod support;
