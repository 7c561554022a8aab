//! Everything that has a name, and how far the name reaches.

use scalewright_model::{Common, Constant, Field, Item, Measure, Named, Place, Scale};

use super::{Spot, Thing};
use crate::context::Context;
use crate::scope::options;

/// Something that has a name, and where it stands.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// What it is.
    pub thing: Thing<'a>,
    /// Where the whole of it stands.
    pub place: Place,
    reach: Reach<'a>,
}

/// Where a name can be used.
#[derive(Clone, Copy, Debug)]
enum Reach<'a> {
    /// In the whole scale.
    Everywhere,
    /// In the file of its item.
    Item,
    /// Where the fields of this table are meant.
    Table(&'a str),
    /// Where the codes of this field are meant.
    Coded(&'a Field),
}

impl Given<'_> {
    /// Where its name stands.
    pub fn name_place(&self) -> Place {
        self.place.key(self.thing.key())
    }

    /// Whether it can be named at a place.
    pub fn reaches(&self, spot: &Spot<'_>) -> bool {
        if spot.except == Some(self.thing.id()) {
            return false;
        }
        match self.reach {
            Reach::Everywhere => true,
            Reach::Item => self.place.file == spot.file,
            Reach::Table(id) => spot.table == Some(id),
            Reach::Coded(field) => spot.coded.is_some_and(|coded| std::ptr::eq(coded, field)),
        }
    }

    /// Whether its name can be used outside the file of its item.
    pub const fn is_of_item(&self) -> bool {
        matches!(self.reach, Reach::Item)
    }

    /// The table that it is a field of.
    pub const fn table(&self) -> Option<&str> {
        match self.reach {
            Reach::Table(id) => Some(id),
            _ => None,
        }
    }

    /// Whether a pointer is the way to it, or to its name.
    pub(super) fn holds(&self, pointer: &str) -> bool {
        let rest = pointer.strip_prefix(&*self.place.pointer);
        rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('/') == Some(self.thing.key()))
    }
}

pub(super) fn of_context<'a>(context: &Context<'a>) -> Vec<Given<'a>> {
    let mut found = Collector { given: Vec::new(), reach: Reach::Item };
    for (item, here) in context.items() {
        found.item(item, &here.place);
    }
    found.reach = Reach::Everywhere;
    let draft = context.draft;
    found.scale(&draft.scale.value, &draft.scale.place());
    // The scale's own stand before the shared ones, as they do where names are looked up.
    for vocabulary in context.vocabularies.iter().rev() {
        found.common(vocabulary.common, &vocabulary.here.place);
    }
    found.given
}

struct Collector<'a> {
    given: Vec<Given<'a>>,
    reach: Reach<'a>,
}

impl<'a> Collector<'a> {
    fn push(&mut self, thing: Thing<'a>, place: Place) {
        self.given.push(Given { thing, place, reach: self.reach });
    }

    fn each<T>(&mut self, list: &'a [T], place: &Place, thing: fn(&'a T) -> Thing<'a>) {
        list.iter().enumerate().for_each(|(index, one)| self.push(thing(one), place.index(index)));
    }

    fn within(&mut self, reach: Reach<'a>, collect: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.reach, reach);
        collect(self);
        self.reach = outer;
    }

    fn item(&mut self, item: &'a Item, place: &Place) {
        self.within(Reach::Everywhere, |this| this.push(Thing::Item(item), place.clone()));
        self.measures(&item.measures, place);
        self.constants(&item.constants, place);
        self.each(&item.criteria, &place.key("criteria"), Thing::Criterion);
        self.fields(&item.inputs, &place.key("inputs"), Thing::Input);
    }

    fn measures(&mut self, measures: &'a [Measure], place: &Place) {
        self.each(measures, &place.key("measures"), Thing::Measure);
    }

    fn constants(&mut self, constants: &'a [Constant], place: &Place) {
        self.each(constants, &place.key("constants"), Thing::Constant);
    }

    fn scale(&mut self, scale: &'a Scale, place: &Place) {
        self.push(Thing::Scale(scale), place.clone());
        self.measures(&scale.measures, place);
        self.each(&scale.subscales, &place.key("subscales"), Thing::Subscale);
        self.each(&scale.totals, &place.key("totals"), Thing::Total);
    }

    fn common(&mut self, common: &'a Common, place: &Place) {
        self.each(&common.units, &place.key("units"), Thing::Unit);
        self.constants(&common.constants, place);
        self.each(&common.respondents, &place.key("respondents"), Thing::Respondent);
        self.each(&common.sources, &place.key("sources"), Thing::Source);
        self.fields(&common.settings, &place.key("settings"), Thing::Setting);
        self.each(&common.groups, &place.key("groups"), Thing::Group);
        let tables = place.key("tables");
        self.each(&common.tables, &tables, Thing::Table);
        for (index, table) in common.tables.iter().enumerate() {
            let fields = tables.index(index).key("fields");
            self.within(Reach::Table(&table.id), |this| this.fields(&table.fields, &fields, Thing::Field));
        }
    }

    /// Fields and the codes that they can have.
    fn fields(&mut self, fields: &'a [Field], place: &Place, thing: fn(&'a Field) -> Thing<'a>) {
        self.each(fields, place, thing);
        for (index, field) in fields.iter().enumerate() {
            let codes: &[Named] = options(field).map(Vec::as_slice).unwrap_or_default();
            let place = place.index(index).key("kind").key("Code");
            self.within(Reach::Coded(field), |this| this.each(codes, &place, Thing::Option));
        }
    }
}
