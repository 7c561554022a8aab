//! What the client can ask.

use std::ops::Range;

use gen_lsp_types as lsp;
use scalewright::Subject;
use scalewright::check::names::Names;
use scalewright::source::edit::{Cursor, Way, What, format_of};
use scalewright::source::{Format, shown};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::actions;
use crate::around::Around;
use crate::complete::{self, completions};
use crate::hover::{About, escaped, hover, page};
use crate::inlay;
use crate::lines::{offset, range};
use crate::links::{Link, link_at};
use crate::names::name_at;
use crate::navigate::{self, At, nearest_first};
use crate::rename::{self, Kept};
use crate::server::Server;
use crate::symbols;

/// Why a request is not answered.
pub(crate) enum Refused {
    /// The method is not known.
    Unknown,
    /// The parameters cannot be read, because of this.
    Params(String),
    /// It cannot be done, because of this.
    Failed(String),
}

/// The answer to a request.
pub(crate) fn answer(server: &mut Server, method: &str, params: Value) -> Result<Value, Refused> {
    match method {
        "textDocument/completion" => with(server, params, completion),
        "textDocument/hover" => with(server, params, hover_at),
        "textDocument/definition" => with(server, params, definition),
        "textDocument/references" => with(server, params, references),
        "textDocument/rename" => rename(server, params),
        "textDocument/documentSymbol" => with(server, params, document_symbols),
        "textDocument/inlayHint" => with(server, params, inlay_hints),
        "textDocument/codeAction" => with(server, params, code_actions),
        _ => Err(Refused::Unknown),
    }
}

fn with<P: DeserializeOwned, R: Serialize>(
    server: &mut Server,
    params: Value,
    answer: fn(&mut Server, P) -> Option<R>,
) -> Result<Value, Refused> {
    let params = serde_json::from_value(params).map_err(|error| Refused::Params(error.to_string()))?;
    // What cannot be answered has the answer `null`.
    Ok(serde_json::to_value(answer(server, params)).unwrap_or_default())
}

/// A place in an open document: its file, and the byte.
fn place(server: &Server, params: &lsp::TextDocumentPositionParams) -> Option<(String, usize)> {
    let file = server.open_file(&params.text_document.uri)?;
    let text = &server.workspace.documents.get(&file)?.text;
    let offset = offset(text, params.position, server.telling.columns);
    Some((file, offset))
}

/// The bytes of a stretch of an open document.
fn stretch(server: &Server, file: &str, of: lsp::Range) -> Option<Range<usize>> {
    let (text, columns) = (&server.workspace.documents.get(file)?.text, server.telling.columns);
    Some(offset(text, of.start, columns)..offset(text, of.end, columns))
}

/// The schema of a file: of an assessment or of cases, that of the scale that they are for.
fn schema<'s>(server: &'s Server, file: &str, format: Format) -> &'s Value {
    let subject = server.workspace.edition_with(file).and_then(|edition| edition.subject.as_ref());
    match (format, subject) {
        (Format::Assessment, Some(subject)) => subject.schemas().assessment(),
        (Format::CaseFile, Some(subject)) => subject.schemas().cases(),
        _ => format.schema(),
    }
}

fn completion(server: &mut Server, params: lsp::CompletionParams) -> Option<Vec<lsp::CompletionItem>> {
    let (file, offset) = place(server, &params.text_document_position_params)?;
    server.know(&file);
    let document = server.workspace.documents.get(&file)?;
    if let Some(around) = Around::of(&document.path, &document.text, offset) {
        return Some(around.completions(document, &server.workspace.roots, server.telling));
    }
    let drafts = server.workspace.drafts_of(&file);
    let names: Vec<Names<'_>> = drafts.iter().map(Names::new).collect();
    let text = &server.workspace.documents.get(&file)?.text;
    let place = complete::Place {
        file: &file,
        text,
        offset,
        schema: schema(server, &file, format_of(text)?),
        scales: &nearest_first(&drafts, &names, &file),
        lang: server.telling.words.lang(),
        columns: server.telling.columns,
        snippets: server.client.snippets,
    };
    Some(completions(place))
}

fn hover_at(server: &mut Server, params: lsp::HoverParams) -> Option<lsp::Hover> {
    let (file, offset) = place(server, &params.text_document_position_params)?;
    server.know(&file);
    name_hover(server, &file, offset)
        .or_else(|| link_hover(server, &file, offset))
        .or_else(|| written_hover(server, &file, offset))
}

/// The folder or the file that is named at a place of an open document.
fn link(server: &Server, file: &str, offset: usize) -> Option<Link> {
    let document = server.workspace.documents.get(file)?;
    link_at(&document.path, &document.text, offset)
}

/// What a folder or a file is that is named.
fn link_hover(server: &mut Server, file: &str, offset: usize) -> Option<lsp::Hover> {
    let link = link(server, file, offset)?;
    let title = server.workspace.title(&link.file, server.telling.words.lang());
    let head = title.map(|title| format!("**{}**\n\n", escaped(&title))).unwrap_or_default();
    let page = format!("{head}`{}`", shown(&link.file));
    let text = &server.workspace.documents.get(file)?.text;
    Some(hover(page, range(text, &link.range, server.telling.columns)))
}

/// What a name means.
fn name_hover(server: &mut Server, file: &str, offset: usize) -> Option<lsp::Hover> {
    let (drafts, visit) = server.workspace.read(file);
    let names: Vec<Names<'_>> = drafts.iter().map(Names::new).collect();
    let scales = nearest_first(&drafts, &names, file);
    let edition = server.workspace.edition_with(file)?;
    let found = name_at(&scales, visit.as_ref(), server.workspace.files(), file, offset)?;
    let has = |names: &Names<'_>| names.given().iter().any(|given| given.place == found.given.place);
    let at = names.iter().position(has)?;
    let draft = drafts.get(at)?;
    let mut sound = edition.subject.iter().flat_map(Subject::all);
    let scale = sound.find(|scale| scale.checked.file() == draft.scale.file);
    let about = About { draft, names: names.get(at)?, scale, words: server.telling.words };
    let text = &server.workspace.documents.get(file)?.text;
    Some(hover(page(about, &found.given), range(text, &found.range, server.telling.columns)))
}

/// What a field or a variant is, by the schema.
fn written_hover(server: &Server, file: &str, offset: usize) -> Option<lsp::Hover> {
    let text = &server.workspace.documents.get(file)?.text;
    let schema = schema(server, file, format_of(text)?);
    let cursor = Cursor::at(text, offset);
    let way = Way::to(&cursor, schema);
    let word = text.get(cursor.range.clone()).filter(|word| !word.is_empty())?;
    let description = match (cursor.what, way) {
        (What::Key, Some(way)) => way.holder.field(word)?.description()?.to_owned(),
        (What::Word, Some(way)) => {
            let variants = way.value?.variants();
            variants.into_iter().find(|variant| variant.name == word)?.description?
        }
        // The name at the head of the file.
        (What::Word, None) if cursor.levels.is_empty() => schema.get("description")?.as_str()?.to_owned(),
        _ => return None,
    };
    let page = format!("`{word}` — {}", escaped(&description));
    Some(hover(page, range(text, &cursor.range, server.telling.columns)))
}

fn definition(server: &mut Server, params: lsp::DefinitionParams) -> Option<lsp::Location> {
    let (file, offset) = place(server, &params.text_document_position_params)?;
    server.know(&file);
    let columns = server.telling.columns;
    let named = navigate::definition(&mut server.workspace, At { file: &file, offset, columns });
    named.or_else(|| {
        let uri = server.workspace.documents.uri(&shown(&link(server, &file, offset)?.file));
        Some(lsp::Location { uri, range: lsp::Range::default() })
    })
}

fn rename(server: &mut Server, params: Value) -> Result<Value, Refused> {
    let params: lsp::RenameParams =
        serde_json::from_value(params).map_err(|error| Refused::Params(error.to_string()))?;
    let words = server.telling.words;
    let kept = |kept: Kept| Refused::Failed(words.say(kept.message(), &[("name", &params.new_name)]));
    let Some((file, offset)) = place(server, &params.text_document_position_params) else {
        return Ok(Value::Null);
    };
    server.know(&file);
    let at = At { file: &file, offset, columns: server.telling.columns };
    let edit = rename::rename(&mut server.workspace, at, &params.new_name);
    edit.map(|edit| serde_json::to_value(edit).unwrap_or_default()).map_err(kept)
}

fn references(server: &mut Server, params: lsp::ReferenceParams) -> Option<Vec<lsp::Location>> {
    let (file, offset) = place(server, &params.text_document_position_params)?;
    server.know(&file);
    let columns = server.telling.columns;
    let at = At { file: &file, offset, columns };
    navigate::references(&mut server.workspace, at, params.context.include_declaration)
}

fn document_symbols(
    server: &mut Server,
    params: lsp::DocumentSymbolParams,
) -> Option<Vec<lsp::DocumentSymbol>> {
    let file = server.open_file(&params.text_document.uri)?;
    server.know(&file);
    let (drafts, visit) = server.workspace.read(&file);
    let (files, telling) = (server.workspace.files(), server.telling);
    match (&visit, drafts.first()) {
        (Some(visit), _) => Some(symbols::of_visit(visit, files, telling.columns)),
        (None, Some(draft)) => {
            Some(symbols::of_scale(&Names::new(draft), files, &file, telling.words, telling.columns))
        }
        (None, None) => None,
    }
}

fn inlay_hints(server: &mut Server, params: lsp::InlayHintParams) -> Option<Vec<lsp::InlayHint>> {
    let file = server.open_file(&params.text_document.uri)?;
    let shown = stretch(server, &file, params.range)?;
    // Only items have scores, and only their own scale has to be as it is now.
    if format_of(&server.workspace.documents.get(&file)?.text) != Some(Format::Item) {
        return Some(Vec::new());
    }
    server.know(&file);
    server.workspace.check_edition_of(&file);
    let drafts = server.workspace.drafts_of(&file);
    let edition = server.workspace.edition_with(&file)?;
    let telling = server.telling;
    Some(inlay::hints(drafts.first()?, edition, &file, &shown, telling.words, telling.columns))
}

fn code_actions(server: &mut Server, params: lsp::CodeActionParams) -> Option<Vec<lsp::CodeActionResponse>> {
    server.check();
    let file = server.open_file(&params.text_document.uri)?;
    let asked = stretch(server, &file, params.range)?;
    Some(actions::fixes(&server.workspace, &file, &asked, server.telling))
}
