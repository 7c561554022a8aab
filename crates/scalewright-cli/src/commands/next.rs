//! `scalewright next`: the smallest changes that lead to a higher score, and what to ask before the visit ends.

use scalewright::Scale;
use scalewright::render::NextPage;
use scalewright::score::{Asks, ItemStep, Standing, TotalStep};
use scalewright::source::target_name;
use serde_json::json;

use super::Result;
use crate::Ending;
use crate::args::{Next, Scores};
use crate::output::{json as print_json, out};
use crate::place::{self, Trouble, Visit};
use crate::screen::Screen;

/// The next steps with one scale.
struct Found<'a> {
    scale: &'a Scale,
    items: Vec<ItemStep>,
    totals: Vec<TotalStep>,
    asks: Option<Asks>,
}

pub(crate) fn next(screen: &Screen, args: &Next) -> Result {
    let visit = place::visit(screen, &args.visit, args.with.as_deref(), args.rater.as_deref())?;
    let found =
        if args.items.is_empty() { of_visit(screen, args, &visit)? } else { of_items(screen, args, &visit)? };
    match args.format {
        Scores::Json => {
            let steps: Vec<_> = found
                .iter()
                .map(|one| {
                    json!({
                        "scale": one.scale.checked.id(), "edition": one.scale.checked.edition(),
                        "items": one.items, "totals": one.totals, "asks": one.asks,
                    })
                })
                .collect();
            print_json(&json!({ "steps": steps, "made_up": visit.assessment.made_up }));
        }
        Scores::Table => {
            for one in &found {
                let page = NextPage { items: &one.items, totals: &one.totals, asks: one.asks.as_ref() };
                out(&format!("{}\n", one.scale.teller(screen.words).next_steps(&page, screen.columns)));
            }
            if args.items.is_empty() {
                left_out(screen, &visit);
            }
        }
    }
    let open = |item: &ItemStep| matches!(item.standing, Standing::Missing);
    let complete = !found.iter().flat_map(|one| &one.items).any(open);
    Ok(if complete { Ending::Complete } else { Ending::Incomplete })
}

/// Says which scales beside the battery the visit has no answers to.
fn left_out(screen: &Screen, visit: &Visit) {
    let unanswered = visit.subject.beside.iter();
    let unanswered = unanswered.filter(|scale| !visit.assessment.answers.contains_key(scale.checked.id()));
    let names: Vec<String> = unanswered.map(|scale| target_name(&scale.checked.target())).collect();
    if !names.is_empty() {
        let list = names.join(&screen.words.word("list-join"));
        out(&format!("{}\n", screen.words.say("next-left-out", &[("list", &list)])));
    }
}

/// The steps of some items alone.
fn of_items<'a>(
    screen: &Screen,
    args: &Next,
    visit: &'a Visit,
) -> std::result::Result<Vec<Found<'a>>, Trouble> {
    let mut found: Vec<Found<'a>> = Vec::new();
    for code in &args.items {
        let (scale, item) = place::item(screen, &visit.subject, code)?;
        let step = scale.steps().item(&visit.assessment, args.rater.as_deref(), &item.code);
        match found.iter_mut().find(|one| one.scale.checked.id() == scale.checked.id()) {
            Some(one) => one.items.extend(step),
            None => {
                let items = step.into_iter().collect();
                found.push(Found { scale, items, totals: Vec::new(), asks: None });
            }
        }
    }
    Ok(found)
}

/// The steps of the whole visit: items, totals, and what to ask.
fn of_visit<'a>(
    screen: &Screen,
    args: &Next,
    visit: &'a Visit,
) -> std::result::Result<Vec<Found<'a>>, Trouble> {
    let subject = &visit.subject;
    let beside = subject.beside.iter();
    let beside = beside.filter(|scale| visit.assessment.answers.contains_key(scale.checked.id()));
    let scales: Vec<&Scale> = subject.scales.iter().chain(beside).collect();
    let named = args.step_total.as_deref();
    let has = |scale: &Scale, id: &str| scale.checked.scale().totals.iter().any(|total| total.id == id);
    if let Some(id) = named.filter(|id| !scales.iter().any(|scale| has(scale, id))) {
        let totals = scales.iter().flat_map(|scale| &scale.checked.scale().totals);
        let mut known: Vec<&str> = Vec::new();
        for total in totals.map(|total| total.id.as_str()) {
            if !known.contains(&total) {
                known.push(total);
            }
        }
        let help = screen.words.say("next-known-totals", &[("known", &known.join(", "))]);
        return Err(Trouble::said(screen.words.say("next-no-such-total", &[("total", id)]), Some(help)));
    }
    let (assessment, rater) = (&visit.assessment, args.rater.as_deref());
    let mut found = Vec::with_capacity(scales.len());
    for scale in scales.into_iter().filter(|scale| named.is_none_or(|id| has(scale, id))) {
        let steps = scale.steps();
        let items = steps.items(assessment, rater);
        let totals =
            scale.checked.scale().totals.iter().filter(|total| named.is_none_or(|id| total.id == id));
        let totals = totals.filter_map(|total| steps.total(assessment, rater, &total.id, &items)).collect();
        let asks = steps.asks(assessment, rater, named);
        found.push(Found { scale, items, totals, asks });
    }
    Ok(found)
}
