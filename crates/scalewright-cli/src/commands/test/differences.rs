//! A case that does not come out as expected: where it stands, what it gives, what differs, and why it came out so.

use scalewright::model::{Cell, Exact, Expected, ExpectedTotal, Given, ItemAnswers, Number, Row, decimal};
use scalewright::render::{Page, Teller};
use scalewright::words::Words;
use scalewright::{CaseResult, Difference, Found, ItemState, Session, Subject, TotalState, Wanted};
use serde_json::{Value, json};

use crate::screen::{Paint, Screen, painted};

/// A case that gives more cells than this is not shown in full.
const MAX_CELLS: usize = 12;

/// A difference in words.
struct Told {
    scale: String,
    name: String,
    expected: String,
    found: String,
    /// By how much, where both are numbers.
    by: Option<String>,
    /// How it came about.
    reasons: Vec<String>,
}

/// The line at which a case begins.
pub(super) fn line(session: &Session, result: &CaseResult) -> Option<usize> {
    session.files().locate(&result.place).map(|spot| spot.line_column().0)
}

/// A case that differs, as text.
pub(super) fn page(screen: &Screen, session: &Session, subject: &Subject, result: &CaseResult) -> String {
    let words = screen.words;
    let line = line(session, result).map(|line| format!(":{line}")).unwrap_or_default();
    let name = words.say("difference-head", &[("name", &result.name)]);
    let mut page = Page::new(screen.columns);
    page.line(2, 2, &format!("{}{line}", result.place.file));
    page.line(2, 2, &words.say("difference-why", &[("why", &result.why)]));
    if let Some(given) = given(words, subject, result) {
        page.line(2, 2, &given);
    }
    let mut text = format!("{}\n{}", painted(&name, Paint::Bold), page.finish());
    for difference in &result.differences {
        text += &of_difference(screen, subject, result, difference);
    }
    text
}

fn of_difference(screen: &Screen, subject: &Subject, result: &CaseResult, difference: &Difference) -> String {
    let words = screen.words;
    let told = match told(words, subject, result, difference) {
        Ok(told) => told,
        Err(message) => return format!("  {}\n", painted(&message, Paint::Bad)),
    };
    let item =
        if subject.battery().is_some() { format!("{} {}", told.scale, told.name) } else { told.name.clone() };
    let args = [
        ("item", item.as_str()),
        ("expected", &painted(&told.expected, Paint::Good)),
        ("found", &painted(&told.found, Paint::Bad)),
    ];
    let by = told.by.map(|by| words.say("difference-by", &[("by", &by)])).unwrap_or_default();
    let mut page = Page::new(screen.columns);
    for reason in &told.reasons {
        page.entry(4, "・", reason);
    }
    format!("  {}{by}\n{}", words.say("difference-line", &args), page.finish())
}

/// The differences of a case for machines.
pub(super) fn as_json(screen: &Screen, subject: &Subject, result: &CaseResult) -> Vec<Value> {
    let of = |difference: &Difference| match told(screen.words, subject, result, difference) {
        Ok(told) => json!({
            "scale": told.scale,
            "item": told.name,
            "expected": told.expected,
            "found": told.found,
            "by": told.by,
            "reasons": told.reasons,
        }),
        Err(message) => json!({ "error": message }),
    };
    result.differences.iter().map(of).collect()
}

/// A difference in words, or what stands in the way of one.
fn told(
    words: &Words,
    subject: &Subject,
    result: &CaseResult,
    difference: &Difference,
) -> Result<Told, String> {
    let Difference::Of { scale, name, wanted, found } = difference else {
        return Err(words.word("case-refused"));
    };
    let (shown, value) = match found {
        Found::Nothing => return Err(words.say("case-unknown", &[("scale", scale), ("item", name)])),
        Found::Item(state) => (of_state(words, state), state.score()),
        Found::Total(state, between) => (of_total(words, state, *between), state.value()),
    };
    let (expected, wanted) = of_wanted(words, wanted);
    let by = wanted.zip(value).map(|(wanted, value)| signed(value - wanted));
    let reasons = reasons(words, subject, result, (scale, name), wanted);
    Ok(Told { scale: scale.clone(), name: name.clone(), expected, found: shown, by, reasons })
}

/// What decided the score: the limits that struck or the anchor, the measures behind it, what stands in the way of the next score
/// where more was expected, or what is missing.
fn reasons(
    words: &Words,
    subject: &Subject,
    result: &CaseResult,
    (scale, name): (&str, &str),
    wanted: Option<Exact>,
) -> Vec<String> {
    let outcome = result.outcomes.iter().find(|outcome| outcome.scale == scale);
    let item = outcome.and_then(|outcome| outcome.item(name));
    let known = subject.all().find(|other| other.checked.id() == scale);
    let (Some(item), Some(known)) = (item, known) else { return Vec::new() };
    let teller: Teller<'_> = known.teller(words);
    let grounds = teller.grounds(item);
    if matches!(item.state, ItemState::Missing { .. }) {
        return grounds.missing;
    }
    let more = item.state.score().zip(wanted).is_some_and(|(found, wanted)| found < wanted);
    let next = grounds.next.filter(|_| more && !grounds.highest);
    [grounds.rule, grounds.measures, grounds.struck].concat().into_iter().chain(next).collect()
}

fn signed(by: Exact) -> String {
    if by > Exact::from_integer(0) { format!("+{}", decimal(by, 9)) } else { decimal(by, 9) }
}

fn of_state(words: &Words, state: &ItemState) -> String {
    match state {
        ItemState::Scored(score) => words.say("expected-score", &[("score", &decimal(*score, 9))]),
        ItemState::NotApplicable => words.word("expected-not-applicable"),
        ItemState::Missing { possible, .. } => open(words, possible),
    }
}

/// What was expected, and the number if it is one.
fn of_wanted(words: &Words, wanted: &Wanted) -> (String, Option<Exact>) {
    let exact = |numbers: &[Number]| numbers.iter().map(|number| number.exact()).collect::<Vec<_>>();
    match wanted {
        Wanted::Item(Expected::Score(score)) => {
            (words.say("expected-score", &[("score", &score.to_string())]), Some(score.exact()))
        }
        Wanted::Item(Expected::Possible(scores)) => (open(words, &exact(scores)), None),
        Wanted::Item(Expected::NotApplicable) => (words.word("expected-not-applicable"), None),
        Wanted::Total(ExpectedTotal::Value(value)) => {
            (words.say("expected-value", &[("value", &value.to_string())]), Some(value.exact()))
        }
        Wanted::Total(ExpectedTotal::Between(low, high)) => {
            let args = [("low", low.to_string()), ("high", high.to_string())];
            let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            (words.say("expected-between", &args), None)
        }
        Wanted::Total(ExpectedTotal::Insufficient) => (words.word("expected-insufficient"), None),
    }
}

fn open(words: &Words, scores: &[Exact]) -> String {
    let list: Vec<String> = scores.iter().map(|score| decimal(*score, 9)).collect();
    words.say("expected-possible", &[("list", &list.join(&words.word("list-join")))])
}

fn of_total(words: &Words, state: &TotalState, between: Option<(Exact, Exact)>) -> String {
    match (state, between) {
        (TotalState::Value(value) | TotalState::OfRated(value), _) => {
            words.say("expected-value", &[("value", &decimal(*value, 9))])
        }
        (TotalState::Missing, Some((low, high))) => {
            words.say("expected-between", &[("low", &decimal(low, 9)), ("high", &decimal(high, 9))])
        }
        _ => words.word("expected-insufficient"),
    }
}

/// What a case gives, if it is short; for a visit its file.
fn given(words: &Words, subject: &Subject, result: &CaseResult) -> Option<String> {
    let Given::Part { visited_on, settings, tables, answers } = &result.given else {
        let Given::File(path) = &result.given else { return None };
        return Some(words.say("difference-given-file", &[("path", path)]));
    };
    let scale = subject.all().next()?;
    let teller = scale.teller(words);
    let items = || answers.values().flatten();
    let cells = settings.len()
        + tables.values().flatten().map(Row::len).sum::<usize>()
        + items().map(|(_, answers)| answers.len()).sum::<usize>();
    if cells > MAX_CELLS {
        return None;
    }
    let mut parts = Vec::new();
    parts.extend(visited_on.map(|date| words.say("visited-line", &[("date", &date.to_string())])));
    let say_cell =
        |title: &str, value: String| words.say("difference-cell", &[("title", title), ("value", &value)]);
    parts.extend(settings.iter().map(|(id, cell)| {
        let value = match cell {
            Cell::Text(code) => teller.option(None, scale.checked.setting(id), code),
            other => shown(words, other),
        };
        say_cell(&teller.setting(id), value)
    }));
    for (table, rows) in tables {
        let fields = scale.checked.table(table).map(|table| table.fields.as_slice()).unwrap_or_default();
        let cells = |row: &Row| {
            let cell = |(id, cell): (&String, &Cell)| {
                let field = fields.iter().find(|field| field.id == *id);
                let value = match cell {
                    Cell::Text(code) => teller.option(None, field, code),
                    other => shown(words, other),
                };
                say_cell(&teller.field(table, id), value)
            };
            row.iter().map(cell).collect::<Vec<_>>().join(&words.word("list-join"))
        };
        let mut alike: Vec<(usize, usize, &Row)> = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            match alike.last_mut().filter(|(_, _, other)| *other == row) {
                Some((_, last, _)) => *last = index + 1,
                None => alike.push((index + 1, index + 1, row)),
            }
        }
        parts.extend(alike.into_iter().map(|(first, last, row)| {
            let number = if first == last { first.to_string() } else { format!("{first}–{last}") };
            let (title, cells) = (teller.table(table), cells(row));
            words.say("difference-row", &[("table", &title), ("number", &number), ("cells", &cells)])
        }));
    }
    parts.extend(items().map(|(code, answers)| format!("{code}: {}", of_answers(words, answers))));
    let given = parts.join(&words.word("generate-join"));
    (!given.is_empty()).then(|| words.say("difference-given", &[("given", &given)]))
}

fn of_answers(words: &Words, answers: &ItemAnswers) -> String {
    let cell = |(id, cell): (&String, &Cell)| {
        words.say("difference-cell", &[("title", id), ("value", &shown(words, cell))])
    };
    answers.iter().map(cell).collect::<Vec<_>>().join(&words.word("list-join"))
}

fn shown(words: &Words, cell: &Cell) -> String {
    match cell {
        Cell::Blank => words.word("value-unknown"),
        Cell::Bool(true) => words.word("value-yes"),
        Cell::Bool(false) => words.word("value-no"),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
    }
}
