//! `scalewright diff`: what differs between two editions of a scale, or between two scales.

use scalewright::compare::{Kind, by_proof, compare};
use scalewright::diag::nearest;
use serde_json::json;

use super::Result;
use crate::Ending;
use crate::args::Diff;
use crate::comparing::{Form, Scales, put_out};
use crate::place::{self, Trouble};
use crate::screen::Screen;

pub(crate) fn diff(screen: &Screen, args: &Diff) -> Result {
    let kinds = kinds(screen, &args.kinds)?;
    let scales = Scales::open(screen, &args.older, &args.newer)?;
    let Some((old, new)) = scales.pair() else { return Ok(Ending::Refused) };
    let words = screen.words;
    for code in &args.only_items {
        if old.checked.item(code).is_none() {
            place::item(screen, &scales.new, code)?;
        }
    }
    let prove = by_proof(&old.checked, &new.checked);
    let mut comparison = compare(&old.checked, &new.checked, words, Some(&prove));
    comparison.locate(&|place| scales.session.files().locate(place));
    comparison.keep_items(&args.only_items);
    comparison.keep_kinds(&kinds);
    let form = Form { page: args.page, output: args.output.as_deref() };
    put_out(
        screen,
        &form,
        |columns| comparison.text(words, columns, args.places),
        |templates| comparison.html(words, templates),
        || json!(comparison),
    )?;
    let differs = args.exit_code && !comparison.is_empty();
    Ok(if differs { Ending::Refused } else { Ending::Complete })
}

fn kinds(screen: &Screen, names: &[String]) -> std::result::Result<Vec<Kind>, Trouble> {
    let known = Kind::ALL.map(Kind::as_str);
    let kind = |name: &String| {
        Kind::from_name(name).ok_or_else(|| {
            let help = match nearest(name, known) {
                Some(suggestion) => screen.words.say("error-did-you-mean", &[("suggestion", suggestion)]),
                None => screen.words.say("compare-error-kind-help", &[("known", &known.join(", "))]),
            };
            Trouble::said(screen.words.say("compare-error-kind", &[("name", name)]), Some(help))
        })
    };
    names.iter().map(kind).collect()
}
