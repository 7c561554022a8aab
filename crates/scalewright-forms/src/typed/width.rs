//! Half width and full width, spaces of all kinds, and marks that are put together with their letter.

/// Katakana in the order of their half-width forms, U+FF61 to U+FF9D.
const KATAKANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// Whether a character shows nothing at all and takes no room.
pub(super) const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
            | '\u{FE0E}' | '\u{FE0F}' | '\u{FEFF}'
    )
}

/// Whether a character shows nothing: a space of any width, or an invisible character.
pub(super) fn is_space(letter: char) -> bool {
    letter.is_whitespace() || is_invisible(letter) || matches!(letter, '\u{2800}' | '\u{3164}')
}

/// A text without what shows nothing at its ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// A text in one width: letters, digits and signs half-width, kana full-width, spaces plain.
///
/// Waves become `~` and short dashes become `-`; long dashes stay as they are. Invisible characters are left out.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !is_invisible(*letter)) {
        match sound_mark(letter).and_then(|mark| with_mark(folded.chars().last()?, mark)) {
            Some(voiced) => {
                folded.pop();
                folded.push(voiced);
            }
            None => folded.push(fold_letter(letter)),
        }
    }
    folded
}

/// The marks that voice a kana: whether it is the round one.
const fn sound_mark(letter: char) -> Option<bool> {
    match letter {
        '\u{FF9E}' | '\u{3099}' => Some(false),
        '\u{FF9F}' | '\u{309A}' => Some(true),
        _ => None,
    }
}

/// A kana with its mark, in one character.
fn with_mark(kana: char, round: bool) -> Option<char> {
    let plain = matches!(kana, 'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' | 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ');
    let voiced = plain || "かきくけこさしすせそたちつてとカキクケコサシスセソタチツテト".contains(kana);
    match kana {
        'う' if !round => Some('ゔ'),
        'ウ' if !round => Some('ヴ'),
        _ if round && plain => char::from_u32(u32::from(kana) + 2),
        _ if !round && voiced => char::from_u32(u32::from(kana) + 1),
        _ => None,
    }
}

/// One character in its usual width.
fn fold_letter(letter: char) -> char {
    let code = u32::from(letter);
    match letter {
        '～' | '〜' | '∼' => '~',
        '！'..='｝' => char::from_u32(code - 0xFEE0).unwrap_or(letter),
        '｡'..='ﾝ' => KATAKANA.chars().nth((code - 0xFF61) as usize).unwrap_or(letter),
        'ﾞ' => '゛',
        'ﾟ' => '゜',
        '￥' => '¥',
        '﹪' => '%',
        '‐'..='–' | '−' | '﹣' => '-',
        _ if is_space(letter) => ' ',
        _ => letter,
    }
}
