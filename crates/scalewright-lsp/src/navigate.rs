//! Where a name is given, and where it is used.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use gen_lsp_types as lsp;
use scalewright::check::Draft;
use scalewright::check::names::{Given, Names};
use scalewright::source::editions::FROZEN_FILE;

use crate::folders;
use crate::lines::{Columns, range};
use crate::names::{given_range, name_at, ranges, uses_of};
use crate::workspace::Workspace;

/// A place in a document.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// The byte.
    pub offset: usize,
    /// How columns are counted.
    pub columns: Columns,
}

/// Where the name at a place is given.
pub(crate) fn definition(workspace: &mut Workspace, at: At<'_>) -> Option<lsp::Location> {
    let (drafts, visit) = workspace.read_all(at.file);
    let names: Vec<Names<'_>> = drafts.iter().map(Names::new).collect();
    let scales = nearest_first(&drafts, &names, at.file);
    let found = name_at(&scales, visit.as_ref(), workspace.files(), at.file, at.offset)?;
    let bytes = given_range(workspace.files(), &found.given)?;
    location(workspace, &found.given.place.file, &bytes, at.columns)
}

/// Where what is named at a place is used, and, if that is wanted, where it is given.
pub(crate) fn references(
    workspace: &mut Workspace,
    at: At<'_>,
    declaration: bool,
) -> Option<Vec<lsp::Location>> {
    found(workspace, at, declaration, None).map(|used| used.places)
}

/// Where a name is given and used.
pub(crate) struct Used {
    /// The places, in the order of the files.
    pub places: Vec<lsp::Location>,
    /// Whether something else of its kind has the other name.
    pub taken: bool,
    /// Whether all files could be read.
    pub whole: bool,
    /// Whether one of the places is in a released edition.
    pub released: bool,
}

/// Where what is named at a place is given and used, and whether it can have another name.
pub(crate) fn used(workspace: &mut Workspace, at: At<'_>, other: Option<&str>) -> Option<Used> {
    found(workspace, at, true, other)
}

fn found(workspace: &mut Workspace, at: At<'_>, declaration: bool, other: Option<&str>) -> Option<Used> {
    let (drafts, here) = workspace.read_all(at.file);
    let visits = workspace.visits_of(&drafts);
    let names: Vec<Names<'_>> = drafts.iter().map(Names::new).collect();
    let scales = nearest_first(&drafts, &names, at.file);
    let given = name_at(&scales, here.as_ref(), workspace.files(), at.file, at.offset)?.given;
    let files = workspace.files();
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    if declaration {
        found.extend(given_range(files, &given).map(|bytes| (given.place.file.clone(), bytes)));
    }
    for names in &names {
        let uses = names.uses().iter().filter(|one| one.name == given.thing.id());
        for one in uses.filter(|one| names.target(one).is_some_and(|target| target.place == given.place)) {
            let bytes = ranges(files, &one.place, one.name, one.in_text);
            found.extend(bytes.into_iter().map(|bytes| (one.place.file.clone(), bytes)));
        }
    }
    for one in visits.iter().flat_map(uses_of).filter(|one| one.name == given.thing.id()) {
        let target = one.target(&nearest_first(&drafts, &names, &one.place.file));
        if target.is_some_and(|target| target.place == given.place) {
            let bytes = ranges(files, &one.place, one.name, false);
            found.extend(bytes.into_iter().map(|bytes| (one.place.file.clone(), bytes)));
        }
    }
    let order = |one: &(String, Range<usize>)| (one.0.clone(), one.1.start);
    found.sort_by_key(order);
    found.dedup();
    let is_other = |one: &&Given<'_>| Some(one.thing.id()) == other && one.thing.kind() == given.thing.kind();
    let rivals = names.iter().flat_map(Names::given).filter(is_other);
    // Names that reach no further than an item do not meet those of other items.
    let meets = |one: &Given<'_>| !given.is_of_item() || one.place.file == given.place.file;
    let taken = rivals.into_iter().any(|one| one.place != given.place && meets(one));
    let folders = found.iter().filter_map(|(file, _)| folders::edition_above(Path::new(file)));
    let released = folders.collect::<BTreeSet<_>>().iter().any(|folder| folder.join(FROZEN_FILE).is_file());
    let places = found.iter().filter_map(|(file, bytes)| location(workspace, file, bytes, at.columns));
    let places = places.collect();
    Some(Used { places, taken, whole: workspace.is_sound(), released })
}

/// The names of scales, that of the edition around a file first.
pub(crate) fn nearest_first<'n, 'a>(
    drafts: &[Draft],
    names: &'n [Names<'a>],
    file: &str,
) -> Vec<&'n Names<'a>> {
    let mut found: Vec<(bool, &Names<'a>)> = drafts
        .iter()
        .zip(names)
        .map(|(draft, names)| {
            let folder = Path::new(&draft.scale.file).parent();
            (folder.is_none_or(|folder| !Path::new(file).starts_with(folder)), names)
        })
        .collect();
    found.sort_by_key(|(far, _)| *far);
    found.into_iter().map(|(_, names)| names).collect()
}

fn location(
    workspace: &Workspace,
    file: &str,
    bytes: &Range<usize>,
    columns: Columns,
) -> Option<lsp::Location> {
    let text = workspace.files().text(file)?;
    Some(lsp::Location { uri: workspace.documents.uri(file), range: range(text, bytes, columns) })
}
