//! Names in braces in texts.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Lang, Number, Place, Rule, Text};

use crate::context::Context;
use crate::placeholder::{Piece, pieces};
use crate::unknown::{NONE, listed, suggestion};
use crate::walk::{RuleAt, TextKind};

/// Nothing can be filled in for a name in braces.
pub(crate) const UNKNOWN_PLACEHOLDER: Code = Code::new("unknown-placeholder");
/// The pattern of a unit has no place for the number.
pub(crate) const UNIT_PATTERN: Code = Code::new("unit-pattern");

/// Stands for the number in the pattern of a unit.
const NUMBER: &str = "n";
/// Stands before the score whose threshold is meant.
const BOUND: &str = "bound:";

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    for text in &context.parts.texts {
        let place = &text.here.place;
        if text.kind == TextKind::UnitPattern {
            named(text.text, place, &[NUMBER], report);
            pattern(text.text, place, report);
        } else {
            let bounds =
                text.here.scope.item().map(|item| bounds(&context.rules, &item.code)).unwrap_or_default();
            let constants = text.here.scope.constants().map(|constant| &*constant.id);
            let known: Vec<&str> = constants.chain(bounds.iter().map(String::as_str)).collect();
            named(text.text, place, &known, report);
        }
    }
}

/// The thresholds of an item's bands, as they are written in braces.
fn bounds(rules: &[RuleAt<'_>], code: &str) -> Vec<String> {
    let bands = rules.iter().filter(|rule| rule.item.code == code).filter_map(|rule| match rule.rule {
        Rule::Bands(bands) => Some(bands),
        _ => None,
    });
    bands.flat_map(|bands| bands.cuts.steps()).map(|step| format!("{BOUND}{}", step.score)).collect()
}

/// Reports the names in braces that are not among the known ones.
pub(crate) fn named(text: &Text, place: &Place, known: &[&str], report: &mut Report) {
    for lang in Lang::ALL {
        let Some(wording) = text.get(lang) else { continue };
        let place = place.key(lang.code());
        match pieces(wording) {
            Err(at) => {
                let near: String = wording.get(at..).unwrap_or_default().chars().take(20).collect();
                report.push(finding("brace", &near, place, known));
            }
            Ok(pieces) => {
                let names = pieces.iter().filter_map(name);
                let unknown = names.filter(|name| !known.contains(&normal(name).as_str()));
                report.extend(unknown.map(|name| finding(kind(name), name, place.clone(), known)));
            }
        }
    }
}

/// The finding about a name in braces, with the names of the same kind that could stand there.
fn finding(kind: &str, name: &str, place: Place, known: &[&str]) -> Finding {
    let known: Vec<&str> =
        known.iter().copied().filter(|one| one.starts_with(BOUND) == (kind == "bound")).collect();
    let near = if kind == "name" { suggestion(name, &known) } else { NONE.to_owned() };
    Finding::error(UNKNOWN_PLACEHOLDER, place)
        .with("kind", kind)
        .with("name", name)
        .with("suggestion", near)
        .with("known", listed(&known))
}

fn kind(name: &str) -> &'static str {
    if name.starts_with(BOUND) { "bound" } else { "name" }
}

/// The names that stand in braces in a text, in any language.
pub(crate) fn names(text: &Text) -> Vec<&str> {
    let wordings = Lang::ALL.into_iter().filter_map(|lang| text.get(lang));
    let all = wordings.filter_map(|wording| pieces(wording).ok()).flatten();
    all.filter_map(|piece| name(&piece)).collect()
}

const fn name<'t>(piece: &Piece<'t>) -> Option<&'t str> {
    match piece {
        Piece::Name(name) => Some(name),
        Piece::Literal(_) => None,
    }
}

/// A name with the number of a score in its shortest form.
fn normal(name: &str) -> String {
    let score = name.strip_prefix(BOUND).and_then(Number::parse);
    score.map_or_else(|| name.to_owned(), |score| format!("{BOUND}{score}"))
}

/// Each wording of a pattern must have a place for the number.
fn pattern(text: &Text, place: &Place, report: &mut Report) {
    for lang in Lang::ALL {
        let wording = text.get(lang).filter(|wording| !wording.trim().is_empty());
        let has_number =
            |wording: &str| pieces(wording).map_or(true, |all| all.contains(&Piece::Name(NUMBER)));
        if wording.is_some_and(|wording| !has_number(wording)) {
            report.push(Finding::error(UNIT_PATTERN, place.key(lang.code())));
        }
    }
}
