//! `scalewright test --coverage`: what the cases touch of each scale, and what no case touches.

use std::path::{Path, PathBuf};

use scalewright::render::Page;
use scalewright::score::{About, Goal, GoalKind};
use scalewright::source::editions::command_path;
use scalewright::words::{pad, pad_left, width};
use scalewright::{CaseResult, Coverage, Scale, Session, library};
use serde_json::{Value, json};

use super::{Run, ending, run, runs};
use crate::Ending;
use crate::args::Scores;
use crate::commands::Result;
use crate::output::{err, json as print_json, out};
use crate::place::scales_root;
use crate::screen::{Paint, Screen, painted};

/// What stands in a column for a kind of which there is nothing.
const NOTHING: &str = "–";

pub(super) fn coverage(screen: &Screen, folders: &[PathBuf], format: Scores) -> Result {
    let (session, own) = runs(folders)?;
    let around = around(screen, &session, &own);
    let results: Vec<&CaseResult> = own.iter().chain(&around).flat_map(|run| &run.results).collect();
    let mut seen: Vec<(&str, &str)> = Vec::new();
    let (mut told, mut complete) = (Vec::new(), ending(&own) == Ending::Complete);
    for scale in own.iter().flat_map(|run| run.subject.all()) {
        let name = (scale.checked.id(), scale.checked.edition());
        if seen.contains(&name) {
            continue;
        }
        seen.push(name);
        let coverage = Coverage::new(scale, results.iter().copied());
        complete &= coverage.lacking().is_empty();
        match format {
            Scores::Table => page(screen, scale, &coverage),
            Scores::Json => told.push(as_json(screen, scale, &coverage)),
        }
    }
    match format {
        Scores::Json => print_json(&json!({ "scales": told })),
        Scores::Table if ending(&own) == Ending::Refused => {
            err(&format!("{}\n", screen.words.word("coverage-differing")));
            super::table(screen, &session, &own);
        }
        Scores::Table => {}
    }
    Ok(if complete { Ending::Complete } else { Ending::Refused })
}

/// The batteries around, which score with the scales at hand: their cases touch the scales as well.
fn around(screen: &Screen, session: &Session, own: &[Run]) -> Vec<Run> {
    let mut session = session.clone();
    let here: Vec<PathBuf> = own.iter().map(|run| real(run.subject.folder())).collect();
    let scales: Vec<PathBuf> =
        own.iter().flat_map(|run| run.subject.all()).map(|scale| real(&scale.folder)).collect();
    let entries = library(&scales_root(screen, None)).into_iter();
    let others = entries
        .filter(|entry| entry.folder.join("battery.ron").is_file() && !here.contains(&real(&entry.folder)));
    let found = others.filter_map(|entry| run(&mut session, &entry.folder));
    found.filter(|run| run.subject.all().any(|scale| scales.contains(&real(&scale.folder)))).collect()
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The table of a scale, what is untouched, and what it lacks.
fn page(screen: &Screen, scale: &Scale, coverage: &Coverage) {
    let words = screen.words;
    let teller = scale.teller(words);
    let title = teller.text(&scale.checked.scale().title);
    let args = [("title", title.as_str()), ("edition", scale.checked.edition())];
    out(&format!("{}\n\n", painted(&words.say("coverage-title", &args), Paint::Bold)));
    out(&table(screen, scale, coverage));
    let mut page = Page::new(screen.columns);
    page.heading(&words.word("coverage-untouched"));
    let untouched = listed(screen, scale, coverage.untouched());
    if untouched.is_empty() {
        page.line(2, 2, &words.word("coverage-complete"));
    }
    out(&format!("{}{untouched}\n", page.finish()));
    lacking(screen, scale, coverage);
}

/// Goals in words, a line or more for each.
pub(crate) fn listed<'g>(screen: &Screen, scale: &Scale, goals: impl Iterator<Item = &'g Goal>) -> String {
    let teller = scale.teller(screen.words);
    let mut page = Page::new(screen.columns);
    for goal in goals {
        let (about, what) = (teller.about(&goal.about), teller.goal(goal));
        page.line(2, 4, &screen.words.say("coverage-line", &[("about", &about), ("what", &what)]));
    }
    page.finish()
}

fn lacking(screen: &Screen, scale: &Scale, coverage: &Coverage) {
    let words = screen.words;
    let teller = scale.teller(words);
    let title = scale.checked.scale().short.as_ref().unwrap_or(&scale.checked.scale().title);
    let title = teller.text(title);
    let lacking = coverage.lacking();
    for (kind, tally, demand) in &lacking {
        let args = [
            ("title", title.clone()),
            ("kind", kind_word(screen, *kind)),
            ("demand", demand.to_string()),
            ("percent", tally.percent().unwrap_or(100).to_string()),
            ("touched", tally.touched.to_string()),
            ("of", tally.of.to_string()),
        ];
        let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
        err(&format!("{}: {}\n", words.word("error-title"), words.say("coverage-lacks", &args)));
    }
    let of_totals = |kind: &GoalKind| *kind == GoalKind::Totals;
    if lacking.iter().any(|(kind, ..)| !of_totals(kind)) {
        err(&format!("  {}\n", words.say("coverage-lacks-help", &[("scale", &command_path(&scale.folder))])));
    }
    if lacking.iter().any(|(kind, ..)| of_totals(kind)) {
        err(&format!("  {}\n", words.word("coverage-lacks-totals-help")));
    }
}

fn kind_word(screen: &Screen, kind: GoalKind) -> String {
    screen.words.word(&format!("goal-kind-{}", kind.name()))
}

/// A line for each item and total, the sums, and what is demanded.
fn table(screen: &Screen, scale: &Scale, coverage: &Coverage) -> String {
    let words = screen.words;
    let teller = scale.teller(words);
    let counted = |about: Option<&About>, kind: GoalKind| {
        let tally = coverage.tally(kind, about);
        if tally.of == 0 {
            return NOTHING.to_owned();
        }
        let (touched, of) = (tally.touched.to_string(), tally.of.to_string());
        words.say("coverage-of", &[("touched", &touched), ("of", &of)])
    };
    let percent = |value: usize| words.say("coverage-percent", &[("percent", &value.to_string())]);
    let row = |name: String, cell: &dyn Fn(GoalKind) -> String| {
        std::iter::once(name).chain(GoalKind::ALL.into_iter().map(cell)).collect::<Vec<_>>()
    };
    let mut rows = vec![row(String::new(), &|kind| kind_word(screen, kind))];
    for about in coverage.abouts() {
        rows.push(row(teller.about(&about), &|kind| counted(Some(&about), kind)));
    }
    rows.push(row(words.word("coverage-sum"), &|kind| counted(None, kind)));
    let share = |kind| coverage.tally(kind, None).percent().map_or_else(|| NOTHING.to_owned(), percent);
    rows.push(row(String::new(), &share));
    let demanded =
        |kind| coverage.demand(kind).map_or_else(|| NOTHING.to_owned(), |demand| percent(demand.into()));
    if GoalKind::ALL.into_iter().any(|kind| coverage.demand(kind).is_some()) {
        rows.push(row(words.word("coverage-demand"), &demanded));
    }
    aligned(&rows)
}

fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max();
    let widths: Vec<usize> = (0..columns).map(|column| widest(column).unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate();
        let cells = cells.map(
            |(column, (cell, width))| {
                if column == 0 { pad(cell, *width) } else { pad_left(cell, *width) }
            },
        );
        format!("  {}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

fn as_json(screen: &Screen, scale: &Scale, coverage: &Coverage) -> Value {
    let teller = scale.teller(screen.words);
    let goals = coverage.goals.iter().map(|covered| {
        let (part, name) = match &covered.goal.about {
            About::Item(code) => ("item", code),
            About::Total(id) => ("total", id),
        };
        json!({
            part: name,
            "kind": covered.goal.aim.kind().name(),
            "text": teller.goal(&covered.goal),
            "cases": covered.cases,
        })
    });
    let goals: Vec<Value> = goals.collect();
    let sums = GoalKind::ALL.into_iter().map(|kind| {
        let tally = coverage.tally(kind, None);
        let sum = json!({
            "touched": tally.touched,
            "of": tally.of,
            "percent": tally.percent(),
            "demanded": coverage.demand(kind),
        });
        (kind.name().to_owned(), sum)
    });
    let sums: serde_json::Map<String, Value> = sums.collect();
    let lacking: Vec<&str> = coverage.lacking().into_iter().map(|(kind, ..)| kind.name()).collect();
    json!({
        "scale": scale.checked.id(),
        "edition": scale.checked.edition(),
        "sums": sums,
        "lacking": lacking,
        "goals": goals,
    })
}
