//! Goes through a draft and lists what is in it, each thing with its place.

pub(crate) mod here;
pub(crate) mod names;
pub(crate) mod parts;
pub(crate) mod rules;
pub(crate) mod steps;

pub(crate) use here::Here;
pub(crate) use names::{List, Role};
pub(crate) use parts::{Mark, Parts, TextAt, TextKind};
pub(crate) use rules::RuleAt;
pub(crate) use steps::Step;
