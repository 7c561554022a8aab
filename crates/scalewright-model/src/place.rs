//! Places: where in the data something stands.

use serde::Serialize;

/// A place in a file: the file and the way to a value in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// The file, as it was named when it was opened.
    pub file: String,
    /// The way to the value, as a JSON Pointer (RFC 6901): `/rule/Bands/cuts`. Empty for the whole file.
    pub pointer: String,
    /// Which part of the value.
    pub part: Part,
}

/// A part of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Part {
    /// The value itself.
    #[default]
    Value,
    /// The name before it: the name of a field or the key of a map.
    Name,
    /// Its beginning: the name and the bracket of a structure.
    Head,
}

impl Place {
    /// The whole of a file.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), pointer: String::new(), part: Part::Value }
    }

    /// The value one step further: a field or a map key.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        Self { pointer: format!("{}/{key}", self.pointer), ..self.clone() }
    }

    /// The value one step further: an element of a list.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self { pointer: format!("{}/{index}", self.pointer), ..self.clone() }
    }

    /// The last step of the way: a field, a map key or the number of an element. Empty for the whole file.
    pub fn last(&self) -> &str {
        self.pointer.rsplit('/').next().unwrap_or_default()
    }

    /// The name before the value.
    #[must_use]
    pub fn name(mut self) -> Self {
        self.part = Part::Name;
        self
    }

    /// The beginning of the value.
    #[must_use]
    pub fn head(mut self) -> Self {
        self.part = Part::Head;
        self
    }
}

/// Something that was read from a file, with the name of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed<T> {
    /// The file.
    pub file: String,
    /// What was read.
    pub value: T,
}

impl<T> Filed<T> {
    /// The place of the whole.
    pub fn place(&self) -> Place {
        Place::file(self.file.clone())
    }
}
