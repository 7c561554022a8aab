//! The name that was probably meant.

/// The candidate that is most like a name, if one is like it at all.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace(['-', '_', ' '], "");
    let wanted = plain(name);
    let scored = candidates.into_iter().map(|candidate| {
        let distance = strsim::damerau_levenshtein(&wanted, &plain(candidate));
        (distance, candidate)
    });
    let (distance, candidate) = scored.min_by_key(|(distance, _)| *distance)?;
    // One character alone is like every other one.
    (distance < wanted.chars().count() && distance <= wanted.chars().count().div_ceil(3)).then_some(candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn small_slips_are_recognised() {
        assert_eq!(nearest("employment-hours", ["hours", "employment_hours"]), Some("employment_hours"));
        assert_eq!(nearest("II-22", ["II-1", "II-2"]), Some("II-2"));
        assert_eq!(nearest("caseload", ["share", "mean"]), None);
        assert_eq!(nearest("x", []), None);
    }
}
