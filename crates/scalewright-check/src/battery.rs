//! What must hold between a battery and its scales.

use scalewright_diag::{Finding, Report};
use scalewright_model::{Assessment, Battery, Filed, Lang, Leaflet, Place, Text};

use crate::Checked;
use crate::checks::duplicates::{DUPLICATE_NAME, unique};
use crate::checks::{heads, placeholders, released, translations};
use crate::unknown::unknown;
use crate::walk::names::each;
use crate::walk::{List, Role};

/// Checks a battery against the scales that it scores and those that are shown beside them, each list in the battery's order.
pub fn check_battery(battery: &Filed<Battery>, scales: &[&Checked], beside: &[&Checked]) -> Report {
    let mut report = Report::default();
    let (of, place) = (&battery.value, battery.place());
    heads::format(of.format, &place, &mut report);
    for list in lists(of, &place).iter().chain(&[scale_ids(scales, beside, &place)]) {
        unique(list, &mut report);
        heads::ids(list, &mut report);
    }
    texts(of, &place, scales, &mut report);
    tables(of, &place, scales, &mut report);
    clashes(scales, &place, &mut report);
    for (key, scales) in [("scales", scales), ("beside", beside)] {
        for (at, scale) in scales.iter().enumerate() {
            let place = place.key(key).index(at);
            released::rests_on(of.status, scale.scale().status, scale.file(), place, &mut report);
        }
    }
    if let Some(leaflet) = &of.leaflet {
        promises(leaflet, &place.key("leaflet"), scales, &mut report);
    }
    report
}

/// Checks what a visit says by names of the battery: words of the site's own, and the timetable.
pub fn check_visit_names(battery: &Battery, visit: &Filed<Assessment>) -> Report {
    let mut report = Report::default();
    let (of, place) = (&visit.value, visit.place());
    let terms: Vec<&str> =
        battery.glossary.iter().filter(|term| term.site_word).map(|term| &*term.id).collect();
    for (key, words) in [("words", &of.site.words), ("plurals", &of.site.plurals)] {
        for id in words.keys().filter(|id| !terms.contains(&id.as_str())) {
            let place = place.key("site").key(key).key(id);
            report.push(unknown("term", id, place, terms.iter().copied()));
        }
    }
    if let Some(id) = of.plan.as_ref().and_then(|plan| plan.timetable.as_ref()) {
        let known = || battery.timetables.iter().map(|timetable| &*timetable.id);
        if !known().any(|one| one == id) {
            report.push(unknown("timetable", id, place.key("plan").key("timetable"), known()));
        }
    }
    report
}

fn lists<'a>(of: &'a Battery, place: &Place) -> Vec<List<'a>> {
    let given = Role::Given;
    vec![
        List::new("battery", given, [(&*of.id, place.key("id"))].into_iter()),
        List::new("edition", given, [(&*of.edition, place.key("edition"))].into_iter()),
        List::new("definition", given, each(&of.definitions, place.key("definitions"), |one| &one.id)),
        List::new("phase", given, each(&of.checklist, place.key("checklist"), |one| &one.id)),
        List::new("timetable", given, each(&of.timetables, place.key("timetables"), |one| &one.id)),
        List::new("term", given, each(&of.glossary, place.key("glossary"), |one| &one.id)),
    ]
}

/// The names of the scales, at the folders that the battery names.
fn scale_ids<'a>(scales: &[&'a Checked], beside: &[&'a Checked], place: &Place) -> List<'a> {
    let at = |key: &str, scales: &[&'a Checked]| {
        let folders = place.key(key);
        let ids = scales.iter().enumerate().map(|(index, scale)| (scale.id(), folders.index(index)));
        ids.collect::<Vec<_>>()
    };
    let ids = at("scales", scales).into_iter().chain(at("beside", beside));
    List::new("scale", Role::Used, ids)
}

fn texts(of: &Battery, place: &Place, scales: &[&Checked], report: &mut Report) {
    let constants = scales.iter().flat_map(|scale| &scale.common().constants);
    let constants: Vec<&str> = constants.map(|constant| &*constant.id).collect();
    let languages: &[Lang] = &of.languages;
    for (text, place) in all_texts(of, place) {
        translations::lacking(text, &place, languages, report);
        placeholders::named(text, &place, &constants, report);
    }
}

fn all_texts<'a>(of: &'a Battery, place: &Place) -> Vec<(&'a Text, Place)> {
    let mut texts = vec![(&of.title, place.key("title")), (&of.about, place.key("about"))];
    for (at, one) in of.definitions.iter().enumerate() {
        let place = place.key("definitions").index(at);
        texts.extend([(&one.title, place.key("title")), (&one.text, place.key("text"))]);
    }
    for (at, phase) in of.checklist.iter().enumerate() {
        let place = place.key("checklist").index(at);
        texts.push((&phase.title, place.key("title")));
        for (at, step) in phase.steps.iter().enumerate() {
            let place = place.key("steps").index(at);
            texts.push((&step.text, place.key("text")));
            texts.extend(list(&step.points, &place.key("points")));
        }
    }
    for (at, timetable) in of.timetables.iter().enumerate() {
        let place = place.key("timetables").index(at);
        texts.push((&timetable.title, place.key("title")));
        for (at, day) in timetable.days.iter().enumerate() {
            let place = place.key("days").index(at);
            texts.push((&day.title, place.key("title")));
            texts.extend(list(&day.parts, &place.key("parts")));
        }
    }
    texts.extend(list(&of.packing, &place.key("packing")));
    texts.extend(list(&of.attitude, &place.key("attitude")));
    for (at, term) in of.glossary.iter().enumerate() {
        let place = place.key("glossary").index(at);
        texts.extend([(&term.term, place.key("term")), (&term.means, place.key("means"))]);
        texts.extend(term.long.iter().map(|long| (long, place.key("long"))));
    }
    for (letter, place) in of.letter.iter().map(|letter| (letter, place.key("letter"))) {
        texts.push((&letter.title, place.key("title")));
        texts.extend(list(&letter.opening, &place.key("opening")));
        texts.extend(list(&letter.closing, &place.key("closing")));
    }
    texts.extend(of.leaflet.iter().flat_map(|leaflet| leaflet_texts(leaflet, &place.key("leaflet"))));
    texts
}

fn leaflet_texts<'a>(of: &'a Leaflet, place: &Place) -> Vec<(&'a Text, Place)> {
    let mut texts = vec![(&of.title, place.key("title")), (&of.intro, place.key("intro"))];
    for (at, promise) in of.promises.iter().enumerate() {
        texts.push((&promise.text, place.key("promises").index(at).key("text")));
    }
    for (at, stage) in of.stages.iter().enumerate() {
        let place = place.key("stages").index(at);
        texts.push((&stage.title, place.key("title")));
        texts.extend(list(&stage.points, &place.key("points")));
    }
    texts
}

fn list<'a>(texts: &'a [Text], place: &Place) -> impl Iterator<Item = (&'a Text, Place)> {
    texts.iter().enumerate().map(|(index, text)| (text, place.index(index)))
}

fn tables(of: &Battery, place: &Place, scales: &[&Checked], report: &mut Report) {
    let named = |key: &str, names: &[String]| {
        let place = place.key(key);
        let named = names.iter().enumerate().map(|(index, name)| (name.clone(), place.index(index)));
        named.collect::<Vec<_>>()
    };
    let mut all = named("forms_before", &of.forms_before);
    all.extend(named("records", &of.records));
    for (at, phase) in of.checklist.iter().enumerate() {
        let steps = place.key("checklist").index(at).key("steps");
        for (at, step) in phase.steps.iter().enumerate() {
            all.extend(step.table.iter().map(|name| (name.clone(), steps.index(at).key("table"))));
        }
    }
    for (name, place) in all {
        if !scales.iter().any(|scale| scale.table(&name).is_some()) {
            report.push(unknown("table", &name, place, tables_of(scales).map(|(id, _)| id)));
        }
    }
}

fn tables_of<'a>(scales: &'a [&Checked]) -> impl Iterator<Item = (&'a str, usize)> {
    let tables = scales
        .iter()
        .enumerate()
        .flat_map(|(at, scale)| scale.common().tables.iter().map(move |one| (one, at)));
    tables.map(|(table, at)| (&*table.id, at))
}

/// Two scales that are not scored from the same table cannot both call theirs the same.
fn clashes(scales: &[&Checked], place: &Place, report: &mut Report) {
    for (id, at) in tables_of(scales) {
        let table = scales.get(at).and_then(|scale| scale.table(id));
        let before = scales
            .iter()
            .take(at)
            .position(|other| other.table(id).is_some_and(|other| Some(other) != table));
        if let Some(before) = before {
            let finding = Finding::error(DUPLICATE_NAME, place.key("scales").index(at));
            let finding = finding.with("kind", "clash").with("name", id);
            report.push(finding.and_at(place.key("scales").index(before)));
        }
    }
}

fn promises(leaflet: &Leaflet, place: &Place, scales: &[&Checked], report: &mut Report) {
    for (at, promise) in leaflet.promises.iter().enumerate() {
        let items = place.key("promises").index(at).key("items");
        for (at, named) in promise.items.iter().enumerate() {
            let place = items.index(at);
            let Some(scale) = scales.iter().find(|scale| scale.id() == named.scale) else {
                let known = scales.iter().map(|scale| scale.id());
                report.push(unknown("scale", &named.scale, place.key("scale"), known));
                continue;
            };
            if scale.item(&named.item).is_none() {
                let known = scale.items().iter().map(|item| &*item.code);
                report.push(unknown("item", &named.item, place.key("item"), known));
            }
        }
    }
}
