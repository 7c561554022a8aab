//! The names in a file, where each stands in the text, and what it means.

use std::ops::Range;

use scalewright::check::names::visit::{VisitUse, of_assessment, of_battery, of_cases};
use scalewright::check::names::{Given, Names};
use scalewright::model::{Part, Place};
use scalewright::source::Files;
use scalewright::source::edit::inside;

use crate::visits::VisitFile;

/// A name in a text.
#[derive(Clone, Debug)]
pub(crate) struct NameAt<'a> {
    /// Where it stands, without quotes, in bytes.
    pub range: Range<usize>,
    /// What it means.
    pub given: Given<'a>,
}

/// The name at a byte of a file.
pub(crate) fn name_at<'a>(
    scales: &[&Names<'a>],
    visit: Option<&VisitFile>,
    files: &Files,
    file: &str,
    offset: usize,
) -> Option<NameAt<'a>> {
    let hit = |range: &Range<usize>| range.start <= offset && offset <= range.end;
    for names in scales {
        for given in names.given().iter().filter(|given| given.place.file == file) {
            let ranges = ranges(files, &given.name_place(), given.thing.id(), false);
            if let Some(range) = ranges.into_iter().find(hit) {
                return Some(NameAt { range, given: given.clone() });
            }
        }
        for one in names.uses().iter().filter(|one| one.place.file == file) {
            let range = ranges(files, &one.place, one.name, one.in_text).into_iter().find(hit);
            if let Some((range, given)) = range.and_then(|range| Some((range, names.target(one)?))) {
                return Some(NameAt { range, given: given.clone() });
            }
        }
    }
    for one in visit.into_iter().flat_map(uses_of) {
        let range = ranges(files, &one.place, one.name, false).into_iter().find(hit);
        if let Some((range, given)) = range.and_then(|range| Some((range, one.target(scales)?))) {
            return Some(NameAt { range, given: given.clone() });
        }
    }
    None
}

/// The names that an assessment, a file of cases or a battery uses.
pub(crate) fn uses_of(visit: &VisitFile) -> Vec<VisitUse<'_>> {
    match visit {
        VisitFile::Assessment(visit) => of_assessment(visit),
        VisitFile::Cases(cases) => of_cases(cases),
        VisitFile::Battery(battery) => of_battery(battery),
    }
}

/// Where a name stands in the text of a place: in a text with braces, each time that it stands there. Nowhere, if the text says something
/// else by now.
pub(crate) fn ranges(files: &Files, place: &Place, name: &str, in_text: bool) -> Vec<Range<usize>> {
    let Some(spot) = files.exact(place) else { return Vec::new() };
    let whole = &spot.text[spot.range.clone()];
    if in_text {
        let braced = format!("{{{name}}}");
        let found = whole.match_indices(&braced);
        return found
            .map(|(at, _)| spot.range.start + at + 1..spot.range.start + at + 1 + name.len())
            .collect();
    }
    let range = inside(&spot.text, spot.range.clone()).unwrap_or(spot.range);
    if spot.text[range.clone()] == *name { vec![range] } else { Vec::new() }
}

/// Where a thing is given: its name, or else its beginning.
pub(crate) fn given_range(files: &Files, given: &Given<'_>) -> Option<Range<usize>> {
    let name = ranges(files, &given.name_place(), given.thing.id(), false).into_iter().next();
    name.or_else(|| {
        let head = Place { part: Part::Head, ..given.place.clone() };
        files.locate(&head).map(|spot| spot.range)
    })
}
