//! Where a name is given, and where it is used.

use std::ops::Range;
use std::path::Path;

use gen_lsp_types as lsp;
use scalewright::check::Draft;
use scalewright::check::names::Names;

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
    let (drafts, visit) = (workspace.all_drafts_of(at.file), workspace.visit(at.file.as_ref()));
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
    let drafts = workspace.all_drafts_of(at.file);
    let here = workspace.visit(at.file.as_ref());
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
    Some(found.iter().filter_map(|(file, bytes)| location(workspace, file, bytes, at.columns)).collect())
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
