//! Decimal texts: of floating-point numbers, of what was typed, and moved by places.

use scalewright_model::Number;

/// The most digits that a number keeps after its point.
const PLACES: usize = 9;

/// The number of a machine's floating point, by its shortest decimal form, moved by some places.
pub(super) fn from_float(value: f64, places: isize) -> Option<Number> {
    if value.is_finite() { moved(&value.to_string(), places) } else { None }
}

/// A decimal text with its point moved to the right by some places, rounded to nine places if need be.
pub(super) fn moved(text: &str, places: isize) -> Option<Number> {
    let (sign, size) = text.strip_prefix('-').map_or(("", text), |size| ("-", size));
    let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
    let (whole, fraction) = move_point(whole, fraction, places);
    let kept: String = fraction.chars().chain(std::iter::repeat('0')).take(PLACES).collect();
    let up = fraction.chars().nth(PLACES).is_some_and(|digit| digit >= '5');
    let scaled = format!("{whole}{kept}").parse::<u128>().ok()?.checked_add(u128::from(up))?;
    let scale = 10_u128.pow(9);
    Number::parse(&format!("{sign}{}.{:09}", scaled / scale, scaled % scale))
}

/// The digits before and after the point, once the point is moved to the right.
fn move_point(whole: &str, fraction: &str, places: isize) -> (String, String) {
    let steps = places.unsigned_abs();
    if places >= 0 {
        let taken: String = fraction.chars().chain(std::iter::repeat('0')).take(steps).collect();
        (format!("{whole}{taken}"), fraction.chars().skip(steps).collect())
    } else {
        let stay = whole.chars().count().saturating_sub(steps);
        let given: String = whole.chars().skip(stay).collect();
        let before: String = whole.chars().take(stay).collect();
        (format!("0{before}"), format!("{given:0>steps$}{fraction}"))
    }
}

/// A decimal as people type it, made plain: without commas, with a digit before the point.
pub(super) struct Plain {
    /// The digits, with a sign and a point if there are any.
    pub text: String,
    /// Whether there were commas between the thousands.
    pub commas: bool,
}

/// Reads `-1,234.5` or `.5`; nothing if it is no decimal.
pub(super) fn plain(text: &str) -> Option<Plain> {
    let (sign, size) = match text.strip_prefix('-') {
        Some(size) => ("-", size.trim_start()),
        None => ("", text),
    };
    let (whole, fraction) = match size.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (size, ""),
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let commas = whole.contains(',');
    let whole = if commas { without_commas(whole)? } else { whole.to_owned() };
    let something = !whole.is_empty() || !fraction.is_empty();
    let text = format!("{sign}{}{whole}.{fraction}", if whole.is_empty() { "0" } else { "" });
    (something && digits(&whole) && digits(fraction)).then_some(Plain { text, commas })
}

/// The digits of `1,234,567`; nothing if a comma stands elsewhere than between thousands.
fn without_commas(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let good = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    good.then(|| whole.replace(',', ""))
}
