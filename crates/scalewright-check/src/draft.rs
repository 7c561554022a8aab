//! A scale as it was read, before anything is checked.

use scalewright_model::{Filed, FormSet, Item, Scale};

/// A scale with its items and the forms that it shares, as they were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The head of the scale.
    pub scale: Filed<Scale>,
    /// The shared forms, if the scale names any.
    pub forms: Option<Filed<FormSet>>,
    /// The items, in the order of their files.
    pub items: Vec<Filed<Item>>,
    /// Every item file could be read, and a released edition is what was released. If not, the others are checked all the same, but the scale cannot be used.
    pub whole: bool,
}
