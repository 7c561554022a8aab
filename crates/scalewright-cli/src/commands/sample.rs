//! `scalewright sample`: draws the records that assessors read.

use scalewright::forms::Drawing;
use scalewright::model::{Assessment, Cell, GroupDraw};
use serde_json::json;

use super::Result;
use crate::Ending;
use crate::args::{Sample, Scores};
use crate::output::{err, json as print_json, out};
use crate::place::{Trouble, Visit};
use crate::screen::Screen;
use crate::workbooks;

/// A seed that was not given has so many digits.
const DIGITS: usize = 8;

pub(crate) fn sample(screen: &Screen, args: &Sample) -> Result {
    let words = screen.words;
    if let Some(written) = &args.drawn {
        workbooks::not_over(screen, &args.visit_or_book, written)?;
    }
    let visit = workbooks::visit(screen, &args.visit_or_book, args.forms_of.as_deref())?;
    let seed = match &args.seed {
        Some(seed) => seed.trim().to_owned(),
        None => random_seed().ok_or_else(|| Trouble::said(words.word("error-no-seed"), None))?,
    };
    let drawing = visit.subject.draw(&visit.assessment, &seed);
    let drawing = drawing.ok_or_else(|| Trouble::said(words.word("error-no-groups"), None))?;
    match args.format {
        Scores::Json => {
            print_json(&json!({ "draw": drawing.draw, "open": drawing.open, "lacking": drawing.lacking }));
        }
        Scores::Table => print(screen, args, &visit, &drawing),
    }
    let complete = drawing.lacking.is_empty() && drawing.open.is_empty();
    if let Some(path) = &args.drawn {
        let stored = stored(screen, args, &visit.assessment, drawing)?;
        workbooks::write(screen, path, &visit.subject, &stored)?;
        err(&format!("{}\n", words.say("document-written", &[("path", &path.display().to_string())])));
    } else if args.format == Scores::Table {
        err(&format!("{}\n", words.word("sample-not-stored")));
    }
    Ok(if complete { Ending::Complete } else { Ending::Incomplete })
}

/// A number from the system's source of chance.
fn random_seed() -> Option<String> {
    let number = getrandom::u64().ok()?;
    Some(format!("{:0DIGITS$}", number % 10_u64.pow(u32::try_from(DIGITS).ok()?)))
}

/// The visit with the drawing and the record sheets for it. Records that were read already are not thrown away.
fn stored(
    screen: &Screen,
    args: &Sample,
    visit: &Assessment,
    drawing: Drawing,
) -> std::result::Result<Assessment, Trouble> {
    let filled = drawing.records.keys().any(|id| visit.tables.get(id).is_some_and(|rows| !rows.is_empty()));
    if filled && !args.again {
        let help = screen.words.word("error-records-there-help");
        return Err(Trouble::said(screen.words.word("error-records-there"), Some(help)));
    }
    let mut stored = visit.clone();
    stored.tables.extend(drawing.records);
    stored.draw = Some(drawing.draw);
    Ok(stored)
}

fn print(screen: &Screen, args: &Sample, visit: &Visit, drawing: &Drawing) {
    let words = screen.words;
    out(&format!("{}\n\n", words.say("sample-seed", &[("seed", &drawing.draw.seed)])));
    for group in &drawing.draw.groups {
        let (wanted, clients) = (group.wanted.to_string(), group.clients.to_string());
        let numbers = [("group", group.group.as_str()), ("wanted", &wanted), ("clients", &clients)];
        out(&format!("{}\n", words.say("sample-group", &numbers)));
        let drawn = named(args, visit, &group.group, &group.rows);
        out(&format!("  {}\n", words.say("sample-drawn", &[("rows", &drawn)])));
        told(screen, args, visit, group, drawing);
    }
    if visit.assessment.visited_on.is_none() {
        out(&format!("{}\n", words.word("sample-no-date")));
    }
    out(&format!("\n{}\n", words.word("sample-how")));
}

/// What was drawn instead, what is lacking, and of whom it could not be told.
fn told(screen: &Screen, args: &Sample, visit: &Visit, group: &GroupDraw, drawing: &Drawing) {
    let words = screen.words;
    for instead in &group.instead {
        let rows = named(args, visit, &instead.group, &instead.rows);
        out(&format!("  {}\n", words.say("sample-instead", &[("other", &instead.group), ("rows", &rows)])));
    }
    if let Some(number) = drawing.lacking.get(&group.group) {
        out(&format!("  {}\n", words.say("sample-lacking", &[("number", &number.to_string())])));
    }
    if let Some(rows) = drawing.open.get(&group.group) {
        let rows = named(args, visit, &group.group, rows);
        out(&format!("  {}\n", words.say("sample-open", &[("rows", &rows)])));
    }
}

/// The numbers of rows; with the clients' initials, if that was asked for.
fn named(args: &Sample, visit: &Visit, group: &str, rows: &[u32]) -> String {
    let common = visit.subject.scales.iter().map(|scale| scale.checked.common());
    let found = common.flat_map(|common| &common.groups).find(|one| one.id == group);
    let table = found
        .and_then(|group| visit.subject.scales.iter().find_map(|scale| scale.checked.table(&group.table)));
    let field = table.and_then(|table| table.fields.iter().find(|field| field.initials_only));
    let client = |row: u32| {
        let rows = visit.assessment.tables.get(&table?.id)?;
        match rows.get(usize::try_from(row).ok()?.checked_sub(1)?)?.get(&field?.id)? {
            Cell::Text(text) => Some(text.clone()),
            _ => None,
        }
    };
    let shown = |row: &u32| match client(*row).filter(|_| args.show_clients) {
        Some(client) => format!("{row} ({client})"),
        None => row.to_string(),
    };
    if rows.is_empty() { "–".to_owned() } else { rows.iter().map(shown).collect::<Vec<_>>().join(", ") }
}
