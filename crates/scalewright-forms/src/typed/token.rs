//! The tokens of a text that may hold a date: numbers, words, signs.

use super::era::written_out;
use super::kanji::{is_numeral, kanji};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number, with how many digits it was written.
    Num {
        /// Its value.
        value: u32,
        /// Its digits; one or two for a number in Kanji below 100, else four.
        digits: usize,
    },
    /// Letters in a row.
    Word(String),
    /// Any other sign.
    Mark(char),
    /// Nothing that a date is made of: a number too long, for example.
    Strange,
}

/// Kanji that stand for themselves in dates, not as letters of a word.
const SIGNS: &[char] = &['年', '月', '日', '時', '分', '秒', '半', '曜', '元', '度'];

/// The kinds of characters that run together.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Digit,
    Numeral,
    Latin,
    Letter,
    Space,
    Sign,
}

/// The kind of a character.
fn kind(letter: char) -> Kind {
    match letter {
        '0'..='9' => Kind::Digit,
        ' ' => Kind::Space,
        'ー' | '—' | '―' | '─' | '━' => Kind::Sign,
        _ if is_numeral(letter) => Kind::Numeral,
        _ if SIGNS.contains(&letter) => Kind::Sign,
        _ if letter.is_ascii_alphabetic() => Kind::Latin,
        _ if letter.is_alphabetic() => Kind::Letter,
        _ => Kind::Sign,
    }
}

/// Takes a text, in one width and in small letters, apart. Spaces part tokens and are left out.
pub(super) fn tokens(folded: &str) -> Vec<Token> {
    let letters: Vec<char> = written_out(folded).chars().collect();
    let together = |before: &char, after: &char| kind(*before) == kind(*after) && kind(*after) != Kind::Sign;
    letters
        .chunk_by(together)
        .filter_map(|run| {
            let first = *run.first()?;
            let text = || run.iter().collect::<String>();
            match kind(first) {
                Kind::Digit => Some(arabic(&text())),
                Kind::Numeral => Some(in_kanji(&text())),
                Kind::Latin | Kind::Letter => Some(Token::Word(text())),
                Kind::Space => None,
                Kind::Sign => Some(Token::Mark(if is_dash(first) { '-' } else { first })),
            }
        })
        .collect()
}

/// Whether a sign is used for a dash between the parts of a date.
const fn is_dash(sign: char) -> bool {
    matches!(sign, 'ー' | '—' | '―' | '─' | '━')
}

/// A number in digits.
fn arabic(text: &str) -> Token {
    let value = text.parse().ok().filter(|_| text.len() <= 8);
    value.map_or(Token::Strange, |value| Token::Num { value, digits: text.len() })
}

/// A number in Kanji.
fn in_kanji(text: &str) -> Token {
    let value = kanji(text).and_then(|value| u32::try_from(value).ok());
    match value {
        Some(value) if value <= 9_999 => Token::Num { value, digits: if value < 100 { 2 } else { 4 } },
        _ => Token::Strange,
    }
}

/// The month of an English name or its short form.
pub(super) fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if word == "sept" {
        return Some(9);
    }
    let named = |name: &&str| *name == word || (word.len() == 3 && name.starts_with(word));
    MONTHS.iter().position(named).and_then(|at| u32::try_from(at + 1).ok())
}

/// Whether a word is a day of the week in English, or its sign in Kanji where that is no sign of a date.
pub(super) fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    let short =
        matches!(word, "sun" | "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat");
    short || DAYS.contains(&word) || matches!(word, "火" | "水" | "木" | "金" | "土" | "祝" | "土祝")
}
