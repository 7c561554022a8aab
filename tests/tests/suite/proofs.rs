//! The prover held to account.

mod generated;
mod naive;
