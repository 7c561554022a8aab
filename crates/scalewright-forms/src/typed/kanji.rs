//! Numbers in Kanji: `二十`, `二〇二三`, `1万2千`.

/// The value of a Kanji digit.
const fn digit(letter: char) -> Option<u64> {
    Some(match letter {
        '〇' | '零' => 0,
        '一' | '壱' => 1,
        '二' | '弐' => 2,
        '三' | '参' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The value of a Kanji for a power of ten.
const fn power(letter: char) -> Option<u64> {
    Some(match letter {
        '十' | '拾' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '億' => 100_000_000,
        _ => return None,
    })
}

/// Whether a character is a numeral in Kanji.
pub(super) const fn is_numeral(letter: char) -> bool {
    digit(letter).is_some() || power(letter).is_some()
}

/// Reads a number with at least one Kanji numeral; nothing if it is none, or only a circle.
pub(super) fn kanji(text: &str) -> Option<u64> {
    if text == "〇" || !text.chars().any(is_numeral) || text.chars().count() > 20 {
        return None;
    }
    if text.chars().any(|letter| power(letter).is_some()) { by_powers(text) } else { by_places(text) }
}

/// Reads digits that stand in their places: `二〇二三`.
fn by_places(text: &str) -> Option<u64> {
    text.chars().try_fold(0_u64, |value, letter| value.checked_mul(10)?.checked_add(digit(letter)?))
}

/// The sums of a number with powers of ten, as far as it is read.
#[derive(Default)]
struct Sums {
    /// What is closed by a power from ten thousand on.
    total: u64,
    /// What stands before the next such power.
    section: u64,
    /// The digits before the next power.
    current: Option<u64>,
    /// The last power in this section.
    least: Option<u64>,
    /// The last power that closed a section.
    least_section: Option<u64>,
}

/// Reads digits with the powers of ten between them, the powers falling: `一万二千三百`.
fn by_powers(text: &str) -> Option<u64> {
    let mut sums = Sums::default();
    for letter in text.chars() {
        sums = match (letter.to_digit(10), digit(letter), power(letter)) {
            (Some(value), _, _) => sums.arabic(value.into())?,
            (_, Some(value), _) => sums.kanji_digit(value)?,
            (_, _, Some(power)) if power < 10_000 => sums.small(power)?,
            (_, _, Some(power)) => sums.large(power)?,
            _ => return None,
        };
    }
    sums.total.checked_add(sums.section()?)
}

impl Sums {
    /// The section as it stands; nothing if its digits reach into the powers before them: `十20`.
    fn section(&self) -> Option<u64> {
        let current = self.current.unwrap_or(0);
        let section = self.section.checked_add(current)?;
        let fits = self.least.is_none_or(|least| current < least)
            && self.least_section.is_none_or(|least| section < least);
        fits.then_some(section)
    }

    /// Another digit of a run such as `20` in `20万`.
    fn arabic(mut self, value: u64) -> Option<Self> {
        self.current = Some(self.current.unwrap_or(0).checked_mul(10)?.checked_add(value)?);
        Some(self)
    }

    /// A Kanji digit: one alone, and no zero.
    fn kanji_digit(mut self, value: u64) -> Option<Self> {
        if value == 0 || self.current.is_some() {
            return None;
        }
        self.current = Some(value);
        Some(self)
    }

    /// Ten, a hundred or a thousand.
    fn small(mut self, power: u64) -> Option<Self> {
        if self.least.is_some_and(|least| least <= power) || self.current.is_some_and(|value| value > 9) {
            return None;
        }
        self.section += self.current.take().unwrap_or(1) * power;
        self.least = Some(power);
        Some(self)
    }

    /// Ten thousand or a hundred million, which close the section before them.
    fn large(mut self, power: u64) -> Option<Self> {
        let section = self.section()?;
        self.current = None;
        if section == 0 || self.least_section.is_some_and(|least| least <= power) {
            return None;
        }
        self.total = self.total.checked_add(section.checked_mul(power)?)?;
        self.section = 0;
        self.least = None;
        self.least_section = Some(power);
        Some(self)
    }
}
