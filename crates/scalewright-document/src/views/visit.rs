//! A visit and its scores in words.

use std::collections::BTreeMap;

use scalewright_model::{Cell, Exact, Rater, decimal};
use scalewright_render::{Grounds, Teller};
use scalewright_score::{ItemOutcome, ItemState, Outcome, TotalOutcome};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Material, Source, Visit};

/// A visit and its scores in words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VisitView {
    /// The name of the agency.
    pub site: String,
    /// The key person.
    pub contact: String,
    /// The day of the visit.
    pub date: String,
    /// The data is made up.
    pub made_up: bool,
    /// The result will not change.
    pub is_final: bool,
    /// The rater whose scores these are; empty for the agreed ones.
    pub rater: String,
    /// All raters.
    pub raters: Vec<String>,
    /// The day of the letter.
    pub written_on: String,
    /// Who writes it.
    pub sender: String,
    /// How to reach them.
    pub reach: String,
    /// The day by which the forms are to be back.
    pub forms_back_by: String,
    /// The name of the timetable.
    pub timetable: String,
    /// What the agency does well.
    pub strengths: Vec<String>,
    /// What it could take on.
    pub challenges: Vec<String>,
    /// The results by scale, for every scale that has any.
    pub results: BTreeMap<String, ScaleResult>,
    /// There are scores of an earlier visit.
    pub has_previous: bool,
    /// The rows of the tables, as they were filled in.
    pub rows: BTreeMap<String, Vec<BTreeMap<String, String>>>,
}

/// The result of one scale.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ScaleResult {
    /// Every item has a score or does not apply.
    pub complete: bool,
    /// How many items have no score yet.
    pub open: usize,
    /// The items by code.
    pub items: BTreeMap<String, ItemResult>,
    /// The totals by name.
    pub totals: BTreeMap<String, TotalResult>,
    /// There are scores of an earlier visit.
    pub has_previous: bool,
}

/// The result of an item.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ItemResult {
    /// The score; empty if there is none.
    pub score: String,
    /// The same as a number.
    pub value: Option<f64>,
    /// The score, or why there is none, in short.
    pub state: String,
    /// It does not apply.
    pub not_applicable: bool,
    /// Where it lies between the lowest and the highest score, from 0 to 1.
    pub share: Option<f64>,
    /// The score of the earlier visit; empty if there is none.
    pub previous: String,
    /// The same as a number.
    pub previous_value: Option<f64>,
    /// `up`, `down` or `same` since the earlier visit; empty if that cannot be said.
    pub change: &'static str,
    /// The value on which the score rests.
    pub figure: String,
    /// What the raters noted.
    pub note: String,
    /// How the score came about.
    pub grounds: Grounds,
    /// What each rater gave alone.
    pub alone: Vec<RaterScore>,
    /// The raters differ.
    pub differs: bool,
}

/// What a rater gave alone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RaterScore {
    /// The rater.
    pub rater: String,
    /// The score, or why there is none, in short.
    pub state: String,
}

/// The result of a total.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TotalResult {
    /// The value; empty if there is none.
    pub shown: String,
    /// The same as a number.
    pub value: Option<f64>,
    /// The value and the most, or why there is none.
    pub state: String,
    /// The band of the value.
    pub band: String,
    /// The least that there can be.
    pub low: f64,
    /// The most that there can be.
    pub high: f64,
    /// The value of the earlier visit; empty if there is none.
    pub previous: String,
    /// The same as a number.
    pub previous_value: Option<f64>,
}

impl VisitView {
    pub(crate) fn new(material: &Material<'_>, visit: &Visit<'_>, tellers: &[Teller<'_>]) -> Self {
        let of = visit.assessment;
        let plan = of.plan.clone().unwrap_or_default();
        let date =
            |date: Option<scalewright_model::Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let sources = material.scales.iter().chain(material.beside).zip(tellers);
        let results: BTreeMap<String, ScaleResult> = sources
            .filter_map(|(source, teller)| {
                let outcome = visit.outcomes.iter().find(|outcome| outcome.scale == teller.scale.id())?;
                Some((outcome.scale.clone(), result(visit, source, teller, outcome)))
            })
            .collect();
        let rows = of.tables.iter().map(|(table, rows)| {
            let row = |row: &scalewright_model::Row| {
                row.iter().map(|(field, cell)| (field.clone(), shown(cell))).collect()
            };
            (table.clone(), rows.iter().map(row).collect())
        });
        Self {
            site: of.site.name.clone().unwrap_or_default(),
            contact: of.site.contact.clone().unwrap_or_default(),
            date: date(of.visited_on),
            made_up: of.made_up,
            is_final: of.is_final,
            rater: visit.rater.unwrap_or_default().to_owned(),
            raters: of.raters.iter().map(|Rater { id, .. }| id.clone()).collect(),
            written_on: date(plan.written_on),
            sender: plan.sender.unwrap_or_default(),
            reach: plan.reach.unwrap_or_default(),
            forms_back_by: date(plan.forms_back_by),
            timetable: plan.timetable.unwrap_or_default(),
            strengths: said(&of.strengths),
            challenges: said(&of.challenges),
            has_previous: results.values().any(|result| result.has_previous),
            rows: rows.collect(),
            results,
        }
    }
}

/// The texts that say something.
fn said(texts: &[String]) -> Vec<String> {
    texts.iter().filter(|text| !text.trim().is_empty()).cloned().collect()
}

/// A number near enough for a chart.
fn near(value: Exact) -> f64 {
    decimal(value, 6).parse().unwrap_or_default()
}

/// A cell as it was filled in: yes and no as 1 and 0.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Bool(true) => "1".to_owned(),
        Cell::Bool(false) => "0".to_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
    }
}

fn result(visit: &Visit<'_>, source: &Source<'_>, teller: &Teller<'_>, outcome: &Outcome) -> ScaleResult {
    let previous = visit.assessment.previous.get(&outcome.scale);
    let before = previous.map(|scores| source.plan.totals_of(scores)).unwrap_or_default();
    let items = outcome.items.iter().map(|item| {
        let before = previous.and_then(|scores| scores.get(&item.code)).map(|score| score.exact());
        (item.code.clone(), item_result(visit, teller, outcome, item, before))
    });
    let totals = outcome.totals.iter().map(|total| {
        let before = before.iter().find(|one| one.id == total.id).and_then(|total| total.state.value());
        (total.id.clone(), total_result(teller, total, before))
    });
    ScaleResult {
        complete: outcome.complete,
        open: outcome.items.iter().filter(|item| matches!(item.state, ItemState::Missing { .. })).count(),
        items: items.collect(),
        totals: totals.collect(),
        has_previous: previous.is_some_and(|scores| !scores.is_empty()),
    }
}

fn item_result(
    visit: &Visit<'_>,
    teller: &Teller<'_>,
    outcome: &Outcome,
    item: &ItemOutcome,
    before: Option<Exact>,
) -> ItemResult {
    let score = item.state.score();
    let alone: Vec<RaterScore> = visit
        .alone
        .iter()
        .filter_map(|(rater, outcomes)| {
            let of_scale = outcomes.iter().find(|other| other.scale == outcome.scale)?;
            let state = teller.state(&of_scale.item(&item.code)?.state);
            Some(RaterScore { rater: (*rater).to_owned(), state })
        })
        .collect();
    let notes = visit.assessment.notes.get(&outcome.scale);
    ItemResult {
        score: score.map(|score| decimal(score, 2)).unwrap_or_default(),
        value: score.map(near),
        share: score.and_then(|score| share(teller, &item.code, score)),
        state: teller.state(&item.state),
        not_applicable: item.state == ItemState::NotApplicable,
        previous: before.map(|score| decimal(score, 2)).unwrap_or_default(),
        previous_value: before.map(near),
        change: match score.zip(before).map(|(now, before)| now.cmp(&before)) {
            Some(std::cmp::Ordering::Greater) => "up",
            Some(std::cmp::Ordering::Less) => "down",
            Some(std::cmp::Ordering::Equal) => "same",
            None => "",
        },
        figure: teller.figure(item).unwrap_or_default(),
        note: notes.and_then(|notes| notes.get(&item.code)).cloned().unwrap_or_default(),
        grounds: teller.grounds(item),
        differs: alone.windows(2).any(|pair| pair[0].state != pair[1].state),
        alone,
    }
}

/// Where a score lies between the lowest and the highest of its item.
fn share(teller: &Teller<'_>, code: &str, score: Exact) -> Option<f64> {
    let range = teller.scale.range_of(teller.scale.item(code)?);
    let (low, high) = (range.min.exact(), range.max.exact());
    (high > low).then(|| near((score - low) / (high - low)))
}

fn total_result(teller: &Teller<'_>, total: &TotalOutcome, before: Option<Exact>) -> TotalResult {
    let model = teller.scale.scale().totals.iter().find(|one| one.id == total.id);
    let band = total.band.and_then(|band| model?.bands.get(band)).map(|band| teller.text(&band.title));
    let value = total.state.value();
    let bound = |of: fn((Exact, Exact)) -> Exact| total.out_of.map(of).map(near);
    TotalResult {
        shown: value.map(|value| decimal(value, 2)).unwrap_or_default(),
        value: value.map(near),
        state: teller.total_state(total),
        band: band.unwrap_or_default(),
        low: bound(|(low, _)| low).unwrap_or_default(),
        high: bound(|(_, high)| high).unwrap_or_default(),
        previous: before.map(|value| decimal(value, 2)).unwrap_or_default(),
        previous_value: before.map(near),
    }
}
