//! The tree of values in a RON text, each with its place.

use std::ops::Range;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// A kind of value.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `None` or `()`.
    Nothing,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written.
    Number(serde_json::Number),
    /// A text.
    Text(String),
    /// A word that stands alone: a variant without content.
    Word(String),
    /// `[...]`
    List(Vec<Node>),
    /// `{...}`
    Map(Vec<(Node, Node)>),
    /// `Name(field: ...)` or `(field: ...)`
    Fields(Option<Name>, Vec<(Name, Node)>),
    /// `Name(...)` or `(...)` with values only
    Tuple(Option<Name>, Vec<Node>),
    /// Something that could not be read; a finding says why.
    Broken,
}

impl Node {
    /// The name before the bracket.
    pub const fn name(&self) -> Option<&Name> {
        match &self.kind {
            Kind::Fields(name, _) | Kind::Tuple(name, _) => name.as_ref(),
            _ => None,
        }
    }

    /// The beginning of a structure: its name, or else its bracket.
    pub fn head(&self) -> Range<usize> {
        match (&self.kind, self.name()) {
            (_, Some(name)) => name.range.clone(),
            (Kind::List(_) | Kind::Map(_) | Kind::Fields(..) | Kind::Tuple(..), None) => {
                self.range.start..self.range.start + 1
            }
            _ => self.range.clone(),
        }
    }
}
