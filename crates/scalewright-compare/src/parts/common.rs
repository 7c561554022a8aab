//! What items share: units, constants, people, sources, settings, groups, tables.

use scalewright_check::Checked;
use scalewright_model::{Common, Field, Named, Place, RecordGroup, Table, TableCheck, Unit};

use crate::Kind;
use crate::change::Name;
use crate::matching::matched;
use crate::pen::{At, Both, Pen};

/// Where a list of the shared vocabulary stands, and how its elements are named.
struct List<T: 'static> {
    key: &'static str,
    of: fn(&Common) -> &Vec<T>,
    id: fn(&T) -> &str,
}

/// An element and its place.
type Placed<'a, T> = (&'a T, Place);

impl<T> List<T> {
    /// The elements with their places: those of the shared forms, then the scale's own.
    fn placed<'a>(&self, scale: &'a Checked) -> Vec<Placed<'a, T>> {
        let forms = scale.forms().map(|forms| (&forms.value.common, forms.place()));
        let own = (&scale.scale().common, Place::file(scale.file()));
        let mut found = Vec::new();
        for (common, place) in forms.into_iter().chain([own]) {
            let place = place.key("common").key(self.key);
            found.extend((self.of)(common).iter().enumerate().map(|(index, one)| (one, place.index(index))));
        }
        found
    }

    /// Where a new element would stand in a scale.
    fn end(&self, scale: &Checked) -> Place {
        let own = (self.of)(&scale.scale().common).len();
        Place::file(scale.file()).key("common").key(self.key).index(own)
    }
}

impl Pen<'_> {
    /// Everything that items share.
    pub fn common(&mut self) {
        let unit = List { key: "units", of: |common| &common.units, id: |one: &Unit| &one.id };
        self.each(&unit, |one| Some(Name::Unit(one.id.clone())), Self::shared_unit);
        let constants = List { key: "constants", of: |common| &common.constants, id: |one| &one.id };
        self.each(&constants, |one| Some(Name::Constant(one.id.clone())), Self::constant);
        let people = List { key: "respondents", of: |common| &common.respondents, id: |one: &Named| &one.id };
        self.each(&people, |_| None, |pen, sides, at| pen.named("a-respondent", sides, at));
        let sources = List { key: "sources", of: |common| &common.sources, id: |one: &Named| &one.id };
        self.each(&sources, |_| None, |pen, sides, at| pen.named("a-source", sides, at));
        let settings = List { key: "settings", of: |common| &common.settings, id: |one: &Field| &one.id };
        self.each(
            &settings,
            |one| Some(Name::Setting(one.id.clone())),
            |pen, sides, at| pen.field("setting", sides, None, at),
        );
        let groups = List { key: "groups", of: |common| &common.groups, id: |one: &RecordGroup| &one.id };
        self.each(&groups, |one| Some(Name::Group(one.id.clone())), Self::group);
        let tables = List { key: "tables", of: |common| &common.tables, id: |one: &Table| &one.id };
        self.each(&tables, |one| Some(Name::Table(one.id.clone())), Self::table);
    }

    /// Compares the elements of a list by their names.
    fn each<T>(
        &mut self,
        list: &List<T>,
        name: impl Fn(&T) -> Option<Name>,
        compare: impl Fn(&mut Self, Both<Option<&T>>, &At),
    ) {
        let (old, new) = (list.placed(self.old.scale), list.placed(self.new.scale));
        let same = |left: &Placed<'_, T>, right: &Placed<'_, T>| (list.id)(left.0) == (list.id)(right.0);
        for (before, after) in matched(&old, &new, &[&same]) {
            let (before, after) = (before.map(|at| &old[at]), after.map(|at| &new[at]));
            let place = |side: Option<&Placed<'_, T>>, scale: &Checked| {
                side.map_or_else(|| list.end(scale), |(_, place)| place.clone())
            };
            let at = At::new(place(before, self.old.scale), place(after, self.new.scale));
            self.name = after.or(before).and_then(|(one, _)| name(one));
            compare(self, (before.map(|(one, _)| *one), after.map(|(one, _)| *one)), &at);
            self.name = None;
        }
    }

    fn named(&mut self, id: &str, sides: Both<Option<&Named>>, at: &At) {
        let what = self.what(id, &[]);
        let titles = (sides.0.map(|one| &one.title), sides.1.map(|one| &one.title));
        self.maybe_text(Kind::Wording, &what, titles, &at.key("title"));
    }

    fn shared_unit(&mut self, sides: Both<Option<&Unit>>, at: &At) {
        let Some(one) = sides.1.or(sides.0) else { return };
        let what = self.what("a-unit", &[("id", &one.id)]);
        let patterns = (sides.0.map(|one| &one.pattern), sides.1.map(|one| &one.pattern));
        self.maybe_text(Kind::Wording, &what, patterns, &at.key("pattern"));
        let singular = (sides.0.and_then(|one| one.one.as_ref()), sides.1.and_then(|one| one.one.as_ref()));
        if let (Some(old), Some(new)) = sides {
            self.maybe_text(Kind::Wording, &what, singular, &at.key("one"));
            let decimals = self.what("decimals", &[("what", &what)]);
            let sides = (Some(old.decimals.to_string()), Some(new.decimals.to_string()));
            self.value(Kind::Form, &decimals, sides, &at.key("decimals"));
        }
    }

    fn group(&mut self, sides: Both<Option<&RecordGroup>>, at: &At) {
        let Some(one) = sides.1.or(sides.0) else { return };
        let what = self.what("group", &[("id", &one.id)]);
        let (Some(old), Some(new)) = sides else {
            let titles =
                (sides.0.map(|one| self.old.text(&one.title)), sides.1.map(|one| self.new.text(&one.title)));
            self.value(Kind::Form, &what, titles, at);
            return;
        };
        self.text(Kind::Wording, &what, (&old.title, &new.title), &at.key("title"));
        let table = self.what("group-table", &[("what", &what)]);
        let tables = (Some(self.old.table(&old.table)), Some(self.new.table(&new.table)));
        self.value(Kind::Form, &table, tables, &at.key("table"));
        self.cond(Kind::Form, &what, (&old.filter, &new.filter), Some(&new.table), &at.key("where"));
        let cases = self.what("group-cases", &[("what", &what)]);
        let numbers = (i128::from(old.cases).into(), i128::from(new.cases).into());
        let shown = (old.cases.to_string(), new.cases.to_string());
        self.number(Kind::Form, &cases, numbers, shown, &at.key("cases"));
        let instead = self.what("group-instead", &[("what", &what)]);
        let join = self.words.word("list-join");
        let list = |one: &RecordGroup| one.instead.as_ref().map(|instead| instead.groups.join(&join));
        self.value(Kind::Form, &instead, (list(old), list(new)), &at.key("instead"));
        let stand_in =
            |one: &'_ RecordGroup| one.instead.as_ref().and_then(|instead| instead.evidence.clone());
        self.evidence(&instead, (stand_in(old).as_ref(), stand_in(new).as_ref()), &at.key("instead"));
        let column = self.what("group-column", &[("what", &what)]);
        self.value(Kind::Form, &column, (old.column.clone(), new.column.clone()), &at.key("column"));
        self.evidence(&what, (old.evidence.as_ref(), new.evidence.as_ref()), at);
    }

    fn table(&mut self, sides: Both<Option<&Table>>, at: &At) {
        let titles =
            (sides.0.map(|one| self.old.text(&one.title)), sides.1.map(|one| self.new.text(&one.title)));
        let (Some(old), Some(new)) = sides else {
            let what = self.what("a-table", &[]);
            self.scoring(|pen| pen.value(Kind::Form, &what, titles, at));
            return;
        };
        let what = self.what("table", &[("title", &titles.1.unwrap_or_default())]);
        self.text(Kind::Wording, &what, (&old.title, &new.title), &at.key("title"));
        self.maybe_text(Kind::Wording, &what, (old.about.as_ref(), new.about.as_ref()), &at.key("about"));
        self.sizes(&what, (old, new), at);
        let outer = std::mem::replace(
            &mut self.before,
            self.words.say("diff-before", &[("before", ""), ("what", &what)]),
        );
        self.fields("field", (&old.fields, &new.fields), Some(&new.id), &at.key("fields"));
        self.table_checks((&old.checks, &new.checks), &new.id, &at.key("checks"));
        self.before = outer;
        self.evidence(&what, (old.evidence.as_ref(), new.evidence.as_ref()), at);
    }

    /// How many rows there can be, how they are numbered and where they come from.
    fn sizes(&mut self, what: &str, (old, new): Both<&Table>, at: &At) {
        let number = |number: Option<u32>| number.map(|number| number.to_string());
        let least = self.what("min-rows", &[("what", what)]);
        let sides = (number(Some(old.min_rows)), number(Some(new.min_rows)));
        self.value(Kind::Form, &least, sides, &at.key("min_rows"));
        let most = self.what("max-rows", &[("what", what)]);
        let sides = (number(old.max_rows), number(new.max_rows));
        self.scoring(|pen| pen.value(Kind::Form, &most, sides, &at.key("max_rows")));
        let sheet = self.what("rows-on-sheet", &[("what", what)]);
        let sides = (number(old.rows_on_sheet), number(new.rows_on_sheet));
        self.value(Kind::Form, &sheet, sides, &at.key("rows_on_sheet"));
        let numbered = self.what("numbered-by", &[("what", what)]);
        let sides = (old.numbered_by.clone(), new.numbered_by.clone());
        self.value(Kind::Form, &numbered, sides, &at.key("numbered_by"));
        let clients = self.what("about-clients", &[("what", what)]);
        self.flag(Kind::Form, &clients, (old.about_clients, new.about_clients), &at.key("about_clients"));
        let drawn = self.what("drawn", &[("what", what)]);
        let said = |table: &Table| {
            table.drawn.as_ref().map(|drawn| {
                let copied = drawn.copy.iter().map(|one| format!("{} → {}", one.from, one.to));
                format!("{}: {}", drawn.group, copied.collect::<Vec<_>>().join(", "))
            })
        };
        self.value(Kind::Form, &drawn, (said(old), said(new)), &at.key("drawn"));
    }

    fn table_checks(&mut self, (old, new): Both<&[TableCheck]>, table: &str, at: &At) {
        let same = |left: &TableCheck, right: &TableCheck| left.id == right.id;
        for (before, after) in matched(old, new, &[&same]) {
            let place = at.index(before.unwrap_or_default(), after.unwrap_or_default());
            let (before, after) = (before.map(|at| &old[at]), after.map(|at| &new[at]));
            let Some(one) = after.or(before) else { continue };
            let what = self.what("table-check", &[("id", &one.id)]);
            if let (Some(before), Some(after)) = (before, after) {
                self.cond(Kind::Form, &what, (&before.holds, &after.holds), Some(table), &place.key("holds"));
            }
            let says = (before.map(|one| &one.says), after.map(|one| &one.says));
            let kind = if before.is_some() && after.is_some() { Kind::Wording } else { Kind::Form };
            self.maybe_text(kind, &what, says, &place.key("says"));
        }
    }
}
