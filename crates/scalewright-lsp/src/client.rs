//! What the client says of itself at the beginning. It is read leniently: what is not understood is left at what every client can.

use std::path::PathBuf;

use gen_lsp_types as lsp;
use scalewright::model::Lang;
use serde_json::{Value, json};

use crate::address;
use crate::lines::Columns;

/// What matters of the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Client {
    /// The language of its surface, if it is one of ours.
    pub lang: Option<Lang>,
    /// How it counts columns.
    pub columns: Columns,
    /// The folders that it has open.
    pub roots: Vec<PathBuf>,
    /// It moves through the places that are to be filled in.
    pub snippets: bool,
    /// It watches files, if it is told which.
    pub watches: bool,
    /// Notes on evidence are wanted.
    pub evidence: bool,
}

impl Client {
    /// What the parameters of `initialize` say.
    pub fn new(params: &Value) -> Self {
        let at = |pointer: &str| params.pointer(pointer);
        let is = |pointer: &str| at(pointer).and_then(Value::as_bool).unwrap_or(false);
        let encodings = at("/capabilities/general/positionEncodings").and_then(Value::as_array);
        let utf8 = encodings.into_iter().flatten().any(|encoding| encoding == "utf-8");
        Self {
            lang: at("/locale").and_then(Value::as_str).and_then(Lang::from_code),
            columns: if utf8 { Columns::Utf8 } else { Columns::Utf16 },
            roots: roots(params),
            snippets: is("/capabilities/textDocument/completion/completionItem/snippetSupport"),
            watches: is("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration"),
            evidence: is("/initializationOptions/evidence"),
        }
    }

    /// What the server can do, for this client.
    pub fn greeting(&self) -> lsp::InitializeResult {
        let encoding = match self.columns {
            Columns::Utf8 => lsp::PositionEncodingKind::UTF8,
            Columns::Utf16 => lsp::PositionEncodingKind::UTF16,
        };
        let sync = lsp::TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(lsp::TextDocumentSyncKind::Incremental),
            save: Some(lsp::Save::Bool(true)),
            ..lsp::TextDocumentSyncOptions::default()
        };
        let completion = lsp::CompletionOptions {
            trigger_characters: Some(vec!["\"".to_owned(), "(".to_owned(), "{".to_owned()]),
            ..lsp::CompletionOptions::default()
        };
        let actions = lsp::CodeActionOptions {
            code_action_kinds: Some(vec![lsp::CodeActionKind::QuickFix]),
            ..lsp::CodeActionOptions::default()
        };
        let folders = lsp::WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(lsp::ChangeNotifications::Bool(true)),
        };
        let capabilities = lsp::ServerCapabilities {
            position_encoding: Some(encoding),
            text_document_sync: Some(lsp::TextDocumentSync::Options(sync)),
            completion_provider: Some(completion),
            hover_provider: Some(lsp::HoverProvider::Bool(true)),
            definition_provider: Some(lsp::DefinitionProvider::Bool(true)),
            rename_provider: Some(lsp::RenameProvider::Bool(true)),
            references_provider: Some(lsp::ReferencesProvider::Bool(true)),
            document_symbol_provider: Some(lsp::DocumentSymbolProvider::Bool(true)),
            code_action_provider: Some(lsp::CodeActionProvider::CodeActionOptions(actions)),
            inlay_hint_provider: Some(lsp::InlayHintProvider::Bool(true)),
            workspace: Some(lsp::WorkspaceOptions {
                workspace_folders: Some(folders),
                ..lsp::WorkspaceOptions::default()
            }),
            ..lsp::ServerCapabilities::default()
        };
        let version = Some(env!("CARGO_PKG_VERSION").to_owned());
        let server_info = Some(lsp::ServerInfo { name: "scalewright".to_owned(), version });
        lsp::InitializeResult { capabilities, server_info }
    }

    /// The request to be told when files change on the disk.
    pub fn watch() -> Value {
        let options = json!({ "watchers": [{ "globPattern": "**/*.ron" }] });
        let method = "workspace/didChangeWatchedFiles";
        json!({ "registrations": [{ "id": "files", "method": method, "registerOptions": options }] })
    }
}

fn roots(params: &Value) -> Vec<PathBuf> {
    let folders = params.get("workspaceFolders").and_then(Value::as_array).into_iter().flatten();
    let mut uris: Vec<&str> = folders.filter_map(|folder| folder.get("uri")?.as_str()).collect();
    if uris.is_empty() {
        uris.extend(params.get("rootUri").and_then(Value::as_str));
    }
    uris.into_iter().filter_map(|uri| address::path(&lsp::Uri::from(uri))).collect()
}
