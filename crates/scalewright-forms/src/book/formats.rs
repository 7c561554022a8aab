//! What a number format says about a number: a percentage, a date, or nothing of interest.

/// What a number is shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As a plain number, an amount, a duration or a text.
    #[default]
    Plain,
    /// As a percentage.
    Percent,
    /// As a date or a time of day.
    Day,
}

/// What one of the formats that need not be written down says.
pub(super) fn of_builtin(id: u32) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Day,
        _ => Shown::Plain,
    }
}

/// What a written format says. Of several sections the first counts.
pub(super) fn of_code(code: &str) -> Shown {
    let (mut letters, mut percent) = (code.chars(), false);
    while let Some(letter) = letters.next() {
        match letter {
            '"' => while letters.next().is_some_and(|next| next != '"') {},
            '\\' | '_' | '*' => drop(letters.next()),
            '[' => {
                let inside: String = letters.by_ref().take_while(|&next| next != ']').collect();
                // Hours beyond 24 are a duration: no number that anybody typed.
                if is_elapsed(&inside) {
                    return Shown::Day;
                }
            }
            ';' => break,
            '%' => percent = true,
            'G' if letters.as_str().starts_with("eneral") => drop(letters.nth(5)),
            'd' | 'm' | 'h' | 'y' | 's' | 'D' | 'M' | 'H' | 'Y' | 'S' => return Shown::Day,
            _ => {}
        }
    }
    if percent { Shown::Percent } else { Shown::Plain }
}

fn is_elapsed(inside: &str) -> bool {
    let lower = inside.to_ascii_lowercase();
    !lower.is_empty() && ['h', 'm', 's'].iter().any(|unit| lower.chars().all(|letter| letter == *unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_apart() {
        for code in ["0%", "0.0%", "[Red]0%;-0%", "0 %", "#,##0.00%"] {
            assert_eq!(of_code(code), Shown::Percent, "{code}");
        }
        for code in ["0\"%\"", "0\\%", "General", "0;0%", "@", "0\"days\"", "_%0"] {
            assert_eq!(of_code(code), Shown::Plain, "{code}");
        }
        for code in ["yyyy/mm/dd", "[$-411]ggge\"年\"m\"月\"d\"日\"", "h:mm AM/PM", "\"年\"d"] {
            assert_eq!(of_code(code), Shown::Day, "{code}");
        }
    }
}
