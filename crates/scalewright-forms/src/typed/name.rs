//! Whether a text looks like a full personal name where initials or a local identifier are wanted.

use super::width::{fold, trim};

/// The kinds of letters by which a name is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Letters with capitals: Latin, Greek, Cyrillic.
    Cased,
    /// Hiragana and Katakana.
    Kana,
    /// Kanji, and the letters of all other scripts.
    Kanji,
}

/// A run of characters of one kind.
#[derive(Debug)]
enum Piece {
    /// Letters of any script.
    Word(String),
    /// Digits.
    Digits,
    /// Spaces and signs.
    Gap(String),
}

/// Whether a text looks like a full personal name, so that it should not leave the agency.
///
/// Only scripts and lengths decide; no list of names is used. A text is a name if it has
///
/// - two or more Kanji (or letters of another script without capitals), in one word or in several: `山田`, `林 健`;
/// - two or more kana in one word, small kana and the long mark not counted: `やまだ`, `ﾔﾏﾀﾞ`;
/// - a Kanji with a kana beside it: `林だ`;
/// - a Latin word of three letters or more that is not all capitals: `Yamada`, `Kim Ji-woo`;
/// - a Latin word of four capitals or more, or capitals in words of two or more that are together more than four:
///   `YAMADA`, `KIM JI WOO`;
/// - a Latin word of two letters with a small one, beside another word: `Li Wu`.
///
/// One word is not looked at if digits follow it at once or after a hyphen, `no` or one space at the end of the text:
/// `会員12`, `Client 12`. `さん`, `様` and the like after a Latin letter are not looked at. So initials and local
/// identifiers pass: `T.Y.`, `K・S`, `A-12`, `Y.田`, `た`. A surname of one Kanji, a name of up to three capitals and a
/// name with digits after it pass too, as nothing tells them from initials and identifiers.
#[must_use]
pub fn looks_like_name(text: &str) -> bool {
    let folded = fold(trim(text));
    let pieces = pieces(without_title(folded.trim()));
    let words: Vec<&str> = pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| match piece {
            Piece::Word(word) if !is_numbered(pieces.get(at + 1..).unwrap_or_default()) => {
                Some(word.as_str())
            }
            _ => None,
        })
        .collect();
    many_kanji(&words) || words.iter().any(|word| is_kana_name(word)) || is_latin_name(&words)
}

/// The text without a title of respect after a Latin letter: `Tさん`.
fn without_title(text: &str) -> &str {
    let titles = ["さん", "さま", "くん", "ちゃん", "様", "氏", "君", "殿"];
    let bare = titles.iter().find_map(|title| text.strip_suffix(title));
    let after_latin =
        |bare: &&str| bare.trim_end_matches(['.', ' ']).ends_with(|c: char| c.is_ascii_alphabetic());
    bare.filter(after_latin).unwrap_or(text)
}

/// Takes a text apart. The circle that stands for a letter left out is a sign.
fn pieces(text: &str) -> Vec<Piece> {
    let class = |letter: &char| match letter {
        '〇' => 0,
        _ if letter.is_alphabetic() => 1,
        _ if letter.is_numeric() => 2,
        _ => 0,
    };
    let letters: Vec<char> = text.chars().collect();
    let runs = letters.chunk_by(|before, after| class(before) == class(after));
    runs.map(|run| match run.first().map(class) {
        Some(1) => Piece::Word(run.iter().collect()),
        Some(2) => Piece::Digits,
        _ => Piece::Gap(run.iter().collect()),
    })
    .collect()
}

/// Whether what follows a word makes it the word of a numbered identifier.
fn is_numbered(following: &[Piece]) -> bool {
    match following {
        [Piece::Digits, ..] => true,
        [Piece::Gap(gap), Piece::Digits, rest @ ..] => {
            matches!(gap.as_str(), "-" | "_" | "#" | "№") || (rest.is_empty() && gap == " ")
        }
        [Piece::Gap(gap), Piece::Word(no), rest @ ..] if gap == " " && no.eq_ignore_ascii_case("no") => {
            matches!(rest, [Piece::Digits] | [Piece::Gap(_), Piece::Digits])
        }
        _ => false,
    }
}

/// The script of a letter; nothing for the mark of a long vowel.
fn script(letter: char) -> Option<Script> {
    match letter {
        'ー' => None,
        'ぁ'..='ゖ' | 'ァ'..='ヺ' => Some(Script::Kana),
        _ if letter.is_uppercase() || letter.is_lowercase() => Some(Script::Cased),
        _ => Some(Script::Kanji),
    }
}

/// How many letters of a script stand in a word, small kana not counted.
fn count(word: &str, wanted: Script) -> usize {
    let small = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
    word.chars().filter(|letter| script(*letter) == Some(wanted) && !small.contains(*letter)).count()
}

/// Whether there are Kanji enough for a name.
fn many_kanji(words: &[&str]) -> bool {
    words.iter().map(|word| count(word, Script::Kanji)).sum::<usize>() >= 2
}

/// Whether a word has kana enough for a name, or kana beside a Kanji.
fn is_kana_name(word: &str) -> bool {
    let kana = count(word, Script::Kana);
    kana > 0 && kana + count(word, Script::Kanji) >= 2
}

/// Whether there are Latin letters enough for a name.
fn is_latin_name(words: &[&str]) -> bool {
    let cased = |letter: char| script(letter) == Some(Script::Cased);
    let runs: Vec<&str> = words
        .iter()
        .flat_map(|word| word.split(|letter| !cased(letter)))
        .filter(|run| !run.is_empty())
        .collect();
    let long = |run: &str| run.chars().count();
    let small = |run: &str| run.chars().any(char::is_lowercase);
    let capitals = runs.iter().filter(|run| long(run) >= 2 && !small(run));
    let alone = runs.len() == 1;
    capitals.map(|run| long(run)).sum::<usize>() > 4
        || runs.iter().any(|run| match long(run) {
            0 | 1 => false,
            2 => small(run) && !alone,
            3 => small(run),
            _ => true,
        })
}
