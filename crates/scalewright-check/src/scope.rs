//! The names that can be used at a place.

use scalewright_model::{Common, Constant, Field, FieldKind, Item, Named, RecordGroup, Table};

use crate::Draft;

/// The names in reach: the shared vocabulary, the scale's own, and what an item has itself.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    shared: Option<&'a Common>,
    own: Option<&'a Common>,
    item: Option<&'a Item>,
}

impl<'a> Scope<'a> {
    /// No names: for walks that name nothing.
    pub const NOTHING: Self = Self { shared: None, own: None, item: None };

    /// What shared forms can name: only what stands in them. They cannot know the scales that will use them.
    pub const fn of_forms(forms: &'a Common) -> Self {
        Self { shared: Some(forms), own: None, item: None }
    }

    /// What the head of a scale can name.
    pub fn of_scale(draft: &'a Draft) -> Self {
        let shared = draft.forms.as_ref().map(|forms| &forms.value.common);
        let scale = &draft.scale.value;
        Self { shared, own: Some(&scale.common), item: None }
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
}

/// The codes that a field can have, if it is a coded one.
pub(crate) const fn options(field: &Field) -> Option<&Vec<Named>> {
    match &field.kind {
        FieldKind::Code(options) => Some(options),
        _ => None,
    }
}
