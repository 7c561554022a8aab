//! What came out, as the new expectation of a case.

use std::collections::BTreeMap;

use scalewright_model::{Exact, Expected, ExpectedTotal, Number, Place, decimal};
use scalewright_source::{Edit, replace, replacing, written};

use super::{CaseResult, Difference, Found};
use crate::{ItemState, Session, TotalState};

/// What it takes to make cases expect what came out.
#[derive(Clone, Debug, Default)]
pub struct Acceptance {
    /// The files to rewrite, by name.
    pub files: BTreeMap<String, Rewriting>,
    /// What is not rewritten: the name of the case, and why.
    pub left: Vec<(String, Left)>,
}

/// Why an expectation is not rewritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// The assessment of the case cannot be read.
    Unreadable,
    /// There is no such item or total, or what came out cannot be written.
    Unwritable(String),
    /// A comment within the expectation of this item or total would be lost.
    Comment(String),
}

/// A file with new expectations.
#[derive(Clone, Debug, Default)]
pub struct Rewriting {
    /// The text that was read.
    pub before: String,
    /// The text with the new expectations. All else is as it was.
    pub after: String,
    /// How many expectations differ.
    pub count: usize,
}

/// The new texts of the files of cases that do not come out as expected. Nothing is written.
pub fn rewriting(session: &Session, results: &[CaseResult]) -> Acceptance {
    let mut acceptance = Acceptance::default();
    let mut edits: BTreeMap<String, Vec<Vec<Edit>>> = BTreeMap::new();
    for result in results {
        for difference in &result.differences {
            match edit(session, result, difference) {
                Ok((file, of_one)) => edits.entry(file).or_default().push(of_one),
                Err(left) => acceptance.left.push((result.name.clone(), left)),
            }
        }
    }
    for (file, edits) in edits {
        let Some(before) = session.files().text(&file) else { continue };
        let (count, after) = (edits.len(), replace(before, edits.into_iter().flatten().collect()));
        acceptance.files.insert(file, Rewriting { before: before.to_owned(), after, count });
    }
    acceptance
}

/// The file of an expectation and what is to be changed in it; or why it stays.
fn edit(
    session: &Session,
    result: &CaseResult,
    difference: &Difference,
) -> Result<(String, Vec<Edit>), Left> {
    let Difference::Of { scale, name, found, .. } = difference else { return Err(Left::Unreadable) };
    let (part, text) = match found {
        Found::Item(state) => ("items", of_item(state).and_then(|expected| written(&expected))),
        Found::Total(state, between) => {
            ("totals", of_total(state, *between).and_then(|expected| written(&expected)))
        }
        Found::Nothing => ("items", None),
    };
    let about = || format!("{scale} {name}");
    let left = || Left::Unwritable(about());
    let place: Place = result.place.key("expect").key(part).key(scale).key(name);
    let spot = session.files().locate(&place).ok_or_else(left)?;
    let text = text.ok_or_else(left)?;
    let edits = replacing(&spot.text, spot.range, &text).ok_or_else(|| Left::Comment(about()))?;
    Ok((place.file, edits))
}

/// What came out for an item, as an expectation.
pub(super) fn of_item(state: &ItemState) -> Option<Expected> {
    Some(match state {
        ItemState::Scored(score) => Expected::Score(number(*score)?),
        ItemState::Missing { possible, .. } => {
            Expected::Possible(possible.iter().map(|score| number(*score)).collect::<Option<_>>()?)
        }
        ItemState::NotApplicable => Expected::NotApplicable,
    })
}

fn of_total(state: &TotalState, between: Option<(Exact, Exact)>) -> Option<ExpectedTotal> {
    Some(match (state, between) {
        (TotalState::Value(value) | TotalState::OfRated(value), _) => ExpectedTotal::Value(rounded(*value)?),
        (TotalState::Missing, Some((low, high))) => ExpectedTotal::Between(rounded(low)?, rounded(high)?),
        (TotalState::Missing, None) => return None,
        (TotalState::Insufficient, _) => ExpectedTotal::Insufficient,
    })
}

/// A score, which is compared exactly.
fn number(value: Exact) -> Option<Number> {
    rounded(value).filter(|number| number.exact() == value)
}

/// A total, which is compared to nine digits after the point.
fn rounded(value: Exact) -> Option<Number> {
    Number::parse(&decimal(value, 9))
}
