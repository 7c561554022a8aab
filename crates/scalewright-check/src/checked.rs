//! A scale that holds together.

use std::collections::BTreeMap;

use scalewright_model::{
    Common, Constant, Field, Filed, FormSet, Item, Measure, Range, Scale, Table, Target, Unit,
};

use crate::Draft;

/// A scale without errors: every name in it exists, every rule gives a score within the item's range.
///
/// Only this crate makes one, so that nothing else needs to doubt it.
#[derive(Clone, Debug)]
pub struct Checked {
    scale: Filed<Scale>,
    forms: Option<Filed<FormSet>>,
    items: Vec<Item>,
    files: Vec<String>,
    common: Common,
    codes: BTreeMap<String, usize>,
}

impl Checked {
    /// Puts the items in the order of the subscales, and the shared vocabulary beside the scale's own.
    pub(crate) fn new(draft: Draft) -> Self {
        let Draft { scale, forms, items, whole: _ } = draft;
        let order: Vec<&String> = scale.value.subscales.iter().flat_map(|subscale| &subscale.items).collect();
        let place = |code: &str| order.iter().position(|other| *other == code);
        let mut items = items;
        items.sort_by_key(|item| place(&item.value.code));
        let common = merged(forms.as_ref().map(|forms| &forms.value.common), &scale.value.common);
        let (files, items): (Vec<_>, Vec<_>) = items.into_iter().map(|item| (item.file, item.value)).unzip();
        let codes = items.iter().enumerate().map(|(index, item)| (item.code.clone(), index)).collect();
        Self { scale, forms, items, files, common, codes }
    }

    /// The scale as it was read, to be changed and checked anew.
    pub fn draft(&self) -> Draft {
        let items = self.files.iter().zip(&self.items);
        Draft {
            scale: self.scale.clone(),
            forms: self.forms.clone(),
            items: items.map(|(file, item)| Filed { file: file.clone(), value: item.clone() }).collect(),
            whole: true,
        }
    }

    /// The name of the scale.
    pub fn id(&self) -> &str {
        &self.scale.value.id
    }

    /// The edition.
    pub fn edition(&self) -> &str {
        &self.scale.value.edition
    }

    /// What an assessment for this scale alone is for.
    pub fn target(&self) -> Target {
        Target::Scale { id: self.id().to_owned(), edition: self.edition().to_owned() }
    }

    /// The head of the scale.
    pub const fn scale(&self) -> &Scale {
        &self.scale.value
    }

    /// The file of the head.
    pub fn file(&self) -> &str {
        &self.scale.file
    }

    /// The items, in the order of the subscales.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item with a code.
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.codes.get(code).map(|index| &self.items[*index])
    }

    /// The file of an item.
    pub fn item_file(&self, code: &str) -> Option<&str> {
        self.codes.get(code).map(|index| self.files[*index].as_str())
    }

    /// The shared forms and the file they stand in.
    pub const fn forms(&self) -> Option<&Filed<FormSet>> {
        self.forms.as_ref()
    }

    /// Units, constants, respondents, sources, settings, groups and tables: the shared ones, then the scale's own.
    pub const fn common(&self) -> &Common {
        &self.common
    }

    /// The range of an item's scores.
    pub fn range_of(&self, item: &Item) -> Range {
        item.range.unwrap_or(self.scale.value.range)
    }

    /// A table by its name.
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.common.tables.iter().find(|table| table.id == id)
    }

    /// A unit by its name.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.common.units.iter().find(|unit| unit.id == id)
    }

    /// A setting by its name.
    pub fn setting(&self, id: &str) -> Option<&Field> {
        self.common.settings.iter().find(|setting| setting.id == id)
    }

    /// A constant by its name, as an item sees it: its own first, then the scale's, then the shared ones.
    pub fn constant<'a>(&'a self, item: Option<&'a Item>, id: &str) -> Option<&'a Constant> {
        let own = item.into_iter().flat_map(|item| &item.constants);
        own.chain(&self.scale.value.common.constants)
            .chain(&self.common.constants)
            .find(|constant| constant.id == id)
    }

    /// A measure by its name, as an item sees it: its own first, then the scale's.
    pub fn measure<'a>(&'a self, item: Option<&'a Item>, id: &str) -> Option<&'a Measure> {
        let own = item.into_iter().flat_map(|item| &item.measures);
        own.chain(&self.scale.value.measures).find(|measure| measure.id == id)
    }
}

/// The shared vocabulary and then the scale's own.
pub(crate) fn merged(shared: Option<&Common>, own: &Common) -> Common {
    let mut all = shared.cloned().unwrap_or_default();
    all.units.extend(own.units.iter().cloned());
    all.constants.extend(own.constants.iter().cloned());
    all.respondents.extend(own.respondents.iter().cloned());
    all.sources.extend(own.sources.iter().cloned());
    all.settings.extend(own.settings.iter().cloned());
    all.groups.extend(own.groups.iter().cloned());
    all.tables.extend(own.tables.iter().cloned());
    all
}
