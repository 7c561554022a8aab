//! Which item of one scale stands for which item of the other.

use std::collections::BTreeSet;

use scalewright_check::Checked;
use scalewright_model::Item;
use serde::Serialize;

/// An item of each scale that belong together, or an item that stands alone.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The item of the older scale.
    pub old: Option<&'a Item>,
    /// The item of the newer scale.
    pub new: Option<&'a Item>,
    /// Why they belong together.
    pub by: PairedBy,
}

/// Why two items belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PairedBy {
    /// One of them says that it corresponds to the other.
    Correspondence,
    /// They have the same code.
    Code,
    /// Nothing: there is only one.
    Nothing,
}

/// The items of two scales in pairs: in the order of the newer scale, then the items that are gone.
///
/// What items say of their correspondence comes first, so that a new item may take over the code of an old one. The rest goes by its
/// code. An item can stand in several pairs, if it was split or if several were put together.
pub fn pairs<'a>(old: &'a Checked, new: &'a Checked) -> Vec<Pair<'a>> {
    let named = named(old, new);
    let taken: BTreeSet<&str> = named.iter().map(|(code, _)| *code).collect();
    let mut found = Vec::new();
    let mut used = BTreeSet::new();
    for item in new.items() {
        let named: Vec<&Item> = named
            .iter()
            .filter(|(_, code)| *code == item.code)
            .filter_map(|(code, _)| old.item(code))
            .collect();
        let same_code = || old.item(&item.code).filter(|other| !taken.contains(other.code.as_str()));
        let (by, others) = match (named.is_empty(), same_code()) {
            (false, _) => (PairedBy::Correspondence, named),
            (true, Some(other)) => (PairedBy::Code, vec![other]),
            (true, None) => {
                found.push(Pair { old: None, new: Some(item), by: PairedBy::Nothing });
                continue;
            }
        };
        used.extend(others.iter().map(|other| other.code.as_str()));
        found.extend(others.into_iter().map(|other| Pair { old: Some(other), new: Some(item), by }));
    }
    let gone = old.items().iter().filter(|item| !used.contains(item.code.as_str()));
    found.extend(gone.map(|item| Pair { old: Some(item), new: None, by: PairedBy::Nothing }));
    found
}

/// The pairs of codes, older and newer, that items of either scale name. An item of the same code comes first.
fn named<'a>(old: &'a Checked, new: &'a Checked) -> Vec<(&'a str, &'a str)> {
    let is = |scale: &Checked, id: &str, edition: &str| scale.id() == id && scale.edition() == edition;
    let mut found: Vec<(&str, &str)> = Vec::new();
    for item in new.items() {
        let others = item.corresponds.iter().filter(|other| is(old, &other.scale, &other.edition));
        found.extend(others.map(|other| (other.item.as_str(), item.code.as_str())));
    }
    for item in old.items() {
        let others = item.corresponds.iter().filter(|other| is(new, &other.scale, &other.edition));
        found.extend(others.map(|other| (item.code.as_str(), other.item.as_str())));
    }
    found.retain(|(before, after)| old.item(before).is_some() && new.item(after).is_some());
    found.sort_by_key(|(before, after)| (*after, before != after, *before));
    found.dedup();
    found
}
