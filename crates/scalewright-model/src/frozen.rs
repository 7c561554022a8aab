//! The list of digests that freezes a released edition.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Date;

/// What a released edition consists of (`frozen.ron`, which `scalewright release` writes beside its files).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Frozen {
    /// The version of the file format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// The day of the release.
    pub released_on: Date,
    /// The files of the edition, seen from this one, each with the SHA-256 of its data: of what it says, without comments and layout. To a
    /// battery belong the lists of its scales, so that none of them can be released anew unnoticed.
    pub files: BTreeMap<String, String>,
    /// The SHA-256 of the day and the list, so that a change of either is found.
    pub seal: String,
}
