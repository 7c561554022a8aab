//! Tests of the whole module: written cases, and generated systems held against a naive second opinion.

mod cases;
mod generated;
mod naive;
