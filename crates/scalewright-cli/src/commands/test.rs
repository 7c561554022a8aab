//! `scalewright test`: runs the cases beside the scales.

use scalewright::diag::Severity;
use scalewright::model::{Exact, Expected, ExpectedTotal, Number, decimal};
use scalewright::words::Words;
use scalewright::{CaseResult, Difference, Found, ItemState, Session, TotalState, Wanted, run_cases};
use serde_json::json;

use super::Result;
use super::check::folders;
use crate::Ending;
use crate::args::{Scores, Test};
use crate::output::{json as print_json, out};
use crate::place::Trouble;
use crate::screen::Screen;

pub(crate) fn test(screen: &Screen, args: &Test) -> Result {
    let mut session = Session::default();
    let mut results = Vec::new();
    for folder in folders(screen, &args.named)? {
        if let Some(subject) = session.subject(&folder) {
            results.extend(run_cases(&mut session, &subject));
        }
    }
    if session.report().has_errors() {
        return Err(Trouble::Findings(Box::new(session)));
    }
    if session.report().count(Severity::Warning) > 0 {
        screen.findings(&session, Severity::Warning);
    }
    match args.format {
        Scores::Table => table(screen, &session, &results),
        Scores::Json => print_json(&as_json(screen.words, &results)),
    }
    Ok(if results.iter().all(CaseResult::passed) { Ending::Complete } else { Ending::Refused })
}

fn table(screen: &Screen, session: &Session, results: &[CaseResult]) {
    let words = screen.words;
    let failed: Vec<&CaseResult> = results.iter().filter(|result| !result.passed()).collect();
    for result in &failed {
        let line = session.files().locate(&result.place).map(|spot| spot.line_column().0.to_string());
        let place = format!("{}:{}", result.place.file, line.unwrap_or_default());
        out(&format!(
            "{}\n  {place}\n",
            words.say("case-failed", &[("name", &result.name), ("why", &result.why)])
        ));
        for difference in &result.differences {
            out(&format!("  {}\n", shown(words, difference)));
        }
    }
    let (total, failures) = (results.len().to_string(), failed.len().to_string());
    out(&if failed.is_empty() {
        format!("{}\n", words.say("cases-passed", &[("count", &total)]))
    } else {
        format!("{}\n", words.say("cases-failed", &[("total", &total), ("failed", &failures)]))
    });
}

fn as_json(words: &Words, results: &[CaseResult]) -> serde_json::Value {
    let cases = results.iter().map(|result| {
        let differences: Vec<String> = result.differences.iter().map(|one| shown(words, one)).collect();
        json!({ "name": result.name, "file": result.place.file, "passed": result.passed(), "differences": differences })
    });
    json!({ "cases": cases.collect::<Vec<_>>() })
}

fn shown(words: &Words, difference: &Difference) -> String {
    let Difference::Of { scale, name, wanted, found } = difference else {
        return words.word("case-refused");
    };
    let found = match found {
        Found::Nothing => return words.say("case-unknown", &[("scale", scale), ("item", name)]),
        Found::Item(ItemState::Scored(score)) => {
            words.say("expected-score", &[("score", &decimal(*score, 9))])
        }
        Found::Item(ItemState::NotApplicable) => words.word("expected-not-applicable"),
        Found::Item(ItemState::Missing { possible, .. }) => open(words, possible),
        Found::Total(state, between) => total(words, state, *between),
    };
    let exact = |numbers: &[Number]| numbers.iter().map(|number| number.exact()).collect::<Vec<_>>();
    let wanted = match wanted {
        Wanted::Item(Expected::Score(score)) => words.say("expected-score", &[("score", &score.to_string())]),
        Wanted::Item(Expected::Possible(scores)) => open(words, &exact(scores)),
        Wanted::Item(Expected::NotApplicable) => words.word("expected-not-applicable"),
        Wanted::Total(ExpectedTotal::Value(value)) => {
            words.say("expected-value", &[("value", &value.to_string())])
        }
        Wanted::Total(ExpectedTotal::Between(low, high)) => {
            words.say("expected-between", &[("low", &low.to_string()), ("high", &high.to_string())])
        }
        Wanted::Total(ExpectedTotal::Insufficient) => words.word("expected-insufficient"),
    };
    let args = [("scale", scale.as_str()), ("item", name), ("expected", &wanted), ("found", &found)];
    words.say("case-item", &args)
}

fn open(words: &Words, scores: &[Exact]) -> String {
    let list: Vec<String> = scores.iter().map(|score| decimal(*score, 9)).collect();
    words.say("expected-possible", &[("list", &list.join(&words.word("list-join")))])
}

fn total(words: &Words, state: &TotalState, between: Option<(Exact, Exact)>) -> String {
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
