//! A client that speaks the protocol over a connection in memory.
#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use scalewright_lsp::{Ending, Options, serve};
use serde_json::{Value, json};

/// A folder of the repository.
pub fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the root is there").join(path)
}

/// The address of a path.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A client and the server that it speaks with.
pub struct Client {
    connection: Connection,
    serving: JoinHandle<Ending>,
    next: i32,
    /// The diagnostics that the client was sent last, by address.
    pub diagnostics: BTreeMap<String, Vec<Value>>,
    texts: BTreeMap<String, String>,
}

impl Client {
    /// A client that has said nothing yet.
    pub fn silent() -> Self {
        let (server, connection) = Connection::memory();
        let serving = std::thread::spawn(move || serve(server, Options::default()));
        Self { connection, serving, next: 0, diagnostics: BTreeMap::new(), texts: BTreeMap::new() }
    }

    /// A client that was greeted: in English, with snippets, with some more parameters.
    pub fn greeted(more: Value) -> Self {
        let mut client = Self::silent();
        let completion = json!({ "completionItem": { "snippetSupport": false } });
        let mut params = json!({
            "processId": null,
            "rootUri": null,
            "locale": "en",
            "capabilities": { "textDocument": { "completion": completion } },
        });
        for (key, value) in more.as_object().cloned().unwrap_or_default() {
            params[key] = value;
        }
        client.ask("initialize", params).expect("the server greets");
        client.tell("initialized", json!({}));
        client
    }

    pub fn new() -> Self {
        Self::greeted(json!({}))
    }

    /// Sends a notification.
    pub fn tell(&self, method: &str, params: Value) {
        let note = Notification { method: method.to_owned(), params };
        self.connection.sender.send(Message::Notification(note)).expect("the server listens");
    }

    /// Sends a request and waits for its answer; an error is its code.
    pub fn ask(&mut self, method: &str, params: Value) -> Result<Value, i32> {
        self.next += 1;
        let id = RequestId::from(self.next);
        let request = Request { id: id.clone(), method: method.to_owned(), params };
        self.connection.sender.send(Message::Request(request)).expect("the server listens");
        loop {
            match self.connection.receiver.recv().expect("the server answers") {
                Message::Response(response) if response.id == id => {
                    return response.response_result.map_err(|error| error.code);
                }
                Message::Response(response) => panic!("nobody asked for {response:?}"),
                Message::Notification(note) => self.note(note),
                Message::Request(request) => {
                    let answer = Response::new_ok(request.id, Value::Null);
                    self.connection.sender.send(Message::Response(answer)).expect("the server listens");
                }
            }
        }
    }

    fn note(&mut self, note: Notification) {
        assert_eq!(note.method, "textDocument/publishDiagnostics");
        let uri = note.params["uri"].as_str().expect("there is an address").to_owned();
        let list = note.params["diagnostics"].as_array().expect("there is a list").clone();
        self.diagnostics.insert(uri, list);
    }

    /// Opens a file as it is on the disk.
    pub fn open(&mut self, path: &Path) -> String {
        let text = fs::read_to_string(path).expect("the file can be read");
        self.open_as(path, &text)
    }

    /// Opens a file with another text.
    pub fn open_as(&mut self, path: &Path, text: &str) -> String {
        let uri = uri(path);
        let item = json!({ "uri": uri, "languageId": "ron", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
        self.texts.insert(uri.clone(), text.to_owned());
        uri
    }

    /// Replaces a part of an open document, as if somebody typed, and gives the new text.
    pub fn replace(&mut self, uri: &str, old: &str, new: &str) -> String {
        let text = self.texts[uri].clone();
        let at = text.find(old).unwrap_or_else(|| panic!("`{old}` is in the text"));
        let range = json!({ "start": position(&text, at), "end": position(&text, at + old.len()) });
        let change = json!({ "range": range, "text": new });
        let document = json!({ "uri": uri, "version": 2 });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
        let text = text.replacen(old, new, 1);
        self.texts.insert(uri.to_owned(), text.clone());
        text
    }

    /// Replaces the whole text of an open document.
    pub fn become_text(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "version": 3 });
        let change = json!({ "text": text });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
        self.texts.insert(uri.to_owned(), text.to_owned());
    }

    /// A request about the place at the end of some text, the first time that it stands in a document.
    pub fn ask_after(&mut self, method: &str, uri: &str, before: &str) -> Value {
        let text = &self.texts[uri];
        let at = text.find(before).unwrap_or_else(|| panic!("`{before}` is in the text")) + before.len();
        let mut params = json!({ "textDocument": { "uri": uri }, "position": position(text, at) });
        if method == "textDocument/references" {
            params["context"] = json!({ "includeDeclaration": true });
        }
        self.ask(method, params).expect("there is an answer")
    }

    /// The names that are offered at the end of some text.
    pub fn offered(&mut self, uri: &str, before: &str) -> Vec<String> {
        labels(&self.ask_after("textDocument/completion", uri, before))
    }

    /// The page that is shown for the place at the end of some text.
    pub fn page(&mut self, uri: &str, before: &str) -> String {
        let hover = self.ask_after("textDocument/hover", uri, before);
        hover["contents"]["value"]
            .as_str()
            .unwrap_or_else(|| panic!("there is a page for `{before}`"))
            .to_owned()
    }

    /// The diagnostics of a document, when everything that was said is done.
    pub fn found(&mut self, uri: &str) -> Vec<Value> {
        // Fixes are offered when everything is checked.
        let start = json!({ "line": 0, "character": 0 });
        let range = json!({ "start": start, "end": start });
        let context = json!({ "diagnostics": [] });
        let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": context });
        self.ask("textDocument/codeAction", params).expect("there is an answer");
        self.diagnostics.get(uri).cloned().unwrap_or_default()
    }

    /// Leaves in good order.
    pub fn leave(mut self) {
        self.ask("shutdown", Value::Null).expect("the server agrees");
        self.tell("exit", Value::Null);
        assert_eq!(self.serving.join().expect("the server did not panic"), Ending::Orderly);
    }

    /// Goes away without a word.
    pub fn vanish(self) -> Ending {
        drop(self.connection);
        self.serving.join().expect("the server did not panic")
    }

    /// Says that it leaves at once.
    pub fn exit(self) -> Ending {
        self.tell("exit", Value::Null);
        self.serving.join().expect("the server did not panic")
    }
}

/// The labels of completions.
pub fn labels(items: &Value) -> Vec<String> {
    let items = items.as_array().into_iter().flatten();
    items.map(|item| item["label"].as_str().expect("there is a label").to_owned()).collect()
}

/// The position of a byte, in units of UTF-16.
pub fn position(text: &str, at: usize) -> Value {
    let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let column: usize = text[line..at].chars().map(char::len_utf16).sum();
    json!({ "line": text[..at].matches('\n').count(), "character": column })
}

/// What stands at a location of the protocol, in a text.
pub fn slice<'t>(text: &'t str, range: &Value) -> &'t str {
    let byte = |position: &Value| {
        let number =
            |key: &str| usize::try_from(position[key].as_u64().expect("a number")).expect("it is small");
        let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
        let mut units = 0;
        let inner = text[start..].char_indices().find(|(_, c)| {
            let here = units == number("character");
            units += c.len_utf16();
            here
        });
        start + inner.map_or(text.len() - start, |(at, _)| at)
    };
    &text[byte(&range["start"])..byte(&range["end"])]
}

/// The codes of diagnostics.
pub fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().filter_map(|one| one["code"].as_str()).collect()
}
