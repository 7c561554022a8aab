//! The names that can be used at a place.

use scalewright_model::{
    Common, Constant, Criterion, Field, FieldKind, Item, Measure, Named, RecordGroup, Table, Unit,
};

use crate::Draft;

/// The names in reach: the shared vocabulary, the scale's own, the scale's measures, and what an item has itself.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    shared: Option<&'a Common>,
    own: Option<&'a Common>,
    measures: &'a [Measure],
    item: Option<&'a Item>,
}

impl<'a> Scope<'a> {
    /// What shared forms can name: only what stands in them. They cannot know the scales that will use them.
    pub const fn of_forms(forms: &'a Common) -> Self {
        Self { shared: Some(forms), own: None, measures: &[], item: None }
    }

    /// What the head of a scale can name.
    pub fn of_scale(draft: &'a Draft) -> Self {
        let shared = draft.forms.as_ref().map(|forms| &forms.value.common);
        let scale = &draft.scale.value;
        Self { shared, own: Some(&scale.common), measures: &scale.measures, item: None }
    }

    /// What an item can name beside that.
    pub const fn with_item(self, item: &'a Item) -> Self {
        Self { item: Some(item), ..self }
    }

    /// The item, if the place belongs to one.
    pub const fn item(self) -> Option<&'a Item> {
        self.item
    }

    fn commons(self) -> impl Iterator<Item = &'a Common> {
        self.own.into_iter().chain(self.shared)
    }

    /// The units.
    pub fn units(self) -> impl Iterator<Item = &'a Unit> {
        self.commons().flat_map(|common| &common.units)
    }

    /// The respondents.
    pub fn respondents(self) -> impl Iterator<Item = &'a Named> {
        self.commons().flat_map(|common| &common.respondents)
    }

    /// The sources.
    pub fn sources(self) -> impl Iterator<Item = &'a Named> {
        self.commons().flat_map(|common| &common.sources)
    }

    /// The groups of records.
    pub fn groups(self) -> impl Iterator<Item = &'a RecordGroup> {
        self.commons().flat_map(|common| &common.groups)
    }

    /// The settings.
    pub fn settings(self) -> impl Iterator<Item = &'a Field> {
        self.commons().flat_map(|common| &common.settings)
    }

    /// The tables.
    pub fn tables(self) -> impl Iterator<Item = &'a Table> {
        self.commons().flat_map(|common| &common.tables)
    }

    /// The constants: the item's own, the scale's, the shared ones.
    pub fn constants(self) -> impl Iterator<Item = &'a Constant> {
        let own = self.item.into_iter().flat_map(|item| &item.constants);
        own.chain(self.commons().flat_map(|common| &common.constants))
    }

    /// The measures: the item's own, then the scale's.
    pub fn measures(self) -> impl Iterator<Item = &'a Measure> {
        self.item.into_iter().flat_map(|item| &item.measures).chain(self.measures)
    }

    /// The criteria of the item.
    pub fn criteria(self) -> impl Iterator<Item = &'a Criterion> {
        self.item.into_iter().flat_map(|item| &item.criteria)
    }

    /// The inputs of the item.
    pub fn inputs(self) -> impl Iterator<Item = &'a Field> {
        self.item.into_iter().flat_map(|item| &item.inputs)
    }

    /// A table by its name.
    pub fn table(self, id: &str) -> Option<&'a Table> {
        self.tables().find(|table| table.id == id)
    }

    /// A field of a table.
    pub fn field(self, table: &str, id: &str) -> Option<&'a Field> {
        self.table(table)?.fields.iter().find(|field| field.id == id)
    }

    /// A setting by its name.
    pub fn setting(self, id: &str) -> Option<&'a Field> {
        self.settings().find(|setting| setting.id == id)
    }

    /// An input of the item by its name.
    pub fn input(self, id: &str) -> Option<&'a Field> {
        self.inputs().find(|input| input.id == id)
    }

    /// What else the item or the scale calls by this name: a slip that a maintainer makes is to name the right thing as another.
    pub fn other_kind(self, id: &str, kind: &str) -> Option<&'static str> {
        let mut found = [
            ("criterion", self.criteria().any(|criterion| criterion.id == id)),
            ("input", self.input(id).is_some()),
            ("measure", self.measures().any(|measure| measure.id == id)),
            ("constant", self.constants().any(|constant| constant.id == id)),
            ("setting", self.setting(id).is_some()),
        ]
        .into_iter();
        found.find(|(other, there)| *there && *other != kind).map(|(other, _)| other)
    }
}

/// The codes that a field can have, if it is a coded one.
pub(crate) const fn options(field: &Field) -> Option<&Vec<Named>> {
    match &field.kind {
        FieldKind::Code(options) => Some(options),
        _ => None,
    }
}
