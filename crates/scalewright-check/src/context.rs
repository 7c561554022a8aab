//! What the checks look at.

use scalewright_model::{Common, Filed, Item, Place, Range};

use crate::Draft;
use crate::scope::Scope;
use crate::walk::{Here, List, Parts, RuleAt, Step, names, parts, rules, steps};

/// A draft, taken apart: every check goes through one of these lists.
pub(crate) struct Context<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// The shared vocabulary and the scale's own, each with its place.
    pub vocabularies: Vec<Vocabulary<'a>>,
    /// All conditions and expressions.
    pub steps: Vec<(Step<'a>, Here<'a>)>,
    /// All rules of items; those of the forms of an item too.
    pub rules: Vec<RuleAt<'a>>,
    /// All texts, and all marks of where something comes from.
    pub parts: Parts<'a>,
    /// All lists of names that must differ.
    pub lists: Vec<List<'a>>,
}

/// Forms and vocabulary, with their place and what they can name.
pub(crate) struct Vocabulary<'a> {
    /// The vocabulary.
    pub common: &'a Common,
    /// Its place and the names in reach.
    pub here: Here<'a>,
}

impl<'a> Context<'a> {
    /// Takes a draft apart.
    pub fn new(draft: &'a Draft) -> Self {
        let vocabularies = vocabularies(draft);
        let steps = steps::of_draft(draft, &vocabularies);
        let rules = rules::of_draft(draft);
        let parts = parts::of_draft(draft, &vocabularies);
        let lists = names::of_draft(draft, &vocabularies, &rules, &steps);
        Self { draft, vocabularies, steps, rules, parts, lists }
    }

    /// The items, each with its place and the names in reach.
    pub fn items(&self) -> impl Iterator<Item = (&'a Item, Here<'a>)> + use<'a> {
        items(self.draft)
    }

    /// The range of an item's scores.
    pub fn range_of(&self, item: &Item) -> Range {
        item.range.unwrap_or(self.draft.scale.value.range)
    }

    /// The place of the head of the scale.
    pub fn scale_place(&self) -> Place {
        self.draft.scale.place()
    }
}

/// The items of a draft, each with its place and the names in reach.
pub(crate) fn items(draft: &Draft) -> impl Iterator<Item = (&Item, Here<'_>)> + use<'_> {
    let scope = Scope::of_scale(draft);
    draft
        .items
        .iter()
        .map(move |item: &Filed<Item>| (&item.value, Here::new(scope.with_item(&item.value), item.place())))
}

fn vocabularies(draft: &Draft) -> Vec<Vocabulary<'_>> {
    let shared = draft.forms.as_ref().map(|forms| {
        let common = &forms.value.common;
        Vocabulary { common, here: Here::new(Scope::of_forms(common), forms.place().key("common")) }
    });
    let own = Vocabulary {
        common: &draft.scale.value.common,
        here: Here::new(Scope::of_scale(draft), draft.scale.place().key("common")),
    };
    shared.into_iter().chain([own]).collect()
}
