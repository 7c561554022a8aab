//! One file for each command.

mod build;
mod cases;
mod check;
mod diff;
mod explain;
mod fmt;
mod forms;
mod impact;
mod list;
mod lsp;
mod new;
mod next;
mod release;
mod render;
mod sample;
mod schema;
mod score;
mod show;
mod test;

pub(crate) use build::build;
pub(crate) use cases::cases;
pub(crate) use check::check;
pub(crate) use diff::diff;
pub(crate) use explain::explain;
pub(crate) use fmt::fmt;
pub(crate) use forms::forms;
pub(crate) use impact::impact;
pub(crate) use list::list;
pub(crate) use lsp::lsp;
pub(crate) use new::new;
pub(crate) use next::next;
pub(crate) use release::release;
pub(crate) use render::render;
pub(crate) use sample::sample;
pub(crate) use schema::schema;
pub(crate) use score::score;
pub(crate) use show::show;
pub(crate) use test::test;

use crate::Ending;
use crate::place::Trouble;

/// How a command ends, or what stood in its way.
pub(crate) type Result = std::result::Result<Ending, Trouble>;
