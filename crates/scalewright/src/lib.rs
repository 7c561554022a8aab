//! Rating scales as data: open, check, score, explain.
//!
//! A [`Session`] opens scales, batteries and assessments and collects what is wrong with them. A [`Subject`] is what a visit is
//! scored with: one scale, or a battery of several.
//!
//! ```
//! use std::path::Path;
//! use scalewright::{Detail, Session};
//!
//! let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../scales"));
//! let mut session = Session::default();
//! let subject = session.subject(&root.join("jips-visit/2026")).expect("the battery is sound");
//! let visit = session.assessment(&root.join("jips-visit/2026/visits/strong.ron"), &subject).expect("so is the visit");
//!
//! let outcomes = subject.score(&visit, None, Detail::Scores);
//! let jips = outcomes.iter().find(|outcome| outcome.scale == "jips-25").expect("it is part of the battery");
//! assert!(jips.complete);
//! ```
//!
//! This crate has no logic of its own; it is the one that programs depend on.

mod cases;
mod documents;
mod library;
mod proofs;
mod release;
mod returned;
mod session;
mod subject;
mod visits;

pub use cases::{
    Acceptance, CaseResult, Coverage, CoveredGoal, Difference, Example, Found, GENERATED, Generated, Left,
    Rewriting, Tally, Wanted, examples, generate, rewriting, run_cases, run_cases_but,
};
#[cfg(feature = "pdf")]
pub use documents::forget_what_was_set;
pub use documents::{HAS_PDF, Press};
pub use library::{Entry, EntryKind, edition_folders, edition_order, find, library, users_of};
pub use release::ReleaseRefusal;
pub use returned::Returned;
pub use session::Session;
pub use subject::{Scale, Subject};
pub use visits::{NoVisit, StoredVisit, read_visits, visit_files};

pub use scalewright_check as check;
pub use scalewright_compare as compare;
pub use scalewright_diag as diag;
pub use scalewright_document as document;
pub use scalewright_forms as forms;
pub use scalewright_model as model;
pub use scalewright_prove as prove;
pub use scalewright_render as render;
pub use scalewright_score as score;
pub use scalewright_source as source;
pub use scalewright_words as words;

pub use scalewright_score::{Detail, ItemState, Outcome, TotalState};
