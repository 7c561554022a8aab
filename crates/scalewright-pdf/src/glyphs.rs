//! Makes sure that every character has a glyph, before anything is set: nobody shall be handed a page with empty boxes.

use serde_json::Value;
use typst::text::Font;

/// How many characters of a text are shown around a character that is missing.
const SHOWN: usize = 24;
/// So many letters without a place to break are more than a line should have.
const LONG: usize = 24;

/// The characters of a document that no font has, each with a text in which it stands.
pub(crate) fn missing(document: &Value, fonts: &[Font]) -> Vec<(char, String)> {
    let mut found: Vec<(char, String)> = Vec::new();
    each(document, &mut |text| {
        for (at, one) in text.char_indices() {
            let has = |font: &Font| font.info().coverage.contains(one.into());
            if !invisible(one) && !found.iter().any(|(known, _)| *known == one) && !fonts.iter().any(has) {
                let start = text[..at].char_indices().rev().nth(SHOWN / 2).map_or(0, |(start, _)| start);
                found.push((one, text[start..].chars().take(SHOWN).collect()));
            }
        }
    });
    found
}

/// Characters that have no picture: spaces, joiners, variation selectors.
fn invisible(one: char) -> bool {
    one.is_whitespace()
        || one.is_control()
        || matches!(one, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

fn each(value: &Value, see: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => see(text),
        Value::Array(values) => values.iter().for_each(|value| each(value, see)),
        Value::Object(fields) => fields.values().for_each(|value| each(value, see)),
        _ => {}
    }
}

/// Puts places to break into words that are longer than a line.
pub(crate) fn breakable(value: &mut Value) {
    match value {
        Value::String(text) if !text.starts_with("<svg") && longest(text) > LONG => *text = broken(text),
        Value::Array(values) => values.iter_mut().for_each(breakable),
        Value::Object(fields) => fields.values_mut().for_each(breakable),
        _ => {}
    }
}

/// Whether a line can be broken beside a character anyway.
fn breaks(one: char) -> bool {
    one.is_whitespace()
        || matches!(one, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '-')
}

fn longest(text: &str) -> usize {
    text.split(breaks).map(|word| word.chars().count()).max().unwrap_or(0)
}

fn broken(text: &str) -> String {
    let mut done = String::with_capacity(text.len() * 2);
    let mut run = 0;
    for one in text.chars() {
        run = if breaks(one) { 0 } else { run + 1 };
        // Not before a mark that belongs to the letter before it.
        if run > LONG && one.is_alphanumeric() {
            done.push('\u{200b}');
            run = 1;
        }
        done.push(one);
    }
    done
}
