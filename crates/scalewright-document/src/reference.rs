//! The schemas of blocks and views, from which the reference pages of the book are made.

use schemars::schema_for;
use serde_json::Value;

use crate::block::{ChartCall, Document};
use crate::functions::BLOCKS;
use crate::views::View;

/// The schema of documents.
pub fn document_schema() -> Value {
    schema_for!(Document).to_value()
}

/// The schema of what the functions for charts take.
pub fn chart_schema() -> Value {
    schema_for!(ChartCall).to_value()
}

/// The schema of what templates see.
pub fn view_schema() -> Value {
    schema_for!(View).to_value()
}

/// Each block, with the names of the values that may stand without theirs.
pub const fn block_functions() -> &'static [(&'static str, &'static [&'static str])] {
    BLOCKS
}
