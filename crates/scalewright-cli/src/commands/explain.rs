//! `scalewright explain`: how the score of an item came about.

use scalewright::Detail;
use scalewright::score::{ItemOutcome, Outcome};
use serde_json::json;

use super::Result;
use super::score::note;
use crate::Ending;
use crate::args::{Explain, Scores};
use crate::output::{json as print_json, out};
use crate::place::{self, Trouble};
use crate::screen::Screen;

pub(crate) fn explain(screen: &Screen, args: &Explain) -> Result {
    let visit = place::visit(screen, &args.visit, args.with.as_deref(), args.rater.as_deref())?;
    let outcomes = visit.subject.score(&visit.assessment, args.rater.as_deref(), Detail::Trace);
    let (mut pages, mut items) = (Vec::new(), Vec::new());
    for code in &args.items {
        let (scale, item) = place::item(screen, &visit.subject, code)?;
        let Some(outcome) = of_item(&outcomes, scale.checked.id(), &item.code) else {
            let message = screen.words.say("error-no-answers", &[("scale", scale.checked.id())]);
            return Err(Trouble::said(message, None));
        };
        let note = note(&visit.assessment, scale.checked.id(), &item.code);
        pages.push(scale.teller(screen.words).explain(outcome, note, screen.columns));
        items.push(outcome.clone());
    }
    match args.format {
        Scores::Table => out(&pages.join("\n")),
        Scores::Json => print_json(&json!({ "items": items })),
    }
    let open = |item: &ItemOutcome| matches!(item.state, scalewright::ItemState::Missing { .. });
    Ok(if items.iter().any(open) { Ending::Incomplete } else { Ending::Complete })
}

fn of_item<'a>(outcomes: &'a [Outcome], scale: &str, code: &str) -> Option<&'a ItemOutcome> {
    outcomes.iter().find(|outcome| outcome.scale == scale)?.item(code)
}
