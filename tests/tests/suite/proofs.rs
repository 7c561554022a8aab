//! The prover held to account: scales with known faults and look-alikes without, and made-up items by the thousand.

#![allow(clippy::format_push_string, clippy::type_complexity)]

mod fixtures;
mod generated;
mod naive;
mod written;
