//! Matches the elements of two lists.

/// An element of each list that belong together, by index, or one that stands alone.
pub(crate) type Matched = (Option<usize>, Option<usize>);

/// Whether two elements belong together.
pub(crate) type Test<'t, T> = dyn Fn(&T, &T) -> bool + 't;

/// Matches elements by one test after the other: what fits the first test is matched first. The order is that of the second list, then
/// what stands in the first one only.
pub(crate) fn matched<T>(old: &[T], new: &[T], tests: &[&Test<'_, T>]) -> Vec<Matched> {
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    for test in tests {
        for (index, element) in new.iter().enumerate() {
            if partner[index].is_some() {
                continue;
            }
            let found = (0..old.len()).find(|at| !taken[*at] && test(&old[*at], element));
            if let Some(at) = found {
                taken[at] = true;
                partner[index] = Some(at);
            }
        }
    }
    let pairs = partner.iter().enumerate().map(|(index, at)| (*at, Some(index)));
    let alone = (0..old.len()).filter(|at| !taken[*at]).map(|at| (Some(at), None));
    pairs.chain(alone).collect()
}

/// Whether the elements that belong together stand in another order.
pub(crate) fn reordered(matched: &[Matched]) -> bool {
    let order: Vec<usize> =
        matched.iter().filter(|pair| pair.1.is_some()).filter_map(|pair| pair.0).collect();
    !order.is_sorted()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_test_matches_first_and_what_is_left_stands_alone() {
        let same = |old: &(char, u8), new: &(char, u8)| old == new;
        let name = |old: &(char, u8), new: &(char, u8)| old.0 == new.0;
        let old = [('a', 1), ('a', 2), ('b', 1)];
        let new = [('a', 2), ('a', 3), ('c', 1)];
        let found = matched(&old, &new, &[&same, &name]);
        assert_eq!(found, [(Some(1), Some(0)), (Some(0), Some(1)), (None, Some(2)), (Some(2), None)]);
        assert!(reordered(&found));
        assert!(!reordered(&matched(&old, &old, &[&same])));
    }
}
