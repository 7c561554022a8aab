//! Ranges that are none, and scores outside the range of their item.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Common, Effect, Field, FieldKind, Item, Measure, Number, Place, Range};

use crate::context::Context;
use crate::walk::Here;

/// The least is more than the most.
pub(crate) const BAD_RANGE: Code = Code::new("bad-range");
/// A score is outside the range of the item.
pub(crate) const SCORE_OUT_OF_RANGE: Code = Code::new("score-out-of-range");
/// The most digits after the point that can be shown.
const MAX_DECIMALS: u8 = 9;

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    let scale = &context.draft.scale.value;
    let place = context.scale_place();
    scores(scale.range, &place.key("range"), report);
    measures(&scale.measures, &place.key("measures"), report);
    for vocabulary in &context.vocabularies {
        common(vocabulary.common, &vocabulary.here.place, report);
    }
    for (item, here) in context.items() {
        if let Some(range) = item.range {
            scores(range, &here.place.key("range"), report);
        }
        fields(&item.inputs, &here.place.key("inputs"), report);
        measures(&item.measures, &here.place.key("measures"), report);
        limits(item, context.range_of(item), &here, report);
    }
    for rule in &context.rules {
        for scored in rule.scores() {
            score(scored.score, context.range_of(rule.item), scored.place, report);
        }
    }
}

fn common(of: &Common, place: &Place, report: &mut Report) {
    fields(&of.settings, &place.key("settings"), report);
    for (index, unit) in of.units.iter().enumerate().filter(|(_, unit)| unit.decimals > MAX_DECIMALS) {
        let place = place.key("units").index(index).key("decimals");
        let (found, most) = (unit.decimals.to_string(), MAX_DECIMALS.to_string());
        report.push(finding("decimals", place, "0".to_owned(), most).with("found", found));
    }
    for (index, table) in of.tables.iter().enumerate() {
        let place = place.key("tables").index(index);
        fields(&table.fields, &place.key("fields"), report);
        if let Some(most) = table.max_rows.filter(|most| table.min_rows > *most) {
            let (least, most) = (table.min_rows.to_string(), most.to_string());
            report.push(finding("rows", place.key("max_rows"), least, most));
        }
    }
}

fn finding(kind: &str, place: Place, min: String, max: String) -> Finding {
    Finding::error(BAD_RANGE, place).with("kind", kind).with("min", min).with("max", max)
}

/// Scores must be able to differ.
fn scores(range: Range, place: &Place, report: &mut Report) {
    if range.min >= range.max {
        report.push(finding("scores", place.clone(), range.min.to_string(), range.max.to_string()));
    }
}

fn fields(all: &[Field], place: &Place, report: &mut Report) {
    for (index, field) in all.iter().enumerate() {
        let (name, min, max) = match &field.kind {
            FieldKind::Integer { min, max } => ("Integer", *min, *max),
            FieldKind::Number { min, max } => ("Number", *min, *max),
            _ => continue,
        };
        let place = place.index(index).key("kind").key(name).key("max");
        most("field", min, max, place, report);
    }
}

fn measures(all: &[Measure], place: &Place, report: &mut Report) {
    for (index, measure) in all.iter().enumerate() {
        if let Some(range) = measure.range {
            let place = place.index(index).key("range").key("max");
            most("measure", range.min, range.max, place, report);
        }
    }
}

fn most(kind: &str, min: Number, max: Option<Number>, place: Place, report: &mut Report) {
    if let Some(max) = max.filter(|max| min > *max) {
        report.push(finding(kind, place, min.to_string(), max.to_string()));
    }
}

fn limits(item: &Item, range: Range, here: &Here<'_>, report: &mut Report) {
    for (index, limit) in item.limits.iter().enumerate() {
        let then = here.place.key("limits").index(index).key("then");
        let (name, found) = match limit.then {
            Effect::Exactly(found) => ("Exactly", found),
            Effect::AtMost(found) => ("AtMost", found),
            Effect::AtLeast(found) => ("AtLeast", found),
        };
        score(found, range, then.key(name), report);
    }
}

/// A score must be within the range of the item. A range that is the wrong way round is read as it was meant.
fn score(score: Number, range: Range, place: Place, report: &mut Report) {
    let (min, max) = (range.min.min(range.max), range.max.max(range.min));
    if score < min || score > max {
        let finding = Finding::error(SCORE_OUT_OF_RANGE, place).with("score", score.to_string());
        report.push(finding.with("min", min.to_string()).with("max", max.to_string()));
    }
}
