//! Exact numbers: what a threshold, a score or a typed-in value is.

use std::borrow::Cow;
use std::fmt;

use num_rational::Ratio;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An exact fraction. All arithmetic of scores is done in it.
pub type Exact = Ratio<i128>;

/// The most digits that a number may have after its decimal point.
const MAX_DECIMALS: usize = 9;
/// The largest absolute value of a number in a file.
const LIMIT: i128 = 1_000_000_000_000;

/// A decimal number as it stands in a file, kept exactly: `96`, `37.5`.
///
/// It has at most nine digits after the point, and is at most 10¹² in size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Exact);

impl Number {
    /// The number as an exact fraction.
    pub const fn exact(self) -> Exact {
        self.0
    }

    /// A whole number.
    pub fn whole(value: i64) -> Self {
        Self(Exact::from_integer(value.into()))
    }

    /// The number of an exact value; nothing if it cannot be written with nine digits after the point at most.
    pub fn of(value: Exact) -> Option<Self> {
        Self::parse(&decimal(value, 9)).filter(|number| number.exact() == value)
    }

    /// Reads a decimal such as `-12.50`; nothing if it is no decimal, too long or too large.
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, sign) = text.strip_prefix('-').map_or((text, 1), |rest| (rest, -1));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || fraction.len() > MAX_DECIMALS {
            return None;
        }
        let scale = 10_i128.pow(u32::try_from(fraction.len()).ok()?);
        let fraction: i128 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
        let numerator = whole.parse::<i128>().ok()?.checked_mul(scale)?.checked_add(fraction)?;
        (numerator <= LIMIT * scale).then(|| Self(Exact::new(sign * numerator, scale)))
    }

    /// The nearest number of a machine's floating point, by its shortest decimal form.
    fn from_float(value: f64) -> Option<Self> {
        value.is_finite().then(|| Self::parse(&value.to_string())).flatten()
    }
}

impl From<u8> for Number {
    fn from(value: u8) -> Self {
        Self::whole(value.into())
    }
}

impl fmt::Display for Number {
    /// The decimal form with no more digits than it needs.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&decimal(self.0, MAX_DECIMALS))
    }
}

/// A fraction in decimal form, rounded half up to at most `places` digits after the point.
pub fn decimal(value: Exact, places: usize) -> String {
    let scale = 10_i128.pow(u32::try_from(places.min(MAX_DECIMALS)).unwrap_or(0));
    let (numerator, denominator) = (value.numer().unsigned_abs(), value.denom().unsigned_abs());
    let Some(scaled) = numerator.checked_mul(2 * scale.unsigned_abs()) else {
        return value.to_integer().to_string();
    };
    let rounded = (scaled / denominator).div_ceil(2);
    let (whole, fraction) = (rounded / scale.unsigned_abs(), rounded % scale.unsigned_abs());
    let sign = if value < Exact::from_integer(0) && rounded > 0 { "-" } else { "" };
    if fraction == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{fraction:0places$}");
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match i64::try_from(*self.0.numer()) {
            Ok(whole) if self.0.is_integer() => serializer.serialize_i64(whole),
            _ => serializer.serialize_f64(self.to_string().parse().unwrap_or_default()),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }
}

struct NumberVisitor;

impl NumberVisitor {
    fn check<E: de::Error>(number: Option<Number>) -> Result<Number, E> {
        number
            .ok_or_else(|| E::custom("a number of at most 12 digits before and 9 after the point is wanted"))
    }
}

impl de::Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number")
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Number, E> {
        Self::check(Number::parse(&value.to_string()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Number, E> {
        Self::check(Number::parse(&value.to_string()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Number, E> {
        Self::check(Number::from_float(value))
    }

    fn visit_f32<E: de::Error>(self, value: f32) -> Result<Number, E> {
        Self::check(Number::parse(&value.to_string()))
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A decimal number, kept exactly.",
            "type": "number",
            "minimum": -1_000_000_000_000_i64,
            "maximum": 1_000_000_000_000_i64,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_kept_exactly() {
        for text in ["0", "96", "37.5", "-12.25", "0.000000001", "1000000000000"] {
            assert_eq!(Number::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Number::parse("1.50").unwrap().to_string(), "1.5");
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        for text in ["", "-", ".5", "1e3", "NaN", "1.0000000001", "1000000000001", "１"] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    #[test]
    fn rounding_for_show_is_half_up() {
        let shown = |numerator, denominator, places| decimal(Exact::new(numerator, denominator), places);
        assert_eq!(shown(2, 3, 1), "0.7");
        assert_eq!(shown(1, 8, 2), "0.13");
        assert_eq!(shown(-2, 3, 1), "-0.7");
        assert_eq!(shown(99_999, 100_000, 2), "1");
        assert_eq!(shown(1, 1_000, 1), "0");
    }
}
