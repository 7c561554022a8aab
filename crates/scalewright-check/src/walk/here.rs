//! Where a walk stands.

use scalewright_model::Place;

use crate::scope::Scope;

/// A place, and what can be named there.
#[derive(Clone)]
pub(crate) struct Here<'a> {
    /// The place.
    pub place: Place,
    /// The table whose rows are gone through there.
    pub table: Option<&'a str>,
    /// The names in reach.
    pub scope: Scope<'a>,
}

impl<'a> Here<'a> {
    /// A place where no rows are gone through.
    pub const fn new(scope: Scope<'a>, place: Place) -> Self {
        Self { place, table: None, scope }
    }

    /// One step further: a field or the name of a variant.
    pub fn key(&self, key: &str) -> Self {
        Self { place: self.place.key(key), ..self.clone() }
    }

    /// One step further: an element of a list.
    pub fn index(&self, index: usize) -> Self {
        Self { place: self.place.index(index), ..self.clone() }
    }

    /// The same place, where the rows of a table are gone through.
    pub fn rows(&self, table: &'a str) -> Self {
        Self { table: Some(table), ..self.clone() }
    }
}
