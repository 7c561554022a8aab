//! The life of a server: greeting, messages in their order, leaving.

use std::collections::{BTreeMap, BTreeSet};

use gen_lsp_types as lsp;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use scalewright::diag::Severity;
use scalewright::model::Lang;
use scalewright::words::Words;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::client::Client;
use crate::diagnostics::{self, Telling};
use crate::documents::file_of;
use crate::requests;
use crate::workspace::Workspace;

/// What can be chosen before the client says anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of everything that is said. If it is left out, that of the client's surface.
    pub lang: Option<Lang>,
    /// The language for a client that names none; English if this is left out too.
    pub otherwise: Option<Lang>,
}

/// How a server came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The client said that it would leave, and left.
    Orderly,
    /// The client left without a word.
    Abrupt,
}

/// Serves a client until it leaves.
pub fn serve(connection: Connection, options: Options) -> Ending {
    let Some(client) = greet(&connection) else { return Ending::Abrupt };
    let lang = options.lang.or(client.lang).or(options.otherwise).unwrap_or(Lang::En);
    let least = if client.evidence { Severity::Note } else { Severity::Warning };
    let telling = Telling { words: Words::of(lang), columns: client.columns, least };
    let workspace = Workspace::new(client.roots.clone());
    let mut server = Server {
        connection,
        client,
        telling,
        workspace,
        published: BTreeMap::new(),
        changed: BTreeSet::new(),
        leaving: false,
    };
    server.run()
}

/// Answers `initialize`; what comes before is refused. Nothing if the client leaves before that.
fn greet(connection: &Connection) -> Option<Client> {
    loop {
        match connection.receiver.recv().ok()? {
            Message::Request(request) if request.method == "initialize" => {
                let client = Client::new(&request.params);
                send(connection, Response::new_ok(request.id, client.greeting()));
                return Some(client);
            }
            Message::Request(request) => {
                let text = "the first request must be `initialize`";
                send(connection, refusal(request.id, ErrorCode::ServerNotInitialized, text));
            }
            Message::Notification(note) if note.method == "exit" => return None,
            Message::Notification(_) | Message::Response(_) => {}
        }
    }
}

/// A client that is gone need not be told anything; the next message that is waited for does not come.
fn send(connection: &Connection, message: impl Into<Message>) {
    let _ = connection.sender.send(message.into());
}

fn refusal(id: RequestId, code: ErrorCode, text: &str) -> Response {
    Response::new_err(id, code as i32, text.to_owned())
}

pub(crate) struct Server {
    connection: Connection,
    /// What the client can.
    pub client: Client,
    /// How findings are told.
    pub telling: Telling,
    /// The documents and what they belong to.
    pub workspace: Workspace,
    /// The diagnostics that the client has, by file.
    published: BTreeMap<String, Vec<lsp::Diagnostic>>,
    /// The documents that were opened or changed since diagnostics were sent.
    changed: BTreeSet<String>,
    /// The client has said that it will leave.
    leaving: bool,
}

impl Server {
    fn run(&mut self) -> Ending {
        while let Some(batch) = self.next() {
            let cancelled: BTreeSet<RequestId> = batch.iter().filter_map(cancelled).collect();
            for message in batch {
                match message {
                    Message::Request(request) if cancelled.contains(&request.id) => {
                        self.send(refusal(request.id, ErrorCode::RequestCanceled, "cancelled"));
                    }
                    Message::Request(request) => self.request(request),
                    Message::Notification(note) if note.method == "exit" => {
                        return if self.leaving { Ending::Orderly } else { Ending::Abrupt };
                    }
                    Message::Notification(note) => self.notification(note),
                    // Answers to our requests say nothing that we need.
                    Message::Response(_) => {}
                }
            }
            self.check_some();
        }
        Ending::Abrupt
    }

    /// What has come in, all of it: of many keystrokes, the last one counts. While something is to be checked, nothing is waited for.
    /// Nothing if the client is gone.
    fn next(&self) -> Option<Vec<Message>> {
        let receiver = &self.connection.receiver;
        let mut batch = Vec::new();
        if !self.is_behind() {
            batch.push(receiver.recv().ok()?);
        }
        loop {
            match receiver.try_recv() {
                Ok(message) => batch.push(message),
                Err(error) if error.is_disconnected() && batch.is_empty() => return None,
                Err(_) => return Some(batch),
            }
        }
    }

    fn send(&self, message: impl Into<Message>) {
        send(&self.connection, message);
    }

    fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let response = match (self.leaving, method.as_str()) {
            (true, _) => refusal(id, ErrorCode::InvalidRequest, "the server is shutting down"),
            (_, "initialize") => refusal(id, ErrorCode::InvalidRequest, "the server is initialized already"),
            (_, "shutdown") => {
                self.leaving = true;
                Response::new_ok(id, Value::Null)
            }
            _ => match requests::answer(self, &method, params) {
                Ok(result) => Response::new_ok(id, result),
                Err(requests::Refused::Unknown) => {
                    refusal(id, ErrorCode::MethodNotFound, &format!("`{method}` is not known"))
                }
                Err(requests::Refused::Failed(text)) => refusal(id, ErrorCode::RequestFailed, &text),
                Err(requests::Refused::Params(error)) => refusal(id, ErrorCode::InvalidParams, &error),
            },
        };
        self.send(response);
    }

    fn notification(&mut self, note: Notification) {
        let Notification { method, params } = note;
        match method.as_str() {
            "initialized" if self.client.watches => {
                let id = RequestId::from("watch".to_owned());
                self.send(Request {
                    id,
                    method: "client/registerCapability".to_owned(),
                    params: Client::watch(),
                });
            }
            "textDocument/didOpen" => {
                let params: Option<lsp::DidOpenTextDocumentParams> = read(params);
                let file = params.and_then(|params| self.workspace.documents.open(params.text_document));
                self.changed(file);
            }
            "textDocument/didChange" => {
                let params: Option<lsp::DidChangeTextDocumentParams> = read(params);
                let columns = self.telling.columns;
                let file = params.and_then(|params| self.workspace.documents.change(params, columns));
                self.changed(file);
            }
            "textDocument/didClose" => {
                let params: Option<lsp::DidCloseTextDocumentParams> = read(params);
                let file =
                    params.and_then(|params| self.workspace.documents.close(&params.text_document.uri));
                if let Some(file) = file {
                    self.changed.remove(&file);
                    self.workspace.closed(&file);
                    self.publish();
                }
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => self.workspace.changed_outside(),
            "workspace/didChangeWorkspaceFolders" => {
                let params: Option<lsp::DidChangeWorkspaceFoldersParams> = read(params);
                params.into_iter().for_each(|params| self.folders(&params.event));
            }
            // Others are none of our business; a notification has no answer.
            _ => {}
        }
    }

    fn changed(&mut self, file: Option<String>) {
        if let Some(file) = file {
            self.workspace.changed(&file);
            self.changed.insert(file);
        }
    }

    fn folders(&mut self, event: &lsp::WorkspaceFoldersChangeEvent) {
        let path = |folder: &lsp::WorkspaceFolder| crate::address::path(&folder.uri);
        let removed: Vec<_> = event.removed.iter().filter_map(path).collect();
        self.workspace.roots.retain(|root| !removed.contains(root));
        self.workspace.roots.extend(event.added.iter().filter_map(path));
    }

    /// Whether the client has not been told yet what became of the last changes.
    fn is_behind(&self) -> bool {
        self.workspace.is_pending() || !self.changed.is_empty()
    }

    /// Checks the next edition, so that what is asked meanwhile does not have to wait for all of them. After the last one, sends what
    /// has become of the diagnostics. Scales first: what is typed is most often theirs.
    fn check_some(&mut self) {
        if !self.is_behind() {
            return;
        }
        self.workspace.check_next_edition();
        if !self.workspace.has_pending_editions() {
            self.publish();
            if self.workspace.check_visits() {
                self.publish();
            }
        }
    }

    /// Checks all that has changed, and sends what has become of the diagnostics.
    pub fn check(&mut self) {
        while self.is_behind() {
            self.check_some();
        }
    }

    /// Sees to it that a document which was opened just now belongs to something. What it belonged to before will do while somebody
    /// types.
    pub fn know(&mut self, file: &str) {
        if self.workspace.edition_with(file).is_none() {
            self.check();
        }
    }

    /// Sends the diagnostics of every file for which they have changed, and of the documents that have changed themselves.
    fn publish(&mut self) {
        let found = diagnostics::all(&self.workspace, self.telling);
        let changed = std::mem::take(&mut self.changed);
        let stale = self.published.keys().filter(|file| !found.contains_key(*file));
        let mut due: BTreeSet<String> = stale.cloned().collect();
        due.extend(
            found
                .iter()
                .filter(|(file, new)| self.published.get(*file) != Some(*new))
                .map(|(file, _)| file.clone()),
        );
        due.extend(changed);
        for file in due {
            let diagnostics = found.get(&file).cloned().unwrap_or_default();
            let version = self.workspace.documents.get(&file).map(|document| document.version);
            let uri = self.workspace.documents.uri(&file);
            let params = lsp::PublishDiagnosticsParams { uri, version, diagnostics };
            self.send(Notification::new("textDocument/publishDiagnostics".to_owned(), params));
        }
        self.published = found;
    }

    /// The file of a document that a request is about, if the client has it open.
    pub fn open_file(&self, uri: &lsp::Uri) -> Option<String> {
        file_of(uri).filter(|file| self.workspace.documents.get(file).is_some())
    }
}

/// The request that a message cancels.
fn cancelled(message: &Message) -> Option<RequestId> {
    let Message::Notification(note) = message else { return None };
    let id = (note.method == "$/cancelRequest").then(|| note.params.get("id").cloned())?;
    serde_json::from_value(id.unwrap_or(json!(null))).ok()
}

/// The parameters of a notification. What cannot be read is passed over: there is nobody to be told.
fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}
