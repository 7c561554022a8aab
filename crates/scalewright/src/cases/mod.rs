//! Runs the cases that stand beside a scale.

mod accept;
mod aim;
mod coverage;
mod examples;
mod generate;
mod shrink;

use std::collections::BTreeMap;
use std::path::Path;

use scalewright_model::{
    Assessment, Case, Exact, Expect, Expected, ExpectedTotal, Filed, Given, Number, Place, Site, Target,
    decimal,
};
use scalewright_score::{About, Detail, ItemState, Outcome, TotalState};

pub use accept::{Acceptance, Left, Rewriting, rewriting};
pub use coverage::{Coverage, CoveredGoal, Tally};
pub use examples::examples;
pub use generate::{Example, GENERATED, Generated, generate};

use crate::{Session, Subject};

/// What a case came to.
#[derive(Clone, Debug)]
pub struct CaseResult {
    /// The name of the case.
    pub name: String,
    /// What it is there to show.
    pub why: String,
    /// Where it stands.
    pub place: Place,
    /// What it gives.
    pub given: Given,
    /// What it expects of items and totals.
    pub expect: Expect,
    /// The assessment that was scored; nothing if it cannot be read.
    pub assessment: Option<Assessment>,
    /// Where the outcome differs from what is expected. A case without differences has passed.
    pub differences: Vec<Difference>,
    /// What came out, with the trace of every item.
    pub outcomes: Vec<Outcome>,
}

impl CaseResult {
    /// Whether all came out as expected.
    pub const fn passed(&self) -> bool {
        self.differences.is_empty()
    }

    /// The items and totals of a scale that it expects something of.
    pub fn names(&self, scale: &str) -> impl Iterator<Item = About> {
        let items =
            self.expect.items.get(scale).into_iter().flatten().map(|(code, _)| About::Item(code.clone()));
        let totals =
            self.expect.totals.get(scale).into_iter().flatten().map(|(id, _)| About::Total(id.clone()));
        items.chain(totals)
    }
}

/// Something that came out otherwise than expected.
#[expect(clippy::large_enum_variant, reason = "there are few, and they live shortly")]
#[derive(Clone, Debug)]
pub enum Difference {
    /// An item or a total.
    Of {
        /// The scale.
        scale: String,
        /// The code of the item, or the name of the total.
        name: String,
        /// What was expected.
        wanted: Wanted,
        /// What came out.
        found: Found,
    },
    /// The assessment of the case cannot be read; the findings of the session say why.
    Unreadable,
}

/// What was expected.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// Of an item.
    Item(Expected),
    /// Of a total.
    Total(ExpectedTotal),
}

/// What came out.
#[derive(Clone, Debug)]
pub enum Found {
    /// For an item.
    Item(ItemState),
    /// For a total: its state, and the least and the most that it can still come to.
    Total(TotalState, Option<(Exact, Exact)>),
    /// There is no such item or total, or the scale was not scored.
    Nothing,
}

/// Runs all cases in the folder `cases/` beside a scale or a battery. Findings about the files are in the session.
pub fn run_cases(session: &mut Session, subject: &Subject) -> Vec<CaseResult> {
    run_cases_but(session, subject, None)
}

/// Runs all cases but those in one file, which is not even read.
pub fn run_cases_but(session: &mut Session, subject: &Subject, but: Option<&Path>) -> Vec<CaseResult> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let but = but.map(real);
    let files = session.list(&subject.folder().join("cases"));
    let mut results = Vec::new();
    for path in files.into_iter().filter(|path| but.as_ref() != Some(&real(path))) {
        let Some(file) = session.cases(&path, subject) else { continue };
        for (index, case) in file.value.cases.iter().enumerate() {
            let place = file.place().key("cases").index(index);
            results.push(run(session, subject, &file, case, place));
        }
    }
    results
}

fn run(
    session: &mut Session,
    subject: &Subject,
    file: &Filed<scalewright_model::CaseFile>,
    case: &Case,
    place: Place,
) -> CaseResult {
    let assessment = assessment(session, subject, &file.file, case);
    let outcomes = assessment.as_ref().map(|assessment| subject.score(assessment, None, Detail::Trace));
    let differences = match &outcomes {
        Some(outcomes) => differences(case, outcomes),
        None => vec![Difference::Unreadable],
    };
    CaseResult {
        name: case.name.clone(),
        why: case.why.clone(),
        place,
        given: case.given.clone(),
        expect: case.expect.clone(),
        differences,
        assessment,
        outcomes: outcomes.unwrap_or_default(),
    }
}

fn assessment(session: &mut Session, subject: &Subject, file: &str, case: &Case) -> Option<Assessment> {
    match &case.given {
        Given::File(path) => {
            let folder = Path::new(file).parent().unwrap_or(Path::new(""));
            session.assessment(&folder.join(path), subject)
        }
        part @ Given::Part { .. } => of_part(part, subject.target()),
    }
}

/// The assessment that the part of one stands for; nothing for a file.
fn of_part(given: &Given, target: &Target) -> Option<Assessment> {
    let Given::Part { visited_on, settings, tables, answers } = given else { return None };
    Some(Assessment {
        is_final: false,
        plan: None,
        format: 1,
        target: target.clone(),
        made_up: true,
        site: Site::default(),
        visited_on: *visited_on,
        settings: settings.clone(),
        tables: tables.clone(),
        answers: answers.clone(),
        draw: None,
        raters: Vec::new(),
        notes: BTreeMap::new(),
        previous: BTreeMap::new(),
        strengths: Vec::new(),
        challenges: Vec::new(),
    })
}

fn differences(case: &Case, outcomes: &[Outcome]) -> Vec<Difference> {
    let mut found = Vec::new();
    let of_scale = |id: &String| outcomes.iter().find(|outcome| outcome.scale == *id);
    for (scale, items) in &case.expect.items {
        for (code, expected) in items {
            let item = of_scale(scale).and_then(|outcome| outcome.item(code));
            if !item.is_some_and(|item| item_fits(expected, &item.state)) {
                let out = item.map_or(Found::Nothing, |item| Found::Item(item.state.clone()));
                let wanted = Wanted::Item(expected.clone());
                found.push(Difference::Of { scale: scale.clone(), name: code.clone(), wanted, found: out });
            }
        }
    }
    for (scale, totals) in &case.expect.totals {
        for (id, expected) in totals {
            let total = of_scale(scale).and_then(|outcome| outcome.total(id));
            if !total.is_some_and(|total| total_fits(expected, &total.state, total.between)) {
                let out =
                    total.map_or(Found::Nothing, |total| Found::Total(total.state.clone(), total.between));
                let wanted = Wanted::Total(expected.clone());
                found.push(Difference::Of { scale: scale.clone(), name: id.clone(), wanted, found: out });
            }
        }
    }
    found
}

fn item_fits(expected: &Expected, state: &ItemState) -> bool {
    match (expected, state) {
        (Expected::Score(wanted), ItemState::Scored(score)) => wanted.exact() == *score,
        (Expected::Possible(wanted), ItemState::Missing { possible, .. }) => {
            let mut wanted: Vec<Exact> = wanted.iter().map(|score| score.exact()).collect();
            wanted.sort();
            wanted == *possible
        }
        (Expected::NotApplicable, ItemState::NotApplicable) => true,
        _ => false,
    }
}

fn total_fits(expected: &ExpectedTotal, state: &TotalState, between: Option<(Exact, Exact)>) -> bool {
    match (expected, state) {
        (ExpectedTotal::Value(wanted), TotalState::Value(value) | TotalState::OfRated(value)) => {
            same(*wanted, *value)
        }
        (ExpectedTotal::Between(low, high), TotalState::Missing) => {
            between.is_some_and(|(least, most)| same(*low, least) && same(*high, most))
        }
        (ExpectedTotal::Insufficient, TotalState::Insufficient) => true,
        _ => false,
    }
}

/// Whether a value is the expected one, to nine digits after the point.
fn same(wanted: Number, value: Exact) -> bool {
    wanted.to_string() == decimal(value, 9)
}
