//! A visit without what tells people and agencies apart, for sharing.

use std::collections::BTreeMap;

use scalewright_check::Checked;
use scalewright_model::{Answers, Assessment, Cell, Field, FieldKind, Rater, Row, Site, Table};

use crate::Subject;

/// The same visit without names, free text and local numbers. Its scores stay the same: in the forms, the same text is replaced by
/// the same stand-in, so that different employers stay different.
///
/// What stays are numbers, codes, days and the scores' grounds in numbers. Days stay because scores need them.
pub fn strip(subject: Subject<'_>, visit: &Assessment) -> Assessment {
    let scales = || subject.scales.iter().chain(subject.beside).copied();
    let mut stripped = visit.clone();
    stripped.site = Site::default();
    stripped.plan = None;
    stripped.notes = BTreeMap::new();
    stripped.strengths = Vec::new();
    stripped.challenges = Vec::new();
    for (id, rows) in &mut stripped.tables {
        let table = scales().find_map(|scale| scale.table(id));
        rows_without(table, rows);
    }
    let settings = |id: &str| scales().find_map(|scale| scale.setting(id));
    stripped.settings.retain(|id, _| settings(id).is_some_and(|field| !is_text(field)));
    answers_without(&mut stripped.answers, &scales);
    for (rater, number) in stripped.raters.iter_mut().zip(1..) {
        answers_without(&mut rater.answers, &scales);
        let answers = std::mem::take(&mut rater.answers);
        *rater = Rater { id: format!("R{number}"), answers };
    }
    stripped
}

const fn is_text(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Text)
}

/// Replaces texts by stand-ins: the letter of the field's place and a number for each different text.
fn rows_without(table: Option<&Table>, rows: &mut [Row]) {
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut next: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        for (id, cell) in row.iter_mut() {
            let field = table.and_then(|table| table.fields.iter().find(|field| field.id == *id));
            let Cell::Text(text) = cell else { continue };
            if field.is_some_and(|field| !is_text(field)) {
                continue;
            }
            let key = (id.clone(), text.trim().to_owned());
            let number = *known.entry(key).or_insert_with(|| {
                let number = next.entry(id.clone()).or_default();
                *number += 1;
                *number
            });
            *text = format!("{id}-{number}");
        }
    }
}

/// Takes free text out of answers.
fn answers_without<'a, I: Iterator<Item = &'a Checked>>(answers: &mut Answers, scales: &impl Fn() -> I) {
    for (id, items) in answers.iter_mut() {
        let scale = scales().find(|scale| scale.id() == id);
        for (code, given) in items.iter_mut() {
            let item = scale.and_then(|scale| scale.item(code));
            let text = |id: &str| {
                item.is_some_and(|item| item.inputs.iter().any(|input| input.id == id && is_text(input)))
            };
            given.retain(|id, _| !text(id));
        }
    }
}
