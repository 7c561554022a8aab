//! How long an answer takes after a keystroke, in the largest item of the shipped scales: `cargo bench -p scalewright-lsp`.
#![allow(missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use divan::Bencher;
use lsp_server::{Connection, Message, Notification, Request, RequestId};
use scalewright_lsp::{Options, serve};
use serde_json::{Value, json};

fn main() {
    divan::main();
}

/// The largest file of an item, and the address of its folder's neighbours.
fn largest() -> PathBuf {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scales").canonicalize().expect("it is there");
    let folders = scalewright::library(&root).into_iter().map(|entry| entry.folder.join("items"));
    let files = folders.filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let sized = files.filter_map(|entry| Some((entry.metadata().ok()?.len(), entry.path())));
    sized.max_by_key(|(size, _)| *size).expect("there are items").1
}

struct Client {
    connection: Connection,
    uri: String,
    version: i32,
}

impl Client {
    fn new(path: &Path, text: &str) -> Self {
        let (server, connection) = Connection::memory();
        std::thread::spawn(move || serve(server, Options::default()));
        let mut client = Self { connection, uri: format!("file://{}", path.display()), version: 0 };
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

    /// Types one character at a place, or takes it away again.
    fn type_at(&mut self, line: usize, odd: bool) {
        self.version += 1;
        let (from, to) = ((line, 0), (line, usize::from(odd)));
        let range = json!({
            "start": { "line": from.0, "character": from.1 },
            "end": { "line": to.0, "character": to.1 },
        });
        let change = json!({ "range": range, "text": if odd { "" } else { " " } });
        let document = json!({ "uri": self.uri, "version": self.version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    }
}

/// From a keystroke to the diagnostics: the file is read anew and the whole scale is checked.
#[divan::bench]
fn to_diagnostics(bencher: Bencher<'_, '_>) {
    let path = largest();
    let text = fs::read_to_string(&path).expect("the item can be read");
    let mut client = Client::new(&path, &text);
    let mut odd = false;
    bencher.bench_local(|| {
        client.type_at(3, odd);
        client.diagnostics(client.version);
        odd = !odd;
    });
}

/// From a keystroke to an answer with completions, which does not wait for the check.
#[divan::bench]
fn to_completions(bencher: Bencher<'_, '_>) {
    let path = largest();
    let text = fs::read_to_string(&path).expect("the item can be read");
    let line =
        text.lines().position(|line| line.trim_start().starts_with("sources:")).expect("it has sources");
    let column = text.lines().nth(line).and_then(|line| line.find('"')).expect("it names one") + 1;
    let mut client = Client::new(&path, &text);
    let mut odd = false;
    bencher.bench_local(|| {
        client.type_at(3, odd);
        let position = json!({ "line": line, "character": column });
        let document = json!({ "uri": client.uri });
        client.ask("textDocument/completion", json!({ "textDocument": document, "position": position }));
        odd = !odd;
    });
}

/// From a keystroke to the text beside the scores, which waits for the check.
#[divan::bench]
fn to_anchor_texts(bencher: Bencher<'_, '_>) {
    let path = largest();
    let text = fs::read_to_string(&path).expect("the item can be read");
    let mut client = Client::new(&path, &text);
    let mut odd = false;
    bencher.bench_local(|| {
        client.type_at(3, odd);
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } });
        let document = json!({ "uri": client.uri });
        client.ask("textDocument/inlayHint", json!({ "textDocument": document, "range": range }));
        odd = !odd;
    });
}
