//! `scalewright show`: a scale or some of its items as text.

use scalewright::Scale;
use scalewright::words::{pad, width};

use super::Result;
use crate::Ending;
use crate::args::Show;
use crate::output::out;
use crate::place;
use crate::screen::Screen;

pub(crate) fn show(screen: &Screen, args: &Show) -> Result {
    let (subject, _) = place::subject(screen, &args.scale)?;
    if args.items.is_empty() {
        for scale in subject.all() {
            overview(screen, scale);
        }
        return Ok(Ending::Complete);
    }
    let mut pages = Vec::new();
    for code in &args.items {
        let (scale, item) = place::item(screen, &subject, code)?;
        pages.push(scale.teller(screen.words).show(item, screen.columns));
    }
    out(&pages.join("\n"));
    Ok(Ending::Complete)
}

/// The items of a scale, by subscale.
fn overview(screen: &Screen, scale: &Scale) {
    let (words, teller) = (screen.words, scale.teller(screen.words));
    let head = scale.checked.scale();
    let edition = words.say("edition-of", &[("id", &head.id), ("edition", &head.edition)]);
    out(&format!("{}\n{edition}\n", teller.text(&head.title)));
    let codes = scale.checked.items().iter().map(|item| width(&item.code)).max().unwrap_or(0);
    for subscale in &head.subscales {
        out(&format!("\n{}\n", teller.text(&subscale.title)));
        for item in subscale.items.iter().filter_map(|code| scale.checked.item(code)) {
            out(&format!("  {}  {}\n", pad(&item.code, codes), teller.text_of(Some(item), &item.title)));
        }
    }
    out("\n");
}
