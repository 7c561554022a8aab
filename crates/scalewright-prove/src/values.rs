//! Days of examples.

use scalewright_model::{Date, Exact};

/// How many days before or after the visit a day of an example can be.
pub(crate) const MOST_DAYS: i64 = 36_500;

/// The day of the visit of every example. Only the time between days counts.
const VISIT: &str = "2026-10-15";

/// The day of the visit.
pub(crate) fn visit() -> Option<Date> {
    Date::parse(VISIT)
}

/// The day so many days after the visit.
pub(crate) fn day(after: Exact) -> Option<Date> {
    if !after.is_integer() {
        return None;
    }
    visit()?.plus_days(i64::try_from(after.to_integer()).ok()?)
}
