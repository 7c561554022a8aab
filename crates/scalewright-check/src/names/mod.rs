//! Names: what has one, where it is used, and what it means there.
//!
//! One resolver for all: the check for unknown names, and editors that complete a name, go to where it is given, or list where it is
//! used.
//!
//! ```
//! use scalewright_check::Draft;
//! use scalewright_check::names::Names;
//!
//! /// Every use of a name, with the place where the name is given.
//! fn uses(draft: &Draft) -> Vec<(String, Option<String>)> {
//!     let names = Names::new(draft);
//!     let target = |one| names.target(one).map(|given| given.place.pointer.clone());
//!     names.uses().iter().map(|one| (one.name.to_owned(), target(one))).collect()
//! }
//! ```

mod given;
mod thing;
mod uses;
pub mod visit;

use scalewright_model::{Expr, Field, Place};

pub use given::Given;
pub use thing::{NameKind, Thing};

use crate::Draft;
use crate::context::Context;

/// The names of a draft.
pub struct Names<'a> {
    given: Vec<Given<'a>>,
    uses: Vec<Use<'a>>,
    forms: Option<&'a str>,
}

/// A name that is used, and where.
#[derive(Clone, Debug)]
pub struct Use<'a> {
    /// What it names.
    pub kind: NameKind,
    /// The name.
    pub name: &'a str,
    /// Where it stands. In a text, the place of the whole text.
    pub place: Place,
    /// It stands in braces within a text.
    pub in_text: bool,
    /// The table whose fields are meant, or whose rows are gone through.
    pub table: Option<&'a str>,
    /// The coded field whose options are meant.
    pub coded: Option<&'a Field>,
    /// A name that cannot be used here: what is described cannot name itself.
    pub except: Option<&'a str>,
    /// Whether the check for unknown names judges it; others do where they know more.
    pub(crate) judged: bool,
}

/// What decides which names can be used at a place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spot<'s> {
    /// The file.
    pub file: &'s str,
    /// The table whose fields are meant, or whose rows are gone through.
    pub table: Option<&'s str>,
    /// The coded field whose options are meant.
    pub coded: Option<&'s Field>,
    /// A name that cannot be used here.
    pub except: Option<&'s str>,
}

impl<'a> Names<'a> {
    /// The names of a draft. The draft may have any errors.
    pub fn new(draft: &'a Draft) -> Self {
        Self::of_context(&Context::new(draft))
    }

    pub(crate) fn of_context(context: &Context<'a>) -> Self {
        let forms = context.draft.forms.as_ref().map(|forms| forms.file.as_str());
        Self { given: given::of_context(context), uses: uses::of_context(context), forms }
    }

    /// Everything that has a name: what items have, then what the scale has, then what it shares with others.
    pub fn given(&self) -> &[Given<'a>] {
        &self.given
    }

    /// Every use of a name.
    pub fn uses(&self) -> &[Use<'a>] {
        &self.uses
    }

    /// What can be named at a place, the nearest first.
    pub fn known<'n>(&'n self, kind: NameKind, spot: Spot<'_>) -> impl Iterator<Item = &'n Given<'a>> {
        self.given.iter().filter(move |given| given.thing.kind() == kind && self.reaches(given, spot))
    }

    /// What a name means at a place.
    pub fn resolve(&self, kind: NameKind, name: &str, spot: Spot<'_>) -> Option<&Given<'a>> {
        let mut named =
            self.given.iter().filter(|given| given.thing.kind() == kind && given.thing.id() == name);
        named.find(|given| self.reaches(given, spot))
    }

    fn reaches(&self, given: &Given<'a>, spot: Spot<'_>) -> bool {
        // Shared forms cannot know the scales that will use them.
        let in_forms = self.forms == Some(spot.file);
        given.reaches(&spot) && (!in_forms || given.place.file == spot.file)
    }

    /// What a use of a name means.
    pub fn target(&self, one: &Use<'a>) -> Option<&Given<'a>> {
        self.resolve(one.kind, one.name, one.spot())
    }

    /// The field, input or setting whose value an expression is, if it is one.
    pub fn field_of(&self, value: &Expr, spot: Spot<'_>) -> Option<&'a Field> {
        let (kind, name, table) = match value {
            Expr::Field(name) => (NameKind::Field, name, spot.table),
            Expr::Cell { table, field } => (NameKind::Field, field, Some(table.as_str())),
            Expr::Answer(name) => (NameKind::Input, name, None),
            Expr::Setting(name) => (NameKind::Setting, name, None),
            _ => return None,
        };
        self.resolve(kind, name, Spot { table, ..spot })?.thing.field()
    }

    /// What is given at a place: the thing itself, or its name.
    pub fn at(&self, place: &Place) -> Option<&Given<'a>> {
        self.given.iter().find(|given| given.place.file == place.file && given.holds(&place.pointer))
    }
}

impl Use<'_> {
    /// What decides which names can be used here.
    pub fn spot(&self) -> Spot<'_> {
        Spot { file: &self.place.file, table: self.table, coded: self.coded, except: self.except }
    }
}
