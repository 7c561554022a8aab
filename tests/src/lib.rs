//! What the tests of the whole toolkit share: a second opinion on scores, and made-up assessments.

pub mod generate;
pub mod naive;
