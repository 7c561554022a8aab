//! How long an answer takes after a keystroke, in the largest item of the shipped scales and in the largest shared forms, which several
//! scales use: `cargo bench -p scalewright-lsp`.
#![allow(missing_docs)]

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use divan::Bencher;
use lsp_server::{Connection, Message, Notification, Request, RequestId};
use scalewright_lsp::{Options, serve};
use serde_json::{Value, json};

fn main() {
    divan::main();
}

/// What is typed in.
#[derive(Clone, Copy, Debug)]
enum Typed {
    /// The largest item.
    Item,
    /// The largest shared forms.
    Forms,
}

impl fmt::Display for Typed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Item => "item",
            Self::Forms => "forms",
        })
    }
}

impl Typed {
    const ALL: [Self; 2] = [Self::Item, Self::Forms];

    /// The largest file of its kind.
    fn path(self) -> PathBuf {
        let root =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scales").canonicalize().expect("it is there");
        let is_forms = |path: &PathBuf| path.ends_with("forms.ron");
        let is_item = |path: &PathBuf| path.parent().is_some_and(|folder| folder.ends_with("items"));
        let mut files = Vec::new();
        gather(&root, &mut files);
        files.retain(|path| match self {
            Self::Item => is_item(path),
            Self::Forms => is_forms(path),
        });
        let size = |path: &PathBuf| fs::metadata(path).map_or(0, |file| file.len());
        files.into_iter().max_by_key(size).expect("there is such a file")
    }

    /// A client that has it open.
    fn client(self) -> Client {
        let path = self.path();
        let text = fs::read_to_string(&path).expect("the file can be read");
        Client::new(&path, &text)
    }
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { gather(&path, found) } else { found.push(path) }
    }
}

struct Client {
    connection: Connection,
    uri: String,
    text: String,
    version: i32,
    odd: bool,
}

impl Client {
    fn new(path: &Path, text: &str) -> Self {
        let (server, connection) = Connection::memory();
        std::thread::spawn(move || serve(server, Options::default()));
        let uri = format!("file://{}", path.display());
        let mut client = Self { connection, uri, text: text.to_owned(), version: 0, odd: false };
        client.ask("initialize", json!({ "capabilities": {} }));
        let item = json!({ "uri": client.uri, "languageId": "ron", "version": 0, "text": text });
        client.tell("textDocument/didOpen", json!({ "textDocument": item }));
        client.diagnostics(0);
        client
    }

    fn tell(&self, method: &str, params: Value) {
        let note = Notification { method: method.to_owned(), params };
        self.connection.sender.send(Message::Notification(note)).expect("the server listens");
    }

    fn ask(&mut self, method: &str, params: Value) {
        self.version += 1;
        let id = RequestId::from(self.version);
        let request = Request { id: id.clone(), method: method.to_owned(), params };
        self.connection.sender.send(Message::Request(request)).expect("the server listens");
        while !matches!(self.connection.receiver.recv(), Ok(Message::Response(answer)) if answer.id == id) {}
    }

    /// Waits for the diagnostics of a version.
    fn diagnostics(&self, version: i32) {
        loop {
            let message = self.connection.receiver.recv().expect("the server answers");
            if let Message::Notification(note) = message
                && note.params["uri"] == self.uri.as_str()
                && note.params["version"] == version
            {
                return;
            }
        }
    }

    /// Types one character, or takes it away again.
    fn type_one(&mut self) {
        self.version += 1;
        let range = json!({
            "start": { "line": LINE, "character": 0 },
            "end": { "line": LINE, "character": usize::from(self.odd) },
        });
        let change = json!({ "range": range, "text": if self.odd { "" } else { " " } });
        let document = json!({ "uri": self.uri, "version": self.version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
        self.odd = !self.odd;
    }

    /// The position just behind some text, as the document was at first; on another line than what is typed.
    fn behind(&self, before: &str) -> Value {
        let at = self.text.find(before).expect("it is there") + before.len();
        let start = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let column: usize = self.text[start..at].chars().map(char::len_utf16).sum();
        json!({ "line": self.text[..at].matches('\n').count(), "character": column })
    }

    /// A request about the document.
    fn params(&self, more: &[(&str, Value)]) -> Value {
        let mut params = json!({ "textDocument": { "uri": self.uri } });
        more.iter().for_each(|(key, value)| params[*key] = value.clone());
        params
    }
}

/// The line that is typed in.
const LINE: usize = 3;
/// Some text before a name, in items and in forms.
const NAME: &str = "id: \"";

/// A keystroke and a request after it, as often as it takes.
fn after_keystroke(bencher: Bencher<'_, '_>, typed: Typed, method: &str, more: &[(&str, Value)]) {
    let mut client = typed.client();
    let mut params = client.params(more);
    if ["completion", "hover", "references"].iter().any(|one| method.ends_with(one)) {
        params["position"] = client.behind(NAME);
    }
    bencher.bench_local(|| {
        client.type_one();
        client.ask(method, params.clone());
    });
}

/// From a keystroke to the diagnostics: the file is read anew and the whole scale is checked.
#[divan::bench(args = Typed::ALL)]
fn to_diagnostics(bencher: Bencher<'_, '_>, typed: Typed) {
    let mut client = typed.client();
    bencher.bench_local(|| {
        client.type_one();
        client.diagnostics(client.version);
    });
}

/// From a keystroke to an answer with completions.
#[divan::bench(args = Typed::ALL)]
fn to_completions(bencher: Bencher<'_, '_>, typed: Typed) {
    after_keystroke(bencher, typed, "textDocument/completion", &[]);
}

/// From a keystroke to what a name means.
#[divan::bench(args = Typed::ALL)]
fn to_hover(bencher: Bencher<'_, '_>, typed: Typed) {
    after_keystroke(bencher, typed, "textDocument/hover", &[]);
}

/// From a keystroke to where a name is used.
#[divan::bench(args = Typed::ALL)]
fn to_references(bencher: Bencher<'_, '_>, typed: Typed) {
    let context = json!({ "includeDeclaration": true });
    after_keystroke(bencher, typed, "textDocument/references", &[("context", context)]);
}

/// From a keystroke to the outline.
#[divan::bench(args = Typed::ALL)]
fn to_symbols(bencher: Bencher<'_, '_>, typed: Typed) {
    after_keystroke(bencher, typed, "textDocument/documentSymbol", &[]);
}

/// From a keystroke to the text beside the scores.
#[divan::bench(args = Typed::ALL)]
fn to_anchor_texts(bencher: Bencher<'_, '_>, typed: Typed) {
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } });
    after_keystroke(bencher, typed, "textDocument/inlayHint", &[("range", range)]);
}
