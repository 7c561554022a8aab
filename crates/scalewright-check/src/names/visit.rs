//! The names that assessments, cases and batteries use. They may speak of several scales.

use std::collections::BTreeMap;

use scalewright_model::{
    Answers, Assessment, Battery, CaseFile, Cell, Filed, Given as GivenCase, Place, Row, Target,
};

use super::{Given, NameKind, Names, Spot};

/// A name that an assessment, a case or a battery uses.
#[derive(Clone, Debug)]
pub struct VisitUse<'a> {
    /// What it names.
    pub kind: NameKind,
    /// The name.
    pub name: &'a str,
    /// Where it stands; of a key, the place of the key.
    pub place: Place,
    of: Of<'a>,
}

/// What a name belongs to.
#[derive(Clone, Copy, Debug, Default)]
struct Of<'a> {
    scale: Option<&'a str>,
    item: Option<&'a str>,
    table: Option<&'a str>,
    /// The field, the setting or the input that has the code.
    coded: Option<(NameKind, &'a str)>,
}

/// The names that an assessment uses.
pub fn of_assessment(of: &Filed<Assessment>) -> Vec<VisitUse<'_>> {
    let (visit, place) = (&of.value, of.place());
    let mut uses = Uses(Vec::new());
    uses.target(&visit.target, &place.key("for"));
    uses.settings(&visit.settings, &place.key("settings"));
    uses.tables(&visit.tables, &place.key("tables"));
    uses.answers(&visit.answers, &place.key("answers"));
    for (at, rater) in visit.raters.iter().enumerate() {
        uses.answers(&rater.answers, &place.key("raters").index(at).key("answers"));
    }
    uses.by_item(&visit.notes, &place.key("notes"), NameKind::Item);
    uses.by_item(&visit.previous, &place.key("previous"), NameKind::Item);
    for (at, group) in visit.draw.iter().flat_map(|draw| &draw.groups).enumerate() {
        let group_place = place.key("draw").key("groups").index(at).key("group");
        uses.push(NameKind::Group, &group.group, group_place, Of::default());
    }
    uses.0
}

/// The names that a file of cases uses.
pub fn of_cases(of: &Filed<CaseFile>) -> Vec<VisitUse<'_>> {
    let mut uses = Uses(Vec::new());
    uses.target(&of.value.target, &of.place().key("for"));
    for (at, case) in of.value.cases.iter().enumerate() {
        let place = of.place().key("cases").index(at);
        if let GivenCase::Part { settings, tables, answers, .. } = &case.given {
            let part = place.key("given").key("Part");
            uses.settings(settings, &part.key("settings"));
            uses.tables(tables, &part.key("tables"));
            uses.answers(answers, &part.key("answers"));
        }
        let expect = place.key("expect");
        uses.by_item(&case.expect.items, &expect.key("items"), NameKind::Item);
        uses.by_item(&case.expect.totals, &expect.key("totals"), NameKind::Total);
    }
    uses.0
}

/// The names that a battery uses: of tables, and of items of its scales.
pub fn of_battery(of: &Filed<Battery>) -> Vec<VisitUse<'_>> {
    let (battery, place) = (&of.value, of.place());
    let mut uses = Uses(Vec::new());
    let mut table = |name, place| uses.push(NameKind::Table, name, place, Of::default());
    for (key, names) in [("forms_before", &battery.forms_before), ("records", &battery.records)] {
        names.iter().enumerate().for_each(|(at, name)| table(name, place.key(key).index(at)));
    }
    for (at, phase) in battery.checklist.iter().enumerate() {
        let steps = place.key("checklist").index(at).key("steps");
        for (at, step) in phase.steps.iter().enumerate() {
            step.table.iter().for_each(|name| table(name, steps.index(at).key("table")));
        }
    }
    let promises = battery.leaflet.iter().flat_map(|leaflet| leaflet.promises.iter().enumerate());
    for (at, promise) in promises {
        let items = place.key("leaflet").key("promises").index(at).key("items");
        for (at, one) in promise.items.iter().enumerate() {
            let of = Of { scale: Some(&one.scale), ..Of::default() };
            uses.push(NameKind::Scale, &one.scale, items.index(at).key("scale"), Of::default());
            uses.push(NameKind::Item, &one.item, items.index(at).key("item"), of);
        }
    }
    uses.0
}

impl VisitUse<'_> {
    /// What the name means, in the scales that the visit or the case is for. Of two with the same name, the first counts.
    pub fn target<'n, 'a>(&self, scales: &[&'n Names<'a>]) -> Option<&'n Given<'a>> {
        let of = self.of;
        let fits = |names: &&&Names<'_>| {
            of.scale.is_none_or(|scale| names.resolve(NameKind::Scale, scale, Spot::default()).is_some())
        };
        scales.iter().filter(fits).find_map(|names| {
            let item = of.item.map(|item| names.resolve(NameKind::Item, item, Spot::default()));
            let file = item.flatten().map_or("", |item| item.place.file.as_str());
            let spot = Spot { file, table: of.table, ..Spot::default() };
            let coded = of.coded.and_then(|(kind, name)| names.resolve(kind, name, spot)?.thing.field());
            if let Some(found) = names.resolve(self.kind, self.name, Spot { coded, ..spot }) {
                return Some(found);
            }
            // An answer to an item is one to an input, or else to a criterion.
            let criterion = self.kind == NameKind::Input;
            criterion.then(|| names.resolve(NameKind::Criterion, self.name, spot)).flatten()
        })
    }
}

struct Uses<'a>(Vec<VisitUse<'a>>);

impl<'a> Uses<'a> {
    fn push(&mut self, kind: NameKind, name: &'a str, place: Place, of: Of<'a>) {
        self.0.push(VisitUse { kind, name, place, of });
    }

    /// The key of a map, and the place of its value.
    fn key(&mut self, kind: NameKind, name: &'a str, map: &Place, of: Of<'a>) -> Place {
        let place = map.key(name);
        self.push(kind, name, place.clone().name(), of);
        place
    }

    /// The code that stands in a cell, if it is one.
    fn cell(&mut self, cell: &'a Cell, place: Place, of: Of<'a>) {
        if let Cell::Text(code) = cell {
            self.push(NameKind::Option, code, place, of);
        }
    }

    fn target(&mut self, target: &'a Target, place: &Place) {
        if let Target::Scale { id, .. } = target {
            self.push(NameKind::Scale, id, place.key("Scale").key("id"), Of::default());
        }
    }

    fn settings(&mut self, settings: &'a BTreeMap<String, Cell>, place: &Place) {
        for (name, cell) in settings {
            let value = self.key(NameKind::Setting, name, place, Of::default());
            self.cell(cell, value, Of { coded: Some((NameKind::Setting, name)), ..Of::default() });
        }
    }

    fn tables(&mut self, tables: &'a BTreeMap<String, Vec<Row>>, place: &Place) {
        for (table, rows) in tables {
            let value = self.key(NameKind::Table, table, place, Of::default());
            let of = Of { table: Some(table), ..Of::default() };
            for (at, row) in rows.iter().enumerate() {
                for (field, cell) in row {
                    let value = self.key(NameKind::Field, field, &value.index(at), of);
                    self.cell(cell, value, Of { coded: Some((NameKind::Field, field)), ..of });
                }
            }
        }
    }

    fn answers(&mut self, answers: &'a Answers, place: &Place) {
        for (scale, items) in answers {
            let value = self.key(NameKind::Scale, scale, place, Of::default());
            for (code, cells) in items {
                let item = self.key(NameKind::Item, code, &value, Of { scale: Some(scale), ..Of::default() });
                let of = Of { scale: Some(scale), item: Some(code), ..Of::default() };
                for (name, cell) in cells {
                    let value = self.key(NameKind::Input, name, &item, of);
                    self.cell(cell, value, Of { coded: Some((NameKind::Input, name)), ..of });
                }
            }
        }
    }

    fn by_item<T>(
        &mut self,
        scales: &'a BTreeMap<String, BTreeMap<String, T>>,
        place: &Place,
        kind: NameKind,
    ) {
        for (scale, named) in scales {
            let value = self.key(NameKind::Scale, scale, place, Of::default());
            for name in named.keys() {
                self.key(kind, name, &value, Of { scale: Some(scale), ..Of::default() });
            }
        }
    }
}
