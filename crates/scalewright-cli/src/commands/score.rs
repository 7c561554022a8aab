//! `scalewright score`: the scores of a visit.

use scalewright::model::{Assessment, Lang};
use scalewright::score::Outcome;
use scalewright::{Detail, Scale};
use serde_json::json;

use super::Result;
use crate::Ending;
use crate::args::{Score, Scores};
use crate::output::{json as print_json, out};
use crate::place::{self, Visit};
use crate::screen::Screen;

pub(crate) fn score(screen: &Screen, args: &Score) -> Result {
    let visit = place::visit(screen, &args.visit, args.with.as_deref(), args.rater.as_deref())?;
    let outcomes = visit.subject.score(&visit.assessment, args.rater.as_deref(), Detail::Trace);
    match args.format {
        Scores::Json => print_json(&json!({ "outcomes": outcomes, "made_up": visit.assessment.made_up })),
        Scores::Table => table(screen, args, &visit, &outcomes),
    }
    // Scales beside the others are no part of the result.
    let result = outcomes.iter().take(visit.subject.scales.len());
    let complete = result.into_iter().all(|outcome| outcome.complete);
    Ok(if complete { Ending::Complete } else { Ending::Incomplete })
}

fn table(screen: &Screen, args: &Score, visit: &Visit, outcomes: &[Outcome]) {
    out(&head(screen, &visit.assessment, args.rater.as_deref()));
    for outcome in outcomes {
        let Some(scale) = scale_of(visit, outcome) else { continue };
        let teller = scale.teller(screen.words);
        out(&format!("{}\n", teller.table_of(outcome, screen.columns)));
        if args.explain {
            for item in &outcome.items {
                let note = note(&visit.assessment, &outcome.scale, &item.code);
                out(&format!("{}\n", teller.explain(item, note, screen.columns)));
            }
        }
    }
}

/// The scale of an outcome.
pub(crate) fn scale_of<'a>(visit: &'a Visit, outcome: &Outcome) -> Option<&'a Scale> {
    visit.subject.all().find(|scale| scale.checked.id() == outcome.scale)
}

/// What the raters noted on an item.
pub(crate) fn note<'a>(assessment: &'a Assessment, scale: &str, code: &str) -> Option<&'a str> {
    assessment.notes.get(scale)?.get(code).map(String::as_str)
}

/// The agency, the date and whose scores they are.
fn head(screen: &Screen, assessment: &Assessment, rater: Option<&str>) -> String {
    let words = screen.words;
    let mut parts = Vec::new();
    if let Some(name) = &assessment.site.name {
        parts.push(words.say("site-line", &[("name", name)]));
    }
    if let Some(date) = assessment.visited_on {
        parts.push(words.say("visited-line", &[("date", &date.to_string())]));
    }
    parts.push(match rater {
        Some(rater) => words.say("scored-rater", &[("rater", rater)]),
        None => words.word("scored-agreed"),
    });
    if assessment.made_up {
        parts.push(words.word("made-up-data"));
    }
    let between = if words.lang() == Lang::Ja { "　" } else { " · " };
    format!("{}\n\n", parts.join(between))
}
