//! What a text may mean that is no single number.

use scalewright_model::Number;

use super::around::{Units, core};
use super::decimal::moved;
use super::number::read_core;
use super::reading::Doubt;

/// What may stand between the ends of a span.
const SPAN: &[&str] = &["~", "から", " to ", "ないし", "乃至", "-", "–", "—", "―", "ー"];
/// What may stand before a number for a minus sign, though it also marks a line or a change.
const MINUS: &[char] = &['ー', '—', '―', '─', '━', '▲', '△'];

/// The doubt about a text that is no single number, with the numbers that stand in it.
pub(super) fn unread(text: &str, units: &Units) -> Doubt {
    if is_power(text) {
        return Doubt::NotANumber;
    }
    span(text, units).or_else(|| negative(text)).unwrap_or_else(|| by_runs(text))
}

/// The number of a text, with nothing but units around it.
fn sole(text: &str, units: &Units) -> Option<Number> {
    match read_core(core(text, units).rest) {
        Some(Ok((number, _))) => Some(number),
        _ => None,
    }
}

/// `1e3`: a number to a machine, a number with a letter to people.
fn is_power(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.'));
    text.split_once('e')
        .is_some_and(|(before, after)| digits(before) && digits(after.trim_start_matches(['-', '+'])))
}

/// Two numbers with a wave, a dash or a word between them.
fn span(text: &str, units: &Units) -> Option<Doubt> {
    SPAN.iter().find_map(|sign| {
        let (from, to) = text.split_once(sign)?;
        Some(Doubt::Range { from: sole(from, units)?, to: sole(to, units)? })
    })
}

/// A number that bookkeepers would read as below zero.
fn negative(text: &str) -> Option<Doubt> {
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let size = bracketed.or_else(|| text.strip_prefix(MINUS))?;
    match read_core(size.trim()) {
        Some(Ok((size, _))) => Some(Doubt::MaybeNegative { size }),
        _ => None,
    }
}

/// The doubt by how many numbers stand in a text.
fn by_runs(text: &str) -> Doubt {
    let digit = |letter: char| letter.is_ascii_digit() || letter == '.';
    let runs = text.split(|letter| !digit(letter)).map(|run| run.trim_matches('.'));
    let mut numbers = runs.filter(|run| !run.is_empty()).map(number_of);
    match (numbers.next(), numbers.next()) {
        (Some(Some(number)), None) => Doubt::UnknownWords { number },
        (Some(Some(first)), Some(Some(second))) => Doubt::TwoNumbers { first, second },
        _ => Doubt::NotANumber,
    }
}

/// The number of a run of digits with at most one point.
fn number_of(run: &str) -> Option<Number> {
    if run.matches('.').count() > 1 { None } else { moved(run, 0) }
}
