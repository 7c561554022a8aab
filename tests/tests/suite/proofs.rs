//! The prover held to account: scales with known faults and look-alikes without, and made-up items by the thousand.

mod fixtures;
mod generated;
mod naive;
