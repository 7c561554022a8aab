//! What a document has: items, measures, criteria, tables, fields, cases.

use gen_lsp_types as lsp;
use scalewright::check::names::{Given, NameKind, Names};
use scalewright::model::Place;
use scalewright::source::Files;
use scalewright::words::Words;

use crate::lines::{Columns, range};
use crate::names::given_range;
use crate::visits::VisitFile;

/// What a file of a scale has, each thing within the one that holds it.
pub(crate) fn of_scale(
    names: &Names<'_>,
    files: &Files,
    file: &str,
    words: &Words,
    columns: Columns,
) -> Vec<lsp::DocumentSymbol> {
    let mut found: Vec<&Given<'_>> = names.given().iter().filter(|given| given.place.file == file).collect();
    // What holds another stands before it.
    found.sort_by_key(|given| given.place.pointer.len());
    let mut symbols: Vec<(Place, lsp::DocumentSymbol)> = Vec::new();
    for given in found.into_iter().rev() {
        let Some(mut symbol) = symbol(given, files, words, columns) else { continue };
        let inner = format!("{}/", given.place.pointer);
        let (mut own, rest): (Vec<_>, Vec<_>) =
            symbols.into_iter().partition(|(place, _)| place.pointer.starts_with(&inner));
        own.sort_by_key(|(_, symbol)| (symbol.range.start.line, symbol.range.start.character));
        symbol.children = Some(own.into_iter().map(|(_, symbol)| symbol).collect());
        symbols = rest;
        symbols.push((given.place.clone(), symbol));
    }
    let mut symbols: Vec<_> = symbols.into_iter().map(|(_, symbol)| symbol).collect();
    symbols.sort_by_key(|symbol| (symbol.range.start.line, symbol.range.start.character));
    symbols
}

fn symbol(given: &Given<'_>, files: &Files, words: &Words, columns: Columns) -> Option<lsp::DocumentSymbol> {
    let whole = files.exact(&given.place)?;
    let name = given_range(files, given)?;
    let title = given.thing.title().best(words.lang());
    let (whole, name) = (range(&whole.text, &whole.range, columns), range(&whole.text, &name, columns));
    Some(symbol_at(given.thing.id(), title, kind(given.thing.kind()), whole, name))
}

fn symbol_at(
    name: &str,
    title: &str,
    kind: lsp::SymbolKind,
    whole: lsp::Range,
    named: lsp::Range,
) -> lsp::DocumentSymbol {
    // A name of nothing is refused by clients.
    let name = if name.is_empty() { "?" } else { name };
    let detail = Some(title.to_owned()).filter(|title| !title.is_empty());
    lsp::DocumentSymbol::new(name.to_owned(), detail, kind, None, None, whole, named, None)
}

/// The cases of a file; of an assessment or a battery nothing.
pub(crate) fn of_visit(visit: &VisitFile, files: &Files, columns: Columns) -> Vec<lsp::DocumentSymbol> {
    let VisitFile::Cases(cases) = visit else { return Vec::new() };
    let list = cases.place().key("cases");
    let named = cases.value.cases.iter().enumerate().filter_map(|(at, case)| {
        let place = list.index(at);
        let (whole, name) = (files.exact(&place)?, files.exact(&place.key("name"))?);
        let (whole, named) =
            (range(&whole.text, &whole.range, columns), range(&name.text, &name.range, columns));
        Some(symbol_at(&case.name, &case.why, lsp::SymbolKind::Event, whole, named))
    });
    named.collect()
}

const fn kind(kind: NameKind) -> lsp::SymbolKind {
    match kind {
        NameKind::Scale => lsp::SymbolKind::Module,
        NameKind::Item => lsp::SymbolKind::Class,
        NameKind::Subscale | NameKind::Group => lsp::SymbolKind::Namespace,
        NameKind::Total | NameKind::Measure => lsp::SymbolKind::Function,
        NameKind::Criterion => lsp::SymbolKind::Boolean,
        NameKind::Input | NameKind::Setting => lsp::SymbolKind::Property,
        NameKind::Constant => lsp::SymbolKind::Constant,
        NameKind::Unit => lsp::SymbolKind::Number,
        NameKind::Respondent | NameKind::Source => lsp::SymbolKind::Object,
        NameKind::Table => lsp::SymbolKind::Struct,
        NameKind::Field => lsp::SymbolKind::Field,
        NameKind::Option => lsp::SymbolKind::EnumMember,
    }
}
