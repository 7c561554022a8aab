//! How sure a fact of a scale is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Text;

/// Where a number or a criterion of a scale comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Evidence {
    /// It stands in the copy of the scale that was read.
    Legible,
    /// The copy is damaged there; what is left fits one reading only.
    Reconstructed {
        /// What it was reconstructed from.
        from: Text,
    },
    /// The copy does not say; a reasonable choice that the maintainers should confirm.
    Assumed {
        /// What is assumed, and what else it could be.
        what: Text,
    },
    /// It is printed in a publication.
    Published {
        /// The publication: authors, year, title.
        cite: String,
    },
}
