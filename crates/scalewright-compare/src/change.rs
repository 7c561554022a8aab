//! A change of a scale: what it is about, both sides of it, and a sentence that says it.

use scalewright_diag::Locate;
use scalewright_model::Place;
use serde::Serialize;

use crate::Kind;
use crate::renames::Rename;
use crate::texts::Piece;

/// A change of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is about.
    pub kind: Kind,
    /// What happened.
    pub manner: Manner,
    /// What changed, in words: `the threshold of score 5`.
    pub what: String,
    /// The change in a sentence. The words of a text that was rewritten stand in `pieces`.
    pub sentence: String,
    /// The change in short, where the sentence is long: without the sides.
    pub brief: String,
    /// The older side; nothing for what is new.
    pub old: Option<Side>,
    /// The newer side; nothing for what is gone.
    pub new: Option<Side>,
    /// A text word by word, where it was rewritten: what stayed, what is gone, what is new.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<Piece>,
    /// It is part of how a score comes about.
    pub scores: bool,
    /// Where the new thing would stand in the older scale.
    #[serde(skip)]
    pub(crate) home: Option<Place>,
    /// What scales name it by, for what items share.
    #[serde(skip)]
    pub(crate) name: Option<Name>,
    /// It is only another name.
    #[serde(skip)]
    pub(crate) rename: Option<Rename>,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// It was not there before.
    New,
    /// It is not there any more.
    Gone,
    /// It is another.
    Changed,
    /// A number is greater.
    Rises,
    /// A number is less.
    Falls,
    /// Something is counted that was not.
    Included,
    /// Something is not counted any more.
    Excluded,
    /// A text was rewritten.
    Reworded,
    /// It stands elsewhere.
    Moved,
}

impl Manner {
    /// The name in messages and in machine-readable output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Changed => "changed",
            Self::Rises => "rises",
            Self::Falls => "falls",
            Self::Included => "included",
            Self::Excluded => "excluded",
            Self::Reworded => "reworded",
            Self::Moved => "moved",
        }
    }
}

/// One side of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    /// What stands there, in words.
    pub text: String,
    /// The file.
    pub file: String,
    /// The way to the value, as a JSON Pointer.
    pub pointer: String,
    /// The line, from one, if the text of the file is at hand.
    pub line: Option<usize>,
}

impl Side {
    /// A side at a place.
    pub(crate) fn new(text: String, place: &Place) -> Self {
        Self { text, file: place.file.clone(), pointer: place.pointer.clone(), line: None }
    }

    /// The place.
    pub fn place(&self) -> Place {
        Place { pointer: self.pointer.clone(), ..Place::file(self.file.clone()) }
    }
}

/// The lists whose elements do nothing by themselves: something else must use them.
const USED_BY_OTHERS: [&str; 8] =
    ["constants", "criteria", "inputs", "measures", "fields", "settings", "tables", "units"];

impl Change {
    /// Whether it only adds something that other changes use, or drops what they do not use any more.
    pub(crate) fn only_serves(&self) -> bool {
        let pointer = match self.manner {
            Manner::New => self.home.as_ref().map(|home| home.pointer.as_str()),
            Manner::Gone => self.old.as_ref().map(|side| side.pointer.as_str()),
            _ => None,
        };
        let list = pointer.and_then(|pointer| pointer.rsplit('/').nth(1));
        list.is_some_and(|list| USED_BY_OTHERS.contains(&list))
    }

    /// Finds the lines of both sides.
    pub(crate) fn locate(&mut self, locate: &Locate<'_>) {
        for side in [&mut self.old, &mut self.new].into_iter().flatten() {
            side.line = locate(&side.place()).map(|spot| spot.line_column().0);
        }
    }
}

/// A name under which items use what they share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Name {
    Constant(String),
    Measure(String),
    Table(String),
    /// A field of a table.
    Field(String, String),
    /// A group of records.
    Group(String),
    Setting(String),
    Unit(String),
}
